"""What running an evaluation promises: drawn and broken files alike get their line, and nothing is left running."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from rich.console import Console

from redflower.evaluation.command import Chosen, evaluate_command, evenly
from redflower.evaluation.device import refuse_unless_offered
from redflower.evaluation.drawn import plan
from redflower.evaluation.item import Truth
from redflower.evaluation.labels import PictureFile, read_labels
from redflower.evaluation.page import write_html
from redflower.evaluation.report import evaluate
from redflower.evaluation.run import CRASHED, examine_all
from redflower.evaluation.show import write_json
from shared.errors import ConfigurationError
from shared.events import Family, FieldName
from specimens import DistractionRequest, SpecimenRequest


@dataclass(frozen=True)
class Deadly:
    """A picture that no worker survives."""

    id: str
    truth: Truth

    def open(self) -> tuple[bytes, Truth]:
        os._exit(1)


def test_drawn_and_broken_pictures_end_to_end(tmp_path: Path) -> None:
    """Three specimens are drawn and recognised in a worker; what is broken, gone or deadly costs itself and no other."""
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"\xff\xd8\xff\xe0 half a file")
    truth = Truth(family=Family.AWARD)
    drawings = plan(60, 3, "clean", keep_in=tmp_path)
    listed = [each for each in drawings if isinstance(each.request, SpecimenRequest)]
    drawn = [each for each in listed if each.truth.family not in {Family.AWARD, Family.NOT_A_CREDENTIAL}][:2]
    drawn.append(next(each for each in drawings if isinstance(each.request, DistractionRequest)))
    first, second, last = (each.id for each in drawn)
    tasks = [
        drawn[0],
        PictureFile("broken.jpg", broken, truth),
        PictureFile("gone.jpg", tmp_path / "gone.jpg", truth),
        Deadly("deadly", truth),
        *drawn[1:],
    ]
    items, engine = examine_all(tasks, Console(), workers=1, device="cpu")

    assert [each.id for each in items] == [first, "broken.jpg", "gone.jpg", "deadly", second, last]
    assert [each.failure for each in items] == [None, "damaged_file", "file_unreadable", CRASHED, None, None]
    report = evaluate(items)
    assert report.family.n == 6
    assert report.family_by_family["award"].value == 0.0
    assert report.open_set_recall.n == 1, "the last is no credential"
    assert report.seconds_per_picture.n == 3
    for each in (items[0], items[4]):
        assert each.truth.fields, "the specimen tells what it shows"
        assert each.answer is not None
        assert each.answer.family is each.truth.family
        kept = json.loads((tmp_path / f"{each.id}.json").read_text(encoding="utf-8"))
        assert kept["type_code"] == each.truth.type_code
        assert (tmp_path / f"{each.id}.jpg").stat().st_size > 10_000

    run = {"set": "six", "engine": engine.model_dump(mode="json"), "device": "cpu"}
    write_json(report, tmp_path / "e.json", run)
    write_html(report, tmp_path / "e.html", run)
    assert json.loads((tmp_path / "e.json").read_text(encoding="utf-8"))["run"]["engine"]["name"] == "rapidocr"
    assert "not read: worker crashed" in (tmp_path / "e.html").read_text(encoding="utf-8")


def table(tmp_path: Path, text: str, *files: str) -> Path:
    for file in files:
        (tmp_path / file).write_bytes(b"x")
    labels = tmp_path / "labels.csv"
    labels.write_text(text, encoding="utf-8")
    return labels


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the children of a process group")
def test_ctrl_c_leaves_nothing_running(tmp_path: Path) -> None:
    """130, a line that says so, and no worker behind."""
    command = [sys.executable, "-m", "redflower", "eval", "recognition", "--specimens", "500", "--workers", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        workers: list[psutil.Process] = []
        end = time.monotonic() + 60
        while len(workers) < 1 and time.monotonic() < end:
            workers = [each for each in psutil.Process(process.pid).children() if "spawn_main" in str(each.cmdline())]
            time.sleep(0.1)
        assert workers
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "nothing is left running" in told
    assert "Traceback" not in told
    assert psutil.wait_procs(workers, timeout=10)[1] == []


def test_labels_need_no_more_than_a_file(tmp_path: Path) -> None:
    """Other people's tables have fewer columns, or more; what is not said is not known."""
    labels = table(tmp_path, "file\na.jpg\n", "a.jpg")
    assert [(each.id, each.truth) for each in read_labels(labels, tmp_path)] == [("a.jpg", Truth())]
    rows = (
        "\ufefffile,class,family,language,issuer_label,type_code,holder,pages\n"
        "a.jpg,award_or_participation,award,zh,某大学,a_type,王小红,3\n"
        "b.jpg,photo,,-,,,,1\n"
        "c.jpg,unusual,,zh,,,,1\n"
    )
    award, photo, unusual = (
        each.truth for each in read_labels(table(tmp_path, rows, "a.jpg", "b.jpg", "c.jpg"), tmp_path)
    )
    assert (award.family, award.language, award.issuer_label, award.type_code) == ("award", "zh", "某大学", "a_type")
    assert award.fields == {FieldName.HOLDER: "王小红"}
    assert photo.no_credential
    assert photo.family is None
    assert not unusual.no_credential


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "one of them must be: file"),
        ("picture\na.jpg\n", "one of them must be: file"),
        ("file\n", "names no file"),
        ("file,family\na.jpg,\n,award\n", "line 3: no file is named"),
        ("file,family\na.jpg,diploma\n", "line 2: 'diploma' is no family"),
        ("file\na.jpg\nmissing.jpg\n", "1 of the 2 files .* missing.jpg; .*--root"),
    ],
)
def test_labels_that_can_not_be_used_are_told_plainly(tmp_path: Path, text: str, message: str) -> None:
    """Before any engine is loaded, with the line and the way out."""
    with pytest.raises(ConfigurationError, match=message):
        read_labels(table(tmp_path, text, "a.jpg"), tmp_path)


def test_a_table_that_is_not_there_or_not_utf8_is_told_plainly(tmp_path: Path) -> None:
    """A missing root, a missing table, and one that a spreadsheet saved in another encoding."""
    with pytest.raises(ConfigurationError, match=r"--root .*: there is no such folder"):
        read_labels(tmp_path / "labels.csv", tmp_path / "nowhere")
    with pytest.raises(ConfigurationError, match="UTF-8"):
        read_labels(tmp_path / "labels.csv", tmp_path)
    (tmp_path / "gbk.csv").write_bytes("file\n证书.jpg\n".encode("gbk"))
    with pytest.raises(ConfigurationError, match="UTF-8"):
        read_labels(tmp_path / "gbk.csv", tmp_path)


def test_the_command_says_what_is_wrong_and_exits_with_2(tmp_path: Path) -> None:
    """No traceback, and nothing is measured."""
    command = [sys.executable, "-m", "redflower", "eval", "recognition", "--labels", "x.csv", "--root", "nowhere"]
    failed = subprocess.run(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert failed.returncode == 2
    assert "--root nowhere: there is no such folder" in failed.stderr
    assert "Traceback" not in failed.stderr


def test_cuda_is_refused_where_the_engine_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the way out; the CPU is always offered."""
    monkeypatch.delenv("REDFLOWER_OCR_ENGINE", raising=False)
    refuse_unless_offered("cpu")
    chosen = Chosen(1, 1, "phone", labels=None, root=None, device="cuda", workers=1, limit=None, keep=None)
    with pytest.raises(ConfigurationError, match="REDFLOWER_OCR_ENGINE=easyocr"):
        evaluate_command(chosen, json_file=None, html_file=None)


def test_a_drawn_set_takes_all_types_evenly() -> None:
    """A tenth is no credential; no type comes again before every other has come; the seed decides, and alone."""
    drawings = plan(1000, 5, "hard")
    assert sum(isinstance(each.request, DistractionRequest) for each in drawings) == 100
    assert all(each.truth.no_credential for each in drawings if isinstance(each.request, DistractionRequest))
    codes = [each.truth.type_code for each in drawings if isinstance(each.request, SpecimenRequest)]
    counts = {codes.count(code) for code in codes}
    assert max(counts) - min(counts) <= 1
    assert plan(1000, 5, "hard") == drawings
    assert plan(1000, 6, "hard") != drawings
    assert len({each.id for each in drawings}) == 1000


def test_holders_have_rare_names_where_that_is_asked() -> None:
    """The same papers for the same seed but for their holders, rare names among these as in life or half of them."""
    usual, rare = (plan(200, 3, "hard", rare_names=each) for each in (False, True))
    holders = [
        {each.request.holder for each in them if not isinstance(each.request, DistractionRequest)}
        for them in (usual, rare)
    ]
    assert len(holders[0] & holders[1]) < 100
    assert [each.truth for each in usual] == [each.truth for each in rare]


def test_a_limit_takes_evenly() -> None:
    """Not only the files of the table's first folder."""
    tasks = [PictureFile(str(number), Path(), Truth()) for number in range(10)]
    assert [each.id for each in evenly(tasks, 4)] == ["0", "2", "5", "7"]
    assert evenly(tasks, None) == evenly(tasks, 50) == tasks
