"""The commands that meet a running system from outside: submit and watch."""

import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from redflower.interrupt import InterruptedBySignalError, run_until_interrupted
from redflower.journeys import Ending, Journey, Journeys, Sighting
from redflower.show import ENDING_STYLE, as_is, ending, journeys_table, live, seconds, stations_legend, terminal
from redflower.state import StateFolder
from redflower.submit import GOOD_ENDS, Submission, files_in, linked, refuse_unreadable, row, submit
from redflower.system import kafka_settings
from redflower.watch import Watcher
from shared.errors import ConfigurationError
from shared.settings import KafkaSettings, StorageSettings

_ROWS_SHOWN_MAX = 40
_WATCHED_MAX = 500


def reachable_system() -> tuple[KafkaSettings, str]:
    """How to reach the system: the one that runs in this state folder, else the one that the environment names.

    Returns:
        The broker's settings and the object store's URL ("" where only the broker is named).

    Raises:
        ConfigurationError: neither is there.
    """
    state = StateFolder.from_environment()
    record = state.running()
    if record is not None:
        return kafka_settings(record), record.storage_url
    if "KAFKA_BOOTSTRAP_SERVERS" in os.environ:
        storage_url = StorageSettings.load().storage_url if "REDFLOWER_STORAGE_URL" in os.environ else ""
        return KafkaSettings.load(), storage_url
    raise ConfigurationError(
        f"no system runs in {state.root}. Start one with `redflower up`, or name one by KAFKA_BOOTSTRAP_SERVERS and "
        "REDFLOWER_STORAGE_URL."
    )


def submit_command(paths: Sequence[Path], submission: Submission, *, timeout_s: float, json_file: Path | None) -> int:
    """Send files and show what becomes of them; 0 where each has a good end, 1 where one has not."""
    submission.check()
    settings, storage_url = reachable_system()
    if not storage_url:
        raise ConfigurationError(f"REDFLOWER_STORAGE_URL: {StorageSettings.model_fields['storage_url'].description}")
    files = files_in(paths)
    if not files:
        raise ConfigurationError("there is no file in the folders named")
    refuse_unreadable(files)
    console = terminal(stderr=json_file == Path("-"))

    async def send() -> dict[Path, Journey]:
        async with linked(settings, storage_url) as link:
            with _progress(console) as progress:
                task = progress.add_task("credentials", total=len(files), ends="")

                def moved(journeys: Journeys) -> None:
                    done = [journey for journey in journeys.all() if journey.ended]
                    progress.update(task, completed=len(done), ends=_ends(done))

                return await submit(link, files, submission, idle_s=timeout_s, moved=moved)

    try:
        journeys = run_until_interrupted(send(), at_once=lambda: None)
    except InterruptedBySignalError as stopped:
        console.print("stopped; what was sent already goes its way without us")
        return stopped.exit_code
    _print_ends(console, journeys)
    if json_file is not None:
        text = json.dumps([row(path, journey) for path, journey in journeys.items()], ensure_ascii=False, indent=1)
        if json_file == Path("-"):
            print(text)
        else:
            json_file.parent.mkdir(parents=True, exist_ok=True)
            json_file.write_text(text + "\n")
    return 0 if all(journey.ending in GOOD_ENDS for journey in journeys.values()) else 1


def _progress(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("[dim]{task.fields[ends]}"),
        console=console,
    )


def _ends(journeys: Sequence[Journey]) -> str:
    counts = Counter(journey.ending for journey in journeys)
    return ", ".join(f"{counts[each]} {each.value}" for each in Ending if counts[each])


def _print_ends(console: Console, journeys: dict[Path, Journey]) -> None:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("file", no_wrap=True, max_width=40)
    table.add_column("end", no_wrap=True)
    table.add_column("type", overflow="fold")
    table.add_column("reasons", overflow="fold")
    table.add_column("s", justify="right")
    worst_first = sorted(journeys.items(), key=lambda item: item[1].ending in GOOD_ENDS)
    for path, journey in worst_first[:_ROWS_SHOWN_MAX]:
        end = ending(journey) if journey.ended else f"[{ENDING_STYLE[Ending.LOST]}]lost"
        reasons = ", ".join(journey.reasons)
        table.add_row(as_is(path.name), end, as_is(journey.type_code or ""), as_is(reasons), seconds(journey))
    console.print(table)
    if len(journeys) > _ROWS_SHOWN_MAX:
        console.print(f"[dim]… and {len(journeys) - _ROWS_SHOWN_MAX} more; --json FILE has them all[/dim]")
    console.print(f"{len(journeys)} files: {_ends(list(journeys.values()))}")


def watch_command(*, json_: bool) -> int:
    """Show what goes by until Ctrl-C."""
    settings, _ = reachable_system()
    console = terminal()
    journeys = Journeys(kept_max=_WATCHED_MAX)

    async def look() -> None:
        async with Watcher.open(settings) as watcher:
            if json_:
                while True:
                    for sighting in await watcher.see(0.5):
                        print(_line(sighting), flush=True)
            with live(console) as display:
                while True:
                    rows = [(f"{each.account_id} {each.upload_id[:8]}", each) for each in journeys.all()]
                    height = max(3, console.height - 8)
                    table = journeys_table(rows, title=f"watching {settings.bootstrap_servers}", limit=height)
                    display.update(Group(table, stations_legend()))
                    for sighting in await watcher.see(0.25):
                        journeys.take(sighting)

    try:
        run_until_interrupted(look(), at_once=lambda: None)
    except InterruptedBySignalError:
        if not json_:
            print(file=sys.stderr)
    return 0


def _line(sighting: Sighting) -> str:
    event = sighting.event
    return json.dumps(
        {
            "at_s": sighting.at_s,
            "event": event.type if event is not None else "dead_letter",
            "id": str(sighting.event_id),
            "account": sighting.account_id,
            "upload": sighting.upload_id,
            "topic": event.topic if event is not None else sighting.dead_letter_topic,
            "reason": sighting.dead_letter_reason,
        }
    )


__all__ = ["reachable_system", "submit_command", "watch_command"]
