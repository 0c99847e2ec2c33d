"""Logs hold no one's name; metrics say what they are for."""

import json
import uuid
from datetime import UTC, datetime
from pathlib import Path

import pytest
import structlog
from pydantic import ValidationError

import shared.telemetry.metrics as metrics_module
from shared.bus.stage import Delivery
from shared.events import AccountUpdated
from shared.telemetry.logging import PERSONAL, about, configure_logging, mask_personal_data

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("field", sorted(PERSONAL))
def test_personal_fields_are_masked_at_any_depth(field: str):
    """A slip of the pen does not put a name into the logs."""
    line = mask_personal_data(None, "info", {"event": "x", field: "secret", "inner": [{"deep": {field: "secret"}}]})
    assert "secret" not in json.dumps(line)
    assert line["event"] == "x"


def test_a_log_line_is_one_json_object_with_its_service(capfd: pytest.CaptureFixture[str]):
    """What collects the logs can rely on it."""
    configure_logging("verify", "INFO")
    structlog.get_logger("x").info("judged", event_id="e-1", holder_name="secret")
    line = json.loads(capfd.readouterr().out)
    assert (line["event"], line["service"], line["event_id"], line["level"]) == ("judged", "verify", "e-1", "info")
    assert "secret" not in json.dumps(line)


def test_every_metric_stands_under_a_comment_that_says_what_it_tells():
    """An operator reads that file: no metric without its sentence."""
    lines = Path(metrics_module.__file__).read_text().splitlines()
    made = [
        number
        for number, line in enumerate(lines)
        if " = Counter(" in line or " = Gauge(" in line or " = Histogram(" in line
    ]
    assert made
    assert [lines[number] for number in made if not lines[number - 1].startswith("# ")] == []


def test_an_exception_is_logged_by_type_and_place_without_its_words(capfd: pytest.CaptureFixture[str]):
    """An exception's words and local variables may hold what was read from a credential."""
    configure_logging("verify", "INFO")
    secret = "a-holder-of-a-credential"
    try:
        AccountUpdated.model_validate({"account_id": "a", "holder_name": [secret], "segment": "s"})
    except ValidationError:
        structlog.get_logger("x").exception("stage_failed")
    text = capfd.readouterr().out
    line = json.loads(text)
    assert line["exception"][0]["exc_type"] == "ValidationError"
    assert any(
        frame["name"] == "test_an_exception_is_logged_by_type_and_place_without_its_words"
        for frame in line["exception"][0]["frames"]
    )
    assert secret not in text


def test_a_line_about_a_message_says_which(capfd: pytest.CaptureFixture[str]):
    """Event, parent and account: enough to follow a credential through all services."""
    event = AccountUpdated(account_id="a-1", segment="s", base_limit_fen=0, updated_at=NOW)
    delivery = Delivery(event, uuid.UUID(int=1), NOW, uuid.UUID(int=2), (), "t", 0, 0)
    assert about(delivery) == {"event_id": str(uuid.UUID(int=1)), "parent_id": str(uuid.UUID(int=2)), "account": "a-1"}
