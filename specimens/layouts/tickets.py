"""Slips that let somebody in, or travel: train and flight tickets, admission to an exam, cinema, a parcel's label, a pass."""

import numpy as np

from specimens.figures import bar_code, portrait, qr_code
from specimens.layouts.sayings import somebody
from specimens.names import city, pick, street
from specimens.ornament import guilloche, wash
from specimens.paper import GREY, INK, RED, WHITE, Colour, Paper

_BLUE: Colour = (30, 80, 160)
_AIRPORTS = (
    ("OSL", "Oslo"),
    ("LIS", "Lisboa"),
    ("DOH", "Doha"),
    ("CTU", "Chengdu"),
    ("PEK", "Beijing"),
    ("CPH", "København"),
)


def train_ticket(rng: np.random.Generator) -> Paper:
    """A Chinese train ticket: blue or pink, from and to, seat and price."""
    ground = ((222, 236, 246), (150, 196, 226)) if rng.integers(2) else ((250, 226, 226), (232, 170, 176))
    paper = Paper.of(guilloche(1400, 880, *ground, strength=0.5, style=int(rng.integers(6))))
    paper.title = f"{city(rng)}站"
    paper.text(80, 80, f"{pick(rng, 'ABCDEFG')}{int(rng.integers(10**6)):06d}", 44, face="hei", colour=RED)
    paper.text(230, 210, paper.title, 72, face="hei_bold", align="m")
    number = f"{pick(rng, 'GDZKT')}{int(rng.integers(1, 999))}"
    paper.text(700, 200, number, 72, face="hei_bold", align="m")
    paper.pen.line([(560, 250), (840, 250)], fill=INK, width=3)
    paper.text(1170, 210, f"{city(rng)}南站", 72, face="hei_bold", align="m")
    day = f"2026年{int(rng.integers(1, 7)):02d}月{int(rng.integers(1, 29)):02d}日 {int(rng.integers(6, 22)):02d}:{int(rng.integers(60)):02d}开"
    paper.text(90, 360, day, 48, face="hei")
    paper.text(
        900,
        360,
        f"{int(rng.integers(1, 17)):02d}车{int(rng.integers(1, 19)):02d}{pick(rng, 'ABCDF')}号",
        48,
        face="hei",
    )
    paper.text(90, 450, f"¥{int(rng.integers(20, 900))}.5元", 48, face="hei")
    paper.text(980, 450, pick(rng, ("二等座", "一等座", "硬卧")), 48, face="hei")
    paper.text(90, 560, "限乘当日当次车", 40, face="hei")
    paper.text(90, 650, f"9901011990****0002 {somebody(rng)}", 46, face="hei")
    paper.put(qr_code("https://rail.example.cn/t", 220), 1220, 640)
    paper.text(90, 790, "买票请到示例网  发货请到示例快运", 34, face="hei", colour=GREY)
    return paper


def boarding_pass(rng: np.random.Generator) -> Paper:
    """A strip with a stub, machine-printed."""
    accent: Colour = ((20, 60, 130), (160, 20, 40), (0, 110, 100))[int(rng.integers(3))]
    paper = Paper.blank(1800, 720, (252, 252, 250))
    paper.pen.rectangle([0, 0, 1800, 110], fill=accent)
    paper.title = "BOARDING PASS"
    paper.text(
        60,
        55,
        f"{pick(rng, ('Norddal Air', 'Aurora Airways', '云川航空'))}   登机牌 {paper.title}",
        46,
        face="hei_bold",
        colour=WHITE,
    )
    (a, start), (b, end) = (_AIRPORTS[int(each)] for each in rng.permutation(len(_AIRPORTS))[:2])
    name = somebody(rng, "en").upper().replace(" ", "/")
    for x, size in ((60, 1.0), (1350, 0.62)):
        for row, (label, value) in enumerate(
            (("NAME 姓名", name), ("FROM 始发", f"{a} {start}"), ("TO 到达", f"{b} {end}"))
        ):
            paper.text(x, 170 + row * 120, label, round(30 * size) + 4, face="hei", colour=GREY)
            paper.text(x, 220 + row * 120, value, round(56 * size), face="hei_bold")
    facts = (("FLIGHT 航班", f"{pick(rng, ('ND', 'AU', 'YC'))}{int(rng.integers(100, 9999))}"), ("GATE 登机口", f"{pick(rng, 'ABCD')}{int(rng.integers(1, 60))}"),
             ("SEAT 座位", f"{int(rng.integers(1, 40))}{pick(rng, 'ACDF')}"), ("BOARDING 登机时间", f"{int(rng.integers(6, 23)):02d}:{int(rng.integers(12)) * 5:02d}"))  # fmt: skip
    for at, (label, value) in enumerate(facts):
        x, y = 760 + at % 2 * 280, 190 + at // 2 * 160
        paper.text(x, y, label, 28, face="hei", colour=GREY)
        paper.text(x, y + 56, value, 60, face="hei_bold")
    paper.put(bar_code(str(int(rng.integers(10**11, 10**12))), 620, 120), 420, 620)
    for y in range(120, 720, 26):
        paper.pen.line([(1310, y), (1310, y + 13)], fill=GREY, width=3)
    return paper


def exam_admission(rng: np.random.Generator) -> Paper:
    """准考证: name, number, portrait, as on a credential, but it only opens a door."""
    paper = Paper.blank(1190, 1684, (253, 253, 251))
    exam = pick(
        rng,
        (
            "全国计算机等级考试",
            "教师资格考试（笔试）",
            "全国大学英语四级考试",
            "初级会计专业技术资格考试",
            "普通话水平测试",
        ),
    )
    paper.title = "准考证"
    paper.text(595, 130, f"2026年上半年{exam}", 46, face="hei_bold", align="m", width_max=1000)
    paper.text(595, 220, paper.title, 72, face="hei_bold", align="m", spacing=0.4)
    paper.put(portrait(230, 310, rng), 960, 460)
    rows = (
        ("姓  名", somebody(rng)), ("准考证号", str(int(rng.integers(10**13, 10**14)))), ("证件号码", "9901011998****0006"),
        ("考点名称", f"{city(rng)}市第{int(rng.integers(1, 30))}中学"), ("考点地址", street(rng)), ("考场号", f"{int(rng.integers(1, 60)):03d}"),
        ("座位号", f"{int(rng.integers(1, 31)):02d}"), ("考试时间", f"2026年3月{int(rng.integers(7, 29))}日 09:00-11:00"),
    )  # fmt: skip
    for at, (label, value) in enumerate(rows):
        top = 310 + at * 92
        paper.pen.rectangle([90, top, 330, top + 92], outline=INK, width=2)
        paper.pen.rectangle([330, top, 780 if at < 4 else 1100, top + 92], outline=INK, width=2)  # noqa: PLR2004 beside the portrait
        paper.text(210, top + 46, label, 36, face="hei", align="m")
        paper.text(355, top + 46, value, 36, face="song", width_max=410 if at < 4 else 720)  # noqa: PLR2004
    y = 1120.0
    paper.text(90, y, "考生须知", 40, face="hei_bold")
    for at, line in enumerate(
        (
            "考生须凭本人准考证和有效身份证件进入考场。",
            "开考十五分钟后，迟到考生不得入场。",
            "手机等通讯工具不得带入考场。",
            "成绩合格者将颁发相应证书。",
        )
    ):
        y = paper.paragraph(90, y + 62, 1010, [f"{at + 1}．{line}"], 32, indent=0, leading=1.0)
    return paper


def cinema_ticket(rng: np.random.Generator) -> Paper:
    """A stub of thin card."""
    paper = Paper.of(wash(1300, 560, (250, 240, 214), (240, 220, 180)))
    paper.title = pick(rng, ("ADMIT ONE", "电影票", "演出入场券", "门票 TICKET"))
    paper.text(90, 90, f"{city(rng)}影城", 46, face="hei_bold", colour=(120, 30, 30))
    paper.text(90, 190, paper.title, 84, face="hei_black", colour=(120, 30, 30))
    for row, words in enumerate((f"《{pick(rng, ('远山', '夏日来信', '星河', '老街'))}》", f"{int(rng.integers(1, 9))}号厅  {int(rng.integers(1, 12))}排{int(rng.integers(1, 20))}座", f"2026-0{int(rng.integers(1, 7))}-{int(rng.integers(10, 29))} {int(rng.integers(13, 23))}:{int(rng.integers(6)) * 10:02d}")):  # fmt: skip
        paper.text(90, 300 + row * 75, words, 46, face="hei")
    for y in range(10, 560, 24):
        paper.pen.ellipse([960, y, 972, y + 12], fill=(150, 120, 90))
    paper.put(qr_code(f"https://tickets.example.com/{int(rng.integers(10**6))}", 250), 1140, 270)
    return paper


def parcel_label(rng: np.random.Generator) -> Paper:
    """A courier's label with sender, receiver, routing code and bar code."""
    paper = Paper.blank(1000, 1500, WHITE)
    paper.title = pick(rng, ("云川速运", "恒信快递", "EXPRESS 国际件"))
    paper.text(60, 90, paper.title, 64, face="hei_black")
    paper.text(940, 90, pick(rng, ("标准快递", "次日达", "PARCEL")), 44, face="hei", align="r")
    number = f"EX{int(rng.integers(10**12, 10**13))}"
    paper.put(bar_code(number, 800, 160), 500, 240)
    paper.text(500, 350, number, 40, face="hei", align="m")
    paper.text(
        500,
        460,
        f"{int(rng.integers(100, 999))}-{pick(rng, 'ABCDEF')}{int(rng.integers(10, 99))}-{int(rng.integers(100, 999))}",
        100,
        face="hei_black",
        align="m",
    )
    for y in (400, 530, 790, 1050):
        paper.pen.line([(40, y), (960, y)], fill=INK, width=4)
    for y, role in ((600, "收"), (860, "寄")):
        paper.pen.ellipse([60, y - 20, 140, y + 60], fill=INK)
        paper.text(100, y + 20, role, 46, face="hei_bold", align="m", colour=WHITE)
        paper.text(180, y, f"{somebody(rng)}  199****{int(rng.integers(10**4)):04d}", 46, face="hei_bold")
        paper.text(180, y + 80, street(rng), 40, face="hei")
    paper.put(qr_code(f"https://parcel.example.cn/{number}", 260), 800, 1260)
    for row, words in enumerate(
        ("物品：文件（证书）", f"重量：{int(rng.integers(1, 50)) / 10} kg", "签收人：", "签收时间：")
    ):
        paper.text(70, 1120 + row * 80, words, 40, face="hei")
    return paper


def event_pass(rng: np.random.Generator) -> Paper:
    """A lanyard card that says what one may do there and not who one is."""
    accent: Colour = ((120, 30, 140), (20, 120, 110), (220, 90, 30))[int(rng.integers(3))]
    paper = Paper.of(wash(900, 1300, WHITE, (236, 236, 240)), "card")
    paper.pen.rectangle([0, 0, 900, 420], fill=accent)
    paper.text(
        450,
        160,
        pick(rng, ("2026 开发者大会", "Design Week 2026", "国际教育博览会", "校园招聘会")),
        64,
        face="hei_bold",
        align="m",
        colour=WHITE,
        width_max=820,
    )
    paper.text(
        450,
        280,
        f"{int(rng.integers(1, 28))} - {int(rng.integers(28, 31))} MAY",
        44,
        face="hei",
        align="m",
        colour=WHITE,
    )
    paper.title = pick(rng, ("VISITOR", "访客证", "STAFF ENTRANCE", "参观证", "媒体入口"))
    paper.text(450, 640, paper.title, 120, face="hei_black", align="m", colour=accent, width_max=820)
    paper.text(
        450,
        790,
        pick(rng, ("凭此证入场 当日有效", "Please return at the exit", "限当日使用，请佩戴")),
        42,
        face="hei",
        align="m",
        colour=GREY,
    )
    paper.put(qr_code(f"https://expo.example.com/{int(rng.integers(10**6))}", 280), 450, 1050)
    return paper
