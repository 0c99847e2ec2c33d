"""A language's file, read and checked: its slots, and each family's headings and texts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from catalogue import is_valid
from shared.events import Family

SLOT = re.compile(r"\{([a-z][a-z0-9_]*)\}")
LINES_MAX = 20
LINE_MAX = 600
TEXTS_MIN = 3  # below that, nothing could be held out
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HOST = re.compile(
    r"(?:https?://|www\.|@)\s*([a-z0-9.-]+)|\b((?:[a-z0-9-]+\.)+(?:com|org|net|cn|edu|gov|io|dev|app|info|me|co|in|ai))\b(?!\()",
    re.IGNORECASE,
)
_OURS = re.compile(r"(?:^|\.)example\.(?:com|org|net|cn)\.?$", re.IGNORECASE)  # RFC 2606, and its like in China
_CITIZEN = re.compile(r"(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])")
_NOBODY = re.compile(r"990101\d{8}000[\dX]")  # as in specimens.numbers: an area and a sequence that don't exist


class WordingError(Exception):
    """The data is wrong; ``problems`` names each file, entry and what is wrong with it."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True, slots=True)
class Pages:
    """A family's headings, and its papers without them."""

    titles: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """All that a language has words for."""

    language: str
    slots: dict[str, tuple[str, ...]]
    families: dict[Family, Pages]


def headed(text: str) -> tuple[str | None, list[str]]:
    """A text's own heading, empty where it must have none and None where any of its family's will do; and its lines."""
    lines = text.splitlines()
    if lines[0].startswith("#"):
        return lines[0].removeprefix("#").strip(), lines[1:]
    return None, lines


def examine(language: str, text: str) -> tuple[Book | None, tuple[str, ...]]:
    """What a language's file holds, and every problem. None where not even its form is right."""
    try:
        content = yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader, in C where built
    except yaml.YAMLError as error:
        return None, (f"{language}.yaml: {error}",)
    problems = tuple(f"{language}.yaml: {problem}" for problem in _misshapen(language, content))
    if problems:
        return None, problems
    slots = {name: tuple(fillers) for name, fillers in content["slots"].items()}
    pages = {
        Family(name): Pages(tuple(each["titles"]), tuple(text.strip("\n") for text in each["texts"]))
        for name, each in content["families"].items()
    }
    book = Book(language, slots, pages)
    return book, tuple(f"{language}.yaml: {problem}" for problem in _contradictions(book))


def _misshapen(language: str, content: Any) -> Iterator[str]:
    """What would keep a book from being made."""
    if not isinstance(content, dict) or content.keys() != {"language", "slots", "families"}:
        yield "it must hold 'language', 'slots' and 'families', nothing else"
        return
    if content["language"] != language:
        yield f"it says that its language is {content['language']!r}"
    for part in ("slots", "families"):
        if not isinstance(content[part], dict):
            yield f"{part} must be a set of 'word: value' lines"
            return
    for name, fillers in content["slots"].items():
        if not _are_words(fillers):
            yield f"the slot {name} must be a list of words (numbers and dates in quotes)"
    known = {each.value for each in Family}
    yield from (f"the family {name} is missing" for name in sorted(known - content["families"].keys()))
    for name, pages in content["families"].items():
        if name not in known:
            yield f"there is no family {name}"
        elif not isinstance(pages, dict) or pages.keys() != {"titles", "texts"}:
            yield f"{name} must hold 'titles' and 'texts', nothing else"
        else:
            yield from (f"{name}: its {part} must be a list of words" for part in pages if not _are_words(pages[part]))


def _are_words(items: Any) -> bool:
    return isinstance(items, list) and bool(items) and all(isinstance(each, str) and each.strip() for each in items)


def _contradictions(book: Book) -> Iterator[str]:
    owners: dict[str, str] = {}
    for family, pages in book.families.items():
        if len(pages.texts) < TEXTS_MIN:
            yield f"{family} has {len(pages.texts)} texts, fewer than {TEXTS_MIN}"
        for place, text in enumerate((*pages.titles, *pages.texts), start=1 - len(pages.titles)):
            where = f"{family}, text {place}" if place > 0 else f"{family}, title {place + len(pages.titles)}"
            unknown = sorted(set(SLOT.findall(text)) - book.slots.keys())
            yield from (f"{where}: there is no slot {name}" for name in unknown)
            yield from (f"{where}: {problem}" for problem in _unfit(text))
            if place > 0:
                yield from (f"{where}: {problem}" for problem in _misprinted(text))
                owner = owners.setdefault(re.sub(r"\s+", " ", text), where)
                if owner != where:
                    yield f"{where} is the same as {owner}"
    for name, fillers in book.slots.items():
        for filler in fillers:
            yield from (f"slot {name}, {filler!r}: {problem}" for problem in _unfit(filler))
            if "\n" in filler or SLOT.search(filler):
                yield f"slot {name}, {filler!r}: a filler is one line without slots"


def _misprinted(text: str) -> Iterator[str]:
    """What no paper looks like."""
    lines = headed(text)[1]
    if not 1 <= len(lines) <= LINES_MAX:
        yield f"it has {len(lines)} lines, not 1 to {LINES_MAX}"
    if any(len(line) > LINE_MAX for line in lines):
        yield f"a line has more than {LINE_MAX} characters"
    if any(not line.strip() for line in lines):
        yield "a line is empty"


def _unfit(text: str) -> Iterator[str]:
    """What may not stand on a made-up paper: somebody's site, a number that could be a citizen's."""
    for match in _HOST.finditer(text):
        host = match[1] or match[2]
        if "." in host and not _OURS.search(host.rstrip(".-")):
            yield f"{host} is not at a domain reserved for examples"
    for number in _CITIZEN.findall(text):
        if is_valid("resident_identity", number) and not _NOBODY.fullmatch(number.upper()):
            yield f"{number} could be a citizen's number"
