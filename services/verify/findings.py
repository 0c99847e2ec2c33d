"""What evidence can say, and how it weighs. One table: a finding's outcome, its doubt, and the words for people."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from shared.events import Outcome, Reason


class Finding(StrEnum):
    """One piece of evidence that speaks against a credential. The values are the reason codes on the bus: stable."""

    NOT_A_CREDENTIAL = "not_a_credential"
    ORGANISATION_DOCUMENT = "organisation_document"
    TYPE_EARNS_NOTHING = "type_earns_nothing"
    UNREADABLE = "unreadable"
    TYPE_UNCERTAIN = "type_uncertain"
    PAGE_UNREADABLE = "page_unreadable"
    SEVERAL_CREDENTIALS = "several_credentials"
    ACCOUNT_UNKNOWN = "account_unknown"
    HOLDER_UNKNOWN = "holder_unknown"
    HOLDER_NOT_FOUND = "holder_not_found"
    HOLDER_UNREADABLE = "holder_unreadable"
    HOLDER_SIMILAR = "holder_similar"
    HOLDER_OTHER_SCRIPT = "holder_other_script"
    HOLDER_MISMATCH = "holder_mismatch"
    NUMBER_NOT_FOUND = "number_not_found"
    NUMBER_UNREADABLE = "number_unreadable"
    NUMBER_MALFORMED = "number_malformed"
    DATE_NOT_FOUND = "date_not_found"
    ISSUED_ON_NOT_FOUND = "issued_on_not_found"
    DATE_UNREADABLE = "date_unreadable"
    DATES_OUT_OF_ORDER = "dates_out_of_order"
    ISSUED_IN_FUTURE = "issued_in_future"
    EXPIRED = "expired"
    ISSUER_NOT_FOUND = "issuer_not_found"
    ISSUER_UNKNOWN = "issuer_unknown"
    PICTURE_USED = "picture_used_by_another_account"
    NUMBER_USED = "number_used_by_another_account"
    NUMBER_SHARED = "number_shared_with_another_account"


@dataclass(frozen=True, slots=True)
class Weight:
    """How a finding weighs.

    Attributes:
        outcome: what the credential comes to by this finding alone; VERIFIED where it only lowers the probability.
        factor: in [0, 1], what the probability is multiplied by. Set by judgement, to be calibrated on verdicts.
        detail: what was found, for people who look into a verdict. No personal data.
        advice: what the customer can do now, in Chinese.
    """

    outcome: Outcome
    factor: float
    detail: str
    advice: str


_PEOPLE = "我们会人工核对, 请留意通知。"
_NOTE, _REVIEW, _REJECT = Outcome.VERIFIED, Outcome.NEEDS_REVIEW, Outcome.REJECTED

WEIGHTS: dict[Finding, Weight] = {
    Finding.NOT_A_CREDENTIAL: Weight(
        _REJECT, 0.01, "the picture shows no credential", "请拍摄您本人的证书原件, 例如学历、职业资格或技能等级证书。"
    ),
    Finding.ORGANISATION_DOCUMENT: Weight(
        _REJECT,
        0.01,
        "the document belongs to an organisation, not a person",
        "请上传发给您个人的证书, 企业资质不适用。",
    ),
    Finding.TYPE_EARNS_NOTHING: Weight(
        _REJECT, 0.05, "this type of credential earns nothing", "这类证书暂不能提升额度, 请换一张其他证书。"
    ),
    Finding.UNREADABLE: Weight(
        _REJECT, 0.01, "no text could be read", "照片看不清。请在光线充足处将证书放平, 对焦清晰后重新拍摄。"
    ),
    Finding.TYPE_UNCERTAIN: Weight(_REVIEW, 0.5, "the type of the credential is not certain", _PEOPLE),
    Finding.PAGE_UNREADABLE: Weight(_REVIEW, 0.7, "at least one page could not be read", _PEOPLE),
    Finding.SEVERAL_CREDENTIALS: Weight(_REVIEW, 0.7, "several credentials are in the picture", _PEOPLE),
    Finding.ACCOUNT_UNKNOWN: Weight(_REVIEW, 0.5, "the account is not known", _PEOPLE),
    Finding.HOLDER_UNKNOWN: Weight(_REVIEW, 0.5, "the account holder's name is not known", _PEOPLE),
    Finding.HOLDER_NOT_FOUND: Weight(_REVIEW, 0.5, "no holder was found on the credential", _PEOPLE),
    Finding.HOLDER_UNREADABLE: Weight(_REVIEW, 0.3, "the holder was read unclearly and differs", _PEOPLE),
    Finding.HOLDER_SIMILAR: Weight(_REVIEW, 0.6, "the holder is like the account holder, but not the same", _PEOPLE),
    Finding.HOLDER_OTHER_SCRIPT: Weight(
        _REVIEW, 0.6, "the holder is written in another script than the account holder", _PEOPLE
    ),
    Finding.HOLDER_MISMATCH: Weight(
        _REJECT,
        0.02,
        "the holder is another person than the account holder",
        "证书姓名与账户姓名不一致, 请上传您本人的证书。",
    ),
    Finding.NUMBER_NOT_FOUND: Weight(_REVIEW, 0.6, "the certificate number was not found", _PEOPLE),
    Finding.NUMBER_UNREADABLE: Weight(_REVIEW, 0.6, "the certificate number was read unclearly", _PEOPLE),
    Finding.NUMBER_MALFORMED: Weight(
        _REJECT,
        0.05,
        "the certificate number is not of this type's form, or its check digit is wrong",
        "证书编号不符合该类证书的规则。请确认证书无误, 并重新拍摄完整、清晰的照片。",
    ),
    Finding.DATE_NOT_FOUND: Weight(_REVIEW, 0.7, "the date of issue, on which it hangs, was not found", _PEOPLE),
    Finding.ISSUED_ON_NOT_FOUND: Weight(_NOTE, 0.9, "the date of issue was not found", ""),
    Finding.DATE_UNREADABLE: Weight(_REVIEW, 0.6, "a date was read unclearly and does not fit", _PEOPLE),
    Finding.DATES_OUT_OF_ORDER: Weight(
        _REJECT, 0.05, "the dates contradict each other", "证书上的日期前后矛盾。请确认证书无误后重新拍摄。"
    ),
    Finding.ISSUED_IN_FUTURE: Weight(
        _REJECT, 0.05, "the credential is issued in the future", "证书的发证日期晚于今天。请确认证书无误后重新拍摄。"
    ),
    Finding.EXPIRED: Weight(
        _REJECT, 0.1, "the credential has expired", "证书已过有效期。请上传仍在有效期内的证书, 或办理换证后再试。"
    ),
    Finding.ISSUER_NOT_FOUND: Weight(_NOTE, 0.9, "the issuer was not found", ""),
    Finding.ISSUER_UNKNOWN: Weight(_REVIEW, 0.6, "the issuer is not one that issues this type", _PEOPLE),
    Finding.PICTURE_USED: Weight(
        _REJECT, 0.02, "the same picture was used by another account", "这张图片已在其他账户使用, 请上传您本人的证书。"
    ),
    Finding.NUMBER_USED: Weight(
        _REJECT,
        0.02,
        "the same certificate was used by another account",
        "该证书已在其他账户使用。如有疑问, 请联系客服。",
    ),
    Finding.NUMBER_SHARED: Weight(
        _REVIEW, 0.4, "another account used this number, in a type whose numbers may be shared", _PEOPLE
    ),
}

_ORDER = (Outcome.VERIFIED, Outcome.NEEDS_REVIEW, Outcome.REJECTED)


def outcome_of(findings: Iterable[Finding]) -> Outcome:
    """The heaviest outcome of all findings; VERIFIED where nothing speaks against it."""
    return max((WEIGHTS[finding].outcome for finding in findings), key=_ORDER.index, default=Outcome.VERIFIED)


def reasons_of(findings: Iterable[Finding]) -> tuple[Reason, ...]:
    """The findings as they go on the bus."""
    return tuple(Reason(code=finding.value, detail=WEIGHTS[finding].detail) for finding in findings)


def advice_of(findings: Iterable[Finding]) -> str:
    """What the customer can do about the findings that reject: each sentence once, in order."""
    rejecting = (WEIGHTS[finding] for finding in findings if WEIGHTS[finding].outcome is Outcome.REJECTED)
    return "".join(dict.fromkeys(weight.advice for weight in rejecting))
