"""The evaluation as a command: what was asked for, what is measured, and where it is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from redflower.evaluation import drawn, labels
from redflower.evaluation.device import Device, refuse_unless_offered
from redflower.evaluation.page import write_html
from redflower.evaluation.report import evaluate
from redflower.evaluation.run import examine_all
from redflower.evaluation.show import print_report, write_json
from redflower.evaluation.worker import Task
from redflower.interrupt import InterruptedBySignalError
from redflower.show import as_is, terminal
from services.ocr.settings import OcrSettings
from shared.errors import ConfigurationError
from specimens import Severity


@dataclass(frozen=True, slots=True)
class Chosen:
    """What to measure: ``specimens`` drawn by seed and severity, or the files that ``labels`` name. One of the two."""

    specimens: int | None
    seed: int
    severity: Severity
    labels: Path | None
    root: Path | None
    device: Device
    workers: int | None
    limit: int | None
    keep: Path | None
    rare_names: bool = False

    @property
    def title(self) -> str:
        """What is measured, in words."""
        if self.labels is not None:
            return f"Recognition of the files in {self.labels}"
        names = ", rare names" if self.rare_names else ""
        return f"Recognition of {self.specimens} specimens, seed {self.seed}, {self.severity}{names}"


def evaluate_command(chosen: Chosen, *, json_file: Path | None, html_file: Path | None) -> int:
    """Measure and tell; 0 when measured, 130 after Ctrl-C.

    Raises:
        ConfigurationError: there is nothing to measure, or no engine to measure with.
    """
    refuse_unless_offered(chosen.device)
    for file in filter(None, (json_file, html_file)):
        _make_folder(file.parent)
    tasks = _tasks(chosen)
    console = terminal(stderr=True)
    workers = chosen.workers or OcrSettings().workers
    try:
        items, engine = examine_all(tasks, console, workers=workers, device=chosen.device)
    except InterruptedBySignalError as stopped:
        console.print("stopped; nothing is left running")
        return stopped.exit_code
    report = evaluate(items)
    print_report(terminal(), report, chosen.title)
    run: dict[str, Any] = {
        "set": chosen.title,
        "specimens": chosen.specimens,
        "seed": chosen.seed if chosen.specimens is not None else None,
        "severity": chosen.severity if chosen.specimens is not None else None,
        "engine": engine.model_dump(mode="json"),
        "device": chosen.device,
        "workers": workers,
    }
    if json_file is not None:
        write_json(report, json_file, run)
        terminal().print(as_is(f"Figures and items: {json_file}"))
    if html_file is not None:
        write_html(report, html_file, run)
        terminal().print(as_is(f"Page with the pictures: {html_file}"))
    return 0


def _tasks(chosen: Chosen) -> Sequence[Task]:
    tasks: Sequence[Task]
    if chosen.labels is not None:
        tasks = labels.read_labels(chosen.labels, chosen.root or chosen.labels.parent)
    else:
        assert chosen.specimens is not None
        if chosen.keep is not None:
            _make_folder(chosen.keep)
        tasks = drawn.plan(chosen.specimens, chosen.seed, chosen.severity, chosen.keep, rare_names=chosen.rare_names)
    return evenly(tasks, chosen.limit)


def evenly(tasks: Sequence[Task], limit: int | None) -> Sequence[Task]:
    """So many of them, evenly spread, in their order."""
    if limit is None or limit >= len(tasks):
        return tasks
    return [tasks[number * len(tasks) // limit] for number in range(limit)]


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigurationError(f"{folder}: no folder can be made there: {error.strerror}") from error


__all__ = ["Chosen", "evaluate_command", "evenly"]
