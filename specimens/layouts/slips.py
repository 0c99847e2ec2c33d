"""What is paid or eaten: bills, statements, receipts, invoices and menus, in several languages."""

import numpy as np

from specimens.figures import bar_code
from specimens.layouts.sayings import somebody
from specimens.names import city, company, pick, street
from specimens.ornament import wash
from specimens.paper import GREY, WHITE, Colour, Paper

_VIVID: tuple[Colour, ...] = ((220, 50, 50), (30, 90, 190), (250, 170, 30), (110, 50, 150), (20, 140, 110))

_TILLS: tuple[tuple[str, str, str, str, tuple[str, ...], str], ...] = (
    (
        "KASSENBON",
        "Summe",
        "Vielen Dank für Ihren Einkauf!",
        "MwSt. 19 %",
        ("Brötchen", "Milch 1 l", "Äpfel", "Käse", "Mineralwasser"),
        "€ ",
    ),
    (
        "TICKET DE CAISSE",
        "Total TTC",
        "Merci de votre visite",
        "TVA 20 %",
        ("Baguette", "Fromage", "Café crème", "Pommes", "Jus d'orange"),
        "€ ",
    ),
    (
        "TICKET DE COMPRA",
        "TOTAL",
        "Gracias por su visita",
        "IVA 21 %",
        ("Pan", "Leche", "Jamón", "Café con leche", "Agua"),
        "€ ",
    ),
    (
        "SCONTRINO",
        "TOTALE",
        "Grazie e arrivederci",
        "IVA 22 %",
        ("Pane", "Latte", "Caffè", "Prosciutto", "Acqua"),
        "€ ",
    ),
    (
        "CUPOM FISCAL",
        "TOTAL",
        "Obrigado, volte sempre",
        "ICMS",
        ("Pão de queijo", "Café", "Leite", "Maçã", "Suco"),
        "R$ ",
    ),
    (
        "STRUK BELANJA",
        "JUMLAH",
        "Terima kasih",
        "PPN 11%",
        ("Nasi goreng", "Kopi susu", "Roti", "Air mineral", "Pisang"),
        "Rp ",
    ),
    ("RECEIPT", "Total due", "Thank you, see you soon", "VAT", ("Bread", "Milk", "Tea", "Apples", "Crisps"), "£ "),
)


def utility_bill(rng: np.random.Generator) -> Paper:
    """Power or water, with bars of the months' use."""
    accent = _VIVID[int(rng.integers(len(_VIVID)))]
    paper = Paper.blank(1190, 1600, WHITE)
    paper.pen.rectangle([0, 0, 1190, 150], fill=accent)
    paper.title = pick(rng, ("电费账单", "水费缴费通知单", "ELECTRICITY BILL", "燃气费账单"))
    paper.text(80, 75, paper.title, 60, face="hei_bold", colour=WHITE)
    for at, (label, value) in enumerate(
        (
            ("户名 Name", somebody(rng)),
            ("户号 Account", str(int(rng.integers(10**9, 10**10)))),
            ("地址 Address", street(rng)),
            ("抄表日期 Date", f"2026-0{int(rng.integers(1, 7))}-12"),
            ("应缴金额 Amount due", f"¥{int(rng.integers(2000, 60000)) / 100:.2f}"),
        )
    ):
        paper.row(80, 250 + at * 90, label, value, 40, gap=420, face="hei", line_to=1110)
    for month in range(12):
        high = int(rng.integers(80, 420))
        paper.pen.rectangle([100 + month * 85, 1350 - high, 150 + month * 85, 1350], fill=accent)
        paper.text(125 + month * 85, 1385, str(month + 1), 28, face="hei", align="m", colour=GREY)
    paper.put(bar_code(str(int(rng.integers(10**11, 10**12))), 560, 90), 595, 1500)
    return paper


def bank_statement(rng: np.random.Generator) -> Paper:
    """Rows of bookings."""
    paper = Paper.blank(1190, 1684, WHITE)
    paper.title = pick(rng, ("个人账户交易明细", "ACCOUNT STATEMENT", "银行流水"))
    paper.text(80, 120, f"{city(rng)}银行", 52, face="hei_bold", colour=(160, 20, 30))
    paper.text(595, 230, paper.title, 56, face="hei_bold", align="m")
    paper.text(80, 310, f"户名：{somebody(rng)}    账号：9990 **** **** {int(rng.integers(10**4)):04d}", 34, face="hei")
    balance = int(rng.integers(10**5, 10**7)) / 100
    paper.pen.rectangle([80, 370, 1110, 430], fill=(236, 238, 242))
    for x, words in ((100, "日期"), (330, "摘要"), (760, "金额"), (1000, "余额")):
        paper.text(x, 400, words, 32, face="hei_bold")
    for row in range(20):
        y, amount = 465 + row * 56, int(rng.integers(-90000, 120000)) / 100
        balance += amount
        paper.text(100, y, f"2026-0{int(rng.integers(1, 7))}-{int(rng.integers(10, 29))}", 30, face="hei")
        paper.text(
            330, y, pick(rng, ("工资", "消费", "转账", "利息", "培训费", "报名费", "ATM取款", "奖金")), 30, face="hei"
        )
        paper.text(860, y, f"{amount:+.2f}", 30, face="hei", align="r")
        paper.text(1100, y, f"{balance:.2f}", 30, face="hei", align="r")
    return paper


def foreign_receipt(rng: np.random.Generator) -> Paper:
    """A till's slip in one of several languages."""
    title, total, thanks, tax, goods, sign = _TILLS[int(rng.integers(len(_TILLS)))]
    count = int(rng.integers(3, 9))
    paper = Paper.blank(640, 700 + count * 50, (250, 250, 248))
    paper.title = title
    paper.text(
        320, 80, pick(rng, ("CAFÉ AURORA", "MERCADO SOL", "NORDMARKT", "MARCHÉ BLEU")), 46, face="hei_bold", align="m"
    )
    paper.text(320, 150, title, 34, face="hei", align="m")
    paper.text(
        40,
        220,
        f"{int(rng.integers(1, 28)):02d}.0{int(rng.integers(1, 7))}.2026  {int(rng.integers(8, 20))}:{int(rng.integers(60)):02d}",
        28,
        face="hei",
    )
    cents, y = 0, 300.0
    for _ in range(count):
        price = int(rng.integers(90, 2400))
        cents += price
        paper.text(40, y, pick(rng, goods), 30, face="hei")
        paper.text(600, y, f"{price / 100:.2f}", 30, face="hei", align="r")
        y += 50
    for words, due in ((tax, cents // 6), (total, cents)):
        y += 56
        paper.text(40, y, words, 36, face="hei_bold")
        paper.text(600, y, f"{sign}{due / 100:.2f}", 36, face="hei_bold", align="r")
    paper.text(320, y + 110, thanks, 30, face="hei", align="m")
    return paper


def english_invoice(rng: np.random.Generator) -> Paper:
    """An invoice of a company abroad."""
    accent = _VIVID[int(rng.integers(len(_VIVID)))]
    paper = Paper.blank(1190, 1684, WHITE)
    paper.title = "INVOICE"
    paper.text(90, 140, company(rng, "en"), 48, face="hei_bold", colour=accent)
    paper.text(1100, 140, paper.title, 76, face="hei_black", align="r")
    for at, (label, value) in enumerate(
        (
            ("Invoice no.", f"INV-{int(rng.integers(10**4, 10**6))}"),
            ("Date", f"2026-0{int(rng.integers(1, 7))}-{int(rng.integers(10, 29))}"),
            ("Bill to", somebody(rng, "en")),
            ("Due", "30 days"),
        )
    ):
        paper.row(90, 300 + at * 70, label, value, 36, gap=260, face="hei", label_colour=GREY)
    paper.pen.rectangle([90, 640, 1100, 710], fill=accent)
    for x, words in ((120, "Description"), (760, "Qty"), (960, "Amount")):
        paper.text(x, 675, words, 34, face="hei_bold", colour=WHITE)
    cents = 0
    for row in range(int(rng.integers(3, 8))):
        y, price = 760 + row * 76, int(rng.integers(900, 90000))
        cents += price
        paper.text(
            120,
            y,
            pick(
                rng,
                (
                    "Certificate printing",
                    "Training day",
                    "Award plaque, engraved",
                    "Exam fee",
                    "Licence renewal service",
                    "Consulting",
                ),
            ),
            34,
            face="hei",
        )
        paper.text(780, y, str(int(rng.integers(1, 9))), 34, face="hei")
        paper.text(1090, y, f"{price / 100:.2f}", 34, face="hei", align="r")
        paper.pen.line([(90, y + 38), (1100, y + 38)], fill=(220, 220, 224), width=2)
    paper.text(1090, 1420, f"Total due  {cents / 100:.2f}", 50, face="hei_bold", align="r")
    return paper


def english_menu(rng: np.random.Generator) -> Paper:
    """A café's card on a chalk board."""
    paper = Paper.of(wash(1190, 1600, (34, 40, 38), (26, 30, 30)))
    chalk: Colour = (236, 234, 226)
    paper.title = pick(rng, ("MENU", "Today's Specials", "La Carta", "Speisekarte", "AWARD-WINNING COFFEE"))
    paper.text(595, 200, paper.title, 110, face="song", align="m", colour=chalk, width_max=1000)
    for row, dish in enumerate(
        rng.permutation(
            (
                "Espresso",
                "Flat White",
                "Soup of the day",
                "Grilled salmon",
                "Apple pie",
                "Lemonade",
                "Caesar salad",
                "Cheese plate",
                "Club sandwich",
            )
        )
    ):
        y = 400 + row * 118
        paper.text(150, y, str(dish), 52, colour=chalk)
        paper.text(1040, y, f"{int(rng.integers(25, 240)) / 10:.2f}", 52, colour=(240, 210, 120), align="r")
    return paper
