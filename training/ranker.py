"""Trains the ranker: a conditional logit over the evidence on drawn papers."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize, minimize_scalar

from catalogue import Catalogue, load
from services.classify.evidence import FEATURES, Candidate, Evidence, Opinion
from services.classify.ranker import Ranker
from services.classify.recognise import Recogniser
from services.classify.text import lines_of
from services.classify.wording import FAMILIES, Wording
from shared.events import Family, PageReading
from specimens.chance import chance
from specimens.names import pick
from training.drawn import Drawn, halves

PENALTY = 3e-4
RARE = 0.2
# So many papers in a hundred are also shown with their type taken out of the catalogue, so that "type unknown" is
# learnt on papers that have much in common with a known type.
UNLISTED_PERCENT = 10
# As many without the picture's opinion, so that words alone suffice where no picture is looked at.
UNSEEN_PERCENT = 30
KEPT_EVERY = 5  # one paper in so many is kept to fit the temperature and to measure on
# What customers send: papers of known types, of none, and what is no credential.
SENT = {"listed": 0.70, "unlisted": 0.22, "none": 0.08}
# So many papers of no known type in a hundred, and as many of what is no credential, name somebody whom the catalogue
# knows: a course is about a vendor's exam, a contest has a sponsor, a chat speaks of a licence.
NAMING_PERCENT = 60
OWN_LINE = 0.3
# These may speak against a candidate. All other evidence speaks for it or not at all: on drawn papers much of it goes
# together, and a fit without that knowledge plays one off against the other.
EITHER_WAY = frozenset(
    {
        "name_in_longer",
        "name_misread_surely",
        "name_elsewhere",
        "heading_missing",
        "unknown",
        "unknown_named",
        "nothing",
    }
)
# Drawn papers are read nearly whole, people's not always: few words must not be proof of no credential.
# Courses and talks are quoted too, and may be about somebody's exam.
AT_MOST = {"nothing_few_words": 4.0, "name_quoted": 3.0}
TEMPERATURES = (0.3, 4.0)


_Looked = tuple[Drawn, Opinion, Recogniser]


@dataclass(frozen=True, slots=True)
class Case:
    """The evidence on one paper, and which candidate is right.

    ``weight`` is how much it counts: a set has more of the hard kinds than customers send.
    """

    features: NDArray[np.float64]
    right: NDArray[np.bool_]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Trained:
    """The weights and temperature, and how the ranker does on papers that it wasn't trained on."""

    weights: dict[str, float]
    temperature: float
    type_right: float
    family_right: float
    cases: int


def train(
    papers: Sequence[Drawn],
    opinions: NDArray[np.float32],
    catalogue: Catalogue,
    wordings: tuple[Wording, Wording],
    seed: int,
) -> Trained:
    """Fit the weights on most papers; fit the temperature and measure on those kept.

    Args:
        papers: see :mod:`training.drawn`.
        opinions: what a look says of each, that has not seen its layout: papers × families.
        catalogue: whose types they are.
        wordings: models that have not seen the papers' wordings; the first has seen no paper of the first half of the
            layouts, the second none of the second: see :func:`training.drawn.halves`.
        seed: chooses which papers are made harder.
    """
    plain = Ranker(dict.fromkeys(FEATURES, 0.0))
    recognisers = [Recogniser(catalogue, wording, plain) for wording in wordings]
    half = halves(papers)
    looked = [
        (paper, dict(zip(FAMILIES, map(float, row), strict=True)), recognisers[half[paper.layout]])
        for paper, row in zip(papers, opinions, strict=True)
    ]
    kept = looked[::KEPT_EVERY]
    cases = _cases((each for place, each in enumerate(looked) if place % KEPT_EVERY), chance("ranker", seed))
    weights = _fit(cases)
    held = _cases(kept, None)
    # How sure to be is learnt from what classify gets: papers read off the drawing lack names on purpose.
    temperature = _fit_temperature(_cases((each for each in kept if each[0].read), None) or held, weights)
    named = dict(zip(FEATURES, (round(float(each), 4) for each in weights), strict=True))
    right = float(np.mean([_is_right(case, weights) for case in held]))
    family = _family_right(kept, Ranker(named, temperature))
    return Trained(named, round(temperature, 3), right, family, len(held))


def save(trained: Trained, path: Path) -> None:
    """Write the weights, readable, one a line."""
    kept = {"temperature": trained.temperature, "weights": trained.weights}
    path.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


def _cases(papers: Iterable[_Looked], rng: np.random.Generator | None) -> list[Case]:
    """The cases of the papers, those that nothing was read of left out; with chance, also made harder.

    Each kind weighs as much as customers send of it.
    """
    cases = list(_of_kinds(papers, rng))
    share = {kind: sum(each == kind for each, _ in cases) / len(cases) for kind in SENT} if cases else {}
    return [replace(case, weight=SENT[kind] / share[kind]) for kind, case in cases]


def _of_kinds(papers: Iterable[_Looked], rng: np.random.Generator | None) -> Iterator[tuple[str, Case]]:
    for paper, look, recogniser in papers:
        page = paper.page
        if rng is not None and paper.type_code is None and rng.integers(100) < NAMING_PERCENT:
            page = _naming_others(page, rng)
        lines = lines_of((page,))
        if not lines:
            continue
        seen = rng is None or rng.integers(100) >= UNSEEN_PERCENT
        evidence = recogniser.evidence(lines, look if seen else None)
        none = "none" if paper.family is Family.NOT_A_CREDENTIAL else "unlisted"
        yield "listed" if paper.type_code else none, _case(evidence, paper.type_code, paper.family)
        if rng is not None and paper.type_code is not None and rng.integers(100) < UNLISTED_PERCENT:
            yield none, _case(_without(evidence, paper.type_code), None, paper.family)


def _naming_others(page: PageReading, rng: np.random.Generator) -> PageReading:
    """The page with one or two names, issuers or cues of the catalogue in the middle of its lines, or on one of their own."""
    types, lines = tuple(load()), list(page.lines)
    for _ in range(int(rng.integers(1, 3)) if lines else 0):
        kind = types[int(rng.integers(len(types)))]
        words = pick(rng, (*kind.names, *kind.issuers, *kind.cues))
        place = int(rng.integers(len(lines)))
        text = words if rng.random() < OWN_LINE else f"{lines[place].text} {words}"
        lines[place] = lines[place].model_copy(update={"text": text, "folded": None})
    return page.model_copy(update={"lines": tuple(lines)})


def _case(evidence: Evidence, type_code: str | None, family: Family) -> Case:
    """The right candidate; of a type that nothing on the paper points to, its family with its type unknown."""
    right = Candidate(type_code, family) if type_code is not None else None
    if right not in evidence.candidates:
        right = Candidate(None, family)
    return Case(evidence.features.astype(np.float64), np.array([each == right for each in evidence.candidates]))


def _without(evidence: Evidence, type_code: str) -> Evidence:
    """The evidence as it would be if the catalogue had not the type."""
    kept = [place for place, each in enumerate(evidence.candidates) if each.type_code != type_code]
    candidates, features = tuple(evidence.candidates[place] for place in kept), evidence.features[kept]
    names = features[:, FEATURES.index("name")], features[:, FEATURES.index("name_misread")]
    for row, each in zip(features, candidates, strict=True):
        if each.type_code is None:
            others = [
                place for place, other in enumerate(candidates) if other.type_code and other.family is each.family
            ]
            row[FEATURES.index("unknown_named")] = max(
                (float(max(name[others])) for name in names if others), default=0.0
            )
    return Evidence(candidates, features)


def _fit(cases: Sequence[Case]) -> NDArray[np.float64]:
    """Least log loss and small weights, by L-BFGS over features brought to one scale."""
    rows = np.concatenate([case.features for case in cases])
    right = np.concatenate([case.right for case in cases])
    starts = np.cumsum([0, *(len(case.right) for case in cases)])[:-1]
    owner = np.repeat(np.arange(len(cases)), [len(case.right) for case in cases])
    weight = np.array([case.weight for case in cases]) / sum(case.weight for case in cases)
    scale = rows.std(axis=0)
    scale = np.maximum(scale, RARE)  # what comes on few papers must not count for ever so much
    rows = rows / scale

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = rows @ weights
        scores -= np.maximum.reduceat(scores, starts)[owner]
        shares = np.exp(scores)
        shares /= np.add.reduceat(shares, starts)[owner]
        value = -float(weight @ np.log(np.maximum(shares[right], 1e-12)))
        slope = rows.T @ ((shares - right) * weight[owner])
        return value + PENALTY * float(weights @ weights), slope + 2 * PENALTY * weights

    bounds = [
        (None if name in EITHER_WAY else 0.0, AT_MOST[name] * scale[place] if name in AT_MOST else None)
        for place, name in enumerate(FEATURES)
    ]
    found = minimize(
        loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500}
    )
    weights: NDArray[np.float64] = found.x / scale
    return weights


def _fit_temperature(cases: Sequence[Case], weights: NDArray[np.float64]) -> float:
    scores = [case.features @ weights for case in cases]

    def loss(temperature: float) -> float:
        total = 0.0
        for score, case in zip(scores, cases, strict=True):
            shares = score / temperature
            total += case.weight * float(np.logaddexp.reduce(shares) - shares[case.right][0])
        return total / sum(case.weight for case in cases)

    return float(minimize_scalar(loss, bounds=TEMPERATURES, method="bounded").x)


def _is_right(case: Case, weights: NDArray[np.float64]) -> bool:
    return bool(case.right[int(np.argmax(case.features @ weights))])


def _family_right(kept: Sequence[_Looked], ranker: Ranker) -> float:
    right = []
    for paper, look, recogniser in kept:
        lines = lines_of((paper.page,))
        if lines:
            best = ranker(recogniser.evidence(lines, look))[0].candidate
            right.append(best.family is paper.family)
    return float(np.mean(right))
