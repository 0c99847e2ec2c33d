"""What readers elsewhere build on: schemas, their compatibility, the AsyncAPI document."""

import copy
import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from shared.bus.topics import topics
from shared.events import CHANNELS, Channel
from shared.events.asyncapi import document
from shared.events.compatibility import incompatibilities
from shared.events.generate import ASYNCAPI, rendered
from shared.events.schemas import checked_in, file_of, schema_of
from shared.settings import KafkaSettings

EVERY_CHANNEL = pytest.mark.parametrize("channel", CHANNELS, ids=lambda channel: channel.event.__name__)


@EVERY_CHANNEL
def test_the_checked_in_schema_is_current(channel: Channel):
    """The file says what the model says; `make generate` writes it, and refuses a change that breaks readers."""
    assert file_of(channel.event).read_text() == rendered(schema_of(channel.event))


@EVERY_CHANNEL
def test_the_schema_is_valid_json_schema(channel: Channel):
    """Tools elsewhere can load it."""
    schema = schema_of(channel.event)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["type"] == "object"


@EVERY_CHANNEL
def test_topic_and_type_carry_the_same_version(channel: Channel):
    """`<domain>.<plural noun>.v<n>` and a type that ends in the same version."""
    assert channel.event.topic.rsplit(".", 1)[1] == channel.event.type.rsplit(".", 1)[1]


def test_the_asyncapi_document_is_current():
    """docs/asyncapi.json shows every channel with the payload it has today."""
    assert ASYNCAPI.read_text() == rendered(document())


def test_every_reference_in_the_asyncapi_document_leads_somewhere():
    """No dangling reference, no leftover of the models' own."""
    whole = document()

    def references(value: Any) -> list[str]:
        if isinstance(value, dict):
            own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
            return own + [found for inner in value.values() for found in references(inner)]
        return [found for inner in value for found in references(inner)] if isinstance(value, list) else []

    found = references(whole)
    assert found
    for reference in found:
        place: Any = whole
        for part in reference.removeprefix("#/").split("/"):
            place = place[part]


def test_every_channel_has_a_topic_and_dead_letters_for_each_service_that_takes_it():
    """What the document promises is what is made on the broker."""
    settings = KafkaSettings.model_validate({"KAFKA_BOOTSTRAP_SERVERS": "localhost:1"})
    names = {topic.name for topic in topics(settings)}
    for channel in CHANNELS:
        assert channel.topic in names
        for taker in channel.takers:
            assert (settings.dead_letter_topic(channel.topic, taker) in names) == (
                taker not in ("upstream", "billing", "core")
            )


def edit(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    schema = copy.deepcopy(checked_in(CHANNELS[0].event))
    assert schema is not None
    change(schema)
    return schema


BREAKING = {
    "a required field more": lambda schema: (
        schema["properties"].update(new={"type": "string"}),
        schema["required"].append("new"),
    ),
    "a required field becomes optional": lambda schema: schema["required"].remove("upload_id"),
    "another type": lambda schema: schema["properties"]["upload_id"].update(type="integer"),
    "a tighter limit": lambda schema: schema["properties"]["upload_id"].update(maxLength=4),
    "a wider limit": lambda schema: schema["properties"]["upload_id"].update(maxLength=4096),
    "a change deep inside": lambda schema: schema["$defs"]["ObjectRef"]["required"].remove("sha256"),
    "an enumeration": lambda schema: schema["properties"]["upload_id"].update(enum=["a"]),
}
HARMLESS = {
    "nothing": lambda _: None,
    "an optional field more": lambda schema: schema["properties"].update(new={"type": "string"}),
    "another description": lambda schema: schema.update(description="Better words."),
    "a default": lambda schema: schema["properties"]["upload_id"].update(default="x"),
}


@pytest.mark.parametrize("name", BREAKING)
def test_a_change_that_breaks_a_reader_is_noticed_in_both_directions(name: str):
    """An old reader of new events counts as much as a new reader of old ones."""
    before = edit(lambda _: None)
    after = edit(BREAKING[name])
    assert incompatibilities(before, after)
    assert incompatibilities(after, before)


@pytest.mark.parametrize("name", HARMLESS)
def test_a_change_that_breaks_no_reader_is_let_through(name: str):
    """Optional fields and words may come and go."""
    before = edit(lambda _: None)
    after = edit(HARMLESS[name])
    assert incompatibilities(before, after) == []
    assert incompatibilities(after, before) == []


def test_the_document_is_json():
    """Whoever reads it needs no YAML."""
    assert json.loads(ASYNCAPI.read_text())["asyncapi"] == "3.0.0"
