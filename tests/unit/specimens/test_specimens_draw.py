"""What a drawn specimen promises: the same again for the same request, and a truth that is true."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from catalogue import is_valid, load
from specimens import SEVERITIES, SPLITS, Flaw, Severity, SpecimenRequest, UnsuitableRequestError, contact_sheet, draw
from specimens.content import compose
from specimens.layouts import choices_for

HOLDER = "周若宁"
REQUEST = SpecimenRequest("barista", HOLDER, 7)


def one_a_layout() -> list[str]:
    """For each layout, the first type that it is the first choice of."""
    found: dict[object, str] = {}
    for kind in load():
        content = compose(SpecimenRequest(kind.code, HOLDER, 3), kind, np.random.default_rng(3))
        found.setdefault((choices_for(content, "train")[0], content.language), kind.code)
    return list(found.values())


ONE_A_LAYOUT = one_a_layout()


def picture(image: bytes) -> Image.Image:
    return Image.open(BytesIO(image)).convert("RGB")


@pytest.mark.parametrize("severity", SEVERITIES)
def test_the_same_request_gives_the_same_bytes(severity: Severity) -> None:
    """Nothing but the request has a say in what is drawn."""
    request = replace(REQUEST, severity=severity)
    assert draw(request) == draw(request)


def test_another_seed_gives_another_paper() -> None:
    """The seed chooses what the request leaves open."""
    assert draw(REQUEST).truth.number != draw(replace(REQUEST, seed=8)).truth.number


@pytest.mark.parametrize("severity", SEVERITIES)
@pytest.mark.parametrize("code", ONE_A_LAYOUT)
def test_every_layout_can_be_photographed(code: str, severity: Severity) -> None:
    """In every severity; what the truth tells is what was asked; the corners lie inside, clockwise from the top left."""
    specimen = draw(SpecimenRequest(code, HOLDER, 3, severity))
    truth = specimen.truth
    assert (truth.type_code, truth.severity) == (code, severity)
    assert truth.title
    assert truth.holder in {HOLDER, None}
    width, height = picture(specimen.image).size
    corners = np.array(truth.corners)
    assert (corners >= 0).all()
    assert (corners <= np.array([width, height])).all()
    x, y = corners[:, 0], corners[:, 1]
    area = float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2  # shoelace formula: positive if clockwise
    assert area > 0.25 * width * height


def test_every_type_of_the_catalogue_has_words_and_a_layout() -> None:
    """Composed and matched to a layout, without the picture: a thousand types in a second or two."""
    for kind in load():
        content = compose(SpecimenRequest(kind.code, HOLDER, 3), kind, np.random.default_rng(3))
        assert content.title, kind.code
        assert content.issuer, kind.code
        assert all(choices_for(content, split) for split in SPLITS), kind.code


def test_a_genuine_number_has_its_types_form_and_check_digit() -> None:
    """For every type whose numbers have a known form; and a forged one lacks form or check digit."""
    for kind in load():
        form = kind.number
        if form is None:
            continue
        genuine, forged = (
            compose(SpecimenRequest(kind.code, HOLDER, 11, flaw=flaw), kind, np.random.default_rng(11)).number
            for flaw in (Flaw.NONE, Flaw.FORGED_NUMBER)
        )
        assert form.matches(genuine), kind.code
        assert is_valid(form.check, genuine), kind.code
        assert not (form.matches(forged) and is_valid(form.check, forged)), kind.code


@pytest.mark.parametrize(
    "code", ["barista", "cet_4", "ielts", "driving_licence", "invention_patent", "coursera_course"]
)
def test_the_number_asked_for_is_shown(code: str) -> None:
    """A paper whose type has numbers shows its own, forged or not."""
    for flaw in (Flaw.NONE, Flaw.FORGED_NUMBER):
        specimen = draw(SpecimenRequest(code, HOLDER, 11, "clean", flaw))
        assert specimen.truth.number is not None


def test_a_number_without_a_known_form_cannot_be_forged() -> None:
    """Nobody could tell; the request is refused rather than answered with a genuine paper."""
    code = next(each.code for each in load() if each.number is None)
    with pytest.raises(UnsuitableRequestError, match="no known form"):
        draw(SpecimenRequest(code, HOLDER, 1, flaw=Flaw.FORGED_NUMBER))


def test_an_unknown_type_is_refused() -> None:
    """By name."""
    with pytest.raises(UnsuitableRequestError, match="no_such_type"):
        draw(SpecimenRequest("no_such_type", HOLDER, 1))


@pytest.mark.parametrize("code", ["barista", "bachelor_degree", "driving_licence", "ielts"])
def test_dates_are_in_order_unless_forged(code: str) -> None:
    """A genuine paper is issued before today and still valid; an expired one was; a forged one never was."""
    today = date(2026, 6, 30)
    genuine = draw(SpecimenRequest(code, HOLDER, 2, "clean", today=today)).truth
    assert genuine.issued_on < today
    assert genuine.valid_until is None or genuine.valid_until > today
    expired = draw(SpecimenRequest(code, HOLDER, 2, "clean", Flaw.EXPIRED, today=today)).truth
    assert expired.issued_on < expired.valid_until < today
    forged = draw(SpecimenRequest(code, HOLDER, 2, "clean", Flaw.FORGED_DATES, today=today)).truth
    assert forged.issued_on > today or (forged.valid_until is not None and forged.issued_on > forged.valid_until)


def test_what_is_asked_for_is_what_is_written() -> None:
    """Overrides win over what would have been made up."""
    asked = replace(
        REQUEST, number="S000011000001219999999", issued_on=date(2024, 2, 29), valid_until=date(2027, 2, 28)
    )
    truth = draw(asked).truth
    assert (truth.number, truth.issued_on, truth.valid_until) == (asked.number, asked.issued_on, asked.valid_until)


def test_a_genuine_and_a_pasted_paper_differ_in_one_place() -> None:
    """They come in pairs: the same drawing but for the field that was tampered with."""
    genuine = np.asarray(picture(draw(replace(REQUEST, severity="clean")).image), np.int16)
    pasted = np.asarray(picture(draw(replace(REQUEST, severity="clean", flaw=Flaw.FORGED_PASTE)).image), np.int16)
    rows, columns = np.nonzero(np.abs(genuine - pasted).max(axis=2) > 6)
    assert len(rows) > 500
    assert np.ptp(rows) < 120
    assert np.ptp(columns) < 400


def test_a_blurred_photo_has_no_edges_left() -> None:
    """And its truth says that nobody can read it."""
    sharp, blurred = draw(REQUEST), draw(replace(REQUEST, flaw=Flaw.BLURRED))
    assert sharp.truth.readable
    assert not blurred.truth.readable

    def edges(image: bytes) -> float:
        grey = np.asarray(picture(image).convert("L").reduce(4), np.float32)
        return float(np.abs(np.diff(grey, axis=1)).max())

    assert edges(blurred.image) < edges(sharp.image) / 3


@pytest.mark.parametrize("code", ["barista", "cet_4", "dingtalk_business_card"])
def test_the_qr_code_says_what_the_truth_says(code: str) -> None:
    """Read by zxing from the clean drawing; always at a domain reserved for examples."""
    specimen = draw(SpecimenRequest(code, HOLDER, 9, "clean"))
    codes = [each.text for each in zxingcpp.read_barcodes(np.asarray(picture(specimen.image)))]
    if specimen.truth.url is None:
        assert codes == []
    else:
        assert specimen.truth.url in codes
        assert "example.c" in specimen.truth.url


def test_a_contact_sheet_holds_every_specimen() -> None:
    """Six to a row."""
    sheet = picture(contact_sheet([draw(replace(REQUEST, seed=seed)) for seed in range(7)]))
    assert sheet.size == (6 * 420, 2 * 446)
