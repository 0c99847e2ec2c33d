"""Runs the demo: the system, the upstream app and billing before and after it, and the table that shows it all."""

import asyncio
import os
import time
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console, Group, RenderableType
from rich.live import Live

from redflower.demo import folder
from redflower.demo.billing import Billing
from redflower.demo.plan import BASE_LIMIT_FEN, Case, Drawn, draw_case, plan
from redflower.demo.report import Report, Result, print_report, write_html, write_json
from redflower.interrupt import InterruptedBySignalError, run_until_interrupted
from redflower.journeys import Journeys
from redflower.leftovers import clear_leftovers
from redflower.show import StartShow, as_is, journeys_table, live, stations_legend, terminal
from redflower.state import StateFolder
from redflower.submit import Link, linked
from redflower.system import System, kafka_settings

IDLE_S = 90.0
"""When nothing has moved for so long, what has no end is lost."""
_LOOK_S = 0.2
_ROWS_MAX = 32
_ALWAYS_FRESH = ("DATABASE_URL", "REDFLOWER_STORAGE_URL")
_SETTLE_S = 1.0
"""How long to go on looking after the last end, for an end that comes twice."""


def demo_command(*, count: int, seed: int, keep: bool, json_file: Path | None, html_file: Path | None) -> int:
    """Run the demo; 0 where everything ended as it should, 1 where not."""
    console = terminal()
    base = StateFolder.from_environment()
    cleared = folder.clear_killed(base)
    if cleared:
        console.print(f"cleared {cleared} processes that a killed demo had left", style="yellow")
    state = folder.fresh(base, keep=keep)
    html_file = html_file or base.root / "demo.html"
    began = time.monotonic()
    try:
        report = run_until_interrupted(
            _demo(console, state, count=count, seed=seed), at_once=lambda: _end_at_once(state)
        )
    except InterruptedBySignalError as stopped:
        console.print("stopped; nothing is left running")
        return stopped.exit_code
    finally:
        if not keep:
            folder.remove(state)
    print_report(console, report)
    write_html(report, html_file)
    if json_file is not None:
        write_json(report, json_file)
    console.print(as_is(f"Page with the pictures: {html_file}"))
    if keep:
        there = f"`redflower up` there by REDFLOWER_STATE_DIR={state.root}"
        console.print(as_is(f"Kept: {state.root} (look at logs/; {there})"))
    console.print(f"[dim]{time.monotonic() - began:.1f} s in all[/dim]")
    return 0 if report.as_expected else 1


def _end_at_once(state: StateFolder) -> None:
    clear_leftovers(state, grace_s=0.1)


async def _demo(console: Console, state: StateFolder, *, count: int, seed: int) -> Report:
    began = time.monotonic()
    drawing = asyncio.create_task(_draw(plan(count, seed, datetime.now(UTC).date())))
    try:
        async with AsyncExitStack() as stack:
            show = StartShow(console)
            with show.shown():
                system = await stack.enter_async_context(System.running(state, show, environment=_environment(state)))
                drawn = await drawing
            ready_s = time.monotonic() - began
            link = await stack.enter_async_context(linked(kafka_settings(system.record), system.storage_url))
            play = Play(link, drawn)
            with live(console) as display:
                await play.until_all_ended(display)
            return play.report(seed=seed, ready_s=ready_s, seconds=time.monotonic() - began)
    finally:
        drawing.cancel()


def _environment(state: StateFolder) -> dict[str, str]:
    """A broker of one's own is used, on topics of this run's own; database and store are always fresh ones.

    In a database that has seen an earlier demo, the same pictures would rightly be refused.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _ALWAYS_FRESH}
    if "KAFKA_BOOTSTRAP_SERVERS" in environment:
        environment.setdefault("REDFLOWER_TOPIC_PREFIX", f"{state.root.name}.")
    return environment


async def _draw(cases: Sequence[Case]) -> dict[str, Drawn]:
    drawn: dict[str, Drawn] = {}
    for case in cases:
        drawn[case.id] = await asyncio.to_thread(draw_case, case, drawn)
    return drawn


class Play:
    """The upstream app, billing and the audience, for one run.

    Args:
        link: to the running system.
        drawn: the cases and their bytes, by id.
    """

    def __init__(self, link: Link, drawn: Mapping[str, Drawn]) -> None:
        self._link = link
        self._drawn = drawn
        self._waiting = list(drawn.values())
        self._journeys = Journeys(drawn)
        self._billing = Billing({each.case.person.account_id: BASE_LIMIT_FEN for each in drawn.values()})

    async def until_all_ended(self, display: Live) -> None:
        """Send everything, each when its time has come, and watch until all have ended or nothing moves any more."""
        now = datetime.now(UTC)
        for person in dict.fromkeys(each.case.person for each in self._drawn.values()):
            await self._link.upstream.tell_account(
                person.account_id,
                holder=person.holder,
                segment=person.segment,
                base_limit_fen=BASE_LIMIT_FEN,
                at=now,
            )
        last = time.monotonic()
        while self._journeys.open and time.monotonic() - last < IDLE_S:
            await self._send_what_is_due()
            if await self._look(_LOOK_S):
                last = time.monotonic()
            display.update(self._table())
        settled = time.monotonic() + _SETTLE_S
        while time.monotonic() < settled:
            await self._look(_LOOK_S)

    async def _send_what_is_due(self) -> None:
        due = [each for each in self._waiting if each.case.after is None or self._journeys[each.case.after].ended]
        self._waiting = [each for each in self._waiting if each not in due]
        for each in due:
            await self._link.upstream.upload(
                each.case.id, each.case.person.account_id, each.content, each.media_type, at=datetime.now(UTC)
            )

    async def _look(self, wait_s: float) -> bool:
        moved = False
        for sighting in await self._link.watcher.see(wait_s):
            self._billing.take(sighting)
            moved = self._journeys.take(sighting) is not None or moved
        return moved

    def _table(self) -> RenderableType:
        rows = [(f"{each.case.id} {each.case.title}", self._journeys[each.case.id]) for each in self._drawn.values()]
        open_first = sorted(rows, key=lambda row: row[1].ended) if len(rows) > _ROWS_MAX else rows
        return Group(journeys_table(open_first[:_ROWS_MAX], title="on their way"), stations_legend())

    def report(self, *, seed: int, ready_s: float, seconds: float) -> Report:
        """What became of everything."""
        results = []
        for each in self._drawn.values():
            journey = self._journeys[each.case.id]
            limit_fen = self._billing.limit_fen(each.case.person.account_id)
            end = journey.end
            before_fen = end.limit_before_fen if end is not None else None
            after_fen = end.limit_after_fen if end is not None else None
            results.append(
                Result(
                    drawn=each,
                    journey=journey,
                    limit_before_fen=limit_fen if before_fen is None else before_fen,
                    limit_after_fen=limit_fen if after_fen is None else after_fen,
                )
            )
        return Report(
            results=tuple(results),
            missing=tuple(self._billing.missing),
            doubled=tuple(self._billing.doubled),
            seed=seed,
            ready_s=ready_s,
            seconds=seconds,
        )


__all__ = ["Play", "demo_command"]
