"""Verdicts, accounts and deliveries for credit's tests. All made up."""

import hashlib
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from catalogue import Catalogue, CredentialType
from services.credit.policy import Policy
from shared.bus.stage import Delivery
from shared.events import AccountUpdated, CredentialJudged, Event, Family, Outcome

NOW = datetime(2026, 6, 1, 4, 0, tzinfo=UTC)
BASE_FEN = 500_000

CATALOGUE = Catalogue(
    tuple(
        CredentialType(code=f"tier_{tier}", family=Family.VOCATIONAL_SKILL, name_zh=f"测试证书{tier}", tier=tier)
        for tier in range(6)
    ),
    {},
)
POLICY = Policy.model_validate(
    {
        "version": "test-1",
        "grant_fen_by_tier": {1: 10_000, 2: 30_000, 3: 80_000, 4: 150_000, 5: 300_000},
        "cap_fen": 1_000_000,
        "segments": {
            "closed": {"enabled": False},
            "careful": {"cap_fen": 50_000},
            "generous": {"grant_fen_by_tier": {1: 20_000}},
        },
    }
)


def judged(
    account_id: str = "acc-1",
    upload_id: str = "up-1",
    *,
    tier: int = 3,
    credential: str | None = None,
    outcome: Outcome = Outcome.VERIFIED,
    type_code: str | None = None,
) -> CredentialJudged:
    """A verdict. Each upload is a credential of its own unless ``credential`` names one."""
    return CredentialJudged(
        account_id=account_id,
        upload_id=upload_id,
        outcome=outcome,
        type_code=type_code or f"tier_{tier}",
        family=Family.VOCATIONAL_SKILL,
        fingerprint=hashlib.sha256((credential or upload_id).encode()).hexdigest(),
        probability=0.9,
        uploaded_at=NOW,
    )


def account(
    account_id: str = "acc-1", *, segment: str = "blue_collar", base_fen: int = BASE_FEN, updated_at: datetime = NOW
) -> AccountUpdated:
    return AccountUpdated(
        account_id=account_id, holder_name=None, segment=segment, base_limit_fen=base_fen, updated_at=updated_at
    )


def delivery(event: Event) -> Delivery[Event]:
    """A delivery whose id follows from the event: the same twice is the same message."""
    return Delivery(
        event=event,
        id=uuid5(NAMESPACE_URL, f"{event.type}{event.model_dump_json()}"),
        time=NOW,
        parent_id=uuid5(NAMESPACE_URL, "parent"),
        trace=(("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),),
        topic=event.topic,
        partition=0,
        offset=1,
    )
