"""The stage that does nothing: answers each upload with one document event, as ingest would without looking at it."""

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime

from shared.bus.stage import Delivery, Outgoing, Publish, answer
from shared.events import (
    Capture,
    CredentialDocumented,
    CredentialUploaded,
    Document,
    ObjectRef,
    Page,
)

START = datetime(2026, 1, 1, tzinfo=UTC)
ACCOUNTS = 500


def upload(number: int) -> Outgoing:
    """The upload event with this number, as the upstream app would send it."""
    upload_id = f"upload-{number:08d}"
    event_id = uuid.uuid5(uuid.NAMESPACE_URL, upload_id)
    return Outgoing(
        event=CredentialUploaded(
            account_id=f"account-{number % ACCOUNTS}",
            upload_id=upload_id,
            object=ObjectRef(
                key=f"uploads/{upload_id}", sha256=f"{number:064x}", media_type="image/jpeg", size_bytes=400_000
            ),
            uploaded_at=START,
        ),
        id=event_id,
        parent_id=event_id,
        time=START,
        source="/redflower/upstream",
        trace=(("traceparent", f"00-{event_id.hex}-{event_id.hex[16:]}-01"),),
    )


def documented(event: CredentialUploaded) -> CredentialDocumented:
    """The answer to an upload: the same work for the delivery loop and for bare aiokafka."""
    return CredentialDocumented(
        account_id=event.account_id,
        document=Document(
            upload_id=event.upload_id,
            uploaded_at=event.uploaded_at,
            original_sha256=event.object.sha256,
            original_media_type=event.object.media_type,
            pages=(
                Page(number=1, image=event.object, width_px=1600, height_px=1200, perceptual_hash="0123456789abcdef"),
            ),
            capture=Capture(software="camera", taken_at="2026:01:01 00:00:00"),
        ),
    )


async def echo(batch: Sequence[Delivery[CredentialUploaded]]) -> Sequence[Publish]:
    """The stage."""
    return [Publish((answer(delivery, "echo", documented(delivery.event)),)) for delivery in batch]
