"""Counts, times and logs each request."""

import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.logs import trace_id
from app.metrics import DURATION, REQUESTS

log = logging.getLogger("app.requests")
QUIET = {"/health", "/ready", "/metrics"}


class RequestRecorder:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        headers = dict(scope["headers"])
        token = trace_id.set(headers.get(b"x-amzn-trace-id", b"").decode("latin-1") or None)
        started = time.perf_counter()
        # What is recorded when the application raises before it answers.
        status = 500
        duration: float | None = None

        async def record_start(message: Message) -> None:
            nonlocal status, duration
            if message["type"] == "http.response.start":
                status = message["status"]
                duration = time.perf_counter() - started
            await send(message)

        try:
            await self.app(scope, receive, record_start)
        finally:
            if duration is None:
                duration = time.perf_counter() - started
            _record(scope, status, duration)
            trace_id.reset(token)


def _record(scope: Scope, status: int, duration: float) -> None:
    # The pattern, not the path: a label must not grow with what clients ask for.
    route = getattr(scope.get("route"), "path", "unmatched")
    method = scope["method"]
    REQUESTS.labels(method, route, status).inc()
    DURATION.labels(method, route).observe(duration)
    if scope["path"] not in QUIET:
        log.info(
            "request",
            extra={
                "method": method,
                "path": scope["path"],
                "route": route,
                "status": status,
                "duration_ms": round(duration * 1000, 1),
            },
        )
