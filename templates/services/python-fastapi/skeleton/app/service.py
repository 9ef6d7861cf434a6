"""service.json: what was asked for when this service was created. Change it there."""

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel

SERVICE_FILE = Path(__file__).parent.parent / "service.json"


class Service(BaseModel):
    name: str
    description: str
    port: int
    version: str = "1.0.0"


@lru_cache
def load_service() -> Service:
    return Service.model_validate_json(SERVICE_FILE.read_text(encoding="utf-8"))
