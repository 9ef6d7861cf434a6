"""What the environment decides. What the service *is* stands in service.json."""

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """Each field is an environment variable of the same name in capitals."""

    # A container is reached through its own address only; the security group decides by whom.
    host: str = "0.0.0.0"  # noqa: S104
    # The port of service.json when unset.
    port: int | None = None
    log_level: str = "INFO"
