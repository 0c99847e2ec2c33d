"""A broker for a benchmark: the one that ``KAFKA_BOOTSTRAP_SERVERS`` names, else an embedded one of its own."""

import asyncio
import os
import tempfile
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from shared.bus.topics import create_topics
from shared.embedded.kafka import EmbeddedKafka
from shared.settings import KafkaSettings


@asynccontextmanager
async def broker() -> AsyncIterator[KafkaSettings]:
    """Topics of the benchmark's own on a real broker; an embedded one is gone afterwards."""
    if given := os.environ.get("KAFKA_BOOTSTRAP_SERVERS"):
        yield await _with_topics(given)
        return
    with tempfile.TemporaryDirectory(prefix="redflower-bench-") as folder:
        kafka = EmbeddedKafka(Path(folder) / "kafka")
        try:
            yield await _with_topics(await asyncio.to_thread(kafka.start))
        finally:
            await asyncio.to_thread(kafka.stop)


async def _with_topics(bootstrap_servers: str) -> KafkaSettings:
    settings = KafkaSettings.model_validate(
        {"KAFKA_BOOTSTRAP_SERVERS": bootstrap_servers, "topic_prefix": f"bench{uuid.uuid4().hex[:8]}."}
    )
    await create_topics(settings)
    return settings
