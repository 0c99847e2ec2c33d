"""What the demo tells at its end: a table, a page with the pictures, and JSON for machines."""

import base64
import io
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from PIL import Image
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from catalogue import load
from redflower.demo.plan import Drawn
from redflower.journeys import Ending, Journey
from redflower.show import ENDING_STYLE, as_is, seconds

_THUMBNAIL_PX = 560
_THUMBNAIL_QUALITY = 72
_REASON_WIDTH = 22


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one credential, beside what should have."""

    drawn: Drawn
    journey: Journey
    limit_before_fen: int
    limit_after_fen: int

    @property
    def wrong(self) -> str:
        """Why this did not end as it should; empty where it did."""
        case, journey = self.drawn.case, self.journey
        if journey.ending not in case.expected:
            return f"should end as {case.expected_text.replace('|', ' or ')}"
        if case.reasons and not case.reasons & set(journey.reasons):
            return f"should give the reason {' or '.join(sorted(case.reasons))}"
        if case.expected_type is not None and journey.type_code != case.expected_type:
            return f"should be recognised as {case.expected_type}"
        return ""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of all.

    ``missing`` and ``doubled`` are what billing found: gaps in an account's sequence, and what came twice.
    ``ready_s`` is how long the system took to start, ``seconds`` the whole run, both in seconds.
    """

    results: tuple[Result, ...]
    missing: tuple[str, ...]
    doubled: tuple[str, ...]
    seed: int
    ready_s: float
    seconds: float

    @property
    def lost_count(self) -> int:
        """Credentials without an end, and limit changes that billing never got."""
        return sum(not result.journey.ended for result in self.results) + len(self.missing)

    @property
    def doubled_count(self) -> int:
        """Credentials that ended twice, and changes that billing got twice."""
        return sum(result.journey.doubled for result in self.results) + len(self.doubled)

    @property
    def as_expected(self) -> bool:
        """Whether everything ended as it should, nothing lost, nothing doubled."""
        return not (self.lost_count or self.doubled_count or any(result.wrong for result in self.results))


def write_json(report: Report, path: Path) -> None:
    """Write the report for machines."""
    credentials = [
        {
            "id": result.drawn.case.id,
            "specimen": result.drawn.case.kind,
            "expected": result.drawn.case.expected_text,
            "ending": result.journey.ending.value,
            "type": result.journey.type_code,
            "reasons": list(result.journey.reasons),
            "limit_before_fen": result.limit_before_fen,
            "limit_after_fen": result.limit_after_fen,
            "seconds": result.journey.seconds,
        }
        for result in report.results
    ]
    content = {"credentials": credentials, "lost": report.lost_count, "doubled": report.doubled_count}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def print_report(console: Console, report: Report) -> None:
    """The table at the end."""
    table = Table(
        title="What became of each", title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False
    )
    table.add_column("", width=1)
    table.add_column("credential", min_width=18)
    table.add_column("recognised as", overflow="fold", min_width=12)
    table.add_column("verdict", overflow="fold", min_width=_REASON_WIDTH)
    table.add_column("limit, yuan", justify="right", no_wrap=True)
    table.add_column("s", justify="right", no_wrap=True)
    for result in report.results:
        journey, case = result.journey, result.drawn.case
        verdict = Text(journey.ending.value, ENDING_STYLE[journey.ending])
        if journey.reasons:
            verdict.append("\n" + "\n".join(reason.replace("_", " ") for reason in journey.reasons), "dim")
        if result.wrong:
            verdict.append("\n" + result.wrong, "bold red")
        mark = Text("✗", "bold red") if result.wrong else Text("✓", "green")
        name = Text(case.id + " ", "dim").append(case.title, "default")
        table.add_row(mark, name, _type_name(journey), verdict, _limits(result), seconds(journey))
    console.print(table)
    counts = Counter(result.journey.ending for result in report.results)
    ends = ", ".join(f"{counts[each]} {each.value}" for each in Ending if counts[each])
    console.print(
        f"{len(report.results)} credentials: {ends}. Lost: {report.lost_count}. Doubled: {report.doubled_count}."
    )
    for problem in (*report.missing, *report.doubled):
        console.print(as_is(problem, "bold red"))
    wrong = sum(bool(result.wrong) for result in report.results)
    if report.as_expected:
        console.print("Everything ended as it should.", style="bold green")
    else:
        console.print(f"{wrong} did not end as they should.", style="bold red")


def _type_name(journey: Journey) -> str:
    found = load().get(journey.type_code) if journey.type_code else None
    if found is not None:
        return found.name_zh
    return journey.family.value.replace("_", " ") if journey.family is not None else "–"


def _limits(result: Result) -> str:
    before, after = result.limit_before_fen, result.limit_after_fen
    return f"{before / 100:,.0f} → {after / 100:,.0f}" if after != before else f"{before / 100:,.0f}"


def write_html(report: Report, path: Path) -> None:
    """The page with the pictures: one file, nothing fetched from anywhere."""
    environment = Environment(
        loader=PackageLoader("redflower.demo", "pages"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    counts = Counter(result.journey.ending for result in report.results)
    page = environment.get_template("demo.html.j2").render(
        cards=[_card(result) for result in report.results],
        counts=[(each.value, counts[each]) for each in Ending if counts[each]],
        report=report,
        granted_yuan=sum(result.limit_after_fen - result.limit_before_fen for result in report.results) // 100,
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page)


def _card(result: Result) -> dict[str, Any]:
    journey, case, end = result.journey, result.drawn.case, result.journey.end
    found = load().get(journey.type_code) if journey.type_code else None
    return {
        "id": case.id,
        "title": case.title,
        "genuine": case.kind == "genuine",
        "account": case.person.account_id,
        "holder": case.person.holder,
        "picture": _thumbnail(result.drawn.shown),
        "type_zh": found.name_zh if found is not None else "",
        "type_en": found.name_en if found is not None else "",
        "family": journey.family.value.replace("_", " ") if journey.family is not None else "",
        "probability": journey.probability,
        "ending": journey.ending.value,
        "ending_words": journey.ending.value.replace("_", " "),
        "reasons": [(code.replace("_", " "), journey.details.get(code, "")) for code in journey.reasons],
        "advice": end.advice if end is not None else "",
        "fields": _fields(journey),
        "before": f"{result.limit_before_fen / 100:,.0f}",
        "after": f"{result.limit_after_fen / 100:,.0f}",
        "raised": result.limit_after_fen > result.limit_before_fen,
        "seconds": seconds(journey),
        "wrong": result.wrong,
    }


def _fields(journey: Journey) -> Sequence[tuple[str, str]]:
    best = {field.name: field for field in sorted(journey.fields, key=lambda field: field.confidence)}
    return [(name.value.replace("_", " "), field.value) for name, field in best.items()]


def _thumbnail(content: bytes | None) -> str | None:
    """The picture, small, as a data URI."""
    if content is None:
        return None
    with Image.open(io.BytesIO(content)) as image:
        small = image.convert("RGB")
        small.thumbnail((_THUMBNAIL_PX, _THUMBNAIL_PX))
    out = io.BytesIO()
    small.save(out, "JPEG", quality=_THUMBNAIL_QUALITY)
    return f"data:image/jpeg;base64,{base64.b64encode(out.getvalue()).decode()}"


__all__ = ["Report", "Result", "print_report", "write_html", "write_json"]
