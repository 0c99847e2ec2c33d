"""Which layout a credential is drawn in. No layout serves both splits."""

import numpy as np

from shared.events import Family
from specimens.content import Content
from specimens.layouts import (
    academic,
    award,
    booklets,
    cards,
    course,
    employment,
    hobby,
    letters,
    messengers,
    modern,
    phones,
    plastic,
    qualification,
    registration,
    score,
    sheets,
)
from specimens.layouts.common import Layout
from specimens.layouts.everyday import as_layout, bank_card, chat, invoice, payment, receipt, slide, titled_form
from specimens.layouts.identity import identity_card
from specimens.truth import Split

Layouts = tuple[Layout, ...]

# What is no credential looks the same in both splits; its chance and its fonts differ.
_EVERYDAY: tuple[tuple[str, Layout], ...] = (
    ("居民身份证", identity_card),
    ("银行卡", as_layout(bank_card)),
    ("发票", as_layout(invoice)),
    ("小票", as_layout(receipt)),
    ("付款截图", as_layout(payment)),
    ("幻灯片", as_layout(slide)),
    ("聊天截图", as_layout(chat)),
)
# Types whose paper has a form of its own, by words of their Chinese name; the first that fits.
_BY_WORD: dict[Split, tuple[tuple[str, Layouts], ...]] = {
    "train": (
        ("合格证明", (score.passed, sheets.upright)),
        ("教师资格", (qualification.teacher, booklets.text_left)),
        ("驾驶证", (cards.driving, phones.electronic_licence)),
        ("聘书", (award.appointment, booklets.honour_red)),
        ("聘任", (award.appointment, booklets.honour_red)),
        ("工作证", (cards.badge, plastic.lanyard)),
        ("工牌", (cards.badge, plastic.lanyard)),
        ("员工证", (cards.badge, plastic.lanyard)),
        ("上岗证", (cards.badge, booklets.text_left)),
        ("学生证", (cards.member, booklets.text_left)),
        ("在读证明", (academic.status, letters.letterhead)),
        ("验证报告", (academic.status, phones.electronic_licence)),
        ("排名", (academic.status, letters.letterhead)),
        ("备案表", (academic.status,)),
        ("学位认证", (academic.status, sheets.upright)),
        ("学位证书", (academic.degree, booklets.text_left)),
        ("参保证明", (employment.record,)),
        ("缴存证明", (employment.record,)),
        ("纳税记录", (employment.record,)),
        ("奖状", (award.red_award, booklets.honour_red)),
        ("营业执照", (registration.business, phones.electronic_licence)),
        ("会员证书", (registration.member_certificate, sheets.upright)),
        ("合格证书", (score.passed, sheets.upright)),
        ("等级证书", (score.passed, hobby.grade)),
    ),
    "eval": (
        ("驾驶证", (plastic.photo_left, phones.looked_up)),
        ("聘书", (booklets.red_folder, sheets.panel)),
        ("聘任", (booklets.red_folder, sheets.panel)),
        ("工作证", (plastic.strip, plastic.chip)),
        ("工牌", (plastic.strip, plastic.chip)),
        ("员工证", (plastic.strip, plastic.chip)),
        ("学生证", (plastic.photo_left, booklets.photo_left)),
    ),
}
_MESSENGERS: dict[Split, Layouts] = {
    "train": (messengers.stacked, messengers.profile, employment.business_card),
    "eval": (messengers.card_on_page, messengers.poster),
}
_CHINESE: dict[Split, dict[Family, Layouts]] = {
    "train": {
        Family.PROFESSIONAL_QUALIFICATION: (
            qualification.booklet,
            qualification.sheet,
            booklets.text_left,
            phones.electronic_licence,
        ),
        Family.VOCATIONAL_SKILL: (
            qualification.skill_level,
            sheets.upright,
            booklets.text_left,
            phones.electronic_licence,
        ),
        Family.ACADEMIC_DEGREE: (academic.graduation, booklets.text_left, sheets.broad),
        Family.ACADEMIC_RECORD: (academic.transcript, letters.letterhead),
        Family.EXAM_SCORE: (score.report, score.screen, sheets.upright),
        Family.COURSE_CERTIFICATE: (course.online_zh, course.training, sheets.broad, modern.seal_right),
        Family.AWARD: (
            award.honour,
            award.modern_award,
            award.red_award,
            award.plaque,
            booklets.honour_red,
            sheets.broad,
        ),
        Family.EMPLOYMENT_PROOF: (employment.letter, letters.letterhead, letters.two_columns),
        Family.DIGITAL_BUSINESS_CARD: (messengers.printed, messengers.printed_centred),
        Family.LICENCE: (cards.licence, booklets.text_left, phones.electronic_licence),
        Family.MEMBERSHIP: (cards.member, registration.member_certificate, sheets.broad),
        Family.INTELLECTUAL_PROPERTY: (registration.rights, sheets.upright),
        Family.BUSINESS_REGISTRATION: (registration.business, sheets.broad),
        Family.HOBBY: (hobby.grade, hobby.club, hobby.finisher, sheets.upright),
        Family.ORGANISATION_DOCUMENT: (registration.organisation, sheets.upright),
        Family.NOT_A_CREDENTIAL: (titled_form,),
    },
    "eval": {
        Family.PROFESSIONAL_QUALIFICATION: (booklets.photo_left, sheets.ledger, sheets.panel, booklets.two_sides),
        Family.VOCATIONAL_SKILL: (sheets.ledger, booklets.photo_left, sheets.panel, phones.looked_up),
        Family.ACADEMIC_DEGREE: (booklets.photo_left, sheets.panel, sheets.ribbon_head),
        Family.ACADEMIC_RECORD: (sheets.ledger, letters.red_head, phones.looked_up),
        Family.EXAM_SCORE: (sheets.ledger, phones.looked_up, sheets.ribbon_head),
        Family.COURSE_CERTIFICATE: (sheets.medallion, sheets.ribbon_head, modern.dark_side, phones.shared_result),
        Family.AWARD: (sheets.medallion, booklets.red_folder, sheets.ribbon_head, modern.corners, modern.metal),
        Family.EMPLOYMENT_PROOF: (letters.red_head, letters.typed),
        Family.DIGITAL_BUSINESS_CARD: (messengers.printed_split, messengers.printed_dark),
        Family.LICENCE: (plastic.photo_left, booklets.photo_left, booklets.two_sides, phones.looked_up),
        Family.MEMBERSHIP: (plastic.chip, sheets.ribbon_head, phones.shared_result),
        Family.INTELLECTUAL_PROPERTY: (sheets.ledger, sheets.panel, sheets.ribbon_head),
        Family.BUSINESS_REGISTRATION: (sheets.panel, sheets.ledger),
        Family.HOBBY: (sheets.medallion, phones.shared_result, sheets.ribbon_head, plastic.photo_left),
        Family.ORGANISATION_DOCUMENT: (sheets.ribbon_head, sheets.panel, modern.metal),
        Family.NOT_A_CREDENTIAL: (titled_form,),
    },
}
_LATIN: dict[Split, dict[Family, Layouts]] = {
    "train": {
        Family.PROFESSIONAL_QUALIFICATION: (course.vendor, course.completion, modern.seal_right),
        Family.VOCATIONAL_SKILL: (course.vendor, modern.seal_right, sheets.broad),
        Family.ACADEMIC_DEGREE: (academic.diploma, sheets.broad),
        Family.ACADEMIC_RECORD: (academic.transcript, letters.letterhead),
        Family.EXAM_SCORE: (score.test_report, sheets.upright),
        Family.COURSE_CERTIFICATE: (
            course.online,
            course.completion,
            modern.seal_right,
            modern.frameless,
            sheets.broad,
        ),
        Family.AWARD: (award.english_award, sheets.broad, modern.frameless),
        Family.EMPLOYMENT_PROOF: (employment.letter_en, letters.letterhead, letters.two_columns),
        Family.DIGITAL_BUSINESS_CARD: (messengers.printed, messengers.printed_centred),
        Family.LICENCE: (cards.licence, phones.electronic_licence),
        Family.MEMBERSHIP: (cards.member, registration.member_certificate, sheets.broad),
        Family.INTELLECTUAL_PROPERTY: (course.vendor, sheets.upright),
        Family.BUSINESS_REGISTRATION: (registration.organisation, sheets.upright),
        Family.HOBBY: (hobby.club, hobby.finisher, sheets.upright),
        Family.ORGANISATION_DOCUMENT: (registration.organisation, sheets.upright),
        Family.NOT_A_CREDENTIAL: (titled_form,),
    },
    "eval": {
        Family.PROFESSIONAL_QUALIFICATION: (modern.dark_side, sheets.medallion, modern.badge_above),
        Family.VOCATIONAL_SKILL: (modern.dark_side, modern.badge_above, modern.corners),
        Family.ACADEMIC_DEGREE: (sheets.medallion, sheets.panel),
        Family.ACADEMIC_RECORD: (letters.typed, sheets.ledger),
        Family.EXAM_SCORE: (sheets.ledger, phones.looked_up),
        Family.COURSE_CERTIFICATE: (
            modern.dark_side,
            modern.corners,
            modern.badge_above,
            sheets.medallion,
            sheets.ribbon_head,
        ),
        Family.AWARD: (modern.corners, sheets.medallion, sheets.panel, modern.metal),
        Family.EMPLOYMENT_PROOF: (letters.typed, letters.red_head),
        Family.DIGITAL_BUSINESS_CARD: (messengers.printed_split, messengers.printed_dark),
        Family.LICENCE: (plastic.photo_left, plastic.chip),
        Family.MEMBERSHIP: (plastic.chip, modern.corners),
        Family.INTELLECTUAL_PROPERTY: (sheets.ledger, sheets.ribbon_head),
        Family.BUSINESS_REGISTRATION: (sheets.ledger, sheets.ribbon_head),
        Family.HOBBY: (modern.corners, phones.shared_result, sheets.ribbon_head),
        Family.ORGANISATION_DOCUMENT: (sheets.ribbon_head, sheets.ledger),
        Family.NOT_A_CREDENTIAL: (titled_form,),
    },
}


# The layouts that set whatever a draft says; the others know their family's words.
_DRAFTED = frozenset(module.__name__ for module in (booklets, letters, messengers, modern, phones, plastic, sheets))


def layout_for(content: Content, split: Split, rng: np.random.Generator) -> Layout:
    """The layout of a credential: by words of its name where they say it, else one of its family's."""
    choices = choices_for(content, split)
    return choices[int(rng.integers(60)) % len(choices)]


def choices_for(content: Content, split: Split) -> Layouts:
    """Every layout of a split that suits a credential."""
    choices = _by_type(content, split)
    if content.wording is None:
        return choices
    drafted = tuple(layout for layout in choices if layout.__module__ in _DRAFTED)
    return drafted or tuple(layout for layout in _CHINESE[split][content.type.family] if layout.__module__ in _DRAFTED)


def _by_type(content: Content, split: Split) -> Layouts:
    kind = content.type
    if kind.family is Family.DIGITAL_BUSINESS_CARD and not messengers.on_paper(content):
        looks = _MESSENGERS[split]
        return looks if messengers.messenger_of(content) is not None else looks[:2]  # the third is of three apps alone
    everyday = next((layout for word, layout in _EVERYDAY if word in kind.name_zh), None)
    if kind.family is Family.NOT_A_CREDENTIAL and everyday is not None:
        return (everyday,)
    if not content.chinese:
        return _LATIN[split][kind.family]
    if kind.family in {Family.VOCATIONAL_SKILL, Family.NOT_A_CREDENTIAL}:
        return _CHINESE[split][kind.family]
    named = next((layouts for word, layouts in _BY_WORD[split] if word in kind.name_zh), None)
    return named or _CHINESE[split][kind.family]


def layouts_of(split: Split) -> frozenset[Layout]:
    """Every layout that papers of a split may be drawn in, but for what is no credential."""
    by_family = (
        layouts
        for table in (_CHINESE, _LATIN)
        for family, layouts in table[split].items()
        if family is not Family.NOT_A_CREDENTIAL
    )
    return frozenset(
        layout
        for layouts in (*by_family, *(each for _, each in _BY_WORD[split]), _MESSENGERS[split])
        for layout in layouts
    )


def families_of(split: Split, family: Family) -> tuple[Layouts, Layouts]:
    """A family's layouts: those of its Chinese papers and those in Latin script."""
    return _CHINESE[split][family], _LATIN[split][family]


__all__ = ["Layout", "choices_for", "families_of", "layout_for", "layouts_of"]
