"""Takes the fields from the lines: beside labels, in sentences, by the type's own form of number, by place on the page."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz, process

from catalogue import CredentialType
from services.classify import numbers, values
from services.classify.dates import find_dates, to_iso
from services.classify.flow import with_the_next
from services.classify.found import NEIGHBOUR_WEIGHT, PLACE_WEIGHT, SENTENCE_WEIGHT, Found
from services.classify.issuers import issuers, listed, surest
from services.classify.labelled import Labelled, is_label, is_label_text, labelled, others, tidy
from services.classify.labels import (
    EMPLOYER_SENTENCES,
    JOB_END,
    LEVEL_WORDS,
    POSITION_SENTENCES,
    SUBJECT_ABOVE,
    SUBJECT_SENTENCES,
)
from services.classify.organisations import organisation
from services.classify.people import alone, best_read, has_surname, people
from services.classify.surroundings import leading_name
from services.classify.text import TextLine, compact, has_han, words
from shared.events import ExtractedField, Family, FieldName

FIELDS_MAX = 64
HOLDERS_MAX = 24
_VALUE_MAX = 200
_JOB_SIZE_MAX = 24
# A course platform's own words stand where the course's name is looked for.
_NOT_BESIDE = re.compile(
    r"^certificate|provider|^coursera$|^edx$|^udemy$|entitled$|^(?:the )?(?:online )?course$", re.IGNORECASE
)
_NOT_A_SUBJECT = re.compile(rf"certificate|证书|{_NOT_BESIDE.pattern}", re.IGNORECASE)
_NOT_A_VALUE = re.compile(r"证书|证明|[证表单]$")
_DONE = frozenset({"完成", "完成了", "学完", "修完", "参加", "参加了", "通过"})
_LEVEL_ALIKE_PERCENT_MIN = 75.0
_SHORT_NAME, _DOUBTFUL = 2, 0.5
_READ_SURELY = 0.9
_TELLING_LABEL, _SHORT_VALUE, _ROWS_MIN = 4, 12, 3
_DATES = (FieldName.ISSUED_ON, FieldName.VALID_UNTIL, FieldName.VALID_FROM, FieldName.BIRTH_DATE)
_PERIOD_AFTER = re.compile(
    r"\s*(?:起|至|到|-|—|–|~|to |hasta |a |au |al |bis |sampai |hingga |đến |по |부터|から|حتى|إلى)"
)
_PERIOD_BEFORE = re.compile(
    r"(?:自|从|至|到|(?<!\w)(?:from|since|desde(?: el)?|de|a partir d[eo]l?|du|depuis(?: le)?|dal|vom|seit(?: dem)?|dari|sejak|mulai tanggal|từ|kể từ|с|منذ|من))\s*$",
    re.IGNORECASE,
)
_BORN_AFTER = re.compile(r"\s*(?:生|出生)")
_BORN = re.compile(
    r"出生|生年月日|생년월일|\b(?:born|birth|nacid[oa]|nacimiento|nascid[oa]|nascimento|née?|naissance|nat[oa] (?:a|il)|nascita|geboren|geburt\w*|lahir|doğum\w*|sinh ngày|ngày sinh)\b|рожд|الميلاد",
    re.IGNORECASE,
)
_VALID = re.compile(
    r"有效期|有效至|有効期|长期|유효기간|만료|v[aá]lid|expir|\b(?:vigen\w+|vencimiento|vence|caduca|validade|vencimento|jusqu|échéance|scad\w+|gültig\w*|ablauf\w*|berlaku|geçerli\w*|hết hạn|hiệu lực)|действ\w+ (?:до|по)|срок действия|الانتهاء|سارية|صالحة|ينتهي|تنتهي",
    re.IGNORECASE,
)
# Words after which a Chinese sentence goes on over the end of its line.
_RUNS_ON = re.compile(r"现任|担任|任职|[，,]任|在|完成|参加|《|于")
_WORDS = (FieldName.HOLDER, FieldName.ISSUER, FieldName.SUBJECT, FieldName.EMPLOYER, FieldName.POSITION)
_WORKING = (Family.EMPLOYMENT_PROOF, Family.DIGITAL_BUSINESS_CARD, Family.PROFESSIONAL_QUALIFICATION)


def extract(
    lines: tuple[TextLine, ...],
    family: Family,
    kind: CredentialType | None,
    known: tuple[tuple[str, TextLine | None], ...] = (),
    codes: tuple[TextLine, ...] = (),
) -> tuple[ExtractedField, ...]:
    """The fields, one of each name, the surest; of a credential of several people, each holder.

    Args:
        lines: as :func:`services.classify.text.lines_of` orders them.
        family: what the credential is; employer and position are only looked for where they belong.
        kind: its type, where known: its number's form, its issuers and its levels help.
        known: issuers of any type that the page names, each with its line where one holds it whole.
        codes: its barcodes and QR codes, as lines.
    """
    printed = tuple(line for line in lines if line.source != "seal")
    if family is Family.NOT_A_CREDENTIAL and kind is None:  # whose advertisement or badge it is, and nothing of anybody
        sure = (each for each in issuers(lines, None, known, ()) if each.weight >= PLACE_WEIGHT)
        return tuple(map(_field, surest(sure)))
    beside = tuple(labelled(printed))
    found = list(_beside_labels(beside))
    found.extend(numbers.of_form(printed, kind, (id(each.line) for each in beside if each.name is FieldName.NUMBER)))
    found.extend(numbers.within(printed))
    coded = tuple(numbers.in_codes(codes))
    found = [*numbers.as_coded(numbers.as_repeated(found), coded, kind), *coded]
    if not any(each.name is FieldName.NUMBER for each in found):
        found.extend(numbers.alone(printed, map(id, others(printed))))
    organisations = frozenset(compact(each) for each in (*(name for name, _ in known), *_names(kind)))
    signers = family is not Family.DIGITAL_BUSINESS_CARD
    found.extend(each for each in people(printed, signers=signers) if compact(each.value) not in organisations)
    if not any(each.name is FieldName.HOLDER for each in found):
        found.extend(alone(printed, organisations, signers=signers))
    found.extend(_dates(printed))
    found.extend(_levels(printed, kind))
    found.extend(_in_sentences(printed, family))
    found.extend(_named_by_type(printed, kind))
    found.extend(issuers(lines, kind, known, tuple(found)))
    return tuple(_surest(found, family, kind, printed))


def _names(kind: CredentialType | None) -> tuple[str, ...]:
    return (*kind.names, *kind.issuers) if kind is not None else ()


def _surest(
    found: Iterable[Found], family: Family, kind: CredentialType | None, lines: tuple[TextLine, ...]
) -> Iterator[ExtractedField]:
    ordered = sorted(found, key=lambda each: (-each.confidence, each.line.page, each.line.top))
    allowed = [each for each in ordered if family in _WORKING or each.name is not FieldName.POSITION]
    for name in FieldName:
        of_name = [each for each in allowed if each.name is name]
        if name is FieldName.HOLDER:
            yield from _holders(of_name, lines)
        elif name is FieldName.ISSUER:
            yield from map(_field, surest(of_name))
        elif name is FieldName.LEVEL and of_name:
            yield _field(_of_the_type(of_name[0], kind))
        elif of_name:
            yield _field(_most_exact(of_name) if name in _DATES else of_name[0])


def _of_the_type(found: Found, kind: CredentialType | None) -> Found:
    """A level as the type's list writes it, where a character of it was folded, lost or misread."""
    levels = kind.levels if kind is not None else ()
    if not levels or found.value in levels:
        return found
    value = process.extractOne(_as_written(found), levels, scorer=fuzz.ratio, score_cutoff=_LEVEL_ALIKE_PERCENT_MIN)
    return replace(found, value=value[0]) if value is not None else found


def _most_exact(found: list[Found]) -> Found:
    """The surest date, or one that says the day where the surest says only the month."""
    return max((each for each in found if each.value.startswith(found[0].value)), key=lambda each: len(each.value))


def _holders(found: list[Found], lines: tuple[TextLine, ...]) -> Iterator[ExtractedField]:
    """All names of the surest kind of place: those of a list are equally sure. A single one in its best reading."""
    surest = {each.value: each for each in reversed(found[:HOLDERS_MAX]) if each.weight >= found[0].weight - 1e-9}
    if len(surest) == 1:
        yield _field(best_read(found[0], lines))
        return
    yield from map(_field, reversed(surest.values()))


def _field(found: Found) -> ExtractedField:
    value = _as_written(found) if found.name in _WORDS else found.value
    return ExtractedField(
        name=found.name,
        text=found.text[:_VALUE_MAX],
        value=value[:_VALUE_MAX],
        page=found.line.page,
        box=found.line.box,
        confidence=found.confidence,
        handwritten=found.line.source == "handwritten",
    )


def _as_written(found: Found) -> str:
    """The value with its traditional characters: 麴 and 曲 are two surnames that fold to one.

    A name that is read unsurely comes folded: there a traditional character is the reader's guess more often than the name's.
    """
    folded, written = found.line.text, found.line.written
    at = folded.find(found.value)
    if found.name is FieldName.HOLDER and found.line.confidence < _READ_SURELY:
        return found.value
    if at < 0 or folded == written or len(folded) != len(written):
        return found.value
    return written[at : at + len(found.value)]


def _beside_labels(beside: Sequence[Labelled]) -> Iterator[Found]:
    # Several labels that values follow at once: so this form was read, label and value as one line each.
    rows = len({each.name for each in beside if each.joined}) >= _ROWS_MIN
    for each in beside:
        if each.name is FieldName.HOLDER:
            for name in _holders_beside(each.text):
                # 组中, 中医 and what else a poor photo leaves there: a name of two characters begins with a surname.
                doubtful = len(name) == _SHORT_NAME and has_han(name) and not has_surname(name)
                if has_surname(name) or not is_label_text(name):
                    yield Found(each.name, each.text, name, each.line, each.weight * (_DOUBTFUL if doubtful else 1.0))
            continue
        if each.name is FieldName.ISSUER:
            for place, part in enumerate(listed(each.text)):
                issuer = organisation(part) or (values.phrase(part) if not each.joined else None)
                if issuer is not None:
                    yield Found(each.name, each.text, issuer, each.line, each.weight - 0.01 * place)
            continue
        value = _value(each, rows=rows)
        if value is not None:
            yield Found(each.name, each.text, value, each.line, each.weight)


def _holders_beside(text: str) -> list[str]:
    """Who stands beside a label; the next column's label and value may stand behind."""
    names = values.holders(text)
    if has_han(text) or (names and ":" not in text and " " in text):
        first = leading_name(text) if not has_han(text) and len(names) == 1 else ""
        return [first] if first and names[0].startswith(first) else names
    name = values.holder(leading_name(text) if " " in text else text)
    return [name] if name is not None else []


def _value(each: Labelled, *, rows: bool) -> str | None:
    """The normal form of what stands beside a label. Without a colon between, only what can't be anything else.

    Args:
        rows: whether the page is a form whose rows were read as one line each; then short labels have values, too.
    """
    if each.name in _DATES:
        return to_iso(each.text)
    if each.name is FieldName.NUMBER:
        return values.number(each.text)
    if each.name is FieldName.EMPLOYER:
        return organisation(each.text) if each.joined else values.phrase(each.text)
    if each.joined and not _follows(each, rows=rows):
        return None
    value = values.phrase(each.text)
    return None if value is not None and each.name is FieldName.SUBJECT and _NOT_BESIDE.search(value) else value


def _follows(each: Labelled, *, rows: bool) -> bool:
    """Whether what follows a label at once is its value: 职业名称模具工, but not 专业技术人员."""
    if not has_han(each.text):
        return False
    if " " in each.line.text:
        return True
    telling = len(each.joined) >= _TELLING_LABEL or (rows and len(each.text) <= _SHORT_VALUE)
    return telling and each.name is not FieldName.LEVEL and not _NOT_A_VALUE.search(each.text)


def _dates(lines: tuple[TextLine, ...]) -> Iterator[Found]:
    """Dates in running text: a birth, a period of validity, and the last one on the page as the day of issue."""
    last: Found | None = None
    for place, line in enumerate(lines):
        text = tidy(line.text)
        dates = find_dates(text)
        if not dates:
            continue
        before = tidy(lines[place - 1].text) if place else ""
        context = f"{before[-12:]} {text}"
        if _BORN.search(text) or _BORN_AFTER.match(text[dates[0].end :]):
            yield Found(FieldName.BIRTH_DATE, dates[0].text, dates[0].value, line, SENTENCE_WEIGHT)
            dates = dates[1:]
        elif _VALID.search(context):
            yield Found(FieldName.VALID_UNTIL, dates[-1].text, dates[-1].value, line, SENTENCE_WEIGHT)
            if len(dates) > 1:
                yield Found(FieldName.VALID_FROM, dates[0].text, dates[0].value, line, SENTENCE_WEIGHT)
            dates = []
        dates = [found for found in dates if not _of_a_period(text, found.start, found.end)]
        if dates:
            whole = len(dates[-1].text) >= 0.5 * len(text)
            last = Found(FieldName.ISSUED_ON, dates[-1].text, dates[-1].value, line, PLACE_WEIGHT + 0.15 * whole)
            yield Found(FieldName.ISSUED_ON, last.text, last.value, line, PLACE_WEIGHT - 0.2 + 0.1 * whole)
    if last is not None:
        yield last


def _of_a_period(text: str, start: int, end: int) -> bool:
    """Whether a date begins or ends a stretch of time: 自2022年9月1日起."""
    return bool(_PERIOD_AFTER.match(text[end:])) or bool(_PERIOD_BEFORE.search(text[:start]))


def _levels(lines: tuple[TextLine, ...], kind: CredentialType | None) -> Iterator[Found]:
    """A level of the type, the longest first; else a word that is a level anywhere."""
    of_type = kind.levels if kind is not None else ()
    levels = sorted(((each, compact(each)) for each in of_type if len(each) > 1), key=lambda level: -len(level[0]))
    for line in lines:
        text = tidy(line.text)
        bare = line.bare if line.text == line.written else f"{line.bare} {compact(line.written)}"
        level = next((each for each, plain in levels if plain in bare), None)
        if level is not None:
            alone = len(compact(level)) >= 0.5 * len(line.bare)
            yield Found(FieldName.LEVEL, text, level, line, SENTENCE_WEIGHT + 0.05 * alone)
            continue
        match = LEVEL_WORDS.search(text)
        if match is not None:
            yield Found(FieldName.LEVEL, text, match[0], line, SENTENCE_WEIGHT - 0.05)


def _in_sentences(lines: tuple[TextLine, ...], family: Family) -> Iterator[Found]:
    for place, line in enumerate(lines):
        text = tidy(line.text)
        running = tidy(with_the_next(lines, place)) if _RUNS_ON.search(text) else text
        yield from _matched(SUBJECT_SENTENCES, FieldName.SUBJECT, running, line)
        above = words(lines[place - 1].text).strip() if place else ""
        han_above = lines[place - 1].bare if place else ""
        if (above.endswith(SUBJECT_ABOVE) or han_above in _DONE) and not is_label(line):
            subject = values.phrase(text)
            if subject is not None and not _NOT_A_SUBJECT.search(subject):
                yield Found(FieldName.SUBJECT, line.text, subject, line, NEIGHBOUR_WEIGHT)
        if family in _WORKING:
            if len(line.bare) <= _JOB_SIZE_MAX and JOB_END.search(text) and not is_label(line):
                yield Found(FieldName.POSITION, line.text, text, line, PLACE_WEIGHT)
            yield from _matched(POSITION_SENTENCES, FieldName.POSITION, running, line)
            yield from _matched(EMPLOYER_SENTENCES, FieldName.EMPLOYER, running, line)
            company = organisation(text)
            if company is not None and family is not Family.PROFESSIONAL_QUALIFICATION:
                yield Found(FieldName.EMPLOYER, line.text, company, line, PLACE_WEIGHT)


def _named_by_type(lines: tuple[TextLine, ...], kind: CredentialType | None) -> Iterator[Found]:
    """What is certified, where it is what the type is called: "Professional Scrum Master"."""
    names = frozenset(map(compact, kind.names if kind is not None else ()))
    for line in lines:
        if line.bare in names:
            yield Found(FieldName.SUBJECT, line.text, tidy(line.text), line, PLACE_WEIGHT - 0.2)


def _matched(patterns: Iterable[re.Pattern[str]], name: FieldName, text: str, line: TextLine) -> Iterator[Found]:
    for pattern in patterns:
        match = pattern.search(text)
        here = match is not None and match.start() < len(line.text)  # the line below has its own turn
        value = values.phrase(match[1]) if match is not None and here else None
        if value is not None and not (name is FieldName.SUBJECT and _NOT_A_SUBJECT.search(value)):
            yield Found(name, text, value, line, SENTENCE_WEIGHT)
            return
