"""What a person sees on the terminal: the start of the system, its addresses, and the way of the credentials."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from redflower.journeys import STATIONS, Ending, Journey
from redflower.state import SystemRecord

ENDING_STYLE = {
    Ending.LIMIT_CHANGED: "green",
    Ending.REJECTED: "red",
    Ending.NEEDS_REVIEW: "yellow",
    Ending.DEAD_LETTERED: "bold white on red",
    Ending.LOST: "bold magenta",
}
_PASSED, _NEXT, _AHEAD = "●", "◐", "·"


_FILE_WIDTH = 120


def terminal(*, stderr: bool = False) -> Console:
    """Where people read: as wide as the terminal, and wide enough for every table where the output goes to a file."""
    made = Console(stderr=stderr)
    if not made.is_terminal and "COLUMNS" not in os.environ:
        made.width = _FILE_WIDTH
    return made


def as_is(text: str, style: str = "") -> Text:
    """Text from outside, as it is: no markup in it is followed, and what would steer the terminal is written out."""
    return Text("".join(each if each.isprintable() else ascii(each)[1:-1] for each in text), style)


class StartShow:
    """Progress of a start: one line a part, with the seconds it took. Plain lines where there is no terminal."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._tasks: dict[str, TaskID] = {}
        self._progress = Progress(
            SpinnerColumn(finished_text="[green]✓"),
            TextColumn("{task.description:<10}"),
            BarColumn(bar_width=24),
            TimeElapsedColumn(),
            TextColumn("[dim]{task.fields[note]}"),
            console=console,
            disable=not console.is_terminal,
        )

    @contextmanager
    def shown(self) -> Iterator["StartShow"]:
        """Show it as long as this lasts."""
        with self._progress:
            yield self

    def begin(self, part: str) -> None:
        """A part is being started."""
        if part not in self._tasks:
            self._tasks[part] = self._progress.add_task(part, total=None, note="")

    def progress(self, part: str, done: int, total: int) -> None:
        """How far the part is: of Kafka's jars, how many have come."""
        if part in self._tasks:
            self._progress.update(self._tasks[part], completed=done, total=total, note=f"jar {done} of {total}")

    def finish(self, part: str, seconds: float) -> None:
        """The part is ready."""
        self._progress.update(self._tasks[part], completed=1, total=1, note="")
        self._progress.stop_task(self._tasks[part])
        if not self._console.is_terminal:
            self._console.print(f"{part} ready after {seconds:.1f} s")

    def say(self, text: str) -> None:
        """Something that a person should know."""
        self._console.print(Text(text, style="yellow"))


def addresses(record: SystemRecord, states: dict[str, str] | None = None) -> Table:
    """Where everything is reached; ``states`` adds a word a service."""
    table = Table(title="Little Red Flower is running", title_style="bold red", title_justify="left")
    table.add_column("part")
    table.add_column("address", overflow="fold")
    table.add_column("pid", justify="right")
    table.add_column("state")
    table.add_row("kafka", as_is(record.bootstrap_servers), "", "")
    table.add_row("postgres", as_is(_without_password(record.database_url)), "", "")
    table.add_row("objects", as_is(record.storage_url), "", "")
    for service in record.services:
        state = (states or {}).get(service.label, "ready" if record.ready else "starting")
        if service.restarts:
            state += f", restarted {service.restarts}×"
        table.add_row(service.label, f"http://127.0.0.1:{service.http_port}/metrics", str(service.pid), state)
    return table


def _without_password(url: str) -> str:
    scheme, separator, rest = url.partition("://")
    user, at, place = rest.partition("@")
    return f"{scheme}{separator}{user.partition(':')[0]}{at}{place}" if at else url


def way(journey: Journey) -> Text:
    """The stations of one credential as dots: passed, at work, ahead; then its end."""
    text = Text()
    moving = not journey.ended
    for _, station in STATIONS:
        if station in journey.passed_s:
            text.append(_PASSED + " ", "green")
        elif moving:
            text.append(_NEXT + " ", "yellow")
            moving = False
        else:
            text.append(_AHEAD + " ", "dim")
    return text


def ending(journey: Journey) -> Text:
    """How it ended, in its colour; empty while it is on its way."""
    if not journey.ended:
        return Text("")
    return Text(journey.ending.value, ENDING_STYLE[journey.ending])


def seconds(journey: Journey) -> str:
    """From upload to end."""
    return "" if journey.seconds is None else f"{journey.seconds:.1f}"


def journeys_table(rows: Iterable[tuple[str, Journey]], *, title: str = "", limit: int | None = None) -> Table:
    """A live table of ways: one line a credential, the last ``limit`` of them."""
    shown = list(rows)
    table = Table(title=as_is(title, "bold") if title else None, title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("credential", no_wrap=True, max_width=34)
    table.add_column("way", no_wrap=True)
    table.add_column("type", no_wrap=True, max_width=24)
    table.add_column("end", no_wrap=True)
    table.add_column("s", justify="right")
    for name, journey in shown if limit is None else shown[-limit:]:
        table.add_row(as_is(name), way(journey), as_is(journey.type_code or ""), ending(journey), seconds(journey))
    return table


@contextmanager
def live(console: Console, *, per_second: float = 8) -> Iterator[Live]:
    """A part of the screen that is drawn again and again; nothing where there is no terminal."""
    with Live(console=console, refresh_per_second=per_second, transient=True, vertical_overflow="crop") as display:
        yield display


def stations_legend() -> RenderableType:
    """What the dots mean."""
    names = " ".join(station for _, station in STATIONS)
    return Group(Text(f"way: {names}   {_PASSED} passed  {_NEXT} at work  {_AHEAD} ahead", "dim"))


__all__ = [
    "ENDING_STYLE",
    "StartShow",
    "addresses",
    "as_is",
    "ending",
    "journeys_table",
    "live",
    "seconds",
    "stations_legend",
    "way",
]
