"""When a field counts as read, and when an issuer counts as found."""

import pytest

from redflower.evaluation.item import Answer, FoundField
from redflower.evaluation.matching import field_right, issuer_found
from shared.events import Family, FieldName


@pytest.mark.parametrize(
    ("name", "true", "read", "right"),
    [
        (FieldName.HOLDER, "Wang Xiaohong", "WANG XIAO HONG", True),
        (FieldName.HOLDER, "王小红", "王 小 红", True),
        (FieldName.HOLDER, "王小红", "王小虹", False),
        (FieldName.NUMBER, "GZ-2024/0017", "ＧＺ２０２４ ００１７", True),
        (FieldName.NUMBER, "20240017", "2024O017", False),
        (FieldName.ISSUED_ON, "2024-05-01", "2024-05-01", True),
        (FieldName.ISSUED_ON, "2024年5月1日", "2024-05-01", True),
        (FieldName.ISSUED_ON, "2024-05-01", "2024-05", False),
        (FieldName.LEVEL, "一级（甲等）", "一级(甲等)", True),
        (FieldName.POSITION, "工程师", "工程师助理", False),
        (FieldName.POSITION, "工程师", "  ", False),
    ],
)
def test_normal_forms_are_compared(name: FieldName, true: str, read: str, right: bool) -> None:
    """Widths, case and spaces don't count, nor separators in numbers; all else does."""
    assert field_right(name, true, [FoundField(name, read, 0.9)]) is right


def test_of_a_field_that_is_read_twice_the_surer_counts() -> None:
    """As verification takes it; but a holder may be any of a team's."""
    twice = [FoundField(FieldName.NUMBER, "A1", 0.6), FoundField(FieldName.NUMBER, "B2", 0.8)]
    assert field_right(FieldName.NUMBER, "B2", twice)
    assert not field_right(FieldName.NUMBER, "A1", twice)
    team = [FoundField(FieldName.HOLDER, "李小明", 0.6), FoundField(FieldName.HOLDER, "王小红", 0.8)]
    assert field_right(FieldName.HOLDER, "李小明", team)
    assert not field_right(FieldName.HOLDER, "李小明", [])


def answer(issuer: str = "", employer: str = "", known: tuple[str, ...] = ()) -> Answer:
    fields = ((FieldName.ISSUER, issuer), (FieldName.EMPLOYER, employer))
    found = tuple(FoundField(name, value, 0.9) for name, value in fields if value)
    return Answer(None, Family.AWARD, 0.9, fields=found, known_issuers=known)


@pytest.mark.parametrize(
    ("label", "given", "found"),
    [
        ("Coursera / Google", answer("Google Inc."), True),
        ("Coursera / Google", answer(known=("Coursera 课程证书", "Coursera")), True),
        ("清华大学", answer("清华大学教务处"), True),
        ("清华大学教务处", answer(employer="清华大学"), True),
        ("清华大学", answer("北京大学"), False),
        ("Geeks for Geeks", answer("GEEKSFORGEEKS"), True),
        ("LinkedIn Learning", answer("Linkedln Learnlng"), True),
        ("UL", answer("UL Solutions"), True),
        ("UL", answer("Consulting Group"), False),
        ("LinkedIn Learning", answer("in"), False),
        ("Udemy", answer(), False),
        ("Udemy", None, False),
    ],
)
def test_an_issuer_is_found_by_one_of_its_names(label: str, given: Answer | None, found: bool) -> None:
    """By containment either way or near likeness; two letters within a word are none."""
    assert issuer_found(label, given) is found


@pytest.mark.parametrize(
    "label", ["竞赛组委会", "认证公司", "college", "college event", "webinar organiser", "社区居委会"]
)
def test_a_label_that_names_nobody_is_found_with_any_name(label: str) -> None:
    """Some issuer or employer of a name's length must have been read; what the catalogue knows is not enough."""
    assert issuer_found(label, answer("星海杯大赛组委会"))
    assert issuer_found(label, answer(employer="Northbridge College"))
    assert not issuer_found(label, answer("章"))
    assert not issuer_found(label, answer("字" * 100))
    assert not issuer_found(label, answer(known=("全国大赛组委会",)))


def test_a_label_with_a_name_of_its_own_is_held_to_it() -> None:
    """A named committee, company or college is not just anybody."""
    assert not issuer_found("全国青少年科技创新大赛组委会", answer("星海杯书法大赛办公室"))
    assert not issuer_found("湖南大学", answer("清华大学"))
