"""Alembic's environment and the tables that every stateful service has."""
