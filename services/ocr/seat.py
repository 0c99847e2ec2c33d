"""One worker process that does one task after another, and is replaced when it hangs or dies."""

import asyncio
import multiprocessing
import signal
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import resource_tracker
from typing import TypeVar

from pebble import CONSTS, ProcessExpired, ProcessFuture, ProcessPool

T = TypeVar("T")

_TICK_S = 0.5
"""How often pebble looks whether a worker is late or has died. Results don't wait for it, and it costs idle CPU."""


class WorkerLostError(Exception):
    """The worker process died, or its pool broke."""


class Seat:
    """One worker process, in a pebble pool of its own: what breaks it (its pipe, its locks) touches no neighbour.

    Args:
        start: prepares the worker, called in it once, with ``start_args``.
        tasks_max: after so many tasks the worker is replaced.
        start_timeout_s: the longest that ``start`` may take.
    """

    def __init__(self, start: Callable[..., None], *start_args: object, tasks_max: int, start_timeout_s: float) -> None:
        self._start = start
        self._start_args = start_args
        self._tasks_max = tasks_max
        self._start_timeout_s = start_timeout_s
        self._pool: ProcessPool | None = None

    async def run(self, function: Callable[..., T], *args: object, timeout_s: float) -> T:
        """Run a function in the worker, which is started where there is none.

        Raises:
            TimeoutError: it took longer; the worker has been killed.
            WorkerLostError: the worker died.
        """
        try:
            future = self._schedule(function, args, timeout_s)
        except RuntimeError:  # pebble's word for a pool that broke while it was idle
            await self.stop()
            future = self._schedule(function, args, timeout_s)
        try:
            # pebble's time begins when the worker takes the task. The wider limit covers a worker that never does.
            return await asyncio.wait_for(asyncio.wrap_future(future), timeout_s + self._start_timeout_s)
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

    def _schedule(self, function: Callable[..., T], args: tuple[object, ...], timeout_s: float) -> ProcessFuture[T]:
        if self._pool is None:
            CONSTS.sleep_unit = _TICK_S
            self._pool = ProcessPool(
                max_workers=1,
                max_tasks=self._tasks_max,
                initializer=self._start,
                initargs=self._start_args,
                context=multiprocessing.get_context("spawn"),
            )
        with _interrupt_held():
            return self._pool.schedule(function, args=args, timeout=timeout_s)


@contextmanager
def _interrupt_held() -> Iterator[None]:
    """Hold SIGINT back from what is started meanwhile: the pool's threads, and by them the worker process.

    Ctrl-C reaches the whole group. A worker that is still importing can't yet ignore it, and would end with a traceback.
    """
    resource_tracker.ensure_running()  # multiprocessing's own process; the start of it would let SIGINT through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
