"""Encoding and decoding of events: what goes in comes out, and nothing that comes in does harm."""

import json
import uuid
from datetime import UTC, datetime

import pytest
from aiokafka import ConsumerRecord
from hypothesis import given
from hypothesis import strategies as st

from shared.bus.cloudevents import decode, encode
from shared.bus.stage import Outgoing
from shared.errors import PermanentError
from shared.events import AccountUpdated, child_id

ACCEPTED = {AccountUpdated.type: AccountUpdated}
TIMES = st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def record(key: bytes | None, value: bytes | None, headers: list[tuple[str, bytes]]) -> "ConsumerRecord[bytes, bytes]":
    return ConsumerRecord(
        topic=AccountUpdated.topic,
        partition=0,
        offset=7,
        timestamp=0,
        timestamp_type=0,
        key=key,
        value=value,
        checksum=None,
        serialized_key_size=0,
        serialized_value_size=0,
        headers=tuple(headers),
    )


@given(
    event_id=st.uuids(),
    parent_id=st.uuids(),
    time=TIMES,
    account=st.from_regex(r"[A-Za-z0-9._:@-]{1,128}", fullmatch=True),
    holder=st.none() | st.text(min_size=1, max_size=128).filter(lambda text: text.isprintable()),
    limit=st.integers(0, 10**10),
)
def test_an_event_comes_back_as_it_was(
    *, event_id: uuid.UUID, parent_id: uuid.UUID, time: datetime, account: str, holder: str | None, limit: int
):
    """Whatever an event holds, decoding what encoding made gives the same event with the same identity."""
    event = AccountUpdated(
        account_id=account, holder_name=holder, segment="blue_collar", base_limit_fen=limit, updated_at=time
    )
    outgoing = Outgoing(event=event, id=event_id, parent_id=parent_id, time=time, source="/core", trace=())
    _, key, value, headers = encode(outgoing)
    delivery = decode(record(key, value, headers), ACCEPTED, value_bytes_max=10_000)
    assert (delivery.event, delivery.id, delivery.parent_id, delivery.time) == (event, event_id, parent_id, time)


@given(
    key=st.none() | st.binary(max_size=50),
    value=st.none() | st.binary(max_size=500),
    headers=st.lists(
        st.tuples(
            st.sampled_from(["ce_id", "ce_type", "ce_time", "ce_specversion", "ce_parentid", "traceparent", "x"]),
            st.binary(max_size=40)
            | st.sampled_from([AccountUpdated.type.encode(), b"1.0", str(uuid.uuid4()).encode()]),
        ),
        max_size=8,
    ),
)
def test_no_bytes_do_harm(key: bytes | None, value: bytes | None, headers: list[tuple[str, bytes]]):
    """Any record either decodes or is refused with a reason; nothing else is ever raised."""
    try:
        decoded = decode(record(key, value, headers), ACCEPTED, value_bytes_max=400).event.account_id.encode()
    except PermanentError:
        decoded = key
    assert decoded == key


def test_a_refusal_does_not_repeat_what_the_value_holds():
    """The reason goes into logs and headers, so it says where a value is wrong, never the value: it may be a name."""
    secret = "张三丰的名字"
    value = json.dumps({"account_id": "a", "holder_name": [secret], "segment": secret * 99, "base_limit_fen": secret})
    headers = [
        ("ce_specversion", b"1.0"),
        ("ce_id", str(uuid.uuid4()).encode()),
        ("ce_type", AccountUpdated.type.encode()),
        ("ce_time", b"2026-01-01T00:00:00+00:00"),
    ]
    with pytest.raises(PermanentError) as refusal:
        decode(record(b"a", value.encode(), headers), ACCEPTED, value_bytes_max=10_000)
    assert refusal.value.reason == "value_invalid"
    assert secret not in str(refusal.value)
    assert "base_limit_fen" in refusal.value.detail


def test_a_derived_id_is_the_same_each_time_and_another_for_each_stage_and_kind():
    """The fixed value is the promise to everyone downstream: it must never change."""
    parent = uuid.UUID("00000000-0000-4000-8000-000000000001")
    assert child_id(parent, "verify", AccountUpdated) == child_id(parent, "verify", AccountUpdated)
    assert child_id(parent, "verify", AccountUpdated) != child_id(parent, "credit", AccountUpdated)
    assert child_id(parent, "verify", AccountUpdated) == uuid.uuid5(
        parent, "verify/redflower.credit.account-updated.v1"
    )
