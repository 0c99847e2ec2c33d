"""Chinese papers in words of our own, and what is to be said of them. The people are invented."""

from shared.events import Family
from tests.unit.classify.written import Case

CHINESE = (
    Case(
        "teacher",
        """# 教师资格证书
        姓 名：王小红 | 性别：女
        出生日期：1995年3月8日 | 民族：汉族
        资格种类：初级中学教师资格
        任教学科：数学
        证书号码：20191234532000123
        认定机构：花城市教育局
        2019年6月20日""",
        Family.PROFESSIONAL_QUALIFICATION,
        "teacher_junior_secondary",
        {
            "holder": "王小红",
            "number": "20191234532000123",
            "subject": "数学",
            "level": "初级中学教师资格",
            "birth_date": "1995-03-08",
            "issued_on": "2019-06-20",
            "issuer": "花城市教育局",
        },
    ),
    Case(
        "law",
        """# 法律职业资格证书
        中华人民共和国司法部
        姓名 | 李明轩
        证书编号：A20201101010123
        经国家统一法律职业资格考试合格，授予法律职业资格
        二〇二一年三月一日""",
        Family.PROFESSIONAL_QUALIFICATION,
        "legal_profession_qualification",
        {"holder": "李明轩", "number": "A20201101010123", "issued_on": "2021-03-01"},
    ),
    Case(
        "nurse",
        """# 中华人民共和国护士执业证书
        姓名：张雨桐
        执业证号：202011000123
        执业地点：花城市第一人民医院
        首次注册日期：2020-07-15
        有效期至：2025年07月14日
        国家卫生健康委员会制""",
        Family.PROFESSIONAL_QUALIFICATION,
        "nurse_practice",
        {"holder": "张雨桐", "number": "202011000123", "valid_until": "2025-07-14", "employer": "花城市第一人民医院"},
    ),
    Case(
        "constructor",
        """# 中华人民共和国一级建造师注册证书
        姓名：陈思远
        性别：男
        注册专业：建筑工程
        聘用企业：花城建工集团有限公司
        注册编号：京1112019202001234
        签发日期：2020年09月10日
        住房和城乡建设部""",
        Family.PROFESSIONAL_QUALIFICATION,
        "constructor_first_class",
        {"holder": "陈思远", "subject": "建筑工程", "issued_on": "2020-09-10", "employer": "花城建工集团有限公司"},
    ),
    Case(
        "accounting",
        """# 会计专业技术资格证书
        姓名：赵晓雯
        资格级别：初级
        管理号：2021050010010101
        批准日期：2021年05月
        中华人民共和国财政部 人力资源和社会保障部""",
        Family.PROFESSIONAL_QUALIFICATION,
        "accounting_junior",
        {"holder": "赵晓雯", "level": "初级", "issued_on": "2021-05"},
    ),
    Case(
        "software",
        """# 计算机技术与软件专业技术资格证书
        姓名：周子涵
        资格名称：软件设计师
        资格级别：中级
        批准日期：2022年11月06日
        管理号：11202211440300000001
        人力资源和社会保障部 工业和信息化部""",
        Family.PROFESSIONAL_QUALIFICATION,
        "software_designer",
        {"holder": "周子涵", "subject": "软件设计师", "level": "中级", "issued_on": "2022-11-06"},
    ),
    Case(
        "professional without a type",
        """# 珠宝玉石质量检验师执业资格证书
        姓名：王小红
        专业技术人员
        批准日期：2018年10月
        管理号：2018100100101
        人力资源和社会保障部""",
        Family.PROFESSIONAL_QUALIFICATION,
        None,
        {"holder": "王小红", "issued_on": "2018-10"},
    ),
    Case(
        "barista",
        """# 职业技能等级证书
        姓名：李明轩
        证件类型：居民身份证
        职业名称：咖啡师
        技能等级：三级/高级工
        证书编号：S000011000001223000123
        评价机构：花城市职业技能评价有限公司
        发证日期：2022年8月16日
        证书信息查询网址：http://zscx.osta.org.cn""",
        Family.VOCATIONAL_SKILL,
        "barista",
        {
            "holder": "李明轩",
            "number": "S000011000001223000123",
            "subject": "咖啡师",
            "level": "三级/高级工",
            "issued_on": "2022-08-16",
        },
    ),
    Case(
        "ai trainer",
        """# 职业技能等级证书
        兹证明 陈思远 于2023年参加职业技能等级认定合格
        职业名称：人工智能训练师
        职业技能等级：四级/中级工
        证书编号：S000044000012234000456
        2023年04月28日""",
        Family.VOCATIONAL_SKILL,
        "ai_trainer",
        {"holder": "陈思远", "number": "S000044000012234000456", "level": "四级/中级工", "issued_on": "2023-04-28"},
    ),
    Case(
        "nail technician, old form",
        """# 国家职业资格证书
        姓名：张雨桐
        职业（工种）及等级：美甲师 五级
        理论知识考试成绩：82
        操作技能考核成绩：90
        评定成绩：合格
        证书编号：1544001234500678
        2015年06月30日""",
        Family.VOCATIONAL_SKILL,
        "nail_technician",
        {"holder": "张雨桐", "number": "1544001234500678", "issued_on": "2015-06-30"},
    ),
    Case(
        "unknown occupation",
        """# 职业技能等级证书
        姓名：赵晓雯
        职业名称：古琴制作工
        技能等级：五级/初级工
        证书编号：S000011000001235000789
        发证日期：2023年1月5日""",
        Family.VOCATIONAL_SKILL,
        "vocational_skill_other",
        {"holder": "赵晓雯", "subject": "古琴制作工"},
    ),
    Case(
        "bachelor",
        """# 学士学位证书
        周子涵，男，1999年7月2日生。
        在花城大学计算机科学与技术专业完成了本科学习计划，业已毕业，经审核符合
        《中华人民共和国学位条例》的规定，授予工学学士学位。
        花城大学校长 学位评定委员会主席 林国栋
        证书编号：1000142021001234
        二〇二一年六月二十八日""",
        Family.ACADEMIC_DEGREE,
        "bachelor_degree",
        {
            "holder": "周子涵",
            "number": "1000142021001234",
            "issued_on": "2021-06-28",
            "birth_date": "1999-07-02",
        },
    ),
    Case(
        "graduation, undergraduate",
        """# 普通高等学校
        # 毕业证书
        学生 王小红 性别 女，一九九八年十一月三日生，于二〇一六年九月至二〇二〇年六月
        在本校会计学专业四年制本科学习，修完教学计划规定的全部课程，成绩合格，准予毕业。
        校名：花城财经大学 | 校长：林国栋
        证书编号：100011202005001234
        二〇二〇年六月二十日""",
        Family.ACADEMIC_DEGREE,
        "undergraduate_diploma",
        {"holder": "王小红", "number": "100011202005001234", "issued_on": "2020-06-20"},
    ),
    Case(
        "graduation, college",
        """# 普通高等学校 毕业证书
        学生 李明轩 性别 男，于二〇一八年九月至二〇二一年六月
        在本校机电一体化技术专业三年制专科学习，成绩合格，准予毕业。
        花城职业技术学院
        证书编号：123451202106000321
        2021年6月30日""",
        Family.ACADEMIC_DEGREE,
        "college_diploma",
        {"holder": "李明轩", "number": "123451202106000321", "issued_on": "2021-06-30"},
    ),
    Case(
        "registration form",
        """# 教育部学历证书电子注册备案表
        姓名 | 陈思远
        学校名称 | 花城理工大学
        层次 | 本科
        专业 | 软件工程
        证书编号 | 100061201905004321
        在线验证码 | AB12CD34EF56
        学信网 www.chsi.com.cn""",
        Family.ACADEMIC_DEGREE,
        "diploma_registration_form",
        {"holder": "陈思远", "subject": "软件工程", "number": "100061201905004321"},
    ),
    Case(
        "transcript",
        """# 花城大学学生成绩单
        姓名：赵晓雯 | 学号：2019123456 | 专业：英语
        课程名称 | 学分 | 成绩 | 课程性质
        高级英语 | 4 | 88 | 必修
        英美文学 | 3 | 91 | 选修
        平均学分绩点：3.72
        教务处（盖章） 2023年6月12日""",
        Family.ACADEMIC_RECORD,
        "university_transcript",
        {"holder": "赵晓雯", "number": "2019123456"},
    ),
    Case(
        "enrolment",
        """# 在读证明
        兹证明周子涵，男，学号2021000123，系我校软件学院软件工程专业2021级本科在校学生。
        特此证明。
        花城理工大学教务处
        2024年3月18日""",
        Family.ACADEMIC_RECORD,
        "student_status_proof",
        {"holder": "周子涵", "issued_on": "2024-03-18"},
    ),
    Case(
        "cet 6",
        """# 全国大学英语六级考试成绩报告单
        姓名：王小红
        学校：花城大学
        院系：经济学院
        准考证号：110001211200123
        考试时间：2021年12月
        总分：532
        听力：180 阅读：201 写作和翻译：151
        教育部教育考试院""",
        Family.EXAM_SCORE,
        "cet_6",
        {"holder": "王小红", "number": "110001211200123", "issued_on": "2021-12"},
    ),
    Case(
        "cet 4, phone screenshot",
        """中国教育考试网
        全国大学英语四级考试(CET4)成绩详情
        姓名 | 李明轩
        学校 | 花城理工大学
        成绩报告单编号 | 211144000123456
        总分 | 486
        听力 | 160
        阅读 | 178
        写作和翻译 | 148""",
        Family.EXAM_SCORE,
        "cet_4",
        {"holder": "李明轩", "number": "211144000123456"},
    ),
    Case(
        "ncre",
        """# 全国计算机等级考试二级合格证书
        National Computer Rank Examination Certificate
        姓名：张雨桐
        科目：Python语言程序设计
        成绩：良好
        证书编号：3029441100012345
        教育部教育考试院
        2022年9月""",
        Family.EXAM_SCORE,
        "ncre_level_2",
        {"holder": "张雨桐", "subject": "Python语言程序设计", "level": "二级", "issued_on": "2022-09"},
    ),
    Case(
        "putonghua",
        """# 普通话水平测试等级证书
        姓名：陈思远
        测试成绩：88.6
        等级：二级甲等
        证书编号：1121001234567
        国家语言文字工作委员会
        2021年07月09日""",
        Family.EXAM_SCORE,
        "putonghua",
        {"holder": "陈思远", "level": "二级甲等", "number": "1121001234567", "issued_on": "2021-07-09"},
    ),
    Case(
        "icourse163",
        """中国大学MOOC
        # 认证证书
        王小红
        完成
        数据结构与算法
        课程的学习，成绩优秀。
        花城大学 在线开放课程
        www.icourse163.org
        2022年6月18日 证书编号：A202212345678""",
        Family.COURSE_CERTIFICATE,
        "icourse163",
        {"issued_on": "2022-06-18", "number": "A202212345678"},
    ),
    Case(
        "training",
        """# 结业证书
        李明轩同志：
        于2023年5月8日至5月12日参加企业内训师培训班学习，共40学时，考核合格，准予结业。
        证书编号：HC20230512017
        花城市企业培训中心
        二〇二三年五月十二日""",
        Family.COURSE_CERTIFICATE,
        "training_completion_zh",
        {"holder": "李明轩", "number": "HC20230512017", "issued_on": "2023-05-12", "issuer": "花城市企业培训中心"},
    ),
    Case(
        "modelling contest",
        """# 全国大学生数学建模竞赛
        # 获奖证书
        王小红、李明轩、陈思远同学：
        荣获2022年高教社杯全国大学生数学建模竞赛本科组 二等奖
        指导教师：林国栋
        全国大学生数学建模竞赛组织委员会
        2022年11月""",
        Family.AWARD,
        "cumcm",
        {"holder": "王小红", "level": "二等奖", "issued_on": "2022-11"},
    ),
    Case(
        "contest of no name",
        """# 获奖证书
        张雨桐同学：
        在第三届花城大学生跨境电商实战大赛中，表现突出，荣获
        三等奖
        特发此证，以资鼓励。
        大赛组委会
        2023年10月28日""",
        Family.AWARD,
        "contest_award",
        {"holder": "张雨桐", "level": "三等奖", "issued_on": "2023-10-28"},
    ),
    Case(
        "honour",
        """# 荣誉证书
        赵晓雯同志：
        在2022年度工作中成绩突出，特授予"服务标兵"荣誉称号。
        特发此证，以资鼓励。
        花城物业服务有限公司
        二〇二三年一月十日""",
        Family.AWARD,
        "honour_certificate",
        {"holder": "赵晓雯", "issued_on": "2023-01-10", "issuer": "花城物业服务有限公司"},
    ),
    Case(
        "national scholarship",
        """# 国家奖学金荣誉证书
        编号：BKS202112345
        周子涵同学荣获2020至2021学年度国家奖学金，特颁此证。
        中华人民共和国教育部
        2021年12月""",
        Family.AWARD,
        "national_scholarship",
        {"holder": "周子涵", "number": "BKS202112345", "issued_on": "2021-12"},
    ),
    Case(
        "employment",
        """# 在职证明
        兹证明王小红同志系我公司正式员工，自2019年3月起在我公司工作，现任财务部会计职务。
        特此证明。
        单位名称：花城贸易有限公司
        2024年5月6日""",
        Family.EMPLOYMENT_PROOF,
        "employment_letter",
        {"holder": "王小红", "employer": "花城贸易有限公司", "issued_on": "2024-05-06", "position": "财务部会计"},
    ),
    Case(
        "internship",
        """# 实习证明
        兹证明陈思远同学于2023年7月1日至2023年9月1日在我单位实习，实习岗位为数据分析。
        实习期间表现良好。特此证明。
        花城数据科技有限公司
        2023年9月4日""",
        Family.EMPLOYMENT_PROOF,
        "internship_proof",
        {"holder": "陈思远", "issued_on": "2023-09-04", "employer": "花城数据科技有限公司"},
    ),
    Case(
        "appointment",
        """# 聘书
        兹聘请李明轩先生为花城大学创业导师，聘期三年。
        此聘
        花城大学
        二〇二二年九月一日""",
        Family.EMPLOYMENT_PROOF,
        "appointment_letter",
        {"holder": "李明轩", "issued_on": "2022-09-01"},
    ),
    Case(
        "work card",
        """花城快送科技有限公司
        # 工作证
        姓名：张雨桐
        部门：配送部
        职务：站长
        工号：HC00123""",
        Family.EMPLOYMENT_PROOF,
        "work_id_card",
        {"holder": "张雨桐", "position": "站长", "number": "HC00123"},
    ),
    Case(
        "dingtalk",
        """# 赵晓雯
        产品经理
        花城软件有限公司
        手机 138****0000
        邮箱 zhaoxw@example.com
        企业认证
        钉钉名片
        扫码加我钉钉""",
        Family.DIGITAL_BUSINESS_CARD,
        "dingtalk_business_card",
        {"holder": "赵晓雯", "employer": "花城软件有限公司"},
    ),
    Case(
        "feishu",
        """# 周子涵
        职位：运营专员
        企业：花城文化传媒有限公司
        飞书名片
        使用飞书扫一扫，添加联系人""",
        Family.DIGITAL_BUSINESS_CARD,
        "feishu_business_card",
        {"holder": "周子涵", "position": "运营专员", "employer": "花城文化传媒有限公司"},
    ),
    Case(
        "wecom",
        """# 王小红
        企业微信
        花城保险经纪有限公司
        职务：客户经理
        扫一扫上面的二维码，加我企业微信""",
        Family.DIGITAL_BUSINESS_CARD,
        "wecom_business_card",
        {"holder": "王小红", "position": "客户经理"},
    ),
    Case(
        "driving",
        """# 中华人民共和国机动车驾驶证
        Driving License of the People's Republic of China
        证号 | 990105199003071232
        姓名 | 陈思远
        性别 | 男 | 国籍 | 中国
        住址 | 花城市新城区一号路
        出生日期 | 1990-03-07
        初次领证日期 | 2012-08-20
        准驾车型 | C1
        有效期限 | 2018-08-20 至 2028-08-20""",
        Family.LICENCE,
        "driving_licence",
        {
            "holder": "陈思远",
            "number": "990105199003071232",
            "birth_date": "1990-03-07",
            "issued_on": "2012-08-20",
            "valid_until": "2028-08-20",
            "level": "C1",
        },
    ),
    Case(
        "special operation",
        """# 中华人民共和国特种作业操作证
        证号：T990105199003071232
        姓名：李明轩
        作业类别：电工作业
        操作项目：低压电工作业
        初领日期：2021-05-12
        有效期限：2021-05-12至2027-05-11
        签发机关：花城市应急管理局""",
        Family.LICENCE,
        "so_low_voltage",
        {
            "holder": "李明轩",
            "number": "T990105199003071232",
            "valid_from": "2021-05-12",
            "valid_until": "2027-05-11",
            "issuer": "花城市应急管理局",
        },
    ),
    Case(
        "health",
        """# 从业人员健康证明
        姓名：张雨桐 性别：女
        从业类别：食品
        编号：4401202300123
        体检日期 2023年2月1日
        花城市疾病预防控制中心""",
        Family.LICENCE,
        "health_certificate",
        {"holder": "张雨桐", "number": "4401202300123"},
    ),
    Case(
        "volunteer",
        """# 志愿服务证书
        赵晓雯同学：
        感谢您参加花城马术节志愿服务活动，累计服务时长32小时。
        花城市青年志愿者协会
        2023年11月5日""",
        Family.MEMBERSHIP,
        "volunteer_certificate",
        {"holder": "赵晓雯", "issued_on": "2023-11-05", "issuer": "花城市青年志愿者协会"},
    ),
    Case(
        "society",
        """# 会员证书
        姓名：周子涵
        会员编号：HC-M-20230017
        经审核，批准加入花城市摄影学会，为个人会员
        入会时间 2023年4月
        花城市摄影学会""",
        Family.MEMBERSHIP,
        "association_member",
        {"holder": "周子涵", "number": "HC-M-20230017", "issuer": "花城市摄影学会"},
    ),
    Case(
        "invention",
        """证书号第1234567号
        # 发明专利证书
        发明名称：一种自动咖啡拉花装置
        发明人：王小红
        专利号：ZL 2021 1 0123456.7
        专利申请日：2021年02月01日
        专利权人：花城机器人有限公司
        授权公告日：2022年06月10日
        国家知识产权局""",
        Family.INTELLECTUAL_PROPERTY,
        "invention_patent",
        {
            "holder": "王小红",
            "subject": "一种自动咖啡拉花装置",
            "issued_on": "2022-06-10",
            "number": "ZL202110123456.7",
        },
    ),
    Case(
        "software copyright",
        """中华人民共和国国家版权局
        # 计算机软件著作权登记证书
        证书号：软著登字第1234567号
        软件名称：小红花记账软件 V1.0
        著作权人：李明轩
        开发完成日期：2021年03月01日
        首次发表日期：未发表
        权利取得方式：原始取得
        登记号：2021SR0123456
        2021年07月19日""",
        Family.INTELLECTUAL_PROPERTY,
        "software_copyright",
        {"holder": "李明轩", "number": "2021SR0123456", "subject": "小红花记账软件 V1.0"},
    ),
    Case(
        "self-employed",
        """# 营业执照
        统一社会信用代码 92440101MA5C00000G
        名称 花城市小红咖啡店
        类型 个体工商户
        经营者 王小红
        组成形式 个人经营
        注册日期 2020年05月18日
        经营场所 花城市新城区一号路8号
        登记机关 花城市市场监督管理局""",
        Family.BUSINESS_REGISTRATION,
        "self_employed_licence",
        {"holder": "王小红", "number": "92440101MA5C00000G", "issued_on": "2020-05-18"},
    ),
    Case(
        "company",
        """# 营业执照
        统一社会信用代码：91440101MA5C00000K
        名称：花城贸易有限公司
        类型：有限责任公司
        法定代表人：陈思远
        注册资本：伍拾万元整
        成立日期：2019年08月08日
        营业期限：长期
        登记机关：花城市市场监督管理局""",
        Family.BUSINESS_REGISTRATION,
        "company_licence",
        {"holder": "陈思远", "number": "91440101MA5C00000K", "issued_on": "2019-08-08"},
    ),
    Case(
        "marathon",
        """# 花城马拉松完赛证书
        张雨桐
        参赛号：A12345
        项目：全程马拉松
        净计时：03:58:21
        枪声成绩：04:01:10
        2023年12月10日""",
        Family.HOBBY,
        "marathon_finisher",
        {"number": "A12345", "issued_on": "2023-12-10"},
    ),
    Case(
        "piano",
        """# 全国社会艺术水平考级证书
        姓名：赵晓雯
        专业：钢琴
        级别：八级
        证书编号：YJ202212345
        中国音乐家协会
        2022年8月""",
        Family.HOBBY,
        "music_grade_cma",
        {"holder": "赵晓雯", "subject": "钢琴", "level": "八级", "number": "YJ202212345", "issued_on": "2022-08"},
    ),
    Case(
        "go",
        """# 围棋业余段位证书
        周子涵
        经考核，授予业余3段称号
        中国围棋协会
        证书编号：HC3D20210045
        二〇二一年十月三日""",
        Family.HOBBY,
        "go_dan",
        {"level": "业余3段", "number": "HC3D20210045", "issued_on": "2021-10-03", "issuer": "中国围棋协会"},
    ),
    Case(
        "iso",
        """# 质量管理体系认证证书
        兹证明 花城机器人有限公司
        质量管理体系符合 GB/T 19001-2016/ISO 9001:2015 标准
        认证范围：咖啡机的设计和生产
        证书编号：00123Q12345R0M
        有效期至：2026年3月1日""",
        Family.ORGANISATION_DOCUMENT,
        "iso_9001",
        {"valid_until": "2026-03-01"},
    ),
    Case(
        "company qualification",
        """# 建筑业企业资质证书
        企业名称：花城建工集团有限公司
        资质类别及等级：建筑工程施工总承包贰级
        法定代表人：林国栋
        有效期：2027年12月31日
        住房和城乡建设厅""",
        Family.ORGANISATION_DOCUMENT,
        "construction_enterprise_qualification",
    ),
    Case(
        "identity card",
        """姓名 王小红
        性别 女 民族 汉
        出生 1990 年 3 月 7 日
        住址 花城市新城区一号路8号
        公民身份号码 990105199003071232""",
        Family.NOT_A_CREDENTIAL,
        "identity_document",
        {"number": "990105199003071232"},
    ),
    Case(
        "receipt",
        """花城便利店
        # 购物小票
        收银员：003
        矿泉水 2 x 2.00 4.00
        面包 1 x 6.50 6.50
        合计：10.50
        实付：20.00 找零：9.50
        谢谢惠顾""",
        Family.NOT_A_CREDENTIAL,
        "receipt",
    ),
    Case(
        "invoice",
        """# 电子发票（普通发票）
        发票号码：24442000000012345678
        开票日期：2024年03月05日
        购买方名称：花城贸易有限公司
        项目名称 单价 数量 金额 税额
        价税合计（大写）壹佰元整""",
        Family.NOT_A_CREDENTIAL,
        "invoice",
    ),
    Case(
        "street sign",
        """一号路
        禁止停车
        停车场入口 →""",
        Family.NOT_A_CREDENTIAL,
        None,
    ),
    Case(
        "slide",
        """# 季度总结
        目录
        一、市场回顾
        二、下季度计划
        汇报人：运营部
        谢谢观看""",
        Family.NOT_A_CREDENTIAL,
        None,
    ),
)
