"""How to reach the database: by secret in AWS, by URL on a developer's machine and in tests."""

from pydantic import model_validator
from pydantic_settings import BaseSettings


class DatabaseSettings(BaseSettings):
    # A whole SQLAlchemy URL. Never set in production, where it would hold a password.
    database_url: str | None = None
    # In production: the address, and the secret that holds username and password.
    database_host: str | None = None
    database_port: int = 5432
    database_name: str = "app"
    database_secret_arn: str | None = None

    @model_validator(mode="after")
    def reachable(self) -> "DatabaseSettings":
        if not self.database_url and not (self.database_host and self.database_secret_arn):
            raise ValueError("set DATABASE_HOST and DATABASE_SECRET_ARN, or DATABASE_URL")
        return self
