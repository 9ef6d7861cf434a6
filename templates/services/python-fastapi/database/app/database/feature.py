"""Opens the pool before the first request and closes it after the last."""

from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.orm import sessionmaker

from app.database.connection import create_database_engine
from app.database.items import router
from app.database.schema import migrate
from app.database.settings import DatabaseSettings
from app.feature import Feature


@contextmanager
def opened(app: FastAPI) -> Iterator[None]:
    engine = create_database_engine(DatabaseSettings())
    try:
        migrate(engine)
        app.state.sessions = sessionmaker(engine, expire_on_commit=False)
        yield
    finally:
        engine.dispose()


def check(app: FastAPI) -> None:
    with app.state.sessions() as session:
        session.execute(text("SELECT 1"))


DATABASE = Feature(name="database", router=router, opened=opened, check=check)
