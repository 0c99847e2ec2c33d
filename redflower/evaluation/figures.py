"""Figures with their 95% intervals, and the calibration error. Pure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, stdev

import numpy as np
from numpy.typing import NDArray

Z_95 = 1.959963984540054
"""The 97.5% point of the normal distribution."""
BINS = 10
RESAMPLES = 500


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of ``n`` cases and its 95% interval. All None where there are no cases; a mean of one has no interval."""

    value: float | None
    low: float | None
    high: float | None
    n: int


NOTHING = Figure(None, None, None, 0)


@dataclass(frozen=True, slots=True)
class Said:
    """One answer: the probability that was said, and whether it was right."""

    probability: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of about one probability: how many, the mean that was said, the share that was right, and the range."""

    count: int
    said: float
    right: Figure
    low: float
    high: float


def share(cases: Sequence[bool]) -> Figure:
    """A share, with the score interval of Wilson (1927), good also near 0 and 1 and for few cases (Brown et al. 2001)."""
    n = len(cases)
    if n == 0:
        return NOTHING
    p, z2 = sum(cases) / n, Z_95 * Z_95
    middle = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = Z_95 / (1 + z2 / n) * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    return Figure(p, max(0.0, middle - half), min(1.0, middle + half), n)


def mean(values: Sequence[float]) -> Figure:
    """A mean of values that are never negative, with the normal interval."""
    if not values:
        return NOTHING
    middle = fmean(values)
    if len(values) == 1:
        return Figure(middle, None, None, 1)
    half = Z_95 * stdev(values) / math.sqrt(len(values))
    return Figure(middle, max(0.0, middle - half), middle + half, len(values))


def bins(answers: Sequence[Said], count: int = BINS) -> tuple[Bin, ...]:
    """The answers by rising probability, in bins of equal count (Nguyen and O'Connor 2015).

    Equal probabilities are never parted: a bin goes on to the end of its last one, so there may be fewer bins.
    """
    ordered = sorted(answers, key=lambda each: each.probability)
    edges = _edges([each.probability for each in ordered], count)
    return tuple(_bin(ordered[begin:end]) for begin, end in pairwise(edges))


def calibration_error(answers: Sequence[Said], seed: int = 0, count: int = BINS) -> Figure:
    """The expected calibration error (Naeini et al. 2015; Guo et al. 2017), over bins of equal count.

    It is the mean, weighted by the bins' counts, of the distance between the mean probability said and the share that
    was right. The interval is normal, its standard error from a seeded bootstrap (Efron and Tibshirani 1993); the
    bootstrap's own percentiles would lie too high, since of few answers the error comes out too large, never too small.
    """
    if not answers:
        return NOTHING
    said = np.array([each.probability for each in answers])
    right = np.array([each.right for each in answers], dtype=float)
    value = _error(said, right, count)
    if len(answers) == 1:
        return Figure(value, None, None, 1)
    rng = np.random.default_rng(seed)
    again = []
    for _ in range(RESAMPLES):
        drawn = rng.integers(0, len(said), len(said))
        again.append(_error(said[drawn], right[drawn], count))
    half = Z_95 * stdev(again)
    return Figure(value, max(0.0, value - half), min(1.0, value + half), len(answers))


def _error(
    said: NDArray[np.float64],
    right: NDArray[np.float64],
    count: int,
) -> float:
    order = np.argsort(said, kind="stable")
    said, right = said[order], right[order]
    edges = _edges(said, count)
    gaps = np.add.reduceat(said - right, edges[:-1])
    return float(np.abs(gaps).sum() / len(said))


def _edges(ordered: Sequence[float] | NDArray[np.float64], count: int) -> list[int]:
    """Where the bins begin, and where the last one ends."""
    n = len(ordered)
    edges = [0] if n else []
    for number in range(1, count + 1):
        edge = round(n * number / count)
        while 0 < edge < n and ordered[edge] == ordered[edge - 1]:
            edge += 1
        if edges and edge > edges[-1]:
            edges.append(edge)
    return edges


def _bin(answers: Sequence[Said]) -> Bin:
    said = [each.probability for each in answers]
    return Bin(len(answers), fmean(said), share([each.right for each in answers]), said[0], said[-1])


__all__ = ["BINS", "NOTHING", "Bin", "Figure", "Said", "bins", "calibration_error", "mean", "share"]
