"""A cluster of three brokers loses one for good."""

import asyncio
from pathlib import Path

import pytest

from tests.faults.harness import Harness
from tests.faults.load import load
from tests.faults.papers import papers

pytestmark = [pytest.mark.faults, pytest.mark.timeout(420)]

GRANTS_MIN = 10


async def test_one_node_of_three_is_killed_for_good(state_folder: Path):
    """SIGKILL to one of three nodes under load: the other two carry on, and so do the services, each in its process."""
    async with Harness.running(state_folder, nodes=3) as harness, load(harness) as underway:
        made = await asyncio.to_thread(papers, "node")
        sending = asyncio.create_task(underway.send(made, pause_s=0.3))
        await underway.until(lambda: underway.ended >= 2, "the first have ended")
        pids = harness.pids()
        await asyncio.to_thread(harness.kafka.kill, harness.kafka.nodes[0])
        assert underway.ended < len(made), "there is work left to lose"
        await sending
        await underway.verify(grants_min=GRANTS_MIN)
        assert harness.pids() == pids, "no service had to be started again"
        assert harness.kafka.nodes[0].running is None, "the node has stayed away"
