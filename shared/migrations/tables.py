"""Tables that stateful services have in common, each in its own schema: a service's first revision makes them."""

INBOX_AND_OUTBOX = """
create table inbox (
    event_id uuid primary key,
    received_at timestamptz not null default now()
);
create index inbox_received_at on inbox (received_at);
comment on table inbox is 'Events done already. Rows older than the bus keeps events are purged.';

create table outbox (
    position bigint generated always as identity primary key,
    event_id uuid not null unique,
    event_type text not null,
    account_id text not null,
    payload text not null,
    parent_id uuid not null,
    occurred_at timestamptz not null,
    source text not null,
    trace text not null,
    written_at timestamptz not null default now()
);
comment on table outbox is 'Events to publish, in order of position; a row goes when the broker has acknowledged it.';
"""

WAITING = """
create table waiting (
    position bigint generated always as identity primary key,
    event_id uuid not null unique,
    account_id text not null references accounts,
    event text not null,
    occurred_at timestamptz not null,
    parent_id uuid,
    trace text not null,
    topic text not null,
    topic_partition int not null,
    topic_offset bigint not null,
    parked_at timestamptz not null default now()
);
create index waiting_account on waiting (account_id, position);
create index waiting_parked_at on waiting (parked_at);
comment on table waiting is 'Events whose account is not known yet. Short-lived: they hold what was read.';
"""
"""For a service with a table ``accounts`` whose events may come before their account: see ``shared.bus.parking``."""
