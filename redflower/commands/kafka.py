"""``redflower kafka``: the embedded broker alone, for development."""

# ruff: noqa: PLC0415 - heavy imports happen where they are needed

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from shared.embedded.kafka import EmbeddedKafka

app = typer.Typer(
    help="The embedded Apache Kafka alone, for development. Its data lies in REDFLOWER_STATE_DIR and outlives a restart.",
    no_args_is_help=True,
)

_NOT_RUNNING = 3


@app.command()
def start(
    nodes: Annotated[
        int, typer.Option(help="1, or 3 for a cluster. A state folder keeps the number it began with.")
    ] = 1,
    topics: Annotated[bool, typer.Option(help="Make the system's topics too.")] = True,  # noqa: FBT002
) -> None:
    """Start it in the background and print its address; the first time on a machine its jars are fetched (43 MB)."""
    import asyncio

    from rich.progress import Progress

    from redflower.show import terminal
    from redflower.state import StateFolder
    from redflower.system import with_the_brokers_replication
    from shared.bus.topics import create_topics
    from shared.settings import KafkaSettings

    kafka = _embedded(nodes)
    with Progress(console=terminal(stderr=True), transient=True) as progress:
        task = progress.add_task("fetching Kafka", total=None)
        address = kafka.start(lambda done, total: progress.update(task, completed=done, total=total))
    if topics:
        settings = KafkaSettings.model_validate({"KAFKA_BOOTSTRAP_SERVERS": address})
        asyncio.run(create_topics(with_the_brokers_replication(settings, StateFolder.from_environment())))
    print(f"KAFKA_BOOTSTRAP_SERVERS={address}")


@app.command()
def stop() -> None:
    """Stop it; what it holds stays."""
    _there().stop()


@app.command()
def status(json_: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:  # noqa: FBT002
    """Say which nodes run. Exits with 0 where all answer, with 3 where not."""
    from rich.table import Table

    from redflower.show import terminal

    rows = _there().status()
    if json_:
        print(json.dumps(rows))
    else:
        table = Table("node", "address", "pid", "answers")
        for row in rows:
            table.add_row(*(str(value) if value is not None else "-" for value in row.values()))
        terminal().print(table)
    sys.exit(0 if all(row["answers"] for row in rows) else _NOT_RUNNING)


def _there() -> "EmbeddedKafka":
    """The broker of this state folder, running or not."""
    from redflower.state import StateFolder

    folder = StateFolder.from_environment().kafka
    if not folder.exists():
        print(f"no broker has been started in {folder}; `redflower kafka start` starts one", file=sys.stderr)
        sys.exit(_NOT_RUNNING)
    return _embedded(None)


def _embedded(nodes: int | None) -> "EmbeddedKafka":
    from redflower.state import StateFolder
    from shared.embedded.kafka import EmbeddedKafka

    return EmbeddedKafka(StateFolder.from_environment().kafka, nodes=nodes)
