"""What a field's value may look like, and its normal form. Each returns None for what can't be one."""

import re

from services.classify.dates import to_iso
from services.classify.text import compact, has_han

NAME_SIZE_HAN = range(2, 16)
_HONORIFIC = re.compile(r"(?:同学|同志|先生|女士|老师|教授|选手|小姐)?[:：，,。.!！]*$")
_TITLE = re.compile(r"^(?:Mr|Ms|Mrs|Miss|Dr|Prof|Shri|Smt)\.?\s+", re.IGNORECASE)
_HAN_NAME = re.compile(
    r"^[一-鿿]{2,4}$|^[一-鿿]{1,10}[·•.][一-鿿]{1,10}(?:[·•.][一-鿿]{1,10})?$|^[一-鿿][*＊某]{1,3}[一-鿿]?$|^[*＊]{1,3}[一-鿿]{1,2}$"
)
_LATIN_NAME = re.compile(r"^[A-ZÀ-Þ][\w'’.\-]*(?:[ ,]+[A-ZÀ-Þa-z][\w'’.\-]*){0,5}$")
_LATIN_NAME_SIZE_MAX = 60
_NOT_A_NAME_HAN = re.compile(
    r"证|书|编号|日期|学院|大学|学校|公司|专业|课程|性别|职业|成绩|奖|单位|团队|同学|姓名|有限|机关|年|级|部门|工程|技术|项目|比赛|竞赛|电话|手机|参赛|名称|指导|特此|考试|服务|管理|表现|中国|中华|获得|男|女"
)
_NOT_A_NAME_LATIN = re.compile(
    r"\b(?:certificate|certification|completion|achievement|university|institute|college|course|date|number|has|the|is|for|this|award|participation|"
    r"professional|license|licence|director|instructor|manager|signature|program|learning|academy|school|successfully|verify|company|title|department|"
    r"of|in|to|and|by|on|with|congratulations|president|chairman|holder|name|number|valid|issue|issued|foundation|team|education|training)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[A-Za-z0-9一-鿿][A-Za-z0-9一-鿿/.\-_()（）〔〕\[\] ]{2,60}")
_NUMBER_FIGURES_MIN = 3
_BETWEEN = re.compile(r"\s*[、，,；;]\s*|\s{1,}(?=[一-鿿])")
_NUMBER_TAIL = re.compile(r"[\s.,;:。，；：]+$")
_TABLE_HEADS = {"性质", "名称", "类别", "代码", "编号", "成绩", "学分"}
_URL = re.compile(r"https?://|www\.|\.com|\.org", re.IGNORECASE)


def holder(text: str) -> str | None:
    """A person's name, without title and honorific."""
    name = _HONORIFIC.sub("", _TITLE.sub("", text.strip(" \"'“”:：_-.,，。!！*"))).strip()
    if has_han(name):
        name = name.replace(" ", "")
        if _HAN_NAME.match(name) and not _NOT_A_NAME_HAN.search(name):
            return name
        return None
    if not name or len(name) > _LATIN_NAME_SIZE_MAX or any(character.isdigit() for character in name):
        return None
    if _LATIN_NAME.match(name) and not _NOT_A_NAME_LATIN.search(name) and len(compact(name)) >= NAME_SIZE_HAN.start + 1:
        return " ".join(name.split())
    return None


def holders(text: str) -> list[str]:
    """Every name of a list; empty where one isn't a name. One name may have spaces in it."""
    single = holder(text)
    if single is not None:
        return [single]
    names = [holder(part) for part in _BETWEEN.split(text.strip(" :：,，、。等")) if part.strip()]
    return [name for name in names if name is not None] if names and None not in names[:3] else []


def number(text: str) -> str | None:
    """A certificate number: figures in it, no sentence. Spaces inside are taken out."""
    match = _NUMBER.match(text.strip(" :：#"))
    if match is None or _URL.search(text):
        return None
    found = _NUMBER_TAIL.sub("", re.split(r"\s{2,}|\s(?=[一-鿿A-Za-z]{2,}\s*[:：])", match[0])[0])
    if sum(character.isdigit() for character in found) < _NUMBER_FIGURES_MIN:
        return None
    if sum("一" <= character <= "鿿" for character in found) > 8:  # noqa: PLR2004 - 软著登字第…号, 粤…字第…号
        return None
    if to_iso(found) is not None and len(found) <= 12:  # noqa: PLR2004 - a date, no number
        return None
    words = found.split()
    return "".join(words) if has_han(found) or all(any(map(str.isdigit, word)) for word in words) else words[0]


def phrase(text: str) -> str | None:
    """A short phrase: a level, a subject, a position."""
    found = text.strip(" :：,，。.;；“”\"'《》")
    if found in _TABLE_HEADS:
        return None
    return found if 1 <= len(found) <= 100 and compact(found) and not _URL.search(found) else None  # noqa: PLR2004
