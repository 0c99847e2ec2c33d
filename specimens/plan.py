"""A set of specimens: what to draw, over every type of the catalogue evenly, and whichever it is, drawn."""

from collections.abc import Iterator
from typing import cast

import numpy as np

from catalogue import CredentialType, load
from specimens.chance import chance
from specimens.distraction import Distraction, distractions, draw_distraction
from specimens.draw import draw
from specimens.fonts import choose, setting
from specimens.names import lifelike_name, pick, varied_name
from specimens.tongue import language_of
from specimens.truth import (
    AnyRequest,
    DistractionRequest,
    Language,
    Severity,
    Specimen,
    SpecimenRequest,
    Split,
    UnlistedRequest,
)
from specimens.unlisted import draw_unlisted, writable
from specimens.wordings import holders

_SEEDS = 1 << 31  # the seeds of distractions: below it those of training, from it on those of evaluation


def sample(
    count: int,
    seed: int,
    split: Split = "train",
    severity: Severity = "phone",
    *,
    not_credentials: float = 0.1,
    unlisted: float = 0.05,
    rare_names: bool = False,
) -> Iterator[AnyRequest]:
    """Requests for a set of specimens, in an order that the seed gives; equal arguments give equal requests.

    Each type comes once before any comes twice. The shares are of the whole set, in [0, 1]; what remains are credentials.

    Args:
        count: how many requests.
        seed: chooses order, holders and all that is left open.
        split: see :class:`SpecimenRequest`.
        severity: of every photo.
        not_credentials: the share of pictures that are no credential.
        unlisted: the share of papers of no known type.
        rare_names: half of the holders have a name of a rare kind, instead of as many as in life.

    Raises:
        ValueError: the shares are no shares, or more than the whole.
    """
    if min(not_credentials, unlisted) < 0 or not_credentials + unlisted > 1:
        raise ValueError(f"not_credentials={not_credentials} and unlisted={unlisted} must be shares of one whole")
    rng = chance("sample", split, seed)
    strangers, others = round(count * unlisted), round(count * not_credentials)
    kinds = np.repeat([0, 1, 2], [count - strangers - others, strangers, others])
    types, kinds_of_others = _types_in_turn(rng), distractions(split)
    named = varied_name if rare_names else _lifelike_name
    for what in rng.permutation(kinds):
        own = int(rng.integers(1 << 30))
        if what == 0:
            kind = next(types)
            holder = named(own, language_of(kind))
            yield SpecimenRequest(kind.code, holder, own, severity, split=split)
        elif what == 1:
            family, language = writable(rng, split)
            yield UnlistedRequest(family, language, named(own, language), own, severity, split)
        else:
            yield DistractionRequest(str(rng.choice(kinds_of_others)), own, severity, split)


def _lifelike_name(seed: int, language: Language) -> str:
    """As in life; in other languages than Chinese and English one that people of the language have."""
    if language in {"zh", "en"}:
        return lifelike_name(seed, language)
    return pick(chance("holder", language, seed), holders(language))


def _types_in_turn(rng: np.random.Generator) -> Iterator[CredentialType]:
    types = tuple(load())
    while True:
        for index in rng.permutation(len(types)):
            yield types[index]


def draw_any(request: AnyRequest) -> Specimen:
    """Draw what is asked, whichever it is.

    Raises:
        UnsuitableRequestError: see :func:`draw` and :func:`draw_unlisted`.
    """
    match request:
        case SpecimenRequest():
            return draw(request)
        case UnlistedRequest():
            return draw_unlisted(request)
        case DistractionRequest():
            seed = request.seed % _SEEDS + (_SEEDS if request.split == "eval" else 0)
            with setting(choose(request.split, chance("fonts", request), chinese=True)):
                return draw_distraction(cast("Distraction", request.kind), seed, request.severity, request.split)


__all__ = ["draw_any", "sample"]
