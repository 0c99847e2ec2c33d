"""Runs benchmarks: ``python -m benchmarks [name…] [--quick] [--json FILE]``; all of them where none is named."""

import argparse
import asyncio
import importlib
import importlib.util
import json
import sys
import time
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.result import Figure, Result, as_json, keep, machine

NAMES = ("delivery_loop", "pipeline_tax", "latency", "start_up", "ocr_workers", "ocr_speed", "catalogue_growth")
"""Each is a module here with ``async def measure(*, quick: bool) -> Result``."""

BUSY_PERCENT_MAX = 15
"""Where others use more of the machine than this, the figures are not to be trusted."""

_RUNS_SHOWN = 2


def main(arguments: list[str] | None = None) -> int:
    """Run what is asked for; 0 where all could be measured, whether a goal was met or not."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=", ".join(NAMES))
    parser.add_argument("--quick", action="store_true", help="a minute instead of ten: shows that it runs, no more")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all results there too")
    asked = parser.parse_args(arguments)
    unknown = set(asked.names) - set(NAMES)
    if unknown:
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    console = Console()
    documents = []
    for name in asked.names or NAMES:
        document, result = _run(name, quick=asked.quick)
        documents.append(document)
        _show(console, document, result)
        if not asked.quick:
            keep(document)
    if asked.json is not None:
        asked.json.write_text(json.dumps(documents, indent=1, ensure_ascii=False) + "\n")
    return 0


def _run(name: str, *, quick: bool) -> tuple[dict[str, Any], Result]:
    module = importlib.import_module(f"benchmarks.{name}")
    where = machine()
    began = time.monotonic()
    result: Result = asyncio.run(module.measure(quick=quick))
    document = as_json(result, where, quick=quick)
    document["took_s"] = round(time.monotonic() - began, 1)
    return document, result


def _show(console: Console, document: dict[str, Any], result: Result) -> None:
    where = document["machine"]
    busy = f"{where['busy_percent']:.0f} % busy before it"
    if where["busy_percent"] > BUSY_PERCENT_MAX:
        busy += " - BUSY: do not trust"
    console.print(f"\n[bold]{result.name}[/bold]  {document['took_s']} s, {where['cores']} cores, {busy}")
    console.print(f"[dim]{result.how}[/dim]")
    table = Table(pad_edge=False)
    table.add_column("figure")
    table.add_column("value", justify="right")
    table.add_column("unit")
    table.add_column("range", justify="right")
    table.add_column("goal")
    for figure in result.figures:
        many = len(figure.runs) >= _RUNS_SHOWN
        spread = f"{number(min(figure.runs))} to {number(max(figure.runs))}" if many else ""
        table.add_row(figure.name, number(figure.value), figure.unit, spread, _goal(figure))
    console.print(table)


def _goal(figure: Figure) -> str:
    if figure.met is None:
        return figure.goal
    return f"[green]{figure.goal}: met[/green]" if figure.met else f"[bold red]{figure.goal}: MISSED[/bold red]"


def number(value: float) -> str:
    """Three digits that count."""
    if abs(value) >= 100:  # noqa: PLR2004 - from here on all digits before the point
        return f"{value:,.0f}"
    return f"{value:.3g}"


if __name__ == "__main__":
    sys.exit(main())
