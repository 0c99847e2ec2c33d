"""What a paper says, part by part, before anyone lays it out: one draft a family and language."""

import numpy as np

from specimens.content import Content
from specimens.drafts import chinese, latin
from specimens.drafts.draft import Draft

__all__ = ["Draft", "draft_of"]


def draft_of(content: Content, rng: np.random.Generator) -> Draft:
    """The draft of a credential in its language."""
    return chinese.draft(content, rng) if content.chinese else latin.draft(content, rng)
