"""The classify service's one verb: readings in, recognitions out."""

import asyncio
from collections.abc import Sequence

import structlog

from services.classify.recognise import Recogniser
from shared.bus.stage import Delivery, MessageOutcome, Publish, answer
from shared.events import CredentialRead
from shared.telemetry.logging import about

_log = structlog.get_logger(__name__)


class ClassifyStage:
    """Recognises every reading of the batch. Keeps nothing; a batch that comes again gives the same events again."""

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser

    async def __call__(self, batch: Sequence[Delivery[CredentialRead]]) -> Sequence[MessageOutcome]:
        """One recognition a reading, in their order. A few milliseconds each; the loop breathes in between."""
        outcomes: list[MessageOutcome] = []
        for delivery in batch:
            recognised = self._recogniser(delivery.event)
            _log.info(
                "credential_recognised",
                **about(delivery),
                type_code=recognised.type_code,
                family=recognised.family.value,
                probability=round(recognised.probability, 3),
            )
            outcomes.append(Publish((answer(delivery, "classify", recognised),)))
            await asyncio.sleep(0)
        return outcomes
