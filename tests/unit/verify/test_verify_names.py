"""Whether two written names are one person's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.verify.names import NameMatch, canonical, compare

SAME, SIMILAR, OTHER, DIFFERENT = NameMatch.SAME, NameMatch.SIMILAR, NameMatch.OTHER_SCRIPT, NameMatch.DIFFERENT

NAMES = st.one_of(
    st.text("林小禾王春生陳曉東张伟欧阳*·", min_size=0, max_size=5),
    st.lists(st.text("ABCXYZabcxyzéü-*", min_size=1, max_size=8), min_size=1, max_size=4).map(" ".join),
    st.text(max_size=12),
)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("林小禾", "林 小 禾", SAME),
        ("陳曉東", "陈晓东", SAME),
        ("林小禾先生", "林小禾", SAME),
        ("林小禾 (LIN Xiaohe)", "林小禾", SAME),
        ("古丽·测试", "古丽测试", SAME),
        ("Li Xiaoming", "XIAOMING LI", SAME),
        ("Li, Xiao-ming", "Xiaoming Li", SAME),
        ("Mr. José Álvarez", "Jose Alvarez", SAME),
        ("Ａｎｎａ Lee", "anna lee", SAME),
        ("欧阳小禾", "欧阳小和", SIMILAR),
        ("Anna Lindgren", "Anna Lindgrem", SIMILAR),
        ("John A. Smith", "John Smith", SIMILAR),
        ("林*禾", "林小禾", SIMILAR),
        ("张伟", "Zhang Wei", OTHER),
        ("张伟", "张玮", DIFFERENT),
        ("林小禾", "王春生", DIFFERENT),
        ("Anna Lee", "Emma Lee", DIFFERENT),
        ("**", "林小", DIFFERENT),
        ("林小禾", "···", DIFFERENT),
    ],
)
def test_names_compare_as_people_would_say(one: str, other: str, expected: NameMatch):
    """Writing habits make no difference, a slip makes a doubt, another name is another person."""
    assert compare(one, other) is expected


@given(NAMES, NAMES)
def test_comparing_is_symmetric(one: str, other: str):
    """It does not matter which of two names is the account's."""
    assert compare(one, other) is compare(other, one)


@given(NAMES.filter(lambda name: canonical(name) != "" and "*" not in canonical(name)))
def test_a_name_is_itself(name: str):
    """Every name with a letter in it is the same as itself, whatever stands around it."""
    assert compare(name, f"  {name}  ") is SAME


@given(st.lists(st.text("abcxyz", min_size=1, max_size=8), min_size=2, max_size=2))
def test_the_order_of_two_words_makes_no_canonical_difference(words: list[str]):
    """Family name first or last: one canonical form."""
    assert canonical(" ".join(words)) == canonical(" ".join(reversed(words)))
