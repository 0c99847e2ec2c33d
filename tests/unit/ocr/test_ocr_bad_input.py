"""Pictures that no camera should make, and scripts that the engine can't read: a clear outcome, and no crash."""

import io
from pathlib import Path

import numpy as np
import pylopdf_fonts_zh_cn
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from services.ocr.engines import make
from services.ocr.engines.base import Engine
from services.ocr.errors import PageError
from services.ocr.layout import width_and_height
from services.ocr.page import read_page
from services.ocr.scripts import is_unread, unread_script
from shared.events import PageReading
from shared.events.credential import LINES_MAX

FONT = str(Path(pylopdf_fonts_zh_cn.__file__).parent / "NotoSansSC-Regular.otf")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return make("rapidocr")


def read(engine: Engine, picture: Image.Image, layer: str = "") -> PageReading:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return read_page(engine, 1, file.getvalue(), layer)


def written(texts: list[str], size: int = 36) -> Image.Image:
    picture = Image.new("RGB", (1000, 100 * len(texts) + 60), "white")
    draw = ImageDraw.Draw(picture)
    for row, text in enumerate(texts):
        draw.text((60, 40 + 100 * row), text, font=ImageFont.truetype(FONT, size), fill="black")
    return picture


def test_a_blurred_character_is_told_with_its_second_choice(engine: Engine):
    """Of an unsure line the other reading differs in one character; a sure line has none."""
    sharp = written(["扈晓 钱栋 昝诗"], size=30)
    (sure,) = read(engine, sharp).lines
    assert sure.alternative is None
    (unsure,) = read(engine, sharp.filter(ImageFilter.GaussianBlur(3))).lines
    assert unsure.alternative is not None
    assert sum(a != b for a, b in zip(unsure.text, unsure.alternative, strict=True)) == 1


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (900, 1), (3, 3), (2000, 12)])
def test_a_picture_of_a_few_pixels_is_an_empty_page(engine: Engine, size: tuple[int, int]):
    """Nothing can be read, and that is what is said."""
    page = read(engine, Image.new("RGB", size, "white"))
    assert (page.lines, page.marks, page.papers, page.unread_script) == ((), (), (), None)
    assert (page.width_px, page.height_px) == size


def test_bytes_that_are_no_picture_are_refused(engine: Engine):
    """By a code, not by a crash."""
    with pytest.raises(PageError) as raised:
        read_page(engine, 1, b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    assert raised.value.code == "page_unreadable"


@pytest.mark.timeout(240)
def test_ten_thousand_lines_end_within_the_limit(engine: Engine):
    """A page of nothing but tiny words is read as far as the limits go."""
    picture = Image.new("RGB", (3000, 3000), "white")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(FONT, 14)
    for index in range(10_000):
        draw.text((20 + 30 * (index % 100), 10 + 30 * (index // 100)), f"{index % 100:02}", font=font, fill="black")
    page = read(engine, picture)
    assert len(page.lines) <= LINES_MAX


def test_a_column_of_characters_is_read_downwards(engine: Engine):
    """Vertical writing keeps the page upright, and is read as the words it is."""
    picture = written(["优秀毕业生证明书", "湖南大学教务处"])
    wide = Image.new("RGB", (1000, 900), "white")
    wide.paste(picture, (0, 0))
    draw = ImageDraw.Draw(wide)
    for row, character in enumerate("荣誉证书"):
        draw.text((800, 300 + 52 * row), character, font=ImageFont.truetype(FONT, 44), fill="black")
    page = read(engine, wide)
    assert page.rotation_degrees == 0
    assert "荣誉证书" in [line.text for line in page.lines]


CYRILLIC = [
    "Свидетельство об окончании курса",
    "Захаров Дмитрий Сергеевич",
    "успешно завершил обучение по программе",
    "Основы анализа данных и статистики",
    "Директор учебного центра",
]


GREEK = ["Πιστοποιητικό Ολοκλήρωσης", "Παρακολούθησε με επιτυχία", "Βασικές αρχές προγραμματισμού", "Διευθυντής"]


def test_a_page_in_greek_says_that_it_is_not_read(engine: Engine):
    """It is told from an empty page, and from one that was read."""
    assert read(engine, written(GREEK)).unread_script == "other"


def test_cyrillic_that_nobody_read_is_named(engine: Engine):
    """By what the engine alone makes of it."""
    picture = np.asarray(written(CYRILLIC))
    assert unread_script(picture, engine.read(picture)) == "cyrillic"


def test_a_few_short_scraps_are_no_page_in_a_strange_script(engine: Engine):
    """The same unread lines, as the only ones of a page so large that together they don't reach across half of it."""
    picture = np.asarray(written(CYRILLIC))
    lines = [line for line in engine.read(picture) if is_unread(line)]
    assert unread_script(picture, lines) == "cyrillic"
    side_px = int(2 * sum(width_and_height(line.box)[0] for line in lines)) + 10
    large = np.full((side_px, side_px, 3), 255, np.uint8)
    large[: picture.shape[0], : picture.shape[1]] = picture
    assert unread_script(large, lines) is None


def test_latin_and_chinese_pages_are_no_strange_scripts(engine: Engine):
    """What was read is not called unread."""
    texts = ["Certificate of Completion", "Łukasz Müller-Žižka", "职业资格证书", "二〇二四年六月十八日"]
    assert read(engine, written(texts)).unread_script is None


def test_the_pdfs_own_text_gives_what_the_engine_cannot_read(engine: Engine):
    """Each row stands where a line was found, and says where it comes from."""
    page = read(
        engine, written([*CYRILLIC, "ID 2024-118 Moscow Centre"]), "\r\n".join([*CYRILLIC, "ID 2024-118 Moscow Centre"])
    )
    told = [line for line in page.lines if line.source == "text_layer"]
    assert [line.text for line in told] == CYRILLIC
    assert (page.unread_script, page.text_layer_agreement) == (None, 1.0)
    assert [line.text for line in page.lines if line not in told] == ["ID 2024-118 Moscow Centre"]


def test_arabic_in_the_pdfs_own_text_is_named(engine: Engine):
    """Right to left is kept as the file has it."""
    page = read(engine, Image.fromarray(np.full((400, 600, 3), 255, np.uint8)), "شهادة إتمام الدورة\nمحمد أحمد")
    assert page.unread_script == "arabic"
    assert [line.text for line in page.lines] == ["شهادة إتمام الدورة", "محمد أحمد"]
