"""Cards and papers that say who somebody is, or whose customer: people upload them by mistake, and they earn nothing."""

import numpy as np

from specimens.content import Content
from specimens.figures import portrait, signature
from specimens.layouts.sayings import somebody
from specimens.names import city, pick, street
from specimens.ornament import guilloche, rosette, wash
from specimens.paper import INK, WHITE, Colour, Paper

_LABEL = (60, 110, 160)
# Countries that nobody is a citizen of, their labels, their code; UTO is ICAO Doc 9303's own example.
_COUNTRIES: tuple[tuple[str, tuple[str, str, str, str, str, str], str], ...] = (
    ("UTOPIA", ("IDENTITY CARD", "Surname", "Given names", "Date of birth", "Sex", "Date of expiry"), "UTO"),
    ("REPÚBLICA DE SANTA ALBA", ("CÉDULA DE IDENTIDAD", "Apellidos", "Nombres", "Fecha de nacimiento", "Sexo", "Vence"), "XSA"),
    ("NORDALAND", ("PERSONALAUSWEIS", "Name", "Vornamen", "Geburtstag", "Geschlecht", "Gültig bis"), "XND"),
    ("RÉPUBLIQUE DE VALMONT", ("CARTE D'IDENTITÉ", "Nom", "Prénoms", "Né(e) le", "Sexe", "Valable jusqu'au"), "XVM"),
    ("REPUBLIK TANAH BARU", ("KARTU IDENTITAS", "Nama keluarga", "Nama", "Tanggal lahir", "Jenis kelamin", "Berlaku hingga"), "XTB"),
)  # fmt: skip


def identity_card(content: Content, rng: np.random.Generator) -> Paper:
    """The side with the portrait."""
    ground = guilloche(1440, 908, (226, 238, 246), (150, 190, 214), strength=0.5, style=2)
    rosette(ground, 620, 440, 260, (160, 196, 220), petals=14)
    paper = Paper.of(ground, "card")
    heading = "" if content.name == "居民身份证" else content.name  # the others print on this side what they are called
    if heading:
        paper.text(720, 70, heading, 48, align="m", face="hei", colour=_LABEL)
    paper.row(100, 140, "姓名", content.holder, 52, gap=150, name="holder", face="hei", label_colour=_LABEL)
    sex = "女" if content.female else "男"
    paper.row(100, 250, "性别", sex, 44, gap=150, face="hei", label_colour=_LABEL)
    born = content.born_on
    paper.row(
        100, 360, "出生", f"{born.year}年{born.month}月{born.day}日", 44, gap=150, face="hei", label_colour=_LABEL
    )
    paper.put(portrait(400, 500, rng), 1150, 400)
    if "香港" in content.name or "澳门" in content.name:  # no address there, and the number without a label
        paper.title = heading
        paper.row(100, 560, "签发日期", f"{content.issued_on:%d-%m-%Y}", 44, gap=230, face="hei", label_colour=_LABEL)
        paper.text(100, 780, content.number, 56, face="hei", name="number")
        return paper
    paper.title = heading or "公民身份号码"
    paper.row(400, 250, "民族", "汉", 44, gap=130, face="hei", label_colour=_LABEL)
    paper.row(100, 470, "住址", street(rng), 42, gap=150, face="hei", label_colour=_LABEL, width_max=600)
    own = len(content.number) == 18  # noqa: PLR2004
    paper.row(
        100, 780, "公民身份号码", content.number if own else content.identity, 56, gap=372, name="number" if own else None,
        face="hei", label_colour=_LABEL,
    )  # fmt: skip
    return paper


def foreign_card(rng: np.random.Generator) -> Paper:
    """An identity card of a country that doesn't exist: portrait left, labels in two languages."""
    country, words, _ = _COUNTRIES[int(rng.integers(len(_COUNTRIES)))]
    first: Colour = ((214, 232, 240), (240, 226, 234), (226, 238, 222))[int(rng.integers(3))]
    ground = guilloche(1440, 908, first, (150, 170, 200), strength=0.5, style=int(rng.integers(6)))
    rosette(ground, 1000, 480, 280, (180, 170, 200), petals=int(rng.integers(9, 18)))
    paper = Paper.of(ground, "card")
    paper.title = country
    paper.text(80, 80, country, 52, face="hei_bold", colour=(30, 50, 110))
    paper.text(1360, 80, words[0], 36, face="hei", align="r", colour=(30, 50, 110))
    paper.put(portrait(340, 440, rng), 260, 420)
    surname, given = _names(rng)
    rows = (surname, given, _day(rng, 1960, 2004), pick(rng, ("F", "M")), _day(rng, 2027, 2034))
    for at, (label, value) in enumerate(zip(words[1:], rows, strict=True)):
        paper.text(490, 190 + at * 120, label, 26, face="hei", colour=(90, 100, 130))
        paper.text(490, 236 + at * 120, value, 46, face="hei_bold")
    paper.text(1360, 830, f"{pick(rng, 'ABCEHKL')}{int(rng.integers(10**8)):08d}", 48, face="hei", align="r")
    paper.put(signature(given.title(), 300, rng), 1180, 660)
    return paper


def passport(rng: np.random.Generator) -> Paper:
    """A passport's page, with the machine-readable zone of ICAO Doc 9303 but for its check digits."""
    country, _, code = _COUNTRIES[int(rng.integers(len(_COUNTRIES)))]
    ground = guilloche(1500, 1056, (238, 232, 220), (170, 150, 170), strength=0.4, style=int(rng.integers(6)))
    rosette(ground, 900, 420, 330, (190, 176, 170), petals=16)
    paper = Paper.of(ground)
    paper.title = "PASSPORT"
    paper.text(80, 90, f"{paper.title} / PASSEPORT", 46, face="hei_bold", colour=(110, 30, 40))
    paper.text(1420, 90, country, 40, face="hei", align="r", colour=(110, 30, 40))
    paper.put(portrait(380, 490, rng), 270, 430)
    surname, given = _names(rng)
    number = f"{pick(rng, 'PXZ')}{int(rng.integers(10**7)):07d}"
    rows = (("Type", "P"), ("Code", code), ("Passport No.", number), ("Surname / Nom", surname), ("Given names / Prénoms", given), ("Nationality", country),
            ("Date of birth", _day(rng, 1960, 2004)), ("Place of birth", "EASTMERE"), ("Date of expiry", _day(rng, 2027, 2034)))  # fmt: skip
    for at, (label, value) in enumerate(rows):
        x, y = (520 + at * 320, 180) if at < 3 else (520, 280 + (at - 3) * 98)  # noqa: PLR2004 the first three share a row
        paper.text(x, y, label, 24, face="hei", colour=(120, 100, 100))
        paper.text(x, y + 42, value, 40, face="hei_bold")
    zone = (
        f"P<{code}{surname}<<{given}".ljust(44, "<"),
        f"{number}<{code}{int(rng.integers(10**6)):06d}F{int(rng.integers(10**6)):06d}".ljust(44, "<"),
    )
    for row, line in enumerate(zone):
        for at, character in enumerate(line[:44]):
            paper.text(90 + at * 30.6, 930 + row * 66, character, 42, face="hei")
    return paper


def loyalty_card(rng: np.random.Generator) -> Paper:
    """A shop's card, which everybody can have."""
    tones = rng.integers(20, 200, (2, 3))
    ground = wash(1440, 908, tuple(tones[0].tolist()), tuple(tones[1].tolist()))
    paper = Paper.of(ground, "card")
    paper.title = pick(rng, ("会员卡", "VIP CARD", "积分卡", "BONUS CLUB", "储值卡"))
    paper.text(
        110, 150, f"{city(rng)}{pick(rng, ('超市', '咖啡', '书店', '健身', '洗车'))}", 66, face="hei_bold", colour=WHITE
    )
    paper.text(110, 420, paper.title, 120, face="hei_black", colour=(250, 226, 150))
    paper.text(110, 780, f"NO. {int(rng.integers(10**7, 10**8))}", 56, face="hei", colour=WHITE)
    paper.text(
        1330, 780, pick(rng, ("尊享九折", "Collect & save", "消费满十送一")), 46, face="hei", colour=WHITE, align="r"
    )
    return paper


def white_bank_card(rng: np.random.Generator) -> Paper:
    """A bank card of another make: light, upright, few words. Its number is in no bank's range (ISO/IEC 7812)."""
    tone: Colour = ((236, 236, 240), (206, 226, 222), (40, 42, 48))[int(rng.integers(3))]
    ink: Colour = WHITE if sum(tone) < 300 else INK  # noqa: PLR2004 dark cards
    paper = Paper.of(wash(908, 1440, tone, tuple(max(each - 18, 0) for each in tone)), "card")  # type: ignore[arg-type]
    paper.title = pick(rng, ("Norrbank", "Banco Sereno", "Harbour Pay", "云川银行"))
    paper.text(90, 140, paper.title, 76, face="hei_bold", colour=ink)
    paper.pen.rounded_rectangle([380, 330, 530, 460], 18, fill=(206, 190, 140))
    for row in range(4):
        digits = "9990" if row == 0 else f"{int(rng.integers(10**4)):04d}"
        paper.text(90, 760 + row * 96, digits, 84, face="hei", colour=ink)
    paper.text(90, 1240, somebody(rng, "en").upper(), 46, face="hei", colour=ink)
    paper.text(90, 1320, f"VALID THRU 0{int(rng.integers(1, 9))}/3{int(rng.integers(10))}", 36, face="hei", colour=ink)
    return paper


def _names(rng: np.random.Generator) -> tuple[str, str]:
    given, surname = somebody(rng, "en").upper().split(" ", 1)
    return surname, given


def _day(rng: np.random.Generator, first: int, last: int) -> str:
    return f"{int(rng.integers(1, 29)):02d}.{int(rng.integers(1, 13)):02d}.{int(rng.integers(first, last))}"
