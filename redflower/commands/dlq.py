"""``redflower dlq``: dead letters listed, looked at, and sent again."""

# ruff: noqa: PLC0415 - heavy imports happen where they are needed

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shared.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from shared.bus.dead_letters import DeadLetter

app = typer.Typer(
    help="Dead letters: messages that could not be done, set aside with the reason. List, look, mend, send again.",
    no_args_is_help=True,
)

Reason = Annotated[str | None, typer.Option(help="Only those with this reason, such as value_invalid.")]
Topic = Annotated[str, typer.Argument(help="A dead-letter topic, as `redflower dlq list` names it.")]
_VALUE_SHOWN_MAX = 4_000


@app.command("list")
def list_(
    reason: Reason = None,
    waiting: Annotated[bool, typer.Option("--waiting", help="Only those that have not been sent again.")] = False,  # noqa: FBT002
    json_: Annotated[bool, typer.Option("--json", help="Print one JSON object a dead letter.")] = False,  # noqa: FBT002
) -> None:
    """List the dead letters of all topics, oldest first."""
    from redflower.show import terminal

    letters = [
        letter
        for letter in _read()
        if (reason is None or letter.reason == reason) and not (waiting and letter.replayed)
    ]
    if json_:
        for letter in letters:
            print(json.dumps(_summary(letter)))
        return
    console = terminal()
    if letters:
        console.print(table_of(letters))
    console.print(f"{len(letters)} dead letter{'' if len(letters) == 1 else 's'}")


def table_of(letters: "Sequence[DeadLetter]") -> "Table":
    """The list for people. What it shows comes from messages that anyone may have sent."""
    from rich.table import Table

    from redflower.show import as_is

    table = Table("topic", "offset", "reason", "error", "attempt", "at", "sent again")
    for letter in letters:
        sent = "yes" if letter.replayed else ""
        cells = (letter.topic, str(letter.offset), letter.reason, letter.error, str(letter.attempt), letter.at, sent)
        table.add_row(*(as_is(cell) for cell in cells))
    return table


@app.command()
def show(
    topic: Topic,
    offset: Annotated[int, typer.Argument(min=0, help="Which one, by its offset in that topic.")],
    json_: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,  # noqa: FBT002
) -> None:
    """Show one dead letter whole. Its value may hold personal data: it is shown here, and written to no log."""
    from redflower.show import terminal

    letter = next((each for each in _read() if each.topic == topic and each.offset == offset), None)
    if letter is None:
        message = f"no dead letter at offset {offset} of {topic}; `redflower dlq list` shows what there is"
        raise ConfigurationError(message)
    whole = whole_of(letter)
    if json_:
        print(json.dumps(whole, ensure_ascii=False))
    else:
        terminal().print_json(json.dumps(whole, ensure_ascii=False))


def whole_of(letter: "DeadLetter") -> dict[str, Any]:
    """All of a dead letter, as JSON can hold it. In Kafka a header may be null, though its type does not say so."""
    from shared.bus.cloudevents import show as shown

    return _summary(letter) | {
        "key": (letter.key or b"").decode(errors="backslashreplace"),
        "headers": {name: (value or b"").decode(errors="backslashreplace") for name, value in letter.headers},
        "value": shown((letter.value or b"")[:_VALUE_SHOWN_MAX]),
    }


@app.command()
def replay(
    topic: Topic,
    reason: Reason = None,
    offset: Annotated[int | None, typer.Option(min=0, help="Only the one at this offset.")] = None,
) -> None:
    """Send the dead letters of a topic to where they came from; what is done already is not done twice."""
    import asyncio

    from redflower.sending import reachable_system
    from shared.bus.dead_letters import replay as send_again
    from shared.bus.publisher import Publisher
    from shared.bus.topics import dead_letter_topics

    settings, _ = reachable_system()
    if topic not in dead_letter_topics(settings):
        message = f"{topic} is no dead-letter topic; there are: {', '.join(dead_letter_topics(settings))}"
        raise ConfigurationError(message)

    async def send() -> int:
        async with Publisher(settings) as publisher:
            return await send_again(settings, publisher, topic, reason=reason, offset=offset)

    print(f"{asyncio.run(send())} sent again")


def _read() -> "list[DeadLetter]":
    import asyncio

    from redflower.sending import reachable_system
    from shared.bus.dead_letters import read_dead_letters

    settings, _ = reachable_system()

    async def read() -> "list[DeadLetter]":
        return [letter async for letter in read_dead_letters(settings)]

    return asyncio.run(read())


def _summary(letter: "DeadLetter") -> dict[str, Any]:
    names = ("topic", "offset", "original_topic", "original_partition", "original_offset", "service", "reason", "error")
    more = ("attempt", "at", "event_id", "size_bytes", "abridged", "replayed")
    return {name: getattr(letter, name) for name in (*names, *more)}
