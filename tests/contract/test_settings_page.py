"""docs/settings.md says what the code reads."""

from pathlib import Path

from redflower.commands.settings import groups, page

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"


def test_the_page_is_current():
    """`make generate` writes it anew."""
    assert PAGE.read_text() == page()


def test_every_setting_says_what_it_is_for_and_no_variable_means_two_things():
    """One variable, one sentence, over all services."""
    rows = [row for _, rows in groups() for row in rows]
    assert rows
    assert [row["variable"] for row in rows if not row["description"] or row["description"].startswith("None")] == []
    assert len({row["variable"] for row in rows}) == len(rows)
