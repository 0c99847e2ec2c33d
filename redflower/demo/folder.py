"""The demo's own state folders: each run has a fresh one, and clears what killed runs have left."""

import shutil
import tempfile
import time
from pathlib import Path

from redflower.leftovers import clear_leftovers
from redflower.state import StateFolder, StateInUseError

PREFIX = "demo-"
_KEPT = "kept"
_LOCKED_WITHIN_S = 10.0


def clear_killed(base: StateFolder) -> int:
    """End the processes of killed demos and remove their folders, but for those that were to be kept.

    Returns:
        How many processes were ended.
    """
    ended = 0
    for folder in sorted(base.root.glob(f"{PREFIX}*")):
        if not folder.is_dir() or _just_made(folder):
            continue
        state = StateFolder(folder)
        try:
            with state.lock():
                ended += clear_leftovers(state)
        except StateInUseError:
            continue  # a demo that runs now
        if not (folder / _KEPT).exists():
            shutil.rmtree(folder, ignore_errors=True)
    return ended


def fresh(base: StateFolder, *, keep: bool) -> StateFolder:
    """A new folder; its system locks it at once."""
    base.create()
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=base.root))
    folder.chmod(0o755)  # Postgres, run by another user for root, must pass through
    if keep:
        (folder / _KEPT).touch()
    return StateFolder(folder)


def _just_made(folder: Path) -> bool:
    """Whether another demo may be about to lock this folder."""
    return not (folder / "lock").exists() and time.time() - folder.stat().st_mtime < _LOCKED_WITHIN_S


def remove(state: StateFolder) -> None:
    """The demo is over and its folder not wanted any more."""
    shutil.rmtree(state.root, ignore_errors=True)


__all__ = ["clear_killed", "fresh", "remove"]
