"""The ranker learns what tells candidates apart, and no more."""

import numpy as np

from services.classify.evidence import FEATURES
from training.ranker import Case, _fit, _fit_temperature, _is_right

NAME, NOTHING = FEATURES.index("name"), FEATURES.index("nothing")


def cases(count: int, seed: int, told: float) -> list[Case]:
    """Papers of three candidates: the right one has the longest name, as often as is told; the third is "nothing"."""
    rng = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        features = np.zeros((3, len(FEATURES)))
        features[:2, NAME] = rng.uniform(0, 1, 2)
        features[2, NOTHING] = 1
        longest = int(features[1, NAME] > features[0, NAME])
        right = longest if rng.random() < told else 1 - longest
        made.append(Case(features, np.arange(3) == right))
    return made


def test_a_name_is_learnt_to_count():
    """Where the longer name is nearly always right, it gets weight, and "nothing" gets none."""
    weights = _fit(cases(600, 1, told=0.95))
    assert weights[NAME] > 1
    assert weights[NOTHING] < 0
    assert np.mean([_is_right(case, weights) for case in cases(300, 2, told=1.0)]) > 0.95


def test_what_tells_nothing_gets_little():
    """Where the longer name is right as often as wrong, it is not believed."""
    assert abs(_fit(cases(2_000, 1, told=0.5))[NAME]) < 0.5


def test_an_overconfident_ranker_is_cooled():
    """Weights thrice too large are found out by the papers kept apart."""
    weights = _fit(cases(600, 1, told=0.8))
    assert 2 < _fit_temperature(cases(2_000, 3, told=0.8), 3 * weights) <= 4
    assert 0.7 < _fit_temperature(cases(2_000, 3, told=0.8), weights) < 1.4
