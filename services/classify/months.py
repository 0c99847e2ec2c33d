"""The months as fourteen languages write them, whole and cut short, and as a reader misreads them."""

from rapidfuzz import fuzz, process

_WHOLE = (
    "january enero janeiro janvier gennaio januar januari ocak января январь styczeń stycznia jänner يناير جانفي",
    "february febrero fevereiro février fevrier febbraio februar februari şubat февраля февраль luty lutego febuary فبراير فيفري شباط",
    "march marzo março marco mars märz maret mart марта март marzec marca maart maerz مارس آذار",
    "april abril avril aprile nisan апреля апрель kwiecień kwietnia أبريل ابريل إبريل أفريل نيسان",
    "may mayo maio mai maggio mei mayıs mayis мая май maj maja مايو ماي أيار",
    "june junio junho juin giugno juni haziran июня июнь czerwiec czerwca يونيو جوان حزيران",
    "july julio julho juillet luglio juli temmuz июля июль lipiec lipca يوليو جويلية تموز",
    "august agosto août aout agustus ağustos agustos августа август sierpień sierpnia augustus أغسطس اغسطس أوت آب",
    "september septiembre setiembre setembro septembre settembre eylül eylul сентября сентябрь wrzesień września سبتمبر أيلول",
    "october octubre outubro octobre ottobre oktober ekim октября октябрь październik października أكتوبر اكتوبر",
    "november noviembre novembro novembre kasım kasim ноября ноябрь listopad listopada نوفمبر",
    "december diciembre dezembro décembre decembre dicembre dezember desember aralık aralik декабря декабрь grudzień grudnia ديسمبر",
)  # fmt: skip
_SHORT = (
    "jan ene janv genn gen oca янв", "feb fev fév févr fevr febr şub фев", "mar mär mrz мар", "apr avr abr nis апр", "may mai mag mei май", "jun giu haz июн", "jul juil lug tem июл",
    "aug ago agu ağu aoû авг", "sep sept set eyl сен сент", "oct okt out ott eki окт", "nov kas ноя", "dec dic dez des déc ara дек",
)  # fmt: skip
# Russian ones in the genitive as a reader of Latin gives them: Cyrillic letters by the Latin ones that they look like.
_LOOKALIKE = (
    "aHBapa", "qpeBpana", "MapTa", "anpena", "Maa", "NioHa", "Nionoa", "aBrycTa", "ceHTR6pa", "oKTR6pa", "HoR6pa", "AeKa6pa",
)  # fmt: skip
_LOOKALIKE_PERCENT_MIN = 65.0
_MISREAD_PERCENT_MIN = 84.0
_MISREAD_SIZE_MIN = 6

_BY_NAME = {
    name: number for table in (_WHOLE, _SHORT) for number, names in enumerate(table, start=1) for name in names.split()
}
_LONG = tuple(name for name in _BY_NAME if len(name) >= _MISREAD_SIZE_MIN)


def month(name: str) -> int | None:
    """Which month a word names, 1 to 12; of a long word one or two letters may be wrong."""
    lowered = name.replace("İ", "i").casefold()
    known = _BY_NAME.get(lowered)
    if known is not None:
        return known
    if name.isascii() and not (name.islower() or name.isupper() or name.istitle()):
        best = process.extractOne(name, _LOOKALIKE, scorer=fuzz.ratio, score_cutoff=_LOOKALIKE_PERCENT_MIN)
        if best is not None:
            return best[2] + 1
    if len(lowered) >= _MISREAD_SIZE_MIN - 1:
        close = process.extractOne(lowered, _LONG, scorer=fuzz.ratio, score_cutoff=_MISREAD_PERCENT_MIN)
        if close is not None:
            return _BY_NAME[close[0]]
    return None
