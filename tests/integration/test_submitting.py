"""What goes wrong while files are sent is said plainly, and the broker is not blamed for what is not its fault."""

from pathlib import Path

import pytest
from tenacity import stop_after_attempt

from redflower.submit import Submission, linked, submit
from redflower.upstream import Upstream, account_is_known
from redflower.watch import Watcher
from shared.errors import ConfigurationError, TransientError
from shared.settings import KafkaSettings

pytestmark = pytest.mark.integration

SUBMISSION = Submission("alice", None, "recent_graduate", 300_000)
NOWHERE = KafkaSettings.model_validate({"KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:9"})


async def test_a_file_that_goes_away_is_named(kafka_settings: KafkaSettings, storage_url: str, tmp_path: Path):
    """No group of exceptions: one sentence with the file's name."""
    async with linked(kafka_settings, storage_url) as link:
        with pytest.raises(ConfigurationError, match=r"gone\.jpg' can't be read: No such file"):
            await submit(link, [tmp_path / "gone.jpg"], SUBMISSION, idle_s=20, moved=lambda _: None)


async def test_a_store_that_stays_away_is_said(
    kafka_settings: KafkaSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Several files fail at once; what is raised is what the command line says in one sentence."""
    monkeypatch.setattr(Upstream.upload.retry, "stop", stop_after_attempt(1))  # type: ignore[attr-defined]
    files = [tmp_path / name for name in ("a.jpg", "b.jpg")]
    for file in files:
        file.write_bytes(b"x")
    async with linked(kafka_settings, "http://127.0.0.1:9/objects") as link:
        with pytest.raises(TransientError, match="can't write"):
            await submit(link, files, SUBMISSION, idle_s=20, moved=lambda _: None)


async def test_the_broker_is_not_blamed_for_errors_of_others(kafka_settings: KafkaSettings):
    """Whoever watches may meet an OSError of their own; it stays what it is."""
    with pytest.raises(FileNotFoundError):
        async with Watcher.open(kafka_settings):
            raise FileNotFoundError


async def test_a_broker_that_is_away_is_named():
    """Its address is in the message."""
    with pytest.raises(TransientError, match=r"127\.0\.0\.1:9 does not answer"):
        async with Watcher.open(NOWHERE):
            pytest.fail("opened")
    with pytest.raises(TransientError, match=r"127\.0\.0\.1:9 does not answer"):
        await account_is_known(NOWHERE, "alice")
