"""Adds entries to the catalogue's files as a person would: a line at the list's end, and not a character else changed.

Whatever is added is first read back, in a copy of the whole catalogue and by the catalogue's own loader; only what that
loads is written.
"""

import os
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ryaml
import yaml
from rapidfuzz import fuzz, process

from catalogue import Catalogue
from catalogue.load import examine
from services.classify.text import compact, words

ENTRIES_MAX = 500
NEAR_MIN = 90
"""Names as alike as this, of 100, may be one type's: one character of ten, six letters of sixty."""
_NEAR_SHOWN_MAX = 5
_CODE_SIZE_MAX = 64
_WORD = re.compile(r"[a-z0-9]+")
# What most names of certificates have in common says nothing in a code.
_SAYS_NOTHING = frozenset({"a", "an", "the", "of", "for", "in", "and", "certificate", "certification", "s"})
_TOP_WORD = re.compile(r"^[^\s#\-]")
_ITEM = re.compile(r"^( *)- ")

Entry = dict[str, Any]


class EditRefusedError(Exception):
    """The catalogue would not load with this in it; ``problems`` names each thing that is wrong."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True, slots=True)
class Near:
    """A type that is there already and has nearly the name of a new one. ``similarity`` in [0, 100]."""

    new: str
    there: str
    name: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Edit:
    """One file as it was read and as it shall be; ``before`` is None where there is no such file yet."""

    path: Path
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written; the whole catalogue has been loaded with it.

    Attributes:
        edits: a file each.
        lines: the new entries as they will stand there, by file.
        near: types that the new ones may double.
    """

    edits: tuple[Edit, ...]
    lines: tuple[tuple[Path, str], ...]
    near: tuple[Near, ...]


class _Written(yaml.SafeDumper):
    """Quotes each text that the catalogue's reader would take for something else: 12E45 is a number to it."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    one_line = len(text.splitlines()) <= 1 and text.splitlines(keepends=True) == text.splitlines()
    style = '"' if not one_line else None if _stays_text(text) else "'"
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _stays_text(text: str) -> bool:
    try:
        return bool(ryaml.loads(f"[{text}]") == [text])
    except ryaml.InvalidYamlError:
        return False


_Written.add_representer(str, _text)


def line_of(entry: Mapping[str, Any]) -> str:
    """An entry in flow style, on one line: ``{code: barista, name_zh: 咖啡师, tier: 3}``."""
    written: str = yaml.dump(
        dict(entry),
        Dumper=_Written,
        default_flow_style=True,
        allow_unicode=True,
        sort_keys=False,
        width=float("inf"),
    )
    return written.strip()


def code_from(name_en: str, taken: Iterable[str] = ()) -> str:
    """A code made of an English name, free and well-formed; empty where the name gives none."""
    every = _WORD.findall(name_en.casefold().replace("'", ""))
    code = "_".join([word for word in every if word not in _SAYS_NOTHING] or every)[: _CODE_SIZE_MAX - 3].strip("_")
    if code and not code[0].isalpha():
        code = f"type_{code}"
    if len(code) < 2:  # noqa: PLR2004 - a code has two characters at least
        return ""
    there = set(taken)
    numbered = (f"{code}_{number}" for number in range(2, len(there) + 3))
    return code if code not in there else next(each for each in numbered if each not in there)


@dataclass(frozen=True, slots=True)
class Defaults:
    """What a file says for entries that don't say otherwise.

    ``tier`` is the one that ``defaults`` names; ``usual_tier`` what most of its entries have, None where it has none.
    """

    family: str
    tier: int | None
    usual_tier: int | None


def defaults_of(folder: Path, file: str) -> Defaults:
    """The defaults of ``types/<file>.yaml``; those of a file that isn't there, or can't be read, say nothing."""
    path = folder / "types" / f"{file}.yaml"
    try:
        content = ryaml.loads(path.read_text(encoding="utf-8"))
    except (OSError, ryaml.InvalidYamlError):
        content = None
    content = content if isinstance(content, dict) else {}
    said = content.get("defaults")
    said = said if isinstance(said, dict) else {}
    entries = content.get("types")
    tiers = Counter(
        tier
        for each in (entries if isinstance(entries, list) else ())
        if isinstance(each, dict) and isinstance(tier := each.get("tier", said.get("tier")), int)
    )
    usual = max(tiers, key=lambda tier: (tiers[tier], -tier), default=None)
    tier = said.get("tier")
    return Defaults(str(said.get("family", file)), tier if isinstance(tier, int) else None, usual)


def plan(folder: Path, additions: Sequence[tuple[str, Entry]]) -> Plan:
    """Work out what to write, and load the whole catalogue with it.

    Args:
        folder: the catalogue's, with ``families.yaml`` and ``types/``.
        additions: (name of the file without ``.yaml``, entry) each.

    Raises:
        EditRefusedError: with every problem that the loader finds; nothing is written in any case.
    """
    if len(additions) > ENTRIES_MAX:
        raise EditRefusedError([f"{len(additions)} entries at once; the limit is {ENTRIES_MAX}"])
    by_file: dict[str, list[Entry]] = {}
    for file, entry in additions:
        by_file.setdefault(file, []).append(entry)
    edits = tuple(_edit(folder / "types" / f"{file}.yaml", entries) for file, entries in by_file.items())
    catalogue = _loaded(folder, edits)
    lines = tuple((edit.path, line_of(entry)) for edit in edits for entry in by_file[edit.path.stem])
    return Plan(edits, lines, tuple(_near(catalogue, {str(entry["code"]) for _, entry in additions})))


def write(made: Plan) -> None:
    """Write what was planned, each file in one move.

    Raises:
        EditRefusedError: a file has changed since it was read; nothing is written.
        OSError: a file can't be written; it is as it was, and those after it, too.
    """
    for edit in made.edits:
        now = edit.path.read_text(encoding="utf-8") if edit.path.exists() else None
        if now != edit.before:
            raise EditRefusedError([f"{edit.path.name}: someone else has changed it meanwhile; do it again"])
    for edit in made.edits:
        # Where the file is a link, it stays one.
        target = edit.path.resolve()
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".new")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(edit.after)
                file.flush()
                os.fsync(file.fileno())
            if edit.before is not None:
                shutil.copymode(target, name)
            else:
                Path(name).chmod(0o644)
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _edit(path: Path, entries: Sequence[Entry]) -> Edit:
    """The file with the entries behind its last one; comments, order and form stay as they are."""
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else None
    except (OSError, UnicodeDecodeError) as error:
        raise EditRefusedError([f"{path.name}: {error}"]) from error
    lines = (before if before is not None else "types:\n").splitlines()
    start = next((place for place, line in enumerate(lines) if line.split("#")[0].rstrip() == "types:"), None)
    if start is None:
        raise EditRefusedError([f"{path.name}: it has no line 'types:' with the entries below it"])
    end = next((place for place in range(start + 1, len(lines)) if _TOP_WORD.match(lines[place])), len(lines))
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    item = next((match for line in lines[start + 1 : end] if (match := _ITEM.match(line))), None)
    indent = item[1] if item is not None else "  "
    added = [f"{indent}- {line_of(entry)}" for entry in entries]
    after = "\n".join((*lines[:end], *added, *lines[end:])) + "\n"
    _refuse_other_changes(path, before or "types: []\n", after, entries)
    return Edit(path, before, after)


def _refuse_other_changes(path: Path, before: str, after: str, entries: Sequence[Entry]) -> None:
    """A file may be written in ways that no line can simply be put behind: that is seen by reading it back."""
    try:
        was, becomes = ryaml.loads(before), ryaml.loads(after)
    except ryaml.InvalidYamlError as error:
        raise EditRefusedError([f"{path.name}: {error}"]) from error
    there = (was.get("types") or []) if isinstance(was, dict) else None
    if there is None or becomes != {**was, "types": [*there, *entries]}:
        raise EditRefusedError([f"{path.name}: its entries don't end in a form that an entry can be put behind"])


def _loaded(folder: Path, edits: Iterable[Edit]) -> Catalogue:
    """The catalogue with the edits, read by its own loader from a copy."""
    with tempfile.TemporaryDirectory(prefix="redflower-catalogue-") as name:
        copy = Path(name)
        (copy / "types").mkdir()
        try:
            shutil.copy(folder / "families.yaml", copy)
            for path in (folder / "types").glob("*.yaml"):
                shutil.copy(path, copy / "types")
        except OSError as error:
            raise EditRefusedError([f"{folder} can't be read as a catalogue: {error}"]) from error
        for edit in edits:
            (copy / "types" / edit.path.name).write_text(edit.after, encoding="utf-8")
        catalogue, problems = examine(copy)
    if problems:
        raise EditRefusedError(problems)
    return catalogue


def _near(catalogue: Catalogue, codes: set[str]) -> Iterator[Near]:
    """For each new type those with nearly its name, the nearest first."""
    names = Names(catalogue)
    for code in sorted(codes):
        new = catalogue.get(code)
        assert new is not None
        found: dict[str, Near] = {}
        for name in new.names:
            for there, theirs, similarity in names.like(name):
                known = found.get(there)
                if there != code and (known is None or known.similarity < similarity):
                    found[there] = Near(code, there, theirs, similarity)
        yield from sorted(found.values(), key=lambda each: (-each.similarity, each.there))[:_NEAR_SHOWN_MAX]


class Names:
    """All names of a catalogue, for finding those that are nearly a given one."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._names = [(each.code, name) for each in catalogue for name in each.names]
        self._letters = [compact(name) for _, name in self._names]
        # The Latin words of a name that has Chinese ones, too, are not all of it: those are left out (None).
        self._words = [_latin(name) for _, name in self._names]

    def like(self, name: str) -> Iterator[tuple[str, str, float]]:
        """Types' codes, their names, and how alike in [0, 100]: letter for letter, or word for word in any order."""
        for query, choices, scorer in (
            (compact(name), self._letters, fuzz.ratio),
            (_latin(name), self._words, fuzz.token_sort_ratio),
        ):
            if query is not None:
                for _, similarity, place in process.extract_iter(query, choices, scorer=scorer, score_cutoff=NEAR_MIN):
                    yield *self._names[place], similarity


def _latin(name: str) -> str | None:
    latin = words(name).strip()
    return latin if latin and latin.replace(" ", "") == compact(name) else None


__all__ = [
    "NEAR_MIN",
    "Defaults",
    "Edit",
    "EditRefusedError",
    "Entry",
    "Names",
    "Near",
    "Plan",
    "code_from",
    "defaults_of",
    "line_of",
    "plan",
    "write",
]
