"""Alembic runs this. The connection is given by app.database.schema."""

from alembic import context

from app.database.connection import create_database_engine
from app.database.models import Base
from app.database.settings import DatabaseSettings

given = context.config.attributes.get("connection")

if given is not None:
    context.configure(connection=given, target_metadata=Base.metadata)
    context.run_migrations()
else:
    # The alembic command line: `alembic revision --autogenerate -m "…"`.
    with create_database_engine(DatabaseSettings()).begin() as connection:
        context.configure(connection=connection, target_metadata=Base.metadata)
        context.run_migrations()
