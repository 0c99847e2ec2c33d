"""One system a module, shared by its tests."""

from collections.abc import AsyncIterator

import pytest

from tests.faults.harness import Harness


@pytest.fixture(scope="module")
async def harness(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Harness]:
    """A whole system, one process a service, on a broker with one node."""
    async with Harness.running(tmp_path_factory.mktemp("faults")) as running:
        yield running
