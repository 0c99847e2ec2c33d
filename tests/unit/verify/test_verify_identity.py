"""What makes a credential this one and no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.verify.identity import Digester, Identity, identify
from shared.events import CredentialRecognised, FieldName
from tests.unit.verify.verify_cases import CATALOGUE, GOOD, KEY, recognised

DIGEST = Digester(KEY)


def identity(recognition: CredentialRecognised) -> Identity:
    return identify(recognition, CATALOGUE.get(recognition.type_code), DIGEST)


def fields(**changes: str) -> dict[FieldName, str]:
    return GOOD | {FieldName(name): value for name, value in changes.items()}


def test_a_credential_is_its_number_whoever_holds_it_up():
    """Another account, another picture, spaces in the number, another holder: the same credential."""
    one = identity(recognised())
    other = identity(recognised("acc-2", "up-2", fields=fields(number="s2026-0000 0001", holder="王春生")))
    assert one.fingerprint == other.fingerprint
    assert one.number == other.number


def test_another_number_is_another_credential():
    """One digit tells two apart."""
    assert identity(recognised()).fingerprint != identity(recognised(fields=fields(number="S202600000002"))).fingerprint


def test_a_type_mistaken_for_its_twin_is_the_same_credential():
    """Where a family's types number alike, the number alone tells; one photo can't earn as two types."""
    assert identity(recognised()).fingerprint == identity(recognised(type_code="skill_twin")).fingerprint


def test_a_number_of_no_known_form_counts_with_its_holder():
    """A contest's number may stand on every participant's certificate."""
    contest = {FieldName.NUMBER: "CONTEST-2026", FieldName.HOLDER: "林小禾"}
    one = identity(recognised(type_code="contest", fields=contest))
    other = identity(recognised("acc-2", type_code="contest", fields=contest | {FieldName.HOLDER: "王春生"}))
    assert one.fingerprint != other.fingerprint
    assert one.number == other.number


DATED = {FieldName.HOLDER: "Lin Xiaohe", FieldName.ISSUER: "Some School", FieldName.ISSUED_ON: "2025-01-01"}


def test_without_a_number_it_is_type_holder_and_date():
    """The picture, the account and the order of the name make no difference, the date does."""
    one = identity(recognised(type_code="award", fields=DATED))
    again = identity(recognised("acc-2", "up-9", type_code="award", fields=DATED | {FieldName.HOLDER: "XIAOHE LIN"}))
    later = identity(recognised(type_code="award", fields=DATED | {FieldName.ISSUED_ON: "2025-01-02"}))
    assert one.fingerprint == again.fingerprint != later.fingerprint
    assert one.number is None


@pytest.mark.parametrize(
    "change", [{FieldName.NUMBER: "A-12345"}, {FieldName.ISSUER: "Sone Schoo1"}, {FieldName.LEVEL: "一"}]
)
def test_what_a_type_does_not_always_show_makes_no_second_credential(change: dict[FieldName, str]):
    """Covered, shown or misread: the same paper earns once."""
    one = identity(recognised(type_code="award", fields=DATED))
    assert one.fingerprint == identity(recognised(type_code="award", fields=DATED | change)).fingerprint


def test_without_number_and_date_it_is_the_accounts_own():
    """Two people of one name may have one each; one account has one."""
    plain = {FieldName.HOLDER: "林小禾"}
    one = identity(recognised(type_code="course", fields=plain))
    again = identity(recognised(upload_id="up-2", type_code="course", fields=plain | {FieldName.ISSUED_ON: "2025"}))
    other = identity(recognised("acc-2", type_code="course", fields=plain))
    assert one.fingerprint == again.fingerprint != other.fingerprint


@pytest.mark.parametrize("type_code", [None, "course"])
def test_with_nothing_read_it_is_the_picture(type_code: str | None):
    """The same file is the same credential; another is not."""
    one = identity(recognised(type_code=type_code, fields={}, picture="a"))
    again = identity(recognised("acc-2", "up-2", type_code=type_code, fields={}, picture="a"))
    other = identity(recognised(type_code=type_code, fields={}, picture="b"))
    assert one.fingerprint == again.fingerprint != other.fingerprint


def test_digests_depend_on_the_key():
    """Who has not the key can't find a number by trying them all."""
    recognition = recognised()
    other = identify(recognition, CATALOGUE.get("skill"), Digester("another key for tests"))
    assert identity(recognition).fingerprint != other.fingerprint


@given(st.lists(st.text(max_size=4), max_size=4), st.lists(st.text(max_size=4), max_size=4))
def test_parts_do_not_run_into_each_other(one: list[str], other: list[str]):
    """Two lists of parts have one digest only where they are one list."""
    assert (DIGEST("test", *one) == DIGEST("test", *other)) == (one == other)
