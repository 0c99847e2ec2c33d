"""``redflower catalogue``: look a type up, show what is known of it, check the data after an edit."""

# ruff: noqa: PLC0415 - `--help` must not read the catalogue

import json
from collections import Counter
from typing import Annotated

import typer

app = typer.Typer(help="The credential types: search, show, lint.", no_args_is_help=True)

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
def lint(as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False) -> None:  # noqa: FBT002
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
