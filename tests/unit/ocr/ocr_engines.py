"""Engines of the tests' own: made by name like any other, and obedient to the picture they are shown.

The top left pixel is the order: red hangs, green kills the process, blue raises, yellow kills it once for each file of
the folder in REDFLOWER_TEST_CRASHES; anything else reads.
"""

import os
import time
from collections.abc import Sequence
from pathlib import Path

from services.ocr.engines.base import Picture, ReadLine
from shared.errors import ConfigurationError
from shared.events import EngineInfo

HANG = (255, 0, 0)
CRASH = (0, 255, 0)
RAISE = (0, 0, 255)
CRASH_ONCE = (255, 255, 0)
READ = (255, 255, 255)


class ObedientEngine:
    """Does what the picture says, and reads its own process id."""

    reads_sideways = False

    def __init__(self) -> None:
        self.info = EngineInfo(name="obedient", version="1")

    def read(self, image: Picture) -> list[ReadLine]:
        """Do what the top left pixel says."""
        order = tuple(int(channel) for channel in image[0, 0])
        if order == HANG:
            time.sleep(3600)
        if order == CRASH:
            os._exit(11)
        if order == RAISE:
            raise RuntimeError("told to")
        if order == CRASH_ONCE:
            mark = Path(os.environ["REDFLOWER_TEST_CRASHES"]) / "mark"
            if mark.exists():
                mark.unlink()
                os._exit(11)
        return [ReadLine(str(os.getpid()), (0, 0, 80, 0, 80, 20, 0, 20), 0.9)]

    def recognise(self, crops: Sequence[Picture]) -> list[tuple[str, float]]:
        """Nothing in any."""
        return [("", 0.0) for _ in crops]


def dying() -> ObedientEngine:
    """An engine that dies while it is made."""
    os._exit(3)


def refusing() -> ObedientEngine:
    """An engine that says what it lacks."""
    raise ConfigurationError("install what is missing")
