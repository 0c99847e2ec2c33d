"""What `redflower catalogue suggest` finds in a running system's topics."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from redflower.catalogue_papers import from_topics
from shared.bus.publisher import Publisher
from shared.bus.stage import Outgoing
from shared.errors import TransientError
from shared.events import Event
from shared.settings import KafkaSettings
from tests.unit.redflower.unlisted import contest

pytestmark = pytest.mark.integration

NOWHERE = KafkaSettings.model_validate({"KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:9"})


def outgoing(event: Event) -> Outgoing:
    name = uuid4()
    return Outgoing(event=event, id=name, parent_id=name, time=datetime.now(UTC), source="/tests", trace=())


async def test_readings_and_recognitions_are_joined(kafka_settings: KafkaSettings):
    """Whatever came first, over all partitions, from the beginning; and the limit holds."""
    events = [event for place in range(4) for event in contest(f"up-{place}", "王小红", f"HC2025000{place}")]
    async with Publisher(kafka_settings) as publisher:
        await publisher.publish([outgoing(event) for event in events])
    found = await from_topics(kafka_settings)

    assert sorted(paper.upload_id for paper in found.papers) == ["up-0", "up-1", "up-2", "up-3"]
    assert {paper.lines for paper in found.papers} == {("获奖证书", "花城青年风筝设计大赛")}
    cut = await from_topics(kafka_settings, limit=2)
    assert len(cut.papers) == 2
    assert cut.cut == 2


async def test_a_broker_that_is_away_is_named():
    """Its address is in the message."""
    with pytest.raises(TransientError, match=r"127\.0\.0\.1:9 does not answer"):
        await from_topics(NOWHERE)
