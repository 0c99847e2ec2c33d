"""The channels: which event travels on which topic, who sends it and who takes it. One row a channel."""

from dataclasses import dataclass

from shared.events.base import Event
from shared.events.credential import (
    CredentialDocumented,
    CredentialJudged,
    CredentialRead,
    CredentialRecognised,
    CredentialRejected,
    CredentialUploaded,
)
from shared.events.credit import AccountUpdated, LimitChanged


@dataclass(frozen=True, slots=True)
class Channel:
    """One topic and the event it carries.

    ``senders`` and ``takers`` are services of ours, or parties outside: ``upstream``, ``billing``, ``core``.
    A compacted topic keeps the newest event of each key for ever; the others keep events for the retention time.
    """

    event: type[Event]
    senders: tuple[str, ...]
    takers: tuple[str, ...]
    compacted: bool = False

    @property
    def topic(self) -> str:
        """The Kafka topic, ``<domain>.<plural noun>.v<version>``."""
        return self.event.topic


CHANNELS: tuple[Channel, ...] = (
    Channel(CredentialUploaded, senders=("upstream",), takers=("ingest",)),
    Channel(CredentialDocumented, senders=("ingest",), takers=("ocr",)),
    Channel(CredentialRead, senders=("ocr",), takers=("classify",)),
    Channel(CredentialRecognised, senders=("classify",), takers=("verify",)),
    Channel(CredentialJudged, senders=("verify",), takers=("credit",)),
    Channel(CredentialRejected, senders=("ingest", "verify", "credit"), takers=("upstream",)),
    Channel(AccountUpdated, senders=("core",), takers=("verify", "credit"), compacted=True),
    Channel(LimitChanged, senders=("credit",), takers=("billing",)),
)

_BY_TYPE = {channel.event.type: channel for channel in CHANNELS}


def channel(event_type: str) -> Channel | None:
    """The channel of a CloudEvents type, or None where no such event exists."""
    return _BY_TYPE.get(event_type)
