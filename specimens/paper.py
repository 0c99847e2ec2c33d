"""The sheet that a layout draws on: text, paragraphs, and a note of where each field went."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from specimens.fonts import Face, FontFile, pieces, sized

Colour = tuple[int, int, int]
Rect = tuple[int, int, int, int]
Pixels = NDArray[Any]  # rows, columns, RGB or one channel; uint8. OpenCV's stubs know no more
Material = Literal["sheet", "card", "screen"]
Align = Literal["l", "m", "r"]

INK: Colour = (28, 26, 30)
RED: Colour = (196, 30, 38)
GREY: Colour = (110, 112, 118)
WHITE: Colour = (255, 255, 255)

SIZE_LEAST = 14  # what can still be read, in pixels
_BASELINE = 0.37  # how far below its middle a line stands, in sizes
_WRITTEN_WITHOUT_SPACES = 0x2E80  # from here on Unicode is Chinese, Japanese, Korean


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a paragraph that look alike. ``field`` names the field that they are."""

    words: str
    field: str | None = None
    face: Face | None = None
    colour: Colour | None = None
    underline: bool = False
    bold: float = 0


@dataclass(slots=True)
class Paper:
    """A page being drawn, in pixels. ``places`` says where each field's words stand (left, top, right, bottom).

    ``words`` are all that were written, line by line, in the order of drawing; what seals say is not among them.
    ``printed`` are the same as a reader finds them, a wrapped line a line, each with its box. ``sealed`` says whether
    anything was stamped on it.
    """

    image: Image.Image
    material: Material = "sheet"
    title: str = ""
    url: str | None = None
    places: dict[str, Rect] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    printed: list[tuple[str, Rect]] = field(default_factory=list)
    sealed: bool = False
    layout: str = ""

    @classmethod
    def blank(cls, width: int, height: int, colour: Colour = (252, 251, 246), material: Material = "sheet") -> "Paper":
        """An empty page."""
        return cls(Image.new("RGB", (width, height), colour), material)

    @classmethod
    def of(cls, pixels: Pixels, material: Material = "sheet") -> "Paper":
        """A page on a drawn ground (rows, columns, RGB)."""
        return cls(Image.fromarray(pixels), material)

    @property
    def width(self) -> int:
        """Pixels across."""
        return self.image.width

    @property
    def height(self) -> int:
        """Pixels down."""
        return self.image.height

    @property
    def pen(self) -> ImageDraw.ImageDraw:
        """For lines and shapes."""
        return ImageDraw.Draw(self.image)

    def note(self, name: str | None, box: Rect) -> None:
        """Remember where a field stands; what wraps over lines becomes one box."""
        if name is None:
            return
        old = self.places.get(name)
        self.places[name] = (
            box if old is None else (min(old[0], box[0]), min(old[1], box[1]), max(old[2], box[2]), max(old[3], box[3]))
        )

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: int,
        *,
        face: Face = "song",
        colour: Colour = INK,
        align: Align = "l",
        spacing: float = 0,
        bold: float = 0,
        width_max: float | None = None,
        name: str | None = None,
    ) -> Rect:
        """One line of words, its middle at height ``y``; ``spacing`` is in widths of a character.

        Words wider than ``width_max`` are set smaller until they fit. Returns the box that they fill.
        """
        if right_to_left(words):  # letters that join can't stand apart
            spacing = 0
        measured = width_of(words, size, face, spacing)
        while width_max is not None and measured > width_max and size > SIZE_LEAST:
            size = max(min(size - 1, int(size * width_max / measured)), SIZE_LEAST)
            measured = width_of(words, size, face, spacing)
        left = x - {"l": 0.0, "m": measured / 2, "r": measured}[align]
        self._write(left, y, words, size, face, colour, spacing, bold)
        self.words.append(words)
        box = (round(left), round(y - size * 0.6), round(left + measured), round(y + size * 0.6))
        self.note(name, box)
        self.printed.append((words, box))
        return box

    def _write(
        self, left: float, y: float, words: str, size: int, face: Face, colour: Colour, spacing: float, bold: float
    ) -> None:
        pen, base = self.pen, y + _BASELINE * size  # fonts differ in their middle, not in what they stand on
        for piece, file in _in_order(words, face):
            type_, stroke = sized(file, size), bold + file.embolden * size
            if spacing:
                for character in piece:
                    pen.text((left, base), character, colour, type_, anchor="ls", stroke_width=stroke)
                    left += type_.getlength(character) + spacing * size
            else:
                pen.text((left, base), piece, colour, type_, anchor="ls", stroke_width=stroke)
                left += type_.getlength(piece)

    def paragraph(
        self,
        x: float,
        y: float,
        width: float,
        runs: Sequence[Run | str],
        size: int,
        *,
        face: Face = "song",
        colour: Colour = INK,
        leading: float = 1.75,
        indent: float = 2,
        align: Literal["l", "m"] = "l",
    ) -> float:
        """Words wrapped to ``width``, Latin by the word and Chinese by the character. Returns where the next line goes.

        ``y`` is the middle of the first line; ``indent`` and ``leading`` are in sizes.
        """
        self.words.append("".join(each if isinstance(each, str) else each.words for each in runs))
        rtl = right_to_left(self.words[-1])
        for number, line in enumerate(_lines(runs, width, size, face, indent=0 if rtl else indent)):
            total = sum(width_of(word, size, run.face or face) for word, run in line)
            left = x + (width - total) / 2 if align == "m" else x + (indent * size if number == 0 and not rtl else 0)
            if rtl and align == "l":
                left = x + width - total
            row = (round(left), round(y - size * 0.6), round(left + total), round(y + size * 0.6))
            self.printed.append(("".join(word for word, _ in line), row))
            for word, run in reversed(line) if rtl else line:
                measured = width_of(word, size, run.face or face)
                self._write(left, y, word, size, run.face or face, run.colour or colour, 0, run.bold)
                if run.underline:
                    below = y + size * 0.62
                    self.pen.line([(left, below), (left + measured, below)], fill=run.colour or colour, width=2)
                box = (round(left), round(y - size * 0.6), round(left + measured), round(y + size * 0.6))
                self.note(run.field, box)
                left += measured
            y += size * leading
        return y

    def row(
        self,
        x: float,
        y: float,
        label: str,
        value: str,
        size: int,
        *,
        gap: float,
        name: str | None = None,
        face: Face = "song",
        value_face: Face | None = None,
        label_colour: Colour = INK,
        colour: Colour = INK,
        line_to: float | None = None,
        width_max: float | None = None,
    ) -> None:
        """A label, and its value ``gap`` pixels to the right, on a ruled line as far as ``line_to`` where given."""
        self.text(x, y, label, size, face=face, colour=label_colour)
        limit = width_max if width_max is not None else (line_to - x - gap if line_to is not None else None)
        self.text(x + gap, y, value, size, face=value_face or face, colour=colour, name=name, width_max=limit)
        if line_to is not None:
            below = y + size * 0.72
            self.pen.line([(x + gap - 8, below), (line_to, below)], fill=GREY, width=1)

    def put(self, picture: Image.Image, x: float, y: float) -> None:
        """Lay a picture on the page with its middle at (x, y); an alpha channel is honoured."""
        corner = (round(x - picture.width / 2), round(y - picture.height / 2))
        self.image.paste(picture, corner, picture if picture.mode == "RGBA" else None)

    def stamp(self, picture: Image.Image, x: float, y: float) -> None:
        """Print a picture with alpha as ink: what is under it shows through (multiplied), as under a real seal."""
        self.sealed = True
        left, top = round(x - picture.width / 2), round(y - picture.height / 2)
        right, bottom = min(left + picture.width, self.width), min(top + picture.height, self.height)
        if left < 0 or top < 0:
            picture = picture.crop((max(-left, 0), max(-top, 0), picture.width, picture.height))
            left, top = max(left, 0), max(top, 0)
        ink = np.asarray(picture, dtype=np.float32)[: bottom - top, : right - left]
        under = np.asarray(self.image.crop((left, top, right, bottom)), dtype=np.float32)
        alpha = ink[..., 3:] / 255
        mixed = under * (1 - alpha) + under * ink[..., :3] / 255 * alpha
        self.image.paste(Image.fromarray(mixed.astype(np.uint8)), (left, top))


def width_of(words: str, size: int, face: Face = "song", spacing: float = 0) -> float:
    """How wide a line of words is, in pixels."""
    measured = 0.0
    for piece, file in pieces(words, face):
        type_ = sized(file, size)
        measured += sum(map(type_.getlength, piece)) if spacing else type_.getlength(piece)
    return measured + spacing * size * max(len(words) - 1, 0)


def count_lines(runs: Sequence[Run | str], width: float, size: int, face: Face = "song", *, indent: float = 2) -> int:
    """How many lines a paragraph takes, set as :meth:`Paper.paragraph` sets it."""
    return sum(1 for _ in _lines(runs, width, size, face, indent=indent))


def right_to_left(words: str) -> bool:
    """Whether the words are of a script that is written from the right."""
    return any(unicodedata.bidirectional(character) in {"R", "AL"} for character in words)


def _in_order(words: str, face: Face) -> list[tuple[str, FontFile]]:
    """The pieces from left to right."""
    cut = pieces(words, face)
    return cut[::-1] if right_to_left(words) else cut


def _lines(
    runs: Sequence[Run | str], width: float, size: int, face: Face, *, indent: float
) -> Iterable[list[tuple[str, Run]]]:
    line: list[tuple[str, Run]] = []
    at = indent * size
    for word, run in _atoms(runs):
        measured = width_of(word, size, run.face or face)
        if at + measured > width and line and word not in "，。、；：”）,.;:)":
            yield line
            line, at = [], 0.0
            if word == " ":
                continue
        line.append((word, run))
        at += measured
    yield line


def _atoms(runs: Sequence[Run | str]) -> Iterable[tuple[str, Run]]:
    """The least parts that stay on one line: a word of letters, or one Chinese character."""
    for each in runs:
        run = Run(each) if isinstance(each, str) else each
        word = ""
        for character in run.words:
            if character != " " and ord(character) < _WRITTEN_WITHOUT_SPACES:
                word += character
                continue
            if word:
                yield word, run
                word = ""
            yield character, run
        if word:
            yield word, run
