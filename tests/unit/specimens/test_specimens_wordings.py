"""What the wordings promise: sound files, the same paper from the same seed, and nothing measured that was trained on."""

from datetime import date
from importlib.resources import files
from typing import Any

import numpy as np
import pytest
import yaml

from catalogue import is_valid
from shared.events import Family
from specimens.numbers import identity_number
from specimens.wordings import (
    PARTS,
    Book,
    WordingError,
    check,
    compose,
    examine,
    families,
    languages,
    part_of,
    write,
)
from specimens.wordings.book import SLOT

LANGUAGES = languages()
PAPERS = 200
# A citizen's number with a right check digit, made here so that none stands in the repository.
COULD_BE_SOMEBODY = next(
    f"11010519900307{n:03d}0" for n in range(1, 99) if is_valid("resident_identity", f"11010519900307{n:03d}0")
)


def source(language: str) -> str:
    return files("specimens.wordings").joinpath(f"{language}.yaml").read_text(encoding="utf-8")


def book_of(language: str) -> Book:
    book, problems = examine(language, source(language))
    assert book is not None, problems
    return book


def smallest() -> dict[str, Any]:
    """The least that is a sound file."""
    pages = {
        family.value: {"titles": ["A title"], "texts": [f"{family.value} {n}\nof {{holder}}" for n in range(3)]}
        for family in Family
    }
    return {"language": "xx", "slots": {"holder": ["A", "B"]}, "families": pages}


def made(content: object) -> Book:
    book, problems = examine("xx", yaml.safe_dump(content, allow_unicode=True))
    assert book is not None, problems
    return book


def problems_of(content: object) -> tuple[str, ...]:
    return examine("xx", yaml.safe_dump(content, allow_unicode=True))[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_is_sound_and_has_every_family(language: str) -> None:
    """No unknown slot, no text twice or in two families, no site but examples', no number that could be a citizen's."""
    assert check(language) == ()
    assert set(families(language)) == set(Family)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_chinese_and_english_have_breadth(language: str) -> None:
    """Most customers' papers are in these; the families hardest to tell apart have the most ways of saying it."""
    pages = book_of(language).families
    assert all(len(each.texts) >= 15 and len(each.titles) >= 12 for each in pages.values())
    assert min(len(pages[family].texts) for family in (Family.COURSE_CERTIFICATE, Family.AWARD)) >= 70
    assert len(pages[Family.NOT_A_CREDENTIAL].texts) >= 80


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("family", Family)
def test_the_same_seed_writes_the_same_paper(language: str, family: Family) -> None:
    """Nothing but family, language and generator has a say; another seed writes another paper."""
    first, again = (write(family, language, np.random.default_rng(5)) for _ in range(2))
    assert first == again
    others = {write(family, language, np.random.default_rng(seed)).lines for seed in range(12)}
    assert len(others) > 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_to_fill(language: str) -> None:
    """Every slot of every paper has its words, in heading and lines, and the fields say which."""
    rng = np.random.default_rng(1)
    for family in Family:
        for _ in range(PAPERS // 10):
            paper = write(family, language, rng)
            printed = "\n".join((paper.title or "", *paper.lines))
            assert not SLOT.search(printed)
            assert paper.lines
            assert all(value in printed for value in paper.fields.values())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("family", Family)
def test_a_third_of_the_texts_is_kept_for_evaluation(language: str, family: Family) -> None:
    """In every family of every file."""
    texts = book_of(language).families[family].texts
    held = sum(part_of(place) == "evaluation" for place in range(len(texts)))
    assert abs(held - len(texts) / 3) < 1


def test_what_is_kept_for_evaluation_is_never_trained_on() -> None:
    """Each third of the texts comes only where it is asked for."""
    content = smallest()
    content["families"]["award"]["texts"] = [f"text {place}" for place in range(9)]
    book = made(content)
    for part, places in (("first", {0, 3, 6}), ("second", {1, 4, 7}), ("evaluation", {2, 5, 8})):
        rng = np.random.default_rng(2)
        written = {compose(book, Family.AWARD, rng, part=part).lines for _ in range(PAPERS)}
        assert written == {(f"text {place}",) for place in places}


def test_a_few_papers_show_no_heading() -> None:
    """As where it is a picture: a few in a hundred. The others have one of their family's, filled in."""
    content = smallest()
    content["families"]["award"]["titles"] = ["A prize for {holder}"]
    rng = np.random.default_rng(3)
    book = made(content)
    titles = [compose(book, Family.AWARD, rng).title for _ in range(PAPERS)]
    assert 0 < titles.count(None) < PAPERS / 8
    assert set(titles) == {None, "A prize for A", "A prize for B"}


def test_a_text_may_bring_its_own_heading_or_refuse_any() -> None:
    """A chat has no heading; a pay slip isn't headed as a reference."""
    content = smallest()
    content["families"]["award"]["texts"] = ["# Own {holder}\nfirst", "#\nsecond", "third"]
    rng = np.random.default_rng(4)
    book = made(content)
    papers = [compose(book, Family.AWARD, rng, part=part) for part in PARTS for _ in range(PAPERS)]
    assert {paper.title for paper in papers if paper.lines == ("first",)} <= {"Own A", "Own B", None}
    assert {paper.title for paper in papers if paper.lines == ("second",)} == {None}


def test_a_paper_names_one_holder_and_no_list_names_one_twice() -> None:
    """The holder stays the same however often named; other slots differ each time while there is something left."""
    content = smallest()
    content["slots"] = {"holder": ["A", "B", "C"], "topic": ["x", "y", "z"]}
    content["families"]["award"]["texts"][:] = ["{holder} of {holder}: {topic}{topic}{topic}", "1", "2"]
    rng = np.random.default_rng(5)
    book = made(content)
    papers = [compose(book, Family.AWARD, rng) for _ in range(PAPERS)]
    lists = [paper for paper in papers if len(paper.lines[0]) > 1]
    assert lists
    for paper in lists:
        people, _, topics = paper.lines[0].partition(": ")
        holder, _, again = people.partition(" of ")
        assert holder == again == paper.fields["holder"]
        assert sorted(topics) == ["x", "y", "z"]
        assert paper.fields["topic"] == topics[0]


def test_no_words_in_a_language_is_said_by_name() -> None:
    """With the languages that there are."""
    with pytest.raises(WordingError, match=r"'tlh', only in .*en"):
        write(Family.AWARD, "tlh", np.random.default_rng(0))


def test_the_smallest_file_is_sound() -> None:
    """So that what the next test finds is what it spoilt."""
    assert problems_of(smallest()) == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("given to {nobody}\nin full", "no slot nobody"),
        ("see https://verify.somebody.com/1\nfor more", "verify.somebody.com"),
        ("write to me@somebody.org\nfor more", "somebody.org"),
        ("# only a heading", "0 lines"),
        ("x\n" * 30, "30 lines"),
        ("x" * 700 + "\ny", "more than 600 characters"),
        ("first\n\nthird", "empty"),
        (f"number {COULD_BE_SOMEBODY}\nof a citizen", "could be a citizen's"),
        ("hobby 1\nof {holder}", "the same as"),
    ],
)
def test_a_faulty_text_is_named(text: str, problem: str) -> None:
    """With its family and place."""
    content = smallest()
    content["families"]["award"]["texts"].append(text)
    (found,) = problems_of(content)
    assert problem in found
    assert "award, text 4" in found or "hobby" in found


def test_what_is_for_examples_or_nobodys_may_stand() -> None:
    """Example domains; a citizen's number of an area and a sequence that don't exist."""
    nobody = identity_number(date(1990, 3, 7))
    content = smallest()
    content["families"]["award"]["texts"].append(f"https://verify.example.com/a\nme@example.cn, number {nobody}")
    assert problems_of(content) == ()


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda content: content["families"].pop("hobby"), "the family hobby is missing"),
        (lambda content: content["families"].update(bogus={}), "no family bogus"),
        (lambda content: content["slots"].update(date=[2024]), "the slot date must be a list of words"),
        (lambda content: content["slots"].update(holder=["{holder}"]), "one line without slots"),
        (lambda content: content["families"]["award"].update(titles=[]), "titles must be a list of words"),
        (lambda content: content["families"]["award"].update(texts=["one\ntwo"]), "fewer than 3"),
        (lambda content: content.update(language="yy"), "its language is 'yy'"),
        (lambda content: content.pop("slots"), "must hold 'language', 'slots' and 'families'"),
    ],
)
def test_a_faulty_file_is_refused(spoil: Any, problem: str) -> None:
    """Each fault by name."""
    content = smallest()
    spoil(content)
    assert any(problem in found for found in problems_of(content))
