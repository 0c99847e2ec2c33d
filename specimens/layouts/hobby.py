"""Sport and hobbies: the marathon's finisher certificate, grades of music, dan and the like."""

import cv2
import numpy as np

from specimens.content import Content, chinese_day, english_day, written
from specimens.figures import mark, portrait, qr_code
from specimens.layouts.common import heading, rows, signed_off, validity
from specimens.ornament import band_border, guilloche, rules, scroll_corners, wash
from specimens.paper import GREY, WHITE, Colour, Paper, Pixels

_SKIES: tuple[tuple[Colour, Colour], ...] = (
    ((255, 120, 60), (255, 190, 90)),
    ((20, 90, 180), (90, 180, 230)),
    ((150, 30, 110), (240, 90, 120)),
    ((10, 110, 90), (110, 200, 140)),
)


def _skyline(pixels: Pixels, rng: np.random.Generator, colour: Colour, y: int) -> None:
    x = 0
    while x < pixels.shape[1]:
        wide, high = int(rng.integers(40, 130)), int(rng.integers(40, 240))
        cv2.rectangle(pixels, (x, y - high), (x + wide, y), colour, -1)
        x += wide


def finisher(content: Content, rng: np.random.Generator) -> Paper:
    """完赛证书: a coloured poster with a skyline, the runner's name large, times in a row."""
    top, bottom = _SKIES[int(rng.integers(len(_SKIES)))]
    pixels = wash(1190, 1684, top, bottom)
    shade = (max(top[0] - 40, 0), max(top[1] - 40, 0), max(top[2] - 40, 0))
    _skyline(pixels, rng, shade, 1684)
    paper = Paper.of(pixels)
    paper.pen.rounded_rectangle([90, 420, 1100, 1390], 30, fill=WHITE)
    event = content.issuer.removesuffix("组委会")
    paper.text(
        595, 150, f"{content.issued_on.year} {event}", 48, face="hei_black", colour=WHITE, align="m", width_max=1000
    )
    heading(paper, 595, 270, content.title, 92, width_max=1040, face="hei_black", colour=WHITE)
    chinese = content.chinese
    paper.text(595, 345, "FINISHER CERTIFICATE", 34, face="hei_bold", colour=WHITE, align="m", spacing=0.1)
    paper.text(595, 530, content.holder, 90, face="hei_bold", align="m", name="holder", width_max=900)
    gun = int(rng.integers(5800, 20000))
    net = gun - int(rng.integers(5, 240))
    items = (
        ("参赛号", "项目", "枪声成绩", "净计时成绩", "总名次")
        if chinese
        else ("Bib", "Event", "Gun time", "Net time", "Place")
    )
    values: tuple[tuple[str, str | None], ...] = (
        (content.number, "number"),
        (content.level or content.subject, "level" if content.level else "subject"),
        (_clock(gun), None),
        (_clock(net), None),
        (str(int(rng.integers(20, 20000))), None),
    )
    table = [(label, value, name) for label, (value, name) in zip(items, values, strict=True)]
    rows(paper, table, 210, 680, 44, gap=340, step=100, face="hei", label_colour=GREY, line_to=980)
    validity(paper, content, 210, 1170, 28, face="hei")
    paper.text(210, 1240, content.issuer, 34, face="hei", name="issuer", width_max=540)
    paper.text(210, 1310, written(content, content.issued_on), 34, face="hei", name="issued_on")
    paper.put(qr_code(content.url, 180), 930, 1270)
    paper.url = content.url
    return paper


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def _discipline(content: Content) -> str:
    """The art or sport: what the brackets of the name say, else the name without its ending."""
    if not content.chinese:
        return content.name
    if content.detail or content.name not in content.title:
        return content.detail or content.name
    name = content.name
    for ending in ("证书", "等级", "考级", "段位", "证"):
        name = name.removesuffix(ending)
    return name


def grade(content: Content, rng: np.random.Generator) -> Paper:
    """考级证书, 段位证书: portrait, subject, level, the examiners' seal."""
    ink = ((150, 60, 40), (70, 60, 130), (30, 100, 90))[int(rng.integers(3))]
    pixels = guilloche(1684, 1180, (253, 249, 240), (220, 190, 160), strength=0.36, style=int(rng.integers(6)))
    if rng.integers(2):
        band_border(pixels, 40, 44, ink)
    else:
        rules(pixels, 40, ink, widths=(6, 2))
        scroll_corners(pixels, 66, 130, ink)
    paper = Paper.of(pixels)
    heading(paper, 842, 200, content.title, 78, width_max=1300, bold=1.4, colour=ink)
    paper.put(portrait(240, 320, rng), 320, 520)
    chinese = content.chinese
    labels = ("姓    名：", "出生日期：", "专    业：", "级    别：", "证书编号：") if chinese else (
        "Name", "Born", "Subject", "Grade", "Certificate no.")  # fmt: skip
    subject = _discipline(content)
    values: tuple[tuple[str, str | None], ...] = (
        (content.holder, "holder"),
        (written(content, content.born_on), None),
        (subject, None),
        (content.level or ("六级" if chinese else "Grade 6"), "level"),
        (content.number, "number"),
    )
    table = [(label, value, name) for label, (value, name) in zip(labels, values, strict=True)]
    rows(paper, table, 580, 360, 40, gap=230 if chinese else 300, step=90, line_to=1500)
    validity(paper, content, 580, 820, 30)
    paper.put(qr_code(content.url, 190), 320, 900)
    paper.url = content.url
    day = chinese_day(content.issued_on) if chinese else english_day(content.issued_on)
    signed_off(paper, content, rng, (1190, 930), 38, day=day)
    return paper


def club(content: Content, rng: np.random.Generator) -> Paper:
    """A club's or federation's card-like certificate, in English or Chinese."""
    top, _ = _SKIES[int(rng.integers(len(_SKIES)))]
    pixels = wash(1684, 1180, (255, 255, 255), (244, 247, 250))
    pixels[:220] = top
    paper = Paper.of(pixels)
    paper.put(mark(content.issuer, 130, WHITE, rng), 150, 110)
    paper.put(mark(content.issuer, 96, top, rng), 150, 108)
    heading(paper, 900, 112, content.title, 74, width_max=1300, face="hei_black", colour=WHITE)
    chinese = content.chinese
    paper.text(842, 350, "授予" if chinese else "awarded to", 38, face="hei", align="m", colour=GREY)
    paper.text(842, 470, content.holder, 86, face="hei_bold", align="m", name="holder", width_max=1200)
    if content.level:
        paper.text(842, 600, content.level, 56, face="hei_bold", align="m", colour=top, name="level", width_max=1200)
    paper.text(
        842,
        720,
        f"{'证书编号' if chinese else 'No.'} {content.number}",
        40,
        face="hei",
        align="m",
        name="number",
        width_max=1200,
    )
    validity(paper, content, 160, 850, 30, face="hei")
    paper.put(qr_code(content.url, 200), 260, 990)
    paper.url = content.url
    day = chinese_day(content.issued_on) if chinese else english_day(content.issued_on)
    signed_off(paper, content, rng, (1180, 940), 38, day=day, face="hei")
    return paper
