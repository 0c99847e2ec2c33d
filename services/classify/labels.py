"""The words that stand before a field's value, and the sentences that hold one. Data: add what you find printed."""

import re

from shared.events import FieldName

# As printed before a value, spaces left out. Longer ones win over shorter ones that they end with.
# What these name is rather of the holder, or has a smaller part: it gives way to what other labels name.
SECOND_LABELS = (
    "钉钉", "飞书", "企业微信", "承办单位", "协办单位", "指导单位", "承办方", "学校", "学校名称", "院校", "院校名称", "毕业院校", "就读院校", "school", "college", "university", "institution", "entidad", "institución",
    "organismo", "instituição", "организация", "准考证号", "学号", "工号", "id", "number", "no", "ref", "档案编号", "date", "completed", "打印日期", "查询时间", "生成时间", "考试时间", "报名号", "法定代表人", "负责人", "id no", "考试日期",
    "license", "licence", "le", "data", "fecha", "datum", "tanggal", "tarih", "ngày", "дата", "code", "registro", "matrícula", "número", "numéro", "numero", "nr", "nomor", "số", "member", "student", "candidate", "有效期", "有效期限", "证书有效期", "validity",
)  # fmt: skip

# Labels of what is no field here. They end another's value, and their own end in a field's label (身份证号, 证号).
OTHER_LABELS = (
    "身份证号", "身份证号码", "居民身份证号", "公民身份号码", "公民身份证号码", "证件号", "证件号码", "有效证件号码", "证件类型", "性别", "民族", "学历", "学制", "籍贯", "住址", "地址", "单位地址", "电话", "手机", "手机号", "手机号码",
    "联系电话", "邮箱", "传真", "网址", "查询网址", "id number of holder", "dni", "cpf", "nik", "cccd", "phone", "mobile", "tel", "email", "address", "nationality", "gender", "sex",
)  # fmt: skip

LABELS: dict[FieldName, tuple[str, ...]] = {
    FieldName.HOLDER: (
        "姓名", "权利人", "权利人名称", "注册人", "品种权人", "培育人", "持照人", "受聘人", "被聘人", "授予对象", "著作权人姓名", "申请人", "完成人", "学员", "考生", "户主", "持卡人", "持有者", "持证者", "领证人", "负责人", "志愿者", "会员", "选手", "运动员", "员工", "被证明人", "开发者", "所有人", "持证人姓名", "持证人", "持有人", "学员姓名", "学生姓名", "考生姓名", "获奖者", "获奖人", "获得者", "员工姓名", "会员姓名",
        "志愿者姓名", "参赛者", "选手姓名", "经营者", "投资人", "法定代表人", "发明人", "设计人", "著作权人", "专利权人", "作者", "名字",
        "name", "full name", "holder", "holder's name", "name of holder", "candidate name", "student name", "recipient",
        "participant", "candidate", "employee name", "name of candidate", "姓名name", "姓名/name",
    ),
    FieldName.NUMBER: (
        "证书编号", "证书编码", "编号", "证书号", "证书号码", "证号", "证件编号", "管理号", "注册号", "登记号", "注册编号", "执业证号", "资格证号", "学位证书编号",
        "毕业证书编号", "电子注册号", "统一社会信用代码", "专利号", "许可证编号", "成绩报告单编号",
        "名片编号", "钉钉", "飞书", "企业微信", "钉钉号", "飞书号", "成绩单编号", "报告编号",
        "证书登记编号",
        "report number",
        "report no",
        "credential no",
        "cisco id no", "准考证号", "会员编号", "会员号", "工号", "员工编号",
        "志愿者编号", "执业证书编号", "证书管理号", "报备编号", "档案编号", "参赛号", "参赛号码", "号码布号", "学号",
        "certificate no", "certificate number", "certificate id", "credential id", "validation number", "certificate code",
        "license no", "licence no", "license number", "licence number", "registration no", "registration number", "no", "id no",
        "membership no", "member no", "employee id", "test report form number", "verification code", "bib", "bib no",
        "certificate no.", "serial no", "license", "licence", "cert no", "cert. no", "certificate #", "certificate serial number", "credential number", "verification id", "validation id", "certification no", "certification number", "certification id", "enrollment no", "enrolment no", "roll no", "register no", "reg no", "reg. no", "student id", "student no", "candidate no", "candidate number", "candidate id", "badge id", "exam no", "policy no", "card no", "passport no", "permit no", "application no", "bib number", "award number", "employee no", "staff id", "id", "id number", "number", "member number", "volunteer id", "donor id", "ref", "reference no", "reference number", "证书流水号", "证书序列号", "证书ID", "证书代码", "查询编号", "验证码", "报名号", "批准文号", "登记编号", "著作权登记号", "软件著作权登记号", "会员证号", "义工号", "学籍号", "注册证号", "作品登记号", "ref no", "patent no", "patent number", "código", "id del certificado", "pmp number",
    ),
    FieldName.ISSUER: (
        "发证机关", "发证机构", "发证单位", "颁发机构", "颁发单位", "签发机关", "签发单位", "认定机构", "批准机关", "登记机关", "评价机构", "评价机构名称",
        "颁证机构", "授予单位", "主办单位", "审批部门", "发证部门", "承办单位", "协办单位", "指导单位", "举办单位", "培训机构", "培训单位", "考试机构", "组织单位", "主办方", "承办方", "颁发部门", "监制单位", "开课机构", "学校", "学校名称", "院校", "院校名称", "毕业院校", "就读院校", "organized by", "organised by", "offered by", "provided by", "conducted by", "hosted by", "provider", "institution", "university", "school", "college", "training provider", "organizer", "organiser", "certifying body", "certified by", "awarding body", "issued by", "issuing authority", "issuing organization", "awarded by",
        "issuer", "authority",
    ),
    FieldName.ISSUED_ON: (
        "发证日期", "颁发日期", "颁证日期", "签发日期", "批准日期", "发证时间", "授予日期", "登记日期", "授权公告日", "颁发时间", "核发日期", "授予时间",
        "评定日期", "认定时间", "初次领证日期", "初领日期", "取得日期", "成立日期", "注册日期", "批准时间", "出具日期", "开具日期", "打印日期", "比赛日期",
        "获得时间", "证书日期", "评审时间", "签发时间", "考试时间", "测试时间", "考试日期",
        "issue date", "date of issue", "issued on", "issued", "date issued", "issued date", "date", "awarded on",
        "date of award", "completion date", "date of completion", "completed on", "test date", "certified on", "earned on",
        "course completed on", "date of first issue", "finished on", "certification date", "training date", "exam date", "date of exam", "date of certification", "graduation date", "award date", "completed", "given on", "dated", "registration date", "date of completion", "conferred on", "granted on", "awarded", "date of registration", "date of filing", "发证时间", "颁发于", "签发于", "完成日期", "完成时间", "结业日期", "毕业日期", "毕业时间", "获奖时间", "获奖日期", "申领日期", "制证日期", "批准日", "登记时间", "公布日期", "生成时间", "查询时间",
    ),
    FieldName.VALID_UNTIL: (
        "有效期至", "有效期限至", "有效期到", "有效期截止", "有效至", "有效日期", "证书有效期至", "注册有效期至", "失效日期", "到期日期", "有效截止日期",
        "valid until", "valid through", "valid thru", "expires", "expires on", "expiration date", "expiry date", "date of expiry",
        "expiration", "renewal date", "refresher due", "valid up to", "valid upto", "validity", "expiring on", "expires at", "有效期", "有效期限", "有效期至日", "证书有效期", "截止日期", "有效期截止日期", "valid to", "active through", "good through", "valid till",
    ),
    FieldName.VALID_FROM: (
        "有效起始日期", "有效期自", "生效日期", "有效期始", "valid from", "effective date", "active from",
    ),
    FieldName.BIRTH_DATE: ("出生日期", "出生年月", "出生年月日", "生日", "出生", "date of birth", "birth date", "dob", "birthdate"),
    FieldName.LEVEL: (
        "技能等级", "职业技能等级", "等级", "级别", "资格级别", "资格等级", "证书等级", "测试等级", "技术等级", "获奖等级", "荣誉等级", "学历层次", "层次",
        "准驾车型", "资格种类", "教师资格种类", "报考级别", "段位", "level", "grade", "class", "rank", "result",
    ),
    FieldName.SUBJECT: (
        "专业", "专业名称", "职业名称", "工种", "工种名称", "职业", "职业（工种）", "任教学科", "课程名称", "课程", "项目名称", "软件名称", "发明名称",
        "实用新型名称", "外观设计名称", "作品名称", "作业类别", "操作项目", "准操项目", "资格名称", "科目", "语种", "培训内容", "培训课程", "赛道名称",
        "赛题名称", "考试科目", "竞赛名称", "专业类别", "作业项目", "注册专业", "认证名称", "培训项目", "评价职业", "方向",
        "course", "course name", "course title", "program", "programme", "major", "subject", "specialization", "field of study",
    ),
    FieldName.EMPLOYER: (
        "工作单位", "单位", "单位名称", "公司", "公司名称", "企业", "企业名称", "所在单位", "聘用企业", "执业机构", "执业单位", "用人单位", "任职单位",
        "所属企业", "所在公司", "执业地点", "company", "employer", "organization", "organisation", "company name", "参保单位", "缴存单位",
    ),
    FieldName.POSITION: (
        "职务", "职位", "岗位", "职称", "工作岗位", "担任职务", "任职岗位", "现任职务", "position", "title", "job title", "designation", "role",
        "部门职务", "岗位名称",
    ),
}  # fmt: skip

# The most common surnames: a pair of characters set large is a name only with one of them before.
_SURNAMES_OF_ONE = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤"
    "尹黎易常武乔贺赖龚文肖严戚樊殷施陶翁倪洪安颜牛温季俞章鲁葛伍韦申尤毕聂焦向柳邢骆岳齐尚梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童"
)
# Rarer ones, told from a word's first character only where nothing else names anybody.
RARE_SURNAMES = tuple(
    "宓訾扈逄麴仉邬湛狄臧茅闵娄刁缪裘昝嵇邴隗郗栾钭郜蓟邰蔺璩濮郏晏瞿宦暨阙殳蔚夔厍晁敖阚乜蒯逯喻柏窦奚酆鲍岑滕卞穆禹伏屈童霍虞支柯房宣郁杭钮荀甄芮储汲糜巫"
    "仲仇厉戎詹束韶蒲卓屠蒙胥闻莘党翟贡劳姬冉郦雍桑濮冀浦柴茹艾庾匡寇禄沃巩冷那饶沙鞠巢荆竺桓卫格桑次仁扎西央旦"
)
SURNAMES = (*_SURNAMES_OF_ONE, "欧阳", "司徒", "上官", "诸葛", "司马", "令狐", "皇甫", "慕容")

_NAME_HAN = r"[㐀-䶿一-鿿\U00020000-\U0003ffff·•]{2,12}"

# Sentences with a holder's name in them; group 1 is the name.
_SURNAME = rf"(?:欧阳|司徒|上官|诸葛|司马|令狐|皇甫|慕容|[{_SURNAMES_OF_ONE}])"
HOLDER_SENTENCES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"兹(?:有|证明)[，,:：]?\s*({_NAME_HAN}?)\s*(?:同志|先生|女士|同学|[（(，,]|系|为|于|在|是|，|自|性别|通过|参加|完成|已|经|担任|曾|现|\s)",
        rf"^({_NAME_HAN}?)\s*(?:同学|同志|先生|女士|老师|选手)[:：，,\s]",
        rf"^({_NAME_HAN}?)\s*(?:同学|同志|先生|女士|老师|选手)",
        rf"(?:学生|研究生|学员|考生|教师|选手)[:：]?\s*({_NAME_HAN}?)\s*(?:[,，]|性别|自\s*\d|于\s*\d|在[本我该]|\s)",
        rf"^(?:Hi|Hello|Dear|尊敬的|亲爱的)\s*({_NAME_HAN}?)\s*(?:同学|先生|女士|老师)?\s*[,，:：!！]",
        rf"^({_NAME_HAN}?)\s*[(（](?:工号|学号|编号|员工号|证件号|身份证号?|性别|男|女)",
        rf"^授予\s*({_NAME_HAN}?)\s*(?:同学|同志|先生|女士|老师|[,，])",
        rf"(?:兹聘请|特聘请?|聘请|聘任)\s*({_NAME_HAN}?)\s*(?:同志|先生|女士|老师|教授|为|担任)",
        rf"(?:^关于|任命)(?!以下|下列|有关|部分)\s*({_NAME_HAN}?)\s*(?:同志|先生|女士)",
        rf"^({_NAME_HAN}?)(?<!组)\s*[(（]\d{{1,2}}岁[)）]",
        rf"^({_NAME_HAN}?)[,，]?\s*(?:男|女)[,，]",
        rf"^(?:恭喜|感谢|祝贺|小朋友|学员|选手)[:：]?\s*({_NAME_HAN}?)(?:[!！,，\s]|为|在|荣获|获|$)",
        rf"^({_SURNAME}[一-鿿·]{{1,11}}?)\s*(?:参加|完成|通过|荣获|获得|被评为|作为|担任|的论文|的作品|学员)",
        rf"^({_NAME_HAN}?)\s*(?:于|自|在)\s*(?:19|20|二)\S{{1,4}}年",
        rf"^({_NAME_HAN}?)(?:于|自)\s*\d{{4}}",
        rf"(?:颁发给|授予|颁给|给予)\s*({_NAME_HAN}?)(?:同学|同志|先生|女士|[,，。]|$)",
    )
)

SUBJECT_ABOVE = (
    "recognized as a", "recognized as", "recognised as a", "recognised as", "certified as a", "certified as", "certified as an", "the requirements for", "completed the course", "the course", "the online course", "short course entitled", "course entitled", "entitled", "the applied course on",
    "the training course", "the workshop on", "online session", "the certificate course", "internship programme titled", "the program", "the programme", "the specialization", "holds the certification", "the following training", "the seminar", "course on", "workshop on", "webinar on",
    "el curso", "aprobado el curso", "completado el curso", "o curso", "o curso de", "le cours", "le cours en ligne", "la formation", "il corso", "il corso di formazione", "den kurs", "kelas", "pelatihan", "khóa học", "курс", "онлайн курс", "الدورة التدريبية", "دورة بعنوان",
    "has successfully completed", "has successfully completed the course", "successfully completed", "has completed the course",
    "for successfully completing", "for completing", "has participated in", "has completed", "has attended", "for successfully completing the course",
    "has successfully completed the certification requirements and is recognized as a", "has been certified as", "for participating in",
)  # fmt: skip

SUBJECT_SENTENCES = tuple(
    re.compile(pattern)
    for pattern in (
        r"《([^》]{2,60})》",
        r"“([^”]{2,40})”\s*(?:课程|培训|软件|系统)",
        r"(?:参加|完成)(?:了)?(.{2,40}?)(?:课程|培训班|培训|学习)",
        r"successfully completed (?:the )?(?!.*requirements)(?:\d+ total hours of )?(?:course |online course )?(.{3,80}?)(?: online course| course)?(?: on | by | at |[.,]|$)",
        r"(?:^.*(?:大学|学院|学校|中学)|在本校|在我校|在|完成了?)([^，。,.;；\s]{2,30}?)专业",
    )
)

POSITION_SENTENCES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?:现任|担任|任职|(?<=[，,])任|聘请.{2,12}为|职务为|职位为|岗位为)[:：]?\s*(?:我公司|我司|本公司|我单位)?(?:[^，。,.;；\s]{2,20}的)?([^，。,.;；\s]{2,20}?)(?:职务|一职|职位|岗位|工作|[，。,.;；\s]|$)",
        r"(?:position|role|capacity) of (?:an? |the )?([A-Z][A-Za-z/ \-]{2,40}?)(?: in | at | with | from |[,.]|$)",
        r"(?:works?|worked|working|employed|served|interned) as (?:an? |the )?([A-Z][A-Za-z/ \-]{2,40}?)(?: in | at | with | from |[,.]|$)",
    )
)

EMPLOYER_SENTENCES = tuple(
    re.compile(pattern)
    for pattern in (
        r"在(?:我公司|我司|本公司|我单位)?([^，。,.;；\s]{4,30}?(?:有限公司|有限责任公司|集团|事务所|医院|学校|大学|银行))",
        r"(?:employed (?:by|with|at)|working (?:at|with|for)|internship (?:at|with)) ([A-Z][A-Za-z&.,' \-]{2,50}?)(?: as | since | from |[.,]|$)",
    )
)

# What a job's name ends with, for cards that print it with no label.
JOB_END = re.compile(
    r"(?:经理|专员|工程师|总监|主管|顾问|设计师|会计|出纳|教师|老师|助理|代表|店长|站长|经纪人|分析师|架构师|文员|秘书|总裁|董事长|"
    r"\b(?:Manager|Engineer|Director|Analyst|Consultant|Specialist|Designer|Assistant|Officer|Developer|Accountant|Executive))$"
)
LEVEL_WORDS = re.compile(
    r"(国家级?特等奖|国家级?一等奖|国家级?二等奖|国家级?三等奖|特等奖|一等奖|二等奖|三等奖|优秀奖|优胜奖|金奖|银奖|铜奖|冠军|亚军|季军|成功参赛奖|鼓励奖|"
    r"一级甲等|一级乙等|二级甲等|二级乙等|三级甲等|三级乙等|高级技师|特级技师|高级工|中级工|初级工|技师|正高级|副高级|"
    r"业余[一二三四五六七1-7]段|[一二三四五六七八九十]级/\S{2,4}|第[一二三四五六七八九十\d]+名|"
    r"Outstanding Winner|Meritorious Winner|Honorable Mention|Successful Participant|First Prize|Second Prize|Third Prize|Gold Medal|Silver Medal|Bronze Medal)",
    re.IGNORECASE,
)
