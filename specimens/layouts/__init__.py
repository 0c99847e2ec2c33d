"""Which layout a credential is drawn in."""

import numpy as np

from shared.events import Family
from specimens.content import Content
from specimens.layouts import award, qualification
from specimens.layouts.common import Layout

_ANY = (award.honour,)


def layout_for(content: Content, rng: np.random.Generator) -> Layout:
    """The layout of a credential: by words of its name where they say it, else one of its family's."""
    choices: tuple[Layout, ...] = _ANY
    if content.type.family is Family.VOCATIONAL_SKILL:
        choices = (qualification.skill_level,)
    if content.type.family is Family.PROFESSIONAL_QUALIFICATION:
        choices = (qualification.booklet, qualification.sheet, qualification.teacher)
    return choices[int(rng.integers(len(choices)))]
