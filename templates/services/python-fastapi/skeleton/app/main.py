"""Puts the service together."""

from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager

from fastapi import FastAPI

from app import health, info, metrics
from app.features import FEATURES
from app.requests import RequestRecorder
from app.service import load_service


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    with ExitStack() as opened:
        for feature in FEATURES:
            opened.enter_context(feature.opened(app))
        yield


def create_app() -> FastAPI:
    service = load_service()
    app = FastAPI(
        title=service.name,
        description=service.description,
        version=service.version,
        lifespan=lifespan,
    )
    app.add_middleware(RequestRecorder)
    app.include_router(health.router)
    app.include_router(metrics.router)
    app.include_router(info.router)
    for feature in FEATURES:
        app.include_router(feature.router)
    return app
