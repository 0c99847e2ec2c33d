"""Finds a holder's name by what stands before and after it, in any of the languages that :mod:`.sentences` knows."""

from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

from services.classify.labels import LABELS
from services.classify.labels_abroad import LABELS_ABROAD
from services.classify.sentences import HOLDER_AFTER, HOLDER_BEFORE, WEAK_AFTER, WEAK_BEFORE
from services.classify.text import has_han
from services.classify.values import NAME_PARTICLES, is_name_word
from shared.events import FieldName

_LINE_MAX = 400
_NAME_WORDS_MAX = 7
_BEFORE = tuple(sorted({phrase for phrases in HOLDER_BEFORE.values() for phrase in phrases}))
_AFTER = frozenset(phrase.strip() for phrases in HOLDER_AFTER.values() for phrase in phrases)
_BEFORE_FINDER = AhoCorasick(list(_BEFORE), matchkind=MatchKind.Standard)
_ENDINGS = frozenset(_BEFORE)
_ONE_LETTER = frozenset({"a", "à"})
_SEPARATORS = frozenset("|–—·-,،(;")
_LABEL_WORDS = frozenset(
    label.rstrip(".")
    for labels in (LABELS, LABELS_ABROAD)
    for name in (FieldName.NUMBER, FieldName.SUBJECT, FieldName.LEVEL, FieldName.BIRTH_DATE, FieldName.POSITION)
    for label in labels[name]
    if " " not in label and len(label) > 1 and not has_han(label)
) | {
    "documento", "document", "dni", "turma", "grado", "grupo", "sinete", "identificación", "identificação", "rekomendasi", "roll", "reg",
    "должность", "klasse", "class", "classe",
}  # fmt: skip
_PHRASE_WORDS_MAX = 1 + max(phrase.count(" ") for phrase in (*_BEFORE, *_AFTER))
_BETWEEN = " \t:：,，;!.\"'“”«»_/-–·"
_AFTER_A_WORD = ',.;:!?)"”»|،'
_FIRST_OF_AFTER = frozenset(phrase.split()[0] for phrase in _AFTER)
# A name ends before these, in capitals too.
_ENDS = _FIRST_OF_AFTER | {
    "in", "on", "at", "by", "the", "and", "that", "this", "para", "que", "em", "en", "bei", "im", "pada", "di", "who", "sr", "as",
}  # fmt: skip


def lowered(text: str) -> str:
    """Lower case, character for character: so that a place in one is a place in the other."""
    small = text[:_LINE_MAX].lower()
    return small if len(small) == len(text[:_LINE_MAX]) else text[:_LINE_MAX].replace("İ", "I").lower()


def ends_before_a_name(small: str) -> bool | None:
    """Whether a line's last words are those that a holder's name follows on the next line; None where weakly so."""
    words = small.rstrip(_BETWEEN).split()
    ends = [" ".join(words[-count:]) for count in range(1, min(_PHRASE_WORDS_MAX, len(words)) + 1)]
    found = [phrase for phrase in ends if phrase in _ENDINGS]
    if not found:
        return False
    return True if set(found) - WEAK_BEFORE else None


def begins_after_a_name(small: str) -> bool | None:
    """Whether words begin as what follows a holder's name, in the line or on the line below; None where weakly so."""
    words = small.lstrip(_BETWEEN).split(maxsplit=_PHRASE_WORDS_MAX)[:_PHRASE_WORDS_MAX]
    starts = [" ".join(words[:count]).rstrip(_BETWEEN) for count in range(1, len(words) + 1)]
    found = [phrase for phrase in starts if phrase in _AFTER]
    if not found:
        return False
    return True if set(found) - WEAK_AFTER else None


def names_within(text: str, small: str) -> Iterator[tuple[str, bool]]:
    """Names in a sentence, each with whether its surroundings are sure."""
    text = text[:_LINE_MAX]
    if len(text) != len(small):
        return
    for phrase, start, end in _leads(small):
        name, rest = _leading(text[end:])
        if not name or (phrase in _ONE_LETTER and start and rest.strip()):
            continue
        follows = not rest.strip() or begins_after_a_name(rest.lower()) is not False or rest.lstrip()[:1] in ",;.(:!|–،"
        weak = phrase in WEAK_BEFORE
        if follows or not weak:
            yield name, not weak and (follows or " " in name)
    name, rest = _leading(text)
    if name and " " in name and rest[:1] in {" ", ",", "،", "(", ";"}:
        sure = begins_after_a_name(rest.lower())
        if sure is not False:
            yield name, bool(sure)
        elif rest.lstrip()[:1] in _SEPARATORS or (
            rest.split() and rest.split()[0].lower().strip(_BETWEEN) in _LABEL_WORDS
        ):
            yield name, False


def _leads(small: str) -> Iterator[tuple[str, int, int]]:
    """Phrases that stand before a name; of those that end at one place, the longest."""
    at: dict[int, tuple[str, int, int]] = {}
    for place, start, end in _BEFORE_FINDER.find_matches_as_indexes(small, overlapping=True):
        if (end not in at or start < at[end][1]) and _whole_word(small, start, end):
            at[end] = (_BEFORE[place], start, end)
    yield from (at[end] for end in sorted(at))


def _leading(text: str) -> tuple[str, str]:
    """The name that a text begins with, and what follows it."""
    rest = text.lstrip(_BETWEEN)
    taken: list[str] = []
    end = 0  # of the name, in what is looked at
    words = rest.split(" ")
    for number, word in enumerate(words[: _NAME_WORDS_MAX + 1]):
        bare = word.rstrip(_AFTER_A_WORD)
        small = bare.lower()
        following = words[number + 1].rstrip(_AFTER_A_WORD) if number + 1 < len(words) else ""
        particle = small in NAME_PARTICLES and bool(taken) and (is_name_word(following) or following in NAME_PARTICLES)
        if not particle and (
            not is_name_word(bare)
            or (len(bare) > 1 and (small in _ENDS or (taken and small in _LABEL_WORDS)))
            or len(taken) == _NAME_WORDS_MAX
        ):
            break
        start = end + bool(taken)
        initial = len(bare) == 1 and word.startswith(f"{bare}.")
        surname_first = not taken and word == f"{bare}," and bare.isupper() and is_name_word(following)
        taken.append(f"{bare}." if initial else word if surname_first else bare)
        end = start + len(taken[-1])
        if word != taken[-1]:
            break
    while taken and taken[-1].lower() in NAME_PARTICLES:
        end -= len(taken.pop()) + 1
    return " ".join(taken), rest[max(end, 0) :]


def leading_name(text: str) -> str:
    """The name that a text begins with; empty where it begins with none."""
    return _leading(text)[0]


def _whole_word(text: str, start: int, end: int) -> bool:
    if has_han(text[start:end]):
        return True
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or (after.isalnum() and (text[end - 1].isalnum() or text[end - 1] == ".")))
