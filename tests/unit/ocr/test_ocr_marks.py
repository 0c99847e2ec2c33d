"""Seals, portraits, signatures and handwriting on pages drawn and photographed."""

from pathlib import Path

import cv2
import numpy as np
import pylopdf_fonts_zh_cn
import pytest
from PIL import Image, ImageDraw, ImageFont

from services.ocr import handwriting, marks, seals
from services.ocr.engines import make
from services.ocr.engines.base import Engine, Picture, Quad, ReadLine
from services.ocr.page import decode, read_page
from specimens import Severity, Specimen, SpecimenRequest, draw
from tests.unit.ocr.ocr_photos import shot

FONT = str(Path(pylopdf_fonts_zh_cn.__file__).parent / "NotoSansSC-Regular.otf")
# The layouts that bear a round seal with the issuer's name round it; others are square, oval or pressed into the paper.
ROUND_SEALS = ("specimens.layouts.qualification", "specimens.layouts.award", "specimens.layouts.academic")
SEALED = ("legal_profession_qualification", "hairdresser", "merit_student", "bachelor_degree")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return make("rapidocr")


def specimen(code: str, severity: Severity = "scan", seed: int = 11) -> Specimen:
    return draw(SpecimenRequest(code, holder="王小明", seed=seed, severity=severity))


def middle(box: Quad) -> tuple[float, float]:
    return sum(box[::2]) / 4, sum(box[1::2]) / 4


def test_the_words_round_a_seal_are_read_as_its_own(engine: Engine):
    """They name the issuer, come as lines of their own, and the seal is told beside them."""
    named = 0
    for code in SEALED:
        drawn = shot(code, "phone", 11, ROUND_SEALS)
        page = read_page(engine, 1, drawn.image)
        told = [line.folded or line.text for line in page.lines if line.source == "seal"]
        assert len(told) <= sum(mark.kind == "seal" for mark in page.marks)
        issuer = drawn.truth.issuer or ""
        named += any(len(set(issuer) & set(words)) >= 0.8 * len(set(issuer)) for words in told)
    assert named >= len(SEALED) - 1


def test_a_red_disc_and_red_words_are_no_seals():
    """An emblem is filled, and a heading is no circle."""
    page = np.full((900, 1200, 3), 250, np.uint8)
    cv2.circle(page, (600, 200), 70, (200, 30, 40), -1)
    cv2.putText(page, "HONOUR", (300, 500), cv2.FONT_HERSHEY_SIMPLEX, 4, (200, 30, 40), 12)
    cv2.rectangle(page, (40, 40), (1160, 860), (200, 30, 40), 8)
    assert seals.find(page) == ()


@pytest.mark.parametrize("shape", [(1, 1, 3), (2, 700, 3), (700, 2, 3)])
def test_a_sliver_holds_no_mark(shape: tuple[int, ...]):
    """Whatever shape a page has, looking ends well."""
    image = np.full(shape, 255, np.uint8)
    assert (seals.find(image), marks.portraits(image), marks.signatures(image, [], [], [])) == ((), [], [])


def test_the_ink_of_a_seal_is_gone_and_print_stays():
    """So a date under it can be read."""
    page = np.full((40, 100, 3), 250, np.uint8)
    page[:, :50] = (214, 32, 40)
    page[10:20, 20:80] = (20, 20, 20)
    freed = seals.without_ink(page)
    assert freed[30, 10].min() > 200
    assert freed[15, 30].max() < 40


def test_a_portrait_is_found_and_a_page_without_has_none():
    """The box takes in head and shoulders, and stands where the photograph does."""
    with_portrait = shot("legal_profession_qualification", "scan", 11, ("specimens.layouts.qualification.sheet",))
    found = marks.portraits(decode(with_portrait.image))
    assert len(found) == 1
    assert marks.portraits(decode(specimen("merit_student").image)) == []


def test_a_scribble_is_a_signature_and_print_is_none():
    """Where text was read there is no signature; a thin line that winds is one."""
    page = np.full((900, 1200, 3), 250, np.uint8)
    t = np.linspace(0, 9 * np.pi, 300)
    curve = np.stack([300 + 18 * t / 3 * 1.6, 700 + 40 * np.sin(t) * np.cos(t / 3)], axis=1).round().astype(np.int32)
    cv2.polylines(page, [curve], False, (20, 20, 60), 3)
    cv2.putText(page, "Certificate of Completion", (200, 200), cv2.FONT_HERSHEY_SIMPLEX, 2, (0, 0, 0), 3)
    text = ReadLine("Certificate of Completion", (190, 140, 1060, 140, 1060, 225, 190, 225), 0.99)
    (found,) = marks.signatures(page, [text], [], [])
    x, y = middle(found[0])
    assert 300 < x < 600
    assert 640 < y < 760


def written(text: str, face: int | None) -> Picture:
    if face is None:
        picture = Image.new("RGB", (60 * len(text), 70), "white")
        ImageDraw.Draw(picture).text((8, 6), text, font=ImageFont.truetype(FONT, 44), fill="black")
        return np.asarray(picture)
    page = np.full((70, 30 * len(text) + 40, 3), 255, np.uint8)
    cv2.putText(page, text, (8, 50), face, 1.4, (0, 0, 0), 2, cv2.LINE_AA)
    return page


def test_print_is_level_and_plumb_and_a_hand_is_not():
    """The measure tells them apart, whatever the words."""
    print_ = [handwriting.strokes(written(text, None)[..., 0]) for text in ("职业资格证书", "王小明", "二〇二四年六月")]
    hand = [
        handwriting.strokes(written(text, cv2.FONT_HERSHEY_SCRIPT_COMPLEX)[..., 0])
        for text in ("Wang Xiaoming", "Hanna")
    ]
    assert min(made.plumb for made in print_ if made) > max(made.plumb for made in hand if made)


def test_a_doubtful_line_in_another_hand_is_marked_and_lowered():
    """It says where it stands, and is less sure; print beside it is left alone."""
    page = np.full((400, 700, 3), 255, np.uint8)
    placed = []
    rows = (("职业资格证书", None), ("颁发日期", None), ("Wang Xiaoming", cv2.FONT_HERSHEY_SCRIPT_COMPLEX))
    for row, (text, face) in enumerate(rows):
        strip = written(text, face)
        top, height, width = 20 + 110 * row, *strip.shape[:2]
        page[top : top + height, 40 : 40 + width] = strip
        box = (40, top, 40 + width, top, 40 + width, top + height, 40, top + height)
        placed.append(ReadLine(text, box, 0.99 if face is None else 0.9))
    told = handwriting.marked(page, placed, ())
    assert told[:2] == placed[:2]
    assert told[2].source == "handwritten"
    assert told[2].confidence < 0.8
