"""`/health`: the process answers. `/ready`: what it depends on answers too."""

import logging

from fastapi import APIRouter, Request, Response, status
from pydantic import BaseModel

from app.features import FEATURES

router = APIRouter(tags=["health"])
log = logging.getLogger(__name__)


class Health(BaseModel):
    status: str


class Readiness(BaseModel):
    status: str
    checks: dict[str, str]


@router.get("/health")
def health() -> Health:
    """What the load balancer asks: a restart mends it or nothing does."""
    return Health(status="ok")


@router.get("/ready", responses={503: {"model": Readiness}})
def ready(request: Request, response: Response) -> Readiness:
    checks = {}
    for feature in FEATURES:
        try:
            feature.check(request.app)
            checks[feature.name] = "ok"
        except Exception:
            log.exception("not ready", extra={"feature": feature.name})
            checks[feature.name] = "unavailable"
    if all(outcome == "ok" for outcome in checks.values()):
        return Readiness(status="ok", checks=checks)
    response.status_code = status.HTTP_503_SERVICE_UNAVAILABLE
    return Readiness(status="unavailable", checks=checks)
