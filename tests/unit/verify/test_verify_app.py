"""Wiring: settings are refused by name, nothing happens at import, and the sweeper ends waiting by itself."""

import asyncio
from pathlib import Path

import pytest

import services.verify
from services.verify.app import create_app
from services.verify.evidence import Thresholds
from services.verify.identity import Digester
from services.verify.settings import VerifySettings
from services.verify.stage import VerifyStage
from shared.bus.parking import sweeping
from shared.database import Database
from shared.errors import ConfigurationError
from shared.settings import DatabaseSettings
from tests.unit.verify.verify_cases import CATALOGUE, KEY, delivery, recognised

MIGRATIONS = Path(services.verify.__file__).parent / "migrations"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("REDFLOWER_VERIFY_DIGEST_KEY", "short"),
        ("REDFLOWER_VERIFY_TYPE_CERTAIN", "1.5"),
        ("REDFLOWER_VERIFY_FIELD_CLEAR", "much"),
        ("REDFLOWER_VERIFY_WAITING_MAX", "0"),
        ("REDFLOWER_VERIFY_WAITING_S", "-1"),
    ],
)
def test_a_wrong_setting_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, variable: str, value: str):
    """At start, not at the first credential; a secret is not printed."""
    monkeypatch.setenv(variable, value)
    with pytest.raises(ConfigurationError, match=variable) as caught:
        create_app()
    assert variable != "REDFLOWER_VERIFY_DIGEST_KEY" or value not in str(caught.value)


def test_the_key_does_not_show(monkeypatch: pytest.MonkeyPatch):
    """Settings may be logged; the key may not."""
    monkeypatch.setenv("REDFLOWER_VERIFY_DIGEST_KEY", "a long and secret key")
    settings = VerifySettings.load()
    assert settings.verify_digest_key.get_secret_value() == "a long and secret key"
    assert "secret key" not in repr(settings)


async def test_the_sweeper_ends_waiting_by_itself(database_settings: DatabaseSettings):
    """No event is needed to give up: a quiet bus strands nothing."""
    async with Database.open(database_settings, schema="verify", migrations=MIGRATIONS) as database:
        stage = VerifyStage(database, CATALOGUE, Digester(KEY), Thresholds(), waiting_max=5)
        await stage([delivery(recognised())])
        async with sweeping(stage.give_up_waiting, longer_than_s=0.0, every_s=0.01), asyncio.timeout(10):
            while await database.pool.fetchval("select count(*) from outbox") == 0:  # noqa: ASYNC110 - seen in the database alone
                await asyncio.sleep(0.01)
        assert await database.pool.fetchval("select count(*) from waiting") == 0
