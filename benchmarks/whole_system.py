"""A real system in a state folder of the benchmark's own, drawn credentials to send through it, and what they cost."""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import psutil

from catalogue import load
from redflower.journeys import Journeys
from redflower.leftovers import processes_of
from redflower.state import StateFolder
from redflower.submit import Link, follow, linked
from redflower.system import System, kafka_settings
from specimens import SpecimenRequest, draw, made_up_name

BASE_LIMIT_FEN = 300_000
IDLE_S = 180.0
"""When nothing has moved for so long, what has no end is lost."""

OWN_PARTS = ("KAFKA_BOOTSTRAP_SERVERS", "DATABASE_URL", "REDFLOWER_STORAGE_URL")
"""Variables that would name parts of someone's own: a benchmark measures the embedded ones."""
_SERVERS = {"java": "broker", "postgres": "database"}
_STRIDE = 37
"""A step through the catalogue's types that meets many families soon."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A drawn credential, and the account whose it is."""

    upload_id: str
    account_id: str
    holder: str
    content: bytes
    media_type: str


def draw_papers(count: int, first: int = 0) -> list[Paper]:
    """Genuine credentials of many types, photographed as by a phone, each of another holder.

    Args:
        count: how many.
        first: the number of the first; equal numbers give equal papers.
    """
    codes = [kind.code for kind in load() if kind.tier > 0]
    papers = []
    for number in range(first, first + count):
        holder = made_up_name(10_000 + number, "zh")
        today = datetime.now(UTC).date()
        specimen = draw(SpecimenRequest(codes[number * _STRIDE % len(codes)], holder, number, today=today))
        papers.append(Paper(f"u{number}", f"bench-{number}", holder, specimen.image, specimen.media_type))
    return papers


class Silence:
    """Shows nothing of the start."""

    def begin(self, part: str) -> None:
        """Nothing."""

    def progress(self, part: str, done: int, total: int) -> None:
        """Nothing."""

    def finish(self, part: str, seconds: float) -> None:
        """Nothing."""

    def say(self, text: str) -> None:
        """What a person should know, such as a service that died."""
        print(text)


@dataclass(frozen=True, slots=True)
class Whole:
    """A running system and the connections to it."""

    system: System
    link: Link

    async def introduce(self, papers: Sequence[Paper]) -> None:
        """Tell the system of the accounts, as the lender's core does long before an upload."""
        for paper in papers:
            await self.link.upstream.tell_account(
                paper.account_id,
                holder=paper.holder,
                segment="recent_graduate",
                base_limit_fen=BASE_LIMIT_FEN,
                at=datetime.now(UTC),
            )

    async def upload(self, paper: Paper) -> None:
        """Send one, as the upstream app does."""
        await self.link.upstream.upload(
            paper.upload_id, paper.account_id, paper.content, paper.media_type, at=datetime.now(UTC)
        )

    async def through(self, papers: Sequence[Paper]) -> Journeys:
        """Send all at once and wait for every end."""
        journeys = Journeys(paper.upload_id for paper in papers)
        async with asyncio.TaskGroup() as sending:
            for paper in papers:
                sending.create_task(self.upload(paper))
            await follow(self.link.watcher, journeys, idle_s=IDLE_S, moved=lambda _: None)
        return journeys

    def cpu_s(self) -> dict[str, float]:
        """CPU seconds (user and system) so far, by ``service``, ``service workers``, ``broker`` and ``database``.

        A service is its main process; its workers are all processes below it, those that have ended included.
        This process, which plays the upstream app, billing and the supervisor, is not in it.
        """
        spent: dict[str, float] = {}
        for service in self.system.record.services:
            main = psutil.Process(service.pid)
            times = main.cpu_times()
            below = sum(_with_ended(child) for child in main.children(recursive=True))
            spent[service.name] = spent.get(service.name, 0.0) + times.user + times.system
            workers = f"{service.name} workers"
            spent[workers] = spent.get(workers, 0.0) + below + times.children_user + times.children_system
        for server in processes_of(self.system.state.root):
            part = _SERVERS.get(server.name())
            if part is not None:
                # Postgres works in a process of its own for each connection, which carries no mark.
                everyone = (server, *server.children(recursive=True))
                spent[part] = spent.get(part, 0.0) + sum(map(_with_ended, everyone))
        return {part: seconds for part, seconds in spent.items() if seconds > 0}


def _with_ended(process: psutil.Process) -> float:
    try:
        return sum(process.cpu_times()[:4])
    except psutil.NoSuchProcess:
        return 0.0


@contextmanager
def scratch_folder() -> Iterator[str]:
    """A folder that is gone afterwards. Open to all, because Postgres runs as another user where this one is root."""
    with tempfile.TemporaryDirectory(prefix="redflower-bench-") as folder:
        Path(folder).chmod(0o755)
        yield folder


@asynccontextmanager
async def whole_system() -> AsyncIterator[Whole]:
    """Broker, database and one process of every service, as ``redflower up`` starts them; gone afterwards."""
    environment = {name: value for name, value in os.environ.items() if name not in OWN_PARTS}
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(scratch_folder())
        state = StateFolder(Path(folder) / "state")
        system = await stack.enter_async_context(System.running(state, Silence(), environment=environment))
        link = await stack.enter_async_context(linked(kafka_settings(system.record), system.storage_url))
        yield Whole(system, link)
