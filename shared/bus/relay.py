"""Publishes the outbox, in order, and purges what is old. One process of a service does it; the others stand by."""

import asyncio
import contextlib
import json
import time
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

import asyncpg
import structlog

from shared.bus.publisher import Publisher
from shared.bus.stage import Outgoing
from shared.database import OUTBOX_CHANNEL, Database, away_is_transient
from shared.errors import PermanentError, TransientError
from shared.events import channel
from shared.telemetry import metrics

_BATCH_MAX = 500
_WAKE_S = 1.0
_LOOK_EVERY_S = 5.0
_RETRY_FIRST_S = 0.5
_RETRY_MAX_S = 15.0
_TROUBLE_AFTER_S = 10.0
_PURGE_EVERY_S = 3600.0
_INBOX_KEPT_DAYS = 30

_log = structlog.get_logger(__name__)


class Relay:
    """Moves events from a service's outbox to the bus.

    A Postgres advisory lock, held by the session, makes one relay of a service the active one. Rows go in order of
    their position, so an account's events keep their order if its writer locks the account before it writes.
    A row is deleted only after the broker has acknowledged it; a relay that dies in between publishes it again with
    the same event id. A row that can't be published holds up its own account, and no other.
    """

    def __init__(self, database: Database, publisher: Publisher) -> None:
        self._database = database
        self._publisher = publisher
        self._service = database.schema
        self._wake = asyncio.Event()
        self._stuck: set[str] = set()
        self._failing: tuple[float, str] | None = None

    @classmethod
    @asynccontextmanager
    async def running(cls, database: Database, publisher: Publisher) -> AsyncIterator[Self]:
        """The relay, running beside the block; the service is not ready while it fails."""
        relay = cls(database, publisher)
        publisher.watched.append(relay.trouble)
        task = asyncio.create_task(relay.run(), name=f"relay-{database.schema}")
        try:
            yield relay
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    def trouble(self) -> str | None:
        """What is wrong with it for some while now; None where nothing is."""
        if self._failing is None or time.monotonic() - self._failing[0] < _TROUBLE_AFTER_S:
            return None
        return f"the outbox is not published: {self._failing[1]}"

    async def run(self) -> None:
        """Relay until cancelled, whatever happens: while it stands still, no one outside learns of anything."""
        pause_s = _RETRY_FIRST_S
        while True:
            try:
                with away_is_transient():
                    await self._with_connection()
            except TransientError as error:
                _log.warning("relay_waits", error=str(error), retry_s=pause_s)
                self._fails(str(error))
            except Exception as error:
                _log.exception("relay_failed", retry_s=pause_s)
                self._fails(type(error).__name__)
            else:
                pause_s = _RETRY_FIRST_S
            await asyncio.sleep(pause_s)
            pause_s = min(pause_s * 2, _RETRY_MAX_S)

    async def _with_connection(self) -> None:
        settings = self._database.settings
        connection = await asyncpg.connect(
            settings.database_url,
            server_settings={"search_path": self._service, "application_name": f"redflower-{self._service}-relay"},
            command_timeout=settings.database_timeout_s,
        )
        try:
            await self._become_active(connection)
            await connection.add_listener(f"{OUTBOX_CHANNEL}_{self._service}", lambda *_: self._wake.set())
            _log.info("relay_active")
            self._stuck.clear()
            look_at = purge_at = 0.0
            while True:
                self._wake.clear()
                if time.monotonic() >= look_at:
                    await self._look(connection)
                    look_at = time.monotonic() + _LOOK_EVERY_S
                while await self._publish_some(connection) == _BATCH_MAX:
                    pass
                self._failing = None
                if time.monotonic() >= purge_at:
                    await self._purge(connection)
                    purge_at = time.monotonic() + _PURGE_EVERY_S
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), _WAKE_S)
        finally:
            connection.terminate()

    async def _become_active(self, connection: "asyncpg.Connection[asyncpg.Record]") -> None:
        key = zlib.crc32(f"redflower-relay-{self._service}".encode())
        while not await connection.fetchval("select pg_try_advisory_lock($1)", key):
            self._failing = None  # another process is active
            await asyncio.sleep(_WAKE_S)

    async def _publish_some(self, connection: "asyncpg.Connection[asyncpg.Record]") -> int:
        rows = await connection.fetch(
            "select * from outbox where account_id <> all($1) order by position limit $2", list(self._stuck), _BATCH_MAX
        )
        outgoing = {}
        for row in rows:
            try:
                if row["account_id"] not in self._stuck:
                    outgoing[row["position"]] = _outgoing(row)
            except (PermanentError, ValueError) as error:
                self._hold_up(row, error)
        try:
            await self._publisher.publish(list(outgoing.values()))
        except PermanentError:
            outgoing = await self._publish_one_by_one(rows, outgoing)
        if outgoing:
            await connection.execute("delete from outbox where position = any($1)", list(outgoing))
            metrics.RELAYED.labels(self._service).inc(len(outgoing))
        return len(rows)

    async def _publish_one_by_one(
        self, rows: list[asyncpg.Record], outgoing: dict[int, Outgoing]
    ) -> dict[int, Outgoing]:
        """Publish what can be; where one of an account's can't, none after it may go."""
        published = {}
        for row in rows:
            event = outgoing.get(row["position"])
            if event is None or row["account_id"] in self._stuck:
                continue
            try:
                await self._publisher.publish([event])
            except PermanentError as error:
                self._hold_up(row, error)
            else:
                published[row["position"]] = event
        return published

    def _hold_up(self, row: asyncpg.Record, error: Exception) -> None:
        self._stuck.add(row["account_id"])
        reason = error.reason if isinstance(error, PermanentError) else type(error).__name__
        metrics.OUTBOX_STUCK_ACCOUNTS.labels(self._service).set(len(self._stuck))
        _log.error(
            "outbox_row_stuck",
            event_id=str(row["event_id"]),
            parent_id=str(row["parent_id"]),
            account=row["account_id"],
            position=row["position"],
            reason=reason,
        )

    async def _look(self, connection: "asyncpg.Connection[asyncpg.Record]") -> None:
        """Say how much waits, and for how long."""
        row = await connection.fetchrow(
            "select count(*) as waiting, extract(epoch from now() - min(written_at)) as oldest_s from outbox"
        )
        assert row is not None, "an aggregate has one row"
        metrics.OUTBOX_WAITING.labels(self._service).set(row["waiting"])
        metrics.OUTBOX_OLDEST_SECONDS.labels(self._service).set(float(row["oldest_s"] or 0))

    async def _purge(self, connection: "asyncpg.Connection[asyncpg.Record]") -> None:
        """Forget events that the bus has forgotten too, so that the inbox does not grow for ever."""
        await connection.execute(
            "delete from inbox where received_at < now() - make_interval(days => $1)", _INBOX_KEPT_DAYS
        )

    def _fails(self, error: str) -> None:
        self._failing = (self._failing[0] if self._failing is not None else time.monotonic(), error)


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
