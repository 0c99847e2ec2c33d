"""Chinese papers in words of our own, and what is to be said of them: of work, awards, rights and hobbies, and no credentials. The people are invented."""

from shared.events import Family
from tests.unit.classify.written import Case

DONE = (
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
