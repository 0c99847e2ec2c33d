"""What customers send by mistake or by malice: each is refused with a reason to act on, and costs nobody else a thing."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import psutil
import pytest

from services.ingest.refusal import RefusalCode
from shared.events import CredentialRejected, ObjectRef
from shared.events import Stage as StageName
from tests.faults.harness import Harness
from tests.faults.load import load, upload
from tests.faults.papers import Paper, papers
from tests.unit.ingest.test_ingest_refusals import CASES

pytestmark = [pytest.mark.faults, pytest.mark.timeout(420)]

HOSTILE = (
    "truncated jpeg",
    "png bomb",
    "encrypted pdf",
    "pdf of 1,000 pages",
    "zip renamed to .jpg",
    "empty",
    "svg",
    "text",
)
GROWTH_BYTES_MAX = 700_000_000
"""Of the whole service with its two workers. The bomb alone would take 7,500,000,000 bytes if it were decoded."""


class Memory:
    """What a process and its children hold, the most of it since the start."""

    def __init__(self, process: psutil.Process) -> None:
        self._process = process
        self.at_rest = self.peak = self._now()

    async def watch(self) -> None:
        while True:
            self.peak = max(self.peak, self._now())
            await asyncio.sleep(0.03)

    def _now(self) -> int:
        total = 0
        for process in (self._process, *self._process.children(recursive=True)):
            try:
                total += process.memory_info().rss
            except psutil.NoSuchProcess:
                continue
        return int(total)


@asynccontextmanager
async def memory_of(process: psutil.Process) -> AsyncIterator[Memory]:
    """Sampled for as long as the block lasts."""
    memory = Memory(process)
    watching = asyncio.create_task(memory.watch())
    try:
        yield memory
    finally:
        watching.cancel()
        await asyncio.wait([watching])


async def test_each_is_refused_for_its_reason_and_good_ones_go_through(
    harness: Harness, record_property: Callable[[str, object], None]
):
    """Ten hostile uploads among four good ones: ten rejections with code and advice, four ends, memory bounded."""
    expected = {f"hostile-{number}": CASES[name][1] for number, name in enumerate(HOSTILE)}
    hostile = [
        Paper(f"hostile-{number}", f"hostile-account-{number}", "王小红", CASES[name][0])
        for number, name in enumerate(HOSTILE)
    ]
    good = await asyncio.to_thread(papers, "among-hostile", 1)
    process = harness.process("ingest")
    async with load(harness) as underway, memory_of(process) as memory:
        await underway.send(good[:2])
        await underway.send(hostile)
        missing = ObjectRef(key="uploads/nothing", sha256="0" * 64, media_type="image/jpeg", size_bytes=10)
        altered = (await underway.store(good[2])).object.model_copy(update={"sha256": hashlib.sha256(b"").hexdigest()})
        expected |= {"missing": RefusalCode.OBJECT_MISSING, "altered": RefusalCode.OBJECT_MISMATCH}
        await underway.upload([upload("missing", "hostile-account-8", missing)])
        await underway.upload([upload("altered", "hostile-account-9", altered)])
        await underway.send(good[2:])
        evidence = await underway.verify(grants_min=2)
    assert harness.process("ingest") == process, "ingest has outlived them all"
    for upload_id, code in expected.items():
        (event,) = evidence.ends(upload_id).values()
        assert isinstance(event, CredentialRejected)
        assert (event.stage, [reason.code for reason in event.reasons]) == (StageName.INGEST, [code])
        assert any("\u4e00" <= letter <= "\u9fff" for letter in event.advice)
    record_property("megabytes_grown", (memory.peak - memory.at_rest) // 1_000_000)
    assert memory.peak - memory.at_rest < GROWTH_BYTES_MAX


def test_the_sampling_sees_what_a_process_takes():
    """The bound above would be no bound if the sampling were blind."""
    memory = Memory(psutil.Process())
    ballast = bytearray(b"x" * 80_000_000)
    assert memory._now() - memory.at_rest > len(ballast) // 2
