"""What a field's value may look like, and its normal form. Each returns None for what can't be one."""

import re
import unicodedata

from services.classify.dates import to_iso
from services.classify.text import compact, has_han

NAME_SIZE_HAN = range(2, 16)
_HONORIFIC = re.compile(r"(?:同学|同志|先生|女士|老师|教授|选手|小姐|学员|小朋友)?[:：，,。.!！]*$")
_TITLE = re.compile(
    r"^(?:(?:Mr|Ms|Mrs|Miss|Dr|Prof|Shri|Smt|Sr|Sra|Srta|Herr|Frau|Mme|Mlle|Sdr|Sdri)\b[./\s]*(?=\S))+", re.IGNORECASE
)
# Names have characters that hardly any other word has; folding turns some into ones of the later blocks.
_HAN = "㐀-䶿一-鿿\U00020000-\U0003ffff"
_HAN_ONLY = re.compile(r"^[一-鿿 　]+$")
_HAN_NAME = re.compile(
    rf"^[{_HAN}]{{2,4}}$|^[{_HAN}]{{1,10}}[·•.][{_HAN}]{{1,10}}(?:[·•.][{_HAN}]{{1,10}})?$|^[{_HAN}][*＊某]{{1,3}}[{_HAN}]?$|^[*＊]{{1,3}}[{_HAN}]{{1,2}}$"
)
# Korean; Japanese with kana in it, katakana alone: no sentence, which would have a particle.
_OTHER_NAME = re.compile(
    r"^(?:[가-힣]{2,4}|[가-힣]{1,2} [가-힣]{1,3}|(?!.*[はをのにがでと])[一-鿿々]{1,4} ?[一-鿿々ぁ-んァ-ヶー]{1,6}|[ァ-ヶー]{2,8}[・ ][ァ-ヶー・]{2,12})$"
)
_LATIN_NAME_SIZE_MAX = 60
_NAME_WORDS_MAX = 8
# Small words within names: de la Cruz, van der Berg, bin Ahmad, S/O.
NAME_PARTICLES = frozenset(
    [
        "de", "da", "do", "das", "dos", "del", "della", "di", "du", "des", "la", "las", "los", "le", "y", "e", "van", "von", "der", "den", "ten",
        "ter", "zu", "zur", "af", "av", "bin", "binti", "binte", "bte", "bint", "ibn", "al", "el", "ul", "ud", "st", "a/l", "a/p", "d/o", "s/o",
        "og", "ap",
    ]
)  # fmt: skip
_NOT_A_NAME_HAN = re.compile(
    r"证|书|编号|日期|学院|大学|学校|公司|专业|课程|性别|职业|成绩|奖|单位|团队|同学|姓名|有限|机关|年|级|部门|工程|技术|项目|比赛|竞赛|电话|手机|参赛|名称|指导|特此|考试|服务|管理|表现|中国|中华|获得|男|女|学位|学历|毕业|结业|荣誉|称号|优秀|个人|专家|报告|资格|认证|等级|合格"
)
_NOT_A_NAME_LATIN = re.compile(
    r"\b(?:certificate|certificates|certification|certified|completion|achievement|university|institute|college|course|courses|date|number|has|the|is|for|this|award|awards|participation|"
    r"professional|license|licence|director|instructor|manager|signature|program|programme|learning|academy|school|successfully|verify|company|title|department|"
    r"of|in|to|and|by|on|with|congratulations|president|chairman|holder|name|valid|issue|issued|foundation|team|education|training|appreciation|excellence|recognition|"
    r"society|association|council|ltd|limited|inc|gmbh|pvt|technologies|solutions|services|workshop|seminar|conference|contest|competition|hackathon|bootcamp|webinar|member|membership|"
    r"student|level|grade|class|score|result|results|report|transcript|diploma|degree|bachelor|master|engineer|engineering|science|technology|development|analysis|management|marketing|design|"
    r"introduction|fundamentals|essentials|basics|python|java|javascript|sql|excel|english|data|web|digital|project|security|cloud|computing|software|"
    r"your|you|we|our|at|from|as|are|was|be|an|or|not|all|page|scan|code|online|internship|manager|officer|secretary|principal|coordinator|founder|ceo|registrar|dean|chancellor|head|"
    r"certificado|certificado|diploma|constancia|reconocimiento|curso|universidad|universidade|instituto|academia|director|directora|rector|rectora|fecha|nombre|código|participante|en|por|para|con|"
    r"certificat|attestation|diplôme|formation|université|directeur|directrice|cours|le|les|pour|avec|"
    r"zertifikat|urkunde|teilnahmebescheinigung|bescheinigung|zeugnis|universität|und|für|mit|leiter|leiterin|"
    r"certificato|attestato|corso|università|direttore|"
    r"sertifikat|piagam|penghargaan|universitas|kepada|dengan|yang|direktur|ketua|peserta|pelatihan|"
    r"sertifika|sertifikası|belgesi|belge|katılım|eğitim|müdür|müdürü|başkan|"
    r"chứng|giấy|bằng|trường|đại|học|khóa|giám|đốc|hiệu|trưởng)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[(（〔\[]?[A-Za-z0-9一-鿿][A-Za-z0-9一-鿿/.\-_()（）〔〕\[\] ]{2,60}")
# What a label's end leaves before a number: "No.", "ID:", and a reader's "II)" of "ID".
_NUMBER_LEAD = re.compile(
    r"^(?:(?:No|Nr|N[°ºo]|№|ID)[.:)\s]*|[Il|]{1,2}[D)]\s*)(?=[A-Za-z]{0,4}[\d-]*\d{3})", re.IGNORECASE
)
_NUMBER_FIGURES_MIN, _NUMBER_HAN_MAX = 3, 8
_DATE_SIZE_MAX = 12
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY_BEHIND = re.compile(r"\s*(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日?)?$")
_BETWEEN = re.compile(r"\s*[、，,；;]\s*|\s{1,}(?=[一-鿿])")
_NUMBER_TAIL = re.compile(r"[\s.,;:。，；：]+$")
_TABLE_HEADS = {"性质", "名称", "类别", "代码", "编号", "成绩", "学分"}
_URL = re.compile(r"https?://|www\.|\.com|\.org", re.IGNORECASE)


def holder(text: str, *, strict: bool = False) -> str | None:
    """A person's name, without title and honorific.

    Args:
        text: what may be one.
        strict: each word must be written as a name's is: what stands beside a label may be in small letters.
    """
    name = _HONORIFIC.sub("", _TITLE.sub("", text.strip(" \"'“”:：_-.,，。!！*|"))).strip()
    if _OTHER_NAME.match(name) and not _HAN_ONLY.match(name):
        return name
    if has_han(name):
        name = name.replace(" ", "")
        if _HAN_NAME.match(name) and not _NOT_A_NAME_HAN.search(name):
            return name
        return None
    if not name or len(name) > _LATIN_NAME_SIZE_MAX or any(character.isdigit() for character in name):
        return None
    parts = [part for part in name.replace(",", " ").split() if part]
    if (
        not parts
        or len(parts) > _NAME_WORDS_MAX
        or not is_name_word(parts[0])
        or len(compact(name)) <= NAME_SIZE_HAN.start
    ):
        return None
    rest = all(is_name_word(part, strict=strict) or part.lower() in NAME_PARTICLES for part in parts[1:])
    return " ".join(name.split()) if rest and not _NOT_A_NAME_LATIN.search(name) else None


def is_name_word(word: str, *, strict: bool = True) -> bool:
    """Whether a word may be part of a name: letters, the first a capital where its script has any."""
    first = word[:1]
    if not first.isalpha() or "一" <= first <= "鿿":
        return False
    if strict and first.islower() and not word.startswith(("d'", "d’", "al-", "el-")):
        return False
    return word.isalpha() or all(
        character.isalpha() or character in "'’.-`´" or unicodedata.combining(character) for character in word
    )


def holders(text: str) -> list[str]:
    """Every name of a list; empty where one isn't a name. One name may have spaces in it."""
    single = holder(text)
    if single is not None:
        return [single]
    if not has_han(text) and any(" " not in part.strip() for part in text.split(",") if part.strip()):
        first = holder(text.split(",", maxsplit=1)[0])  # behind the comma stands a degree: "…, M.Sc."
        return [first] if first is not None and " " in first else []
    names = [holder(part) for part in _BETWEEN.split(text.strip(" :：,，、。等")) if part.strip()]
    if names and None not in names[:3]:
        return [name for name in names if name is not None]
    first = (
        holder(text.split(" ", maxsplit=1)[0]) if has_han(text[:1]) and names and " " in text else None
    )  # 姓名 王小红 语文 98
    return [first] if first is not None else []


def number(text: str) -> str | None:
    """A certificate number: figures in it, no sentence. Spaces inside are taken out."""
    match = _NUMBER.match(_NUMBER_LEAD.sub("", text.strip(" :：#")))
    if match is None or _URL.search(text):
        return None
    found = _NUMBER_TAIL.sub("", re.split(r"\s{2,}|\s(?=[一-鿿A-Za-z]{2,}\s*[:：])", match[0])[0])
    found = _DAY_BEHIND.sub("", found)
    if not _may_number(found):
        return None
    words = found.split()
    figured = [any(map(str.isdigit, word)) for word in words]
    if has_han(found):
        return "".join(words)
    if not figured[0]:  # a series before the number: "REF 353911"
        return "".join(words[:2]) if figured[1:2] == [True] and words[0].isupper() else None
    return "".join(words[: figured.index(False)]) if False in figured else "".join(words)


def _may_number(found: str) -> bool:
    """Figures enough, neither a year nor a date nor a sentence in Chinese."""
    figures = sum(character.isdigit() for character in found)
    in_chinese = sum("一" <= character <= "鿿" for character in found)  # 软著登字第…号, 粤…字第…号
    dated = len(found) <= _DATE_SIZE_MAX and to_iso(found) is not None
    return figures >= _NUMBER_FIGURES_MIN and in_chinese <= _NUMBER_HAN_MAX and not dated and not _YEAR.fullmatch(found)


def phrase(text: str) -> str | None:
    """A short phrase: a level, a subject, a position."""
    found = text.strip(" :：,，。.;；“”\"'《》☑☒☐✓✔√■□●◆")
    if found in _TABLE_HEADS:
        return None
    return found if 1 <= len(found) <= 100 and compact(found) and not _URL.search(found) else None  # noqa: PLR2004
