"""What `redflower catalogue add` promises: a right entry becomes one more line, a wrong one changes nothing."""

import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import ryaml
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from catalogue.load import FOLDER, examine
from redflower.catalogue_edit import EditRefusedError, code_from, line_of, plan, write
from redflower.commands.catalogue import app
from shared.errors import ConfigurationError

DIABOLO = ("--family", "hobby", "--name-zh", "空竹等级证书", "--name-en", "Certificate of Diabolo Grade")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the catalogue, to add to."""
    (tmp_path / "types").mkdir()
    shutil.copy(FOLDER / "families.yaml", tmp_path)
    for path in (FOLDER / "types").glob("*.yaml"):
        shutil.copy(path, tmp_path / "types")
    return tmp_path


def add(folder: Path, *arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(app, ["add", "--folder", str(folder), *arguments], input=stdin)


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((folder / "types").iterdir())}


def test_an_entry_is_one_more_line_and_nothing_else(folder: Path) -> None:
    """Comments, order and form of the file stay to the letter, and the type is there with all that was said."""
    before = contents(folder)
    result = add(
        folder, *DIABOLO, "--alias", "空竹证", "--alias", "KZDW", "--title", "等级证书", "--cue", "大师分", "--issuer",
        "中国空竹协会", "--level", "终身大师", "--level", "大师", "--field", "holder", "--field", "number", "--number-pattern",
        r"\d{5}", "--number-example", "12045", "--validity-years", "4", "--occupation-code", "4-13-02-01",
        "--inquiry", "https://www.ccba.org.cn", "--tier", "2",
    )  # fmt: skip
    assert result.exit_code == 0, result.stderr
    after = contents(folder)
    assert after.pop("hobby.yaml") == before.pop("hobby.yaml") + result.stdout
    assert after == before
    catalogue, problems = examine(folder)
    assert problems == ()
    diabolo = catalogue.get("diabolo_grade")
    assert diabolo is not None
    assert diabolo.model_dump(mode="json") == {
        "code": "diabolo_grade",
        "family": "hobby",
        "name_zh": "空竹等级证书",
        "name_en": "Certificate of Diabolo Grade",
        "aliases": ["空竹证", "KZDW"],
        "titles": ["等级证书"],
        "cues": ["大师分"],
        "issuers": ["中国空竹协会"],
        "occupation_code": "4-13-02-01",
        "levels": ["终身大师", "大师"],
        "number": {"pattern": r"\d{5}", "example": "12045", "check": None},
        "validity_years": 4,
        "fields": ["holder", "number"],
        "inquiry": "https://www.ccba.org.cn",
        "tier": 2,
    }


def test_what_was_not_said_is_the_files_default(folder: Path) -> None:
    """Nothing is written that the file's head says already; an empty word says that there is none."""
    plain = add(folder, *DIABOLO, "--dry-run").stdout
    assert plain == "  - {code: diabolo_grade, name_zh: 空竹等级证书, name_en: Certificate of Diabolo Grade}\n"
    assert add(folder, *DIABOLO, "--field", "", "--inquiry", "").exit_code == 0
    diabolo = examine(folder)[0].get("diabolo_grade")
    assert diabolo is not None
    assert (diabolo.fields, diabolo.inquiry) == ((), None)


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    """The line is shown, the files are as they were."""
    before = contents(folder)
    assert "diabolo_grade" in add(folder, *DIABOLO, "--dry-run").stdout
    assert contents(folder) == before


def test_every_problem_is_named_and_nothing_written(folder: Path) -> None:
    """The rules are those of loading: all that is wrong is told at once."""
    before = contents(folder)
    result = add(
        folder, "--family", "hobby", "--name-zh", "围棋段位证书", "--code", "go_dan", "--tier", "9", "--field", "holdr",
        "--number-pattern", "(", "--number-example", "1", "--inquiry", "example.com", "--number-check", "mod97",
    )  # fmt: skip
    assert result.exit_code == 1
    for word in ("tier", "fields.0", "number.check", "inquiry", "nothing was written"):
        assert word in result.stderr
    assert contents(folder) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--code", "barista", "--name-zh", "咖啡师傅"), "the code barista comes twice"),
        (("--code", "coffee", "--name-zh", "咖啡师"), "have one name and issuer"),
    ],
)
def test_a_contradiction_with_the_rest_is_refused(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    """What only shows beside the other types is seen, too."""
    result = add(folder, "--family", "vocational_skill", "--force", *arguments)
    assert result.exit_code == 1
    assert said in result.stderr


def test_nearly_the_same_name_needs_force(folder: Path) -> None:
    """A type that is there already, in other words, is named; --force adds the new one all the same."""
    before = contents(folder)
    near = (
        "--family", "exam_score", "--code", "putonghua_level", "--name-zh", "普通话水平测试等级书", "--tier", "2",
    )  # fmt: skip
    result = add(folder, *near)
    assert result.exit_code == 1
    assert "putonghua_level has nearly the name of putonghua" in result.stderr
    assert "--force" in result.stderr
    assert contents(folder) == before
    assert add(folder, *near, "--force").exit_code == 0
    assert "putonghua_level" in examine(folder)[0]


def test_words_in_another_order_are_nearly_the_same(folder: Path) -> None:
    """Of Latin names the words count, not their order."""
    assert add(folder, *DIABOLO).exit_code == 0
    again = add(folder, *DIABOLO[:2], "--name-zh", "甲", "--name-en", "Diabolo Grade: Certificate of", "--dry-run")
    assert "diabolo_grade_2 has nearly the name of diabolo_grade" in again.stderr


def test_what_is_needed_is_named_off_a_terminal(folder: Path) -> None:
    """No question that nobody answers; and a tier, which is money, is never guessed from the neighbours."""
    nothing = add(folder).exception
    assert isinstance(nothing, ConfigurationError)
    assert "missing: --family, --name-zh, --code, --tier." in str(nothing)
    no_tier = add(folder, "--family", "licence", "--code", "a_b", "--name-zh", "甲").exception
    assert isinstance(no_tier, ConfigurationError)
    assert "missing: --tier." in str(no_tier)


def test_an_unknown_family_is_refused_with_those_there_are(folder: Path) -> None:
    """The way out is in the message."""
    result = add(folder, "--family", "hobbies", "--name-zh", "甲", "--code", "a_b", "--tier", "1")
    assert isinstance(result.exception, ConfigurationError)
    assert "there is no family 'hobbies'" in str(result.exception)
    assert "hobby" in str(result.exception)


def test_another_file_of_the_family(folder: Path) -> None:
    """Vendors' certifications have a file and defaults of their own; a file of another family gets the family written."""
    words = ("--family", "vocational_skill", "--name-zh", "甲云认证", "--code", "cloud_a")
    assert add(folder, *words, "--file", "vendor_certification").stdout == "  - {code: cloud_a, name_zh: 甲云认证}\n"
    other = add(folder, *words[:4], "--code", "cloud_b", "--issuer", "甲", "--file", "hobby", "--force")
    assert other.stdout.startswith("  - {family: vocational_skill, code: cloud_b")
    assert isinstance(add(folder, *words, "--file", "../award").exception, ConfigurationError)


def test_entries_of_a_file_are_added_all_or_none(folder: Path, tmp_path: Path) -> None:
    """As `suggest --yaml` writes them, over several files; one that is wrong keeps the others out."""
    entries = tmp_path / "new.yaml"
    good = "- {family: hobby, code: diabolo, name_zh: 空竹等级证书, tier: 1}\n# seen twice\n- {family: award, code: kite, name_zh: 风筝放飞奖}\n"
    before = contents(folder)
    entries.write_text(good + "- {family: award, code: kite, name_zh: 乙, tier: 1}\n", encoding="utf-8")
    assert "the code kite comes twice" in add(folder, "--entries", str(entries)).stderr
    assert contents(folder) == before
    assert add(folder, "--entries", "-", stdin=good).exit_code == 0
    assert {"diabolo", "kite"} <= {each.code for each in examine(folder)[0]}


@pytest.mark.parametrize("text", ["{family: hobby}", "- hobby", "[]", "- {family: hobbies, code: a_b}", "- {code: [}"])
def test_a_file_that_holds_no_entries_is_refused(folder: Path, text: str) -> None:
    """Told plainly, with the form that is meant."""
    assert isinstance(add(folder, "--entries", "-", stdin=text).exception, ConfigurationError)


TWISTED = (
    "types:\n- code: a_b\n  name_zh: 甲\n  tier: 1\n\n# the end\n\ndefaults: {family: hobby}\n",
    "types: # all\n    - {code: a_b, name_zh: 甲, tier: 1}",
    "defaults: {family: hobby}\ntypes:\n",
)


@pytest.mark.parametrize("text", TWISTED)
def test_other_forms_of_the_file_are_kept(folder: Path, text: str) -> None:
    """Lists that stand further left or right, a comment at the end, words after the list, no line end, no entry yet."""
    path = folder / "types" / "hobby.yaml"
    path.write_text(text, encoding="utf-8")
    write(plan(folder, [("hobby", {"code": "new_one", "name_zh": "乙", "tier": 1})]))
    after = path.read_text(encoding="utf-8")
    assert [line for line in after.splitlines() if "new_one" not in line] == text.splitlines()
    assert "new_one" in examine(folder)[0]


def test_a_form_that_no_line_can_be_put_behind_is_refused(folder: Path) -> None:
    """Rather than to write the whole file anew."""
    path = folder / "types" / "hobby.yaml"
    path.write_text("types: [{code: a_b, name_zh: 甲, tier: 1}]\n", encoding="utf-8")
    with pytest.raises(EditRefusedError, match=r"hobby\.yaml"):
        plan(folder, [("hobby", {"code": "new_one", "name_zh": "乙", "tier": 1})])


def test_what_someone_else_wrote_meanwhile_is_not_lost(folder: Path) -> None:
    """Between reading and writing another may have edited the file: theirs stays, ours is done again."""
    path = folder / "types" / "hobby.yaml"
    made = plan(folder, [("hobby", {"code": "new_one", "name_zh": "乙", "tier": 1})])
    theirs = path.read_text(encoding="utf-8") + "  - {code: theirs, name_zh: 丙, tier: 1}\n"
    path.write_text(theirs, encoding="utf-8")
    with pytest.raises(EditRefusedError, match="meanwhile"):
        write(made)
    assert path.read_text(encoding="utf-8") == theirs
    assert not list(path.parent.glob(".*"))


@given(st.dictionaries(st.sampled_from(["code", "name_zh", "inquiry"]), st.text(max_size=40), min_size=1))
@pytest.mark.filterwarnings("error")
def test_any_words_are_read_back_as_they_were(entry: dict[str, str]) -> None:
    """Whatever is in them, quotes, colons and figures that look like numbers: one line, read back the same."""
    line = line_of(entry)
    assert len(f"{line}\n".splitlines()) == 1
    assert ryaml.loads(f"- {line}\n") == [entry]


@pytest.mark.parametrize(
    "text", ["12E45", "08912345", "0o17", "2020-01-01", "yes", "null", "~", "1_000", "a: b", "'", "#x"]
)
def test_words_that_look_like_something_else_stay_words(text: str) -> None:
    """A number's example such as 12E45 is no floating-point figure."""
    assert ryaml.loads(line_of({"name_zh": text})) == {"name_zh": text}


@pytest.mark.parametrize(
    ("name", "taken", "code"),
    [
        ("Certificate of Diabolo Grade", (), "diabolo_grade"),
        ("Bachelor's Degree", (), "bachelors_degree"),
        ("Diabolo Grade", ("diabolo_grade", "diabolo_grade_2"), "diabolo_grade_3"),
        ("1+X Certificate", (), "type_1_x"),
        ("Certificate", (), "certificate"),
        ("空竹", (), ""),
        ("word " * 40, (), None),
    ],
)
def test_a_code_is_made_of_the_english_name(name: str, taken: tuple[str, ...], code: str | None) -> None:
    """Free, well-formed, within the limit; none where the name gives none."""
    made = code_from(name, taken)
    assert len(made) <= 64
    assert code is None or made == code


def test_a_person_on_a_terminal_is_asked(folder: Path) -> None:
    """What is needed is asked for, with what is usual as the answer of an empty line; a slip is asked again."""
    answers = ["hobbies", "hobby", "空竹等级证书", "Diabolo Grade", "", "中国空竹协会", ""]
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "redflower", "catalogue", "add", "--folder", str(folder)],
        stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        os.close(theirs)
        os.write(ours, "".join(f"{each}\n" for each in answers).encode())
        said, asked = process.communicate(timeout=60)
    os.close(ours)
    assert process.returncode == 0, asked
    assert "there is no family 'hobbies'" in asked
    assert "code [diabolo_grade]" in asked
    assert "[1]" in asked
    assert (
        said.strip()
        == "- {code: diabolo_grade, name_zh: 空竹等级证书, name_en: Diabolo Grade, issuers: [中国空竹协会]}"
    )
    assert "diabolo_grade" in examine(folder)[0]
