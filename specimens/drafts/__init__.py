"""What a paper says, part by part, before anyone lays it out: one draft a family and language."""

import numpy as np

from specimens.content import Content
from specimens.drafts import chinese, latin, worded
from specimens.drafts.draft import Draft

__all__ = ["Draft", "draft_of"]


def draft_of(content: Content, rng: np.random.Generator) -> Draft:
    """The draft of a credential in its language."""
    if content.wording is not None:
        return worded.draft(content, rng)
    return chinese.draft(content, rng) if content.chinese else latin.draft(content, rng)
