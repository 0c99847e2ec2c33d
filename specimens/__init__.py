"""Draws credentials, genuine and forged, and photographs them: for the demo, the tests and the evaluation.

Nothing here is copied from a real paper; holders, issuers' marks and emblems are invented.
"""

from specimens.draw import draw
from specimens.names import made_up_name
from specimens.sheet import contact_sheet
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
    "REFERENCE_DAY",
    "SEVERITIES",
    "Flaw",
    "Language",
    "Severity",
    "Specimen",
    "SpecimenRequest",
    "Truth",
    "UnsuitableRequestError",
    "contact_sheet",
    "draw",
    "made_up_name",
]
