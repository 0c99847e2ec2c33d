"""People's own files: a table of labels, and the folder that its paths start from."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from redflower.evaluation.item import Truth
from shared.errors import ConfigurationError
from shared.events import Family, FieldName

FILES_MAX = 20_000
NO_CREDENTIAL_CLASSES = frozenset({"photo", "not_a_credential", "id_document"})
"""Of these classes nothing is a credential, also where the family is left open."""

_MISSING_NAMED_MAX = 5


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A file to recognise, and what people say it is."""

    id: str
    path: Path
    truth: Truth

    def open(self) -> tuple[bytes, Truth]:
        """The file's bytes, and the truth about it.

        Raises:
            OSError: it can't be read.
        """
        return self.path.read_bytes(), self.truth


def read_labels(labels: Path, root: Path) -> list[PictureFile]:
    """The files that a CSV table names, in its order.

    The table needs a column ``file``, relative to ``root``. It may have ``family``, ``type_code``, ``class``,
    ``type_label``, ``issuer_label``, ``language``, and one for each field of a credential (``holder``, ``number``…). Other
    columns are passed over, and any cell may be empty.

    Raises:
        ConfigurationError: the folder, the table or a file isn't there, or the table doesn't say what it should.
    """
    if not root.is_dir():
        raise ConfigurationError(
            f"--root {root}: there is no such folder; it is the one that the labels' paths start from"
        )
    try:
        with labels.open(encoding="utf-8-sig", newline="") as table:
            files = list(_files(csv.DictReader(table), labels, root))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ConfigurationError(f"--labels {labels}: can't be read as a CSV table in UTF-8: {error}") from error
    if not files:
        raise ConfigurationError(f"--labels {labels}: the table names no file")
    missing = [each.id for each in files if not each.path.is_file()]
    if missing:
        named = ", ".join(missing[:_MISSING_NAMED_MAX]) + (", …" if len(missing) > _MISSING_NAMED_MAX else "")
        raise ConfigurationError(
            f"{len(missing)} of the {len(files)} files in {labels} are not in {root}: {named}; "
            "give the folder that the paths start from as --root, or take their rows out of the table"
        )
    return files


def _files(rows: "csv.DictReader[str]", labels: Path, root: Path) -> Iterator[PictureFile]:
    if "file" not in (rows.fieldnames or ()):
        raise ConfigurationError(
            f"--labels {labels}: the first row must name the columns, and one of them must be: file"
        )
    for number, row in enumerate(rows, start=1):
        if number > FILES_MAX:
            raise ConfigurationError(f"--labels {labels}: more than {FILES_MAX} files; take them in parts")
        cells = {name: (value or "").strip() for name, value in row.items() if isinstance(name, str)}
        where = f"--labels {labels}, line {rows.line_num}"
        if not cells["file"]:
            raise ConfigurationError(f"{where}: no file is named")
        yield PictureFile(cells["file"], root / cells["file"], _truth(cells, where))


def _truth(cells: Mapping[str, str], where: str) -> Truth:
    said = cells.get("family", "")
    if said and said not in set(Family):
        raise ConfigurationError(f"{where}: {said!r} is no family; leave it empty or take one of {', '.join(Family)}")
    family = Family(said) if said else None
    return Truth(
        label=cells.get("type_label", ""),
        family=family,
        type_code=cells.get("type_code") or None,
        no_credential=family is Family.NOT_A_CREDENTIAL
        or (family is None and cells.get("class") in NO_CREDENTIAL_CLASSES),
        language=cells.get("language", ""),
        fields={name: cells[name] for name in FieldName if cells.get(name)},
        issuer_label=cells.get("issuer_label", ""),
    )


__all__ = ["FILES_MAX", "NO_CREDENTIAL_CLASSES", "PictureFile", "read_labels"]
