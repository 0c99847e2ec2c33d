"""The JSON Schema of every event, checked in: what readers elsewhere build on."""

import json
from pathlib import Path
from typing import Any

from shared.events.base import Event

FOLDER = Path(__file__).parent


def schema_of(event: type[Event]) -> dict[str, Any]:
    """The schema of an event as its model says today."""
    return event.model_json_schema(mode="serialization")


def checked_in(event: type[Event]) -> dict[str, Any] | None:
    """The schema of an event as it is checked in, or None for a new event."""
    path = file_of(event)
    return json.loads(path.read_text()) if path.exists() else None


def file_of(event: type[Event]) -> Path:
    """Where an event's schema is checked in."""
    return FOLDER / f"{event.type}.json"
