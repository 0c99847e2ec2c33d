"""What the demo's billing promises: it applies each change once, and no gap or double escapes it."""

from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from redflower.demo.billing import Billing
from redflower.journeys import Sighting
from shared.events import LimitChanged
from tests.unit.redflower.making import limit_changed

SPACE = UUID("00000000-0000-0000-0000-0000000000bb")


def seen(event: LimitChanged, name: str = "") -> Sighting:
    return Sighting(1.0, uuid5(SPACE, f"{event.account_id}/{event.sequence}/{name}"), event, account_id="a")


CHANGES = tuple(seen(limit_changed(n, n * 100, (n + 1) * 100, upload_id=f"u{n}")) for n in range(1, 6))


@given(st.lists(st.sampled_from(CHANGES), max_size=10).flatmap(lambda more: st.permutations([*CHANGES, *more])))
def test_order_and_repetition_change_nothing(order: list[Sighting]) -> None:
    """In any order, with repeats, the limit is the last change's, and nothing is missing or doubled."""
    billing = Billing({"a": 100})
    for each in order:
        billing.take(each)
    assert billing.limit_fen("a") == 600
    assert billing.missing == []
    assert billing.doubled == []


@given(st.sampled_from(CHANGES[:-1]))
def test_a_gap_is_noticed(lost: Sighting) -> None:
    """A change that never came is missed as soon as a later one has come."""
    billing = Billing({"a": 100})
    for each in CHANGES:
        if each is not lost:
            billing.take(each)
    assert any("is missing" in problem for problem in billing.missing)


def test_the_same_number_twice_is_noticed() -> None:
    """Two different events with one sequence number are a double."""
    billing = Billing({"a": 100})
    billing.take(seen(limit_changed(1, 100, 200, upload_id="u1"), "one"))
    billing.take(seen(limit_changed(1, 100, 200, upload_id="u2"), "two"))
    assert len(billing.doubled) == 1


def test_an_upload_granted_twice_is_noticed() -> None:
    """Two grants for one upload are a double though their numbers follow each other."""
    billing = Billing({"a": 100})
    billing.take(seen(limit_changed(1, 100, 200)))
    billing.take(seen(limit_changed(2, 200, 300)))
    assert len(billing.doubled) == 1


def test_a_change_must_begin_where_the_last_ended() -> None:
    """A limit that jumps between two changes is noticed."""
    billing = Billing({"a": 100})
    billing.take(seen(limit_changed(1, 150, 200)))
    assert any("does not begin at 100 fen" in problem for problem in billing.missing)


def test_without_a_change_the_base_limit_holds() -> None:
    """An account that earned nothing keeps its limit."""
    assert Billing({"a": 100}).limit_fen("a") == 100
