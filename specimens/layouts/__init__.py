"""Which layout a credential is drawn in."""

import numpy as np

from shared.events import Family
from specimens.content import Content
from specimens.layouts import academic, award, cards, course, employment, hobby, qualification, registration, score
from specimens.layouts.common import Layout
from specimens.layouts.everyday import as_layout, bank_card, chat, invoice, payment, receipt, slide, titled_form
from specimens.layouts.identity import identity_card

_BY_WORD_ZH: tuple[tuple[str, tuple[Layout, ...]], ...] = (
    ("居民身份证", (identity_card,)),
    ("银行卡", (as_layout(bank_card),)),
    ("发票", (as_layout(invoice),)),
    ("小票", (as_layout(receipt),)),
    ("付款截图", (as_layout(payment),)),
    ("幻灯片", (as_layout(slide),)),
    ("聊天截图", (as_layout(chat),)),
    ("合格证明", (score.passed,)),
    ("教师资格", (qualification.teacher,)),
    ("驾驶证", (cards.driving,)),
    ("聘书", (award.appointment,)),
    ("聘任", (award.appointment,)),
    ("工作证", (cards.badge,)),
    ("工牌", (cards.badge,)),
    ("员工证", (cards.badge,)),
    ("上岗证", (cards.badge,)),
    ("学生证", (cards.member,)),
    ("在读证明", (academic.status,)),
    ("验证报告", (academic.status,)),
    ("排名", (academic.status,)),
    ("备案表", (academic.status,)),
    ("学位认证", (academic.status,)),
    ("学位证书", (academic.degree,)),
    ("参保证明", (employment.record,)),
    ("缴存证明", (employment.record,)),
    ("纳税记录", (employment.record,)),
    ("奖状", (award.red_award,)),
    ("营业执照", (registration.business,)),
    ("马拉松", (hobby.finisher,)),
    ("完赛", (hobby.finisher,)),
    ("会员证书", (registration.member_certificate,)),
    ("志愿", (registration.member_certificate,)),
    ("合格证书", (score.passed,)),
    ("等级证书", (score.passed,)),
)
_ZH: dict[Family, tuple[Layout, ...]] = {
    Family.PROFESSIONAL_QUALIFICATION: (qualification.booklet, qualification.sheet),
    Family.VOCATIONAL_SKILL: (qualification.skill_level,),
    Family.ACADEMIC_DEGREE: (academic.graduation,),
    Family.ACADEMIC_RECORD: (academic.transcript,),
    Family.EXAM_SCORE: (score.report, score.screen),
    Family.COURSE_CERTIFICATE: (course.online_zh, course.training),
    Family.AWARD: (award.honour, award.modern_award, award.red_award, award.plaque),
    Family.EMPLOYMENT_PROOF: (employment.letter,),
    Family.DIGITAL_BUSINESS_CARD: (employment.business_card,),
    Family.LICENCE: (cards.licence,),
    Family.MEMBERSHIP: (cards.member, registration.member_certificate),
    Family.INTELLECTUAL_PROPERTY: (registration.rights,),
    Family.BUSINESS_REGISTRATION: (registration.business,),
    Family.HOBBY: (hobby.grade, hobby.club),
    Family.ORGANISATION_DOCUMENT: (registration.organisation,),
    Family.NOT_A_CREDENTIAL: (titled_form,),
}
_EN: dict[Family, tuple[Layout, ...]] = {
    Family.PROFESSIONAL_QUALIFICATION: (course.vendor, course.completion),
    Family.VOCATIONAL_SKILL: (course.vendor,),
    Family.ACADEMIC_DEGREE: (academic.diploma,),
    Family.ACADEMIC_RECORD: (academic.transcript,),
    Family.EXAM_SCORE: (score.test_report,),
    Family.COURSE_CERTIFICATE: (course.online, course.completion),
    Family.AWARD: (award.english_award,),
    Family.EMPLOYMENT_PROOF: (employment.letter_en,),
    Family.DIGITAL_BUSINESS_CARD: (employment.business_card,),
    Family.LICENCE: (cards.licence,),
    Family.MEMBERSHIP: (cards.member, registration.member_certificate),
    Family.INTELLECTUAL_PROPERTY: (course.vendor,),
    Family.BUSINESS_REGISTRATION: (registration.organisation,),
    Family.HOBBY: (hobby.club, hobby.finisher),
    Family.ORGANISATION_DOCUMENT: (registration.organisation,),
    Family.NOT_A_CREDENTIAL: (titled_form,),
}


def layout_for(content: Content, rng: np.random.Generator) -> Layout:
    """The layout of a credential: by words of its name where they say it, else one of its family's."""
    return choices_for(content)[int(rng.integers(12)) % len(choices_for(content))]


def choices_for(content: Content) -> tuple[Layout, ...]:
    """Every layout that suits a credential."""
    if not content.chinese:
        return _EN[content.type.family]
    if content.type.family is Family.VOCATIONAL_SKILL:  # a vendor's certification has a heading of its own
        return _ZH[content.type.family] if content.type.titles else (score.passed,)
    named = next((layouts for word, layouts in _BY_WORD_ZH if word in content.type.name_zh), None)
    return named or _ZH[content.type.family]


__all__ = ["Layout", "choices_for", "layout_for"]
