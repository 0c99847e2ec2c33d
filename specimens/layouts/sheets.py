"""Sheets of any family set from a draft: upright and broad, framed as printers of certificates frame them."""

import numpy as np

from specimens.content import Content
from specimens.drafts import draft_of
from specimens.figures import mark, portrait
from specimens.layouts.parts import Style, code, foot, grid, heading, main_text, sentences, signatures, small_print
from specimens.layouts.parts import rows as set_rows
from specimens.ornament import band_border, guilloche, rosette, rules, scroll_corners, wash
from specimens.paper import GREY, WHITE, Colour, Paper
from specimens.seal import emblem, medal
from specimens.stamps import emboss

_GOLD: Colour = (176, 136, 62)
_INKS: tuple[tuple[Colour, Colour], ...] = (
    ((252, 250, 244), (150, 110, 60)),
    ((247, 250, 254), (60, 100, 160)),
    ((252, 246, 246), (160, 50, 50)),
    ((246, 251, 247), (50, 120, 84)),
)


def _look(rng: np.random.Generator) -> tuple[Colour, Colour]:
    return _INKS[int(rng.integers(len(_INKS)))]


def upright(content: Content, rng: np.random.Generator) -> Paper:
    """An upright sheet: emblem or mark above, the heading, the text, a photo at its right, the seal below right."""
    draft = draft_of(content, rng)
    paper_tint, ink = _look(rng)
    ground = guilloche(1190, 1684, paper_tint, ink, strength=0.2, style=int(rng.integers(6)))
    rules(ground, 40, ink, widths=(7, 2), gap=8)
    paper = Paper.of(ground)
    style = Style(accent=(172, 28, 34) if content.chinese else ink, spacing=0.15, centred=not content.chinese)
    top = 210.0
    if draft.emblem:
        paper.put(emblem(140), 595, 190)
        top = 360
    elif rng.integers(2):
        paper.put(mark(content.issuer, 100, ink, rng), 595, 150)
        top = 300
    below = heading(paper, draft, 595, top, 940, 68, style)
    if draft.portrait:
        paper.put(portrait(210, 286, rng), 920, below + 210)
        emboss(paper, content.issuer, 170, 850, below + 330, rng)
    right = 780 if draft.portrait else 1040
    y = main_text(paper, draft, content, (150, below + 40, right, 1210), 36, style)
    if draft.table:
        grid(paper, draft.table, (150, max(y, below + 60), 1040, 1230), 28, style)
    small_print(paper, draft, 150, 1490, 26, style, width=560, up=True)
    code(paper, draft, content, 240, 1590 - 10, 130) if len(draft.notes) < 4 else None  # noqa: PLR2004 room for it
    foot(paper, content, 810, 1420, 34, rng, style, width=520)
    return paper


def broad(content: Content, rng: np.random.Generator) -> Paper:
    """A broad sheet: corner scrolls, the heading across, the text below it, the foot at the right."""
    draft = draft_of(content, rng)
    paper_tint, ink = _look(rng)
    ground = wash(1684, 1190, paper_tint, WHITE)
    rules(ground, 34, ink, widths=(3, 10), gap=6)
    scroll_corners(ground, 70, 110, ink)
    paper = Paper.of(ground)
    style = Style(accent=ink, spacing=0.3, centred=not content.chinese, soft=GREY)
    below = heading(paper, draft, 842, 230, 1320, 80, style)
    left = 190.0
    if draft.portrait:
        paper.put(portrait(220, 300, rng), 320, below + 230)
        emboss(paper, content.issuer, 180, 410, below + 350, rng)
        left = 500
    if draft.table:
        set_rows(paper, draft, (190, below + 30, 700, 900), 32, style)
        grid(paper, draft.table, (760, below + 30, 1500, 880), 27, style)
    else:
        main_text(paper, draft, content, (left, below + 30, 1500, 880), 40, style)
    small_print(paper, draft, 190, 1085, 25, style, width=560, up=True)
    signatures(paper, draft, content, (940,), 1030, rng, style, width=260) if not content.chinese else None
    foot(paper, content, 1270, 965, 38, rng, style, width=560)
    return paper


def panel(content: Content, rng: np.random.Generator) -> Paper:
    """A broad sheet with a pale field on a deep ground and the heading on a coloured bar."""
    draft = draft_of(content, rng)
    deep: Colour = ((24, 44, 92), (110, 24, 34), (26, 78, 66), (52, 44, 92))[int(rng.integers(4))]
    ground = guilloche(1684, 1190, deep, (255, 255, 255), strength=0.16, style=int(rng.integers(6)))
    ground[80:1110, 80:1604] = (253, 252, 248)
    rules(ground, 96, _GOLD, widths=(3,))
    paper = Paper.of(ground)
    style = Style(face="hei", title_face="hei_bold", accent=deep, centred=not content.chinese, title_bold=0)
    below = heading(paper, draft, 842, 260, 1240, 76, style)
    paper.pen.rectangle([642, below - 6, 1042, below], fill=_GOLD)
    right = 1180 if draft.portrait else 1460
    if draft.portrait:
        paper.put(portrait(210, 290, rng), 1350, below + 230)
    if draft.table:
        set_rows(paper, draft, (200, below + 40, 720, 860), 32, style)
        grid(paper, draft.table, (770, below + 40, 1480, 870), 26, style)
    else:
        main_text(paper, draft, content, (220, below + 40, right, 860), 38, style)
    small_print(paper, draft, 220, 1040, 24, style, width=560, up=True)
    code(paper, draft, content, 880, 965, 150)
    foot(paper, content, 1260, 940, 36, rng, style, width=520)
    return paper


def ledger(content: Content, rng: np.random.Generator) -> Paper:
    """An upright sheet whose rows stand in ruled boxes, as offices print: a bar of colour, a table, the foot."""
    draft = draft_of(content, rng)
    _, ink = _look(rng)
    paper = Paper.blank(1190, 1684, (254, 254, 252))
    style = Style(
        face="hei" if rng.integers(2) else "song",
        title_face="hei_bold",
        accent=(34, 36, 42),
        title_bold=0,
        soft=(120, 122, 128),
    )
    paper.pen.rectangle([0, 0, 1190, 34], fill=ink)
    below = heading(paper, draft, 595, 190, 980, 60, style)
    top, bottom = below + 30, 1180.0
    if draft.rows:
        pitch = min(92.0, (bottom - top) / (len(draft.rows) + (4 if draft.table else 0)))
        size = min(34, round(pitch * 0.5))
        photo = 260 if draft.portrait else 0
        for index, (label, value, name) in enumerate(draft.rows):
            right = 1080 - (photo if index < 4 else 0)  # noqa: PLR2004 the photo stands beside four rows
            y = top + index * pitch
            paper.pen.rectangle([110, y, right, y + pitch], outline=(140, 142, 148), width=2)
            paper.pen.line([(360, y), (360, y + pitch)], fill=(140, 142, 148), width=2)
            paper.text(235, y + pitch / 2, label, size, face=style.face, align="m", width_max=236)
            paper.text(385, y + pitch / 2, value, size, face=style.face, name=name, width_max=right - 400)
        if draft.portrait:
            paper.pen.rectangle([820, top, 1080, top + 4 * pitch], outline=(140, 142, 148), width=2)
            height = round(min(4 * pitch - 20, 320))
            paper.put(portrait(round(height * 0.73), height, rng), 950, top + 2 * pitch)
        y = top + len(draft.rows) * pitch + 30
        if draft.table:
            grid(paper, draft.table, (110, y, 1080, 1360), 26, style)
        elif draft.body:
            sentences(paper, draft.body, (120, y, 1070, 1330), 32, style)
    else:
        main_text(paper, draft, content, (130, top + 30, 1060, 1260), 38, style)
    small_print(paper, draft, 120, 1600, 24, style, width=520, up=True)
    code(paper, draft, content, 480, 1500, 150) if not draft.notes else None
    foot(paper, content, 850, 1460, 34, rng, style, width=480)
    return paper


def medallion(content: Content, rng: np.random.Generator) -> Paper:
    """A broad sheet around a great pale rosette, all centred, a medal in the foot between two signatures."""
    draft = draft_of(content, rng)
    _, ink = _look(rng)
    ground = wash(1684, 1190, (255, 254, 249), (249, 245, 234))
    rosette(ground, 842, 600, 420, _GOLD, petals=int(rng.integers(10, 24)))
    band_border(ground, 36, 44, ink, wave=30)
    paper = Paper.of(ground)
    style = Style(accent=ink, spacing=0.25, centred=True)
    below = heading(paper, draft, 842, 240, 1260, 78, style)
    main_text(paper, draft, content, (240, below + 20, 1444, 850), 38, style)
    if draft.signers and not content.chinese:
        signatures(paper, draft, content, (420, 1264), 970, rng, style)
    paper.put(medal(140, ribbon=ink), 842, 965)
    small_print(paper, draft, 842, 1080, 22, style, width=1300, align="m", up=True) if len(draft.notes) <= 1 else small_print(
        paper, draft, 120, 1085, 22, style, width=560, up=True
    )  # fmt: skip
    foot(paper, content, 1264, 1030, 32, rng, style, width=520)
    return paper


def ribbon_head(content: Content, rng: np.random.Generator) -> Paper:
    """An upright sheet under a coloured head with the mark in it, the text in the middle, a code in the corner."""
    draft = draft_of(content, rng)
    _, ink = _look(rng)
    ground = wash(1190, 1684, (255, 255, 255), (248, 249, 252))
    ground[:250] = ink
    ground[250:262] = _GOLD
    ground[1650:] = ink
    paper = Paper.of(ground)
    paper.put(mark(content.issuer, 130, _GOLD, rng), 595, 125)
    style = Style(face="hei", title_face="hei_bold", accent=ink, centred=True, title_bold=0)
    below = heading(paper, draft, 595, 400, 960, 70, style)
    if draft.portrait:
        paper.put(portrait(200, 270, rng), 595, below + 170)
        below += 330
    y = main_text(paper, draft, content, (190, below + 20, 1000, 1260), 36, style)
    if draft.table:
        grid(paper, draft.table, (190, min(y, 1000), 1000, 1290), 26, style)
    small_print(paper, draft, 120, 1610, 24, style, width=560, up=True)
    code(paper, draft, content, 200, 1340, 150)
    foot(paper, content, 820, 1390, 34, rng, style, width=520)
    return paper
