"""Faces: which font file a paper is set in. All from packages with free licences (OFL, Apache), each in one split only.

A layout asks for a face by what it is for (``song``, ``script``); which font that is, :func:`setting` chooses for a
paper. A character that the font lacks is set in the next of the face's fonts that has it, so that no empty box is drawn.
"""

import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

import numpy as np
from PIL import ImageFont

from specimens.truth import Split, UnsuitableRequestError

Face = Literal["song", "hei", "hei_bold", "hei_black", "round", "kai", "serif", "sans", "script", "slab"]

FOLDER_VARIABLE = "REDFLOWER_SPECIMENS_FONTS"
"""Names a folder of further fonts: ``train/<face>/*.ttf`` and ``eval/<face>/*.ttf`` are used beside those of packages."""

_SIMPLIFIED_CHINESE = 2  # index of the SC face in Noto's collection
_NOWHERE = "\U0010fffe"  # a character that no font has


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font in a package (or, without one, in a folder), its face within a collection, its weight where it varies.

    ``embolden`` is how much its strokes are widened, in sizes, where no bolder file is to be had.
    """

    package: str
    name: str
    index: int = 0
    axes: tuple[float, ...] = ()
    embolden: float = 0
    shaped: bool = False

    @property
    def path(self) -> str:
        """Where the file lies."""
        return _path(self.package, self.name)


def _pack(family: str, name: str, *axes: float, embolden: float = 0, shaped: bool = False) -> FontFile:
    return FontFile(f"fontpkg_{family}", f"files/{name}.ttf", 0, axes, embolden, shaped)


def _cjk(weight: float) -> FontFile:
    return FontFile("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc", _SIMPLIFIED_CHINESE, (weight,))


def _chinese(name: str, embolden: float = 0) -> FontFile:
    return FontFile("pylopdf_fonts_zh_cn", name, embolden=embolden)


_SONG, _HEI = "NotoSerifSC-Regular.otf", "NotoSansSC-Regular.otf"
_MICRO_HEI = FontFile("paperang_p2_fonts_cjk", "fonts/wqy-microhei.ttc")
_BOLD, _BLACK = 0.022, 0.04

Choices = dict[Face, tuple[FontFile, ...]]

# For each split, the fonts among which a paper's face is chosen. Weights of one file are one font.
_CHINESE: dict[Split, Choices] = {
    "train": {
        "song": (_chinese(_SONG), _chinese(_SONG, 0.008)),
        "hei": (_chinese(_HEI), _chinese(_HEI, 0.006)),
        "hei_bold": (_chinese(_HEI, _BOLD), _chinese(_SONG, _BOLD)),
        "hei_black": (_chinese(_HEI, _BLACK), _chinese(_SONG, _BLACK)),
        "round": (_MICRO_HEI,),
        "kai": (_chinese(_SONG),),
    },
    "eval": {
        "song": (_cjk(300), _cjk(250), _cjk(350)),
        "hei": (_cjk(400), _cjk(450)),
        "hei_bold": (_cjk(700), _cjk(650)),
        "hei_black": (_cjk(900), _cjk(800)),
        "round": (_cjk(500),),
        "kai": (_cjk(200),),
    },
}
_LATIN: dict[Split, Choices] = {
    "train": {
        "serif": (
            _pack("eb_garamond", "EBGaramond[wght]", 420),
            _pack("lora", "Lora[wght]", 400),
            _pack("pt_serif", "PT_Serif-Web-Regular"),
        ),
        "sans": (
            _pack("open_sans", "OpenSans[wdth,wght]", 400, 100),
            _pack("montserrat", "Montserrat[wght]", 400),
            _pack("poppins", "Poppins-Regular"),
        ),
        "script": (
            _pack("great_vibes", "GreatVibes-Regular", shaped=True),
            _pack("dancing_script", "DancingScript[wght]", 500, shaped=True),
            _pack("caveat", "Caveat[wght]", 500, shaped=True),
        ),
        "slab": (_pack("roboto_slab", "RobotoSlab[wght]", 500), _pack("lora", "Lora[wght]", 600)),
    },
    "eval": {
        "serif": (
            _pack("playfair_display", "PlayfairDisplay[wght]", 400),
            _pack("libre_baskerville", "LibreBaskerville[wght]", 400),
            _pack("cormorant_garamond", "CormorantGaramond[wght]", 500),
        ),
        "sans": (
            _pack("source_sans_3", "SourceSans3[wght]", 400),
            _pack("roboto", "Roboto[wdth,wght]", 400, 100),
            _pack("pt_sans", "PT_Sans-Web-Regular"),
        ),
        "script": (
            _pack("oleo_script", "OleoScript-Regular", shaped=True),
            _pack("satisfy", "Satisfy-Regular", shaped=True),
            _pack("kalam", "Kalam-Regular", shaped=True),
        ),
        "slab": (_pack("zilla_slab", "ZillaSlab-Medium"), _pack("cinzel", "Cinzel[wght]", 500)),
    },
}
# Where the chosen fonts lack a character: Latin with every diacritic, Cyrillic, Arabic, and all that is Chinese.
_REST: dict[Split, tuple[FontFile, ...]] = {
    "train": (
        _chinese(_HEI),
        _pack("open_sans", "OpenSans[wdth,wght]", 400, 100),
        _pack("amiri", "Amiri-Regular", shaped=True),
        _MICRO_HEI,
    ),
    "eval": (
        _pack("roboto", "Roboto[wdth,wght]", 400, 100),
        _pack("cairo", "Cairo[slnt,wght]", 500, 0, shaped=True),
        _cjk(400),
    ),
}
# On a page that is not Chinese, the Chinese faces' names stand for their Latin counterparts.
_COUNTERPARTS: dict[Face, tuple[Face, float]] = {
    "song": ("serif", 0.0),
    "kai": ("script", 0.0),
    "hei": ("sans", 0.0),
    "round": ("sans", 0.008),
    "hei_bold": ("sans", 0.024),
    "hei_black": ("sans", 0.045),
}
Setting = dict[Face, tuple[FontFile, ...]]


def fonts_of(split: Split) -> frozenset[FontFile]:
    """Every font that papers of a split may be set in."""
    chosen = [each for choices in (_CHINESE[split], _LATIN[split]) for fonts in choices.values() for each in fonts]
    return frozenset((*chosen, *_REST[split], *(each for fonts in _further(split).values() for each in fonts)))


def choose(split: Split, rng: np.random.Generator, *, chinese: bool) -> Setting:
    """The fonts of one paper: for each face those to try in turn."""
    further = _further(split)
    picked: dict[Face, FontFile] = {}
    for face, fonts in (*_CHINESE[split].items(), *_LATIN[split].items()):
        options = (*fonts, *further.get(face, ()))
        picked[face] = options[int(rng.integers(len(options)))]
    if not chinese:
        for face, (counterpart, embolden) in _COUNTERPARTS.items():
            latin = picked[counterpart]
            picked[face] = FontFile(latin.package, latin.name, latin.index, latin.axes, embolden, latin.shaped)
    return {face: (first, *_REST[split]) for face, first in picked.items()}


@cache
def _further(split: Split) -> dict[Face, tuple[FontFile, ...]]:
    """What the reader's own folder adds."""
    folder = os.environ.get(FOLDER_VARIABLE)
    found: dict[Face, list[FontFile]] = {}
    for path in sorted(Path(folder, split).glob("*/*.[ot]t[fc]")) if folder else ():
        for face in _COUNTERPARTS.keys() | _LATIN[split].keys():
            if path.parent.name == face:
                found.setdefault(face, []).append(FontFile("", str(path)))
    return {face: tuple(fonts) for face, fonts in found.items()}


_DEFAULT = choose("train", np.random.default_rng(0), chinese=True)
_setting: ContextVar[Setting] = ContextVar("setting", default=_DEFAULT)


@contextmanager
def setting(chosen: Setting) -> Iterator[None]:
    """All that is drawn inside is set in these fonts."""
    token = _setting.set(chosen)
    try:
        yield
    finally:
        _setting.reset(token)


@cache
def _path(package: str, name: str) -> str:
    return str(files(package).joinpath(name)) if package else name


@lru_cache(maxsize=768)
def sized(file: FontFile, size: int) -> ImageFont.FreeTypeFont:
    """A font at ``size`` pixels. Only scripts that join their letters are shaped: it costs time."""
    engine = ImageFont.Layout.RAQM if file.shaped else ImageFont.Layout.BASIC
    loaded = ImageFont.truetype(file.path, size, index=file.index, layout_engine=engine)
    if file.axes:
        loaded.set_variation_by_axes(list(file.axes))
    return loaded


def font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """The first font of a face at ``size`` pixels."""
    return sized(_setting.get()[face][0], size)


def pieces(words: str, face: Face) -> list[tuple[str, FontFile]]:
    """The words cut where the font changes, because one lacks what the next has.

    Raises:
        UnsuitableRequestError: no font has one of the characters.
    """
    fonts = _setting.get()[face]
    cut: list[tuple[str, FontFile]] = []
    for character in words:
        file = next((each for each in fonts if has_glyph(each, character)), None)
        if file is None:
            raise UnsuitableRequestError(f"no font here has {character!r} (U+{ord(character):04X})")
        if cut and (cut[-1][1] is file or character == " "):
            cut[-1] = (cut[-1][0] + character, cut[-1][1])
        else:
            cut.append((character, file))
    return cut


@lru_cache(maxsize=60_000)
def has_glyph(file: FontFile, character: str) -> bool:
    """Whether the font can draw the character: a missing one is drawn as the same box for all."""
    if character.isspace() or unicodedata.category(character) in {"Cf", "Mn"}:  # blanks, joiners, marks upon others
        return True
    drawn = sized(file, 24).getmask(character)
    if drawn.getbbox() is None:  # a blank for what is no blank
        return False
    return drawn.size != _box(file)[0] or bytes(drawn) != _box(file)[1]


@cache
def _box(file: FontFile) -> tuple[tuple[int, int], bytes]:
    mask = sized(file, 24).getmask(_NOWHERE)
    return mask.size, bytes(mask)
