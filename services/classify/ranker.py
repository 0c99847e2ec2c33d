"""Weighs the evidence for all candidates of a page into probabilities that hold.

A conditional logit (McFadden, "Conditional logit analysis of qualitative choice behavior", 1974): the score of a
candidate is a weighted sum of its features, and one softmax over the page's candidates makes probabilities of the
scores, at a temperature fitted on papers kept apart (Guo et al., "On Calibration of Modern Neural Networks", ICML
2017). ``redflower train ranker`` makes the weights.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from services.classify.evidence import FEATURES, Candidate, Evidence


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its probability among all candidates of its page."""

    candidate: Candidate
    probability: float


class Ranker:
    """The weights, by the features' names.

    Raises:
        ValueError: weights and features are not of one make.
    """

    def __init__(self, weights: Mapping[str, float], temperature: float = 1.0) -> None:
        if weights.keys() != set(FEATURES):
            strange = sorted(weights.keys() ^ set(FEATURES))
            raise ValueError(f"the ranker's weights are of another make: {', '.join(strange)}; train it anew")
        self._weights = np.array([weights[name] for name in FEATURES], np.float64) / temperature

    def __call__(self, evidence: Evidence) -> list[Scored]:
        """All candidates, the most probable first; the probabilities sum to one."""
        shares = softmax(evidence.features @ self._weights)
        scored = [Scored(each, float(share)) for each, share in zip(evidence.candidates, shares, strict=True)]
        return sorted(
            scored, key=lambda each: (-each.probability, each.candidate.type_code or "", each.candidate.family)
        )


@cache
def load_ranker() -> Ranker:
    """The weights that are kept beside this module."""
    kept = json.loads(files("services.classify").joinpath("weights/ranker.json").read_text(encoding="utf-8"))
    return Ranker(kept["weights"], kept["temperature"])


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Shares of one, in proportion to e to the score."""
    shares: NDArray[np.float64] = np.exp(scores - scores.max())
    shares /= shares.sum()
    return shares
