"""Upload events for the tests, and the deliveries that carry them."""

import hashlib
from datetime import UTC, datetime
from uuid import UUID, uuid5

from shared.bus.stage import Delivery
from shared.events import CredentialUploaded, ObjectRef
from shared.storage import Storage

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
_NAMES = UUID("00000000-0000-4000-8000-000000000003")


def reference(key: str, content: bytes) -> ObjectRef:
    """The claim check of bytes, whether they are stored or not."""
    return ObjectRef(
        key=key, sha256=hashlib.sha256(content).hexdigest(), media_type="image/jpeg", size_bytes=len(content)
    )


async def uploaded(
    storage: Storage, content: bytes, *, upload_id: str = "upload-1", account_id: str = "account-1"
) -> CredentialUploaded:
    """What the upstream app does: store the bytes, then say so."""
    key = f"uploads/{hashlib.sha256(content).hexdigest()[:16]}"
    return CredentialUploaded(
        account_id=account_id,
        upload_id=upload_id,
        object=await storage.put(key, content, "image/jpeg"),
        uploaded_at=NOON,
    )


def delivery(upload: CredentialUploaded, event: str = "event-1") -> Delivery[CredentialUploaded]:
    """A message as the loop hands it over; equal names of events are equal ids."""
    return Delivery(
        event=upload,
        id=uuid5(_NAMES, event),
        time=NOON,
        parent_id=None,
        trace=(("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),),
        topic=upload.topic,
        partition=0,
        offset=0,
    )
