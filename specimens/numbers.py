"""Certificate numbers: made to a type's pattern with a right check digit, or spoilt so that a check must notice."""

import re
from datetime import date

import numpy as np

from catalogue import NumberFormat, is_valid

_DIGITS = "0123456789"
_CAPITALS = "ABCDEFGHJKLMNPQRTUWXY"  # without I, O, S, V, Z: as in GB 32100, and never taken for a digit
_CHECK_CHARACTERS = _DIGITS + "X" + _CAPITALS
_TRIES_MAX = 200


def genuine_number(form: NumberFormat, issued_on: date, born_on: date, rng: np.random.Generator) -> str:
    """A number of the form: the catalogue's example with its year and its last two thirds changed.

    Raises:
        ValueError: none was found in 200 tries, which means that pattern and check digit contradict each other.
    """
    if form.check == "resident_identity":
        return _resident(form, born_on)
    for _ in range(_TRIES_MAX):
        number = _with_year(form, _varied(form, rng), issued_on.year)
        if form.check is None:
            return number
        for last in _CHECK_CHARACTERS:
            candidate = number[:-1] + last
            if form.matches(candidate) and is_valid(form.check, candidate):
                return candidate
    raise ValueError(f"no number of the form {form.pattern!r} has a right check digit ({form.check})")


def forged_number(form: NumberFormat, genuine: str, rng: np.random.Generator) -> str:
    """A number that looks right and is not: its check digit is wrong or, without one, its form."""
    if form.check is not None:
        places = [index for index, character in enumerate(genuine) if character in _DIGITS][-4:]
        for index in reversed(places):
            changed = str((int(genuine[index]) + 1 + int(rng.integers(8))) % 10)
            candidate = genuine[:index] + changed + genuine[index + 1 :]
            if not is_valid(form.check, candidate):
                return candidate
    for candidate in (genuine[:-3], genuine[:-1] + "Q7", genuine + "807", "GZ" + genuine[2:] + "K"):
        if not form.matches(candidate):
            return candidate
    raise ValueError(f"the form {form.pattern!r} takes whatever is written")


def free_number(issued_on: date, rng: np.random.Generator) -> str:
    """A number for a paper whose type has no known form: the year and a running number."""
    return f"{issued_on.year}{issued_on.month:02d}{int(rng.integers(10_000, 99_999))}"


def identity_number(born_on: date) -> str:
    """A citizen's number that is nobody's: an area that doesn't exist, the sequence 000, a right check digit."""
    return _with_check(f"990101{born_on:%Y%m%d}000")


def _with_check(digits: str) -> str:
    return next(digits + last for last in _CHECK_CHARACTERS if is_valid("iso7064_mod11_2", digits + last))


def _resident(form: NumberFormat, born_on: date) -> str:
    match = re.search(r"\d{17}[\dX]$", form.example)
    if match is None:
        raise ValueError(f"the example {form.example!r} holds no citizen's number")
    return form.example[: match.start()] + _with_check(f"{match[0][:6]}{born_on:%Y%m%d}000")


def _varied(form: NumberFormat, rng: np.random.Generator) -> str:
    number = form.example
    for index in range(len(number) // 3, len(number)):
        old = number[index]
        alphabet = _DIGITS if old.isdigit() else _CAPITALS if old.isupper() else "abcdefghkmnpqrtuwxy"
        if not old.isalnum():
            continue
        candidate = number[:index] + alphabet[int(rng.integers(len(alphabet)))] + number[index + 1 :]
        if form.matches(candidate):
            number = candidate
    return number


def _with_year(form: NumberFormat, number: str, year: int) -> str:
    found = re.search(r"(?<!\d)20[0-3]\d", form.example) or re.search(r"20[12]\d", form.example)
    if found is None:
        return number
    candidate = number[: found.start()] + str(year) + number[found.end() :]
    return candidate if form.matches(candidate) else number
