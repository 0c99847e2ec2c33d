"""Wires credit: its settings, its policy, its schema, its stage."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from faststream.asgi import AsgiFastStream

from catalogue import load
from services.credit.policy import load_policy
from services.credit.settings import CreditSettings
from services.credit.stage import CreditStage
from shared.bus.parking import sweeping
from shared.bus.publisher import Publisher
from shared.bus.relay import Relay
from shared.bus.stage import Stage
from shared.database import Database
from shared.events import AccountUpdated, CredentialJudged
from shared.service import create_service
from shared.settings import DatabaseSettings


def create_app() -> AsgiFastStream:
    """The credit service as an ASGI app; nothing is opened before it starts. A wrong policy is refused here."""
    settings = CreditSettings.load()
    policy = load_policy(settings.credit_policy_file)
    database_settings = DatabaseSettings.load()

    @asynccontextmanager
    async def stage(publisher: Publisher) -> AsyncIterator[Stage[AccountUpdated | CredentialJudged]]:
        async with (
            Database.open(
                database_settings, schema="credit", migrations=Path(__file__).parent / "migrations"
            ) as database,
            Relay.running(database, publisher),
        ):
            credit = CreditStage(database, load(), policy, waiting_max=settings.credit_waiting_max)
            async with sweeping(
                credit.give_up_waiting, longer_than_s=settings.credit_waiting_s, every_s=settings.credit_sweep_s
            ):
                yield credit

    return create_service("credit", consumes=(AccountUpdated, CredentialJudged), stage=stage)
