"""What stands on a paper comes out as fields: with the type known, whatever else the ranker makes of the page."""

import math
import time

import pytest

from catalogue import CredentialType, load
from services.classify.fields import extract
from services.classify.text import codes_of, lines_of
from shared.events import Barcode, Box, ExtractedField, Family, FieldName, Line, PageReading
from tests.unit.classify.cases import CASES
from tests.unit.classify.written import Case, page

CATALOGUE = load()


def fields_of(
    read: PageReading | str, family: Family = Family.COURSE_CERTIFICATE, kind: CredentialType | None = None
) -> tuple[ExtractedField, ...]:
    """What is taken from a page, or from made-up rows."""
    return extract(lines_of((page(read) if isinstance(read, str) else read,)), family, kind)


def values(fields: tuple[ExtractedField, ...], name: str) -> list[str]:
    """The values of one field, the surest first."""
    return [each.value for each in fields if each.name == name]


def first(fields: tuple[ExtractedField, ...], name: str) -> str | None:
    """The surest value of a field; None where it has none."""
    return next(iter(values(fields, name)), None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_kind_of_paper_gives_its_fields(case: Case) -> None:
    """A clean reading, its type known, gives its fields in normal form."""
    found = fields_of(case.text, case.family, CATALOGUE.get(case.type_code) if case.type_code else None)
    assert {name: first(found, name) for name in case.fields} == case.fields


@pytest.mark.parametrize("degrees", [-9, -3, 4, 12])
def test_a_page_photographed_askew_gives_the_same_fields(degrees: float) -> None:
    """Rows that fall or rise across the page are rows all the same: a value stays beside its own label."""
    case = next(each for each in CASES if each.name == "law")
    straight = page(case.text)
    turned = straight.model_copy(update={"lines": tuple(_turned(line, degrees, straight) for line in straight.lines)})
    kind = CATALOGUE.get("legal_profession_qualification")
    expected = {(each.name, each.value) for each in fields_of(straight, case.family, kind)}
    assert {(each.name, each.value) for each in fields_of(turned, case.family, kind)} == expected


def _turned(line: Line, degrees: float, on: PageReading) -> Line:
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    x, y = on.width_px / 2, on.height_px / 2
    corners = [(a - x, b - y) for a, b in zip(line.box.points[0::2], line.box.points[1::2], strict=True)]
    points = [value for a, b in corners for value in (x + a * cosine - b * sine, y + a * sine + b * cosine)]
    return line.model_copy(update={"box": Box(points=tuple(points))})


def test_a_name_keeps_its_traditional_characters() -> None:
    """Lines are compared folded, but 麴 and 曲 are two surnames that fold to one: a holder is given as written."""
    plain = page("# 荣誉证书\n姓名：曲静\n特发此证")
    lines = tuple(
        line.model_copy(update={"text": "姓名：麴靜", "folded": "姓名：曲静"}) if "姓名" in line.text else line
        for line in plain.lines
    )
    assert values(fields_of(plain.model_copy(update={"lines": lines}), Family.AWARD), "holder") == ["麴靜"]


def test_what_is_handwritten_is_said_to_be_and_less_sure() -> None:
    """Handwriting is often misread: people must look before anything relies on it."""
    plain = page("# 荣誉证书\n姓名：王小红\n特发此证")
    written = plain.model_copy(
        update={"lines": tuple(line.model_copy(update={"source": "handwritten"}) for line in plain.lines)}
    )
    printed, by_hand = (
        next(each for each in fields_of(read, Family.AWARD) if each.name == "holder") for read in (plain, written)
    )
    assert (printed.handwritten, by_hand.handwritten) == (False, True)
    assert by_hand.confidence < printed.confidence


def test_a_level_is_given_as_the_type_lists_it() -> None:
    """A character lost at the edge of a level doesn't make another level of it."""
    kind = next(each for each in CATALOGUE if "三级/高级工" in each.levels)
    found = fields_of("# 职业技能等级证书\n姓名：王小红\n技能等级：级/高级工", Family.VOCATIONAL_SKILL, kind)
    assert first(found, "level") in kind.levels


def test_what_is_certified_may_be_what_the_type_is_called() -> None:
    """A vendor's certificate prints no label before its subject: the subject is its own name."""
    kind = next(each for each in CATALOGUE if each.code == "scrum_org_psm")
    found = fields_of("Scrum.org\nThis is to certify that\nJordan Smith\nProfessional Scrum Master", kind.family, kind)
    assert first(found, "subject") == "Professional Scrum Master"


@pytest.mark.parametrize(
    ("row", "number"),
    [
        ("We certify that Jordan Smith, student number 5984046, is enrolled full time", "5984046"),
        ("License # UC-3498907", "UC-3498907"),
        ("License no. REF 353911", "REF353911"),
        ("Verify at learn.example.com/verify/A12B34C567", "A12B34C567"),
        ("报告编号 第295400号", "第295400号"),
        ("管理号：（2021）第6066号", "(2021)第6066号"),
        ("Certificado N.º 012067", "012067"),
        ("Matrikelnr. 201-837633", "201-837633"),
        ("Регистрационный номер 97207-2014", "97207-2014"),
        ("수험번호 3325-2018", "3325-2018"),
    ],
)
def test_numbers_are_found_behind_their_labels_wherever_those_stand(row: str, number: str) -> None:
    """At the start of a line, within a sentence, with or without a colon; in the page's address."""
    assert first(fields_of(f"Certificate\n{row}\nJordan Smith"), "number") == number


def test_a_letter_read_as_a_figure_is_set_right_by_the_types_form() -> None:
    """S and 5 are alike in print; where a type's numbers begin with a letter, there is one there."""
    kind = next(each for each in CATALOGUE if each.number and each.number.example.startswith("S0000"))
    assert kind.number is not None
    number = kind.number.example
    found = fields_of(f"# 职业技能等级证书\n姓名：王小红\n证书编号：5{number[1:]}", kind.family, kind)
    assert first(found, "number") == number


@pytest.mark.parametrize(
    "row",
    [
        "Phone +86 199 0000 9489",
        "has completed 40 hours of training in 2023",
        "Room 12, 3rd floor",
    ],
)
def test_figures_without_a_label_are_no_number(row: str) -> None:
    """A paper whose number is covered must not get another for it."""
    assert values(fields_of(f"Certificate\n{row}\nJordan Smith"), "number") == []


def test_extraction_takes_milliseconds() -> None:
    """Forty lines, in Chinese and in English, cost less than a tenth of a second even on a slow and busy core."""
    rows = [
        "姓名：王小红 | 性别：女",
        "在2021年全国大学生软件设计大赛中荣获一等奖，特发此证，以资鼓励",
        "This is to certify that Jordan Smith has successfully completed the course",
        "organised by the Department of Physics, Riverdale University on 14 May 2023",
    ]
    lines = lines_of((page("\n".join(rows * 10)),))
    extract(lines, Family.AWARD, None)
    began = time.process_time()
    extract(lines, Family.AWARD, None)
    assert time.process_time() - began < 0.1


@pytest.mark.parametrize(
    "part", ["在大学", "certify that ", "a.b.", "University of ", "by ", "de la ", "A, ", "姓名：", "A ", "1"]
)
def test_a_line_that_runs_wild_costs_no_more_than_a_page(part: str) -> None:
    """Words that patterns begin with, hundreds of times over in one line, send none of them astray."""
    lines = lines_of((page("\n".join([part * (2000 // len(part))] * 20)),))
    began = time.process_time()
    extract(lines, Family.AWARD, None)
    assert time.process_time() - began < 0.5


def test_of_what_is_no_credential_no_more_is_told_than_whose_it_is() -> None:
    """A page that is nothing has no holder to be taken for one; an advertisement has somebody whose it is."""
    found = fields_of("Enroll now\nName: Jordan Smith\nRiverdale University", Family.NOT_A_CREDENTIAL)
    assert [(each.name, each.value) for each in found] == [("issuer", "Riverdale University")]
    assert fields_of("Name: Jordan Smith\nNumber: 12345", Family.NOT_A_CREDENTIAL) == ()


def test_each_field_comes_once_but_holders_and_issuers() -> None:
    """Who relies on a field relies on one reading of it."""
    for case in CASES:
        names = [each.name for each in fields_of(case.text, case.family)]
        several = {each for each in names if names.count(each) > 1}
        assert several <= {FieldName.HOLDER, FieldName.ISSUER}, case.name


def test_a_rare_character_is_part_of_a_name() -> None:
    """Folding turns 暐 into a character of a later block of Unicode; the name is found, and given as written."""
    plain = page("# 职业技能等级证书\n姓名：文\U0002c029\n职业名称：模特")
    lines = tuple(
        line.model_copy(update={"text": "姓名：文暐", "folded": line.text}) if "姓名" in line.text else line
        for line in plain.lines
    )
    assert values(fields_of(plain.model_copy(update={"lines": lines}), Family.VOCATIONAL_SKILL), "holder") == ["文暐"]


@pytest.mark.parametrize(
    ("rows", "name", "value"),
    [
        ("兹证明任晨（女）自2019年9月1日起在\n花城贸易有限公司任职，现任 行政专\n员 一职。", "position", "行政专员"),
        (
            "兹证明任晨（女）自2019年9月1日起在\n花城贸易有限公司任职，现任 行政专\n员 一职。",
            "employer",
            "花城贸易有限公司",
        ),
        (
            "Jordan Smith holds the\nposition of Software Engineer. The employment is full-time",
            "position",
            "Software Engineer",
        ),
    ],
)
def test_a_sentence_goes_on_over_the_end_of_its_line(rows: str, name: str, value: str) -> None:
    """Letters break where the paper ends, within words too."""
    full = rows + "\n" + "\n".join("第一二三四五六七八九十百千万亿兆京垓")
    assert first(fields_of(full, Family.EMPLOYMENT_PROOF), name) == value


@pytest.mark.parametrize(
    ("rows", "number"),
    [
        ("Certificate No.20240735408", "20240735408"),
        ("Certificate II) 20201257567", "20201257567"),
        ("Report number–20240763984", "20240763984"),
        ("：20220564288", "20220564288"),
        ("书号：20220564288", "20220564288"),
        ("Validation numbe | 20251081014", "20251081014"),
        ("管理编吗 | 20251081014", "20251081014"),
    ],
)
def test_a_number_is_found_beside_what_is_left_of_its_label(rows: str, number: str) -> None:
    """A poor photo loses a label's letters, or the whole of it; the number stands there all the same."""
    assert first(fields_of(f"# 结业证书\n{rows}\n王小红"), "number") == number


@pytest.mark.parametrize(
    "row", ["证件号码 | 990101199003070007", "990101199003070007", "13800001234", "手机 | 20251081014"]
)
def test_a_persons_own_number_is_not_the_papers(row: str) -> None:
    """A resident's or a telephone's number without its label must not be taken for the certificate's."""
    assert values(fields_of(f"# 结业证书\n{row}\n王小红"), "number") == []


def test_a_number_that_cannot_be_read_is_taken_from_the_code() -> None:
    """The address in a QR code ends in it. What is read beside the label goes before: a forger leaves the code as it was."""
    box = page("x").lines[0].box
    code = Barcode(format="QRCode", text="https://verify.example.cn/c/20230439337", box=box)
    for row, number in (("编号", "20230439337"), ("证书编号：20230439338", "20230439338")):
        read = page(f"# 结业证书\n{row}\n王小红").model_copy(update={"codes": (code,)})
        found = extract(lines_of((read,)), Family.COURSE_CERTIFICATE, None, (), codes_of((read,)))
        assert first(found, "number") == number


def test_a_date_is_no_number() -> None:
    """Nor with its label before it."""
    assert values(fields_of("# 结业证书\n证书编号 | 发证日期2020年8月19日\n王小红"), "number") == []
    assert values(fields_of("# 结业证书\n证书编号：20231234 2020年5月1日\n王小红"), "number") == ["20231234"]


@pytest.mark.parametrize(
    "text",
    [
        "# 关于干部任职的通知\n各部门：",
        "# 关于职务晋升的通知\n各部门：",
        "# 任命书\n任命以下人员为副总经理",
        "# 荣誉证书\n少儿组（12岁以下）",
        "# 荣誉证书\n少儿组（12岁）",
    ],
)
def test_what_is_said_of_people_is_nobodys_name(text: str) -> None:
    """Posts, groups and lists."""
    assert values(fields_of(text), "holder") == []


def test_a_peoples_university_is_no_label() -> None:
    """民族 names a field only where a value follows."""
    assert "中央民族大学" in values(fields_of("# 结业证书\n发证机关：中央民族大学\n王小红"), "issuer")
    assert values(fields_of("# 毕业证书\n姓名：王小红 专业：中国少数民族语言文学"), "subject") == [
        "中国少数民族语言文学"
    ]
    assert first(fields_of("# 健康证\n姓名：欧阳苇民族汉"), "holder") == "欧阳苇"


def test_a_number_that_is_unsurely_read_is_put_right_by_the_code() -> None:
    """One much like it: a code has a checksum, small print on a poor photo has none."""
    for printed, confidence, number in (
        ("S000011335337869155069", 0.99, "S000011335337869155069"),
        ("5000011335337869155069", 0.99, "5000011335337869155069"),
        ("5000011335337869155069", 0.8, "S000011335337869155069"),
        ("5000012245348870166170", 0.8, "5000012245348870166170"),
        ("京字第S000011335337869155069号", 0.8, "京字第S000011335337869155069号"),
    ):
        read = page(f"# 职业技能等级证书\n证书编号：{printed}\n王小红")
        box = read.lines[0].box
        code = Barcode(format="QRCode", text="https://verify.example.cn/c/S000011335337869155069", box=box)
        lines = tuple(line.model_copy(update={"confidence": confidence}) for line in read.lines)
        read = read.model_copy(update={"codes": (code,), "lines": lines})
        found = extract(lines_of((read,)), Family.VOCATIONAL_SKILL, None, (), codes_of((read,)))
        assert first(found, "number") == number


@pytest.mark.parametrize(
    ("rows", "holder"),
    [
        ("# Certificate\nGrace Cooper\nThe Northbridge Institute\n# Victor Hayes\nDirector", "Grace Cooper"),
        ("# 商标注册证\n注册人德吉央宗\n2020年12月10日", "德吉央宗"),
        ("# 获奖证书\n阿卜杜·吐尔逊\n排名 212", "阿卜杜·吐尔逊"),
        ("Offer\nHi 曹天立,\n很高兴通知你", "曹天立"),
        ("# 毕业证书\n学生万淼在本校修业期满", "万淼"),
        ("# 获奖证书\n德吉央宗（9岁）\n少儿组 一等奖", "德吉央宗"),
        ("# 成绩单\n姓名 学号 专业\n兹证明 万淼 同学成绩合格", "万淼"),
        ("# 获奖证书\n姓名 | 组中\n兹证明 万淼 同学荣获一等奖", "万淼"),
        ("任职文件\n关于德吉央宗同志任职的通知\n各部门：", "德吉央宗"),
        ("# 任命书\n经公司研究决定，任命欧阳苇同志为客服部主管", "欧阳苇"),
        ("# 健康证\n姓名欧阳苇性别女年龄31\n从业类别餐饮服务", "欧阳苇"),
        ("# 植物新品种权证书\n培育人欧阳苇\n品种名称青禾红1号", "欧阳苇"),
        (
            "Published application\n(71) Applicant Novatide Software LLC\n(72) Inventors Sofia Stone; Lucas Tanabe",
            "Sofia Stone",
        ),
        ("# 结业证书\n慕容嫚洋(工号Z3NQ1A54YBQ2)\n完成公司内部课程", "慕容嫚洋"),
    ],
)
def test_a_holder_is_told_from_who_signs(rows: str, holder: str) -> None:
    """By what stands before, behind and below a name."""
    assert first(fields_of(rows, Family.AWARD), "holder") == holder


def test_the_job_below_a_name_on_a_business_card_makes_no_signer() -> None:
    """There the role is the holder's own."""
    rows = "# Jordan Smith\nSales Director\nBrightwater Foods Ltd.\n" + "\n".join(["for all of us"] * 14)
    card, paper = (
        next(each for each in fields_of(rows, family) if each.name == "holder")
        for family in (Family.DIGITAL_BUSINESS_CARD, Family.AWARD)
    )
    assert card.value == paper.value == "Jordan Smith"
    assert card.confidence > paper.confidence


def test_an_issuer_is_nobodys_name() -> None:
    """A platform's name has two capitals, as a person's has."""
    lines = lines_of((page("# Microsoft Learn\nCertificate\nJuly 27, 2021\nClara Clarke\nDigital Marketing Basics"),))
    found = extract(lines, Family.COURSE_CERTIFICATE, None, (("Microsoft Learn", None),))
    assert values(found, "holder") == ["Clara Clarke"]


def test_of_two_readings_of_a_name_the_one_with_a_surname_counts() -> None:
    """Beside the label and below the portrait stands the same name; 宠 is no surname, 宓 is."""
    assert first(fields_of("姓名：宠栋\n宓栋\n# 职业技能等级证书", Family.VOCATIONAL_SKILL), "holder") == "宓栋"


def test_the_readers_second_choice_counts_where_the_first_is_no_surname() -> None:
    """线 is no surname, 钱 is. It is less sure than what was read at first sight."""
    plain = page("# 职业技能等级证书\n姓名：线栋")
    lines = tuple(
        line.model_copy(update={"alternative": "姓名：钱栋"}) if "姓名" in line.text else line for line in plain.lines
    )
    read = plain.model_copy(update={"lines": lines})
    one, other = (
        next(each for each in fields_of(each, Family.VOCATIONAL_SKILL) if each.name == "holder")
        for each in (plain, read)
    )
    assert (one.value, other.value) == ("线栋", "钱栋")
    assert other.confidence < one.confidence


@pytest.mark.parametrize(
    ("rows", "name", "value"),
    [
        ("# 职业技能等级证书\n职业名称模具工\nMould and Die Maker", "subject", "模具工"),
        ("# 教师资格证书\n任教学科数学", "subject", "数学"),
        ("# 聘书\n姓名 | 诸葛祎天\n岗位名称培训主管", "position", "培训主管"),
        ("# 学历证明\n姓名诸葛祎天\n专业综合\n毕业日期2021年6月30日", "subject", "综合"),
    ],
)
def test_a_value_may_follow_its_label_at_once(rows: str, name: str, value: str) -> None:
    """Label and value were found as one line: in a poor photo, no space is seen between them."""
    assert first(fields_of(rows, Family.EMPLOYMENT_PROOF), name) == value


@pytest.mark.parametrize(
    "heading", ["专业技术人员", "培训课程结业证书", "职业技能等级证书", "课程名称证明", "工种等级表"]
)
def test_a_heading_that_begins_like_a_label_has_no_value(heading: str) -> None:
    found = fields_of(f"# {heading}\n兹有诸葛祎天参加学习")
    assert not {"subject", "level"} & {each.name for each in found}


@pytest.mark.parametrize(
    ("rows", "number"),
    [
        ("# Test report\nReport euamber 20241175174", "20241175174"),
        ("# Certificate\nCrertr ptiat WD 20260142700\nRoom 12", "20260142700"),
        ("# Certificate\nReport euamber 20241175174\n2024-88123-77", "2024-88123-77"),
        ("# Test report\nMobile phone 20241175174", None),
        ("# Test report\nCall 13812345678", None),
        ("# Test report\nall five rounds of the 20241175174", None),
    ],
)
def test_a_number_ends_a_line_whose_label_is_misread(rows: str, number: str | None) -> None:
    """Where nothing else gives one: after a few words that are nobody else's label."""
    assert first(fields_of(rows), "number") == number


def test_a_number_is_what_most_lines_have() -> None:
    """It stands there several times, and each is read by itself."""
    once = "# Certificate\nCertificate ID: 1A287C-5D7C5N\nCertification number: 1A2B7C-5D7C5N"
    assert first(fields_of(once), "number") == "1A287C-5D7C5N"
    assert first(fields_of(f"{once}\nCredential id: 1A2B7C-5D7C5N"), "number") == "1A2B7C-5D7C5N"


@pytest.mark.parametrize(("confidence", "name"), [(0.97, "汪榮"), (0.85, "汪荣")])
def test_a_traditional_character_counts_where_it_is_read_surely(confidence: float, name: str) -> None:
    read = page("# 荣誉证书\n姓名：汪榮")
    lines = [line.model_copy(update={"confidence": confidence}) for line in read.lines]
    folded = [line.model_copy(update={"folded": line.text.replace("榮", "荣")}) for line in lines]
    assert first(fields_of(read.model_copy(update={"lines": tuple(folded)})), "holder") == name


def test_what_an_exam_is_called_is_nobodys_name() -> None:
    rows = "Korean Language Ability Test (KLAT)\nKang Seoyun\nListening 430 Reading 405"
    assert first(fields_of(rows, Family.EXAM_SCORE), "holder") == "Kang Seoyun"
