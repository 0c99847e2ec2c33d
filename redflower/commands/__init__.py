"""Groups of commands. Every module here that has an ``app`` (a ``typer.Typer``) becomes ``redflower <its name> ...``."""
