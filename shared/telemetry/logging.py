"""JSON logs, one object a line, and no one's name in them.

Code logs codes, ids and counts. As a second fence, fields whose names say that they hold personal data are masked.
"""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog
from structlog.tracebacks import ExceptionDictTransformer

from shared.bus.stage import Delivery
from shared.events import Event

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
_OF_AN_EXCEPTION = frozenset({"exc_type", "is_cause", "frames"})


def about(delivery: Delivery[Event]) -> dict[str, str]:
    """The fields that every log line about a message carries, so that a credential can be followed through the services."""
    return {
        "event_id": str(delivery.id),
        "parent_id": str(delivery.parent_id or ""),
        "account": delivery.event.account_id,
    }


def mask_personal_data(_logger: object, _method: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A structlog processor: masks personal fields at any depth, and the words of exceptions, which may quote a value."""
    return {key: _exceptions(value) if key == "exception" else _masked(key, value) for key, value in line.items()}


def _masked(key: str, value: object) -> object:
    if key in PERSONAL:
        return _MASK
    if isinstance(value, dict):
        return {inner: _masked(inner, held) for inner, held in value.items()}
    if isinstance(value, (list, tuple)):
        return [_masked("", held) for held in value]
    return value


def _exceptions(chain: object) -> object:
    """Types and frames stay."""
    if not isinstance(chain, list):
        return _MASK
    return [{key: value for key, value in each.items() if key in _OF_AN_EXCEPTION} for each in chain]


def configure_logging(service: str, level: str) -> None:
    """JSON lines on standard output for our own loggers and for those of the libraries."""
    output = sys.__stdout__  # the process' own: loggers are kept, and must outlive whatever replaces sys.stdout
    assert output is not None, "a service has a standard output"
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.ExceptionRenderer(ExceptionDictTransformer(show_locals=False)),
        mask_personal_data,
    ]
    structlog.configure(
        processors=[*shared, structlog.processors.JSONRenderer(ensure_ascii=False)],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level)),
        logger_factory=structlog.WriteLoggerFactory(file=output),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(output)
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
    # A failed start, which it reports as one long text that may quote a setting, is reported by the service itself.
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    structlog.contextvars.bind_contextvars(service=service)
