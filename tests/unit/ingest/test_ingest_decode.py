"""Sound files become upright, clean RGB pages, whatever their type."""

import io

import imagehash
import pytest
from PIL import Image

from services.ingest.decode import decode
from services.ingest.decoded import Decoded
from services.ingest.limits import Limits
from services.ingest.refusal import Refusal, RefusalCode
from services.ingest.sniff import MediaType, sniff
from tests.unit.ingest import files

LIMITS = Limits()


def decoded(content: bytes, limits: Limits = LIMITS) -> Decoded:
    result = decode(content, limits)
    assert isinstance(result, Decoded), result
    return result


def opened(page_jpeg: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(page_jpeg))
    image.load()
    return image


def colour(image: Image.Image, x: float, y: float) -> str:
    """Red, white or something else, at a place given in parts of width and height."""
    red, green, blue = image.getpixel((int(image.width * x), int(image.height * y)))
    if red > 200 and green < 60 and blue < 60:
        return "red"
    return "white" if min(red, green, blue) > 200 else "other"


@pytest.mark.parametrize("media_type", list(MediaType))
def test_every_type_becomes_a_clean_page(media_type: MediaType):
    """Each type is known by its bytes and gives one RGB JPEG page without metadata."""
    content = files.every_kind()[media_type]
    result = decoded(content)
    assert sniff(content) is result.media_type is media_type
    assert len(result.pages) == 1
    page = result.pages[0]
    image = opened(page.jpeg)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (page.width_px, page.height_px))
    assert not image.getexif()
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("media_type", [kind for kind in MediaType if kind is not MediaType.PDF])
def test_pictures_keep_what_they_show(media_type: MediaType):
    """Colours stay where they were, in every format."""
    image = opened(decoded(files.every_kind()[media_type]).pages[0].jpeg)
    assert colour(image, 0.2, 0.2) == "red"
    assert colour(image, 0.8, 0.2) == "white"
    assert colour(image, 0.2, 0.8) == "white"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_pages_are_upright(kind: str, orientation: int):
    """A picture stored in any of the eight EXIF orientations comes out as it was seen."""
    stored = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    image = files.drawing()
    if orientation in stored:
        image = image.transpose(stored[orientation])
    tags = Image.Exif()
    tags[0x0112] = orientation
    page = decoded(files.encoded(image, kind, exif=tags)).pages[0]
    assert (page.width_px, page.height_px) == (320, 200)
    assert colour(opened(page.jpeg), 0.2, 0.2) == "red"
    assert colour(opened(page.jpeg), 0.8, 0.8) != "red"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16", "I", "F"])
def test_every_depth_of_colour_becomes_rgb(mode: str):
    """Black and white, grey, palettes, print colours and scientific depths all become RGB with light and dark kept."""
    image = files.drawing().convert("L").convert("I") if mode == "I;16" else files.drawing()
    kind = "TIFF" if mode in {"CMYK", "I;16", "I", "F"} else "PNG"
    page = opened(decoded(files.encoded(image.convert(mode), kind)).pages[0].jpeg)
    dark, light = (page.convert("L").getpixel(place) for place in ((40, 60), (300, 20)))
    assert page.mode == "RGB"
    assert dark < light
    assert light > 230


def test_sixteen_bits_are_scaled_not_clipped():
    """A deep grey ramp stays a ramp."""
    page = opened(decoded(files.sixteen_bit_png()).pages[0].jpeg).convert("L")
    top, middle, bottom = (page.getpixel((160, y)) for y in (2, 100, 197))
    assert top == pytest.approx(0, abs=20)
    assert middle == pytest.approx(127, abs=20)
    assert bottom == pytest.approx(255, abs=20)


def test_transparent_is_paper():
    """What is transparent becomes white, not black."""
    image = Image.new("RGBA", (200, 100), (0, 0, 0, 0))
    assert colour(opened(decoded(files.encoded(image, "PNG")).pages[0].jpeg), 0.5, 0.5) == "white"


def test_pages_of_a_tiff_are_pages_but_its_thumbnail_is_none():
    """Every page of a TIFF is one; a copy marked as reduced is not."""
    small = files.drawing(100, 100)
    small.encoderinfo = {"tiffinfo": {254: 1}}
    content = files.encoded(files.drawing(), "TIFF", save_all=True, append_images=[files.drawing(400, 300), small])
    assert [(page.width_px, page.height_px) for page in decoded(content).pages] == [(320, 200), (400, 300)]


def test_a_gif_gives_its_first_frame():
    """An animation is the picture it begins with."""
    content = files.encoded(
        files.drawing(), "GIF", save_all=True, append_images=[Image.new("RGB", (320, 200), "blue")], duration=100
    )
    pages = decoded(content).pages
    assert len(pages) == 1
    assert colour(opened(pages[0].jpeg), 0.2, 0.2) == "red"


def test_long_sides_are_capped():
    """A page larger than wanted is scaled, its shape kept."""
    page = decoded(files.jpeg(4000, 2000), Limits(long_side_px=1000)).pages[0]
    assert (page.width_px, page.height_px) == (1000, 500)


def test_a_pdf_is_rendered_at_200_dpi_or_to_the_cap():
    """A4 comes at 200 dpi; a poster comes at the cap."""
    page = decoded(files.pdf()).pages[0]
    assert (page.width_px, page.height_px) == pytest.approx((1653, 2339), abs=1)
    poster = decoded(files.pdf(width_pt=14_400, height_pt=7_200)).pages[0]
    assert (poster.width_px, poster.height_px) == pytest.approx((3000, 1500), abs=1)


def test_a_text_layer_is_kept_aside():
    """A PDF's own text comes with its page; a scanned one has none."""
    assert decoded(files.pdf_with_text("CERTIFICATE 2026")).pages[0].text == "CERTIFICATE 2026"
    assert decoded(files.pdf()).pages[0].text is None


def test_a_pdf_that_opens_without_a_password_is_taken():
    """Locked against change only is not encrypted against reading."""
    assert decoded(files.encrypted_pdf(b"")).media_type is MediaType.PDF


def test_the_same_bytes_give_the_same_pages():
    """Decoding is deterministic, so doing an upload again writes the same objects."""
    for content in files.every_kind().values():
        assert decoded(content) == decoded(content)


def test_the_perceptual_hash_is_of_what_is_seen():
    """A smaller, harder compressed copy differs in few bits; another picture differs in many."""
    large = decoded(files.encoded(files.photo(), "JPEG", quality=95)).pages[0].perceptual_hash
    copy = decoded(files.encoded(files.photo().resize((800, 500)), "JPEG", quality=40)).pages[0].perceptual_hash
    other = decoded(files.encoded(Image.effect_mandelbrot((800, 500), (-2, -1, 1, 1), 50), "PNG")).pages[0]
    distance = imagehash.hex_to_hash(large) - imagehash.hex_to_hash(copy)
    assert distance <= 4
    assert imagehash.hex_to_hash(large) - imagehash.hex_to_hash(other.perceptual_hash) > 12


def test_refusals_are_not_documents():
    """A refusal says its code."""
    assert decode(b"", LIMITS) == Refusal(RefusalCode.EMPTY_FILE, "0 bytes")
