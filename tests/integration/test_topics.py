"""The command line against a broker of one's own: its topics are made and listed, and a service run by hand is found."""

import json
import os
import re
import subprocess
import sys
import urllib.request
import uuid
from pathlib import Path

import pytest

pytestmark = pytest.mark.integration


def environment(state: Path, **more: str) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if name != "KAFKA_BOOTSTRAP_SERVERS"}
    return {**inherited, "REDFLOWER_STATE_DIR": str(state), **more}


def redflower(*arguments: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "redflower", *arguments]
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=120, check=False)


def test_topics_are_made_on_the_broker_that_is_named(bootstrap_servers: str, tmp_path: Path):
    """Listed as missing, made by the settings, listed as there; made again, nothing happens."""
    prefix = f"t{uuid.uuid4().hex[:10]}."
    env = environment(
        tmp_path,
        KAFKA_BOOTSTRAP_SERVERS=bootstrap_servers,
        REDFLOWER_TOPIC_PREFIX=prefix,
        REDFLOWER_TOPIC_PARTITIONS="2",
    )
    before = redflower("topics", "list", "--json", env=env)
    assert before.returncode == 1, before.stderr
    wanted = [row["topic"] for row in json.loads(before.stdout)]
    assert all(topic.startswith(prefix) for topic in wanted)

    made = redflower("topics", "create", env=env)
    assert made.returncode == 0, made.stderr
    assert made.stdout.splitlines() == [*sorted(wanted), f"{len(wanted)} topics made at {bootstrap_servers}"]

    after = redflower("topics", "list", "--json", env=env)
    assert after.returncode == 0, after.stderr
    rows = {row["topic"]: (row["partitions"], row["copies"]) for row in json.loads(after.stdout)}
    assert rows[f"{prefix}credential.uploads.v1"] == (2, 1)
    assert rows[f"{prefix}credential.uploads.v1.dlq.ingest"] == (1, 1)
    assert redflower("topics", "create", env=env).stdout == f"0 topics made at {bootstrap_servers}\n"


def test_a_service_says_where_its_pages_are(bootstrap_servers: str, tmp_path: Path):
    """``redflower run`` with no port named takes a free one, and its log says which."""
    prefix = f"t{uuid.uuid4().hex[:10]}."
    env = environment(
        tmp_path,
        KAFKA_BOOTSTRAP_SERVERS=bootstrap_servers,
        REDFLOWER_TOPIC_PREFIX=prefix,
        REDFLOWER_STORAGE_URL=(tmp_path / "objects").as_uri(),
    )
    assert redflower("topics", "create", env=env).returncode == 0
    command = [sys.executable, "-m", "redflower", "run", "classify"]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as service:
        assert service.stdout is not None
        try:
            told = next(line for line in service.stdout if "pages" in line)
            address = re.search(r"http://127\.0\.0\.1:\d+", told)
            assert address is not None
            next(line for line in service.stdout if "partitions_assigned" in line)
            with urllib.request.urlopen(f"{address[0]}/healthz", timeout=10) as page:
                assert json.load(page) == {"alive": True, "service": "classify"}
        finally:
            service.terminate()
