"""Publishes the outbox, in order, and purges what is old. One process of a service does it; the others stand by."""

import asyncio
import contextlib
import json
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

import asyncpg
import structlog

from shared.bus.publisher import Publisher
from shared.bus.stage import Outgoing
from shared.database import AWAY, OUTBOX_CHANNEL, Database
from shared.errors import PermanentError, TransientError
from shared.events import channel
from shared.telemetry import metrics

_BATCH_MAX = 500
_WAKE_S = 1.0
_RETRY_S = 1.0
_PURGE_EVERY_S = 3600.0
_INBOX_KEPT_DAYS = 30

_log = structlog.get_logger(__name__)


class Relay:
    """Moves events from a service's outbox to the bus.

    A Postgres advisory lock, held by the session, makes one relay of a service the active one. Rows go in order of
    their position, so an account's events keep their order if its writer locks the account before it writes.
    A row is deleted only after the broker has acknowledged it; a relay that dies in between publishes it again with
    the same event id.
    """

    def __init__(self, database: Database, publisher: Publisher) -> None:
        self._database = database
        self._publisher = publisher
        self._service = database.schema
        self._wake = asyncio.Event()

    @classmethod
    @asynccontextmanager
    async def running(cls, database: Database, publisher: Publisher) -> AsyncIterator[Self]:
        """The relay, running beside the block."""
        relay = cls(database, publisher)
        task = asyncio.create_task(relay.run(), name=f"relay-{database.schema}")
        try:
            yield relay
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def run(self) -> None:
        """Relay until cancelled; whatever is away is waited for."""
        while True:
            try:
                await self._with_connection()
            except (*AWAY, TransientError, OSError) as error:
                _log.warning("relay_waits", error=repr(error), retry_s=_RETRY_S)
                await asyncio.sleep(_RETRY_S)

    async def _with_connection(self) -> None:
        connection = await asyncpg.connect(
            self._database.dsn,
            server_settings={"search_path": self._service, "application_name": f"redflower-{self._service}-relay"},
            command_timeout=30,
        )
        try:
            await self._become_active(connection)
            await connection.add_listener(f"{OUTBOX_CHANNEL}_{self._service}", lambda *_: self._wake.set())
            _log.info("relay_active")
            purge_at = 0.0
            while True:
                self._wake.clear()
                while await self._publish_some(connection) == _BATCH_MAX:
                    pass
                if asyncio.get_running_loop().time() >= purge_at:
                    await self._purge(connection)
                    purge_at = asyncio.get_running_loop().time() + _PURGE_EVERY_S
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), _WAKE_S)
        finally:
            connection.terminate()

    async def _become_active(self, connection: "asyncpg.Connection[asyncpg.Record]") -> None:
        while not await connection.fetchval("select pg_try_advisory_lock($1)", self._lock_key()):  # noqa: ASYNC110
            await asyncio.sleep(_WAKE_S)

    async def _publish_some(self, connection: "asyncpg.Connection[asyncpg.Record]") -> int:
        rows = await connection.fetch("select * from outbox order by position limit $1", _BATCH_MAX)
        if rows:
            await self._publisher.publish([_outgoing(row) for row in rows])
            await connection.execute("delete from outbox where position = any($1)", [row["position"] for row in rows])
            metrics.RELAYED.labels(self._service).inc(len(rows))
        metrics.OUTBOX_WAITING.labels(self._service).set(0 if len(rows) < _BATCH_MAX else len(rows))
        return len(rows)

    async def _purge(self, connection: "asyncpg.Connection[asyncpg.Record]") -> None:
        """Forget events that the bus has forgotten too, so that the inbox does not grow for ever."""
        await connection.execute(
            "delete from inbox where received_at < now() - make_interval(days => $1)", _INBOX_KEPT_DAYS
        )

    def _lock_key(self) -> int:
        return zlib.crc32(f"redflower-relay-{self._service}".encode())


def _outgoing(row: asyncpg.Record) -> Outgoing:
    known = channel(row["event_type"])
    if known is None:
        raise PermanentError(
            "event_type_unknown", f"the outbox holds a {row['event_type']!r}, which no channel carries"
        )
    return Outgoing(
        event=known.event.model_validate_json(row["payload"]),
        id=row["event_id"],
        parent_id=row["parent_id"],
        time=row["occurred_at"],
        source=row["source"],
        trace=tuple(json.loads(row["trace"]).items()),
    )
