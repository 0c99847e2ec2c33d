"""Who issued it: a type's issuer, a seal, "organised by …", an organisation's line, a mark at the head, an address.

Papers have several (a platform and a university, a host and an organiser), so the three surest are given.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from rapidfuzz import fuzz

from catalogue import CredentialType
from services.classify.addresses import names_in
from services.classify.flow import below, with_the_next
from services.classify.found import MARK_WEIGHT, NEIGHBOUR_WEIGHT, PLACE_WEIGHT, SENTENCE_WEIGHT, Found
from services.classify.labelled import is_label, tidy
from services.classify.organisations import begun, is_part, is_sure, organisation, within
from services.classify.text import TextLine, compact, has_han
from services.classify.titles import is_heading
from shared.events import FieldName

ISSUERS_MAX = 3
_KNOWN_WEIGHT = 0.9
_ALIKE_PERCENT_MIN, _ALIKE_SIZE_MIN = 85.0, 6
_ELSEWHERE_WEIGHT = 0.72  # an issuer of other types
_ADDRESS_WEIGHT = 0.5
_HEAD = 0.32  # of the page's height
_BY = re.compile(
    r"(?:(?i:organi[sz]ed|conducted|offered|provided|hosted|issued|sponsored|awarded|delivered|administered|powered|arranged|held|run|initiated|created|"
    r"presented|granted|conferred|certified|recogni[sz]ed|taught|facilitated|managed|supported|brought to you)(?i: jointly| virtually| online| and [a-z]+ed)? (?i:by)"
    r"|(?i:in (?:association|collaboration|partnership|cooperation|co-operation) with|on behalf of|an? (?:initiative|unit|division|event|programme?|course) (?:of|by)|under the aegis of)"
    r"|(?i:(?:contest|course|event|workshop|programme?|webinar|hackathon|internship|training|session|competition|challenge|bootcamp)s?) by"
    r"|(?i:otorgad[oa]|certificad[oa]|organizad[oa]|impartid[oa]|emitid[oa]|expedid[oa]|avalad[oa]|ofrecid[oa]|dictad[oa]|oferecid[oa]|promovid[oa]|realizad[oa]|ministrad[oa]|concedid[oa]) (?:por|pela|pelo)(?: la| el| los| las)?"
    r"|(?i:délivrée?|organisée?|dispensée?|décernée?|émise?|proposée?) par(?: la| le| les| l['’])?"
    r"|(?i:rilasciat[oa]|organizzat[oa]|erogat[oa]|tenut[oa]|conferit[oa]|promoss[oa]) (?:da|dal|dalla|dall['’]|presso)"
    r"|(?i:ausgestellt|veranstaltet|durchgeführt|verliehen|angeboten) (?:von|durch)(?: der| dem)?"
    r"|(?i:diselenggarakan|diterbitkan|dikeluarkan|diadakan|dilaksanakan|diberikan) oleh"
    r"|(?i:cấp bởi|tổ chức bởi|do))"
    r":?\s+(?:the )?"
)
# "X certifies that": the sentence's subject is the issuer.
_SAYS = re.compile(
    r"^(?:(?i:the|la|el|o|a|le|il|die|der|das|l['’]) ?)?(.{2,80}?),? "
    r"(?:(?i:hereby|proudly|gratefully|is proud to|is pleased to|has the honou?r to|por la presente|hiermit|dengan ini) )?"
    r"(?i:certif(?:y|ies)|presents?|awards|confirms?|confers?|grants?|attests?|recogni[sz]es|congratulates|acknowledges|commends|bestows|has conferred|has awarded|declares|"
    r"certifica|otorga|confiere|hace constar|acredita|reconoce|concede|atesta|confere|outorga|atribui|declara|atteste|décerne|certifie|confère|attesta|conferisce|rilascia|"
    r"bescheinigt|verleiht|bestätigt|menyatakan|menerangkan|memberikan|chứng nhận|xác nhận)\b"
)
# Without one of these words in a line there is no such sentence: most lines are passed over.
_BY_WORDS = frozenset(
    [
        "by", "by:", "with", "with:", "behalf", "of", "under", "por", "por:", "pela", "pelo", "par", "par:", "da", "dal", "dalla", "presso", "von",
        "durch", "oleh", "bởi", "do", "tenuto",
    ]
) | {"dall'"}  # fmt: skip
_SAYS_WORDS = frozenset(
    [
        "certify", "certifies", "present", "presents", "awards", "confirm", "confirms", "confer", "confers", "grant", "grants", "attest", "attests",
        "recognizes", "recognises", "congratulates", "acknowledges", "commends", "bestows", "has", "declares", "certifica", "otorga", "confiere",
        "hace", "acredita", "reconoce", "concede", "atesta", "confere", "outorga", "atribui", "declara", "atteste", "décerne", "certifie", "confère",
        "attesta", "conferisce", "rilascia", "bescheinigt", "verleiht", "bestätigt", "menyatakan", "menerangkan", "memberikan", "chứng", "xác",
    ]
)  # fmt: skip
_SEAL_SIZE_MIN = 3
_HOSTED_MAX = 4  # sentences of one line
# Under a signature: "Co-Founder, Lanternworks", "CEO - Brightwater".
_SIGNED = re.compile(
    r"(?:\b(?:Founder|CEO|CTO|COO|Director|President|Chancellor|Principal|Chairman|Chairperson|Dean|Head|Manager|Coordinator|Secretary|Registrar|Rector|Rectora|Directora?|Presidente|"
    r"Chief [A-Z]\w+ Officer|Instructor|Trainer|HOD|Co-?Founder)\b[^,\-–|@:]{0,30})(?:(\s*[,\-–|@]\s*)|\s+(?:of|at|de|da|der)\s+)(?:the )?([A-ZÀ-Þ].{1,60})$",
)
_HAN_HOSTED = re.compile(r"(?:由|,|，|^)([^，,。;；由]{3,40}?)(?:联合)?(?:主办|承办|举办|颁发|组织的|授予|开展的|认定)")
_HAN_LIST = re.compile(r"[、,，;；]| 和 ")
_ASIDE = re.compile(
    r"登录|查询|验证|网址|扫码|二维码|https?:|www\.|@|\bverify\b|地址|电话|\baddress\b|accredited|affiliated|recogni[sz]ed by|approved by",
    re.IGNORECASE,
)
# After the holder's name: where he studies or works, not who issued the paper.
_OF_THE_HOLDER = re.compile(
    r"^(?:of|from|student of|studying at|pursuing|a student|representing|class of|de la|d/o|s/o)\b", re.IGNORECASE
)
_MARK_WORDS_MAX = 5
_MARK_SIZE = range(3, 41)
_MARK_NOT = re.compile(
    r"\b(?:this|that|to|has|have|presented|certify|certifies|awarded|for|is|are|was|the|by|on|with|from|in|at|date|no|id|verify|name|mr|ms|dear|page|level|welcome|hours?|"
    r"course|curso|we|you|your|una?|por|para|que|el|los|die|und|yang|telah|kepada|vom)\b|[:：?!]|\d{2,}",
    re.IGNORECASE,
)


def issuers(
    lines: tuple[TextLine, ...],
    kind: CredentialType | None,
    known: Iterable[tuple[str, TextLine | None]],
    others: Iterable[Found],
) -> Iterator[Found]:
    """Every sign of an issuer.

    Args:
        lines: of the paper.
        kind: its type, where known. Of a type whose issuers are listed no mark or address makes another, unless beside
            one of them: it would only speak against the paper.
        known: issuers of any type that the page names, each with its line.
        others: what was found of other fields: a holder's name or employer at the head is no issuer.
    """
    taken = tuple(others)
    theirs = {compact(each.value) for each in taken if each.name not in {FieldName.ISSUER, FieldName.EMPLOYER}}
    beside = {id(each.line) for each in taken if each.name is not FieldName.ISSUER and each.weight > PLACE_WEIGHT}
    of_type = tuple(_of_type(lines, kind))
    yield from of_type
    for name, line in known:
        if line is not None:
            alone = organisation(tidy(line.text)) is not None or len(compact(name)) >= 0.6 * len(line.bare)
            yield _whole(name, line, _ELSEWHERE_WEIGHT if alone else _ELSEWHERE_WEIGHT - 0.15)
    for place, line in enumerate(lines):
        if line.source == "seal":
            yield from _sealed(line)
        elif not _ASIDE.search(line.text):
            yield from (each for each in _said(lines, place) if compact(each.value) not in theirs)
            yield from (each for each in _standing(lines, place, beside) if compact(each.value) not in theirs)
    if kind is None or not kind.issuers or of_type:
        yield from (each for each in _marks(lines) if compact(each.value) not in theirs and id(each.line) not in beside)
        for line in lines:
            for name in names_in(line.text):
                yield Found(FieldName.ISSUER, line.text, _as_printed(name, lines), line, _ADDRESS_WEIGHT)


def surest(found: Iterable[Found]) -> Iterator[Found]:
    """The surest few, none of them part of another's name."""
    names: list[str] = []
    for each in sorted(found, key=lambda one: (-one.confidence, one.line.page, one.line.top)):
        name = compact(each.value)
        if name and not any(name in other or other in name for other in names):
            names.append(name)
            yield each
        if len(names) == ISSUERS_MAX:
            return


def listed(text: str) -> Iterator[str]:
    """The organisations of a list: 主办单位：甲大学、乙协会."""
    parts = [part.strip() for part in _HAN_LIST.split(text) if part.strip()] if has_han(text) else [text.strip()]
    yield from (part for part in parts if len(compact(part)) > 1)


def _of_type(lines: tuple[TextLine, ...], kind: CredentialType | None) -> Iterator[Found]:
    """The type's own issuers, a longer name before a shorter one in it; surest where it stands alone."""
    names = sorted(((each, compact(each)) for each in (kind.issuers if kind else ())), key=lambda pair: -len(pair[1]))
    for line in lines:
        match = next(((name, bare) for name, bare in names if bare and bare in line.bare), None)
        if match is not None:
            name, bare = match
            alone = bare == line.bare
            whole = organisation(tidy(line.text)) is not None
            yield _whole(name, line, _KNOWN_WEIGHT if alone else SENTENCE_WEIGHT + 0.04 * whole)
            continue
        for name, bare in names:  # a letter of it misread, under the seal
            if len(bare) >= _ALIKE_SIZE_MIN and abs(len(bare) - len(line.bare)) <= 1:
                alike = fuzz.ratio(bare, line.bare)
                if alike >= _ALIKE_PERCENT_MIN:
                    yield Found(FieldName.ISSUER, line.text, name, line, _KNOWN_WEIGHT * alike / 100)
                    break


def _whole(name: str, line: TextLine, weight: float) -> Found:
    """A known issuer, or the whole name of which its own is part: 共青团…委员会, a department."""
    return Found(FieldName.ISSUER, line.text, organisation(tidy(line.text)) or name, line, weight)


def _sealed(line: TextLine) -> Iterator[Found]:
    """The words round a seal."""
    text = tidy(line.text)
    name = organisation(text) or next(within(text), None)
    if name is not None:
        yield Found(FieldName.ISSUER, line.text, name, line, SENTENCE_WEIGHT)
    elif len(line.bare) > _SEAL_SIZE_MIN and not any(map(str.isdigit, line.bare)):
        yield Found(FieldName.ISSUER, line.text, text, line, MARK_WEIGHT)


def _said(lines: tuple[TextLine, ...], place: int) -> Iterator[Found]:
    """Sentences that say who did it."""
    line = lines[place]
    if has_han(line.text):
        yield from _hosted(line)
        return
    words = frozenset(line.text.lower().split())
    for match in _BY.finditer(f"{line.text} ") if words & _BY_WORDS else ():
        name = begun(with_the_next(lines, place)[match.end() :])
        if name is not None and not is_part(name):
            weight = SENTENCE_WEIGHT if organisation(name) else NEIGHBOUR_WEIGHT - 0.2
            yield Found(FieldName.ISSUER, line.text, name, line, weight)
    says = _SAYS.match(line.text) if words & _SAYS_WORDS else None
    if says is not None:
        name = begun(says[1])
        whole = name is not None and name == says[1].strip(" ,") and not _MARK_NOT.search(name)
        if name is not None and whole and not is_heading(name):
            yield Found(FieldName.ISSUER, line.text, name, line, NEIGHBOUR_WEIGHT)
    yield from _signed(line)


def _hosted(line: TextLine) -> Iterator[Found]:
    """由甲主办、乙承办."""
    for match in islice(_HAN_HOSTED.finditer(tidy(line.text).replace(" ", "")), _HOSTED_MAX):
        for part in listed(match[1]):
            name = organisation(part)
            if name is not None:
                yield Found(FieldName.ISSUER, line.text, name, line, SENTENCE_WEIGHT)


def _signed(line: TextLine) -> Iterator[Found]:
    """Whom a signature is given for. After a comma any name; after "of" an organisation's: a director's of what else?"""
    signed = _SIGNED.search(line.text)
    name = begun(signed[2]) if signed is not None else None
    if signed is not None and name is not None:
        sure = organisation(name) is not None
        if sure or signed[1]:
            yield Found(FieldName.ISSUER, line.text, name, line, PLACE_WEIGHT + (0.05 if sure else -0.05))


def _standing(lines: tuple[TextLine, ...], place: int, beside: set[int]) -> Iterator[Found]:
    """An organisation on a line of its own, or named in a sentence: seals and signatures stand low, letterheads high."""
    line = lines[place]
    if id(line) in beside or is_label(line):
        return
    text = tidy(line.text)
    name = organisation(text)
    weight = PLACE_WEIGHT if line.middle > 0.5 * line.page_height else PLACE_WEIGHT - 0.1
    if name is None:
        for each in within(text):
            yield Found(FieldName.ISSUER, line.text, each, line, MARK_WEIGHT - 0.05 * bool(_OF_THE_HOLDER.match(text)))
        if not has_han(text) and (other := below(lines, place)) is not None and is_part(other.text):
            joined = f"{text} {other.text}"
            if organisation(joined) is not None and not is_part(joined):
                yield Found(FieldName.ISSUER, joined, joined, line, weight)
        return
    if _OF_THE_HOLDER.match(name):
        weight = MARK_WEIGHT - 0.1
    elif not is_sure(name):
        weight -= 0.15
    if not is_part(name):
        yield Found(FieldName.ISSUER, line.text, name, line, weight)


def _marks(lines: tuple[TextLine, ...]) -> Iterator[Found]:
    """What looks like a mark: a few words at the head that are neither heading nor sentence. Surer where named again."""
    if sum(has_han(line.text) for line in lines) * 2 > len(lines):
        return  # on a Chinese paper they are its title in English
    head = [
        place
        for place, line in enumerate(lines)
        if line.middle < _HEAD * line.page_height and line.page == lines[0].page
    ]
    for place in head:
        line = lines[place]
        if not _is_mark(line):
            continue
        again = any(line.bare in other.bare for other in lines if other is not line and other.page == line.page)
        yield Found(FieldName.ISSUER, line.text, _unmarked(line.text), line, MARK_WEIGHT + 0.1 * again)
        other = below(lines, place)
        if other is not None and _is_mark(other):
            joined = f"{_unmarked(line.text)} {_unmarked(other.text)}"
            yield Found(FieldName.ISSUER, joined, joined, line, MARK_WEIGHT + 0.02)


def _is_mark(line: TextLine) -> bool:
    text = line.text
    starts = text[:1].isupper() or not text[:1].isalpha() or len(text.split()) == 1
    return (
        not has_han(text)
        and starts
        and len(line.bare) in _MARK_SIZE
        and len(text.split()) <= _MARK_WORDS_MAX
        and not _MARK_NOT.search(text)
        and not is_heading(text)
        and not is_label(line)
    )


def _unmarked(text: str) -> str:
    return text.strip(" <>|·•®™©*-–—_()[]{}'\"“”")


def _as_printed(name: str, lines: tuple[TextLine, ...]) -> str:
    """An address's name as the page writes it elsewhere."""
    return next((_unmarked(line.text) for line in lines if line.bare == name), name)
