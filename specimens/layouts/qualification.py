"""Professional qualifications, skill levels, the teacher's licence: booklets with two pages, and sheets."""

import numpy as np

from specimens.content import Content, chinese_day
from specimens.figures import portrait, qr_code
from specimens.layouts.common import heading, rows, signed_off, validity
from specimens.ornament import band_border, guilloche, rosette, rules
from specimens.paper import GREY, Colour, Paper
from specimens.seal import emblem, round_seal

_BOOKLETS: tuple[tuple[Colour, Colour], ...] = (
    ((232, 244, 228), (96, 160, 108)),
    ((250, 234, 232), (206, 120, 116)),
    ((232, 240, 250), (110, 146, 196)),
)


def booklet(content: Content, rng: np.random.Generator) -> Paper:
    """职业资格证书 as an opened booklet: what it attests on the left, the holder on the right."""
    tint, ink = _BOOKLETS[int(rng.integers(3))]
    ground = guilloche(1760, 1200, tint, ink, strength=0.4, style=int(rng.integers(6)))
    rosette(ground, 440, 560, 210, ink)
    paper = Paper.of(ground)
    paper.put(emblem(150), 440, 210)
    heading(paper, 440, 370, content.title, 52, width_max=760, bold=1)
    statement = (
        f"本证书由{content.issuer}批准颁发，表明持证人通过国家统一组织的考试，取得{content.name.removesuffix('证书')}资格。"
        if content.chinese
        else f"This is to certify that the bearer has passed the examination and obtained the {content.title}."
    )
    paper.paragraph(130, 520, 640, [statement], 32)
    paper.text(440, 1010, content.issuer, 34, align="m", name="issuer", width_max=700)
    paper.stamp(round_seal(content.issuer, 240, rng), 500, 960)
    paper.pen.line([(880, 0), (880, 1200)], fill=(150, 150, 150), width=3)
    paper.put(portrait(230, 320, rng), 1560, 260)
    items = [
        ("姓    名：", content.holder, "holder"),
        ("性    别：", "女" if content.female else "男", None),
        ("出生年月：", f"{content.born_on.year}年{content.born_on.month}月", None),
        ("资格名称：", content.name, None),
        ("级    别：", content.level or "合格", "level"),
        ("批准日期：", chinese_day(content.issued_on), "issued_on"),
    ]
    below = rows(paper, items, 950, 150, 32, gap=170, step=74, line_to=1410)
    if content.valid_until is not None:
        paper.row(
            950, below, "有效期至：", chinese_day(content.valid_until), 32, gap=170, name="valid_until", line_to=1410
        )
    paper.row(950, 720, "证件号码：", content.identity, 32, gap=170, line_to=1680)
    paper.row(950, 800, "证书编号：", content.number, 34, gap=170, name="number", line_to=1680, value_face="hei")
    paper.put(qr_code(content.url, 190), 1560, 1010)
    paper.url = content.url
    paper.stamp(round_seal("专业技术人员职业资格证书专用章", 210, rng), 1440, 400)
    paper.text(950, 1100, "本证书在全国范围有效", 26, colour=GREY)
    return paper


def teacher(content: Content, rng: np.random.Generator) -> Paper:
    """教师资格证书: a green booklet page with a long list of labels."""
    ground = guilloche(1680, 1180, (236, 246, 234), (120, 178, 128), strength=0.34, style=1)
    rules(ground, 36, (110, 160, 116), widths=(3, 3))
    paper = Paper.of(ground)
    paper.pen.line([(840, 0), (840, 1180)], fill=(170, 180, 170), width=2)
    paper.put(emblem(140), 420, 170)
    heading(paper, 420, 300, content.title, 54, width_max=720, bold=1)
    paper.paragraph(
        110, 420, 640, ["根据《中华人民共和国教师法》及《教师资格条例》，经认定具备教师资格，颁发此证。"], 32
    )
    paper.put(portrait(220, 300, rng), 260, 760)
    signed_off(paper, content, rng, (560, 960), 30, day=chinese_day(content.issued_on))
    items = [
        ("持  证  人", content.holder, "holder"),
        ("性      别", "女" if content.female else "男", None),
        ("出 生 年 月", chinese_day(content.born_on), None),
        ("民      族", "汉族", None),
        ("身份证号码", content.identity, None),
        *([("资 格 种 类", content.level, "level")] if content.level else []),
        ("任 教 学 科", content.subject, "subject"),
        ("证 书 号 码", content.number, "number"),
    ]
    rows(paper, items, 910, 200, 34, gap=220, step=96, line_to=1590)
    validity(paper, content, 910, 990, 30)
    paper.text(910, 1060, "教师资格证书信息查询：www.example.cn", 26, colour=GREY)
    return paper


def sheet(content: Content, rng: np.random.Generator) -> Paper:
    """专业技术人员职业资格证书 as the single upright sheet of newer years."""
    ground = guilloche(1190, 1660, (252, 247, 240), (214, 150, 120), strength=0.36, style=2)
    rosette(ground, 595, 980, 380, (222, 170, 140), petals=16)
    band_border(ground, 40, 44, (176, 96, 70))
    paper = Paper.of(ground)
    paper.put(emblem(170), 595, 250)
    heading(paper, 595, 400, content.title, 60, width_max=940, bold=1.2)
    body = (
        f"本证书由{content.issuer}批准颁发，表明持证人通过国家统一组织的考试，取得{content.name.removesuffix('证书')}资格。"
        if content.chinese
        else "The bearer of this certificate has passed the examination and holds the qualification named above."
    )
    paper.paragraph(160, 510, 870, [body], 34)
    paper.put(portrait(220, 300, rng), 890, 860)
    labels = (
        ("姓    名：", "证件号码：", "性    别：", "出生年月：", "资格名称：", "级    别：", "批准日期：", "管 理 号：")
        if content.chinese
        else ("Name:", "ID No.:", "Sex:", "Born:", "Speciality:", "Grade:", "Approved:", "No.:")
    )
    values = (
        (content.holder, "holder"),
        (content.identity, None),
        ("女" if content.female else "男", None),
        (f"{content.born_on.year}年{content.born_on.month:02d}月", None),
        (content.name, None),
        (content.level or "合格", "level"),
        (chinese_day(content.issued_on), "issued_on"),
        (content.number, "number"),
    )
    items = [(label, value, name) for label, (value, name) in zip(labels, values, strict=True)]
    rows(paper, items, 170, 730, 34, gap=190, step=78, width_max=560)
    validity(paper, content, 170, 1365, 32)
    paper.text(700, 1420, content.issuer, 32, align="m", name="issuer", width_max=640)
    paper.stamp(round_seal(content.issuer, 240, rng), 740, 1400)
    paper.put(qr_code(content.url, 190), 270, 1480)
    paper.url = content.url
    return paper


def skill_level(content: Content, rng: np.random.Generator) -> Paper:
    """职业技能等级证书: one broad sheet, the holder's details left, portrait and code right."""
    ground = guilloche(1684, 1180, (244, 248, 254), (132, 168, 216), strength=0.38, style=int(rng.integers(6)))
    band_border(ground, 34, 40, (70, 116, 176))
    paper = Paper.of(ground)
    heading(
        paper, 842, 175, content.title, 76, width_max=1300, face="song", bold=1.6, spacing=0.12, colour=(176, 30, 36)
    )
    english = "Certificate of Occupational Skill Level" if content.chinese else content.type.name_zh
    paper.text(842, 255, english, 32, align="m", colour=GREY)
    labels = (
        ("姓    名", "证件类型", "证件号码", "职业名称", "职业技能等级", "证书编号")
        if content.chinese
        else ("Name", "ID type", "ID number", "Occupation", "Level", "Certificate no.")
    )
    values = (
        (content.holder, "holder"),
        ("居民身份证", None),
        (content.identity, None),
        (content.subject, "subject"),
        (content.level or "三级/高级工", "level"),
        (content.number, "number"),
    )
    items = [(label, value, name) for label, (value, name) in zip(labels, values, strict=True)]
    rows(paper, items, 150, 380, 36, gap=280, step=86, line_to=1130)
    validity(paper, content, 150, 900, 30)
    paper.put(portrait(250, 350, rng), 1390, 490)
    paper.put(qr_code(content.url, 200), 1390, 800)
    paper.url = content.url
    paper.text(150, 1040, "证书信息查询网址：www.example.cn", 28, colour=GREY)
    signed_off(paper, content, rng, (980, 960), 34, day=chinese_day(content.issued_on))
    return paper
