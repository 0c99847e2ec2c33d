"""What a service gives to the delivery loop: one callable, a batch in, one outcome a message out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, NamedTuple, Protocol, TypeVar, cast
from uuid import UUID

from shared.errors import PermanentError
from shared.events import Event, child_id

E = TypeVar("E", bound=Event)
E_co = TypeVar("E_co", bound=Event, covariant=True)
E_contra = TypeVar("E_contra", bound=Event, contravariant=True)


class Delivery(NamedTuple, Generic[E_co]):
    """One decoded message. A named tuple, because one is made for every message and it is the quickest to make.

    ``id`` is the CloudEvents id: a message that comes again has the same. ``time`` is when the event happened.
    ``trace`` are the W3C trace-context headers it came with, and go with all that is made of it.
    """

    event: E_co
    id: UUID
    time: datetime
    parent_id: UUID | None
    trace: tuple[tuple[str, str], ...]
    topic: str
    partition: int
    offset: int


class Outgoing(NamedTuple):
    """An event to publish, with its identity. Made by :func:`answer`, never by hand."""

    event: Event
    id: UUID
    parent_id: UUID
    time: datetime
    source: str
    trace: tuple[tuple[str, str], ...]


def narrowed(delivery: Delivery[Event], event: E) -> Delivery[E]:
    """The same delivery, its event now known to be of one kind, for a stage that takes several."""
    assert delivery.event is event, "narrowing changes nothing"
    return cast("Delivery[E]", delivery)


def answer(delivery: Delivery[Event], stage: str, event: Event) -> Outgoing:
    """The event that ``stage`` publishes because of ``delivery``. Its id and time are derived, so a repeat is equal.

    The time is the parent's: a derived event must not differ from run to run.
    """
    return Outgoing(
        event=event,
        id=child_id(delivery.id, stage, type(event)),
        parent_id=delivery.id,
        time=delivery.time,
        source=f"/redflower/{stage}",
        trace=delivery.trace,
    )


@dataclass(frozen=True, slots=True)
class Publish:
    """The message is done; these events follow from it (none, where a transaction has put them into the outbox)."""

    events: tuple[Outgoing, ...] = ()


@dataclass(frozen=True, slots=True)
class Fail:
    """The message can never succeed: it goes to the dead letters."""

    error: PermanentError


MessageOutcome = Publish | Fail
DONE = Publish()


class Stage(Protocol[E_contra]):
    """The service's one verb.

    Called with a batch in the order of the bus; returns one outcome a message, in that order. Must be safe to call
    again with the same batch. Raises :class:`shared.errors.TransientError` (or a driver's own error of connection)
    where the world is away: the batch comes again. Any other exception makes the loop split the batch until the
    message that breaks it stands alone; that one goes to the dead letters.
    """

    async def __call__(self, batch: Sequence[Delivery[E_contra]]) -> Sequence[MessageOutcome]:
        """Do the batch: one outcome a message, in the batch's order."""
        ...
