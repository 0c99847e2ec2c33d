"""Cards and badges set from a draft: photo left or right, a chip or a strap, upright or broad."""

import cv2
import numpy as np
from PIL import Image

from specimens.content import Content
from specimens.drafts import Draft, draft_of
from specimens.figures import bar_code, mark, portrait, qr_code
from specimens.layouts.parts import Style, heading, rows, sentences
from specimens.ornament import guilloche, rosette, wash
from specimens.paper import WHITE, Colour, Paper
from specimens.seal import round_seal

_COLOURS: tuple[Colour, ...] = ((24, 104, 190), (186, 36, 40), (20, 120, 90), (44, 48, 60), (206, 120, 30))


def _colour(rng: np.random.Generator) -> Colour:
    return _COLOURS[int(rng.integers(len(_COLOURS)))]


def photo_left(content: Content, rng: np.random.Generator) -> Paper:
    """A broad card: a coloured head with the heading, the photo at the left, rows beside it, the seal over them."""
    draft = draft_of(content, rng)
    accent = _colour(rng)
    ground = guilloche(1440, 908, (248, 250, 252), accent, strength=0.3, style=int(rng.integers(6)))
    ground[:170] = accent
    paper = Paper.of(ground, "card")
    style = Style(face="hei", title_face="hei_bold", accent=WHITE, ink=(28, 30, 38), title_bold=0)
    paper.text(720, 92, draft.title, 60, face="hei_bold", colour=WHITE, align="m", width_max=1340)
    paper.title = draft.title
    if draft.above:
        paper.text(720, 205, draft.above, 30, face="hei", colour=(60, 64, 74), align="m", width_max=1300)
    paper.put(portrait(290, 390, rng), 220, 480)
    paper.put(qr_code(content.url, 150), 220, 780)
    paper.url = content.url
    _facts(paper, draft, content, (420, 240, 1390, 790), style)
    paper.text(420, 845, content.issuer, 30, face="hei", name="issuer", width_max=900)
    paper.stamp(round_seal(content.issuer, 220, rng), 1230, 720)
    return paper


def _facts(paper: Paper, draft: Draft, content: Content, box: tuple[float, float, float, float], style: Style) -> None:

    if draft.rows:
        rows(paper, draft, box, 36, style)
        return
    paper.text(
        box[0],
        box[1] + 40,
        content.holder,
        52,
        face=style.title_face,
        colour=style.ink,
        name="holder",
        width_max=box[2] - box[0],
    )
    below = sentences(paper, draft.body, (box[0], box[1] + 100, box[2], box[3] - 60), 32, style)
    paper.text(
        box[0],
        below + 20,
        content.number,
        30,
        face=style.face,
        colour=style.ink,
        name="number",
        width_max=box[2] - box[0],
    )


def chip(content: Content, rng: np.random.Generator) -> Paper:
    """A broad dark or pale card: mark and issuer above, a chip, rows at the left, the photo at the right in a circle."""
    draft = draft_of(content, rng)
    accent = _colour(rng)
    pale = bool(rng.integers(2))
    ground = (
        wash(1440, 908, (250, 251, 253), (226, 232, 240))
        if pale
        else wash(1440, 908, accent, (accent[0] // 2, accent[1] // 2, accent[2] // 2))
    )
    rosette(ground, 1150, 480, 330, (200, 206, 216) if pale else WHITE)
    paper = Paper.of(ground, "card")
    ink: Colour = (30, 34, 44) if pale else WHITE
    soft: Colour = (112, 116, 126) if pale else (214, 220, 230)
    paper.put(mark(content.issuer, 96, accent if pale else (228, 190, 104), rng), 110, 110)
    paper.text(185, 110, content.issuer, 36, face="hei", colour=ink, name="issuer", width_max=1180)
    style = Style(face="hei", title_face="hei_bold", accent=ink, ink=ink, soft=soft, title_bold=0)
    below = heading(paper, draft, 80, 270 if draft.above else 235, 1280, 58, style, align="l")
    paper.pen.rounded_rectangle([1250, 250, 1360, 335], 14, fill=(226, 196, 120))
    _facts(paper, draft, content, (80, below + 10, 960, 850), style)
    paper.put(_circle(portrait(320, 400, rng)), 1190, 560)
    return paper


def _circle(picture: Image.Image) -> Image.Image:
    side = min(picture.size)
    cut = picture.crop((0, 0, side, side)).convert("RGBA")
    mask = np.zeros((side, side), np.uint8)
    cv2.circle(mask, (side // 2, side // 2), side // 2 - 1, 255, -1, cv2.LINE_AA)
    cut.putalpha(Image.fromarray(mask))
    return cut


def lanyard(content: Content, rng: np.random.Generator) -> Paper:
    """An upright badge on a strap: the photo in a circle over a wave of colour, name large, the rest centred."""
    draft = draft_of(content, rng)
    accent = _colour(rng)
    pixels = wash(900, 1400, (255, 255, 255), (242, 245, 250))
    x = np.arange(900)
    edge = 470 + 50 * np.sin(x / 900 * 2 * np.pi + float(rng.uniform(0, 6)))
    area = np.concatenate([np.stack([x, edge], 1), [[899, 0], [0, 0]]]).astype(np.int32)
    cv2.fillPoly(pixels, [area], accent, cv2.LINE_AA)
    paper = Paper.of(pixels, "card")
    paper.pen.rounded_rectangle([380, 30, 520, 62], 16, fill=(50, 50, 54))
    paper.pen.rectangle([410, 0, 490, 44], fill=(accent[0] // 2, accent[1] // 2, accent[2] // 2))
    paper.text(450, 130, content.issuer, 42, face="hei_bold", colour=WHITE, align="m", name="issuer", width_max=820)
    paper.text(450, 205, draft.title, 40, face="hei", colour=WHITE, align="m", width_max=800)
    paper.title = draft.title
    paper.put(_circle(portrait(340, 420, rng)), 450, 430)
    style = Style(face="hei", ink=(30, 32, 40))
    if draft.above and draft.above != content.issuer:
        paper.text(450, 655, draft.above, 30, face="hei", colour=style.soft, align="m", width_max=800)
    _facts(paper, draft, content, (130, 700, 790, 1220), style)
    paper.put(bar_code(content.number.replace(" ", "") or "0", 360, 70), 450, 1310)
    return paper


def strip(content: Content, rng: np.random.Generator) -> Paper:
    """A broad badge: a coloured strip down the left with the mark, words beside it, the photo square at the right."""
    draft = draft_of(content, rng)
    accent = _colour(rng)
    pixels = wash(1440, 920, (255, 255, 255), (246, 248, 250))
    pixels[:, :210] = accent
    pixels[860:] = accent
    paper = Paper.of(pixels, "card")
    paper.put(mark(content.issuer, 120, WHITE, rng), 105, 150)
    style = Style(face="hei", title_face="hei_bold", accent=accent, ink=(30, 32, 40), title_bold=0)
    below = heading(paper, draft, 260, 130, 1130, 56, style, align="l")
    _facts(paper, draft, content, (260, below + 20, 1010, 790), style)
    paper.put(portrait(300, 400, rng), 1220, 480)
    paper.text(260, 820, content.issuer, 30, face="hei", name="issuer", width_max=1100)
    return paper
