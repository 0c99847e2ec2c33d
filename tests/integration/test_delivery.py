"""What the delivery loop promises, on a real broker."""

import asyncio
import hashlib
import os
import sys
import uuid
from collections.abc import Sequence
from pathlib import Path

import pytest
from aiokafka import AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient

from shared.bus.cloudevents import encode
from shared.bus.dead_letters import read_dead_letters, replay
from shared.bus.publisher import Message, Publisher
from shared.bus.stage import Delivery, Fail, MessageOutcome
from shared.bus.topics import create_topics
from shared.errors import PermanentError, TransientError
from shared.events import CredentialDocumented, CredentialUploaded, Event, child_id
from shared.settings import KafkaSettings
from tests.integration.bus import (
    Echo,
    body,
    committed,
    documented,
    eventually,
    headers,
    read_topic,
    upload,
)
from tests.integration.conftest import Running

pytestmark = pytest.mark.integration

UPLOADS = CredentialUploaded.topic
DOCUMENTS = CredentialDocumented.topic


def altered(settings: KafkaSettings, **changes: object) -> Message:
    """An upload event as raw message, with its value or some headers replaced (None takes a header away)."""
    topic, key, value, pairs = encode(upload())
    given = dict(pairs)
    for name, change in changes.items():
        if name == "value":
            value = change  # type: ignore[assignment]
        elif name == "key":
            key = change  # type: ignore[assignment]
        elif change is None:
            del given[name]
        else:
            given[name] = change  # type: ignore[assignment]
    return settings.topic(topic), key, value, list(given.items())


POISON = {
    "value_not_json": {"value": b"\xff\xfe no json"},
    "value_invalid": {"value": b'{"account_id": "a-1"}'},
    "header_not_utf8": {"ce_source": b"\xff\xfe"},
    "value_empty": {"value": b""},
    "value_too_large": {"value": b'{"x": "' + b"a" * 5_000_000 + b'"}'},
    "event_version_unknown": {"ce_type": b"redflower.credential.uploaded.v2"},
    "event_type_unknown": {"ce_type": b"somebody.elses"},
    "attribute_missing": {"ce_id": None},
    "attribute_invalid": {"ce_id": b"not-a-uuid"},
    "key_mismatch": {"key": b"another-account"},
}


async def test_poison_lies_in_the_dead_letters_with_its_reason_and_its_neighbours_go_on(
    kafka_settings: KafkaSettings, publisher: Publisher, running: Running
):
    """Each kind of poison, between two good messages: the good ones are answered, the poison is set aside untouched."""
    poison = {reason: altered(kafka_settings, **changes) for reason, changes in POISON.items()}
    good = [upload("a-1") for _ in range(2 * len(poison))]
    for before, bad, after in zip(good[::2], poison.values(), good[1::2], strict=True):
        await publisher.publish([before])
        await publisher.send([bad])
        await publisher.publish([after])
    async with running(Echo()):
        answers = await read_topic(kafka_settings, kafka_settings.topic(DOCUMENTS), lambda got: len(got) >= len(good))
        dead = await read_topic(
            kafka_settings,
            kafka_settings.dead_letter_topic(UPLOADS, "ingest"),
            lambda got: len(got) >= len(poison),
        )
    assert sorted(body(record)["document"]["upload_id"] for record in answers) == sorted(
        outgoing.event.upload_id for outgoing in good
    )
    by_reason = {headers(record)["dlq_reason"].decode(): record for record in dead}
    assert set(by_reason) == set(poison)
    assert len(dead) == len(poison)
    for reason, (_, key, value, given) in poison.items():
        record = by_reason[reason]
        assert (record.key, record.value or b"") == (key, value)
        assert set(given) <= set(record.headers), "the original headers are kept"
        assert headers(record)["dlq_topic"].decode() == kafka_settings.topic(UPLOADS)
        assert headers(record)["dlq_attempt"] == b"1"


async def test_one_message_that_breaks_a_batch_stands_alone(
    kafka_settings: KafkaSettings, publisher: Publisher, running: Running
):
    """A stage that raises on one of twenty: nineteen are answered once, one is a dead letter."""
    sent = [upload(f"a-{number}") for number in range(20)]
    culprit = sent[7].id

    class Breaks(Echo):
        async def __call__(self, batch: Sequence[Delivery[Event]]):
            if any(delivery.id == culprit for delivery in batch):
                message = "a bug"
                raise RuntimeError(message)
            return await super().__call__(batch)

    await publisher.publish(sent)
    async with running(Breaks()):
        answers = await read_topic(kafka_settings, kafka_settings.topic(DOCUMENTS), lambda got: len(got) >= 19)
        letters = await read_topic(
            kafka_settings, kafka_settings.dead_letter_topic(UPLOADS, "ingest"), lambda got: len(got) >= 1
        )
    assert {headers(record)["ce_parentid"].decode() for record in answers} == {
        str(outgoing.id) for outgoing in sent if outgoing.id != culprit
    }
    assert len(answers) == 19
    assert [(headers(r)["ce_id"].decode(), headers(r)["dlq_reason"]) for r in letters] == [
        (str(culprit), b"stage_failed")
    ]


async def test_a_transient_error_repeats_the_batch_and_drops_nothing(
    kafka_settings: KafkaSettings, publisher: Publisher, running: Running
):
    """The world is away for three tries: nothing is committed meanwhile, then all is answered once."""

    class ComesBack(Echo):
        tries = 0

        async def __call__(self, batch: Sequence[Delivery[Event]]):
            self.tries += 1
            if self.tries <= 3:
                assert await committed(kafka_settings, "redflower-ingest", UPLOADS) == 0
                message = "away"
                raise TransientError(message)
            return await super().__call__(batch)

    stage = ComesBack()
    await publisher.publish([upload(f"a-{number}") for number in range(10)])
    async with running(stage):
        answers = await read_topic(kafka_settings, kafka_settings.topic(DOCUMENTS), lambda got: len(got) >= 10)

        async def all_committed() -> bool:
            return await committed(kafka_settings, "redflower-ingest", UPLOADS) == 10

        assert await eventually(all_committed)
    assert len({headers(record)["ce_id"] for record in answers}) == 10
    assert stage.tries > 3


async def test_a_stop_while_the_world_is_away_gives_the_batch_back(
    kafka_settings: KafkaSettings, publisher: Publisher, running: Running
):
    """Stopping does not wait for a database that is down; the next process takes the batch again, whole."""

    class Away(Echo):
        called = asyncio.Event()

        async def __call__(self, batch: Sequence[Delivery[Event]]):
            self.called.set()
            message = "away"
            raise TransientError(message)

    stage = Away()
    await publisher.publish([upload()])
    async with running(stage):
        await asyncio.wait_for(stage.called.wait(), 10)
        stopping_at = asyncio.get_running_loop().time()
    assert asyncio.get_running_loop().time() - stopping_at < 5
    assert await committed(kafka_settings, "redflower-ingest", UPLOADS) == 0
    async with running(Echo()):
        answers = await read_topic(kafka_settings, kafka_settings.topic(DOCUMENTS), lambda got: len(got) >= 1)
    assert len(answers) == 1


async def test_a_stop_in_the_middle_of_a_batch_finishes_it(
    kafka_settings: KafkaSettings, publisher: Publisher, running: Running
):
    """The batch in hand when the process is told to stop is answered and committed."""

    class Slow(Echo):
        begun = asyncio.Event()

        async def __call__(self, batch: Sequence[Delivery[Event]]):
            self.begun.set()
            await asyncio.sleep(1)
            return await super().__call__(batch)

    stage = Slow()
    await publisher.publish([upload() for _ in range(5)])
    async with running(stage):
        await asyncio.wait_for(stage.begun.wait(), 10)
    done = sum(len(batch) for batch in stage.batches)
    assert done > 0
    assert await committed(kafka_settings, "redflower-ingest", UPLOADS) == done


async def test_the_same_event_gives_the_same_answer(
    kafka_settings: KafkaSettings, publisher: Publisher, running: Running
):
    """Doing a message twice gives the same event id, so everything downstream recognises it; the trace goes on."""
    event = upload()
    await publisher.publish([event] * 3)
    async with running(Echo()):
        answers = await read_topic(kafka_settings, kafka_settings.topic(DOCUMENTS), lambda got: len(got) >= 3)
    assert {headers(record)["ce_id"].decode() for record in answers} == {
        str(child_id(event.id, "echo", CredentialDocumented))
    }
    assert {headers(record)["traceparent"] for record in answers} == {event.trace[0][1].encode()}


async def test_a_dead_letter_is_listed_replayed_and_counts_its_attempts(
    kafka_settings: KafkaSettings, publisher: Publisher, running: Running
):
    """A message that failed is sent again after the mend and succeeds; one that fails again says so with attempt 2."""
    mended, hopeless = upload("a-1"), upload("a-2")
    broken = {mended.id, hopeless.id}

    class Refuses(Echo):
        async def __call__(self, batch: Sequence[Delivery[Event]]) -> Sequence[MessageOutcome]:
            return [
                Fail(PermanentError("not_yet", "a reason")) if delivery.id in broken else documented(delivery)
                for delivery in batch
            ]

    topic = kafka_settings.dead_letter_topic(UPLOADS, "ingest")
    await publisher.publish([mended, hopeless])
    async with running(Refuses()):
        await read_topic(kafka_settings, topic, lambda got: len(got) >= 2)
        first = [letter async for letter in read_dead_letters(kafka_settings)]
        broken.discard(mended.id)
        assert await replay(kafka_settings, publisher, topic) == 2
        answers = await read_topic(kafka_settings, kafka_settings.topic(DOCUMENTS), lambda got: len(got) >= 1)
        await read_topic(kafka_settings, topic, lambda got: len(got) >= 3)
    second = [letter async for letter in read_dead_letters(kafka_settings)]
    assert [(letter.reason, letter.attempt, letter.replayed) for letter in first] == [("not_yet", 1, False)] * 2
    assert [headers(record)["ce_parentid"].decode() for record in answers] == [str(mended.id)]
    assert [(uuid.UUID(letter.event_id), letter.attempt, letter.replayed) for letter in second] == [
        *((uuid.UUID(letter.event_id), 1, True) for letter in first),
        (hopeless.id, 2, False),
    ]
    assert await replay(kafka_settings, publisher, topic, reason="another_reason") == 0


async def test_a_header_whose_name_is_not_utf8_is_set_aside_and_costs_no_neighbour(
    kafka_settings: KafkaSettings, publisher: Publisher, running: Running
):
    """Aiokafka can't read such a message at all: it is stepped over, and lies in the dead letters by its place."""
    sent = [upload(f"a-{number}") for number in range(30)]
    await publisher.publish(sent[:15])
    await send_unreadable(kafka_settings)
    await publisher.publish(sent[15:])
    async with running(Echo()):
        answers = await read_topic(kafka_settings, kafka_settings.topic(DOCUMENTS), lambda got: len(got) >= 30)
        letters = await read_topic(
            kafka_settings, kafka_settings.dead_letter_topic(UPLOADS, "ingest"), lambda got: len(got) >= 1
        )
    assert {headers(record)["ce_parentid"].decode() for record in answers} == {str(outgoing.id) for outgoing in sent}
    assert [headers(record)["dlq_reason"] for record in letters] == [b"header_not_utf8"]


SEND_UNREADABLE = """
import asyncio, sys
from aiokafka import AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient
from shared.bus.cloudevents import encode
from tests.integration.bus import upload

class NotUtf8(str):
    def encode(self, *_):
        return bytes([0xFF, 0xFE])

async def send(servers, prefix):
    topic, key, value, headers = encode(upload("a-1"))
    async with AIOKafkaProducer(bootstrap_servers=servers) as producer:
        await producer.send_and_wait(prefix + topic, key=key, value=value, headers=[*headers, (NotUtf8("x"), b"x")])

asyncio.run(send(*sys.argv[1:]))
"""


async def send_unreadable(settings: KafkaSettings) -> None:
    """Send an upload with a header whose name is not UTF-8, as a client in another language might.

    In a process of its own, where aiokafka encodes in Python: there it can be told other bytes for a name.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        SEND_UNREADABLE,
        settings.bootstrap_servers,
        settings.topic_prefix,
        env={**os.environ, "AIOKAFKA_NO_EXTENSIONS": "1", "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert await process.wait() == 0


async def test_a_message_too_large_for_the_dead_letters_is_set_aside_without_its_value(
    kafka_settings: KafkaSettings, publisher: Publisher, running: Running
):
    """Compressed it passed the broker's limit; its letter would not. The neighbours are answered once."""
    before, after = upload("a-1"), upload("a-1")
    topic, key, _, pairs = encode(upload("a-1"))
    value = b'{"x": "' + b"a" * 12_000_000 + b'"}'
    await publisher.publish([before])
    async with AIOKafkaProducer(
        bootstrap_servers=kafka_settings.bootstrap_servers, compression_type="gzip", max_request_size=20_000_000
    ) as producer:
        await producer.send_and_wait(kafka_settings.topic(topic), key=key, value=value, headers=pairs)
    await publisher.publish([after])
    async with running(Echo()):
        letters = await read_topic(
            kafka_settings, kafka_settings.dead_letter_topic(UPLOADS, "ingest"), lambda got: len(got) >= 1
        )
        answers = await read_topic(kafka_settings, kafka_settings.topic(DOCUMENTS), lambda got: len(got) >= 2)
    assert [headers(record)["ce_parentid"].decode() for record in answers] == [str(before.id), str(after.id)]
    listed = [letter async for letter in read_dead_letters(kafka_settings)]
    assert [(letter.reason, letter.abridged, letter.size_bytes) for letter in listed] == [
        ("value_too_large", True, len(value))
    ]
    assert headers(letters[0])["dlq_value_sha256"] == hashlib.sha256(value).hexdigest().encode()
    assert await replay(kafka_settings, publisher, letters[0].topic) == 0, "there is nothing to send again"


@pytest.mark.parametrize("attempt", ["²".encode(), b"9" * 5000, b"-1", b"many"])
async def test_what_anyone_may_write_into_a_header_holds_nothing_up(
    kafka_settings: KafkaSettings, publisher: Publisher, running: Running, attempt: bytes
):
    """A count of attempts that is no number is no attempt."""
    await publisher.send([altered(kafka_settings, value=b"no json", dlq_attempt=attempt)])
    async with running(Echo()):
        letters = await read_topic(
            kafka_settings, kafka_settings.dead_letter_topic(UPLOADS, "ingest"), lambda got: len(got) >= 1
        )
    assert [(headers(record)["dlq_reason"], headers(record)["dlq_attempt"]) for record in letters] == [
        (b"value_not_json", b"1")
    ]


async def test_nothing_is_committed_while_the_dead_letters_can_not_be_written(
    kafka_settings: KafkaSettings, publisher: Publisher, running: Running
):
    """Their topic is gone: the batch waits with its good neighbours' answers out, and is done when the topic is back."""
    topic = kafka_settings.dead_letter_topic(UPLOADS, "ingest")
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka_settings.bootstrap_servers)
    await admin.start()
    try:
        await admin.delete_topics([topic])

        async def gone() -> bool:
            # The broker answers the deletion before it has let the topic go: what is sent meanwhile is still taken.
            return topic not in await admin.list_topics()

        assert await eventually(gone)
        good = upload("a-1")
        await publisher.publish([good])
        await publisher.send([altered(kafka_settings, value=b"no json")])
        async with running(Echo()):
            answers = await read_topic(kafka_settings, kafka_settings.topic(DOCUMENTS), lambda got: len(got) >= 1)
            assert [headers(record)["ce_parentid"].decode() for record in answers] == [str(good.id)]
            await asyncio.sleep(2)
            assert await committed(kafka_settings, "redflower-ingest", UPLOADS) == 0
            await create_topics(kafka_settings)

            async def all_committed() -> bool:
                return await committed(kafka_settings, "redflower-ingest", UPLOADS) == 2

            assert await eventually(all_committed, timeout_s=40)
        letters = [letter async for letter in read_dead_letters(kafka_settings)]
    finally:
        await admin.close()
    assert [letter.reason for letter in letters] == ["value_not_json"]
