"""Drawn sets: which specimens a seed asks for, and how one is drawn. Drawing is left to the workers."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import specimens
from catalogue import load
from redflower.evaluation.item import Truth
from shared.events import Family, FieldName


@dataclass(frozen=True, slots=True)
class Drawing:
    """A specimen to draw and to recognise. ``keep_in`` is the folder that its picture and its truth go to."""

    id: str
    request: specimens.AnyRequest
    keep_in: Path | None = None

    @property
    def truth(self) -> Truth:
        """What is known before it is drawn."""
        match self.request:
            case specimens.SpecimenRequest(type_code=code):
                kind = load().get(code)
                assert kind is not None, "planned from the catalogue"
                no_credential = kind.family is Family.NOT_A_CREDENTIAL
                return Truth(kind.name_zh, kind.family, code, no_credential=no_credential, drawn=True)
            case specimens.UnlistedRequest(family=family):
                return Truth(f"{family}, of no known type", family, unlisted=True, drawn=True)
            case specimens.DistractionRequest(kind=name):
                return Truth(name, Family.NOT_A_CREDENTIAL, no_credential=True, drawn=True)

    def open(self) -> tuple[bytes, Truth]:
        """The picture, and the truth about it."""
        drawn = specimens.draw_any(self.request)
        if self.keep_in is not None:
            (self.keep_in / f"{self.id}.jpg").write_bytes(drawn.image)
            truth = json.dumps(asdict(drawn.truth), ensure_ascii=False, indent=2, default=str)
            (self.keep_in / f"{self.id}.json").write_text(truth + "\n", encoding="utf-8")
        return drawn.image, _truth(drawn.truth)


def plan(
    count: int, seed: int, severity: specimens.Severity, keep_in: Path | None = None, *, rare_names: bool = False
) -> list[Drawing]:
    """What to draw, of the split that nothing is trained on: all types in turn, a tenth no credentials, some unlisted."""
    requests = specimens.sample(count, seed, "eval", severity, rare_names=rare_names)
    return [Drawing(f"s{number:05}", each, keep_in) for number, each in enumerate(requests, start=1)]


def _truth(truth: specimens.Truth) -> Truth:
    no_credential = truth.family is Family.NOT_A_CREDENTIAL
    shown = {name: getattr(truth, name, None) for name in FieldName}
    return Truth(
        label=truth.title,
        family=truth.family,
        type_code=truth.type_code,
        unlisted=truth.type_code is None and not no_credential,
        no_credential=no_credential,
        language=truth.language,
        fields={name: str(value) for name, value in shown.items() if value is not None},
        drawn=True,
    )


__all__ = ["Drawing", "plan"]
