"""Services die, stop, come and go in the middle of their work: nothing is lost, nothing is done twice."""

import asyncio
from collections.abc import Callable

import pytest

from tests.faults.harness import SERVICES, Harness, kill
from tests.faults.load import Load, load, members
from tests.faults.papers import papers

pytestmark = [pytest.mark.faults, pytest.mark.timeout(420)]

GRANTS_MIN = 10
"""Of the 20 genuine credentials of a load: fewer, and there would be little that could be doubled."""

BATCH = 6


async def sent(underway: Load, label: str) -> "asyncio.Task[None]":
    """Begin to send a load."""
    return asyncio.create_task(underway.send(await asyncio.to_thread(papers, label), pause_s=0.1))


@pytest.mark.parametrize("service", ["ingest", "verify", "credit"])
async def test_a_stateful_service_is_killed_in_its_transaction(harness: Harness, service: str):
    """SIGKILL while a batch is in an open transaction: what it had begun is undone, and done once by the next process."""
    async with load(harness) as underway:
        sending = await sent(underway, f"kill-{service}")
        await underway.until(lambda: underway.passed(service) >= 2, f"{service} has begun")
        victim = harness.process(service)
        async with harness.blocked_in_transaction(service):
            kill(victim)
        await sending
        await harness.wait_restarted(service, victim.pid)
        await underway.verify(grants_min=GRANTS_MIN)


@pytest.mark.parametrize(("service", "after_s"), [("ocr", 1.0), ("classify", 0.03)])
async def test_a_stateless_service_is_killed_in_its_batch(harness: Harness, service: str, after_s: float):
    """SIGKILL with a batch in hand and nothing answered: the next process does the batch, and the ids are the same."""
    async with load(harness) as underway:
        victim = harness.process(service)
        with harness.held(service):
            sending = await sent(underway, f"kill-{service}")
            await underway.until(lambda: underway.in_hand(service) >= BATCH, f"work has heaped up before {service}")
        passed = underway.passed(service)
        await asyncio.sleep(after_s)
        kill(victim)
        assert underway.passed(service) == passed, f"{service} has answered nothing yet"
        await sending
        await harness.wait_restarted(service, victim.pid)
        await underway.verify(grants_min=GRANTS_MIN)


async def test_told_to_stop_while_reading(harness: Harness, record_property: Callable[[str, object], None]):
    """SIGTERM in the middle of OCR: it ends in order, with 0, within the grace period, and no message is lost."""
    async with load(harness) as underway:
        reader = harness.process("ocr")
        with harness.held("ocr"):
            sending = await sent(underway, "sigterm")
            await underway.until(lambda: underway.in_hand("ocr") >= BATCH, "documents wait for OCR")
        await asyncio.sleep(1)
        said = len(harness.said)
        reader.terminate()
        seconds = await harness.gone(reader, harness.grace_s)
        await sending
        await harness.wait_restarted("ocr", reader.pid)
        assert any("ocr ended with exit code 0" in sentence for sentence in harness.said[said:]), harness.said
        await underway.verify(grants_min=GRANTS_MIN)
    record_property("seconds_to_stop", round(seconds, 2))
    assert seconds < harness.grace_s


async def test_one_process_of_each_service_is_added_and_one_taken_away(harness: Harness):
    """Under load each service becomes two, and then the first of the two is told to stop."""
    async with load(harness) as underway:
        sending = await sent(underway, "two")
        await underway.until(lambda: underway.passed("ocr") >= 1, "reading has begun")
        added = await asyncio.gather(*(harness.add(service) for service in SERVICES))
        assert [await members(harness, service) for service in SERVICES] == [2] * len(SERVICES)
        await sending
        more = await sent(underway, "two-more")
        await underway.until(lambda: underway.in_hand("ocr") >= 2, "there is work for two")
        await asyncio.gather(*(harness.service(service).stop(harness.grace_s) for service in SERVICES))
        await more
        await underway.verify(grants_min=2 * GRANTS_MIN)
    assert [service.restarts for service in added] == [0] * len(SERVICES), "those that stayed never died"
