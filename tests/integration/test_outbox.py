"""What inbox, outbox and relay promise, on a real Postgres and a real broker."""

import asyncio
import uuid
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from pathlib import Path

import asyncpg
import pytest

from shared.bus.publisher import Publisher
from shared.bus.relay import Relay
from shared.bus.stage import DONE, Delivery, MessageOutcome
from shared.database import Database
from shared.errors import TransientError
from shared.events import CredentialDocumented, CredentialUploaded, Event
from shared.migrations.upgrade import migrate
from shared.settings import DatabaseSettings, KafkaSettings
from tests.integration.bus import body, documented, eventually, headers, read_topic, upload
from tests.integration.conftest import Running

pytestmark = pytest.mark.integration

MIGRATIONS = Path(__file__).parent / "migrations"
DOCUMENTS = CredentialDocumented.topic


class Stateful:
    """A stage as the services' own: inbox and outbox in one transaction a batch."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def __call__(self, batch: Sequence[Delivery[Event]]) -> Sequence[MessageOutcome]:
        async with self.database.transaction() as transaction:
            for delivery in batch:
                if await transaction.first_time(delivery):
                    for outgoing in documented(delivery).events:
                        await transaction.publish(outgoing)
        return [DONE] * len(batch)


@pytest.fixture
async def database(database_settings: DatabaseSettings) -> AsyncIterator[Database]:
    async with Database.open(database_settings, "echo", MIGRATIONS) as opened:
        yield opened


async def test_the_same_event_a_hundred_times_has_one_effect(
    kafka_settings: KafkaSettings, publisher: Publisher, database: Database, running: Running
):
    """One event delivered a hundred times, another once: two answers."""
    await publisher.publish([*[upload("a-1", "one")] * 100, upload("a-1", "two")])
    async with Relay.running(database, publisher), running(Stateful(database)):
        answers = await read_topic(kafka_settings, kafka_settings.topic(DOCUMENTS), lambda got: len(got) >= 2)
    assert [body(record)["document"]["upload_id"] for record in answers] == ["one", "two"]


async def test_an_accounts_events_keep_their_order_and_lose_none(
    kafka_settings: KafkaSettings, publisher: Publisher, database: Database, running: Running
):
    """600 events over three accounts come out in the order they went in."""
    sent = [upload(f"a-{number % 3}", f"u-{number:04}") for number in range(600)]
    await publisher.publish(sent)
    async with Relay.running(database, publisher), running(Stateful(database)):
        answers = await read_topic(kafka_settings, kafka_settings.topic(DOCUMENTS), lambda got: len(got) >= 600)
    for account in range(3):
        order = [body(r)["document"]["upload_id"] for r in answers if r.key == f"a-{account}".encode()]
        assert order == [f"u-{number:04}" for number in range(600) if number % 3 == account]


async def test_two_relays_publish_each_event_once_while_both_live_and_one_takes_over(
    kafka_settings: KafkaSettings, publisher: Publisher, database: Database
):
    """The advisory lock makes one active; when it goes, the other goes on."""
    stage = Stateful(database)
    async with AsyncExitStack() as second:
        async with Relay.running(database, publisher):
            await asyncio.sleep(0.3)
            await second.enter_async_context(Relay.running(database, publisher))
            await stage([as_delivery(f"u-{number}") for number in range(50)])
            await read_topic(kafka_settings, kafka_settings.topic(DOCUMENTS), lambda got: len(got) >= 50)
        await stage([as_delivery(f"v-{number}") for number in range(50)])
        answers = await read_topic(kafka_settings, kafka_settings.topic(DOCUMENTS), lambda got: len(got) >= 100)
    assert len(answers) == len({headers(record)["ce_id"] for record in answers}) == 100
    assert await database.pool.fetchval("select count(*) from outbox") == 0


async def test_what_was_rolled_back_is_never_published(
    kafka_settings: KafkaSettings, publisher: Publisher, database: Database
):
    """The outbox row lives and dies with the transaction."""

    async def write(number: int, *, fail: bool) -> None:
        async with database.transaction() as transaction:
            delivery = as_delivery(f"u-{number}")
            assert await transaction.first_time(delivery)
            await transaction.publish(documented(delivery).events[0])
            if fail:
                message = "rolled back"
                raise TransientError(message)

    async with Relay.running(database, publisher):
        with pytest.raises(TransientError):
            await write(1, fail=True)
        await write(2, fail=False)
        answers = await read_topic(kafka_settings, kafka_settings.topic(DOCUMENTS), lambda got: len(got) >= 1)
    assert [body(record)["document"]["upload_id"] for record in answers] == ["u-2"]


async def test_a_row_that_can_not_be_published_holds_up_its_own_account_alone(
    kafka_settings: KafkaSettings, publisher: Publisher, database: Database
):
    """An event of an unknown type, one that does not parse, one too large: their accounts wait, the others go on."""
    large = '{"x": "' + "a" * 9_000_000 + '"}'
    async with database.transaction() as transaction:
        for account, event_type, payload in (
            ("b-1", "redflower.unheard-of.v9", "{}"),
            ("b-2", CredentialDocumented.type, "{}"),
            ("b-3", CredentialDocumented.type, large),
        ):
            await transaction.connection.execute(
                """insert into outbox (event_id, event_type, account_id, payload, parent_id, occurred_at, source, trace)
                   values ($1, $2, $3, $4, $1, now(), '/test', '{}')""",
                uuid.uuid4(),
                event_type,
                account,
                payload,
            )
    async with Relay.running(database, publisher) as relay:
        await Stateful(database)([as_delivery(f"u-{number}") for number in range(10)])
        answers = await read_topic(kafka_settings, kafka_settings.topic(DOCUMENTS), lambda got: len(got) >= 10)
        assert relay.trouble() is None
    assert len(answers) == 10
    left = [row["account_id"] for row in await database.pool.fetch("select account_id from outbox order by position")]
    assert left == ["b-1", "b-2", "b-3"]


async def test_a_relay_that_fails_says_so_and_comes_back(
    kafka_settings: KafkaSettings, publisher: Publisher, database: Database, monkeypatch: pytest.MonkeyPatch
):
    """Whatever Postgres answers, the relay tries again; meanwhile the service is not ready."""
    monkeypatch.setattr("shared.bus.relay._TROUBLE_AFTER_S", 0.2)
    await database.pool.execute("alter table outbox rename to outbox_away")
    async with Relay.running(database, publisher) as relay:
        assert publisher.watched == [relay.trouble]

        async def in_trouble() -> bool:
            return "UndefinedTableError" in (relay.trouble() or "")

        assert await eventually(in_trouble)
        await database.pool.execute("alter table outbox_away rename to outbox")
        await Stateful(database)([as_delivery("u-1")])
        answers = await read_topic(kafka_settings, kafka_settings.topic(DOCUMENTS), lambda got: len(got) >= 1)
        assert relay.trouble() is None
    assert [body(record)["document"]["upload_id"] for record in answers] == ["u-1"]


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        ("select 1/0", asyncpg.DivisionByZeroError),
        ("insert into inbox values (null)", asyncpg.NotNullViolationError),
        ("select * from nowhere", TransientError),
        ("select pg_terminate_backend(pg_backend_pid())", TransientError),
    ],
)
async def test_what_speaks_of_the_message_is_lasting_and_what_speaks_of_the_server_passes(
    database: Database, statement: str, error: type[Exception]
):
    """Only what the same message would meet again sends it to the dead letters."""
    with pytest.raises(error):
        async with database.transaction() as transaction:
            await transaction.connection.execute(statement)


async def test_processes_that_migrate_at_once_make_one_schema(database_settings: DatabaseSettings):
    """Five services start together: one does it, the others wait and find it done."""
    await asyncio.gather(*(migrate(database_settings, "echo", MIGRATIONS) for _ in range(5)))
    async with Database.open(database_settings, "echo", MIGRATIONS) as database:
        assert await database.pool.fetchval("select version_num from alembic_version") == "0001"


def as_delivery(upload_id: str) -> Delivery[CredentialUploaded]:
    outgoing = upload("a-1", upload_id)
    assert isinstance(outgoing.event, CredentialUploaded)
    return Delivery(
        event=outgoing.event,
        id=outgoing.id,
        time=outgoing.time,
        parent_id=None,
        trace=(),
        topic=CredentialUploaded.topic,
        partition=0,
        offset=0,
    )
