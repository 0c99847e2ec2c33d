"""Trains the family's classifier by words: multinomial logistic regression over hashed words, on made-up papers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from catalogue import Catalogue
from services.classify.text import has_han, lines_of
from services.classify.wording import BUCKETS, FAMILIES, Spoken, Wording, spoken, vector
from shared.events import Family
from specimens.chance import chance
from specimens.names import pick
from specimens.wordings import Part, languages, write
from training.drawn import Drawn
from training.noise import as_lookalikes, misread

# How many papers of each family: most real ones are in Chinese and English; those after them have many wordings, too.
PAPERS = {"zh": 360, "en": 600, **dict.fromkeys(("ar", "es", "id", "pt", "ru"), 240)}
PAPERS_ELSEWHERE = 80
# Courses and awards have the most ways to be said, and what is no credential the very most.
OF_EACH_TYPE = 3
# How often holders, topics and hosts are set large; a paper is in capitals; Cyrillic is read by a Latin reader.
LARGE, CAPITALS, LATIN_READER = 0.6, 0.15, 0.3
MORE = {Family.COURSE_CERTIFICATE: 2, Family.AWARD: 2, Family.NOT_A_CREDENTIAL: 3}
PENALTY = 3e-7
STEPS_MAX = 150


@dataclass(frozen=True, slots=True)
class Paper:
    """The words of one made-up paper, and what it is."""

    family: Family
    language: str
    lines: tuple[Spoken, ...]


def papers(seed: int, parts: tuple[Part, ...], share: float = 1.0) -> Iterator[Paper]:
    """Made-up papers of all families and languages, as a reader may give them.

    Args:
        seed: chooses all.
        parts: which of the wordings may be used; see :func:`specimens.wordings.write`.
        share: of the usual number.
    """
    for language in languages():
        for family in FAMILIES:
            count = round(share * PAPERS.get(language, PAPERS_ELSEWHERE) * MORE.get(family, 1))
            for number in range(max(1, count)):
                yield _paper(family, language, parts, chance("wording", seed, language, family, number))


def listed_papers(seed: int, catalogue: Catalogue, parts: tuple[Part, ...], share: float = 1.0) -> Iterator[Paper]:
    """Sketches of the catalogue's own types: what it says is printed on them, among words of their family."""
    for kind in catalogue:
        for number in range(max(1, round(share * OF_EACH_TYPE))):
            rng = chance("wording of a type", seed, kind.code, number)
            language = "zh" if has_han((*kind.titles, *kind.names)[-1]) or rng.random() < 0.5 else "en"  # noqa: PLR2004
            paper = _paper(kind.family, language, parts, rng)
            own = [text for text in (*kind.titles, *kind.names) if has_han(text) is (language == "zh")]
            around = [*kind.cues, *kind.issuers[:2], *kind.levels[:1]]
            lines = [Spoken(pick(rng, own or kind.names), big=True)]
            lines += [Spoken(text) for text in around if rng.random() < 0.5]  # noqa: PLR2004
            kept = [line for line in paper.lines if rng.random() < 0.5]  # noqa: PLR2004
            yield Paper(kind.family, language, tuple(misread([*lines, *kept], rng, float(rng.uniform(0, 1)))))


def _paper(family: Family, language: str, parts: tuple[Part, ...], rng: np.random.Generator) -> Paper:
    words = write(family, language, rng, part=parts[int(rng.integers(len(parts)))])
    # Holders, topics and hosts are set large, too; and below a heading any line may be.
    lines = [Spoken(words.title, big=True)] if words.title else []
    large = {words.fields.get(name) for name in ("holder", "topic", "organisation")}
    lines += [Spoken(line, big=line in large and bool(rng.random() < LARGE)) for line in words.lines]
    if rng.random() < CAPITALS:
        lines = [Spoken(line.text.upper() if line.big else line.text, line.big) for line in lines]
    if language == "ru" and rng.random() < LATIN_READER:
        lines = as_lookalikes(lines, rng)
    return Paper(family, language, tuple(misread(lines, rng, float(rng.uniform(0, 1)))))


def drawn_papers(drawn: Iterable[Drawn]) -> Iterator[Paper]:
    """The words of papers that were drawn, as a reader may give them: forms, tables and labels, and what is no credential."""
    for paper in drawn:
        lines = spoken(lines_of((paper.page,)))
        if lines:
            yield Paper(paper.family, "drawn", tuple(lines))


@dataclass(frozen=True, slots=True)
class Trained:
    """The weights, and how often they are right on wordings that they weren't trained on."""

    wording: Wording
    right: float
    right_by_language: dict[str, float]
    right_by_family: dict[str, float]


def train(
    seed: int,
    catalogue: Catalogue,
    drawn: Iterable[Drawn],
    parts: tuple[Part, ...] = ("first", "second"),
    *,
    share: float = 1.0,
) -> Trained:
    """Fit the weights on some parts of the wordings and on drawn papers; measure them on the part kept for evaluation."""
    training = [*papers(seed, parts, share), *listed_papers(seed, catalogue, parts, share), *drawn_papers(drawn)]
    weights, bias = _fit(*_matrix(training))
    wording = Wording(weights, bias)
    kept = list(papers(seed + 1, ("evaluation",), share / 10))
    right = np.array([_best(wording(paper.lines)) is paper.family for paper in kept])
    return Trained(
        wording,
        float(right.mean()),
        _by([paper.language for paper in kept], right),
        _by([paper.family.value for paper in kept], right),
    )


def save(wording: Wording, path: Path) -> None:
    """Write the weights, halved in precision: half a thousandth of a weight is nothing here."""
    np.savez_compressed(path, weights=wording.weights.astype(np.float16), bias=wording.bias)


def _best(shares: dict[Family, float]) -> Family:
    return max(shares, key=lambda family: shares[family])


def _by(keys: list[str], right: NDArray[np.bool_]) -> dict[str, float]:
    names = np.array(keys)
    return {name: float(right[names == name].mean()) for name in sorted(set(keys))}


def _matrix(training: list[Paper]) -> tuple[csr_matrix, NDArray[np.int64]]:
    starts, places, values = [0], [], []
    for paper in training:
        at, much = vector(paper.lines)
        places.append(at)
        values.append(much)
        starts.append(starts[-1] + len(at))
    shape = (len(training), BUCKETS)
    matrix = csr_matrix((np.concatenate(values), np.concatenate(places), np.array(starts)), shape)
    return matrix, np.array([FAMILIES.index(paper.family) for paper in training])


def _fit(matrix: csr_matrix, right: NDArray[np.int64]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Least log loss and small weights, by L-BFGS. Only buckets that occur are fitted; families weigh alike."""
    used = np.flatnonzero(np.asarray(matrix.sum(axis=0)).ravel())
    sparse = matrix[:, used].tocsr()
    transposed = sparse.T.tocsr()
    count = len(FAMILIES)
    share = 1.0 / np.bincount(right, minlength=count)[right]
    share *= len(right) / share.sum() / len(right)
    target = np.eye(count)[right]
    shape = (len(used) + 1, count)

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        both = flat.reshape(shape)
        scores = sparse @ both[:-1] + both[-1]
        scores -= scores.max(axis=1, keepdims=True)
        logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        error = (np.exp(logs) - target) * share[:, None]
        slope = np.vstack([transposed @ error + 2 * PENALTY * both[:-1], error.sum(axis=0)])
        value = -float((share * logs[np.arange(len(right)), right]).sum()) + PENALTY * float((both[:-1] ** 2).sum())
        return value, slope.ravel()

    found = minimize(loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": STEPS_MAX})
    both = found.x.reshape(shape)
    weights = np.zeros((BUCKETS, count), np.float32)
    weights[used] = both[:-1]
    return weights, both[-1].astype(np.float32)
