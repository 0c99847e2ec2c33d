"""Whose credential it is, where no label says so: sentences, honorifics, the line after "awarded to", teams."""

import re
from collections.abc import Iterator
from dataclasses import replace

from services.classify import values
from services.classify.flow import below
from services.classify.found import NEIGHBOUR_WEIGHT, PLACE_WEIGHT, SENTENCE_WEIGHT, Found
from services.classify.labelled import is_label, labelled, tidy
from services.classify.labels import HOLDER_SENTENCES, JOB_END, RARE_SURNAMES, SURNAMES
from services.classify.organisations import is_part, organisation
from services.classify.surroundings import begins_after_a_name, ends_before_a_name, lowered, names_within
from services.classify.text import TextLine, has_han
from services.classify.titles import is_heading
from shared.events import FieldName

# A team's sheet may name its teachers too; they don't hold it.
_TEAM = re.compile(
    r"(?:团队成员|团队学生成员|参赛选手|参赛学生|参赛队员|参赛成员|参赛者|作者姓名|学生姓名|获奖学生|队员|成员)\s*[:：]\s*(.+)$"
)
_ADDRESSED = re.compile(r"^([一-鿿·、，, ]{2,120}?)\s*(?:同学|同志|先生|女士|老师|选手)\s*[:：，,]?")
_ALONE_HEIGHT = 1.15
_ALONE_ABOVE = 0.8  # of the page: signatures stand lower
_ALONE_WEIGHT = 0.2
_UNSURE_WEIGHT = 0.5
_SIGNED_TRUST = 0.5
_SECOND_CHOICE_TRUST = 0.8
_ROLE_BELOW, _ROLE_SIZE_MAX = 3.5, 40
# What is printed below a signature.
_ROLE = re.compile(
    r"director|directeur|directrice|direktor|direktur|direttore|diretor|direktör|müdür|giám đ|hiệu trưởng|директор|ректор|rector|rektor|dean\b|"
    r"president|chair|chancellor|principal|registrar|instructor|teacher|trainer|coordinat|coordenad|coordinad|secretary|head of|founder|"
    r"\bceo\b|manager|examiner|负责人|校长|院长|所长|主任|讲师|导师|主席|会长|理事长|签字|签名|signature|assinatura|firma\b|leiter|ketua|kepala",
    re.IGNORECASE,
)
_HAN_AFTER = ("完成", "参加", "荣获", "获得", "通过", "在本", "于本", "已完成", "同学", "学员", "殿", "様", "样")
_IN_TWO = re.compile(r"^[一-鿿々]{1,3} [一-鿿々]{1,3}$")  # as Japanese ones are written, surname and given name
_NAME_ALONE_MIN = 4  # letters of a single word that is a name


def names_somebody(lines: tuple[TextLine, ...]) -> bool:
    """Whether anybody is named that a paper could be made out to: a badge without a holder says nothing of anyone."""
    labels = (each for each in labelled(lines) if each.name is FieldName.HOLDER and values.holders(each.text))
    return next(labels, None) is not None or next(people(lines, signers=False), None) is not None


def people(lines: tuple[TextLine, ...], *, signers: bool = True) -> Iterator[Found]:
    """Holders found without a label.

    Args:
        lines: of the paper.
        signers: whether a name with a role below it is a signer's, as on all papers but business cards.
    """
    smalls = [lowered(line.text) for line in lines]
    for place, line in enumerate(lines):
        text = tidy(line.text)
        yield from _listed(text, line)
        if has_han(text):
            yield from _in_chinese(text, line)
        else:
            yield from _in_others(line, smalls[place])
        yield from _between(lines, place, smalls)
    yield from _tall(lines, signers=signers)


def _in_chinese(text: str, line: TextLine) -> Iterator[Found]:
    for pattern in HOLDER_SENTENCES:
        match = pattern.search(text)
        name = values.holder(match[1]) if match is not None else None
        if name is not None:
            yield Found(FieldName.HOLDER, line.text, name, line, SENTENCE_WEIGHT)
            return


def _in_others(line: TextLine, small: str) -> Iterator[Found]:
    for written, sure in names_within(line.text, small):
        name = values.holder(written, strict=True)
        if name is not None and organisation(name) is None and not is_heading(name):
            yield Found(FieldName.HOLDER, line.text, name, line, SENTENCE_WEIGHT if sure else _UNSURE_WEIGHT)


def _listed(text: str, line: TextLine) -> Iterator[Found]:
    for pattern in (_TEAM, _ADDRESSED):
        match = pattern.search(text)
        if match is not None:
            for name in values.holders(match[1]):
                yield Found(FieldName.HOLDER, line.text, name, line, SENTENCE_WEIGHT)
            return


def _between(lines: tuple[TextLine, ...], place: int, smalls: list[str]) -> Iterator[Found]:
    """The line after "this is to certify that", or before "has successfully completed"."""
    line = lines[place]
    if is_label(line):
        return
    above = ends_before_a_name(smalls[place - 1]) if place else False
    if place and above is False:
        bare_above = tidy(lines[place - 1].text).strip(" :：")
        above = bare_above.endswith(("授予", "兹证明", "颁发给", "授与", "证明"))
    done = place + 1 < len(lines) and tidy(lines[place + 1].text).startswith(_HAN_AFTER)
    below, further = (begins_after_a_name(small) for small in (*smalls[place + 1 : place + 3], "", "")[:2])
    if above or below or done:
        weight = NEIGHBOUR_WEIGHT
    elif further:  # a word of the heading has come in between
        weight = NEIGHBOUR_WEIGHT - 0.15
    elif above is None or below is None:
        weight = PLACE_WEIGHT - 0.1
    else:
        return
    name = values.holder(tidy(line.text), strict=True)
    if name is None or is_heading(line.text):
        return
    if not (has_han(name) or " " in name or _caseless(name)):
        if weight < NEIGHBOUR_WEIGHT or len(name) < _NAME_ALONE_MIN:
            return
        weight = PLACE_WEIGHT
    if place and not has_han(name):
        name = " ".join((*_begun(lines[place - 1], line), name))
    yield Found(FieldName.HOLDER, line.text, name, line, weight)


def _caseless(name: str) -> bool:
    return name.lower() == name.upper()


def _begun(above: TextLine, line: TextLine) -> Iterator[str]:
    """The first half of a long name that runs over two lines: capitals both, of one height, close together."""
    near = line.top - above.bottom < line.height and abs(above.height - line.height) < 0.2 * line.height
    name = values.holder(above.text)
    if near and name is not None and " " in name and name.isupper() and line.text.isupper():
        yield name


def _tall(lines: tuple[TextLine, ...], *, signers: bool) -> Iterator[Found]:
    """A line that is a name and nothing else, taller than most: weak, for business cards and diplomas."""
    if not lines:
        return
    usual = sorted(line.height for line in lines)[len(lines) // 2]
    for place, line in enumerate(lines):
        name = values.holder(tidy(line.text), strict=True)
        whole = name is not None and (name.startswith(SURNAMES) if has_han(name) else " " in name)
        tall = line.height >= _ALONE_HEIGHT * usual
        if name is not None and whole and tall and not is_heading(line.text) and not (signers and _signs(lines, place)):
            share = min(1.0, line.height / (3 * usual))
            yield Found(FieldName.HOLDER, line.text, name, line, PLACE_WEIGHT - 0.35 + 0.3 * share)


def _signs(lines: tuple[TextLine, ...], place: int) -> bool:
    """Whether a name is a signature: written by hand, or a role printed right below it."""
    line = lines[place]
    return line.source == "handwritten" or any(
        0 < other.middle - line.middle <= _ROLE_BELOW * max(line.height, other.height)
        and min(other.right, line.right) > max(other.left, line.left)
        and len(other.bare) <= _ROLE_SIZE_MAX
        and _ROLE.search(other.text)
        for other in lines[place + 1 : place + 6]
    )


def alone(lines: tuple[TextLine, ...], known: frozenset[str] = frozenset(), *, signers: bool = True) -> Iterator[Found]:
    """The line that is most like a name, where nothing says whose the paper is: of the upper page, the tallest.

    Args:
        lines: of the paper.
        known: what is known to be an organisation's name, in compact form.
        signers: as in :func:`people`.
    """
    usual = sorted(line.height for line in lines)[len(lines) // 2] if lines else 1.0
    best: Found | None = None
    for place, line in enumerate(lines):
        text = tidy(line.text)
        name = values.holder(text, strict=True)
        if name is None or line.middle > _ALONE_ABOVE * line.page_height or is_label(line) or is_heading(text):
            continue
        if line.bare in known:
            continue
        whole = (
            bool(name.startswith((*SURNAMES, *RARE_SURNAMES)) or "·" in name or _IN_TWO.match(text))
            if has_han(name)
            else " " in name or _caseless(name)
        )
        following = below(lines, place) if whole or has_han(name) else None
        # On cards the job stands under the name, whatever the surname.
        whole = whole or (following is not None and JOB_END.search(tidy(following.text)) is not None)
        if not whole or organisation(text) is not None or JOB_END.search(text):
            continue
        if following is not None and is_part(following.text):  # the first half of a letterhead
            continue
        weight = _ALONE_WEIGHT + 0.1 * min(1.0, line.height / (2 * usual))
        trust = _SIGNED_TRUST if signers and _signs(lines, place) else 1.0
        found = Found(FieldName.HOLDER, line.text, name, line, weight * trust)
        if best is None or found.weight > best.weight + 0.01:
            best = found
    if best is not None:
        yield best


def best_read(found: Found, lines: tuple[TextLine, ...]) -> Found:
    """A Chinese name as it is best read: of the readings on the page, and of the reader's second choice for a character.

    A booklet names its holder beside the label and below the portrait. Where the two readings differ in a character, or
    where the first is no surname, the one with a surname counts, of two such the surer.
    """
    if not has_han(found.value) or "·" in found.value:
        return found
    second = _second_choice(found)
    readings = [found, *(replace(found, value=name, line=line) for name, line in _named_again(found, lines))]
    best = max(readings, key=lambda each: (has_surname(each.value), each.line.confidence))
    if second is not None and not has_surname(best.value):
        return replace(found, value=second, weight=found.weight * _SECOND_CHOICE_TRUST)
    return best


def _second_choice(found: Found) -> str | None:
    """The name with the reader's second choice, where that makes a surname of its beginning."""
    line = found.line
    at = line.text.find(found.value)
    if at < 0 or len(line.alternative) != len(line.text):
        return None
    name = line.alternative[at : at + len(found.value)]
    return name if name[1:] == found.value[1:] and has_surname(name) else None


def _named_again(found: Found, lines: tuple[TextLine, ...]) -> Iterator[tuple[str, TextLine]]:
    """The same name on a line of its own, one character read otherwise."""
    for line in lines:
        if line is found.line or len(line.bare) != len(found.value):
            continue
        name = values.holder(tidy(line.text), strict=True)
        if name is not None and len(name) > 1 and sum(a != b for a, b in zip(name, found.value, strict=False)) == 1:
            yield name, line


def has_surname(name: str) -> bool:
    """Whether a Chinese name begins with one of the surnames that are known here."""
    return name.startswith((*SURNAMES, *RARE_SURNAMES))
