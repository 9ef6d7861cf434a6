"""The service as it runs in production: its own process, asked over HTTP."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2 as httpx
import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.fixture
def process(port: int) -> Iterator[subprocess.Popen]:
    environment = os.environ | {"HOST": "127.0.0.1", "PORT": str(port)}
    with subprocess.Popen(
        [sys.executable, "-m", "app"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.kill()


def wait_until_healthy(process: subprocess.Popen, address: str) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(f"{address}/health", timeout=2).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    pytest.fail(f"the service did not start, exit code {process.poll()}")


def test_serves_over_http_and_stops_when_told(process: subprocess.Popen, port: int) -> None:
    address = f"http://127.0.0.1:{port}"
    wait_until_healthy(process, address)

    answer = httpx.get(f"{address}/api/v1/service", headers={"x-amzn-trace-id": "Root=1-abc"})
    container_check = subprocess.run(
        [sys.executable, "-m", "app.healthcheck"],
        cwd=ROOT,
        env=os.environ | {"PORT": str(port)},
        check=False,
    )
    process.send_signal(signal.SIGTERM)
    output, _ = process.communicate(timeout=25)

    assert answer.status_code == 200
    assert container_check.returncode == 0
    assert process.returncode in (0, -signal.SIGTERM)
    lines = [json.loads(line) for line in output.splitlines()]
    assert any(line.get("trace_id") == "Root=1-abc" for line in lines)
    assert any("shutdown complete" in line["message"].lower() for line in lines)
