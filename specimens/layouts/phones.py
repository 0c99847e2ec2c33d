"""Pages on a telephone set from a draft: an electronic licence, a record looked up, a result shared."""

import numpy as np

from specimens.content import Content
from specimens.drafts import Draft, draft_of
from specimens.figures import mark, portrait, qr_code
from specimens.layouts.parts import Style, day_of, main_text, sentences
from specimens.ornament import guilloche
from specimens.paper import GREY, WHITE, Colour, Paper
from specimens.seal import emblem, round_seal

_BLUES: tuple[Colour, ...] = ((32, 88, 168), (22, 119, 255), (200, 36, 40), (14, 130, 110))


def status_bar(paper: Paper, rng: np.random.Generator, colour: Colour = (20, 22, 28)) -> None:
    """The hour, the network and the charge, over the page."""
    paper.text(60, 40, f"{int(rng.integers(8, 22))}:{int(rng.integers(10, 59))}", 32, face="hei_bold", colour=colour)
    paper.text(1020, 40, f"5G  {int(rng.integers(12, 100))}%", 30, face="hei", colour=colour, align="r")


def _value_rows(
    paper: Paper, draft: Draft, content: Content, y: float, bottom: float, ink: Colour, *, right: bool
) -> float:
    """Rows as telephones show them: the label grey at the left, the value at the right edge or beside it."""
    items = draft.rows or (("姓名" if content.chinese else "Name", content.holder, "holder"),)
    pitch = min(108.0, (bottom - y) / len(items))
    for label, value, name in items:
        size = min(38, round(pitch * 0.42))
        paper.text(
            90,
            y + pitch / 2,
            label.replace(" ", "") if content.chinese else label,
            size,
            face="hei",
            colour=GREY,
            width_max=300,
        )
        if right:
            paper.text(990, y + pitch / 2, value, size, face="hei", colour=ink, align="r", name=name, width_max=580)
        else:
            paper.text(410, y + pitch / 2, value, size, face="hei", colour=ink, name=name, width_max=590)
        paper.pen.line([(90, y + pitch), (990, y + pitch)], fill=(226, 229, 235), width=2)
        y += pitch
    return y


def electronic_licence(content: Content, rng: np.random.Generator) -> Paper:
    """电子证照: a card with the heading and the photo on a coloured page, its code below."""
    draft = draft_of(content, rng)
    accent = _BLUES[int(rng.integers(len(_BLUES)))]
    paper = Paper.blank(1080, 2160, accent, "screen")
    status_bar(paper, rng, WHITE)
    paper.text(60, 140, "‹", 70, face="hei", colour=WHITE)
    paper.text(
        540, 140, "电子证照" if content.chinese else "Digital credential", 46, face="hei_bold", colour=WHITE, align="m"
    )
    ground = guilloche(980, 1240, (255, 253, 248), accent, strength=0.12, style=int(rng.integers(6)))
    card = Paper.of(ground)
    paper.image.paste(card.image, (50, 230))
    top = 330.0
    if draft.emblem:
        paper.put(emblem(120), 540, 310)
        top = 430
    paper.text(540, top, draft.title, 56, face="hei_bold", colour=accent, align="m", width_max=900)
    paper.title = draft.title
    if draft.above:
        paper.text(540, top + 66, draft.above, 32, face="hei", colour=GREY, align="m", width_max=900)
    y = top + 120
    if draft.portrait:
        paper.put(portrait(190, 256, rng), 880, y + 140)
    if draft.rows:
        y = _value_rows(paper, draft, content, y + (270 if draft.portrait else 0), 1360, (30, 32, 40), right=False)
    else:
        y = main_text(
            paper,
            draft,
            content,
            (110, y + (270 if draft.portrait else 0), 970, 1300),
            36,
            Style(face="hei", title_face="hei_bold"),
        )
        for words, name in draft.notes[:2]:
            paper.text(110, min(y, 1340), words, 28, face="hei", colour=GREY, name=name, width_max=860)
            y += 44
    paper.text(110, 1425, content.issuer, 32, face="hei", name="issuer", width_max=560)
    paper.text(970, 1425, day_of(content, rng), 30, face="hei", align="r", width_max=280)
    paper.stamp(round_seal(content.issuer, 200, rng), 800, 1380)
    paper.pen.rounded_rectangle([50, 1500, 1030, 2060], 30, fill=WHITE)
    paper.put(qr_code(content.url, 400), 540, 1740)
    paper.url = content.url
    paper.text(
        540,
        1990,
        "仅供出示，截图无效" if content.chinese else "Show this code to have it verified",
        32,
        face="hei",
        colour=GREY,
        align="m",
    )
    return paper


def looked_up(content: Content, rng: np.random.Generator) -> Paper:
    """查询结果: a site's head, the heading, white rows to the right edge, the issuer below."""
    draft = draft_of(content, rng)
    accent = _BLUES[int(rng.integers(len(_BLUES)))]
    dark = bool(rng.integers(4) == 0)
    ground: Colour = (22, 24, 30) if dark else (242, 244, 248)
    field: Colour = (38, 41, 50) if dark else WHITE
    ink: Colour = (236, 238, 244) if dark else (28, 30, 38)
    paper = Paper.blank(1080, 2160, ground, "screen")
    status_bar(paper, rng, ink)
    paper.pen.rectangle([0, 80, 1080, 200], fill=field)
    paper.text(540, 140, "查询结果" if content.chinese else "Result", 44, face="hei_bold", colour=ink, align="m")
    paper.text(60, 140, "×", 56, face="hei", colour=ink)
    paper.pen.rounded_rectangle([40, 240, 1040, 470], 24, fill=accent)
    paper.put(mark(content.issuer, 110, WHITE, rng), 140, 355)
    paper.text(230, 320, draft.title, 48, face="hei_bold", colour=WHITE, width_max=780)
    paper.title = draft.title
    paper.text(
        230, 395, draft.above or draft.under or content.issuer, 30, face="hei", colour=(230, 236, 248), width_max=780
    )
    paper.pen.rounded_rectangle([40, 510, 1040, 1640], 24, fill=field)
    y = 540.0
    if draft.portrait and draft.rows:
        paper.put(portrait(160, 216, rng), 540, 660)
        y = 790
    if draft.rows:
        y = _value_rows(paper, draft, content, y, 1600 - 90 * min(len(draft.table), 5), ink, right=True)
        for label, *cells in draft.table[1:6]:
            paper.text(90, y + 45, label, 34, face="hei", colour=GREY, width_max=560)
            paper.text(990, y + 45, cells[-1], 36, face="hei_bold", colour=ink, align="r")
            y += 84
    else:
        style = Style(face="hei", title_face="hei_bold", ink=ink, soft=GREY, accent=accent)
        main_text(paper, draft, content, (90, y, 990, 1420), 36, style)
        for index, (words, name) in enumerate(draft.notes[:3]):
            paper.text(90, 1480 + index * 50, words, 28, face="hei", colour=GREY, name=name, width_max=880)
    if draft.rows and draft.body:
        sentences(paper, draft.body, (90, 1690, 990, 1860), 28, Style(face="hei", ink=GREY))
    paper.text(540, 1900, content.issuer, 32, face="hei", colour=GREY, align="m", name="issuer", width_max=900)
    paper.pen.rounded_rectangle([240, 1970, 840, 2070], 50, fill=accent)
    paper.text(
        540, 2020, "下载电子证明" if content.chinese else "Download", 38, face="hei_bold", colour=WHITE, align="m"
    )
    return paper


def shared_result(content: Content, rng: np.random.Generator) -> Paper:
    """A result as shared from an app: a round photo, the name, what was reached, in the middle of a bright page."""
    draft = draft_of(content, rng)
    accent = _BLUES[int(rng.integers(len(_BLUES)))]
    pixels = np.full((1920, 1080, 3), 250, np.uint8)
    pixels[:760] = accent
    paper = Paper.of(pixels, "screen")
    status_bar(paper, rng, WHITE)
    paper.text(540, 190, draft.title, 60, face="hei_black", colour=WHITE, align="m", width_max=960)
    paper.title = draft.title
    paper.text(
        540,
        270,
        draft.above or draft.under or content.issuer,
        34,
        face="hei",
        colour=(232, 238, 250),
        align="m",
        width_max=960,
    )
    paper.pen.rounded_rectangle([60, 340, 1020, 1500], 40, fill=WHITE)
    style = Style(face="hei", title_face="hei_bold", ink=(30, 32, 40), accent=accent, centred=True)
    if draft.rows:
        paper.text(540, 420, content.holder, 62, face="hei_bold", align="m", width_max=860)
        y = _value_rows(paper, draft, content, 480, 1300, (30, 32, 40), right=True)
        if draft.body:
            sentences(paper, draft.body, (110, y + 20, 970, 1470), 30, style)
    else:
        y = main_text(paper, draft, content, (120, 400, 960, 1240), 38, style)
        for index, (words, name) in enumerate(draft.notes[:4]):
            paper.text(540, 1290 + index * 48, words, 26, face="hei", colour=GREY, align="m", name=name, width_max=860)
    paper.put(qr_code(content.url, 230), 880, 1680)
    paper.url = content.url
    paper.text(90, 1640, content.issuer, 40, face="hei_bold", name="issuer", width_max=620)
    paper.text(90, 1710, day_of(content, rng), 32, face="hei", colour=GREY, name="issued_on", width_max=620)
    return paper
