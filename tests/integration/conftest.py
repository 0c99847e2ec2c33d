"""A service around a stage of the test's own, on a real broker, in this process."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import pytest

from shared.bus.publisher import Publisher
from shared.bus.stage import Stage
from shared.events import CredentialUploaded
from shared.service import create_service
from shared.settings import KafkaSettings

Running = Callable[[Stage[Any]], AbstractAsyncContextManager[None]]


@pytest.fixture
async def publisher(kafka_settings: KafkaSettings) -> AsyncIterator[Publisher]:
    async with Publisher(kafka_settings) as publisher:
        yield publisher


@pytest.fixture
def running(kafka_settings: KafkaSettings, monkeypatch: pytest.MonkeyPatch) -> Running:
    """Runs a stage as the service ``ingest`` for as long as the block lasts."""
    monkeypatch.setenv("KAFKA_BOOTSTRAP_SERVERS", kafka_settings.bootstrap_servers)
    monkeypatch.setenv("REDFLOWER_TOPIC_PREFIX", kafka_settings.topic_prefix)
    monkeypatch.setenv("REDFLOWER_RETRY_FIRST_S", "0.05")
    monkeypatch.setenv("REDFLOWER_RETRY_MAX_S", "0.2")
    monkeypatch.setenv("REDFLOWER_GRACE_S", "5")

    @asynccontextmanager
    async def run(stage: Stage[Any]) -> AsyncIterator[None]:
        @asynccontextmanager
        async def opened(_: Publisher) -> AsyncIterator[Stage[Any]]:
            yield stage

        app = create_service("ingest", consumes=(CredentialUploaded,), stage=opened)
        async with app.start_lifespan_context():
            yield

    return run
