"""What the command line promises: help worth reading, plain errors, and exit codes that scripts can use."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from redflower.operate import parse_processes
from redflower.submit import Submission, files_in, refuse_unreadable
from shared.errors import ConfigurationError


def redflower(*arguments: str, state: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value for name, value in os.environ.items() if name not in {"KAFKA_BOOTSTRAP_SERVERS", "DATABASE_URL"}
    }
    return subprocess.run(
        [sys.executable, "-m", "redflower", *arguments],
        env={**kept, "REDFLOWER_STATE_DIR": str(state), "COLUMNS": "100", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_help_names_every_command(tmp_path: Path) -> None:
    """Whoever asks for help sees all there is."""
    shown = redflower("--help", state=tmp_path)
    assert shown.returncode == 0
    for command in ("demo", "up", "down", "status", "run", "submit", "watch"):
        assert f" {command} " in shown.stdout


def test_an_unknown_service_is_told_plainly(tmp_path: Path) -> None:
    """No traceback: one sentence that names what there is, and exit code 2."""
    failed = redflower("run", "nothing", state=tmp_path)
    assert failed.returncode == 2
    assert "there is no service 'nothing'" in failed.stderr
    assert "Traceback" not in failed.stderr


def test_a_service_without_a_broker_names_the_variable(tmp_path: Path) -> None:
    """A missing setting is refused by its name."""
    failed = redflower("run", "ocr", state=tmp_path, REDFLOWER_STORAGE_URL=tmp_path.as_uri())
    assert failed.returncode == 2
    assert "KAFKA_BOOTSTRAP_SERVERS" in failed.stderr
    assert "Traceback" not in failed.stderr


def test_status_and_down_where_nothing_runs(tmp_path: Path) -> None:
    """Exit code 3, and JSON where it is asked for."""
    shown = redflower("status", "--json", state=tmp_path)
    assert shown.returncode == 3
    assert json.loads(shown.stdout) == {"running": False}
    assert redflower("down", state=tmp_path).returncode == 3


def test_submit_without_a_system_says_what_to_do(tmp_path: Path) -> None:
    """The way out is in the message."""
    file = tmp_path / "a.jpg"
    file.write_bytes(b"x")
    failed = redflower("submit", str(file), "--account", "a", state=tmp_path)
    assert failed.returncode == 2
    assert "redflower up" in failed.stderr


def test_submit_says_what_an_account_id_may_hold(tmp_path: Path) -> None:
    """An account id that no event could carry is refused in one sentence, before anything is looked for or sent."""
    (tmp_path / "a.jpg").write_bytes(b"x")
    failed = redflower("submit", str(tmp_path / "a.jpg"), "--account", "小红", state=tmp_path)
    assert failed.returncode == 2
    assert failed.stderr == "--account takes 1 to 128 of A-Z a-z 0-9 . _ : @ -; not '小红'\n"


@pytest.mark.parametrize(
    ("option", "wrong"),
    [
        ("--account", {"account_id": "a" * 129}),
        ("--account", {"account_id": ""}),
        ("--holder", {"holder": ""}),
        ("--segment", {"segment": "s" * 65}),
    ],
)
def test_what_no_event_could_carry_is_refused_by_its_option(option: str, wrong: dict[str, str]) -> None:
    """The options are held to what the events say."""
    good = Submission("a.b_c:d@e-1", "王小红", "blue_collar", 0)
    good.check()
    with pytest.raises(ConfigurationError, match=option):
        replace(good, **wrong).check()  # type: ignore[arg-type]


def test_files_that_can_not_be_read_are_named_before_anything_is_sent(tmp_path: Path) -> None:
    """Half a folder sent is worse than none: the files in the way are named."""
    (tmp_path / "good.jpg").write_bytes(b"x")
    refuse_unreadable([tmp_path / "good.jpg"])
    with pytest.raises(ConfigurationError, match="nothing was sent") as refused:
        refuse_unreadable([tmp_path / "good.jpg", tmp_path / "gone.jpg", tmp_path])
    assert "gone.jpg' can't be read: No such file" in str(refused.value)
    assert "good.jpg" not in str(refused.value)


def test_processes_are_read() -> None:
    """Repeated or by commas."""
    assert parse_processes(["ocr=2", "verify=3,ingest=1"]) == {"ocr": 2, "verify": 3, "ingest": 1}
    assert parse_processes([]) == {}


@pytest.mark.parametrize("text", ["ocr", "ocr=", "ocr=two", "=-1"])
def test_what_is_no_number_is_refused(text: str) -> None:
    """The message shows the form."""
    with pytest.raises(ConfigurationError, match="ocr=2"):
        parse_processes([text])


def test_folders_are_looked_through(tmp_path: Path) -> None:
    """A folder stands for the files in it and below, in order, without hidden ones."""
    (tmp_path / "in").mkdir()
    for name in ("b.jpg", "in/a.pdf", ".hidden"):
        (tmp_path / name).write_bytes(b"")
    found = files_in([tmp_path, tmp_path / "b.jpg"])
    assert [path.name for path in found] == ["b.jpg", "a.pdf", "b.jpg"]


INTERRUPTED = """
import asyncio, sys
from redflower.interrupt import InterruptedBySignalError, run_until_interrupted, uninterrupted
async def clean_up():
    await asyncio.sleep(0.3)
    print("cleaned up", flush=True)
async def work():
    try:
        print("working", flush=True)
        await asyncio.sleep(60)
    finally:
        await uninterrupted(clean_up())
try:
    run_until_interrupted(work(), at_once=lambda: print("at once", flush=True))
except InterruptedBySignalError as stopped:
    sys.exit(stopped.exit_code)
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_one_signal_ends_in_order(number: signal.Signals) -> None:
    """The work's own clean-up runs to its end, and the exit code names the signal."""
    with subprocess.Popen([sys.executable, "-c", INTERRUPTED], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "working\n"
        process.send_signal(number)
        assert process.stdout.read() == "cleaned up\n"
        assert process.wait(10) == 128 + number


def test_a_second_signal_ends_at_once() -> None:
    """Who presses Ctrl-C twice does not wait, and nothing is left all the same."""
    code = INTERRUPTED.replace("sleep(0.3)", "sleep(60)")
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        while process.poll() is None:
            try:
                process.wait(0.5)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGINT)
        assert process.stdout.read() == "at once\n"
        assert process.returncode == 130
