"""What speaks against a credential, and what it comes to."""

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.verify.evidence import Account, PriorUse, Thresholds, Verdict, judge
from services.verify.findings import WEIGHTS, Finding, advice_of, outcome_of, reasons_of
from shared.events import Family, FieldName, Outcome
from tests.unit.verify.verify_cases import CATALOGUE, GOOD, field, recognised

ME = Account("acc-1", "林小禾")


def verdict(account: Account | None = ME, prior: PriorUse = PriorUse(), **changes: Any) -> Verdict:  # noqa: B008 - frozen
    recognition = recognised(**changes)
    return judge(recognition, CATALOGUE.get(recognition.type_code), account, prior, Thresholds())


def but(**changes: str | None) -> dict[FieldName, str]:
    """The good fields, but for these; None leaves one out."""
    fields = GOOD | {FieldName(name): value for name, value in changes.items()}
    return {name: value for name, value in fields.items() if value is not None}


def test_a_sound_credential_is_verified():
    """Nothing against it: verified, as probable as its type."""
    assert verdict() == Verdict(Outcome.VERIFIED, (), 0.97)


CASES: list[tuple[dict[str, Any], Finding]] = [
    ({"type_code": None, "family": Family.NOT_A_CREDENTIAL}, Finding.NOT_A_CREDENTIAL),
    ({"type_code": None, "family": Family.ORGANISATION_DOCUMENT}, Finding.ORGANISATION_DOCUMENT),
    ({"type_code": "worthless", "family": Family.HOBBY}, Finding.TYPE_EARNS_NOTHING),
    ({"type_code": None, "probability": 0.0, "fields": {}, "reading_failure": "no_text"}, Finding.UNREADABLE),
    ({"type_code": None, "probability": 0.0, "fields": {}}, Finding.UNREADABLE),
    ({"type_code": None}, Finding.TYPE_UNCERTAIN),
    ({"type_code": None, "family": Family.NOT_A_CREDENTIAL, "probability": 0.3}, Finding.TYPE_UNCERTAIN),
    ({"probability": 0.59}, Finding.TYPE_UNCERTAIN),
    (
        {"type_code": None, "family": Family.NOT_A_CREDENTIAL, "probability": 0.4, "family_probability": 0.99},
        Finding.NOT_A_CREDENTIAL,
    ),
    ({"credentials_seen": 2}, Finding.SEVERAL_CREDENTIALS),
    ({"reading_failure": "timed_out"}, Finding.PAGE_UNREADABLE),
    ({"account": None}, Finding.ACCOUNT_UNKNOWN),
    ({"account": Account("acc-1", None)}, Finding.HOLDER_UNKNOWN),
    ({"account": Account("acc-1", "王春生")}, Finding.HOLDER_MISMATCH),
    ({"account": Account("acc-1", "林小和")}, Finding.HOLDER_SIMILAR),
    ({"account": Account("acc-1", "Lin Xiaohe")}, Finding.HOLDER_OTHER_SCRIPT),
    ({"account": Account("acc-1", "王春生"), "confidence": 0.5}, Finding.HOLDER_UNREADABLE),
    ({"fields": but(holder=None)}, Finding.HOLDER_NOT_FOUND),
    ({"fields": but(number=None)}, Finding.NUMBER_NOT_FOUND),
    ({"fields": but(number="S12")}, Finding.NUMBER_MALFORMED),
    ({"fields": but(number="S12"), "confidence": 0.5}, Finding.NUMBER_UNREADABLE),
    ({"fields": but(issued_on=None)}, Finding.ISSUED_ON_NOT_FOUND),
    (
        {"type_code": "award", "family": Family.AWARD, "fields": but(issued_on=None, number=None)},
        Finding.DATE_NOT_FOUND,
    ),
    ({"type_code": "expiring", "fields": but(issued_on=None)}, Finding.DATE_NOT_FOUND),
    ({"fields": but(issued_on="20-5")}, Finding.DATE_UNREADABLE),
    ({"fields": but(issued_on="2027")}, Finding.ISSUED_IN_FUTURE),
    ({"fields": but(issued_on="2027"), "confidence": 0.5}, Finding.DATE_UNREADABLE),
    ({"fields": but(birth_date="2025-06")}, Finding.DATES_OUT_OF_ORDER),
    ({"fields": but(valid_from="2030", valid_until="2029")}, Finding.DATES_OUT_OF_ORDER),
    ({"fields": but(valid_until="2026-05-31")}, Finding.EXPIRED),
    ({"fields": but(issuer="某某皮包公司")}, Finding.ISSUER_UNKNOWN),
    ({"fields": but(issuer=None)}, Finding.ISSUER_NOT_FOUND),
    ({"prior": PriorUse(picture=True)}, Finding.PICTURE_USED),
    ({"prior": PriorUse(number=True)}, Finding.NUMBER_USED),
    ({"prior": PriorUse(number=True), "type_code": "course"}, Finding.NUMBER_SHARED),
]


@pytest.mark.parametrize(("changes", "finding"), CASES, ids=lambda value: str(value) if value in list(Finding) else "")
def test_each_thing_wrong_is_found_and_alone_decides(changes: dict[str, Any], finding: Finding):
    """One thing wrong gives one finding, its outcome, and a lower probability."""
    found = verdict(**changes)
    assert found.findings == (finding,)
    assert found.outcome is WEIGHTS[finding].outcome
    assert found.probability <= changes.get("probability", 0.97)


def test_every_finding_has_a_case():
    """The table above is whole."""
    assert {finding for _, finding in CASES} == set(Finding)


@pytest.mark.parametrize(
    "changes",
    [
        {"fields": but(issued_on="2026-06-01")},
        {"fields": but(issued_on="2026")},
        {"fields": but(valid_until="2026-06-01")},
        {"fields": but(valid_until="2026-06")},
        {"fields": but(birth_date="2025")},
        {"fields": but(number="S2026 0000 0001")},
        {"fields": but(issuer="测试技能鉴定中心（专用章）")},
        {"fields": but(issuer="测试技能鉴定中小")},
        {"account": Account("acc-1", "林 小禾")},
    ],
)
def test_what_may_be_right_is_not_held_against_anyone(changes: dict[str, Any]):
    """A date that may fit, a number with spaces, an issuer within longer words or with one character misread."""
    assert verdict(**changes).outcome is Outcome.VERIFIED


def test_check_digits_count():
    """A number of the right form with a wrong check digit is malformed."""
    fields = {FieldName.HOLDER: "林小禾", FieldName.NUMBER: "4539578763621486"}
    kind = {"type_code": "luhn_card", "family": Family.MEMBERSHIP}
    assert verdict(**kind, fields=fields).outcome is Outcome.VERIFIED
    wrong = verdict(**kind, fields=fields | {FieldName.NUMBER: "4539578763621487"})
    assert Finding.NUMBER_MALFORMED in wrong.findings


def test_validity_counts_from_the_date_of_issue_where_none_is_written():
    """A type valid for three years expires three years after issue."""
    kind = {"type_code": "luhn_card", "family": Family.MEMBERSHIP}
    fields = {FieldName.HOLDER: "林小禾", FieldName.NUMBER: "4539578763621486"}
    assert Finding.EXPIRED in verdict(**kind, fields=fields | {FieldName.ISSUED_ON: "2023-05-31"}).findings
    assert Finding.EXPIRED not in verdict(**kind, fields=fields | {FieldName.ISSUED_ON: "2023-06"}).findings


def test_a_reading_that_failed_is_not_the_customers_fault():
    """An engine that died on the only page: people look, nobody is told to photograph again."""
    found = verdict(
        type_code=None,
        family=Family.NOT_A_CREDENTIAL,
        probability=0.0,
        fields={},
        reading_failure="timed_out",
    )
    assert found.outcome is Outcome.NEEDS_REVIEW
    assert Finding.PAGE_UNREADABLE in found.findings


def test_the_holder_may_be_written_twice():
    """In Chinese and in English on one paper: one that fits is enough."""
    recognition = recognised()
    twice = recognition.model_copy(
        update={"fields": (field(FieldName.HOLDER, "Lin Xiaohe", 0.99), *recognition.fields)}
    )
    assert judge(twice, CATALOGUE.get("skill"), ME, PriorUse(), Thresholds()).outcome is Outcome.VERIFIED


def test_an_uncertain_type_rejects_nobody_for_fields():
    """The fields may be another type's: another name on it is for people to judge."""
    found = verdict(Account("acc-1", "王春生"), probability=0.4)
    assert found.outcome is Outcome.NEEDS_REVIEW
    assert found.findings == (Finding.TYPE_UNCERTAIN,)


@given(st.lists(st.sampled_from(list(Finding)), max_size=6))
def test_the_heaviest_finding_decides_in_any_order(findings: list[Finding]):
    """The outcome is that of the heaviest, the same in each order, and never lighter with more findings."""
    order = [Outcome.VERIFIED, Outcome.NEEDS_REVIEW, Outcome.REJECTED]
    assert len({outcome_of(each) for each in itertools.islice(itertools.permutations(findings), 24)}) == 1
    for finding in findings:
        assert order.index(outcome_of(findings)) >= order.index(WEIGHTS[finding].outcome)


@pytest.mark.parametrize("finding", list(Finding))
def test_words_for_people_go_with_each_finding(finding: Finding):
    """Whoever is rejected is told what to do, once; a detail says what was found."""
    weight = WEIGHTS[finding]
    assert 0 <= weight.factor < 1
    assert reasons_of([finding])[0].detail
    assert advice_of([finding, finding]) == (weight.advice if weight.outcome is Outcome.REJECTED else "")
    assert weight.advice or weight.outcome is Outcome.VERIFIED
