"""One reading of one field, and how much each way of finding it is trusted."""

from dataclasses import dataclass

from services.classify.text import TextLine
from shared.events import FieldName

# Beside a label: 1. In a sentence made for it; on the line above or below such words; by the place on the page alone.
SENTENCE_WEIGHT = 0.85
NEIGHBOUR_WEIGHT = 0.8
PLACE_WEIGHT = 0.6
MARK_WEIGHT = 0.4
HANDWRITTEN_TRUST = 0.8


@dataclass(frozen=True, slots=True)
class Found:
    """One reading of one field."""

    name: FieldName
    text: str
    value: str
    line: TextLine
    weight: float

    @property
    def confidence(self) -> float:
        """The reader's confidence, lowered by how sure the place is, and by handwriting."""
        trust = self.weight * (HANDWRITTEN_TRUST if self.line.source == "handwritten" else 1.0)
        return round(min(1.0, max(0.0, self.line.confidence * trust)), 4)
