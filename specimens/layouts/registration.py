"""Registrations: the business licence, copyrights and patents, an organisation's certificate."""

import numpy as np

from shared.events import Family
from specimens.content import Content, chinese_day, written
from specimens.figures import mark, qr_code, signature
from specimens.layouts.common import heading, rows, signed_off, validity
from specimens.names import made_up_name, pick, street
from specimens.ornament import band_border, guilloche, rosette, rules, scroll_corners, wash
from specimens.paper import GREY, Paper
from specimens.seal import emblem, medal, round_seal

_GOLD = (170, 132, 66)


def _business_form(content: Content) -> tuple[str, str, str]:
    """Legal form, what a firm's name ends in, and what its head is called."""
    printed = content.detail or content.type.name_zh
    if "个体" in printed:
        return "个体工商户", "", "经 营 者"
    if "独资企业" in printed:
        return "个人独资企业", "（个人独资）", "投 资 人"
    if "合作社" in printed:
        return "农民专业合作社", "农民专业合作社", "法定代表人"
    if "合伙" in printed:
        return "合伙企业", "（有限合伙）", "执行事务合伙人"
    return content.detail or "有限责任公司(自然人独资)", "有限公司", "法定代表人"


def business(content: Content, rng: np.random.Generator) -> Paper:
    """营业执照: gold border, emblem on its upper edge, golden title, two columns, the scope of business."""
    ground = guilloche(1684, 1180, (252, 246, 236), (232, 206, 176), strength=0.45, style=int(rng.integers(6)))
    band_border(ground, 60, 46, _GOLD, wave=22)
    paper = Paper.of(ground)
    paper.put(emblem(150), 842, 90)
    heading(paper, 842, 250, content.title, 100, width_max=1200, colour=(176, 128, 48), bold=2, spacing=0.2)
    paper.text(150, 190, "统一社会信用代码", 28, face="hei_bold")
    paper.text(150, 240, content.number, 32, face="hei", name="number", width_max=480)
    paper.put(qr_code(content.url, 150), 1450, 230)
    paper.url = content.url
    trade = pick(rng, ("小吃店", "便利店", "理发店", "服装店", "水果店", "汽车维修部"))
    form = _business_form(content)
    left: list[tuple[str, str, str | None]] = [
        ("名    称", f"{content.city}市{content.holder[:1]}记{trade}{form[1]}", None),
        ("类    型", form[0], None),
        (form[2], content.holder, "holder"),
        ("经营场所", street(rng), None),
    ]
    rows(paper, left, 160, 430, 36, gap=190, step=96, width_max=560)
    right: list[tuple[str, str, str | None]] = [
        (
            "组成形式" if form[0] == "个体工商户" else "营业期限",
            "个人经营" if form[0] == "个体工商户" else "长期",
            None,
        ),
        ("注册日期", chinese_day(content.issued_on), None),
        ("资金数额", f"{int(rng.integers(1, 30))}万元人民币", None),
    ]
    rows(paper, right, 960, 430, 36, gap=190, step=96, width_max=420)
    paper.text(160, 830, "经营范围", 36)
    paper.paragraph(
        350,
        830,
        500,
        [f"{trade}经营；日用百货销售。（依法须经批准的项目，经批准后方可开展经营活动）"],
        28,
        indent=0,
        leading=1.6,
    )
    validity(paper, content, 160, 1050, 28)
    paper.text(1010, 880, "登记机关", 36)
    paper.text(1300, 950, content.issuer, 32, align="m", name="issuer", width_max=520)
    paper.text(1300, 1020, chinese_day(content.issued_on), 34, align="m", name="issued_on")
    paper.stamp(round_seal(content.issuer, 240, rng), 1330, 930)
    return paper


def rights(content: Content, rng: np.random.Generator) -> Paper:
    """Copyright and patent certificates: emblem or scrolls, labelled rows, the office's seal."""
    pixels = guilloche(1190, 1660, (251, 249, 242), (196, 186, 150), strength=0.32, style=int(rng.integers(6)))
    rules(pixels, 46, _GOLD, widths=(5, 2))
    scroll_corners(pixels, 68, 120, _GOLD)
    paper = Paper.of(pixels)
    paper.put(emblem(150), 595, 220)
    paper.text(595, 340, content.issuer, 40, align="m", name="issuer", bold=0.6, width_max=900)
    heading(paper, 595, 430, content.title, 64, width_max=960, bold=1.2)
    patent = "专利" in content.title
    work = pick(rng, ("校园二手交易平台", "智能排课系统", "门店库存管理软件", "便携式花架", "物流调度系统"))
    labels = (
        ("专 利 号：", "发明名称：", "发 明 人：", "专利权人：", "授权公告日：")
        if patent
        else ("登 记 号：", "软件名称：", "著作权人：", "权利取得方式：", "开发完成日期：")
    )
    values: tuple[tuple[str, str | None], ...] = (
        (content.number, "number"),
        (work if patent else f"{work}V1.0", None),
        (content.holder, "holder"),
        (content.holder if patent else "原始取得", None),
        (chinese_day(content.issued_on), "issued_on"),
    )
    for index, (label, (value, name)) in enumerate(zip(labels, values, strict=True)):
        paper.row(150, 590 + index * 96, label, value, 36, gap=290 if len(label) > 6 else 210, name=name, width_max=660)  # noqa: PLR2004
    paper.paragraph(150, 1090, 890, ["根据有关法律法规的规定，经审查，对以上事项予以登记，特发此证。"], 36)
    validity(paper, content, 150, 1230, 30)
    paper.put(qr_code(content.url, 180), 260, 1400)
    paper.url = content.url
    paper.stamp(round_seal(content.issuer, 270, rng), 830, 1360)
    paper.text(830, 1490, chinese_day(content.issued_on), 36, align="m")
    return paper


def _scope(content: Content) -> str:
    system = content.name.removesuffix("认证证书")
    return f"{system}符合标准要求" if "体系" in system else f"经审查符合“{content.name}”的规定条件"


def organisation(content: Content, rng: np.random.Generator) -> Paper:
    """A management system certificate: blue waves, the company's name, scope, marks of accreditation."""
    pixels = guilloche(1190, 1684, (246, 249, 254), (150, 176, 224), strength=0.5, style=int(rng.integers(6)))
    rosette(pixels, 595, 900, 400, (160, 184, 226), petals=20)
    band_border(pixels, 20, 60, (80, 110, 180), wave=34)
    paper = Paper.of(pixels)
    chinese = content.chinese
    paper.put(mark(content.issuer, 110, (40, 80, 160), rng), 595, 180)
    heading(paper, 595, 310, content.title, 64, width_max=950, bold=1)
    paper.text(595, 390, "Certificate of Registration" if chinese else content.type.name_zh, 34, align="m", colour=GREY)
    paper.row(
        160,
        480,
        "证书编号：" if chinese else "Certificate no.",
        content.number,
        32,
        gap=230,
        name="number",
        width_max=640,
    )
    paper.text(595, 580, "兹证明" if chinese else "This is to certify that", 34, align="m")
    paper.text(595, 670, content.employer, 50, align="m", bold=0.8, width_max=920)
    paper.text(
        595, 745, f"地址：{street(rng)}" if chinese else "2 Harbour Road, Northbridge", 30, align="m", colour=GREY
    )
    body = (
        f"{_scope(content)}，适用于以下范围：电子产品的设计、开发、生产和服务。"
        if chinese
        else "operates a management system that complies with the standard for the design, production and service of its products."
    )
    paper.paragraph(180, 850, 830, [body], 36)
    for index, (label, day, name) in enumerate(
        (
            ("发证日期：" if chinese else "Issued:", content.issued_on, "issued_on"),
            ("有效期至：" if chinese else "Valid until:", content.valid_until, "valid_until"),
        )
    ):
        if day is not None:
            paper.row(180, 1130 + index * 70, label, written(content, day), 34, gap=230, name=name)
    paper.text(760, 1420, content.issuer, 36, align="m", name="issuer", width_max=640)
    paper.stamp(round_seal(content.issuer, 240, rng), 800, 1400)
    paper.put(signature(made_up_name(int(rng.integers(1 << 30))), 260, rng), 330, 1340)
    paper.put(medal(110), 240, 1500)
    return paper


def member_certificate(content: Content, rng: np.random.Generator) -> Paper:
    """会员证书, 志愿服务证书: an upright sheet with rows and a heart or mark."""
    red = content.type.family is Family.MEMBERSHIP and rng.integers(2)
    accent = (206, 60, 60) if red else (40, 120, 170)
    pixels = wash(1190, 1620, (255, 253, 250), (250, 244, 240))
    band_border(pixels, 36, 36, accent)
    paper = Paper.of(pixels)
    paper.put(mark(content.issuer, 140, accent, rng), 595, 230)
    heading(paper, 595, 400, content.title, 72, width_max=940, face="hei_bold", colour=accent)
    chinese = content.chinese
    labels = (
        ("姓    名：", "编    号：", "级    别：", "日    期：") if chinese else ("Name", "Number", "Grade", "Date")
    )
    values: tuple[tuple[str, str | None], ...] = (
        (content.holder, "holder"),
        (content.number, "number"),
        (content.level or ("注册志愿者" if "志愿" in content.title else "会员" if chinese else "Member"), "level"),
        (written(content, content.issued_on), "issued_on"),
    )
    items = [(label, value, name) for label, (value, name) in zip(labels, values, strict=True)]
    rows(paper, items, 200, 560, 42, gap=220, step=104, line_to=980)
    hours = int(rng.integers(12, 400))
    body = (
        (
            f"累计志愿服务时长{hours}小时，感谢您的奉献与付出。"
            if "志愿" in content.title
            else "经审核，准予成为本会会员，享有章程规定的权利。"
        )
        if chinese
        else "has been elected to membership and is entitled to the rights set out in the by-laws."
    )
    paper.paragraph(200, 1010, 800, [body], 38)
    validity(paper, content, 200, 1200, 30)
    if chinese:
        signed_off(paper, content, rng, (780, 1330), 36, day=chinese_day(content.issued_on), seal_px=240)
    else:
        paper.text(780, 1330, content.issuer, 36, align="m", name="issuer", width_max=560)
        paper.put(signature(made_up_name(int(rng.integers(1 << 30)), "en"), 300, rng), 360, 1330)
    paper.put(qr_code(content.url, 170), 270, 1440)
    paper.url = content.url
    return paper
