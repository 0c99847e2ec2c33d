"""Drafts of Chinese papers, by family, in the words that such papers use."""

import numpy as np

from shared.events import Family
from specimens.content import Content, chinese_day
from specimens.drafts.cues import cue_rows, stem_of
from specimens.drafts.draft import Draft, Paragraph, Row, Writers
from specimens.names import pick, street
from specimens.paper import RED, Run


def draft(content: Content, rng: np.random.Generator) -> Draft:
    """The draft of any family; a family without a writer of its own gets rows."""
    return _WRITERS.get(content.type.family, _rows_only)(content, rng)


def _notes(content: Content, label: str = "证书编号：") -> tuple[tuple[str, str | None], ...]:
    notes: list[tuple[str, str | None]] = [(f"{label}{content.number}", "number")]
    if content.valid_until is not None:
        notes.append((f"有效期至：{chinese_day(content.valid_until)}", "valid_until"))
    return tuple(notes)


def _sex(content: Content) -> str:
    return "女" if content.female else "男"


def _person(content: Content) -> list[Row]:
    born = content.born_on
    return [
        ("姓    名", content.holder, "holder"),
        ("性    别", _sex(content), None),
        ("出生年月", f"{born.year}年{born.month:02d}月", None),
        ("证件号码", content.identity, None),
    ]


def _dates(content: Content, label: str = "发证日期") -> list[Row]:
    rows: list[Row] = [(label, chinese_day(content.issued_on), "issued_on")]
    if content.valid_until is not None:
        rows.append(("有效期至", chinese_day(content.valid_until), "valid_until"))
    return rows


def _named(content: Content) -> str:
    """The type's name where the heading doesn't say it."""
    return "" if content.name in content.title else content.name


def _under(content: Content) -> str | None:
    name = content.type.name_en
    return name if name and len(name) < 60 else None  # noqa: PLR2004 a longer one fits no line


def _qualification(content: Content, rng: np.random.Generator) -> Draft:
    rows = [*_person(content), ("资格名称", content.name.removesuffix("证书"), None)]
    if content.detail:
        rows.append(("专    业", content.detail, None))
    rows += [("级    别", content.level or "合格", "level"), ("管 理 号", content.number, "number")]
    rows += [*cue_rows(content, rng, 2), *_dates(content, "批准日期")]
    law = pick(rng, ("通过国家统一组织的考试", "经考试合格", "经考核评审合格"))
    body: Paragraph = (f"本证书表明持证人{law}，取得{stem_of(content)}相应的资格，由{content.issuer}批准颁发。",)
    return Draft(content.title, under=_under(content), rows=tuple(rows), body=(body,), portrait=True, emblem=True)


def _skill(content: Content, rng: np.random.Generator) -> Draft:
    shared = bool(content.type.titles)
    rows = [
        *_person(content),
        ("职业名称" if shared else "认证名称", content.name, "subject"),
        ("技能等级" if shared else "等    级", content.level or "合格", "level"),
        ("证书编号", content.number, "number"),
        *cue_rows(content, rng, 2),
        *_dates(content),
    ]
    body: Paragraph = (f"经评价，持证人达到{content.name}{content.level or ''}的要求，特发此证。",)
    return Draft(content.title, under=_under(content), rows=tuple(rows), body=(body,), portrait=True, emblem=shared)


def _degree(content: Content, _rng: np.random.Generator) -> Draft:
    born, start = content.born_on, content.issued_on.year - 4
    conferred = "学位" in content.name
    ending = f"授予{stem_of(content)}" if conferred else "成绩合格，准予毕业"
    body: Paragraph = (
        Run(content.holder, "holder", underline=True),
        f"，{_sex(content)}，{born.year}年{born.month}月{born.day}日生，于{start}年9月至{content.issued_on.year}年{content.issued_on.month}月在",
        f"{content.school} ",
        Run(content.subject, "subject", underline=True),
        f" 专业学习，修完教学计划规定的全部课程，{ending}。",
    )
    named = _named(content)
    signers = ("校（院）长" if not conferred else "学位评定委员会主席",)
    return Draft(
        content.title, above=named or None, under=_under(content), body=(body,), notes=_notes(content), signers=signers,
        portrait=True, emblem=conferred,
    )  # fmt: skip


_COURSES = (
    "高等数学", "大学英语", "线性代数", "概率论与数理统计", "大学物理", "程序设计基础", "数据结构", "思想道德与法治",
    "体育", "中国近现代史纲要", "操作系统", "数据库原理", "计算机网络", "管理学原理", "经济学基础", "毕业设计",
)  # fmt: skip


def _record(content: Content, rng: np.random.Generator) -> Draft:
    rows: list[Row] = [
        ("姓    名", content.holder, "holder"),
        ("学    号", content.number, "number"),
        ("专    业", content.subject, "subject"),
        ("学    校", content.school, None),
        *cue_rows(content, rng, 2),
        *_dates(content, "日    期"),
    ]
    courses = rng.permutation(_COURSES)[:11]
    table = [("课程名称", "学分", "成绩")]
    table += [(str(each), f"{int(rng.integers(2, 12)) / 2}", str(int(rng.integers(66, 99)))) for each in courses]
    marks = "成绩" in content.name or "报告单" in content.name
    body: Paragraph = (f"经核查，以上{stem_of(content)}信息与学籍记录一致，特此证明。",)
    return Draft(
        content.title, under=_named(content) or _under(content), rows=tuple(rows), body=(body,),
        table=tuple(table) if marks else (), portrait=not marks,
    )  # fmt: skip


def _score(content: Content, rng: np.random.Generator) -> Draft:
    passed = "合格" in content.title or "证书" in content.title
    parts = [
        cue
        for cue in content.type.cues
        if cue in {"听力", "阅读", "写作和翻译", "口语", "写作", "语文", "数学", "英语"}
    ]
    points = [int(rng.integers(60, 140)) for _ in parts]
    rows = [
        ("姓    名", content.holder, "holder"),
        ("证件号码", content.identity, None),
        ("考试名称", content.name, None),
        ("考试时间", f"{content.issued_on.year}年{content.issued_on.month}月", None),
        ("证书编号" if passed else "成绩单编号", content.number, "number"),
    ]
    if content.level is not None:
        rows.append(("等    级", content.level, "level"))
    if parts:
        rows += [
            ("总    分", str(sum(points)), None),
            *((part, str(value), None) for part, value in zip(parts, points, strict=True)),
        ]
    elif not passed:
        rows.append(("成    绩", str(int(rng.integers(60, 99))), None))
    rows += [*cue_rows(content, rng, 2), *_dates(content)]
    body: Paragraph = (
        f"{content.holder}参加{content.name.removesuffix('证书')}，成绩合格，特发此证。"
        if passed
        else "以上成绩以考试机构公布的为准。",
    )
    return Draft(content.title, under=_under(content), rows=tuple(rows), body=(body,), portrait=True)


def _course(content: Content, rng: np.random.Generator) -> Draft:
    hours = int(rng.integers(8, 120))
    subject = Run(f"《{content.subject}》", "subject", face="hei_bold")
    phrase = pick(rng, ("课程的学习，成绩合格", "课程的全部学习内容，考核合格", "培训，经考核成绩合格"))
    named = _named(content)
    body: Paragraph = (
        Run(content.holder, "holder", underline=True),
        f" 于{content.issued_on.year}年{content.issued_on.month}月完成",
        *((f"{content.issuer}",) if content.type.issuers else ()),
        subject,
        f"{phrase}，共{hours}学时，特发此证。",
    )
    rows = cue_rows(content, rng, 2)
    extra = tuple((f"{label.replace(' ', '')}：{value}", name) for label, value, name in rows)
    level = ((f"等级：{content.level}", "level"),) if content.level else ()
    return Draft(
        content.title, above=named or None, under=_under(content), body=(body,),
        notes=(*level, *extra, *_notes(content)), signers=("课程负责人",), portrait=bool(rng.integers(2)),
    )  # fmt: skip


def _award(content: Content, rng: np.random.Generator) -> Draft:
    event, year = content.event, content.issued_on.year
    if content.level is not None:
        contest = event if any(word in event for word in ("赛", "杯", "竞", "奖", "评")) else f"{event}大赛"
        body: Paragraph = (f"在{year}年“{contest}”{content.subject}中，表现优异，成绩突出，荣获",)
        close: Paragraph = (pick(rng, ("特发此证，以资鼓励。", "特颁此证。", "特发此证。")),)
        return Draft(
            content.title, above=f"{year}年{contest}", under="CERTIFICATE OF AWARD", salutation="同学",
            body=(body, close), feature=(content.level, "level"), notes=_notes(content),
        )  # fmt: skip
    took_part = any(word in content.title for word in ("参赛", "参与"))
    done = (f"于{year}年参加“{event}”活动，特此证明。",) if took_part else (
        f"在{year}年度工作学习中表现突出，成绩优异，荣获", Run(f"“{event}”", face="hei_bold", colour=RED), "称号，特发此证，以资鼓励。",
    )  # fmt: skip
    named = _named(content)
    return Draft(
        content.title, above=named if named and event not in named else None, under="HONORARY CERTIFICATE",
        salutation=pick(rng, ("同志", "同学", "先生/女士")), body=(done,), notes=_notes(content),
    )  # fmt: skip


def _employment(content: Content, rng: np.random.Generator) -> Draft:
    since = content.issued_on.replace(year=content.issued_on.year - int(rng.integers(1, 6)), day=1)
    if any(word in content.title for word in ("牌", "工作证", "员工证", "上岗")):
        rows: list[Row] = [
            ("姓    名", content.holder, "holder"),
            ("部    门", pick(rng, ("技术部", "市场部", "行政部", "客户服务部")), None),
            ("职    务", content.position, "position"),
            ("工    号", content.number, "number"),
            *_dates(content),
        ]
        return Draft(content.title, above=content.issuer, rows=tuple(rows), portrait=True)
    body: Paragraph = (
        "兹证明 ", Run(content.holder, "holder", underline=True), f"（{_sex(content)}，身份证号：{content.identity}）自{chinese_day(since)}起在",
        Run(content.employer, "employer"), "任职，现任 ", Run(content.position, "position", underline=True),
        f" 一职，月均收入人民币{int(rng.integers(60, 240)) * 100}元。",
    )  # fmt: skip
    rows = cue_rows(content, rng, 2)
    extra = tuple((f"{label.replace(' ', '')}：{value}", name) for label, value, name in rows)
    named = _named(content)
    close: Paragraph = (f"特此证明。本{named or content.title}仅用于证明以上情况，不作为任何形式的担保。",)
    return Draft(
        content.title, body=(body, close),
        notes=(*extra, (f"编号：{content.number}", "number"), *_notes(content)[1:], (f"单位地址：{street(rng)}", None)), code=False,
    )  # fmt: skip


def _licence(content: Content, rng: np.random.Generator) -> Draft:
    rows: list[Row] = [
        ("姓    名", content.holder, "holder"),
        ("性    别", _sex(content), None),
        ("证    号", content.number, "number"),
        ("类    别", content.level or content.detail or content.name, "level"),
        *cue_rows(content, rng, 2),
        *_dates(content, "初领日期"),
    ]
    return Draft(
        content.title, above=_named(content) or None, rows=tuple(rows), portrait=True, emblem=bool(rng.integers(2))
    )


def _member(content: Content, rng: np.random.Generator) -> Draft:
    grade = "注册志愿者" if "志愿" in content.title else "会员" if "会员" in content.title else "登记"
    rows: list[Row] = [
        ("姓    名", content.holder, "holder"),
        ("编    号", content.number, "number"),
        ("级    别", content.level or grade, "level"),
        *cue_rows(content, rng, 2),
        *_dates(content),
    ]
    hours = int(rng.integers(12, 400))
    body: Paragraph = (
        f"累计志愿服务时长{hours}小时，感谢您的奉献与付出。" if "志愿" in content.title else f"经审核，准予登记，特发{stem_of(content)}，以资证明。",
    )  # fmt: skip
    return Draft(
        content.title,
        above=_named(content) or None,
        under=_under(content),
        rows=tuple(rows),
        body=(body,),
        portrait=bool(rng.integers(2)),
    )


_WORKS = ("校园二手交易平台", "智能排课系统", "门店库存管理软件", "便携式花架", "物流调度系统", "茶具套装")


def _rights(content: Content, rng: np.random.Generator) -> Draft:
    work = pick(rng, _WORKS)
    known = {"发明名称", "实用新型名称", "外观设计名称", "软件名称", "作品名称", "品种名称", "布图设计名称"}
    label = next((cue for cue in content.type.cues if cue in known), "名    称")
    owner = next(
        (cue for cue in content.type.cues if cue in {"专利权人", "著作权人", "品种权人", "注册人", "权利人"}),
        "权 利 人",
    )
    rows: list[Row] = [
        (label, work, None),
        (owner, content.holder, "holder"),
        ("专 利 号" if "专利" in content.name else "登 记 号", content.number, "number"),
        ("申 请 日", chinese_day(content.born_on.replace(year=content.issued_on.year - 2)), None),
        *_dates(content, "授权公告日" if "专利" in content.name else "登记日期"),
    ]
    body: Paragraph = ("根据有关法律法规的规定，经审查，对以上事项予以登记，特发此证。",)
    return Draft(
        content.title, above=_named(content) or None, under=_under(content), rows=tuple(rows), body=(body,), emblem=True
    )


def _business(content: Content, rng: np.random.Generator) -> Draft:
    trade = pick(rng, ("小吃店", "便利店", "理发店", "服装店", "水果店", "汽车维修部"))
    rows: list[Row] = [
        ("名    称", f"{content.city}市{content.holder[:1]}记{trade}", None),
        ("类    型", content.detail or content.name.removesuffix("证书"), None),
        ("经 营 者", content.holder, "holder"),
        ("经营场所", street(rng), None),
        ("统一社会信用代码", content.number, "number"),
        *cue_rows(content, rng, 2),
        *_dates(content, "核准日期"),
    ]
    body: Paragraph = (f"经营范围：{trade}经营；日用百货销售。（依法须经批准的项目，经批准后方可开展经营活动）",)
    return Draft(content.title, above=_named(content) or None, rows=tuple(rows), body=(body,), emblem=True)


def _hobby(content: Content, rng: np.random.Generator) -> Draft:
    race = any(word in content.name for word in ("马拉松", "完赛", "赛"))
    rows: list[Row] = [("姓    名", content.holder, "holder")]
    if race:
        clock = f"{int(rng.integers(1, 5)):02d}:{int(rng.integers(60)):02d}:{int(rng.integers(60)):02d}"
        rows += [
            ("参 赛 号", content.number, "number"),
            ("项    目", content.level or content.detail or content.subject, "level"),
            ("净 成 绩", clock, None),
        ]
    else:
        rows += [
            ("出生日期", chinese_day(content.born_on), None),
            ("专    业", content.detail or stem_of(content), None),
            ("级    别", content.level or "六级", "level"),
            ("证书编号", content.number, "number"),
        ]
    rows += [*cue_rows(content, rng, 1), *_dates(content)]
    return Draft(
        content.title, above=_named(content) or None, under=_under(content), rows=tuple(rows), portrait=not race
    )


def _organisation(content: Content, rng: np.random.Generator) -> Draft:
    rows: list[Row] = [
        ("证书编号", content.number, "number"),
        ("企业名称", content.employer, None),
        ("注册地址", street(rng), None),
        *cue_rows(content, rng, 2),
        *_dates(content),
    ]
    body: Paragraph = (f"经审查，符合{stem_of(content)}规定的条件，适用范围：电子产品的设计、开发、生产和服务。",)
    return Draft(content.title, above=_named(content) or None, under=_under(content), rows=tuple(rows), body=(body,))


def _rows_only(content: Content, rng: np.random.Generator) -> Draft:
    rows: list[Row] = [
        ("姓    名", content.holder, "holder"),
        ("编    号", content.number, "number"),
        *cue_rows(content, rng, 3),
        *_dates(content),
    ]
    return Draft(content.title, above=_named(content) or None, rows=tuple(rows))


_WRITERS: Writers = {
    Family.PROFESSIONAL_QUALIFICATION: _qualification,
    Family.VOCATIONAL_SKILL: _skill,
    Family.ACADEMIC_DEGREE: _degree,
    Family.ACADEMIC_RECORD: _record,
    Family.EXAM_SCORE: _score,
    Family.COURSE_CERTIFICATE: _course,
    Family.AWARD: _award,
    Family.EMPLOYMENT_PROOF: _employment,
    Family.LICENCE: _licence,
    Family.MEMBERSHIP: _member,
    Family.INTELLECTUAL_PROPERTY: _rights,
    Family.BUSINESS_REGISTRATION: _business,
    Family.HOBBY: _hobby,
    Family.ORGANISATION_DOCUMENT: _organisation,
}
