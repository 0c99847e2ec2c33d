"""The inside of a decoding process: its memory bound, its watch over the parent, its one task."""

import io
import os
import pickle
import resource
import sys
import threading
import time
import warnings
from pathlib import Path

from PIL import Image

from services.ingest.decode import decode
from services.ingest.limits import SIDE_MIN_PX, Limits

_PARENT_CHECK_S = 1.0


def start(limits: Limits, parent_pid: int) -> None:
    """Prepare a new process: warm libraries, no more memory than agreed, gone when the parent is gone."""
    # Pillow warns at its limit and refuses at twice its limit, before anything is decoded.
    Image.MAX_IMAGE_PIXELS = limits.pixels_max // 2
    warnings.simplefilter("ignore", Image.DecompressionBombWarning)
    _warm_up(limits)
    if sys.platform == "linux":
        at_rest = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        bound = at_rest + limits.memory_bytes_max
        resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    threading.Thread(target=_leave_with_parent, args=(parent_pid,), daemon=True).start()


def decode_file(source: Path, result: Path, limits: Limits) -> None:
    """Decode one file into another: only paths cross the pipe that the workers share, never a picture."""
    result.write_bytes(pickle.dumps(decode(source.read_bytes(), limits)))


def _warm_up(limits: Limits) -> None:
    """Load what the libraries load lazily (scipy among it), so that the memory at rest is known."""
    buffer = io.BytesIO()
    Image.new("RGB", (SIDE_MIN_PX, SIDE_MIN_PX), "white").save(buffer, "PNG")
    decode(buffer.getvalue(), limits)


def _leave_with_parent(parent_pid: int) -> None:
    """End this process when the service has died without a word: a hung decoder must not outlive it."""
    while os.getppid() == parent_pid:
        time.sleep(_PARENT_CHECK_S)
    os._exit(1)
