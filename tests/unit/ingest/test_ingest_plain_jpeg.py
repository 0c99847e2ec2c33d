"""A JPEG that is plain keeps its picture bit for bit, and nothing else; any other is encoded anew or refused."""

import io

import imagehash
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from services.ingest.containers import jpeg_segments
from services.ingest.decode import decode
from services.ingest.decoded import Decoded
from services.ingest.limits import Limits
from services.ingest.plain_jpeg import plain_jpeg
from services.ingest.refusal import Refusal, RefusalCode
from tests.unit.ingest import files

LIMITS = Limits()
XMP = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'>someone's place</x:xmpmeta>"
KEPT_MARKERS = {0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDD, 0xE0}
EXTRA = {
    "exif": files.exif(thumbnail=True),
    "icc_profile": ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    "comment": b"a comment",
    "xmp": XMP,
    "dpi": (300, 300),
}


def segment(marker: int, payload: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2, "big") + payload


def with_segment(content: bytes, marker: int, payload: bytes) -> bytes:
    """The same JPEG with one segment more, before all others."""
    return content[:2] + segment(marker, payload) + content[2:]


def pixels(content: bytes) -> bytes:
    with Image.open(io.BytesIO(content), formats=["JPEG"]) as image:
        return image.tobytes()


def page_jpeg(content: bytes, limits: Limits = LIMITS) -> bytes:
    result = decode(content, limits)
    assert isinstance(result, Decoded), result
    return result.pages[0].jpeg


pictures = st.builds(
    lambda size, quality, progressive, subsampling, restarts, extra: files.encoded(
        Image.effect_noise(size, 90).convert("RGB"),
        "JPEG",
        quality=quality,
        progressive=progressive,
        subsampling=subsampling,
        restart_marker_rows=restarts,
        **{name: EXTRA[name] for name in extra},
    ),
    st.tuples(st.integers(64, 200), st.integers(64, 200)),
    st.integers(5, 100),
    st.booleans(),
    st.sampled_from(["4:4:4", "4:2:2", "4:2:0"]),
    st.integers(0, 3),
    st.sets(st.sampled_from(sorted(EXTRA))),
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(picture=pictures, tail=st.binary(max_size=50))
def test_the_picture_is_kept_and_nothing_else(picture: bytes, tail: bytes):
    """However it was encoded and whatever it carries: the same pixels, no metadata, no byte after the end."""
    plain = plain_jpeg(picture + tail)
    assert plain is not None
    assert pixels(plain) == pixels(picture)
    with Image.open(io.BytesIO(plain)) as image:
        assert not image.getexif()
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
    assert [payload for marker, payload in jpeg_segments(plain) if 0xE0 <= marker <= 0xEF] == [
        b"JFIF\0\1\1\0\0\1\0\1\0\0"
    ]
    assert plain.endswith(b"\xff\xd9")
    assert plain_jpeg(plain) == plain


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    picture=pictures,
    changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=20),
)
def test_hostile_bytes_carry_no_metadata_through(picture: bytes, changes: list[tuple[float, int]]):
    """Whatever is changed in a file, what is kept has no segment that only the sender could have put there."""
    content = bytearray(picture)
    for place, value in changes:
        content[int(place * min(len(content), 2_000))] = value
    plain = plain_jpeg(bytes(content))
    if plain is not None:
        markers = [marker for marker, _ in jpeg_segments(plain)]
        assert set(markers) <= KEPT_MARKERS
        assert markers.count(0xE0) == 1
    assert isinstance(decode(bytes(content), LIMITS), Decoded | Refusal)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(picture=pictures, cut=st.floats(0, 1, exclude_max=True))
def test_what_breaks_off_is_not_kept(picture: bytes, cut: float):
    """A file cut anywhere is never passed on as it came."""
    assert plain_jpeg(picture[: int(cut * len(picture))]) is None


@pytest.mark.parametrize("progressive", [False, True])
def test_half_a_picture_is_refused(progressive: bool):
    """A picture that breaks off is damaged, also where another picture's end follows."""
    content = files.jpeg(800, 600, progressive=progressive, exif=files.exif(thumbnail=True))
    result = decode(content[: len(content) * 2 // 3], LIMITS)
    assert isinstance(result, Refusal)
    assert result.code is RefusalCode.DAMAGED_FILE


def test_a_plain_jpeg_is_its_page():
    """What was photographed upright is not encoded a second time; its traces are told all the same."""
    content = files.jpeg(1600, 1000, exif=files.exif(thumbnail=True), icc_profile=EXTRA["icc_profile"])
    result = decode(content + b"PK\3\4 and more", LIMITS)
    assert isinstance(result, Decoded)
    assert result.pages[0].jpeg == plain_jpeg(content)
    assert (result.pages[0].width_px, result.pages[0].height_px) == (1600, 1000)
    assert result.capture.camera == "Maker Model 7"
    assert result.thumbnail is not None


def test_a_header_that_declares_nonsense_is_refused():
    """Plain to look at, but no decoder can read it: damaged."""
    content = files.jpeg()
    table = content.index(b"\xff\xdb")
    broken = content[: table + 4] + b"\x0f" + content[table + 5 :]
    assert plain_jpeg(broken) is not None
    result = decode(broken, LIMITS)
    assert isinstance(result, Refusal)
    assert result.code is RefusalCode.DAMAGED_FILE


def _many_scans() -> bytes:
    """A sound progressive picture whose last scan comes thirty times: each costs a decoder a whole pass."""
    content = files.jpeg(progressive=True)
    last = content.rindex(b"\xff\xda")
    return content[:-2] + content[last:-2] * 30 + b"\xff\xd9"


NOT_PLAIN = {
    "grey": files.encoded(files.drawing(mode="L"), "JPEG"),
    "print colours": files.encoded(files.drawing(mode="CMYK"), "JPEG"),
    "no YCbCr": files.jpeg(keep_rgb=True),
    "adobe says no YCbCr": with_segment(files.jpeg(), 0xEE, b"Adobe\0\x64\0\0\0\0\0"),
    "many scans": _many_scans(),
    "bytes between segments": files.jpeg()[:20] + b"\0\0" + files.jpeg()[20:],
    "fill bytes": files.jpeg()[:2] + b"\xff" + files.jpeg()[2:],
}


@pytest.mark.parametrize("case", NOT_PLAIN)
def test_what_is_not_plain_is_encoded_anew(case: str):
    """Colours and forms that readers take in different ways are settled by decoding them once, here."""
    content = NOT_PLAIN[case]
    assert plain_jpeg(content) is None
    with Image.open(io.BytesIO(page_jpeg(content))) as page:
        assert (page.mode, page.size) == ("RGB", (320, 200))


@pytest.mark.parametrize("orientation", [0, 1, 9])
def test_upright_is_kept(orientation: int):
    """No turn is asked for, so none is made."""
    content = files.jpeg(exif=files.exif(orientation))
    assert page_jpeg(content) == plain_jpeg(content)


def test_turned_or_large_is_encoded_anew():
    """A page must be upright and within the limit, so these can't stay as they came."""
    turned, large = files.jpeg(exif=files.exif(6)), files.jpeg(800, 400)
    assert page_jpeg(turned) != plain_jpeg(turned)
    assert page_jpeg(large, Limits(long_side_px=640)) != plain_jpeg(large)


def test_kept_or_encoded_anew_the_hash_is_the_same_but_for_a_bit_or_two():
    """Who sends a photo again as a PNG, or made smaller and turned by EXIF, is found by it."""
    kept = _hash(files.encoded(files.photo(), "JPEG"))
    tags = Image.Exif()
    tags[0x0112] = 3
    turned = files.photo().resize((1200, 750)).transpose(Image.Transpose.ROTATE_180)
    assert kept - _hash(files.encoded(files.photo(), "PNG")) <= 2
    assert kept - _hash(files.encoded(turned, "JPEG", exif=tags)) <= 2


def _hash(content: bytes) -> imagehash.ImageHash:
    result = decode(content, LIMITS)
    assert isinstance(result, Decoded), result
    return imagehash.hex_to_hash(result.pages[0].perceptual_hash)


def test_an_adobe_segment_that_changes_nothing_is_left_out():
    """Adobe's transform 1 is what a JFIF header says too."""
    content = with_segment(files.jpeg(), 0xEE, b"Adobe\0\x64\0\0\0\0\1")
    assert plain_jpeg(content) == plain_jpeg(files.jpeg())


def test_segments_between_scans_are_left_out_too():
    """A comment may lie anywhere, also behind the first scan."""
    content = files.jpeg(progressive=True)
    second = content.index(b"\xff\xc4", content.index(b"\xff\xda"))
    assert plain_jpeg(content[:second] + segment(0xFE, b"hidden") + content[second:]) == plain_jpeg(content)


def test_sender_s_names_are_in_no_page():
    """Neither program nor camera nor place is left in a page's bytes."""
    page = page_jpeg(files.jpeg(exif=files.exif(), xmp=XMP))
    assert not any(word in page for word in (b"Retouch", b"Maker", b"someone", b"Exif", b"http"))
