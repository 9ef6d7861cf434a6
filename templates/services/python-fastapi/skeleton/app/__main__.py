"""Serve until told to stop; open requests may finish first."""

import uvicorn

from app.logs import configure_logging
from app.main import create_app
from app.service import load_service
from app.settings import Settings


def main() -> None:
    settings = Settings()
    service = load_service()
    configure_logging(service.name, settings.log_level)
    uvicorn.run(
        create_app(),
        host=settings.host,
        port=settings.port or service.port,
        log_config=None,
        access_log=False,
        # Fargate kills a task 30 s after it asked it to stop.
        timeout_graceful_shutdown=20,
    )


if __name__ == "__main__":
    main()
