"""Degrees, graduation certificates, transcripts."""

import numpy as np

from specimens.content import Content, chinese_day, chinese_numerals, english_day
from specimens.figures import mark, portrait, qr_code, signature
from specimens.layouts.common import heading, signed_off, validity
from specimens.names import made_up_name, pick
from specimens.ornament import band_border, guilloche, rosette, rules, scroll_corners, wash
from specimens.paper import GREY, RED, Colour, Paper, Run
from specimens.seal import emblem, round_seal

_COURSES_ZH = (
    "高等数学", "大学英语", "线性代数", "概率论与数理统计", "大学物理", "程序设计基础", "数据结构", "思想道德与法治",
    "体育", "中国近现代史纲要", "操作系统", "数据库原理", "计算机网络", "管理学原理", "经济学基础", "毕业设计",
)  # fmt: skip
_COURSES_EN = (
    "Calculus I", "Linear Algebra", "Academic Writing", "Statistics", "Physics I", "Programming", "Data Structures",
    "World History", "Microeconomics", "Operating Systems", "Databases", "Networks", "Management", "Ethics", "Thesis",
)  # fmt: skip


def graduation(content: Content, rng: np.random.Generator) -> Paper:
    """毕业证书: portrait on the left, one long sentence on the right."""
    pixels = guilloche(1684, 1180, (252, 248, 236), (206, 188, 130), strength=0.3, style=int(rng.integers(6)))
    band_border(pixels, 40, 40, (168, 60, 56))
    paper = Paper.of(pixels)
    heading(paper, 842, 190, content.title, 84, width_max=1300, colour=RED, bold=1.5, spacing=0.4)
    if content.name not in content.title:
        paper.text(842, 268, content.name, 36, align="m", colour=GREY, width_max=1200)
    paper.put(portrait(250, 340, rng), 300, 500)
    start = content.issued_on.year - 4
    born = content.born_on
    paper.paragraph(
        490, 360, 1010,
        ["学生 ", Run(content.holder, "holder", underline=True), f" 性别{'女' if content.female else '男'}，{born.year}年{born.month}月{born.day}日生，于{start}年9月至{content.issued_on.year}年{content.issued_on.month}月在本校 ",
         Run(content.subject, "subject", underline=True),
         f" 专业{_length(content.name)}学习，修完教学计划规定的全部课程，成绩合格，准予毕业。"],
        40,
    )  # fmt: skip
    paper.text(160, 1010, f"证书编号：{content.number}", 32, name="number")
    validity(paper, content, 160, 1060, 28)
    paper.text(840, 800, "校（院）长：", 36)
    paper.put(signature(made_up_name(int(rng.integers(1 << 30))), 260, rng), 1150, 800)
    signed_off(paper, content, rng, (1220, 920), 38, day=chinese_day(content.issued_on))
    return paper


def _length(name: str) -> str:
    """How long the studies of a graduation certificate were, by its name."""
    lengths = (("专科", "三年制专科"), ("研究生", "三年制硕士研究生"), ("成人", "业余本科"), ("自学", "独立本科段"),
               ("中等", "三年制中专"), ("技工", "三年制技工"), ("高中", "三年制高中"))  # fmt: skip
    return next((length for word, length in lengths if word in name), "四年制本科")


def status(content: Content, rng: np.random.Generator) -> Paper:
    """在读证明, 学籍验证报告, 备案表, 认证书: rows of what the register says."""
    paper = Paper.blank(1190, 1600, (254, 254, 252))
    paper.put(mark(content.issuer, 90, (40, 90, 160), rng), 150, 130)
    paper.text(220, 130, content.issuer, 38, name="issuer", width_max=860)
    paper.pen.line([(100, 200), (1090, 200)], fill=(40, 90, 160), width=3)
    heading(paper, 595, 300, content.title, 54, width_max=980, face="hei_bold")
    chinese = content.chinese
    labels = ("姓    名", "性    别", "院    校", "专    业", "学    制", "编    号", "日    期") if chinese else (
        "Name", "Sex", "School", "Programme", "Length", "Number", "Date")  # fmt: skip
    values = (
        (content.holder, "holder"),
        (("女" if content.female else "男") if chinese else ("F" if content.female else "M"), None),
        (content.school, None),
        (content.subject, "subject"),
        ("四年" if chinese else "4 years", None),
        (content.number, "number"),
        (chinese_day(content.issued_on) if chinese else english_day(content.issued_on), "issued_on"),
    )
    for index, (label, (value, name)) in enumerate(zip(labels, values, strict=True)):
        y = 430 + index * 90
        paper.pen.rectangle([120, y - 45, 1070, y + 45], outline=(150, 150, 150), width=2)
        paper.row(150, y, label, value, 36, gap=240, name=name, width_max=420)
    paper.put(portrait(200, 270, rng), 950, 590)
    body = (
        "经核查，以上信息与学籍学历信息管理平台的记录一致，特此证明。"
        if chinese
        else "The above agrees with our records."
    )
    paper.paragraph(130, 1140, 930, [body], 34)
    validity(paper, content, 130, 1260, 28)
    paper.put(qr_code(content.url, 190), 240, 1420)
    paper.url = content.url
    paper.stamp(round_seal(content.issuer, 240, rng), 880, 1380)
    return paper


def degree(content: Content, rng: np.random.Generator) -> Paper:
    """学位证书: emblem above, the degree conferred, number below."""
    pixels = guilloche(1684, 1180, (250, 244, 240), (196, 150, 150), strength=0.34, style=int(rng.integers(6)))
    rosette(pixels, 842, 640, 330, (206, 160, 150), petals=18)
    band_border(pixels, 40, 46, (140, 40, 48), wave=30)
    paper = Paper.of(pixels)
    paper.put(emblem(130), 842, 180)
    heading(paper, 842, 320, content.title, 80, width_max=1300, colour=(140, 20, 30), bold=1.5, spacing=0.3)
    born = content.born_on
    name = content.name.removesuffix("证书").removesuffix("证")
    paper.paragraph(
        170, 470, 1340,
        [Run(content.holder, "holder", bold=0.6), f"，{'女' if content.female else '男'}，{born.year}年{born.month}月{born.day}日生。在本校完成了", Run(content.subject, "subject", bold=0.6),
         f"专业学习计划，业已毕业，经审核符合《中华人民共和国学位条例》的规定，授予{name}。"],
        42,
    )  # fmt: skip
    paper.text(170, 1030, f"证书编号：{content.number}", 32, name="number")
    validity(paper, content, 170, 980, 28)
    paper.put(portrait(190, 260, rng), 290, 830)
    paper.text(560, 820, "学位评定委员会主席", 32)
    paper.put(signature(made_up_name(int(rng.integers(1 << 30))), 240, rng), 960, 820)
    signed_off(paper, content, rng, (1230, 930), 38, day=chinese_numerals(content.issued_on))
    return paper


def diploma(content: Content, rng: np.random.Generator) -> Paper:
    """An English-language diploma: broad margins, formal phrases, a seal and two signatures."""
    ink = ((22, 44, 92), (110, 24, 36), (30, 30, 34))[int(rng.integers(3))]
    pixels = wash(1684, 1230, (253, 250, 240), (248, 243, 228))
    rules(pixels, 46, ink, widths=(4, 2))
    scroll_corners(pixels, 66, 130, ink)
    paper = Paper.of(pixels)
    paper.put(mark(content.issuer.removeprefix("University of "), 110, ink, rng), 842, 160)
    paper.text(842, 280, content.issuer, 64, align="m", colour=ink, name="issuer", width_max=1300, bold=0.6)
    paper.text(842, 370, "on the recommendation of the Faculty has conferred upon", 34, align="m", colour=GREY)
    paper.text(842, 470, content.holder, 72, align="m", name="holder", width_max=1200)
    paper.text(842, 560, "the degree of", 34, align="m", colour=GREY)
    heading(paper, 842, 650, content.title, 68, width_max=1300, colour=ink, bold=0.8)
    paper.text(842, 740, f"in {content.subject}", 44, align="m", name="subject")
    paper.paragraph(
        260, 810, 1164, ["with all the rights and privileges thereunto appertaining. In witness whereof we have set our hands ",
        "and the seal of the University on ", Run(english_day(content.issued_on), "issued_on"), "."],
        32, align="m", indent=0,
    )  # fmt: skip
    for x, role in ((400, "President"), (1284, "Dean")):
        paper.put(signature(made_up_name(int(rng.integers(1 << 30)), "en"), 330, rng), x, 985)
        paper.pen.line([(x - 180, 1040), (x + 180, 1040)], fill=GREY, width=2)
        paper.text(x, 1075, role, 30, align="m")
    paper.stamp(round_seal("SEAL OF THE UNIVERSITY", 210, rng, colour=(170, 130, 50)), 842, 1030)
    paper.text(842, 1155, f"Diploma No. {content.number}", 26, align="m", colour=GREY, name="number")
    validity(paper, content, 150, 1155, 26)
    return paper


def transcript(content: Content, rng: np.random.Generator) -> Paper:
    """成绩单 or transcript of records: a ruled table of courses, credits, marks."""
    chinese = content.chinese
    paper = Paper.blank(1190, 1684, (254, 254, 252))
    paper.text(595, 120, content.issuer, 46, align="m", bold=0.8, name="issuer", width_max=1000)
    heading(paper, 595, 200, content.title, 50, width_max=1000, face="hei_bold")
    labels = (
        ("姓名：", "学号：", "专业：", "学制：") if chinese else ("Name: ", "Student No.: ", "Programme: ", "Length: ")
    )
    values = (content.holder, content.number, content.subject, "四年" if chinese else "four years")
    fields = ("holder", "number", "subject", None)
    for index, (label, value, name) in enumerate(zip(labels, values, fields, strict=True)):
        gap = 110 if chinese else 190
        x, y = (110, 620)[index % 2], (290, 345)[index // 2]
        paper.row(x, y, label, value, 30, gap=gap, name=name, width_max=490 - gap)
    courses = rng.permutation(_COURSES_ZH if chinese else _COURSES_EN)
    heads = ("课程名称", "性质", "学分", "成绩") if chinese else ("Course", "Type", "Credits", "Grade")
    columns = (110, 560, 740, 900, 1080)
    top, step, count = 400, 64, 14
    for index in range(count + 2):
        y = top + index * step
        paper.pen.line([(columns[0], y), (columns[-1], y)], fill=(90, 90, 90), width=2)
    for x in columns:
        paper.pen.line([(x, top), (x, top + (count + 1) * step)], fill=(90, 90, 90), width=2)
    for left, right, words in zip(columns, columns[1:], heads, strict=False):
        paper.text((left + right) / 2, top + step / 2, words, 28, face="hei_bold", align="m")
    kinds = ("必修", "选修") if chinese else ("core", "elective")
    for index in range(count):
        middle = top + (index + 1.5) * step
        cells = (
            str(courses[index]),
            pick(rng, kinds),
            f"{int(rng.integers(2, 12)) / 2}",
            str(int(rng.integers(66, 99))),
        )
        for left, right, words in zip(columns, columns[1:], cells, strict=False):
            paper.text((left + right) / 2, middle, words, 27, align="m", width_max=right - left - 20)
    mean = f"{2.8 + float(rng.random()):.2f}"
    paper.text(110, 1410, f"平均学分绩点：{mean}/4.0" if chinese else f"Grade point average: {mean} of 4.0", 30)
    validity(paper, content, 110, 1470, 28)
    office = "教务处" if chinese else "Office of the Registrar"
    paper.text(850, 1450, office, 32, align="m")
    day = chinese_day(content.issued_on) if chinese else english_day(content.issued_on)
    paper.text(850, 1510, day, 32, align="m", name="issued_on")
    colour: Colour = (214, 32, 40) if chinese else (40, 60, 140)
    paper.stamp(
        round_seal(content.issuer + office if chinese else "OFFICIAL TRANSCRIPT", 230, rng, colour=colour), 880, 1470
    )
    return paper
