"""Whether two versions of an event's JSON Schema can live side by side: either side reads what the other writes.

Compatible both ways means: the same fields are required; a field that both know accepts the same values; only optional
fields come or go. Everything else is a new version of the event (a new type and topic ending in ``.v2``).
"""

from collections.abc import Iterator, Mapping
from typing import Any

Schema = Mapping[str, Any]
_ANNOTATIONS = frozenset({"title", "description", "default", "examples", "$defs"})
_SETS = frozenset({"required", "enum"})
_DEPTH_MAX = 64


def incompatibilities(old: Schema, new: Schema) -> list[str]:
    """What keeps the two from living side by side, one sentence each; empty where nothing does."""
    return list(_compare(_expanded(old, old, 0), _expanded(new, new, 0), "$"))


def _compare(old: Any, new: Any, path: str) -> Iterator[str]:
    if not isinstance(old, Mapping) or not isinstance(new, Mapping):
        if old != new:
            yield f"{path}: was {old!r}, would be {new!r}"
        return
    for keyword in sorted(old.keys() | new.keys(), key=str):
        before, after = old.get(keyword), new.get(keyword)
        if keyword == "properties":
            # Fields that only one side knows are optional, or `required` says otherwise.
            known = (before or {}).keys() & (after or {}).keys()
            before, after = ({name: fields[name] for name in known} if fields else {} for fields in (before, after))
        yield from _compare(before, after, f"{path}.{keyword}")


def _expanded(schema: Any, root: Schema, depth: int) -> Any:
    """The schema with references followed, annotations left out, and lists as maps, so that two can be walked at once."""
    assert depth < _DEPTH_MAX, "a schema is not that deep"
    if isinstance(schema, list):
        return {number: _expanded(inner, root, depth + 1) for number, inner in enumerate(schema)}
    if not isinstance(schema, Mapping):
        return schema
    if "$ref" in schema:
        return _expanded(root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, depth + 1)
    expanded = {}
    for keyword, value in schema.items():
        if keyword == "properties":
            expanded[keyword] = {name: _expanded(inner, root, depth + 1) for name, inner in value.items()}
        elif keyword in _SETS:
            expanded[keyword] = {str(item): True for item in value}
        elif keyword not in _ANNOTATIONS:
            expanded[keyword] = _expanded(value, root, depth + 1)
    return expanded
