"""The embedded broker and database: found again, restarted with what they held, and plain about what is missing."""

from pathlib import Path

import asyncpg
import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

import shared.embedded.jars as jars_module
from shared.embedded.jars import classpath
from shared.embedded.kafka import EmbeddedKafka
from shared.embedded.postgres import EmbeddedPostgres
from shared.errors import ConfigurationError
from shared.settings import StateSettings

pytestmark = pytest.mark.integration


async def test_kafka_is_found_again_and_its_data_outlives_a_kill_and_a_restart(tmp_path: Path):
    """Another process that opens the folder finds the broker; after kill -9 and a start every message is there."""
    kafka = EmbeddedKafka(tmp_path / "kafka")
    try:
        servers = kafka.start()
        admin = AIOKafkaAdminClient(bootstrap_servers=servers)
        await admin.start()
        await admin.create_topics([NewTopic("t", 1, 1)])
        await admin.close()
        async with AIOKafkaProducer(bootstrap_servers=servers, acks="all", enable_idempotence=True) as producer:
            for number in range(500):
                await producer.send_and_wait("t", str(number).encode())
        again = EmbeddedKafka(tmp_path / "kafka")
        assert again.bootstrap_servers == servers
        assert [row["answers"] for row in again.status()] == [True]
        again.kill(again.nodes[0])
        assert [row["pid"] for row in again.status()] == [None]
        assert again.start() == servers
        async with AIOKafkaConsumer(bootstrap_servers=servers, auto_offset_reset="earliest") as consumer:
            consumer.assign([TopicPartition("t", 0)])
            values = [int((await consumer.getone()).value) for _ in range(500)]
        assert values == list(range(500))
    finally:
        kafka.stop()
    assert [row["pid"] for row in kafka.status()] == [None]


async def test_kafka_keeps_its_data_in_a_folder_of_any_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A name with a space, a backslash and Chinese: the data lies there and nowhere else, and a restart finds it."""
    monkeypatch.setenv("LC_ALL", "C")  # the locale of many a container, in which Java knows no Chinese names
    folder = tmp_path / "状态 folder\\𠮷"
    kafka = EmbeddedKafka(folder)
    try:
        servers = kafka.start()
        admin = AIOKafkaAdminClient(bootstrap_servers=servers)
        await admin.start()
        await admin.create_topics([NewTopic("t", 1, 1)])
        await admin.close()
        async with AIOKafkaProducer(bootstrap_servers=servers, acks="all") as producer:
            await producer.send_and_wait("t", b"kept")
        assert (folder / "node-1" / "data" / "t-0").is_dir()
        assert [path.parent.parent.parent for path in folder.parent.rglob("meta.properties")] == [folder]
        kafka.stop()
        again = EmbeddedKafka(folder)
        assert again.start() == servers
        async with AIOKafkaConsumer(bootstrap_servers=servers, auto_offset_reset="earliest") as consumer:
            consumer.assign([TopicPartition("t", 0)])
            assert (await consumer.getone()).value == b"kept"
    finally:
        kafka.stop()


def test_a_folder_with_a_comma_is_refused(tmp_path: Path):
    """Kafka would take it for two folders, and put the data into neither."""
    with pytest.raises(ConfigurationError, match="comma"):
        EmbeddedKafka(tmp_path / "a,b")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_keeps_its_number_of_nodes(tmp_path: Path):
    """One node's data is no cluster's."""
    EmbeddedKafka(tmp_path, nodes=1)
    assert len(EmbeddedKafka(tmp_path).nodes) == 1
    with pytest.raises(ConfigurationError, match="holds a broker of 1 nodes, not 3"):
        EmbeddedKafka(tmp_path, nodes=3)
    with pytest.raises(ConfigurationError, match="1 or 3 nodes, not 2"):
        EmbeddedKafka(tmp_path, nodes=2)


def test_jars_that_cannot_be_fetched_are_named_with_both_ways_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Whoever sits behind a wall learns what to do."""
    for variable in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(variable, "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    with pytest.raises(ConfigurationError) as refusal:
        classpath(StateSettings(cache_dir=tmp_path))
    assert "REDFLOWER_KAFKA_JARS_DIR" in str(refusal.value)
    assert "KAFKA_BOOTSTRAP_SERVERS" in str(refusal.value)


def test_a_jar_that_is_not_the_locked_one_never_enters_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What comes is checked against the lock before it is used."""
    monkeypatch.setattr(jars_module.hashlib, "sha256", jars_module.hashlib.blake2s)
    with pytest.raises(ConfigurationError, match="is not the locked one"):
        classpath(StateSettings(cache_dir=tmp_path))
    assert list((tmp_path / "kafka-jars").glob("*.jar")) == []


def test_a_folder_of_jars_is_taken_as_it_is(tmp_path: Path):
    """The other way: jars from elsewhere; a folder without Kafka is refused."""
    with pytest.raises(ConfigurationError, match="REDFLOWER_KAFKA_JARS_DIR"):
        classpath(StateSettings(kafka_jars_dir=tmp_path))
    (tmp_path / "kafka_2.13-4.4.0.jar").touch()
    assert classpath(StateSettings(kafka_jars_dir=tmp_path)) == [tmp_path / "kafka_2.13-4.4.0.jar"]


@pytest.mark.parametrize("name", ["a b", "a;b", "$(a)", "a%20b", "a'b"])
def test_a_folder_that_postgres_can_not_run_in_is_refused_with_both_ways_out(tmp_path: Path, name: str):
    """Its package hands the name to a shell as it is: a space ends it, and worse could follow."""
    with pytest.raises(ConfigurationError, match=r"REDFLOWER_STATE_DIR.*DATABASE_URL"):
        EmbeddedPostgres(tmp_path / name).start()
    assert list(tmp_path.iterdir()) == []


async def test_postgres_outlives_a_kill_and_is_found_again(tmp_path: Path):
    """What was committed is there after kill -9."""
    postgres = EmbeddedPostgres(tmp_path / "postgres")
    try:
        url = postgres.start()
        connection = await asyncpg.connect(url)
        await connection.execute("create table t as select 42 as answer")
        await connection.close()
        again = EmbeddedPostgres(tmp_path / "postgres")
        assert again.process() == postgres.process()
        again.kill()
        assert postgres.process() is None
        connection = await asyncpg.connect(again.start())
        assert await connection.fetchval("select answer from t") == 42
        await connection.close()
    finally:
        postgres.stop()
    assert postgres.process() is None
