"""Papers in other languages than Chinese and English, and papers that no catalogue lists."""

from dataclasses import replace

import numpy as np
import pytest

from catalogue import load
from shared.events import Family
from specimens import (
    LANGUAGES,
    SPLITS,
    Language,
    SpecimenRequest,
    Split,
    UnlistedRequest,
    UnsuitableRequestError,
    draw_unlisted,
    language_of,
    sample,
    varied_name,
    wordings,
)
from specimens.chance import chance
from specimens.drafts.worded import printable
from specimens.draw import lay_out
from specimens.fonts import choose, pieces, setting
from specimens.paper import Paper, right_to_left
from specimens.tongue import tongue


def test_every_language_of_the_wordings_can_be_asked_for() -> None:
    """None is written that can't be drawn."""
    assert set(wordings.languages()) == set(LANGUAGES)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("certificado de conclusão", "pt"),
        ("certificado de finalización", "es"),
        ("сертификат", "ru"),
        ("شهادة إتمام", "ar"),
        ("sertifikat", "id"),
        ("katılım belgesi", "tr"),
        ("attestation de suivi avec succès", "fr"),
        ("certificate of completion", "en"),
        ("수료증", "ko"),
        ("сертифікат", None),
        ("xyz", None),
    ],
)
def test_a_headings_language_is_known_by_its_letters_and_words(words: str, language: Language | None) -> None:
    """What none of ours is written in stays unknown."""
    assert tongue(words) == language


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("stepik_course", "ru"),
        ("alura_course", "pt"),
        ("dicoding_course", "id"),
        ("edraak_course", "ar"),
        ("barista", "zh"),
    ],
)
def test_a_type_is_drawn_in_its_papers_language(code: str, language: Language) -> None:
    """Under one of its own headings, with its holder in the sentences."""
    kind = load().get(code)
    assert kind is not None
    assert language_of(kind) == language
    content, paper = lay_out(kind, SpecimenRequest(code, "Ana Lima", 3))
    assert content.language == language
    assert content.title.lower() in {title.lower() for title in kind.titles}
    assert "Ana Lima" in "".join(paper.words)


@pytest.mark.parametrize("split", SPLITS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_letters(language: Language, split: Split) -> None:
    """All that the wordings say can be set in the fonts of either split: nothing is drawn as an empty box."""
    with setting(choose(split, chance("fonts", language), chinese=language == "zh")):
        for family in wordings.families(language):
            for seed in range(6):
                wording = wordings.write(family, language, chance(family, seed), part="second")
                for line in map(printable, (wording.title or "", *wording.lines)):
                    assert "".join(words for words, _ in pieces(line, "song")) == line


def test_a_character_that_no_font_has_is_refused() -> None:
    """Naming it."""
    with pytest.raises(UnsuitableRequestError, match=r"U\+0E1B"):
        Paper.blank(200, 100).text(10, 50, "ป", 30)


def test_arabic_is_set_from_the_right() -> None:
    """A paragraph ends at its left: the first line fills the right edge."""
    assert right_to_left("شهادة")
    paper = Paper.blank(600, 200, (255, 255, 255))
    paper.paragraph(50, 60, 500, ["شهادة إتمام"], 40)
    columns = np.flatnonzero((np.asarray(paper.image.convert("L")) < 128).any(axis=0))
    assert 500 < columns.max() <= 560
    assert columns.min() > 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unlisted_paper_is_drawn_in_every_language(language: Language) -> None:
    """Of a family that has words for it; the same request gives the same bytes."""
    family = Family.COURSE_CERTIFICATE
    request = UnlistedRequest(family, language, varied_name(5, language), 5, "clean", "eval")
    specimen = draw_unlisted(request)
    assert specimen == draw_unlisted(request)
    assert specimen.image != draw_unlisted(replace(request, seed=6)).image
    truth = specimen.truth
    assert (truth.type_code, truth.family, truth.language) == (None, family, language)


def test_people_have_names_of_their_language() -> None:
    """A Russian paper of a set names somebody in Cyrillic, an Arabic one in Arabic."""
    asked = [each for each in sample(400, seed=5, unlisted=0.6) if isinstance(each, UnlistedRequest)]
    abroad = [each for each in asked if each.language not in {"zh", "en"}]
    assert {each.language for each in abroad} == set(LANGUAGES) - {"zh", "en"}
    assert all(each.holder in wordings.holders(each.language) for each in abroad)
    assert all(tongue(each.holder) == each.language for each in abroad if each.language in {"ru", "ar"})


def test_what_is_no_credential_cant_be_unlisted() -> None:
    """It is a distraction."""
    with pytest.raises(UnsuitableRequestError, match="nothing is known"):
        draw_unlisted(UnlistedRequest(Family.NOT_A_CREDENTIAL, "zh", "周若宁", 1))
