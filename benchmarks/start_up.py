"""How long it takes until everything is ready, with what it fetches in the cache already."""

import asyncio
import os
import signal
import sys
import time

from benchmarks.result import Result, median
from benchmarks.whole_system import OWN_PARTS, scratch_folder
from shared.embedded.jars import classpath
from shared.settings import StateSettings

NAME = "start_up"
HOW = (
    "The commands themselves, from the start of the process: `redflower up --json` until it says that all is ready "
    "(then SIGTERM), and `redflower kafka start` until it returns with the broker answering and the topics made. "
    "Each first in an empty state folder, then again in the same one. Kafka's jars are in the cache. Medians."
)
_ROUNDS = 3
_READY_TIMEOUT_S = 240.0


async def measure(*, quick: bool) -> Result:
    """Run it."""
    await asyncio.to_thread(classpath, StateSettings.load())
    seconds: dict[str, list[float]] = {}
    for _ in range(1 if quick else _ROUNDS):
        for command, run in (("kafka start", _kafka_start), ("up", _up)):
            with scratch_folder() as folder:
                for state in ("new state", "same state again"):
                    took_s, stopped_s = await run({**_environment(), "REDFLOWER_STATE_DIR": f"{folder}/state"})
                    seconds.setdefault(f"redflower {command}, {state}", []).append(took_s)
                    seconds.setdefault(f"redflower {command}: until stopped", []).append(stopped_s)
    return Result(NAME, HOW, tuple(median(name, runs, "s") for name, runs in seconds.items()))


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in OWN_PARTS}


async def _redflower(environment: dict[str, str], *arguments: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "redflower", *arguments),
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )


async def _up(environment: dict[str, str]) -> tuple[float, float]:
    """Seconds until ready, and from SIGTERM to the end."""
    began = time.perf_counter()
    process = await _redflower(environment, "up", "--json")
    assert process.stdout is not None
    try:
        line = await asyncio.wait_for(process.stdout.readline(), _READY_TIMEOUT_S)
        took_s = time.perf_counter() - began
    finally:
        stopping = time.perf_counter()
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        await process.wait()
    assert line.startswith(b"{"), "`redflower up` did not become ready"
    return took_s, time.perf_counter() - stopping


async def _kafka_start(environment: dict[str, str]) -> tuple[float, float]:
    """Seconds until it returns, and until `redflower kafka stop` does."""
    began = time.perf_counter()
    code = await (await _redflower(environment, "kafka", "start")).wait()
    took_s = time.perf_counter() - began
    stopping = time.perf_counter()
    await (await _redflower(environment, "kafka", "stop")).wait()
    assert code == 0, "`redflower kafka start` failed"
    return took_s, time.perf_counter() - stopping
