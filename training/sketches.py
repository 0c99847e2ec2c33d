"""Papers as a reader would give them, taken from the drawing itself: no camera, no OCR, a hundred times as quick.

What photographs add (lines lost, letters taken for others) is put in by :mod:`training.noise`. The ranker learns on
many of these and on some that were really photographed and read.
"""

from collections.abc import Iterator

import numpy as np

from catalogue import load
from services.classify.text import compact
from services.classify.wording import Spoken
from shared.events import Box, Family, Line, PageReading
from specimens import SpecimenRequest, varied_name
from specimens.chance import chance
from specimens.content import language_of
from specimens.draw import lay_out
from specimens.paper import Rect
from specimens.wordings import Part, languages, write
from training.noise import as_lookalikes, misread
from training.readings import Reading

WIDTH_PX, HEIGHT_PX = 1600, 1200
# Of a set: papers of known types, papers of none, and what is no credential.
UNLISTED, NOT_CREDENTIALS = 0.18, 0.17
# The languages of papers of no known type, by how often they come.
_LANGUAGES = {"zh": 5, "en": 6}
NAMELESS = 0.15
LOST_OF = 12  # of a poor photo one line in so many is lost
_WORDINGS_PART: Part = "second"  # the other's opinion is asked of weights that know the first part only


def sketches(count: int, seed: int) -> Iterator[Reading]:
    """About ``count`` papers, each type once before any comes twice."""
    types = tuple(load())
    rng = chance("sketches", seed)
    order = [int(place) for _ in range(-(-count // len(types))) for place in rng.permutation(len(types))]
    for number in range(count):
        own = chance("sketch", seed, number)
        drawn = own.random()
        if drawn < NOT_CREDENTIALS:
            yield _worded(Family.NOT_A_CREDENTIAL, own)
        elif drawn < NOT_CREDENTIALS + UNLISTED:
            families = [each for each in Family if each is not Family.NOT_A_CREDENTIAL]
            yield _worded(families[int(own.integers(len(families)))], own)
        else:
            yield _drawn(types[order[number]].code, own)


def _drawn(code: str, rng: np.random.Generator) -> Reading:
    kind = load().get(code)
    assert kind is not None
    seed = int(rng.integers(1 << 30))
    request = SpecimenRequest(code, varied_name(seed, language_of(kind)), seed, split="train")
    content, paper = lay_out(kind, request)
    printed = [(Spoken(text), box) for text, box in paper.printed if text.strip()]
    if rng.random() < NAMELESS:
        # Many papers never print what they are called: a platform's mark, its address and its set phrases tell them.
        told = [compact(name) for name in kind.names]
        printed = [
            (line, box) for line, box in printed if not any(name in compact(line.text) for name in told)
        ] or printed
    lines = [line for line, _ in printed]
    if content.language in {"ru", "uk"}:
        lines = as_lookalikes(lines, rng)
    noisy = _noisy(list(zip(lines, (box for _, box in printed), strict=True)), rng)
    return Reading(code, kind.family, (_page(noisy, paper.width, paper.height),), None)


def _worded(family: Family, rng: np.random.Generator) -> Reading:
    """A paper of no known type, its lines one below the other, the heading large."""
    names = languages()
    weights = np.array([_LANGUAGES.get(name, 1.0) for name in names])
    language = names[int(rng.choice(len(names), p=weights / weights.sum()))]
    words = write(family, language, rng, part=_WORDINGS_PART)
    large = {words.fields.get(name) for name in ("holder", "topic")}
    lines = [Spoken(words.title, big=True)] if words.title else []
    lines += [Spoken(line, big=line in large and bool(rng.random() < 0.5)) for line in words.lines]  # noqa: PLR2004
    if language == "ru" and rng.random() < 0.7:  # noqa: PLR2004 - the others are read from a PDF's own text
        lines = as_lookalikes(lines, rng)
    step = HEIGHT_PX / (len(lines) + 1)
    placed: list[tuple[Spoken, Rect]] = []
    for number, line in enumerate(lines, start=1):
        tall = min(0.8 * step, float(rng.uniform(50, 80)) if line.big else float(rng.uniform(22, 34)))
        wide = min(WIDTH_PX - 100.0, 0.6 * tall * len(line.text) + 20)
        left, top = (WIDTH_PX - wide) / 2, number * step - tall / 2
        placed.append((line, (round(left), round(top), round(left + wide), round(top + tall))))
    return Reading(None, family, (_page(_noisy(placed, rng), WIDTH_PX, HEIGHT_PX),), None)


def _noisy(printed: list[tuple[Spoken, Rect]], rng: np.random.Generator) -> list[tuple[Spoken, Rect]]:
    strength = float(rng.uniform(0, 1)) ** 2  # most photos are read well
    kept = [(line, box) for line, box in printed if rng.random() >= strength / LOST_OF] or printed[:1]
    return [(misread([line], rng, strength)[0], box) for line, box in kept]


def _page(lines: list[tuple[Spoken, Rect]], width: int, height: int) -> PageReading:
    return PageReading(
        number=1,
        width_px=width,
        height_px=height,
        lines=tuple(
            Line(
                text=line.text,
                box=Box(points=(left, top, right, top, right, bottom, left, bottom)),
                confidence=0.95,
            )
            for line, (left, top, right, bottom) in lines
        ),
        seconds=0.0,
    )
