"""The tables that every stateful service has in its own schema: inbox and outbox. Its first revision makes them."""

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
