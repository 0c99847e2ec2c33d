"""What a benchmark gives back: figures with units and goals, how they were taken, and on which machine."""

import json
import os
import platform
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil

RESULTS = Path(__file__).parent / "results"
_LOOKED_S = 2.0


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number.

    Attributes:
        runs: the single measurements, where ``value`` is their median.
        goal: the goal in words; empty where there is none.
        met: whether it was met; None where there is no goal.
    """

    name: str
    value: float
    unit: str
    runs: tuple[float, ...] = ()
    goal: str = ""
    met: bool | None = None


def median(name: str, runs: Sequence[float], unit: str) -> Figure:
    """The median of several runs, without a goal."""
    return Figure(name, statistics.median(runs), unit, tuple(runs))


@dataclass(frozen=True, slots=True)
class Result:
    """What one benchmark found. ``details`` is whatever else is worth keeping, as JSON."""

    name: str
    how: str
    figures: tuple[Figure, ...]
    details: dict[str, Any] = field(default_factory=dict)


def machine() -> dict[str, Any]:
    """Where a run takes place, and how busy it is there just now."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "cpu": _cpu(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory_gib": round(psutil.virtual_memory().total / 2**30, 1),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        # Not the load average: that still holds the benchmark before.
        "busy_percent": psutil.cpu_percent(interval=_LOOKED_S),
    }


def _cpu() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except FileNotFoundError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def as_json(result: Result, where: dict[str, Any], *, quick: bool) -> dict[str, Any]:
    """A result as it is kept."""
    return {**asdict(result), "machine": where, "quick": quick}


def keep(document: dict[str, Any]) -> None:
    """Write a result into ``benchmarks/results``, where the README's figures come from."""
    RESULTS.mkdir(exist_ok=True)
    text = json.dumps(document, indent=1, ensure_ascii=False)
    (RESULTS / f"{document['name']}.json").write_text(text + "\n")
