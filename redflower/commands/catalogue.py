"""``redflower catalogue``: look a type up, show what is known of it, add one, find those missing, check the data."""

# ruff: noqa: PLC0415, FBT002, PLR0917 - `--help` must not read the catalogue; typer reads options from parameters

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="The credential types: search, show, add, suggest, lint.", no_args_is_help=True)

_FOUND_MAX = 20
_SIMILAR_MIN = 60


@app.command()
def search(words: Annotated[list[str], typer.Argument(help="Part of a name, in Chinese or English.")]) -> None:
    """Find types by name, alias, issuer or code, the best first."""
    from rapidfuzz import fuzz, process, utils
    from rich.table import Column, Table

    from catalogue import load
    from redflower.show import terminal

    texts = {text: each for each in load() for text in (each.code, *each.names, *each.issuers)}
    hits = process.extract(
        " ".join(words), texts.keys(), scorer=fuzz.WRatio, processor=utils.default_process, limit=200
    )
    found = dict.fromkeys(texts[text].code for text, similarity, _ in hits if similarity >= _SIMILAR_MIN)
    if not found:
        typer.echo("Nothing of that name.", err=True)
        raise typer.Exit(1)
    table = Table(Column("code", no_wrap=True), "family", "tier", "name", "in English")
    for code in list(found)[:_FOUND_MAX]:
        each = load().get(code)
        assert each is not None
        table.add_row(each.code, each.family, str(each.tier), each.name_zh, each.name_en or "")
    terminal().print(table)


@app.command()
def show(code: Annotated[str, typer.Argument(help="The type's code, as `search` gives it.")]) -> None:
    """Show all that is known of one type."""
    import yaml

    from catalogue import load

    each = load().get(code)
    if each is None:
        typer.echo(f"No type has the code {code!r}; try: redflower catalogue search {code}", err=True)
        raise typer.Exit(1)
    known = each.model_dump(mode="json", exclude_defaults=True)
    typer.echo(yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=120), nl=False)


@app.command()
def lint(as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False) -> None:
    """Check the data: every problem, by file and entry. Exit code 1 where there is one."""
    from catalogue.load import examine

    catalogue, problems = examine()
    by_family = dict(sorted(Counter(str(each.family) for each in catalogue).items()))
    if as_json:
        typer.echo(
            json.dumps({"types": len(catalogue), "by_family": by_family, "errors": list(problems)}, ensure_ascii=False)
        )
    else:
        for family, count in by_family.items():
            typer.echo(f"{count:5}  {family}")
        typer.echo(f"{len(catalogue):5}  in all")
        for problem in problems:
            typer.echo(problem, err=True)
    raise typer.Exit(1 if problems else 0)


@app.command()
def add(
    family: Annotated[str | None, typer.Option(help="What kind of credential: award, licence and so on.")] = None,
    code: Annotated[
        str | None, typer.Option(help="Stable, in English. [dim]default: made from the English name[/dim]")
    ] = None,
    name_zh: Annotated[str | None, typer.Option(help="The name as printed in Chinese.")] = None,
    name_en: Annotated[str | None, typer.Option(help="The name in English.")] = None,
    alias: Annotated[list[str] | None, typer.Option(help="Another printed name, or what people say.")] = None,
    title: Annotated[list[str] | None, typer.Option(help="A heading that other types have, too.")] = None,
    cue: Annotated[list[str] | None, typer.Option(help="Other words on the paper that point to it.")] = None,
    issuer: Annotated[list[str] | None, typer.Option(help="Who issues it, as printed.")] = None,
    level: Annotated[list[str] | None, typer.Option(help="A level, as printed; the highest first.")] = None,
    field: Annotated[list[str] | None, typer.Option(help="What a genuine one always shows: holder, number…")] = None,
    number_pattern: Annotated[str | None, typer.Option(help="Regular expression of the whole number.")] = None,
    number_example: Annotated[str | None, typer.Option(help="A number of that form, made up.")] = None,
    number_check: Annotated[str | None, typer.Option(help="Algorithm of its check digit, such as luhn.")] = None,
    validity_years: Annotated[int | None, typer.Option(help="How long it holds. [dim]default: for life[/dim]")] = None,
    occupation_code: Annotated[str | None, typer.Option(help="Of China's classification, such as 4-03-02-08.")] = None,
    inquiry: Annotated[str | None, typer.Option(help="Address where anyone can check one.")] = None,
    tier: Annotated[
        int | None, typer.Option(help="0 earns nothing, 5 the most. [dim]default: the file's[/dim]")
    ] = None,
    file: Annotated[
        str | None,
        typer.Option(help="Another file in types/, such as vendor_certification. [dim]default: the family[/dim]"),
    ] = None,
    entries: Annotated[
        Path | None,
        typer.Option(
            dir_okay=False,
            allow_dash=True,
            help="Add the entries of this file instead, as `suggest --yaml` prints them.",
        ),
    ] = None,
    folder: Annotated[
        Path | None, typer.Option(exists=True, file_okay=False, help="A catalogue elsewhere: families.yaml and types/.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the line, write nothing.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Also where there is a type of nearly that name.")] = False,
) -> None:
    """Add a type: one line in the family's file, written only if the whole catalogue loads with it.

    On a terminal, asks for what is needed and wasn't given. An option for words may be repeated; given as '', it says
    that there is none, where the file's defaults say otherwise. Exit code 1 where the entry is refused.
    """
    from redflower.catalogue_add import Given, add_command

    given = Given(
        family=family,
        file=file,
        code=code,
        name_zh=name_zh,
        name_en=name_en,
        aliases=alias,
        titles=title,
        cues=cue,
        issuers=issuer,
        occupation_code=occupation_code,
        levels=level,
        number_pattern=number_pattern,
        number_example=number_example,
        number_check=number_check,
        validity_years=validity_years,
        fields=field,
        inquiry=inquiry,
        tier=tier,
    )
    if entries is not None and given != Given():
        raise typer.BadParameter("it goes with --folder, --dry-run and --force alone", param_hint="--entries")
    asks = sys.stdin.isatty()
    raise typer.Exit(add_command(given, entries=entries, folder=folder, dry_run=dry_run, force=force, asks=asks))


@app.command()
def suggest(
    from_: Annotated[
        list[Path] | None,
        typer.Option(
            "--from",
            exists=True,
            dir_okay=False,
            help="A file of readings and recognitions, one JSON object a line, in place of the running system. May be "
            "repeated.",
        ),
    ] = None,
    min_: Annotated[int, typer.Option("--min", min=1, help="Groups of at least so many papers.")] = 2,
    limit: Annotated[int, typer.Option(min=1, max=20_000, help="Look at so many papers at most.")] = 20_000,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    as_yaml: Annotated[bool, typer.Option("--yaml", help="Print entries, to paste or for `add --entries`.")] = False,
) -> None:
    """Group papers that no type fits into types that the catalogue lacks, the largest first.

    Reads what the running system's topics hold, or a file of its events. Shows no holder's name and no number, and
    words only where papers of two people have them.
    """
    from redflower.catalogue_suggest_show import form_of, suggest_command

    form = form_of(as_json=as_json, as_yaml=as_yaml)
    raise typer.Exit(suggest_command(from_ or [], papers_min=min_, limit=limit, form=form))
