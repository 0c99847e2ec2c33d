"""The classify service: takes readings, publishes recognitions."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from faststream.asgi import AsgiFastStream

from catalogue import load
from services.classify.look import load_eye
from services.classify.recognise import Recogniser
from services.classify.stage import ClassifyStage
from shared.bus.publisher import Publisher
from shared.bus.stage import Stage
from shared.events import CredentialRead
from shared.service import create_service
from shared.settings import StorageSettings
from shared.storage import Storage


def create_app() -> AsgiFastStream:
    """Wire the service from its environment. It has no settings of its own."""
    storage_url = StorageSettings.load().storage_url

    @asynccontextmanager
    async def stage(_publisher: Publisher) -> AsyncIterator[Stage[CredentialRead]]:
        yield ClassifyStage(Recogniser(load()), Storage(storage_url), load_eye())

    return create_service("classify", consumes=(CredentialRead,), stage=stage)
