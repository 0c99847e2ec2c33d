"""Puts the pictures through the worker processes, and ends them whatever happens."""

import asyncio
import heapq
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from redflower.evaluation import worker
from redflower.evaluation.device import Device
from redflower.evaluation.item import PICTURES_MAX, Item
from redflower.interrupt import run_until_interrupted
from services.ingest.settings import IngestSettings
from services.ocr.seat import Seat, WorkerLostError
from services.ocr.settings import OcrSettings
from shared.errors import ConfigurationError
from shared.events import EngineInfo

CRASHED, TIMED_OUT = "worker_crashed", "timeout"
_DRAWING_S = 30.0
_FAILURE_MAX = 200


class Gathered:
    """The items as they come in, and the pictures of the surest wrong ones: no more than are shown stay in memory."""

    def __init__(self) -> None:
        self._items: dict[int, Item] = {}
        self._pictured: list[tuple[float, int]] = []

    def take(self, number: int, item: Item) -> None:
        """Take one in."""
        self._items[number] = item
        if item.thumbnail is None or item.answer is None:
            return
        heapq.heappush(self._pictured, (item.answer.probability, -number))
        if len(self._pictured) > PICTURES_MAX:
            least = -heapq.heappop(self._pictured)[1]
            self._items[least] = replace(self._items[least], thumbnail=None)

    def in_order(self) -> list[Item]:
        """All, in the order of their tasks."""
        return [self._items[number] for number in sorted(self._items)]


def examine_all(
    tasks: Sequence[worker.Task], console: Console, *, workers: int, device: Device
) -> tuple[list[Item], EngineInfo]:
    """Recognise all, in their order. Progress is shown on a terminal.

    Raises:
        ConfigurationError: no worker starts with this engine.
        InterruptedBySignalError: Ctrl-C; the workers have ended.
    """
    settings = OcrSettings()
    seats = [
        Seat(
            worker.start,
            settings.engine,
            device,
            os.getpid(),
            tasks_max=settings.recycle_pages,
            start_timeout_s=settings.start_timeout_s,
        )
        for _ in range(min(workers, len(tasks)))
    ]
    # Where the parent ends at once, the workers end with it: see services/ocr/worker.py.
    return run_until_interrupted(_examine_all(tasks, seats, console), at_once=lambda: None)


async def _examine_all(
    tasks: Sequence[worker.Task], seats: Sequence[Seat], console: Console
) -> tuple[list[Item], EngineInfo]:
    gathered = Gathered()
    waiting = iter(enumerate(tasks))
    timeout_s = item_timeout_s(OcrSettings(), IngestSettings())
    try:
        engine = await _warm(seats[0])
        with _progress(console) as progress:
            bar = progress.add_task("recognising", total=len(tasks))
            async with asyncio.TaskGroup() as group:
                for seat in seats:
                    group.create_task(_lane(seat, waiting, gathered, lambda: progress.advance(bar), timeout_s))
    finally:
        await asyncio.gather(*(seat.stop() for seat in seats))
    return gathered.in_order(), engine


async def _lane(
    seat: Seat,
    waiting: Iterator[tuple[int, worker.Task]],
    gathered: Gathered,
    advance: Callable[[], None],
    timeout_s: float,
) -> None:
    for number, task in waiting:
        gathered.take(number, await _examine(seat, task, timeout_s))
        advance()


async def _examine(seat: Seat, task: worker.Task, timeout_s: float) -> Item:
    """One picture. What no worker survives, or what our own code can't take, costs this picture and no other."""
    try:
        return await seat.run(worker.examine, task, timeout_s=timeout_s)
    except TimeoutError:
        failure = TIMED_OUT
    except WorkerLostError:
        failure = CRASHED
    except Exception as error:
        failure = f"{type(error).__name__}: {error}"[:_FAILURE_MAX]
    return Item(task.id, task.truth, failure=failure)


async def _warm(seat: Seat) -> EngineInfo:
    settings = OcrSettings()
    try:
        return await seat.run(worker.describe, timeout_s=settings.start_timeout_s)
    except (WorkerLostError, TimeoutError) as error:
        raise ConfigurationError(f"REDFLOWER_OCR_ENGINE={settings.engine}: no worker starts ({error})") from error


def item_timeout_s(ocr: OcrSettings, ingest: IngestSettings) -> float:
    """The longest that a picture may take: drawn, decoded, and each of its pages read within the services' own limits."""
    from redflower.evaluation.pipeline import PAGES_READ_MAX  # noqa: PLC0415

    return _DRAWING_S + ingest.document_timeout_s + PAGES_READ_MAX * ocr.page_timeout_s


def _progress(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("[dim]left[/dim]"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


__all__ = ["CRASHED", "TIMED_OUT", "Gathered", "examine_all", "item_timeout_s"]
