"""The OCR service's one verb: documents in, readings out."""

import asyncio
from collections.abc import Sequence

import structlog

from services.ocr.limits import within_budget
from services.ocr.pool import ReaderPool
from services.ocr.text_layer import TEXT_BYTES_MAX
from shared.bus.stage import Delivery, Fail, MessageOutcome, Publish, answer
from shared.errors import PermanentError
from shared.events import CredentialDocumented, CredentialRead, Document, Page, PageReading
from shared.storage import Storage
from shared.telemetry.logging import about

_log = structlog.get_logger(__name__)


class OcrStage:
    """Reads every page of every document in the batch, as many at once as there are workers.

    Keeps nothing: ids are derived, so a batch that comes again gives the same events again.
    """

    def __init__(self, storage: Storage, pool: ReaderPool) -> None:
        self._storage = storage
        self._pool = pool
        # Pages in memory: those being read, and as many waiting.
        self._pages = asyncio.Semaphore(2 * pool.settings.workers)

    async def __call__(self, batch: Sequence[Delivery[CredentialDocumented]]) -> Sequence[MessageOutcome]:
        """One reading a document; a document whose pages don't lie where it says goes to the dead letters."""
        outcomes = await asyncio.gather(*(self._outcome(delivery) for delivery in batch), return_exceptions=True)
        # Every page has ended before an error is passed on: none is still being read when the batch comes again.
        for outcome in outcomes:
            if isinstance(outcome, BaseException):
                raise outcome
        return [outcome for outcome in outcomes if not isinstance(outcome, BaseException)]

    async def _outcome(self, delivery: Delivery[CredentialDocumented]) -> MessageOutcome:
        with structlog.contextvars.bound_contextvars(**about(delivery)):
            return await self._read_all(delivery)

    async def _read_all(self, delivery: Delivery[CredentialDocumented]) -> MessageOutcome:
        document = delivery.event.document
        try:
            pages = await self._read(document)
        except PermanentError as error:
            return Fail(error)
        event = CredentialRead(
            account_id=delivery.event.account_id,
            document=document,
            pages=within_budget(pages, document),
            engine=self._pool.engine,
        )
        seconds = sum(page.seconds for page in event.pages)
        failures = [page.failure for page in event.pages if page.failure is not None]
        _log.info("credential_read", pages=len(event.pages), failures=failures, seconds=round(seconds, 3))
        return Publish((answer(delivery, "ocr", event),))

    async def _read(self, document: Document) -> tuple[PageReading, ...]:
        failures = 0

        async def reading(page: Page) -> PageReading:
            nonlocal failures
            async with self._pages:
                if failures >= self._pool.settings.document_failures_max:
                    return _not_tried(page)
                content = await self._storage.get(page.image, bytes_max=self._pool.settings.page_bytes_max)
                layer = await self._layer(page)
                read = await self._pool.read(page, content, layer)
            failures += read.failure is not None
            return read

        readings = await asyncio.gather(*(reading(page) for page in document.pages), return_exceptions=True)
        for read in readings:
            if isinstance(read, BaseException):
                raise read
        return tuple(read for read in readings if not isinstance(read, BaseException))

    async def _layer(self, page: Page) -> str:
        """The page's own text; none where it is longer than any page's."""
        if page.text_layer is None:
            return ""
        if page.text_layer.size_bytes > TEXT_BYTES_MAX:
            _log.warning("text_layer_too_long", page=page.number, size_bytes=page.text_layer.size_bytes)
            return ""
        return (await self._storage.get(page.text_layer, bytes_max=TEXT_BYTES_MAX)).decode("utf-8", "replace")


def _not_tried(page: Page) -> PageReading:
    """Too many pages of this document have failed: the rest must not hold up everybody else's."""
    return PageReading(
        number=page.number, width_px=page.width_px, height_px=page.height_px, failure="document_given_up", seconds=0
    )
