"""The words before a field's value in languages other than Chinese and English. Data: add what you find printed."""

from shared.events import FieldName

# Spanish, Portuguese, French, Italian, German, Indonesian, Turkish, Vietnamese, Russian, Arabic, Korean, Japanese.
LABELS_ABROAD: dict[FieldName, tuple[str, ...]] = {
    FieldName.HOLDER: (
        "nombre", "nombre y apellidos", "nombres y apellidos", "apellidos y nombres", "nombre completo", "participante", "alumno", "alumna", "estudiante", "candidato", "titular", "asistente", "beneficiario", "nombre del examinado", "nombre del participante",
        "nome", "nome completo", "aluno", "aluna", "aluno(a)", "colaborador(a)", "atleta", "estagiário", "nome do participante", "nome do aluno", "inventor", "nom", "nom et prénom", "nom, prénom", "prénom et nom", "titulaire", "étudiant", "candidat", "inventeur",
        "nome e cognome", "cognome e nome", "candidato/a", "studente", "alunno", "titolare", "inventore", "name, vorname", "vor- und nachname", "vorname, name", "teilnehmer", "teilnehmerin", "mitarbeiter", "inhaber", "betriebsinhaber", "erfinder",
        "nama", "nama lengkap", "nama peserta", "peserta", "mahasiswa", "siswa", "adı soyadı", "ad soyad", "ad-soyad", "adı ve soyadı", "katılımcı", "öğrenci", "buluş sahibi", "họ và tên", "họ tên", "họ, tên", "học viên", "sinh viên", "thí sinh", "tác giả",
        "фио", "ф.и.о.", "фамилия, имя, отчество", "фамилия имя отчество", "слушатель", "участник", "студент", "работник", "кандидат", "имя", "الاسم", "اسم الطالب", "اسم المتدرب", "اسم المتدربة", "الاسم الكامل", "الموظف", "الطالب", "المشترك", "المترشح",
        "성명", "이름", "성 명", "훈련생", "발명자", "저작자", "대표자", "氏名", "お名前", "社員", "発明者", "受験者", "naam", "imię i nazwisko",
    ),
    FieldName.NUMBER: (
        "código", "código de verificación", "código de validación", "código del certificado", "id del certificado", "certificado no", "certificado n.º", "certificado nº", "constancia n.º", "constancia no", "número de registro", "número de certificado", "n.º de certificación", "n.º de expediente",
        "n.º", "nº", "n°", "no. de registro", "registro", "folio", "matrícula", "credencial", "id del candidato", "cédula profesional", "n.º de candidato", "número de validación", "número", "expediente", "registro nacional de títulos", "carné de socio n.º",
        "código de verificação", "código de validação", "código do certificado", "código de controle", "id do certificado", "nº do certificado", "registro nº", "certificado número", "número da credencial", "inscrição", "carteira nº", "ra", "sócio nº", "nº registro", "carta patente nº", "processo nº", "cnpj", "número de peito",
        "n° du certificat", "numéro", "numéro de certificat", "n° candidat", "n° étudiant", "identifiant", "badge n°", "code", "siret", "brevet d'invention n°", "dossard", "immatriculation", "id certificato", "numero", "n.", "matricola", "tessera", "tessera n.", "certificato n.", "repertorio regionale", "pettorale", "rea", "p. iva",
        "nr.", "nr", "zertifikats-id", "zertifikatsnummer", "zertifikat-nr.", "urkunde nr.", "urkundennummer", "registernummer", "matrikelnr.", "matrikelnummer", "personalnr.", "personalnummer", "mitgliedsnr.", "mitgliedsnummer", "startnr.", "startnummer", "brevet-nr.", "zertifikat-registrier-nr.", "hra", "hrb",
        "nomor", "no. sertifikat", "nomor sertifikat", "kode sertifikat", "id sertifikat", "kode verifikasi", "kode peserta", "nomor peserta", "nomor registrasi", "no. reg", "no. anggota", "nomor piagam", "nomor lisensi", "nomor paten", "nomor pendaftaran", "sk nomor", "nim", "nip", "npm", "nisn", "nib", "nia", "nomor induk berusaha",
        "belge no", "sertifika no", "diploma no", "doğrulama kodu", "sicil no", "öğrenci no", "üye no", "ruhsat", "patent no", "göğüs no", "baro sicil", "số", "số hiệu", "số vào sổ", "số vào sổ cấp chứng chỉ", "mã chứng nhận", "mã chứng chỉ", "quyết định số", "mã nhân viên", "số báo danh", "mssv", "số thẻ", "mã số doanh nghiệp",
        "№", "регистрационный номер", "рег. №", "номер сертификата", "сертификат №", "удостоверение №", "серия, номер", "серия", "номер кандидата", "код проверки", "реестровый номер", "стартовый номер", "справка №", "патент", "огрн", "огрнип", "инн", "членский билет №",
        "رقم الشهادة", "رقم", "رقم القيد", "رقم العضوية", "رقم الرخصة", "رقم الترخيص", "الرقم المرجعي", "رمز التسجيل", "الرقم الوظيفي", "رقم التسجيل", "رقم الجلوس", "الرقم الجامعي", "رقم الوثيقة", "رقم الاشتراك", "براءة اختراع رقم", "رقم الصدر", "رمز التحقق", "مُعرّف الاعتماد", "الرقم الموحد",
        "등록번호", "자격번호", "이수번호", "수험번호", "학위번호", "학번", "회원번호", "특허번호", "배번", "인증번호", "발급번호", "문서확인번호", "면허번호", "修了番号", "受験番号", "学籍番号", "会員番号", "番号", "登録番号", "許可番号", "証書番号", "認定番号", "ナンバーカード", "看護師籍登録番号",
    ),
    FieldName.ISSUER: (
        "emitido por", "otorgado por", "expedido por", "certificado por", "entidad", "institución", "organismo", "entidad emisora", "emissor", "instituição", "délivré par", "organisme", "organisme de formation", "rilasciato da", "ente", "ausgestellt von", "aussteller", "veranstalter",
        "diterbitkan oleh", "dikeluarkan oleh", "penyelenggara", "lembaga", "düzenleyen", "veren kurum", "đơn vị cấp", "nơi cấp", "cơ quan cấp", "кем выдан", "организация", "جهة الإصدار", "الجهة المانحة", "발급기관", "발행기관", "主催", "授与権者", "発行者", "認定機関",
    ),
    FieldName.ISSUED_ON: (
        "fecha", "fecha de emisión", "fecha de expedición", "fecha de finalización", "fecha de obtención", "fecha de certificación", "fecha de realización", "emitido el", "emitido", "expedido el", "expedición", "dado en", "fecha del examen", "fecha de la prueba", "otorgado el", "fecha de expedicion", "fecha de emision",
        "data", "data de conclusão", "data de emissão", "emitido em", "expedido em", "concluído em", "data da certificação", "expedição", "date", "date de délivrance", "délivré le", "fait le", "le", "date d'obtention", "rilasciato il", "data di rilascio", "data di concessione", "data di conseguimento",
        "datum", "ausgestellt am", "ausstellungsdatum", "prüfungsdatum", "datum der ausstellung", "tanggal", "tanggal terbit", "tanggal ujian", "tanggal tes", "diterbitkan", "diterbitkan tanggal", "dikeluarkan", "tanggal penerbitan", "pada tanggal", "tarih", "veriliş tarihi", "düzenleme tarihi", "tescil tarihi", "belge tarihi",
        "ngày cấp", "cấp ngày", "ngày", "дата", "дата выдачи", "дата регистрации", "дата экзамена", "дата тестирования", "выдан", "تاريخ الإصدار", "تاريخ المنح", "التاريخ", "تاريخ", "حرر في", "تاريخ الاختبار", "발급일", "발급일자", "합격 연월일", "시험일자", "등록일", "졸업년월일", "취득일", "発行日", "交付日", "取得日", "登録日", "合格日", "受験日", "認定日", "授与日",
    ),
    FieldName.VALID_UNTIL: (
        "válido hasta", "válida hasta", "vigencia hasta", "vigente hasta", "fecha de vencimiento", "vencimiento", "fecha de expiración", "vence", "caduca", "válido até", "válida até", "validade", "data de validade", "expira em", "vencimento", "valable jusqu'au", "valide jusqu'au", "date d'expiration", "expire le", "échéance", "validité",
        "valido fino al", "valida fino al", "scadenza", "data di scadenza", "gültig bis", "ablaufdatum", "berlaku hingga", "berlaku sampai", "berlaku s.d.", "masa berlaku", "geçerlilik", "geçerlilik tarihi", "son geçerlilik tarihi", "hết hạn", "hiệu lực đến", "có giá trị đến", "ngày hết hạn", "действителен до", "действительно до", "срок действия до", "срок действия", "действительно по",
        "تاريخ الانتهاء", "صالحة حتى", "سارية حتى", "ينتهي", "تنتهي", "صالح حتى", "유효기간", "만료일", "유효기간 만료일", "有効期限", "有効期間満了日", "有効期間", "满了日",
    ),
    FieldName.BIRTH_DATE: (
        "fecha de nacimiento", "nacido el", "nacida el", "nacimiento", "data de nascimento", "nascido em", "nascida em", "date de naissance", "né le", "née le", "data di nascita", "nato il", "nata il", "geburtsdatum", "geboren am", "geb.", "tanggal lahir", "doğum tarihi", "ngày sinh", "sinh ngày", "дата рождения", "تاريخ الميلاد", "생년월일", "生年月日",
    ),
    FieldName.LEVEL: (
        "nivel", "nivel obtenido", "calificación", "nível", "nota", "niveau", "mention", "livello", "voto", "stufe", "note", "gesamtnote", "tingkat", "predikat", "peringkat", "seviye", "derece", "trình độ", "xếp loại", "bậc", "уровень", "разряд", "оценка", "المستوى", "التقدير", "الدرجة", "등급", "급수", "級", "等级", "判定",
    ),
    FieldName.SUBJECT: (
        "programa", "especialidad", "carrera", "tema", "asignatura", "curso", "disciplina", "habilitação", "formation", "intitulé", "spécialité", "corso", "materia", "corso di laurea", "kurs", "lehrgang", "studiengang", "fach", "program studi", "jurusan", "pelatihan", "judul", "bidang", "bölüm", "kurs adı", "program", "ngành", "chuyên ngành", "khóa học",
        "курс", "программа", "специальность", "направление", "профессия", "التخصص", "البرنامج", "الدورة", "عنوان الدورة", "과정명", "강좌명", "자격종목", "종목", "연수과정명", "전공", "講座名", "資格種別", "科目", "種目", "学科", "研修名",
    ),
    FieldName.EMPLOYER: (
        "empresa", "empleador", "organización", "empregador", "entreprise", "employeur", "azienda", "datore di lavoro", "arbeitgeber", "unternehmen", "firma", "perusahaan", "instansi", "kurum", "işveren", "công ty", "đơn vị công tác", "работодатель", "место работы", "المنشأة", "جهة العمل", "소속", "회사명", "근무처", "사업주", "会社名", "勤務先", "所属",
    ),
    FieldName.POSITION: (
        "cargo", "puesto", "ocupación", "función", "função", "poste", "fonction", "mansione", "ruolo", "qualifica", "funktion", "tätigkeit", "jabatan", "posisi", "unvan", "görev", "görevi", "chức vụ", "chức danh", "должность", "المسمى الوظيفي", "الوظيفة", "직위", "직책", "직급", "담당업무", "役職", "職種",
    ),
}  # fmt: skip
