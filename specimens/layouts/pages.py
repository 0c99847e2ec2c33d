"""Printed to be read: notices, books, news, contracts, CVs, articles, timetables, calendars."""

import numpy as np

from specimens.figures import portrait
from specimens.layouts.sayings import heading, prose, somebody, somewhere
from specimens.names import company, pick
from specimens.ornament import wash
from specimens.paper import GREY, INK, RED, WHITE, Colour, Paper

_VIVID: tuple[Colour, ...] = ((220, 50, 50), (30, 90, 190), (250, 170, 30), (110, 50, 150), (20, 140, 110))


def announcement(rng: np.random.Generator) -> Paper:
    """A notice with a red head: contest, list of winners, rules."""
    language = "zh" if rng.random() < 0.7 else "en"  # noqa: PLR2004 most are Chinese
    paper = Paper.blank(1190, 1684, (253, 252, 248))
    paper.text(595, 150, somewhere(rng, language), 62, face="song", align="m", colour=RED, bold=1.5, width_max=1000)
    paper.pen.line([(110, 230), (1080, 230)], fill=RED, width=5)
    paper.title = heading(language, rng)
    paper.text(595, 340, paper.title, 52, face="hei_bold", align="m", width_max=980)
    y = 460.0
    for at, line in enumerate(prose(language, rng, 8)):
        y = paper.paragraph(120, y, 950, [f"{at + 1}. {line}"], 34, leading=1.7)
    paper.text(
        1060,
        1560,
        f"2026年{int(rng.integers(1, 7))}月{int(rng.integers(1, 29))}日" if language == "zh" else "Spring 2026",
        34,
        align="r",
    )
    return paper


def book_page(rng: np.random.Generator) -> Paper:
    """A page of a textbook on credentials."""
    language = pick(rng, ("zh", "en"))
    paper = Paper.blank(1190, 1684, (250, 247, 238))
    chapter = int(rng.integers(2, 12))
    paper.title = (
        f"第{chapter}章 {heading('zh', rng)}" if language == "zh" else f"Chapter {chapter}. {heading('en', rng)}"
    )
    page = int(rng.integers(20, 400))
    paper.text(1070, 90, f"{page}", 30, align="r")
    paper.text(130, 240, paper.title, 52, face="hei_bold", width_max=930)
    y = 360.0
    for _ in range(5):
        y = paper.paragraph(
            130,
            y,
            930,
            ["".join(prose(language, rng, 4)) if language == "zh" else " ".join(prose(language, rng, 4))],
            32,
            leading=1.75,
        )
        if y > 1480:  # noqa: PLR2004 the foot of the page
            break
    return paper


def news(rng: np.random.Generator) -> Paper:
    """A newspaper's page in columns with a picture."""
    paper = Paper.blank(1300, 1700, (240, 236, 226))
    paper.text(650, 120, pick(rng, ("云川日报", "THE HARBOUR TIMES", "临江晚报")), 110, face="song", align="m", bold=2)
    paper.pen.line([(60, 210), (1240, 210)], fill=INK, width=4)
    language = pick(rng, ("zh", "en"))
    paper.title = (
        pick(rng, ("全市技能大赛颁奖典礼举行", "百名教师获表彰", "新版驾驶证启用"))
        if language == "zh"
        else pick(rng, ("Local Baker Wins National Award", "New Licence Rules From July"))
    )
    paper.text(60, 300, paper.title, 72, face="hei_black", width_max=1180)
    tones = rng.integers(60, 200, (2, 1)).repeat(3, axis=1)
    photo = wash(760, 440, tuple(tones[0].tolist()), tuple(tones[1].tolist()))
    paper.put(Paper.of(photo).image, 450, 610)
    for column in range(3):
        y = 900.0 if column < 2 else 410.0  # noqa: PLR2004 beside the picture
        while y < 1600:  # noqa: PLR2004 the page's foot
            y = paper.paragraph(60 + column * 405, y, 370, prose(language, rng, 1), 27, leading=1.5) + 6
    return paper


def contract(rng: np.random.Generator) -> Paper:
    """A contract's page, with parties and clauses."""
    paper = Paper.blank(1190, 1684, (253, 253, 250))
    paper.title = pick(rng, ("房屋租赁合同", "劳动合同书", "培训服务协议", "SERVICE AGREEMENT", "保密协议"))
    paper.text(595, 150, paper.title, 64, face="hei_bold", align="m", spacing=0.1)
    paper.text(120, 280, f"甲方：{company(rng, 'zh')}", 38)
    paper.text(120, 350, f"乙方：{somebody(rng)}   身份证号：____________________", 38)
    y = 450.0
    clauses = ("甲方向乙方提供约定的服务，乙方按期支付费用。", "合同期限自2026年1月1日起至2026年12月31日止。", "任何一方违约，应当向对方支付违约金。",
               "乙方应取得相应职业资格证书后方可上岗。", "本合同一式两份，双方各执一份，具有同等效力。", "未尽事宜，由双方协商解决。")  # fmt: skip
    for at, words in enumerate(clauses):
        y = (
            paper.paragraph(
                120, y, 950, [f"第{'一二三四五六'[at]}条  {words}{prose('zh', rng, 1)[0]}"], 34, indent=2, leading=1.7
            )
            + 12
        )
    paper.text(120, 1480, "甲方（盖章）：", 38)
    paper.text(680, 1480, "乙方（签字）：", 38)
    return paper


def curriculum_vitae(rng: np.random.Generator) -> Paper:
    """A CV, which names certificates and is none."""
    accent = _VIVID[int(rng.integers(len(_VIVID)))]
    paper = Paper.blank(1190, 1684, WHITE)
    paper.pen.rectangle([0, 0, 360, 1684], fill=accent)
    paper.put(portrait(220, 280, rng), 180, 230)
    paper.title = somebody(rng)
    paper.text(180, 440, paper.title, 60, face="hei_bold", align="m", colour=WHITE)
    for at, words in enumerate(("个人简历", "本科", f"199{int(rng.integers(10**8)):08d}", "name@example.com")):
        paper.text(180, 520 + at * 64, words, 30, face="hei", align="m", colour=WHITE)
    y = 140.0
    for part, lines in (
        ("教育背景", (f"{int(rng.integers(2012, 2020))}.09 - 2022.06  {somewhere(rng, 'zh')}", "专业成绩排名前10%")),
        ("工作经历", (f"{company(rng, 'zh')}  工程师", "负责项目交付与客户培训", company(rng, "zh"))),
        ("证书与奖项", ("大学英语六级证书", "机动车驾驶证C1", "校级一等奖学金", "PMP项目管理认证", "普通话二级甲等")),
        ("自我评价", tuple(prose("zh", rng, 2))),
    ):
        paper.text(420, y, part, 44, face="hei_bold", colour=accent)
        y += 76
        for line in lines:
            y = paper.paragraph(420, y, 700, [line], 32, face="hei", indent=0, leading=1.5)
        y += 50
    return paper


def article(rng: np.random.Generator) -> Paper:
    """The first page of a paper, in two columns."""
    paper = Paper.blank(1190, 1684, WHITE)
    paper.title = pick(
        rng,
        (
            "On the Recognition of Printed Certificates",
            "A Survey of Licence Fraud",
            "职业资格制度改革研究",
            "Awards and Motivation: A Field Study",
        ),
    )
    paper.text(595, 160, paper.title, 54, align="m", bold=1, width_max=1040)
    paper.text(595, 250, f"{somebody(rng, 'en')}, {somebody(rng, 'en')}", 34, align="m")
    paper.text(595, 360, "Abstract", 32, face="hei_bold", align="m")
    y = paper.paragraph(180, 410, 830, [" ".join(prose("en", rng, 4))], 26, leading=1.45, indent=0)
    for column in range(2):
        below = y + 50
        paper.text(90 + column * 520, below, ("1  Introduction", "2  Method")[column], 34, face="hei_bold")
        below += 60
        while below < 1560:  # noqa: PLR2004 the page's foot
            below = paper.paragraph(90 + column * 520, below, 490, [" ".join(prose("en", rng, 3))], 25, leading=1.45)
    return paper


def timetable(rng: np.random.Generator) -> Paper:
    """A school's or a bus's week."""
    paper = Paper.blank(1684, 1190, (254, 254, 250))
    paper.title = pick(rng, ("课程表", "培训课程安排表", "CLASS TIMETABLE", "值班表"))
    paper.text(842, 100, paper.title, 68, face="hei_bold", align="m")
    subjects = ("数学", "语文", "英语", "物理", "体育", "考证辅导", "实训", "自习", "音乐", "")
    days = ("", "周一", "周二", "周三", "周四", "周五")
    for row in range(8):
        for column in range(6):
            left, top = 90 + column * 250, 190 + row * 115
            fill = (226, 234, 246) if row == 0 or column == 0 else None
            paper.pen.rectangle([left, top, left + 250, top + 115], outline=INK, width=2, fill=fill)
            words = days[column] if row == 0 else f"第{row}节" if column == 0 else pick(rng, subjects)
            paper.text(left + 125, top + 58, words, 40, face="hei", align="m")
    return paper


def calendar(rng: np.random.Generator) -> Paper:
    """A month on the wall."""
    accent = _VIVID[int(rng.integers(len(_VIVID)))]
    paper = Paper.of(wash(1300, 1600, WHITE, (246, 242, 232)))
    tones = rng.integers(60, 230, (2, 3))
    paper.put(Paper.of(wash(1200, 560, tuple(tones[0].tolist()), tuple(tones[1].tolist()))).image, 650, 340)
    month = int(rng.integers(1, 13))
    paper.title = f"2026年{month}月"
    paper.text(650, 710, paper.title, 80, face="hei_bold", align="m", colour=accent)
    first = int(rng.integers(7))
    for at, weekday in enumerate("日一二三四五六"):
        paper.text(130 + at * 173, 820, weekday, 44, face="hei_bold", align="m", colour=GREY)
    for day in range(1, 31):
        cell = first + day - 1
        x, y = 130 + cell % 7 * 173, 920 + cell // 7 * 112
        paper.text(x, y, str(day), 54, face="hei", align="m", colour=accent if cell % 7 in {0, 6} else INK)
        if rng.random() < 0.12:  # noqa: PLR2004 few days have a note
            paper.text(x, y + 46, pick(rng, ("考试", "领证", "体检", "生日")), 26, face="hei", align="m", colour=RED)
    return paper
