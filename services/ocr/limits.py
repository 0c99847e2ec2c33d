"""Keeps an event small enough for the bus. Pure."""

from collections.abc import Sequence
from itertools import accumulate, takewhile

from shared.events import Document, Line, Model, PageReading

EVENT_BYTES_MAX = 900_000
"""JSON bytes of a whole event, below Kafka's own limit and the loop's (1,000,000)."""

_PAGE_BYTES = 400


def within_budget(pages: Sequence[PageReading], document: Document) -> tuple[PageReading, ...]:
    """The pages, less lines from the end on where the event would grow beyond its limit.

    The first pages of a document say what it is, so the last lines of the last pages go first. A page that lost lines
    has ``truncated`` set.
    """
    left_bytes = EVENT_BYTES_MAX - _bytes(document) - sum(_PAGE_BYTES + sum(map(_bytes, page.codes)) for page in pages)
    kept = []
    for page in pages:
        lines = _fitting(page.lines, left_bytes)
        left_bytes -= sum(map(_bytes, lines))
        whole = len(lines) == len(page.lines)
        kept.append(page if whole else page.model_copy(update={"lines": lines, "truncated": True}))
    return tuple(kept)


def _fitting(lines: Sequence[Line], left_bytes: int) -> tuple[Line, ...]:
    used = accumulate(_bytes(line) for line in lines)
    return tuple(line for line, _ in takewhile(lambda pair: pair[1] <= left_bytes, zip(lines, used, strict=True)))


def _bytes(model: Model) -> int:
    return len(model.model_dump_json().encode()) + 1
