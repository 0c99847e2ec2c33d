"""``redflower train``: make the weights that OCR and classify serve, anew, from drawn papers alone."""

# ruff: noqa: PLC0415 - `--help` must not load torch; typer reads options from parameters

import json
import os
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="Make the weights anew: prints, detector, recogniser; draw, look, wording, ranker. In this order: each reads what "
    "those before it have learnt to read, and the ranker weighs look and wording.",
    no_args_is_help=True,
)

_SERVICES = Path(__file__).parents[2] / "services"
_WEIGHTS = _SERVICES / "classify" / "weights"
_MODELS = _SERVICES / "ocr" / "engines" / "models"
Seed = Annotated[int, typer.Option(min=0, help="Chooses everything: the same seed makes the same weights.")]
Workers = Annotated[int, typer.Option(min=1, max=64, help="Processes that draw and read.")]
Out = Annotated[Path, typer.Option(help="Where the weights go.", show_default=False)]
Drawn = Annotated[Path, typer.Option(help="The folder with the drawn papers.")]
Prints = Annotated[Path, typer.Option(help="The folder with print in photos.")]
_DRAWN, _PRINTS = Path(".cache/drawn"), Path(".cache/prints")
_CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@app.command()
def prints(
    prints: Prints = _PRINTS,
    count: Annotated[int, typer.Option(min=20, help="How many papers: photographed, and poorly.")] = 2_400,
    seed: Seed = 7,
    workers: Workers = _CORES,
) -> None:
    """Draw and photograph papers, and cut out their lines, each with what it says: what detector and recogniser learn from."""
    from rich.progress import track

    from training.prints import photograph_all, requests, save

    written = save(track(photograph_all(requests(count, seed), workers=workers), "drawing", total=count), prints)
    typer.echo(f"{written} papers' print in {prints}")


@app.command()
def detector(
    prints: Prints = _PRINTS,
    seed: Seed = 7,
    steps: Annotated[int, typer.Option(min=1, help="How many batches of four pieces of photos.")] = 500,
    out: Out = _MODELS / "detector.onnx",
) -> None:
    """Train RapidOCR's own detector further, on poor photos. Needs the extra train.

    Measured on layouts that were not trained on: printed lines found whole, and boxes without print; before, between
    and after.
    """
    from dataclasses import asdict

    from training.detector import train

    trained = train(prints, seed=seed, steps=steps, told=typer.echo)
    trained.network.save(out)
    typer.echo(json.dumps({f"{share:.2f}": asdict(each) for share, each in trained.figures.items()}, indent=2))


@app.command()
def recogniser(
    prints: Prints = _PRINTS,
    seed: Seed = 7,
    epochs: Annotated[int, typer.Option(min=1, help="How often each line is seen.")] = 2,
    out: Out = _MODELS / "recogniser.onnx",
) -> None:
    """Train RapidOCR's own recogniser further, on lines of poor photos. Needs the extra train.

    Measured on layouts that were not trained on: lines right and characters wrong, before, between and after.
    """
    from dataclasses import asdict

    from training.prints import load_all
    from training.recogniser import OWN, characters, lines_of, train

    known = characters(OWN)
    training, held = lines_of(load_all(prints), known)
    trained = train(OWN, training, held, known, seed=seed, epochs=epochs, told=typer.echo)
    trained.network.save(out)
    typer.echo(json.dumps({f"{share:.2f}": asdict(each) for share, each in trained.figures.items()}, indent=2))


@app.command()
def wording(
    drawn: Drawn = _DRAWN,
    seed: Seed = 7,
    out: Out = _WEIGHTS / "wording.npz",
    share: Annotated[float, typer.Option(min=0.01, max=10, help="Of the usual number of made-up papers.")] = 1.0,
) -> None:
    """Learn to tell the family by the words, on made-up papers in every language and on those that `train draw` drew.

    Measured on wordings that are never trained on: the share right is printed, by language and by family.
    """
    from catalogue import load
    from training import drawn as papers
    from training.wording import save, train

    trained = train(seed, load(), papers.load(drawn).papers, share=share)
    save(trained.wording, out)
    typer.echo(json.dumps({"right": trained.right, **trained.right_by_language, **trained.right_by_family}, indent=2))


@app.command()
def draw(
    drawn: Drawn = _DRAWN,
    count: Annotated[int, typer.Option(min=100, help="How many papers: photographed, every type in turn.")] = 6_000,
    seed: Seed = 7,
    workers: Workers = _CORES,
) -> None:
    """Draw and photograph the papers that look and ranker learn from, and read half of the phone's photos."""
    from rich.progress import track

    from training.drawn import draw_all, requests, save

    written = save(track(draw_all(requests(count, seed), workers=workers), "drawing", total=count), drawn)
    typer.echo(f"{written} papers in {drawn}")


@app.command()
def look(
    drawn: Drawn = _DRAWN,
    seed: Seed = 7,
    device: Annotated[str, typer.Option(help="cpu or cuda.")] = "cpu",
    out: Out = _WEIGHTS / "look.onnx",
) -> None:
    """Learn to tell the family, the material and whether there is a seal, by the picture alone. Needs the extra train.

    Measured on layouts that were not trained on, by halves; what these say of each paper is kept for `train ranker`.
    """
    import numpy as np

    from training.drawn import load
    from training.look import export, train

    trained = train(load(drawn), seed=seed, device=device, told=typer.echo)
    np.save(drawn / "opinions.npy", trained.opinions)
    export(trained.served, out)
    typer.echo(json.dumps(trained.right, indent=2))


@app.command()
def ranker(drawn: Drawn = _DRAWN, seed: Seed = 7, out: Out = _WEIGHTS / "ranker.json") -> None:
    """Learn how much each kind of evidence weighs, on the papers that `train draw` drew and `train look` looked at.

    The wording's opinion is asked of weights that were trained on other wordings and on other layouts, so that it is
    not trusted more than it deserves on papers that nobody has seen.
    """
    import numpy as np

    from catalogue import load
    from training import drawn as papers
    from training.ranker import save, train
    from training.wording import train as train_wording

    known = papers.load(drawn).papers
    half = papers.halves(known)
    first, second = (
        train_wording(seed, load(), [each for each in known if half[each.layout] != unseen], parts=("first",)).wording
        for unseen in (0, 1)
    )
    trained = train(known, np.load(drawn / "opinions.npy"), load(), (first, second), seed)
    save(trained, out)
    figures = {
        "type_right": trained.type_right,
        "family_right": trained.family_right,
        "temperature": trained.temperature,
        "papers": trained.cases,
    }
    typer.echo(json.dumps(figures, indent=2))
