"""From evidence to probabilities."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.classify.evidence import FEATURES, Candidate, Evidence
from services.classify.ranker import Ranker, load_ranker
from shared.events import Family

SCORES = st.lists(st.floats(-40, 40), min_size=2, max_size=8)
ONLY_NAME = {**dict.fromkeys(FEATURES, 0.0), "name": 1.0}


def evidence(names: list[float]) -> Evidence:
    """Candidates of which nothing but a name is there."""
    features = np.zeros((len(names), len(FEATURES)), np.float32)
    features[:, FEATURES.index("name")] = names
    return Evidence(tuple(Candidate(f"type_{place}", Family.AWARD) for place in range(len(names))), features)


@given(SCORES)
def test_the_probabilities_sum_to_one_and_fall(scores: list[float]):
    """Whatever the scores: a distribution, the most probable first."""
    shares = [each.probability for each in Ranker(ONLY_NAME)(evidence(scores))]
    assert sum(shares) == pytest.approx(1.0)
    assert shares == sorted(shares, reverse=True)


def test_more_evidence_is_more_probable():
    """A longer name beats a shorter one."""
    best = Ranker(ONLY_NAME)(evidence([0.3, 1.2, 0.7]))[0]
    assert best.candidate.type_code == "type_1"


@given(st.floats(1.1, 5))
def test_a_higher_temperature_is_less_sure_of_the_same_answer(temperature: float):
    """Calibration changes how sure, never what."""
    sure, unsure = (Ranker(ONLY_NAME, each)(evidence([2.0, 1.0]))[0] for each in (1.0, temperature))
    assert sure.candidate == unsure.candidate
    assert unsure.probability < sure.probability


def test_candidates_of_one_score_come_in_one_order_on_every_machine():
    """Ties are broken by the code."""
    codes = [each.candidate.type_code for each in Ranker(ONLY_NAME)(evidence([1.0, 1.0, 1.0]))]
    assert codes == ["type_0", "type_1", "type_2"]


@pytest.mark.parametrize("wrong", [{}, {**ONLY_NAME, "astrology": 1.0}])
def test_weights_of_another_make_are_refused(wrong: dict[str, float]):
    """A feature added without training anew is told, by its name."""
    with pytest.raises(ValueError, match="train it anew"):
        Ranker(wrong)


def test_the_weights_that_are_kept_say_what_a_person_would():
    """A name speaks for its type, a longer name around it against it."""
    load_ranker()
    import json  # noqa: PLC0415
    from importlib.resources import files  # noqa: PLC0415

    weights = json.loads(files("services.classify").joinpath("weights/ranker.json").read_text())["weights"]
    assert weights["name"] > 0
    assert weights["issuer"] > 0
    assert weights["family_wording"] > 0
    assert weights["unknown_wording"] > 0
    assert weights["nothing_wording"] > 0
