"""What a killed system leaves behind is known by a mark in its environment, found again, and ended."""

import os
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path

import psutil

from redflower.state import StateFolder
from shared.embedded.process import stop

MARK = "REDFLOWER_SYSTEM"
"""Set for every process of a system: the state folder. Nobody sets it by hand, so no shell of a user's has it."""

_GRACE_S = 3.0


def processes_of(folder: Path) -> Iterator[psutil.Process]:
    """Every process that carries the mark of the system in ``folder``, or is a server working in it."""
    mine = os.getpid()
    for process in psutil.process_iter():
        if process.pid != mine and _belongs(process, str(folder)):
            yield process


def _belongs(process: psutil.Process, folder: str) -> bool:
    try:
        if process.status() == psutil.STATUS_ZOMBIE:
            return False
        if process.environ().get(MARK) == folder:
            return True
        # Postgres overwrites its environment, but names its folder. (A broker without the mark was started by hand.)
        return process.name() == "postgres" and f"{folder}{os.sep}postgres" in process.cmdline()
    except psutil.Error:
        return False  # gone meanwhile, or another user's: not one of ours


def clear_leftovers(state: StateFolder, *, grace_s: float = _GRACE_S) -> int:
    """End what a killed system has left in this folder: services with their workers, broker, database.

    Call it while holding the folder's lock, so that no running system is taken for a leftover.

    Returns:
        How many processes were ended.
    """
    everything = _with_children(processes_of(state.root))
    record = state.read()
    if record is not None:
        recorded = (service.process.process() for service in record.services)
        everything |= _with_children(process for process in recorded if process is not None)
    services = {process for process in everything if not _is_server(process)}
    stop(services, grace_s=grace_s)
    servers = everything - services
    # SIGINT is Postgres' fast stop (connections are cut), which SIGTERM would wait for; Kafka takes both alike.
    for process in servers:
        _interrupt(process)
    psutil.wait_procs(servers, timeout=grace_s)
    stop(servers, grace_s=0.1)
    state.forget()
    return len(everything)


def _with_children(processes: Iterable[psutil.Process]) -> set[psutil.Process]:
    found: set[psutil.Process] = set()
    for process in processes:
        found.add(process)
        try:
            found.update(process.children(recursive=True))
        except psutil.NoSuchProcess:
            continue
    return found


def _is_server(process: psutil.Process) -> bool:
    try:
        return process.name() in {"java", "postgres"}
    except psutil.NoSuchProcess:
        return False


def _interrupt(process: psutil.Process) -> None:
    try:
        process.send_signal(signal.SIGINT)
    except psutil.NoSuchProcess:
        return


__all__ = ["MARK", "clear_leftovers", "processes_of"]
