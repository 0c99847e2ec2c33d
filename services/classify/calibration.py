"""From scores to probabilities: a softmax at a temperature, fitted so that the probabilities hold.

One parameter, monotone: the order of candidates never changes (Guo et al., "On Calibration of Modern Neural Networks",
ICML 2017, section 4.2, temperature scaling). :func:`fit_temperature` finds it; ``docs/recognition.md`` says on what.
"""

import math
from collections.abc import Collection, Sequence

# Fitted 1.16 on drawn specimens (type) and photographed papers (family), rounded up.
TEMPERATURE = 1.2

# The scores of a case's candidates, and the places of the right ones: one type, or all that are of the right family.
Case = tuple[Sequence[float], Collection[int]]


def probabilities(scores: Sequence[float], temperature: float = TEMPERATURE) -> list[float]:
    """The candidates' probabilities, in their order. They sum to one."""
    highest = max(scores)
    weights = [math.exp((score - highest) / temperature) for score in scores]
    total = sum(weights)
    return [weight / total for weight in weights]


def log_loss(cases: Sequence[Case], temperature: float) -> float:
    """Mean negative log likelihood of the right candidates; at most that of one in a million.

    Args:
        cases: at least one; of each the scores of its candidates, and which of them were right.
        temperature: above 0; greater makes the probabilities more even.
    """
    total = 0.0
    for scores, right in cases:
        shares = probabilities(scores, temperature)
        total -= math.log(max(sum(shares[place] for place in right), 1e-6))
    return total / len(cases)


def fit_temperature(cases: Sequence[Case]) -> float:
    """The temperature of least log loss, to one part in a hundred, between 0.2 and 5."""
    steps = [0.2 * 1.01**step for step in range(324)]
    return min(steps, key=lambda temperature: log_loss(cases, temperature))
