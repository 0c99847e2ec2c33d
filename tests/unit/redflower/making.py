"""Makes the events that these tests need."""

from datetime import UTC, datetime

from shared.events import LimitChanged, LimitChangeKind

NOW = datetime(2026, 6, 30, 12, 0, tzinfo=UTC)


def limit_changed(
    sequence: int,
    before_fen: int,
    after_fen: int,
    *,
    account_id: str = "a",
    upload_id: str | None = "u",
    kind: LimitChangeKind = LimitChangeKind.GRANT,
) -> LimitChanged:
    return LimitChanged(
        account_id=account_id,
        sequence=sequence,
        kind=kind,
        upload_id=upload_id,
        type_code="barista",
        limit_before_fen=before_fen,
        limit_after_fen=after_fen,
        policy_version="1",
        decided_at=NOW,
    )
