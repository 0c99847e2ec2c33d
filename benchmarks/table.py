"""The README's table of figures, made from ``benchmarks/results``: ``python -m benchmarks.table`` writes it anew."""

import json
from pathlib import Path

from benchmarks.__main__ import NAMES, number
from benchmarks.result import RESULTS

_README = Path(__file__).parent / "README.md"
_MARK = "## Figures\n"


def figures() -> str:
    """One section a benchmark that has been run."""
    parts = []
    for name in NAMES:
        path = RESULTS / f"{name}.json"
        if not path.exists():
            continue
        kept = json.loads(path.read_text())
        where = kept["machine"]
        parts.append(
            f"### {name}\n\n{kept['how']}\n\n{where['at'][:10]}, {where['cpu']}, {where['cores']} cores, "
            f"{where['memory_gib']} GiB, {where['system']}, Python {where['python']}; "
            f"`.venv/bin/python -m benchmarks {name}`, {kept['took_s']:.0f} s; "
            f"others used {where.get('busy_percent', '?')} % of the machine just before.\n\n"
            "| Figure | Value | Range of runs | Goal |\n|---|---|---|---|\n" + "\n".join(map(_row, kept["figures"]))
        )
    return "\n\n".join(parts) + "\n"


def _row(figure: dict[str, object]) -> str:
    runs = [float(run) for run in figure["runs"]]  # type: ignore[attr-defined]
    spread = f"{number(min(runs))} to {number(max(runs))}" if len(runs) > 1 else ""
    met = {None: "", True: ": met", False: ": **missed**"}[figure["met"]]  # type: ignore[index]
    return f"| {figure['name']} | {number(float(str(figure['value'])))} {figure['unit']} | {spread} | {figure['goal']}{met} |"


def main() -> None:
    """Write the figures below the README's heading."""
    head, _, _ = _README.read_text().partition(_MARK)
    _README.write_text(f"{head}{_MARK}\n{figures()}")


if __name__ == "__main__":
    main()
