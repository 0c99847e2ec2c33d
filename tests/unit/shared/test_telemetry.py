"""Logs hold no one's name; metrics say what they are for."""

import json
from pathlib import Path

import pytest
import structlog

import shared.telemetry.metrics as metrics_module
from shared.telemetry.logging import PERSONAL, configure_logging, mask_personal_data


@pytest.mark.parametrize("field", sorted(PERSONAL))
def test_personal_fields_are_masked_at_any_depth(field: str):
    """A slip of the pen does not put a name into the logs."""
    line = mask_personal_data(None, "info", {"event": "x", field: "secret", "inner": [{"deep": {field: "secret"}}]})
    assert "secret" not in json.dumps(line)
    assert line["event"] == "x"


def test_a_log_line_is_one_json_object_with_its_service(capsys: pytest.CaptureFixture[str]):
    """What collects the logs can rely on it."""
    configure_logging("verify", "INFO")
    structlog.get_logger("x").info("judged", event_id="e-1", holder_name="secret")
    line = json.loads(capsys.readouterr().out)
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
