"""What a picture says of how it was made, taken before its metadata is stripped. Its place (GPS) is never taken."""

import re

from PIL import ExifTags, Image

from services.ingest.containers import has_c2pa, has_open_badge, quantisation_tables
from services.ingest.sniff import MediaType
from shared.events import Capture

_TEXT_MAX = 200
_C2PA_TIFF_TAG = 52545
_CREATOR_TOOL = re.compile(rb"xmp:CreatorTool(?:=\"|>)([^\"<]{1,200})")


def capture_of_picture(image: Image.Image, content: bytes, media_type: MediaType) -> Capture:
    """The traces of a picture that is opened; whether it has a thumbnail is filled in by who extracts it."""
    exif = image.getexif()
    details = exif.get_ifd(ExifTags.IFD.Exif)
    make, model = clean(exif.get(ExifTags.Base.Make)), clean(exif.get(ExifTags.Base.Model))
    software = clean(exif.get(ExifTags.Base.Software)) or clean(image.info.get("Software")) or _creator_tool(image)
    return Capture(
        software=software,
        camera=" ".join(part for part in (make, model) if part) or None,
        taken_at=clean(details.get(ExifTags.Base.DateTimeOriginal)),
        modified_at=clean(exif.get(ExifTags.Base.DateTime)),
        quantisation_tables=quantisation_tables(content, media_type),
        has_c2pa=has_c2pa(content, media_type) or _C2PA_TIFF_TAG in getattr(image, "tag_v2", {}),
        has_open_badge=has_open_badge(content, media_type),
    )


def clean(value: object) -> str | None:
    """A tag's text without control characters, at most 200 characters; None where nothing is left."""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if not isinstance(value, str):
        return None
    printable = "".join(char if char.isprintable() else " " for char in value[: 2 * _TEXT_MAX])
    return " ".join(printable.split())[:_TEXT_MAX] or None


def _creator_tool(image: Image.Image) -> str | None:
    """The program named in XMP, for files whose EXIF names none."""
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    raw = packet.encode("utf-8", "replace") if isinstance(packet, str) else bytes(packet)
    found = _CREATOR_TOOL.search(raw)
    return clean(found.group(1)) if found else None
