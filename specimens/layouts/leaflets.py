"""Printed to be seen: posters, flyers, templates, covers, labels, boxes."""

import cv2
import numpy as np

from specimens.figures import bar_code, mark, qr_code
from specimens.layouts.sayings import somebody, somewhere
from specimens.names import city, pick, street
from specimens.ornament import band_border, guilloche, rules, scroll_corners, swoosh, wash
from specimens.paper import GREY, WHITE, Colour, Paper

_VIVID: tuple[Colour, ...] = ((220, 50, 50), (30, 90, 190), (250, 170, 30), (110, 50, 150), (20, 140, 110))


def contest_poster(rng: np.random.Generator) -> Paper:
    """An advert for a contest: prizes, deadline, a code to sign up."""
    first, second = (_VIVID[int(each)] for each in rng.permutation(len(_VIVID))[:2])
    pixels = wash(1190, 1684, first, second)
    for _ in range(14):
        at, colour = (int(rng.integers(1190)), int(rng.integers(1684))), _VIVID[int(rng.integers(len(_VIVID)))]
        disc = pixels.copy()
        cv2.circle(disc, at, int(rng.integers(40, 260)), colour, -1, cv2.LINE_AA)
        cv2.addWeighted(disc, 0.3, pixels, 0.7, 0, pixels)
    paper = Paper.of(pixels)
    year = int(rng.integers(2024, 2027))
    paper.title = pick(
        rng,
        (
            f"{year}大学生创新大赛",
            "青年歌手大奖赛",
            "校园摄影比赛",
            "CODING CONTEST",
            "全民健身马拉松",
            "职业技能大比武",
        ),
    )
    paper.text(595, 330, paper.title, 110, face="hei_black", align="m", colour=WHITE, width_max=1060)
    paper.text(
        595,
        470,
        pick(rng, ("等你来战！", "火热报名中", "JOIN US NOW", "大奖等你拿")),
        76,
        face="hei_bold",
        align="m",
        colour=(255, 236, 120),
    )
    for row, words in enumerate(
        (
            "一等奖 1名 奖金5000元+荣誉证书",
            "二等奖 3名 奖金2000元+荣誉证书",
            "三等奖 6名 奖金800元+荣誉证书",
            "优秀奖若干 颁发获奖证书",
        )
    ):
        paper.text(595, 720 + row * 100, words, 50, face="hei", align="m", colour=WHITE)
    paper.text(
        120,
        1350,
        f"报名截止：{int(rng.integers(3, 12))}月{int(rng.integers(1, 28))}日",
        46,
        face="hei_bold",
        colour=WHITE,
    )
    paper.text(120, 1440, f"主办：{somewhere(rng, 'zh')}", 40, face="hei", colour=WHITE, width_max=640)
    paper.put(qr_code(f"https://contest.example.cn/{int(rng.integers(10**6))}", 260), 960, 1420)
    return paper


def course_flyer(rng: np.random.Generator) -> Paper:
    """考证培训: a leaflet that sells courses for exams."""
    accent = _VIVID[int(rng.integers(len(_VIVID)))]
    pixels = wash(1190, 1684, WHITE, (246, 246, 240))
    swoosh(pixels, accent, share=0.34, upper=True)
    paper = Paper.of(pixels)
    course = pick(rng, ("教师资格证", "一级建造师", "电工证", "注册会计师", "雅思", "驾照", "健康管理师", "BARISTA"))
    paper.title = f"{course}培训班"
    paper.text(90, 170, paper.title, 96, face="hei_black", colour=WHITE, width_max=1000)
    paper.text(
        90,
        300,
        pick(rng, ("零基础 · 包教包会", "通过率98%", "拿证快 不过退费", "名师面授")),
        56,
        face="hei_bold",
        colour=(255, 240, 160),
    )
    for row, words in enumerate(
        (
            "招生对象：在职人员、应届毕业生",
            "开课时间：每月1日、15日",
            f"原价{int(rng.integers(20, 60)) * 100}元  现价{int(rng.integers(5, 19)) * 100}元",
            "证书可官网查询，全国通用",
            "免费试听两节课",
        )
    ):
        paper.put(mark("✓", 60, accent, rng), 130, 700 + row * 120)
        paper.text(190, 700 + row * 120, words, 48, face="hei")
    paper.text(90, 1420, f"地址：{street(rng)}", 40, face="hei")
    paper.text(90, 1500, f"电话：199{int(rng.integers(10**8)):08d}", 56, face="hei_bold", colour=accent)
    paper.put(qr_code("https://course.example.cn/wx", 240), 980, 1450)
    return paper


def certificate_template(rng: np.random.Generator) -> Paper:
    """A certificate to be filled in: all but the words that would make it one."""
    language = pick(rng, ("zh", "en"))
    ink: Colour = ((190, 150, 70), (30, 70, 140), (150, 30, 36))[int(rng.integers(3))]
    pixels = guilloche(1684, 1190, (252, 250, 244), ink, strength=0.15)
    (band_border if rng.integers(2) else scroll_corners)(pixels, 50, 56 if rng.integers(2) else 150, ink)
    paper = Paper.of(pixels)
    paper.title = (
        pick(rng, ("荣誉证书", "结业证书", "聘书", "获奖证书"))
        if language == "zh"
        else pick(rng, ("CERTIFICATE", "Certificate of Completion", "AWARD"))
    )
    paper.text(842, 280, paper.title, 110, face="song", align="m", colour=ink, bold=2, width_max=1300)
    lines = (
        ("__________ 同志：", "    在 ______ 年度 __________________ 中表现突出，", "被评为 ____________，特发此证，以资鼓励。", "____ 年 __ 月 __ 日（盖章）")
        if language == "zh"
        else ("This certifies that", "[ NAME HERE ]", "has completed [ course ]", "Date: ____________   Signature: ____________")
    )  # fmt: skip
    for row, words in enumerate(lines):
        paper.text(300, 500 + row * 140, words, 52, face="song")
    if rng.integers(2):
        marked = Paper.blank(900, 180, WHITE)
        marked.text(
            450,
            90,
            pick(rng, ("样本 SAMPLE", "模板预览", "PREVIEW", "仅供参考")),
            110,
            face="hei_black",
            align="m",
            colour=(200, 200, 204),
        )
        turn = np.asarray(marked.image.rotate(20, expand=True, fillcolor=WHITE))
        left, top = 842 - turn.shape[1] // 2, 620 - turn.shape[0] // 2
        base = np.array(paper.image)
        part = base[top : top + turn.shape[0], left : left + turn.shape[1]]
        part[:] = np.minimum(part, turn)
        stamped = Paper.of(base)
        stamped.title = paper.title
        return stamped
    return paper


def certificate_cover(rng: np.random.Generator) -> Paper:
    """A folder's outside: gold on red, blue or brown, and nothing inside to read."""
    colour: Colour = ((150, 20, 28), (30, 44, 100), (84, 44, 30), (20, 80, 60))[int(rng.integers(4))]
    field = np.random.default_rng(int(rng.integers(1 << 30))).standard_normal((400, 300)).astype(np.float32)
    grain = cv2.resize(field, (1190, 1600), interpolation=cv2.INTER_CUBIC)[..., None] * 7
    pixels = np.clip(np.array(colour) + grain, 0, 255).astype(np.uint8)
    gold: Colour = (222, 184, 96)
    if rng.integers(2):
        rules(pixels, 60, gold, widths=(4, 2))
    paper = Paper.of(pixels)
    paper.title = pick(rng, ("荣誉证书", "毕业证书", "结婚登记照", "获奖证书", "职业资格证书", "聘书", "DIPLOMA"))
    paper.text(595, 640, paper.title, 150, face="song", align="m", colour=gold, bold=2, spacing=0.2, width_max=1000)
    paper.put(mark(pick(rng, ("★", "书", "育")), 240, gold, rng), 595, 330)
    return paper


def book_cover(rng: np.random.Generator) -> Paper:
    """A textbook for an exam."""
    first, second = (_VIVID[int(each)] for each in rng.permutation(len(_VIVID))[:2])
    pixels = wash(1190, 1640, WHITE, (240, 240, 244))
    pixels[:620] = first
    pixels[620:660] = second
    paper = Paper.of(pixels)
    exam = pick(
        rng,
        (
            "国家教师资格考试专用教材",
            "注册安全工程师考试用书",
            "全国计算机等级考试教程",
            "机动车驾驶员考试手册",
            "OFFICIAL IELTS PRACTICE",
        ),
    )
    paper.title = exam
    paper.text(595, 260, exam, 74, face="hei_black", align="m", colour=WHITE, width_max=1060)
    paper.text(
        595,
        420,
        pick(rng, ("历年真题与模拟试卷", "综合素质", "第十版", "Second Edition")),
        56,
        face="hei",
        align="m",
        colour=WHITE,
    )
    paper.text(595, 900, f"{somebody(rng)}  主编", 44, align="m")
    paper.text(595, 1540, f"{city(rng)}教育出版社", 44, face="hei", align="m")
    return paper


def product_label(rng: np.random.Generator) -> Paper:
    """A jar's or bottle's label with a medal that the product won."""
    accent = _VIVID[int(rng.integers(len(_VIVID)))]
    pixels = wash(1300, 900, (252, 246, 230), (240, 228, 200))
    band_border(pixels, 40, 34, accent)
    paper = Paper.of(pixels)
    paper.title = pick(rng, ("云川绿茶", "PREMIUM OLIVE OIL", "古法酱油", "GOLD AWARD COFFEE", "高山蜂蜜"))
    paper.text(650, 220, paper.title, 96, face="hei_black", align="m", colour=accent, width_max=1100)
    paper.put(mark("★", 180, (214, 170, 60), rng), 1080, 420)
    paper.text(1080, 550, "GOLD AWARD", 28, face="hei_bold", align="m")
    for row, words in enumerate(
        ("净含量：500g", "配料：见瓶身", "执行标准：GB/T 0000", "生产许可证编号：SC100000000000", "保质期：18个月")
    ):
        paper.text(130, 400 + row * 74, words, 36, face="hei")
    paper.put(bar_code(str(int(rng.integers(10**11, 10**12))), 320, 100), 1000, 740)
    return paper


def medicine_box(rng: np.random.Generator) -> Paper:
    """The front of a box of pills."""
    accent = _VIVID[int(rng.integers(len(_VIVID)))]
    pixels = wash(1500, 700, WHITE, (244, 246, 250))
    pixels[:, :90] = accent
    pixels[560:] = accent
    paper = Paper.of(pixels)
    paper.title = pick(rng, ("维生素C片", "布洛芬缓释胶囊", "Paracetamol 500 mg", "复方甘草片"))
    paper.text(170, 190, paper.title, 110, face="hei_black", width_max=950)
    paper.text(
        170, 330, f"{int(rng.integers(1, 6)) * 100}mg × {int(rng.integers(10, 60))}片", 54, face="hei", colour=GREY
    )
    paper.text(170, 440, "国药准字H00000000    OTC", 42, face="hei")
    paper.text(170, 630, f"{city(rng)}制药有限公司", 48, face="hei_bold", colour=WHITE)
    paper.put(mark(pick(rng, ("药", "V", "+")), 190, accent, rng), 1290, 250)
    return paper
