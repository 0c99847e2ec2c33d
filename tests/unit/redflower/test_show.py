"""What a person is shown of text that anyone may have sent: the text, and nothing that it asks the terminal to do."""

import io
import json
from dataclasses import fields
from pathlib import Path

import pytest
from rich.console import Console, RenderableType

from redflower.commands.dlq import table_of, whole_of
from redflower.journeys import End, Ending, Journey
from redflower.sending import _print_ends
from redflower.show import addresses, journeys_table
from redflower.state import SystemRecord
from shared.bus.dead_letters import DeadLetter

HOSTILE = ("[/evil]", "[bold]", "[link=http://x]", "\\[/evil]", "[/]")


def letter(**words: object) -> DeadLetter:
    """A dead letter, empty but for some words."""
    empty = dict.fromkeys((each.name for each in fields(DeadLetter)), "") | {"key": None, "value": None, "headers": ()}
    return DeadLetter(**(empty | {"offset": 1, "attempt": 1} | words))  # type: ignore[arg-type]


def shown(what: RenderableType) -> str:
    console = Console(file=io.StringIO(), width=300, force_terminal=True, color_system=None)
    console.print(what)
    return console.file.getvalue()  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", HOSTILE)
def test_dead_letters_are_listed_as_they_are(text: str) -> None:
    """An event type, a reason or an error such as ``[/evil]`` is shown, not followed."""
    table = shown(table_of([letter(topic=text, reason=text, error=text, at=text)]))
    assert table.count(text) >= 4


@pytest.mark.parametrize("text", HOSTILE)
def test_watched_and_sent_credentials_are_shown_as_they_are(text: str) -> None:
    """The same of account ids, file names, types and reasons."""
    journey = Journey(upload_id="u", type_code=text)
    journey.ends.append(End(Ending.DEAD_LETTERED, None, 0.0, (text,)))
    table = shown(journeys_table([(text, journey)], title=f"watching {text}"))
    assert table.count(text) >= 3
    console = Console(file=io.StringIO(), width=300)
    _print_ends(console, {Path("folder") / text.replace("/", "_"): journey})
    assert console.file.getvalue().count(text) >= 2  # type: ignore[attr-defined]


def test_addresses_are_shown_as_they_are() -> None:
    """A state folder may have any name."""
    record = SystemRecord(
        pid=1, created=0, bootstrap_servers="[/a]", database_url="postgresql://u:secret@/[/b]", storage_url="[/c]"
    )
    table = shown(addresses(record))
    assert all(text in table for text in ("[/a]", "postgresql://u@/[/b]", "[/c]"))


def test_the_terminal_is_not_steered() -> None:
    """Control sequences, line ends and turned writing directions in a message are written out."""
    table = shown(table_of([letter(error="\x1b]0;title\x07 \x9b31m \r\n \u202egnp.exe 姓名")]))
    assert r"\x1b]0;title\x07 \x9b31m \r\n \u202egnp.exe 姓名" in table


def test_a_dead_letter_is_shown_whole_whatever_is_in_it() -> None:
    """A header without a value, bytes that are no text, no value at all: what is there is shown."""
    shown_whole = whole_of(letter(headers=(("ce_type", None), ("ce_id", b"\xff")), key=b"\xfe"))
    assert json.loads(json.dumps(shown_whole))["headers"] == {"ce_type": "", "ce_id": r"\xff"}
    assert shown_whole["key"] == r"\xfe"
