"""Events that wait for their account to become known: topics have no order among each other.

A stage parks such an event in the transaction that it came in, and takes it out in the one that makes the account
known. What has waited too long is given up by a timer, not by events, so that a quiet bus strands nothing.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from typing import Generic, TypeVar

import asyncpg
import structlog

from shared.bus.stage import Delivery
from shared.database import Connection
from shared.errors import TransientError
from shared.events import Event

_ACCOUNTS_A_SWEEP = 100

E = TypeVar("E", bound=Event)

_log = structlog.get_logger(__name__)


class Parking(Generic[E]):
    """The table ``waiting`` of one schema, seen through one transaction's connection.

    Args:
        kind: the event that waits; one kind a schema.
    """

    def __init__(self, connection: Connection, kind: type[E]) -> None:
        self._connection = connection
        self._kind = kind

    async def park(self, delivery: Delivery[E], waiting_max: int) -> bool:
        """Keep an event until its account is known; False where so many wait already that it must not."""
        status = await self._connection.execute(
            """insert into waiting (event_id, account_id, event, occurred_at, parent_id, trace,
                                    topic, topic_partition, topic_offset)
               select $1, $2, $3, $4, $5, $6, $7, $8, $9
               where (select count(*) from waiting where account_id = $2) < $10""",
            delivery.id,
            delivery.event.account_id,
            delivery.event.model_dump_json(),
            delivery.time,
            delivery.parent_id,
            json.dumps(delivery.trace),
            delivery.topic,
            delivery.partition,
            delivery.offset,
            waiting_max,
        )
        return status == "INSERT 0 1"

    async def unpark(self, account_id: str) -> list[Delivery[E]]:
        """Take out what waits for an account, in the order of its coming."""
        rows = await self._connection.fetch("delete from waiting where account_id = $1 returning *", account_id)
        return self._deliveries(rows)

    async def overdue_accounts(self, longer_than_s: float) -> list[str]:
        """Accounts that something has waited for too long, a hundred at most."""
        rows = await self._connection.fetch(
            """select distinct account_id from waiting where parked_at < now() - make_interval(secs => $1)
               order by account_id limit $2""",
            longer_than_s,
            _ACCOUNTS_A_SWEEP,
        )
        return [row["account_id"] for row in rows]

    async def unpark_overdue(self, account_ids: Iterable[str], longer_than_s: float) -> list[Delivery[E]]:
        """Take out what has waited too long for these accounts, which must be locked."""
        rows = await self._connection.fetch(
            """delete from waiting where account_id = any($1) and parked_at < now() - make_interval(secs => $2)
               returning *""",
            list(account_ids),
            longer_than_s,
        )
        return self._deliveries(rows)

    def _deliveries(self, rows: Iterable[asyncpg.Record]) -> list[Delivery[E]]:
        return [
            Delivery(
                event=self._kind.model_validate_json(row["event"]),
                id=row["event_id"],
                time=row["occurred_at"],
                parent_id=row["parent_id"],
                trace=tuple((name, value) for name, value in json.loads(row["trace"])),
                topic=row["topic"],
                partition=row["topic_partition"],
                offset=row["topic_offset"],
            )
            for row in sorted(rows, key=lambda row: int(row["position"]))
        ]


@asynccontextmanager
async def sweeping(
    give_up: Callable[[float], Awaitable[int]], *, longer_than_s: float, every_s: float
) -> AsyncIterator[None]:
    """Give up in the background, while the block runs, on what has waited too long.

    Args:
        give_up: ends what has waited longer than so many seconds, some at a time; returns how many.
    """
    task = asyncio.create_task(_sweep(give_up, longer_than_s, every_s), name="sweep")
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _sweep(give_up: Callable[[float], Awaitable[int]], longer_than_s: float, every_s: float) -> None:
    while True:
        try:
            while given_up := await give_up(longer_than_s):
                _log.warning("account_never_came", events=given_up)
        except TransientError as error:
            _log.warning("sweep_put_off", error=str(error))
        except Exception:
            # One event that can't be ended must not end the sweeping of the others that come after it.
            _log.exception("sweep_failed")
        await asyncio.sleep(every_s)
