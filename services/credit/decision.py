"""The decision: what a verified credential adds to an account's limit, or why it adds nothing. Pure; money in fen."""

from dataclasses import dataclass
from enum import StrEnum

from services.credit.policy import GRANT_MIN_FEN, YUAN_FEN, Policy

LIMIT_MAX_FEN = 100_000_000_00  # what the events can carry


class GrantReason(StrEnum):
    """Why a limit rose. The values go on the bus: stable."""

    CREDENTIAL_VERIFIED = "credential_verified"
    CAP_NEAR = "cap_near"


class Refusal(StrEnum):
    """Why a verified credential adds nothing. The values go on the bus: stable."""

    ALREADY_GRANTED = "already_granted"
    TIER_EARNS_NOTHING = "tier_earns_nothing"
    SEGMENT_NOT_ENABLED = "segment_not_enabled"
    CAP_REACHED = "cap_reached"
    ACCOUNT_UNKNOWN = "account_unknown"


@dataclass(frozen=True, slots=True)
class Words:
    """What people are told: ``detail`` for those who look into it, ``advice`` in Chinese for the customer."""

    detail: str
    advice: str


REFUSALS: dict[Refusal, Words] = {
    Refusal.ALREADY_GRANTED: Words(
        "this credential has raised a limit before", "该证书已用于提升额度, 不能重复使用。请上传其他证书。"
    ),
    Refusal.TIER_EARNS_NOTHING: Words(
        "this type of credential earns nothing", "这类证书暂不能提升额度, 请换一张其他证书。"
    ),
    Refusal.SEGMENT_NOT_ENABLED: Words(
        "credentials do not yet raise limits in this customer segment", "您的账户暂未开通证书提额, 开通后我们会通知您。"
    ),
    Refusal.CAP_REACHED: Words(
        "the account's credentials have added all they may", "您通过证书提升的额度已达上限, 感谢您的支持。"
    ),
    Refusal.ACCOUNT_UNKNOWN: Words(
        "the account never became known", "暂时无法确认您的账户, 请稍后重新上传或联系客服。"
    ),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How an account stands: the core's limit, and what credentials have added to it so far (ledger's newest entry).

    ``sequence`` is that of the newest entry, 0 where there is none.
    """

    segment: str
    base_limit_fen: int
    granted_fen: int
    sequence: int

    @property
    def limit_fen(self) -> int:
        """The limit now."""
        return self.base_limit_fen + self.granted_fen


@dataclass(frozen=True, slots=True)
class Grant:
    """A raise of 100 to 3,000 yuan, with the limit before and after it and its place in the account's sequence."""

    amount_fen: int
    sequence: int
    limit_before_fen: int
    limit_after_fen: int
    granted_after_fen: int
    reasons: tuple[GrantReason, ...]


def decide(policy: Policy, standing: Standing, tier: int) -> Grant | Refusal:
    """What a credential of ``tier`` adds.

    The tier's amount, or what the cap leaves of it in whole yuan; nothing where that would be under 100 yuan.
    Whether the credential has been granted before is not known here: the ledger's constraint says that.
    """
    terms = policy.terms(standing.segment)
    amount_fen = terms.grant_fen_by_tier.get(tier, 0)
    if amount_fen == 0:
        return Refusal.TIER_EARNS_NOTHING
    if not terms.enabled:
        return Refusal.SEGMENT_NOT_ENABLED
    room_fen = min(terms.cap_fen - standing.granted_fen, LIMIT_MAX_FEN - standing.limit_fen)
    partial_fen = min(amount_fen, room_fen // YUAN_FEN * YUAN_FEN)
    if partial_fen < GRANT_MIN_FEN:
        return Refusal.CAP_REACHED
    near = (GrantReason.CAP_NEAR,) if partial_fen < amount_fen else ()
    return Grant(
        amount_fen=partial_fen,
        sequence=standing.sequence + 1,
        limit_before_fen=standing.limit_fen,
        limit_after_fen=standing.limit_fen + partial_fen,
        granted_after_fen=standing.granted_fen + partial_fen,
        reasons=(GrantReason.CREDENTIAL_VERIFIED, *near),
    )
