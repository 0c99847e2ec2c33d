"""The uploads that have been taken in or refused: schema ``ingest``, table ``uploads``."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

import asyncpg

from shared.database import Connection, Database

State = Literal["documented", "rejected"]


@dataclass(frozen=True, slots=True)
class Upload:
    """One upload and what became of it. An upload id stands for one object of one account, for ever."""

    upload_id: str
    account_id: str
    original_sha256: str
    event_id: UUID
    state: State
    reason: str | None

    def is_same(self, account_id: str, sha256: str) -> bool:
        """Whether an event with this upload's id speaks of the same object and account."""
        return (self.account_id, self.original_sha256) == (account_id, sha256)


_COLUMNS = "upload_id, account_id, original_sha256, event_id, state, reason"


async def known_uploads(database: Database, upload_ids: Iterable[str]) -> dict[str, Upload]:
    """Those of the uploads that have reached their end here already, by id."""
    async with database.connection() as connection:
        rows = await connection.fetch(
            f"select {_COLUMNS} from uploads where upload_id = any($1::text[])",  # noqa: S608 -- constant columns
            list(upload_ids),
        )
    return {row["upload_id"]: _upload(row) for row in rows}


async def find_upload(connection: Connection, upload_id: str) -> Upload | None:
    """An upload by its id, as this transaction sees it."""
    row = await connection.fetchrow(
        f"select {_COLUMNS} from uploads where upload_id = $1",  # noqa: S608 -- constant columns
        upload_id,
    )
    return None if row is None else _upload(row)


async def enter(connection: Connection, upload: Upload) -> Upload | None:
    """Enter an upload. None where it is new; else the one that has its id, and nothing is changed."""
    status = await connection.execute(
        f"insert into uploads ({_COLUMNS}) values ($1, $2, $3, $4, $5, $6) on conflict do nothing",  # noqa: S608
        upload.upload_id,
        upload.account_id,
        upload.original_sha256,
        upload.event_id,
        upload.state,
        upload.reason,
    )
    if status == "INSERT 0 1":
        return None
    earlier = await find_upload(connection, upload.upload_id)
    assert earlier is not None, "an upload that conflicts exists, and uploads are never deleted"
    return earlier


def _upload(row: asyncpg.Record) -> Upload:
    return Upload(
        upload_id=row["upload_id"],
        account_id=row["account_id"],
        original_sha256=row["original_sha256"],
        event_id=row["event_id"],
        state=row["state"],
        reason=row["reason"],
    )
