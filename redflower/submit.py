"""Sends real files to a running system as the upstream app would, and waits for what becomes of each."""

import asyncio
import mimetypes
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from pydantic import TypeAdapter, ValidationError

from redflower.journeys import Ending, Journey, Journeys
from redflower.upstream import Upstream, account_is_known
from redflower.watch import Watcher
from shared.bus.publisher import Publisher
from shared.errors import ConfigurationError
from shared.events import AccountUpdated
from shared.settings import KafkaSettings
from shared.storage import Storage

FILES_AT_ONCE = 8
_LOOK_S = 0.25
_PROBLEMS_SHOWN_MAX = 10

GOOD_ENDS = frozenset({Ending.LIMIT_CHANGED, Ending.REJECTED, Ending.NEEDS_REVIEW})
"""The ends that a real file may have; a dead letter or a lost file is a fault of the system."""

Moved = Callable[[Journeys], None]


_ACCOUNT_ID, _HOLDER, _SEGMENT = (
    TypeAdapter[Any](AccountUpdated.model_fields[name].rebuild_annotation())
    for name in ("account_id", "holder_name", "segment")
)


@dataclass(frozen=True, slots=True)
class Submission:
    """Whose files these are."""

    account_id: str
    holder: str | None
    segment: str
    base_limit_fen: int

    def check(self) -> None:
        """Look whether an account can be so.

        Raises:
            ConfigurationError: it can't; names the option and what it may hold.
        """
        for option, (value, allowed, kind) in {
            "--account": (self.account_id, "1 to 128 of A-Z a-z 0-9 . _ : @ -", _ACCOUNT_ID),
            "--holder": (self.holder, "1 to 128 characters", _HOLDER),
            "--segment": (self.segment, "1 to 64 characters", _SEGMENT),
        }.items():
            try:
                kind.validate_python(value)
            except ValidationError:
                raise ConfigurationError(f"{option} takes {allowed}; not {value!r}") from None


@dataclass(frozen=True, slots=True)
class Link:
    """The connections to a running system."""

    settings: KafkaSettings
    upstream: Upstream
    watcher: Watcher


@asynccontextmanager
async def linked(settings: KafkaSettings, storage_url: str) -> AsyncIterator[Link]:
    """Connect to a system: its broker, its store, and a watcher that sees everything from now on."""
    storage = Storage(storage_url)
    async with Watcher.open(settings) as watcher, Publisher(settings) as publisher:
        yield Link(settings, Upstream(storage, publisher), watcher)


def files_in(paths: Sequence[Path]) -> list[Path]:
    """The files named, and for each folder the files in it and below, in the order of their names."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(each for each in path.rglob("*") if each.is_file() and not each.name.startswith("."))
        found += inside if path.is_dir() else [path]
    return found


def refuse_unreadable(files: Sequence[Path]) -> None:
    """Open each file, before any of them is sent.

    Raises:
        ConfigurationError: names the files that can't be read, and why.
    """
    problems = []
    for path in files:
        try:
            with path.open("rb") as content:
                content.read(1)
        except OSError as error:
            problems.append(_unreadable(path, error))
    if problems:
        more = f"\n… and {len(problems) - _PROBLEMS_SHOWN_MAX} more" if len(problems) > _PROBLEMS_SHOWN_MAX else ""
        raise ConfigurationError("nothing was sent:\n" + "\n".join(problems[:_PROBLEMS_SHOWN_MAX]) + more)


def _unreadable(path: Path, error: OSError) -> str:
    return f"{str(path)!r} can't be read: {error.strerror or error}"


async def submit(
    link: Link, files: Sequence[Path], submission: Submission, *, idle_s: float, moved: Moved
) -> dict[Path, Journey]:
    """Send the files and wait for their ends, which may come in any order.

    Args:
        link: to the system.
        files: each is an upload of its own, also where two are equal.
        submission: whose they are.
        idle_s: give up when no file has moved for so long; those without an end are then ``lost``.
        moved: called whenever something moved.

    Returns:
        What became of each file.

    Raises:
        ConfigurationError: a file can't be read any more.
        TransientError: store or broker stayed away for a minute. What was sent before goes its way.
    """
    if submission.holder is not None or not await account_is_known(link.settings, submission.account_id):
        await link.upstream.tell_account(
            submission.account_id,
            holder=submission.holder,
            segment=submission.segment,
            base_limit_fen=submission.base_limit_fen,
            at=datetime.now(UTC),
        )
    uploads = {path: str(uuid4()) for path in dict.fromkeys(files)}
    journeys = Journeys(uploads.values())
    at_once = asyncio.Semaphore(FILES_AT_ONCE)

    async def send(path: Path, upload_id: str) -> None:
        async with at_once:
            try:
                content = await asyncio.to_thread(path.read_bytes)
            except OSError as error:
                raise ConfigurationError(_unreadable(path, error)) from error
            media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            await link.upstream.upload(upload_id, submission.account_id, content, media_type, at=datetime.now(UTC))

    try:
        async with asyncio.TaskGroup() as sending:
            for path, upload_id in uploads.items():
                sending.create_task(send(path, upload_id))
            await follow(link.watcher, journeys, idle_s=idle_s, moved=moved)
    except ExceptionGroup as failed:  # several at once where the store is away: one of them says it
        raise failed.exceptions[0] from failed
    return {path: journeys[upload_id] for path, upload_id in uploads.items()}


async def follow(watcher: Watcher, journeys: Journeys, *, idle_s: float, moved: Moved) -> None:
    """Watch until each journey has its end, or nothing has moved for ``idle_s`` seconds."""
    last = time.monotonic()
    while journeys.open and time.monotonic() - last < idle_s:
        moves = [journeys.take(sighting) for sighting in await watcher.see(_LOOK_S)]
        if any(move is not None for move in moves):
            last = time.monotonic()
            moved(journeys)


def row(path: Path, journey: Journey) -> dict[str, Any]:
    """What is told of a file, for machines."""
    return {
        "file": str(path),
        "ending": journey.ending.value,
        "type": journey.type_code,
        "family": journey.family.value if journey.family is not None else None,
        "fields": {
            field.name.value: {"value": field.value, "text": field.text, "confidence": field.confidence}
            for field in sorted(journey.fields, key=lambda field: field.confidence)
        },
        "reasons": list(journey.reasons),
        "seconds": journey.seconds,
    }


__all__ = ["GOOD_ENDS", "Link", "Submission", "files_in", "follow", "linked", "refuse_unreadable", "row", "submit"]
