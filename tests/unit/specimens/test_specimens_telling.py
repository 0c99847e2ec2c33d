"""Every drawn credential says what it is: without that, nobody could recognise it."""

from collections import Counter

import pytest

from catalogue import CredentialType, load
from shared.events import Family
from specimens import SPLITS, SpecimenRequest, Split, seal, varied_name
from specimens.draw import lay_out
from specimens.paper import Paper
from specimens.telling import tells_its_type, without_brackets
from specimens.tongue import language_of

CREDENTIALS = tuple(each for each in load() if each.family is not Family.NOT_A_CREDENTIAL)
AT_ONCE = 150


@pytest.fixture(autouse=True)
def without_ink(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words are laid out, measured and recorded, but not rendered: this is about which there are, and thousands of pages."""
    monkeypatch.setattr(Paper, "_write", lambda *_: None)
    monkeypatch.setattr(seal, "_arc_words", lambda *_: None)


def printed(kind: CredentialType, seed: int, split: Split) -> list[str]:
    request = SpecimenRequest(kind.code, varied_name(seed, language_of(kind)), seed, split=split)
    return lay_out(kind, request)[1].words


@pytest.mark.parametrize("start", range(0, len(CREDENTIALS), AT_ONCE))
def test_every_paper_prints_what_tells_its_type(start: int) -> None:
    """Every type of the catalogue, each with another seed, in turn in either split: its name, or heading and cue."""
    silent = [
        (kind.code, number, SPLITS[number % 2])
        for number, kind in enumerate(CREDENTIALS[start : start + AT_ONCE], start)
        if not tells_its_type(kind, printed(kind, number, SPLITS[number % 2]))
    ]
    assert silent == []


@pytest.mark.parametrize("family", [each for each in Family if each is not Family.NOT_A_CREDENTIAL])
def test_a_type_tells_itself_whatever_the_seed(family: Family) -> None:
    """Six papers of a type of each family, in both splits."""
    kind = load().of_family(family)[0]
    for seed in range(6):
        for split in SPLITS:
            assert tells_its_type(kind, printed(kind, seed, split)), (kind.code, seed, split)


def test_what_alone_tells_two_types_apart_is_printed() -> None:
    """Of 会计专业技术资格证书（初级） and （中级）, what stands in the brackets."""
    shared = Counter((each.family, without_brackets(each.name_zh)) for each in CREDENTIALS)
    alike = [
        each
        for each in CREDENTIALS
        if shared[each.family, without_brackets(each.name_zh)] > 1 and language_of(each) == "zh"
    ]
    assert alike
    for kind in alike:
        inner = kind.name_zh.partition("（")[2].partition("）")[0]
        for seed in range(4):
            assert inner in "".join(printed(kind, seed, SPLITS[seed % 2])), (kind.code, seed)


def test_a_paper_that_names_nothing_tells_nothing() -> None:
    """A heading that a hundred types share is not enough."""
    kind = next(each for each in CREDENTIALS if each.code == "barista")
    assert not tells_its_type(kind, [kind.titles[0], "姓名", "等级"])
    assert tells_its_type(kind, [kind.titles[0], f"职业名称 {kind.name_zh}"])
