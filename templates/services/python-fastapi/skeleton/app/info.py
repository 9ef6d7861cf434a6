"""What this service is, for whoever meets its address first."""

from fastapi import APIRouter
from pydantic import BaseModel

from app.service import load_service

router = APIRouter(prefix="/api/v1", tags=["service"])


class ServiceInfo(BaseModel):
    name: str
    description: str
    version: str


@router.get("/service")
def service_info() -> ServiceInfo:
    return ServiceInfo.model_validate(load_service().model_dump())
