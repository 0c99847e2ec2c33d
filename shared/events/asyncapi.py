"""The AsyncAPI 3.0 document: every channel with its payload, its headers, and who sends and takes it."""

from typing import Any

from shared.events.channels import CHANNELS
from shared.events.schemas import schema_of

_HEADERS = {
    "ce_specversion": ("CloudEvents version.", {"const": "1.0"}),
    "ce_id": ("Event id; the same work done again has the same id.", {"format": "uuid"}),
    "ce_type": ("Event type and version.", {}),
    "ce_source": ("Who sent it.", {}),
    "ce_time": ("When the upload happened, with zone.", {"format": "date-time"}),
    "ce_subject": ("Account id, also the message key.", {}),
    "ce_parentid": ("Id of the event that this one answers.", {"format": "uuid"}),
    "traceparent": ("W3C trace context.", {}),
}
_REQUIRED = ["ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time"]


def document() -> dict[str, Any]:
    """The document as JSON values, made from the events themselves."""
    channels: dict[str, Any] = {}
    operations: dict[str, Any] = {}
    messages: dict[str, Any] = {}
    schemas: dict[str, Any] = {}
    for channel in CHANNELS:
        event = channel.event
        name = event.__name__
        schema = schema_of(event)
        schemas |= schema.pop("$defs", {})
        schemas[name] = schema
        messages[name] = {
            "name": event.type,
            "title": name,
            "summary": schema.get("description", "").split("\n")[0],
            "contentType": "application/json",
            "headers": {
                "type": "object",
                "required": _REQUIRED,
                "properties": {
                    header: {"type": "string", "description": text, **rules}
                    for header, (text, rules) in _HEADERS.items()
                },
            },
            "payload": {"$ref": f"#/components/schemas/{name}"},
            "bindings": {"kafka": {"key": {"type": "string", "description": "Account id."}}},
        }
        channels[event.topic] = {
            "address": event.topic,
            "messages": {name: {"$ref": f"#/components/messages/{name}"}},
            "bindings": {
                "kafka": {"topicConfiguration": {"cleanup.policy": ["compact" if channel.compacted else "delete"]}}
            },
        }
        for action, parties in (("send", channel.senders), ("receive", channel.takers)):
            for party in parties:
                operations[f"{party}.{action}.{name}"] = {
                    "action": action,
                    "channel": {"$ref": "#/channels/" + event.topic},
                    "summary": f"{party} {'sends' if action == 'send' else 'takes'} it.",
                }
    whole: dict[str, Any] = _references(
        {
            "asyncapi": "3.0.0",
            "info": {
                "title": "Little Red Flower",
                "version": "1",
                "description": "CloudEvents 1.0 in Kafka's binary mode, keyed by account id. "
                "Each taker sets aside what it can't do in `<topic>.dlq.<service>`.",
            },
            "channels": channels,
            "operations": operations,
            "components": {"messages": messages, "schemas": schemas},
        }
    )
    return whole


def _references(value: Any) -> Any:
    """Point references at the document's own components."""
    if isinstance(value, dict):
        return {
            key: inner.replace("#/$defs/", "#/components/schemas/")
            if key == "$ref" and isinstance(inner, str)
            else _references(inner)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [_references(inner) for inner in value]
    return value
