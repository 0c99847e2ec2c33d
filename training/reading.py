"""What a reader would give of a drawn paper, taken from the drawing itself: no OCR, a hundred times as quick.

What photographs cost (lines lost, letters taken for others) is put in by :mod:`training.noise`.
"""

from catalogue import load
from services.classify.text import compact
from services.classify.wording import Spoken
from shared.events import Box, Line, PageReading
from specimens import AnyRequest, Specimen
from specimens.chance import chance
from training.noise import as_lookalikes, misread

# Many papers never print what they are called: a platform's mark, its address and its set phrases tell them. So, of
# some, the lines with the type's own name are left out.
NAMELESS = 0.15
LATIN_READER = 0.7  # the share of Cyrillic papers that are read by a Latin reader; the others come as a PDF's own text
LOST_OF = 12  # of a poor photo one line in so many is lost
CONFIDENCE = 0.95


def read_off(specimen: Specimen, request: AnyRequest) -> PageReading:
    """The paper's lines with their boxes, in pixels of the page as drawn."""
    rng = chance("reading", request)
    printed = [(text, box) for text, box in specimen.printed if text.strip()]
    kind = load().get(specimen.truth.type_code)
    if kind is not None and rng.random() < NAMELESS:
        told = [compact(name) for name in kind.names]
        printed = [(text, box) for text, box in printed if not any(name in compact(text) for name in told)]
    strength = float(rng.uniform(0, 1)) ** 2  # most photos are read well
    looks_latin = specimen.truth.language in {"ru", "uk"} and rng.random() < LATIN_READER
    lines = []
    for text, (left, top, right, bottom) in printed:
        if rng.random() < strength / LOST_OF:
            continue
        line = as_lookalikes([Spoken(text)], rng)[0] if looks_latin else Spoken(text)
        read = misread([line], rng, strength)[0].text
        box = Box(points=(left, top, right, top, right, bottom, left, bottom))
        lines.append(Line(text=read, box=box, confidence=CONFIDENCE))
    width = max((box[2] for _, box in printed), default=1)
    height = max((box[3] for _, box in printed), default=1)
    return PageReading(number=1, width_px=width, height_px=height, lines=tuple(lines), seconds=0.0)
