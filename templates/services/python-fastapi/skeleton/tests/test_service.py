import json
import logging
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.logs import JsonFormatter
from app.service import load_service

ROOT = Path(__file__).parent.parent


def test_health_and_readiness(client: TestClient) -> None:
    assert client.get("/health").json() == {"status": "ok"}
    assert client.get("/ready").json()["status"] == "ok"


def test_says_what_it_is(client: TestClient) -> None:
    stated = json.loads((ROOT / "service.json").read_text(encoding="utf-8"))

    answer = client.get("/api/v1/service").json()

    assert answer == {key: stated[key] for key in ("name", "description", "version")}


def test_counts_by_route_pattern_not_by_path(client: TestClient) -> None:
    client.get("/health")
    client.get("/no/such/place")

    metrics = client.get("/metrics").text

    assert 'http_requests_total{method="GET",route="/health",status="200"}' in metrics
    assert 'http_requests_total{method="GET",route="unmatched",status="404"}' in metrics
    assert "/no/such/place" not in metrics


def test_logs_a_request_with_its_trace(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    formatter = JsonFormatter(load_service().name)
    lines = []
    caplog.handler.emit = lambda record: lines.append(json.loads(formatter.format(record)))

    with caplog.at_level(logging.INFO, logger="app.requests"):
        client.get("/api/v1/service", headers={"x-amzn-trace-id": "Root=1-abc"})

    line = next(line for line in lines if line["logger"] == "app.requests")
    assert line["service"] == load_service().name
    assert line["trace_id"] == "Root=1-abc"
    assert (line["method"], line["route"], line["status"]) == ("GET", "/api/v1/service", 200)


def test_openapi_document_is_the_one_registered(app: FastAPI) -> None:
    registered = json.loads((ROOT / "openapi.json").read_text(encoding="utf-8"))

    assert app.openapi() == registered, "run: python -m app.openapi > openapi.json"
