"""One picture through the services' own functions: bytes, pages, readings, recognition. Runs in a worker process."""

import hashlib
from datetime import UTC, datetime

from catalogue import load
from redflower.evaluation.item import Answer, FoundField
from services.classify.look import load_eye
from services.classify.recognise import Recogniser
from services.ingest.decode import decode
from services.ingest.decoded import Decoded, DecodedPage
from services.ingest.refusal import Refusal
from services.ingest.settings import IngestSettings
from services.ocr import worker as reader
from services.ocr.errors import PageError
from services.ocr.limits import within_budget
from shared.events import CredentialRead, CredentialRecognised, Document, ObjectRef, Page, PageReading

PAGES_READ_MAX = 5
_NOBODY = "evaluation"
_ANY_DAY = datetime(2026, 6, 30, tzinfo=UTC)  # nothing here depends on it


class Pipeline:
    """Decodes, reads and recognises as the services do. The reader's engine must be loaded in this process."""

    def __init__(self) -> None:
        self._catalogue = load()
        self._recogniser = Recogniser(self._catalogue)
        self._eye = load_eye()
        self._limits = IngestSettings().limits()
        self._engine = reader.describe()

    def decode(self, content: bytes) -> Decoded | Refusal:
        """The file's pages, or why it would be refused."""
        return decode(content, self._limits)

    def recognise(self, decoded: Decoded) -> Answer:
        """What the credential is, by its first pages."""
        pages = decoded.pages[:PAGES_READ_MAX]
        document = _document(pages, decoded.media_type)
        readings = [_read(number, page) for number, page in enumerate(pages, start=1)]
        read = CredentialRead(
            account_id=_NOBODY, document=document, pages=within_budget(readings, document), engine=self._engine
        )
        return self._answer(self._recognised(read, pages))

    def _recognised(self, read: CredentialRead, pages: tuple[DecodedPage, ...]) -> CredentialRecognised:
        """The one place where classify is asked."""
        look = self._eye(pages[0].jpeg, read.pages[0].rotation_degrees)
        return self._recogniser(read, look.families if look else None)

    def _answer(self, recognised: CredentialRecognised) -> Answer:
        kind = self._catalogue.get(recognised.type_code)
        return Answer(
            type_code=recognised.type_code,
            family=recognised.family,
            probability=recognised.probability,
            family_probability=recognised.family_probability,
            runners_up=tuple(each.code for each in recognised.runners_up),
            fields=tuple(FoundField(each.name, each.value, each.confidence) for each in recognised.fields),
            known_issuers=(*kind.names, *kind.issuers) if kind is not None else (),
            reading_failure=recognised.reading_failure,
        )


def _read(number: int, page: DecodedPage) -> PageReading:
    """The one place where OCR is asked. A page that can't be read costs this page, as in the service."""
    try:
        return reader.read(number, page.jpeg, page.text or "")
    except PageError as error:
        return PageReading(
            number=number, width_px=page.width_px, height_px=page.height_px, failure=error.code, seconds=0.0
        )


def _document(pages: tuple[DecodedPage, ...], media_type: str) -> Document:
    """What ingest would have published of it; the objects that it names are not stored anywhere."""
    images = [
        ObjectRef(
            key=f"{_NOBODY}/{number}",
            sha256=hashlib.sha256(page.jpeg).hexdigest(),
            media_type="image/jpeg",
            size_bytes=len(page.jpeg),
        )
        for number, page in enumerate(pages, start=1)
    ]
    return Document(
        upload_id=_NOBODY,
        uploaded_at=_ANY_DAY,
        original_sha256=images[0].sha256,
        original_media_type=media_type,
        pages=tuple(
            Page(
                number=number,
                image=image,
                width_px=page.width_px,
                height_px=page.height_px,
                perceptual_hash=page.perceptual_hash,
            )
            for number, (page, image) in enumerate(zip(pages, images, strict=True), start=1)
        ),
    )


__all__ = ["PAGES_READ_MAX", "Pipeline"]
