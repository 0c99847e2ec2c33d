"""What the catalogue says stands on a paper besides its name: labels with values, phrases, words of an address."""

import numpy as np

from specimens.content import ADDRESS, Content, chinese_day
from specimens.drafts.draft import Row
from specimens.names import pick, street

_PHRASE_WORDS_MIN = 3


def stem_of(content: Content) -> str:
    """The type's name as sentences use it: without 证书."""
    name = content.name
    return name.removesuffix("证书").removesuffix("证") or name


def phrases(content: Content) -> tuple[str, ...]:
    """Cues that are part of a sentence, in Latin script."""
    cues = (cue for cue in content.type.cues if cue.isascii() and not ADDRESS.fullmatch(cue))
    return tuple(cue for cue in cues if len(cue.split()) >= _PHRASE_WORDS_MIN)


def labels(content: Content) -> tuple[str, ...]:
    """Cues of a word or two in Latin script: labels, skills, marks."""
    cues = (cue for cue in content.type.cues if cue.isascii() and not ADDRESS.fullmatch(cue))
    return tuple(cue for cue in cues if len(cue.split()) < _PHRASE_WORDS_MIN)


def cue_rows(content: Content, rng: np.random.Generator, count_max: int) -> list[Row]:
    """Labels among the Chinese cues whose value can be made up, in the catalogue's order."""
    known = [cue for cue in content.type.cues if cue in _VALUES]
    return [(cue, _value(_VALUES[cue], content, rng), None) for cue in known[:count_max]]


def _value(kind: str | tuple[str, ...], content: Content, rng: np.random.Generator) -> str:
    if isinstance(kind, tuple):
        return pick(rng, kind)
    values = {
        "day": chinese_day(content.issued_on),
        "number": f"{content.issued_on.year}{int(rng.integers(100_000, 999_999))}",
        "address": street(rng),
        "employer": content.employer,
        "school": content.school,
        "count": str(int(rng.integers(8, 99))),
        "own": content.name,
        "trade": next((cue for cue in content.type.cues if cue.endswith("作业")), content.name),
    }
    return values[kind]


_VALUES: dict[str, str | tuple[str, ...]] = {
    "准考证号": "number", "登记号": "number", "登记证号": "number", "注册编号": "number", "注册号": "number", "学号": "number",
    "志愿者编号": "number", "参赛号": "number", "证书号第": "number", "授权公告号": "number", "在线验证码": "number", "档案编号": "number",
    "初领日期": "day", "初次领证日期": "day", "授权公告日": "day", "复审日期": "day", "应复审日期": "day", "签发日期": "day", "首次发表日期": "day",
    "执业地点": "address", "住址": "address", "注册地址": "address", "经营场所": "address", "住所": "address",
    "执业机构": "employer", "聘用企业": "employer", "单位名称": "employer", "企业名称": "employer", "工作单位": "employer", "用人单位": "employer",
    "院校": "school", "培养单位": "school", "毕业院校": "school",
    "学时": "count", "学分": "count", "服务时长": "count", "总时长": "count", "总分": "count", "测试成绩": "count",
    "作业类别": "trade", "操作项目": "own", "准操项目": "own", "准驾车型": ("C1", "C2", "B2"), "任教学科": ("语文", "数学", "英语"),
    "执业范围": ("内科专业", "口腔专业", "中医专业"), "执业类别": ("临床", "口腔", "中医"), "岗位": ("装配", "客服", "质检"),
    "国籍": ("中国",), "民族": ("汉族", "壮族", "回族"), "政治面貌": ("共青团员", "群众"), "学制": ("四年", "三年"), "专业": ("计算机科学与技术", "会计学"),
    "组别": ("大学组", "青年组", "高职组"), "指导教师": ("周明远", "何静怡"), "血型": ("A型", "O型"), "献血量": ("200ml", "400ml"),
}  # fmt: skip
