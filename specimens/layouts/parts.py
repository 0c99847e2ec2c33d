"""The parts that layouts set drafts with: heading, rows, sentences, small print, foot. All fit the room they are given."""

from dataclasses import dataclass, replace

import numpy as np

from specimens.content import Content, chinese_day, chinese_numerals, english_day
from specimens.drafts import Draft
from specimens.drafts.draft import Paragraph
from specimens.figures import qr_code, signature
from specimens.fonts import Face
from specimens.names import made_up_name
from specimens.paper import GREY, INK, Align, Colour, Paper, Run, count_lines, width_of
from specimens.seal import round_seal
from specimens.stamps import oval_seal, square_seal

SIZE_BODY_MIN = 20
SHORT_TITLE = 8  # characters: so short a title is spread
FEW_NOTES = 2
ROWS_IN_A_COLUMN = 6
COLUMNS_WIDTH = 880  # pixels: from here on many rows stand in two columns


@dataclass(frozen=True, slots=True)
class Style:
    """How a page's words look."""

    face: Face = "song"
    title_face: Face = "song"
    ink: Colour = INK
    accent: Colour = (170, 30, 36)
    soft: Colour = GREY
    holder_face: Face | None = None
    title_bold: float = 1.2
    spacing: float = 0.0
    centred: bool = False


def day_of(content: Content, rng: np.random.Generator) -> str:
    """The day of issue as the page's language writes it."""
    if content.chinese:
        return chinese_numerals(content.issued_on) if rng.integers(2) else chinese_day(content.issued_on)
    return english_day(content.issued_on) if content.language == "en" else f"{content.issued_on:%Y-%m-%d}"


def heading(
    paper: Paper, draft: Draft, x: float, y: float, width: float, size: int, style: Style, *, align: Align = "m"
) -> float:
    """Over it, the title in one line or two, below it. ``y`` is the title's middle. Returns the height below."""
    if draft.above:
        above = round(size * 0.46)
        over = y - size * 0.95
        paper.text(x, over, draft.above, above, face=style.title_face, colour=style.ink, align=align, width_max=width)
    spacing = style.spacing if len(draft.title) <= SHORT_TITLE else 0
    lines = _title_lines(draft.title, size, style, width)
    for line in lines:
        paper.text(
            x, y, line, size if len(lines) == 1 else round(size * 0.78), face=style.title_face, colour=style.accent,
            align=align, bold=style.title_bold, spacing=spacing, width_max=width,
        )  # fmt: skip
        y += size * 0.95
    paper.title = draft.title
    paper.words.append(draft.title)  # whole, where it stands in two lines
    if draft.under:
        paper.text(
            x,
            y - size * 0.18,
            draft.under,
            round(size * 0.36),
            face=style.face,
            colour=style.soft,
            align=align,
            width_max=width,
        )
        y += size * 0.4
    return y - size * 0.3


def _title_lines(title: str, size: int, style: Style, width: float) -> list[str]:
    """Cut in two where one line would have to be much smaller."""
    if width_of(title, size, style.title_face) <= width * 1.5:
        return [title]
    middle = len(title) // 2
    if " " in title:
        spaces = [place for place, character in enumerate(title) if character == " "]
        cut = min(spaces, key=lambda place: abs(place - middle))
        return [title[:cut], title[cut + 1 :]]
    return [title[:middle], title[middle:]]


def rows(
    paper: Paper,
    draft: Draft,
    box: tuple[float, float, float, float],
    size: int,
    style: Style,
    *,
    step: float = 2.2,
    ruled: bool = False,
) -> float:
    """The draft's rows in a box (left, top, right, bottom), closer where they are many. Returns the height below."""
    left, top, right, bottom = box
    if not draft.rows:
        return top
    if (
        len(draft.rows) > ROWS_IN_A_COLUMN
        and right - left > COLUMNS_WIDTH
        and (bottom - top) / len(draft.rows) < 1.6 * size
    ):
        half = -(-len(draft.rows) // 2)
        middle = (left + right) / 2
        left_half, right_half = replace(draft, rows=draft.rows[:half]), replace(draft, rows=draft.rows[half:])
        below = rows(paper, left_half, (left, top, middle - 20, bottom), size, style, step=step, ruled=ruled)
        rows(paper, right_half, (middle + 20, top, right, bottom), size, style, step=step, ruled=ruled)
        return below
    pitch = min(step * size, (bottom - top) / len(draft.rows))
    size = min(size, max(round(pitch * 0.62), 16))
    gap = min(max(width_of(label, size, style.face) for label, _, _ in draft.rows) + 1.1 * size, (right - left) * 0.46)
    y = top + pitch / 2
    for label, value, name in draft.rows:
        paper.text(
            left,
            y,
            label,
            size,
            face=style.face,
            colour=style.soft if style.soft != GREY else style.ink,
            width_max=gap - 0.4 * size,
        )
        face = style.holder_face if name == "holder" and style.holder_face else style.face
        paper.text(left + gap, y, value, size, face=face, colour=style.ink, name=name, width_max=right - left - gap)
        if ruled:
            paper.pen.line([(left + gap - 8, y + pitch * 0.4), (right, y + pitch * 0.4)], fill=style.soft, width=1)
        y += pitch
    return y - pitch / 2 + 0.5 * size


def sentences(
    paper: Paper,
    paragraphs: tuple[Paragraph, ...],
    box: tuple[float, float, float, float],
    size: int,
    style: Style,
    *,
    leading: float = 1.8,
) -> float:
    """Paragraphs in a box, set smaller until they fit. Returns the height below."""
    left, top, right, bottom = box
    indent = 0 if style.centred or not _chinese(paragraphs) else 2
    while size > SIZE_BODY_MIN:
        lines = sum(count_lines(each, right - left, size, style.face, indent=indent) for each in paragraphs)
        if lines * size * leading <= bottom - top:
            break
        size -= 2
    y = top + size * 0.6
    for each in paragraphs:
        y = paper.paragraph(
            left, y, right - left, list(each), size, face=style.face, colour=style.ink, leading=leading, indent=indent,
            align="m" if style.centred else "l",
        )  # fmt: skip
    return y


def _chinese(paragraphs: tuple[Paragraph, ...]) -> bool:
    first = paragraphs[0][0] if paragraphs and paragraphs[0] else ""
    words = first if isinstance(first, str) else first.words
    return any(ord(character) > 0x2E80 for character in words)  # noqa: PLR2004 where Chinese begins in Unicode


def main_text(
    paper: Paper, draft: Draft, content: Content, box: tuple[float, float, float, float], size: int, style: Style
) -> float:
    """Whatever the draft says of the holder: rows, a letter's salutation and sentences, or lead, name and sentences."""
    left, top, right, bottom = box
    if draft.rows:
        share = 0.72 if draft.body else 1.0
        below = rows(paper, draft, (left, top, right, top + (bottom - top) * share), size, style)
        return (
            sentences(paper, draft.body, (left, below, right, bottom), round(size * 0.9), style)
            if draft.body
            else below
        )
    room = bottom - top
    feature = room * 0.2 if draft.feature else 0
    middle = (left + right) / 2
    y = top
    if draft.lead or not (draft.salutation or draft.anonymous or _names_holder(draft, content)):
        x, align = _anchor(style.centred, left, middle)
        if draft.lead:
            paper.text(
                x,
                y + size * 0.5,
                draft.lead,
                round(size * 0.8),
                face=style.face,
                colour=style.soft,
                align=align,
                width_max=right - left,
            )
            y += size * 1.5
        big = round(size * 1.9)
        paper.text(
            x, y + big * 0.55, content.holder, big, face=style.holder_face or style.face, colour=style.ink, align=align,
            name="holder", width_max=right - left,
        )  # fmt: skip
        y += big * 1.35
    elif draft.salutation:
        called = Run(content.holder, "holder", underline=not style.holder_face, face=style.holder_face)
        y = paper.paragraph(
            left,
            y + size * 0.6,
            right - left,
            [called, f" {draft.salutation}："],
            size,
            face=style.face,
            colour=style.ink,
            indent=0,
        )
    y = sentences(paper, draft.body, (left, y, right, max(bottom - feature, y + size * 2)), size, style)
    if draft.feature:
        words, name = draft.feature
        big = round(min(size * 1.7, max(feature * 0.7, size)))
        x, align = _anchor(style.centred or content.chinese, left, middle)
        paper.text(
            x,
            y + big * 0.4,
            words,
            big,
            face=style.title_face,
            colour=style.accent,
            align=align,
            bold=1,
            name=name,
            width_max=right - left,
        )
        y += big * 1.3
    return y


def _anchor(centred: bool, left: float, middle: float) -> tuple[float, Align]:  # noqa: FBT001 one of two
    return (middle, "m") if centred else (left, "l")


def _names_holder(draft: Draft, content: Content) -> bool:
    return any(
        content.holder in (each if isinstance(each, str) else each.words)
        for paragraph in draft.body
        for each in paragraph
    )


def small_print(
    paper: Paper,
    draft: Draft,
    x: float,
    y: float,
    size: int,
    style: Style,
    *,
    width: float,
    align: Align = "l",
    up: bool = False,
) -> float:
    """The notes, a line each; ``up`` makes ``y`` the last line's height."""
    step = size * 1.55
    if up:
        y -= step * (len(draft.notes) - 1)
    for words, name in draft.notes:
        paper.text(
            x,
            y,
            words,
            size,
            face=style.face,
            colour=style.soft,
            align=align,
            name=name,
            width_max=width,
        )
        y += step
    return y


def foot(
    paper: Paper,
    content: Content,
    x: float,
    y: float,
    size: int,
    rng: np.random.Generator,
    style: Style,
    *,
    width: float,
    seal_px: int = 240,
    dated: bool = True,
) -> None:
    """Issuer and date, centred, the issuer's seal over them: red and round in China, oval or none elsewhere."""
    paper.text(x, y, content.issuer, size, face=style.face, colour=style.ink, align="m", name="issuer", width_max=width)
    if dated:
        paper.text(
            x,
            y + size * 1.7,
            day_of(content, rng),
            size,
            face=style.face,
            colour=style.ink,
            align="m",
            name="issued_on",
            width_max=width,
        )
    kind = int(rng.integers(6))
    if content.chinese:
        seal = (
            square_seal(content.issuer, round(seal_px * 0.72), rng)
            if kind == 0
            else round_seal(content.issuer, seal_px, rng)
        )
    elif kind <= 1:
        seal = oval_seal(content.issuer.upper(), seal_px, rng)
    elif kind == 2:  # noqa: PLR2004 a blue round one
        seal = round_seal(content.issuer.upper(), round(seal_px * 0.8), rng, colour=(40, 60, 150))
    else:
        return
    paper.stamp(seal, x + rng.uniform(-40, 60), y + size * rng.uniform(-0.2, 0.8))


def signatures(
    paper: Paper,
    draft: Draft,
    content: Content,
    xs: tuple[float, ...],
    y: float,
    rng: np.random.Generator,
    style: Style,
    *,
    width: int = 300,
) -> None:
    """A scribble over a line, and whose it is."""
    for x, role in zip(xs, draft.signers, strict=False):
        name = made_up_name(int(rng.integers(1 << 30)), "zh" if content.chinese else "en")
        paper.put(signature(name, width, rng), x, y - width * 0.12)
        paper.pen.line([(x - width * 0.5, y), (x + width * 0.5, y)], fill=style.soft, width=2)
        paper.text(
            x,
            y + width * 0.1,
            role,
            max(round(width * 0.09), 18),
            face=style.face,
            colour=style.soft,
            align="m",
            width_max=width * 1.3,
        )


def code(paper: Paper, draft: Draft, content: Content, x: float, y: float, side: int) -> None:
    """The QR code, where the draft has one."""
    if draft.code:
        paper.put(qr_code(content.url, side), x, y)
        paper.url = content.url


def grid(
    paper: Paper, table: tuple[tuple[str, ...], ...], box: tuple[float, float, float, float], size: int, style: Style
) -> None:
    """A ruled table in a box, its first column wide."""
    left, top, right, bottom = box
    step = min((bottom - top) / len(table), size * 2.1)
    size = min(size, round(step * 0.5))
    columns = len(table[0])
    edges = [left, *(left + (right - left) * (0.5 + 0.5 * index / (columns - 1)) for index in range(columns))]
    for index in range(len(table) + 1):
        paper.pen.line([(left, top + index * step), (right, top + index * step)], fill=style.soft, width=2)
    for x in edges:
        paper.pen.line([(x, top), (x, top + len(table) * step)], fill=style.soft, width=2)
    for number, cells in enumerate(table):
        for cell, a, b in zip(cells, edges, edges[1:], strict=False):
            paper.text(
                (a + b) / 2,
                top + (number + 0.5) * step,
                cell,
                size,
                face=style.title_face if number == 0 else style.face,
                colour=style.ink,
                align="m",
                width_max=b - a - 12,
            )
