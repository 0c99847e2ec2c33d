"""EasyOCR on its real weights, through the same interface as every engine. Needs torch and the extra ``easyocr``."""

import io
from pathlib import Path

import numpy as np
import pylopdf_fonts_zh_cn
import pytest
from easyocr import config
from PIL import Image, ImageDraw, ImageFont

from services.ocr.engines import make, weights
from services.ocr.engines.base import Engine, ReadLine
from services.ocr.orient import read_upright
from services.ocr.pool import ReaderPool
from services.ocr.settings import OcrSettings
from shared.errors import ConfigurationError
from shared.events import ObjectRef, Page

pytestmark = pytest.mark.torch

FONT = Path(pylopdf_fonts_zh_cn.__file__).parent / "NotoSansSC-Regular.otf"
CRAFT = config.detection_models["craft"]
CHINESE = config.recognition_models["gen2"]["zh_sim_g2"]
WANTED = {str(entry["filename"]): str(entry["md5sum"]) for entry in (CRAFT, CHINESE)}


@pytest.fixture(scope="module")
def engine() -> Engine:
    return make("easyocr")


def paper() -> Image.Image:
    picture = Image.new("RGB", (900, 420), "#fdf8ee")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(FONT), 44)
    for row, text in enumerate(["职业资格证书", "Certificate of Completion", "发证日期 2024-06-18"]):
        draw.text((80, 60 + 110 * row), text, font=font, fill="black")
    return picture


def words(lines: list[ReadLine]) -> str:
    return "".join(line.text for line in lines).replace(" ", "")


def test_it_reads_chinese_and_english(engine: Engine):
    """A drawn paper in both languages, each line with where and how sure."""
    lines = engine.read(np.asarray(paper()))
    assert "职业资格证书" in words(lines)
    assert "CertificateofCompletion" in words(lines)
    assert "2024-06-18" in words(lines)
    assert all(0 <= line.confidence <= 1 for line in lines)
    title = next(line for line in lines if "职业资格证书" in line.text)
    assert title.box[0] == pytest.approx(80, abs=20)
    assert title.box[1] == pytest.approx(70, abs=25)


def test_a_page_on_its_head_is_found_by_its_poor_reading(engine: Engine):
    """The engine can't tell which way up a page is; that reading it otherwise goes better does."""
    lines, turn = read_upright(engine, np.asarray(paper().rotate(180)))
    assert turn == 180
    assert "职业资格证书" in words(lines)


def test_it_reads_single_lines_as_a_second_opinion(engine: Engine):
    """Text and confidence of each, in their order; an empty line has none."""
    page = np.asarray(paper())
    first, empty = engine.recognise([page[70:130, 80:420], np.full((48, 300, 3), 255, np.uint8)])
    assert first[0].replace(" ", "") == "职业资格证书"
    assert 0 < first[1] <= 1
    assert empty[0] == ""


def test_it_names_its_models_by_their_digests(engine: Engine):
    """A reading can be understood years later."""
    assert engine.info.name == "easyocr"
    assert engine.info.models == tuple(f"{name.removesuffix('.pth')}@{digest}" for name, digest in WANTED.items())


async def test_it_reads_in_a_worker_process():
    """The same pool, chosen by the setting alone."""
    file = io.BytesIO()
    paper().save(file, "PNG")
    ref = ObjectRef(key="k", sha256="0" * 64, media_type="image/png", size_bytes=1)
    page = Page(number=1, image=ref, width_px=900, height_px=420, perceptual_hash="0" * 16)
    async with ReaderPool(OcrSettings(engine="easyocr", workers=1, page_timeout_s=120)) as pool:
        reading = await pool.read(page, file.getvalue())
    assert reading.failure is None
    assert reading.lines[0].text == "职业资格证书"


def test_the_weights_are_the_ones_that_easyocr_lists():
    """The packages' files have the MD5 of EasyOCR's own list."""
    found = weights.find(WANTED, Path("/nonexistent"))
    assert {name: weights.md5(path) for name, path in found.items()} == WANTED


def test_weights_in_easyocrs_own_folder_go_first(tmp_path: Path):
    """Who has let EasyOCR fetch its weights needs no package of them."""
    found = weights.find(WANTED, Path("/nonexistent"))
    for name, path in found.items():
        (tmp_path / name).symlink_to(path)
    assert {path.parent for path in weights.find(WANTED, tmp_path).values()} == {tmp_path}


def test_wrong_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A file of the right name with other bytes is not loaded, and the message names it."""
    name = str(CHINESE["filename"])
    (tmp_path / name).write_bytes(b"other weights")
    monkeypatch.setattr(weights, "PACKAGES", ())
    with pytest.raises(ConfigurationError, match=rf"(?s)redflower\[easyocr\].*MD5 is another.*{name}"):
        weights.find({name: WANTED[name]}, tmp_path)


def test_wrong_weights_do_not_hide_right_ones(tmp_path: Path):
    """Where the folder's file is wrong, the package's is taken."""
    name = str(CRAFT["filename"])
    (tmp_path / name).write_bytes(b"half a download")
    assert weights.find(WANTED, tmp_path)[name].parent != tmp_path
