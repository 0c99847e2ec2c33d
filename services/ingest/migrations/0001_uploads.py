"""Inbox, outbox, and the uploads."""

from shared.migrations import run
from shared.migrations.tables import INBOX_AND_OUTBOX

revision = "ingest_0001"
down_revision = None
branch_labels = None
depends_on = None

UPLOADS = """
create table uploads (
    upload_id text primary key,
    account_id text not null,
    original_sha256 text not null check (original_sha256 ~ '^[0-9a-f]{64}$'),
    event_id uuid not null,
    state text not null check (state in ('documented', 'rejected')),
    reason text check (reason ~ '^[a-z][a-z0-9_]*$'),
    received_at timestamptz not null default now(),
    check ((state = 'rejected') = (reason is not null))
);
comment on table uploads is 'One row an upload that has reached its end in ingest: an upload id has one effect.';
"""


def upgrade() -> None:
    """Make the tables."""
    run(f"{INBOX_AND_OUTBOX}\n{UPLOADS}")
