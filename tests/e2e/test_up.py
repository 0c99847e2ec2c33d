"""``redflower up`` and what meets it: files sent for real, a service killed, a second system, and the end."""

import json
import os
import signal
from datetime import UTC, datetime
from pathlib import Path

import pytest

from specimens import SpecimenRequest, draw
from tests.e2e.conftest import CommandLine, until

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(900)]

HOLDER = "陈小明"


def states(redflower: CommandLine) -> dict[str, str]:
    content = json.loads(redflower.run("status", "--json").stdout)
    return dict(content["states"])


def test_files_are_sent_and_their_ends_told(redflower: CommandLine, tmp_path: Path) -> None:
    """One system from start to stop: each promise in the order in which a person would meet it."""
    system = redflower.start("up", "--json", "--processes", "ingest=2")
    try:
        assert system.stdout is not None
        ready = next(json.loads(line) for line in system.stdout if line.startswith("{"))
        assert {each["name"] for each in ready["services"]} >= {"ingest", "ocr", "classify", "verify", "credit"}
        assert set(states(redflower).values()) == {"ready"}
        assert "ingest-2" in states(redflower)

        _files_end(redflower, tmp_path)
        _a_second_system_is_refused(redflower)
        _a_killed_service_comes_again(redflower)

        stopped = redflower.run("down")
        assert stopped.returncode == 0, stopped.stdout
        assert system.wait(60) == 0
        assert redflower.left() == []
        assert redflower.run("status").returncode == 3
    finally:
        system.kill()
        system.communicate()


def _files_end(redflower: CommandLine, tmp_path: Path) -> None:
    request = SpecimenRequest("barista", HOLDER, seed=11, severity="scan", today=datetime.now(UTC).date())
    (tmp_path / "barista.jpg").write_bytes(draw(request).image)
    (tmp_path / "notes.txt").write_text("not a picture")
    files = [str(tmp_path / "barista.jpg"), str(tmp_path / "notes.txt")]
    sent = redflower.run(
        "submit", *files, "--account", "alice", "--holder", HOLDER, "--json", str(tmp_path / "ends.json")
    )
    assert sent.returncode == 0, sent.stdout
    picture, text = json.loads((tmp_path / "ends.json").read_text())
    assert set(picture) == {"file", "ending", "type", "family", "fields", "reasons", "seconds"}
    assert picture["ending"] == "limit_changed"
    assert (picture["type"], picture["family"]) == ("barista", "vocational_skill")
    assert picture["fields"]["holder"]["value"] == HOLDER
    assert picture["seconds"] > 0
    assert (text["ending"], text["reasons"]) == ("rejected", ["unsupported_type"])

    again = redflower.run("submit", files[0], "--account", "alice", "--json", str(tmp_path / "again.json"))
    assert again.returncode == 0, again.stdout
    (repeated,) = json.loads((tmp_path / "again.json").read_text())
    assert repeated["ending"] == "rejected"
    assert "already_granted" in repeated["reasons"]


def _a_second_system_is_refused(redflower: CommandLine) -> None:
    refused = redflower.run("up")
    assert refused.returncode == 2
    assert "a system is running already" in refused.stdout


def _a_killed_service_comes_again(redflower: CommandLine) -> None:
    running = json.loads(redflower.run("status", "--json").stdout)
    credit = next(each for each in running["services"] if each["name"] == "credit")
    os.kill(credit["pid"], signal.SIGKILL)

    def is_back() -> bool:
        now = json.loads(redflower.run("status", "--json").stdout)
        (again,) = (each for each in now["services"] if each["name"] == "credit")
        return again["pid"] != credit["pid"] and now["states"]["credit"] == "ready"

    assert until(is_back, timeout_s=120)
