"""Check digits of certificate numbers. Pure functions over the number as printed; spaces and dashes don't count."""

import re
from collections.abc import Callable
from datetime import date

_SEPARATORS = re.compile(r"[\s\-‐–—.·]+")
_CREDIT_CODE_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_CODE_MODULUS = 31


def _luhn(number: str) -> bool:
    """ISO/IEC 7812-1, annex B."""
    if not re.fullmatch(r"\d{2,}", number, re.ASCII):
        return False
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0  # noqa: PLR2004 - the sum of two digits


def _iso7064_mod11_2(number: str) -> bool:
    """ISO/IEC 7064, MOD 11-2: digits, then a digit or X."""
    if not re.fullmatch(r"\d+[\dX]", number, re.ASCII):
        return False
    remainder = 0
    for digit in number[:-1]:
        remainder = (remainder + int(digit)) * 2 % 11
    check = (12 - remainder) % 11
    return number[-1] == ("X" if check == 10 else str(check))  # noqa: PLR2004 - X stands for ten


def _resident_identity(number: str) -> bool:
    """GB 11643-1999: the last 18 characters are a citizen's number, whose birth date must exist.

    Some licences put a letter before it (the special operation licence a T).
    """
    match = re.fullmatch(r"[A-Z]?(\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX])", number, re.ASCII)
    if match is None:
        return False
    try:
        date(int(match[2]), int(match[3]), int(match[4]))
    except ValueError:
        return False
    return _iso7064_mod11_2(match[1])


def _gb32100(number: str) -> bool:
    """GB 32100-2015, the unified social credit code: 18 characters, the last one over the alphabet of 31."""
    if len(number) != 18 or any(character not in _CREDIT_CODE_ALPHABET for character in number):  # noqa: PLR2004
        return False
    total = sum(
        _CREDIT_CODE_ALPHABET.index(character) * pow(3, place, _CREDIT_CODE_MODULUS)
        for place, character in enumerate(number[:-1])
    )
    return number[-1] == _CREDIT_CODE_ALPHABET[-total % _CREDIT_CODE_MODULUS]


def _cn_patent(number: str) -> bool:
    """ZC 0006-2003 (China's patent office): 12 digits weighted 2 to 9 and 2 to 5, modulo 11, X for ten."""
    match = re.fullmatch(r"(?:ZL)?(\d{12})([\dX])", number, re.ASCII)
    if match is None:
        return False
    total = sum(int(digit) * (place % 8 + 2) for place, digit in enumerate(match[1]))
    return match[2] == "0123456789X"[total % 11]


CHECKS: dict[str, Callable[[str], bool]] = {
    "luhn": _luhn,
    "iso7064_mod11_2": _iso7064_mod11_2,
    "resident_identity": _resident_identity,
    "gb32100": _gb32100,
    "cn_patent": _cn_patent,
}


def bare(number: str) -> str:
    """A number as it is compared: capitals, without spaces, dashes and dots."""
    return _SEPARATORS.sub("", number).upper()


def is_valid(check: str | None, number: str) -> bool:
    """Whether the number's check digit is right. A number without a check digit (``check`` None) always is.

    Raises:
        KeyError: no such algorithm; a loaded catalogue names only known ones.
    """
    return True if check is None else CHECKS[check](bare(number))
