"""JSON logs, one object a line, and no one's name in them.

Code logs codes, ids and counts. As a second fence, fields whose names say that they hold personal data are masked.
"""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

PERSONAL = frozenset(
    {
        "holder",
        "holder_name",
        "name",
        "number",
        "certificate_number",
        "text",
        "value",
        "fields",
        "birth_date",
        "payload",
    }
)
"""Field names that are masked wherever they appear in a log line."""

_MASK = "[masked]"


def mask_personal_data(_logger: object, _method: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A structlog processor: masks personal fields, at any depth."""
    return {key: _MASK if key in PERSONAL else _masked(value) for key, value in line.items()}


def _masked(value: object) -> object:
    if isinstance(value, dict):
        return {key: _MASK if key in PERSONAL else _masked(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_masked(inner) for inner in value]
    return value


def configure_logging(service: str, level: str) -> None:
    """JSON lines on standard output for our own loggers and for those of the libraries."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.dict_tracebacks,
        mask_personal_data,
    ]
    structlog.configure(
        processors=[*shared, structlog.processors.JSONRenderer(ensure_ascii=False)],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level)),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stdout),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
            foreign_pre_chain=[*shared, structlog.stdlib.add_logger_name],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(max(logging.WARNING, getattr(logging, level)))
    structlog.contextvars.bind_contextvars(service=service)
