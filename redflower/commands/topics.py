"""``redflower topics``: the system's topics on a broker of one's own."""

# ruff: noqa: PLC0415 - heavy imports happen where they are needed

import json
import os
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from shared.settings import KafkaSettings

app = typer.Typer(
    help="The system's topics, on the broker that KAFKA_BOOTSTRAP_SERVERS names, else on the running system's.",
    no_args_is_help=True,
)

_MISSING = 1


@app.command()
def create() -> None:
    """Make the topics that are missing; what is there stays as it is.

    REDFLOWER_TOPIC_PREFIX, REDFLOWER_TOPIC_PARTITIONS and REDFLOWER_TOPIC_REPLICATION say how. (`redflower up` and
    `redflower kafka start` do it by themselves.)
    """
    import asyncio

    from shared.bus.topics import create_topics

    settings = _settings()
    for name in sorted(made := asyncio.run(create_topics(settings))):
        print(name)
    print(f"{len(made)} topics made at {settings.bootstrap_servers}")


@app.command("list")
def list_(json_: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:  # noqa: FBT002
    """List the topics that there should be, and what the broker has of them. Exits with 1 where one is missing."""
    import asyncio

    from rich.table import Table

    from redflower.show import terminal

    rows = asyncio.run(_rows(_settings()))
    if json_:
        print(json.dumps(rows))
    else:
        table = Table("topic", "partitions", "copies")
        for row in rows:
            table.add_row(row["topic"], str(row["partitions"] or "missing"), str(row["copies"] or ""))
        terminal().print(table)
    raise typer.Exit(0 if all(row["partitions"] for row in rows) else _MISSING)


async def _rows(settings: "KafkaSettings") -> list[dict[str, Any]]:
    """One a topic that there should be; ``partitions`` and ``copies`` (the fewest of any partition) None where missing."""
    from aiokafka.admin import AIOKafkaAdminClient
    from aiokafka.errors import KafkaError

    from shared.bus.client import client_options
    from shared.bus.topics import topics
    from shared.errors import TransientError

    admin = AIOKafkaAdminClient(**client_options(settings))
    try:
        await admin.start()
        there = {topic["topic"]: topic["partitions"] for topic in await admin.describe_topics()}
    except (KafkaError, OSError) as error:
        raise TransientError(f"the broker at {settings.bootstrap_servers} does not answer: {error!r}") from error
    finally:
        await admin.close()
    return [
        {
            "topic": name,
            "partitions": len(there[name]) if name in there else None,
            "copies": min(len(partition["replicas"]) for partition in there[name]) if name in there else None,
        }
        for name in (topic.name for topic in topics(settings))
    ]


def _settings() -> "KafkaSettings":
    """A broker that is named goes before one that runs here: topics are not made where nobody meant them."""
    from redflower.sending import reachable_system
    from redflower.state import StateFolder
    from redflower.system import with_the_brokers_replication
    from shared.settings import KafkaSettings

    settings = KafkaSettings.load() if "KAFKA_BOOTSTRAP_SERVERS" in os.environ else reachable_system()[0]
    return with_the_brokers_replication(settings, StateFolder.from_environment())
