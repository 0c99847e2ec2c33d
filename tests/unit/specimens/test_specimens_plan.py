"""A set of specimens: every type evenly, some that are none, the same again for the same seed."""

from collections import Counter
from dataclasses import replace

import pytest

from catalogue import load
from specimens import (
    SPLITS,
    DistractionRequest,
    SpecimenRequest,
    Split,
    UnlistedRequest,
    draw_any,
    draw_unlisted,
    sample,
)

COUNT = 2 * len(load())


def test_each_type_comes_once_before_any_comes_twice() -> None:
    """The shares that are no credentials and unlisted are as asked."""
    requests = list(sample(COUNT, 3))
    codes = [each.type_code for each in requests if isinstance(each, SpecimenRequest)]
    assert set(codes[: len(load())]) == {each.code for each in load()}
    assert max(Counter(codes).values()) <= 2
    assert sum(isinstance(each, DistractionRequest) for each in requests) == round(COUNT * 0.1)
    assert sum(isinstance(each, UnlistedRequest) for each in requests) == round(COUNT * 0.05)


def test_a_seed_gives_one_order_and_another_another() -> None:
    """And the splits share no request."""
    assert list(sample(40, 1)) == list(sample(40, 1))
    assert list(sample(40, 1)) != list(sample(40, 2))
    train, evaluation = (set(sample(200, 1, split)) for split in SPLITS)
    assert train.isdisjoint({replace(each, split="train") for each in evaluation})


def test_a_longer_set_holds_all_severities_and_splits_as_asked() -> None:
    """What is asked of the set is asked of every request."""
    for request in sample(30, 5, "eval", "hard"):
        assert (request.split, request.severity) == ("eval", "hard")


@pytest.mark.parametrize(("strangers", "others"), [(-0.1, 0.2), (0.6, 0.6)])
def test_shares_that_are_none_are_refused(strangers: float, others: float) -> None:
    """More than the whole, or less than nothing."""
    with pytest.raises(ValueError, match="shares"):
        list(sample(10, 1, unlisted=strangers, not_credentials=others))


@pytest.mark.parametrize("split", SPLITS)
def test_whatever_is_asked_is_drawn(split: Split) -> None:
    """Once for each kind of request; equal requests give equal bytes."""
    wanted = {SpecimenRequest, UnlistedRequest, DistractionRequest}
    for request in sample(200, 9, split, not_credentials=0.3, unlisted=0.3):
        if type(request) in wanted:
            wanted.discard(type(request))
            assert draw_any(request) == draw_any(request)
    assert wanted == set()


def test_an_unlisted_paper_has_a_family_and_no_type() -> None:
    """Its fields are true all the same."""
    requests = [each for each in sample(60, 4, unlisted=0.2) if isinstance(each, UnlistedRequest)][:6]
    for request in requests:
        truth = draw_unlisted(request).truth
        assert truth.type_code is None
        assert truth.family is request.family
        assert truth.holder in {request.holder, None}
        assert truth.title
