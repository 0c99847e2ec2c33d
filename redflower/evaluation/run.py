"""Puts the pictures through the worker processes, and ends them whatever happens."""

import asyncio
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from redflower.evaluation import worker
from redflower.evaluation.device import Device
from redflower.evaluation.item import Item
from redflower.interrupt import run_until_interrupted
from services.ingest.settings import IngestSettings
from services.ocr.settings import OcrSettings
from shared.errors import ConfigurationError
from shared.events import EngineInfo

T = TypeVar("T")

CRASHED, TIMED_OUT = "worker_crashed", "timeout"
_DRAWING_S = 30.0
_FAILURE_MAX = 200


class WorkerLostError(Exception):
    """The worker process died, or its pool broke."""


class Seat:
    """One worker process in a pool of its own: what breaks it touches no neighbour. The next task starts another."""

    def __init__(self, settings: OcrSettings, device: Device) -> None:
        self._settings = settings
        self._device = device
        self._pool: ProcessPool | None = None

    async def run(self, function: Callable[..., T], *args: object, timeout_s: float) -> T:
        """Run a function in the worker.

        Raises:
            TimeoutError: it took longer; the worker has been killed.
            WorkerLostError: the worker died.
        """
        if self._pool is None:
            self._pool = ProcessPool(
                max_workers=1,
                max_tasks=self._settings.recycle_pages,
                initializer=worker.start,
                initargs=(self._settings.engine, self._device, os.getpid()),
                context=multiprocessing.get_context("spawn"),
            )
        try:
            future = self._pool.schedule(function, args=args, timeout=timeout_s)
            # pebble's time begins when the worker takes the task. The wider limit covers a worker that never does.
            return await asyncio.wait_for(asyncio.wrap_future(future), timeout_s + self._settings.start_timeout_s)
        except TimeoutError:
            await self.stop()
            raise
        except (ProcessExpired, BrokenProcessPool) as error:
            await self.stop()
            raise WorkerLostError(str(error)) from error

    async def stop(self) -> None:
        """End the worker."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]
            await asyncio.to_thread(pool.join)


def examine_all(
    tasks: Sequence[worker.Task], console: Console, *, workers: int, device: Device
) -> tuple[list[Item], EngineInfo]:
    """Recognise all, in their order. Progress is shown on a terminal.

    Raises:
        ConfigurationError: no worker starts with this engine.
        InterruptedBySignalError: Ctrl-C; the workers have ended.
    """
    seats = [Seat(OcrSettings(), device) for _ in range(min(workers, len(tasks)))]
    # Where the parent ends at once, the workers end with it: see services/ocr/worker.py.
    return run_until_interrupted(_examine_all(tasks, seats, console), at_once=lambda: None)


async def _examine_all(
    tasks: Sequence[worker.Task], seats: Sequence[Seat], console: Console
) -> tuple[list[Item], EngineInfo]:
    items: dict[int, Item] = {}
    waiting = iter(enumerate(tasks))
    timeout_s = item_timeout_s(OcrSettings(), IngestSettings())
    try:
        engine = await _warm(seats[0])
        with _progress(console) as progress:
            bar = progress.add_task("recognising", total=len(tasks))
            async with asyncio.TaskGroup() as group:
                for seat in seats:
                    group.create_task(_lane(seat, waiting, items, lambda: progress.advance(bar), timeout_s))
    finally:
        await asyncio.gather(*(seat.stop() for seat in seats))
    return [items[number] for number in range(len(tasks))], engine


async def _lane(
    seat: Seat,
    waiting: Iterator[tuple[int, worker.Task]],
    items: dict[int, Item],
    advance: Callable[[], None],
    timeout_s: float,
) -> None:
    for number, task in waiting:
        items[number] = await _examine(seat, task, timeout_s)
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


__all__ = ["CRASHED", "TIMED_OUT", "examine_all", "item_timeout_s"]
