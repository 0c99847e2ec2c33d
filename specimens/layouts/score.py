"""Examinations: score reports on paper and on the screen, certificates of having passed."""

import numpy as np

from specimens.content import Content, chinese_day, english_day, written
from specimens.figures import bar_code, mark, portrait, qr_code
from specimens.layouts.common import heading, rows, signed_off, validity
from specimens.ornament import band_border, guilloche, rules
from specimens.paper import GREY, RED, WHITE, Paper
from specimens.seal import round_seal

_PARTS_ZH = ("听力", "阅读", "写作和翻译")
_PARTS_EN = ("Listening", "Reading", "Writing", "Speaking")


def report(content: Content, rng: np.random.Generator) -> Paper:
    """成绩报告单: pale ground, the candidate's details, a table with total and parts."""
    pixels = guilloche(1190, 1660, (246, 250, 254), (150, 186, 220), strength=0.36, style=int(rng.integers(6)))
    rules(pixels, 44, (60, 110, 170), widths=(6, 2))
    paper = Paper.of(pixels)
    heading(paper, 595, 190, content.title, 56, width_max=960, bold=1.2)
    paper.text(595, 262, "SCORE REPORT", 28, align="m", colour=GREY, spacing=0.1)
    paper.put(portrait(200, 270, rng), 940, 470)
    items = [
        ("姓    名：", content.holder, "holder"),
        ("学    校：", content.school, None),
        ("证件号码：", content.identity, None),
        ("考试时间：", f"{content.issued_on.year}年{content.issued_on.month}月", None),
        ("成绩报告单编号：", content.number, "number"),
    ]
    for index, (label, value, name) in enumerate(items):
        paper.row(130, 370 + index * 80, label, value, 34, gap=290 if len(label) > 6 else 175, name=name, width_max=560)  # noqa: PLR2004
    parts = [int(rng.integers(120, 215)) for _ in _PARTS_ZH]
    heads, marks = ("总分", *_PARTS_ZH), (sum(parts), *parts)
    left, top, step, deep = 130, 820, 232, 110
    for index in range(5):
        paper.pen.line([(left + index * step, top), (left + index * step, top + 2 * deep)], fill=(70, 80, 100), width=2)
    for index in range(3):
        paper.pen.line([(left, top + index * deep), (left + 4 * step, top + index * deep)], fill=(70, 80, 100), width=2)
    for index, (words, points) in enumerate(zip(heads, marks, strict=True)):
        x = left + (index + 0.5) * step
        paper.text(x, top + deep / 2, words, 34, face="hei_bold", align="m")
        paper.text(x, top + 1.5 * deep, str(points), 42, align="m", colour=RED if index == 0 else (28, 26, 30))
    paper.text(130, 1120, "口试成绩：  --", 32)
    if content.level is not None:
        paper.row(130, 1190, "等    级：", content.level, 34, gap=175, name="level")
    validity(paper, content, 130, 1260, 30)
    paper.put(qr_code(content.url, 190), 250, 1430)
    paper.url = content.url
    signed_off(paper, content, rng, (790, 1370), 34, day=chinese_day(content.issued_on))
    return paper


def passed(content: Content, rng: np.random.Generator) -> Paper:
    """等级考试合格证书: a folded certificate with portrait, level, and the seal over the photo."""
    pixels = guilloche(1684, 1180, (244, 250, 244), (140, 196, 150), strength=0.34, style=int(rng.integers(6)))
    band_border(pixels, 36, 40, (50, 120, 80))
    paper = Paper.of(pixels)
    heading(paper, 842, 190, content.title, 70, width_max=1360, bold=1.3, colour=(30, 70, 50))
    paper.put(portrait(230, 310, rng), 330, 500)
    paper.stamp(round_seal(content.issuer, 200, rng), 430, 640)
    items = [
        ("姓    名：", content.holder, "holder"),
        ("证件号码：", content.identity, None),
        ("科    目：", content.subject, "subject"),
        ("等    级：", content.level or "合格", "level"),
        ("证书编号：", content.number, "number"),
    ]
    rows(paper, items, 600, 340, 38, gap=210, step=92, line_to=1480)
    validity(paper, content, 600, 815, 30)
    paper.put(qr_code(content.url, 190), 330, 880)
    paper.url = content.url
    signed_off(paper, content, rng, (1190, 910), 38, day=chinese_day(content.issued_on))
    return paper


def test_report(content: Content, rng: np.random.Generator) -> Paper:
    """An English test report form: boxes, bar code, band scores."""
    accent = ((180, 28, 40), (24, 90, 150), (60, 60, 66))[int(rng.integers(3))]
    paper = Paper.blank(1190, 1684, (253, 253, 252))
    paper.pen.rectangle([0, 0, 1190, 26], fill=accent)
    paper.put(mark(content.issuer, 90, accent, rng), 150, 130)
    paper.text(220, 110, content.issuer, 36, face="hei_bold", name="issuer", width_max=860)
    heading(paper, 595, 235, content.title, 52, width_max=1000, face="hei_bold", colour=accent)
    items = [
        ("Candidate name", content.holder, "holder"),
        ("Report number", content.number, "number"),
        ("Date of birth", english_day(content.born_on), None),
        ("Test date", english_day(content.issued_on), "issued_on"),
        ("Nationality", "China", None),
    ]
    for index, (label, value, name) in enumerate(items):
        y = 360 + index * 86
        paper.pen.rectangle([370, y - 32, 860, y + 32], outline=GREY, width=2)
        paper.row(90, y, label, value, 30, gap=294, name=name, face="hei", width_max=470)
    paper.put(portrait(220, 290, rng), 990, 480)
    top = 880
    scores = [int(rng.integers(11, 18)) / 2 for _ in _PARTS_EN]
    for index, (part, band) in enumerate(
        zip((*_PARTS_EN, "Overall"), (*scores, round(sum(scores) / 2) / 2), strict=True)
    ):
        x = 90 + index * 204
        paper.pen.rectangle([x, top, x + 190, top + 150], outline=accent, width=3)
        paper.text(x + 95, top + 40, part, 30, face="hei", align="m")
        paper.text(x + 95, top + 103, f"{band:.1f}", 48, face="hei_bold", align="m", colour=accent)
    if content.level is not None:
        paper.row(90, 1110, "Level", content.level, 34, gap=140, name="level", face="hei", width_max=800)
    paper.paragraph(90, 1190, 1000, ["This report can be checked by institutions at the address in the code below. ",
        "Scores are reported on the scale published by the test's owner."], 26, face="hei", indent=0, colour=GREY)  # fmt: skip
    validity(paper, content, 90, 1320, 30, face="hei")
    paper.put(bar_code(content.number.replace(" ", ""), 420, 90), 320, 1450)
    paper.put(qr_code(content.url, 190), 960, 1460)
    paper.url = content.url
    paper.stamp(round_seal("TEST CENTRE VALIDATION", 190, rng, colour=(40, 60, 150)), 700, 1440)
    return paper


def screen(content: Content, rng: np.random.Generator) -> Paper:
    """成绩查询 on a telephone: the page people capture instead of the paper."""
    blue = (32, 88, 168)
    paper = Paper.blank(1080, 2100, (242, 244, 248), "screen")
    paper.text(60, 40, f"{int(rng.integers(8, 22))}:{int(rng.integers(10, 59))}", 32, face="hei_bold")
    paper.text(1020, 40, "5G  87%", 30, face="hei", align="r")
    paper.pen.rectangle([0, 80, 1080, 210], fill=WHITE)
    paper.put(mark("考", 76, blue, rng), 90, 145)
    paper.text(150, 145, "考试服务网", 44, face="hei_bold", colour=blue)
    paper.pen.rectangle([0, 210, 1080, 310], fill=blue)
    paper.text(540, 260, "首页     考试资讯     成绩查询     证书", 36, face="hei", colour=WHITE, align="m")
    heading(paper, 540, 400, content.title, 48, width_max=980, face="hei_bold", colour=blue)
    parts = [int(rng.integers(120, 215)) for _ in _PARTS_ZH]
    items = [
        ("姓名", content.holder, "holder"),
        ("证件号码", content.identity, None),
        ("学校", content.school, None),
        ("成绩报告单编号", content.number, "number"),
        ("考试日期", written(content, content.issued_on), "issued_on"),
        ("总分", str(sum(parts)), None),
        *((part, str(value), None) for part, value in zip(_PARTS_ZH, parts, strict=True)),
    ]
    y = 520.0
    paper.pen.rounded_rectangle([40, 470, 1040, 480 + len(items) * 112], 24, fill=WHITE)
    for label, value, name in items:
        paper.text(90, y, label, 38, face="hei", colour=GREY)
        colour = RED if label == "总分" else (28, 26, 30)
        paper.text(990, y, value, 40, face="hei", align="r", colour=colour, name=name, width_max=620)
        paper.pen.line([(90, y + 56), (990, y + 56)], fill=(230, 232, 236), width=2)
        y += 112
    paper.text(540, y + 80, content.issuer, 34, face="hei", align="m", colour=GREY, name="issuer", width_max=900)
    validity(paper, content, 90, y + 150, 32, face="hei")
    return paper
