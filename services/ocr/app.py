"""The OCR service: takes documents, publishes readings."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from faststream.asgi import AsgiFastStream

from services.ocr.pool import ReaderPool
from services.ocr.settings import OcrSettings
from services.ocr.stage import OcrStage
from shared.bus.publisher import Publisher
from shared.bus.stage import Stage
from shared.events import CredentialDocumented
from shared.service import create_service
from shared.settings import StorageSettings
from shared.storage import Storage


def create_app() -> AsgiFastStream:
    """Wire the service from its environment."""
    settings = OcrSettings.load()
    storage_url = StorageSettings.load().storage_url

    @asynccontextmanager
    async def stage(_publisher: Publisher) -> AsyncIterator[Stage[CredentialDocumented]]:
        storage = Storage(storage_url)
        async with ReaderPool(settings) as pool:
            yield OcrStage(storage, pool)

    return create_service("ocr", consumes=(CredentialDocumented,), stage=stage, batch_max=settings.batch_max)
