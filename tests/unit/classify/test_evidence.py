"""What speaks for which candidate."""

import numpy as np
import pytest

from catalogue import load
from services.classify.evidence import FEATURES, Candidate, Evidence, Witness
from services.classify.terms import Page
from services.classify.text import lines_of
from shared.events import Family
from tests.unit.classify.written import page

WITNESS = Witness(load())
EVEN = dict.fromkeys(Family, 1 / len(Family))


def evidence(text: str, look: dict[Family, float] | None = None) -> Evidence:
    """What is found on a page, its wording saying nothing."""
    return WITNESS(Page.of(lines_of([page(text)])), EVEN, look)


def feature(found: Evidence, candidate: Candidate, name: str) -> float:
    """One figure of one candidate."""
    return float(found.features[found.candidates.index(candidate), FEATURES.index(name)])


BARISTA = Candidate("barista", Family.VOCATIONAL_SKILL)
NOTHING = Candidate(None, Family.NOT_A_CREDENTIAL)


def test_every_family_can_be_said_and_none_at_all():
    """The set is open, whatever stands on the page."""
    found = evidence("今天天气很好")
    assert {each for each in found.candidates if each.type_code is None} == {Candidate(None, each) for each in Family}
    assert found.features.shape == (len(found.candidates), len(FEATURES))
    assert np.isfinite(found.features).all()


def test_a_name_a_heading_and_a_level_speak_for_their_type():
    """A skill certificate says its occupation beside its heading."""
    found = evidence("# 职业技能等级证书\n职业名称：咖啡师\n等级：三级/高级工")
    assert feature(found, BARISTA, "name") > 0
    assert feature(found, BARISTA, "name_is_line") == 1
    assert feature(found, BARISTA, "heading") > 0
    assert feature(found, BARISTA, "level") == 1


def test_a_name_in_a_longer_name_is_told_apart():
    """微软认证 alone is one paper, and only the first words of many others."""
    plain = Candidate("microsoft_certified_other", Family.VOCATIONAL_SKILL)
    alone, within = evidence("# 微软认证"), evidence("# 微软认证：Azure管理员")
    assert feature(alone, plain, "name") > 0
    assert feature(within, plain, "name") == 0
    assert feature(within, plain, "name_in_longer") > 0


def test_a_heading_that_several_families_print_is_marked():
    """Courses and contests both certify participation."""
    found = evidence("# Certificate of Participation\nMaria Keller")
    marked = [
        float(row[FEATURES.index("name_elsewhere")])
        for row, each in zip(found.features, found.candidates, strict=True)
        if each.type_code is not None and row[FEATURES.index("name")] > 0
    ]
    assert all(each > 0 for each in marked)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Congratulations\n50 days streak", 1),
        ("Congratulations\n50 days streak\nMay 2024", 0),
        ("荣誉证书\n二〇二四年", 0),
        ("荣誉证书\n编号 A-88213377", 0),
        ("Certificate No 192851", 0),
        ("شهادة\n٢٠٢٤", 0),
        ("姓名：王小红\n荣誉证书", 0),
    ],
)
def test_a_page_that_tells_neither_whose_nor_when_nor_which_is_bare(text: str, bare: int):
    """A badge to share; a certificate has one of the three."""
    assert feature(evidence(text), NOTHING, "nothing_bare") == bare


def test_a_receipt_is_as_bare_as_what_is_nothing_known():
    """Else a page would be taken for none of the types that are no credentials for being like all of them."""
    row = evidence("购物小票\n面包 6.50\n谢谢惠顾")
    receipt = Candidate("receipt", Family.NOT_A_CREDENTIAL)
    assert feature(row, receipt, "nothing_bare") == feature(row, NOTHING, "nothing_bare") == 1
    assert feature(evidence("购物小票\n面包 6.50\n2024年3月5日"), receipt, "nothing_bare") == 0


def test_a_heading_says_more_the_fewer_types_have_it():
    """Four types are headed so, against a thousand."""
    physician = Candidate("physician_practice_public_health", Family.PROFESSIONAL_QUALIFICATION)
    rare = feature(evidence("中华人民共和国医师执业证书\n公共卫生"), physician, "heading_rare")
    assert rare > 10 * feature(evidence("职业技能等级证书\n咖啡师"), BARISTA, "heading_rare") > 0


def test_few_words_speak_for_no_credential():
    """A signboard in a holiday picture."""
    assert feature(evidence("海鲜"), NOTHING, "nothing_few_words") > 0.9
    assert feature(evidence("兹证明该同志在本单位工作满三年，特此证明。" * 4), NOTHING, "nothing_few_words") == 0


def test_the_look_is_told_only_where_there_was_one():
    """No picture, no opinion of it: not the opinion that all is improbable."""
    assert feature(evidence("荣誉证书"), NOTHING, "nothing_look") == 0
    sure = {**dict.fromkeys(Family, 0.001), Family.NOT_A_CREDENTIAL: 0.985}
    assert feature(evidence("荣誉证书", sure), NOTHING, "nothing_look") == pytest.approx(
        np.log(0.985 / 0.015), abs=1e-2
    )


def test_issuers_are_known_whatever_the_type():
    """The catalogue's issuers on a page help with its fields though its type is unknown."""
    assert any(name == "Coursera" for name, _ in evidence("Certificate\nMaria Keller\nCoursera").issuers)


def test_a_page_of_ten_thousand_names_keeps_few_candidates():
    """What can grow has a limit."""
    names = "\n".join(each.name_zh for each in list(load())[:1000])
    assert len(evidence(names).candidates) <= 60 + len(Family)


@pytest.mark.parametrize(
    ("code", "rows"),
    [
        ("title_journalism", "# 职称证书\n资格名称 | 新闻系列专业技术资格"),
        ("attending_physician_qualification", "# 专业技术资格证书\n资格名称 | 临床医学专业技术资格\n级别 | 中级"),
    ],
)
def test_a_name_is_known_in_its_short_form(code: str, rows: str):
    """Beside a label stands a name without 证书; what the catalogue has in brackets has a place of its own."""
    kind = load().get(code)
    assert kind is not None
    assert feature(evidence(rows), Candidate(code, kind.family), "name") > 0


def test_a_heading_in_english_is_a_heading():
    """HONORARY CERTIFICATE in small print below 荣誉证书 doesn't make it an honour of no name."""
    plain = Candidate("honour_certificate", Family.AWARD)
    assert feature(evidence("# 荣誉证书\nHONORARY CERTIFICATE\n荣获“优秀毕业生”称号"), plain, "name") == 0


def test_what_is_quoted_is_what_is_meant():
    """荣获“优秀毕业生”称号, over the end of a line too."""
    honour = Candidate("outstanding_graduate", Family.AWARD)
    assert feature(evidence("# 奖状\n荣获“优秀毕\n业生”称号"), honour, "name_quoted") == 1
    assert feature(evidence("# 奖状\n优秀毕业生"), honour, "name_quoted") == 0


@pytest.mark.parametrize(("confidence", "nearly"), [(0.7, True), (0.99, False)])
def test_a_short_name_with_a_character_wrong_is_that_name_where_it_was_not_read_surely(
    confidence: float, *, nearly: bool
):
    """Beside its label a name may be small; read surely with another character it is another name."""
    read = page("# 专项职业能力证书\n职业名称 | 羊肉泡惯制作\n姓名 | 王小红", confidence)
    found = WITNESS(Page.of(lines_of([read])), EVEN, None)
    dish = Candidate("competence_yangrou_paomo", Family.VOCATIONAL_SKILL)
    assert (dish in found.candidates and feature(found, dish, "name_misread") > 0) is nearly


def test_a_long_name_read_surely_with_a_character_wrong_is_marked():
    """It may be that name all the same: even a sure reader errs in one of many characters."""
    found = WITNESS(Page.of(lines_of([page("# 全国大学生嵌入式芯片与系统设计竟赛", 0.99)])), EVEN, None)
    marked = [row for row in found.features if row[FEATURES.index("name_misread")] > 0]
    assert marked
    assert all(row[FEATURES.index("name_misread_surely")] == 1 for row in marked)
