"""What a credential adds to a limit, and where it ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.credit.decision import LIMIT_MAX_FEN, REFUSALS, Grant, GrantReason, Refusal, Standing, decide
from services.credit.policy import GRANT_MAX_FEN, GRANT_MIN_FEN, Policy
from tests.unit.credit.credit_cases import POLICY


def standing(
    granted_fen: int = 0, *, base_fen: int = 500_000, segment: str = "blue_collar", sequence: int = 0
) -> Standing:
    return Standing(segment=segment, base_limit_fen=base_fen, granted_fen=granted_fen, sequence=sequence)


@pytest.mark.parametrize(("tier", "amount_fen"), [(1, 10_000), (2, 30_000), (3, 80_000), (4, 150_000), (5, 300_000)])
def test_a_tier_earns_its_amount(tier: int, amount_fen: int):
    """From nothing granted, each tier adds what the policy says."""
    assert decide(POLICY, standing(), tier) == Grant(
        amount_fen=amount_fen,
        sequence=1,
        limit_before_fen=500_000,
        limit_after_fen=500_000 + amount_fen,
        granted_after_fen=amount_fen,
        reasons=(GrantReason.CREDENTIAL_VERIFIED,),
    )


@pytest.mark.parametrize(
    ("at", "tier", "refusal"),
    [
        (standing(), 0, Refusal.TIER_EARNS_NOTHING),
        (standing(1_000_000), 5, Refusal.CAP_REACHED),
        (standing(990_001), 1, Refusal.CAP_REACHED),
        (standing(1_200_000), 1, Refusal.CAP_REACHED),
        (standing(segment="closed"), 5, Refusal.SEGMENT_NOT_ENABLED),
        (standing(50_000, segment="careful"), 5, Refusal.CAP_REACHED),
        (standing(base_fen=LIMIT_MAX_FEN), 5, Refusal.CAP_REACHED),
    ],
)
def test_what_earns_nothing_says_why(at: Standing, tier: int, refusal: Refusal):
    """Tier, segment, cap: each has its reason."""
    assert decide(POLICY, at, tier) is refusal


@pytest.mark.parametrize(
    ("at", "tier", "amount_fen"),
    [
        (standing(900_000), 5, 100_000),
        (standing(990_000), 5, 10_000),
        (standing(segment="careful"), 5, 50_000),
        (standing(base_fen=LIMIT_MAX_FEN - 10_050), 5, 10_000),
    ],
)
def test_near_the_cap_a_grant_is_a_part(at: Standing, tier: int, amount_fen: int):
    """What the cap leaves, in whole yuan, and the reason says so."""
    grant = decide(POLICY, at, tier)
    assert isinstance(grant, Grant)
    assert grant.amount_fen == amount_fen
    assert GrantReason.CAP_NEAR in grant.reasons


def test_a_segment_may_earn_otherwise():
    """A segment's own amount stands over the general one; what it leaves unsaid does not change."""
    first, second = (decide(POLICY, standing(segment="generous"), tier) for tier in (1, 2))
    assert isinstance(first, Grant)
    assert isinstance(second, Grant)
    assert (first.amount_fen, second.amount_fen) == (20_000, 30_000)


AMOUNTS = st.integers(GRANT_MIN_FEN // 100, GRANT_MAX_FEN // 100).map(lambda yuan: yuan * 100)
POLICIES = st.builds(
    lambda amounts, cap: Policy.model_validate(
        {"version": "p", "grant_fen_by_tier": dict(enumerate(sorted(amounts), start=1)), "cap_fen": cap * 100}
    ),
    st.lists(AMOUNTS, min_size=1, max_size=5),
    st.integers(GRANT_MIN_FEN // 100, 20_000),
)


@given(POLICIES, st.integers(0, LIMIT_MAX_FEN), st.lists(st.integers(0, 5), max_size=30))
def test_no_series_of_credentials_breaks_the_rules(policy: Policy, base_fen: int, tiers: list[int]):
    """Grants lie within 100 to 3,000 yuan, add up to no more than the cap, and count without a gap."""
    at = standing(base_fen=base_fen)
    for tier in tiers:
        decision = decide(policy, at, tier)
        if isinstance(decision, Refusal):
            continue
        assert GRANT_MIN_FEN <= decision.amount_fen <= min(GRANT_MAX_FEN, policy.grant_fen_by_tier[tier])
        assert decision.amount_fen % 100 == 0
        assert decision.sequence == at.sequence + 1
        assert decision.limit_before_fen == at.limit_fen
        assert decision.limit_after_fen == at.limit_fen + decision.amount_fen <= LIMIT_MAX_FEN
        assert decision.granted_after_fen <= policy.cap_fen
        at = standing(decision.granted_after_fen, base_fen=base_fen, sequence=decision.sequence)


@given(POLICIES, st.integers(0, 2_000_000), st.integers(1, 4))
def test_a_better_credential_earns_no_less(policy: Policy, granted_fen: int, tier: int):
    """Of two tiers that the policy pays, the higher earns at least as much, wherever the account stands."""

    def earned(each: int) -> int:
        decision = decide(policy, standing(granted_fen), each)
        return decision.amount_fen if isinstance(decision, Grant) else 0

    assert tier + 1 not in policy.grant_fen_by_tier or earned(tier) <= earned(tier + 1)


@pytest.mark.parametrize("refusal", list(Refusal))
def test_words_for_people_go_with_each_refusal(refusal: Refusal):
    """Nobody is refused without being told why and what to do."""
    assert REFUSALS[refusal].detail
    assert REFUSALS[refusal].advice.endswith("。")
