"""``redflower settings``: every setting of every service, as the environment has it, or as the page in docs/."""

# ruff: noqa: PLC0415 - heavy imports happen where they are needed

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from shared.settings import Settings

app = typer.Typer(help="Every setting: its variable, its default, what it is for.", invoke_without_command=True)

_INTRODUCTION = """# Settings

All settings come from the environment; a wrong one is refused at start, by its name. `redflower settings` prints this
list; `make generate` writes this page from the code.
"""


@app.callback(invoke_without_command=True)
def settings(
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the page docs/settings.md.")] = False,  # noqa: FBT002
    json_: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,  # noqa: FBT002
) -> None:
    """List every setting."""
    from rich.table import Table

    from redflower.show import terminal

    if markdown:
        print(page(), end="")
    elif json_:
        print(json.dumps([row for _, rows in groups() for row in rows], ensure_ascii=False))
    else:
        for title, rows in groups():
            table = Table("variable", "default", "what it is for", title=title, title_justify="left", expand=True)
            for row in rows:
                table.add_row(row["variable"], row["default"], row["description"])
            terminal().print(table)


def page() -> str:
    """The page docs/settings.md, whole."""
    parts = [_INTRODUCTION]
    for title, rows in groups():
        parts.append(f"\n## {title}\n\n| variable | default | what it is for |\n|---|---|---|\n")
        parts += [f"| `{row['variable']}` | {_code(row['default'])} | {row['description']} |\n" for row in rows]
    return "".join(parts)


def groups() -> list[tuple[str, list[dict[str, str]]]]:
    """All settings in groups: those of all services first, then each service's own."""
    import importlib.util
    import pkgutil

    import services
    import shared.settings

    modules = {"All services": shared.settings}
    for service in pkgutil.iter_modules(services.__path__, "services."):
        if importlib.util.find_spec(f"{service.name}.settings") is not None:
            modules[service.name.replace(".", "/")] = importlib.import_module(f"{service.name}.settings")
    return [(title, [row for kind in _kinds(module) for row in _rows(kind)]) for title, module in modules.items()]


def _kinds(module: Any) -> "list[type[Settings]]":
    from shared.settings import Settings

    return [
        kind
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Settings) and kind.__module__ == module.__name__
    ]


def _rows(kind: "type[Settings]") -> list[dict[str, str]]:
    return [
        {
            "variable": kind.variable(name),
            "default": _default(field),
            "description": f"{field.description}{' Required.' if field.is_required() else ''}",
        }
        for name, field in kind.model_fields.items()
    ]


def _default(field: "FieldInfo") -> str:
    """The default as a person would write it; empty where there is none, or where it depends on the machine."""
    default = field.default
    if field.is_required() or field.default_factory is not None or default is None:
        return ""
    if isinstance(default, Path) and default.is_absolute():
        return str(default.relative_to(Path(__file__).parents[2]))
    return str(default)


def _code(text: str) -> str:
    return f"`{text}`" if text else ""
