"""What an organisation's name looks like: alone on a line, within a sentence, or in parts over two lines."""

import re
from collections.abc import Iterator

from services.classify.text import has_han

_SIZE_HAN = range(4, 41)
_WORDS_MAX = 12
_LATIN_SIZE_MAX = 90

_HAN_KINDS = (
    r"委员会|组委会|教育局|教育厅|教育部|公安局|管理局|保障局|保障厅|保障部|大学|学院|学校|中学|小学|幼儿园|协会|学会|联合会|研究会|促进会|中心|公司|考试院|总局|"
    r"国务院|人民政府|研究院|医院|支队|总队|总工会|基金会|商会|集团|事务所|工作室|审批局|专卖局|[^的结布]局|[^的大客餐展]厅|[^的签]署|出版社|血站|图书馆|体育馆|博物馆|司法部|"
    r"司法局|财政部|版权局|产权局|应急管理部|卫健委|市监局|银行|税务局|研究所|实验室|联盟|党委|团委|学生会|俱乐部|社区|教务处|学生处|"
    r"商工会议所|株式会社|财团|机构|驾校|书院|电视台"
)
_HAN_END = re.compile(rf"(?:{_HAN_KINDS})$")
_HAN_NOT = re.compile(r"[，,。;；!！?？“”《》]|^(?:在|于|由|经|为|被|及|和|与|或|其|该|本|我|你|您)|证书|特此|登录|查询|验证|网址|名称$")
# Within a sentence a name begins after one of these, or after a stop.
_HAN_BEFORE = (
    r"(?:^|(?<=[，,。:：;；、“《(（\s\d])|(?<=荣获|获得|评为|考取|来自|就读|毕业|参加|通过|授予|代表|考入|进入|级于)|(?<=[在由于自经被获年从向为系到入]))"
)
_HAN_WITHIN = re.compile(rf"{_HAN_BEFORE}([一-鿿]{{2,24}}?(?:大学|学院|委员会|研究院|有限公司|中学|小学|学校|协会|学会|联合会|教育局|研究所|基金会))(?!生|校)")
_STAMP = re.compile(r"[(（]?(?:盖章|公章|签章|印章|章)[)）]?[:：]?$")
_LABEL = re.compile(
    r"^(?:发证机关|登记机关|签发机关|颁发机构|发证机构|发证单位|颁发单位|认定机构|评价机构|授予单位|主办单位|主办方|主办|承办单位|颁证单位)[:：]?"
)

_ANYWHERE = (
    "University|Universidad|Universidade|Université|Universite|Universität|Università|Universitas|Universiti|Üniversitesi|Universitatea|Uniwersytet|"
    "Institute|Instituto|Institut|Istituto|Enstitüsü|College|Colegio|Colégio|Collège|Academy|Academia|Académie|Akademie|Accademia|Akademi|"
    "Association|Asociación|Associação|Associazione|Verband|Verein|Society|Sociedad|Sociedade|Société|Gesellschaft|Council|Consejo|Conselho|Conseil|"
    "Foundation|Fundación|Fundação|Fondation|Stiftung|Fondazione|Yayasan|Vakfı|Derneği|Ltd|LLC|LLP|Inc|Corp|Corporation|Company|GmbH|Ltda|SARL|Pvt|Sdn|"
    "Board|School|Escuela|Escola|École|Schule|Scuola|Sekolah|Okulu|Lisesi|Ministry|Ministerio|Ministério|Ministère|Ministero|Ministerium|Kementerian|Bakanlığı|"
    "Federation|Federación|Federação|Fédération|Federazione|Federasyonu|Committee|Comité|Comissão|Politeknik|Polytechnic|Başkanlığı|Müdürlüğü|"
    "Authority|Agency|Commission|Chamber|Cámara|Câmara|Chambre|Handwerkskammer|Kammer|Trường|Đại học|Học viện|Công ty|Trung tâm|Sở Giáo dục|Hội đồng|"
    "Ayuntamiento|Municipalidad|Prefeitura|Rectorate|Hochschule|Gymnasium|Perguruan|Universitet|Cooperativa|Corporación|Observatorio"
)
_AT_THE_END = (
    "Technologies|Technology|Solutions|Systems|Labs|Group|Network|Services|Club|Centre|Center|Union|League|Trust|Bureau|Hospital|Bank|Consulting|"
    "Limited|Laboratory|Library|Press|Initiative|Government|Consortium|Alliance|Guild|Studio|Studios|Robotics|Industries|Learning|Merkezi|Kulübü|Bankası|"
    "Holding|S\\.A\\.S?|S\\.L\\.|S\\.p\\.A|S\\.r\\.l|A\\.Ş|e\\.\\s?V|KG|Foundation|Skills|Community|Pte"
)
_AT_THE_START = "PT|CV|UD|Centro|Centre|Center|Zentrum|Pusat|Grupo|Groupe|Gruppo|Banco|Banque|Banca|Bank|Club|Clube|Clinica|Clínica|Clinique|Klinik|Hospital|Rumah Sakit|Liga|Laboratorio|Laboratoire|Government|Dinas|Balai|Lembaga|Dewan"
_LATIN = re.compile(
    rf"(?<!\w)(?:{_ANYWHERE})(?!\w)|(?<!\w)(?:{_AT_THE_END})\.?(?:,? [\w ]+| \(\w+\))?$|^(?:{_AT_THE_START})(?!\w)|\w(?:verein|verband|schule|kammer|stiftung|werke|akademie|institut|gesellschaft)$",
    re.IGNORECASE,
)
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
_PHRASE = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[,(“\"]))((?:[A-ZÀ-Þ][\w&.'’/\-]*|&)(?:,? (?:[A-ZÀ-Þ(][\w&.'’/\-)]*|&|of|for|and|the|in|de|del|da|do|e|y|la)(?![a-z]))*)")
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
    plain = bool(_STARTS.match(name)) and sum(map(str.isdigit, name)) <= 2 and not _NO_NAME_LATIN.search(name)  # noqa: PLR2004
    return name if plain and ":" not in name and _LATIN.search(name) else None


def is_part(text: str) -> bool:
    """Whether these words name a kind of organisation and none in particular: "School of Engineering", "Pvt. Ltd."."""
    return bool(_GENERIC.match(text.strip(" .,()")))


def within(text: str) -> Iterator[str]:
    """Organisations that a sentence names, in their order."""
    if has_han(text):
        yield from (match[1] for match in _HAN_WITHIN.finditer(text.replace(" ", "")) if len(match[1]) in _SIZE_HAN)
        return
    for match in _PHRASE.finditer(text):
        name = organisation(_TRAIL.sub("", match[1]))
        if name is not None and not is_part(name):
            yield name


def begun(text: str) -> str | None:
    """The name that a text begins with, up to the first word that goes on in the sentence."""
    match = _PHRASE.match(text)
    name = _TRAIL.sub("", match[1]) if match is not None else ""
    return name or None
