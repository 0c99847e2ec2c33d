"""Inbox and outbox alone, for tests of them."""

from shared.migrations import run
from shared.migrations.tables import INBOX_AND_OUTBOX

revision = "0001"
down_revision = None


def upgrade() -> None:
    run(INBOX_AND_OUTBOX)
