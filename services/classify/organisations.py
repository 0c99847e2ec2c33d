"""What an organisation's name looks like: alone on a line, within a sentence, or in parts over two lines."""

import re
from collections.abc import Iterator
from itertools import islice

from services.classify.text import has_han

_SIZE_HAN = range(4, 41)
_WORDS_MAX = 12
_LATIN_SIZE_MAX = 90
_FIGURES_MAX = 2
_WITHIN_MAX, _PHRASES_MAX = 6, 12  # of a line

_HAN_KINDS = (
    r"委员会|组委会|教育局|教育厅|教育部|公安局|管理局|保障局|保障厅|保障部|大学|学院|学校|中学|小学|幼儿园|协会|学会|联合会|研究会|促进会|中心|公司|考试院|总局|"
    r"国务院|人民政府|研究院|医院|支队|总队|总工会|基金会|商会|集团|事务所|工作室|审批局|专卖局|[^的结布]局|[^的大客餐展]厅|[^的签]署|出版社|血站|图书馆|体育馆|博物馆|司法部|"
    r"司法局|财政部|版权局|产权局|应急管理部|卫健委|市监局|银行|税务局|研究所|实验室|联盟|党委|团委|学生会|俱乐部|社区|教务处|学生处|"
    r"商工会议所|株式会社|财团|机构|驾校|书院|电视台"
)
_HAN_END = re.compile(rf"(?:{_HAN_KINDS})$")
_HAN_NOT = re.compile(
    r"[，,。;；!！?？“”《》]|^(?:在|于|由|经|为|被|及|和|与|或|其|该|本|我|你|您)|证书|特此|登录|查询|验证|网址|名称$|^学校|^全国大学$|^(?:单位|院校|主办|承办)"
)
# Within a sentence a name begins after one of these, or after a stop.
_HAN_BEFORE = r"(?:^|(?<=[，,。:：;；、“《(（\s\d])|(?<=荣获|获得|评为|考取|来自|就读|毕业|参加|通过|授予|代表|考入|进入|级于)|(?<=[在由于自经被获年从向为系到入]))"
_HAN_WITHIN = re.compile(
    rf"{_HAN_BEFORE}([一-鿿]{{2,24}}?(?<!全国)(?:大学|学院|委员会|研究院|有限公司|中学|小学|学校|协会|学会|联合会|教育局|研究所|基金会))(?!生|校)"
)
_HAN_LEAD = re.compile(
    r"^(?:荣获|获得|评为|考取|来自|就读|毕业于|参加|通过|授予|代表|考入|进入|[在由于自经被获从向为到与和及])+"
)
_STAMP = re.compile(r"[(（]?(?:盖章|公章|签章|印章|章)[)）]?[:：]?$")
_LABEL = re.compile(
    r"^(?:发证机关|登记机关|签发机关|颁发机构|发证机构|发证单位|颁发单位|认定机构|评价机构|授予单位|主办单位|主办方|主办|承办单位|颁证单位)[:：]?"
)

# Words that only organisations' names have, wherever they stand in them.
_SURE_WORDS = frozenset(
    [
        "university", "universidad", "universidade", "université", "universite", "universität", "università", "universitas", "universiti",
        "üniversitesi", "universitatea", "uniwersytet", "universitet", "institute", "instituto", "institut", "istituto", "enstitüsü", "college",
        "colegio", "colégio", "collège", "academy", "academia", "académie", "akademie", "accademia", "akademi", "association", "asociación",
        "associação", "associazione", "verband", "verein", "society", "sociedad", "sociedade", "société", "gesellschaft", "council", "consejo",
        "conselho", "conseil", "foundation", "fundación", "fundação", "fondation", "stiftung", "fondazione", "yayasan", "vakfı", "derneği", "ltd",
        "llc", "llp", "inc", "corp", "corporation", "company", "gmbh", "ltda", "sarl", "pvt", "sdn", "board", "school", "escuela", "escola", "école",
        "schule", "scuola", "sekolah", "okulu", "lisesi", "ministry", "ministerio", "ministério", "ministère", "ministero", "ministerium",
        "kementerian", "bakanlığı", "federation", "federación", "federação", "fédération", "federazione", "federasyonu", "committee", "comité",
        "comissão", "politeknik", "polytechnic", "başkanlığı", "müdürlüğü", "authority", "agency", "commission", "chamber", "cámara", "câmara",
        "chambre", "handwerkskammer", "kammer", "trường", "ayuntamiento", "municipalidad", "prefeitura", "hochschule", "gymnasium", "perguruan",
        "cooperativa", "corporación", "observatorio",
    ]
)  # fmt: skip
_SURE_PHRASES = ("đại học", "học viện", "công ty", "trung tâm", "sở giáo dục", "hội đồng", "rumah sakit")
# Words that they end with; courses, teams and departments too.
_END_WORDS = frozenset(
    [
        "technologies", "technology", "solutions", "systems", "labs", "group", "network", "services", "club", "centre", "center", "union", "league",
        "trust", "bureau", "hospital", "bank", "consulting", "limited", "laboratory", "library", "press", "initiative", "government", "consortium",
        "alliance", "guild", "studio", "studios", "robotics", "industries", "learning", "merkezi", "kulübü", "bankası", "holding", "kg", "skills",
        "community", "pte", "ev", "sa", "sas", "sl", "spa", "srl", "aş",
    ]
)  # fmt: skip
_START_WORDS = frozenset(
    [
        "pt", "cv", "ud", "centro", "centre", "center", "zentrum", "pusat", "grupo", "groupe", "gruppo", "banco", "banque", "banca", "bank", "club",
        "clube", "clinica", "clínica", "clinique", "klinik", "hospital", "liga", "laboratorio", "laboratorios", "laboratoire", "government", "dinas",
        "balai", "lembaga", "dewan", "editorial", "soluciones", "consultores", "constructora",
    ]
)  # fmt: skip
_COMPOUND = re.compile(r"[^\W\d_]{2}(?:verein|verband|schule|kammer|stiftung|werke|akademie|institut|gesellschaft)\b")
_WORDS = re.compile(r"[^\W_]+(?:\.[^\W_])*")
_PLACE_BEHIND = re.compile(r"(?:, [\w ]+| \(\w+\))$")
# Such a word stands in titles of courses, jobs and papers as well.
_NO_NAME_LATIN = re.compile(
    r"\b(?:certificate|certificado|certificat|zertifikat|sertifikat|certification|course|curso|corso|director|directora|manager|head|officer|principal|"
    r"chairman|chairperson|president|presidente|registrar|secretary|dean|instructor|student|students?'|has|have|is|was|this|that|successfully|completed?|"
    r"certify|certifies|presented|awarded|signature|introduction|fundamentals|year|class|level|name|date|number|verify|dear|member of|degree|diploma|bachelor|master|engineer|"
    r"developer|architect|administrator|professional|analyst|roll|semester|participat\w+)\b",
    re.IGNORECASE,
)
_OTHER_SCRIPTS = re.compile(
    r"[Уу]ниверситет|[Ии]нститут|[Аа]кадеми|[Кк]олледж|[Шш]кол|[Цц]ентр|[Мм]инистерств|[Фф]онд|ООО|АНО|УНИВЕРСИТЕТ|"
    r"جامعة|معهد|مركز|أكاديمية|مؤسسة|جمعية|وزارة|مدرسة|شركة|هيئة|"
    r"대학교|학교$|협회|재단|주식회사|\(주\)|연구원$|센터$|학원$|교육청|위원회$|공단$"
)
# What makes no name alone: the name proper stands on the line above.
_GENERIC = re.compile(
    r"^(?:(?:school|college|university|institute|academy|faculty|department|of|and|&|for|the|engineering|technology|technologies|science|sciences|solutions|"
    r"robotics|systems|services|learning|education|training|foundation|society|association|council|club|students?|group|labs?|pvt|private|ltd|limited|llc|inc|"
    r"corporation|company|business|management|arts|medical|nursing|medicine|law|autonomous|deemed)\W*)+$",
    re.IGNORECASE,
)
_STARTS = re.compile(r"[A-Z0-9À-ÞĀ-ž(]")
_PHRASE = re.compile(
    r"(?:(?<=\s)|(?<=^)|(?<=[,(“\"]))((?:[A-ZÀ-Þ][\w&.'’/\-]*|&)(?:,? (?:[A-ZÀ-Þ(][\w&.'’/\-)]*|&|of|for|and|the|in|de|del|da|do|e|y|la)(?![a-z]))*)"
)
_TRAIL = re.compile(r"(?:[\s,.&(\-]|\b(?:of|for|and|the|in|de|del|da|do|e|y|la)$)+$")


def organisation(text: str) -> str | None:
    """The name, where the text is an organisation's and nothing else."""
    name = _STAMP.sub("", text.strip(" :：,，。.*·—-")).strip()
    if has_han(name):
        name = _LABEL.sub("", name.replace(" ", ""))
        good = len(name) in _SIZE_HAN and _HAN_END.search(name) and not _HAN_NOT.search(name)
        return name if good and ":" not in name else None
    if not name or len(name) > _LATIN_SIZE_MAX or len(name.split()) > _WORDS_MAX:
        return None
    if _OTHER_SCRIPTS.search(name) and not any(map(str.isdigit, name)):
        return name
    if ":" in name or not _STARTS.match(name) or not (is_sure(name) or _ends_or_begins(name)):
        return None
    return name if sum(map(str.isdigit, name)) <= _FIGURES_MAX and not _NO_NAME_LATIN.search(name) else None


def is_sure(name: str) -> bool:
    """Whether a word in it is an organisation's wherever it stands: "Technologies" also ends a course's name."""
    if has_han(name):
        return True
    small = name.replace("İ", "i").lower()
    words = _WORDS.findall(small)
    sure = not _SURE_WORDS.isdisjoint(words) or bool(words and words[0] in _START_WORDS)
    return (
        sure
        or any(phrase in small for phrase in _SURE_PHRASES)
        or bool(_COMPOUND.search(small) or _OTHER_SCRIPTS.search(name))
    )


def _ends_or_begins(name: str) -> bool:
    words = _WORDS.findall(_PLACE_BEHIND.sub("", name).lower())
    return bool(words) and words[-1].replace(".", "") in _END_WORDS


def is_part(text: str) -> bool:
    """Whether these words name a kind of organisation and none in particular: "School of Engineering", "Pvt. Ltd."."""
    return bool(_GENERIC.match(text.strip(" .,()")))


def within(text: str) -> Iterator[str]:
    """The first few organisations that a sentence names, in their order."""
    if has_han(text):
        for match in islice(_HAN_WITHIN.finditer(text.replace(" ", "")), _WITHIN_MAX):
            name = _HAN_LEAD.sub("", match[1])
            if len(name) in _SIZE_HAN and not _HAN_NOT.search(name):
                yield name
        return
    for match in islice(_PHRASE.finditer(text), _PHRASES_MAX):
        named = organisation(_TRAIL.sub("", match[1]))
        if named is not None and not is_part(named):
            yield named


def begun(text: str) -> str | None:
    """The name that a text begins with, up to the first word that goes on in the sentence."""
    match = _PHRASE.match(text)
    name = _TRAIL.sub("", match[1]) if match is not None else ""
    return name or None
