"""What runs in a worker process: loads the engine once, then reads page after page.

Only light imports here: the limits on threads must stand before numpy and ONNX Runtime are loaded.
"""

import ctypes
import os
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING

from shared.errors import ConfigurationError
from shared.events import EngineInfo, PageReading

if TYPE_CHECKING:
    from services.ocr.engines import Engine

_PR_SET_PDEATHSIG = 1
_WATCH_S = 1.0

_engine: "Engine | None" = None
_opinion: "Engine | None" = None
_refusal: ConfigurationError | None = None


def start(engine_name: str, opinion_name: str | None, parent_pid: int) -> None:
    """Prepare this process and load the engine: pebble calls it once, before the first page.

    Ctrl-C and a stop reach a whole group of processes; they are the parent's business, which still wants the pages
    that are being read. If the parent is killed, this process dies with it.
    """
    global _engine, _opinion, _refusal  # noqa: PLW0603 a worker has its engines for its life
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    _die_with(parent_pid)
    for variable in ("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = "1"

    import cv2  # noqa: PLC0415 after the limits on threads
    import numpy as np  # noqa: PLC0415

    from services.ocr.engines import make  # noqa: PLC0415

    cv2.setNumThreads(1)
    try:
        _engine = make(engine_name)
        _opinion = make(opinion_name) if opinion_name else None
    except ConfigurationError as error:
        _refusal = error  # told by describe(): the parent can do something about it
        return
    picture = np.full((320, 640, 3), 255, dtype=np.uint8)
    cv2.putText(picture, "Warm up 2024", (40, 180), cv2.FONT_HERSHEY_SIMPLEX, 2, (0, 0, 0), 3)
    read(1, cv2.imencode(".png", picture)[1].tobytes())


def describe() -> EngineInfo:
    """The engine that this worker reads with.

    Raises:
        ConfigurationError: the engine can't be made.
    """
    if _refusal is not None:
        raise _refusal
    assert _engine is not None
    from services.ocr.engines import tesseract  # noqa: PLC0415 after the limits on threads

    return _engine.info.model_copy(update={"models": (*_engine.info.models, *tesseract.MODELS)})


def read(number: int, content: bytes, layer: str = "") -> PageReading:
    """Read one page; see :func:`services.ocr.page.read_page`."""
    from services.ocr.page import read_page  # noqa: PLC0415

    assert _engine is not None
    return read_page(_engine, number, content, layer, _opinion)


def _die_with(parent_pid: int) -> None:
    """End this process when its parent is gone, also where the parent was killed and could tell nobody."""
    if sys.platform == "linux":
        # The kernel does it, even while the engine hangs in C. See prctl(2).
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent_pid:
        os._exit(1)

    def watch() -> None:
        while os.getppid() == parent_pid:
            time.sleep(_WATCH_S)
        os._exit(1)

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()
