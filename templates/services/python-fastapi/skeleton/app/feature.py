"""A part of the service that brings routes, resources to open and close, and a readiness check."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from fastapi import APIRouter, FastAPI


@dataclass(frozen=True)
class Feature:
    name: str
    router: APIRouter
    # Opened before the first request, closed after the last one.
    opened: Callable[[FastAPI], AbstractContextManager[None]]
    # Raises when the feature cannot serve.
    check: Callable[[FastAPI], None]
