"""The certificate's number, where no label's own line gives it: by its type's form, within a sentence, in an address."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ahocorasick_rs import AhoCorasick, MatchKind
from rapidfuzz.distance import Hamming, Levenshtein

from catalogue import CredentialType
from services.classify import values
from services.classify.found import Found
from services.classify.labels import LABELS, SECOND_LABELS
from services.classify.labels_abroad import LABELS_ABROAD
from services.classify.surroundings import lowered
from services.classify.text import TextLine, has_han
from shared.events import FieldName

_FORM_WEIGHT, _FORM_BESIDE_WEIGHT = 0.9, 1.05
_SENTENCE_WEIGHT, _SECOND_WEIGHT = 0.75, 0.6
_ADDRESS_WEIGHT = 0.55
_ALONE_WEIGHT, _ENDING_WEIGHT, _CODE_WEIGHT = 0.45, 0.35, 0.6
_PRINT_SURE = 0.97
_CODED_SIZE_MIN, _REPEATED_SIZE_MIN, _MISREAD_MAX = 10, 8, 2
# The end of a label may be left before it (书号：).
_ALONE = re.compile(r"^(?:[一-鿿]{0,4}[:：])?([A-Z]{0,6}[-/]?(?=(?:[-/]?\d){7})[A-Z\d][A-Z\d/-]{6,29})$", re.IGNORECASE)
# What is left of a label whose letters were misread: "Report euamber 20241175174".
_ENDING = re.compile(r"^(?:[^\W\d_一-鿿]+[.:#]?\s+){1,4}([A-Z]{0,6}(?=\d{8})[A-Z\d]{8,24})$", re.IGNORECASE)
_OF_OTHERS = re.compile(r"phone|mobile|\btel\b|\bfax\b|\bcall\b|contact|account", re.IGNORECASE)
# A resident's number, a mobile phone's.
_PERSONAL = re.compile(r"^(?:\d{17}[\dXx]|1[3-9]\d{9})$")
_PIECE_SIZE = range(4, 41)
_LABELS = tuple(sorted({label.lower() for each in (LABELS, LABELS_ABROAD) for label in each[FieldName.NUMBER]}))
_FINDER = AhoCorasick(list(_LABELS), matchkind=MatchKind.LeftmostLongest)
_FIGURES = re.compile(r"\d.{0,6}\d.{0,6}\d")
# Labels are many: 学士学位证书编号, 报告编号. What a person's papers are numbered with is another field.
_NUMBERED = re.compile(
    r"(?<!证件)(?<!身份)(?<!身份证)(?<!手机)(?<!电话)(?:编号|编码|证号|号码|文号|备案号|申请号|管理号|服务簿号)\s*[:：]?\s*(?=[第(（〔\w])"
)
_ORDINAL = re.compile(r"(?:第|제)\s*([A-Za-z0-9][A-Za-z0-9\-/]{2,30})\s*(?:号|호)")
_ADDRESS = re.compile(
    r"(?:https?://|www\.|[a-z0-9-]+\.)[a-z0-9.\-]+(?:/[\w.\-%?=]*)*/(?:[\w.\-]*[?=])?([A-Za-z0-9][A-Za-z0-9_\-]{5,40})/?$",
    re.IGNORECASE | re.ASCII,
)
_ADDRESS_FIGURES_MIN = 3
# Letters that readers take for figures, and the other way round.
_ALIKE = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "S": "5", "B": "8", "Z": "2", "G": "6"})
_AS_LETTER = {"5": "S", "0": "O", "1": "I", "8": "B", "2": "Z", "6": "G"}


def of_form(lines: tuple[TextLine, ...], kind: CredentialType | None, beside: Iterable[int]) -> Iterator[Found]:
    """Words of the form that the type's number has. Beside a label they are surer still.

    Args:
        lines: of the paper.
        kind: its type, where known.
        beside: ids of the lines that stand beside a number's label.
    """
    if kind is None or kind.number is None:
        return
    labels = frozenset(beside)
    for line in lines:
        pieces = {
            *line.text.replace("：", ":").replace(":", " ").replace("/", " ").split(),
            line.text.rpartition(":")[2],
        }
        for piece in sorted(pieces, key=lambda text: (-len(text), text)):
            written = "".join(piece.split()).strip(".,;，。；号第")
            match = next((form for form in _readings(written) if kind.number.matches(form)), None)
            if match is not None:
                trust = 1.0 if match == written or match == written.upper() else 0.97
                weight = _FORM_BESIDE_WEIGHT if id(line) in labels else _FORM_WEIGHT
                yield Found(FieldName.NUMBER, piece.strip(), match, line, weight * trust)
                break


def _readings(written: str) -> Iterator[str]:
    """What a number may say: as read; in capitals; its first letter read as a figure; its figures read as letters."""
    if not any(map(str.isdigit, written)):
        return
    yield written
    if not written.isupper():
        yield written.upper()
    if len(written) in _PIECE_SIZE and written.isascii():
        first = _AS_LETTER.get(written[0])
        tail = written[1:].translate(_ALIKE)
        if first is not None:
            yield first + written[1:]
            yield first + tail
        if tail != written[1:]:
            yield written[0] + tail


def within(lines: tuple[TextLine, ...]) -> Iterator[Found]:
    """Numbers after a label within a line, ordinals (第…号), and the last part of a page's address."""
    for line in lines:
        if not _FIGURES.search(line.text):
            continue
        text = line.text
        yield from _after_labels(text, line)
        if has_han(text):
            match = _NUMBERED.search(text)
            value = values.number(text[match.end() :]) if match is not None else None
            if value is not None:
                yield Found(FieldName.NUMBER, text, value, line, _SENTENCE_WEIGHT)
        ordinal = _ORDINAL.search(text)
        if ordinal is not None and (value := values.number(ordinal[1])) is not None:
            yield Found(FieldName.NUMBER, text, value, line, _SECOND_WEIGHT - 0.05)
        address = _ADDRESS.search("".join(text.split())) if "/" in text else None
        if address is not None and sum(map(str.isdigit, address[1])) >= _ADDRESS_FIGURES_MIN:
            yield Found(FieldName.NUMBER, text, address[1], line, _ADDRESS_WEIGHT)


def alone(lines: tuple[TextLine, ...], others: Iterable[int]) -> Iterator[Found]:
    """A line that is a number and nothing else, where no label was read: the longest; else one that ends in a number.

    Args:
        lines: of the paper.
        others: ids of lines that stand beside labels of other things.
    """
    not_ours = frozenset(others)
    for form, weight in ((_ALONE, _ALONE_WEIGHT), (_ENDING, _ENDING_WEIGHT)):
        best: Found | None = None
        for line in lines:
            match = form.match("".join(line.text.split()) if form is _ALONE else line.text)
            if match is None or id(line) in not_ours or _PERSONAL.match(match[1]) or _OF_OTHERS.search(line.text):
                continue
            value = values.number(match[1])
            if value is not None and (best is None or len(value) > len(best.value)):
                best = Found(FieldName.NUMBER, line.text, value, line, weight)
        if best is not None:
            yield best
            return


def as_repeated(found: Iterable[Found]) -> Iterator[Found]:
    """The same, with a number that other lines print otherwise, in a character or two, as most of them have it.

    Papers print their number beside its label, in a sentence and in an address; a poor photo spoils it differently in each.

    Args:
        found: readings of any field.
    """
    readings = list(found)
    lines_of: dict[str, set[int]] = {}
    for each in readings:
        if each.name is FieldName.NUMBER and len(each.value) >= _REPEATED_SIZE_MIN:
            lines_of.setdefault(each.value, set()).add(id(each.line))
    for each in readings:
        own = lines_of.get(each.value, set())
        best = each.value
        for other, where in lines_of.items() if own else ():
            alike = len(other) == len(each.value) and Hamming.distance(other, each.value) <= _MISREAD_MAX
            if alike and len(where) > len(lines_of[best]):
                best = other
        yield replace(each, value=best) if best != each.value else each


def in_codes(codes: Iterable[TextLine]) -> Iterator[Found]:
    """The number in a bar code, or at the end of the address in a QR code, for where its print can't be read.

    It gives way to a number that is read beside its label; see :func:`as_coded`.

    Args:
        codes: each code as a line of its own; see :func:`services.classify.text.codes_of`.
    """
    for code in codes:
        address = _ADDRESS.search(code.text)
        written = address[1] if address is not None else code.text
        match = _ALONE.match(written)
        value = values.number(match[1]) if match is not None and not _PERSONAL.match(written) else None
        if value is not None:
            yield Found(FieldName.NUMBER, code.text, value, code, _CODE_WEIGHT)


def as_coded(found: Iterable[Found], coded: Iterable[Found], kind: CredentialType | None) -> Iterator[Found]:
    """The same, with numbers that are unsurely read and differ little from one in a code put right: that has a checksum.

    Print that is read surely stands, and so does what has the type's form where the code hasn't: where they differ, that is
    for verification to weigh.

    Args:
        found: readings of any field.
        coded: numbers from :func:`in_codes`.
        kind: the paper's type, where known.
    """
    codes = tuple(coded)
    for each in found:
        like = next((code for code in codes if _is_misread(each, code)), None)
        form = kind.number if kind is not None else None
        if like is None or (form is not None and form.matches(each.value) and not form.matches(like.value)):
            yield each
        else:
            yield replace(each, value=like.value)


def _is_misread(found: Found, code: Found) -> bool:
    """Whether a number is what a poor photo leaves of that in a code on the same page."""
    one, other = found.value, code.value
    return (
        found.name is FieldName.NUMBER
        and found.line.confidence < _PRINT_SURE
        and found.line.page == code.line.page
        and len(other) >= _CODED_SIZE_MIN
        and one not in other
        and other not in one
        and Levenshtein.distance(one, other, score_cutoff=_MISREAD_MAX) <= _MISREAD_MAX
    )


def _after_labels(text: str, line: TextLine) -> Iterator[Found]:
    small = lowered(text)
    for place, start, end in _FINDER.find_matches_as_indexes(small):
        if text[max(0, start - 2) : start] in {"身份", "证件", "手机", "电话"}:
            continue
        before, after = small[start - 1 : start], text[end : end + 1]
        if before.isalnum() or (after.isalnum() and not has_han(text[end - 1]) and text[end - 1].isalnum()):
            continue
        rest = text[end:].lstrip(" .:#№º°()[]nN–—-")
        value = values.number(rest) if rest[:1].isalnum() and rest[:1] != "" else None
        if value is not None and any(map(str.isdigit, rest.split(" ")[0] + rest[:8])):
            weight = _SECOND_WEIGHT if _LABELS[place] in SECOND_LABELS else _SENTENCE_WEIGHT
            yield Found(FieldName.NUMBER, text, value, line, weight)
            return
