"""The connection pool."""

from typing import Any

import boto3
from botocore.config import Config
from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine.interfaces import Dialect

from app.database.credentials import Credentials
from app.database.settings import DatabaseSettings

# Two tasks stay far below the alarm at 80 connections, also while a deployment doubles them.
POOL = {"pool_pre_ping": True, "pool_recycle": 1800, "pool_size": 5, "max_overflow": 5}


def create_database_engine(settings: DatabaseSettings) -> Engine:
    if settings.database_url:
        return create_engine(settings.database_url)
    url = URL.create(
        "postgresql+psycopg",
        host=settings.database_host,
        port=settings.database_port,
        database=settings.database_name,
        query={"sslmode": "require", "connect_timeout": "5"},
    )
    client = boto3.client(
        "secretsmanager",
        config=Config(connect_timeout=2, read_timeout=5, retries={"mode": "standard"}),
    )
    engine = create_engine(url, **POOL)
    use_credentials(engine, Credentials(client, settings.database_secret_arn))
    return engine


def use_credentials(engine: Engine, credentials: Credentials) -> None:
    """Open each connection with the current secret; read it again when it was rotated."""

    @event.listens_for(engine, "do_connect")
    def connect(dialect: Dialect, _record: Any, arguments: list, parameters: dict) -> Any:
        try:
            return dialect.connect(*arguments, **parameters | credentials.current())
        except dialect.loaded_dbapi.OperationalError:
            credentials.forget()
            return dialect.connect(*arguments, **parameters | credentials.current())
