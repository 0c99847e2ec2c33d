"""What a larger catalogue costs: loading it, and recognising a paper against it."""

import asyncio
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import catalogue as catalogue_package
from benchmarks.result import Figure, Result, median
from catalogue import Catalogue, CredentialType, load
from catalogue.load import examine
from services.classify.recognise import Recogniser
from shared.events import Box, CredentialRead, Document, EngineInfo, Family, Line, ObjectRef, Page, PageReading
from specimens.chance import chance

SIZES = (10_000, 100_000)
LOADED = 10_000
PAPERS = 60
ROUNDS = 5
LOADING_GOAL_S = 1.0
GROWTH_GOAL = 1.5
_CHARACTERS = (
    "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光"
)
HOW = (
    "The catalogue as it is, filled up with made-up contests (two names, two issuers, two cues each) to 10,000 and to "
    "100,000 types. Loading: the YAML files, in CPU seconds. Recognising: made-up award papers of 24 lines, half of them "
    "of types in the catalogue, text to event, by turns over the sizes in one process; medians of the rounds. Building "
    "the index happens once a process."
)


async def measure(*, quick: bool) -> Result:
    """Load 10,000 types from files; recognise against the three sizes in turn."""
    return await asyncio.to_thread(_measure, SIZES[:1] if quick else SIZES, 1 if quick else ROUNDS)


def _measure(sizes: tuple[int, ...], rounds: int) -> Result:
    loading = [_loading_s() for _ in range(rounds)]
    own = tuple(load())
    recognisers, built = {}, {}
    for size in (len(own), *sizes):
        began = time.process_time()
        recognisers[size] = Recogniser(Catalogue((*own, *_made_up(size - len(own))), load().families))
        built[size] = time.process_time() - began
    papers = [_paper(number, own) for number in range(PAPERS)]
    ms: dict[int, list[float]] = {size: [] for size in recognisers}
    for _ in range(rounds):
        for size, recogniser in recognisers.items():
            began = time.process_time()
            for paper in papers:
                recogniser(paper)
            ms[size].append(1000 * (time.process_time() - began) / len(papers))
    typical = {size: statistics.median(times) for size, times in ms.items()}
    growth = typical[sizes[-1]] / typical[len(own)]
    loading_s = statistics.median(loading)
    figures = (
        Figure(
            f"loading {LOADED:,} types", loading_s, "CPU s", tuple(loading), "under 1 s", loading_s < LOADING_GOAL_S
        ),
        *(median(f"recognising a paper among {size:,} types", times, "CPU ms") for size, times in ms.items()),
        Figure(
            f"among {sizes[-1]:,} against {len(own):,}", growth, "times", (), "flat: under 1.5", growth < GROWTH_GOAL
        ),
        *(Figure(f"building the index of {size:,} types", seconds, "CPU s") for size, seconds in built.items()),
    )
    return Result("catalogue_growth", HOW, figures)


def _loading_s() -> float:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        own = Path(catalogue_package.__file__).parent
        shutil.copytree(own / "types", folder / "types")
        shutil.copy(own / "families.yaml", folder)
        more = [
            f"  - {{code: {each.code}, name_zh: {each.name_zh}, aliases: [{each.aliases[0]}], "
            f"issuers: [{', '.join(each.issuers)}], cues: [{', '.join(each.cues)}], levels: [一等奖, 二等奖, 三等奖]}}\n"
            for each in _made_up(LOADED - len(load()))
        ]
        (folder / "types" / "more.yaml").write_text(
            "defaults: {family: award, titles: [获奖证书], tier: 1}\ntypes:\n" + "".join(more), encoding="utf-8"
        )
        began = time.process_time()
        found, problems = examine(folder)
        took = time.process_time() - began
        assert (len(found), problems) == (LOADED, ()), problems[:3]
        return took


def _made_up(count: int) -> Iterator[CredentialType]:
    rng = chance("made-up types", count)
    for number in range(count):
        word = "".join(_CHARACTERS[place] for place in rng.integers(len(_CHARACTERS), size=4))
        yield CredentialType(
            code=f"made_up_{number}",
            family=Family.AWARD,
            name_zh=f"全国{word}创新大赛{number}",
            aliases=(f"{word}杯{number}",),
            titles=("获奖证书",),
            issuers=(f"{word}学会{number}", f"{word}大赛组委会{number}"),
            cues=(f"{word}赛道{number}", f"{word}选题{number}"),
            tier=1,
        )


def _paper(number: int, own: tuple[CredentialType, ...]) -> CredentialRead:
    name = own[number * 31 % len(own)].name_zh if number % 2 else f"第{number}届全国大学生创新大赛"
    words = [
        "荣誉证书",
        name,
        "王小明 同学：",
        "在本次大赛中表现优异，荣获一等奖。",
        "特发此证，以资鼓励。",
        "大赛组织委员会",
        "2024年6月30日",
    ]
    words += [f"作品编号：{number}{line}，指导教师：李老师，参赛单位：云川学院" for line in range(24 - len(words))]
    lines = tuple(
        Line(text=text, box=Box(points=(100, y, 900, y, 900, y + 40, 100, y + 40)), confidence=0.95)
        for y, text in zip(range(60, 60 + 50 * len(words), 50), words, strict=True)
    )
    image = ObjectRef(key="made-up", sha256="0" * 64, media_type="image/png", size_bytes=1)
    document = Document(
        upload_id=f"made-up-{number}",
        uploaded_at=datetime(2026, 1, 1, tzinfo=UTC),
        original_sha256="0" * 64,
        original_media_type="image/png",
        pages=(Page(number=1, image=image, width_px=1000, height_px=1400, perceptual_hash="0" * 16),),
    )
    page = PageReading(number=1, width_px=1000, height_px=1400, lines=lines, seconds=0.1)
    return CredentialRead(
        account_id="made-up", document=document, pages=(page,), engine=EngineInfo(name="made up", version="1")
    )
