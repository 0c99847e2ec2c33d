"""What a drawn specimen promises: the same again for the same request, and a truth that is true."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from catalogue import CredentialType, is_valid, load
from shared.events import Family
from specimens import SEVERITIES, Flaw, Severity, SpecimenRequest, UnsuitableRequestError, contact_sheet, draw

HOLDER = "周若宁"
REQUEST = SpecimenRequest("barista", HOLDER, 7)
WITH_NUMBERS = [each.code for each in load() if each.number is not None and each.family is not Family.NOT_A_CREDENTIAL]
ONE_A_FAMILY = [next(iter(load().of_family(family))).code for family in Family if load().of_family(family)]


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


@pytest.mark.parametrize("kind", load(), ids=lambda kind: kind.code)
def test_every_type_of_the_catalogue_can_be_drawn(kind: CredentialType) -> None:
    """Each type has a layout; what the truth tells is what was asked; the severities take turns over the types."""
    severity = SEVERITIES[sum(kind.code.encode()) % len(SEVERITIES)]
    specimen = draw(SpecimenRequest(kind.code, HOLDER, 3, severity))
    truth = specimen.truth
    assert (truth.type_code, truth.family, truth.severity) == (kind.code, kind.family, severity)
    assert truth.title
    if (
        kind.family not in {Family.NOT_A_CREDENTIAL, Family.ORGANISATION_DOCUMENT}
        and kind.code != "foreign_incorporation"
    ):
        assert truth.holder == HOLDER
    assert picture(specimen.image).width >= 300


@pytest.mark.parametrize("severity", SEVERITIES)
@pytest.mark.parametrize("code", ONE_A_FAMILY)
def test_the_corners_lie_inside_the_photo_in_order(code: str, severity: Severity) -> None:
    """Clockwise from the paper's own top left, so that the area by the shoelace formula is positive and large."""
    specimen = draw(SpecimenRequest(code, HOLDER, 5, severity))
    width, height = picture(specimen.image).size
    corners = np.array(specimen.truth.corners)
    assert (corners >= 0).all()
    assert (corners <= np.array([width, height])).all()
    x, y = corners[:, 0], corners[:, 1]
    area = float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2
    assert area > 0.25 * width * height


@pytest.mark.parametrize("code", WITH_NUMBERS)
def test_a_genuine_number_has_its_types_form_and_check_digit(code: str) -> None:
    """And a forged one lacks one of the two."""
    form = load().get(code).number
    genuine = draw(SpecimenRequest(code, HOLDER, 11, "clean")).truth.number
    forged = draw(SpecimenRequest(code, HOLDER, 11, "clean", Flaw.FORGED_NUMBER)).truth.number
    if genuine is None:
        pytest.fail(f"{code} has a number, and its layout does not show it")
    assert form.matches(genuine)
    assert is_valid(form.check, genuine)
    assert not (form.matches(forged) and is_valid(form.check, forged))


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
