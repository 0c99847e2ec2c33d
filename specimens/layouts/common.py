"""What several layouts share: labelled rows, the foot with issuer, date and seal."""

from collections.abc import Callable, Iterable

import numpy as np

from specimens.content import Content, written
from specimens.fonts import Face
from specimens.paper import GREY, INK, Colour, Paper
from specimens.seal import round_seal

Layout = Callable[[Content, np.random.Generator], Paper]
Row = tuple[str, str, str | None]


def rows(
    paper: Paper,
    items: Iterable[Row],
    x: float,
    y: float,
    size: int,
    *,
    gap: float,
    step: float,
    face: Face = "song",
    value_face: Face | None = None,
    label_colour: Colour = INK,
    colour: Colour = INK,
    line_to: float | None = None,
    width_max: float | None = None,
) -> float:
    """Label and value under one another; each row is (label, value, name of the field). Returns the next height."""
    for label, value, name in items:
        paper.row(
            x, y, label, value, size, gap=gap, name=name, face=face, value_face=value_face,
            label_colour=label_colour, colour=colour, line_to=line_to, width_max=width_max,
        )  # fmt: skip
        y += step
    return y


def heading(paper: Paper, x: float, y: float, words: str, size: int, *, width_max: float, face: Face = "song",
            colour: Colour = INK, bold: float = 0, spacing: float = 0) -> None:  # fmt: skip
    """The page's title: also noted as such."""
    paper.text(
        x, y, words, size, face=face, colour=colour, align="m", bold=bold, spacing=spacing, width_max=width_max, name="title"
    )  # fmt: skip
    paper.title = words


def signed_off(
    paper: Paper,
    content: Content,
    rng: np.random.Generator,
    at: tuple[float, float],
    size: int,
    *,
    day: str | None = None,
    seal_px: int = 230,
    step: float = 1.8,
    face: Face = "song",
) -> None:
    """Issuer and date, centred at ``at``, with the issuer's seal over them."""
    x, y = at
    paper.text(x, y, content.issuer, size, face=face, align="m", name="issuer", width_max=paper.width * 0.42)
    words = day or written(content, content.issued_on)
    paper.text(x, y + step * size, words, size, face=face, align="m", name="issued_on")
    seal = round_seal(content.issuer, seal_px, rng)
    paper.stamp(seal, x + rng.uniform(-30, 60), y + size * rng.uniform(-0.3, 0.8))


def validity(paper: Paper, content: Content, x: float, y: float, size: int, *, colour: Colour = GREY,
             face: Face = "song") -> None:  # fmt: skip
    """The line that says until when it is valid, where it is not for life."""
    if content.valid_until is None:
        return
    label = "有效期至：" if content.chinese else "Valid until: "
    paper.text(x, y, label + written(content, content.valid_until), size, colour=colour, face=face, name="valid_until")
