"""What is written on things that are no credential: often about credentials, which is what makes them hard to tell."""

import numpy as np

from specimens.names import city, company, made_up_name, pick, school

TITLES = {
    "zh": (
        "关于举办2026年职业技能竞赛的通知", "教师资格证考试报名须知", "获奖名单公示", "证书领取通知", "培训班招生简章", "奖学金评选办法",
        "普通话水平测试考生须知", "技能等级认定工作方案", "志愿者招募公告", "证书遗失声明", "职业资格目录说明", "员工手册",
    ),
    "en": (
        "How to Earn Your Certificate", "Certificate Course: Syllabus", "Call for Entries: Design Award", "Exam Regulations",
        "Become a Certified Trainer", "Notes on the Licence Renewal", "Employee Handbook", "Minutes of the Awards Committee",
    ),
}  # fmt: skip
LINES = {
    "zh": (
        "凡符合条件的人员均可报名参加，报名时间截至本月二十八日。", "考试合格者由主管部门颁发相应等级的职业技能等级证书。",
        "获奖选手将颁发荣誉证书和奖金，证书编号可在官网查询。", "请考生携带本人身份证和准考证，提前三十分钟到达考点。",
        "领取证书时须出示身份证原件，代领的还须提供委托书。", "本办法自发布之日起施行，由人力资源部负责解释。",
        "一等奖三名，二等奖六名，三等奖十名，优秀奖若干名。", "学员完成全部课时并通过结业考核后，可申请结业证书。",
        "证书样本仅供参考，以实际发放为准。", "持证人员享受岗位津贴，具体标准见附件二。", "如遗失证书，应当登报声明并书面申请补办。",
        "报名费每人一百二十元，缴费后不予退还。", "各参赛单位应于赛前提交作品说明书及承诺书。", "咨询电话见官网首页，工作日九点至十七点接听。",
    ),
    "en": (
        "Learners who complete all modules may apply for a certificate of completion.", "The award will be presented at the annual dinner.",
        "A licence is valid for three years and has to be renewed in time.", "Candidates must bring a photo ID and the admission ticket.",
        "No certificate is issued to those who attend fewer than eight sessions.", "The jury's decision is final and cannot be appealed.",
        "This sample is for illustration only and certifies nothing.", "Membership fees are due on the first day of each quarter.",
        "The score report will be available online within ten working days.", "Please keep your credentials in a safe place.",
        "Digital badges can be shared on your profile.", "Further information can be found in the appendix to these rules.",
    ),
}  # fmt: skip
CHAT = {
    "zh": (
        "你的驾驶证换了吗？", "证书下来了没", "还没，说是下个月寄", "我普通话考了二甲！", "恭喜恭喜", "教资面试过了吗", "把获奖证书发我一份",
        "工牌忘带了", "营业执照拍清楚点", "毕业证要原件吗？", "复印件就行", "报名截止到周五", "在吗", "好的收到", "考试延期了",
    ),
    "en": (
        "Did you get your certificate?", "Not yet, they mail it in May", "I passed the exam!", "Congrats!!", "Send me the licence please",
        "Which side?", "Both", "My badge is at the office", "Deadline is Friday", "ok thanks", "See you at the award ceremony",
    ),
}  # fmt: skip


def heading(language: str, rng: np.random.Generator) -> str:
    """A heading that names credentials and is on none."""
    return pick(rng, TITLES[language])


def prose(language: str, rng: np.random.Generator, count: int) -> list[str]:
    """So many sentences, in which credentials are spoken of and none is conferred."""
    pool = LINES[language]
    order = [int(each) for each in rng.permutation(len(pool))]
    return [pool[order[at % len(pool)]] for at in range(count)]


def said(language: str, rng: np.random.Generator, count: int) -> list[str]:
    """What people write each other about credentials."""
    pool = CHAT[language]
    return [pool[int(each)] for each in rng.permutation(len(pool))[:count]]


def somebody(rng: np.random.Generator, language: str = "zh") -> str:
    """A made-up name."""
    return made_up_name(int(rng.integers(1 << 30)), "en" if language == "en" else "zh")


def somewhere(rng: np.random.Generator, language: str) -> str:
    """An issuer of announcements."""
    if language == "en":
        return school(rng, "en") if rng.integers(2) else company(rng, "en")
    return pick(rng, (f"{city(rng)}市人力资源和社会保障局", school(rng, "zh"), company(rng, "zh")))
