"""What people photograph instead of a credential: receipts, invoices, menus, slides, chats, payments, cards, views."""

from collections.abc import Callable

import cv2
import numpy as np

from specimens.content import Content
from specimens.figures import bar_code, mark, portrait, qr_code
from specimens.layouts.common import Layout
from specimens.names import city, company, made_up_name, pick, street
from specimens.ornament import guilloche, rules, wash
from specimens.paper import GREY, RED, WHITE, Colour, Paper
from specimens.seal import round_seal

Painter = Callable[[np.random.Generator], Paper]

_GOODS = ("矿泉水", "牛奶", "面包", "苹果", "洗衣液", "抽纸", "方便面", "酸奶", "鸡蛋", "垃圾袋", "电池", "牙膏")
_DISHES = (
    "宫保鸡丁",
    "鱼香肉丝",
    "清炒时蔬",
    "红烧排骨",
    "麻婆豆腐",
    "酸菜鱼",
    "番茄牛腩",
    "蛋炒饭",
    "小笼包",
    "酸辣粉",
)
_SAYINGS = (
    "在吗？", "明天几点集合？", "九点，老地方", "好的，收到", "资料发你邮箱了", "谢谢！", "晚上一起吃饭吗", "改天吧，今天加班",
    "路上堵车，晚点到", "没事不急", "周末天气不错", "那我们去爬山？",
)  # fmt: skip
_POINTS = (
    "市场规模持续增长",
    "用户需求分层明显",
    "渠道成本逐年上升",
    "产品迭代周期缩短",
    "团队协作效率提升",
    "下一步工作安排",
)


def as_layout(paint: Painter) -> Layout:
    """A painter of everyday things as a layout."""

    def layout(content: Content, rng: np.random.Generator) -> Paper:  # the words of a credential play no part
        assert content.type.tier == 0
        return paint(rng)

    return layout


def titled_form(content: Content, rng: np.random.Generator) -> Paper:
    """A form with the name of the type."""
    return form(rng, content.name)


def receipt(rng: np.random.Generator) -> Paper:
    """A till receipt on narrow thermal paper."""
    count = int(rng.integers(4, 10))
    paper = Paper.blank(640, 820 + count * 52, (248, 248, 246))
    grey: Colour = (70, 70, 76)
    paper.title = f"{city(rng)}便利店"
    paper.text(320, 70, paper.title, 44, face="hei_bold", align="m", colour=grey)
    paper.text(320, 130, "收银小票", 32, face="hei", align="m", colour=grey)
    paper.text(40, 200, f"单号：{int(rng.integers(10**9, 10**10))}", 28, face="hei", colour=grey)
    paper.text(40, 245, "收银员：03    收银台：2", 28, face="hei", colour=grey)
    paper.text(320, 290, "-" * 44, 28, face="hei", align="m", colour=grey)
    total, y = 0.0, 340.0
    for _ in range(count):
        amount, price = int(rng.integers(1, 4)), int(rng.integers(20, 500)) / 10
        total += amount * price
        paper.text(40, y, pick(rng, _GOODS), 30, face="hei", colour=grey)
        paper.text(400, y, f"{amount} x {price:.2f}", 30, face="hei", align="r", colour=grey)
        paper.text(600, y, f"{amount * price:.2f}", 30, face="hei", align="r", colour=grey)
        y += 52
    paper.text(320, y, "-" * 44, 28, face="hei", align="m", colour=grey)
    for label, value in (("合计", f"{total:.2f}"), ("实付", f"{total:.2f}"), ("找零", "0.00")):
        y += 54
        paper.row(40, y, label, f"¥{value}", 34, gap=400, face="hei_bold", label_colour=grey, colour=grey)
    paper.put(bar_code(str(int(rng.integers(10**11, 10**12))), 420, 100), 320, y + 130)
    paper.text(320, y + 220, "谢谢惠顾，欢迎再次光临", 28, face="hei", align="m", colour=grey)
    return paper


def invoice(rng: np.random.Generator) -> Paper:
    """电子发票: red rules, buyer and seller, a table, the amount in words."""
    paper = Paper.blank(1684, 1090, (254, 253, 250))
    ink: Colour = (150, 60, 50)
    paper.title = "电子发票（普通发票）"
    paper.text(842, 90, paper.title, 60, align="m", colour=ink, bold=0.6)
    paper.stamp(round_seal("国家税务总局统一发票监制", 190, rng), 842, 100)
    paper.text(1200, 80, f"发票号码：{int(rng.integers(10**17, 9 * 10**17))}", 26)
    paper.text(
        1200,
        130,
        f"开票日期：202{int(rng.integers(3, 7))}年{int(rng.integers(1, 13))}月{int(rng.integers(1, 28))}日",
        26,
    )
    paper.put(qr_code("https://invoice.example.cn/q", 150), 150, 110)
    for y in (210, 380, 450, 760, 840, 990):
        paper.pen.line([(70, y), (1614, y)], fill=ink, width=2)
    for x in (70, 842, 1614):
        paper.pen.line([(x, 210), (x, 380)], fill=ink, width=2)
    paper.text(100, 260, f"购买方名称：{company(rng, 'zh')}", 30)
    paper.text(870, 260, f"销售方名称：{company(rng, 'zh')}", 30)
    for x in (100, 870):
        paper.text(x, 330, "统一社会信用代码/纳税人识别号：91000000EXAMPLE000", 24, colour=GREY)
    for x, words in zip(
        (120, 560, 760, 960, 1160, 1360), ("项目名称", "规格型号", "单位", "数量", "单价", "金额"), strict=True
    ):
        paper.text(x, 415, words, 28, colour=ink)
    total = 0.0
    for row in range(3):
        amount, price = int(rng.integers(1, 9)), int(rng.integers(20, 900))
        total += amount * price
        cells = (f"*日用品*{pick(rng, _GOODS)}", "标准", "件", str(amount), f"{price}.00", f"{amount * price}.00")
        for x, words in zip((100, 560, 760, 960, 1160, 1360), cells, strict=True):
            paper.text(x, 510 + row * 70, words, 28)
    paper.text(120, 800, "价税合计（大写）", 28, colour=ink)
    paper.text(1160, 800, f"（小写）¥{total:.2f}", 30)
    paper.text(120, 1030, f"开票人：{made_up_name(int(rng.integers(1 << 30)))}", 28)
    return paper


def menu(rng: np.random.Generator) -> Paper:
    """A restaurant's menu."""
    paper = Paper.of(wash(1190, 1684, (64, 24, 20), (40, 16, 14)))
    gold: Colour = (232, 200, 130)
    paper.title = f"{city(rng)}小馆"
    paper.text(595, 180, paper.title, 90, align="m", colour=gold, bold=1.5, spacing=0.2)
    paper.text(595, 280, "菜 单  MENU", 44, align="m", colour=gold)
    for index, dish in enumerate(rng.permutation(_DISHES)):
        y = 420 + index * 110
        paper.text(170, y, str(dish), 48, colour=(246, 236, 220))
        paper.text(1020, y, f"¥{int(rng.integers(12, 98))}", 48, colour=gold, align="r")
        paper.pen.line([(170, y + 48), (1020, y + 48)], fill=(110, 70, 56), width=2)
    paper.text(595, 1600, f"地址：{street(rng)}", 32, align="m", colour=gold)
    return paper


def slide(rng: np.random.Generator) -> Paper:
    """A presentation's slide, photographed from a screen or a print."""
    accent: Colour = ((20, 90, 170), (180, 50, 40), (20, 120, 100))[int(rng.integers(3))]
    pixels = wash(1760, 990, (255, 255, 255), (240, 244, 250))
    pixels[:140] = accent
    paper = Paper.of(pixels)
    paper.title = pick(rng, ("2026年度市场分析", "项目阶段汇报", "产品路线与规划"))
    paper.text(80, 72, paper.title, 64, face="hei_bold", colour=WHITE)
    for index, point in enumerate(rng.permutation(_POINTS)[:5]):
        y = 260 + index * 120
        paper.pen.ellipse([90, y - 12, 114, y + 12], fill=accent)
        paper.text(140, y, str(point), 44, face="hei")
    for index in range(6):
        high = int(rng.integers(120, 480))
        left = 1010 + index * 110
        paper.pen.rectangle([left, 820 - high, left + 74, 820], fill=accent if index % 2 else (170, 186, 210))
        paper.text(left + 37, 850, f"Q{index + 1}", 28, face="hei", align="m", colour=GREY)
    paper.text(1680, 940, f"第{int(rng.integers(3, 40))}页", 28, face="hei", align="r", colour=GREY)
    return paper


def chat(rng: np.random.Generator) -> Paper:
    """A chat on a telephone."""
    paper = Paper.blank(1080, 2100, (237, 237, 237), "screen")
    paper.text(60, 44, f"{int(rng.integers(8, 22))}:{int(rng.integers(10, 59))}", 34, face="hei_bold")
    paper.title = made_up_name(int(rng.integers(1 << 30)))
    paper.text(540, 140, paper.title, 46, face="hei_bold", align="m")
    y = 260.0
    for words in rng.permutation(_SAYINGS)[: int(rng.integers(6, 11))]:
        mine = bool(rng.integers(2))
        wide = 46 * len(str(words)) + 70
        left = 920 - wide if mine else 160
        paper.pen.rounded_rectangle([left, y, left + wide, y + 110], 18, fill=(149, 236, 105) if mine else WHITE)
        paper.text(left + 35, y + 55, str(words), 44, face="hei")
        paper.put(portrait(100, 110, rng), 990 if mine else 90, y + 55)
        y += 160
    paper.pen.rectangle([0, 1960, 1080, 2100], fill=(247, 247, 247))
    paper.pen.rounded_rectangle([130, 1985, 850, 2075], 14, fill=WHITE)
    return paper


def payment(rng: np.random.Generator) -> Paper:
    """A payment that has gone through, on a telephone."""
    paper = Paper.blank(1080, 2100, (255, 255, 255), "screen")
    paper.title = "支付成功"
    paper.put(mark("✓", 150, (40, 180, 90), rng), 540, 330)
    paper.text(540, 500, paper.title, 60, face="hei_bold", align="m")
    paper.text(540, 640, f"¥{int(rng.integers(500, 90000)) / 100:.2f}", 110, face="hei_bold", align="m")
    rows = (
        ("收款方", f"{city(rng)}超市"),
        ("付款方式", "零钱"),
        ("交易单号", str(int(rng.integers(10**15, 10**16)))),
        ("商品", pick(rng, _GOODS)),
    )
    for index, (label, value) in enumerate(rows):
        paper.row(90, 860 + index * 110, label, value, 42, gap=330, face="hei", label_colour=GREY)
    paper.pen.rounded_rectangle([290, 1700, 790, 1820], 24, fill=(40, 180, 90))
    paper.text(540, 1760, "完成", 48, face="hei_bold", align="m", colour=WHITE)
    return paper


def bank_card(rng: np.random.Generator) -> Paper:
    """A bank card with a number in the range that ISO/IEC 7812 leaves to no bank."""
    top, bottom = (((120, 20, 30), (200, 60, 50)), ((16, 40, 90), (50, 110, 190)))[int(rng.integers(2))]
    paper = Paper.of(wash(1440, 908, top, bottom), "card")
    paper.title = f"{city(rng)}银行"
    paper.text(100, 120, paper.title, 60, face="hei_bold", colour=WHITE)
    paper.text(1340, 120, "借记卡 DEBIT", 40, face="hei", colour=WHITE, align="r")
    paper.pen.rounded_rectangle([110, 290, 270, 410], 18, fill=(226, 196, 120))
    groups = " ".join(f"{int(rng.integers(0, 9999)):04d}" for _ in range(3))
    paper.text(110, 540, f"9990 {groups} 000", 84, face="hei", colour=WHITE)
    paper.text(
        110, 700, f"VALID THRU 0{int(rng.integers(1, 9))}/3{int(rng.integers(0, 9))}", 40, face="hei", colour=WHITE
    )
    return paper


def form(rng: np.random.Generator, title: str | None = None) -> Paper:
    """A filled-in form: of the papers that are none of ours, the plainest."""
    paper = Paper.of(guilloche(1190, 1600, (253, 252, 248), (216, 210, 196), strength=0.25))
    pixels = np.array(paper.image)
    rules(pixels, 60, (90, 90, 90), widths=(2,))
    paper = Paper.of(pixels)
    paper.title = title or pick(rng, ("来访登记表", "物品领用单", "快递签收单", "门诊收费清单", "房屋租赁合同"))
    paper.text(595, 170, paper.title, 64, face="hei_bold", align="m")
    labels = ("登记日期", "联系电话", "事由", "数量", "金额", "地址", "备注", "经办人")
    values = ("3月12日", "19900000000", "日常", str(int(rng.integers(1, 9))), f"{int(rng.integers(20, 900))}元", street(rng), "无",
              made_up_name(int(rng.integers(1 << 30))))  # fmt: skip
    for index, (label, value) in enumerate(zip(labels, values, strict=True)):
        paper.row(140, 330 + index * 120, label, value, 42, gap=260, line_to=1050)
    paper.text(140, 1400, "客户签字：", 40)
    paper.text(900, 1400, "第1页", 32, colour=RED)
    return paper


def landscape(rng: np.random.Generator) -> Paper:
    """Hills under a sky: no paper at all."""
    height, width = 1350, 1800
    sky = (((90, 150, 220), (240, 220, 190)), ((60, 70, 120), (250, 150, 90)))[int(rng.integers(2))]
    pixels = wash(width, height, *sky)
    sun = (int(rng.integers(200, 1600)), int(rng.integers(150, 500)))
    cv2.circle(pixels, sun, 70, (255, 244, 214), -1, cv2.LINE_AA)
    x = np.arange(width)
    for layer in range(5):
        coarse = rng.standard_normal((1, 6 + layer * 5)).astype(np.float32)
        ridge = cv2.resize(coarse, (width, 1), interpolation=cv2.INTER_CUBIC)[0] * (90 - layer * 8)
        edge = np.clip(560 + layer * 150 + ridge, 0, height - 1)
        tone = np.array([70, 110, 90]) * (1.25 - layer * 0.2)
        area = np.concatenate([np.stack([x, edge], 1), [[width, height], [0, height]]]).astype(np.int32)
        cv2.fillPoly(pixels, [area], tone.clip(0, 255).tolist(), cv2.LINE_AA)
    grain = rng.normal(0, 7, (height // 3, width // 3, 1)).astype(np.float32)
    leaves = cv2.resize(grain, (width, height), interpolation=cv2.INTER_CUBIC)[..., None]
    return Paper.of(np.clip(pixels + leaves, 0, 255).astype(np.uint8))
