"""Terms in a page: which are found, where, and which are only a part of a longer one."""

import time

import pytest

from services.classify.terms import Hit, Page, TermIndex
from services.classify.text import lines_of
from tests.unit.classify.written import page


def hits(text: str, terms: list[str], covering: list[str] | None = None) -> dict[str, Hit]:
    """What is found of some terms on a page."""
    index = TermIndex(terms, terms if covering is None else covering)
    return {hit.term.bare: hit for hit in index.find(Page.of(lines_of([page(text)])))}


def test_a_chinese_term_is_found_across_the_end_of_a_line():
    """Titles are often set in two lines."""
    assert set(hits("全国大学生\n数学建模竞赛", ["全国大学生数学建模竞赛"])) == {"全国大学生数学建模竞赛"}


def test_a_short_latin_term_is_found_as_a_word_alone():
    """CAD is not in cadence."""
    assert set(hits("cadence of sales", ["CAD"])) == set()
    assert set(hits("AutoDesk CAD exam", ["CAD"])) == {"cad"}


def test_a_long_latin_term_is_found_where_the_reader_lost_the_spaces():
    """Readers lose spaces between words set wide."""
    assert set(hits("CERTIFICATEOFCOMPLETION", ["certificate of completion"])) == {"certificateofcompletion"}


def test_a_term_inside_a_longer_one_is_covered():
    """维修电工 names another occupation than 电工."""
    found = hits("职业名称：维修电工", ["电工", "维修电工"])
    assert found["电工"].covered
    assert not found["维修电工"].covered


def test_a_term_that_also_stands_alone_is_not_covered():
    """One free place suffices."""
    assert not hits("维修电工\n电工", ["电工", "维修电工"])["电工"].covered


def test_a_cue_covers_nothing():
    """Only names, headings and issuers say that a shorter name means something else."""
    assert not hits("职业名称：维修电工", ["电工", "维修电工"], covering=["电工"])["电工"].covered


def test_the_value_after_a_colon_fills_its_line():
    """职业名称：咖啡师 names the barista as plainly as a line of its own."""
    assert hits("职业名称：咖啡师", ["咖啡师"])["咖啡师"].coverage == pytest.approx(1.0)


def test_a_value_beside_its_level_fills_its_line():
    """美甲师 五级 is the nail technician, and how good she is."""
    assert hits("职业及等级：美甲师 五级", ["美甲师"])["美甲师"].coverage == pytest.approx(1.0)


def test_a_value_right_behind_its_label_fills_its_line():
    """Label and value were found as one line."""
    assert hits("职业名称咖啡师 五级", ["咖啡师"])["咖啡师"].coverage == pytest.approx(1.0)
    assert hits("初级咖啡师", ["咖啡师"])["咖啡师"].coverage < 0.7


def test_the_time_hardly_grows_with_the_terms():
    """Fifty times the terms cost a page at most three times as much."""
    text = page("\n".join(["全国大学生数学建模竞赛", "兹证明该同学荣获一等奖", "certificate of completion"] * 20))
    few, many = (TermIndex([f"竞赛{n}届大学生{n * 3}" for n in range(count)]) for count in (1_000, 50_000))
    laid_out = Page.of(lines_of([text]))

    def seconds(index: TermIndex) -> float:
        started = time.process_time()
        for _ in range(50):
            list(index.find(laid_out))
        return time.process_time() - started

    seconds(few)
    assert min(seconds(many) for _ in range(3)) < 3 * min(seconds(few) for _ in range(3)) + 0.02
