"""The temperature makes probabilities of scores, and is found again from cases that follow it."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.classify.calibration import fit_temperature, log_loss, probabilities

SCORES = st.lists(st.floats(-50, 50), min_size=1, max_size=20)


@given(SCORES, st.floats(0.1, 10))
def test_probabilities_sum_to_one_and_keep_the_order(scores: list[float], temperature: float) -> None:
    """Monotone: no temperature changes which candidate is first."""
    shares = probabilities(scores, temperature)
    assert sum(shares) == pytest.approx(1)
    assert all(0 <= share <= 1 for share in shares)
    for one, share_of_one in zip(scores, shares, strict=True):
        for other, share_of_other in zip(scores, shares, strict=True):
            assert share_of_one >= share_of_other or one <= other


def test_the_true_temperature_is_found() -> None:
    """Cases drawn from a softmax at 2 are fitted at about 2, and lose less there than at 1."""
    chance = random.Random(7)
    cases = []
    for _ in range(800):
        scores = [chance.uniform(0, 8) for _ in range(5)]
        right = chance.choices(range(5), weights=probabilities(scores, 2.0))[0]
        cases.append((scores, (right,)))
    assert fit_temperature(cases) == pytest.approx(2.0, rel=0.2)
    assert log_loss(cases, 2.0) < log_loss(cases, 1.0)


def test_several_right_candidates_count_together() -> None:
    """A family is right with any of its types."""
    assert log_loss([([1.0, 1.0, 1.0, 1.0], (0, 1, 2, 3))], 1.0) == pytest.approx(0.0, abs=1e-9)
    assert log_loss([([1.0, 1.0], ())], 1.0) > 10
