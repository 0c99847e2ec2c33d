"""Who issued a paper: what says so, what only looks like it, and what never is."""

from dataclasses import replace

import pytest

from catalogue import load
from services.classify.addresses import names_in
from services.classify.fields import extract
from services.classify.issuers import ISSUERS_MAX
from services.classify.organisations import is_part, organisation, within
from services.classify.text import lines_of
from shared.events import Family
from tests.unit.classify.test_fields import fields_of, values
from tests.unit.classify.written import page

CATALOGUE = load()


@pytest.mark.parametrize(
    ("row", "issuer"),
    [
        ("conducted by Brightwater Robotics on 14 May 2023", "Brightwater Robotics"),
        ("a coding contest organised by the Silverleaf Society, Riverdale", "Silverleaf Society, Riverdale"),
        ("Riverdale College presents this certificate to", "Riverdale College"),
        ("Co-Founder, Lanternworks", "Lanternworks"),
        ("Issued by: Northbridge Labs", "Northbridge Labs"),
        ("Certificado otorgado por Academia Puente Norte", "Academia Puente Norte"),
        ("diselenggarakan oleh Yayasan Melati", "Yayasan Melati"),
        ("ausgestellt von Nordlicht GmbH", "Nordlicht GmbH"),
        ("本次大赛由花城市计算机学会主办，望城软件学院承办", "花城市计算机学会"),
        ("在花城大学2023年暑期社会实践中", "花城大学"),
        ("LANTERNWORKS LEARNING SOLUTIONS PVT. LTD.", "LANTERNWORKS LEARNING SOLUTIONS PVT. LTD"),
    ],
)
def test_sentences_signatures_and_lines_name_an_issuer(row: str, issuer: str) -> None:
    """Organised by, presents, Co-Founder of, 主办: each says who did it."""
    assert issuer in values(fields_of(f"Certificate of Participation\n{row}\nJordan Smith", Family.AWARD), "issuer")


def test_a_list_of_hosts_gives_each_of_them() -> None:
    """主办单位 often has several; the first stays the surest."""
    found = fields_of("# 获奖证书\n主办单位：花城市教育局、花城大学", Family.AWARD)
    assert values(found, "issuer") == ["花城市教育局", "花城大学"]


def test_the_surest_few_are_given_and_none_within_another() -> None:
    """Of a page full of names the three surest, each organisation once."""
    rows = "\n".join(f"{name}大学教务处\n{name}大学" for name in ("花城", "望城", "云川", "青禾", "白石"))
    found = values(fields_of(f"# 获奖证书\n{rows}", Family.AWARD), "issuer")
    assert len(found) == ISSUERS_MAX
    assert not any(one != other and one in other for one in found for other in found)


def test_the_types_own_issuer_is_the_surest() -> None:
    """Verification takes the surest: other names on the page mustn't outweigh the type's issuer where it is printed."""
    kind = CATALOGUE.get("coursera_course")
    assert kind is not None
    rows = "Coursera\nCourse Certificate\nJordan Smith\nauthorized by Riverdale University\nDean, Riverdale University"
    assert values(fields_of(rows, kind.family, kind), "issuer")[0] == "Coursera"


def test_of_a_type_with_known_issuers_no_mark_makes_another() -> None:
    """A word at the head would speak against a paper whose own issuer just wasn't read."""
    kind = CATALOGUE.get("coursera_course")
    assert kind is not None
    assert values(fields_of("Lanternworks\nCourse Certificate\nJordan Smith", kind.family, kind), "issuer") == []
    assert values(fields_of("Lanternworks\nCourse Certificate\nJordan Smith"), "issuer") == ["Lanternworks"]


def test_a_misread_character_under_the_seal_is_still_the_types_issuer() -> None:
    """A seal covers the name it is pressed on; the catalogue knows how it is written."""
    kind = next(each for each in CATALOGUE if any(len(name) >= 8 and not name.isascii() for name in each.issuers))
    name = next(each for each in kind.issuers if len(each) >= 8 and not each.isascii())
    found = fields_of(f"# {kind.name_zh}\n{name[:3]}囗{name[4:]}", kind.family, kind)
    assert values(found, "issuer")[0] == name


def test_the_words_round_a_seal_are_the_issuer_and_nothing_else() -> None:
    """A seal names who pressed it; it is nobody's name and no number."""
    lines = lines_of((page("# 荣誉证书\n王小红同学：\n在校期间表现优异\n花城第一中学"),))
    sealed = tuple(replace(line, source="seal") if "中学" in line.text else line for line in lines)
    found = extract(sealed, Family.AWARD, None)
    assert values(found, "issuer") == ["花城第一中学"]
    assert next(each for each in found if each.name == "issuer").confidence > 0.8


@pytest.mark.parametrize(
    "row",
    [
        "单位名称：花城贸易有限公司",
        "登录花城市人力资源和社会保障局网站查询验证",
        "Verify at https://credly.com/badges/1",
    ],
)
def test_the_holders_firm_and_where_to_verify_are_no_issuers(row: str) -> None:
    """Whose firm it is, and whose site answers, is not who issued it."""
    assert values(fields_of(f"# 证书\n姓名：王小红\n{row}", Family.VOCATIONAL_SKILL), "issuer") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Verify at https://cert.lanternworks.in/verify/A1", ["lanternworks"]),
        ("www.riverdale.ac.uk", ["riverdale"]),
        ("support@brightwater.com.cn", ["brightwater"]),
        ("ude.my/UC-1234", ["Udemy"]),
        ("linkedin.com/learning/certificates/1", ["LinkedIn Learning"]),
        ("https://www.credly.com/badges/1 or bit.ly/2", []),
        ("ASP.NET and Socket.IO", []),
        ("http://hrss.riverdale.gov.cn", []),
        ("Mr.Jordan.Smith", []),
    ],
)
def test_an_address_tells_whose_it_is_unless_it_is_anybodys(text: str, names: list[str]) -> None:
    """Hosts of links, badges and mail, and a government's sites, say nothing of an issuer."""
    assert list(names_in(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "花城大学",
        "花城市教育局(盖章)",
        "Riverdale University",
        "BRIGHTWATER PVT. LTD.",
        "Sportverein Hollern",
        "Đại học Sông Xanh",
    ],
)
def test_organisations_are_known_by_their_words(text: str) -> None:
    """What names end with, in Chinese; words that only organisations' names have, elsewhere."""
    assert organisation(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "特此证明",
        "Introduction to School Management Course",
        "Director, Riverdale",
        "王小红",
        "项目名称",
        "Data Analyst",
    ],
)
def test_titles_people_and_courses_are_no_organisations(text: str) -> None:
    """A job's, a course's or a person's name isn't who issued the paper."""
    assert organisation(text) is None


def test_a_kind_without_a_name_is_joined_to_the_line_above() -> None:
    """Letterheads break: the name proper stands on one line, what it is on the next."""
    assert is_part("School of Engineering")
    assert not is_part("Riverdale School of Engineering")
    found = fields_of("JAI RIVERDALE\nENGINEERING COLLEGE\n" + "\n".join("abcdefghijklmnopqrst"), Family.AWARD)
    assert "JAI RIVERDALE ENGINEERING COLLEGE" in values(found, "issuer")


def test_a_sentence_gives_the_organisations_in_it() -> None:
    """From the first capital to the last, with the small words between."""
    assert list(within("held at the University of Riverdale and at Brightwater College")) == [
        "University of Riverdale",
        "Brightwater College",
    ]
