"""``redflower specimens``: draw credentials to try things on, and look at many at once."""

# ruff: noqa: PLC0415, PLR0917 - `--help` must not load a picture library; typer reads options from parameters

import json
from dataclasses import asdict, replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

if TYPE_CHECKING:
    import specimens

app = typer.Typer(help="Drawn credentials, genuine and forged, and their photographs.", no_args_is_help=True)

_TODAY = date.today  # the only clock here: specimens are dated by the day that they are drawn


@app.command()
def draw(
    out: Annotated[Path, typer.Option(help="The JPEG to write; beside it, NAME.json tells the truth about it.")],
    type_code: Annotated[str, typer.Option("--type", help="A code of the catalogue, see `redflower catalogue`.")],
    seed: Annotated[int, typer.Option(min=0, help="Chooses all that is left open.")] = 1,
    severity: Annotated[str, typer.Option(help="clean, scan, phone or hard.")] = "phone",
    flaw: Annotated[
        str, typer.Option(help="none, forged_number, forged_dates, forged_paste, blurred or expired.")
    ] = "none",
    holder: Annotated[str | None, typer.Option(help="The holder's name; left out, one is made up.")] = None,
    number: Annotated[str | None, typer.Option(help="The certificate number, instead of a made-up one.")] = None,
    issued_on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Date of issue.")] = None,
    valid_until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Last day of validity.")] = None,
    language: Annotated[str | None, typer.Option(help="zh, en, es, …; left out, the type decides.")] = None,
    split: Annotated[str, typer.Option(help="train or eval: other fonts and layouts.")] = "train",
) -> None:
    """Draw one credential and photograph it."""
    import specimens

    if severity not in specimens.SEVERITIES:
        raise typer.BadParameter(f"{severity!r} is none of {', '.join(specimens.SEVERITIES)}", param_hint="--severity")
    if flaw not in set(specimens.Flaw):
        raise typer.BadParameter(f"{flaw!r} is none of {', '.join(specimens.Flaw)}", param_hint="--flaw")
    _check(split, language)
    request = specimens.SpecimenRequest(
        type_code=type_code,
        holder=holder or specimens.made_up_name(seed, _language(language) or "zh"),
        seed=seed,
        severity=severity,
        flaw=specimens.Flaw(flaw),
        number=number,
        issued_on=issued_on.date() if issued_on else None,
        valid_until=valid_until.date() if valid_until else None,
        language=_language(language),
        today=_TODAY(),
        split=_split(split),
    )
    try:
        specimen = specimens.draw(request)
    except specimens.UnsuitableRequestError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(specimen.image)
    truth = json.dumps(asdict(specimen.truth), ensure_ascii=False, indent=2, default=str)
    out.with_suffix(".json").write_text(truth + "\n", encoding="utf-8")
    typer.echo(truth)


@app.command()
def sheet(
    out: Annotated[Path, typer.Option(help="The PNG to write.")],
    count: Annotated[int, typer.Option(min=1, max=600, help="How many specimens.")] = 24,
    seed: Annotated[int, typer.Option(min=0, help="Chooses types, holders and severities.")] = 1,
    family: Annotated[str | None, typer.Option(help="Only credentials of one family.")] = None,
    split: Annotated[str, typer.Option(help="train or eval: other fonts and layouts.")] = "train",
    language: Annotated[str | None, typer.Option(help="Only credentials in one language: zh, en, es, …")] = None,
    severity: Annotated[str | None, typer.Option(help="clean, scan, phone or hard; left out, each in turn.")] = None,
) -> None:
    """Draw many on one picture: a set as it is trained or evaluated on or, of a family or language, credentials alone."""
    import specimens
    from catalogue import load

    _check(split, language)
    if severity is not None and severity not in specimens.SEVERITIES:
        raise typer.BadParameter(f"{severity!r} is none of {', '.join(specimens.SEVERITIES)}", param_hint="--severity")
    whole = family is None and language is None
    if whole:
        asked = specimens.sample(count, seed, _split(split))
    else:
        codes = {
            each.code
            for each in load()
            if family in {None, each.family} and language in {None, specimens.language_of(each)}
        }
        if not codes:
            raise typer.BadParameter("the catalogue has no such type", param_hint="--family, --language")
        every = specimens.sample(
            -(-count // len(codes)) * len(load()), seed, _split(split), not_credentials=0, unlisted=0
        )
        credentials = (each for each in every if isinstance(each, specimens.SpecimenRequest))
        asked = islice((each for each in credentials if each.type_code in codes), count)
    drawn = [
        specimens.draw_any(replace(each, severity=severity or specimens.SEVERITIES[index % 4]))
        for index, each in enumerate(asked)
    ]
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(specimens.contact_sheet(drawn))
    typer.echo(f"{len(drawn)} specimens on {out}")


def _check(split: str, language: str | None) -> None:
    import specimens

    if split not in specimens.SPLITS:
        raise typer.BadParameter(f"{split!r} is none of {', '.join(specimens.SPLITS)}", param_hint="--split")
    if language is not None and language not in specimens.LANGUAGES:
        raise typer.BadParameter(f"{language!r} is none of {', '.join(specimens.LANGUAGES)}", param_hint="--language")


def _language(language: str | None) -> "specimens.Language | None":
    return cast("specimens.Language | None", language)


def _split(split: str) -> "specimens.Split":
    return cast("specimens.Split", split)
