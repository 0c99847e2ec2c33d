"""The commands that run things: up, status and down."""

import asyncio
import json
import time
from collections.abc import Sequence

from rich.console import Console

from redflower.interrupt import InterruptedBySignalError, run_until_interrupted
from redflower.leftovers import clear_leftovers
from redflower.show import StartShow, addresses, terminal
from redflower.state import StateFolder, StateInUseError, SystemRecord
from redflower.supervisor import answers_ready
from redflower.system import System
from shared.errors import ConfigurationError

EXIT_NOT_READY = 1
EXIT_NOT_RUNNING = 3
_DOWN_TIMEOUT_S = 90.0
_LOOK_S = 0.1


def up_command(processes: Sequence[str], *, json_: bool) -> int:
    """Run the system until a signal comes; that is its ordinary end."""
    console = terminal(stderr=json_)
    state = StateFolder.from_environment()
    wanted = parse_processes(processes)

    async def stay_up() -> None:
        show = StartShow(console)
        began = time.monotonic()
        with show.shown():
            running = System.running(state, show, processes=wanted)
            system = await running.__aenter__()
        try:
            _announce(console, system.record, time.monotonic() - began, json_=json_)
            await asyncio.Event().wait()
        finally:
            console.print("[dim]stopping: services, broker, database. Ctrl-C again ends them at once.[/dim]")
            await running.__aexit__(None, None, None)

    try:
        run_until_interrupted(stay_up(), at_once=lambda: _end_at_once(state))
    except InterruptedBySignalError:
        console.print("stopped")
    return 0


def _announce(console: Console, record: SystemRecord, seconds: float, *, json_: bool) -> None:
    if json_:
        print(record.model_dump_json(), flush=True)
        return
    console.print(addresses(record))
    console.print(
        f"Ready after {seconds:.1f} s. Send files with [bold]redflower submit FILE --account ID[/bold], see them go by "
        "with [bold]redflower watch[/bold]; Ctrl-C stops everything."
    )


def _end_at_once(state: StateFolder) -> None:
    clear_leftovers(state, grace_s=0.1)


def status_command(*, json_: bool) -> int:
    """Say what runs in this state folder."""
    state = StateFolder.from_environment()
    record = state.running()
    if record is None:
        print(json.dumps({"running": False}) if json_ else f"nothing runs in {state.root}; `redflower up` starts it")
        return EXIT_NOT_RUNNING

    async def ask() -> list[bool]:
        return await asyncio.gather(*(answers_ready(service.http_port) for service in record.services))

    ready = asyncio.run(ask())
    states = {
        service.label: "ready" if answer else "not ready" if service.process.process() else "not running"
        for service, answer in zip(record.services, ready, strict=True)
    }
    if json_:
        print(json.dumps({"running": True, "states": states, **record.model_dump()}))
    else:
        terminal().print(addresses(record, states))
    return 0 if record.ready and all(ready) else EXIT_NOT_READY


def down_command() -> int:
    """Stop the system of this state folder; a killed one's leftovers go too."""
    state = StateFolder.from_environment()
    record = state.running()
    process = record.process.process() if record is not None else None
    if record is not None and process is not None:
        process.terminate()
        _wait_until_gone(record)
    try:
        with state.lock():
            cleared = clear_leftovers(state)
    except StateInUseError:
        raise ConfigurationError(f"the system in {state.root} is still starting or stopping; try again") from None
    if process is None and not cleared:
        print(f"nothing was running in {state.root}")
        return EXIT_NOT_RUNNING
    print("stopped" if process is not None else f"cleared {cleared} processes that a killed system had left")
    return 0


def _wait_until_gone(record: SystemRecord) -> None:
    """Wait for the supervisor's end. One that has ended but is not yet reaped by its parent counts as gone."""
    deadline = time.monotonic() + _DOWN_TIMEOUT_S
    while record.process.process() is not None:
        if time.monotonic() > deadline:
            raise ConfigurationError(f"the system (process {record.pid}) did not stop in {_DOWN_TIMEOUT_S:.0f} s")
        time.sleep(_LOOK_S)


def parse_processes(asked: Sequence[str]) -> dict[str, int]:
    """``["ocr=2", "verify=2,ingest=1"]`` as numbers a service.

    Raises:
        ConfigurationError: where it is not of that form.
    """
    wanted = {}
    for part in ",".join(asked).split(","):
        if not part.strip():
            continue
        name, _, count = part.partition("=")
        if not count.strip().isdigit():
            raise ConfigurationError(f"--processes takes SERVICE=NUMBER, such as ocr=2, not {part!r}")
        wanted[name.strip()] = int(count)
    return wanted


__all__ = ["down_command", "parse_processes", "status_command", "up_command"]
