"""``redflower specimens``: draw credentials to try things on, and look at many at once."""

# ruff: noqa: PLC0415, PLR0917 - `--help` must not load a picture library; typer reads options from parameters

import json
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, cast

import typer

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
    language: Annotated[str | None, typer.Option(help="zh or en; left out, the type decides.")] = None,
) -> None:
    """Draw one credential and photograph it."""
    import specimens

    if severity not in specimens.SEVERITIES:
        raise typer.BadParameter(f"{severity!r} is none of {', '.join(specimens.SEVERITIES)}", param_hint="--severity")
    if flaw not in set(specimens.Flaw):
        raise typer.BadParameter(f"{flaw!r} is none of {', '.join(specimens.Flaw)}", param_hint="--flaw")
    if language not in {None, "zh", "en"}:
        raise typer.BadParameter(f"{language!r} is neither zh nor en", param_hint="--language")
    request = specimens.SpecimenRequest(
        type_code=type_code,
        holder=holder or specimens.made_up_name(seed, "en" if language == "en" else "zh"),
        seed=seed,
        severity=severity,
        flaw=specimens.Flaw(flaw),
        number=number,
        issued_on=issued_on.date() if issued_on else None,
        valid_until=valid_until.date() if valid_until else None,
        language=cast("specimens.Language | None", language),
        today=_TODAY(),
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
    seed: Annotated[int, typer.Option(min=0, help="Chooses types, holders, severities and flaws.")] = 1,
    family: Annotated[str | None, typer.Option(help="Only types of one family.")] = None,
) -> None:
    """Draw many, of types taken in turn from the whole catalogue, on one picture."""
    import specimens
    from catalogue import load

    types = [each for each in load() if family in {None, each.family}]
    if not types:
        raise typer.BadParameter(f"the catalogue has no family {family!r}", param_hint="--family")
    drawn = []
    for index in range(count):
        kind = types[(seed * 31 + index * max(len(types) // count, 1)) % len(types)]
        severity = specimens.SEVERITIES[(seed + index) % len(specimens.SEVERITIES)]
        request = specimens.SpecimenRequest(
            kind.code, specimens.made_up_name(seed + index), seed + index, severity, today=_TODAY()
        )
        drawn.append(specimens.draw(request))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(specimens.contact_sheet(drawn))
    typer.echo(f"{len(drawn)} specimens on {out}")
