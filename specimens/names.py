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
    if language != "zh":
        return f"{pick(rng, _FIRST)} {pick(rng, _LAST)}"
    given = "".join(pick(rng, _GIVEN) for _ in range(1 + int(rng.random() < 0.8)))  # noqa: PLR2004 four in five have two
    return pick(rng, _SURNAMES) + given


_RARE_SURNAMES = ("欧阳", "司马", "上官", "诸葛", "尉迟", "皇甫", "令狐", "慕容", "逄", "仉", "亓", "佘", "闫", "覃", "郗", "璩", "麴", "昝", "訾", "巫", "那", "扈", "宓", "阚")  # fmt: skip
_RARE_GIVEN = "翀睿璟燊鑫淼焱垚犇骉赟昱晞珺琬琰祎翊喆甯沄濛昇彧嫚妤嬿瑄瑾玥钰錡韡懿彬旸暐"
_MINORITY = (
    ("阿卜杜", "买买提", "阿依古丽", "古丽娜尔", "热依汗", "迪丽热巴", "艾力", "努尔兰", "帕提古丽", "木合塔尔"),
    ("吐尔逊", "买合木提", "艾合买提", "阿不都拉", "依明", "热合曼", "哈力克", "木沙江", "库尔班", "赛买提"),
)  # fmt: skip
_TIBETAN = ("扎西多吉", "次仁旺姆", "格桑卓玛", "洛桑平措", "丹增曲扎", "白玛央金", "巴桑罗布", "德吉央宗")
_FIRST_FAR = ("José", "María", "Łukasz", "Zoë", "Søren", "François", "Müge", "João", "Agnieszka", "Björn", "Thảo", "Siobhán", "Çağla", "Renée", "Tomáš", "Nguyễn", "Priyanka", "Oluwaseun", "Muhammad", "Aisyah", "Anastasia", "Dmitriy", "Yusuf", "Ananya")  # fmt: skip
_LAST_FAR = ("García Márquez", "O'Connor", "Østergård", "Müller-Lüdenscheidt", "Nowak", "da Silva Santos", "Dvořák", "Székely", "Ibáñez", "D'Angelo", "Yılmaz", "Lefèvre", "Åkesson", "Wiśniewska", "Ramanathan", "Adeyemi", "bin Abdullah", "Kuznetsova", "van der Berg", "Sørensen", "Chaudhary", "Pereira", "Rahmawati")  # fmt: skip


def varied_name(seed: int, language: Language = "zh") -> str:
    """A made-up name as they come in life: rare surnames and characters, minorities', with diacritics, long, in capitals.

    Half of them are plain ones, as :func:`made_up_name` makes them.
    """
    rng = np.random.default_rng([seed, 7019])
    kind = int(rng.integers(10))
    if kind < 5:  # noqa: PLR2004 one half
        return made_up_name(seed, language)
    if language == "zh":
        return _varied_chinese(rng, kind)
    first, last = pick(rng, (*_FIRST, *_FIRST_FAR, *_FIRST_FAR)), pick(rng, (*_LAST, *_LAST_FAR, *_LAST_FAR))
    match kind:
        case 5:
            return f"{first} {last}".upper()
        case 6:
            return f"{first} {pick(rng, _FIRST)[0]}. {last}"
        case 7:
            return f"{first} {pick(rng, _FIRST_FAR)} {last}"
        case _:
            return f"{first} {last}"


# Shares of people. The Ministry of Public Security's reports on names: 14 in 100 have a surname beyond the hundred most
# common (_SURNAMES reaches beyond those), 2 in 1,000 a name of four characters; some 4 in 100 a rare character in it. By
# the census of 2020, 1.5 in 100 are of peoples whose names are written with a point or have no surname.
_RARE_SURNAME, _RARE_CHARACTER, _FOUR, _POINTED, _UNSURNAMED = 0.03, 0.04, 0.005, 0.01, 0.005
_PINYIN = 0.6  # of the English papers of customers in China
_FAR = 0.2
_CAPITALS = 0.15


def lifelike_name(seed: int, language: Language = "zh") -> str:
    """A made-up name, rare kinds of names as rare as in life. See :func:`varied_name` for a set that is mostly of those."""
    rng = np.random.default_rng([seed, 7027])
    roll = float(rng.random())
    if language == "zh":
        kinds = ((5, _RARE_SURNAME), (7, _RARE_CHARACTER), (10, _FOUR), (8, _POINTED), (9, _UNSURNAMED))
        for kind, share in kinds:
            if roll < share:
                return _varied_chinese(rng, kind)
            roll -= share
        return made_up_name(seed, language)
    if language == "en" and roll < _PINYIN:
        given = "".join(pick(rng, _GIVEN_PINYIN) for _ in range(1 + int(rng.random() < 0.8)))  # noqa: PLR2004
        surname = pick(rng, _SURNAMES_PINYIN)
        name = f"{surname} {given.capitalize()}" if rng.random() < 0.5 else f"{given.capitalize()} {surname}"  # noqa: PLR2004
    elif rng.random() < (_FAR if language == "en" else 1 - _FAR):
        name = f"{pick(rng, (*_FIRST, *_FIRST_FAR))} {pick(rng, (*_LAST, *_LAST_FAR))}"
    else:
        name = made_up_name(seed, language)
    return name.upper() if rng.random() < _CAPITALS else name


_SURNAMES_PINYIN = (
    "Wang", "Li", "Zhang", "Liu", "Chen", "Yang", "Zhao", "Huang", "Zhou", "Wu", "Xu", "Sun", "Hu", "Zhu", "Gao",
    "Lin", "He", "Guo", "Ma", "Luo", "Liang", "Song", "Zheng", "Xie", "Han", "Tang", "Feng", "Yu", "Dong", "Xiao",
    "Cheng", "Cao", "Yuan", "Deng", "Fu", "Shen", "Zeng", "Peng", "Lyu", "Su", "Lu", "Jiang", "Cai", "Jia", "Ding",
    "Wei", "Xue", "Ye", "Yan", "Pan", "Du", "Dai", "Xia", "Zhong", "Tian", "Ren", "Fan", "Fang", "Shi", "Yao",
    "Tan", "Liao", "Zou", "Xiong", "Jin", "Hao", "Kong", "Bai", "Cui", "Kang", "Mao", "Qiu", "Qin", "Gu", "Hou",
    "Shao", "Meng", "Long", "Wan", "Duan", "Lei", "Qian", "Yin", "Chang", "Qiao", "Lai", "Gong",
)  # fmt: skip
_GIVEN_PINYIN = (
    "wei", "fang", "na", "xiu", "min", "jing", "li", "qiang", "lei", "jun", "yang", "yong", "yan", "jie", "juan",
    "tao", "ming", "chao", "ping", "gang", "gui", "ying", "hua", "yu", "lan", "fei", "xin", "bo", "bin", "hao",
    "kai", "jian", "fan", "xue", "rong", "chen", "qian", "yi", "jia", "zi", "han", "mo", "xuan", "ze", "si", "yuan",
    "ning", "wen", "tian", "ruo", "xi", "shi", "qi", "nuo", "ke", "dong", "guo", "hai", "zhi", "chun", "mei",
)  # fmt: skip


def _varied_chinese(rng: np.random.Generator, kind: int) -> str:
    match kind:
        case 5:
            return pick(rng, _RARE_SURNAMES) + pick(rng, _GIVEN)
        case 6:
            return pick(rng, _RARE_SURNAMES) + pick(rng, _RARE_GIVEN) + pick(rng, _GIVEN)
        case 7:
            return pick(rng, _SURNAMES) + pick(rng, _RARE_GIVEN)
        case 8:
            return f"{pick(rng, _MINORITY[0])}·{pick(rng, _MINORITY[1])}"
        case 9:
            return pick(rng, (*_TIBETAN, _of_four(rng)))
        case _:
            return _of_four(rng)


def _of_four(rng: np.random.Generator) -> str:
    """Both parents' surnames, then two characters."""
    return pick(rng, _SURNAMES) + pick(rng, _SURNAMES) + pick(rng, _RARE_GIVEN) + pick(rng, _GIVEN)


def pick(rng: np.random.Generator, items: str | list[str] | tuple[str, ...]) -> str:
    """One of the items."""
    return items[int(rng.integers(len(items)))]


def company(rng: np.random.Generator, language: Language) -> str:
    """A made-up company."""
    if language != "zh":
        return pick(rng, _COMPANIES_EN)
    return f"{pick(rng, _CITIES)}{pick(rng, _WORDS)}{pick(rng, _TRADES)}有限公司"


def school(rng: np.random.Generator, language: Language) -> str:
    """A made-up university."""
    if language != "zh":
        return f"University of {pick(rng, ('Eastmere', 'Northbridge', 'Westhaven', 'Ashford Bay', 'Lakewood Hills'))}"
    return f"{pick(rng, _CITIES)}{pick(rng, ('大学', '理工大学', '师范大学', '工业职业技术学院', '财经大学'))}"


def city(rng: np.random.Generator) -> str:
    """A made-up Chinese city, without 市."""
    return pick(rng, _CITIES)


def street(rng: np.random.Generator) -> str:
    """A made-up address."""
    return f"{city(rng)}市{pick(rng, ('和平', '解放', '人民', '建设', '文化'))}路{int(rng.integers(2, 400))}号"
