"""Chinese papers in words of our own, and what is to be said of them: of what somebody has learnt. The people are invented."""

from shared.events import Family
from tests.unit.classify.written import Case

LEARNT = (
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
)
