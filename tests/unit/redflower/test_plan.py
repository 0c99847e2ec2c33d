"""What the demo's plan promises: the same each time, its duplicates after their originals, every drawing possible."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from redflower.demo.plan import Case, draw_case, plan
from redflower.journeys import Ending

TODAY = date(2026, 6, 30)
seeds = st.integers(min_value=0, max_value=10_000)


@settings(deadline=None, max_examples=30)
@given(count=st.integers(min_value=1, max_value=64), seed=seeds)
def test_the_plan_holds_together(count: int, seed: int) -> None:
    """Equal for equal seeds; ids and accounts are told apart; what comes after comes later."""
    cases = plan(count, seed, TODAY)
    assert cases == plan(count, seed, TODAY)
    assert len(cases) == len({case.id for case in cases}) == count
    place = {case.id: number for number, case in enumerate(cases)}
    for number, case in enumerate(cases):
        assert case.expected
        assert case.after is None or place[case.after] < number
        if case.after is not None:
            assert cases[place[case.after]].kind == "genuine"
    originals = [case.after for case in cases if case.after is not None]
    assert len(originals) == len(set(originals))


@settings(deadline=None, max_examples=20)
@given(seed=seeds)
def test_no_two_people_share_a_name(seed: int) -> None:
    """A holder's name belongs to one account, so that a mismatch is one and a match is one."""
    holders: dict[str, str] = {}
    for case in plan(32, seed, TODAY):
        account = holders.setdefault(case.person.holder, case.person.account_id)
        assert account == case.person.account_id


def test_sixteen_show_everything() -> None:
    """The demo's default shows every way to end that the pipeline has to tell apart."""
    kinds = {case.kind for case in plan(16, 1, TODAY)}
    assert kinds == {
        "genuine",
        "forged_number",
        "forged_dates",
        "picture_of_another_account",
        "same_paper_again",
        "another_person",
        "not_a_credential",
        "blurred",
        "expired",
        "damaged_file",
    }


def test_only_the_genuine_may_earn() -> None:
    """A limit change is expected of the genuine, and of nothing else."""
    for case in plan(64, 7, TODAY):
        assert (Ending.LIMIT_CHANGED in case.expected) == (case.kind == "genuine")


def test_every_case_can_be_drawn() -> None:
    """No case asks for what can't be drawn; a copied picture is the very same, a damaged file is no picture."""
    drawn: dict[str, object] = {}
    made = {}
    for case in plan(16, 3, TODAY):
        made[case.id] = draw_case(case, made)
        drawn[case.id] = made[case.id].content
    by_kind: dict[str, Case] = {made[each].case.kind: made[each].case for each in made}
    copied = by_kind["picture_of_another_account"]
    assert copied.picture_of is not None
    assert drawn[copied.id] == drawn[copied.picture_of]
    again = by_kind["same_paper_again"]
    assert again.after is not None
    assert drawn[again.id] != drawn[again.after]
    assert made[by_kind["damaged_file"].id].shown is None
