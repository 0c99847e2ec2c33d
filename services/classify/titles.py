"""Words of headings: what a paper calls itself names neither its holder nor its issuer."""

import re

_WORDS = frozenset(
    [
        "certificate", "certificates", "certified", "certification", "credential", "credentials", "completion", "achievement", "appreciation",
        "participation", "attendance", "award", "awards", "diploma", "recognition", "merit", "excellence", "transcript", "license", "licence",
        "report", "letter", "honor", "honour", "honors", "honours", "finisher", "membership", "badge", "course", "internship", "training", "score",
        "result", "results", "test", "exam", "examination", "ability", "proficiency", "language", "patent", "registration", "record", "card", "profile", "statement", "registered", "permit", "identity", "passport",
        "certificado", "certificados", "certificación", "constancia", "reconocimiento", "título", "titulo", "cédula", "resultados", "examen",
        "boleta", "declaración", "carné", "carnet", "tarjeta", "matrícula", "habilitación", "calificación", "mención", "premio", "boletim",
        "relatório", "histórico", "ficha", "certidão", "carteira", "cartão", "perfil", "registro", "registo", "declaração", "atestado",
        "comprovante", "diploma", "prêmio", "qualificação", "certificat", "diplôme", "attestation", "relevé", "bulletin", "carte", "brevet",
        "permis", "résultats", "prix", "extrait", "titre", "certificato", "attestato", "tessera", "patente", "visura", "esito", "pagella",
        "abilitazione", "diploma", "premio", "zertifikat", "diplom", "urkunde", "zeugnis", "bescheinigung", "ausweis", "bescheid", "nachweis",
        "ergebnis", "teilnahmebescheinigung", "teilnahmebestätigung", "führerschein", "sertifikat", "piagam", "penghargaan", "kartu", "surat",
        "ijazah", "transkrip", "seleksi", "lomba", "wisudawan", "hasil", "tanda", "rapor", "lencana", "kelas", "pelatihan", "sertifika", "sınav", "sonucu",
        "sertifikası", "belgesi", "belge", "diploması", "ruhsatı", "karnesi", "kartı", "kimlik", "удостоверение", "сертификат", "свидетельство",
        "диплом", "грамота", "справка", "аттестат", "билет", "визитка", "карточка", "выписка", "شهادة", "بطاقة", "كشف", "بيان", "رخصة", "اعتماد",
        "اختبار", "إفادة", "وثيقة", "دبلوم", "وذلك",
    ]
)  # fmt: skip
_PHRASES = re.compile(
    r"giấy|bằng|chứng chỉ|chứng nhận|thẻ |bảng điểm|kết quả|증명|자격|면허|성적|합격|필기|실기|수료|상장|증서|확인서|[증장]$|schein$|karte$|bestätigung|urkunde$|bescheinigung$|übersicht$|zeugnis$|auszeichnung|anerkennung|targa |証|免許|賞|修了|合格|検定"
)
_LETTERS = re.compile(r"[^\W\d_]+")


def is_heading(text: str) -> bool:
    """Whether these few words are what papers are called."""
    small = text.replace("İ", "i").lower()
    return not _WORDS.isdisjoint(_LETTERS.findall(small)) or bool(_PHRASES.search(small))
