"""Reads the catalogue from its YAML files and refuses what contradicts itself."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import ryaml
from pydantic import ValidationError

from catalogue.model import Catalogue, CredentialType, FamilyCues
from shared.events import Family

FOLDER = Path(__file__).parent


class CatalogueError(Exception):
    """The data is wrong; ``problems`` names each file, entry and what is wrong with it."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@cache
def load(folder: Path = FOLDER) -> Catalogue:
    """The catalogue in ``folder`` (``families.yaml`` and ``types/<family>.yaml``), read once a process.

    Raises:
        CatalogueError: with every problem found, not only the first.
    """
    catalogue, problems = examine(folder)
    if problems:
        raise CatalogueError(problems)
    return catalogue


def examine(folder: Path = FOLDER) -> tuple[Catalogue, tuple[str, ...]]:
    """What can be read, and every problem: for ``redflower catalogue lint``."""
    problems: list[str] = []
    families = {cues.family: cues for cues in _families(folder / "families.yaml", problems)}
    types = tuple(each for path in sorted((folder / "types").glob("*.yaml")) for each in _types(path, problems))
    problems.extend(_contradictions(types))
    problems.extend(f"families.yaml: the family {family} is missing" for family in Family if family not in families)
    return Catalogue(types, families), tuple(problems)


def _read(path: Path, problems: list[str]) -> Any:
    try:
        # Ten times as fast as PyYAML's loader in C, and a date or a time stays the word that was written.
        return ryaml.loads(path.read_text(encoding="utf-8"))
    except (OSError, ryaml.InvalidYamlError) as error:
        problems.append(f"{path.name}: {error}")
        return None


def _families(path: Path, problems: list[str]) -> Iterator[FamilyCues]:
    for name, entry in (_read(path, problems) or {}).items():
        try:
            yield FamilyCues.model_validate({"family": name, **entry})
        except ValidationError as error:
            problems.extend(_explain(f"{path.name}: {name}", error))


def _types(path: Path, problems: list[str]) -> Iterator[CredentialType]:
    """The entries of one file. What ``defaults`` says holds for each entry that doesn't say otherwise."""
    content = _read(path, problems)
    if not isinstance(content, dict) or not isinstance(content.get("types"), list):
        problems.append(f"{path.name}: it must hold a list named 'types'")
        return
    strange = sorted(content.keys() - {"defaults", "types"})
    problems.extend(f"{path.name}: {word!r} is neither 'defaults' nor 'types'" for word in strange)
    defaults = content.get("defaults") or {}
    for place, entry in enumerate(content["types"], start=1):
        name = entry.get("code", f"entry {place}") if isinstance(entry, dict) else f"entry {place}"
        try:
            yield CredentialType.model_validate({"family": path.stem, **defaults, **dict(entry)})
        except ValidationError as error:
            problems.extend(_explain(f"{path.name}: {name}", error))
        except (TypeError, ValueError):
            problems.append(f"{path.name}: {name} isn't a set of 'word: value' lines")


def _explain(where: str, error: ValidationError) -> Iterator[str]:
    for problem in error.errors():
        field = ".".join(str(part) for part in problem["loc"])
        yield f"{where}: {field}: {problem['msg']}" if field else f"{where}: {problem['msg']}"


def _contradictions(types: Iterable[CredentialType]) -> Iterator[str]:
    """Codes that come twice, and names that come twice from the same issuer (or from any)."""
    codes: set[str] = set()
    printed: dict[tuple[str, str], str] = {}
    for each in types:
        if each.code in codes:
            yield f"{each.family}.yaml: the code {each.code} comes twice"
        codes.add(each.code)
        for name in {each.name_zh.casefold(), (each.name_en or each.name_zh).casefold()}:
            for issuer in each.issuers or ("",):
                other = printed.setdefault((name, issuer.casefold()), each.code)
                if other != each.code:
                    yield f"{each.family}.yaml: {each.code} and {other} have one name and issuer: {name}, {issuer or '(any)'}"
