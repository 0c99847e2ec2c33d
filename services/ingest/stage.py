"""Ingest's one verb: uploads in, documents or rejections out, one effect an upload."""

import asyncio
from collections.abc import Sequence

import structlog

from services.ingest.intake import Intake
from services.ingest.store import Upload, enter, find_upload, known_uploads
from shared.bus.stage import DONE, Delivery, Fail, MessageOutcome, answer
from shared.database import Database, Transaction
from shared.errors import PermanentError
from shared.events import CredentialDocumented, CredentialRejected, CredentialUploaded
from shared.telemetry.logging import about

_log = structlog.get_logger(__name__)

STAGE = "ingest"

Answer = CredentialDocumented | CredentialRejected


class IngestStage:
    """Takes a batch of uploads in.

    The slow work (fetch, decode, store pages) happens for the whole batch before the transaction opens, at most
    ``concurrency`` uploads at once, and only for uploads that the database doesn't know.
    """

    def __init__(self, database: Database, intake: Intake, *, concurrency: int) -> None:
        self._database = database
        self._intake = intake
        self._turn = asyncio.Semaphore(concurrency)

    async def __call__(self, batch: Sequence[Delivery[CredentialUploaded]]) -> Sequence[MessageOutcome]:
        """See :class:`shared.bus.stage.Stage`."""
        known = await known_uploads(self._database, {delivery.event.upload_id for delivery in batch})
        answers = await self._take([delivery for delivery in batch if delivery.event.upload_id not in known])
        outcomes: list[MessageOutcome] = []
        async with self._database.transaction() as transaction:
            for delivery in batch:
                upload_id = delivery.event.upload_id
                upload = known.get(upload_id) or await _settle(transaction, delivery, answers[upload_id])
                if upload is None:
                    outcomes.append(_reused("event_id_reused", f"event {delivery.id} came before with another upload"))
                elif not upload.is_same(delivery.event.account_id, delivery.event.object.sha256):
                    detail = f"upload id {upload_id!r} came before with another object or account"
                    outcomes.append(_reused("upload_id_reused", detail))
                else:
                    known[upload_id] = upload
                    outcomes.append(DONE)
        return outcomes

    async def _take(self, deliveries: Sequence[Delivery[CredentialUploaded]]) -> dict[str, Answer]:
        """What follows from each upload, by its id. Of several events with one upload id the first counts."""
        uploads: dict[str, Delivery[CredentialUploaded]] = {}
        for delivery in deliveries:
            uploads.setdefault(delivery.event.upload_id, delivery)

        async def take(delivery: Delivery[CredentialUploaded]) -> Answer:
            async with self._turn:
                with structlog.contextvars.bound_contextvars(**about(delivery)):
                    return await self._intake.take(delivery.event)

        # All are waited for, also where one fails: nothing goes on behind the loop's back when the batch comes again.
        results = await asyncio.gather(*map(take, uploads.values()), return_exceptions=True)
        answers: dict[str, Answer] = {}
        for upload_id, result in zip(uploads, results, strict=True):
            if isinstance(result, BaseException):
                raise result
            answers[upload_id] = result
        return answers


async def _settle(transaction: Transaction, delivery: Delivery[CredentialUploaded], event: Answer) -> Upload | None:
    """Enter a new upload and publish what follows; where another process was quicker, leave all as it is.

    Returns:
        The upload that has this id, or None where the event itself was done before and spoke of another upload.
    """
    if not await transaction.first_time(delivery):
        return await find_upload(transaction.connection, delivery.event.upload_id)
    upload = Upload(
        upload_id=delivery.event.upload_id,
        account_id=delivery.event.account_id,
        original_sha256=delivery.event.object.sha256,
        event_id=delivery.id,
        state="rejected" if isinstance(event, CredentialRejected) else "documented",
        reason=event.reasons[0].code if isinstance(event, CredentialRejected) else None,
    )
    earlier = await enter(transaction.connection, upload)
    if earlier is None:
        await transaction.publish(answer(delivery, STAGE, event))
        _log.info("upload_taken_in", **about(delivery), state=upload.state, reason=upload.reason)
    return earlier or upload


def _reused(reason: str, detail: str) -> Fail:
    return Fail(PermanentError(reason, detail))
