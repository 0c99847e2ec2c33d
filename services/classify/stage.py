"""The classify service's one verb: readings in, recognitions out."""

import asyncio
from collections.abc import Sequence

import structlog

from services.classify.look import Eye, Look
from services.classify.recognise import Recogniser
from shared.bus.stage import Delivery, MessageOutcome, Publish, answer
from shared.errors import PermanentError
from shared.events import CredentialRead
from shared.storage import Storage
from shared.telemetry.logging import about

_log = structlog.get_logger(__name__)

PICTURE_BYTES_MAX = 64 * 1024 * 1024


class ClassifyStage:
    """Recognises every reading of the batch. Keeps nothing; a batch that comes again gives the same events again."""

    def __init__(self, recogniser: Recogniser, storage: Storage, eye: Eye) -> None:
        self._recogniser = recogniser
        self._storage = storage
        self._eye = eye

    async def __call__(self, batch: Sequence[Delivery[CredentialRead]]) -> Sequence[MessageOutcome]:
        """One recognition a reading, in their order.

        Raises:
            TransientError: the object store is away.
        """
        outcomes: list[MessageOutcome] = []
        for delivery in batch:
            with structlog.contextvars.bound_contextvars(**about(delivery)):
                look = await self._look(delivery.event)
                # Milliseconds of Python each: beside the loop, so that heartbeats are never late.
                recognised = await asyncio.to_thread(self._recogniser, delivery.event, look.families if look else None)
                _log.info(
                    "credential_recognised",
                    type_code=recognised.type_code,
                    family=recognised.family.value,
                    probability=round(recognised.probability, 3),
                )
            outcomes.append(Publish((answer(delivery, "classify", recognised),)))
        return outcomes

    async def _look(self, read: CredentialRead) -> Look | None:
        """What the first page looks like. A picture that is gone or altered costs its look, not the recognition."""
        page, reading = read.document.pages[0], read.pages[0]
        try:
            content = await self._storage.get(page.image, bytes_max=PICTURE_BYTES_MAX)
        except PermanentError as error:
            _log.warning("picture_not_looked_at", reason=error.reason)
            return None
        return await asyncio.to_thread(self._eye, content, reading.rotation_degrees)
