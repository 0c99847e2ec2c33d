"""Drawn sets: which specimens a seed asks for, and how one is drawn. Drawing is left to the workers."""

import json
import random
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeAlias

import specimens
from catalogue import load
from redflower.evaluation.item import Truth
from shared.events import Family, FieldName

_NO_CREDENTIAL_EVERY = 10

Request: TypeAlias = specimens.SpecimenRequest | tuple[specimens.Distraction, int, specimens.Severity]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A specimen to draw and to recognise. ``keep_in`` is the folder that its picture and its truth go to."""

    id: str
    request: Request
    keep_in: Path | None = None

    @property
    def truth(self) -> Truth:
        """What is known before it is drawn."""
        if not isinstance(self.request, specimens.SpecimenRequest):
            return Truth(self.request[0], Family.NOT_A_CREDENTIAL, no_credential=True, drawn=True)
        kind = load().get(self.request.type_code)
        assert kind is not None, "planned from the catalogue"
        return Truth(kind.name_zh, kind.family, kind.code, drawn=True)

    def open(self) -> tuple[bytes, Truth]:
        """The picture, and the truth about it."""
        drawn = _draw(self.request)
        if self.keep_in is not None:
            (self.keep_in / f"{self.id}.jpg").write_bytes(drawn.image)
            truth = json.dumps(asdict(drawn.truth), ensure_ascii=False, indent=2, default=str)
            (self.keep_in / f"{self.id}.json").write_text(truth + "\n", encoding="utf-8")
        return drawn.image, _truth(drawn.truth)


def plan(count: int, seed: int, severity: specimens.Severity, keep_in: Path | None = None) -> list[Drawing]:
    """What to draw: every tenth is no credential, the others take all types of the catalogue evenly, in random order."""
    chance = random.Random(f"evaluation {seed}")  # noqa: S311 a plan, not a secret
    kinds = [each.code for each in load() if each.family is not Family.NOT_A_CREDENTIAL]
    requests: list[Request] = []
    waiting: list[str] = []
    for number in range(count):
        own = chance.getrandbits(31)
        if number % _NO_CREDENTIAL_EVERY == _NO_CREDENTIAL_EVERY - 1:
            turn = number // _NO_CREDENTIAL_EVERY % len(specimens.DISTRACTIONS)
            requests.append((specimens.DISTRACTIONS[turn], own, severity))
            continue
        if not waiting:
            waiting = chance.sample(kinds, len(kinds))
        requests.append(_request(waiting.pop(), own, severity))
    return [Drawing(f"s{number:05}", each, keep_in) for number, each in enumerate(requests, start=1)]


def _request(code: str, seed: int, severity: specimens.Severity) -> specimens.SpecimenRequest:
    return specimens.SpecimenRequest(code, specimens.made_up_name(seed), seed, severity)


def _draw(request: Request) -> specimens.Specimen:
    return (
        specimens.draw(request)
        if isinstance(request, specimens.SpecimenRequest)
        else specimens.draw_distraction(*request)
    )


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


__all__ = ["Drawing", "Request", "plan"]
