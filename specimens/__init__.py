"""Draws credentials, genuine and forged, and photographs them: for the demo, the tests and the evaluation.

Nothing here is copied from a real paper; holders, issuers' marks and emblems are invented.
"""

from specimens.contact import contact_sheet
from specimens.distraction import DISTRACTIONS, Distraction, draw_distraction
from specimens.draw import draw
from specimens.names import made_up_name, varied_name
from specimens.plan import draw_any, sample
from specimens.tongue import language_of
from specimens.truth import (
    LANGUAGES,
    REFERENCE_DAY,
    SEVERITIES,
    SPLITS,
    AnyRequest,
    DistractionRequest,
    Flaw,
    Language,
    Severity,
    Specimen,
    SpecimenRequest,
    Split,
    Truth,
    UnlistedRequest,
    UnsuitableRequestError,
)
from specimens.unlisted import draw_unlisted

__all__ = [
    "DISTRACTIONS",
    "LANGUAGES",
    "REFERENCE_DAY",
    "SEVERITIES",
    "SPLITS",
    "AnyRequest",
    "Distraction",
    "DistractionRequest",
    "Flaw",
    "Language",
    "Severity",
    "Specimen",
    "SpecimenRequest",
    "Split",
    "Truth",
    "UnlistedRequest",
    "UnsuitableRequestError",
    "contact_sheet",
    "draw",
    "draw_any",
    "draw_distraction",
    "draw_unlisted",
    "language_of",
    "made_up_name",
    "sample",
    "varied_name",
]
