"""The catalogue's data holds together, and wrong data is refused with file, entry and reason."""

import csv
import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from catalogue import CatalogueError, is_valid, load
from catalogue.load import FOLDER, examine
from redflower.commands.catalogue import app
from shared.events import Family

DEMO = (
    "teacher_qualification",
    "barista",
    "ai_trainer",
    "nail_technician",
    "electrician_skill",
    "legal_profession_qualification",
    "accounting_junior",
    "nurse_practice",
    "constructor_first_class",
    "cet_4",
    "cet_6",
    "ncre",
    "software_qualification",
    "putonghua",
    "bachelor_degree",
    "undergraduate_diploma",
    "coursera_course",
    "edx_course",
    "icourse163",
    "xuetangx",
    "aws_solutions_architect",
    "cisco_ccna",
    "huawei_hcia",
    "microsoft_azure_fundamentals",
    "employment_letter",
    "work_id_card",
    "dingtalk_business_card",
    "feishu_business_card",
    "wecom_business_card",
    "driving_licence",
    "special_operation",
    "invention_patent",
    "software_copyright",
    "self_employed_licence",
    "volunteer_certificate",
    "marathon_finisher",
    "music_grade_cma",
    "go_dan",
    "identity_document",
    "invoice",
    "slide",
    "receipt",
    "iso_9001",
    "construction_enterprise_qualification",
)


def test_the_catalogue_is_large_and_whole() -> None:
    """At least 170 types, every family among them, and those that the demo needs."""
    catalogue = load()
    assert len(catalogue) >= 170
    assert {each.family for each in catalogue} == set(Family)
    assert set(catalogue.families) == set(Family)
    assert [code for code in DEMO if code not in catalogue] == []


def test_what_is_no_persons_earns_nothing() -> None:
    """Organisations' papers and what is no credential are of tier 0."""
    for family in (Family.ORGANISATION_DOCUMENT, Family.NOT_A_CREDENTIAL):
        assert {each.tier for each in load().of_family(family)} == {0}


def test_every_number_matches_its_own_example() -> None:
    """A pattern that its example contradicts would refuse genuine papers."""
    for each in load():
        if each.number is not None:
            assert each.number.matches(each.number.example), each.code
            assert is_valid(each.number.check, each.number.example), each.code


def test_loading_twice_gives_the_same_object() -> None:
    """It is read once a process."""
    assert load() is load()
    assert load().get("barista") is load().get("barista")
    assert load().get("no_such_type") is None
    assert load().get(None) is None


def test_occupation_codes_are_four_numbers() -> None:
    """The code's groups lie in the ranges of the classification: eight major groups."""
    codes = [each.occupation_code for each in load() if each.occupation_code]
    rows = list(csv.reader(code.replace("-", ",") for code in codes))
    assert len(rows) >= 40
    assert all(1 <= int(row[0]) <= 8 and len(row) == 4 for row in rows)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the data, to spoil."""
    (tmp_path / "types").mkdir()
    shutil.copy(FOLDER / "families.yaml", tmp_path)
    for path in (FOLDER / "types").glob("*.yaml"):
        shutil.copy(path, tmp_path / "types")
    return tmp_path


BROKEN = (
    ("{code: barista, name_zh: 甲, tier: 1}", "the code barista comes twice"),
    ("{code: other_cook, name_zh: 咖啡师, tier: 1}", "have one name and issuer"),
    ("{code: spelt, name_zh: 乙, tire: 1}", "tire"),
    ("{code: spelt, name_zh: 乙, tier: 7}", "tier"),
    ("{code: spelt, name_zh: 乙, tier: 1, number: {pattern: '(', example: '1'}}", "no regular expression"),
    ("{code: spelt, name_zh: 乙, tier: 1, number: {pattern: 'A', example: '1'}}", "doesn't match"),
    ("{code: spelt, name_zh: 乙, tier: 1, number: {pattern: '.*', example: '11', check: luhn}}", "wrong check digit"),
    ("{code: spelt, name_zh: 乙, tier: 1, number: {pattern: '.*', example: '1', check: mod97}}", "check"),
    ("{code: spelt, name_zh: 乙, tier: 1, inquiry: example.com}", "inquiry"),
    ("spelt", "isn't a set of"),
)


@pytest.mark.parametrize(("entry", "said"), BROKEN)
def test_wrong_data_is_refused_with_its_place(folder: Path, entry: str, said: str) -> None:
    """An editor who slips is told the file and what is wrong; nothing is loaded half."""
    path = folder / "types" / "vocational_skill.yaml"
    path.write_text(path.read_text(encoding="utf-8") + f"\n  - {entry}\n", encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load(folder)
    assert any(said in problem and problem.startswith("vocational_skill.yaml") for problem in caught.value.problems)


def test_all_problems_are_told_at_once(folder: Path) -> None:
    """Lint reads on after the first mistake, broken YAML and a missing family among them."""
    (folder / "types" / "award.yaml").write_text("types: [", encoding="utf-8")
    (folder / "types" / "hobby.yaml").write_text("kinds: []", encoding="utf-8")
    families = (folder / "families.yaml").read_text(encoding="utf-8").replace("\nhobby:", "\nhobbies:")
    (folder / "families.yaml").write_text(families, encoding="utf-8")
    catalogue, problems = examine(folder)
    assert "barista" in catalogue
    assert {problem.split(":")[0] for problem in problems} == {"award.yaml", "hobby.yaml", "families.yaml"}


def test_lint_says_what_there_is() -> None:
    """`lint --json` is for machines: counts and no errors, exit code 0."""
    result = CliRunner().invoke(app, ["lint", "--json"])
    said = json.loads(result.stdout)
    assert result.exit_code == 0
    assert said["errors"] == []
    assert said["types"] == len(load()) == sum(said["by_family"].values())


def test_search_and_show_find_a_type() -> None:
    """By a part of its name; and a code that isn't there says how to search."""
    runner = CliRunner()
    assert "barista" in runner.invoke(app, ["search", "咖啡师"]).stdout
    assert "teacher_qualification" in runner.invoke(app, ["search", "教师资格证"]).stdout
    assert "4-03-02-08" in runner.invoke(app, ["show", "barista"]).stdout
    assert runner.invoke(app, ["show", "bariste"]).exit_code == 1
