"""What a paper calls itself: its tallest lines and its titles, with the holder, figures and dates left out. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalogue import Catalogue
from services.classify.dates import find_dates
from services.classify.text import compact, has_han, normal
from services.classify.values import holder as as_name
from shared.events import Line, PageReading

HEADING_LINES_MAX = 4
TALL_SHARE = 0.6
"""Lines of this share of the tallest one's height belong to the heading."""
CONFIDENCE_MIN = 0.8
"""What is read less surely is a signature or a seal more often than a heading."""
LATIN_PER_HAN = 2.5
_LINE_SIZE_MAX = 32
_LINE_SIZE_MIN = 2
_YEAR_SIZE = 4  # a year alone may be of an edition, 2025年度, which goes with it
_TITLE = re.compile(
    r"证书|证明|奖状|(?<!验)证$|聘书|成绩单|报告单|certificate|certification|diploma|licen[cs]e", re.IGNORECASE
)
_HAN_GAP = re.compile(r"(?<=[一-鿿]) +(?=[一-鿿])")
_EDITION = re.compile(
    r"第?\s*[0-9一二三四五六七八九十百零〇]+\s*[届期批次季]|(?:19|20)\d\d\s*(?:[-–—~至/]\s*(?:(?:19|20)?\d\d))?\s*(?:学年度?|年度?)?"
)
_CODE = re.compile(r"(?=[^\s一-鿿]*\d[^\s一-鿿]*\d)(?=[^\s一-鿿]*[A-Za-z/._\-])[A-Za-z0-9/._\-]{5,}|\d{3,}")
_PRIZE = re.compile(r"(?:国家级?|省级?|市级?|校级?|院级?)?(?:[特一二三]等|优秀|优胜|鼓励|[金银铜])奖|[冠亚季]军")
_ADDRESS = re.compile(r"(?:同学|同志|先生|女士|老师|选手)$")
_LABEL = re.compile(r"^[^:]{1,24}:|:$|https?:|www\.|\.com|\.cn", re.IGNORECASE)
_EDGES = " \t.,;:!?，。、；！？·•*_—–-~|/\\\"'“”‘’<>[](){}()【】"
_SAYS_NOTHING_HAN = ("证书", "证明", "奖状", "证")
_SAYS_NOTHING_LATIN = [
    "certificate",
    "certification",
    "diploma",
    "award",
    "awarded",
    "this",
    "is",
    "to",
    "certify",
    "that",
    "the",
    "a",
    "an",
    "of",
    "for",
    "in",
    "on",
    "by",
    "and",
    "has",
    "with",
    "presented",
    "proudly",
    "hereby",
    "given",
    "achievement",
    "completion",
    "appreciation",
    "participation",
    "attendance",
    "excellence",
    "recognition",
    "merit",
    "honor",
    "honour",
    "training",
    "course",
    "successfully",
    "completed",
    "online",
    "program",
    "programme",
    "zertifikat",
    "certificado",
    "certificat",
]


class Titles:
    """Headings that many types share: 荣誉证书, certificate of completion. They say nothing of the type."""

    def __init__(self, catalogue: Catalogue) -> None:
        strong = (word for cues in catalogue.families.values() for word in cues.strong if _TITLE.search(word))
        shared = {*(title for each in catalogue for title in each.titles), *strong}
        self._known = {compact(title) for title in shared}
        han = {*(compact(title) for title in shared if has_han(title)), *_SAYS_NOTHING_HAN}
        self._han = re.compile("|".join(map(re.escape, sorted(han, key=lambda word: (-len(word), word)))))
        self._latin = frozenset(_SAYS_NOTHING_LATIN)

    def __contains__(self, line: str) -> bool:
        """Whether the line is such a heading and nothing more."""
        return compact(line) in self._known or not self.beyond(line)

    def beyond(self, line: str) -> tuple[str, ...]:
        """What it says beyond them, as tokens: pairs of Chinese characters, Latin words."""
        rest = self._han.sub(" ", _HAN_GAP.sub("", normal(line)).casefold())
        return tuple(token for token in tokens(rest) if token not in self._latin)


def tokens(text: str) -> Iterator[str]:
    """Pairs of neighbouring Chinese characters, and Latin words, in lower case."""
    for run in re.findall(r"[一-鿿]+|[^\W_一-鿿]+", normal(text).casefold()):
        if has_han(run) and len(run) > 1:
            yield from (run[place : place + 2] for place in range(len(run) - 1))
        else:
            yield run


def size(text: str) -> float:
    """Length in Chinese characters; a Latin letter is 1/2.5 of one."""
    bare = compact(text)
    han = sum("一" <= character <= "鿿" for character in bare)
    return han + (len(bare) - han) / LATIN_PER_HAN


@dataclass(frozen=True, slots=True)
class Known:
    """What was read in the paper's fields, and is no part of what it calls itself.

    Attributes:
        holders: whose it is.
        numbers: its numbers; a line with one in it is left out whole.
        issuers: who issued it; a line that is nothing else is left out.
        others: further words to leave out of a line: a level, a course's name.
    """

    holders: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    top: float
    height: float


def heading(pages: Iterable[PageReading], known: Known) -> tuple[str, ...]:
    """The lines by which the paper says what it is, from top to bottom; empty where none does.

    Without a known holder, a line that may be a name is left out: better a heading less than a name in it.
    """
    page = next((each for each in pages if each.lines), None)
    if page is None:
        return ()
    found = [
        each for line in page.lines if line.source in {"printed", "text_layer"} for each in _candidate(line, known)
    ]
    tallest = max((each.height for each in found), default=0.0)
    tall = sorted((each for each in found if each.height >= TALL_SHARE * tallest), key=lambda each: -each.height)
    titles = sorted((each for each in found if _TITLE.search(each.text)), key=lambda each: -each.height)
    chosen = dict.fromkeys([*titles[:2], *tall])
    lines = sorted(list(chosen)[:HEADING_LINES_MAX], key=lambda each: each.top)
    return tuple({compact(each.text): each.text for each in lines}.values())


def _candidate(line: Line, known: Known) -> Iterator[_Candidate]:
    text = _HAN_GAP.sub("", normal(line.folded or line.text)).strip()
    bare = compact(text)
    if not bare or line.confidence < CONFIDENCE_MIN or _LABEL.search(text):
        return
    if any(number and compact(number) in bare for number in known.numbers):
        return
    if any(compact(issuer) == bare for issuer in known.issuers):
        return
    for date in find_dates(text):
        if len(date.value) > _YEAR_SIZE:
            text = text.replace(date.text, " ")
    whole = text = _EDITION.sub(" ", text)
    for word in (*known.holders, *known.others):
        text = _without(text, word)
    for pattern in (_CODE, _PRIZE, _ADDRESS):
        text = pattern.sub(" ", text)
    text = " ".join(text.strip(_EDGES).split()).strip(_EDGES)
    letters = sum(character.isalpha() for character in text)
    if letters < _LINE_SIZE_MIN or letters < 0.5 * len(compact(whole)) or size(text) > _LINE_SIZE_MAX:
        return
    if not known.holders and not _TITLE.search(text) and as_name(text) is not None:
        return
    left, top = line.box.points[0:2], line.box.points[6:8]
    height = ((left[0] - top[0]) ** 2 + (left[1] - top[1]) ** 2) ** 0.5
    yield _Candidate(text, min(line.box.points[1::2]), height)


def _without(text: str, word: str) -> str:
    """The text without a word, however it is spaced and whatever stands between its letters."""
    bare = compact(word)
    if len(bare) < _LINE_SIZE_MIN:
        return text
    return re.sub(r"[\W_]*".join(map(re.escape, bare)), " ", text, flags=re.IGNORECASE)


__all__ = ["Known", "Titles", "heading", "size", "tokens"]
