"""Certificates as platforms and organisers design them: side bands, ribbons, badges, coloured corners, plaques."""

import cv2
import numpy as np

from specimens.content import Content
from specimens.drafts import draft_of
from specimens.figures import mark, portrait
from specimens.layouts.parts import FEW_NOTES, Style, code, foot, heading, main_text, signatures, small_print
from specimens.ornament import rules, wash
from specimens.paper import GREY, WHITE, Colour, Paper
from specimens.seal import medal

_ACCENTS: tuple[Colour, ...] = ((0, 86, 210), (20, 110, 80), (120, 40, 120), (210, 90, 20), (30, 36, 60), (176, 30, 60))


def _accent(rng: np.random.Generator) -> Colour:
    return _ACCENTS[int(rng.integers(len(_ACCENTS)))]


def dark_side(content: Content, rng: np.random.Generator) -> Paper:
    """A dark field down the left with mark and code; all words left-aligned beside it."""
    draft = draft_of(content, rng)
    accent = _accent(rng)
    dark: Colour = (accent[0] // 3 + 10, accent[1] // 3 + 10, accent[2] // 3 + 16)
    pixels = wash(1684, 1190, (255, 255, 255), (247, 248, 251))
    pixels[:, :430] = wash(430, 1190, dark, accent)
    paper = Paper.of(pixels)
    paper.put(mark(content.issuer, 170, WHITE, rng), 215, 230)
    paper.text(215, 380, content.issuer, 38, face="hei_bold", colour=WHITE, align="m", width_max=380)
    code(paper, draft, content, 215, 980, 190)
    style = Style(face="hei", title_face="hei_bold", accent=accent, title_bold=0)
    below = heading(paper, draft, 510, 230, 1080, 66, style, align="l")
    if draft.portrait:
        paper.put(portrait(180, 240, rng), 1500, 420)
    main_text(paper, draft, content, (510, below + 30, 1380 if draft.portrait else 1590, 840), 38, style)
    signatures(paper, draft, content, (660,), 980, rng, style, width=260)
    small_print(paper, draft, 510, 1130, 23, style, width=640, up=True) if len(draft.notes) <= FEW_NOTES else small_print(
        paper, draft, 1600, 1130, 21, style, width=560, align="r", up=True
    )  # fmt: skip
    foot(paper, content, 1280, 930, 32, rng, style, width=520, seal_px=200)
    return paper


def seal_right(content: Content, rng: np.random.Generator) -> Paper:
    """Much white, thin rules, left-aligned words, a grey ribbon with a seal hanging at the right."""
    draft = draft_of(content, rng)
    accent = _accent(rng)
    pixels = wash(1684, 1230, (255, 255, 255), (252, 252, 253))
    rules(pixels, 30, (204, 208, 216), widths=(2, 2), gap=14)
    pixels[50:860, 1290:1560] = (233, 236, 242)
    paper = Paper.of(pixels)
    paper.pen.polygon([(1290, 858), (1560, 858), (1425, 960)], fill=(233, 236, 242))
    paper.text(
        1425,
        160,
        (draft.title.split(" ")[0] if " " in draft.title else draft.title[:4]).upper(),
        30,
        face="hei",
        colour=GREY,
        align="m",
        spacing=0.2,
        width_max=250,
    )
    paper.put(medal(170, (150, 160, 178), accent), 1425, 640)
    paper.put(mark(content.issuer, 90, accent, rng), 160, 150)
    style = Style(face="hei", title_face="song", accent=(40, 44, 54), title_bold=0.6)
    below = heading(paper, draft, 115, 320, 1120, 58, style, align="l")
    main_text(paper, draft, content, (115, below + 20, 1230, 900), 36, style)
    signatures(paper, draft, content, (300,), 1040, rng, style)
    small_print(paper, draft, 1570, 1180, 21, style, width=760, align="r", up=True)
    code(paper, draft, content, 1425, 1010, 120) if len(draft.notes) < 4 else None  # noqa: PLR2004 room for it
    foot(paper, content, 760, 1010, 30, rng, style, width=460, seal_px=190)
    return paper


def corners(content: Content, rng: np.random.Generator) -> Paper:
    """Coloured triangles and gold stripes in two corners, everything centred."""
    draft = draft_of(content, rng)
    accent = _accent(rng)
    gold: Colour = (206, 168, 84)
    pixels = wash(1684, 1190, (255, 255, 255), (250, 249, 245))
    for flip in (False, True):
        for reach, colour in (
            (430, gold),
            (400, accent),
            (250, gold),
            (232, (accent[0] // 2, accent[1] // 2, accent[2] // 2)),
        ):
            area = np.array([[0, 0], [reach * 1.25, 0], [0, reach]], np.float32)
            if flip:
                area = np.array([1684, 1190], np.float32) - area
            cv2.fillPoly(pixels, [np.round(area * 16).astype(np.int32)], colour, cv2.LINE_AA, 4)
    paper = Paper.of(pixels)
    style = Style(
        face="hei",
        title_face="slab" if not content.chinese else "hei_black",
        accent=accent,
        centred=True,
        holder_face="script" if not content.chinese else "kai",
        title_bold=0,
    )
    below = heading(paper, draft, 842, 240, 1080, 84, style)
    main_text(paper, draft, content, (300, below + 20, 1384, 850), 36, style)
    signatures(paper, draft, content, (520, 1164), 990, rng, style, width=270)
    small_print(paper, draft, 1150, 1150, 20, style, width=720, align="r", up=True) if len(draft.notes) <= FEW_NOTES else small_print(
        paper, draft, 60, 1150, 20, style, width=560, up=True
    )  # fmt: skip
    paper.put(medal(120, ribbon=accent), 842, 960)
    foot(paper, content, 842, 1090, 28, rng, style, width=620, dated=True, seal_px=170)
    return paper


def badge_above(content: Content, rng: np.random.Generator) -> Paper:
    """A badge at the top, the words centred under it: an achievement shared from a profile."""
    draft = draft_of(content, rng)
    accent = _accent(rng)
    dark = bool(rng.integers(3) == 0)
    ground: Colour = (28, 30, 40) if dark else (255, 255, 255)
    pixels = wash(1400, 1400, ground, (20, 22, 30) if dark else (240, 244, 250))
    rules(pixels, 50, accent, widths=(4,))
    paper = Paper.of(pixels)
    pen = paper.pen
    pen.regular_polygon((700, 250, 150), 6, fill=accent)
    pen.regular_polygon((700, 250, 124), 6, outline=WHITE, width=4)
    paper.put(mark(content.issuer, 110, (accent[0] // 2, accent[1] // 2, accent[2] // 2), rng), 700, 250)
    ink: Colour = (238, 240, 246) if dark else (32, 36, 46)
    style = Style(
        face="hei",
        title_face="hei_bold",
        ink=ink,
        accent=ink,
        soft=(170, 176, 188) if dark else GREY,
        centred=True,
        title_bold=0,
    )
    below = heading(paper, draft, 700, 520, 1180, 66, style)
    main_text(paper, draft, content, (170, below + 20, 1230, 1060), 36, style)
    small_print(paper, draft, 110, 1320, 22, style, width=700, up=True)
    code(paper, draft, content, 1230, 1240, 150)
    paper.text(700, 1120, content.issuer, 34, face="hei_bold", colour=ink, align="m", name="issuer", width_max=900)
    return paper


def metal(content: Content, rng: np.random.Generator) -> Paper:
    """A metal plaque: brushed gold or silver, engraved words in black and red, rivets in the corners."""
    draft = draft_of(content, rng)
    metal: Colour = ((214, 186, 116), (200, 202, 206))[int(rng.integers(2))]
    streaks = rng.normal(0, 6, (1100, 40)).astype(np.float32)
    grain = cv2.resize(streaks, (1600, 1100), interpolation=cv2.INTER_LINEAR)[..., None] + rng.normal(
        0, 7, (1100, 1, 1)
    ).astype(np.float32)
    shine = 18 * np.cos(np.linspace(-1.2, 2.2, 1600, dtype=np.float32))[None, :, None]
    pixels = np.clip(np.asarray(metal, np.float32) + grain + shine, 0, 255).astype(np.uint8)
    rules(pixels, 30, (110, 84, 40), widths=(5, 2), gap=10)
    paper = Paper.of(np.ascontiguousarray(pixels))
    for x in (80, 1520):
        for y in (80, 1020):
            paper.pen.ellipse([x - 16, y - 16, x + 16, y + 16], fill=(90, 84, 70))
    style = Style(
        face="hei",
        title_face="hei_black",
        accent=(170, 20, 26),
        soft=(70, 64, 54),
        centred=True,
        spacing=0.2,
        title_bold=0,
    )
    below = heading(paper, draft, 800, 260, 1260, 96, style)
    main_text(paper, draft, content, (220, below + 30, 1380, 760), 40, style)
    small_print(paper, draft, 150, 1000, 22, style, width=560, up=True)
    paper.text(1100, 850, content.issuer, 40, face="hei_bold", align="m", name="issuer", width_max=700)
    paper.text(1100, 920, f"{content.issued_on.year}.{content.issued_on.month:02d}", 36, face="hei", align="m")
    return paper


def frameless(content: Content, rng: np.random.Generator) -> Paper:
    """No frame, a stripe of colour along the top and one down the left, small left-aligned words, a logo at the right."""
    draft = draft_of(content, rng)
    accent = _accent(rng)
    pixels = wash(1684, 1080, (255, 255, 255), (255, 255, 255))
    pixels[:22] = accent
    pixels[:, :14] = accent
    paper = Paper.of(pixels)
    paper.put(mark(content.issuer, 150, accent, rng), 1500, 180)
    style = Style(face="hei", title_face="hei_bold", accent=accent, title_bold=0)
    below = heading(paper, draft, 130, 220, 1180, 72, style, align="l")
    main_text(paper, draft, content, (130, below + 40, 1360, 790), 34, style)
    signatures(paper, draft, content, (280, 680), 910, rng, style, width=260)
    small_print(paper, draft, 1560, 1020, 22, style, width=760, align="r", up=True)
    code(paper, draft, content, 1500, 780, 140) if len(draft.notes) < 4 else None  # noqa: PLR2004 room for it
    foot(paper, content, 1130, 850, 30, rng, style, width=440, seal_px=190)
    return paper
