"""Verify's verb: recognitions and accounts in; a verdict for each recognition out, and a rejection beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

import structlog

from catalogue import Catalogue
from services.verify.evidence import Account, Thresholds, Verdict, judge
from services.verify.findings import advice_of, reasons_of
from services.verify.identity import Digester, Identity, identify
from services.verify.pictures import signed, stripes
from services.verify.reading import Fields
from services.verify.store import VerifyStore
from shared.bus.stage import DONE, Delivery, MessageOutcome, answer, narrowed
from shared.database import Database, Transaction
from shared.events import (
    AccountUpdated,
    CredentialJudged,
    CredentialRecognised,
    CredentialRejected,
    FieldName,
    Outcome,
    Stage,
)
from shared.telemetry.logging import about

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Case:
    """A recognition ready to be judged. ``account`` is None where it is given up waiting for it."""

    delivery: Delivery[CredentialRecognised]
    account: Account | None
    identity: Identity

    @property
    def stripes(self) -> frozenset[int]:
        """The locks that its claims need."""
        document = self.delivery.event.document
        hashes = tuple(signed(page.perceptual_hash) for page in document.pages)
        digests = (document.original_sha256, *((self.identity.number,) if self.identity.number else ()))
        return stripes(hashes, digests)


class VerifyStage:
    """One transaction a batch: lock the accounts, gather what can be judged, lock what it may claim, judge in order.

    A credential claims its picture and number only where it is verified: one who holds up another's certificate is
    rejected, and takes nothing from its owner.
    """

    def __init__(
        self,
        database: Database,
        catalogue: Catalogue,
        digest: Digester,
        thresholds: Thresholds,
        *,
        waiting_max: int,
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._digest = digest
        self._thresholds = thresholds
        self._waiting_max = waiting_max

    async def __call__(
        self, batch: Sequence[Delivery[AccountUpdated | CredentialRecognised]]
    ) -> Sequence[MessageOutcome]:
        """Judge what can be judged; park what waits for its account."""
        async with self._database.transaction() as transaction:
            store = VerifyStore(transaction.connection)
            known = await store.lock_accounts(delivery.event.account_id for delivery in batch)
            cases: list[Case] = []
            for delivery in batch:
                if await transaction.first_time(delivery):
                    cases.extend(await self._take(store, delivery, known))
            await self._settle(transaction, store, cases)
        return [DONE] * len(batch)

    async def give_up_waiting(self, longer_than_s: float) -> int:
        """Judge what has waited too long for its account, a hundred accounts at most; returns how many credentials."""
        async with self._database.transaction() as transaction:
            store = VerifyStore(transaction.connection)
            accounts = await store.waiting.overdue_accounts(longer_than_s)
            if not accounts:
                return 0
            await store.lock_accounts(accounts)
            expired = await store.waiting.unpark_overdue(accounts, longer_than_s)
            await self._settle(transaction, store, [self._case(delivery, None) for delivery in expired])
        return len(expired)

    async def _take(
        self,
        store: VerifyStore,
        delivery: Delivery[AccountUpdated | CredentialRecognised],
        known: dict[str, Account],
    ) -> list[Case]:
        """What can be judged because of one message; ``known`` learns of accounts."""
        event = delivery.event
        if isinstance(event, AccountUpdated):
            account = known[event.account_id] = await store.update_account(event)
            return [self._case(waited, account) for waited in await store.waiting.unpark(event.account_id)]
        recognised = narrowed(delivery, event)
        account_known = known.get(event.account_id)
        if account_known is None and await store.waiting.park(recognised, self._waiting_max):
            return []
        return [self._case(recognised, account_known)]

    def _case(self, delivery: Delivery[CredentialRecognised], account: Account | None) -> Case:
        event = delivery.event
        return Case(delivery, account, identify(event, self._catalogue.get(event.type_code), self._digest))

    async def _settle(self, transaction: Transaction, store: VerifyStore, cases: Sequence[Case]) -> None:
        await store.lock_stripes(stripe for case in cases for stripe in case.stripes)
        for case in cases:
            event = case.delivery.event
            prior = await store.prior_use(event.account_id, event.document, case.identity)
            verdict = judge(event, self._catalogue.get(event.type_code), case.account, prior, self._thresholds)
            if verdict.outcome is Outcome.VERIFIED:
                await store.claim(case.delivery.id, event.account_id, event.document, case.identity)
            await transaction.publish(answer(case.delivery, Stage.VERIFY, _judged(event, case.identity, verdict)))
            if verdict.outcome is Outcome.REJECTED:
                await transaction.publish(answer(case.delivery, Stage.VERIFY, _rejected(event, verdict)))
            _log.info(
                "credential_judged",
                **about(case.delivery),
                outcome=verdict.outcome.value,
                reasons=[finding.value for finding in verdict.findings],
            )


def _judged(event: CredentialRecognised, identity: Identity, verdict: Verdict) -> CredentialJudged:
    fields = Fields(event)
    return CredentialJudged(
        account_id=event.account_id,
        upload_id=event.document.upload_id,
        outcome=verdict.outcome,
        reasons=reasons_of(verdict.findings),
        type_code=event.type_code,
        family=event.family,
        fingerprint=identity.fingerprint,
        probability=verdict.probability,
        issued_on=fields.value(FieldName.ISSUED_ON),
        level=fields.value(FieldName.LEVEL),
        uploaded_at=event.document.uploaded_at,
    )


def _rejected(event: CredentialRecognised, verdict: Verdict) -> CredentialRejected:
    return CredentialRejected(
        account_id=event.account_id,
        upload_id=event.document.upload_id,
        stage=Stage.VERIFY,
        reasons=reasons_of(verdict.findings),
        advice=advice_of(verdict.findings),
    )
