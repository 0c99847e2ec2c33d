"""From scores to probabilities: a softmax at a temperature, fitted so that the probabilities hold.

One parameter, monotone: the order of candidates never changes (Guo et al., "On Calibration of Modern Neural Networks",
ICML 2017, section 4.2, temperature scaling). :func:`fit_temperature` finds it; ``docs/recognition.md`` says on what.
"""

import math
from collections.abc import Sequence

TEMPERATURE = 1.0


def probabilities(scores: Sequence[float], temperature: float = TEMPERATURE) -> list[float]:
    """The candidates' probabilities, in their order. They sum to one."""
    highest = max(scores)
    weights = [math.exp((score - highest) / temperature) for score in scores]
    total = sum(weights)
    return [weight / total for weight in weights]


def log_loss(cases: Sequence[tuple[Sequence[float], int | None]], temperature: float) -> float:
    """Mean negative log likelihood of the right candidates; a right one that is no candidate counts as one in a million.

    Args:
        cases: the scores of each case's candidates, and which of them was right.
        temperature: greater makes the probabilities more even.
    """
    losses = [
        -math.log(max(probabilities(scores, temperature)[right], 1e-6)) if right is not None else -math.log(1e-6)
        for scores, right in cases
    ]
    return sum(losses) / len(losses)


def fit_temperature(cases: Sequence[tuple[Sequence[float], int | None]]) -> float:
    """The temperature of least log loss, to one part in a hundred, between 0.2 and 5."""
    steps = [0.2 * 1.01**step for step in range(324)]
    return min(steps, key=lambda temperature: log_loss(cases, temperature))
