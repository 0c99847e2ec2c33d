"""What became of each credential, put together from the events that were seen on the bus."""

import json
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from shared.events import (
    CredentialDocumented,
    CredentialJudged,
    CredentialRead,
    CredentialRecognised,
    CredentialRejected,
    CredentialUploaded,
    Event,
    ExtractedField,
    Family,
    LimitChanged,
    LimitChangeKind,
    Outcome,
)

STATIONS: tuple[tuple[type[Event], str], ...] = (
    (CredentialUploaded, "upload"),
    (CredentialDocumented, "ingest"),
    (CredentialRead, "ocr"),
    (CredentialRecognised, "classify"),
    (CredentialJudged, "verify"),
)
"""The stations of the way before its end, and the event that shows that one is passed."""


class Ending(StrEnum):
    """How a credential's way can end."""

    LIMIT_CHANGED = "limit_changed"
    REJECTED = "rejected"
    NEEDS_REVIEW = "needs_review"
    DEAD_LETTERED = "dead_lettered"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Sighting:
    """One message seen on the bus: an event, or a dead letter.

    ``at_s`` is the broker's own timestamp of the message, in seconds since 1970.
    """

    at_s: float
    event_id: UUID | None
    event: Event | None
    dead_letter_reason: str | None = None
    dead_letter_value: bytes | None = None
    dead_letter_topic: str = ""
    account_id: str = ""

    @property
    def upload_id(self) -> str | None:
        """The upload that the message is about, where it is about one."""
        if self.event is None:
            return _upload_id_in(self.dead_letter_value or b"")
        if isinstance(self.event, (CredentialDocumented, CredentialRead, CredentialRecognised)):
            return self.event.document.upload_id
        return getattr(self.event, "upload_id", None)


def _upload_id_in(value: bytes) -> str | None:
    try:
        payload = json.loads(value)
    except ValueError:
        return None
    for place in (payload, payload.get("document")) if isinstance(payload, dict) else ():
        if isinstance(place, dict) and isinstance(place.get("upload_id"), str):
            return str(place["upload_id"])
    return None


@dataclass(frozen=True, slots=True)
class End:
    """One end that was seen. ``advice`` is what the customer is told, where the credential was rejected."""

    ending: Ending
    event_id: UUID | None
    at_s: float
    reasons: tuple[str, ...]
    advice: str = ""
    limit_before_fen: int | None = None
    limit_after_fen: int | None = None


@dataclass(slots=True)
class Journey:
    """One credential's way."""

    upload_id: str
    account_id: str = ""
    passed_s: dict[str, float] = field(default_factory=dict)
    type_code: str | None = None
    family: Family | None = None
    probability: float | None = None
    fields: tuple[ExtractedField, ...] = ()
    verdict: Outcome | None = None
    verdict_reasons: tuple[str, ...] = ()
    details: dict[str, str] = field(default_factory=dict)
    """A sentence for people a reason code, where the event gave one."""
    ends: list[End] = field(default_factory=list)

    @property
    def ended(self) -> bool:
        """Whether an end was seen."""
        return bool(self.ends)

    @property
    def end(self) -> End | None:
        """The end that holds: the last, because people may decide what was left to review."""
        return self.ends[-1] if self.ends else None

    @property
    def ending(self) -> Ending:
        """How it ended; ``lost`` where no end was seen."""
        return self.ends[-1].ending if self.ends else Ending.LOST

    @property
    def doubled(self) -> bool:
        """Whether it ended twice. The same event seen twice is one end, and a review may come before the end."""
        return sum(end.ending is not Ending.NEEDS_REVIEW for end in self.ends) > 1

    @property
    def reasons(self) -> tuple[str, ...]:
        """The codes that the verdict and the end gave, each once, in their order."""
        end = self.end
        return tuple(dict.fromkeys((*(end.reasons if end is not None else ()), *self.verdict_reasons)))

    @property
    def seconds(self) -> float | None:
        """From the upload to the end, by the broker's timestamps."""
        end = self.end
        if end is None or "upload" not in self.passed_s:
            return None
        return round(max(0.0, end.at_s - self.passed_s["upload"]), 3)

    def take(self, sighting: Sighting) -> None:
        """Add what a message says. The same message again changes nothing."""
        event = sighting.event
        self.account_id = self.account_id or sighting.account_id
        for kind, station in STATIONS:
            if isinstance(event, kind):
                self.passed_s.setdefault(station, sighting.at_s)
        if isinstance(event, CredentialRecognised):
            self.type_code, self.family, self.probability = event.type_code, event.family, event.probability
            self.fields = event.fields
        elif isinstance(event, CredentialJudged):
            self.verdict = event.outcome
            self.verdict_reasons = tuple(reason.code for reason in event.reasons)
        if isinstance(event, (CredentialJudged, CredentialRejected)):
            self.details |= {reason.code: reason.detail for reason in event.reasons if reason.detail}
        end = _end(sighting)
        if end is not None and all(end.event_id is None or end.event_id != seen.event_id for seen in self.ends):
            self.ends.append(end)


def _end(sighting: Sighting) -> End | None:
    event, event_id, at_s = sighting.event, sighting.event_id, sighting.at_s
    if event is None:
        return End(Ending.DEAD_LETTERED, event_id, at_s, (sighting.dead_letter_reason or "unknown",))
    if isinstance(event, CredentialRejected):
        codes = tuple(reason.code for reason in event.reasons)
        return End(Ending.REJECTED, event_id, at_s, codes, advice=event.advice)
    if isinstance(event, CredentialJudged) and event.outcome is Outcome.NEEDS_REVIEW:
        return End(Ending.NEEDS_REVIEW, event_id, at_s, tuple(reason.code for reason in event.reasons))
    if isinstance(event, LimitChanged) and event.kind is LimitChangeKind.GRANT:
        return End(
            Ending.LIMIT_CHANGED,
            event_id,
            at_s,
            event.reasons,
            limit_before_fen=event.limit_before_fen,
            limit_after_fen=event.limit_after_fen,
        )
    return None


class Journeys:
    """The journeys of some uploads, or of all that go by.

    Args:
        only: the uploads to follow; None follows all.
        kept_max: how many are kept; the oldest go first.
    """

    def __init__(self, only: Iterable[str] | None = None, *, kept_max: int = 10_000) -> None:
        self._all: OrderedDict[str, Journey] = OrderedDict()
        self._only = None if only is None else set(only)
        self._kept_max = kept_max
        for upload_id in self._only or ():
            self._all[upload_id] = Journey(upload_id)

    def follow(self, upload_id: str) -> None:
        """Follow one more."""
        if self._only is not None:
            self._only.add(upload_id)
        self._all.setdefault(upload_id, Journey(upload_id))

    def take(self, sighting: Sighting) -> Journey | None:
        """Add what a message says; returns the journey that it moved, None where it belongs to none followed."""
        upload_id = sighting.upload_id
        if upload_id is None or (self._only is not None and upload_id not in self._only):
            return None
        journey = self._all.setdefault(upload_id, Journey(upload_id))
        journey.take(sighting)
        while len(self._all) > self._kept_max:
            self._all.popitem(last=False)
        return journey

    def __getitem__(self, upload_id: str) -> Journey:
        return self._all[upload_id]

    def __len__(self) -> int:
        return len(self._all)

    def all(self) -> list[Journey]:
        """All, in the order in which they were first seen or named."""
        return list(self._all.values())

    @property
    def open(self) -> list[Journey]:
        """Those without an end."""
        return [journey for journey in self._all.values() if not journey.ended]


__all__ = ["STATIONS", "End", "Ending", "Journey", "Journeys", "Sighting"]
