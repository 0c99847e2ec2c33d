"""The papers that all is learnt from."""

import itertools
from pathlib import Path

from services.classify.look import SIDE_PX
from specimens import DistractionRequest, SpecimenRequest, UnlistedRequest
from training.drawn import draw_all, load, requests, save


def test_training_asks_only_for_its_own_split():
    """Nothing that evaluation is measured on is ever drawn here; all kinds of paper are."""
    asked = list(itertools.islice(requests(4_000, 3), 600))
    assert {each.split for each in asked} == {"train"}
    assert {type(each) for each in asked} == {SpecimenRequest, UnlistedRequest, DistractionRequest}


def test_drawn_papers_are_kept_as_they_were(tmp_path: Path):
    """Pictures as the network sees them, lines as a reader gives them, the truth; the same each time."""
    wanted = list(itertools.islice(requests(400, 3), 6))
    drawn = list(draw_all(wanted, workers=1))
    assert save(drawn, tmp_path) == 6
    album = load(tmp_path)
    assert album.pictures.shape == (6, SIDE_PX, SIDE_PX, 3)
    assert list(album.papers) == [paper for paper, _ in drawn]
    assert any(paper.page.lines for paper in album.papers)
    again = list(draw_all(wanted[:2], workers=1))
    assert [paper for paper, _ in again] == [paper for paper, _ in drawn[:2]]


def test_half_of_the_photos_are_read_as_classify_gets_them():
    """What photographs cost a reader is learnt from reading them: with the readers' own confidences, the same each time."""
    wanted = [each for each in requests(400, 3) if each.severity == "phone"][:6]
    papers = [paper for paper, _ in draw_all(wanted, workers=1)]
    assert {paper.read for paper in papers} == {True, False}
    confidences = {line.confidence for paper in papers if paper.read for line in paper.page.lines}
    assert len(confidences) > 1
    assert [paper for paper, _ in draw_all(wanted, workers=1)] == papers
