"""The state folder of one system: what lies where, who holds it, and the record of what runs."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from shared.embedded.process import ProcessRecord
from shared.errors import ConfigurationError
from shared.settings import StateSettings


class ServiceRecord(BaseModel):
    """One service process as it was started last."""

    model_config = ConfigDict(frozen=True)

    name: str
    number: int
    pid: int
    created: float
    http_port: int
    restarts: int = 0

    @property
    def label(self) -> str:
        """Its name, with a number from the second process on."""
        return self.name if self.number == 1 else f"{self.name}-{self.number}"

    @property
    def process(self) -> ProcessRecord:
        """The process, by pid and creation time."""
        return ProcessRecord(pid=self.pid, created=self.created)


class SystemRecord(BaseModel):
    """Where a running system is reached: ``system.json`` in its state folder."""

    model_config = ConfigDict(frozen=True)

    pid: int
    created: float
    bootstrap_servers: str
    database_url: str
    storage_url: str
    topic_prefix: str = ""
    ready: bool = False
    services: tuple[ServiceRecord, ...] = ()

    @property
    def process(self) -> ProcessRecord:
        """The supervising process."""
        return ProcessRecord(pid=self.pid, created=self.created)


class StateInUseError(ConfigurationError):
    """Another system holds the state folder."""


class StateFolder:
    """One system's folder. Two systems never share one: the lock sees to it."""

    def __init__(self, root: Path) -> None:
        self.root = root.expanduser().resolve()

    @classmethod
    def from_environment(cls) -> "StateFolder":
        """The folder that ``REDFLOWER_STATE_DIR`` names, ``.state`` by default."""
        return cls(StateSettings.load().state_dir)

    @property
    def kafka(self) -> Path:
        """What the embedded broker keeps."""
        return self.root / "kafka"

    @property
    def postgres(self) -> Path:
        """What the embedded database keeps."""
        return self.root / "postgres"

    @property
    def objects(self) -> Path:
        """The object store, where no other is named."""
        return self.root / "objects"

    @property
    def logs(self) -> Path:
        """One log a service process."""
        return self.root / "logs"

    def create(self) -> None:
        """Make the folder. Its own files are its owner's; Postgres, run by another user for root, may pass through."""
        self.root.mkdir(parents=True, exist_ok=True, mode=0o755)
        # What holds people's data. Broker and database close their own folders.
        for folder in (self.objects, self.logs):
            folder.mkdir(exist_ok=True)
            folder.chmod(0o700)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the folder alone. The lock goes with the process, however that ends.

        Raises:
            StateInUseError: another process holds it.
        """
        self.create()
        with (self.root / "lock").open("a+") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                handle.seek(0)
                holder = handle.read().strip() or "unknown"
                message = (
                    f"a system is running already in {self.root} (process {holder}). See it with `redflower status`, "
                    "stop it with `redflower down`, or start another one by REDFLOWER_STATE_DIR=<another folder>."
                )
                raise StateInUseError(message) from None
            handle.truncate(0)
            handle.write(str(os.getpid()))
            handle.flush()
            yield

    @property
    def in_use(self) -> bool:
        """Whether a process holds the folder now."""
        try:
            with (self.root / "lock").open("a+") as handle:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except FileNotFoundError:
            return False
        return False

    def write(self, record: SystemRecord) -> None:
        """Write ``system.json``, whole or not at all, readable by its owner alone: it holds the database's URL."""
        path = self.root / "system.json"
        fresh = path.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_text(record.model_dump_json(indent=2))
        fresh.replace(path)

    def read(self) -> SystemRecord | None:
        """What was written last, whether it still runs or not; None where nothing was, or nothing legible."""
        try:
            return SystemRecord.model_validate_json((self.root / "system.json").read_text())
        except (FileNotFoundError, ValidationError):
            return None

    def running(self) -> SystemRecord | None:
        """The system that runs in this folder now; None where none does."""
        record = self.read()
        return record if record is not None and record.process.process() is not None else None

    def forget(self) -> None:
        """The system has stopped."""
        (self.root / "system.json").unlink(missing_ok=True)


__all__ = ["ServiceRecord", "StateFolder", "StateInUseError", "SystemRecord"]
