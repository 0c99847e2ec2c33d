"""Wires verify: its settings, its schema, its stage."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import structlog
from faststream.asgi import AsgiFastStream

from catalogue import load
from services.verify.identity import Digester
from services.verify.settings import DEVELOPMENT_KEY, VerifySettings
from services.verify.stage import VerifyStage
from shared.bus.parking import sweeping
from shared.bus.publisher import Publisher
from shared.bus.relay import Relay
from shared.bus.stage import Stage
from shared.database import Database
from shared.events import AccountUpdated, CredentialRecognised
from shared.service import create_service
from shared.settings import DatabaseSettings

_log = structlog.get_logger(__name__)


def create_app() -> AsgiFastStream:
    """The verify service as an ASGI app; nothing is opened before it starts."""
    settings = VerifySettings.load()
    database_settings = DatabaseSettings.load()
    key = settings.verify_digest_key.get_secret_value()

    @asynccontextmanager
    async def stage(publisher: Publisher) -> AsyncIterator[Stage[AccountUpdated | CredentialRecognised]]:
        if key == DEVELOPMENT_KEY:
            _log.warning("development_key", variable=settings.variable("verify_digest_key"))
        async with (
            Database.open(
                database_settings, schema="verify", migrations=Path(__file__).parent / "migrations"
            ) as database,
            Relay.running(database, publisher),
        ):
            verify = VerifyStage(
                database, load(), Digester(key), settings.thresholds, waiting_max=settings.verify_waiting_max
            )
            async with sweeping(
                verify.give_up_waiting, longer_than_s=settings.verify_waiting_s, every_s=settings.verify_sweep_s
            ):
                yield verify

    return create_service("verify", consumes=(AccountUpdated, CredentialRecognised), stage=stage)
