"""Papers of no type that the catalogue knows: their contest, course or employer is invented. For open-set recognition."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import numpy as np

from catalogue import CredentialType, load
from shared.events import Family
from specimens.chance import chance
from specimens.content import UNLISTED
from specimens.draw import lay_out, take
from specimens.names import pick
from specimens.telling import folded, without_brackets
from specimens.tongue import writes
from specimens.truth import (
    LANGUAGES,
    Language,
    Specimen,
    SpecimenRequest,
    Split,
    UnlistedRequest,
    UnsuitableRequestError,
)
from specimens.wordings import Part, write

_WORDS = ("星辰", "青禾", "启明", "云帆", "致远", "白石", "临江", "百川", "远景", "晨曦")
_WORDS_EN = (
    "Northbridge",
    "Lanternworks",
    "Silverleaf",
    "Brightwater",
    "Oakridge",
    "Eastmere",
    "Harbourlight",
    "Ashford",
)
_TOPICS = (
    "低空经济",
    "数字乡村",
    "文创设计",
    "智慧物流",
    "家庭园艺",
    "社区治理",
    "短视频运营",
    "碳管理",
    "手工皮具",
    "城市更新",
)
_TOPICS_EN = (
    "Urban Gardening",
    "Data Storytelling",
    "Green Logistics",
    "Community Radio",
    "Textile Design",
    "Drone Mapping",
)
# How papers of a family are called when nobody else calls them so.
_NAMES: dict[Family, tuple[tuple[str, ...], tuple[str, ...]]] = {
    Family.PROFESSIONAL_QUALIFICATION: (("{word}{topic}岗位任职资格证书", "{topic}从业能力证书"), ("{word} Registered {topic} Practitioner",)),
    Family.VOCATIONAL_SKILL: (("{word}{topic}工程师认证", "{topic}专项能力证书"), ("{word} Certified {topic} Specialist",)),
    Family.ACADEMIC_DEGREE: (("{word}书院{topic}研修结业文凭",), ("Diploma of {topic} Studies, {word} College",)),
    Family.ACADEMIC_RECORD: (("{word}书院{topic}课程成绩单",), ("{word} College Record of {topic} Studies",)),
    Family.EXAM_SCORE: (("{word}{topic}水平测试成绩单", "{topic}能力测评成绩报告"), ("{word} {topic} Proficiency Score Report",)),
    Family.COURSE_CERTIFICATE: (("{word}学堂{topic}训练营证书", "{topic}研修班纪念证书"), ("{word} {topic} Bootcamp Certificate",)),
    Family.AWARD: (("“{word}杯”{topic}大赛", "{word}{topic}创意大赛"), ("{word} {topic} Challenge",)),
    Family.EMPLOYMENT_PROOF: (("{topic}项目参与证明", "{word}驻场服务证明"), ("{topic} Project Assignment Letter",)),
    Family.LICENCE: (("{word}园区{topic}作业许可证", "{topic}场地通行操作证"), ("{word} {topic} Site Permit",)),
    Family.MEMBERSHIP: (("{word}{topic}俱乐部会籍卡", "{topic}联盟成员证"), ("{word} {topic} Guild Fellow Card",)),
    Family.INTELLECTUAL_PROPERTY: (("{topic}数据知识产权登记证明",), ("{word} {topic} Registry Entry",)),
    Family.BUSINESS_REGISTRATION: (("{topic}经营备案凭证",), ("{word} {topic} Trader Record",)),
    Family.HOBBY: (("{word}{topic}打卡纪念证书", "{topic}爱好者段位卡"), ("{word} {topic} Hobby Badge",)),
    Family.ORGANISATION_DOCUMENT: (("{word}{topic}示范单位证书",), ("{word} {topic} Partner Certificate",)),
}  # fmt: skip

_ATTEMPTS_MAX = 400
_TRIED = 12
_NAME_MIN, _NAME_LATIN_MIN = 4, 9  # shorter names come within other words
_OTHERS = 0.3  # the share of unlisted papers in neither Chinese nor English


def writable(rng: np.random.Generator, split: Split) -> tuple[Family, Language]:
    """A family and a language in which an unlisted paper can be written."""
    language: Language = ("zh", "zh", "en")[int(rng.integers(3))]
    if rng.random() < _OTHERS:
        language = LANGUAGES[int(rng.integers(len(LANGUAGES)))]
    families = tuple(family for family in _NAMES if writes(language, family) and _is_free(language, family, split))
    return families[int(rng.integers(len(families)))], language


@cache
def _is_free(language: Language, family: Family, split: Split) -> bool:
    """Whether some wording names no type: in some languages all of a family's papers are of exams that everybody knows."""
    rng = chance("free wordings", language, family, split)
    part: Part = "second" if split == "train" else "evaluation"
    written = (write(family, language, rng, part=part) for _ in range(_TRIED))
    return any(not _names_a_type((each.title or "", *each.lines)) for each in written)


def draw_unlisted(request: UnlistedRequest) -> Specimen:
    """Draw a paper that no catalogue lists, and photograph it. The truth has its family and fields, and no type.

    Half of the Chinese and English ones look like those of the catalogue's types but for the name; the others, and all
    in other languages, are written from wordings.

    Raises:
        UnsuitableRequestError: nothing is known to write for the family in the language.
    """
    if request.family not in _NAMES:
        raise UnsuitableRequestError(f"nothing is known to write for a {request.family} that no catalogue lists")
    for attempt in range(_ATTEMPTS_MAX):
        rng = chance("unlisted", request.split, request.family, request.language, request.seed, attempt)
        worded = request.language not in {"zh", "en"} or bool(rng.integers(2))
        kind = _invented(request.family, rng)
        asked = SpecimenRequest(
            kind.code, request.holder, int(rng.integers(1 << 40)), request.severity, language=request.language, split=request.split
        )  # fmt: skip
        content, paper = lay_out(kind, asked, worded=worded)
        if not _names_a_type(paper.words):
            specimen = take(asked, content, paper)
            return replace(specimen, truth=replace(specimen.truth, type_code=None))
    raise UnsuitableRequestError(
        f"each {request.family} written in {request.language!r} was of a type in the catalogue"
    )


def _names_a_type(words: Iterable[str]) -> bool:
    """Whether a paper bears a name that the catalogue has: then it isn't unlisted. 荣誉证书 alone is a type's name, too."""
    printed = "|".join(map(folded, words))
    return any(name in printed for name in _known_names())


@cache
def _known_names() -> tuple[str, ...]:
    names = {folded(without_brackets(name)) for kind in load() for name in kind.names}
    return tuple(name for name in names if len(name) >= (_NAME_LATIN_MIN if name.isascii() else _NAME_MIN))


def _invented(family: Family, rng: np.random.Generator) -> CredentialType:
    """A type that is no catalogue's."""
    chinese, english = _NAMES[family]
    name = pick(rng, chinese).format(word=pick(rng, _WORDS), topic=pick(rng, _TOPICS))
    name_en = pick(rng, english).format(word=pick(rng, _WORDS_EN), topic=pick(rng, _TOPICS_EN))
    return CredentialType(code=UNLISTED, family=family, name_zh=name, name_en=name_en, tier=0)
