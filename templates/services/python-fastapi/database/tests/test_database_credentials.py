import json
import sqlite3

import pytest
from sqlalchemy import create_engine, text

from app.database.connection import use_credentials
from app.database.credentials import Credentials
from app.database.settings import DatabaseSettings


class SecretsManager:
    """Answers as the real one does, and counts how often it is asked."""

    def __init__(self, *passwords: str) -> None:
        self.passwords = list(passwords)
        self.asked = 0

    def get_secret_value(self, **arguments: str) -> dict:
        self.asked += 1
        password = self.passwords[min(self.asked, len(self.passwords)) - 1]
        return {"SecretString": json.dumps({"username": "app", "password": password})}


def connect_with(manager: SecretsManager, accepted: str) -> list[str]:
    """Opens two connections to a database that accepts one password; returns those tried."""
    engine = create_engine("sqlite://")
    tried: list[str] = []

    def connect(*_: object, user: str, password: str, **__: object) -> sqlite3.Connection:
        tried.append(password)
        if password != accepted:
            raise sqlite3.OperationalError("password authentication failed")
        return sqlite3.connect(":memory:")

    engine.dialect.connect = connect
    use_credentials(engine, Credentials(manager, "arn:secret"))
    for _ in range(2):
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
        engine.dispose()
    return tried


def test_reads_the_secret_once() -> None:
    manager = SecretsManager("first")

    assert connect_with(manager, accepted="first") == ["first", "first"]
    assert manager.asked == 1


def test_reads_the_secret_again_after_its_rotation() -> None:
    manager = SecretsManager("old", "new")

    assert connect_with(manager, accepted="new") == ["old", "new", "new"]
    assert manager.asked == 2


def test_settings_say_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL")

    with pytest.raises(ValueError, match="DATABASE_HOST and DATABASE_SECRET_ARN"):
        DatabaseSettings()
