"""The command ``redflower``: reads the arguments, and hands on. Heavy imports happen where they are needed."""

# ruff: noqa: PLC0415, FBT002, PLR0917 - typer reads options from parameters; `--help` must not load a broker's client

import importlib
import pkgutil
import sys
import warnings
from pathlib import Path
from typing import Annotated

import typer

import redflower.commands
from shared.errors import ConfigurationError, TransientError

EXIT_FAILED = 1
EXIT_CONFIGURATION = 2
EXIT_NOT_RUNNING = 3

_HELP = """
Little Red Flower: a photographed credential becomes a credit limit change.

Try it:  [bold]redflower demo[/bold]

With files of your own:  [bold]redflower up[/bold] in one terminal, and in another
[bold]redflower submit photo.jpg --account alice --holder 王小红[/bold]

A system keeps what it has in REDFLOWER_STATE_DIR (.state by default). KAFKA_BOOTSTRAP_SERVERS, DATABASE_URL and
REDFLOWER_STORAGE_URL, where set, name a broker, a database and an object store of your own.
"""

app = typer.Typer(
    help=_HELP,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Seconds = Annotated[float, typer.Option(min=1, help="Give up when no file has moved for so many seconds.")]
ForMachines = Annotated[bool, typer.Option("--json", help="Print JSON, for machines.")]
Processes = Annotated[
    list[str] | None,
    typer.Option(metavar="SERVICE=N", help="Give a service more than one process, e.g. ocr=2. May be repeated."),
]


@app.command()
def demo(
    count: Annotated[int, typer.Option(min=1, max=200, help="How many credentials.")] = 16,
    seed: Annotated[int, typer.Option(min=0, help="Chooses holders, papers and photographs.")] = 1,
    keep: Annotated[bool, typer.Option("--keep", help="Keep the demo's state folder, for a look inside.")] = False,
    json_file: Annotated[
        Path | None, typer.Option("--json", dir_okay=False, help="Write what became of each credential as JSON.")
    ] = None,
    html_file: Annotated[
        Path | None,
        typer.Option(
            "--html",
            dir_okay=False,
            help="Where the page with the pictures goes. [dim]default: <state>/demo.html[/dim]",
        ),
    ] = None,
) -> None:
    """Run everything on drawn credentials, genuine and forged, and show what becomes of each.

    Starts a broker, a database and every service in a state folder of its own, plays the lender's app and billing,
    and stops it all again. Exits with 0 only if every credential ends as it should, none lost, none granted twice.
    """
    from redflower.demo.run import demo_command

    raise typer.Exit(demo_command(count=count, seed=seed, keep=keep, json_file=json_file, html_file=html_file))


@app.command()
def up(processes: Processes = None, json_: ForMachines = False) -> None:
    """Start everything and keep it running until Ctrl-C or [bold]redflower down[/bold].

    A service that dies is started again. With --json, one line of JSON says when all is ready, and where.
    """
    from redflower.operate import up_command

    raise typer.Exit(up_command(processes or [], json_=json_))


@app.command()
def status(json_: ForMachines = False) -> None:
    """Say what runs, where, and whether it is ready. Exits with 0 where all is ready, 1 where not, 3 where none runs."""
    from redflower.operate import status_command

    raise typer.Exit(status_command(json_=json_))


@app.command()
def down() -> None:
    """Stop the system of this state folder, and clear what a killed one has left."""
    from redflower.operate import down_command

    raise typer.Exit(down_command())


@app.command()
def run(service: Annotated[str, typer.Argument(help="ingest, ocr, classify, verify or credit.")]) -> None:
    """Run one service in the foreground, by the environment's settings (KAFKA_BOOTSTRAP_SERVERS and so on)."""
    from redflower.service import run_command

    run_command(service)


@app.command()
def submit(
    files: Annotated[
        list[Path], typer.Argument(exists=True, readable=True, help="Pictures or PDFs, or folders of them.")
    ],
    account: Annotated[str, typer.Option(help="Whose they are.")],
    holder: Annotated[str | None, typer.Option(help="The account holder's name, as the lender has checked it.")] = None,
    segment: Annotated[str, typer.Option(help="The account's customer segment.")] = "recent_graduate",
    base_limit_yuan: Annotated[int, typer.Option(min=0, max=1_000_000, help="The account's limit before all.")] = 3000,
    timeout: Seconds = 180,
    json_file: Annotated[
        Path | None,
        typer.Option("--json", dir_okay=False, allow_dash=True, help="Write the ends as JSON; - prints them."),
    ] = None,
) -> None:
    """Send files to the running system and wait for what becomes of each.

    Exits with 0 where each ended as a limit change, a rejection or a review, and with 1 where one was lost or set
    aside as a dead letter.
    """
    from redflower.sending import submit_command
    from redflower.submit import Submission

    submission = Submission(account, holder, segment, base_limit_yuan * 100)
    raise typer.Exit(submit_command(files, submission, timeout_s=timeout, json_file=json_file))


@app.command()
def watch(
    json_: Annotated[bool, typer.Option("--json", help="Print one line of JSON an event, for machines.")] = False,
) -> None:
    """Show every credential that goes by, until Ctrl-C."""
    from redflower.sending import watch_command

    raise typer.Exit(watch_command(json_=json_))


for _module in pkgutil.iter_modules(redflower.commands.__path__):
    _group = getattr(importlib.import_module(f"redflower.commands.{_module.name}"), "app", None)
    if isinstance(_group, typer.Typer):
        app.add_typer(_group, name=_module.name)


def main() -> None:
    """Run the command line; what a person can mend is said plainly."""
    # Postgres' wheel asks platformdirs for a folder that it then does not use; no news for anyone.
    warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
    try:
        app()
    except ConfigurationError as error:
        print(error, file=sys.stderr)
        sys.exit(EXIT_CONFIGURATION)
    except TransientError as error:
        print(error, file=sys.stderr)
        sys.exit(EXIT_FAILED)
