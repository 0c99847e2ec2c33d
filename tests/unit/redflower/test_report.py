"""What the demo's report promises: JSON of one shape, a page that needs nothing else, and no wrong end unnoticed."""

import io
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from rich.console import Console

from redflower.demo.plan import Drawn, plan
from redflower.demo.report import Report, Result, print_report, write_html, write_json
from redflower.journeys import Journey, Sighting
from shared.events import CredentialRejected, Reason, Stage
from tests.unit.redflower.making import limit_changed

CASES = plan(6, 1, date(2026, 6, 30))


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (900, 600), "white").save(out, "JPEG")
    return out.getvalue()


def result(number: int, *, rejected_for: str | None = None) -> Result:
    case = CASES[number]
    journey = Journey(case.id, type_code=case.expected_type)
    if rejected_for is None:
        event = limit_changed(1, 300_000, 450_000, upload_id=case.id)
        journey.take(Sighting(2.0, None, event))
        return Result(Drawn(case, b"", "image/jpeg", picture()), journey, 300_000, 450_000)
    reason = Reason(code=rejected_for, detail="<b>why</b>")
    rejection = CredentialRejected(
        account_id="a", upload_id=case.id, stage=Stage.VERIFY, reasons=(reason,), advice="请换一张"
    )
    journey.take(Sighting(2.0, None, rejection))
    return Result(Drawn(case, b"", "image/jpeg", None), journey, 300_000, 300_000)


def report(*results: Result) -> Report:
    return Report(results=results, missing=(), doubled=(), seed=1, ready_s=9.0, seconds=30.0)


GOOD = report(result(0), result(2, rejected_for="number_malformed"))


def test_the_json_has_exactly_its_shape(tmp_path: Path) -> None:
    """Machines find exactly the promised keys."""
    write_json(GOOD, tmp_path / "deep" / "demo.json")
    content = json.loads((tmp_path / "deep" / "demo.json").read_text())
    assert set(content) == {"credentials", "lost", "doubled"}
    keys = ["id", "specimen", "expected", "ending", "type", "reasons", "limit_before_fen", "limit_after_fen", "seconds"]
    assert [list(each) for each in content["credentials"]] == [keys, keys]
    assert content["credentials"][0]["ending"] == "limit_changed"
    assert content["credentials"][0]["limit_after_fen"] == 450_000
    assert content["lost"] == content["doubled"] == 0


def test_the_page_needs_nothing_else(tmp_path: Path) -> None:
    """One file: no address in it is fetched, its pictures are inside, and what was read is escaped."""
    write_html(GOOD, tmp_path / "demo.html")
    page = (tmp_path / "demo.html").read_text()
    assert re.findall(r'(?:src|href)="(?!data:)[^"]+"', page) == []
    assert "data:image/jpeg;base64," in page
    assert "&lt;b&gt;why&lt;/b&gt;" in page
    assert "请换一张" in page
    assert len(page) < 400_000


@pytest.mark.parametrize(
    "wrong",
    [
        result(0, rejected_for="expired"),
        result(2),
        result(2, rejected_for="expired"),
        replace(result(0), journey=Journey("c01")),
        replace(result(0), journey=replace(result(0).journey, type_code="iso_9001")),
    ],
    ids=["genuine rejected", "forgery granted", "another reason", "lost", "another type"],
)
def test_no_wrong_end_goes_unnoticed(wrong: Result) -> None:
    """Each way to end otherwise than expected fails the demo, and says what should have been."""
    assert GOOD.as_expected
    failed = report(result(0), wrong)
    assert not failed.as_expected
    assert wrong.wrong.startswith("should ")
    console = Console(file=io.StringIO(), width=120)
    print_report(console, failed)
    assert "did not end as they should" in console.file.getvalue()  # type: ignore[attr-defined]


def test_what_billing_misses_fails_the_demo() -> None:
    """A gap in an account's changes counts as lost, a change that came twice as doubled."""
    assert replace(GOOD, missing=("a: the change 2 is missing",)).lost_count == 1
    assert replace(GOOD, doubled=("a: twice",)).doubled_count == 1
    assert not replace(GOOD, doubled=("a: twice",)).as_expected
