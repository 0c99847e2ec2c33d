"""The text of a line: made safe to carry, and folded to simplified characters. Pure."""

import re
import unicodedata
from functools import cache

from opencc import OpenCC

from shared.events.credential import TEXT_MAX

# Categories of Unicode that are no text: control, format (zero-width and direction marks), surrogate, unassigned.
# A lone surrogate can't even be written as UTF-8.
_NO_TEXT = frozenset({"Cc", "Cf", "Cs", "Cn"})

# Circles that stand for the zero of a Chinese date (二○二四): all become 〇 (U+3007).
_ZEROS = str.maketrans({"○": "〇", "◯": "〇", "◦": "〇", "⚪": "〇"})


# The point within a name (阿卜杜·赛买提) as readers write it: they don't tell one middle dot from another.
_POINT = re.compile(r"(?<=[㐀-鿿])[・•‧･∙⋅](?=[㐀-鿿])")


def clean(text: str, length_max: int = TEXT_MAX) -> str:
    """The text without control characters and surrogates, white space drawn together, at most ``length_max`` characters.

    A middle dot between Chinese characters is ``·`` (U+00B7).
    """
    kept = "".join(
        " " if character.isspace() else character
        for character in text
        if character.isspace() or unicodedata.category(character) not in _NO_TEXT
    )
    return _POINT.sub("·", " ".join(kept.split()))[:length_max].rstrip()


def fold(text: str) -> str | None:
    """The text with traditional characters folded to simplified ones, or None where that changes nothing.

    By OpenCC's ``t2s`` tables. The text itself is kept beside it: some names are written in traditional characters.
    """
    if text.isascii():
        return None
    folded = clean(_converter().convert(text).translate(_ZEROS))
    return folded if folded != text else None


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
