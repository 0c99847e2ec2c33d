"""Wiring: settings and policy are refused by name at start, and the sweeper ends waiting by itself."""

import asyncio
from pathlib import Path

import pytest

import services.credit
from services.credit.app import create_app
from services.credit.stage import CreditStage
from shared.bus.parking import sweeping
from shared.database import Database
from shared.errors import ConfigurationError
from shared.settings import DatabaseSettings
from tests.unit.credit.credit_cases import CATALOGUE, POLICY, delivery, judged

MIGRATIONS = Path(services.credit.__file__).parent / "migrations"


def test_a_wrong_policy_stops_the_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """No service runs on a policy that nobody could have meant."""
    path = tmp_path / "policy.yaml"
    path.write_text("version: x\ngrant_fen_by_tier: {1: 5}\ncap_fen: 1000000\n", encoding="utf-8")
    monkeypatch.setenv("REDFLOWER_CREDIT_POLICY_FILE", str(path))
    with pytest.raises(ConfigurationError, match=r"grant_fen_by_tier\.1"):
        create_app()


@pytest.mark.parametrize("variable", ["REDFLOWER_CREDIT_WAITING_MAX", "REDFLOWER_CREDIT_SWEEP_S"])
def test_a_wrong_setting_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, variable: str):
    """At start, not at the first verdict."""
    monkeypatch.setenv(variable, "0")
    with pytest.raises(ConfigurationError, match=variable):
        create_app()


async def test_the_sweeper_ends_waiting_by_itself(database_settings: DatabaseSettings):
    """No event is needed to give up: a quiet bus strands nothing."""
    async with Database.open(database_settings, schema="credit", migrations=MIGRATIONS) as database:
        stage = CreditStage(database, CATALOGUE, POLICY, waiting_max=5)
        await stage([delivery(judged())])
        async with sweeping(stage.give_up_waiting, longer_than_s=0.0, every_s=0.01), asyncio.timeout(10):
            while await database.pool.fetchval("select count(*) from outbox") == 0:  # noqa: ASYNC110 - seen in the database alone
                await asyncio.sleep(0.01)
        assert await database.pool.fetchval("select count(*) from waiting") == 0
