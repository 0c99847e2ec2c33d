"""The ingest service: settings and wiring."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from faststream.asgi import AsgiFastStream

from services.ingest.intake import Intake
from services.ingest.pool import DecoderPool
from services.ingest.settings import IngestSettings
from services.ingest.stage import IngestStage
from shared.bus.publisher import Publisher
from shared.bus.relay import Relay
from shared.bus.stage import Stage
from shared.database import Database
from shared.events import CredentialUploaded
from shared.service import create_service
from shared.settings import DatabaseSettings, StorageSettings
from shared.storage import Storage


def create_app() -> AsgiFastStream:
    """Uploads in, documents or rejections out."""
    settings = IngestSettings.load()
    database_settings = DatabaseSettings.load()
    storage_url = StorageSettings.load().storage_url

    @asynccontextmanager
    async def stage(publisher: Publisher) -> AsyncIterator[Stage[CredentialUploaded]]:
        storage = Storage(storage_url)
        limits = settings.limits()
        async with (
            Database.open(
                database_settings, schema="ingest", migrations=Path(__file__).parent / "migrations"
            ) as database,
            Relay.running(database, publisher),
            DecoderPool.open(
                limits,
                workers=settings.workers,
                timeout_s=settings.document_timeout_s,
                documents_max=settings.worker_documents_max,
            ) as decoder,
        ):
            yield IngestStage(database, Intake(storage, decoder, limits), concurrency=2 * settings.workers)

    return create_service("ingest", consumes=(CredentialUploaded,), stage=stage, batch_max=settings.batch_max)
