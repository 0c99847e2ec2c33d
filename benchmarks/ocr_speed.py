"""What reading costs and how right it is: ours, RapidOCR's and EasyOCR's own default calls, and Tesseract, side by side."""

import asyncio
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from opencc import OpenCC
from PIL import Image

from benchmarks.result import Figure, Result
from catalogue import load
from specimens import Severity, SpecimenRequest, Truth, draw

TYPES = 10
SEVERITIES: tuple[Severity, ...] = ("phone", "hard", "scan")
EASYOCR_PICTURES = 3
FIELDS = ("holder", "number", "issued_on", "valid_until")
TIMES_GOAL = 2.0
TORCH_PYTHON = Path(".venv-torch/bin/python")
HOW = (
    "Specimens of many types, each as a fair photo, a poor one and a scan, read by four engines in turn, each in a process "
    "of its own on one core: the service's whole page (papers, seals, marks, second pass, codes and folding included), "
    "the default calls of RapidOCR and EasyOCR (told that they have one core), Tesseract 5 (chi_sim+eng). EasyOCR reads "
    f"the first {EASYOCR_PICTURES} pictures only. A field (holder, number, dates) is right where it stands in what was read, "
    "in any way of writing a date; characters wrong is the least edit distance between a field and any stretch of what "
    "was read, over the fields' length. Images/s a core are of CPU time; memory is the process' peak. Last: the same "
    "scans with four times the pixels, against themselves."
)

_simplified = OpenCC("t2s")
_DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn picture and what stands on it."""

    name: str
    content: bytes
    truth: Truth


async def measure(*, quick: bool) -> Result:
    """Let each engine that is installed read all pictures."""
    return await asyncio.to_thread(_measure, quick=quick)


def _measure(*, quick: bool) -> Result:
    pictures = drawn(2 if quick else TYPES)
    figures: list[Figure] = []
    details: dict[str, Any] = {"pictures": [picture.name for picture in pictures]}
    speeds: dict[str, float] = {}
    rights: dict[str, float] = {}
    for engine, python in (
        ("ours", sys.executable),
        ("rapidocr", sys.executable),
        ("tesseract", sys.executable),
        ("easyocr", str(TORCH_PYTHON)),
    ):
        if not _installed(engine):
            details[engine] = "not installed"
            continue
        asked = pictures[:EASYOCR_PICTURES] if engine == "easyocr" else pictures
        read = run(engine, python, {picture.name: picture.content for picture in asked})
        right, wrong = judged(asked, read["lines"])
        speeds[engine], rights[engine] = len(asked) / sum(read["cpu_s"].values()), right
        details[engine] = {
            "fields_right": right,
            "characters_wrong": wrong,
            "cpu_s": read["cpu_s"],
            "wall_s": read["wall_s"],
            "peak_mib": read["peak_mib"],
        }
        name = {
            "ours": "ours",
            "rapidocr": "RapidOCR, default",
            "tesseract": "Tesseract",
            "easyocr": "EasyOCR, default",
        }[engine]
        figures += [
            Figure(f"{name}: images/s a core", speeds[engine], "images/s"),
            Figure(f"{name}: fields right", 100 * right, "%"),
            Figure(f"{name}: characters of fields wrong", 100 * wrong, "%"),
            Figure(f"{name}: memory, peak", read["peak_mib"], "MiB"),
        ]
    times = speeds["ours"] / speeds["rapidocr"]
    figures.append(
        Figure(
            "ours against RapidOCR's default: images/s",
            times,
            "times",
            goal=f"at least {TIMES_GOAL:.0f}, fields no worse",
            met=times >= TIMES_GOAL and rights["ours"] >= rights["rapidocr"],
        )
    )
    scans = [picture for picture in pictures if picture.truth.severity == "scan"][: 2 if quick else 5]
    for engine, name in (("ours", "ours"), ("rapidocr", "RapidOCR, default")):
        figures.append(Figure(f"{name}: four times the pixels, time against once", _growth(engine, scans), "times"))
    return Result("ocr_speed", HOW, tuple(figures), details)


def drawn(types: int) -> list[Picture]:
    """Pictures of so many types, far apart in the catalogue; those of one type one after another."""
    codes = [kind.code for kind in load() if kind.tier > 0]
    pictures = []
    for index in range(types):
        for severity in SEVERITIES:
            code = codes[(index * len(codes)) // types]
            specimen = draw(SpecimenRequest(code, holder="王小明", seed=500 + index, severity=severity))
            pictures.append(Picture(f"{index:02}-{code}-{severity}.jpg", specimen.image, specimen.truth))
    return pictures


def run(engine: str, python: str, pictures: Mapping[str, bytes]) -> dict[str, Any]:
    """What an engine read, and what it took, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in pictures.items():
            (Path(folder) / name).write_bytes(content)
        command = [python, "-W", "ignore", "-m", "benchmarks.ocr_reader", engine, folder]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=os.environ)  # noqa: S603
    read: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return read


def _installed(engine: str) -> bool:
    if engine == "tesseract":
        return shutil.which("tesseract") is not None
    return engine != "easyocr" or TORCH_PYTHON.exists()


def _growth(engine: str, scans: Sequence[Picture]) -> float:
    once = {picture.name: picture.content for picture in scans}
    twice = {name: _doubled(content) for name, content in once.items()}
    small, large = (run(engine, sys.executable, pictures)["cpu_s"] for pictures in (once, twice))
    return statistics.median(large[name] / small[name] for name in once)


def _doubled(content: bytes) -> bytes:
    with Image.open(BytesIO(content)) as picture:
        larger = picture.resize((2 * picture.width, 2 * picture.height), Image.Resampling.BICUBIC)
    file = BytesIO()
    larger.save(file, "JPEG", quality=88)
    return file.getvalue()


def judged(pictures: Sequence[Picture], lines: Mapping[str, Sequence[str]]) -> tuple[float, float]:
    """Share of the fields that are right, and share of their characters that are wrong."""
    right = fields = wrong = length = 0
    for picture in pictures:
        text = _plain("".join(lines[picture.name]))
        for field in FIELDS:
            value = getattr(picture.truth, field)
            if value is None:
                continue
            least, size = min((_distance(form, text), len(form)) for form in map(_plain, _forms(value)))
            fields, length = fields + 1, length + size
            right, wrong = right + (least == 0), wrong + least
    return right / fields, wrong / length


def _plain(text: str) -> str:
    return re.sub(r"[\s:：,，.．]+", "", _simplified.convert(text)).replace("○", "〇").casefold()


def _forms(value: str | date) -> Iterator[str]:
    """The ways in which a field may be written."""
    if isinstance(value, str):
        yield value
        return
    year = "".join(_DIGITS[int(digit)] for digit in str(value.year))
    yield from (f"{value.year}年{value.month}月{value.day}日", f"{value.year}年{value.month:02}月{value.day:02}日")
    yield f"{year}年{_numeral(value.month)}月{_numeral(value.day)}日"
    yield from (f"{value:%Y-%m-%d}", f"{value:%Y/%m/%d}", f"{value:%Y%m%d}", f"{value:%d/%m/%Y}", f"{value:%m/%d/%Y}")
    yield from (f"{value:%B} {value.day}, {value.year}", f"{value.day} {value:%B} {value.year}")
    yield from (f"{value:%b} {value.day}, {value.year}", f"{value.day} {value:%b} {value.year}", f"{value:%d %b %Y}")
    yield from (
        f"{value.year}年{value.month}月",
        f"{value.year}年{value.month:02}月",
        f"{year}年{_numeral(value.month)}月",
    )
    yield from (f"{value:%Y-%m}", f"{value:%Y/%m}", f"{value:%B %Y}")


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (_DIGITS[ones] if ones else "")


def _distance(part: str, text: str) -> int:
    """Least edit distance between a string and any stretch of a text (Sellers 1980)."""
    row = list(range(len(part) + 1))
    least = row[-1]
    for letter in text:
        before, row[0] = row[0], 0
        for index, own in enumerate(part, start=1):
            before, row[index] = row[index], min(before + (own != letter), row[index] + 1, row[index - 1] + 1)
        least = min(least, row[-1])
    return least
