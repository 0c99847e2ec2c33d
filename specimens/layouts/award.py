"""Awards and honours: the ivory sheet with scrolls, the red-cornered one, the modern blue one, English ones."""

import numpy as np

from specimens.content import Content, chinese_day, chinese_numerals, english_day
from specimens.figures import mark, qr_code, signature
from specimens.layouts.common import heading, signed_off, validity
from specimens.names import made_up_name
from specimens.ornament import band_border, guilloche, rules, scroll_corners, swoosh, wash
from specimens.paper import GREY, RED, WHITE, Paper, Run
from specimens.seal import medal, round_seal

_GOLD = (186, 144, 70)


def _citation(content: Content) -> list[Run | str]:
    year = content.issued_on.year
    if content.level is None:
        honour = Run(f"“{content.event}”", face="hei_bold", colour=RED)
        return [f"在{year}年度工作学习中表现突出，成绩优异，荣获", honour, "称号。特发此证，以资鼓励。"]
    return [
        f"在{year}年“{content.event}”{content.subject}中，表现优异，成绩突出，荣获",
        Run(content.level, "level", face="hei_bold", colour=RED),
        "。特发此证，以资鼓励。",
    ]


def honour(content: Content, rng: np.random.Generator) -> Paper:
    """荣誉证书: ivory, a soft border, the title in red, the citation in two lines."""
    pixels = wash(1684, 1180, (253, 251, 243), (248, 244, 230))
    if rng.integers(2):
        band_border(pixels, 46, 40, (150, 158, 128))
    else:
        rules(pixels, 44, _GOLD, widths=(5, 2))
        scroll_corners(pixels, 70, 120, _GOLD)
    paper = Paper.of(pixels)
    heading(paper, 842, 240, content.title, 96, width_max=1300, colour=RED, bold=1.5, spacing=0.25)
    paper.paragraph(190, 420, 1300, [Run(content.holder, "holder", underline=True), " 同学："], 46, indent=0)
    paper.paragraph(190, 520, 1300, _citation(content), 46)
    validity(paper, content, 190, 960, 30)
    paper.text(190, 1020, f"证书编号：{content.number}", 30, colour=GREY, name="number")
    signed_off(paper, content, rng, (1230, 930), 40, day=chinese_numerals(content.issued_on), seal_px=250)
    return paper


def modern_award(content: Content, rng: np.random.Generator) -> Paper:
    """获奖证书 as contests print it: upright, coloured fields, a QR code, several seals."""
    colour = ((196, 36, 44), (24, 84, 160), (176, 128, 60))[int(rng.integers(3))]
    pixels = wash(1190, 1684, (255, 255, 255), (250, 247, 242))
    swoosh(pixels, colour, share=0.09, upper=True)
    swoosh(pixels, colour, share=0.07, upper=False)
    rules(pixels, 60, colour, widths=(3, 8))
    paper = Paper.of(pixels)
    paper.put(mark(content.issuer, 110, colour, rng), 595, 270)
    event = content.event
    paper.text(595, 380, f"{content.issued_on.year}年{event}", 40, face="hei_bold", align="m", width_max=920)
    heading(paper, 595, 500, content.title, 92, width_max=900, face="hei_black", colour=colour, spacing=0.15)
    paper.text(595, 580, "CERTIFICATE OF AWARD", 28, face="hei", align="m", colour=GREY, spacing=0.12)
    paper.paragraph(
        170, 700, 850, [Run(content.holder, "holder", face="hei_bold"), " 同学："], 42, face="hei", indent=0
    )
    paper.paragraph(170, 780, 850, [f"在{event}中表现突出，获得"], 40, face="hei")
    paper.text(595, 990, content.level or "优秀荣誉", 88, face="song", align="m", colour=RED, bold=1.5, name="level")
    paper.paragraph(170, 1100, 850, ["特发此证，以资鼓励！"], 40, face="hei")
    paper.put(qr_code(content.url, 200), 270, 1330)
    paper.url = content.url
    paper.text(170, 1470, f"证书编号：{content.number}", 28, face="hei", colour=GREY, name="number")
    validity(paper, content, 170, 1515, 26, face="hei")
    signed_off(paper, content, rng, (790, 1290), 34, day=chinese_day(content.issued_on), face="hei")
    return paper


def red_award(content: Content, rng: np.random.Generator) -> Paper:
    """奖状: red band, gold title, as in schools and neighbourhoods."""
    pixels = guilloche(1684, 1180, (254, 248, 236), (236, 190, 150), strength=0.4, style=4)
    rules(pixels, 0, (190, 28, 34), widths=(46, 8), gap=6)
    scroll_corners(pixels, 86, 150, (202, 60, 50))
    paper = Paper.of(pixels)
    paper.put(medal(150, ribbon=(190, 28, 34)), 842, 190)
    heading(paper, 842, 350, content.title, 100, width_max=1200, colour=(192, 40, 34), bold=2, spacing=0.3)
    paper.paragraph(210, 500, 1260, [Run(content.holder, "holder", face="hei_bold"), " 同志："], 46, indent=0)
    paper.paragraph(210, 590, 1260, _citation(content), 46)
    paper.text(210, 1030, f"编号：{content.number}", 30, colour=GREY, name="number")
    validity(paper, content, 210, 980, 30)
    signed_off(paper, content, rng, (1240, 930), 40, day=chinese_day(content.issued_on), seal_px=250)
    return paper


def english_award(content: Content, rng: np.random.Generator) -> Paper:
    """A certificate of achievement with a gold rosette and two signatures."""
    ink = ((24, 52, 104), (96, 28, 36), (30, 80, 62))[int(rng.integers(3))]
    pixels = wash(1684, 1190, (255, 254, 248), (250, 246, 234))
    band_border(pixels, 40, 46, ink, wave=32)
    rules(pixels, 104, _GOLD, widths=(3,))
    paper = Paper.of(pixels)
    paper.text(842, 190, content.issuer, 40, align="m", colour=ink, name="issuer", width_max=1200)
    heading(paper, 842, 310, content.title, 84, width_max=1300, colour=ink, bold=1)
    paper.text(842, 420, "is proudly presented to", 36, align="m", colour=GREY)
    paper.text(842, 520, content.holder, 80, align="m", name="holder", width_max=1200)
    paper.pen.line([(420, 580), (1264, 580)], fill=_GOLD, width=2)
    paper.paragraph(
        260, 650, 1164,
        ["in recognition of the achievement ", *([Run(content.level, "level", bold=0.8)] if content.level else []),
         f" in the {content.issued_on.year} {content.event} and of outstanding performance."],
        36, align="m", indent=0,
    )  # fmt: skip
    _two_signatures(paper, rng, 940)
    paper.put(medal(170, ribbon=ink), 842, 930)
    paper.text(842, 800, english_day(content.issued_on), 34, align="m", name="issued_on")
    paper.text(250, 1050, f"Certificate No. {content.number}", 28, colour=GREY, name="number")
    validity(paper, content, 1080, 1050, 28)
    return paper


def appointment(content: Content, rng: np.random.Generator) -> Paper:
    """聘书: a red cover's inside, gold rules."""
    pixels = wash(1684, 1180, (255, 250, 240), (252, 242, 224))
    rules(pixels, 30, (196, 30, 38), widths=(18, 4), gap=12)
    paper = Paper.of(pixels)
    heading(paper, 842, 250, content.title, 120, width_max=1200, colour=RED, bold=2, spacing=0.5)
    paper.paragraph(220, 440, 1240, [Run(content.holder, "holder"), " 先生/女士："], 46, indent=0)
    paper.paragraph(
        220, 540, 1240,
        [f"兹聘请您担任{content.employer}的", Run(content.position, "position", face="hei_bold"),
         f"，聘期自{chinese_day(content.issued_on)}起。"],
        46,
    )  # fmt: skip
    paper.text(220, 1010, f"编号：{content.number}", 30, colour=GREY, name="number")
    validity(paper, content, 220, 950, 32)
    signed_off(paper, content, rng, (1220, 900), 40, day=chinese_day(content.issued_on), seal_px=250)
    return paper


def _two_signatures(paper: Paper, rng: np.random.Generator, y: float) -> None:
    for x, role in ((420, "Chair of the Jury"), (1264, "Director")):
        name = made_up_name(int(rng.integers(1 << 30)), "en")
        paper.put(signature(name, 340, rng), x, y - 40)
        paper.pen.line([(x - 170, y + 14), (x + 170, y + 14)], fill=GREY, width=2)
        paper.text(x, y + 48, role, 28, align="m", colour=GREY)


def plaque(content: Content, rng: np.random.Generator) -> Paper:
    """A dark scholarship certificate with a pale field, as some foundations give."""
    pixels = wash(1684, 1180, (120, 24, 32), (88, 14, 22))
    pixels[90:1090, 90:1594] = (253, 249, 238)
    rules(pixels, 70, (226, 190, 110), widths=(6,))
    paper = Paper.of(pixels)
    heading(paper, 842, 260, content.title, 84, width_max=1300, colour=(150, 30, 36), bold=1.2)
    paper.paragraph(230, 440, 1220, [Run(content.holder, "holder", bold=0.8), " 同学："], 44, indent=0)
    paper.paragraph(230, 530, 1220, _citation(content), 44)
    paper.pen.rectangle([842 - 60, 90, 842 + 60, 150], fill=(150, 30, 36))
    paper.text(842, 120, str(content.issued_on.year), 36, align="m", colour=WHITE)
    paper.text(230, 1010, f"证书编号：{content.number}", 30, colour=GREY, name="number")
    validity(paper, content, 230, 955, 30)
    paper.stamp(round_seal(content.issuer, 240, rng), 1290, 900)
    paper.text(1230, 880, content.issuer, 38, align="m", name="issuer", width_max=620)
    paper.text(1230, 950, chinese_day(content.issued_on), 38, align="m", name="issued_on")
    return paper
