"""The worker processes: a page in, its reading out, whatever happens to the process that reads it."""

import asyncio
import multiprocessing
import os
import time
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Self, TypeVar

import structlog
from pebble import CONSTS, ProcessExpired, ProcessPool

from services.ocr import worker
from services.ocr.errors import PageError
from services.ocr.settings import OcrSettings
from shared.errors import ConfigurationError, TransientError
from shared.events import EngineInfo, Page, PageReading

T = TypeVar("T")

CRASHES_MAX = 2
_TICK_S = 0.5
"""How often pebble looks whether a worker is late or has died. Readings don't wait for it, and it costs idle CPU."""

_log = structlog.get_logger(__name__)


class WorkerLostError(Exception):
    """The worker process died, or its pool broke."""


class Seat:
    """One worker process, in a pebble pool of its own: what breaks it (its pipe, its locks) touches no neighbour."""

    def __init__(self, settings: OcrSettings) -> None:
        self._settings = settings
        self._pool: ProcessPool | None = None

    async def run(self, function: Callable[..., T], *args: object, timeout_s: float) -> T:
        """Run a function in the worker.

        Raises:
            TimeoutError: it took longer; the worker has been killed.
            WorkerLostError: the worker died.
        """
        if self._pool is None:
            self._pool = self._new_pool()
        try:
            future = self._pool.schedule(function, args=args, timeout=timeout_s)
        except RuntimeError as error:  # pebble's word for a pool that broke while it was idle
            await self.stop()
            raise WorkerLostError(str(error)) from error
        try:
            # pebble's time begins when the worker takes the task. The wider limit covers a worker that never does.
            return await asyncio.wait_for(asyncio.wrap_future(future), timeout_s + self._settings.start_timeout_s)
        except TimeoutError:
            await self.stop()
            raise
        except (ProcessExpired, BrokenProcessPool) as error:
            await self.stop()
            raise WorkerLostError(str(error)) from error

    async def stop(self) -> None:
        """End the worker; the next run starts another."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]
            await asyncio.to_thread(pool.join)

    def _new_pool(self) -> ProcessPool:
        CONSTS.sleep_unit = _TICK_S
        return ProcessPool(
            max_workers=1,
            max_tasks=self._settings.recycle_pages,
            initializer=worker.start,
            initargs=(self._settings.engine, self._settings.second_opinion, os.getpid()),
            context=multiprocessing.get_context("spawn"),
        )


class ReaderPool:
    """Reads pages in worker processes. Use as ``async with``: the workers are warm when the block begins."""

    def __init__(self, settings: OcrSettings) -> None:
        self.settings = settings
        self._seats = [Seat(settings) for _ in range(settings.workers)]
        self._idle: asyncio.Queue[Seat] = asyncio.Queue()
        self._engine: EngineInfo | None = None

    @property
    def engine(self) -> EngineInfo:
        """The engine that reads."""
        assert self._engine is not None, "the pool is not open"
        return self._engine

    async def __aenter__(self) -> Self:
        """Start all workers and wait until each has loaded its models.

        Raises:
            ConfigurationError: no worker starts with these settings.
        """
        try:
            infos = await asyncio.gather(*(self._warm(seat) for seat in self._seats))
        except (WorkerLostError, TimeoutError) as error:
            await self._stop()
            raise ConfigurationError(
                f"REDFLOWER_OCR_ENGINE={self.settings.engine}: no worker starts; its log above says why ({error})"
            ) from error
        except BaseException:
            await self._stop()
            raise
        self._engine = infos[0]
        for seat in self._seats:
            self._idle.put_nowait(seat)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End all workers."""
        await self._stop()

    async def read(self, page: Page, content: bytes, layer: str = "") -> PageReading:
        """Read one page, beside its own text where it has one.

        A worker that hangs or dies costs this page its reading, and no other.

        A page whose worker hung is not tried again (it would hang again); one whose worker died is, once.

        Raises:
            TransientError: no worker starts any more.
        """
        seat = await self._idle.get()
        started = time.perf_counter()
        try:
            for _ in range(CRASHES_MAX):
                try:
                    return await seat.run(
                        worker.read, page.number, content, layer, timeout_s=self.settings.page_timeout_s
                    )
                except TimeoutError:
                    return _failed(page, "page_timeout", started)
                except PageError as error:
                    return _failed(page, error.code, started, error.detail)
                except WorkerLostError as error:
                    _log.warning("worker_lost", page=page.number, error=str(error))
                    await self._revive(seat)
            return _failed(page, "worker_crashed", started)
        finally:
            self._idle.put_nowait(seat)

    async def _warm(self, seat: Seat) -> EngineInfo:
        return await seat.run(worker.describe, timeout_s=self.settings.start_timeout_s)

    async def _revive(self, seat: Seat) -> None:
        try:
            await self._warm(seat)
        except (WorkerLostError, TimeoutError) as error:
            raise TransientError(f"no OCR worker starts: {error}") from error

    async def _stop(self) -> None:
        await asyncio.gather(*(seat.stop() for seat in self._seats))


def _failed(page: Page, failure: str, started: float, detail: str = "") -> PageReading:
    _log.warning("page_failed", page=page.number, failure=failure, detail=detail)
    return PageReading(
        number=page.number,
        width_px=page.width_px,
        height_px=page.height_px,
        failure=failure,
        seconds=time.perf_counter() - started,
    )
