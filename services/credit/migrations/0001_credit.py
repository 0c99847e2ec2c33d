"""Inbox, outbox, accounts, waiting verdicts, and the ledger that only grows."""

from shared.migrations import run
from shared.migrations.tables import INBOX_AND_OUTBOX, WAITING

revision = "credit_0001"
down_revision = None
branch_labels = None
depends_on = None

ACCOUNTS = """
create table accounts (
    account_id text primary key,
    segment text,
    base_limit_fen bigint check (base_limit_fen between 0 and 10000000000),
    updated_at timestamptz,
    check ((updated_at is null) = (segment is null) and (updated_at is null) = (base_limit_fen is null))
);
comment on table accounts is
    'What the core says of an account. updated_at is null where only a verdict has named it yet: a row to lock.';
"""

TABLES = """
create table ledger (
    account_id text not null references accounts,
    sequence int not null check (sequence >= 1),
    previous_sequence int generated always as (nullif(sequence - 1, 0)) stored,
    kind text not null check (kind = 'grant'),
    amount_fen bigint not null,
    granted_before_fen bigint not null check (granted_before_fen >= 0),
    granted_after_fen bigint not null check (granted_after_fen >= 0),
    base_limit_fen bigint not null check (base_limit_fen between 0 and 10000000000),
    limit_before_fen bigint not null,
    limit_after_fen bigint not null check (limit_after_fen <= 10000000000),
    fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
    upload_id text not null,
    type_code text not null,
    tier smallint not null check (tier between 1 and 5),
    reasons text[] not null,
    policy_version text not null,
    verdict_id uuid not null unique,
    decided_at timestamptz not null,
    written_at timestamptz not null default now(),
    primary key (account_id, sequence),
    constraint grant_within_range check (kind <> 'grant' or amount_fen between 10000 and 300000),
    constraint granted_adds_up check (granted_after_fen = granted_before_fen + amount_fen),
    constraint limit_before_adds_up check (limit_before_fen = base_limit_fen + granted_before_fen),
    constraint limit_after_adds_up check (limit_after_fen = base_limit_fen + granted_after_fen),
    constraint first_entry_starts_at_nothing check (sequence > 1 or granted_before_fen = 0),
    constraint entry_to_follow unique (account_id, sequence, granted_after_fen),
    constraint follows_the_entry_before foreign key (account_id, previous_sequence, granted_before_fen)
        references ledger (account_id, sequence, granted_after_fen)
);
comment on table ledger is
    'Each change of a limit, for ever. An entry starts where the one before it ended, so no sequence has a gap.';
create unique index one_grant_per_credential on ledger (fingerprint) where kind = 'grant';

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the % of schema % only grows', tg_table_name, tg_table_schema using errcode = 'restrict_violation';
end $$;
create trigger ledger_only_grows before update or delete on ledger
    for each row execute function refuse_change();
create trigger ledger_is_never_emptied before truncate on ledger
    for each statement execute function refuse_change();
"""


def upgrade() -> None:
    """Make the tables."""
    run(f"{INBOX_AND_OUTBOX}\n{ACCOUNTS}\n{WAITING}\n{TABLES}")
