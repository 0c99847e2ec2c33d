"""OpenTelemetry: W3C trace context travels in the event headers; spans are exported where an endpoint is set."""

import os
from collections.abc import Mapping

from opentelemetry import trace
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from shared.bus.stage import Delivery
from shared.events import Event

_PROPAGATOR = TraceContextTextMapPropagator()
_tracer = trace.get_tracer("redflower")
_exporting = False


def configure_tracing(service: str) -> None:
    """Export spans where ``OTEL_EXPORTER_OTLP_ENDPOINT`` is set; else make none and only pass the context on."""
    if not os.environ.get("OTEL_EXPORTER_OTLP_ENDPOINT"):
        return
    global _exporting  # noqa: PLW0603 - one process is one service
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415 - heavy

    provider = TracerProvider(resource=Resource.create({"service.name": f"redflower-{service}"}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    _exporting = True


def start_span(service: str, delivery: Delivery[Event]) -> tuple[trace.Span, tuple[tuple[str, str], ...]]:
    """A span for one message, child of the span that sent it, and the headers for what follows from it.

    Where nothing is exported, the span is one that does nothing, and the headers travel on as they are.
    """
    if not _exporting:
        return trace.INVALID_SPAN, delivery.trace
    carrier: Mapping[str, str] = dict(delivery.trace)
    span = _tracer.start_span(
        f"{service} {delivery.topic}",
        context=_PROPAGATOR.extract(carrier),
        kind=trace.SpanKind.CONSUMER,
        attributes={
            "messaging.system": "kafka",
            "messaging.destination.name": delivery.topic,
            "messaging.kafka.offset": delivery.offset,
            "redflower.event_id": str(delivery.id),
        },
    )
    if not span.is_recording():
        return span, delivery.trace
    headers: dict[str, str] = {}
    _PROPAGATOR.inject(headers, context=trace.set_span_in_context(span))
    return span, tuple(headers.items())
