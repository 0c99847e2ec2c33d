"""What stands before and after a holder's name, in a sentence or on the lines around it. Data: add what you find printed."""

# Lower case; the name follows in the sentence or on the next line.
HOLDER_BEFORE: dict[str, tuple[str, ...]] = {
    "en": (
        "certify that", "certifies that", "certified that", "confirm that", "confirms that", "confirmed that", "verify that", "verifies that", "be it known that",
        "let it be known that", "makes known that", "know ye that", "acknowledges that", "acknowledge that", "recognizes that", "recognises that", "declares that", "attests that", "we affirm that",
        "awarded to", "presented to", "given to", "granted to", "issued to", "conferred upon", "conferred on", "confers upon", "confers on", "bestowed upon", "bestows upon",
        "has been presented to", "is hereby presented to", "certificate to", "certificate is for", "goes to", "conferred to", "appreciation to", "dedicated to", "this honors", "this honours",
        "congratulations", "congratulations to", "congratulates", "commends", "proud to honour", "proud to honor", "recognizes", "recognises", "confirm the employment of",
        "on behalf of the student", "completed by", "achieved by", "earned by", "you did it", "the bearer", "the undersigned declares that", "grant", "hereby engages", "participant", "candidate",
        "learner", "examinee", "applicant", "delegate", "attendee", "honoree", "laureate", "winner", "pupil", "volunteer", "proprietor", "owner", "inventor", "inventors", "author", "author and owner", "licence holder",
        "license holder", "permit holder", "copyright owner", "creator", "breeder", "employee", "our employee", "organizer", "organiser", "exchange student", "transcript for", "dear", "hello", "i'm", "hi, i'm",
        "thank you", "thank", "student", "member", "trainee", "intern", "player", "captain", "to whom it may concern that", "supervising", "of its author", "the inventor", "awards", "honours", "honors",
        "name of candidate", "name of the candidate", "name of pupil", "name of author", "name of holder", "name of employer", "name", "full name", "owner's name", "examinee's name", "registered in the name of",
        "permission is granted to", "patent has been granted to", "this certificate is given to", "this certificate is issued to", "to", "mr", "ms", "mrs", "mr./ms.", "mr/ms", "mr. / ms.", "mr/mrs", "shri", "smt",
    ),
    "es": (
        "certifica que", "certifican que", "certifico que", "certificamos que", "hace constar que", "hacen constar que", "hacemos constar que", "se certifica que", "acredita que", "acreditamos que", "acredita a", "certifica a",
        "otorga a", "otorgado a", "otorgada a", "otorgan a", "otorgar a", "otorgamos a", "conferido a", "confiere a", "concedido a", "concede a", "conceder a", "entregado a", "presente certificado a", "presente diploma a",
        "presente constancia a", "presente reconocimiento a", "presente certificado al participante", "reconoce a", "agradecimiento a", "agradece a", "felicita a", "diploma a", "premio a", "la participación de", "la asistencia de", "completado por",
        "finalizado por", "realizado por", "aprobado por", "el/la estudiante", "el/la sr(a).", "el señor", "la señora", "don", "doña", "enhorabuena", "felicidades", "felicitaciones", "estimado", "estimada", "el alumno", "la alumna", "el estudiante",
        "la estudiante", "el postulante", "el trabajador", "a nombre de", "participante", "participó", "asistente", "alumno", "alumna", "alumno(a)", "estudiante", "jugador", "candidato", "trabajador", "interesado", "titular", "voluntario", "voluntaria",
        "inventor", "autor", "nombre", "nombre y apellidos", "apellidos y nombres", "nombre del examinado", "nombre completo", "ha otorgado a", "trabajar con", "habilitado para conducir", "solicitud de ingreso de",
        "a", "al", "hola, soy", "soy", "que", "se otorga a", "confiere el presente diploma a", "por cuanto",
    ),
    "pt": (
        "certificamos que", "certifica que", "certifico que", "certifica-se que", "declara que", "declaramos que", "se declara que", "atesta que", "atestamos que", "atesto que", "faz saber que", "informamos que", "declaramos, para os devidos fins, que",
        "para os devidos fins, que", "confere a", "conferimos a", "conferido a", "conferem a", "atribuído a", "atribui a", "atribui-se a", "concedido a", "concede a", "concede-se a", "outorga a", "outorgado a", "concluído por", "o aluno", "a aluna", "ao aluno",
        "que o aluno", "o candidato", "que o profissional", "parabéns", "parabenizamos", "prezado(a)", "homenageamos", "agradece", "nomear", "identifica-se", "participante", "colaborador(a)", "atleta", "integrantes", "soldador", "estagiário", "candidato", "aluno", "aluna",
        "aluno(a)", "membro registrado", "nome", "nome completo", "inventor", "titular", "autorizado", "autor", "o título a", "a", "ao", "olá! eu sou", "eu sou", "sou", "que o(a) aluno(a)", "o(a) aluno(a)", "a secretaria informa que", "atribuir a",
    ),
    "fr": (
        "certifie que", "certifions que", "atteste que", "attestons que", "attestent que", "décerné à", "décernée à", "décerne à", "délivré à", "délivrée à", "est délivré à", "remis à", "conféré à", "confère à", "attribué à", "accordé à", "félicite", "félicitations à",
        "félicitations", "terminé par", "obtenu par", "achevé par", "monsieur", "madame", "m.", "mme", "participant", "titulaire", "inventeur", "déposant", "gérant", "candidat", "étudiant", "nom et prénom", "nom", "entrepreneur individuel", "le jury décerne à", "certifier que", "à", "je suis", "bonjour, je suis",
    ),
    "it": (
        "attesta che", "attestiamo che", "certifica che", "certifichiamo che", "dichiara che", "dichiariamo che", "conferito a", "conferita a", "conferisce a", "rilasciato a", "rilasciata a", "assegnato a", "assegna a", "completato da", "la frequenza di", "sostenuti da",
        "complimenti", "complimenti a", "ringraziamo", "gentile", "al dipendente", "menzione d'onore a", "il/la sig./sig.ra", "il sig.", "la sig.ra", "inventore", "titolare", "contribuente", "candidato", "studente", "alunno", "nome e cognome", "nome", "si dichiara che", "a", "al", "sono", "ciao, sono",
    ),
    "de": (
        "bescheinigen wir, dass", "bestätigen wir, dass", "bescheinigen wir dass", "bescheinigt, dass", "bestätigt, dass", "wird bestätigt, dass", "hiermit bestätigen wir, dass", "wird bescheinigt, dass", "bestätigen, dass", "verliehen an", "verleiht", "verleihe ich", "ausgestellt für",
        "überreicht an", "wir danken", "wir gratulieren", "sprechen wir", "herr/frau", "frau", "herr", "herrn", "mitarbeiter", "teilnehmer", "teilnehmerin", "erfinder", "inhaber", "betriebsinhaber", "name", "vor- und nachname", "name, vorname", "firma", "ich bin", "hallo, ich bin", "die klassenkonferenz hat",
    ),
    "id": (
        "diberikan kepada", "ini diberikan kepada", "kepada", "kepada:", "menyatakan bahwa", "menerangkan bahwa", "membuktikan bahwa", "menetapkan", "mengangkat saudara", "merekomendasikan", "penghargaan kepada", "terima kasih kepada", "selamat kepada", "dianugerahkan kepada", "piagam kepada",
        "sertifikat ini kepada", "diselesaikan oleh", "nama", "nama lengkap", "nama peserta", "peserta", "anggota", "siswa", "mahasiswa", "ananda", "asesi", "pihak kedua", "saudara", "halo, saya", "saya", "sdr.", "sdri.", "gelar doktor kepada", "ijazah kepada", "bahwa siswa", "penemu", "pemegang",
    ),
    "tr": ("sayın", "katılımcı", "kaptan", "adı soyadı", "ad soyad", "adı", "buluş sahibi", "sahibi", "işçi", "öğrenci", "kursiyer", "merhaba, ben", "ben", "ruhsat sahibi", "hak sahibi"),
    "vi": (
        "chứng nhận", "chứng nhận rằng", "cấp cho", "cấp cho ông/bà", "trao tặng", "trao tặng sinh viên", "tặng", "tặng cho", "chúc mừng", "học viên", "sinh viên", "thí sinh", "xác nhận", "xác nhận ông/bà", "ông/bà", "ông", "bà", "bổ nhiệm ông", "bổ nhiệm bà", "cho", "họ và tên", "họ tên", "tác giả", "chủ hộ",
        "người đại diện", "hoàn thành bởi", "upon / cho",
    ),
    "ru": (
        "подтверждает, что", "подтверждается, что", "подтверждаем, что", "свидетельствует о том, что", "удостоверяет, что", "удостоверяется, что", "выдан", "выдана", "выдано", "дана", "дано", "вручается", "награждается", "присуждается", "присвоено", "благодарим", "поздравляем!", "объявляется благодарность",
        "слушатель", "фио слушателя", "фио", "ф.и.о.", "участник", "капитан", "работник", "абитуриент", "студент", "кандидат", "имя кандидата", "учащийся", "обучающийся", "фамилия, имя, отчество", "почётной грамотой награждается", "уважаемый(ая)",
    ),
    "ar": (
        "تشهد بأن", "يشهد بأن", "نشهد بأن", "نشهد أن", "بأن", "أن", "هذه الشهادة إلى", "تمنح هذه الشهادة إلى", "والتقدير إلى", "إلى", "تهانينا", "السيد", "السيدة", "السيد/", "السيد(ة)", "الطالب", "الطالبة", "المتدرب", "المتدرب/ة", "بأن الطالب", "بأن الطالبة", "الاسم", "اسم الطالب", "اسم المتدرب",
        "الموظف", "الفائز", "المشترك", "المترشح", "الطرف الثاني", "المعلم/ـة", "منح", "بمنح", "مُنح", "مُنحت", "يمنح", "إلى المحاضر", "نشكر", "الباحث", "الزميل", "نفيدكم بأن", "نفيد بأن", "تدريب",
    ),
    "ko": ("성명", "이름", "성 명", "훈련생", "발명자", "저작자", "영업자", "수험자", "대표자", "응시자", "근로자"),
    "ja": ("氏名", "氏 名", "社員", "発明者", "商标权者", "商標権者", "营业者", "営業者", "受験者", "发明者"),
    "nl": ("verklaart dat", "uitgereikt aan", "toegekend aan", "hierbij verklaren wij dat", "naam", "deelnemer"),
    "pl": ("zaświadcza się, że", "zaświadcza, że", "otrzymuje", "potwierdza, że", "pan/pani", "imię i nazwisko"),
    "ms": ("dianugerahkan kepada", "disahkan bahawa", "adalah dengan ini disahkan bahawa", "memperakui bahawa", "nama calon"),
}  # fmt: skip

# Lower case; the first words after the name, in the sentence or on the next line.
HOLDER_AFTER: dict[str, tuple[str, ...]] = {
    "en": (
        "has successfully", "has completed", "has participated", "has attended", "has been", "has passed", "has earned", "has achieved", "has satisfied", "has satisfactorily", "has demonstrated", "has finished", "has met", "has fulfilled", "has actively", "has taken", "has shown", "has undergone",
        "has given", "has acquired", "has secured", "has won", "has obtained", "has served", "has worked", "has scored", "has qualified", "has duly", "has graduated", "have successfully", "was awarded", "was admitted", "was elected", "was present", "was selected", "was ranked", "has", "have", "had", "is hereby", "is a", "is an", "is the", "is licensed", "is registered", "is recognised", "is recognized", "is certified", "is awarded", "is qualified", "is promoted", "is employed", "is working", "is currently", "is authorised", "is authorized", "is permitted", "was", "for successfully", "for completing", "for participating", "for attending",
        "for the successful", "for successful", "for outstanding", "for his", "for her", "for having", "for being", "for achieving", "for securing", "for winning", "for the entry", "for your", "for coordinating", "in recognition", "in appreciation", "successfully", "participated", "attended", "completed", "took part", "earned", "passed",
        "finished", "advanced", "came", "served", "worked", "achieved", "demonstrated", "volunteered", "helped", "watched", "studied", "solved", "swam", "rode", "sat the", "on completing", "who has", "having", "bearing", "son of", "daughter of", "s/o", "d/o", "a student of", "student of", "of class", "born on", "employee id", "roll no", "reg. no",
        "from", "of", "as", "with", "completing", "actively", "underwent", "undergone", "obtained", "secured", "scored", "won",
    ),
    "es": (
        "por haber", "por su", "por liderar", "por completar", "por participar", "por la", "por sus", "ha completado", "ha aprobado", "ha superado", "ha participado", "ha finalizado", "ha cumplido", "ha realizado", "ha concluido", "ha obtenido", "completó", "aprobó", "asistió", "participó", "cursó", "realizó", "obtuvo", "concluyó", "demostró", "cumple con", "prestó", "labora",
        "quien", "con documento", "con cédula", "con dni", "con número", "identificado", "identificada", "portador", "se encuentra", "se halla", "en calidad de", "en reconocimiento", "como miembro", "como ponente", "alumno de", "superó", "culminó", "finalizó", "acreditó", "para conducir", "de nacionalidad",
    ),
    "pt": (
        "concluiu", "participou", "completou", "conquistou", "atuou", "recebe este", "frequentou", "obteve", "cumpriu", "passou", "resolveu", "demonstrou", "esteve presente", "encontra-se", "foi aprovado", "foi aprovada", "foi aprovado(a)", "é nosso", "portador", "portador(a)", "inscrito", "inscrito(a)", "natural de", "nascido", "nascida", "titular do", "matrícula", "pelo", "pela",
        "por ter", "por concluir", "por sua", "pelos", "requereu", "realizou", "aluno(a) do", "o título", "o grau", "o prêmio", "uma bolsa", "como", "nos termos", "para exercer", "está em", "concluiu com",
    ),
    "fr": (
        "pour avoir", "pour son", "pour sa", "pour ses", "pour", "a suivi", "a validé", "a obtenu", "a participé", "a terminé", "a effectué", "a été", "a réussi", "a satisfait", "a soutenu", "est inscrit", "est inscrit(e)", "est régulièrement", "est autorisé", "est autorisé(e)", "est titulaire", "né le", "née le", "né(e)", "élève de", "étudiant", "étudiante", "s'est engagé", "le grade",
        "qui a", "ayant", "en reconnaissance", "conformément",
    ),
    "it": (
        "ha frequentato", "ha completato", "ha concluso", "ha superato", "ha conseguito", "ha partecipato", "ha svolto", "ha prestato", "ha tagliato", "ha ottenuto", "ha sostenuto", "è dipendente", "è iscritto", "è iscritta", "è autorizzata", "è autorizzato", "nato a", "nata a", "nato il", "nata il", "per aver", "per il", "per la", "che ha", "presso", "al laboratorio", "con stima",
    ),
    "de": (
        "hat erfolgreich", "hat mit erfolg", "hat teilgenommen", "hat bestanden", "hat am", "hat an", "hat den", "hat die", "hat das", "hat sich", "hat im", "hat in", "hat erfolgreich", "hat mit", "hat", "geboren am", "geb.", "für besondere", "für den", "für die", "für seine", "für ihre", "für 25", "wird für", "ist im", "ist als", "ist seit", "war vom", "war von", "erfüllt die", "besuchte", "absolvierte", "nahm an", "teilgenommen", "den online-kurs", "den kurs",
        "am workshop", "ein praktikum", "den grad", "schüler(in)", "wegen", "als", "vom", "erhält",
    ),
    "id": (
        "menuntaskan", "telah menyelesaikan", "telah mengikuti", "telah berhasil", "telah lulus", "telah berpartisipasi", "telah dinyatakan", "telah kompeten", "telah", "atas", "sebagai", "yang telah", "yang lulus", "lahir di", "tempat/tanggal lahir", "tempat, tanggal lahir", "nip", "nim", "nik", "npm", "nisn", "nomor induk", "adalah benar", "adalah mahasiswa", "adalah", "lulus", "menyelesaikan", "berhasil", "bekerja sebagai", "terbukti", "benar", "dalam", "mahasiswa", "dari", "pangkat",
    ),
    "tr": ("adlı", "adına", "başarıyla", "katılmıştır", "tamamladı", "tamamlamıştır", "tarihinde", "tarafından", "eğitimini", "kursunu", "derneğimizin", "fakültemiz", "üniversitemiz", "ile", "10 km"),
    "vi": ("đã", "sinh ngày", "hiện đang", "hiện là", "là sinh viên", "là hội viên", "chức vụ", "giữ chức", "cccd", "đạt", "vì đã", "mssv", "có thành tích"),
    "ru": (
        "успешно", "прошёл", "прошла", "прошел", "прошёл(ла)", "прошёл(а)", "прошёл(шла)", "освоил", "освоила", "освоил(а)", "завершил", "завершила", "завершил(а)", "окончил", "окончила", "окончил(а)", "принял", "приняла", "принял(а)", "принят", "принят(а)", "в том, что", "является", "за ", "работает", "работал", "работал(а)", "проходил", "проходил(а)", "посетил", "посетил(а)", "прослушал",
        "прослушал(а)", "выполнил", "выполнил(а)", "сдал", "сдала", "сдал(а)", "соответствует", "занявший", "занявший(ая)", "обучался", "обучался(ась)", "выступил", "выступил(а)", "получает", "имеет", "дата рождения", "действительно", "ученик", "по результатам", "именуемый",
    ),
    "ar": (
        "قد", "قد أتم", "قد أتمّ", "قد اجتاز", "قد شارك", "قد حضر", "قد حصل", "قد أكمل", "على", "لحصوله", "لحصولها", "لمشاركته", "لمشاركتها", "نظير", "أتم", "أتمّ", "أكمل", "اجتاز", "تابع", "تابع(ت)", "يعمل", "هذه الشهادة", "الجنسية", "المولود", "رقم الهوية", "من الصف", "عن ", "لدى", "ضمن", "الرقم", "وسام", "درجة", "في", "كلية",
    ),
    "ko": ("님", "귀하", "위 사람은", "위 학생은", "합격", "학번"),
    "ja": ("殿", "様", "样", "さん", "さんは", "学籍番号", "合格", "本学", "上記の者"),
    "nl": ("heeft", "met goed gevolg", "geboren", "voor het"),
    "pl": ("ukończył", "ukończyła", "ukończył(a)", "urodzony", "urodzona", "uczestniczył", "wzięła udział", "wziął udział"),
    "ms": ("telah", "kerana", "atas"),
}  # fmt: skip

# So common before other words that only a whole line's name, or what stands after, makes them a holder's.
WEAK_BEFORE = frozenset({
    "to", "a", "al", "ao", "que", "soy", "sou", "sono", "saya", "ben", "à", "cho", "name", "nom", "nome", "nama", "title", "grant", "thank", "recognizes", "recognises", "awards", "honours", "honors", "student", "member", "participant", "candidate", "m.", "إلى", "أن", "بأن", "منح",
    "kepada", "owner", "author", "creator", "employee", "winner", "don", "pan/pani", "firma", "adı", "tặng", "tác giả", "ông", "bà", "nombre", "autor", "titular", "anggota", "siswa", "mr", "ms", "chứng nhận", "xác nhận",
})  # fmt: skip

# So common that a line which begins with one may go on in anything.
WEAK_AFTER = frozenset({
    "of", "from", "with", "as", "was", "has", "had", "have", "is a", "is an", "is the", "pour", "als", "vom", "dari", "dalam", "ile", "como", "hat", "for his", "for her", "in appreciation", "por la", "pelo", "pela", "pelos",
    "per il", "per la", "presso", "für den", "für die", "على", "في", "قد", "عن", "كلية", "ضمن", "درجة", "لدى", "benar", "adalah", "lulus", "za", "за", "came", "que", "telah", "matrícula", "nim", "nik", "number", "won", "حصل", "quien", "der", "ayant",
})  # fmt: skip
