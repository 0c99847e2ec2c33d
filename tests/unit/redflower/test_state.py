"""What the state folder promises: one system at a time, and a record that is never mistaken."""

import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from redflower.state import ServiceRecord, StateFolder, StateInUseError, SystemRecord
from shared.embedded.kafka import EmbeddedKafka
from shared.embedded.process import ProcessRecord


def record(process: ProcessRecord) -> SystemRecord:
    return SystemRecord(
        pid=process.pid,
        created=process.created,
        bootstrap_servers="127.0.0.1:9092",
        database_url="postgresql://localhost/x",
        storage_url="file:///x",
        services=(ServiceRecord(name="ocr", number=2, pid=process.pid, created=process.created, http_port=1),),
    )


def test_a_second_system_is_refused(tmp_path: Path) -> None:
    """Two systems on one folder: the second is told who holds it and what can be done."""
    with StateFolder(tmp_path).lock(), pytest.raises(StateInUseError) as refused, StateFolder(tmp_path).lock():
        pass
    assert str(os.getpid()) in str(refused.value)
    assert "REDFLOWER_STATE_DIR" in str(refused.value)


def test_a_killed_holder_leaves_the_folder_free(tmp_path: Path) -> None:
    """The lock goes with its process, also where that was killed."""
    code = f"""
import time
from pathlib import Path
from redflower.state import StateFolder
with StateFolder(Path({str(tmp_path)!r})).lock():
    print("held", flush=True)
    time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        assert StateFolder(tmp_path).in_use
        holder.kill()
        holder.wait()
    assert not StateFolder(tmp_path).in_use
    with StateFolder(tmp_path).lock():
        assert StateFolder(tmp_path).in_use


def test_the_record_comes_back(tmp_path: Path) -> None:
    """What is written is read again, by its owner alone: it holds the database's address."""
    state = StateFolder(tmp_path)
    written = record(ProcessRecord.of(os.getpid()))
    state.write(written)
    assert state.running() == written
    assert stat.S_IMODE((tmp_path / "system.json").stat().st_mode) == 0o600
    assert written.services[0].label == "ocr-2"


def test_what_holds_personal_data_is_its_owners_alone(tmp_path: Path) -> None:
    """Pictures, events and logs are closed to others, also where they were left open.

    The folder itself is not: for root, Postgres runs as another user and passes through it.
    """
    (tmp_path / "state" / "objects").mkdir(parents=True, mode=0o755)
    state = StateFolder(tmp_path / "state")
    (tmp_path / "state").chmod(0o755)
    with state.lock():
        EmbeddedKafka(state.kafka)
        for folder in (state.objects, state.kafka, state.logs):
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700, folder
        assert stat.S_IMODE(state.root.stat().st_mode) == 0o755


def test_a_recycled_pid_is_not_mistaken(tmp_path: Path) -> None:
    """A record whose pid now belongs to a younger process is of no running system."""
    state = StateFolder(tmp_path)
    mine = ProcessRecord.of(os.getpid())
    state.write(record(ProcessRecord(pid=mine.pid, created=mine.created - 3600)))
    assert state.read() is not None
    assert state.running() is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"pid": "x"}'])
def test_an_illegible_record_is_none(tmp_path: Path, content: str) -> None:
    """A record that was cut off or spoilt stops nobody from starting."""
    (tmp_path / "system.json").write_text(content)
    assert StateFolder(tmp_path).read() is None


def test_forgetting_twice_is_harmless(tmp_path: Path) -> None:
    """A stopped system is forgotten, however often that is said."""
    state = StateFolder(tmp_path)
    state.write(record(ProcessRecord(pid=1, created=time.time())))
    state.forget()
    state.forget()
    assert state.read() is None
