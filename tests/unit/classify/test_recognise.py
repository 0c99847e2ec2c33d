"""What classify says of a reading: type, family, fields, and what it says when it can't know."""

import time
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue import load
from services.classify.look import load_eye
from services.classify.recognise import Recogniser
from services.classify.stage import ClassifyStage
from shared.bus.stage import Delivery, Publish
from shared.events import (
    Barcode,
    Box,
    CredentialRead,
    CredentialRecognised,
    Document,
    EngineInfo,
    Family,
    Line,
    ObjectRef,
    Page,
    PageReading,
)
from shared.storage import Storage
from specimens import SpecimenRequest, draw
from tests.unit.classify.cases import CASES
from tests.unit.classify.written import Case, page

RECOGNISER = Recogniser(load())
BY_NAME = {case.name: case for case in CASES}
BOX = Box(points=(10, 10, 90, 10, 90, 30, 10, 30))
NOISE = st.text(max_size=30)


def reading(*pages: PageReading) -> CredentialRead:
    """The event of these pages."""
    image = ObjectRef(key="pages/1.png", sha256="0" * 64, media_type="image/png", size_bytes=1)
    document = Document(
        upload_id="u-1",
        uploaded_at=datetime(2024, 6, 1, tzinfo=UTC),
        original_sha256="0" * 64,
        original_media_type="image/png",
        pages=tuple(
            Page(number=each.number, image=image, width_px=1600, height_px=1200, perceptual_hash="0" * 16)
            for each in pages
        ),
    )
    return CredentialRead(
        account_id="a-1", document=document, pages=pages, engine=EngineInfo(name="made up", version="1")
    )


def recognised(text: str, confidence: float = 0.97) -> CredentialRecognised:
    """What is said of a text."""
    return RECOGNISER(reading(page(text, confidence)))


def values(recognition: CredentialRecognised) -> dict[str, str]:
    """The first value of each field."""
    found: dict[str, str] = {}
    for each in recognition.fields:
        found.setdefault(str(each.name), each.value)
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_type_and_fields(case: Case) -> None:
    """A clean reading of each kind of paper is known for what it is, with its fields in normal form."""
    recognition = recognised(case.text)
    assert (recognition.family, recognition.type_code) == (case.family, case.type_code)
    assert {name: values(recognition).get(name) for name in case.fields} == case.fields


def test_every_family_has_a_case() -> None:
    """No family is promised without a reading to show it."""
    assert {case.family for case in CASES} == set(Family)


def test_a_value_whose_box_reaches_into_its_labels_is_still_beside_it() -> None:
    """A detector draws boxes too wide: half a height of overlap is no other column."""
    rows = [("计算机软件著作权登记证书", 254, 443, 1026), ("著作权人：", 196, 814, 403), ("李明轩", 383, 812, 524)]
    lines = tuple(
        Line(text=text, box=Box(points=(x0, y, x1, y, x1, y + 48, x0, y + 48)), confidence=0.97)
        for text, x0, y, x1 in rows
    )
    read = reading(PageReading(number=1, width_px=1280, height_px=1800, lines=lines, seconds=0))
    assert values(RECOGNISER(read))["holder"] == "李明轩"


@pytest.mark.parametrize(
    ("right", "misread"),
    [("职业技能等级证书", "职业技能等缓证书"), ("教师资格证书", "教师资恪证书"), ("完赛证书", "完寒证书")],
)
def test_a_misread_title_is_still_known(right: str, misread: str) -> None:
    """One wrong character in the title doesn't hide the type: the rest of the page and the likeness carry it."""
    for case in (each for each in CASES if right in each.text and each.type_code is not None):
        assert recognised(case.text.replace(right, misread)).family is case.family, case.name


def test_latin_whose_spaces_were_lost_is_still_known() -> None:
    """Readers join words; long phrases are found all the same."""
    text = BY_NAME["coursera"].text.replace("has successfully completed", "hassuccessfullycompleted")
    assert recognised(text.replace("COURSE CERTIFICATE", "COURSECERTIFICATE")).type_code == "coursera_course"


def test_traditional_titles_are_known_by_their_folded_text() -> None:
    """Where the reader has folded a line to simplified, that is what is compared."""
    plain = page(BY_NAME["contest of no name"].text)
    lines = tuple(
        line.model_copy(update={"text": "獲奬証書", "folded": "获奖证书"}) if line.text == "获奖证书" else line
        for line in plain.lines
    )
    assert RECOGNISER(reading(plain.model_copy(update={"lines": lines}))).type_code == "contest_award"


def test_each_holder_of_a_team_is_a_field() -> None:
    """A contest's certificate names a team: every member holds it, the teacher doesn't."""
    names = [each.value for each in recognised(BY_NAME["modelling contest"].text).fields if each.name == "holder"]
    assert names == ["王小红", "李明轩", "陈思远"]


def test_a_long_name_over_two_lines_is_one_holder_and_a_word_in_capitals_is_no_number() -> None:
    """Platforms print names in capitals and break them; "SUCCESSFULLY" is of a Coursera number's form but no number."""
    text = BY_NAME["coursera"].text.replace("Jordan Smith", "# JORDAN ALEXANDER\n# SMITH MORGAN")
    found = values(recognised(text.replace("has successfully completed", "HAS SUCCESSFULLY COMPLETED")))
    assert found["holder"] == "JORDAN ALEXANDER SMITH MORGAN"
    assert found["number"] == "ABCDE12345FG"


def test_a_period_of_work_is_no_date_of_issue() -> None:
    """A letter that says since when someone works, and nothing else, has no date of issue."""
    recognition = recognised(
        "# 在职证明\n兹证明王小红自2019年3月1日起在我公司工作，担任会计职务。\n特此证明。\n花城贸易有限公司"
    )
    assert values(recognition)["holder"] == "王小红"
    assert "issued_on" not in values(recognition)


def test_a_field_says_where_it_stands_and_how_sure_it_is() -> None:
    """Box and page are those of the line; a worse reading lowers the confidence."""
    clear, poor = recognised(BY_NAME["barista"].text), recognised(BY_NAME["barista"].text, confidence=0.5)
    number = next(each for each in clear.fields if each.name == "number")
    line = next(each for each in page(BY_NAME["barista"].text).lines if "证书编号" in each.text)
    assert (number.box, number.page) == (line.box, 1)
    assert number.confidence > next(each for each in poor.fields if each.name == "number").confidence


def test_nothing_read_is_said_as_such() -> None:
    """A page without text is not the same as a page whose text is no credential."""
    recognition = RECOGNISER(reading(page("")))
    assert (recognition.type_code, recognition.family) == (None, Family.NOT_A_CREDENTIAL)
    assert (recognition.probability, recognition.reading_failure) == (0.0, "no_text")
    assert recognised(BY_NAME["novel"].text).reading_failure is None


def test_words_that_could_not_be_read_are_no_sign_of_no_credential() -> None:
    """A few prices are none; on a page of which most could not be read they say less."""
    text = "MENU\nCoffee 3.50\nTea 2.00\nApple pie 4.20\nTotal 9.70"
    plain = RECOGNISER(reading(page(text)))
    strange = RECOGNISER(reading(page(text).model_copy(update={"unread_script": "other"})))
    assert plain.not_a_credential_probability > 0.9
    assert strange.not_a_credential_probability < 0.5
    assert strange.family_probability < 0.5


def test_a_failed_page_is_passed_on_beside_what_was_read() -> None:
    """People must look where a page couldn't be read, whatever the others say; codes travel on."""
    failed = PageReading(number=2, width_px=1, height_px=1, failure="page_timeout", seconds=60)
    code = Barcode(format="QRCode", text="https://verify.example.com/1", box=BOX)
    good = page(BY_NAME["cet 6"].text).model_copy(update={"codes": (code,)})
    recognition = RECOGNISER(reading(good, failed))
    assert (recognition.type_code, recognition.reading_failure) == ("cet_6", "page_timeout")
    assert recognition.codes == (code,)
    assert RECOGNISER(reading(failed.model_copy(update={"number": 1}))).reading_failure == "page_timeout"


def test_fields_on_a_second_page_are_found() -> None:
    """The back of a card holds what the front doesn't."""
    front = page("# 中华人民共和国机动车驾驶证\n姓名 | 陈思远\n准驾车型 | C1")
    back = page("证号 | 990105199003071232\n有效期限 | 2018-08-20 至 2028-08-20", number=2)
    recognition = RECOGNISER(reading(front, back))
    assert recognition.type_code == "driving_licence"
    assert {"number": "990105199003071232", "valid_until": "2028-08-20"}.items() <= values(recognition).items()
    assert next(each.page for each in recognition.fields if each.name == "number") == 2


def test_less_evidence_is_less_probable() -> None:
    """A title alone is less sure than a whole paper, and a bare line is no credential."""
    whole = recognised(BY_NAME["putonghua"].text)
    assert recognised("普通话二级甲等").probability < whole.probability
    assert recognised("王小红").family is Family.NOT_A_CREDENTIAL


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(CASES), st.lists(NOISE, max_size=25), st.integers(0, 10))
def test_noise_never_breaks_it_and_probabilities_stay_in_order(case: Case, noise: list[str], place: int) -> None:
    """Whatever else stands on the page: probabilities in [0, 1], the runners-up in order, at most five."""
    lines = list(page(case.text).lines)
    for text in noise:
        lines.insert(min(place, len(lines)), Line(text=text, box=BOX, confidence=0.3))
    dirty = page(case.text).model_copy(update={"lines": tuple(lines)})
    recognition = RECOGNISER(reading(dirty))
    following = [each.probability for each in recognition.runners_up]
    assert 0 <= recognition.probability <= 1
    assert following == sorted(following, reverse=True)
    assert len(following) <= 5
    assert sum(following) <= 1.001
    assert recognition.type_code not in {each.code for each in recognition.runners_up}
    assert all(0 <= each.confidence <= 1 and each.value for each in recognition.fields)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=12))
def test_any_text_is_answered_the_same_way_twice(texts: list[str]) -> None:
    """Pure: the same reading gives the same event, byte for byte."""
    lines = tuple(Line(text=text, box=BOX, confidence=0.5) for text in texts)
    read = reading(PageReading(number=1, width_px=100, height_px=100, lines=lines, seconds=0))
    assert RECOGNISER(read) == RECOGNISER(read)


def test_two_thousand_lines_finish_quickly() -> None:
    """A page of a book costs no more than a moment: at most a second on a slow and busy core."""
    texts = [
        f"第{number}条 本合同自2021年5月8日起 姓名：王小红 编号 A{number} 竞赛 获奖 课程 certificate"
        for number in range(2000)
    ]
    lines = tuple(Line(text=text, box=BOX, confidence=0.9) for text in texts)
    full = PageReading(number=1, width_px=1600, height_px=1200, lines=lines, seconds=1)
    began = time.process_time()
    assert RECOGNISER(reading(full)).document.upload_id == "u-1"
    assert time.process_time() - began < 1.0


def test_hostile_lines_finish_quickly() -> None:
    """Long lines of one kind of character must not send a pattern astray."""
    began = time.process_time()
    for text in (
        "王" * 2000,
        "A " * 1000,
        "1" * 2000,
        "姓名" * 1000,
        "证书编号：" * 400,
        "年月日" * 600,
        "一" * 2000,
        "Aa" * 1000,
    ):
        lines = tuple(Line(text=text, box=BOX, confidence=0.9) for _ in range(20))
        read = reading(PageReading(number=1, width_px=1600, height_px=1200, lines=lines, seconds=1))
        assert RECOGNISER(read).probability <= 1
    assert time.process_time() - began < 4.0


def delivered(read: CredentialRead, place: int) -> Delivery[CredentialRead]:
    """The event as the loop hands it over."""
    return Delivery(
        event=read,
        id=UUID(int=place + 1),
        time=datetime(2024, 6, 1, tzinfo=UTC),
        parent_id=None,
        trace=(("traceparent", "00-1"),),
        topic="credential.readings.v1",
        partition=0,
        offset=place,
    )


async def test_the_stage_answers_each_reading_in_order_with_derived_ids(tmp_path: Path) -> None:
    """A batch that comes again gives the same events with the same ids; a picture that is gone costs only its look."""
    deliveries = [
        delivered(reading(page(BY_NAME[name].text)), place) for place, name in enumerate(("barista", "novel", "cet 6"))
    ]
    stage = ClassifyStage(RECOGNISER, Storage(tmp_path.as_uri()), load_eye())
    outcomes = await stage(deliveries)
    assert outcomes == await stage(deliveries)
    events = [each.events[0] for each in outcomes if isinstance(each, Publish)]
    assert [each.event.type_code for each in events if isinstance(each.event, CredentialRecognised)] == [
        "barista",
        None,
        "cet_6",
    ]
    assert [each.parent_id for each in events] == [each.id for each in deliveries]
    assert len({each.id for each in events}) == 3


async def test_the_stage_looks_at_the_picture(tmp_path: Path) -> None:
    """What the picture looks like weighs beside the words: a sheet with a title is less likely to be no credential."""
    storage = Storage(tmp_path.as_uri())
    specimen = draw(SpecimenRequest("barista", "王小红", seed=3, severity="clean"))
    image = await storage.put("pages/seen.jpg", specimen.image, specimen.media_type)
    read = reading(page("咖啡师"))
    seen = read.document.pages[0].model_copy(update={"image": image})
    looked_at = read.model_copy(update={"document": read.document.model_copy(update={"pages": (seen,)})})
    outcome = (await ClassifyStage(RECOGNISER, storage, load_eye())([delivered(looked_at, 0)]))[0]
    assert isinstance(outcome, Publish)
    recognition = outcome.events[0].event
    assert isinstance(recognition, CredentialRecognised)
    assert recognition.not_a_credential_probability < RECOGNISER(read).not_a_credential_probability


def on_paper(text: str, left: float) -> tuple[tuple[Line, ...], Box]:
    """A page's lines, moved to the right by so many pixels, and the paper that they stand on."""
    moved = [
        line.model_copy(
            update={
                "box": Box(points=tuple(x + (left if not place % 2 else 0) for place, x in enumerate(line.box.points)))
            }
        )
        for line in page(text).lines
    ]
    return tuple(moved), Box(points=(left, 0, left + 1600, 0, left + 1600, 1200, left, 1200))


def test_of_several_credentials_in_one_photo_the_surest_is_told() -> None:
    """Two certificates side by side: one is recognised with its own fields, and that there are two is said."""
    one, other = on_paper(BY_NAME["barista"].text, 0), on_paper(BY_NAME["cet 6"].text, 1700)
    both = PageReading(
        number=1, width_px=3300, height_px=1200, lines=(*one[0], *other[0]), papers=(one[1], other[1]), seconds=1
    )
    recognition = RECOGNISER(reading(both))
    assert recognition.credentials_seen == 2
    assert recognition.type_code in {"barista", "cet_6"}
    name = "barista" if recognition.type_code == "barista" else "cet 6"
    assert values(recognition).get("holder") == BY_NAME[name].fields["holder"]


def test_one_credential_beside_a_receipt_is_one() -> None:
    """What else lies on the desk is no credential."""
    one, other = (
        on_paper(BY_NAME["barista"].text, 0),
        on_paper("收银小票\n合计 35.00 元\n微信支付\n谢谢惠顾，欢迎下次光临", 1700),
    )
    both = PageReading(
        number=1, width_px=3300, height_px=1200, lines=(*one[0], *other[0]), papers=(one[1], other[1]), seconds=1
    )
    assert RECOGNISER(reading(both)).credentials_seen == 1
