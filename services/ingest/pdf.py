"""PDF: pages rendered within the pixel limit, its text layer, its signatures counted, its dates."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
from pypdfium2 import raw

from services.ingest.capture import clean
from services.ingest.containers import has_c2pa
from services.ingest.limits import Limits
from services.ingest.picture import Flat, check_size
from services.ingest.refusal import RefusalCode, RefusedError
from services.ingest.sniff import MediaType
from shared.events import Capture

RESOLUTION_DPI = 200
_POINTS_PER_INCH = 72
_TEXT_MAX = 100_000  # characters of a page's text layer; what lies beyond is left out
_LOCKED = {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}


@contextmanager
def open_pdf(content: bytes, limits: Limits) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF and hold it to the page limit. One that opens without a password is not called encrypted."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        code = RefusalCode.ENCRYPTED_PDF if error.err_code in _LOCKED else RefusalCode.DAMAGED_FILE
        raise RefusedError(code, str(error)) from None
    with document:
        document.init_forms()
        pages = len(document)
        if pages == 0:
            raise RefusedError(RefusalCode.DAMAGED_FILE, "no page")
        if pages > limits.pages_max:
            raise RefusedError(RefusalCode.TOO_MANY_PAGES, f"{pages} pages; the limit is {limits.pages_max}")
        yield document


def pages_of_pdf(document: pypdfium2.PdfDocument, limits: Limits) -> Iterator[Flat]:
    """Each page on white at 200 dpi, or less where its long side would exceed the limit, and its text."""
    for number in range(len(document)):
        with_page = document[number]
        width, height = with_page.get_size()
        scale = min(RESOLUTION_DPI / _POINTS_PER_INCH, limits.long_side_px / max(width, height, 1.0))
        check_size((int(width * scale), int(height * scale)), limits)
        image = with_page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
        image.thumbnail((limits.long_side_px, limits.long_side_px))
        yield Flat(image, text=_text(with_page))
        with_page.close()


def capture_of_pdf(document: pypdfium2.PdfDocument, content: bytes) -> Capture:
    """The traces of a PDF: programs, dates as written, number of signatures."""
    programs = (clean(document.get_metadata_value(name)) for name in ("Creator", "Producer"))
    return Capture(
        software=" / ".join(program for program in programs if program) or None,
        created_at=clean(document.get_metadata_value("CreationDate")),
        modified_at=clean(document.get_metadata_value("ModDate")),
        pdf_signatures=max(raw.FPDF_GetSignatureCount(document), 0),
        has_c2pa=has_c2pa(content, MediaType.PDF),
    )


def _text(page: pypdfium2.PdfPage) -> str | None:
    textpage = page.get_textpage()
    text: str = textpage.get_text_range(count=min(textpage.count_chars(), _TEXT_MAX)) if textpage.count_chars() else ""
    textpage.close()
    return text if text.strip() else None
