"""The demo's promises: every credential ends as it should, and neither Ctrl-C nor kill -9 leaves anything running."""

import json
import re
import signal
from pathlib import Path

import pytest

from tests.e2e.conftest import CommandLine, until

pytestmark = [pytest.mark.e2e, pytest.mark.timeout(600)]


def test_each_ends_as_it_should(redflower: CommandLine, tmp_path: Path) -> None:
    """Genuine ones raise limits; a forged number, a copied picture, a receipt and half a file do not."""
    done = redflower.run("demo", "--count", "6", "--seed", "3", "--json", str(tmp_path / "demo.json"))
    assert done.returncode == 0, done.stdout
    content = json.loads((tmp_path / "demo.json").read_text())
    assert content["lost"] == content["doubled"] == 0
    kinds = ["genuine", "genuine", "forged_number", "picture_of_another_account", "not_a_credential", "damaged_file"]
    assert [each["specimen"] for each in content["credentials"]] == kinds
    for each in content["credentials"]:
        assert each["ending"] in each["expected"].split("|")
        raised_fen = each["limit_after_fen"] - each["limit_before_fen"]
        assert (100_00 <= raised_fen <= 3000_00) if each["specimen"] == "genuine" else raised_fen == 0
        assert each["specimen"] == "genuine" or each["reasons"]
    page = (redflower.state / "demo.html").read_text()
    assert len(re.findall(r"<article", page)) == 6
    assert list(redflower.state.glob("demo-*")) == []


def test_a_killed_demo_is_cleared_at_the_next_start(redflower: CommandLine) -> None:
    """After kill -9 in the middle of the work, the next start finds broker, database and services, and ends them.

    That it then runs to its end is another test's promise: it is stopped as soon as it has cleared.
    """
    killed = redflower.start("demo", "--count", "8")
    try:
        assert until(lambda: any(redflower.state.glob("demo-*/objects/uploads/*")), timeout_s=300)
    finally:
        killed.kill()
        killed.communicate()
    assert any("java" in each for each in redflower.left())
    following = redflower.start("demo", "--count", "1")
    assert following.stdout is not None
    told = following.stdout.readline()
    assert until(lambda: any(redflower.state.glob("demo-*/lock")), timeout_s=60)
    following.send_signal(signal.SIGINT)
    rest, _ = following.communicate(timeout=120)
    assert re.search(r"cleared \d+ processes that a killed demo had left", told), told + rest
    assert redflower.left() == []
    assert list(redflower.state.glob("demo-*")) == []


@pytest.mark.parametrize("part", ["postgres", "objects/uploads"], ids=["while it starts", "while it works"])
def test_ctrl_c_leaves_nothing(redflower: CommandLine, part: str) -> None:
    """Ctrl-C at the start or in the middle: everything is stopped, and the exit code says why."""
    demo = redflower.start("demo", "--count", "8")
    assert until(lambda: any(redflower.state.glob(f"demo-*/{part}")), timeout_s=300)
    demo.send_signal(signal.SIGINT)
    output, _ = demo.communicate(timeout=120)
    assert demo.returncode == 128 + signal.SIGINT, output
    assert "nothing is left running" in output
    assert redflower.left() == []
    assert list(redflower.state.glob("demo-*")) == []
