"""The database and the broker die under load and come back: the services wait, and lose and double nothing."""

import asyncio

import pytest

from tests.faults.harness import Harness
from tests.faults.load import load
from tests.faults.papers import papers

pytestmark = [pytest.mark.faults, pytest.mark.timeout(420)]

GRANTS_MIN = 10
AWAY_S = 2


@pytest.mark.parametrize("end", ["kill", "stop"])
async def test_postgres_goes_and_comes_back(harness: Harness, end: str):
    """Killed, or stopped in order (which also takes its socket away) in the middle of it all: everything is done once."""
    async with load(harness) as underway:
        made = await asyncio.to_thread(papers, f"postgres-{end}")
        sending = asyncio.create_task(underway.send(made, pause_s=0.3))
        await underway.until(lambda: underway.ended >= 2, "the first have ended")
        pids = harness.pids()
        await asyncio.to_thread(getattr(harness.postgres, end))
        await asyncio.sleep(AWAY_S)
        assert underway.ended < len(made), "there is work left to lose"
        await asyncio.to_thread(harness.postgres.start)
        await sending
        await underway.verify(grants_min=GRANTS_MIN)
    assert harness.pids() == pids, "no service had to be started again"


async def test_the_broker_is_killed_and_comes_back(harness: Harness):
    """SIGKILL to the only node: every service outlives it, and goes on where it was when it is back."""
    async with load(harness) as underway:
        made = await asyncio.to_thread(papers, "broker")
        sending = asyncio.create_task(underway.send(made, pause_s=0.3))
        await underway.until(lambda: underway.ended >= 2, "the first have ended")
        pids = harness.pids()
        await asyncio.to_thread(harness.kafka.kill, harness.kafka.nodes[0])
        await asyncio.sleep(AWAY_S)
        assert underway.ended < len(made), "there is work left to lose"
        await asyncio.to_thread(harness.kafka.start)
        await sending
        await underway.verify(grants_min=GRANTS_MIN)
    assert harness.pids() == pids, "no service had to be started again"
