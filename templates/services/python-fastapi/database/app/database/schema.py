"""Brings the tables up to date. Tasks that start together take turns."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

MIGRATIONS = Path(__file__).parent / "migrations"
# Any number that nothing else in this database locks.
LOCK = 20_250_101


def migrate(engine: Engine) -> None:
    with engine.connect() as connection:
        _lock(connection, "pg_advisory_lock")
        try:
            with connection.begin():
                config = Config()
                config.set_main_option("script_location", str(MIGRATIONS))
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
        finally:
            _lock(connection, "pg_advisory_unlock")


def _lock(connection: Connection, function: str) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SELECT {function}(:lock)"), {"lock": LOCK})
        connection.commit()
