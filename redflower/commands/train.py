"""``redflower train``: make the weights that classify serves, anew, from drawn papers alone."""

# ruff: noqa: PLC0415, PLR0917 - `--help` must not load torch; typer reads options from parameters

import json
import os
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="Make classify's weights anew: wording, look, ranker. In that order: the ranker weighs the other two.",
    no_args_is_help=True,
)

_WEIGHTS = Path(__file__).parents[2] / "services" / "classify" / "weights"
Seed = Annotated[int, typer.Option(min=0, help="Chooses everything: the same seed makes the same weights.")]
Workers = Annotated[int, typer.Option(min=1, max=64, help="Processes that draw and read.")]
Out = Annotated[Path, typer.Option(help="Where the weights go.", show_default=False)]
_CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@app.command()
def wording(
    seed: Seed = 7,
    out: Out = _WEIGHTS / "wording.npz",
    share: Annotated[float, typer.Option(min=0.01, max=10, help="Of the usual number of made-up papers.")] = 1.0,
) -> None:
    """Learn to tell the family by the words, on made-up papers in every language there are words for.

    Measured on wordings that are never trained on: the share right is printed, by language and by family.
    """
    from catalogue import load
    from training.wording import save, train

    trained = train(seed, load(), share=share)
    save(trained.wording, out)
    typer.echo(json.dumps({"right": trained.right, **trained.right_by_language, **trained.right_by_family}, indent=2))


@app.command()
def look(
    seed: Seed = 7,
    count: Annotated[int, typer.Option(min=200, help="Pictures to draw; a tenth as many more to measure on.")] = 6_000,
    workers: Workers = _CORES,
    device: Annotated[str, typer.Option(help="cpu or cuda.")] = "cpu",
    pictures: Annotated[
        Path | None, typer.Option(help="Keep the drawn pictures in this folder, and use those that are there.")
    ] = None,
    out: Out = _WEIGHTS / "look.onnx",
) -> None:
    """Learn to tell the family, the material and whether there is a seal, by the picture alone. Needs the extra train."""
    import torch
    from rich.progress import track

    from training import look as looking
    from training.pictures import draw_all, load, save
    from training.sample import mixed_sample

    torch.set_num_threads(workers)
    sets = []
    for part, number in (("seen", count), ("kept", count // 10)):
        kept = pictures / f"look-{part}-{seed}-{number}.npz" if pictures else None
        if kept and kept.exists():
            sets.append(load(kept))
            continue
        requests = mixed_sample(number, seed if part == "seen" else seed + 1, "train")
        seen = list(track(draw_all(requests, workers=workers), f"drawing what is {part}", total=number))
        if kept:
            kept.parent.mkdir(parents=True, exist_ok=True)
            save(seen, kept)
        sets.append(seen)
    served, figures = looking.train(*sets, seed=seed, device=device, told=typer.echo)
    looking.export(served, out)
    typer.echo(json.dumps(figures, indent=2))


@app.command()
def readings(
    out: Annotated[Path, typer.Option(help="The file to write, .jsonl.gz.")],
    count: Annotated[int, typer.Option(min=10)] = 4_000,
    seed: Seed = 7,
    workers: Workers = _CORES,
) -> None:
    """Draw, photograph, read and look at papers, and keep what came out, for `train ranker`."""
    from rich.progress import track

    from training.readings import read_all, save
    from training.sample import mixed_sample

    requests = mixed_sample(count, seed, "train")
    out.parent.mkdir(parents=True, exist_ok=True)
    written = save(track(read_all(requests, workers=workers, looked_at=True), "reading", total=count), out)
    typer.echo(f"{written} readings in {out}")


@app.command()
def ranker(
    trained_on: Annotated[Path, typer.Option("--readings", exists=True, help="As `train readings` wrote it.")],
    kept: Annotated[
        Path, typer.Option("--kept", exists=True, help="Other readings: the temperature is fitted on these.")
    ],
    seed: Seed = 7,
    out: Out = _WEIGHTS / "ranker.json",
) -> None:
    """Learn how much each kind of evidence weighs, on papers that were drawn, photographed and read.

    The wording's opinion is asked of weights that were trained on another half of the wordings, so that it is not
    trusted more than it deserves on papers that nobody has seen.
    """
    from catalogue import load
    from training import readings as drawn
    from training.ranker import save, train
    from training.wording import train as train_wording

    half = train_wording(seed, load(), parts=("first",)).wording
    trained = train(drawn.load(trained_on), drawn.load(kept), load(), half, seed)
    save(trained, out)
    typer.echo(
        json.dumps(
            {
                "type_right": trained.type_right,
                "family_right": trained.family_right,
                "temperature": trained.temperature,
                "papers": trained.cases,
            },
            indent=2,
        )
    )
