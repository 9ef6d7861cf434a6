"""The container's own health check: exits non-zero unless /health answers 200."""

import sys
from http.client import HTTPConnection

from app.service import load_service
from app.settings import Settings


def main() -> int:
    connection = HTTPConnection("127.0.0.1", Settings().port or load_service().port, timeout=2)
    try:
        connection.request("GET", "/health")
        return 0 if connection.getresponse().status == 200 else 1
    except OSError:
        return 1
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())
