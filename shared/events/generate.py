"""Writes the JSON Schemas and the AsyncAPI document from the events: ``python -m shared.events.generate``.

Refuses a change of an event that is not compatible both ways: that is a new version, with a type and topic of its own.
"""

import json
import sys
from pathlib import Path
from typing import Any

from shared.events.asyncapi import document
from shared.events.channels import CHANNELS
from shared.events.compatibility import incompatibilities
from shared.events.schemas import checked_in, file_of, schema_of

ASYNCAPI = Path(__file__).parents[2] / "docs" / "asyncapi.json"


def rendered(value: Any) -> str:
    """A document as it is written: stable order, readable."""
    return json.dumps(value, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def main() -> int:
    """Write what has changed; 1 where a change is not compatible."""
    broken = []
    for channel in CHANNELS:
        schema, before = schema_of(channel.event), checked_in(channel.event)
        problems = incompatibilities(before, schema) if before is not None else []
        broken += [f"{channel.event.type}: {problem}" for problem in problems]
        if not problems:
            file_of(channel.event).write_text(rendered(schema))
    if broken:
        sys.stderr.write(
            "Not compatible both ways; make a new version of the event instead:\n  " + "\n  ".join(broken) + "\n"
        )
        return 1
    ASYNCAPI.write_text(rendered(document()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
