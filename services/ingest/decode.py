"""From bytes to pages, or to the reason why not. Runs in a worker process: what it is fed may be hostile."""

from services.ingest.capture import capture_of_picture
from services.ingest.decoded import Decoded
from services.ingest.limits import Limits
from services.ingest.pdf import capture_of_pdf, open_pdf, pages_of_pdf
from services.ingest.picture import open_picture, page, page_as_it_came, pages_of, thumbnail_of
from services.ingest.refusal import Refusal, RefusalCode, RefusedError
from services.ingest.sniff import MediaType, sniff


def decode(content: bytes, limits: Limits) -> Decoded | Refusal:
    """Sniff, check by header, decode and normalise one file. Never raises for what the bytes are."""
    try:
        return _decode(content, limits)
    except RefusedError as refused:
        return refused.refusal
    except MemoryError:
        return Refusal(RefusalCode.DECODING_OUT_OF_MEMORY)
    except Exception as error:  # decoders fed hostile bytes raise whatever they like, and it all means this
        return Refusal(RefusalCode.DAMAGED_FILE, type(error).__name__)


def _decode(content: bytes, limits: Limits) -> Decoded:
    if not content:
        raise RefusedError(RefusalCode.EMPTY_FILE, "0 bytes")
    if len(content) > limits.bytes_max:
        raise RefusedError(RefusalCode.FILE_TOO_LARGE, f"{len(content)} bytes; the limit is {limits.bytes_max}")
    media_type = sniff(content)
    if media_type is None:
        raise RefusedError(RefusalCode.UNSUPPORTED_TYPE, "neither a picture nor a PDF that is taken in")
    return _pdf(content, limits) if media_type is MediaType.PDF else _picture(content, media_type, limits)


def _picture(content: bytes, media_type: MediaType, limits: Limits) -> Decoded:
    with open_picture(content, media_type, limits) as image:
        capture = capture_of_picture(image, content, media_type)
        has_thumbnail, thumbnail = thumbnail_of(image, limits)
        as_it_came = page_as_it_came(image, content, limits) if media_type is MediaType.JPEG else None
        pages = (as_it_came,) if as_it_came else tuple(page(flat) for flat in pages_of(image, media_type, limits))
    return Decoded(media_type, pages, capture.model_copy(update={"has_thumbnail": has_thumbnail}), thumbnail)


def _pdf(content: bytes, limits: Limits) -> Decoded:
    with open_pdf(content, limits) as document:
        capture = capture_of_pdf(document, content)
        pages = tuple(page(flat) for flat in pages_of_pdf(document, limits))
    return Decoded(MediaType.PDF, pages, capture)
