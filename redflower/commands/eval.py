"""``redflower eval``: how well credentials are recognised, on drawn ones or on files of one's own."""

# ruff: noqa: PLC0415, FBT002, PLR0917 - `--help` must not load an engine; typer reads options from parameters

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Measure: how well credentials are recognised.", no_args_is_help=True)

_COUNT_MAX = 20_000


@app.callback()
def _group() -> None:
    """Keep ``recognition`` a command of its own, also while it is the only one."""


@app.command()
def recognition(
    specimens: Annotated[
        int | None, typer.Option(min=1, max=_COUNT_MAX, help="Draw so many, a tenth of them no credentials.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="Chooses which are drawn.")] = 1,
    severity: Annotated[str, typer.Option(help="How they are photographed: phone or hard (or clean, scan).")] = "phone",
    labels: Annotated[
        Path | None, typer.Option(help="A CSV table of real files, instead: see docs/evaluation.md.")
    ] = None,
    root: Annotated[
        Path | None, typer.Option(help="Where the table's paths start. [dim]default: the table's folder[/dim]")
    ] = None,
    rare_names: Annotated[
        bool,
        typer.Option("--rare-names", help="Half of the drawn holders have rare names, not as few as in life."),
    ] = False,
    device: Annotated[str, typer.Option(help="cpu, or cuda where the OCR engine offers it.")] = "cpu",
    workers: Annotated[
        int | None, typer.Option(min=1, max=256, help="Processes. [dim]default: as REDFLOWER_OCR_WORKERS[/dim]")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Take so many of the set, evenly spread over it.")] = None,
    keep: Annotated[
        Path | None, typer.Option(file_okay=False, help="Keep the drawn pictures and their truth in this folder.")
    ] = None,
    json_file: Annotated[
        Path | None, typer.Option("--json", dir_okay=False, help="Write all figures and items.")
    ] = None,
    html_file: Annotated[
        Path | None, typer.Option("--html", dir_okay=False, help="Write a page: figures, confusions with pictures.")
    ] = None,
) -> None:
    """Recognise a set of pictures and say how often that is right, with 95% intervals.

    Either --specimens N draws a fresh set over all types, or --labels FILE takes real files. Exits with 0 when it has
    measured, however bad the figures; with 2 where there is nothing to measure, and 130 after Ctrl-C.
    """
    import specimens as drawing
    from redflower.evaluation.command import Chosen, evaluate_command
    from redflower.evaluation.device import DEVICES

    if (specimens is None) == (labels is None):
        raise typer.BadParameter("give either --specimens N or --labels FILE")
    if severity not in drawing.SEVERITIES:
        raise typer.BadParameter(f"{severity!r} is none of {', '.join(drawing.SEVERITIES)}", param_hint="--severity")
    if device not in DEVICES:
        raise typer.BadParameter(f"{device!r} is none of {', '.join(DEVICES)}", param_hint="--device")
    if keep is not None and specimens is None:
        raise typer.BadParameter("only drawn pictures are kept: it goes with --specimens", param_hint="--keep")
    if rare_names and specimens is None:
        raise typer.BadParameter(
            "only drawn holders have such names: it goes with --specimens", param_hint="--rare-names"
        )
    if root is not None and labels is None:
        raise typer.BadParameter("it goes with --labels", param_hint="--root")
    chosen = Chosen(
        specimens=specimens,
        seed=seed,
        severity=severity,
        rare_names=rare_names,
        labels=labels,
        root=root,
        device=device,
        workers=workers,
        limit=limit,
        keep=keep,
    )
    raise typer.Exit(evaluate_command(chosen, json_file=json_file, html_file=html_file))
