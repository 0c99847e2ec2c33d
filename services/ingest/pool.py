"""Decoding in processes of its own: a hang, a crash or a memory bomb costs one document and no other."""

import asyncio
import itertools
import multiprocessing
import os
import pickle
import signal
import tempfile
from collections.abc import AsyncIterator, Callable
from concurrent.futures import TimeoutError as DocumentTimeoutError
from concurrent.futures.process import BrokenProcessPool
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeAlias

import structlog
from pebble import CONSTS, ProcessExpired, ProcessPool

from services.ingest import worker
from services.ingest.decoded import Decoded
from services.ingest.limits import Limits
from services.ingest.refusal import Refusal, RefusalCode
from shared.errors import TransientError

_TRIES = 2  # a worker may die for a reason that is not the document's: one more try tells
_TICK_S = 0.5  # how often pebble looks whether a worker is late or has died; results don't wait for it
_STOPPED = {-signal.SIGTERM, int(signal.SIGTERM), -signal.SIGINT}

_log = structlog.get_logger(__name__)

DecodeFile: TypeAlias = Callable[[Path, Path, Limits], None]


class DecoderPool:
    """Worker processes that decode one file each at a time.

    Made by :meth:`open`. ``work`` is what a worker does with a file, the path of its result, and the limits.
    """

    def __init__(
        self,
        limits: Limits,
        scratch: Path,
        *,
        workers: int,
        timeout_s: float,
        documents_max: int,
        work: DecodeFile = worker.decode_file,
    ) -> None:
        self.workers = workers
        self._limits = limits
        self._scratch = scratch
        self._timeout_s = timeout_s
        self._documents_max = documents_max
        self._work = work
        self._turn = asyncio.Semaphore(workers)
        self._numbers = itertools.count()
        self._pool = self._start()

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        limits: Limits,
        *,
        workers: int = 2,
        timeout_s: float = 30.0,
        documents_max: int = 200,
        work: DecodeFile = worker.decode_file,
    ) -> AsyncIterator["DecoderPool"]:
        """Start the workers; they end with the block.

        Args:
            limits: what a file may cost.
            workers: processes, each decoding one document.
            timeout_s: longest time for one document.
            documents_max: documents after which a worker is replaced.
            work: what a worker does; tests hand in work that hangs or dies.
        """
        with tempfile.TemporaryDirectory(prefix="redflower-ingest-") as scratch:
            pool = cls(
                limits,
                Path(scratch),
                workers=workers,
                timeout_s=timeout_s,
                documents_max=documents_max,
                work=work,
            )
            try:
                yield pool
            finally:
                await asyncio.to_thread(pool._stop)

    async def decode(self, content: bytes) -> Decoded | Refusal:
        """Decode one file in a worker.

        Raises:
            TransientError: the workers are being stopped from outside, or can't be started.
        """
        async with self._turn:
            number = next(self._numbers)
            source, result = self._scratch / f"{number}.source", self._scratch / f"{number}.decoded"
            try:
                await asyncio.to_thread(source.write_bytes, content)
                refusal = await self._run(source, result)
                if refusal is not None:
                    return refusal
                return await asyncio.to_thread(_decoded, result)
            finally:
                source.unlink(missing_ok=True)
                result.unlink(missing_ok=True)

    async def _run(self, source: Path, result: Path) -> Refusal | None:
        exit_code = 0
        for attempt in range(1, _TRIES + 1):
            try:
                await self._schedule(source, result)
            except DocumentTimeoutError:
                return Refusal(RefusalCode.DECODING_TIMEOUT, f"longer than {self._timeout_s:g} s")
            except MemoryError:
                return Refusal(RefusalCode.DECODING_OUT_OF_MEMORY, "writing the pages")
            except ProcessExpired as error:
                exit_code = error.exitcode
                if exit_code in _STOPPED:
                    raise TransientError("a decoding worker was stopped from outside") from error
                _log.warning("decoding_worker_died", exit_code=exit_code, attempt=attempt)
            except BrokenProcessPool as error:
                raise TransientError("the decoding workers broke down") from error
            else:
                return None
        return Refusal(RefusalCode.DECODING_CRASHED, f"the worker died with exit code {exit_code}")

    def _schedule(self, source: Path, result: Path) -> "asyncio.Future[None]":
        if not self._pool.active:
            _log.warning("decoding_pool_restarted")
            self._stop()
            self._pool = self._start()
        future = self._pool.schedule(self._work, args=(source, result, self._limits), timeout=self._timeout_s)
        return asyncio.wrap_future(future)

    def _start(self) -> ProcessPool:
        CONSTS.sleep_unit = _TICK_S
        return ProcessPool(
            max_workers=self.workers,
            max_tasks=self._documents_max,
            initializer=worker.start,
            initargs=(self._limits, os.getpid()),
            context=multiprocessing.get_context("spawn"),
        )

    def _stop(self) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()


def _decoded(path: Path) -> Decoded | Refusal:
    result = pickle.loads(path.read_bytes())  # noqa: S301 -- written by our own worker, in a folder of our own
    assert isinstance(result, Decoded | Refusal)
    return result
