"""The classify service: takes readings, publishes recognitions."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from faststream.asgi import AsgiFastStream

from catalogue import load
from services.classify.recognise import Recogniser
from services.classify.stage import ClassifyStage
from shared.bus.publisher import Publisher
from shared.bus.stage import Stage
from shared.events import CredentialRead
from shared.service import create_service


def create_app() -> AsgiFastStream:
    """Wire the service from its environment. It has no settings of its own."""

    @asynccontextmanager
    async def stage(_publisher: Publisher) -> AsyncIterator[Stage[CredentialRead]]:
        yield ClassifyStage(Recogniser(load()))

    return create_service("classify", consumes=(CredentialRead,), stage=stage)
