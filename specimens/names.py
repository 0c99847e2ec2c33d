"""Made-up names of people and of organisations. Nobody is meant."""

import numpy as np

from specimens.truth import Language

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰飞鑫波斌宇浩凯健俊帆雪荣晨倩欣怡佳子涵梓轩雨泽思远嘉宁博文昊天若曦诗琪一诺可馨晓东建国海燕志强文静春梅立新国栋"
_FIRST = ("Alice", "Amelia", "Anna", "Arthur", "Clara", "Daniel", "David", "Edward", "Elena", "Emma", "Ethan", "Eva", "Felix", "Grace", "Hannah", "Henry", "Ivan", "Jack", "James", "Julia", "Kate", "Laura", "Leo", "Lily", "Lucas", "Maria", "Mark", "Martin", "Mia", "Nina", "Noah", "Oliver", "Oscar", "Paul", "Peter", "Robin", "Rose", "Ruth", "Samuel", "Sarah", "Simon", "Sofia", "Thomas", "Tom", "Vera", "Victor", "Walter")  # fmt: skip
_LAST = ("Adams", "Baker", "Bennett", "Brooks", "Carter", "Clarke", "Collins", "Cooper", "Davies", "Dawson", "Ellis", "Evans", "Fisher", "Foster", "Gardner", "Gibson", "Graham", "Harper", "Hayes", "Hughes", "Jenkins", "Keller", "Lambert", "Lawson", "Marshall", "Mason", "Miller", "Murray", "Nelson", "Owens", "Palmer", "Parker", "Perry", "Porter", "Reed", "Reynolds", "Rogers", "Sanders", "Shaw", "Spencer", "Stone", "Taylor", "Turner", "Walsh", "Warren", "Webb", "Weaver", "Woods")  # fmt: skip
_CITIES = (
    "云川",
    "临江",
    "海宁川",
    "青禾",
    "东湖",
    "南岭",
    "白石",
    "清源",
    "长林",
    "新河",
    "望城",
    "松原",
    "金沙",
    "玉泉",
    "平湖",
    "安远",
)
_WORDS = (
    "星辰",
    "远景",
    "恒信",
    "博雅",
    "启明",
    "瑞和",
    "中联达",
    "云帆",
    "汇智",
    "天成",
    "鼎盛",
    "致远",
    "卓越",
    "新程",
    "华璟",
    "百川",
)
_TRADES = (
    "信息技术",
    "网络科技",
    "教育咨询",
    "电子商务",
    "建筑工程",
    "物流",
    "餐饮管理",
    "机械制造",
    "文化传媒",
    "家政服务",
)
_COMPANIES_EN = (
    "Northwind Analytics Ltd.", "Bluefield Logistics Inc.", "Harbour & Pine Consulting", "Silverleaf Software GmbH",
    "Brightwater Foods Ltd.", "Oakridge Engineering Co.", "Lanternworks Media", "Summit Line Robotics Inc.",
)  # fmt: skip


def made_up_name(seed: int, language: Language = "zh") -> str:
    """A made-up person's name; the same seed gives the same name."""
    rng = np.random.default_rng([seed, 7001])
    if language == "en":
        return f"{pick(rng, _FIRST)} {pick(rng, _LAST)}"
    given = "".join(pick(rng, _GIVEN) for _ in range(1 + int(rng.random() < 0.8)))  # noqa: PLR2004 four in five have two
    return pick(rng, _SURNAMES) + given


def pick(rng: np.random.Generator, items: str | list[str] | tuple[str, ...]) -> str:
    """One of the items."""
    return items[int(rng.integers(len(items)))]


def company(rng: np.random.Generator, language: Language) -> str:
    """A made-up company."""
    if language == "en":
        return pick(rng, _COMPANIES_EN)
    return f"{pick(rng, _CITIES)}{pick(rng, _WORDS)}{pick(rng, _TRADES)}有限公司"


def school(rng: np.random.Generator, language: Language) -> str:
    """A made-up university."""
    if language == "en":
        return f"University of {pick(rng, ('Eastmere', 'Northbridge', 'Westhaven', 'Ashford Bay', 'Lakewood Hills'))}"
    return f"{pick(rng, _CITIES)}{pick(rng, ('大学', '理工大学', '师范大学', '工业职业技术学院', '财经大学'))}"


def city(rng: np.random.Generator) -> str:
    """A made-up Chinese city, without 市."""
    return pick(rng, _CITIES)


def street(rng: np.random.Generator) -> str:
    """A made-up address."""
    return f"{city(rng)}市{pick(rng, ('和平', '解放', '人民', '建设', '文化'))}路{int(rng.integers(2, 400))}号"
