"""One effect an upload, on a real Postgres: whatever comes twice, in whatever order, by however many processes."""

import asyncio
import random
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest
import structlog

import services.ingest
from services.ingest.intake import Intake
from services.ingest.stage import IngestStage
from shared.bus.stage import DONE, Fail
from shared.database import Database
from shared.errors import TransientError
from shared.events import CredentialRejected, CredentialUploaded, child_id
from shared.settings import DatabaseSettings
from shared.storage import Storage
from tests.unit.ingest import files
from tests.unit.ingest.uploads import NOON, delivery, reference, uploaded

MIGRATIONS = Path(services.ingest.__file__).parent / "migrations"


@pytest.fixture
async def database(database_settings: DatabaseSettings) -> AsyncIterator[Database]:
    async with Database.open(database_settings, schema="ingest", migrations=MIGRATIONS) as opened:
        yield opened


@pytest.fixture
def stage(database: Database, intake: Intake) -> IngestStage:
    return IngestStage(database, intake, concurrency=4)


async def outbox(database: Database) -> list[tuple[str, str]]:
    rows = await database.pool.fetch(
        "select event_type, payload::json ->> 'upload_id' as rejected, payload::json "
        "-> 'document' ->> 'upload_id' as documented from outbox order by position"
    )
    return [(row["event_type"].split(".")[-2], row["rejected"] or row["documented"]) for row in rows]


async def test_a_batch_has_its_effects(stage: IngestStage, database: Database, storage: Storage):
    """A sound upload is documented and a bad one rejected, in the order of the batch, each recorded."""
    good = await uploaded(storage, files.jpeg(), upload_id="good")
    bad = await uploaded(storage, b"text", upload_id="bad")
    assert list(await stage([delivery(bad, "1"), delivery(good, "2")])) == [DONE, DONE]
    assert await outbox(database) == [("rejected", "bad"), ("documented", "good")]
    rows = await database.pool.fetch("select upload_id, state, reason from uploads order by upload_id")
    assert [tuple(row) for row in rows] == [
        ("bad", "rejected", "unsupported_type"),
        ("good", "documented", None),
    ]


async def test_every_log_line_about_an_upload_says_whose_it_is(stage: IngestStage, storage: Storage):
    """A refusal can be followed to the message and the account, also where several are taken at once."""
    batch = [
        delivery(
            await uploaded(storage, b"text", upload_id=f"upload-{number}", account_id=f"account-{number}"), f"{number}"
        )
        for number in range(3)
    ]
    with structlog.testing.capture_logs([structlog.contextvars.merge_contextvars]) as lines:
        await stage(batch)
    refused = [line for line in lines if line["event"] == "upload_refused"]
    assert {(line["upload_id"], line["account"], line["event_id"]) for line in refused} == {
        (message.event.upload_id, message.event.account_id, str(message.id)) for message in batch
    }


async def test_the_answer_is_derived(stage: IngestStage, database: Database, storage: Storage):
    """Id, parent, time and trace of what is published follow from the upload event."""
    message = delivery(await uploaded(storage, b"text"))
    await stage([message])
    row = await database.pool.fetchrow("select event_id, parent_id, occurred_at, source, trace from outbox")
    assert row["event_id"] == child_id(message.id, "ingest", CredentialRejected)
    assert (row["parent_id"], row["occurred_at"], row["source"]) == (message.id, NOON, "/redflower/ingest")
    assert "traceparent" in row["trace"]


async def test_the_same_event_100_times_has_one_effect(stage: IngestStage, database: Database, storage: Storage):
    """Within a batch and over batches."""
    message = delivery(await uploaded(storage, files.jpeg()))
    assert list(await stage([message] * 60)) == [DONE] * 60
    for _ in range(4):
        assert list(await stage([message] * 10)) == [DONE] * 10
    assert len(await outbox(database)) == 1


async def test_the_same_upload_under_other_event_ids_has_one_effect(
    stage: IngestStage, database: Database, storage: Storage
):
    """The upstream app may say the same thing in several events."""
    upload = await uploaded(storage, files.jpeg())
    assert list(await stage([delivery(upload, f"{n}") for n in range(5)])) == [DONE] * 5
    assert list(await stage([delivery(upload, "later")])) == [DONE]
    assert len(await outbox(database)) == 1


async def test_100_events_shuffled_have_one_effect_each(stage: IngestStage, database: Database, storage: Storage):
    """Each of 25 uploads comes four times in any order."""
    uploads = [await uploaded(storage, b"text", upload_id=f"upload-{n}") for n in range(25)]
    messages = [delivery(upload, upload.upload_id) for upload in uploads] * 4
    random.Random(3).shuffle(messages)
    for start in range(0, 100, 16):
        assert set(await stage(messages[start : start + 16])) == {DONE}
    assert sorted(name for _, name in await outbox(database)) == sorted(upload.upload_id for upload in uploads)


async def test_what_is_known_is_not_fetched_again(
    stage: IngestStage, database: Database, storage: Storage, cut_off: Intake
):
    """A repeat costs no decoding: it is done even where the object is gone or the store is away."""
    upload = await uploaded(storage, files.jpeg())
    await stage([delivery(upload)])
    away = IngestStage(database, cut_off, concurrency=1)
    assert list(await away([delivery(upload, "again")])) == [DONE]


@pytest.mark.parametrize("together", [True, False], ids=["in one batch", "in two batches"])
@pytest.mark.parametrize("change", ["object", "account"])
async def test_an_upload_id_is_never_reused(
    stage: IngestStage, database: Database, storage: Storage, change: str, together: bool
):
    """Another object or account under a known id goes to the dead letters, again and again; the first one stays."""
    first = await uploaded(storage, files.jpeg())
    other = (
        await uploaded(storage, files.jpeg(400, 300))
        if change == "object"
        else await uploaded(storage, files.jpeg(), account_id="account-2")
    )
    if together:
        done, failed = await stage([delivery(first, "1"), delivery(other, "2")])
    else:
        (done,) = await stage([delivery(first, "1")])
        (failed,) = await stage([delivery(other, "2")])
    assert done == DONE
    (failed_again,) = await stage([delivery(other, "2")])
    for outcome in (failed, failed_again):
        assert isinstance(outcome, Fail)
        assert outcome.error.reason == "upload_id_reused"
    assert await outbox(database) == [("documented", "upload-1")]


async def test_an_event_id_is_never_reused(stage: IngestStage, storage: Storage):
    """One event speaks of one upload."""
    first = await uploaded(storage, b"text", upload_id="first")
    second = await uploaded(storage, b"text", upload_id="second")
    await stage([delivery(first, "same")])
    (outcome,) = await stage([delivery(second, "same")])
    assert isinstance(outcome, Fail)
    assert outcome.error.reason == "event_id_reused"


async def test_two_processes_at_once_have_one_effect(
    stage: IngestStage, database: Database, database_settings: DatabaseSettings, intake: Intake, storage: Storage
):
    """Where a rebalance gives one upload to two processes at the same time, one of them enters it."""
    upload = await uploaded(storage, files.jpeg())
    async with Database.open(database_settings, schema="ingest", migrations=MIGRATIONS) as other_database:
        other = IngestStage(other_database, intake, concurrency=4)
        first, second = await asyncio.gather(stage([delivery(upload)]), other([delivery(upload)]))
    assert list(first) == list(second) == [DONE]
    assert len(await outbox(database)) == 1


async def test_nothing_is_kept_where_the_store_is_away(database: Database, cut_off: Intake):
    """One upload that can't be fetched now sends the whole batch round again, and nothing was done."""
    away = IngestStage(database, cut_off, concurrency=1)
    upload = CredentialUploaded(account_id="a", upload_id="u", object=reference("x", b"x"), uploaded_at=NOON)
    with pytest.raises(TransientError):
        await away([delivery(upload)])
    assert await outbox(database) == []
    assert await database.pool.fetchval("select count(*) from inbox") == 0


async def test_the_database_holds_the_invariants(database: Database):
    """A rejected upload has a reason and no other has; a digest is one: whoever writes."""
    insert = "insert into uploads (upload_id, account_id, original_sha256, event_id, state, reason) values ($1, 'a', $2, gen_random_uuid(), $3, $4)"
    digest = "0" * 64
    for values in (
        ("1", digest, "rejected", None),
        ("2", digest, "documented", "damaged_file"),
        ("3", "short", "documented", None),
        ("4", digest, "lost", None),
    ):
        with pytest.raises(asyncpg.CheckViolationError):
            await database.pool.execute(insert, *values)
    await database.pool.execute(insert, "5", digest, "rejected", "damaged_file")
    with pytest.raises(asyncpg.UniqueViolationError):
        await database.pool.execute(insert, "5", digest, "documented", None)
