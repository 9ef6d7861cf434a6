"""Username and password from Secrets Manager, which rotates them."""

import json
from threading import Lock
from typing import Protocol


class SecretsManager(Protocol):
    def get_secret_value(self, **arguments: str) -> dict: ...


class Credentials:
    """Keeps the secret until somebody says that it no longer works."""

    def __init__(self, client: SecretsManager, secret_arn: str) -> None:
        self._client = client
        self._secret_arn = secret_arn
        self._lock = Lock()
        self._current: dict[str, str] | None = None

    def current(self) -> dict[str, str]:
        with self._lock:
            if self._current is None:
                answer = self._client.get_secret_value(SecretId=self._secret_arn)
                secret = json.loads(answer["SecretString"])
                self._current = {"user": secret["username"], "password": secret["password"]}
            return dict(self._current)

    def forget(self) -> None:
        with self._lock:
            self._current = None
