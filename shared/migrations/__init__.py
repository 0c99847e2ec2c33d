"""Alembic's environment, and what the first revision of every stateful service needs."""

from alembic import op
from sqlalchemy.util import await_only


def run(script: str) -> None:
    """Run a script of several SQL statements inside the migration's transaction.

    Alembic's own ``op.execute`` prepares each call as one statement, and so refuses scripts and function bodies.
    """
    driver = op.get_bind().connection.driver_connection
    assert driver is not None, "a migration runs on an open connection"
    await_only(driver.execute(script))
