"""The worker processes: a page in, its reading out, whatever happens to the process that reads it."""

import asyncio
import os
import time
from types import TracebackType
from typing import Self

import structlog

from services.ocr import worker
from services.ocr.errors import PageError
from services.ocr.seat import Seat, WorkerLostError
from services.ocr.settings import OcrSettings
from shared.errors import ConfigurationError, TransientError
from shared.events import EngineInfo, Page, PageReading

CRASHES_MAX = 2

_log = structlog.get_logger(__name__)


class ReaderPool:
    """Reads pages in worker processes. Use as ``async with``: the workers are warm when the block begins."""

    def __init__(self, settings: OcrSettings) -> None:
        self.settings = settings
        self._seats = [
            Seat(
                worker.start,
                settings.engine,
                settings.second_opinion,
                os.getpid(),
                tasks_max=settings.recycle_pages,
                start_timeout_s=settings.start_timeout_s,
            )
            for _ in range(settings.workers)
        ]
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
