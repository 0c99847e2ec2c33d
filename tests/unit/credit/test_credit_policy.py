"""The policy is checked when it is loaded."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from services.credit.policy import POLICY_FILE, load_policy
from shared.errors import ConfigurationError

GOOD = {"version": "v", "grant_fen_by_tier": {1: 10_000, 5: 300_000}, "cap_fen": 1_000_000}


def test_the_policy_that_ships_is_sound():
    """Every tier that can earn has an amount, and the ends are 100 and 3,000 yuan."""
    policy = load_policy()
    assert sorted(policy.grant_fen_by_tier) == [1, 2, 3, 4, 5]
    assert policy.grant_fen_by_tier[1] == 10_000
    assert policy.grant_fen_by_tier[5] == 300_000
    assert policy.terms("never_heard_of").enabled


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"grant_fen_by_tier": {1: 9_900}}, "grant_fen_by_tier.1"),
        ({"grant_fen_by_tier": {1: 300_100}}, "grant_fen_by_tier.1"),
        ({"grant_fen_by_tier": {1: 10_050}}, "grant_fen_by_tier.1"),
        ({"grant_fen_by_tier": {1: 10_000.5}}, "grant_fen_by_tier.1"),
        ({"grant_fen_by_tier": {0: 10_000}}, "grant_fen_by_tier.0"),
        ({"grant_fen_by_tier": {1: 80_000, 2: 30_000}}, "a higher tier earns less"),
        ({"cap_fen": 5_000}, "cap_fen"),
        ({"cap": 1}, "cap"),
        ({"version": ""}, "version"),
        ({"segments": {"x": {"enabeld": False}}}, "segments.x.enabeld"),
        ({"segments": {"x": {"grant_fen_by_tier": {5: 10_000}, "cap_fen": 1}}}, "segments.x.cap_fen"),
        ({"segments": {"x": {"grant_fen_by_tier": {1: 300_000, 5: 10_000}}}}, "in segment x"),
    ],
)
def test_a_wrong_policy_is_refused_by_name(tmp_path: Path, change: dict[str, Any], named: str):
    """The message says which file and which line of it."""
    path = tmp_path / "policy.yaml"
    path.write_text(yaml.safe_dump(GOOD | change), encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_policy(path)
    assert str(path) in str(caught.value)
    assert named in str(caught.value)


def test_a_policy_that_is_not_there_or_not_yaml_is_refused(tmp_path: Path):
    """No policy, no service."""
    with pytest.raises(ConfigurationError):
        load_policy(tmp_path / "none.yaml")
    (tmp_path / "bad.yaml").write_text("version: [", encoding="utf-8")
    with pytest.raises(ConfigurationError):
        load_policy(tmp_path / "bad.yaml")
    assert POLICY_FILE.exists()
