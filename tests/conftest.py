"""One fixture gives a broker, one a database: whichever there is, never a mock.

A broker is KAFKA_BOOTSTRAP_SERVERS where that is set, else one in a container where a Docker engine answers, else the
embedded one; Postgres likewise by DATABASE_URL.
"""

import os
import tempfile
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import docker
import pytest
from docker.errors import DockerException
from testcontainers.community.kafka import KafkaContainer
from testcontainers.community.postgres import PostgresContainer

from shared.bus.topics import create_topics
from shared.embedded.kafka import EmbeddedKafka
from shared.embedded.postgres import EmbeddedPostgres
from shared.settings import DatabaseSettings, KafkaSettings


@pytest.fixture(scope="session")
def docker_answers() -> bool:
    """Whether a Docker engine runs here."""
    try:
        docker.from_env(timeout=2).ping()
    except (DockerException, OSError):
        return False
    return True


@pytest.fixture(scope="session")
def bootstrap_servers(docker_answers: bool, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real broker for the whole run."""
    if given := os.environ.get("KAFKA_BOOTSTRAP_SERVERS"):
        yield given
    elif docker_answers:
        with KafkaContainer("apache/kafka:4.1.0").with_kraft() as container:
            yield container.get_bootstrap_server()
    else:
        kafka = EmbeddedKafka(tmp_path_factory.mktemp("kafka"))
        try:
            yield kafka.start()
        finally:
            kafka.stop()


@pytest.fixture(scope="session")
def postgres_url(docker_answers: bool) -> Iterator[str]:
    """A real Postgres for the whole run."""
    if given := os.environ.get("DATABASE_URL"):
        yield given
    elif docker_answers:
        with PostgresContainer("postgres:18", driver=None) as container:
            yield container.get_connection_url()
    else:
        # Not in pytest's own folder: each start of pytest closes that to other users, and for root Postgres is one.
        with tempfile.TemporaryDirectory(prefix="redflower-test-") as folder:
            Path(folder).chmod(0o755)
            postgres = EmbeddedPostgres(Path(folder) / "postgres")
            try:
                yield postgres.start()
            finally:
                postgres.stop()


@pytest.fixture
async def database_url(postgres_url: str) -> AsyncIterator[str]:
    """An empty database of the test's own."""
    name = f"test_{uuid.uuid4().hex[:12]}"
    admin = await asyncpg.connect(postgres_url)
    try:
        await admin.execute(f'create database "{name}"')
        head, _, query = postgres_url.partition("?")
        yield f"{head.rsplit('/', 1)[0]}/{name}" + (f"?{query}" if query else "")
        await admin.execute(f'drop database "{name}" with (force)')
    finally:
        await admin.close()


@pytest.fixture
def database_settings(database_url: str) -> DatabaseSettings:
    """Settings for the test's own database."""
    return DatabaseSettings.model_validate({"DATABASE_URL": database_url})


@pytest.fixture
def storage_url(tmp_path: Path) -> str:
    """An empty object store of the test's own."""
    return f"file://{tmp_path / 'objects'}"


@pytest.fixture
async def kafka_settings(bootstrap_servers: str) -> KafkaSettings:
    """All topics, made afresh under a prefix of the test's own."""
    prefix = f"t{uuid.uuid4().hex[:10]}."
    settings = KafkaSettings.model_validate(
        {"KAFKA_BOOTSTRAP_SERVERS": bootstrap_servers, "topic_prefix": prefix, "topic_partitions": 3}
    )
    await create_topics(settings)
    return settings
