"""Screens that show no credential: shops, editors, tables, maps, badges to be earned, posts, search forms."""

import cv2
import numpy as np

from specimens.figures import mark, portrait, qr_code
from specimens.layouts.sayings import heading, prose, said, somebody
from specimens.names import city, pick
from specimens.ornament import rules, wash
from specimens.paper import GREY, INK, RED, WHITE, Colour, Paper

_DARK: Colour = (30, 31, 36)
_CODE = (
    "def certificate(holder: str) -> Path:", "    name = holder.strip()", "    if not name:", "        raise ValueError(name)", "    return folder / f'{name}.pdf'",
    "class License(Base):", "    id: int = 0", "    expires: date | None = None", "for award in awards:", "    total += award.points", "print(len(results))",
    "import json, sys", "# the number's last digit checks it", "with open(path) as file:", "    rows = json.load(file)",
)  # fmt: skip
_SHELL = (
    "$ ls -l certs/", "-rw-r--r-- 1 dev dev 1679 server.key", "$ openssl x509 -in server.crt -noout -dates", "notBefore=Jan  3 08:00:00 2026 GMT",
    "notAfter=Apr  3 08:00:00 2026 GMT", "$ git log --oneline -3", "4f1c2aa Add the certificate page", "$ make test", "312 passed in 41.20s", "$ df -h /", "$ _",
)  # fmt: skip
_GOODS = ("证书框 A4 挂墙", "荣誉证书外壳 加厚", "奖牌定制 金银铜", "证件照背景布", "毕业证皮套", "工牌挂绳 10条装")


def phone(colour: Colour = (245, 245, 247)) -> Paper:
    """An empty telephone's screen with its status bar."""
    paper = Paper.blank(1080, 2100, colour, "screen")
    ink = WHITE if sum(colour) < 300 else INK  # noqa: PLR2004 dark grounds
    paper.text(60, 44, "10:24", 34, face="hei_bold", colour=ink)
    paper.text(1020, 44, "5G  82%", 30, face="hei", colour=ink, align="r")
    return paper


def web_shop(rng: np.random.Generator) -> Paper:
    """Certificate frames and covers for sale."""
    paper = phone()
    paper.pen.rounded_rectangle([40, 90, 1040, 180], 40, fill=WHITE)
    paper.title = "证书框"
    paper.text(90, 135, f"搜索  {paper.title}", 38, face="hei", colour=GREY)
    for at, good in enumerate(rng.permutation(_GOODS)):
        x, y = 40 + at % 2 * 510, 220 + at // 2 * 620
        paper.pen.rounded_rectangle([x, y, x + 490, y + 590], 20, fill=WHITE)
        picture = (
            wash(450, 360, (200, 40, 44), (150, 20, 28))
            if rng.integers(2)
            else wash(450, 360, (240, 236, 226), (226, 214, 190))
        )
        rules(picture, 30, (226, 190, 110), widths=(6, 2))
        frame = Paper.of(picture)
        frame.text(225, 180, pick(rng, ("荣誉证书", "证书样品", "SAMPLE", "")), 56, align="m", colour=(232, 200, 120))
        paper.image.paste(frame.image, (x + 20, y + 20))
        paper.text(x + 24, y + 430, str(good), 36, face="hei", width_max=440)
        paper.text(
            x + 24,
            y + 510,
            f"¥{int(rng.integers(5, 99))}.{int(rng.integers(10))}",
            48,
            face="hei_bold",
            colour=(230, 60, 30),
        )
        paper.text(x + 460, y + 515, f"{int(rng.integers(1, 90))}00+人付款", 28, face="hei", colour=GREY, align="r")
    return paper


def chat_about(rng: np.random.Generator) -> Paper:
    """Two people on a licence, in another messenger's colours."""
    language = pick(rng, ("zh", "en"))
    paper = phone((226, 234, 242))
    paper.title = somebody(rng, language)
    paper.pen.rectangle([0, 80, 1080, 200], fill=(60, 130, 200))
    paper.text(140, 140, paper.title, 44, face="hei_bold", colour=WHITE)
    y = 260.0
    for words in said(language, rng, int(rng.integers(6, 10))):
        mine = bool(rng.integers(2))
        wide = 70 + sum(24 if each.isascii() else 44 for each in words)
        left = 1020 - wide if mine else 60
        paper.pen.rounded_rectangle([left, y, left + wide, y + 104], 40, fill=(206, 232, 255) if mine else WHITE)
        paper.text(left + 35, y + 52, words, 42, face="hei", width_max=wide - 60)
        y += 150
    paper.pen.rounded_rectangle([40, 1970, 1040, 2070], 50, fill=WHITE)
    return paper


def app_badge(rng: np.random.Generator) -> Paper:
    """An achievement in an app: a badge, and nobody's name."""
    paper = Paper.of(wash(1080, 2100, (90, 60, 170), (40, 30, 90)), "screen")
    paper.title = pick(rng, ("勋章", "成就徽章", "New badge!", "连续打卡30天"))
    paper.text(540, 220, paper.title, 72, face="hei_bold", align="m", colour=WHITE)
    paper.put(
        mark(
            pick(rng, ("★", "7", "A", "跑", "书")),
            520,
            ((250, 190, 60), (90, 200, 160), (240, 110, 120))[int(rng.integers(3))],
            rng,
        ),
        540,
        760,
    )
    paper.text(
        540,
        1150,
        pick(rng, ("坚持就是胜利", "You are on fire!", "已点亮 12 / 40", "累计学习 100 小时")),
        52,
        face="hei",
        align="m",
        colour=WHITE,
    )
    paper.pen.rounded_rectangle([240, 1700, 840, 1830], 65, fill=(250, 190, 60))
    paper.text(540, 1765, pick(rng, ("分享", "Share", "继续加油")), 52, face="hei_bold", align="m")
    return paper


def query_form(rng: np.random.Generator) -> Paper:
    """A site where certificates are looked up, before anything is typed."""
    paper = phone(WHITE)
    accent: Colour = ((30, 90, 170), (180, 30, 36))[int(rng.integers(2))]
    paper.pen.rectangle([0, 80, 1080, 220], fill=accent)
    paper.title = pick(rng, ("证书查询", "成绩查询", "职业技能等级证书查询", "学历查询", "驾驶证业务办理"))
    paper.text(540, 150, paper.title, 54, face="hei_bold", align="m", colour=WHITE)
    for at, label in enumerate(("姓名", "证件号码", "证书编号", "验证码")):
        y = 360 + at * 180
        paper.text(80, y, label, 44, face="hei")
        paper.pen.rounded_rectangle([330, y - 55, 1000, y + 55], 12, outline=(190, 190, 196), width=3)
        paper.text(360, y, f"请输入{label}", 38, face="hei", colour=(180, 180, 186))
    paper.pen.rounded_rectangle([80, 1120, 1000, 1240], 16, fill=accent)
    paper.text(540, 1180, "查 询", 52, face="hei_bold", align="m", colour=WHITE)
    paper.paragraph(80, 1360, 920, prose("zh", rng, 3), 36, face="hei", colour=GREY, indent=0)
    return paper


def course_page(rng: np.random.Generator) -> Paper:
    """A learning platform that promises a certificate."""
    paper = Paper.blank(1760, 1100, WHITE, "screen")
    accent: Colour = ((0, 86, 210), (120, 40, 160), (20, 120, 90))[int(rng.integers(3))]
    paper.pen.rectangle([0, 0, 1760, 90], fill=(246, 247, 250))
    paper.text(60, 45, pick(rng, ("LearnHarbor", "OpenCampus", "Kursly")), 44, face="hei_bold", colour=accent)
    paper.title = pick(
        rng, ("Data Analysis Professional Certificate", "Project Management Certificate", "UX Design Specialization")
    )
    paper.text(60, 220, paper.title, 64, face="hei_bold", width_max=1100)
    paper.text(
        60,
        310,
        f"Offered by {pick(rng, ('OpenCampus', 'Silverleaf Software', 'University of Eastmere'))} · {int(rng.integers(4, 30))} hours · Beginner",
        36,
        face="hei",
        colour=GREY,
    )
    paper.pen.rounded_rectangle([60, 380, 460, 490], 12, fill=accent)
    paper.text(260, 435, "Enroll for free", 42, face="hei_bold", align="m", colour=WHITE)
    y = 600.0
    for line in ("Earn a shareable certificate", *prose("en", rng, 4)):
        paper.pen.ellipse([66, y - 9, 84, y + 9], fill=accent)
        paper.text(110, y, line, 36, face="hei", width_max=1100)
        y += 84
    frame = np.full((360, 500, 3), 250, np.uint8)
    rules(frame, 14, accent, widths=(4,))
    sample = Paper.of(frame)
    sample.text(250, 150, "CERTIFICATE", 44, align="m", colour=GREY)
    sample.text(250, 220, "SAMPLE", 60, face="hei_black", align="m", colour=(210, 210, 216))
    paper.put(sample.image, 1450, 520)
    return paper


def code_editor(rng: np.random.Generator) -> Paper:
    """Program text on dark ground."""
    paper = Paper.blank(1760, 1050, _DARK, "screen")
    paper.pen.rectangle([0, 0, 260, 1050], fill=(38, 40, 46))
    paper.title = pick(rng, ("certificate.py", "licence.ts", "award_model.py"))
    for at, name in enumerate((paper.title, "README.md", "tests", "config.yaml", "main.py")):
        paper.text(40, 90 + at * 56, name, 28, face="hei", colour=(190, 194, 200))
    for at in range(18):
        y = 60 + at * 54
        line = _CODE[int(rng.integers(len(_CODE)))]
        paper.text(330, y, str(at + 1), 28, face="hei", colour=(100, 104, 112), align="r")
        indent = len(line) - len(line.lstrip())
        colour = ((220, 180, 120), (140, 190, 250), (200, 204, 210), (160, 210, 150))[int(rng.integers(4))]
        paper.text(370 + indent * 16, y, line.strip(), 30, face="hei", colour=colour)
    return paper


def terminal(rng: np.random.Generator) -> Paper:
    """A shell that speaks of another kind of certificate."""
    paper = Paper.blank(1600, 1000, (12, 14, 18), "screen")
    paper.title = "server.crt"
    at = int(rng.integers(len(_SHELL)))
    for row in range(16):
        line = _SHELL[(at + row) % len(_SHELL)]
        paper.text(
            50, 60 + row * 58, line, 34, face="hei", colour=(120, 230, 140) if line.startswith("$") else (206, 210, 206)
        )
    return paper


def spreadsheet(rng: np.random.Generator) -> Paper:
    """A table of staff and their certificates: of everybody, so of nobody."""
    paper = Paper.blank(1760, 1050, WHITE, "screen")
    paper.title = pick(rng, ("持证人员汇总表", "培训签到表", "2026年考试成绩登记", "证书发放登记表"))
    paper.pen.rectangle([0, 0, 1760, 70], fill=(33, 115, 70))
    paper.text(40, 35, f"{paper.title}.xlsx", 34, face="hei_bold", colour=WHITE)
    columns = (("序号", 90), ("姓名", 220), ("部门", 260), ("证书名称", 430), ("编号", 380), ("备注", 300))
    kinds = ("电工证", "会计证", "教师资格证", "焊工证", "叉车证", "普通话证")
    for row in range(17):
        x, y = 40, 110 + row * 54
        for name, wide in columns:
            paper.pen.rectangle(
                [x, y, x + wide, y + 54], outline=(200, 204, 208), width=1, fill=(236, 240, 236) if row == 0 else None
            )
            value = name if row == 0 else {
                "序号": str(row), "姓名": somebody(rng), "部门": pick(rng, ("生产部", "行政部", "工程部")), "证书名称": pick(rng, kinds),
                "编号": str(int(rng.integers(10**9, 10**10))), "备注": pick(rng, ("", "已交", "待补", "过期")),
            }[name]  # fmt: skip
            paper.text(x + 14, y + 27, value, 28, face="hei_bold" if row == 0 else "hei")
            x += wide
    return paper


def street_map(rng: np.random.Generator) -> Paper:
    """Streets, water, parks, a pin."""
    paper = phone((240, 238, 232))
    pixels = np.array(paper.image)
    for colour, count, wide in (
        ((170, 210, 240), 2, 130),
        ((206, 232, 196), 4, 260),
        (WHITE, 22, 26),
        ((250, 220, 140), 4, 44),
    ):
        for _ in range(count):
            start, end = rng.uniform(-200, 1300, 2) * (1, 1.8), rng.uniform(-200, 1300, 2) * (1, 1.8)
            cv2.line(
                pixels, tuple(start.astype(int).tolist()), tuple(end.astype(int).tolist()), colour, wide, cv2.LINE_AA
            )
    pin = (int(rng.integers(300, 800)), int(rng.integers(600, 1300)))
    cv2.circle(pixels, pin, 44, (226, 60, 50), -1, cv2.LINE_AA)
    cv2.circle(pixels, pin, 16, WHITE, -1, cv2.LINE_AA)
    map_ = Paper.of(pixels, "screen")
    map_.title = f"{city(rng)}市政务服务中心"
    for _ in range(12):
        map_.text(
            float(rng.uniform(80, 800)),
            float(rng.uniform(200, 1600)),
            f"{city(rng)}{pick(rng, ('路', '街', '小学', '公园', '医院', '地铁站'))}",
            30,
            face="hei",
            colour=(90, 96, 104),
        )
    map_.pen.rounded_rectangle([30, 1760, 1050, 2070], 30, fill=WHITE)
    map_.text(80, 1830, map_.title, 50, face="hei_bold")
    map_.text(80, 1910, f"证照窗口 · 距您{int(rng.integers(2, 90)) / 10}公里", 38, face="hei", colour=GREY)
    return map_


def post(rng: np.random.Generator) -> Paper:
    """Somebody tells friends of a certificate, with a picture of something else."""
    language = pick(rng, ("zh", "en"))
    paper = phone(WHITE)
    paper.put(portrait(120, 120, rng), 110, 190)
    paper.title = somebody(rng, language)
    paper.text(200, 160, paper.title, 42, face="hei_bold", colour=(80, 100, 150))
    y = paper.paragraph(200, 240, 820, [" ".join(said(language, rng, 3))], 42, face="hei", indent=0)
    for at in range(int(rng.choice((1, 3, 6)))):
        tones = rng.integers(40, 230, (2, 3))
        tile = wash(260, 260, tuple(tones[0].tolist()), tuple(tones[1].tolist()))
        paper.put(Paper.of(tile).image, 330 + at % 3 * 275, y + 150 + at // 3 * 275)
    paper.text(200, y + 640, f"{int(rng.integers(1, 59))}分钟前", 34, face="hei", colour=GREY)
    return paper


def meme(rng: np.random.Generator) -> Paper:
    """A drawn face and loud words."""
    paper = Paper.of(wash(1000, 1000, (250, 250, 250), (230, 230, 230)))
    pen = paper.pen
    pen.ellipse([280, 260, 720, 700], fill=(250, 220, 90), outline=INK, width=8)
    for x in (410, 590):
        pen.ellipse([x - 30, 400, x + 30, 460], fill=INK)
    pen.arc([380, 460, 620, 620], 20, 160, fill=INK, width=12) if rng.integers(2) else pen.line(
        [(420, 590), (580, 560)], fill=INK, width=12
    )
    top, below = ((("我以为考完就没事了", "证书：再等三个月"), ("WHEN THE CERTIFICATE", "HAS A TYPO"), ("老板看完我的证书", "让我再考一个"), ("STUDIED 5 MINUTES", "WHERE IS MY AWARD"))[int(rng.integers(4))])  # fmt: skip
    paper.title = top
    for y, words in ((130, top), (850, below)):
        paper.text(500, y, words, 84, face="hei_black", align="m", width_max=940)
    return paper


def code_alone(rng: np.random.Generator) -> Paper:
    """A QR code and hardly a word."""
    paper = Paper.blank(1000, 1100, WHITE)
    paper.title = pick(rng, ("扫码关注", "Scan me", "扫一扫 领取证书", "微信支付", "Wi-Fi"))
    paper.put(qr_code(f"https://go.example.com/{int(rng.integers(10**9))}", 760), 500, 470)
    paper.text(500, 980, paper.title, 64, face="hei_bold", align="m")
    return paper


def transfer(rng: np.random.Generator) -> Paper:
    """A bank's app after a transfer, on dark ground."""
    paper = phone(_DARK)
    paper.title = pick(rng, ("转账成功", "Transfer sent", "缴费成功"))
    paper.text(540, 320, paper.title, 64, face="hei_bold", align="m", colour=(120, 220, 160))
    paper.text(540, 480, f"{int(rng.integers(100, 99999)) / 100:.2f} 元", 100, face="hei_bold", align="m", colour=WHITE)
    rows = (("收款人", somebody(rng)), ("用途", pick(rng, ("考试报名费", "证书工本费", "培训费", "会员费"))), ("流水号", str(int(rng.integers(10**14, 10**15)))), ("时间", f"2026-0{int(rng.integers(1, 7))}-{int(rng.integers(10, 29))} 14:2{int(rng.integers(10))}"))  # fmt: skip
    for at, (label, value) in enumerate(rows):
        paper.row(
            100, 720 + at * 120, label, value, 42, gap=300, face="hei", label_colour=(150, 154, 160), colour=WHITE
        )
    return paper


def course_slide(rng: np.random.Generator) -> Paper:
    """A slide about certificates, on dark or bright ground."""
    language = pick(rng, ("zh", "en"))
    dark = bool(rng.integers(2))
    paper = Paper.of(
        wash(1760, 990, (24, 34, 64), (10, 14, 30)) if dark else wash(1760, 990, (255, 250, 240), (250, 232, 206))
    )
    ink: Colour = WHITE if dark else INK
    paper.title = heading(language, rng)
    paper.text(100, 150, paper.title, 70, face="hei_bold", colour=(250, 190, 80) if dark else RED, width_max=1560)
    y = 330.0
    for line in prose(language, rng, 4):
        paper.text(100, y, "▪", 44, face="hei", colour=ink)
        y = paper.paragraph(160, y, 1480, [line], 46, face="hei", colour=ink, indent=0, leading=1.4) + 40
    paper.text(1660, 940, str(int(rng.integers(2, 60))), 34, face="hei", colour=GREY, align="r")
    return paper
