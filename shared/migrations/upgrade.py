"""Brings a service's schema up to date with Alembic, over the driver that the services use."""

from pathlib import Path

import asyncpg
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from shared.settings import DatabaseSettings

_MIGRATION_LOCK = 0x7265_6466_6C77  # one migration at a time in a database, whatever the service


async def migrate(settings: DatabaseSettings, schema: str, migrations: Path) -> None:
    """Bring a service's schema to the newest revision. Several processes may try at once: one does it."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("version_locations", str(migrations))
    config.set_main_option("path_separator", "newline")

    async def connect() -> "asyncpg.Connection[asyncpg.Record]":
        return await asyncpg.connect(settings.database_url, server_settings={"search_path": schema})

    def upgrade(connection: Connection) -> None:
        connection.execute(text(f"select pg_advisory_xact_lock({_MIGRATION_LOCK})"))
        connection.execute(text(f'create schema if not exists "{schema}"'))
        config.attributes.update({"connection": connection, "schema": schema})
        command.upgrade(config, "head")

    engine = create_async_engine("postgresql+asyncpg://", async_creator=connect, poolclass=NullPool)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(upgrade)
    finally:
        await engine.dispose()
