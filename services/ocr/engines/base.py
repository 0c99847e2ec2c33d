"""What an OCR engine is to the rest of the service: a picture in, lines out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from shared.events import EngineInfo

Picture: TypeAlias = NDArray[np.uint8]
"""Height × width × 3, RGB, 8 bits a channel."""

Quad: TypeAlias = tuple[float, float, float, float, float, float, float, float]
"""Four corners in pixels, clockwise: x0 y0 … x3 y3. The first is the text's own top left, so that it reads from the first to the second."""

Source: TypeAlias = Literal["printed", "handwritten", "seal", "text_layer"]
"""Where a line stands; see :class:`shared.events.Line`."""


def quad(values: Iterable[float]) -> Quad:
    """Four corners from eight numbers."""
    x0, y0, x1, y1, x2, y2, x3, y3 = (float(value) for value in values)
    return x0, y0, x1, y1, x2, y2, x3, y3


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One line as an engine read it.

    Args:
        text: empty where a line was found and could not be read.
        confidence: in [0, 1], the engine's own: good for comparing lines of one engine, not calibrated.
        alternative: what a second reading made of it, where the two disagree; else the engine's own second choice.
    """

    text: str
    box: Quad
    confidence: float
    source: Source = "printed"
    alternative: str | None = None


class Engine(Protocol):
    """Reads pictures. Made once a worker process; used by one thread."""

    @property
    def info(self) -> EngineInfo:
        """Name, version and models, so that a reading can be understood years later."""
        ...

    @property
    def reads_sideways(self) -> bool:
        """Whether it reads lines that lie on their side or head as well as upright ones, and says so by their boxes."""
        ...

    def read(self, image: Picture) -> list[ReadLine]:
        """Read a picture as it lies. The lines come in no promised order; none is no error."""
        ...

    def recognise(self, crops: Sequence[Picture]) -> list[tuple[str, float]]:
        """Read pictures that hold one upright line each: text and confidence of each, in their order.

        ``("", 0.0)`` where there is no text in it.
        """
        ...
