"""What every event has in common: a frozen payload model that knows its topic, its CloudEvents type and its key."""

from typing import Annotated, ClassVar
from uuid import UUID, uuid5

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

AccountId = Annotated[str, StringConstraints(min_length=1, max_length=128, pattern=r"^[A-Za-z0-9._:@-]+$")]
UploadId = Annotated[str, StringConstraints(min_length=1, max_length=128, pattern=r"^[A-Za-z0-9._:@-]+$")]
ReasonCode = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,63}$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Probability = Annotated[float, Field(ge=0.0, le=1.0)]
Fen = Annotated[int, Field(ge=0, le=100_000_000_00, description="Money in fen: 1/100 yuan.")]
Timestamp = AwareDatetime


class Model(BaseModel):
    """A frozen value inside an event. Unknown fields are ignored, so that an older reader takes a newer event."""

    model_config = ConfigDict(frozen=True, extra="ignore", ser_json_inf_nan="null")


class Event(Model):
    """The payload of one event. Every event is about one account, which is also its key on the bus.

    ``topic`` is the Kafka topic, ``type`` the CloudEvents type; both carry the version, which changes only
    when no reader of the old one could read the new one.
    """

    topic: ClassVar[str]
    type: ClassVar[str]

    account_id: AccountId


def child_id(parent: UUID, stage: str, kind: type[Event]) -> UUID:
    """The id of the event that ``stage`` makes of the event ``parent``: the same each time the work is done again.

    Derived by UUID version 5 (RFC 9562, section 5.5) from the parent's id, so that whatever lies downstream
    recognises a repeat. ``kind`` is part of the name because a stage may answer one event with two of different kinds
    (a verdict and a rejection).
    """
    return uuid5(parent, f"{stage}/{kind.type}")


class ObjectRef(Model):
    """A claim check: where the bytes lie and what they must be. Pictures never travel on the bus."""

    key: Annotated[str, StringConstraints(min_length=1, max_length=512)]
    sha256: Sha256
    media_type: Annotated[str, StringConstraints(min_length=1, max_length=127)]
    size_bytes: Annotated[int, Field(ge=0)]


class Box(Model):
    """Four corners in pixels of the normalised page, clockwise from the text's own top left: x0 y0 … x3 y3."""

    points: tuple[float, float, float, float, float, float, float, float]


__all__ = [
    "AccountId",
    "Box",
    "Event",
    "Fen",
    "Model",
    "ObjectRef",
    "Probability",
    "ReasonCode",
    "Sha256",
    "Timestamp",
    "UploadId",
    "child_id",
]
