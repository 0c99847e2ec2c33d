"""Finds the papers that the catalogue has no type for: in a running system's topics, or in a file of its events."""

import json
import re
from collections.abc import AsyncGenerator, Iterable, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from aiokafka import AIOKafkaConsumer
from aiokafka.errors import KafkaError
from pydantic import ValidationError

from redflower.catalogue_headings import Known, heading
from redflower.catalogue_suggest import PAPERS_MAX, Paper
from services.classify.recognise import EARN_NOTHING
from services.classify.text import has_han, words
from shared.bus.client import client_options
from shared.bus.cloudevents import decode
from shared.errors import ConfigurationError, PermanentError, TransientError
from shared.events import CredentialRead, CredentialRecognised, Event, Family, FieldName
from shared.settings import KafkaSettings

UNKNOWN_MIN = 0.5
"""From this probability on that it is of no type, a paper counts as one, also where a type was said."""
_VALUE_BYTES_MAX = 8 * 1024 * 1024
_SUBJECT_IS_NO_TYPE = frozenset(
    {Family.COURSE_CERTIFICATE, Family.ACADEMIC_DEGREE, Family.ACADEMIC_RECORD, Family.INTELLECTUAL_PROPERTY}
)
# The commonest little words; one of them may be in a name, three are a language.
_LITTLE_WORDS = {
    "en": frozenset(["the", "of", "to", "has", "this", "is", "that", "and", "for", "in", "by", "with"]),
    "de": frozenset(["der", "die", "das", "und", "hat", "für", "wurde", "mit", "dem", "von", "zum"]),
    "fr": frozenset(["le", "la", "les", "des", "du", "et", "est", "pour", "une", "par"]),
    "es": frozenset(["el", "los", "las", "del", "y", "por", "una", "que", "con", "ha"]),
    "pt": frozenset(["o", "os", "da", "do", "dos", "em", "um", "uma", "que", "com"]),
    "it": frozenset(["il", "gli", "della", "di", "per", "che", "con", "è", "ha", "nel"]),
}
_LITTLE_WORDS_MIN = 3
_HAN_MIN = 4
_SCRIPTS = {"cyrillic": re.compile(r"[\u0400-\u04ff]"), "arabic": re.compile(r"[\u0600-\u06ff]")}

_E = TypeVar("_E", bound=Event)


@dataclass(frozen=True, slots=True)
class _Unlisted:
    """What is kept of a recognition until its reading comes by."""

    account_id: str
    family: Family
    known: Known
    fields: frozenset[FieldName]


@dataclass(slots=True)
class Gathered:
    """The papers, and what was not taken.

    Attributes:
        recognised: recognitions that went by, those with a type included.
        cut: how many of these are beyond the limit.
        without_heading: readings without a line that says what the paper is.
        illegible: lines or messages that are none of ours.
    """

    limit: int = PAPERS_MAX
    papers: list[Paper] = field(default_factory=list, repr=False)
    recognised: int = 0
    cut: int = 0
    without_heading: int = 0
    illegible: int = 0
    _wanted: dict[str, _Unlisted] = field(default_factory=dict, repr=False)
    _joined: set[str] = field(default_factory=set, repr=False)

    @property
    def unlisted(self) -> int:
        """Uploads that no type fits, those beyond the limit included."""
        return len(self._wanted) + self.cut

    def recognition(self, event: CredentialRecognised) -> None:
        """Take a recognition. The last word on an upload holds: the catalogue may know its type by now."""
        self.recognised += 1
        upload_id = event.document.upload_id
        if not _is_unlisted(event):
            self._wanted.pop(upload_id, None)
        elif upload_id in self._wanted or len(self._wanted) < self.limit:
            self._wanted[upload_id] = _unlisted(event)
        else:
            self.cut += 1

    def reading(self, event: CredentialRead) -> None:
        """Take a reading, after all recognitions. The first of an upload is as good as the next."""
        upload_id = event.document.upload_id
        unlisted = self._wanted.get(upload_id)
        if unlisted is None or upload_id in self._joined:
            return
        self._joined.add(upload_id)
        lines = heading(event.pages, unlisted.known)
        if not lines:
            self.without_heading += 1
            return
        self.papers.append(
            Paper(
                upload_id=upload_id,
                picture=event.document.original_sha256,
                account_id=unlisted.account_id,
                family=unlisted.family,
                lines=lines,
                issuer=next(iter(unlisted.known.issuers), ""),
                holders=unlisted.known.holders,
                number=next(iter(unlisted.known.numbers), None),
                fields=unlisted.fields,
                language=language(event),
            )
        )


def _is_unlisted(event: CredentialRecognised) -> bool:
    if (event.unknown_type_probability or 0.0) >= UNKNOWN_MIN:
        return True
    return event.type_code is None and event.family not in EARN_NOTHING


def _unlisted(event: CredentialRecognised) -> _Unlisted:
    values: dict[FieldName, list[str]] = {}
    for each in event.fields:
        values.setdefault(each.name, []).append(each.value)
    others = (*values.get(FieldName.LEVEL, ()), *values.get(FieldName.POSITION, ()))
    if event.family in _SUBJECT_IS_NO_TYPE:
        others += tuple(values.get(FieldName.SUBJECT, ()))
    known = Known(
        holders=tuple(values.get(FieldName.HOLDER, ())),
        numbers=tuple(values.get(FieldName.NUMBER, ())),
        issuers=tuple(values.get(FieldName.ISSUER, ())),
        others=others,
    )
    return _Unlisted(event.account_id, event.family, known, frozenset(values))


def language(event: CredentialRead) -> str:
    """What the paper is written in: ``zh``, a Latin language by its little words, both with a plus, or a script's name."""
    script = next((page.unread_script for page in event.pages if page.unread_script is not None), None)
    if script is not None:
        return script
    text = " ".join(line.text for page in event.pages for line in page.lines)
    letters = sum(map(str.isalpha, text))
    for name, of_script in _SCRIPTS.items():
        if 2 * len(of_script.findall(text)) > letters:
            return name
    chinese = sum(has_han(character) for character in text) >= _HAN_MIN
    every = words(text).split()
    counts = {name: sum(word in little for word in every) for name, little in _LITTLE_WORDS.items()}
    likeliest = max(counts, key=lambda name: counts[name])
    latin = [likeliest] if counts[likeliest] >= _LITTLE_WORDS_MIN else []
    return "+".join([*(["zh"] if chinese else []), *latin])


def from_files(paths: Sequence[Path], limit: int = PAPERS_MAX) -> Gathered:
    """The papers in files of events, one JSON object a line, in any order.

    A line is an event's payload, as consumers print a topic's values, or the whole event as CloudEvents in JSON
    (``type`` and ``data``). Events of other kinds are passed over. The files are read twice, never held.

    Raises:
        ConfigurationError: a file can't be read, or holds what ``redflower watch --json`` prints: no contents.
    """
    found = Gathered(limit)
    try:
        recognised = _events(paths, CredentialRecognised, found)
        for event in recognised:
            found.recognition(event)
        for read in _events(paths, CredentialRead, None):
            found.reading(read)
    except OSError as error:
        raise ConfigurationError(f"--from {error.filename}: {error.strerror or error}") from error
    return found


def _events(paths: Iterable[Path], kind: type[_E], counting: Gathered | None) -> Iterator[_E]:
    """The events of one kind. What can't be read is counted in one of the two passes alone."""
    for path in paths:
        for line in _lines(path):
            try:
                content: Any = json.loads(line) if line is not None else None
                if isinstance(content, dict) and {"at_s", "event", "upload"} <= content.keys():
                    raise ConfigurationError(
                        f"--from {path} holds what `redflower watch --json` prints: which events went by, not what is in "
                        "them. Take the values of the topics credential.readings.v1 and credential.recognitions.v1."
                    )
                readable = isinstance(content, dict)
                if readable and _kind(content) is kind:
                    yield kind.model_validate(content.get("data", content))
            except (ValueError, ValidationError, RecursionError):
                readable = False
            if not readable and counting is not None:
                counting.illegible += 1


def _kind(content: dict[str, Any]) -> type[Event] | None:
    """Which event a line holds: by its type, or where it is a payload alone, by what only that has."""
    if "data" in content:
        return {each.type: each for each in (CredentialRead, CredentialRecognised)}.get(content.get("type", ""))
    if "document" not in content:
        return None
    return CredentialRecognised if "type_code" in content else CredentialRead if "engine" in content else None


def _lines(path: Path) -> Iterator[bytes | None]:
    """The lines that have something in them; None for one that is longer than any event."""
    with path.open("rb") as file:
        while line := file.readline(_VALUE_BYTES_MAX):
            whole = line.endswith(b"\n") or len(line) < _VALUE_BYTES_MAX
            while not whole and (rest := file.readline(_VALUE_BYTES_MAX)):
                line, whole = b"", rest.endswith(b"\n")
            if not line:
                yield None
            elif line.strip():
                yield line


async def from_topics(settings: KafkaSettings, limit: int = PAPERS_MAX) -> Gathered:
    """The papers in a running system's topics, as far back as the broker holds them.

    Raises:
        TransientError: the broker does not answer.
    """
    found = Gathered(limit)
    async with aclosing(_all(settings, CredentialRecognised, found)) as recognised:
        async for event in recognised:
            found.recognition(event)
    async with aclosing(_all(settings, CredentialRead, found)) as readings:
        async for read in readings:
            found.reading(read)
    return found


async def _all(settings: KafkaSettings, kind: type[_E], found: Gathered) -> AsyncGenerator[_E, None]:
    """Every event of one topic, from its beginning to where it ends now."""
    accepted: dict[str, type[Event]] = {kind.type: kind}
    consumer = AIOKafkaConsumer(
        settings.topic(kind.topic),
        **client_options(settings),
        auto_offset_reset="earliest",
        enable_auto_commit=False,
        max_partition_fetch_bytes=2 * _VALUE_BYTES_MAX,
    )
    try:
        await consumer.start()
        ends = await consumer.end_offsets(consumer.assignment())
        while any([await consumer.position(each) < end for each, end in ends.items()]):
            for partition, records in (await consumer.getmany(timeout_ms=500)).items():
                for record in records:
                    if record.offset >= ends.get(partition, 0):
                        continue
                    try:
                        event = decode(record, accepted, value_bytes_max=_VALUE_BYTES_MAX).event
                    except PermanentError:
                        found.illegible += 1
                        continue
                    assert isinstance(event, kind)
                    yield event
    except (KafkaError, OSError) as error:
        raise TransientError(f"the broker at {settings.bootstrap_servers} does not answer: {error!r}") from error
    finally:
        await consumer.stop()


__all__ = ["UNKNOWN_MIN", "Gathered", "from_files", "from_topics", "language"]
