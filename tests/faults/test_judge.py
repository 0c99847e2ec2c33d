"""The judge notices what it is there to notice: a loss, a double, a gap. On made-up evidence, in no time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

import pytest

from shared.events import (
    CredentialJudged,
    CredentialRejected,
    Family,
    LimitChanged,
    LimitChangeKind,
    Outcome,
    Reason,
    Stage,
)
from tests.faults.judge import Entry, Evidence, Seen, problems

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def event_id(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, name)


def grant(upload_id: str, sequence: int, *, account_id: str = "a", name: str = "") -> Seen:
    change = LimitChanged(
        account_id=account_id,
        sequence=sequence,
        kind=LimitChangeKind.GRANT,
        upload_id=upload_id,
        limit_before_fen=1_000 * sequence,
        limit_after_fen=1_000 * sequence + 1_000,
        policy_version="1",
        decided_at=NOW,
    )
    return Seen(event_id(name or f"grant {upload_id}"), change)


def rejection(upload_id: str) -> Seen:
    event = CredentialRejected(
        account_id="a", upload_id=upload_id, stage=Stage.INGEST, reasons=(Reason(code="empty_file"),), advice="请重拍。"
    )
    return Seen(event_id(f"rejection {upload_id}"), event)


def verdict(upload_id: str, outcome: Outcome, name: str = "") -> Seen:
    event = CredentialJudged(
        account_id="a",
        upload_id=upload_id,
        outcome=outcome,
        type_code=None,
        family=Family.HOBBY,
        fingerprint="0" * 64,
        probability=0.5,
        uploaded_at=NOW,
    )
    return Seen(event_id(name or f"verdict {upload_id}"), event)


def entry(upload_id: str, sequence: int, fingerprint: str = "") -> Entry:
    return Entry("a", sequence, fingerprint or upload_id, upload_id)


GOOD = Evidence(
    uploads={"u1": "a", "u2": "a", "u3": "a", "u4": "a"},
    seen=(
        rejection("u3"),
        verdict("u1", Outcome.VERIFIED),
        verdict("u4", Outcome.NEEDS_REVIEW),
        grant("u1", 1),
        grant("u2", 2),
        grant("u1", 1),
    ),
    dead_letters=(),
    ledger=(entry("u2", 2), entry("u1", 1)),
)

BROKEN: dict[str, tuple[Callable[[Evidence], Evidence], str]] = {
    "no end": (lambda e: replace(e, uploads={**e.uploads, "u5": "a"}), "u5: lost"),
    "an end too many": (lambda e: replace(e, seen=(*e.seen, rejection("u1"))), "u1: has 2 ends"),
    "a grant under another id": (
        lambda e: replace(e, seen=(*e.seen, grant("u1", 3, name="again")), ledger=(*e.ledger, entry("u1", 3, "f"))),
        "u1: has 2 ends",
    ),
    "a verdict under another id": (
        lambda e: replace(e, seen=(*e.seen, verdict("u1", Outcome.VERIFIED, "again"))),
        "u1: 2 different events redflower.credential.judged.v1",
    ),
    "a dead letter": (lambda e: replace(e, dead_letters=("stage_failed",)), "dead letter: stage_failed"),
    "something waiting": (lambda e: replace(e, unfinished=("3 rows wait",)), "3 rows wait"),
    "one credential granted twice": (
        lambda e: replace(e, ledger=(entry("u1", 1, "same"), entry("u2", 2, "same"))),
        "granted twice: fingerprint same",
    ),
    "one upload granted twice": (
        lambda e: replace(e, ledger=(*e.ledger, entry("u1", 3, "other"))),
        "granted twice: upload_id u1",
    ),
    "a gap in the ledger": (lambda e: replace(e, ledger=(entry("u1", 1), entry("u2", 3))), "the ledger counts [1, 3]"),
    "billing not told": (
        lambda e: replace(e, seen=tuple(seen for seen in e.seen if seen != grant("u2", 2))),
        "billing was not told: ('a', 2, 'u2')",
    ),
    "billing told of nothing": (
        lambda e: replace(e, ledger=(entry("u1", 1),)),
        "not in the ledger: ('a', 2, 'u2')",
    ),
    "billing told in another order": (
        lambda e: replace(e, seen=(*e.seen[:3], grant("u2", 2), grant("u1", 1))),
        "a: billing was told [2, 1]",
    ),
    "billing told of a gap": (
        lambda e: replace(e, seen=(*e.seen[:4], grant("u2", 3)), ledger=(entry("u1", 1), entry("u2", 3))),
        "a: billing was told [1, 3]",
    ),
    "limits that do not meet": (
        lambda e: replace(e, seen=(*e.seen[:4], Seen(event_id("x"), _elsewhere()))),
        "a: change 2 does not begin where 1 ended",
    ),
}


def _elsewhere() -> LimitChanged:
    change = grant("u2", 2).event
    assert isinstance(change, LimitChanged)
    return change.model_copy(update={"limit_before_fen": 5})


def test_what_is_right_is_not_complained_of():
    """A grant seen twice under one id, a rejection and a review are each one end."""
    assert problems(GOOD) == []
    assert GOOD.grants == 2


@pytest.mark.parametrize("case", BROKEN)
def test_each_broken_promise_is_noticed(case: str):
    """One thing wrong in good evidence, and the judge names it."""
    broken, sentence = BROKEN[case]
    assert any(sentence in problem for problem in problems(broken(GOOD))), problems(broken(GOOD))
