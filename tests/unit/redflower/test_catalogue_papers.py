"""What `redflower catalogue suggest --from` promises: a file of events in, types that the catalogue lacks out."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from typer.testing import CliRunner, Result

from catalogue.load import FOLDER, examine
from redflower.catalogue_papers import from_files, language
from redflower.commands.catalogue import app
from shared.errors import ConfigurationError
from shared.events import Family, FieldName
from tests.unit.redflower.unlisted import contest, read, recognised

PEOPLE = ("王小红", "李明轩", "赵晓兰")
NUMBERS = ("HC20250001", "HC20250107", "HC20250033")


def write(path: Path, *events: BaseModel) -> Path:
    path.write_text("".join(f"{event.model_dump_json()}\n" for event in events), encoding="utf-8")
    return path


def contests() -> list[BaseModel]:
    return [event for place in range(3) for event in contest(f"up-{place}", PEOPLE[place], NUMBERS[place])]


def suggest(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["suggest", *arguments])


def groups(*arguments: str) -> dict[str, Any]:
    result = suggest("--json", *arguments)
    assert result.exit_code == 0, result.stderr
    said: dict[str, Any] = json.loads(result.stdout)
    return said


def test_from_a_file_to_a_catalogue_that_has_the_type(tmp_path: Path) -> None:
    """The whole way: papers of a contest that nobody listed, the suggestion, and `add` takes it as it is."""
    file = write(tmp_path / "events.jsonl", *contests())
    (group,) = groups("--from", str(file))["groups"]
    assert group == {
        "papers": 3,
        "family": "award",
        "name": "花城青年风筝设计大赛",
        "is_name": True,
        "titles": ["获奖证书"],
        "issuers": ["花城风筝协会"],
        "fields": ["holder", "number", "issuer", "issued_on", "level"],
        "number": {"pattern": r"HC\d{8}", "example": "HC12345678"},
        "languages": ["zh"],
        "uploads": ["up-0", "up-1", "up-2"],
        "like": None,
    }
    entries = tmp_path / "new.yaml"
    entries.write_text(suggest("--yaml", "--from", str(file)).stdout, encoding="utf-8")
    folder = tmp_path / "catalogue"
    (folder / "types").mkdir(parents=True)
    shutil.copy(FOLDER / "families.yaml", folder)
    for path in (FOLDER / "types").glob("*.yaml"):
        shutil.copy(path, folder / "types")
    added = CliRunner().invoke(app, ["add", "--entries", str(entries), "--folder", str(folder)])
    assert added.exit_code == 0, added.stderr
    catalogue, problems = examine(folder)
    assert problems == ()
    assert "花城青年风筝设计大赛" in {each.name_zh for each in catalogue.of_family(Family.AWARD)}


@pytest.mark.parametrize("form", ["--json", "--yaml", "--min"])
def test_nobody_is_named(tmp_path: Path, form: str) -> None:
    """No holder and no number comes out in any form, the table among them, also of a paper alone."""
    file = write(tmp_path / "events.jsonl", *contests(), *contest("up-9", "周明珠", "HC20259999", "第八届"))
    arguments = ("--min", "1") if form == "--min" else (form, "--min", "1")
    result = suggest("--from", str(file), *arguments)
    assert result.exit_code == 0
    assert "花城青年风筝设计大赛" in result.stdout.replace("\n", "")
    for private in (*PEOPLE, *NUMBERS, "周明珠", "HC20259999", "account-"):
        assert private not in result.output


def test_only_papers_without_a_type_count(tmp_path: Path) -> None:
    """No type in a family that earns, or probably none whatever was said; the last word on an upload holds."""
    fields = {FieldName.HOLDER: "王小红"}
    text = "# 花城青年风筝设计大赛"
    cases = {
        "none": recognised("none", Family.AWARD, fields, unknown=0.1),
        "doubtful": recognised("doubtful", Family.AWARD, fields, type_code="contest_award", unknown=0.5),
        "known": recognised("known", Family.AWARD, fields, type_code="contest_award", unknown=0.4),
        "nothing": recognised("nothing", Family.NOT_A_CREDENTIAL, {}, unknown=0.0),
        "old": recognised("old", Family.AWARD, fields, unknown=None),
    }
    later = recognised("none", Family.AWARD, fields, type_code="barista", unknown=0.0)
    readings = [read(name, text) for name in cases]
    found = from_files([write(tmp_path / "a", *readings, *cases.values())])
    assert {paper.upload_id for paper in found.papers} == {"none", "doubtful", "old"}
    found = from_files([write(tmp_path / "a", *readings), write(tmp_path / "b", *cases.values(), later)])
    assert {paper.upload_id for paper in found.papers} == {"doubtful", "old"}
    assert found.recognised == 6


def test_events_may_come_as_cloudevents_and_among_others(tmp_path: Path) -> None:
    """CloudEvents in JSON are read like payloads; other events are passed over, and what is no event is counted."""
    file = tmp_path / "events.jsonl"
    rows = [{"specversion": "1.0", "type": event.type, "data": event.model_dump(mode="json")} for event in contests()]  # type: ignore[attr-defined]
    others = [{"type": "redflower.limit.changed.v1", "data": {}}, {"upload_id": "u", "outcome": "verified"}]
    lines = [json.dumps(row) for row in (*rows, *others)]
    file.write_text("\n".join([*lines, "no json", "[1]", '{"document": 1, "type_code": 2}', ""]), encoding="utf-8")
    said = groups("--from", str(file))
    assert [group["papers"] for group in said["groups"]] == [3]
    assert (said["illegible"], said["recognised"], said["without_heading"]) == (3, 3, 0)


def test_what_watch_prints_has_no_contents(tmp_path: Path) -> None:
    """It says which events went by; the way out is in the message."""
    file = tmp_path / "watched.jsonl"
    file.write_text('{"at_s": 1.0, "event": "redflower.credential.read.v1", "upload": "u"}\n', encoding="utf-8")
    refused = suggest("--from", str(file)).exception
    assert isinstance(refused, ConfigurationError)
    assert "credential.readings.v1" in str(refused)


def test_beyond_the_limit_is_said(tmp_path: Path) -> None:
    """No more papers than the limit are kept, and nobody takes a part for the whole."""
    result = suggest("--json", "--limit", "2", "--from", str(write(tmp_path / "events.jsonl", *contests())))
    said = json.loads(result.stdout)
    assert (said["papers"], said["cut"], said["unlisted"]) == (2, 1, 3)
    assert "1 more are left out" in result.stderr


def test_a_line_longer_than_any_event_costs_itself_alone(tmp_path: Path) -> None:
    """It is not held in memory, and those behind it are read."""
    file = write(tmp_path / "events.jsonl", *contests())
    file.write_bytes(b"x" * (20 * 1024 * 1024) + b"\n" + file.read_bytes())
    said = groups("--from", str(file))
    assert (said["illegible"], said["papers"]) == (1, 3)


def test_a_reading_without_a_heading_is_counted(tmp_path: Path) -> None:
    """A paper that says nothing of itself is in no group, and in the sum."""
    events = (read("u", "# 王小红"), recognised("u", Family.AWARD, {FieldName.HOLDER: "王小红"}))
    said = groups("--from", str(write(tmp_path / "events.jsonl", *events)))
    assert (said["without_heading"], said["papers"], said["groups"]) == (1, 0, [])


LANGUAGES = (
    ("# 荣誉证书", "zh"),
    ("# This is to certify that the course of the school", "en"),
    ("# 荣誉证书\nThis is to certify that the holder has", "zh+en"),
    ("# hat mit dem Kurs das Ziel der Schule", "de"),
    ("# XYZ", ""),
    ("Сертификат об окончании курса of the", "cyrillic"),
    ("结业证书 结业证书 结业证书 结业证书 结业证书 Сертификат", "zh"),
)


@pytest.mark.parametrize(("text", "said"), LANGUAGES)
def test_languages_are_told_by_their_little_words(text: str, said: str) -> None:
    """Chinese by its characters; three little words make a language, one may be in a name."""
    assert language(read("u", text)) == said


def test_a_script_that_was_not_read_is_named() -> None:
    """What the reader makes of Cyrillic looks like Latin."""
    assert language(read("u", "# 3axapoB the of", unread_script="cyrillic")) == "cyrillic"


def test_one_form_at_a_time(tmp_path: Path) -> None:
    """--json and --yaml together are refused."""
    file = write(tmp_path / "events.jsonl")
    assert isinstance(suggest("--json", "--yaml", "--from", str(file)).exception, ConfigurationError)
