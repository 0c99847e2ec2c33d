"""Booklets lying open, red folders with a sheet in them, and both sides of a card copied onto one page."""

import cv2
import numpy as np

from specimens.content import Content, chinese_day
from specimens.drafts import draft_of
from specimens.figures import portrait
from specimens.layouts.parts import (
    SHORT_TITLE,
    Style,
    code,
    day_of,
    foot,
    grid,
    heading,
    main_text,
    rows,
    sentences,
    small_print,
)
from specimens.ornament import guilloche, rosette, rules, scroll_corners
from specimens.paper import Colour, Paper, Pixels
from specimens.seal import emblem, round_seal
from specimens.stamps import emboss

_COVERS: tuple[tuple[Colour, Colour, Colour], ...] = (  # tint, ink, cover
    ((236, 246, 234), (110, 170, 120), (30, 84, 52)),
    ((252, 238, 236), (214, 130, 124), (132, 24, 32)),
    ((236, 243, 251), (120, 156, 206), (28, 52, 110)),
    ((250, 246, 232), (196, 176, 120), (92, 60, 30)),
)


def _open_booklet(rng: np.random.Generator, width: int, height: int) -> tuple[Pixels, Colour]:
    """Two pages within the cover's edge, a shade along the fold."""
    tint, ink, cover = _COVERS[int(rng.integers(len(_COVERS)))]
    ground = guilloche(width, height, tint, ink, strength=0.36, style=int(rng.integers(6)))
    edge = 26
    for inset in range(edge):
        cv2.rectangle(ground, (inset, inset), (width - 1 - inset, height - 1 - inset), cover, 1)
    reach = 100
    fold = slice(width // 2 - reach, width // 2 + reach)
    shade = 1 - 0.28 * np.exp(-((np.arange(-reach, reach, dtype=np.float32) / 34) ** 2))
    ground[:, fold] = (ground[:, fold] * shade[None, :, None]).astype(np.uint8)
    return ground, cover


def photo_left(content: Content, rng: np.random.Generator) -> Paper:
    """Photo, embossed seal and number on the left page; heading, text, seal on the right."""
    draft = draft_of(content, rng)
    ground, cover = _open_booklet(rng, 1760, 1210)
    paper = Paper.of(ground)
    style = Style(accent=cover, spacing=0.1, title_bold=1)
    paper.put(portrait(270, 370, rng), 440, 360)
    emboss(paper, content.issuer, 220, 540, 500, rng)
    if draft.emblem:
        paper.put(emblem(110), 1320, 130)
    small_print(paper, draft, 120, 1120, 26, style, width=680, up=True)
    if draft.rows:
        rows(paper, draft, (120, 600, 800, 1010), 30, style, ruled=True)
    else:
        paper.text(440, 640, content.holder, 44, face="kai", align="m", width_max=600)
        paper.text(
            440,
            720,
            content.identity if content.chinese else content.number,
            28,
            face=style.face,
            align="m",
            width_max=600,
        )
    below = heading(paper, draft, 1320, 260, 700, 60, style)
    if draft.body:
        sentences(paper, draft.body, (960, below + 30, 1680, 860), 34, style)
    else:
        paper.text(1320, below + 140, content.holder, 46, face="kai", align="m", width_max=640)
    code(paper, draft, content, 1050, 1060, 170)
    foot(paper, content, 1390, 960, 32, rng, style, width=520)
    return paper


def text_left(content: Content, rng: np.random.Generator) -> Paper:
    """Heading and statement on the left page; photo and rows, or the text, on the right."""
    draft = draft_of(content, rng)
    ground, cover = _open_booklet(rng, 1700, 1180)
    rosette(ground, 425, 620, 230, cover)
    paper = Paper.of(ground)
    style = Style(face="hei" if rng.integers(2) else "song", title_face="hei_bold", accent=cover, title_bold=0)
    if draft.emblem:
        paper.put(emblem(130), 425, 170)
    below = heading(paper, draft, 425, 330, 690, 58, style)
    right = (930, 120, 1600, 930)
    if draft.rows:
        if draft.body:
            sentences(paper, draft.body, (100, below + 30, 750, 830), 32, style)
        if draft.portrait:
            paper.put(portrait(220, 300, rng), 1460, 260)
            right = (930, 430, 1600, 960)
            paper.text(930, 200, content.holder, 42, face="kai", width_max=380)
            paper.stamp(round_seal(content.issuer, 200, rng), 1350, 380)
        below = rows(paper, draft, right, 30, style, ruled=True)
        if draft.table:
            grid(paper, draft.table[:7], (930, below + 20, 1600, 1130), 22, style)
    else:
        main_text(paper, draft, content, (930, 180, 1600, 930), 36, style)
    small_print(paper, draft, 930, 1110, 24, style, width=480, up=True)
    code(paper, draft, content, 1510, 1050, 140) if not draft.table else None
    foot(paper, content, 425, 960, 32, rng, style, width=640)
    return paper


def red_folder(content: Content, rng: np.random.Generator) -> Paper:
    """A red folder held open: brocade on the left, the sheet with gold corners on the right."""
    draft = draft_of(content, rng)
    red: Colour = ((168, 22, 30), (140, 18, 40))[int(rng.integers(2))]
    ground = guilloche(1760, 1160, red, (232, 180, 90), strength=0.22, style=int(rng.integers(6)))
    ground[60:1100, 900:1700] = (254, 250, 238)
    ground[60:1100, 60:860] = (250, 242, 224)
    paper = Paper.of(ground)
    paper.put(emblem(190) if draft.emblem else emblem(190, red, (236, 190, 72)), 460, 400)
    style = Style(face="kai", title_face="song", accent=red, spacing=0.3, holder_face="kai")
    paper.text(460, 640, draft.title, 62, face="song", colour=red, align="m", bold=1.5, width_max=700)
    below = heading(paper, draft, 1300, 210, 700, 62, style)
    main_text(paper, draft, content, (970, below + 20, 1630, 830), 34, style)
    small_print(paper, draft, 970, 1060, 22, style, width=360, up=True)
    foot(paper, content, 1450, 920, 30, rng, style, width=420)
    return paper


def two_sides(content: Content, rng: np.random.Generator) -> Paper:
    """A copy of a document's front and back, one below the other on a white page."""
    draft = draft_of(content, rng)
    tint, ink, cover = _COVERS[int(rng.integers(len(_COVERS)))]
    page = np.full((1684, 1190, 3), 252, np.uint8)
    for top in (110, 880):
        page[top : top + 690, 95:1095] = guilloche(1000, 690, tint, ink, strength=0.4, style=int(rng.integers(6)))
    paper = Paper.of(page)
    for top in (110, 880):
        paper.pen.rectangle([95, top, 1095, top + 690], outline=(150, 150, 150), width=3)
    style = Style(accent=cover, title_bold=1)
    if draft.emblem:
        paper.put(emblem(150), 595, 270)
    below = heading(paper, draft, 595, 430, 900, 62, style)
    if draft.rows:
        paper.text(595, below + 60, content.issuer, 34, align="m", name="issuer", width_max=860)
        right = 830 if draft.portrait else 1050
        rows(paper, draft, (140, 920, right, 1470), 30, style)
        if draft.portrait:
            paper.put(portrait(190, 260, rng), 960, 1090)
        paper.text(900, 1500, day_of(content, rng), 28, align="m", name="issued_on", width_max=340)
        paper.stamp(round_seal(content.issuer, 210, rng), 880, 1430)
    else:
        main_text(paper, draft, content, (150, 910, 1040, 1350), 32, style)
        foot(paper, content, 830, 1420, 28, rng, style, width=460, seal_px=200)
    small_print(paper, draft, 140, 1545, 22, style, width=520, up=True)
    return paper


def honour_red(content: Content, rng: np.random.Generator) -> Paper:
    """红金 honour paper: a red frame with gold scrolls, a gold heading on a red band, the name as if by hand."""
    draft = draft_of(content, rng)
    pixels = guilloche(1684, 1180, (255, 250, 240), (240, 200, 150), strength=0.3, style=int(rng.integers(6)))
    red: Colour = (186, 26, 32)
    rules(pixels, 0, red, widths=(58, 4), gap=10)
    pixels[110:330, 90:1594] = red
    scroll_corners(pixels, 92, 130, (222, 178, 90))
    paper = Paper.of(pixels)
    gold: Colour = (246, 208, 116)
    style = Style(face="kai" if rng.integers(2) else "song", title_face="song", accent=red, holder_face="kai")
    paper.text(
        842,
        220,
        draft.title,
        104,
        face="song",
        colour=gold,
        align="m",
        bold=2,
        spacing=0.3 if len(draft.title) <= SHORT_TITLE else 0,
        width_max=1340,
    )
    paper.title = draft.title
    top = 380.0
    if draft.above:
        paper.text(842, 380, draft.above, 42, face="hei_bold", colour=red, align="m", width_max=1340)
        top = 420
    main_text(paper, draft, content, (200, top + 20, 1490, 860), 44, style)
    small_print(paper, draft, 200, 1070, 26, style, width=560, up=True)
    foot(paper, content, 1250, 930, 40, rng, style, width=600, dated=False)
    paper.text(
        1250,
        1010,
        chinese_day(content.issued_on) if content.chinese else day_of(content, rng),
        38,
        align="m",
        name="issued_on",
    )
    return paper
