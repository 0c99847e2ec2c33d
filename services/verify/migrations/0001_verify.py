"""Inbox, outbox, accounts, waiting recognitions, and what verified credentials have used."""

from shared.migrations import run
from shared.migrations.tables import INBOX_AND_OUTBOX, WAITING

revision = "verify_0001"
down_revision = None
branch_labels = None
depends_on = None

ACCOUNTS = """
create table accounts (
    account_id text primary key,
    holder_name text,
    updated_at timestamptz
);
comment on table accounts is
    'What the core says of an account. updated_at is null where only a credential has named it yet: a row to lock.';
"""

TABLES = """
create table used_numbers (
    number_digest text primary key check (number_digest ~ '^[0-9a-f]{64}$'),
    account_id text not null references accounts,
    event_id uuid not null,
    claimed_at timestamptz not null default now()
);
comment on table used_numbers is 'Type and certificate number of verified credentials, digested; the first account keeps it.';

create table used_pictures (
    original_sha256 text primary key check (original_sha256 ~ '^[0-9a-f]{64}$'),
    account_id text not null references accounts,
    event_id uuid not null,
    claimed_at timestamptz not null default now()
);
comment on table used_pictures is 'Files of verified credentials; the first account keeps it.';

create table used_pages (
    event_id uuid not null,
    page smallint not null check (page between 1 and 20),
    account_id text not null references accounts,
    hash bigint not null,
    band0 int generated always as ((hash >> 48 & 65535)::int) stored,
    band1 int generated always as ((hash >> 32 & 65535)::int) stored,
    band2 int generated always as ((hash >> 16 & 65535)::int) stored,
    band3 int generated always as ((hash & 65535)::int) stored,
    holder_digest text not null,
    number_digest text,
    issued_on_digest text,
    subject_digest text,
    primary key (event_id, page)
);
create index used_pages_band0 on used_pages (band0, holder_digest);
create index used_pages_band1 on used_pages (band1, holder_digest);
create index used_pages_band2 on used_pages (band2, holder_digest);
create index used_pages_band3 on used_pages (band3, holder_digest);
comment on table used_pages is 'Perceptual hashes of verified credentials, with what tells two of one template apart.';
"""


def upgrade() -> None:
    """Make the tables."""
    run(f"{INBOX_AND_OUTBOX}\n{ACCOUNTS}\n{WAITING}\n{TABLES}")
