"""``redflower catalogue add``: from options, from answers on a terminal, or from a file of entries, into the catalogue."""

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import ryaml
import typer

from catalogue import load
from catalogue.load import FOLDER, examine
from redflower.catalogue_edit import EditRefusedError, Entry, Plan, code_from, defaults_of, plan, write
from shared.errors import ConfigurationError
from shared.events import Family

ENTRIES_BYTES_MAX = 4 * 1024 * 1024
EXIT_REFUSED = 1
_TIERS = range(6)
_FILE = re.compile(r"[a-z][a-z0-9_]*")

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Given:
    """What was said of a new type. None: nothing. "" (or a list of one ""): that it has none, whatever the defaults say."""

    family: str | None = None
    file: str | None = None
    code: str | None = None
    name_zh: str | None = None
    name_en: str | None = None
    aliases: Sequence[str] | None = None
    titles: Sequence[str] | None = None
    cues: Sequence[str] | None = None
    issuers: Sequence[str] | None = None
    occupation_code: str | None = None
    levels: Sequence[str] | None = None
    number_pattern: str | None = None
    number_example: str | None = None
    number_check: str | None = None
    validity_years: int | None = None
    fields: Sequence[str] | None = None
    inquiry: str | None = None
    tier: int | None = None

    def entry(self, folder: Path) -> tuple[str, Entry]:
        """The name of the file that it goes to, and the entry: in the catalogue's order, with nothing that wasn't said."""
        assert self.family is not None
        file = self.file or self.family
        if not _FILE.fullmatch(file):
            raise ConfigurationError(f"--file takes a name in types/, without .yaml; not {file!r}")
        family = self.family if defaults_of(folder, file).family != self.family else None
        said: dict[str, Any] = {
            "family": family,
            "code": self.code,
            "name_zh": self.name_zh,
            "name_en": self.name_en,
            "aliases": self.aliases,
            "titles": self.titles,
            "cues": self.cues,
            "issuers": self.issuers,
            "occupation_code": self.occupation_code,
            "levels": self.levels,
            "number": self._number(),
            "validity_years": self.validity_years,
            "fields": self.fields,
            "inquiry": self.inquiry,
            "tier": self.tier,
        }
        return file, {name: _none_said(value) for name, value in said.items() if value is not None}

    def _number(self) -> dict[str, str] | str | None:
        if self.number_pattern == "":
            return ""
        parts = {"pattern": self.number_pattern, "example": self.number_example, "check": self.number_check}
        return {name: part for name, part in parts.items() if part is not None} or None


def _none_said(value: Any) -> Any:
    """What an empty word stands for."""
    if isinstance(value, (list, tuple)):
        return [] if list(value) == [""] else list(value)
    return None if value == "" else value


def add_command(
    given: Given, *, entries: Path | None, folder: Path | None, dry_run: bool, force: bool, asks: bool
) -> int:
    """Add one entry, or those of a file; 0 where it is done, 1 where it is refused.

    Args:
        entries: a file of entries in place of ``given``; ``-`` is the standard input.
        folder: the catalogue's; None is the one that this program reads.
        asks: whether a person is there to answer.

    Raises:
        ConfigurationError: something needed wasn't said, or a file can't be read or written.
    """
    folder = folder or FOLDER
    try:
        if entries is not None:
            additions = read_entries(entries)
        else:
            additions = [
                (_asked(given, folder) if asks and _missing(given, folder) else _told(given, folder)).entry(folder)
            ]
        made = plan(folder, additions)
        for each in made.near:
            typer.echo(
                f"{each.new} has nearly the name of {each.there}: {each.name} ({each.similarity:.0f} of 100)", err=True
            )
        if not dry_run:
            if made.near and not force and not (asks and typer.confirm("Add it all the same?", err=True)):
                typer.echo("nothing was written; --force adds it all the same", err=True)
                return EXIT_REFUSED
            write(made)
    except EditRefusedError as refused:
        for problem in refused.problems:
            typer.echo(problem, err=True)
        typer.echo("nothing was written", err=True)
        return EXIT_REFUSED
    except OSError as error:
        raise ConfigurationError(f"{error.filename or folder} can't be written: {error.strerror or error}") from error
    _say(made, dry_run=dry_run)
    return 0


def _say(made: Plan, *, dry_run: bool) -> None:
    for path, line in made.lines:
        if not dry_run:
            typer.echo(f"added to {path.name}:", err=True)
        typer.echo(f"  - {line}")


def read_entries(path: Path) -> list[tuple[str, Entry]]:
    """The entries of a file, as ``suggest --yaml`` writes them: a list, each with its family.

    Raises:
        ConfigurationError: it can't be read, or holds something else.
    """
    try:
        if path == Path("-"):
            text = sys.stdin.read(ENTRIES_BYTES_MAX + 1)
        else:
            with path.open(encoding="utf-8") as file:
                text = file.read(ENTRIES_BYTES_MAX + 1)
        content = ryaml.loads(text[:ENTRIES_BYTES_MAX])
    except (OSError, UnicodeDecodeError, ryaml.InvalidYamlError) as error:
        raise ConfigurationError(f"--entries {path}: {error}") from error
    if len(text) > ENTRIES_BYTES_MAX:
        raise ConfigurationError(f"--entries {path}: more than {ENTRIES_BYTES_MAX // 1024 // 1024} MiB")
    if not isinstance(content, list) or not all(isinstance(each, dict) for each in content):
        raise ConfigurationError(f"--entries {path}: it must hold a list of entries, each '- {{family: …, code: …}}'")
    if not content:
        raise ConfigurationError(f"--entries {path}: there is no entry in it")
    return [
        (_family(str(each.get("family", ""))), {name: value for name, value in each.items() if name != "family"})
        for each in content
    ]


def _family(text: str) -> str:
    if text not in set(Family):
        raise ConfigurationError(f"there is no family {text!r}; there are: {', '.join(Family)}")
    return text


def _told(given: Given, folder: Path) -> Given:
    """What was said by options, with a code made where only the English name was given.

    Raises:
        ConfigurationError: names the options that are missing.
    """
    missing = _missing(given, folder)
    if missing:
        raise ConfigurationError(
            f"missing: {', '.join(missing)}. On a terminal, `redflower catalogue add` asks for them."
        )
    _family(given.family or "")
    return given if given.code else replace(given, code=code_from(given.name_en or "", _codes(folder)))


def _missing(given: Given, folder: Path) -> list[str]:
    code = given.code or code_from(given.name_en or "")
    needed: dict[str, object] = {"--family": given.family, "--name-zh": given.name_zh, "--code": code}
    missing = [option for option, value in needed.items() if not value]
    # A tier is money: it is asked for, or the file's own default, but never taken from the neighbours.
    if given.tier is None and (given.family is None or defaults_of(folder, given.file or given.family).tier is None):
        missing.append("--tier")
    return missing


def _asked(given: Given, folder: Path) -> Given:
    """What was said, and the answers to what wasn't."""
    family = _family(given.family) if given.family else _ask("family", _family, hint=", ".join(Family))
    name_zh = given.name_zh or _ask("name, as printed in Chinese (of a foreign one, as people say it)", _something)
    name_en = given.name_en if given.name_en is not None else _ask("name in English, or nothing", str.strip, default="")
    code = given.code or _ask("code", _something, default=code_from(name_en, _codes(folder)) or None)
    issuers = given.issuers
    if issuers is None:
        issuer = _ask("issuer, as printed, or nothing", str.strip, default="")
        issuers = [issuer] if issuer else None
    tier = given.tier
    if tier is None:
        defaults = defaults_of(folder, given.file or family)
        usual = defaults.tier if defaults.tier is not None else defaults.usual_tier
        answer = _ask("tier: 0 earns nothing, 5 the most", _tier, default=None if usual is None else str(usual))
        tier = answer if answer != defaults.tier else None
    return replace(
        given, family=family, name_zh=name_zh, name_en=name_en or None, code=code, issuers=issuers, tier=tier
    )


def _ask(question: str, read: Callable[[str], _T], *, default: str | None = None, hint: str = "") -> _T:
    if hint:
        typer.echo(hint, err=True)

    def answer(text: str) -> _T:
        try:
            return read(text)
        except (ConfigurationError, ValueError) as error:
            raise typer.BadParameter(str(error)) from error

    said: _T = typer.prompt(question, default=default, value_proc=answer, err=True)
    return said


def _something(text: str) -> str:
    if not text.strip():
        raise ValueError("something is needed here")
    return text.strip()


def _tier(text: str) -> int:
    if not text.strip().isdecimal() or int(text) not in _TIERS:
        raise ValueError("a number from 0 to 5")
    return int(text)


def _codes(folder: Path) -> Iterable[str]:
    catalogue = load() if folder == FOLDER else examine(folder)[0]
    return [each.code for each in catalogue]


__all__ = ["Given", "add_command", "read_entries"]
