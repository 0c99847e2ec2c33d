"""Check digits: right ones pass, and a changed figure is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue import is_valid
from catalogue.checks import CHECKS

GENUINE = (
    ("luhn", "79927398713"),  # the example of ISO/IEC 7812-1's literature
    ("iso7064_mod11_2", "07940"),  # ISO/IEC 7064's own
    ("iso7064_mod11_2", "079X"),
    ("resident_identity", "11010519491231002X"),  # GB 11643-1999's own
    ("resident_identity", "T11010519491231002X"),
    ("gb32100", "91350100M000100Y43"),  # GB 32100-2015's own
    ("cn_patent", "ZL 2003 1 0100002.X"),  # ZC 0006-2003's own
)


@pytest.mark.parametrize(("check", "number"), GENUINE)
def test_the_standards_own_examples_pass(check: str, number: str) -> None:
    """What the standard itself prints as valid is valid."""
    assert is_valid(check, number)


def test_exactly_one_check_digit_fits() -> None:
    """Of all last digits, one is right."""
    for check, body, alphabet in (
        ("luhn", "7992739871", "0123456789"),
        ("iso7064_mod11_2", "123456", "0123456789X"),
        ("resident_identity", "11010519900307123", "0123456789X"),
        ("gb32100", "91440101MA5C00000", "0123456789ABCDEFGHJKLMNPQRTUWXY"),
        ("cn_patent", "202110123456", "0123456789X"),
    ):
        assert sum(is_valid(check, body + last) for last in alphabet) == 1, check


@given(st.sampled_from(GENUINE), st.data())
def test_a_changed_figure_is_noticed(row: tuple[str, str], data: st.DataObject) -> None:
    """All of these algorithms find every single wrong figure."""
    check, number = row
    places = [place for place, character in enumerate(number) if character.isdigit()]
    place = data.draw(st.sampled_from(places))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != number[place]]))
    assert not is_valid(check, number[:place] + other + number[place + 1 :])


@given(st.sampled_from(sorted(CHECKS)), st.text(max_size=40))
def test_anything_may_be_asked(check: str, number: str) -> None:
    """Any text gets an answer, never an error."""
    assert is_valid(check, number) in (True, False)


def test_a_number_without_a_check_digit_is_valid_and_an_unknown_algorithm_is_an_error() -> None:
    """No algorithm, nothing to fail; a misspelt one must not pass."""
    assert is_valid(None, "anything")
    with pytest.raises(KeyError):
        is_valid("mod97", "1")
