"""What a paper says, part by part, before anyone lays it out: one draft a family and language."""

from dataclasses import replace

import numpy as np

from specimens.content import Content
from specimens.drafts import chinese, latin, worded
from specimens.drafts.draft import Draft

__all__ = ["Draft", "draft_of"]


def draft_of(content: Content, rng: np.random.Generator) -> Draft:
    """The draft of a credential in its language."""
    if content.wording is not None:
        return worded.draft(content, rng)
    drafted = chinese.draft(content, rng) if content.chinese else latin.draft(content, rng)
    said = "".join((drafted.title, drafted.above or "", *(value for _, value, _ in drafted.rows)))
    if content.detail and content.detail not in said:  # it alone may tell two types apart
        if not drafted.rows:
            return replace(drafted, under=f"（{content.detail}）")
        return replace(drafted, rows=(*drafted.rows[:1], ("方    向", content.detail, None), *drafted.rows[1:]))
    return drafted
