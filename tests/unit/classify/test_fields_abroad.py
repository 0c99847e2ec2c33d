"""Holders, numbers and days on papers in other languages than Chinese."""

import pytest

from shared.events import Family
from tests.unit.classify.test_fields import fields_of, first, values


@pytest.mark.parametrize(
    ("rows", "holder"),
    [
        ("This is to certify that\nJordan Smith\nhas successfully completed the course", "Jordan Smith"),
        ("It is certified that Priya N. Rao, Roll No. 12345, completed a course", "Priya N. Rao"),
        ("THIS IS TO CERTIFY THAT JORDAN SMITH HAS PARTICIPATED IN THE WORKSHOP", "JORDAN SMITH"),
        ("The officer certifies that SMITH, Jordan is authorised to drive", "SMITH, Jordan"),
        ("Otorga el presente diploma a\nLucía Prado Vega\npor haber completado el curso", "Lucía Prado Vega"),
        ("Se certifica que Diego de la Cruz, con documento 48112907, asistió al taller", "Diego de la Cruz"),
        ("Curso completado por Ana Prado", "Ana Prado"),
        ("Certificamos que Tiago Seabra Matos concluiu o curso", "Tiago Seabra Matos"),
        ("Certificat décerné à\nÉlodie Martin\npour avoir suivi la formation", "Élodie Martin"),
        ("Si attesta che\nGiulia Conti\nha frequentato il corso", "Giulia Conti"),
        ("Hiermit bestätigen wir, dass Jonas Vogel ein Praktikum absolviert hat", "Jonas Vogel"),
        ("Sertifikat ini diberikan kepada\nRizky Pratama\nsebagai peserta", "Rizky Pratama"),
        ("Sayın\nElif Şahin\neğitimini başarıyla tamamlamıştır", "Elif Şahin"),
        ("Chứng nhận học viên\nĐỗ Minh Anh\nđã hoàn thành khóa học", "Đỗ Minh Anh"),
        ("Настоящим подтверждается, что Мария Орлова прошла обучение", "Мария Орлова"),
        ("تشهد الأكاديمية بأن\nسارة محمود\nقد أتمت الدورة التدريبية", "سارة محمود"),
        ("성명 김하늘\n위 사람은 본 과정을 수료하였음", "김하늘"),
        ("氏名 高橋 さくら\n上記の者は本講座を修了した", "高橋 さくら"),
    ],
)
def test_a_holder_is_known_by_what_stands_before_and_after(rows: str, holder: str) -> None:
    """In a sentence, or on a line of its own between its halves; with particles, initials and surnames first."""
    assert values(fields_of(rows), "holder") == [holder]


@pytest.mark.parametrize(
    ("rows", "holder"),
    [
        ("Nombre: Lucía Prado  Documento: 48112907", "Lucía Prado"),
        ("Aluno: Tiago Matos   RA 408612016", "Tiago Matos"),
        ("Nama Rizky Pratama   NIM 20130368", "Rizky Pratama"),
        ("Name 王小红  Major 化学工程", "王小红"),
        ("Peserta: Rizky Pratama, M.Kom", "Rizky Pratama"),
    ],
)
def test_the_next_column_is_no_part_of_a_name(rows: str, holder: str) -> None:
    """Readers give two columns as one line."""
    assert values(fields_of(rows), "holder") == [holder]


@pytest.mark.parametrize(
    "rows",
    [
        "Certificate of Completion\nMachine Learning Foundations\nRiverdale University",
        "Boletim de Desempenho\nKartu Hasil Studi",
        "Relatório de Resultados\nCédula Profesional",
        "간호사 면허증\n합격증서",
        "شهادة تقدير\nبطاقة عضوية",
    ],
)
def test_headings_courses_and_organisations_are_nobody(rows: str) -> None:
    """Where nobody is named, nobody is found."""
    assert values(fields_of(rows), "holder") == []


def test_where_nothing_says_whose_it_is_the_line_most_like_a_name_is_taken_and_little_trusted() -> None:
    """Badges and cards print a name alone; it may be compared with the account's, but not speak against it."""
    found = [each for each in fields_of("Certified Associate\nJordan Smith\nExam passed") if each.name == "holder"]
    assert [each.value for each in found] == ["Jordan Smith"]
    assert found[0].confidence < 0.5


@pytest.mark.parametrize(
    ("row", "day"),
    [
        ("Fecha de emisión: 8 de mayo del 2018", "2018-05-08"),
        ("Emitido em 8 de maio de 2018", "2018-05-08"),
        ("Délivré le 8 mai 2018", "2018-05-08"),
        ("Ausgestellt am 8. Mai 2018", "2018-05-08"),
        ("Rilasciato il 8 maggio 2018", "2018-05-08"),
        ("Tanggal 8 Mei 2018", "2018-05-08"),
        ("Tarih 8 Mayıs 2018", "2018-05-08"),
        ("Ngày cấp: ngày 8 tháng 5 năm 2018", "2018-05-08"),
        ("Дата выдачи: 8 мая 2018 г.", "2018-05-08"),
        ("تاريخ الإصدار: ٨ مايو ٢٠١٨", "2018-05-08"),
        ("발급일 2018년 5월 8일", "2018-05-08"),
        ("発行日 平成30年5月8日", "2018-05-08"),
    ],
)
def test_days_are_read_in_every_language_there_are_labels_for(row: str, day: str) -> None:
    """One day is one value, however it is written."""
    assert first(fields_of(f"Certificate\n{row}"), "issued_on") == day


@pytest.mark.parametrize(
    "row",
    ["Válido hasta 8/5/2028", "Valable jusqu'au 8 mai 2028", "Gültig bis 08.05.2028", "Berlaku hingga 8 Mei 2028"],
)
def test_the_end_of_validity_is_no_day_of_issue(row: str) -> None:
    """A card that expires says so in its own words."""
    found = fields_of(f"Certificate\n{row}", Family.LICENCE)
    assert (first(found, "valid_until"), first(found, "issued_on")) == ("2028-05-08", None)
