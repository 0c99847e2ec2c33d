"""A service as a process: started by either command line, ready when it consumes, gone when it is told to go."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from shared.embedded.process import free_ports
from shared.settings import KafkaSettings

pytestmark = pytest.mark.integration

HEAVY = ("torch", "onnxruntime", "rapidocr", "easyocr", "cv2", "PIL", "numpy", "pebble", "specimens", "jgo")


@pytest.fixture
def environment(kafka_settings: KafkaSettings, database_url: str, storage_url: str) -> dict[str, str]:
    return {
        **os.environ,
        "KAFKA_BOOTSTRAP_SERVERS": kafka_settings.bootstrap_servers,
        "REDFLOWER_TOPIC_PREFIX": kafka_settings.topic_prefix,
        "DATABASE_URL": database_url,
        "REDFLOWER_STORAGE_URL": storage_url,
    }


def get(port: int, page: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{page}", timeout=2) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except OSError:
        return 0, ""


def wait_ready(port: int, *, timeout_s: float = 40.0) -> bool:
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        if get(port, "/readyz")[0] == 200:
            return True
        time.sleep(0.1)
    return False


# Under FastStream's own command uvicorn raises the signal again after its clean stop.
@pytest.mark.parametrize(("command", "exit_code"), [("redflower", 0), ("faststream", -signal.SIGTERM)])
def test_a_service_starts_alone_by_either_command_line(
    command: str, exit_code: int, environment: dict[str, str], tmp_path: Path
):
    """Ready when its consumer fetches; its pages answer; SIGTERM stops it in order."""
    (port,) = free_ports(1)
    arguments = {
        "redflower": ["-m", "redflower", "run", "credit"],
        "faststream": ["-m", "faststream", "run", "--factory", "services.credit.app:create_app", "--port", str(port)],
    }[command]
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            env={**environment, "REDFLOWER_HTTP_PORT": str(port)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            ready = wait_ready(port)
            assert ready, (tmp_path / "log").read_text()
            state = json.loads(get(port, "/readyz")[1])
            assert (state["ready"], state["service"], state["lag"]) == (True, "credit", 0)
            assert get(port, "/healthz")[0] == 200
            status, page = get(port, "/metrics")
            assert status == 200
            assert "redflower_batch_seconds" in page
        finally:
            process.send_signal(signal.SIGTERM)
            code = process.wait(timeout=40)
    log_text = (tmp_path / "log").read_text()
    assert code == exit_code, log_text
    assert '"event": "stopped"' in log_text


def test_a_service_that_waits_for_its_database_can_be_stopped(environment: dict[str, str], tmp_path: Path):
    """Nothing listens there: it waits, says so, is not ready, and goes at once when told to."""
    (port,) = free_ports(1)
    away = {**environment, "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/nowhere", "REDFLOWER_HTTP_PORT": str(port)}
    log = tmp_path / "log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "redflower", "run", "credit"], env=away, stdout=output, stderr=subprocess.STDOUT
        )
        deadline = time.monotonic() + 40
        while "database_away" not in log.read_text() and time.monotonic() < deadline:
            time.sleep(0.1)
        assert "database_away" in log.read_text()
        assert get(port, "/readyz")[0] != 200
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=8) == 0


@pytest.mark.parametrize(
    ("service", "wrong", "named"),
    [
        ("credit", {"KAFKA_BOOTSTRAP_SERVERS": None}, "KAFKA_BOOTSTRAP_SERVERS"),
        ("credit", {"DATABASE_URL": None}, "DATABASE_URL"),
        ("verify", {"DATABASE_URL": "mysql://bank:top-secret@db/x"}, "DATABASE_URL"),
        ("ingest", {"REDFLOWER_STORAGE_URL": None}, "REDFLOWER_STORAGE_URL"),
        ("ocr", {"REDFLOWER_OCR_ENGINE": "top-secret"}, "REDFLOWER_OCR_ENGINE"),
        ("classify", {"REDFLOWER_BATCH_MAX": "many"}, "REDFLOWER_BATCH_MAX"),
    ],
)
def test_a_wrong_setting_is_refused_at_start_by_name_and_not_quoted(
    service: str, wrong: dict[str, str | None], named: str, environment: dict[str, str]
):
    """Exit code 2 and a sentence: whoever starts it learns which variable to mend, and no secret is in the log."""
    given = {name: value for name, value in {**environment, **wrong}.items() if value is not None}
    done = subprocess.run(
        [sys.executable, "-m", "redflower", "run", service],
        env=given,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 2, said
    assert named in done.stderr
    assert "Traceback" not in said
    assert "mysql" not in said


@pytest.mark.parametrize(
    ("service", "brought"), [("credit", ()), ("verify", ()), ("classify", ("numpy", "onnxruntime", "PIL"))]
)
def test_a_service_loads_nothing_that_its_extra_does_not_bring(service: str, brought: tuple[str, ...]):
    """The image of credit has no torch, no OCR, no picture library: importing it must not ask for them."""
    code = (
        f"import services.{service}.app, redflower.cli, sys; "
        f"print([name for name in {HEAVY!r} if name in sys.modules and name not in {brought!r}])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_default_lock_holds_no_torch():
    """`make demo` and `make test` install none of its gigabytes."""
    lock = (Path(__file__).parents[2] / "requirements" / "dev.txt").read_text()
    names = {line.split("==")[0] for line in lock.splitlines() if "==" in line and not line.startswith((" ", "#"))}
    assert "aiokafka" in names
    assert not names & {"torch", "torchvision", "easyocr", "timm"}
    assert "://" not in lock
