"""Every drawn credential says what it is: without that, nobody could recognise it."""

import pytest

from catalogue import CredentialType, load
from shared.events import Family
from specimens import SPLITS, SpecimenRequest, Split, varied_name
from specimens.draw import lay_out
from specimens.telling import tells_its_type
from specimens.tongue import language_of

MANY = 60  # types of a family; a page takes a twentieth of a second
FAMILIES = [family for family in Family if family is not Family.NOT_A_CREDENTIAL]


def printed(kind: CredentialType, seed: int, split: Split) -> list[str]:
    request = SpecimenRequest(kind.code, varied_name(seed, language_of(kind)), seed, split=split)
    return lay_out(kind, request)[1].words


@pytest.mark.parametrize("family", FAMILIES)
def test_every_paper_prints_what_tells_its_type(family: Family) -> None:
    """With another seed for each type, in both splits (of many types, in one each): its name, or heading and cue."""
    types = load().of_family(family)
    rounds = 2 if len(types) < MANY else 1
    silent = [
        (kind.code, number, split)
        for turn in range(rounds)
        for number, kind in enumerate(types, start=5000 * turn)
        for split in (SPLITS[(number + turn) % 2],)
        if not tells_its_type(kind, printed(kind, number, split))
    ]
    assert silent == []


def test_what_stands_in_a_names_brackets_is_printed_too() -> None:
    """会计专业技术资格证书（初级） and （中级） are two types."""
    for kind in load():
        inner = kind.name_zh.partition("（")[2].removesuffix("）")
        if not inner or inner in {"外文", "境外", "通用"} or kind.family is Family.NOT_A_CREDENTIAL:
            continue
        for seed in range(4):
            assert inner in "".join(printed(kind, seed, SPLITS[seed % 2])), (kind.code, seed)


def test_a_paper_that_names_nothing_tells_nothing() -> None:
    """A heading that a hundred types share is not enough."""
    kind = next(each for each in load() if each.titles and each.family is Family.VOCATIONAL_SKILL)
    assert not tells_its_type(kind, [kind.titles[0], "姓名", "等级"])
    assert tells_its_type(kind, [kind.titles[0], f"职业名称 {kind.name_zh}"])
