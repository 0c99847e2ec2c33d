"""TLS and SASL are settings: a service works with a broker and a database that take nothing else."""

import asyncio
import ssl
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import asyncpg
import pytest
import trustme
from aiokafka import AIOKafkaConsumer
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from shared.bus.client import client_options
from shared.bus.publisher import Publisher
from shared.bus.topics import create_topics
from shared.database import Database
from shared.embedded.kafka import EmbeddedKafka, Node
from shared.errors import TransientError
from shared.events import CredentialDocumented
from shared.settings import DatabaseSettings, KafkaSettings
from tests.integration.bus import Echo, upload
from tests.integration.conftest import Running

pytestmark = pytest.mark.integration

_SSL_REQUEST = bytes.fromhex("0000000804d2162f")
USER, PASSWORD = "redflower", uuid.uuid4().hex


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an authority (ca.pem) and a server's key and certificate (server.pem)."""
    folder = tmp_path_factory.mktemp("certificates")
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "ca.pem")
    issued = authority.issue_cert("127.0.0.1", "localhost")
    # Java reads a key in PKCS#8 only.
    key = load_pem_private_key(issued.private_key_pem.bytes(), None)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "server.pem").write_bytes(pem + b"".join(part.bytes() for part in issued.cert_chain_pems))
    return folder


class SecureKafka(EmbeddedKafka):
    """The embedded broker, open to TLS with a password and to nothing else."""

    certificates: Path

    def _properties(self, node: Node) -> str:
        jaas = (
            "org.apache.kafka.common.security.plain.PlainLoginModule required "
            f'username="{USER}" password="{PASSWORD}" user_{USER}="{PASSWORD}";'
        )
        values = {
            "listeners": f"SASL_SSL://127.0.0.1:{node.port},CONTROLLER://127.0.0.1:{node.controller_port}",
            "advertised.listeners": f"SASL_SSL://127.0.0.1:{node.port}",
            "listener.security.protocol.map": "SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT",
            "inter.broker.listener.name": "SASL_SSL",
            "sasl.mechanism.inter.broker.protocol": "PLAIN",
            "sasl.enabled.mechanisms": "PLAIN",
            "listener.name.sasl_ssl.plain.sasl.jaas.config": jaas,
            "ssl.keystore.type": "PEM",
            "ssl.keystore.location": self.certificates / "server.pem",
            "ssl.truststore.type": "PEM",
            "ssl.truststore.location": self.certificates / "ca.pem",
        }
        return super()._properties(node) + "".join(f"{key}={value}\n" for key, value in values.items())


@pytest.fixture(scope="module")
def secure_bootstrap(certificates: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    kafka = SecureKafka(tmp_path_factory.mktemp("secure-kafka"))
    kafka.certificates = certificates
    try:
        yield kafka.start()
    finally:
        kafka.stop()


@pytest.fixture
def secure_settings(secure_bootstrap: str, certificates: Path) -> KafkaSettings:
    return KafkaSettings.model_validate(
        {
            "KAFKA_BOOTSTRAP_SERVERS": secure_bootstrap,
            "kafka_security_protocol": "SASL_SSL",
            "kafka_sasl_mechanism": "PLAIN",
            "kafka_sasl_username": USER,
            "kafka_sasl_password": PASSWORD,
            "kafka_ssl_cafile": certificates / "ca.pem",
            "topic_prefix": f"t{uuid.uuid4().hex[:8]}.",
            "topic_partitions": 1,
        }
    )


@pytest.fixture
async def kafka_settings(secure_settings: KafkaSettings, monkeypatch: pytest.MonkeyPatch) -> KafkaSettings:
    """In this module the broker is the secure one, and a service finds out from its environment how to speak to it."""
    for name in ("security_protocol", "sasl_mechanism", "sasl_username", "sasl_password", "ssl_cafile"):
        monkeypatch.setenv(f"REDFLOWER_KAFKA_{name.upper()}", str(getattr(secure_settings, f"kafka_{name}")))
    await create_topics(secure_settings)
    return secure_settings


async def test_a_service_works_over_tls_with_a_password(kafka_settings: KafkaSettings, running: Running):
    """Consumer and producer both: an upload is answered."""
    async with Publisher(kafka_settings) as publisher, running(Echo()):
        await publisher.publish([upload()])
        consumer = AIOKafkaConsumer(
            kafka_settings.topic(CredentialDocumented.topic),
            **client_options(kafka_settings),
            auto_offset_reset="earliest",
        )
        async with consumer:
            answer = await consumer.getone()
    assert answer.key == b"a-1"


@pytest.mark.parametrize(
    "wrong", [{"kafka_sasl_password": "another"}, {"kafka_security_protocol": "PLAINTEXT"}, {"kafka_ssl_cafile": None}]
)
async def test_the_wrong_password_no_tls_or_an_unknown_authority_is_refused(
    secure_settings: KafkaSettings, wrong: dict[str, object]
):
    """The fence stands: nobody gets in by leaving something out."""
    with pytest.raises(TransientError):
        await create_topics(secure_settings.model_copy(update=wrong))


@pytest.fixture
async def secure_postgres(database_url: str, certificates: Path) -> AsyncIterator[str]:
    """A door before Postgres that takes TLS and nothing else; gives host:port/database.

    The embedded Postgres is built without TLS, so the door speaks the protocol's own SSLRequest (PostgreSQL's manual,
    section 54.2.10) and passes what follows on to the database.
    """
    target = urlsplit(database_url)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificates / "server.pem")

    async def pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        while data := await source.read(65536):
            sink.write(data)
            await sink.drain()
        sink.close()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if await reader.readexactly(8) != _SSL_REQUEST:
            writer.close()
            return
        writer.write(b"S")
        await writer.drain()
        await writer.start_tls(context)
        if target.hostname:
            inner = await asyncio.open_connection(target.hostname, target.port or 5432)
        else:
            inner = await asyncio.open_unix_connection(f"{parse_qs(target.query)['host'][0]}/.s.PGSQL.5432")
        await asyncio.gather(pump(reader, inner[1]), pump(inner[0], writer), return_exceptions=True)

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}{target.path}"


async def test_the_database_is_reached_over_tls(secure_postgres: str, certificates: Path):
    """Migrations and the pool both; the URL says how the server must prove itself, and it has to."""
    url = f"postgresql://postgres@{secure_postgres}?sslmode=verify-full&sslrootcert="
    settings = DatabaseSettings.model_validate({"DATABASE_URL": f"{url}{certificates / 'ca.pem'}"})
    async with Database.open(settings, "echo", Path(__file__).parent / "migrations") as database:
        assert await database.pool.fetchval("select count(*) from inbox") == 0
    other = trustme.CA()
    other.cert_pem.write_to_path(certificates / "other.pem")
    with pytest.raises(ssl.SSLCertVerificationError):
        await asyncpg.connect(f"{url}{certificates / 'other.pem'}")
    with pytest.raises((asyncpg.PostgresError, ConnectionError)):
        await asyncpg.connect(f"postgresql://postgres@{secure_postgres}?sslmode=disable")
