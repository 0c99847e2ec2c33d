"""Draws credentials, genuine and forged, and photographs them: for the demo, the tests and the evaluation.

Nothing here is copied from a real paper; holders, issuers' marks and emblems are invented.
"""

from specimens.contact import contact_sheet
from specimens.distraction import DISTRACTIONS, Distraction, draw_distraction
from specimens.draw import draw
from specimens.names import made_up_name
from specimens.truth import (
    REFERENCE_DAY,
    SEVERITIES,
    Flaw,
    Language,
    Severity,
    Specimen,
    SpecimenRequest,
    Truth,
    UnsuitableRequestError,
)

__all__ = [
    "DISTRACTIONS",
    "REFERENCE_DAY",
    "SEVERITIES",
    "Distraction",
    "Flaw",
    "Language",
    "Severity",
    "Specimen",
    "SpecimenRequest",
    "Truth",
    "UnsuitableRequestError",
    "contact_sheet",
    "draw",
    "draw_distraction",
    "made_up_name",
]
