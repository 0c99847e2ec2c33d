"""The report as a table for people and as JSON for machines."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from redflower.evaluation.figures import Figure
from redflower.evaluation.item import FoundField, Item, Truth, answer_right, fault
from redflower.evaluation.report import TOP, Report
from redflower.show import as_is

_PLACES = 4


def rows(report: Report) -> Iterator[tuple[str, Figure]]:
    """The figures that are shares, each with its name for people."""
    yield "type, first answer", report.type_top1
    yield f"type, first {TOP} answers", report.type_top5
    yield "family", report.family
    yield from ((f"family, {language}", figure) for language, figure in report.family_by_language.items())
    yield from ((f"field: {name.replace('_', ' ')}", figure) for name, figure in report.fields.items())
    yield "issuer found", report.issuer_found
    yield "no credential, let in", report.not_credentials_let_in
    yield "credential, turned away", report.credentials_turned_away
    yield "unknown: precision", report.open_set_precision
    yield "unknown: recall", report.open_set_recall
    yield "calibration error", report.calibration_error


def print_report(console: Console, report: Report, title: str) -> None:
    """The table: what was measured, and what is wrong most often."""
    console.print(as_is(title, "bold"))
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("")
    for heading in ("%", "95% interval", "of"):
        table.add_column(heading, justify="right", no_wrap=True)
    for name, figure in rows(report):
        if figure.n:
            table.add_row(as_is(name), percent(figure.value), interval(figure), str(figure.n))
    console.print(table)
    families = Table(title="Family by family", title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    families.add_column("")
    for heading in ("%", "95% interval", "of"):
        families.add_column(heading, justify="right", no_wrap=True)
    for family, figure in report.family_by_family.items():
        families.add_row(family.replace("_", " "), percent(figure.value), interval(figure), str(figure.n))
    if report.family_by_family:
        console.print(families)
    seconds = report.seconds_per_picture
    if seconds.value is not None:
        around = f" ({seconds.low:.2f}–{seconds.high:.2f})" if seconds.low is not None else ""
        console.print(
            f"{seconds.value:.2f} s a picture{around}, {len(report.items)} pictures, {len(report.wrong)} wrong."
        )
    for failure, count in sorted(report.failures.items()):
        console.print(as_is(f"{count} not read: {failure}", "yellow"))


def percent(value: float | None) -> str:
    """A share in per cent, to one place."""
    return "–" if value is None else f"{100 * value:.1f}"


def interval(figure: Figure) -> str:
    """The interval in per cent."""
    return f"{percent(figure.low)}–{percent(figure.high)}" if figure.low is not None else "–"


def write_json(report: Report, path: Path, run: Mapping[str, Any]) -> None:
    """Write all figures and every item. ``run`` says what was measured, and how."""
    content = {
        "n": len(report.items),
        "type_top1": _figure(report.type_top1),
        "type_top5": _figure(report.type_top5),
        "family": _figure(report.family),
        "family_by_language": {key: _figure(each) for key, each in report.family_by_language.items()},
        "family_by_family": {key: _figure(each) for key, each in report.family_by_family.items()},
        "fields": {key: _figure(each) for key, each in report.fields.items()},
        "issuer_found": _figure(report.issuer_found),
        "not_credentials_let_in": _figure(report.not_credentials_let_in),
        "credentials_turned_away": _figure(report.credentials_turned_away),
        "open_set_precision": _figure(report.open_set_precision),
        "open_set_recall": _figure(report.open_set_recall),
        "calibration_error": _figure(report.calibration_error),
        "calibration_bins": [
            {"n": each.count, "said": _rounded(each.said), "right": _figure(each.right)}
            for each in report.calibration_bins
        ],
        "seconds_per_picture": _figure(report.seconds_per_picture),
        "failures": dict(sorted(report.failures.items())),
        "run": dict(run),
        "items": [_item(item) for item in report.items],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _figure(figure: Figure) -> dict[str, float | int | None]:
    return {key: _rounded(value) if isinstance(value, float) else value for key, value in asdict(figure).items()}


def _item(item: Item) -> dict[str, Any]:
    answer = item.answer
    return {
        "id": item.id,
        "truth": _truth(item.truth),
        "type_code": answer.type_code if answer is not None else None,
        "family": answer.family if answer is not None else None,
        "probability": answer.probability if answer is not None else None,
        "family_probability": answer.family_probability if answer is not None else None,
        "runners_up": list(answer.runners_up) if answer is not None else [],
        "fields": [_field(each) for each in answer.fields] if answer is not None else [],
        "right": answer_right(item),
        "fault": fault(item),
        "seconds": _rounded(item.seconds),
        "failure": item.failure,
        "reading_failure": answer.reading_failure if answer is not None else None,
    }


def _truth(truth: Truth) -> dict[str, Any]:
    return {
        "label": truth.label,
        "family": truth.family,
        "type_code": truth.type_code,
        "unlisted": truth.unlisted,
        "no_credential": truth.no_credential,
        "language": truth.language,
        "issuer_label": truth.issuer_label,
        "fields": dict(truth.fields),
    }


def _field(found: FoundField) -> dict[str, Any]:
    return {"name": found.name, "value": found.value, "confidence": _rounded(found.confidence)}


def _rounded(value: float) -> float:
    return round(value, _PLACES)


__all__ = ["interval", "percent", "print_report", "rows", "write_json"]
