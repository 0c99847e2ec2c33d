"""Text that leaves OCR can be carried, and can be compared."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.ocr.limits import EVENT_BYTES_MAX, within_budget
from services.ocr.text import clean, fold
from shared.events import Box, Document, Line, ObjectRef, Page, PageReading
from shared.events.credential import TEXT_MAX

any_text = st.text(st.characters(), max_size=80)  # surrogates and controls too


@settings(deadline=None)
@given(any_text)
def test_what_leaves_is_text(text: str):
    """No control character, no lone surrogate, no newline: whatever an engine or a barcode says."""
    cleaned = clean(text)
    assert cleaned.encode() is not None
    assert not {unicodedata.category(character) for character in cleaned} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert cleaned == cleaned.strip()
    assert clean(cleaned) == cleaned


@settings(deadline=None)
@given(st.text(max_size=5000))
def test_no_line_is_longer_than_the_event_allows(text: str):
    """Neither the text nor its folded form."""
    assert len(clean(text)) <= TEXT_MAX
    assert len(fold(clean(text)) or "") <= TEXT_MAX


@settings(deadline=None)
@given(any_text)
def test_folding_twice_is_folding_once(text: str):
    """What is folded does not fold again, and None means that nothing changed."""
    folded = fold(clean(text))
    if folded is not None:
        assert folded != clean(text)
        assert fold(folded) is None


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("國家職業資格證書", "国家职业资格证书"),
        ("二○二四年六月", "二〇二四年六月"),
        ("发证日期：二〇二四年", None),
        ("Certificate No. 12", None),
        ("張小明 Zhang", "张小明 Zhang"),
    ],
)
def test_traditional_characters_fold_to_simplified(text: str, folded: str | None):
    """And the circles that stand for zero become one."""
    assert fold(text) == folded


def document(pages: int) -> Document:
    ref = ObjectRef(key="k", sha256="0" * 64, media_type="image/png", size_bytes=1)
    return Document(
        upload_id="u",
        uploaded_at="2026-01-01T00:00:00Z",
        original_sha256="0" * 64,
        original_media_type="image/png",
        pages=[
            Page(number=n, image=ref, width_px=1, height_px=1, perceptual_hash="0" * 16) for n in range(1, pages + 1)
        ],
    )


def reading(number: int, lines: int, text: str) -> PageReading:
    box = Box(points=(0, 0, 1000.5, 0, 1000.5, 20, 0, 20))
    line = Line(text=text, folded=text, box=box, confidence=0.9)
    return PageReading(number=number, width_px=1, height_px=1, lines=(line,) * lines, seconds=1)


@pytest.mark.parametrize(("pages", "lines", "letters"), [(1, 2000, 500), (20, 2000, 40), (20, 2000, 2000), (3, 10, 10)])
def test_an_event_stays_below_the_limit_of_the_bus(pages: int, lines: int, letters: int):
    """Lines are left out from the end, and the page says so; the first page keeps its own."""
    whole = [reading(number, lines, "证" * letters) for number in range(1, pages + 1)]
    kept = within_budget(whole, document(pages))
    assert len(kept) == pages
    assert sum(len(page.model_dump_json().encode()) for page in kept) < EVENT_BYTES_MAX
    assert kept[0].lines
    for before, after in zip(whole, kept, strict=True):
        assert after.lines == before.lines[: len(after.lines)]
        assert after.truncated == (len(after.lines) < len(before.lines))


@pytest.mark.parametrize(
    ("read", "written"),
    [
        ("阿卜杜・赛买提", "阿卜杜·赛买提"),
        ("阿卜杜•赛买提", "阿卜杜·赛买提"),
        ("ジョン・スミス", "ジョン・スミス"),
        ("A•B", "A•B"),
    ],
)
def test_the_point_within_a_chinese_name_is_one_point(read: str, written: str):
    """Readers write it as whichever dot; elsewhere a dot stays what it is."""
    assert clean(read) == written
