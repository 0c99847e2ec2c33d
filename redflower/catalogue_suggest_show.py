"""``redflower catalogue suggest``: the types that the catalogue lacks, for people, for machines, and ready to paste."""

import asyncio
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import typer
from rich.box import SIMPLE_HEAD
from rich.table import Table

from catalogue import Catalogue, load
from catalogue.load import FOLDER
from redflower.catalogue_edit import Entry, Names, code_from, defaults_of, line_of
from redflower.catalogue_headings import Titles
from redflower.catalogue_papers import Gathered, from_files, from_topics
from redflower.catalogue_suggest import Suggestion, suggest
from redflower.show import as_is, terminal
from services.classify.text import has_han
from shared.errors import ConfigurationError

_ROWS_MAX = 100
_NAME_SIZE_MAX = 120
_PATTERN_SHOWN_MAX = 28


def suggest_command(files: Sequence[Path], *, papers_min: int, limit: int, form: str) -> int:
    """Gather papers, group them, print the groups; 0 also where there are none.

    Args:
        files: of events; none reads the running system's topics.
        form: ``table``, ``json`` or ``yaml``.

    Raises:
        ConfigurationError: no system is there, or a file can't be read.
        TransientError: the broker does not answer.
    """
    found = from_files(files, limit) if files else _from_system(limit)
    catalogue = load()
    groups = with_like(suggest(found.papers, Titles(catalogue), papers_min=papers_min), catalogue)
    for note in _notes(found):
        typer.echo(note, err=True)
    if form == "json":
        typer.echo(json.dumps(_whole(found, groups), ensure_ascii=False))
    elif form == "yaml":
        for line in entries_of(groups, catalogue):
            typer.echo(line)
    else:
        _print(found, groups)
    return 0


def _from_system(limit: int) -> Gathered:
    from redflower.sending import reachable_system  # noqa: PLC0415 - a file needs no system

    settings, _ = reachable_system()
    return asyncio.run(from_topics(settings, limit))


def with_like(groups: Iterable[Suggestion], catalogue: Catalogue) -> tuple[Suggestion, ...]:
    """The groups, each with the type that has nearly its name."""
    names = Names(catalogue)
    made = []
    for group in groups:
        like = max(((similarity, code) for code, _, similarity in names.like(group.name)), default=None)
        made.append(replace(group, like=like[1]) if like is not None and group.is_name else group)
    return tuple(made)


def _notes(found: Gathered) -> Iterator[str]:
    if found.cut:
        yield f"only the first {found.limit} papers without a type are looked at; {found.cut} more are left out"
    if found.illegible:
        yield f"{found.illegible} messages or lines can't be read and are passed over"


def _whole(found: Gathered, groups: Iterable[Suggestion]) -> dict[str, Any]:
    return {
        "recognised": found.recognised,
        "unlisted": found.unlisted,
        "papers": len(found.papers),
        "without_heading": found.without_heading,
        "cut": found.cut,
        "illegible": found.illegible,
        "groups": [_row(group) for group in groups],
    }


def _row(group: Suggestion) -> dict[str, Any]:
    number = group.number
    return {
        "papers": group.papers,
        "family": group.family.value,
        "name": group.name,
        "is_name": group.is_name,
        "titles": list(group.titles),
        "issuers": list(group.issuers),
        "fields": [each.value for each in group.fields],
        "number": {"pattern": number.pattern, "example": number.example} if number is not None else None,
        "languages": list(group.languages),
        "uploads": list(group.uploads),
        "like": group.like,
    }


def entries_of(groups: Iterable[Suggestion], catalogue: Catalogue) -> Iterator[str]:
    """Entries for the catalogue's files, a comment above each says what to look at. Groups without a name are none."""
    taken = {each.code for each in catalogue}
    for group in groups:
        if not group.is_name:
            continue
        entry = _entry(group, taken)
        taken.add(entry["code"])
        yield f"# {group.papers} papers, such as {', '.join(group.uploads)}"
        if group.like is not None:
            yield f"# nearly the name of {group.like}: perhaps that lacks an alias"
        yield f"- {line_of(entry)}"


def _entry(group: Suggestion, taken: set[str]) -> Entry:
    name = group.name[:_NAME_SIZE_MAX]
    family = group.family.value
    latin = not has_han(name)
    # A Chinese name gives no code: this one asks to be replaced.
    code = code_from(name if latin else "", taken) or code_from(f"{family} unnamed", taken)
    entry: Entry = {"family": family, "code": code, "name_zh": name}
    if latin:
        entry["name_en"] = name
    for key, values in (("titles", group.titles), ("issuers", group.issuers)):
        if values:
            entry[key] = [value[:_NAME_SIZE_MAX] for value in values]
    if group.number is not None:
        entry["number"] = {"pattern": group.number.pattern, "example": group.number.example}
    if group.fields:
        entry["fields"] = [each.value for each in group.fields]
    defaults = defaults_of(FOLDER, family)
    if defaults.tier is None:
        entry["tier"] = defaults.usual_tier or 0
    return entry


def _print(found: Gathered, groups: Sequence[Suggestion]) -> None:
    console = terminal()
    if groups:
        console.print(table_of(groups[:_ROWS_MAX]))
    if len(groups) > _ROWS_MAX:
        console.print(f"… and {len(groups) - _ROWS_MAX} more; --json has them all")
    console.print(
        f"{len(groups)} groups; {found.unlisted} of {found.recognised} recognitions have no type, "
        f"{found.without_heading} of these no heading"
    )


def table_of(groups: Iterable[Suggestion]) -> Table:
    """The list for people. What it shows was read from papers that anyone may have sent."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("papers", justify="right")
    for name in ("family", "name", "issuers", "fields", "number", "lang", "uploads"):
        table.add_column(name, overflow="fold")
    for group in groups:
        number = group.number.pattern if group.number is not None else ""
        name = group.name if group.is_name else f"({group.name or 'no shared heading'})"
        cells = (
            group.family.value,
            f"{name} ≈ {group.like}" if group.like is not None else name,
            ", ".join(group.issuers),
            " ".join(each.value for each in group.fields),
            number if len(number) <= _PATTERN_SHOWN_MAX else f"{number[: _PATTERN_SHOWN_MAX - 1]}…",
            " ".join(group.languages),
            " ".join(upload[:8] for upload in group.uploads),
        )
        table.add_row(str(group.papers), *(as_is(cell) for cell in cells))
    return table


def form_of(*, as_json: bool, as_yaml: bool) -> str:
    """Which form is asked for.

    Raises:
        ConfigurationError: both.
    """
    if as_json and as_yaml:
        raise ConfigurationError("--json and --yaml: one of them")
    return "json" if as_json else "yaml" if as_yaml else "table"


__all__ = ["entries_of", "form_of", "suggest_command", "table_of", "with_like"]
