"""CloudEvents 1.0 in the Kafka binding's binary mode: attributes in ``ce_*`` headers, the payload as JSON in the value.

Source: CloudEvents 1.0.2 and its Kafka protocol binding, section 3.2.
"""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from aiokafka import ConsumerRecord
from pydantic import ValidationError

from shared.bus.stage import Delivery, Outgoing
from shared.errors import PermanentError
from shared.events import Event

Headers = list[tuple[str, bytes]]
TRACE_HEADERS = ("traceparent", "tracestate")
_CONTENT_TYPE = b"application/json"
_VERSION = re.compile(r"\.v\d+$")
_ERRORS_SHOWN_MAX = 5


def encode(outgoing: Outgoing) -> tuple[str, bytes, bytes, Headers]:
    """An event as (topic without prefix, key, value, headers)."""
    event = outgoing.event
    key = event.account_id.encode()
    headers: Headers = [
        *_constant_headers(event.type, outgoing.source),
        ("ce_id", str(outgoing.id).encode()),
        ("ce_time", outgoing.time.isoformat().encode()),
        ("ce_subject", key),
        ("ce_parentid", str(outgoing.parent_id).encode()),
    ]
    for name, value in outgoing.trace:
        headers.append((name, value.encode()))
    return event.topic, key, event.__pydantic_serializer__.to_json(event), headers


@lru_cache(maxsize=256)
def _constant_headers(event_type: str, source: str) -> Headers:
    return [
        ("ce_specversion", b"1.0"),
        ("ce_type", event_type.encode()),
        ("ce_source", source.encode()),
        ("content-type", _CONTENT_TYPE),
    ]


def decode(
    record: "ConsumerRecord[bytes | None, bytes | None]", accepted: Mapping[str, type[Event]], *, value_bytes_max: int
) -> Delivery[Event]:
    """The event in a record.

    Args:
        record: as it came; nothing in it is trusted.
        accepted: the events that the reader takes, by CloudEvents type.
        value_bytes_max: a larger value is refused.

    Raises:
        PermanentError: with one of the reasons ``value_empty``, ``value_too_large``, ``header_not_utf8``,
            ``attribute_missing``, ``attribute_invalid``, ``event_type_unknown``, ``event_version_unknown``,
            ``value_not_json``, ``value_invalid``, ``key_mismatch``.
    """
    value = record.value
    if not value:
        raise PermanentError("value_empty", "the message has no value")
    if len(value) > value_bytes_max:
        raise PermanentError("value_too_large", f"the value has {len(value)} bytes; the limit is {value_bytes_max}")
    headers = _text(record.headers)
    kind = _event_class(_attribute(headers, "ce_type"), accepted)
    if (spec := _attribute(headers, "ce_specversion")) != "1.0":
        raise PermanentError("attribute_invalid", f"ce_specversion is {spec!r}, not 1.0")
    try:
        event_id = UUID(_attribute(headers, "ce_id"))
        parent_id = UUID(headers["ce_parentid"]) if "ce_parentid" in headers else None
        time = datetime.fromisoformat(_attribute(headers, "ce_time"))
    except ValueError as error:
        raise PermanentError("attribute_invalid", f"a CloudEvents attribute is malformed: {error}") from None
    if time.tzinfo is None:
        raise PermanentError("attribute_invalid", "ce_time has no zone")
    event = _payload(kind, value)
    if record.key != event.account_id.encode():
        raise PermanentError("key_mismatch", "the key is not the account's id, so the account's order would not hold")
    return Delivery(
        event=event,
        id=event_id,
        time=time,
        parent_id=parent_id,
        trace=tuple([(name, headers[name]) for name in TRACE_HEADERS if name in headers]),
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
    )


def _text(headers: tuple[tuple[str, bytes], ...]) -> dict[str, str]:
    try:
        return {name: value.decode() for name, value in headers if value is not None}
    except UnicodeDecodeError:
        raise PermanentError("header_not_utf8", "a header is not UTF-8") from None


def _attribute(headers: Mapping[str, str], name: str) -> str:
    try:
        return headers[name]
    except KeyError:
        raise PermanentError("attribute_missing", f"the header {name} is missing") from None


def _event_class(name: str, accepted: Mapping[str, type[Event]]) -> type[Event]:
    kind = accepted.get(name)
    if kind is not None:
        return kind
    stem = _VERSION.sub("", name)
    if any(_VERSION.sub("", known) == stem for known in accepted):
        raise PermanentError("event_version_unknown", f"this service does not read {name[:128]!r}")
    raise PermanentError("event_type_unknown", f"this service does not take {name[:128]!r}")


def _payload(kind: type[Event], value: bytes) -> Event:
    try:
        return kind.model_validate_json(value)
    except ValidationError as error:
        problems = error.errors(include_url=False, include_context=False, include_input=False)
        if any(problem["type"] == "json_invalid" for problem in problems):
            raise PermanentError("value_not_json", "the value is not JSON") from None
        # Where and what, never the value itself: it may hold a name.
        shown = "; ".join(
            f"{'.'.join(str(part) for part in problem['loc'])}: {problem['type']}"
            for problem in problems[:_ERRORS_SHOWN_MAX]
        )
        raise PermanentError("value_invalid", shown) from None


def show(value: bytes) -> object:
    """A value for people: JSON where it is JSON, else text with what is no text replaced."""
    try:
        return json.loads(value)
    except ValueError:
        return value.decode(errors="backslashreplace")
