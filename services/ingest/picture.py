"""Pictures: opened by header, held to their limits, decoded, made upright RGB pages."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import imagehash
import pillow_heif
from PIL import ExifTags, Image

from services.ingest.decoded import DecodedPage
from services.ingest.limits import SIDE_MIN_PX, Limits
from services.ingest.plain_jpeg import plain_jpeg
from services.ingest.refusal import RefusalCode, RefusedError
from services.ingest.sniff import MediaType

JPEG_QUALITY = 92
_PILLOW_FORMATS = {
    MediaType.JPEG: "JPEG",
    MediaType.PNG: "PNG",
    MediaType.WEBP: "WEBP",
    MediaType.HEIC: "HEIF",
    MediaType.TIFF: "TIFF",
    MediaType.BMP: "BMP",
    MediaType.GIF: "GIF",
}
_WHITE = (255, 255, 255)
_REDUCING_GAP = 2.0  # Pillow: fast integer reduction first, then Lanczos; no visible difference
_HASHED_SIDE_PX = 256
_NEW_SUBFILE_TYPE = 254
_THUMBNAIL_START, _THUMBNAIL_LENGTH = 0x0201, 0x0202  # EXIF 2.32, in the first image directory
_SUBFILE_NOT_A_PAGE = 1 | 4  # a smaller copy, or a transparency mask (TIFF 6.0, section 8)

pillow_heif.register_heif_opener()


@dataclass(frozen=True, slots=True)
class Flat:
    """An upright RGB picture before it is a page, with a PDF page's text."""

    image: Image.Image
    text: str | None = None


def open_picture(content: bytes, media_type: MediaType, limits: Limits) -> Image.Image:
    """Read a picture's header, with the decoder of its real type only, and hold it to the pixel limits."""
    try:
        image = Image.open(io.BytesIO(content), formats=[_PILLOW_FORMATS[media_type]])
    except Image.DecompressionBombError:
        raise RefusedError(RefusalCode.TOO_MANY_PIXELS, "the header declares too many pixels") from None
    check_size(image.size, limits)
    return image


def check_size(size: tuple[int, int], limits: Limits) -> None:
    """Refuse a picture by its declared width and height in pixels."""
    width, height = size
    if width * height > limits.pixels_max:
        raise RefusedError(RefusalCode.TOO_MANY_PIXELS, f"{width} × {height} pixels; the limit is {limits.pixels_max}")
    if min(size) < SIDE_MIN_PX:
        raise RefusedError(RefusalCode.PICTURE_TOO_SMALL, f"{width} × {height} pixels; a side needs {SIDE_MIN_PX}")


def pages_of(image: Image.Image, media_type: MediaType, limits: Limits) -> Iterator[Flat]:
    """The pages of an opened picture: every page of a TIFF, the first frame of anything else."""
    if media_type is not MediaType.TIFF:
        yield Flat(_flat(image, limits))
        return
    frames: int = getattr(image, "n_frames", 1)
    if frames > limits.pages_max:
        raise RefusedError(RefusalCode.TOO_MANY_PAGES, f"{frames} pages; the limit is {limits.pages_max}")
    for number in range(frames):
        image.seek(number)
        subfile = getattr(image, "tag_v2", {}).get(_NEW_SUBFILE_TYPE, 0)
        if number > 0 and isinstance(subfile, int) and subfile & _SUBFILE_NOT_A_PAGE:
            continue
        check_size(image.size, limits)
        yield Flat(_flat(image, limits))


def page(flat: Flat) -> DecodedPage:
    """Encode a page and take its perceptual hash."""
    reduced = flat.image.reduce(max(1, min(flat.image.size) // _HASHED_SIDE_PX))
    return DecodedPage(
        jpeg=encode(flat.image),
        width_px=flat.image.width,
        height_px=flat.image.height,
        perceptual_hash=perceptual_hash(reduced),
        text=flat.text,
    )


def page_as_it_came(image: Image.Image, content: bytes, limits: Limits) -> DecodedPage | None:
    """The page of a JPEG that is already what a page has to be: its picture untouched, all else in the file left out.

    None where it lies on its side, is larger than wanted, or is no plain colour JPEG (:func:`plain_jpeg`).

    What is kept is decoded once, all of it, to be sure that it is sound; but at a reduced scale, which is enough for its
    hash. Every coefficient is read at any scale (libjpeg), so what breaks off is found all the same.

    Raises:
        OSError: the picture is damaged.
    """
    if max(image.size) > limits.long_side_px or image.getexif().get(ExifTags.Base.Orientation, 1) in _TURNS:
        return None
    jpeg = plain_jpeg(content)
    if jpeg is None:
        return None
    with Image.open(io.BytesIO(jpeg), formats=["JPEG"]) as plain:
        width, height = plain.size
        plain.draft("L", (_HASHED_SIDE_PX, _HASHED_SIDE_PX))
        plain.load()
        return DecodedPage(jpeg=jpeg, width_px=width, height_px=height, perceptual_hash=perceptual_hash(plain))


def perceptual_hash(reduced: Image.Image) -> str:
    """The 64-bit DCT hash (Zauner 2010; `imagehash.phash`), as 16 hexadecimal digits.

    Args:
        reduced: the page reduced to 256 pixels or more, by averaging or by its decoder: a tenth of the time, and on
            average less than one bit of 64 from the hash of the full page.
    """
    return str(imagehash.phash(reduced))


def encode(image: Image.Image) -> bytes:
    """JPEG bytes of an RGB picture. The same pixels give the same bytes."""
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=JPEG_QUALITY)
    return buffer.getvalue()


def thumbnail_of(image: Image.Image, limits: Limits) -> tuple[bool, bytes | None]:
    """Whether EXIF holds a thumbnail, and its picture encoded anew: None where it is damaged or not a JPEG."""
    directory = image.getexif().get_ifd(ExifTags.IFD.IFD1)
    start, length = directory.get(_THUMBNAIL_START), directory.get(_THUMBNAIL_LENGTH)
    if not (isinstance(start, int) and isinstance(length, int)):
        return False, None
    tiff = bytes(image.info.get("exif", b"")).removeprefix(b"Exif\0\0")
    try:
        with Image.open(io.BytesIO(tiff[start : start + length]), formats=["JPEG"]) as thumbnail:
            return True, encode(_flat(thumbnail, limits))
    except (OSError, SyntaxError, ValueError, RefusedError, Image.DecompressionBombError):
        return True, None


def _flat(image: Image.Image, limits: Limits) -> Image.Image:
    """Decode one frame: scaled to the limit, turned upright as EXIF says, on white, RGB, with no metadata left."""
    side = limits.long_side_px
    image.draft("RGB", (side, side))  # JPEG: decode at 1/2, 1/4 or 1/8 where that is still as large as wanted
    image.load()
    orientation = image.getexif().get(ExifTags.Base.Orientation, 1)
    frame = _opaque(image)
    if max(frame.size) > side:
        scale = side / max(frame.size)
        width, height = (round(length * scale) for length in frame.size)
        check_size((width, height), limits)  # a strip so long that nothing of its width is left
        frame = frame.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=_REDUCING_GAP)
    turn = _TURNS.get(orientation)
    if turn is not None:
        frame = frame.transpose(turn)
    frame = frame.convert("RGB")  # a copy in any case
    frame.info = {}
    return frame


_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF orientation (EXIF 2.32, tag 0x0112) to the turn that makes the picture upright."""


def _opaque(image: Image.Image) -> Image.Image:
    """The frame as an L or RGB picture: what is transparent becomes white, deep greys are scaled to 8 bits."""
    if image.mode in {"RGB", "L"} and "transparency" not in image.info:
        return image
    if image.mode == "1":
        return image.convert("L")
    if image.mode in {"I", "F"} or image.mode.startswith("I;16"):
        return _eight_bits(image)
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        if layer.getchannel("A").getextrema() == (255, 255):
            return layer.convert("RGB")
        paper = Image.new("RGB", layer.size, _WHITE)
        paper.paste(layer, mask=layer.getchannel("A"))
        return paper
    return image.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """A grey picture of 16 or 32 bits a pixel, its darkest to its lightest spread over 8."""
    wide = image.convert("F")
    extrema = wide.getextrema()
    low, high = (float(value) for value in extrema[:2] if isinstance(value, int | float))
    scale = 255.0 / (high - low) if high > low else 0.0
    return wide.point(lambda value: value * scale + (-low * scale)).convert("L")
