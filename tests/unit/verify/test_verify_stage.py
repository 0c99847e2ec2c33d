"""The stage on a real Postgres: one effect however often and in whatever order, and races that the database settles."""

import asyncio
import json
import random
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

import services.verify
from services.verify.evidence import Thresholds
from services.verify.identity import Digester
from services.verify.stage import VerifyStage
from shared.bus.stage import DONE, Delivery
from shared.database import Database
from shared.events import CredentialJudged, CredentialRejected, Event, FieldName, child_id
from shared.settings import DatabaseSettings
from tests.unit.verify.verify_cases import CATALOGUE, GOOD, KEY, NOW, account, delivery, recognised

MIGRATIONS = Path(services.verify.__file__).parent / "migrations"
HASH = "0f0f00ff123489ab"
NEAR_HASH = "0f0f00ff123489a8"


@dataclass
class Bench:
    """A stage on a database of its own, and a look into its outbox."""

    database: Database

    def stage(self, waiting_max: int = 5) -> VerifyStage:
        return VerifyStage(self.database, CATALOGUE, Digester(KEY), Thresholds(), waiting_max=waiting_max)

    async def published(self, kind: type[Event]) -> list[dict[str, object]]:
        rows = await self.database.pool.fetch(
            "select payload from outbox where event_type = $1 order by position", kind.type
        )
        return [json.loads(row["payload"]) for row in rows]

    async def outcomes(self) -> dict[str, tuple[str, list[str]]]:
        """Each upload's outcome and reason codes; fails where an upload was judged twice."""
        verdicts = await self.published(CredentialJudged)
        assert len({verdict["upload_id"] for verdict in verdicts}) == len(verdicts)
        return {
            str(each["upload_id"]): (str(each["outcome"]), [reason["code"] for reason in each["reasons"]])  # type: ignore[attr-defined]
            for each in verdicts
        }

    async def count(self, table: str) -> int:
        return int(await self.database.pool.fetchval(f"select count(*) from {table}"))


@pytest.fixture
async def bench(database_settings: DatabaseSettings) -> AsyncIterator[Bench]:
    async with Database.open(database_settings, schema="verify", migrations=MIGRATIONS) as database:
        yield Bench(database)


async def test_a_sound_credential_is_verified_and_its_event_derived(bench: Bench):
    """One verdict, its id derived from the recognition's, its trace handed on, no rejection."""
    message = delivery(recognised())
    assert await bench.stage()([delivery(account()), message]) == [DONE, DONE]
    assert await bench.outcomes() == {"up-1": ("verified", [])}
    row = await bench.database.pool.fetchrow("select event_id, parent_id, trace, occurred_at from outbox")
    assert row["event_id"] == child_id(message.id, "verify", CredentialJudged)
    assert row["parent_id"] == message.id
    assert json.loads(row["trace"]) == dict(message.trace)
    assert row["occurred_at"] == NOW
    assert await bench.published(CredentialRejected) == []


async def test_a_rejection_goes_beside_the_verdict(bench: Bench):
    """Both say why; the customer is told what to do; neither holds a name or number."""
    await bench.stage()([delivery(account(holder="王春生")), delivery(recognised())])
    assert await bench.outcomes() == {"up-1": ("rejected", ["holder_mismatch"])}
    (rejection,) = await bench.published(CredentialRejected)
    assert rejection["stage"] == "verify"
    assert rejection["advice"]
    text = " ".join(row["payload"] for row in await bench.database.pool.fetch("select payload from outbox"))
    assert "林小禾" not in text
    assert "王春生" not in text
    assert GOOD[FieldName.NUMBER] not in text


async def test_the_same_delivery_a_hundred_times_has_one_effect(bench: Bench):
    """Within a batch and over batches."""
    stage = bench.stage()
    messages = [delivery(account()), delivery(recognised())]
    for _ in range(10):
        await stage(messages * 10)
    assert await bench.outcomes() == {"up-1": ("verified", [])}
    assert await bench.count("used_numbers") == 1
    assert await bench.count("waiting") == 0


@pytest.mark.parametrize("seed", range(3))
async def test_a_hundred_shuffled_events_have_one_effect_each(bench: Bench, seed: int):
    """Accounts before or after their credentials, in batches of any size, some delivered twice."""
    chance = random.Random(seed)
    credentials = [
        recognised(f"acc-{place % 10}", f"up-{place}", fields=GOOD | {FieldName.NUMBER: f"S{place:012}"})
        for place in range(90)
    ]
    messages = [delivery(event) for event in credentials] + [delivery(account(f"acc-{each}")) for each in range(10)]
    messages += chance.sample(messages, 30)
    chance.shuffle(messages)
    stage = bench.stage(waiting_max=50)
    while messages:
        size = chance.randint(1, 25)
        batch, messages = messages[:size], messages[size:]
        await stage(batch)
    outcomes = await bench.outcomes()
    assert Counter(outcome for outcome, _ in outcomes.values()) == {"verified": 90}


async def test_a_credential_waits_for_its_account_and_keeps_its_identity(bench: Bench):
    """Judged when the account comes, with the id it would have had at once."""
    stage, message = bench.stage(), delivery(recognised())
    await stage([message])
    assert await bench.outcomes() == {}
    await stage([delivery(account())])
    assert await bench.outcomes() == {"up-1": ("verified", [])}
    event_id = await bench.database.pool.fetchval("select event_id from outbox")
    assert event_id == child_id(message.id, "verify", CredentialJudged)


async def test_what_waits_is_bounded(bench: Bench):
    """An account that never comes holds five; the sixth goes to people at once."""
    await bench.stage(waiting_max=5)([delivery(recognised(upload_id=f"up-{each}")) for each in range(6)])
    assert await bench.count("waiting") == 5
    assert await bench.outcomes() == {"up-5": ("needs_review", ["account_unknown"])}


async def test_waiting_ends(bench: Bench):
    """What has waited too long goes to people, once; what has not, waits on."""
    stage = bench.stage()
    await stage([delivery(recognised())])
    assert await stage.give_up_waiting(3600) == 0
    assert await bench.count("waiting") == 1
    assert await asyncio.gather(stage.give_up_waiting(0), stage.give_up_waiting(0)) in ([1, 0], [0, 1])
    assert await bench.outcomes() == {"up-1": ("needs_review", ["account_unknown"])}
    await stage([delivery(account())])
    assert len(await bench.outcomes()) == 1


async def test_an_older_account_event_does_not_overwrite_a_newer(bench: Bench):
    """The topic may bring an account's events again; the newest counts."""
    stage = bench.stage()
    await stage(
        [delivery(account(holder="林小禾")), delivery(account(holder="王春生", updated_at=NOW - timedelta(days=1)))]
    )
    await stage([delivery(recognised())])
    assert await bench.outcomes() == {"up-1": ("verified", [])}


async def test_a_number_is_used_once_over_all_accounts(bench: Bench):
    """The second account is rejected; the first may show it again."""
    stage = bench.stage()
    await stage([delivery(account("acc-1")), delivery(account("acc-2"))])
    await stage([delivery(recognised("acc-1", "up-1"))])
    await stage([delivery(recognised("acc-2", "up-2")), delivery(recognised("acc-1", "up-3"))])
    assert await bench.outcomes() == {
        "up-1": ("verified", []),
        "up-2": ("rejected", ["number_used_by_another_account"]),
        "up-3": ("verified", []),
    }


async def test_who_holds_up_anothers_credential_takes_nothing_from_its_owner(bench: Bench):
    """A rejected credential claims neither number nor picture."""
    stage = bench.stage()
    await stage([delivery(account("acc-1", "王春生")), delivery(account("acc-2"))])
    await stage(
        [delivery(recognised("acc-1", "up-1", picture="p")), delivery(recognised("acc-2", "up-2", picture="p"))]
    )
    outcomes = await bench.outcomes()
    assert outcomes["up-1"] == ("rejected", ["holder_mismatch"])
    assert outcomes["up-2"] == ("verified", [])


COURSE = {FieldName.HOLDER: "林小禾", FieldName.ISSUED_ON: "2025-01-01"}


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ({"picture": "first"}, True),
        ({"hashes": (NEAR_HASH,)}, True),
        ({"hashes": ("1" * 16, NEAR_HASH)}, True),
        ({"hashes": ("0f0f00ff12348900",)}, False),
        ({"hashes": (HASH,), "fields": COURSE | {FieldName.ISSUED_ON: "2025-01-02"}}, False),
        ({"hashes": (HASH,), "fields": COURSE | {FieldName.NUMBER: "N-2025-77"}}, True),
    ],
)
async def test_a_picture_is_used_once_over_all_accounts(bench: Bench, second: dict[str, object], found: bool):
    """The file itself, or one that looks the same, of a holder of the same name; not another paper of one template."""
    stage = bench.stage()
    await stage([delivery(account("acc-1")), delivery(account("acc-2"))])
    await stage(
        [delivery(recognised("acc-1", "up-1", type_code="course", fields=COURSE, picture="first", hashes=(HASH,)))]
    )
    again = {"type_code": "course", "fields": COURSE, "picture": "second", **second}
    await stage([delivery(recognised("acc-2", "up-2", **again))])  # type: ignore[arg-type]
    outcome, reasons = (await bench.outcomes())["up-2"]
    assert ("picture_used_by_another_account" in reasons) is found
    assert (outcome == "rejected") is found


async def test_racing_accounts_are_settled_by_the_database(bench: Bench):
    """Many stages at once, each number held up by many accounts, each picture near: one of each is verified."""
    accounts = [f"acc-{each}" for each in range(8)]
    await bench.stage()([delivery(account(each)) for each in accounts])
    chance = random.Random(7)

    async def show_all(account_id: str) -> None:
        batch: list[Delivery[Event]] = [
            delivery(
                recognised(
                    account_id,
                    f"up-{account_id}-{place}",
                    type_code="skill" if place % 2 else "course",
                    fields=GOOD | {FieldName.NUMBER: f"S{place:012}"}
                    if place % 2
                    else {FieldName.HOLDER: "林小禾", FieldName.SUBJECT: f"课程{place}"},
                    hashes=(f"{place:04x}" * 3 + f"{chance.randrange(4):04x}",),
                )
            )
            for place in range(10)
        ]
        chance.shuffle(batch)
        stage = bench.stage()
        for start in range(0, 10, 3):
            await stage(batch[start : start + 3])

    await asyncio.gather(*(show_all(each) for each in accounts))
    verified = [upload for upload, (outcome, _) in (await bench.outcomes()).items() if outcome == "verified"]
    assert Counter(upload.rsplit("-", 1)[1] for upload in verified) == {str(place): 1 for place in range(10)}


async def test_an_account_and_its_credential_at_the_same_moment_miss_each_other_never(bench: Bench):
    """Two processes, one with the account, one with a second credential: both credentials are judged, whichever wins."""
    for place in range(20):
        first, second = (
            recognised(f"acc-{place}", f"up-{place}-{each}", fields=GOOD | {FieldName.NUMBER: f"S{place:06}{each:06}"})
            for each in range(2)
        )
        await bench.stage()([delivery(first)])
        await asyncio.gather(
            bench.stage()([delivery(second)]),
            bench.stage()([delivery(account(f"acc-{place}"))]),
        )
    assert await bench.count("waiting") == 0
    assert len(await bench.outcomes()) == 40


async def test_the_tables_keep_no_name_or_number_in_the_clear(bench: Bench):
    """But for the account's own holder, which the core has sent."""
    await bench.stage()([delivery(account()), delivery(recognised())])
    for table in ("used_numbers", "used_pictures", "used_pages", "outbox", "inbox"):
        text = str(await bench.database.pool.fetch(f"select {table}::text from {table}"))
        assert "林小禾" not in text
        assert GOOD[FieldName.NUMBER] not in text
