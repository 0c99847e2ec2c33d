"""RapidOCR run by steps: which way up lines are read."""

from collections.abc import Sequence

import cv2
import numpy as np
import pytest

from services.ocr.engines.base import Picture
from services.ocr.engines.rapid import RapidEngine
from specimens.paper import Paper

WORDS = (
    "职业技能等级证书",
    "姓名：周若宁",
    "证书编号：20260117035",
    "海宁职业技能评价中心",
    "二〇二四年六月十八日",
    "合格",
    "茶艺师",
)


@pytest.fixture(scope="module")
def engine() -> RapidEngine:
    return RapidEngine()


def page(words: Sequence[str]) -> Picture:
    paper = Paper.blank(900, 90 * len(words) + 40)
    for row, text in enumerate(words):
        paper.text(120, 60 + 90 * row, text, 40)
    return np.array(paper.image)


def said(engine: RapidEngine, picture: Picture) -> set[str]:
    return {line.text.replace(":", "：").replace(" ", "") for line in engine.read(picture)}


def test_one_line_that_is_told_wrong_is_not_read_on_its_head(engine: RapidEngine, monkeypatch: pytest.MonkeyPatch):
    """The model for heads errs on poor lines, even where it is sure: what most of the writing says holds for all."""
    monkeypatch.setattr(engine, "_heads", lambda crops: [place == 1 for place in range(len(crops))])
    assert said(engine, page(WORDS)) == set(WORDS)


@pytest.mark.parametrize("turned", [False, True])
def test_a_page_is_read_either_way_up(engine: RapidEngine, turned: bool):
    picture = page(WORDS)
    assert said(engine, np.ascontiguousarray(picture[::-1, ::-1]) if turned else picture) == set(WORDS)


def test_two_papers_that_lie_each_its_own_way_are_both_read(engine: RapidEngine):
    """The lesser part is tried the other way, where it can't be read like the rest."""
    other = ("荣誉证书", "优秀毕业生")
    both = np.vstack([page(WORDS), page(other)[::-1, ::-1]])
    assert said(engine, both) >= {*WORDS, *other}


def test_a_long_line_on_a_bent_sheet_is_found(engine: RapidEngine):
    """It fills little of the straight box round it."""
    words = ("经考核合格，准予结业，特发此证以资鼓励", "证书编号：20260117035")
    flat = page(words)
    rows, columns = np.indices(flat.shape[:2]).astype(np.float32)
    bent = cv2.remap(
        flat, columns, rows - 34 * np.sin(columns / 900 * np.pi) + 17, cv2.INTER_LINEAR, borderValue=(255, 255, 255)
    )
    assert said(engine, np.asarray(bent, np.uint8)) == set(words)
