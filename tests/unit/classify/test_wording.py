"""The family by words alone."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.classify.wording import BUCKETS, FAMILIES, TOKENS_MAX, Spoken, load_wording, vector
from shared.events import Family

WORDING = load_wording()
PAPERS = (
    (Family.COURSE_CERTIFICATE, "CERTIFICATE|of attendance|for taking part in the two-day workshop|on beekeeping, 12 hours"),
    (Family.AWARD, "荣誉证书|在全省青年厨艺大赛中|荣获二等奖|特发此证"),
    (Family.AWARD, "CERTIFICATE|for participating in the inter-college coding contest|and reaching the final round"),
    (Family.COURSE_CERTIFICATE, "结业证书|参加为期十五天的电商运营培训班|学完全部课程，成绩合格，准予结业"),
    (Family.COURSE_CERTIFICATE, "CERTIFICADO|ha completado con éxito el curso|de contabilidad básica, 40 horas"),
    (Family.COURSE_CERTIFICATE, "CERTIFICADO DE CONCLUSÃO|concluiu o curso de fotografia|carga horária: 20 horas"),
    (Family.AWARD, "ДИПЛОМ|награждается победитель олимпиады|за первое место"),
    (Family.COURSE_CERTIFICATE, "SERTIFIKAT|telah menyelesaikan pelatihan|dasar pemrograman selama 30 jam"),
    (Family.NOT_A_CREDENTIAL, "收银小票|商品 数量 金额|合计 ¥86.50|微信支付|谢谢惠顾"),
    (Family.EMPLOYMENT_PROOF, "在职证明|兹证明我公司员工|自2019年起在我公司任职，担任会计|特此证明|人力资源部"),
)  # fmt: skip


@pytest.mark.parametrize(("family", "text"), PAPERS)
def test_a_paper_of_no_known_issuer_is_told_by_its_words(family: Family, text: str):
    """In Chinese, English and the other languages that real papers carry."""
    first, *rest = text.split("|")
    shares = WORDING([Spoken(first, big=True), *map(Spoken, rest)])
    assert max(shares, key=lambda each: shares[each]) is family


@given(st.lists(st.text(max_size=80), max_size=30))
def test_any_text_gives_a_distribution(texts: list[str]):
    """Also none, also nonsense."""
    shares = WORDING([Spoken(text) for text in texts])
    assert set(shares) == set(FAMILIES)
    assert sum(shares.values()) == pytest.approx(1.0, abs=1e-4)


@given(st.lists(st.text(min_size=1, max_size=80), max_size=30))
def test_a_vector_is_of_unit_length_or_empty(texts: list[str]):
    """A long page says no more than a short one by its length alone."""
    places, values = vector([Spoken(text) for text in texts])
    assert len(places) == len(set(places.tolist())) == len(values)
    assert all(0 <= place < BUCKETS for place in places)
    assert np.linalg.norm(values) == pytest.approx(1.0, abs=1e-4) or len(values) == 0


def test_a_page_without_end_is_read_to_the_limit():
    """A million words cost no more than the limit."""
    places, _ = vector([Spoken(f"word{number} other{number}") for number in range(100_000)])
    assert len(places) <= TOKENS_MAX


def test_figures_and_diacritics_say_nothing():
    """A date is a date, and readers lose accents."""
    one, other = vector([Spoken("el 12 de março de 2024")]), vector([Spoken("el 30 de marco de 1999")])
    assert one[0].tolist() == other[0].tolist()


@pytest.mark.parametrize(
    ("word", "form"), [("сертификата", "сертификатом"), ("수료증", "수료증을"), ("kompetensi", "berkompetensi")]
)
def test_a_words_other_form_shares_its_pieces(word: str, form: str):
    """Endings change, and what was learnt of the word still speaks; another word shares next to nothing."""

    def shared(one: str, other: str) -> int:
        return len(np.intersect1d(vector([Spoken(one)])[0], vector([Spoken(other)])[0]))

    assert shared(word, form) >= 4
    assert shared(word, "zylinderkopf") <= 1
