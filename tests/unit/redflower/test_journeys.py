"""What the journeys promise: whatever the order and however often messages are seen, each credential has its end."""

from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from redflower.journeys import Ending, Journeys, Sighting
from shared.events import (
    CredentialJudged,
    CredentialRejected,
    CredentialUploaded,
    Event,
    Family,
    LimitChangeKind,
    ObjectRef,
    Outcome,
    Reason,
    Stage,
)
from tests.unit.redflower.making import NOW, limit_changed

SPACE = UUID("00000000-0000-0000-0000-0000000000aa")


def sighting(event: Event, at_s: float, name: str = "") -> Sighting:
    return Sighting(at_s=at_s, event_id=uuid5(SPACE, f"{event.type}{name}"), event=event, account_id=event.account_id)


UPLOADED = CredentialUploaded(
    account_id="a",
    upload_id="u",
    object=ObjectRef(key="k", sha256="0" * 64, media_type="image/jpeg", size_bytes=1),
    uploaded_at=NOW,
)


def judged(outcome: Outcome) -> CredentialJudged:
    return CredentialJudged(
        account_id="a",
        upload_id="u",
        outcome=outcome,
        reasons=(Reason(code="holder_similar", detail="nearly the same"),),
        type_code="barista",
        family=Family.VOCATIONAL_SKILL,
        fingerprint="0" * 64,
        probability=0.9,
        uploaded_at=NOW,
    )


REJECTED = CredentialRejected(
    account_id="a", upload_id="u", stage=Stage.VERIFY, reasons=(Reason(code="expired"),), advice="请换一张"
)
GRANTED_WAY = (
    sighting(UPLOADED, 1.0),
    sighting(judged(Outcome.VERIFIED), 3.0),
    sighting(limit_changed(1, 0, 100_00), 4.0),
)


@given(st.lists(st.sampled_from(GRANTED_WAY), max_size=12).flatmap(lambda more: st.permutations([*GRANTED_WAY, *more])))
def test_order_and_repetition_change_nothing(seen: list[Sighting]) -> None:
    """A credential has the same single end, in any order of messages and with any of them seen again."""
    journeys = Journeys(["u"])
    for each in seen:
        journeys.take(each)
    journey = journeys["u"]
    assert journey.ending is Ending.LIMIT_CHANGED
    assert not journey.doubled
    assert journey.seconds == 3.0


def test_two_ends_are_noticed() -> None:
    """A grant and a rejection of one upload are a double, whichever came first."""
    journeys = Journeys(["u"])
    journeys.take(GRANTED_WAY[2])
    journeys.take(sighting(REJECTED, 5.0))
    assert journeys["u"].doubled


def test_two_grants_are_noticed() -> None:
    """Two limit changes with different ids for one upload are a double."""
    journeys = Journeys(["u"])
    journeys.take(sighting(limit_changed(1, 0, 100_00), 1.0, "one"))
    journeys.take(sighting(limit_changed(2, 100_00, 200_00), 2.0, "two"))
    assert journeys["u"].doubled


def test_a_review_may_be_followed_by_its_decision() -> None:
    """People decide what was left to review: the decision is the end, and nothing is doubled."""
    journeys = Journeys(["u"])
    journeys.take(sighting(judged(Outcome.NEEDS_REVIEW), 1.0))
    assert journeys["u"].ending is Ending.NEEDS_REVIEW
    journeys.take(sighting(REJECTED, 9.0))
    assert journeys["u"].ending is Ending.REJECTED
    assert not journeys["u"].doubled


def test_a_verdict_that_rejects_is_no_end_of_its_own() -> None:
    """The rejection told to the customer is the end; the verdict beside it is not a second one."""
    journeys = Journeys(["u"])
    journeys.take(sighting(judged(Outcome.REJECTED), 1.0))
    assert not journeys["u"].ended
    journeys.take(sighting(REJECTED, 1.1))
    assert journeys["u"].ending is Ending.REJECTED
    assert journeys["u"].reasons == ("expired", "holder_similar")
    assert journeys["u"].details["holder_similar"] == "nearly the same"


def test_a_ceiling_is_nobodys_end() -> None:
    """A customer who lowers the limit ends no credential's way."""
    journeys = Journeys(["u"])
    journeys.take(sighting(limit_changed(1, 200_00, 100_00, kind=LimitChangeKind.CEILING), 1.0))
    assert not journeys["u"].ended


def test_a_dead_letter_is_known_by_its_payload() -> None:
    """A dead letter ends the upload that its payload names, at either place where an event has it."""
    for value in (b'{"upload_id": "u"}', b'{"document": {"upload_id": "u"}}'):
        journeys = Journeys(["u"])
        journeys.take(Sighting(1.0, None, None, dead_letter_reason="value_invalid", dead_letter_value=value))
        assert journeys["u"].ending is Ending.DEAD_LETTERED
        assert journeys["u"].reasons == ("value_invalid",)


@given(st.binary(max_size=60))
def test_a_dead_letter_may_be_anything(value: bytes) -> None:
    """No bytes in a dead letter break the watcher."""
    journeys = Journeys(["u"])
    journeys.take(Sighting(1.0, None, None, dead_letter_reason="value_not_json", dead_letter_value=value))
    assert not journeys["u"].ended


def test_others_are_not_followed() -> None:
    """Where uploads are named, what goes by of others is left alone."""
    journeys = Journeys(["another"])
    assert journeys.take(GRANTED_WAY[2]) is None
    assert journeys["another"].ending is Ending.LOST


def test_no_more_is_kept_than_allowed() -> None:
    """Following everything for ever keeps the newest, and no more than the limit."""
    journeys = Journeys(kept_max=3)
    for number in range(10):
        event = limit_changed(number + 1, 0, 1, upload_id=f"u{number}")
        journeys.take(sighting(event, float(number), str(number)))
    assert [journey.upload_id for journey in journeys.all()] == ["u7", "u8", "u9"]
