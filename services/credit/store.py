"""Credit's tables: accounts, verdicts that wait for theirs, and the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass

from services.credit.decision import Grant, Standing
from shared.bus.parking import Parking
from shared.bus.stage import Delivery
from shared.database import Connection
from shared.events import AccountUpdated, CredentialJudged, LimitChangeKind

STRIPES = 256
_LOCK_CLASS = 0x6372_6564  # "cred": advisory locks are one space for the whole database


@dataclass(frozen=True, slots=True)
class Entry:
    """A grant as the ledger keeps it, with what it was decided on."""

    delivery: Delivery[CredentialJudged]
    type_code: str
    tier: int
    base_limit_fen: int
    policy_version: str
    grant: Grant


class CreditStore:
    """The tables, seen through one transaction's connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.waiting = Parking(connection, CredentialJudged)

    async def lock_accounts(self, account_ids: Iterable[str]) -> dict[str, Standing]:
        """Lock these accounts until the transaction ends, in one order for all; returns how the known ones stand.

        An account not known gets an empty row, so that what waits for it and what makes it known can't miss each other.
        """
        ordered = sorted(set(account_ids))
        await self._connection.execute(
            """insert into accounts (account_id) select id from unnest($1::text[]) with ordinality as new (id, place)
               order by place on conflict do nothing""",
            ordered,
        )
        await self._connection.execute(
            "select from accounts where account_id = any($1) order by account_id for update", ordered
        )
        return await self._standings(ordered)

    async def _standings(self, account_ids: list[str]) -> dict[str, Standing]:
        """How these stand. A statement of its own after the lock, so that it sees what the lock waited for."""
        rows = await self._connection.fetch(
            """select account_id, segment, base_limit_fen,
                      coalesce(newest.granted_after_fen, 0) as granted_fen, coalesce(newest.sequence, 0) as sequence
               from accounts left join lateral (
                   select granted_after_fen, sequence from ledger
                   where ledger.account_id = accounts.account_id order by sequence desc limit 1
               ) as newest on true
               where account_id = any($1) and updated_at is not null""",
            account_ids,
        )
        return {
            row["account_id"]: Standing(
                segment=row["segment"],
                base_limit_fen=row["base_limit_fen"],
                granted_fen=row["granted_fen"],
                sequence=row["sequence"],
            )
            for row in rows
        }

    async def update_account(self, event: AccountUpdated) -> Standing:
        """Take in what the core says, unless something newer is known already; returns how the account stands."""
        await self._connection.execute(
            """update accounts set segment = $2, base_limit_fen = $3, updated_at = $4
               where account_id = $1 and (updated_at is null or updated_at <= $4)""",
            event.account_id,
            event.segment,
            event.base_limit_fen,
            event.updated_at,
        )
        return (await self._standings([event.account_id]))[event.account_id]

    async def lock_fingerprints(self, fingerprints: Iterable[str]) -> None:
        """Lock the credentials about to be granted, in one order for all, so that no two transactions deadlock."""
        await self._connection.execute(
            "select pg_advisory_xact_lock($1, stripe) from unnest($2::int[]) as ascending (stripe)",
            _LOCK_CLASS,
            sorted({int(fingerprint[:8], 16) % STRIPES for fingerprint in fingerprints}),
        )

    async def granted_before(self, fingerprint: str) -> bool:
        """Whether this credential has been granted, to whatever account."""
        found: bool = await self._connection.fetchval(
            "select exists (select from ledger where fingerprint = $1 and kind = 'grant')", fingerprint
        )
        return found

    async def enter(self, entry: Entry) -> bool:
        """Write a grant into the ledger; False where the credential has been granted before."""
        event, grant = entry.delivery.event, entry.grant
        status = await self._connection.execute(
            """insert into ledger (account_id, sequence, kind, amount_fen, granted_before_fen, granted_after_fen,
                                   base_limit_fen, limit_before_fen, limit_after_fen, fingerprint, upload_id,
                                   type_code, tier, reasons, policy_version, verdict_id, decided_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
               on conflict (fingerprint) where kind = 'grant' do nothing""",
            event.account_id,
            grant.sequence,
            LimitChangeKind.GRANT.value,
            grant.amount_fen,
            grant.granted_after_fen - grant.amount_fen,
            grant.granted_after_fen,
            entry.base_limit_fen,
            grant.limit_before_fen,
            grant.limit_after_fen,
            event.fingerprint,
            event.upload_id,
            entry.type_code,
            entry.tier,
            [reason.value for reason in grant.reasons],
            entry.policy_version,
            entry.delivery.id,
            entry.delivery.time,
        )
        return status == "INSERT 0 1"
