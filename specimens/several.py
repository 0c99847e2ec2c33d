"""Several credentials in one picture: laid out on one desk, or two pages of one paper side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO

import numpy as np
from PIL import Image

from specimens.body import sheet_of
from specimens.chance import chance
from specimens.draw import draw
from specimens.paper import Material, Paper
from specimens.photograph import SEVERAL_MAX, photograph_several, photograph_spread
from specimens.truth import Corners, Severity, SpecimenRequest, Truth

__all__ = ["SEVERAL_MAX", "SeveralSpecimens", "draw_several", "draw_spread"]

_CARDS = (1.5, 1.65)  # length by width: ID-1 cards are 85.6 mm by 54 mm


@dataclass(frozen=True, slots=True)
class SeveralSpecimens:
    """A picture and the truth about each paper on it, in the order of the requests."""

    image: bytes
    media_type: str
    truths: tuple[Truth, ...]


def draw_several(requests: Sequence[SpecimenRequest], seed: int, severity: Severity = "phone") -> SeveralSpecimens:
    """Draw credentials and photograph them together, none over another.

    Args:
        requests: two to ``SEVERAL_MAX``; their own severities don't count.
        seed: chooses how they lie and how they are photographed.
        severity: of the one photograph.

    Raises:
        UnsuitableRequestError: a type is unknown, or can't carry its flaw.
        ValueError: there are too few requests or too many.
    """
    if not 2 <= len(requests) <= SEVERAL_MAX:  # noqa: PLR2004 one is no several
        raise ValueError(f"{len(requests)} requests, not 2 to {SEVERAL_MAX}")
    papers, truths = _drawn(requests)
    jpeg, corners = photograph_several([sheet_of(each) for each in papers], severity, _chance(requests, seed, severity))
    return _together(jpeg, truths, corners, severity)


def draw_spread(
    left: SpecimenRequest, right: SpecimenRequest, seed: int, severity: Severity = "phone"
) -> SeveralSpecimens:
    """Draw two pages and photograph them as an open booklet: they meet in the middle and share every bend of the view.

    Raises:
        UnsuitableRequestError: a type is unknown, or can't carry its flaw.
    """
    papers, truths = _drawn((left, right))
    first, second = (sheet_of(replace(each, material="sheet")) for each in papers)
    jpeg, corners = photograph_spread(first, second, severity, _chance((left, right), seed, severity))
    return _together(jpeg, truths, corners, severity)


def _chance(requests: Sequence[SpecimenRequest], seed: int, severity: Severity) -> np.random.Generator:
    """Seeded by the papers but not by their flaws, as a single photograph is."""
    papers = tuple((each.type_code, each.holder, each.seed, each.language) for each in requests)
    return chance("several", papers, seed, severity)


def _drawn(requests: Sequence[SpecimenRequest]) -> tuple[list[Paper], list[Truth]]:
    """The clean page of each request. A page of the flaw BLURRED is blurred before it lies there."""
    papers, truths = [], []
    for request in requests:
        clean = draw(replace(request, severity="clean"))
        image = Image.open(BytesIO(clean.image)).convert("RGB")
        ratio = image.width / image.height
        material: Material = "card" if _CARDS[0] < ratio < _CARDS[1] else "sheet"
        papers.append(Paper(image, material))
        truths.append(clean.truth)
    return papers, truths


def _together(jpeg: bytes, truths: Sequence[Truth], corners: Sequence[Corners], severity: Severity) -> SeveralSpecimens:
    told = tuple(replace(truth, corners=place, severity=severity) for truth, place in zip(truths, corners, strict=True))
    return SeveralSpecimens(jpeg, "image/jpeg", told)
