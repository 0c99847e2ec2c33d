"""Gives up, now and then, on what has waited too long for its account."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog

from services.verify.stage import VerifyStage
from shared.database import AWAY

_log = structlog.get_logger(__name__)


@asynccontextmanager
async def sweeping(stage: VerifyStage, *, longer_than_s: float, every_s: float) -> AsyncIterator[None]:
    """Sweep in the background while the block runs. A timer, not events, so that a quiet bus strands nothing."""
    task = asyncio.create_task(_sweep(stage, longer_than_s, every_s), name="verify-sweep")
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _sweep(stage: VerifyStage, longer_than_s: float, every_s: float) -> None:
    while True:
        try:
            while given_up := await stage.give_up_waiting(longer_than_s):
                _log.warning("account_never_came", credentials=given_up)
        except AWAY as error:
            _log.warning("sweep_put_off", error=type(error).__name__)
        except Exception:
            # One credential that can't be ended must not end the sweeping of the others that come after it.
            _log.exception("sweep_failed")
        await asyncio.sleep(every_s)
