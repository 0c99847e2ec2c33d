"""What is evaluated on can't have been seen in training: other fonts, other layouts, other chance."""

from dataclasses import replace

import numpy as np
import pytest

from shared.events import Family
from specimens import SPLITS, SpecimenRequest, Split, draw
from specimens.fonts import choose, fonts_of
from specimens.layouts import families_of, layouts_of

REQUEST = SpecimenRequest("barista", "周若宁", 7)
FAMILIES = [family for family in Family if family is not Family.NOT_A_CREDENTIAL]


def test_no_font_file_serves_both_splits() -> None:
    """By the file, whatever weight it is set in."""
    train, evaluation = ({each.path for each in fonts_of(split)} for split in SPLITS)
    assert train
    assert evaluation
    assert train.isdisjoint(evaluation)


@pytest.mark.parametrize("split", SPLITS)
def test_a_papers_fonts_are_those_of_its_split(split: Split) -> None:
    """Whatever chance says, in Chinese and in Latin."""
    for seed in range(40):
        chosen = choose(split, np.random.default_rng(seed), chinese=bool(seed % 2))
        assert {each.path for fonts in chosen.values() for each in fonts} <= {each.path for each in fonts_of(split)}


def test_no_layout_serves_both_splits() -> None:
    """But for pictures that are no credential."""
    assert layouts_of("train").isdisjoint(layouts_of("eval"))


@pytest.mark.parametrize("split", SPLITS)
@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_has_two_layouts_of_each_split(family: Family, split: Split) -> None:
    """In Chinese and in Latin script, so that a type is more than one picture."""
    for layouts in families_of(split, family):
        assert len(set(layouts)) >= 2


def test_the_same_request_of_another_split_is_another_paper() -> None:
    """With another number: the splits share no chance."""
    train, evaluation = draw(REQUEST), draw(replace(REQUEST, split="eval"))
    assert train.truth.number != evaluation.truth.number
    assert train.image != evaluation.image
