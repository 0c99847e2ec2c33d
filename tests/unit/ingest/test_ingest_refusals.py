"""What can't be taken in is refused, with a reason that a customer can act on, and without being decoded."""

import io
import time
import tracemalloc
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.ingest.decode import decode
from services.ingest.decoded import Decoded
from services.ingest.limits import Limits
from services.ingest.refusal import ADVICE, Refusal, RefusalCode
from services.ingest.sniff import sniff
from tests.unit.ingest import files

LIMITS = Limits()
KINDS = files.every_kind()


def _zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("photo.jpg", files.jpeg())
    return buffer.getvalue()


def _tiff_bomb() -> bytes:
    """A TIFF whose header declares 100,000 × 100,000 pixels."""
    content = bytearray(KINDS["image/tiff"])
    first = int.from_bytes(content[4:8], "little")
    for entry in range(int.from_bytes(content[first : first + 2], "little")):
        at = first + 2 + 12 * entry
        if int.from_bytes(content[at : at + 2], "little") in {256, 257}:
            content[at + 2 : at + 12] = b"\x04\0\x01\0\0\0" + (100_000).to_bytes(4, "little")
    return bytes(content)


def _webp_bomb() -> bytes:
    """A WebP whose canvas is declared as 16,384 × 16,384 pixels."""
    side = (16_383).to_bytes(3, "little")
    picture = KINDS["image/webp"][12:]
    body = b"WEBPVP8X" + (10).to_bytes(4, "little") + b"\0\0\0\0" + side + side + picture
    return b"RIFF" + len(body).to_bytes(4, "little") + body


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
GIF_BOMB = b"GIF89a" + b"\xff\xff\xff\xff" + KINDS["image/gif"][10:]
BMP_BOMB = KINDS["image/bmp"][:18] + (60_000).to_bytes(4, "little") * 2 + KINDS["image/bmp"][26:]

CASES = {
    "empty": (b"", RefusalCode.EMPTY_FILE),
    "text": ("某某证书".encode(), RefusalCode.UNSUPPORTED_TYPE),
    "svg": (SVG, RefusalCode.UNSUPPORTED_TYPE),
    "html": (b"<!doctype html><title>x</title>", RefusalCode.UNSUPPORTED_TYPE),
    "zip renamed to .jpg": (_zip(), RefusalCode.UNSUPPORTED_TYPE),
    "avif": (b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf", RefusalCode.UNSUPPORTED_TYPE),
    "video": (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", RefusalCode.UNSUPPORTED_TYPE),
    "program": (b"\x7fELF" + bytes(100), RefusalCode.UNSUPPORTED_TYPE),
    "truncated jpeg": (files.jpeg(800, 600)[:-2000], RefusalCode.DAMAGED_FILE),
    "truncated png": (KINDS["image/png"][:-400], RefusalCode.DAMAGED_FILE),
    "truncated webp": (KINDS["image/webp"][:-100], RefusalCode.DAMAGED_FILE),
    "truncated heic": (KINDS["image/heic"][:-1000], RefusalCode.DAMAGED_FILE),
    "truncated tiff": (KINDS["image/tiff"][:-50_000], RefusalCode.DAMAGED_FILE),
    "truncated bmp": (KINDS["image/bmp"][:-50_000], RefusalCode.DAMAGED_FILE),
    "truncated gif": (KINDS["image/gif"][:-800], RefusalCode.DAMAGED_FILE),
    "header only": (b"\xff\xd8\xff\xe0", RefusalCode.DAMAGED_FILE),
    "pdf of nothing": (b"%PDF-1.7\n%%EOF", RefusalCode.DAMAGED_FILE),
    "png bomb": (files.png_bomb(), RefusalCode.TOO_MANY_PIXELS),
    "png just above": (files.png_bomb(7_001, 10_000), RefusalCode.TOO_MANY_PIXELS),
    "tiff bomb": (_tiff_bomb(), RefusalCode.TOO_MANY_PIXELS),
    "webp bomb": (_webp_bomb(), RefusalCode.TOO_MANY_PIXELS),
    "gif bomb": (GIF_BOMB, RefusalCode.TOO_MANY_PIXELS),
    "bmp bomb": (BMP_BOMB, RefusalCode.TOO_MANY_PIXELS),
    "encrypted pdf": (files.encrypted_pdf(b"secret"), RefusalCode.ENCRYPTED_PDF),
    "pdf of 1,000 pages": (files.pdf(1_000), RefusalCode.TOO_MANY_PAGES),
    "pdf of 21 pages": (files.pdf(21), RefusalCode.TOO_MANY_PAGES),
    "tiff of 21 pages": (
        files.encoded(files.drawing(), "TIFF", save_all=True, append_images=[files.drawing()] * 20),
        RefusalCode.TOO_MANY_PAGES,
    ),
    "icon": (files.jpeg(63, 200), RefusalCode.PICTURE_TOO_SMALL),
    "strip": (files.jpeg(100, 60_000), RefusalCode.PICTURE_TOO_SMALL),
    "pdf strip": (files.pdf(width_pt=20, height_pt=14_000), RefusalCode.PICTURE_TOO_SMALL),
}


@pytest.mark.parametrize("case", CASES)
def test_each_is_refused_for_its_reason(case: str):
    """Every file that can't be taken in gets the code that fits it."""
    content, code = CASES[case]
    result = decode(content, LIMITS)
    assert isinstance(result, Refusal)
    assert result.code is code


@pytest.mark.parametrize("case", [case for case in CASES if case.endswith("bomb")])
def test_bombs_are_refused_by_their_header(case: str):
    """A bomb costs no more than its own bytes: it is never decoded."""
    content, _ = CASES[case]
    tracemalloc.start()
    started = time.process_time()
    decode(content, LIMITS)
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak_bytes < 10_000_000
    assert time.process_time() - started < 1.0


def test_a_file_above_the_limit_is_refused():
    """Bytes are counted before anything else is done."""
    result = decode(files.jpeg(), Limits(bytes_max=1_000))
    assert isinstance(result, Refusal)
    assert result.code is RefusalCode.FILE_TOO_LARGE


@pytest.mark.parametrize("code", list(RefusalCode))
def test_every_reason_has_advice_in_chinese(code: RefusalCode):
    """Whatever is refused, the customer reads a sentence that says what to do."""
    assert any("\u4e00" <= char <= "\u9fff" for char in ADVICE[code])
    assert ADVICE[code].endswith("。")
    assert "请" in ADVICE[code]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    kind=st.sampled_from(sorted(KINDS)),
    cut=st.just(1.0) | st.floats(0, 1),
    changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=12),
)
def test_hostile_bytes_never_raise(kind: str, cut: float, changes: list[tuple[float, int]]):
    """Whatever is cut off or changed in a file, the end is a document or a refusal."""
    content = bytearray(KINDS[kind][: max(1, round(len(KINDS[kind]) * cut))])
    for place, value in changes:
        content[int(place * len(content))] = value
    assert isinstance(decode(bytes(content), LIMITS), Decoded | Refusal)


@given(st.binary(max_size=200))
def test_noise_is_no_picture(content: bytes):
    """Random bytes are refused, and sniffing agrees with decoding."""
    result = decode(content, LIMITS)
    assert isinstance(result, Refusal)
    if content and sniff(content) is None:
        assert result.code is RefusalCode.UNSUPPORTED_TYPE
