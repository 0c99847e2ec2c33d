"""The report as a page: figures, the reliability diagram, the families' confusions, and the wrong answers' pictures."""

import base64
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from catalogue import load
from redflower.evaluation.figures import Bin, Figure
from redflower.evaluation.item import PICTURES_MAX, Item, fault
from redflower.evaluation.report import TOP, Report
from redflower.evaluation.show import interval, percent, rows
from shared.events import Family

PLOT_PX = 340
NO_ANSWER = "not read"

_FIELDS_SHOWN_MAX = 8


def write_html(report: Report, path: Path, run: Mapping[str, Any]) -> None:
    """Write the page: one file, nothing fetched from anywhere."""
    environment = Environment(
        loader=PackageLoader("redflower.evaluation", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    shown = report.wrong[:PICTURES_MAX]
    page = environment.get_template("recognition.html.j2").render(
        run=run,
        count=len(report.items),
        wrong=len(report.wrong),
        headlines=[_headline(name, figure) for name, figure in _headlines(report) if figure.n],
        seconds=report.seconds_per_picture,
        figures=[_row(name, figure) for name, figure in rows(report) if figure.n],
        points=[_point(each) for each in report.calibration_bins],
        plot=PLOT_PX,
        matrix=_matrix(report),
        failures=sorted(report.failures.items()),
        cards=[_card(item) for item in shown],
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8")


def _headlines(report: Report) -> tuple[tuple[str, Figure], ...]:
    return (
        ("type right at once", report.type_top1),
        (f"among the first {TOP}", report.type_top5),
        ("family right", report.family),
        ("no credential, let in", report.not_credentials_let_in),
        ("credential, turned away", report.credentials_turned_away),
        ("calibration error", report.calibration_error),
    )


def _headline(name: str, figure: Figure) -> dict[str, str]:
    return {"name": name, "value": f"{percent(figure.value)}%", "interval": interval(figure), "n": str(figure.n)}


def _row(name: str, figure: Figure) -> dict[str, Any]:
    low, high = (figure.value if each is None else each for each in (figure.low, figure.high))
    return {
        **_headline(name, figure),
        "at": _hundredths(figure.value),
        "from": _hundredths(low),
        "width": _hundredths((high or 0) - (low or 0)),
    }


def _point(each: Bin) -> dict[str, Any]:
    """One bin in the diagram's own coordinates, y downwards."""
    low, high = each.right.low, each.right.high
    assert each.right.value is not None
    assert low is not None
    assert high is not None
    return {
        "x": round(each.said * PLOT_PX, 1),
        "y": round((1 - each.right.value) * PLOT_PX, 1),
        "top": round((1 - high) * PLOT_PX, 1),
        "bottom": round((1 - low) * PLOT_PX, 1),
        "words": f"{each.count} answers, said {each.low:.3f} to {each.high:.3f}, {each.said:.3f} in the mean; "
        f"{percent(each.right.value)}% right ({interval(each.right)})",
    }


def _matrix(report: Report) -> dict[str, Any]:
    """True families by row, said ones by column; each cell's count, and its share of the row in per cent."""
    trues = [family for family in Family if any(true is family for true, _ in report.confusions)]
    saids: list[Family | None] = [
        family for family in Family if family in trues or any(said is family for _, said in report.confusions)
    ]
    if any(said is None for _, said in report.confusions):
        saids.append(None)
    lines = []
    for true in trues:
        counts = [report.confusions.get((true, said), 0) for said in saids]
        cells = [
            {"count": count, "share": round(100 * count / sum(counts)), "right": said is true, "said": _family(said)}
            for count, said in zip(counts, saids, strict=True)
        ]
        figure = report.family_by_family[true]
        lines.append(
            {
                "true": _family(true),
                "cells": cells,
                "right": percent(figure.value),
                "interval": interval(figure),
                "n": figure.n,
            }
        )
    return {"columns": [_family(said) for said in saids], "lines": lines}


def _card(item: Item) -> dict[str, Any]:
    answer, truth = item.answer, item.truth
    surest = {each.name: each for each in sorted(answer.fields, key=lambda each: each.confidence)} if answer else {}
    return {
        "id": item.id,
        "fault": fault(item),
        "picture": f"data:image/jpeg;base64,{base64.b64encode(item.thumbnail).decode()}" if item.thumbnail else None,
        "label": truth.label,
        "true_type": _type(truth.type_code) or ("of no type in the catalogue" if truth.unlisted else ""),
        "true_family": _family(truth.family) if truth.family or not truth.no_credential else "no credential",
        "said_type": _type(answer.type_code) if answer else "",
        "said_family": _family(answer.family) if answer else "",
        "probability": round(100 * answer.probability) if answer else None,
        "runners_up": [_type(code) for code in answer.runners_up] if answer else [],
        "reading_failure": (answer.reading_failure or "").replace("_", " ") if answer else "",
        "fields": [
            (name.replace("_", " "), truth.fields.get(name, ""), surest[name].value if name in surest else "")
            for name in list(dict.fromkeys((*truth.fields, *surest)))[:_FIELDS_SHOWN_MAX]
        ],
        "seconds": f"{item.seconds:.1f}",
    }


def _type(code: str | None) -> str:
    kind = load().get(code)
    return kind.name_zh if kind is not None else code or ""


def _family(family: Family | None) -> str:
    return family.value.replace("_", " ") if family is not None else NO_ANSWER


def _hundredths(value: float | None) -> float:
    return round(100 * (value or 0.0), 2)


__all__ = ["write_html"]
