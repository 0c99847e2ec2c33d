"""What a reader does to words."""

import numpy as np
import pytest
from rapidfuzz.distance import Levenshtein

from services.classify.wording import Spoken
from training.noise import LOOKALIKES, as_lookalikes, misread

LINES = [Spoken("荣誉证书", big=True), Spoken("兹证明王小红同学参加培训"), Spoken("Certificate of Completion")]


def test_without_strength_nothing_is_misread():
    """As printed stays as printed."""
    assert misread(LINES, np.random.default_rng(1), 0.0) == LINES


def test_equal_seeds_misread_equally():
    """Training is repeated, not re-rolled."""
    one, other = (misread(LINES * 20, np.random.default_rng(5), 1.0) for _ in range(2))
    assert one == other
    assert one != LINES * 20


def test_some_line_is_always_left():
    """A page that was read at all has something on it."""
    assert all(misread(LINES[:1], np.random.default_rng(seed), 1.0) for seed in range(200))


def test_most_letters_survive_a_poor_photo():
    """A letter in forty is wrong, not a word in two."""
    text = "Certificate of Completion " * 40
    read = misread([Spoken(text)], np.random.default_rng(3), 1.0)[0].text
    assert 0 < Levenshtein.distance(text, read) < len(text) / 20


@pytest.mark.parametrize("letter", "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя")
def test_every_cyrillic_letter_has_a_latin_reading(letter: str):
    """A Latin reader gives something for each."""
    assert LOOKALIKES[letter]
    assert as_lookalikes([Spoken(letter)], np.random.default_rng(1))[0].text in LOOKALIKES[letter]
