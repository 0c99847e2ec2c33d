"""The events of accounts and limits."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from shared.events.base import Event, Fen, ReasonCode, Timestamp, UploadId


class AccountUpdated(Event):
    """What the lender's core knows of an account. The topic is compacted: the newest event of an account is all of it."""

    topic: ClassVar[str] = "credit.accounts.v1"
    type: ClassVar[str] = "redflower.credit.account-updated.v1"

    holder_name: Annotated[str, StringConstraints(min_length=1, max_length=128)] | None = Field(
        default=None, description="The account holder's name as checked by the lender; None where it is not known."
    )
    segment: Annotated[str, StringConstraints(min_length=1, max_length=64)] = Field(
        description="The customer segment for the rollout, such as recent_graduate or blue_collar."
    )
    base_limit_fen: Fen = Field(description="The limit before anything that a credential added.")
    updated_at: Timestamp


class LimitChangeKind(StrEnum):
    """Why a limit changed."""

    GRANT = "grant"
    REVERSAL = "reversal"
    CEILING = "ceiling"


class LimitChanged(Event):
    """A limit has changed; billing applies it. ``sequence`` counts an account's changes from 1 without a gap."""

    topic: ClassVar[str] = "credit.limit-changes.v1"
    type: ClassVar[str] = "redflower.credit.limit-changed.v1"

    sequence: Annotated[int, Field(ge=1)]
    kind: LimitChangeKind
    upload_id: UploadId | None = None
    type_code: str | None = None
    limit_before_fen: Fen
    limit_after_fen: Fen
    reasons: tuple[ReasonCode, ...] = Field(default=(), max_length=64)
    policy_version: str
    decided_at: Timestamp
