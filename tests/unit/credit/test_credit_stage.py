"""The stage and its ledger on a real Postgres: one grant a credential, no gap, no change of what was written."""

import asyncio
import json
import random
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest

import services.credit
from services.credit.stage import CreditStage
from shared.bus.stage import DONE
from shared.database import Database
from shared.events import CredentialRejected, LimitChanged, Outcome, child_id
from shared.settings import DatabaseSettings
from tests.unit.credit.credit_cases import BASE_FEN, CATALOGUE, NOW, POLICY, account, delivery, judged

MIGRATIONS = Path(services.credit.__file__).parent / "migrations"


@dataclass
class Bench:
    """A stage on a database of its own, and a look at what it published."""

    database: Database

    def stage(self, waiting_max: int = 50) -> CreditStage:
        return CreditStage(self.database, CATALOGUE, POLICY, waiting_max=waiting_max)

    async def changes(self) -> list[LimitChanged]:
        rows = await self.database.pool.fetch(
            "select payload from outbox where event_type = $1 order by position", LimitChanged.type
        )
        return [LimitChanged.model_validate_json(row["payload"]) for row in rows]

    async def refusals(self) -> dict[str, str]:
        rows = await self.database.pool.fetch(
            "select payload from outbox where event_type = $1 order by position", CredentialRejected.type
        )
        events = [CredentialRejected.model_validate_json(row["payload"]) for row in rows]
        assert len({event.upload_id for event in events}) == len(events)
        return {event.upload_id: event.reasons[0].code for event in events}

    async def count(self, table: str) -> int:
        return int(await self.database.pool.fetchval(f"select count(*) from {table}"))

    async def assert_sound(self) -> None:
        """What billing sees adds up: no gap, each change starts where the last ended, and the ledger says the same."""
        last: dict[str, LimitChanged] = {}
        for change in await self.changes():
            before = last.get(change.account_id)
            assert change.sequence == (before.sequence + 1 if before else 1)
            assert before is None or change.limit_before_fen == before.limit_after_fen
            assert 10_000 <= change.limit_after_fen - change.limit_before_fen <= 300_000
            assert change.limit_after_fen <= BASE_FEN + POLICY.cap_fen
            last[change.account_id] = change
        ledger = await self.database.pool.fetch(
            "select account_id, max(sequence) as newest, sum(amount_fen) as fen, count(*) as entries "
            "from ledger group by account_id"
        )
        assert {row["account_id"]: row["newest"] for row in ledger} == {
            name: change.sequence for name, change in last.items()
        }
        assert all(row["entries"] == row["newest"] for row in ledger)
        assert {row["account_id"]: BASE_FEN + row["fen"] for row in ledger} == {
            name: change.limit_after_fen for name, change in last.items()
        }


@pytest.fixture
async def bench(database_settings: DatabaseSettings) -> AsyncIterator[Bench]:
    async with Database.open(database_settings, schema="credit", migrations=MIGRATIONS) as database:
        yield Bench(database)


async def test_a_verified_credential_raises_the_limit(bench: Bench):
    """One change, its id derived from the verdict's, its time the verdict's."""
    message = delivery(judged())
    assert await bench.stage()([delivery(account()), message]) == [DONE, DONE]
    assert await bench.changes() == [
        LimitChanged(
            account_id="acc-1",
            sequence=1,
            kind="grant",
            upload_id="up-1",
            type_code="tier_3",
            limit_before_fen=500_000,
            limit_after_fen=580_000,
            reasons=("credential_verified",),
            policy_version="test-1",
            decided_at=NOW,
        )
    ]
    row = await bench.database.pool.fetchrow("select event_id, trace from outbox")
    assert row["event_id"] == child_id(message.id, "credit", LimitChanged)
    assert json.loads(row["trace"]) == dict(message.trace)


@pytest.mark.parametrize("outcome", [Outcome.REJECTED, Outcome.NEEDS_REVIEW])
async def test_other_verdicts_change_nothing(bench: Bench, outcome: Outcome):
    """Neither a rejected credential nor one that people still look at."""
    assert await bench.stage()([delivery(account()), delivery(judged(outcome=outcome))]) == [DONE, DONE]
    assert await bench.stage()([delivery(judged(upload_id="up-2", outcome=outcome))]) == [DONE]
    assert await bench.count("outbox") == 0
    assert await bench.count("ledger") == 0


@pytest.mark.parametrize(
    ("segment", "type_code", "reason"),
    [
        ("blue_collar", "tier_0", "tier_earns_nothing"),
        ("blue_collar", "not_in_the_catalogue", "tier_earns_nothing"),
        ("closed", "tier_5", "segment_not_enabled"),
    ],
)
async def test_what_earns_nothing_is_told(bench: Bench, segment: str, type_code: str, reason: str):
    """The customer gets an end and a reason, the ledger nothing."""
    await bench.stage()([delivery(account(segment=segment)), delivery(judged(type_code=type_code))])
    assert await bench.refusals() == {"up-1": reason}
    assert await bench.count("ledger") == 0


async def test_a_credential_is_granted_once_over_all_accounts(bench: Bench):
    """Shown again by the same account or another: refused, within a batch and after it."""
    batch = [delivery(account("acc-1")), delivery(account("acc-2"))]
    batch += [delivery(judged("acc-1", "up-1", credential="c")), delivery(judged("acc-2", "up-2", credential="c"))]
    await bench.stage()(batch)
    await bench.stage()([delivery(judged("acc-1", "up-3", credential="c"))])
    assert [change.upload_id for change in await bench.changes()] == ["up-1"]
    assert await bench.refusals() == {"up-2": "already_granted", "up-3": "already_granted"}


async def test_grants_stop_at_the_cap(bench: Bench):
    """The last is a part, then nothing more."""
    await bench.stage()([delivery(account()), *(delivery(judged(upload_id=f"up-{n}", tier=5)) for n in range(5))])
    changes = await bench.changes()
    assert [change.limit_after_fen - change.limit_before_fen for change in changes] == [300_000] * 3 + [100_000]
    assert changes[-1].reasons == ("credential_verified", "cap_near")
    assert await bench.refusals() == {"up-4": "cap_reached"}
    await bench.assert_sound()


async def test_the_same_delivery_a_hundred_times_has_one_effect(bench: Bench):
    """Within a batch and over batches."""
    messages = [delivery(account()), delivery(judged())]
    for _ in range(10):
        await bench.stage()(messages * 10)
    assert len(await bench.changes()) == 1
    assert await bench.refusals() == {}
    await bench.assert_sound()


@pytest.mark.parametrize("seed", range(3))
async def test_a_hundred_shuffled_events_have_one_effect_each(bench: Bench, seed: int):
    """Accounts before or after their verdicts, in batches of any size, some delivered twice."""
    chance = random.Random(seed)
    messages = [delivery(account(f"acc-{each}")) for each in range(10)]
    messages += [delivery(judged(f"acc-{place % 10}", f"up-{place}", tier=1 + place % 4)) for place in range(90)]
    messages += chance.sample(messages, 30)
    chance.shuffle(messages)
    while messages:
        size = chance.randint(1, 25)
        batch, messages = messages[:size], messages[size:]
        await bench.stage()(batch)
    assert len(await bench.changes()) == 90
    assert await bench.count("waiting") == 0
    await bench.assert_sound()


async def test_concurrent_stages_never_grant_twice(bench: Bench):
    """Eight processes with the same and overlapping verdicts, in different orders: one grant a credential, no deadlock."""
    accounts = [f"acc-{each}" for each in range(6)]
    await bench.stage()([delivery(account(each)) for each in accounts])
    verdicts = [
        delivery(judged(each, f"up-{each}-{place}", tier=1 + place % 3, credential=f"c-{place}"))
        for each in accounts
        for place in range(20)
    ]

    async def process(seed: int) -> None:
        own = random.Random(seed).sample(verdicts, len(verdicts))
        stage = bench.stage()
        for start in range(0, len(own), 17):
            await stage(own[start : start + 17])

    await asyncio.gather(*(process(seed) for seed in range(8)))
    granted = Counter(str(change.upload_id).rsplit("-", 1)[1] for change in await bench.changes())
    assert granted == {str(place): 1 for place in range(20)}
    assert set((await bench.refusals()).values()) == {"already_granted"}
    assert len(await bench.refusals()) == len(verdicts) - 20
    await bench.assert_sound()


async def test_accounts_with_the_same_credentials_in_other_orders_do_not_deadlock(bench: Bench):
    """Four processes, each with an account of its own, hold up the same thirty credentials, each in its own order."""
    accounts = [f"acc-{each}" for each in range(4)]
    await bench.stage()([delivery(account(each)) for each in accounts])
    for chance in (random.Random(seed) for seed in range(5)):
        shown = {
            each: [delivery(judged(each, f"{each}-{chance.random()}", tier=1, credential=f"{n}")) for n in range(30)]
            for each in accounts
        }
        await asyncio.gather(*(bench.stage()(chance.sample(batch, len(batch))) for batch in shown.values()))
    assert len(await bench.changes()) == 30
    assert set((await bench.refusals()).values()) == {"already_granted"}
    await bench.assert_sound()


async def test_a_verdict_waits_for_its_account(bench: Bench):
    """Decided when the account comes, in the order of the verdicts, with the ids they would have had at once."""
    messages = [delivery(judged(upload_id=f"up-{place}", tier=place)) for place in (2, 1)]
    await bench.stage()(messages)
    assert await bench.count("outbox") == 0
    await bench.stage()([delivery(account())])
    assert [change.upload_id for change in await bench.changes()] == ["up-2", "up-1"]
    ids = [row["event_id"] for row in await bench.database.pool.fetch("select event_id from outbox order by position")]
    assert ids == [child_id(message.id, "credit", LimitChanged) for message in messages]


async def test_an_account_and_its_verdict_at_the_same_moment_miss_each_other_never(bench: Bench):
    """Two processes, one with the account, one with a second verdict: both are decided, whichever wins."""
    for place in range(20):
        await bench.stage()([delivery(judged(f"acc-{place}", f"up-{place}-0"))])
        await asyncio.gather(
            bench.stage()([delivery(judged(f"acc-{place}", f"up-{place}-1"))]),
            bench.stage()([delivery(account(f"acc-{place}"))]),
        )
    assert await bench.count("waiting") == 0
    assert len(await bench.changes()) == 40
    await bench.assert_sound()


async def test_waiting_is_bounded_and_ends(bench: Bench):
    """More than may wait are refused at once; what has waited too long is refused, once."""
    stage = bench.stage(waiting_max=2)
    await stage([delivery(judged(upload_id=f"up-{place}")) for place in range(3)])
    assert await bench.refusals() == {"up-2": "account_unknown"}
    assert await stage.give_up_waiting(3600) == 0
    assert sorted(await asyncio.gather(stage.give_up_waiting(0), stage.give_up_waiting(0))) == [0, 2]
    assert set((await bench.refusals()).values()) == {"account_unknown"}
    await stage([delivery(account())])
    assert await bench.changes() == []


async def test_a_new_base_limit_counts_from_then_on_and_tells_nobody(bench: Bench):
    """The core's own change is not ours to tell; an older event of it changes nothing."""
    stage = bench.stage()
    await stage([delivery(account()), delivery(judged(upload_id="up-1"))])
    later, earlier = NOW + timedelta(days=1), NOW - timedelta(days=1)
    await stage(
        [delivery(account(base_fen=700_000, updated_at=later)), delivery(account(base_fen=1, updated_at=earlier))]
    )
    assert len(await bench.changes()) == 1
    await stage([delivery(judged(upload_id="up-2"))])
    last = (await bench.changes())[-1]
    assert (last.sequence, last.limit_before_fen, last.limit_after_fen) == (2, 780_000, 860_000)


@pytest.mark.parametrize(
    "statement",
    [
        "update ledger set amount_fen = 20000",
        "delete from ledger",
        "truncate ledger",
        "update ledger set reasons = '{}'",
    ],
)
async def test_the_ledger_only_grows(bench: Bench, statement: str):
    """Nobody changes or removes an entry, not even with SQL of their own."""
    await bench.stage()([delivery(account()), delivery(judged())])
    with pytest.raises(asyncpg.RestrictViolationError):
        await bench.database.pool.execute(statement)
    assert await bench.count("ledger") == 1


ENTRY = {
    "account_id": "acc-1",
    "sequence": 2,
    "kind": "grant",
    "amount_fen": 10_000,
    "granted_before_fen": 80_000,
    "granted_after_fen": 90_000,
    "base_limit_fen": 500_000,
    "limit_before_fen": 580_000,
    "limit_after_fen": 590_000,
    "fingerprint": "a" * 64,
    "upload_id": "up-2",
    "type_code": "tier_1",
    "tier": 1,
    "reasons": ["credential_verified"],
    "policy_version": "test-1",
    "decided_at": NOW,
}


async def write(bench: Bench, entry: dict[str, object]) -> None:
    entry = entry | {"verdict_id": uuid4()}
    places = ", ".join(f"${place}" for place in range(1, len(entry) + 1))
    await bench.database.pool.execute(f"insert into ledger ({', '.join(entry)}) values ({places})", *entry.values())


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"sequence": 3}, "follows_the_entry_before"),
        ({"sequence": 1}, "first_entry_starts_at_nothing"),
        ({"granted_before_fen": 70_000, "granted_after_fen": 80_000, "limit_before_fen": 570_000, "limit_after_fen": 580_000},
         "follows_the_entry_before"),
        ({"amount_fen": 9_900}, "grant_within_range"),
        ({"amount_fen": 300_100}, "grant_within_range"),
        ({"granted_after_fen": 95_000}, "granted_adds_up"),
        ({"limit_before_fen": 500_000}, "limit_before_adds_up"),
        ({"limit_after_fen": 600_000}, "limit_after_adds_up"),
        ({"fingerprint": delivery(judged()).event.fingerprint}, "one_grant_per_credential"),  # type: ignore[attr-defined]
    ],
)  # fmt: skip
async def test_the_database_refuses_an_entry_that_does_not_add_up(
    bench: Bench, change: dict[str, object], constraint: str
):
    """Range, sums, sequence and uniqueness hold whatever a program would write."""
    await bench.stage()([delivery(account()), delivery(judged())])
    with pytest.raises(asyncpg.IntegrityConstraintViolationError) as caught:
        await write(bench, ENTRY | change)
    assert caught.value.constraint_name == constraint  # type: ignore[attr-defined]
    await write(bench, ENTRY)
    assert await bench.count("ledger") == 2
