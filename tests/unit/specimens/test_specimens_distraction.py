"""What is no credential: many kinds, and none of the evaluation's looks like one that was trained on."""

from io import BytesIO

import pytest
from PIL import Image

from catalogue import load
from specimens import UnsuitableRequestError
from specimens.distraction import ALL_DISTRACTIONS, Distraction, distractions, draw_distraction


def test_there_are_many_kinds_and_each_split_has_its_share() -> None:
    """At least thirty; about half of them in one split only."""
    train, evaluation = set(distractions("train")), set(distractions("eval"))
    assert len(ALL_DISTRACTIONS) >= 30
    assert train | evaluation == set(ALL_DISTRACTIONS)
    assert len(train - evaluation) >= 15
    assert len(evaluation - train) >= 15


@pytest.mark.parametrize("kind", distractions("eval"))
def test_what_is_evaluated_on_can_be_drawn(kind: Distraction) -> None:
    """The same seed gives the same picture; none has a holder; the type named is the catalogue's and earns nothing."""
    specimen = draw_distraction(kind, 4, "phone", "eval")
    assert specimen == draw_distraction(kind, 4, "phone", "eval")
    assert specimen.truth.holder is None
    assert min(Image.open(BytesIO(specimen.image)).size) >= 400
    if specimen.truth.type_code is not None:
        kind_of_paper = load().get(specimen.truth.type_code)
        assert kind_of_paper is not None
        assert kind_of_paper.tier == 0


@pytest.mark.parametrize("kind", sorted(set(distractions("train")) & set(distractions("eval"))))
def test_what_both_splits_have_is_drawn_otherwise(kind: Distraction) -> None:
    """Another look, so another heading or another shape of page."""
    ours, theirs = (draw_distraction(kind, 4, "clean", split) for split in ("train", "eval"))
    sizes = [Image.open(BytesIO(each.image)).size for each in (ours, theirs)]
    assert ours.truth.title != theirs.truth.title or sizes[0] != sizes[1] or ours.image != theirs.image
    assert ours.truth.type_code == theirs.truth.type_code


def test_a_kind_that_a_split_lacks_is_refused() -> None:
    """Rather than drawn in the other's way."""
    kind = next(each for each in distractions("eval") if each not in distractions("train"))
    with pytest.raises(UnsuitableRequestError, match=kind):
        draw_distraction(kind, 1)


@pytest.mark.parametrize("kind", distractions("train"))
def test_seeds_differ(kind: Distraction) -> None:
    """Another seed gives another picture, before any camera has a say."""
    assert draw_distraction(kind, 1, "clean").image != draw_distraction(kind, 2, "clean").image
