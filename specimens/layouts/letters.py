"""Letters set from a draft: under a red head with a star, on a company's letterhead, typed with a margin line."""

import numpy as np

from specimens.content import Content, english_day
from specimens.drafts import draft_of
from specimens.figures import mark, portrait
from specimens.layouts.parts import Style, foot, grid, heading, main_text, signatures, small_print
from specimens.paper import GREY, RED, Colour, Paper
from specimens.seal import star

_ACCENTS: tuple[Colour, ...] = ((24, 84, 150), (150, 40, 40), (40, 44, 52), (20, 104, 90))


def red_head(content: Content, rng: np.random.Generator) -> Paper:
    """红头文件: the issuer in red across the top over a red rule with a star, the text on plain paper."""
    draft = draft_of(content, rng)
    paper = Paper.blank(1190, 1684, (254, 253, 250))
    paper.text(595, 170, content.issuer, 62, face="song", colour=RED, align="m", bold=1.4, width_max=960)
    paper.pen.line([(110, 250), (1080, 250)], fill=RED, width=5)
    paper.pen.polygon(star(595, 250, 26), fill=RED)
    style = Style(accent=(24, 24, 28), spacing=0.15)
    below = heading(paper, draft, 595, 400, 900, 56, style)
    if draft.portrait and draft.rows:
        paper.put(portrait(180, 244, rng), 940, below + 160)
    y = main_text(
        paper, draft, content, (140, below + 40, 800 if draft.portrait and draft.rows else 1050, 1140), 36, style
    )
    if draft.table:
        grid(paper, draft.table, (140, max(y + 20, below + 60), 1050, 1270), 26, style)
    small_print(paper, draft, 140, 1590, 26, style, width=620, up=True)
    foot(paper, content, 820, 1330, 36, rng, style, width=560)
    return paper


def letterhead(content: Content, rng: np.random.Generator) -> Paper:
    """A company's letterhead at the right, a rule of its colour down the margin, its address at the foot."""
    draft = draft_of(content, rng)
    accent = _ACCENTS[int(rng.integers(len(_ACCENTS)))]
    paper = Paper.blank(1190, 1684, (254, 254, 254))
    paper.pen.rectangle([0, 0, 26, 1684], fill=accent)
    paper.put(mark(content.employer, 100, accent, rng), 1060, 130)
    paper.text(985, 112, content.employer, 34, face="hei_bold", colour=accent, align="r", width_max=840)
    paper.text(985, 160, "www.example.com", 24, face="hei", colour=GREY, align="r")
    style = Style(face="hei" if rng.integers(2) else "song", title_face="hei_bold", accent=(28, 30, 36), title_bold=0)
    below = heading(paper, draft, 110, 350, 960, 54, style, align="l")
    y = main_text(paper, draft, content, (110, below + 40, 1080, 1120), 35, style)
    if draft.table:
        grid(paper, draft.table, (110, max(y + 20, below + 60), 1080, 1250), 26, style)
    if draft.signers:
        signatures(paper, draft, content, (280,), 1330, rng, style, width=280)
    foot(paper, content, 820, 1300, 34, rng, style, width=560)
    small_print(paper, draft, 110, 1590, 24, style, width=760, up=True)
    return paper


def typed(content: Content, rng: np.random.Generator) -> Paper:
    """Typed on plain paper: the day at the top, the subject line bold and left, the firm's stamp at the end."""
    draft = draft_of(content, rng)
    paper = Paper.blank(1190, 1684, (252, 252, 248))
    style = Style(face="song", title_face="song", accent=(20, 20, 24), title_bold=1)
    day = english_day(content.issued_on) if not content.chinese else f"{content.issued_on:%Y-%m-%d}"
    paper.text(1080, 130, day, 30, align="r", name="issued_on")
    paper.text(130, 130, content.issuer, 30, name="issuer", width_max=620)
    paper.pen.line([(130, 175), (1080, 175)], fill=(60, 60, 60), width=2)
    below = heading(paper, draft, 595, 300, 900, 50, style)
    y = main_text(paper, draft, content, (150, below + 50, 1040, 1150), 34, style)
    if draft.table:
        grid(paper, draft.table, (150, max(y + 20, below + 60), 1040, 1260), 26, style)
    if draft.signers:
        signatures(paper, draft, content, (860,), 1330, rng, style)
    small_print(paper, draft, 150, 1580, 24, style, width=760, up=True)
    foot(paper, content, 800, 1430, 32, rng, style, width=520, dated=False)
    return paper


def two_columns(content: Content, rng: np.random.Generator) -> Paper:
    """A form's page: a narrow coloured column with photo and code words, the text in the wide one."""
    draft = draft_of(content, rng)
    accent = _ACCENTS[int(rng.integers(len(_ACCENTS)))]
    pixels = np.full((1684, 1190, 3), 253, np.uint8)
    pixels[:, :330] = (np.asarray(accent) * 0.16 + np.asarray([255, 255, 255]) * 0.84).astype(np.uint8)
    paper = Paper.of(pixels)
    paper.put(mark(content.employer, 120, accent, rng), 165, 170)
    if draft.portrait:
        paper.put(portrait(200, 270, rng), 165, 460)
    paper.text(165, 680, content.holder, 36, face="hei_bold", align="m", width_max=290)
    style = Style(face="hei", title_face="hei_bold", accent=accent, title_bold=0)
    small_print(paper, draft, 30, 800, 22, style, width=280)
    below = heading(paper, draft, 400, 230, 720, 52, style, align="l")
    y = main_text(paper, draft, content, (400, below + 40, 1110, 1130), 34, style)
    if draft.table:
        grid(paper, draft.table, (400, max(y + 20, below + 60), 1110, 1250), 26, style)
    if draft.signers:
        signatures(paper, draft, content, (560,), 1380, rng, style, width=260)
    foot(paper, content, 840, 1480, 32, rng, style, width=480)
    return paper
