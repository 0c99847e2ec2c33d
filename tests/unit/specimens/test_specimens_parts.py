"""The parts of a drawing: numbers, names, fonts, seals, everyday things."""

from datetime import date
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from catalogue import NumberFormat, is_valid
from specimens import DISTRACTIONS, SEVERITIES, Distraction, draw_distraction, made_up_name, varied_name
from specimens.content import chinese_numerals, english_day
from specimens.fonts import Face, font
from specimens.names import lifelike_name
from specimens.numbers import forged_number, genuine_number, identity_number
from specimens.paper import Paper
from specimens.seal import round_seal
from specimens.stamps import emboss, oval_seal, square_seal

FORMS = (
    NumberFormat(pattern=r"\d{16}", example="6200000000000005", check="luhn"),
    NumberFormat(pattern=r"[0-9A-Z]{18}", example="92440101MA5C00000G", check="gb32100"),
    NumberFormat(pattern=r"ZL\d{12}\.[\dX]", example="ZL202110123456.7", check="cn_patent"),
    NumberFormat(pattern=r"T\d{17}[\dX]", example="T110105199003071239", check="resident_identity"),
    NumberFormat(pattern=r"\d{4}SR\d{7}", example="2021SR0000001"),
)
DAYS = st.dates(date(1950, 1, 1), date(2039, 12, 28))


@settings(max_examples=60, deadline=None)
@given(form=st.sampled_from(FORMS), seed=st.integers(0, 2**32), issued_on=DAYS, born_on=DAYS)
def test_every_number_is_right_and_every_forged_one_wrong(
    form: NumberFormat, seed: int, issued_on: date, born_on: date
) -> None:
    """Whatever the seed and the dates."""
    rng = np.random.default_rng(seed)
    genuine = genuine_number(form, issued_on, born_on, rng)
    assert form.matches(genuine)
    assert is_valid(form.check, genuine)
    forged = forged_number(form, genuine, rng)
    assert not (form.matches(forged) and is_valid(form.check, forged))


@given(born_on=DAYS)
def test_a_made_up_citizens_number_is_formally_right(born_on: date) -> None:
    """Its area is none, so that it is nobody's."""
    number = identity_number(born_on)
    assert is_valid("resident_identity", number)
    assert number.startswith("990101")


def test_names_are_made_by_their_seed() -> None:
    """In both languages."""
    assert made_up_name(5) == made_up_name(5)
    assert len({made_up_name(seed) for seed in range(100)}) > 90
    assert made_up_name(5, "en").isascii()
    assert " " in made_up_name(5, "en")


def test_names_come_as_in_life() -> None:
    """Two to many characters, double surnames, a minority's with its dot; Latin ones with diacritics and in capitals."""
    chinese = {varied_name(seed) for seed in range(400)}
    assert len(chinese) > 300
    assert {2, 3, 4} <= {len(name) for name in chinese}
    assert any("·" in name for name in chinese)
    latin = {varied_name(seed, "en") for seed in range(400)}
    assert any(not name.isascii() for name in latin)
    assert any(name.isupper() for name in latin)


def test_rare_names_are_as_rare_as_in_life() -> None:
    """A set is of whom a lender's customers are: some names in a hundred are rare, not half; English papers have pinyin."""
    chinese = [lifelike_name(seed) for seed in range(3_000)]
    usual = sum(
        len(name) in {2, 3}
        and not set(name)
        & set("翀睿璟燊鑫淼焱垚犇骉赟昱晞珺琬琰祎翊喆甯沄濛昇彧嫚妤嬿瑄瑾玥钰錡韡懿彬旸暐逄仉亓佘闫覃郗璩麴昝訾扈宓阚")
        for name in chinese
    )
    assert 0.88 < usual / len(chinese) < 0.97
    assert any("·" in name for name in chinese)
    english = [lifelike_name(seed, "en") for seed in range(500)]
    assert sum(name.isascii() for name in english) > 400
    assert lifelike_name(5, "en") == lifelike_name(5, "en")


@pytest.mark.parametrize(
    ("day", "chinese", "english"),
    [
        (date(2024, 6, 30), "二〇二四年六月三十日", "June 30, 2024"),
        (date(2009, 10, 1), "二〇〇九年十月一日", "October 1, 2009"),
        (date(2031, 12, 21), "二〇三一年十二月二十一日", "December 21, 2031"),
    ],
)
def test_days_are_written_as_people_write_them(day: date, chinese: str, english: str) -> None:
    """In Chinese numerals and in English words."""
    assert chinese_numerals(day) == chinese
    assert english_day(day) == english


@pytest.mark.parametrize("face", ["song", "hei", "hei_bold", "hei_black", "round"])
def test_every_face_has_the_rarer_characters_of_names(face: Face) -> None:
    """A missing glyph would be drawn as an empty box, the same for each."""
    drawn = {bytes(font(face, 40).getmask(character)) for character in "睿璟翀燊鑫A7"}
    assert len(drawn) == 7


def test_seals_come_square_and_oval_too() -> None:
    """Ink up to the corners of the one, none in those of the other."""
    square = np.asarray(square_seal("云川市教育局", 160, np.random.default_rng(1)))
    assert square.shape == (160, 160, 4)
    assert square[60:100, :14, 3].max() > 100
    assert square[:14, 60:100, 3].max() > 100
    oval = np.asarray(oval_seal("NORTHBRIDGE INSTITUTE", 200, np.random.default_rng(1)))
    assert oval[:6, :6, 3].max() == 0
    assert oval[..., 3].max() > 100


def test_an_embossed_seal_leaves_relief_and_no_ink() -> None:
    """Lighter and darker than the paper, in no colour."""
    paper = Paper.blank(300, 300, (200, 200, 200))
    emboss(paper, "云川市教育局", 200, 150, 150, np.random.default_rng(1))
    pixels = np.asarray(paper.image, np.int16)
    assert pixels.min() < 190
    assert pixels.max() > 210
    assert np.ptp(pixels, axis=2).max() <= 1


def test_a_seal_is_red_and_round() -> None:
    """Ink in the ring, none in the corners."""
    seal = np.asarray(round_seal("云川市教育局", 200, np.random.default_rng(1)))
    assert seal[0, 0, 3] == 0
    assert seal[..., 3].max() > 150
    assert seal[100, 100, 0] > seal[100, 100, 1]


@pytest.mark.parametrize("kind", DISTRACTIONS)
def test_everyday_things_can_be_drawn(kind: Distraction) -> None:
    """The same seed gives the same picture, in every severity; none has a holder."""
    for severity in SEVERITIES[::3]:
        specimen = draw_distraction(kind, 4, severity)
        assert specimen == draw_distraction(kind, 4, severity)
        assert specimen.truth.holder is None
        assert min(Image.open(BytesIO(specimen.image)).size) >= 400
