"""Postgres: a pool, one schema a service, its migrations, and the transaction that inbox, state and outbox share.

A stateful stage does its work so, and nothing is lost or done twice whatever dies in between::

    async with database.transaction() as transaction:
        for delivery in batch:
            if await transaction.first_time(delivery):
                ...                                     # the service's own tables, by transaction.connection
                await transaction.publish(answer(delivery, "verify", event))
"""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import TypeAlias

import asyncpg
import structlog
from asyncpg.pool import PoolConnectionProxy

from shared.bus.stage import Delivery, Outgoing
from shared.errors import TransientError
from shared.events import Event
from shared.settings import DatabaseSettings

Connection: TypeAlias = "PoolConnectionProxy[asyncpg.Record]"

OUTBOX_CHANNEL = "redflower_outbox"
_RETRY_MAX_S = 5.0

_log = structlog.get_logger(__name__)

# SQLSTATE classes (PostgreSQL's manual, appendix A) that speak of what was said, not of the server: data, constraints,
# limits, our own triggers. The same would be refused again. All others pass: restarts, failovers, locks, passwords.
_REFUSED = ("22", "23", "54", "P0")


@contextmanager
def away_is_transient() -> Iterator[None]:
    """Turns what the driver raises while Postgres is away, busy, restarting or locked up into a TransientError.

    An error that speaks of the statement itself goes through as it is.
    """
    try:
        yield
    except asyncpg.PostgresError as error:
        if (error.sqlstate or "").startswith(_REFUSED):
            raise
        raise TransientError(f"Postgres: {type(error).__name__}") from error
    except (asyncpg.InterfaceError, OSError) as error:
        # OSError is more than a refused connection: a socket that is gone, a name that does not resolve, no route.
        raise TransientError(f"Postgres: {type(error).__name__}") from error


class Transaction:
    """One Postgres transaction over inbox, outbox and the service's own tables."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    async def first_time(self, delivery: Delivery[Event]) -> bool:
        """Enter the event into the inbox; False where it was there already, and nothing must be done again."""
        status = await self.connection.execute(
            "insert into inbox (event_id) values ($1) on conflict do nothing", delivery.id
        )
        return status == "INSERT 0 1"

    async def publish(self, outgoing: Outgoing) -> None:
        """Put an event into the outbox: it is published if and only if this transaction commits."""
        event = outgoing.event
        await self.connection.execute(
            """insert into outbox (event_id, event_type, account_id, payload, parent_id, occurred_at, source, trace)
               values ($1, $2, $3, $4, $5, $6, $7, $8)""",
            outgoing.id,
            event.type,
            event.account_id,
            event.model_dump_json(),
            outgoing.parent_id,
            outgoing.time,
            outgoing.source,
            json.dumps(dict(outgoing.trace)),
        )


class Database:
    """A pool of connections that see one service's schema."""

    def __init__(self, pool: "asyncpg.Pool[asyncpg.Record]", schema: str, settings: DatabaseSettings) -> None:
        self.pool = pool
        self.schema = schema
        self.settings = settings

    @classmethod
    @asynccontextmanager
    async def open(cls, settings: DatabaseSettings, schema: str, migrations: Path) -> AsyncIterator["Database"]:
        """Wait until Postgres answers, bring the schema up to date, and open the pool.

        Args:
            schema: the service's own schema.
            migrations: folder with the service's Alembic revisions.
        """
        from shared.migrations.upgrade import migrate  # noqa: PLC0415 - heavy, and services without a schema need none

        pause_s = 0.2
        while True:
            try:
                with away_is_transient():
                    await migrate(settings, schema, migrations)
                    pool = await asyncpg.create_pool(
                        settings.database_url,
                        min_size=1,
                        max_size=settings.database_pool_max,
                        command_timeout=settings.database_timeout_s,
                        server_settings={"search_path": schema, "application_name": f"redflower-{schema}"},
                    )
                break
            except TransientError as error:
                _log.warning("database_away", error=str(error), retry_s=pause_s)
                await asyncio.sleep(pause_s)
                pause_s = min(pause_s * 2, _RETRY_MAX_S)
        try:
            yield cls(pool, schema, settings)
        finally:
            try:
                await asyncio.wait_for(pool.close(), timeout=5)
            except TimeoutError:
                pool.terminate()

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """A connection, for reading outside a transaction.

        Raises:
            TransientError: Postgres is away.
        """
        with away_is_transient():
            async with self.pool.acquire() as connection:
                yield connection

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """A transaction, committed where the block ends and rolled back where it raises.

        Raises:
            TransientError: Postgres is away; nothing of the block has happened, or all of it, which the inbox knows.
        """
        async with self.connection() as connection, connection.transaction():
            yield Transaction(connection)
            await connection.execute(f"notify {OUTBOX_CHANNEL}_{self.schema}")
