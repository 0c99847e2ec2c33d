"""Plastic cards: licences, members' cards, work badges."""

import numpy as np

from specimens.content import Content, chinese_day, english_day, written
from specimens.figures import bar_code, mark, portrait, qr_code
from specimens.layouts.common import heading, rows
from specimens.names import pick, street
from specimens.ornament import guilloche, rosette, wash
from specimens.paper import GREY, WHITE, Colour, Paper
from specimens.seal import round_seal

_TINTS: tuple[tuple[Colour, Colour], ...] = (
    ((232, 242, 250), (110, 160, 210)),
    ((238, 248, 238), (110, 180, 130)),
    ((252, 242, 232), (220, 160, 110)),
    ((250, 236, 240), (214, 140, 160)),
)


def licence(content: Content, rng: np.random.Generator) -> Paper:
    """特种作业操作证 and its like: portrait at the right, labels at the left, the seal over both."""
    tint, ink = _TINTS[int(rng.integers(len(_TINTS)))]
    ground = guilloche(1440, 908, tint, ink, strength=0.42, style=int(rng.integers(6)))
    rosette(ground, 1120, 500, 240, ink)
    paper = Paper.of(ground, "card")
    heading(paper, 720, 96, content.title, 64, width_max=1300, bold=1.4)
    chinese = content.chinese
    labels = ("姓    名", "证    号", "性    别", "类    别", "签发机关", "签发日期", "有效期至") if chinese else (
        "Name", "Licence no.", "Sex", "Class", "Authority", "Issued", "Valid until")  # fmt: skip
    sex = ("女" if content.female else "男") if chinese else ("F" if content.female else "M")
    values = (
        (content.holder, "holder"),
        (content.number, "number"),
        (sex, None),
        (content.level or content.detail or content.name, "level"),
        (content.issuer, "issuer"),
        (written(content, content.issued_on), "issued_on"),
        (written(content, content.valid_until), "valid_until")
        if content.valid_until
        else ("长期" if chinese else "for life", None),
    )
    items = [(label, value, name) for label, (value, name) in zip(labels, values, strict=True)]
    rows(paper, items, 80, 225, 36, gap=220, step=86, width_max=700)
    paper.put(portrait(300, 400, rng), 1210, 400)
    paper.stamp(round_seal(content.issuer, 230, rng), 1010, 650)
    paper.put(qr_code(content.url, 170), 1300, 760)
    paper.url = content.url
    return paper


def driving(content: Content, rng: np.random.Generator) -> Paper:
    """机动车驾驶证: green waves, bilingual labels, a square seal's place taken by a round one."""
    ground = guilloche(1440, 960, (240, 250, 240), (120, 190, 150), strength=0.5, style=3)
    paper = Paper.of(ground, "card")
    heading(paper, 720, 76, content.title, 56, width_max=1300, bold=1.2)
    paper.text(720, 128, "Driving License", 30, align="m")
    paper.row(90, 195, "证号", content.number, 42, gap=140, name="number", value_face="hei", width_max=1100)
    paper.row(90, 275, "姓名", content.holder, 42, gap=140, name="holder")
    paper.text(560, 275, f"性别  {'女' if content.female else '男'}", 36)
    paper.text(860, 275, "国籍  中国", 36)
    paper.row(90, 350, "住址", street(rng), 36, gap=140, width_max=1100)
    items: list[tuple[str, str, str | None]] = [
        ("出生日期", f"{content.born_on:%Y-%m-%d}", None),
        ("初次领证日期", f"{content.issued_on:%Y-%m-%d}", "issued_on"),
        ("准驾车型", content.level or pick(rng, ("C1", "C2", "B2", "C1E")), "level"),
    ]
    rows(paper, items, 480, 450, 38, gap=260, step=96, width_max=300)
    until = f"{content.valid_until:%Y-%m-%d}" if content.valid_until else "长期"
    paper.row(90, 850, "有效期限", f"{content.issued_on:%Y-%m-%d} 至 {until}", 38, gap=200, width_max=900)
    if content.valid_until:
        paper.note("valid_until", (290, 825, 900, 875))
    paper.put(portrait(250, 330, rng), 1210, 610)
    paper.text(270, 700, content.issuer, 28, align="m", name="issuer", width_max=360, colour=(190, 30, 36))
    paper.stamp(round_seal(content.issuer, 230, rng), 270, 560)
    return paper


def _grade(content: Content) -> str:
    if not content.chinese:
        return "Member"
    return "本科生" if "学生" in content.name else "普通会员" if "会员" in content.name else "登记"


def member(content: Content, rng: np.random.Generator) -> Paper:
    """会员证: a dark or bright card with the association's mark."""
    top, bottom = (((24, 50, 100), (40, 90, 160)), ((150, 24, 32), (196, 50, 50)), ((250, 250, 250), (228, 234, 242)))[
        int(rng.integers(3))
    ]
    paper = Paper.of(wash(1440, 908, top, bottom), "card")
    light = sum(top) > 500  # noqa: PLR2004 a bright card has dark words
    words: Colour = (30, 34, 44) if light else WHITE
    soft: Colour = GREY if light else (226, 226, 232)
    accent = (190, 30, 40) if light else (232, 196, 110)
    paper.put(mark(content.issuer, 110, accent, rng), 130, 120)
    paper.text(210, 120, content.issuer, 40, face="hei", colour=words, name="issuer", width_max=1150)
    heading(paper, 720, 260, content.title, 70, width_max=1280, face="hei_bold", colour=words)
    chinese = content.chinese
    labels = (
        ("姓名", "编号", "级别", "发证日期", "有效期至") if chinese else ("Name", "No.", "Grade", "Since", "Expires")
    )
    items: list[tuple[str, str, str | None]] = [
        (labels[0], content.holder, "holder"),
        (labels[1], content.number, "number"),
        (labels[2], content.level or _grade(content), "level"),
        (labels[3], written(content, content.issued_on), "issued_on"),
    ]
    if content.valid_until:
        items.append((labels[4], written(content, content.valid_until), "valid_until"))
    rows(paper, items, 430, 390, 40, gap=200, step=92, face="hei", label_colour=soft, colour=words, width_max=560)
    paper.put(portrait(260, 350, rng), 220, 560)
    paper.put(qr_code(content.url, 190), 1270, 740)
    paper.url = content.url
    return paper


def badge(content: Content, rng: np.random.Generator) -> Paper:
    """工作证, 工牌: upright, the company above, a portrait, name, position, number, a slot for the strap."""
    accent = ((24, 104, 190), (190, 36, 40), (20, 120, 90), (44, 48, 60))[int(rng.integers(4))]
    pixels = wash(900, 1400, (254, 254, 254), (240, 243, 248))
    pixels[:300] = accent
    pixels[1330:] = accent
    paper = Paper.of(pixels, "card")
    paper.pen.rounded_rectangle([370, 30, 530, 64], 16, fill=(60, 60, 64))
    paper.text(450, 140, content.issuer, 46, face="hei_bold", colour=WHITE, align="m", name="issuer", width_max=820)
    heading(paper, 450, 230, content.title, 56, width_max=800, face="hei_bold", colour=WHITE, spacing=0.1)
    paper.put(portrait(330, 430, rng), 450, 560)
    chinese = content.chinese
    labels = ("姓名", "部门", "职务", "工号") if chinese else ("Name", "Dept.", "Title", "ID No.")
    items = [
        (labels[0], content.holder, "holder"),
        (labels[1], pick(rng, ("技术部", "市场部", "行政部", "客户服务部")) if chinese else "Operations", None),
        (labels[2], content.position, "position"),
        (labels[3], content.number, "number"),
    ]
    rows(paper, items, 150, 860, 46, gap=170, step=92, face="hei", label_colour=GREY, line_to=780)
    day = chinese_day(content.issued_on) if chinese else english_day(content.issued_on)
    paper.row(
        150, 1215, "发证" if chinese else "Issued", day, 34, gap=170, name="issued_on", face="hei", label_colour=GREY
    )
    if content.valid_until:
        paper.row(150, 1268, "有效期至" if chinese else "Expires", written(content, content.valid_until), 34, gap=170,
                  name="valid_until", face="hei", label_colour=GREY)  # fmt: skip
    paper.put(bar_code(content.number.replace(" ", ""), 240, 56), 700, 1290 - 30)
    return paper
