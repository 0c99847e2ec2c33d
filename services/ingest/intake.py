"""One upload: fetched, decoded, its pages stored, and the event that follows. Doing it again gives the same."""

import structlog

from services.ingest.decoded import Decoded, DecodedPage
from services.ingest.limits import Limits
from services.ingest.pool import DecoderPool
from services.ingest.refusal import ADVICE, Refusal, RefusalCode, RefusedError
from shared.errors import PermanentError
from shared.events import (
    CredentialDocumented,
    CredentialRejected,
    CredentialUploaded,
    Document,
    ObjectRef,
    Page,
    Reason,
    Stage,
)
from shared.storage import ObjectMismatchError, ObjectMissingError, Storage

_log = structlog.get_logger(__name__)


class Intake:
    """Takes uploads in.

    Args:
        storage: where uploads lie, and where pages go.
        decoder: the worker processes.
        limits: what a file may cost.
    """

    def __init__(self, storage: Storage, decoder: DecoderPool, limits: Limits) -> None:
        self._storage = storage
        self._decoder = decoder
        self._limits = limits

    async def take(self, upload: CredentialUploaded) -> CredentialDocumented | CredentialRejected:
        """The document that the upload is, or the reason why it is none, in words the customer can act on.

        Raises:
            TransientError: the object store is away, or the workers are being stopped.
        """
        try:
            content = await self._fetch(upload.object)
        except RefusedError as error:
            return _refuse(upload, error.refusal)
        decoded = await self._decoder.decode(content)
        if isinstance(decoded, Refusal):
            return _refuse(upload, decoded)
        return await self._store(upload, content, decoded)

    async def _fetch(self, ref: ObjectRef) -> bytes:
        limit = self._limits.bytes_max
        if ref.size_bytes > limit:
            raise RefusedError(RefusalCode.FILE_TOO_LARGE, f"{ref.size_bytes} bytes; the limit is {limit}")
        try:
            content = await self._storage.get(ref, bytes_max=limit)
        except ObjectMissingError:
            raise RefusedError(RefusalCode.OBJECT_MISSING) from None
        except ObjectMismatchError:
            raise RefusedError(RefusalCode.OBJECT_MISMATCH, "its sha256 is another") from None
        except PermanentError as error:
            raise RefusedError(RefusalCode.FILE_TOO_LARGE, error.detail) from None
        except ValueError:  # obstore: a key such as ``../x`` that can name no object
            raise RefusedError(RefusalCode.OBJECT_MISSING, "the key can name no object") from None
        if len(content) != ref.size_bytes:
            detail = f"{len(content)} bytes where {ref.size_bytes} were promised"
            raise RefusedError(RefusalCode.OBJECT_MISMATCH, detail)
        return content

    async def _store(self, upload: CredentialUploaded, content: bytes, decoded: Decoded) -> CredentialDocumented:
        folder = object_folder(upload)
        pages = [await self._store_page(folder, number, page) for number, page in enumerate(decoded.pages, start=1)]
        capture = decoded.capture
        if decoded.thumbnail is not None:
            thumbnail = await self._storage.put(f"{folder}/thumbnail.jpg", decoded.thumbnail, "image/jpeg")
            capture = capture.model_copy(update={"thumbnail": thumbnail})
        original = None
        if decoded.carries_proof:
            original = await self._storage.put(f"{folder}/original", content, decoded.media_type)
        document = Document(
            upload_id=upload.upload_id,
            uploaded_at=upload.uploaded_at,
            original_sha256=upload.object.sha256,
            original_media_type=decoded.media_type,
            original=original,
            pages=tuple(pages),
            capture=capture,
        )
        return CredentialDocumented(account_id=upload.account_id, document=document)

    async def _store_page(self, folder: str, number: int, page: DecodedPage) -> Page:
        text_layer = None
        if page.text is not None:
            text = page.text.encode("utf-8", "replace")
            text_layer = await self._storage.put(f"{folder}/page-{number:02}.txt", text, "text/plain; charset=utf-8")
        return Page(
            number=number,
            image=await self._storage.put(f"{folder}/page-{number:02}.jpg", page.jpeg, "image/jpeg"),
            width_px=page.width_px,
            height_px=page.height_px,
            perceptual_hash=page.perceptual_hash,
            text_layer=text_layer,
        )


def object_folder(upload: CredentialUploaded) -> str:
    """Where the objects of an upload go: the same each time, and never over those of other bytes.

    The ``u-`` keeps an upload id such as ``..`` from being a path.
    """
    return f"documents/u-{upload.upload_id}/{upload.object.sha256}"


def _refuse(upload: CredentialUploaded, refusal: Refusal) -> CredentialRejected:
    """The rejection that tells the customer what to do."""
    _log.info("upload_refused", upload_id=upload.upload_id, reason=refusal.code, detail=refusal.detail)
    return CredentialRejected(
        account_id=upload.account_id,
        upload_id=upload.upload_id,
        stage=Stage.INGEST,
        reasons=(Reason(code=refusal.code, detail=refusal.detail),),
        advice=ADVICE[refusal.code],
    )
