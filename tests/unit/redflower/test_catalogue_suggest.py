"""What `redflower catalogue suggest` promises: papers of one unlisted type come together, and nobody is named."""

import random
from itertools import count

import pytest

from catalogue import NumberFormat, load
from redflower.catalogue_headings import Known, Titles, heading
from redflower.catalogue_number_form import number_form
from redflower.catalogue_suggest import Paper, Suggestion, suggest
from shared.events import Family, FieldName
from tests.unit.redflower.unlisted import page

_next = count()


def paper(
    *lines: str,
    issuer: str = "",
    family: Family = Family.AWARD,
    account: str = "",
    holder: str = "",
    number: str | None = None,
    fields: tuple[FieldName, ...] = (FieldName.HOLDER,),
    language: str = "zh",
    picture: str = "",
) -> Paper:
    """A paper of another account and file each time, unless said otherwise."""
    name = f"u{next(_next):05}"
    return Paper(
        name, picture or name, account or name, family, lines, issuer, (holder,) if holder else (), number,
        frozenset(fields), language,
    )  # fmt: skip


@pytest.fixture(scope="module")
def titles() -> Titles:
    return Titles(load())


def names(groups: tuple[Suggestion, ...]) -> list[tuple[str, int]]:
    return [(group.name, group.papers) for group in groups]


def test_papers_of_one_contest_are_one_type(titles: Titles) -> None:
    """The wording most share is the name, a misread one joins it, and a paper alone is no type."""
    papers = [
        *(paper("获奖证书", "花城青年风筝设计大赛", issuer="花城风筝协会") for _ in range(3)),
        paper("获奖证书", "花城青年风箏设计大赛", issuer="花城风筝协会"),
        paper("荣誉证书", "石桥少年棋王邀请赛", issuer="石桥棋院"),
    ]
    (group,) = suggest(papers, titles)
    assert (group.name, group.papers, group.is_name) == ("花城青年风筝设计大赛", 4, True)
    assert group.titles == ("获奖证书",)
    assert group.issuers == ("花城风筝协会",)


TOGETHER = (
    ("a line more", ("花城青年风筝设计大赛",), ("花城青年风筝设计大赛", "总决赛")),
    ("another order", ("Kite Design Open", "Hua City"), ("Hua City", "Kite Design Open")),
    ("another title", ("获奖证书", "花城青年风筝设计大赛"), ("荣誉证书", "花城青年风筝设计大赛")),
)
APART = (
    ("a part of it", ("人工智能",), ("人工智能训练营数据标注工程师",)),
    ("another contest", ("花城青年风筝设计大赛",), ("石桥少年棋王邀请赛",)),
    ("another subject", ("全国青年风筝设计大赛",), ("全国青年灯笼扎制大赛",)),
)


@pytest.mark.parametrize(("why", "one", "other"), TOGETHER)
def test_what_belongs_together(titles: Titles, why: str, one: tuple[str, ...], other: tuple[str, ...]) -> None:
    """A line more or another order is no other type."""
    assert [group.papers for group in suggest([paper(*one), paper(*one), paper(*other)], titles)] == [3], why


@pytest.mark.parametrize(("why", "one", "other"), APART)
def test_what_stays_apart(titles: Titles, why: str, one: tuple[str, ...], other: tuple[str, ...]) -> None:
    """A word in common is not enough."""
    papers = [paper(*lines) for lines in (one, one, other, other)]
    assert [group.papers for group in suggest(papers, titles)] == [2, 2], why


def test_wordings_that_many_papers_show_are_no_misreadings(titles: Titles) -> None:
    """风筝设计大赛 and 风筝设计模型大赛 differ by two characters; three papers of each are two contests."""
    one, other = "花城青年风筝设计大赛", "花城青年风筝模型设计大赛"
    apart = suggest([paper(line) for line in (one, one, one, other, other, other)], titles)
    assert sorted(names(apart)) == sorted([(one, 3), (other, 3)])


def test_a_shared_title_needs_its_issuer(titles: Titles) -> None:
    """Everyone gives out 荣誉证书: whose it is makes the type; without one it is a heading and no name."""
    groups = suggest(
        [
            *(paper("荣誉证书", issuer="花城风筝协会") for _ in range(3)),
            *(paper("荣誉证书", issuer="石桥小学") for _ in range(2)),
            *(paper("荣誉证书") for _ in range(2)),
        ],
        titles,
    )
    assert names(groups)[0] == ("花城风筝协会荣誉证书", 3)
    assert {(group.name, group.is_name) for group in groups[1:]} == {("石桥小学荣誉证书", True), ("荣誉证书", False)}


def test_a_short_heading_needs_its_issuer_too(titles: Titles) -> None:
    """优秀学员 of two schools are two types; a long heading is one whoever signs it."""
    short = [paper("优秀学员", issuer=issuer) for issuer in ("花城职业学校", "石桥驾驶协会") for _ in range(2)]
    long = [
        paper("花城青年风筝设计大赛", issuer=issuer)
        for issuer in ("花城风筝协会", "共青团石桥市委员会")
        for _ in range(2)
    ]
    assert [group.papers for group in suggest(short, titles)] == [2, 2]
    assert [group.papers for group in suggest(long, titles)] == [4]


def test_a_platforms_courses_are_one_type(titles: Titles) -> None:
    """Each paper prints another course; the platform and the title are what they share."""
    courses = ("Kite Design", "Lantern Making", "River Stone Painting", "Bamboo Weaving Basics")
    papers = [
        paper("Certificate of Completion", course, issuer="Hua City Academy", family=Family.COURSE_CERTIFICATE)
        for course in courses
    ]
    alone = paper("Certificate of Completion", "Old Songs", family=Family.COURSE_CERTIFICATE)
    assert names(suggest([*papers, alone], titles)) == [("Hua City Academy Certificate of Completion", 4)]


def test_families_stay_apart(titles: Titles) -> None:
    """A type has one family."""
    families = (Family.AWARD, Family.HOBBY)
    papers = [paper("花城青年风筝设计大赛", family=family) for family in families for _ in range(2)]
    assert [group.papers for group in suggest(papers, titles)] == [2, 2]


def test_what_nearly_all_show_is_told(titles: Titles) -> None:
    """Fields of four in five papers, languages of one in ten, the form of the numbers."""
    often, seldom = (FieldName.HOLDER, FieldName.NUMBER), (FieldName.HOLDER,)
    papers = [
        paper("花城青年风筝设计大赛", fields=often if place else seldom, number=f"HC-2025{place:04}", language="zh+en")
        for place in range(5)
    ]
    (group,) = suggest(papers, titles)
    assert group.fields == (FieldName.HOLDER, FieldName.NUMBER)
    assert group.languages == ("zh+en",)
    assert group.number is not None
    assert group.number.pattern == r"HC\-\d{8}"


def test_one_file_sent_twice_is_one_paper(titles: Titles) -> None:
    """A customer who tries again is no second paper."""
    assert suggest([paper("花城青年风筝设计大赛", picture="p") for _ in range(3)], titles) == ()


def test_no_word_of_one_person_alone_is_told(titles: Titles) -> None:
    """One account's papers share its holder's name, where that was missed; two people's don't."""
    mine = [paper("荣誉证书", "王小红风筝", account="a", holder="王小红") for _ in range(3)]
    (group,) = suggest(mine, titles)
    assert (group.name, group.titles, group.is_name) == ("", (), False)
    (group,) = suggest([*mine, paper("荣誉证书", "王小红风筝", account="a", holder="李明轩")], titles)
    assert group.name == "王小红风筝"


def test_the_order_of_the_papers_changes_nothing(titles: Titles) -> None:
    """The same papers give the same groups."""
    lines = ("花城青年风筝设计大赛", "花城青年风箏设计大赛", "石桥少年棋王邀请赛", "全国青年灯笼扎制大赛")
    papers = [paper(lines[place % 4], issuer="花城风筝协会" if place % 3 else "") for place in range(24)]
    mixed = random.Random(1).sample(papers, len(papers))
    assert suggest(mixed, titles) == suggest(papers, titles)


HEADINGS = (
    (
        "title and contest, not the prize, the edition, the holder",
        "# 获奖证书\n## 第十二届风筝设计大赛\n# 王小红\n# 一等奖\n在比赛中表现突出\n证书编号：HC20250001",
        Known(holders=("王小红",), others=("一等奖",)),
        ("获奖证书", "风筝设计大赛"),
    ),
    ("a holder spaced out", "# 荣誉证书\n# 王 小 红", Known(holders=("王小红",)), ("荣誉证书",)),
    ("a holder that was missed", "# 荣誉证书\n# 王小红\n# Anna Maria Lopez", Known(), ("荣誉证书",)),
    ("a holder in capitals", "# Kite Academy\n# ANNA LOPEZ", Known(holders=("Anna Lopez",)), ("Kite Academy",)),
    ("years and numbers", "# 2025年度风筝大赛\n# HC-20250001\n# 二〇二五年五月一日", Known(holders=("王",)), ("风筝大赛",)),
    ("the number's line", "# 风筝大赛 HC 0001", Known(numbers=("HC0001",)), ()),
    ("the issuer's line", "# 风筝大赛章程证书\n# 花城风筝协会", Known(issuers=("花城风筝协会",)), ("风筝大赛章程证书",)),
    ("a small title", "# 花城青年风筝设计大赛\n结业证书", Known(holders=("王",)), ("花城青年风筝设计大赛", "结业证书")),
)  # fmt: skip


@pytest.mark.parametrize(("why", "text", "known", "lines"), HEADINGS)
def test_a_heading_is_what_the_paper_calls_itself(why: str, text: str, known: Known, lines: tuple[str, ...]) -> None:
    """Tall lines and titles, without the holder, figures and dates."""
    assert heading([page(text)], known) == lines, why


NUMBERS = (
    (("HC20250001", "HC20250107", "HC20260033"), r"HC\d{8}"),
    (("AB20250001", "CD20250107"), r"[A-Z]{2}\d{8}"),
    (("AB20250001", "AB20250107"), r"[A-Z]{2}\d{8}"),
    (("花字第001号", "花字第12号", "花字第7号"), r"花字第\d{1,3}号"),
    (("2025 0001", "20250002", "2025 0003"), r"\d{8}"),
    (("20250001", "20250002", "20250003", "20250004", "X-1"), r"\d{8}"),
    (("A1B2C3D4E5F6", "1234567890AB", "ABCDEF123456", "9A8B7C6D5E4F"), r"[A-Z\d]{12}"),
    (("1234567890", "0000000000", "1111111111"), r"\d{10}"),
    (tuple("0123456789"), None),
    (("20250001",), None),
    (("20250001", "20250001"), None),
    (("20250001", "HC-1", "x9", "2025/7"), None),
    ((), None),
)


@pytest.mark.parametrize(("numbers", "pattern"), NUMBERS)
def test_numbers_of_one_form_give_a_pattern(numbers: tuple[str, ...], pattern: str | None) -> None:
    """Letters that all have are told, figures never; its example is nobody's number, and matches."""
    form = number_form(numbers)
    assert (form.pattern if form is not None else None) == pattern
    if form is not None:
        assert form.example not in numbers
        assert NumberFormat(pattern=form.pattern, example=form.example).matches(form.example)


@pytest.mark.timeout(60)
def test_many_different_papers_are_grouped_in_time(titles: Titles) -> None:
    """The time grows with the papers, not with their pairs, also where no two are alike: here a second, not minutes."""
    chooses = random.Random(3)
    letters = [chr(0x4E00 + place) for place in range(3_000)]
    papers = [paper("".join(chooses.choices(letters, k=12)) + "风筝大赛") for _ in range(5_000)]
    assert suggest(papers, titles) == ()
