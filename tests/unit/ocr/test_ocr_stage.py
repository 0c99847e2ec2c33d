"""The stage on its real parts: a folder as object store, worker processes, RapidOCR on its real models."""

import io
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import obstore
import pylopdf_fonts_zh_cn
import pytest
import structlog
import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from services.ocr.pool import ReaderPool
from services.ocr.settings import OcrSettings
from services.ocr.stage import OcrStage
from services.ocr.text_layer import TEXT_BYTES_MAX
from shared.bus.stage import Delivery, Fail, Publish
from shared.errors import TransientError
from shared.events import CredentialDocumented, CredentialRead, Document, ObjectRef, Page, child_id
from shared.storage import Storage
from tests.unit.ocr import ocr_engines

FONT = Path(pylopdf_fonts_zh_cn.__file__).parent / "NotoSansSC-Regular.otf"
TEXTS = [
    "职业资格证书",
    "姓名：王小明",
    "證書編號：GZ-2024-001234",
    "Certificate of Completion",
    "二〇二四年六月十八日",
]


@pytest.fixture
def storage(tmp_path: Path) -> Storage:
    return Storage(f"file://{tmp_path}/objects")


@pytest.fixture(scope="module")
async def rapid() -> AsyncIterator[ReaderPool]:
    async with ReaderPool(OcrSettings(workers=1)) as pool:
        yield pool


def paper(code: str = "") -> Image.Image:
    picture = Image.new("RGB", (1000, 700), "#fdf8ee")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(FONT), 36)
    for row, text in enumerate(TEXTS):
        draw.text((100, 80 + 100 * row), text, font=font, fill="black")
    if code:
        barcode = zxingcpp.create_barcode(code, zxingcpp.BarcodeFormat.QRCode)
        picture.paste(Image.fromarray(zxingcpp.write_barcode_to_image(barcode, scale=5)), (750, 450))
    return picture


def png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


async def delivery(storage: Storage, *pages: bytes | None, number: int = 1) -> Delivery[CredentialDocumented]:
    """A document of these pages; None is a page whose object is missing."""
    made = []
    for index, content in enumerate(pages, start=1):
        ref = ObjectRef(key=f"{number}-{index}", sha256="0" * 64, media_type="image/png", size_bytes=1)
        if content is not None:
            ref = await storage.put(f"{number}-{index}", content, "image/png")
        made.append(Page(number=index, image=ref, width_px=10, height_px=10, perceptual_hash="0" * 16))
    time = datetime(2026, 1, 1, tzinfo=UTC)
    document = Document(
        upload_id=f"u{number}",
        uploaded_at=time,
        original_sha256="0" * 64,
        original_media_type="image/png",
        pages=tuple(made),
    )
    return Delivery(
        event=CredentialDocumented(account_id=f"a{number}", document=document),
        id=UUID(int=number),
        time=time,
        parent_id=None,
        trace=(("traceparent", "00-1-1-01"),),
        topic="credential.documents.v1",
        partition=0,
        offset=number,
    )


def read_of(outcome: object) -> CredentialRead:
    assert isinstance(outcome, Publish)
    (outgoing,) = outcome.events
    assert isinstance(outgoing.event, CredentialRead)
    return outgoing.event


async def test_a_drawn_paper_is_read(storage: Storage, rapid: ReaderPool):
    """Chinese, traditional, English and a date, in reading order, with where and how sure; and the QR code."""
    asked = await delivery(storage, png(paper("https://example.org/verify?id=7")))
    (outcome,) = await OcrStage(storage, rapid)([asked])
    event = read_of(outcome)
    (page,) = event.pages
    assert [line.text.replace(" ", "") for line in page.lines] == [text.replace(" ", "") for text in TEXTS]
    assert page.lines[2].folded == "证书编号：GZ-2024-001234"
    assert page.lines[0].folded is None
    assert all(line.confidence > 0.8 for line in page.lines)
    assert [code.text for code in page.codes] == ["https://example.org/verify?id=7"]
    assert (page.width_px, page.height_px, page.rotation_degrees, page.failure) == (1000, 700, 0, None)
    assert (event.engine.name, event.account_id) == ("rapidocr", "a1")
    assert len(event.engine.models) == 6
    assert event.engine.models[3].startswith("tesseract-5.")


@pytest.mark.parametrize("lies", [90, 180, 270])
async def test_a_page_that_lies_on_its_side_or_head_is_read_upright(storage: Storage, rapid: ReaderPool, lies: int):
    """The turn that made it upright is told, and boxes are in the upright page."""
    picture = paper("code").rotate(-lies, expand=True)
    (outcome,) = await OcrStage(storage, rapid)([await delivery(storage, png(picture))])
    (page,) = read_of(outcome).pages
    assert page.rotation_degrees == (360 - lies) % 360
    assert (page.width_px, page.height_px) == (1000, 700)
    assert page.lines[0].text == TEXTS[0]
    assert page.lines[0].box.points[0] == pytest.approx(100, abs=15)
    assert page.codes[0].box.points[0] > 700


async def test_a_pages_own_text_is_weighed_against_what_is_seen(storage: Storage, rapid: ReaderPool):
    """It is fetched with the page; how far it agrees is told."""
    asked = await delivery(storage, png(paper()))
    layer = await storage.put("layer", "\r\n".join(TEXTS).encode(), "text/plain; charset=utf-8")
    (outcome,) = await OcrStage(storage, rapid)([_with_layer(asked, layer)])
    assert read_of(outcome).pages[0].text_layer_agreement == 1.0


async def test_a_text_layer_longer_than_any_pages_is_left_alone(storage: Storage, rapid: ReaderPool):
    """The page is read without it."""
    asked = await delivery(storage, png(paper()))
    layer = await storage.put("layer", b"x" * (TEXT_BYTES_MAX + 1), "text/plain; charset=utf-8")
    (outcome,) = await OcrStage(storage, rapid)([_with_layer(asked, layer)])
    (page,) = read_of(outcome).pages
    assert (page.text_layer_agreement, page.failure) == (None, None)
    assert page.lines[0].text == TEXTS[0]


def _with_layer(asked: Delivery[CredentialDocumented], layer: ObjectRef) -> Delivery[CredentialDocumented]:
    document = asked.event.document
    page = document.pages[0].model_copy(update={"text_layer": layer})
    event = asked.event.model_copy(update={"document": document.model_copy(update={"pages": (page,)})})
    return asked._replace(event=event)


async def test_doing_it_again_gives_the_same_event(storage: Storage, rapid: ReaderPool):
    """Ids are derived from the parent's, so that whatever lies downstream recognises a repeat."""
    asked = await delivery(storage, png(paper()))
    stage = OcrStage(storage, rapid)
    (first,), (second,) = await stage([asked]), await stage([asked])
    assert first.events[0].id == second.events[0].id == child_id(asked.id, "ocr", CredentialRead)
    assert first.events[0].time == asked.time
    assert first.events[0].trace == asked.trace
    assert read_of(first).pages[0].lines == read_of(second).pages[0].lines


async def test_an_empty_page_is_read_as_empty(storage: Storage, rapid: ReaderPool):
    """White paper is no failure."""
    asked = await delivery(storage, png(Image.new("RGB", (300, 200), "white")))
    (outcome,) = await OcrStage(storage, rapid)([asked])
    (page,) = read_of(outcome).pages
    assert (page.lines, page.codes, page.failure) == ((), (), None)


async def test_a_missing_page_sends_its_document_alone_to_the_dead_letters(storage: Storage, rapid: ReaderPool):
    """The neighbours in the batch are read, and outcomes come in the batch's order."""
    page = png(paper())
    batch = [
        await delivery(storage, page, number=1),
        await delivery(storage, page, None, number=2),
        await delivery(storage, page, number=3),
    ]
    first, second, third = await OcrStage(storage, rapid)(batch)
    assert isinstance(second, Fail)
    assert second.error.reason == "object_missing"
    assert (read_of(first).account_id, read_of(third).account_id) == ("a1", "a3")


async def test_other_bytes_than_promised_go_to_the_dead_letters(storage: Storage, rapid: ReaderPool):
    """A page that was changed in the store is not read."""
    asked = await delivery(storage, png(paper()))
    await storage.put("1-1", b"something else", "image/png")
    (outcome,) = await OcrStage(storage, rapid)([asked])
    assert isinstance(outcome, Fail)
    assert outcome.error.reason == "object_mismatch"


async def test_a_store_that_is_away_makes_the_batch_wait(
    storage: Storage, rapid: ReaderPool, monkeypatch: pytest.MonkeyPatch
):
    """Nothing is dropped and nothing dead-lettered: the loop does the batch again."""
    asked = await delivery(storage, png(paper()))

    async def away(*_: object) -> None:
        raise OSError("connection refused")

    monkeypatch.setattr(obstore, "get_async", away)
    with pytest.raises(TransientError):
        await OcrStage(storage, rapid)([asked])


def order(colour: tuple[int, int, int]) -> bytes:
    return png(Image.new("RGB", (64, 48), colour))


async def test_a_failed_page_leaves_its_document_and_its_neighbours_whole(storage: Storage):
    """Hang, crash and exception: each costs one page, told by its code; the document goes on to people."""
    settings = OcrSettings(engine="tests.unit.ocr.ocr_engines:ObedientEngine", workers=2, page_timeout_s=4.0)
    async with ReaderPool(settings) as pool:
        batch = [
            await delivery(storage, order(ocr_engines.HANG), order(ocr_engines.READ), number=1),
            await delivery(storage, order(ocr_engines.READ), order(ocr_engines.CRASH), number=2),
            await delivery(storage, order(ocr_engines.RAISE), order(ocr_engines.READ), number=3),
        ]
        outcomes = await OcrStage(storage, pool)(batch)
    failures = [[page.failure for page in read_of(outcome).pages] for outcome in outcomes]
    assert failures == [["page_timeout", None], [None, "worker_crashed"], ["engine_failed", None]]
    assert [[page.number for page in read_of(outcome).pages] for outcome in outcomes] == [[1, 2]] * 3


async def test_every_log_line_about_a_page_says_whose_it_is(storage: Storage):
    """A lost worker and a failed page can be followed to the message and the account, also from two documents at once."""
    settings = OcrSettings(engine="tests.unit.ocr.ocr_engines:ObedientEngine", workers=2)
    with structlog.testing.capture_logs([structlog.contextvars.merge_contextvars]) as lines:
        async with ReaderPool(settings) as pool:
            batch = [
                await delivery(storage, order(ocr_engines.CRASH), number=1),
                await delivery(storage, order(ocr_engines.RAISE), number=2),
            ]
            await OcrStage(storage, pool)(batch)
    told = {(line["event"], line["account"]) for line in lines}
    assert told >= {("worker_lost", "a1"), ("page_failed", "a1"), ("page_failed", "a2"), ("credential_read", "a2")}
    assert all((line["event_id"], line["parent_id"]) == (str(UUID(int=int(line["account"][1:]))), "") for line in lines)


async def test_a_document_of_bad_pages_does_not_hold_up_everybody(storage: Storage):
    """After some failures the rest of a document is given up; another document is read."""
    settings = OcrSettings(engine="tests.unit.ocr.ocr_engines:ObedientEngine", workers=1, document_failures_max=2)
    async with ReaderPool(settings) as pool:
        batch = [
            await delivery(storage, *[order(ocr_engines.RAISE)] * 8, number=1),
            await delivery(storage, *[order(ocr_engines.READ)] * 3, number=2),
        ]
        bad, good = await OcrStage(storage, pool)(batch)
    failures = [page.failure for page in read_of(bad).pages]
    assert failures[:2] == ["engine_failed", "engine_failed"]
    assert failures[-4:] == ["document_given_up"] * 4
    assert [page.failure for page in read_of(good).pages] == [None] * 3
