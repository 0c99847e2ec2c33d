"""Verify's tables: accounts, recognitions that wait for theirs, and what verified credentials have used."""

from collections.abc import Iterable
from uuid import UUID

from services.verify.evidence import Account, PriorUse
from services.verify.identity import Identity
from services.verify.pictures import DISTANCE_MAX, bands, signed
from shared.bus.parking import Parking
from shared.database import Connection
from shared.events import AccountUpdated, CredentialRecognised, Document

_LOCK_CLASS = 0x7665_7269  # "veri": advisory locks are one space for the whole database


class VerifyStore:
    """The tables, seen through one transaction's connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.waiting = Parking(connection, CredentialRecognised)

    async def lock_accounts(self, account_ids: Iterable[str]) -> dict[str, Account]:
        """Lock these accounts until the transaction ends, in one order for all, and return those that are known.

        An account not known gets an empty row, so that what waits for it and what makes it known can't miss each other.
        """
        ordered = sorted(set(account_ids))
        await self._connection.execute(
            """insert into accounts (account_id) select id from unnest($1::text[]) with ordinality as new (id, place)
               order by place on conflict do nothing""",
            ordered,
        )
        rows = await self._connection.fetch(
            """select account_id, holder_name, updated_at is not null as known from accounts
               where account_id = any($1) order by account_id for update""",
            ordered,
        )
        return {row["account_id"]: Account(row["account_id"], row["holder_name"]) for row in rows if row["known"]}

    async def update_account(self, event: AccountUpdated) -> Account:
        """Take in what the core says, unless something newer is known already; returns what is known now."""
        await self._connection.execute(
            """update accounts set holder_name = $2, updated_at = $3
               where account_id = $1 and (updated_at is null or updated_at <= $3)""",
            event.account_id,
            event.holder_name,
            event.updated_at,
        )
        row = await self._connection.fetchrow(
            "select account_id, holder_name from accounts where account_id = $1", event.account_id
        )
        assert row is not None, "lock_accounts has made the row"
        return Account(row["account_id"], row["holder_name"])

    async def lock_stripes(self, stripes: Iterable[int]) -> None:
        """Lock what is about to be looked up and claimed, until the transaction ends, in one order for all."""
        await self._connection.execute(
            "select pg_advisory_xact_lock($1, stripe) from unnest($2::int[]) as ascending (stripe)",
            _LOCK_CLASS,
            sorted(set(stripes)),
        )

    async def prior_use(self, account_id: str, document: Document, identity: Identity) -> PriorUse:
        """Whether another account had a credential verified with this picture or number."""
        row = await self._connection.fetchrow(
            """select exists (select from used_pictures where original_sha256 = $2 and account_id <> $1) as picture,
                      exists (select from used_numbers where number_digest = $3 and account_id <> $1) as number""",
            account_id,
            document.original_sha256,
            identity.number,
        )
        assert row is not None, "a select without from has one row"
        picture = row["picture"] or await self._near_picture(account_id, document, identity)
        return PriorUse(picture=picture, number=row["number"])

    async def _near_picture(self, account_id: str, document: Document, identity: Identity) -> bool:
        """Whether a page is nearly one that another account used.

        Two certificates of one template may have near hashes, so a page counts only where the holder is the same and
        no number, date or subject differs. Without a holder nothing is verified anyway.
        """
        if identity.holder is None:
            return False
        hashes = [signed(page.perceptual_hash) for page in document.pages]
        columns = [list(column) for column in zip(*(bands(each) for each in hashes), strict=True)]
        found: bool = await self._connection.fetchval(
            """select exists (
                   select from used_pages
                   where (band0 = any($2) or band1 = any($3) or band2 = any($4) or band3 = any($5))
                     and holder_digest = $6 and account_id <> $1
                     and coalesce(number_digest = $7, true) and coalesce(issued_on_digest = $8, true)
                     and coalesce(subject_digest = $9, true)
                     and exists (select from unnest($10::bigint[]) as own (hash)
                                 where bit_count((used_pages.hash # own.hash)::bit(64)) <= $11))""",
            account_id,
            *columns,
            identity.holder,
            identity.number,
            identity.issued_on,
            identity.subject,
            hashes,
            DISTANCE_MAX,
        )
        return found

    async def claim(self, event_id: UUID, account_id: str, document: Document, identity: Identity) -> None:
        """Write down what a verified credential uses. What the same account used before stays as it is."""
        if identity.number is not None:
            await self._connection.execute(
                """insert into used_numbers (number_digest, account_id, event_id) values ($1, $2, $3)
                   on conflict do nothing""",
                identity.number,
                account_id,
                event_id,
            )
        status = await self._connection.execute(
            """insert into used_pictures (original_sha256, account_id, event_id) values ($1, $2, $3)
               on conflict do nothing""",
            document.original_sha256,
            account_id,
            event_id,
        )
        if status == "INSERT 0 0" or identity.holder is None:
            return
        await self._connection.executemany(
            """insert into used_pages (event_id, page, account_id, hash,
                                       holder_digest, number_digest, issued_on_digest, subject_digest)
               values ($1, $2, $3, $4, $5, $6, $7, $8)""",
            [
                (
                    event_id,
                    page.number,
                    account_id,
                    signed(page.perceptual_hash),
                    identity.holder,
                    identity.number,
                    identity.issued_on,
                    identity.subject,
                )
                for page in document.pages
            ],
        )
