"""Courses, trainings, vendors' certifications."""

import numpy as np

from specimens.content import Content, chinese_day, english_day
from specimens.figures import mark, portrait, qr_code, signature
from specimens.layouts.common import heading, signed_off, validity
from specimens.names import made_up_name
from specimens.ornament import band_border, guilloche, rules, wash
from specimens.paper import GREY, WHITE, Colour, Paper, Run
from specimens.seal import medal, round_seal

_ACCENTS: tuple[Colour, ...] = ((0, 86, 210), (20, 110, 80), (120, 40, 120), (210, 90, 20), (30, 36, 60))


def online(content: Content, rng: np.random.Generator) -> Paper:
    """A MOOC's certificate: much white, the platform's mark, a ribbon down the right side."""
    accent = _ACCENTS[int(rng.integers(len(_ACCENTS)))]
    pixels = wash(1684, 1230, (255, 255, 255), (252, 252, 253))
    rules(pixels, 34, (206, 210, 218), widths=(3, 2), gap=12)
    pixels[56:900, 1330:1560] = (236, 239, 244)
    paper = Paper.of(pixels)
    paper.pen.polygon([(1330, 900), (1560, 900), (1445, 990)], fill=(236, 239, 244))
    paper.put(mark(content.issuer, 100, accent, rng), 170, 160)
    paper.text(240, 145, content.issuer, 58, face="hei_bold", colour=accent, name="issuer", width_max=1000)
    paper.text(120, 290, english_day(content.issued_on), 32, face="hei", colour=GREY, name="issued_on")
    paper.text(120, 390, content.holder, 70, name="holder", width_max=1150)
    paper.text(120, 480, "has successfully completed", 32, face="hei", colour=GREY)
    paper.text(120, 570, content.subject, 60, name="subject", width_max=1150, bold=0.6)
    paper.paragraph(120, 660, 1130, [f"an online course authorized by {content.school} and offered through {content.issuer}"],
                    32, face="hei", indent=0, colour=GREY)  # fmt: skip
    if content.level is not None:
        paper.text(120, 770, content.level, 34, face="hei", name="level", width_max=1100)
    paper.title = content.title
    paper.text(240, 222, content.title, 36, face="hei_bold", colour=(70, 76, 90), width_max=1000)
    paper.put(medal(150, (150, 160, 178), accent), 1445, 800)
    paper.put(signature(made_up_name(int(rng.integers(1 << 30)), "en"), 330, rng), 300, 900)
    paper.pen.line([(120, 960), (520, 960)], fill=GREY, width=2)
    paper.text(120, 1000, "Instructor", 28, face="hei", colour=GREY)
    paper.text(120, 1120, f"Credential ID {content.number}", 28, face="hei", colour=GREY, name="number")
    validity(paper, content, 120, 1070, 28, face="hei")
    paper.put(qr_code(content.url, 150), 1445, 1090)
    paper.url = content.url
    paper.text(1340, 1110, f"Verify at {content.url.removeprefix('https://')}", 24, face="hei", colour=GREY, align="r")
    return paper


def vendor(content: Content, rng: np.random.Generator) -> Paper:
    """A vendor's certification by examination: a coloured side, a hexagonal badge, dates and a validation number."""
    accent = _ACCENTS[int(rng.integers(len(_ACCENTS)))]
    pixels = wash(1684, 1190, (255, 255, 255), (246, 248, 251))
    pixels[:, :300] = accent
    paper = Paper.of(pixels)
    paper.put(mark(content.issuer, 180, WHITE, rng), 150, 250)
    paper.put(mark(content.issuer, 130, accent, rng), 150, 240)
    paper.text(380, 150, content.issuer, 46, face="hei_bold", colour=accent, name="issuer", width_max=1200)
    paper.text(380, 280, "This is to certify that", 34, face="hei", colour=GREY)
    paper.text(380, 380, content.holder, 76, face="hei_bold", name="holder", width_max=1200)
    paper.text(380, 480, "has successfully completed the certification requirements and is recognized as a", 32, face="hei",
               colour=GREY, width_max=1240)  # fmt: skip
    words = content.title
    paper.text(380, 590, words, 64, face="hei_bold", colour=accent, width_max=1220, name="subject")
    paper.title = words
    if content.level is not None:
        paper.text(380, 680, content.level, 40, face="hei", name="level", width_max=1200)
    items = [
        ("Date of issue", english_day(content.issued_on), "issued_on"),
        ("Validation number", content.number, "number"),
    ]
    if content.valid_until is not None:
        items.insert(1, ("Expiration date", english_day(content.valid_until), "valid_until"))
    for index, (label, value, name) in enumerate(items):
        paper.text(380 + index * 400, 800, label, 28, face="hei", colour=GREY)
        paper.text(380 + index * 400, 850, value, 34, face="hei_bold", name=name, width_max=390)
    paper.put(signature(made_up_name(int(rng.integers(1 << 30)), "en"), 320, rng), 560, 980)
    paper.pen.line([(380, 1030), (740, 1030)], fill=GREY, width=2)
    paper.text(380, 1070, "Director of Certification", 28, face="hei", colour=GREY)
    paper.put(qr_code(content.url, 190), 1480, 1020)
    paper.url = content.url
    return paper


def online_zh(content: Content, rng: np.random.Generator) -> Paper:
    """A Chinese platform's course certificate: upright, a ribbon, the course in bold, two signatures."""
    accent = _ACCENTS[int(rng.integers(len(_ACCENTS)))]
    pixels = wash(1190, 1660, (255, 255, 255), (251, 251, 253))
    rules(pixels, 26, (150, 156, 168), widths=(22, 3), gap=14)
    paper = Paper.of(pixels)
    paper.pen.polygon([(110, 66), (270, 66), (270, 560), (190, 500), (110, 560)], fill=(196, 206, 222))
    paper.put(mark(content.issuer, 130, accent, rng), 190, 300)
    heading(paper, 690, 270, content.title, 66, width_max=800, face="hei_bold", colour=accent)
    paper.text(690, 480, content.holder, 70, face="hei", align="m", name="holder")
    paper.text(690, 590, "完成", 36, face="hei", align="m", colour=GREY)
    paper.text(690, 680, content.subject, 54, face="hei_bold", align="m", name="subject", width_max=800)
    hours = int(rng.integers(16, 96))
    paper.text(690, 770, f"课程的学习，共{hours}学时，成绩合格。", 38, face="hei", align="m")
    if content.level is not None:
        paper.text(690, 850, content.level, 38, face="hei", align="m", name="level")
    for x in (430, 850):
        paper.put(signature(made_up_name(int(rng.integers(1 << 30))), 250, rng), x, 1030)
        paper.text(x, 1110, "课程负责人", 28, face="hei", align="m", colour=GREY)
    paper.put(qr_code(content.url, 180), 230, 1420)
    paper.url = content.url
    paper.text(360, 1480, f"证书编号：{content.number}", 28, face="hei", colour=GREY, name="number", width_max=430)
    validity(paper, content, 360, 1530, 26, face="hei")
    signed_off(paper, content, rng, (800, 1290), 36, day=chinese_day(content.issued_on), face="hei")
    return paper


def training(content: Content, rng: np.random.Generator) -> Paper:
    """结业证书, 培训合格证: a portrait, the training in a sentence, the school's seal."""
    pixels = guilloche(1684, 1180, (250, 248, 240), (180, 170, 140), strength=0.32, style=int(rng.integers(6)))
    band_border(pixels, 40, 40, ((176, 120, 50), (60, 110, 160), (170, 50, 50))[int(rng.integers(3))])
    paper = Paper.of(pixels)
    heading(paper, 842, 210, content.title, 88, width_max=1300, bold=1.6, spacing=0.3, colour=(176, 34, 34))
    paper.put(portrait(220, 300, rng), 290, 520)
    paper.stamp(round_seal(content.issuer, 190, rng), 380, 650)
    start = chinese_day(content.issued_on.replace(day=1))
    paper.paragraph(
        460, 400, 1030,
        [Run(content.holder, "holder", underline=True), f" 同志自{start}起参加",
         Run(content.subject, "subject", bold=0.6), f"培训，共{int(rng.integers(24, 120))}学时，修完全部课程，考核合格，准予结业。"],
        42,
    )  # fmt: skip
    if content.level is not None:
        paper.text(460, 760, f"等级：{content.level}", 38, name="level")
    paper.text(160, 1010, f"证书编号：{content.number}", 32, name="number")
    validity(paper, content, 160, 955, 30)
    signed_off(paper, content, rng, (1210, 920), 38, day=chinese_day(content.issued_on))
    return paper


def completion(content: Content, rng: np.random.Generator) -> Paper:
    """A certificate of completion or attendance, as training firms print it."""
    ink = _ACCENTS[int(rng.integers(len(_ACCENTS)))]
    pixels = guilloche(1684, 1190, (254, 253, 248), (200, 206, 222), strength=0.4, style=int(rng.integers(6)))
    band_border(pixels, 38, 44, ink)
    paper = Paper.of(pixels)
    heading(paper, 842, 230, content.title, 82, width_max=1340, colour=ink, bold=1)
    paper.text(842, 340, "This certifies that", 36, align="m", colour=GREY)
    paper.text(842, 450, content.holder, 78, align="m", name="holder", width_max=1200)
    paper.text(842, 560, "has successfully completed the course", 36, align="m", colour=GREY)
    paper.text(842, 660, content.subject, 58, align="m", bold=0.8, name="subject", width_max=1300)
    if content.level is not None:
        paper.text(842, 740, content.level, 36, align="m", name="level")
    paper.text(
        842, 810, f"{int(rng.integers(8, 60))} hours, {english_day(content.issued_on)}", 34, align="m", name="issued_on"
    )
    paper.put(signature(made_up_name(int(rng.integers(1 << 30)), "en"), 320, rng), 430, 930)
    paper.pen.line([(260, 985), (600, 985)], fill=GREY, width=2)
    paper.text(430, 1025, "Course Director", 28, align="m", colour=GREY)
    paper.text(1180, 960, content.issuer, 40, align="m", name="issuer", width_max=620)
    paper.put(medal(150, ribbon=ink), 842, 950)
    paper.text(
        1180, 1030, f"Certificate No. {content.number}", 28, align="m", colour=GREY, name="number", width_max=640
    )
    validity(paper, content, 1000, 1085, 26)
    return paper
