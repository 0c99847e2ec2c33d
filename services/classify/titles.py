"""Words of headings: what a paper calls itself names neither its holder nor its issuer."""

import re

_HEADING = re.compile(
    r"^certification$|^(?:digital )?credentials?$|\b(?:certificate|certificates|certificado|certificat|certificato|zertifikat|sertifikat|sertifika|certification of|completion|achievement|appreciation|participation|attendance|"
    r"award|awards|diploma|diplôme|diplom|urkunde|zeugnis|recognition|merit|excellence|transcript|license|licence|report|letter|reconocimiento|constancia|attestation|attestato|"
    r"bescheinigung|teilnahme\w*|piagam|penghargaan|belgesi|belge|giấy|bằng|chứng chỉ|chứng nhận|honou?rs?|finisher|membership|badge|course|internship|training|score|results?|"
    r"declaración|declaração|título|titulo|carteira|tarjeta|carte|ausweis|kartu|thẻ|kartı|patent|registration|résultats?|ergebnis|hasil|kết quả)\b",
    re.IGNORECASE,
)


def is_heading(text: str) -> bool:
    """Whether these few words are what papers are called."""
    return bool(_HEADING.search(text))
