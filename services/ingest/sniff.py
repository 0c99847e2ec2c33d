"""What a file really is, by its first bytes. The name and the claimed type of an upload count for nothing."""

from enum import StrEnum

_PDF_WINDOW = 1024  # readers take a header within the first 1,024 bytes (ISO 32000-1, annex H, note 13)
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"}
_BMP_HEADER_SIZES = {12, 16, 40, 52, 56, 64, 108, 124}


class MediaType(StrEnum):
    """The types that are taken in."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    HEIC = "image/heic"
    TIFF = "image/tiff"
    BMP = "image/bmp"
    GIF = "image/gif"
    PDF = "application/pdf"


def sniff(content: bytes) -> MediaType | None:
    """The media type of the bytes, or None where it is none that is taken in."""
    for magic, media_type in (
        (b"\xff\xd8\xff", MediaType.JPEG),
        (b"\x89PNG\r\n\x1a\n", MediaType.PNG),
        (b"GIF87a", MediaType.GIF),
        (b"GIF89a", MediaType.GIF),
        (b"II*\0", MediaType.TIFF),
        (b"MM\0*", MediaType.TIFF),
        (b"II+\0", MediaType.TIFF),
        (b"MM\0+", MediaType.TIFF),
    ):
        if content.startswith(magic):
            return media_type
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return MediaType.WEBP
    if content[4:8] == b"ftyp" and _is_heic(content):
        return MediaType.HEIC
    if content[:2] == b"BM" and int.from_bytes(content[14:18], "little") in _BMP_HEADER_SIZES:
        return MediaType.BMP
    if b"%PDF-" in content[:_PDF_WINDOW]:
        return MediaType.PDF
    return None


def _is_heic(content: bytes) -> bool:
    """Whether an ISO base media file names an HEVC brand (ISO/IEC 23008-12); AVIF and video name others."""
    size = min(int.from_bytes(content[:4], "big"), 256)
    brands = {content[8:12]} | {content[at : at + 4] for at in range(16, size, 4)}
    return bool(brands & _HEIC_BRANDS)
