"""Ctrl-C, SIGTERM and a closed terminal: the first asks the work to end in order, the second ends it at once."""

import asyncio
import os
import signal
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class InterruptedBySignalError(Exception):
    """The work was asked to end by a signal, and has ended in order."""

    def __init__(self, number: signal.Signals) -> None:
        super().__init__(f"stopped by {number.name}")
        self.exit_code = 128 + number


def run_until_interrupted(main: Coroutine[Any, Any, T], *, at_once: Callable[[], None]) -> T:
    """Run ``main`` in an event loop of its own.

    The first signal cancels it, so that its ``finally`` and ``async with`` blocks stop what it has started. A second
    one calls ``at_once``, which must leave nothing running, and exits.

    Raises:
        InterruptedBySignalError: a signal came and ``main`` has ended.
    """
    return asyncio.run(_interruptible(main, at_once))


async def _interruptible(main: Coroutine[Any, Any, T], at_once: Callable[[], None]) -> T:
    task = asyncio.ensure_future(main)
    received: list[signal.Signals] = []

    def on_signal(number: signal.Signals) -> None:
        if received:
            at_once()
            os._exit(128 + number)
        received.append(number)
        task.cancel()

    loop = asyncio.get_running_loop()
    for number in _SIGNALS:
        loop.add_signal_handler(number, on_signal, number)
    try:
        return await task
    except asyncio.CancelledError:
        if received:
            raise InterruptedBySignalError(received[0]) from None
        raise
    finally:
        for number in _SIGNALS:
            loop.remove_signal_handler(number)


async def uninterrupted(work: Coroutine[Any, Any, T]) -> T:
    """Finish ``work`` even where the caller is cancelled meanwhile; only then does the cancellation go on."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise


__all__ = ["InterruptedBySignalError", "run_until_interrupted", "uninterrupted"]
