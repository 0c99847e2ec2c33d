"""What is written on a credential: every word and date of it, before anything is drawn."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from catalogue import CredentialType
from shared.events import Family
from specimens import names
from specimens.numbers import forged_number, free_number, genuine_number, identity_number
from specimens.telling import without_brackets
from specimens.tongue import in_language, language_of, writes
from specimens.truth import Flaw, Language, SpecimenRequest, UnsuitableRequestError
from specimens.wordings import Part, Wording, write

UNLISTED = "unlisted"
"""The code of a type that is made up for papers that no catalogue lists."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NUMERALS = "〇一二三四五六七八九"
_SUBJECTS = {
    Family.ACADEMIC_DEGREE: (
        ("计算机科学与技术", "会计学", "机械设计制造及其自动化", "汉语言文学", "护理学", "电子商务"),
        ("Computer Science", "Business Administration", "Mechanical Engineering", "Nursing", "Economics"),
    ),
    Family.PROFESSIONAL_QUALIFICATION: (("语文", "数学", "英语", "专业实务", "综合"), ("General Practice", "Mathematics")),
    Family.AWARD: (
        ("本科组", "研究生组", "高职高专组", "大学组", "非专业组", "省赛", "全国总决赛"),
        ("Undergraduate Division", "Open Division", "Final Round", "Regional Round"),
    ),
    Family.COURSE_CERTIFICATE: (
        ("数据分析基础", "新媒体运营", "项目管理实务", "人工智能导论", "安全生产管理"),
        ("Foundations of Data Analysis", "Project Management Essentials", "Machine Learning in Practice",
         "Digital Marketing Basics", "Introduction to Cloud Computing"),
    ),
    Family.HOBBY: (("全程", "半程", "健康跑"), ("Full Marathon", "Half Marathon")),
}  # fmt: skip
_ISSUERS_ZH = {
    Family.PROFESSIONAL_QUALIFICATION: "{city}市人力资源和社会保障局",
    Family.VOCATIONAL_SKILL: "{city}职业技能评价中心",
    Family.EXAM_SCORE: "{city}省教育考试院",
    Family.COURSE_CERTIFICATE: "{city}职业培训学院",
    Family.AWARD: "{city}市大学生创新大赛组委会",
    Family.LICENCE: "{city}市公安局交通警察支队",
    Family.MEMBERSHIP: "{city}市志愿服务联合会",
    Family.INTELLECTUAL_PROPERTY: "国家版权局",
    Family.BUSINESS_REGISTRATION: "{city}市市场监督管理局",
    Family.HOBBY: "{city}国际马拉松组委会",
    Family.ORGANISATION_DOCUMENT: "{city}认证中心有限公司",
    Family.NOT_A_CREDENTIAL: "{city}市公安局",
}
_PRIZES = (("一等奖", "二等奖", "三等奖", "优秀奖"), ("First Prize", "Second Prize", "Third Prize"))
# On these the subject is what the type itself is named for.
_NAMED_BY_SUBJECT = {Family.VOCATIONAL_SKILL, Family.EXAM_SCORE}
ADDRESS = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(/[\w./-]*)?", re.IGNORECASE | re.ASCII)
_POSITIONS = (
    ("软件工程师", "产品经理", "财务主管", "行政专员", "销售经理", "人力资源专员"),
    ("Software Engineer", "Product Manager", "Finance Analyst", "Account Manager"),
)


@dataclass(frozen=True, slots=True)
class Content:
    """All the words. What a layout doesn't need it leaves out.

    ``name`` is the type's own, without what stands in brackets; ``detail`` is what stands there: 音乐, 初级.
    ``event`` is the contest or honour that an award is for.
    """

    type: CredentialType
    language: Language
    title: str
    name: str
    detail: str
    event: str
    holder: str
    female: bool
    born_on: date
    identity: str
    number: str
    issuer: str
    issued_on: date
    valid_until: date | None
    level: str | None
    subject: str
    employer: str
    position: str
    school: str
    city: str
    url: str
    wording: Wording | None = None

    @property
    def listed(self) -> bool:
        """Whether the type is one of the catalogue's."""
        return self.type.code != UNLISTED

    @property
    def chinese(self) -> bool:
        """Whether the page is in Chinese."""
        return self.language == "zh"


def compose(
    request: SpecimenRequest, kind: CredentialType, rng: np.random.Generator, *, worded: bool = False
) -> Content:
    """Decide every word of a credential.

    Args:
        request: what is asked.
        kind: the type, of the catalogue or not.
        rng: decides what the request leaves open.
        worded: whether its sentences are a wording's, in Chinese and English too.

    Raises:
        UnsuitableRequestError: a forged number is asked of a type whose numbers have no known form, or a language that
            nobody has written wordings for.
    """
    language = request.language or language_of(kind)
    content = _composed(request, kind, language, rng)
    if worded or language not in {"zh", "en"}:
        return _worded(content, request, rng)
    return content


def _worded(content: Content, request: SpecimenRequest, rng: np.random.Generator) -> Content:
    """The same paper, its sentences those of a wording, whose topic, position and organisation it takes over."""
    kind = content.type
    if not writes(content.language, kind.family):
        raise UnsuitableRequestError(f"{kind.code}: there are no words for a {kind.family} in {content.language!r}")
    # What learns from training papers weighs readings of models that the wordings' first part was for.
    part: Part = "second" if request.split == "train" else "evaluation"
    wording = write(kind.family, content.language, rng, part=part)
    fields = wording.fields
    titled = bool(in_language(kind.titles, content.language, kind))
    organisation = content.issuer if content.type.issuers else fields.get("organisation", content.issuer)
    return replace(
        content,
        wording=wording,
        title=content.title if titled else wording.title or "",
        subject=fields.get("topic", content.subject),
        position=fields.get("position", content.position),
        issuer=organisation,
        employer=organisation,
    )


def _composed(request: SpecimenRequest, kind: CredentialType, language: Language, rng: np.random.Generator) -> Content:
    english = language != "zh"
    city = names.city(rng)
    born_on = date(1975, 1, 1) + timedelta(days=int(rng.integers(0, 10_500)))
    issued_on, valid_until = _dates(request, kind, rng)
    employer, school = names.company(rng, language), names.school(rng, language)
    subjects = _SUBJECTS.get(kind.family, (("综合",), ("General",)))[english]
    number = request.number or _number(request, kind, issued_on, born_on, rng)
    return Content(
        type=kind,
        language=language,
        title=_title(kind, language, rng),
        name=_name(kind, language),
        detail=_detail(kind) if language == "zh" else "",
        event=_event(kind, language, city, rng),
        holder=request.holder,
        female=bool(rng.integers(2)),
        born_on=born_on,
        identity=identity_number(born_on),
        number=number,
        issuer=_issuer(kind, language, (city, employer, school), rng),
        issued_on=issued_on,
        valid_until=valid_until,
        level=_level(kind, english=english, rng=rng),
        subject=_named_subject(kind, language) or names.pick(rng, subjects),
        employer=employer,
        position=names.pick(rng, _POSITIONS[english]),
        school=school,
        city=city,
        url=_url(kind, number, english=english),
    )


def _title(kind: CredentialType, language: Language, rng: np.random.Generator) -> str:
    """The heading: one that the type shares with others where it has one, else its own name."""
    english = language != "zh"
    headings = in_language(kind.titles, language, kind)
    if (
        kind.family is Family.AWARD and "参" not in kind.name_zh
    ):  # who has won a prize has no paper that says he took part
        headings = tuple(each for each in headings if not any(word in each for word in ("参赛", "articipation")))
    if headings:
        # An occupation's certificate has had the first heading since 2020; the other papers bear any of theirs.
        heading = headings[0] if kind.family is Family.VOCATIONAL_SKILL else names.pick(rng, headings)
        return _capitalised(heading) if english else heading
    if language == "en" and kind.family is Family.AWARD:
        return names.pick(rng, ("Certificate of Achievement", "Certificate of Award"))
    return _name(kind, language)


def _capitalised(heading: str) -> str:
    """A heading as printed: the catalogue has it in small letters."""
    if heading != heading.lower():
        return heading
    small = {"of", "de", "da", "do", "del", "in", "the", "and", "for", "о", "на", "avec", "en", "di", "par"}
    return " ".join(word if word in small else word[:1].upper() + word[1:] for word in heading.split())


def _name(kind: CredentialType, language: Language) -> str:
    """The type's own name, without what stands in brackets."""
    return kind.name_en or kind.name_zh if language != "zh" else without_brackets(kind.name_zh)


def _detail(kind: CredentialType) -> str:
    """What the brackets of the name say that a paper says too."""
    inner = "".join(re.findall(r"（([^）]*)）", kind.name_zh))
    return "" if inner in {"外文", "境外", "通用"} else inner


_PAPER_ENDINGS = ("证书", "证明", "荣誉", "获奖", "参赛")


def _event(kind: CredentialType, language: Language, city: str, rng: np.random.Generator) -> str:
    """The type's name without what makes it a paper's or, where that alone is no name of it, another of its names."""
    if language != "zh":
        name = _name(kind, language)
        return name.removesuffix(" Certificate").removesuffix(" Award") or name
    event = _name(kind, language)
    for ending in _PAPER_ENDINGS:
        event = event.removesuffix(ending)
    if event in {"", "感谢状"}:
        return f"{city}市大学生创新大赛" if kind.family is Family.AWARD else "先进个人"
    own = {without_brackets(each) for each in kind.names}
    if event not in own:
        others = tuple(each for each in kind.aliases if not each.isascii() and not each.endswith(_PAPER_ENDINGS))
        event = names.pick(rng, others) if others else _name(kind, language)
    return event


def _level(kind: CredentialType, *, english: bool, rng: np.random.Generator) -> str | None:
    if kind.levels:
        return names.pick(rng, kind.levels)
    contest = kind.family is Family.AWARD and any(word in kind.name_zh for word in ("赛", "获奖", "Kaggle"))
    return names.pick(rng, _PRIZES[english]) if contest else None


def _dates(request: SpecimenRequest, kind: CredentialType, rng: np.random.Generator) -> tuple[date, date | None]:
    years = kind.validity_years
    age_days = int(rng.integers(40, 300 if years else 2200))
    issued_on = request.issued_on or request.today - timedelta(days=age_days)
    valid_until = request.valid_until or (_years_later(issued_on, years) if years else None)
    if request.flaw is Flaw.EXPIRED and request.valid_until is None:
        valid_until = request.today - timedelta(days=int(rng.integers(120, 500)))
        issued_on = request.issued_on or _years_later(valid_until, -(years or 3))
    if request.flaw is Flaw.FORGED_DATES and request.issued_on is None:
        if valid_until is not None:
            issued_on = valid_until + timedelta(days=int(rng.integers(200, 900)))
        else:
            issued_on = request.today + timedelta(days=int(rng.integers(500, 1500)))
    return issued_on, valid_until


def _years_later(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=min(day.day, 28))


def _named_subject(kind: CredentialType, language: Language) -> str | None:
    """The subject of a type that is named for it: an occupation, an examination, a training."""
    if kind.family in _NAMED_BY_SUBJECT:
        return _name(kind, language)
    if language != "zh" or kind.family is not Family.COURSE_CERTIFICATE or "培训" not in kind.name_zh[1:]:
        return None
    return _name(kind, language).partition("培训")[0]


def _url(kind: CredentialType, number: str, *, english: bool) -> str:
    """Where it can be verified: the issuer's own address as the path of one at a domain reserved for examples."""
    address = next((cue for cue in kind.cues if ADDRESS.fullmatch(cue)), "c")
    return f"https://verify.example.{'com' if english else 'cn'}/{address}/{number.replace(' ', '')}"


def _number(
    request: SpecimenRequest, kind: CredentialType, issued_on: date, born_on: date, rng: np.random.Generator
) -> str:
    if kind.number is None:
        if request.flaw is Flaw.FORGED_NUMBER:
            raise UnsuitableRequestError(f"{kind.code}: its numbers have no known form, so none can be forged")
        return free_number(issued_on, rng)
    genuine = genuine_number(kind.number, issued_on, born_on, rng)
    return forged_number(kind.number, genuine, rng) if request.flaw is Flaw.FORGED_NUMBER else genuine


def _issuer(kind: CredentialType, language: Language, made_up: tuple[str, str, str], rng: np.random.Generator) -> str:
    city, employer, school = made_up
    if kind.family in {Family.ACADEMIC_DEGREE, Family.ACADEMIC_RECORD} and not kind.issuers:
        return school
    if kind.family is Family.DIGITAL_BUSINESS_CARD or (kind.family is Family.EMPLOYMENT_PROOF and not kind.issuers):
        return employer
    if kind.issuers:
        issuer = names.pick(rng, kind.issuers)
        local = issuer.endswith(("局", "厅", "委员会", "支队")) and len(issuer) <= 10  # noqa: PLR2004 a bare office
        return f"{city}市{issuer}" if local and not issuer.startswith(("中国", "国家", "中华", "全国")) else issuer
    if language != "zh":
        first = kind.name_zh.split("课程")[0].split("证书")[0]
        return first if first.isascii() else "The Northbridge Institute"
    return _ISSUERS_ZH.get(kind.family, "{city}市管理委员会").format(city=city)


def chinese_day(day: date) -> str:
    """2024年6月30日."""
    return f"{day.year}年{day.month}月{day.day}日"


def chinese_numerals(day: date) -> str:
    """二〇二四年六月三十日."""
    year = "".join(_NUMERALS[int(digit)] for digit in str(day.year))
    return f"{year}年{_tens(day.month)}月{_tens(day.day)}日"


def _tens(value: int) -> str:
    tens, ones = divmod(value, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _NUMERALS[tens] + "十") + (_NUMERALS[ones] if ones else "")


def english_day(day: date) -> str:
    """June 30, 2024."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def written(content: Content, day: date) -> str:
    """A day in the page's language."""
    return chinese_day(day) if content.chinese else english_day(day)
