"""Digital business cards as DingTalk, Feishu, WeCom, WeChat and LinkedIn show them, and printed ones."""

from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from specimens.content import Content
from specimens.figures import mark, portrait, qr_code
from specimens.layouts.phones import status_bar
from specimens.names import pick, street
from specimens.ornament import wash
from specimens.paper import GREY, WHITE, Colour, Paper
from specimens.telling import without_brackets


@dataclass(frozen=True, slots=True)
class Messenger:
    """What tells one app's card from another's."""

    name: str
    name_en: str
    accent: Colour
    hint: str
    hint_en: str


_MESSENGERS: tuple[tuple[tuple[str, ...], Messenger], ...] = (
    (
        ("feishu", "lark", "飞书"),
        Messenger("飞书", "Lark", (51, 112, 255), "扫码添加飞书好友", "Scan to add me on Lark"),
    ),
    (
        ("wecom", "企业微信"),
        Messenger("企业微信", "WeCom", (38, 126, 210), "使用微信扫一扫，添加企业微信", "Scan to add me on WeCom"),
    ),
    (
        ("wechat", "微信"),
        Messenger(
            "微信",
            "WeChat",
            (7, 193, 96),
            "扫一扫上面的二维码图案，加我为朋友",
            "Scan the QR code to add me as a friend",
        ),
    ),
    (
        ("linkedin", "领英"),
        Messenger("领英", "LinkedIn", (10, 102, 194), "linkedin.com/in", "linkedin.com/in · 500+ connections"),
    ),
    (
        ("dingtalk", "钉钉"),
        Messenger("钉钉", "DingTalk", (22, 119, 255), "使用钉钉扫一扫，加我为好友", "Scan with DingTalk to add me"),
    ),
)


def messenger_of(content: Content) -> Messenger | None:
    """The app whose card the type is; None for cards on paper."""
    words = f"{content.type.code} {content.type.name_zh}"
    return next((each for marks, each in _MESSENGERS if any(mark_ in words for mark_ in marks)), None)


_PLAIN: Colour = (60, 90, 140)


def on_paper(content: Content) -> bool:
    """Whether the card is printed rather than an app's."""
    return "paper" in content.type.code or content.type.name_zh in {"名片", "商务名片"}


@dataclass(frozen=True, slots=True)
class _Tones:
    ground: Colour
    field: Colour
    ink: Colour
    soft: Colour


_LIGHT = _Tones((243, 245, 248), WHITE, (28, 30, 36), GREY)
_DARK = _Tones((17, 18, 22), (34, 36, 43), (236, 238, 242), (150, 154, 164))


def _tones(rng: np.random.Generator) -> _Tones:
    return _DARK if rng.integers(3) == 0 else _LIGHT


def _round(side: int, rng: np.random.Generator) -> Image.Image:
    picture = portrait(side, round(side * 1.2), rng).crop((0, 0, side, side)).convert("RGBA")
    mask = np.zeros((side, side), np.uint8)
    cv2.circle(mask, (side // 2, side // 2), side // 2 - 1, 255, -1, cv2.LINE_AA)
    picture.putalpha(Image.fromarray(mask))
    return picture


def _contact(content: Content, rng: np.random.Generator) -> list[tuple[str, str]]:
    phone = f"1990000{int(rng.integers(1000, 9999))}"
    labels = ("手机", "邮箱", "地址") if content.chinese else ("Mobile", "Email", "Address")
    where = street(rng) if content.chinese else "2 Harbour Road, Northbridge"
    return list(zip(labels, (phone, f"contact{phone[-4:]}@example.com", where), strict=True))


def _app(content: Content) -> Messenger:
    """The app that the card is of; of one without a look of its own here, its name and a plain look."""
    known = messenger_of(content)
    if known is not None:
        return known
    kind = content.type
    name = without_brackets(kind.name_zh).removesuffix("名片") or kind.name_zh
    name_en = (kind.name_en or name).split(" (")[0].removesuffix(" Business Card").removesuffix(" Card")
    return Messenger(name, name_en, _PLAIN, f"{name}扫一扫，查看名片", f"Scan with {name_en}")


def _url(content: Content) -> str:
    return f"https://card.example.cn/u/{content.number}"


def stacked(content: Content, rng: np.random.Generator) -> Paper:
    """A coloured head with photo and name in its middle, fields in a white list, the code on a page's foot."""
    app, tones = _app(content), _tones(rng)
    paper = Paper.blank(1080, 2160, tones.ground, "screen")
    paper.pen.rectangle([0, 0, 1080, 760], fill=app.accent)
    status_bar(paper, rng, WHITE)
    paper.text(540, 140, content.title, 46, face="hei_bold", colour=WHITE, align="m", width_max=800)
    paper.title = content.title
    paper.put(_round(230, rng), 540, 350)
    paper.text(540, 540, content.holder, 66, face="hei_bold", colour=WHITE, align="m", name="holder", width_max=900)
    paper.text(
        540, 630, content.position, 38, face="hei", colour=(228, 236, 250), align="m", name="position", width_max=900
    )
    paper.text(
        540, 700, content.employer, 36, face="hei", colour=(228, 236, 250), align="m", name="employer", width_max=980
    )
    paper.pen.rounded_rectangle([40, 800, 1040, 1190], 26, fill=tones.field)
    for index, (label, value) in enumerate(_contact(content, rng)):
        y = 870 + index * 122
        paper.text(90, y, label, 36, face="hei", colour=tones.soft)
        paper.text(990, y, value, 36, face="hei", colour=tones.ink, align="r", width_max=700)
        paper.pen.line([(90, y + 60), (990, y + 60)], fill=tones.ground, width=2)
    paper.pen.rounded_rectangle([40, 1230, 1040, 1960], 26, fill=WHITE)
    paper.put(qr_code(_url(content), 460), 540, 1530)
    paper.url = _url(content)
    paper.text(
        540, 1810, app.hint if content.chinese else app.hint_en, 36, face="hei", colour=GREY, align="m", width_max=940
    )
    paper.text(
        540,
        1880,
        f"{app.name if content.chinese else app.name_en} · {content.number}",
        28,
        face="hei",
        colour=GREY,
        align="m",
        name="number",
        width_max=900,
    )
    paper.text(
        540, 2050, "保存到相册" if content.chinese else "Save image", 40, face="hei", colour=app.accent, align="m"
    )
    return paper


def profile(content: Content, rng: np.random.Generator) -> Paper:
    """A profile's page: square photo at the left, name beside it, organisation and fields in groups below."""
    app, tones = _app(content), _tones(rng)
    paper = Paper.blank(1080, 2160, tones.ground, "screen")
    status_bar(paper, rng, tones.ink)
    paper.text(60, 140, "‹", 70, face="hei", colour=tones.ink)
    paper.text(540, 140, content.title, 42, face="hei_bold", colour=tones.ink, align="m", width_max=760)
    paper.title = content.title
    paper.pen.rectangle([0, 210, 1080, 520], fill=tones.field)
    paper.put(portrait(190, 228, rng), 160, 365)
    paper.text(300, 310, content.holder, 60, face="hei_bold", colour=tones.ink, name="holder", width_max=720)
    paper.text(300, 390, content.position, 36, face="hei", colour=tones.soft, name="position", width_max=720)
    paper.text(300, 450, "已认证" if content.chinese else "Verified", 28, face="hei_bold", colour=app.accent)
    groups: list[tuple[str, str, str | None]] = [
        ("企业" if content.chinese else "Company", content.employer, "employer")
    ]
    groups += [(label, value, None) for label, value in _contact(content, rng)]
    groups += [
        ("编号" if content.chinese else "No.", content.number, "number"),
        ("应用" if content.chinese else "App", app.name if content.chinese else app.name_en, None),
    ]
    for index, (label, value, name) in enumerate(groups):
        y = 560 + index * 130
        paper.pen.rectangle([0, y, 1080, y + 118], fill=tones.field)
        paper.text(60, y + 59, label, 36, face="hei", colour=tones.soft)
        paper.text(300, y + 59, value, 38, face="hei", colour=tones.ink, name=name, width_max=730)
    paper.put(qr_code(_url(content), 260), 230, 1610)
    paper.url = _url(content)
    hint = app.hint if content.chinese else app.hint_en
    paper.paragraph(400, 1560, 620, [hint], 36, face="hei", colour=tones.soft, indent=0)
    for index, label in enumerate(("发消息", "音视频通话") if content.chinese else ("Message", "Call")):
        paper.pen.rounded_rectangle(
            [60, 1850 + index * 130, 1020, 1960 + index * 130], 22, fill=app.accent if index == 0 else tones.field
        )
        paper.text(
            540, 1905 + index * 130, label, 40, face="hei_bold", colour=WHITE if index == 0 else tones.ink, align="m"
        )
    return paper


def card_on_page(content: Content, rng: np.random.Generator) -> Paper:
    """A card with a gradient in the middle of a page, its code inside at the right, buttons to change its style."""
    app, tones = _app(content), _tones(rng)
    paper = Paper.blank(1080, 1980, tones.ground, "screen")
    status_bar(paper, rng, tones.ink)
    paper.text(540, 140, content.title, 44, face="hei_bold", colour=tones.ink, align="m", width_max=800)
    paper.title = content.title
    deep = (app.accent[0] // 2, app.accent[1] // 2, app.accent[2] // 2)
    card = Image.fromarray(wash(980, 640, app.accent, deep))
    paper.image.paste(card, (50, 260))
    paper.put(mark(content.employer, 70, WHITE, rng), 120, 335)
    paper.text(180, 335, content.employer, 36, face="hei", colour=WHITE, name="employer", width_max=820)
    paper.text(100, 500, content.holder, 74, face="hei_bold", colour=WHITE, name="holder", width_max=560)
    paper.text(100, 590, content.position, 38, face="hei", colour=(226, 234, 250), name="position", width_max=560)
    for index, (label, value) in enumerate(_contact(content, rng)):
        paper.text(100, 690 + index * 62, f"{label}  {value}", 30, face="hei", colour=(226, 234, 250), width_max=600)
    paper.put(qr_code(_url(content), 250), 860, 690)
    paper.url = _url(content)
    paper.text(
        540,
        970,
        app.hint if content.chinese else app.hint_en,
        34,
        face="hei",
        colour=tones.soft,
        align="m",
        width_max=960,
    )
    paper.text(
        540,
        1040,
        f"{'名片编号' if content.chinese else 'Card no.'} {content.number}",
        28,
        face="hei",
        colour=tones.soft,
        align="m",
        name="number",
    )
    for index in range(4):
        left = 60 + index * 245
        paper.pen.rounded_rectangle(
            [left, 1130, left + 225, 1300], 18, fill=((app.accent, deep, (60, 64, 74), (210, 214, 222))[index])
        )
    labels = (
        ("更换样式", "编辑资料", "分享给同事", f"由{app.name}提供")
        if content.chinese
        else ("Change style", "Edit", "Share", f"Powered by {app.name_en}")
    )
    for index, label in enumerate(labels):
        y = 1400 + index * 130
        paper.pen.rounded_rectangle([50, y, 1030, y + 112], 22, fill=tones.field)
        paper.text(540, y + 56, label, 38, face="hei", colour=tones.ink, align="m")
    return paper


def poster(content: Content, rng: np.random.Generator) -> Paper:
    """A card as saved to the album: no app around it, code large at the foot, the app's name in the corner."""
    app = _app(content)
    tones = _tones(rng)
    paper = Paper.blank(1080, 1620, tones.field, "screen")
    paper.pen.rectangle([0, 0, 1080, 28], fill=app.accent)
    paper.text(70, 110, content.title, 40, face="hei_bold", colour=app.accent, width_max=700)
    paper.title = content.title
    paper.text(1010, 110, app.name if content.chinese else app.name_en, 34, face="hei", colour=tones.soft, align="r")
    paper.put(_round(260, rng), 860, 370)
    paper.text(70, 290, content.holder, 80, face="hei_bold", colour=tones.ink, name="holder", width_max=620)
    paper.text(70, 390, content.position, 42, face="hei", colour=tones.soft, name="position", width_max=620)
    paper.text(70, 470, content.employer, 40, face="hei", colour=tones.ink, name="employer", width_max=940)
    for index, (label, value) in enumerate(_contact(content, rng)):
        paper.text(
            70,
            600 + index * 74,
            f"{label}：{value}" if content.chinese else f"{label}: {value}",
            34,
            face="hei",
            colour=tones.ink,
            width_max=900,
        )
    paper.pen.rectangle([0, 860, 1080, 1620], fill=(245, 247, 250))
    paper.put(qr_code(_url(content), 520), 540, 1160)
    paper.url = _url(content)
    paper.text(
        540, 1470, app.hint if content.chinese else app.hint_en, 34, face="hei", colour=GREY, align="m", width_max=960
    )
    paper.text(540, 1540, content.number, 28, face="hei", colour=GREY, align="m", name="number")
    return paper


def printed(content: Content, rng: np.random.Generator) -> Paper:
    """A business card on paper: mark and company above, name and position, lines of contact below."""
    accent: Colour = ((24, 84, 150), (150, 30, 40), (36, 40, 50), (20, 110, 84))[int(rng.integers(4))]
    paper = Paper.of(wash(1440, 870, WHITE, (246, 246, 242)), "card")
    paper.pen.rectangle([0, 830, 1440, 870], fill=accent)
    paper.put(mark(content.employer, 110, accent, rng), 150, 150)
    paper.text(230, 150, content.employer, 48, face="hei_bold", colour=accent, name="employer", width_max=1140)
    paper.text(140, 370, content.holder, 84, face="kai", name="holder", width_max=700)
    paper.text(140, 460, content.position, 42, face="hei", colour=GREY, name="position", width_max=900)
    _lines_of_contact(paper, content, rng, 140, 600)
    paper.text(1330, 400, content.title, 30, face="hei", colour=GREY, align="r", width_max=420)
    paper.title = content.title
    return paper


def printed_split(content: Content, rng: np.random.Generator) -> Paper:
    """A business card on paper: a coloured half with the mark, the person in the white half."""
    accent: Colour = ((24, 44, 92), (110, 24, 34), (30, 34, 42), (26, 78, 66))[int(rng.integers(4))]
    pixels = wash(1440, 870, WHITE, WHITE)
    pixels[:, :560] = accent
    paper = Paper.of(pixels, "card")
    paper.put(mark(content.employer, 190, WHITE, rng), 280, 330)
    paper.text(280, 520, content.employer, 38, face="hei_bold", colour=WHITE, align="m", name="employer", width_max=500)
    paper.text(280, 600, content.title, 28, face="hei", colour=(220, 224, 232), align="m", width_max=500)
    paper.title = content.title
    paper.text(640, 230, content.holder, 78, face="hei_bold", name="holder", width_max=740)
    paper.text(640, 320, content.position, 40, face="hei", colour=GREY, name="position", width_max=740)
    _lines_of_contact(paper, content, rng, 640, 480)
    return paper


def printed_centred(content: Content, rng: np.random.Generator) -> Paper:
    """A business card on paper: everything centred between two fine rules."""
    accent: Colour = ((160, 120, 50), (24, 84, 150), (40, 44, 54))[int(rng.integers(3))]
    paper = Paper.of(wash(1440, 870, (253, 252, 248), (250, 248, 240)), "card")
    paper.put(mark(content.employer, 90, accent, rng), 720, 110)
    paper.text(720, 210, content.employer, 40, face="hei", colour=accent, align="m", name="employer", width_max=1300)
    for y in (260, 480):
        paper.pen.line([(260, y), (1180, y)], fill=accent, width=2)
    paper.text(720, 340, content.holder, 76, face="kai", align="m", name="holder", width_max=900)
    paper.text(720, 430, content.position, 36, face="hei", colour=GREY, align="m", name="position", width_max=900)
    for index, (label, value) in enumerate(_contact(content, rng)):
        paper.text(720, 560 + index * 62, f"{label}  {value}", 32, face="hei", align="m", width_max=1200)
    paper.text(720, 790, content.title, 26, face="hei", colour=GREY, align="m", width_max=700)
    paper.title = content.title
    return paper


def printed_dark(content: Content, rng: np.random.Generator) -> Paper:
    """A business card on black or deep blue paper: gold words, the mark at the right."""
    deep: Colour = ((24, 24, 28), (16, 30, 62), (52, 16, 28))[int(rng.integers(3))]
    gold: Colour = (222, 186, 112)
    paper = Paper.of(wash(1440, 870, deep, (deep[0] // 2, deep[1] // 2, deep[2] // 2)), "card")
    paper.put(mark(content.employer, 150, gold, rng), 1280, 150)
    paper.text(110, 150, content.employer, 40, face="hei", colour=gold, name="employer", width_max=1040)
    paper.text(110, 330, content.holder, 80, face="hei_bold", colour=WHITE, name="holder", width_max=900)
    paper.text(110, 420, content.position, 38, face="hei", colour=gold, name="position", width_max=900)
    for index, (label, value) in enumerate(_contact(content, rng)):
        words = f"{label}：{value}" if content.chinese else f"{label}: {value}"
        paper.text(110, 570 + index * 66, words, 32, face="hei", colour=(226, 226, 230), width_max=1100)
    paper.text(110, 800, content.title, 26, face="hei", colour=gold, width_max=700)
    paper.title = content.title
    return paper


def _lines_of_contact(paper: Paper, content: Content, rng: np.random.Generator, x: float, y: float) -> None:
    more = (
        (("传真", f"010-5555{int(rng.integers(1000, 9999))}"),)
        if content.chinese
        else (("Fax", f"+86 10 5555 {int(rng.integers(1000, 9999))}"),)
    )
    for index, (label, value) in enumerate((*_contact(content, rng), *more)):
        paper.text(
            x,
            y + index * 58,
            f"{label}：{value}" if content.chinese else f"{label}: {value}",
            32,
            face="hei",
            width_max=740,
        )
    paper.text(x, y - 56, pick(rng, ("www.example.com", "www.example.cn")), 28, face="hei", colour=GREY)
