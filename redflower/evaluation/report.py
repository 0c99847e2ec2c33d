"""From items to figures. Pure: the same items give the same report."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from redflower.evaluation.figures import Bin, Figure, bins, calibration_error, mean, share
from redflower.evaluation.item import (
    Item,
    family_right,
    fault,
    judged,
    let_in,
    said_unknown,
    turned_away,
    type_right,
)
from redflower.evaluation.matching import field_right, issuer_found
from shared.events import Family, FieldName

TOP = 5


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one evaluation; docs/evaluation.md says what each counts.

    ``confusions`` counts pairs of true and said family; the said one is None where there is no answer. ``wrong`` holds
    the items whose answer is wrong, the surest first, those without one last.
    """

    items: tuple[Item, ...]
    type_top1: Figure
    type_top5: Figure
    family: Figure
    family_by_language: Mapping[str, Figure]
    family_by_family: Mapping[str, Figure]
    fields: Mapping[FieldName, Figure]
    issuer_found: Figure
    not_credentials_let_in: Figure
    credentials_turned_away: Figure
    open_set_precision: Figure
    open_set_recall: Figure
    calibration_error: Figure
    calibration_bins: tuple[Bin, ...]
    seconds_per_picture: Figure
    confusions: Mapping[tuple[Family, Family | None], int]
    failures: Mapping[str, int]
    wrong: tuple[Item, ...]


def evaluate(items: Sequence[Item]) -> Report:
    """Count. An item without an answer is wrong wherever its truth is known; it has no say in the calibration."""
    drawn = [item for item in items if item.truth.drawn]
    answers = [said for item in items if (said := judged(item)) is not None]
    return Report(
        items=tuple(items),
        type_top1=_share(items, lambda item: type_right(item, 1)),
        type_top5=_share(items, lambda item: type_right(item, TOP)),
        family=_share(items, family_right),
        family_by_language=_families_by(items, lambda item: item.truth.language),
        family_by_family=_families_by(items, lambda item: item.truth.family),
        fields=_fields(items),
        issuer_found=_share(items, _issuer_found),
        not_credentials_let_in=_share(items, let_in),
        credentials_turned_away=_share(items, turned_away),
        open_set_precision=share([item.truth.unknown for item in drawn if said_unknown(item)]),
        open_set_recall=share([said_unknown(item) for item in drawn if item.truth.unknown]),
        calibration_error=calibration_error(answers),
        calibration_bins=bins(answers),
        seconds_per_picture=mean([item.seconds for item in items if item.answer is not None]),
        confusions=Counter(
            (item.truth.family, item.answer.family if item.answer is not None else None)
            for item in items
            if item.truth.family is not None
        ),
        failures=Counter(item.failure for item in items if item.failure is not None),
        wrong=tuple(sorted(filter(fault, items), key=_surest_first)),
    )


def _share(items: Iterable[Item], right: Callable[[Item], bool | None]) -> Figure:
    """The share of the items for which the answer to the question is known."""
    return share([verdict for item in items if (verdict := right(item)) is not None])


def _families_by(items: Sequence[Item], key: Callable[[Item], str | None]) -> dict[str, Figure]:
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        group = key(item)
        if group and item.truth.family is not None:
            groups[group].append(item)
    return {group: _share(groups[group], family_right) for group in sorted(groups)}


def _fields(items: Sequence[Item]) -> dict[FieldName, Figure]:
    cases: dict[FieldName, list[bool]] = defaultdict(list)
    for item in items:
        for name, true in item.truth.fields.items():
            cases[name].append(item.answer is not None and field_right(name, true, item.answer.fields))
    return {name: share(cases[name]) for name in FieldName if name in cases}


def _issuer_found(item: Item) -> bool | None:
    return issuer_found(item.truth.issuer_label, item.answer) if item.truth.issuer_label else None


def _surest_first(item: Item) -> float:
    return -item.answer.probability if item.answer is not None else 1.0


__all__ = ["Report", "evaluate"]
