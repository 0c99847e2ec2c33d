"""Credit's verb: verdicts and accounts in; for each verified credential a limit change out, or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import structlog

from catalogue import Catalogue
from services.credit.decision import REFUSALS, Grant, Refusal, Standing, decide
from services.credit.policy import Policy
from services.credit.store import CreditStore, Entry
from shared.bus.stage import DONE, Delivery, MessageOutcome, answer, narrowed
from shared.database import Database
from shared.events import (
    AccountUpdated,
    CredentialJudged,
    CredentialRejected,
    LimitChanged,
    LimitChangeKind,
    Outcome,
    Reason,
    Stage,
)
from shared.telemetry.logging import about

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Case:
    """A verified verdict ready to be decided. ``base`` is the account as known then, None where given up waiting."""

    delivery: Delivery[CredentialJudged]
    base: Standing | None


class CreditStage:
    """One transaction a batch: lock the accounts, gather what can be decided, lock the credentials, decide in order."""

    def __init__(self, database: Database, catalogue: Catalogue, policy: Policy, *, waiting_max: int) -> None:
        self._database = database
        self._catalogue = catalogue
        self._policy = policy
        self._waiting_max = waiting_max

    async def __call__(self, batch: Sequence[Delivery[AccountUpdated | CredentialJudged]]) -> Sequence[MessageOutcome]:
        """Decide what can be decided; park what waits for its account."""
        relevant = [delivery for delivery in batch if _matters(delivery.event)]
        if not relevant:
            return [DONE] * len(batch)
        async with self._database.transaction() as transaction:
            store = CreditStore(transaction.connection)
            known = await store.lock_accounts(delivery.event.account_id for delivery in relevant)
            cases: list[Case] = []
            for delivery in relevant:
                if await transaction.first_time(delivery):
                    cases.extend(await self._take(store, delivery, known))
            for delivery, event in await self._settle(store, cases):
                await transaction.publish(answer(delivery, Stage.CREDIT, event))
        return [DONE] * len(batch)

    async def give_up_waiting(self, longer_than_s: float) -> int:
        """Refuse what has waited too long for its account, a hundred accounts at most; returns how many verdicts."""
        async with self._database.transaction() as transaction:
            store = CreditStore(transaction.connection)
            accounts = await store.waiting.overdue_accounts(longer_than_s)
            if not accounts:
                return 0
            await store.lock_accounts(accounts)
            expired = await store.waiting.unpark_overdue(accounts, longer_than_s)
            for delivery in expired:
                refused = _rejected(delivery.event, Refusal.ACCOUNT_UNKNOWN)
                await transaction.publish(answer(delivery, Stage.CREDIT, refused))
        return len(expired)

    async def _take(
        self, store: CreditStore, delivery: Delivery[AccountUpdated | CredentialJudged], known: dict[str, Standing]
    ) -> list[Case]:
        """What can be decided because of one message; ``known`` learns of accounts."""
        event = delivery.event
        if isinstance(event, AccountUpdated):
            standing = known[event.account_id] = await store.update_account(event)
            return [Case(waited, standing) for waited in await store.waiting.unpark(event.account_id)]
        judged = narrowed(delivery, event)
        base = known.get(event.account_id)
        if base is None and await store.waiting.park(judged, self._waiting_max):
            return []
        return [Case(judged, base)]

    async def _settle(
        self, store: CreditStore, cases: Sequence[Case]
    ) -> list[tuple[Delivery[CredentialJudged], LimitChanged | CredentialRejected]]:
        """Decide in order. An account's grants add up within the batch, over whatever base each case knew."""
        await store.lock_fingerprints(case.delivery.event.fingerprint for case in cases)
        granted: dict[str, tuple[int, int]] = {}
        events: list[tuple[Delivery[CredentialJudged], LimitChanged | CredentialRejected]] = []
        for case in cases:
            event = case.delivery.event
            standing = case.base
            if standing is not None and event.account_id in granted:
                granted_fen, sequence = granted[event.account_id]
                standing = replace(standing, granted_fen=granted_fen, sequence=sequence)
            decision = await self._decide(store, case.delivery, standing)
            if isinstance(decision, Grant):
                granted[event.account_id] = (decision.granted_after_fen, decision.sequence)
                events.append((case.delivery, self._changed(case.delivery, decision)))
            else:
                events.append((case.delivery, _rejected(event, decision)))
            _log.info(
                "credential_decided",
                **about(case.delivery),
                granted_fen=decision.amount_fen if isinstance(decision, Grant) else 0,
                reasons=decision.reasons if isinstance(decision, Grant) else (decision.value,),
            )
        return events

    async def _decide(
        self, store: CreditStore, delivery: Delivery[CredentialJudged], standing: Standing | None
    ) -> Grant | Refusal:
        event = delivery.event
        if standing is None:
            return Refusal.ACCOUNT_UNKNOWN
        if await store.granted_before(event.fingerprint):
            return Refusal.ALREADY_GRANTED
        credential_type = self._catalogue.get(event.type_code)
        if credential_type is None:
            return Refusal.TIER_EARNS_NOTHING
        decision = decide(self._policy, standing, credential_type.tier)
        if isinstance(decision, Refusal):
            return decision
        entry = Entry(
            delivery=delivery,
            type_code=credential_type.code,
            tier=credential_type.tier,
            base_limit_fen=standing.base_limit_fen,
            policy_version=self._policy.version,
            grant=decision,
        )
        return decision if await store.enter(entry) else Refusal.ALREADY_GRANTED

    def _changed(self, delivery: Delivery[CredentialJudged], grant: Grant) -> LimitChanged:
        event = delivery.event
        return LimitChanged(
            account_id=event.account_id,
            sequence=grant.sequence,
            kind=LimitChangeKind.GRANT,
            upload_id=event.upload_id,
            type_code=event.type_code,
            limit_before_fen=grant.limit_before_fen,
            limit_after_fen=grant.limit_after_fen,
            reasons=tuple(reason.value for reason in grant.reasons),
            policy_version=self._policy.version,
            decided_at=delivery.time,
        )


def _matters(event: AccountUpdated | CredentialJudged) -> bool:
    """Verdicts other than verified change nothing here."""
    return isinstance(event, AccountUpdated) or event.outcome is Outcome.VERIFIED


def _rejected(event: CredentialJudged, refusal: Refusal) -> CredentialRejected:
    words = REFUSALS[refusal]
    return CredentialRejected(
        account_id=event.account_id,
        upload_id=event.upload_id,
        stage=Stage.CREDIT,
        reasons=(Reason(code=refusal.value, detail=words.detail),),
        advice=words.advice,
    )
