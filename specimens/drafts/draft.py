"""The parts of a paper's text, by what they are for. A layout leaves none of ``title``, ``rows``, ``body`` out."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from shared.events import Family
from specimens.content import Content
from specimens.paper import Run

Row = tuple[str, str, str | None]
Paragraph = tuple[Run | str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """The words of one paper in parts.

    Attributes:
        title: the heading.
        above: a line over the heading: the contest, the platform.
        under: a line below it: the heading in English, the school.
        lead: what comes before the holder's name: "This is to certify that".
        salutation: the holder as addressed: 同学, 同志; empty where the holder stands in rows or alone.
        rows: label, value and the field that the value is; a paper with rows names its holder there.
        body: the sentences.
        feature: words to be set large, and the field that they are: the prize.
        table: rows of cells, the first the heads: courses, marks.
        notes: small print, each with the field that it is: number, validity, where to verify.
        signers: what stands below each signature.
        portrait: whether it has the holder's photo.
        emblem: whether a state's emblem stands on it.
        anonymous: whether it names no holder.
        code: whether it has a QR code of the content's URL.
    """

    title: str
    above: str | None = None
    under: str | None = None
    lead: str | None = None
    salutation: str = ""
    rows: tuple[Row, ...] = ()
    body: tuple[Paragraph, ...] = ()
    feature: tuple[str, str | None] | None = None
    table: tuple[tuple[str, ...], ...] = ()
    notes: tuple[tuple[str, str | None], ...] = ()
    signers: tuple[str, ...] = ()
    portrait: bool = False
    emblem: bool = False
    anonymous: bool = False
    code: bool = True


Writer = Callable[[Content, np.random.Generator], Draft]
Writers = dict[Family, Writer]
