"""Proof of employment: letters with the company's seal, and the digital business card of a work messenger."""

from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from specimens.content import Content, chinese_day, english_day
from specimens.figures import mark, portrait, qr_code, signature
from specimens.layouts.common import heading, validity
from specimens.names import made_up_name, street
from specimens.paper import GREY, WHITE, Colour, Paper, Run
from specimens.seal import round_seal


def letter(content: Content, rng: np.random.Generator) -> Paper:
    """在职证明, 实习证明, 收入证明: plain office paper, one paragraph, a red seal over the company's name."""
    paper = Paper.blank(1190, 1684, (253, 253, 251))
    if rng.integers(2):
        paper.put(mark(content.employer, 80, (30, 90, 170), rng), 140, 110)
        paper.text(200, 110, content.employer, 32, face="hei", colour=GREY)
        paper.pen.line([(90, 165), (1100, 165)], fill=(30, 90, 170), width=3)
    heading(paper, 595, 320, content.title, 68, width_max=900, face="hei_bold", spacing=0.25)
    paper.paragraph(130, 470, 930, _statement(content, rng), 38, leading=2)
    paper.paragraph(130, 860, 930, ["特此证明。本证明仅用于证明在职情况，不作为任何形式的担保。"], 38, leading=2)
    validity(paper, content, 130, 1040, 32)
    paper.text(1060, 1160, content.issuer, 38, align="r", name="issuer", width_max=800)
    paper.text(1060, 1240, chinese_day(content.issued_on), 38, align="r", name="issued_on")
    paper.stamp(round_seal(content.issuer, 270, rng), 860, 1190)
    paper.text(130, 1430, f"单位地址：{street(rng)}", 28, colour=GREY)
    paper.text(130, 1480, f"联系电话：010-5555{int(rng.integers(1000, 9999))}    编号：", 28, colour=GREY)
    paper.text(620, 1480, content.number, 28, colour=GREY, name="number")
    return paper


_STATEMENTS = (
    ("实习", "自{start}至{end}在我单位实习，实习岗位为", "，实习期间遵守纪律，工作认真，表现良好。"),
    ("离职", "自{start}至{end}在我单位任", "，现已办理完毕离职手续，双方劳动关系解除。"),
    ("录用", "已通过我单位面试，录用岗位为", "，请于{end}前到人力资源部报到。"),
    ("合同", "（乙方）自{start}起受聘于我单位（甲方），工作岗位为", "，合同期限三年，月工资人民币{income}元。"),
    ("推荐", "自{start}起在我单位任", "，为人正直，业务能力突出，特向贵单位推荐。"),
    ("平台", "自{start}起在我平台从业，从业类型为", "，近十二个月月均收入人民币{income}元。"),
    ("收入", "自{start}起在我单位工作，现任", "一职，月均税后收入人民币{income}元。"),
    ("", "自{start}起在我单位工作，现任", "一职，工作表现良好，劳动合同在履行中。"),
)


def _statement(content: Content, rng: np.random.Generator) -> list[Run | str]:
    """The sentence that a letter is about, by its title."""
    before, after = next((head, tail) for word, head, tail in _STATEMENTS if word in content.title)
    ended = content.issued_on
    words = {
        "start": chinese_day(ended.replace(year=ended.year - int(rng.integers(1, 6)), day=1)),
        "end": chinese_day(ended),
        "income": int(rng.integers(60, 240)) * 100,
    }
    return [
        "兹证明 ",
        Run(content.holder, "holder", underline=True),
        f" （{'女士' if content.female else '先生'}，身份证号：{content.identity}）" + before.format_map(words),
        Run(content.position, "position", underline=True),
        after.format_map(words),
    ]


def record(content: Content, rng: np.random.Generator) -> Paper:
    """参保证明, 缴存证明, 纳税记录: what an office's machine prints, a table of months."""
    paper = Paper.blank(1190, 1684, (254, 254, 253))
    heading(paper, 595, 150, content.title, 56, width_max=1000, face="hei_bold")
    paper.row(110, 260, "姓名：", content.holder, 32, gap=110, name="holder", width_max=330)
    paper.row(560, 260, "证件号码：", content.identity, 32, gap=170)
    paper.row(110, 320, "单位：", content.employer, 32, gap=110, name="employer", width_max=500)
    paper.row(110, 380, "编号：", content.number, 32, gap=110, name="number")
    columns, top, step, months = (110, 400, 690, 900, 1080), 440, 62, 12
    for index in range(months + 2):
        paper.pen.line([(110, top + index * step), (1080, top + index * step)], fill=(120, 120, 120), width=2)
    for x in columns:
        paper.pen.line([(x, top), (x, top + (months + 1) * step)], fill=(120, 120, 120), width=2)
    base, year, month = int(rng.integers(50, 200)) * 100, content.issued_on.year, content.issued_on.month
    for row in range(months + 1):
        back = month - 1 - row
        cells = (
            ("年月", "缴费基数", "金额", "状态")
            if row == 0
            else (f"{year + back // 12}-{back % 12 + 1:02d}", f"{base}.00", f"{base * 0.08:.2f}", "正常")
        )
        for left, right, words in zip(columns, columns[1:], cells, strict=False):
            paper.text((left + right) / 2, top + (row + 0.5) * step, words, 28, align="m")
    validity(paper, content, 110, 1310, 28)
    paper.put(qr_code(content.url, 190), 230, 1470)
    paper.url = content.url
    paper.text(800, 1400, content.issuer, 34, align="m", name="issuer", width_max=560)
    paper.text(800, 1460, chinese_day(content.issued_on), 34, align="m", name="issued_on")
    paper.stamp(round_seal(content.issuer, 240, rng), 840, 1410)
    return paper


def letter_en(content: Content, rng: np.random.Generator) -> Paper:
    """An employment verification letter on letterhead."""
    accent = ((24, 84, 150), (150, 40, 40), (40, 44, 52))[int(rng.integers(3))]
    paper = Paper.blank(1190, 1684, (254, 254, 253))
    paper.put(mark(content.employer, 90, accent, rng), 145, 130)
    paper.text(215, 115, content.employer, 40, face="hei_bold", colour=accent, name="issuer", width_max=850)
    paper.text(215, 160, f"{int(rng.integers(2, 90))} Harbour Road, Northbridge", 26, face="hei", colour=GREY)
    paper.pen.line([(100, 205), (1090, 205)], fill=accent, width=3)
    paper.text(130, 290, english_day(content.issued_on), 32, name="issued_on")
    heading(paper, 595, 400, content.title, 46, width_max=940, bold=0.8)
    paper.text(130, 500, "To whom it may concern,", 34)
    since = english_day(content.issued_on.replace(year=content.issued_on.year - 2, day=1))
    below = paper.paragraph(
        130, 580, 930,
        ["This letter is to confirm that ", Run(content.holder, "holder", bold=0.7),
         f" has been employed with {content.employer} since {since} and holds the position of ",
         Run(content.position, "position", bold=0.7), ". The employment is full-time and of unlimited duration."],
        34, indent=0,
    )  # fmt: skip
    paper.paragraph(
        130,
        below + 30,
        930,
        ["Should you need further information, please contact our human resources department."],
        34,
        indent=0,
    )
    paper.text(130, 1100, "Yours faithfully,", 34)
    signer = made_up_name(int(rng.integers(1 << 30)), "en")
    paper.put(signature(signer, 340, rng), 300, 1210)
    paper.text(130, 1320, signer, 34)
    paper.text(130, 1370, "Head of Human Resources", 30, colour=GREY)
    paper.text(130, 1500, f"Reference: {content.number}", 28, colour=GREY, name="number")
    validity(paper, content, 130, 1450, 28)
    paper.stamp(round_seal(content.employer.upper(), 220, rng, colour=(40, 60, 150)), 760, 1240)
    return paper


@dataclass(frozen=True, slots=True)
class _Messenger:
    name: str
    accent: Colour
    ground: Colour
    dark_card: bool


_DINGTALK = _Messenger("钉钉", (22, 119, 255), (242, 244, 247), dark_card=True)
_FEISHU = _Messenger("飞书", (51, 112, 255), (246, 247, 250), dark_card=False)
_WECOM = _Messenger("企业微信", (38, 126, 210), (237, 239, 242), dark_card=False)


def _messenger(content: Content) -> _Messenger:
    words = content.type.code + content.title
    if "feishu" in words or "飞书" in words or "lark" in words:
        return _FEISHU
    if "wecom" in words or "企业微信" in words:
        return _WECOM
    return _DINGTALK


def business_card(content: Content, rng: np.random.Generator) -> Paper:
    """A digital business card on a telephone's screen: photo, name, position, company with its check mark, QR code."""
    look = _messenger(content)
    paper = Paper.blank(1080, 2100, look.ground, "screen")
    paper.text(60, 44, f"{int(rng.integers(8, 22))}:{int(rng.integers(10, 59))}", 34, face="hei_bold")
    paper.text(1020, 44, "5G  76%", 30, face="hei", align="r")
    paper.text(60, 140, "‹", 70, face="hei")
    heading(paper, 540, 140, content.title, 46, width_max=800, face="hei_bold")
    card = (50, 230, 1030, 900)
    fill = look.accent if look.dark_card else WHITE
    words: Colour = WHITE if look.dark_card else (28, 30, 36)
    soft: Colour = (220, 232, 255) if look.dark_card else GREY
    paper.pen.rounded_rectangle(card, 36, fill=fill)
    face = _round_portrait(200, rng)
    paper.put(face, 890, 390)
    paper.text(110, 340, content.holder, 74, face="hei_bold", colour=words, name="holder", width_max=640)
    paper.text(110, 430, content.position, 40, face="hei", colour=soft, name="position", width_max=640)
    paper.text(110, 540, content.employer, 42, face="hei", colour=words, name="employer", width_max=860)
    tag = "已认证" if content.chinese else "Verified"
    paper.pen.rounded_rectangle([110, 585, 290, 645], 14, fill=(255, 178, 60))
    paper.text(200, 615, tag, 32, face="hei_bold", colour=WHITE, align="m")
    phone = f"1990000{int(rng.integers(1000, 9999))}"
    labels = ("手机", "邮箱", "地址") if content.chinese else ("Mobile", "Email", "Address")
    where = street(rng) if content.chinese else "2 Harbour Road, Northbridge"
    for index, (label, value) in enumerate(
        zip(labels, (phone, f"contact{phone[-4:]}@example.com", where), strict=True)
    ):
        paper.row(
            110, 705 + index * 66, label, value, 34, gap=150, face="hei", label_colour=soft, colour=words, width_max=720
        )
    paper.pen.rounded_rectangle([50, 960, 1030, 1720], 36, fill=WHITE)
    url = f"https://card.example.cn/u/{content.number}"
    paper.put(qr_code(url, 460), 540, 1260)
    paper.url = url
    hint = f"使用{look.name}扫一扫，加我为好友" if content.chinese else f"Scan with {look.name} to add me"
    paper.text(540, 1560, hint, 38, face="hei", align="m", colour=GREY)
    paper.text(
        540,
        1640,
        f"{'名片编号' if content.chinese else 'Card no.'} {content.number}",
        30,
        face="hei",
        align="m",
        colour=GREY,
        name="number",
    )
    for index, label in enumerate(("保存图片", "分享名片") if content.chinese else ("Save image", "Share card")):
        left = 50 + index * 505
        paper.pen.rounded_rectangle([left, 1800, left + 475, 1920], 30, fill=look.accent if index else WHITE)
        paper.text(left + 237, 1860, label, 42, face="hei_bold", align="m", colour=WHITE if index else look.accent)
    validity(paper, content, 110, 1990, 30, face="hei")
    return paper


def _round_portrait(side: int, rng: np.random.Generator) -> Image.Image:
    picture = portrait(side, round(side * 1.2), rng).crop((0, 0, side, side)).convert("RGBA")
    mask = np.zeros((side, side), np.uint8)
    cv2.circle(mask, (side // 2, side // 2), side // 2 - 1, 255, -1, cv2.LINE_AA)
    picture.putalpha(Image.fromarray(mask))
    return picture
