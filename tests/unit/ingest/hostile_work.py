"""What a decoding worker may be made to do by a hostile file, for the tests of the pool.

Spawned workers import this by its name.
"""

import os
import signal
import time
from pathlib import Path

from services.ingest.limits import Limits
from services.ingest.worker import decode_file

HANG, CRASH, BOMB, STOP, CRASH_ONCE = b"hang", b"crash", b"bomb", b"stop", b"crash once"


def work(source: Path, result: Path, limits: Limits) -> None:
    """Do what the file says; decode it where it says nothing."""
    content = source.read_bytes()
    if content == HANG:
        time.sleep(3600)
    elif content == CRASH:
        os.kill(os.getpid(), signal.SIGSEGV)
    elif content == BOMB:
        bytearray(16 * limits.memory_bytes_max)
    elif content == STOP:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(3600)
    elif content.startswith(CRASH_ONCE):
        source.write_bytes(content.removeprefix(CRASH_ONCE))
        os.kill(os.getpid(), signal.SIGSEGV)
    else:
        decode_file(source, result, limits)
