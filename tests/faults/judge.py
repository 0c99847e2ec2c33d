"""The one judge of every fault test: what was sent, what was seen on the bus, what the ledger holds, and what is wrong."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from uuid import UUID

from shared.events import (
    CredentialDocumented,
    CredentialJudged,
    CredentialRead,
    CredentialRecognised,
    CredentialRejected,
    Event,
    LimitChanged,
    LimitChangeKind,
    Outcome,
)


@dataclass(frozen=True, slots=True)
class Seen:
    """One message of ours on the bus. The same id may be seen more often: the bus delivers at least once."""

    event_id: UUID
    event: Event

    @property
    def upload_id(self) -> str | None:
        """The upload that it is about."""
        if isinstance(self.event, (CredentialDocumented, CredentialRead, CredentialRecognised)):
            return self.event.document.upload_id
        return getattr(self.event, "upload_id", None)

    @property
    def is_end(self) -> bool:
        """Whether an upload's way ends here: a grant, a rejection, or people must look."""
        if isinstance(self.event, CredentialJudged):
            return self.event.outcome is Outcome.NEEDS_REVIEW
        if isinstance(self.event, LimitChanged):
            return self.event.kind is LimitChangeKind.GRANT
        return isinstance(self.event, CredentialRejected)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the ledger."""

    account_id: str
    sequence: int
    fingerprint: str
    upload_id: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is judged.

    Attributes:
        uploads: what was sent: the account of each upload.
        seen: every message on the channels since then, an account's in the broker's order.
        dead_letters: the reason of each message set aside since then.
        ledger: the entries of the accounts, in any order.
        unfinished: what still waits in an outbox, is parked, or is not committed, in words.
    """

    uploads: Mapping[str, str]
    seen: Sequence[Seen]
    dead_letters: Sequence[str]
    ledger: Sequence[Entry]
    unfinished: Sequence[str] = ()

    @property
    def grants(self) -> int:
        """How many of the uploads raised a limit."""
        return sum(entry.upload_id in self.uploads for entry in self.ledger)

    def ends(self, upload_id: str) -> dict[UUID, Event]:
        """The distinct ends of one upload."""
        return {seen.event_id: seen.event for seen in self.seen if seen.is_end and seen.upload_id == upload_id}


def problems(evidence: Evidence) -> list[str]:
    """Every promise that is broken, one sentence each; empty where all are kept."""
    found = [f"set aside as dead letter: {reason}" for reason in evidence.dead_letters]
    found += evidence.unfinished
    found += _ends(evidence)
    found += _effects(evidence)
    found += _ledger(evidence.ledger)
    found += _billing(evidence)
    return found


def _ends(evidence: Evidence) -> Iterator[str]:
    ids: dict[str, set[UUID]] = defaultdict(set)
    for seen in evidence.seen:
        if seen.is_end and seen.upload_id is not None:
            ids[seen.upload_id].add(seen.event_id)
    for upload_id in evidence.uploads:
        if not ids[upload_id]:
            yield f"{upload_id}: lost, it has no end"
        elif len(ids[upload_id]) > 1:
            yield f"{upload_id}: has {len(ids[upload_id])} ends"


def _effects(evidence: Evidence) -> Iterator[str]:
    """Doing an event twice gives the same event, so each station has one id an upload."""
    ids: dict[tuple[str, str], set[UUID]] = defaultdict(set)
    for seen in evidence.seen:
        if seen.upload_id in evidence.uploads:
            ids[seen.upload_id, seen.event.type].add(seen.event_id)
    for (upload_id, kind), distinct in ids.items():
        if len(distinct) > 1:
            yield f"{upload_id}: {len(distinct)} different events {kind}"


def _ledger(entries: Sequence[Entry]) -> Iterator[str]:
    for name in ("fingerprint", "upload_id"):
        values = [getattr(entry, name) for entry in entries]
        yield from (f"granted twice: {name} {value}" for value in sorted(set(values)) if values.count(value) > 1)
    for account_id in sorted({entry.account_id for entry in entries}):
        numbers = sorted(entry.sequence for entry in entries if entry.account_id == account_id)
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"{account_id}: the ledger counts {numbers}"


def _billing(evidence: Evidence) -> Iterator[str]:
    """What billing saw: each entry of the ledger at least once and nothing else, in order, without a gap."""
    changes: dict[UUID, LimitChanged] = {}
    accounts = set(evidence.uploads.values())
    for seen in evidence.seen:
        if isinstance(seen.event, LimitChanged) and seen.event.account_id in accounts:
            changes.setdefault(seen.event_id, seen.event)
    told = {(change.account_id, change.sequence, change.upload_id) for change in changes.values()}
    kept = {(entry.account_id, entry.sequence, entry.upload_id) for entry in evidence.ledger}
    yield from (f"in the ledger, but billing was not told: {entry}" for entry in sorted(kept - told, key=str))
    yield from (f"billing was told, but not in the ledger: {entry}" for entry in sorted(told - kept, key=str))
    by_account: dict[str, list[LimitChanged]] = defaultdict(list)
    for change in changes.values():
        by_account[change.account_id].append(change)
    for account_id, in_order in by_account.items():
        numbers = [change.sequence for change in in_order]
        if numbers != list(range(1, len(numbers) + 1)):
            yield f"{account_id}: billing was told {numbers}"
        for before, after in pairwise(in_order):
            if after.limit_before_fen != before.limit_after_fen:
                yield f"{account_id}: change {after.sequence} does not begin where {before.sequence} ended"
