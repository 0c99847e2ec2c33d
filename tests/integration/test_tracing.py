"""Traces: the context goes on from event to event; spans are exported where an endpoint is set."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

TRACE_ID, PARENT_SPAN_ID = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
SCRIPT = f"""
import uuid
from datetime import UTC, datetime
from shared.bus.stage import Delivery
from shared.events import AccountUpdated
from shared.telemetry.tracing import configure_tracing, start_span

configure_tracing("verify")
now = datetime(2026, 1, 1, tzinfo=UTC)
delivery = Delivery(
    event=AccountUpdated(account_id="a-1", segment="s", base_limit_fen=0, updated_at=now),
    id=uuid.uuid4(), time=now, parent_id=None,
    trace=(("traceparent", "00-{TRACE_ID}-{PARENT_SPAN_ID}-01"),),
    topic="t", partition=0, offset=0,
)
span, headers = start_span("verify", delivery)
span.end()
print(dict(headers)["traceparent"])
"""


@pytest.fixture
def collector() -> Iterator[tuple[str, list[tuple[str, bytes]]]]:
    """An OTLP/HTTP collector that keeps what it gets."""
    received: list[tuple[str, bytes]] = []

    class Collect(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            received.append((self.path, self.rfile.read(int(self.headers["content-length"]))))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            """Quiet."""

    server = HTTPServer(("127.0.0.1", 0), Collect)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", received
    server.shutdown()


def run(environment: dict[str, str]) -> str:
    return subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True, timeout=60
    ).stdout.strip()


def test_a_span_is_exported_and_what_follows_is_its_child(
    collector: tuple[str, list[tuple[str, bytes]]], monkeypatch: pytest.MonkeyPatch
):
    """The same trace, a new span, and a collector that has seen it under the service's name."""
    url, received = collector
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", url)
    _, trace_id, span_id, _ = run(dict(os.environ)).split("-")
    assert trace_id == TRACE_ID
    assert span_id != PARENT_SPAN_ID
    paths, bodies = zip(*received, strict=True)
    assert set(paths) == {"/v1/traces"}
    whole = b"".join(bodies)
    for part in (b"redflower-verify", bytes.fromhex(TRACE_ID), bytes.fromhex(span_id), bytes.fromhex(PARENT_SPAN_ID)):
        assert part in whole


def test_without_an_endpoint_the_context_is_passed_on_untouched(monkeypatch: pytest.MonkeyPatch):
    """Nobody collects here, but the lender's own traces must not break at us."""
    monkeypatch.delenv("OTEL_EXPORTER_OTLP_ENDPOINT", raising=False)
    assert run(dict(os.environ)) == f"00-{TRACE_ID}-{PARENT_SPAN_ID}-01"
