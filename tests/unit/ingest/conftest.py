"""Real parts for ingest's tests: one pool of worker processes, an object store in a folder."""

from collections.abc import AsyncIterator

import pytest

from services.ingest.intake import Intake
from services.ingest.limits import Limits
from services.ingest.pool import DecoderPool
from shared.storage import Storage

LIMITS = Limits(bytes_max=2_000_000)


@pytest.fixture(scope="session")
async def decoder() -> AsyncIterator[DecoderPool]:
    """Two workers for the whole run."""
    async with DecoderPool.open(LIMITS, workers=2) as pool:
        yield pool


@pytest.fixture
def storage(storage_url: str) -> Storage:
    """An empty object store of the test's own."""
    return Storage(storage_url)


@pytest.fixture
def intake(storage: Storage, decoder: DecoderPool) -> Intake:
    """What takes one upload in."""
    return Intake(storage, decoder, LIMITS)


@pytest.fixture
def cut_off(decoder: DecoderPool) -> Intake:
    """The same with an object store that is away."""
    return Intake(Storage("http://127.0.0.1:1/"), decoder, LIMITS)
