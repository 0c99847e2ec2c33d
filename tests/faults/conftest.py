"""One system a module, shared by its tests."""

import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.faults.harness import Harness


@pytest.fixture(scope="module")
def state_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where a system may keep its data; its logs go on to pytest's own folder, which keeps those of three runs.

    Not pytest's own from the start: where root runs the tests, Postgres runs as another user, and each start of pytest
    closes that folder to others, under the feet of a run that goes on beside it.
    """
    with tempfile.TemporaryDirectory(prefix="redflower-faults-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
        shutil.copytree(Path(folder) / "logs", tmp_path_factory.mktemp("logs"), dirs_exist_ok=True)


@pytest.fixture(scope="module")
async def harness(state_folder: Path) -> AsyncIterator[Harness]:
    """A whole system, one process a service, on a broker with one node."""
    async with Harness.running(state_folder) as running:
        yield running
