"""One service in the foreground. Needs nothing of the embedded broker or database: a service's image has neither."""

import asyncio
import ctypes
import importlib
import importlib.util
import os
import pkgutil
import signal
import socket
import sys

import structlog

import services
from shared.errors import ConfigurationError
from shared.events import Stage
from shared.settings import TelemetrySettings

PARENT = "REDFLOWER_SYSTEM_PID"
"""The supervising process, where there is one: the service must not outlive it."""

_PR_SET_PDEATHSIG = 1
_log = structlog.get_logger(__name__)


def service_names() -> tuple[str, ...]:
    """Every service that there is, in the order of a credential's way."""
    order = [stage.value for stage in Stage]
    found = [
        module.name
        for module in pkgutil.iter_modules(services.__path__)
        if module.ispkg and importlib.util.find_spec(f"services.{module.name}.app") is not None
    ]
    return tuple(sorted(found, key=lambda name: (order.index(name) if name in order else len(order), name)))


def run_command(name: str) -> None:
    """Run one service until SIGTERM or Ctrl-C; returns when the batch in hand is finished or given back."""
    end_with_parent()
    if name not in service_names():
        raise ConfigurationError(f"there is no service {name!r}; there are {', '.join(service_names())}")
    create_app = importlib.import_module(f"services.{name}.app").create_app
    run_service = importlib.import_module("shared.service").run_service
    telemetry = with_a_port(TelemetrySettings.load())
    app = create_app()
    host = f"[{telemetry.http_host}]" if ":" in telemetry.http_host else telemetry.http_host
    _log.info("pages", address=f"http://{host}:{telemetry.http_port}", pages=["/metrics", "/healthz", "/readyz"])
    asyncio.run(run_service(app, telemetry))


def with_a_port(telemetry: TelemetrySettings) -> TelemetrySettings:
    """The settings with the port that 0 stands for, so that it can be told before anything listens on it.

    Raises:
        ConfigurationError: no such address is this machine's.
    """
    if telemetry.http_port:
        return telemetry
    host = telemetry.http_host
    try:
        with socket.create_server((host, 0), family=socket.AF_INET6 if ":" in host else socket.AF_INET) as free:
            port = int(free.getsockname()[1])
    except OSError as error:
        raise ConfigurationError(f"{telemetry.variable('http_host')}: can't listen on {host}: {error}") from error
    return telemetry.model_copy(update={"http_port": port})


def end_with_parent() -> None:
    """In a process that a system has started: be ended (SIGTERM) when the supervisor dies, however that dies.

    Linux does it (prctl(2), PR_SET_PDEATHSIG). Elsewhere the next start of the system clears what is left.
    """
    parent = os.environ.get(PARENT)
    if parent is None or sys.platform != "linux":
        return
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != int(parent):  # it died before the kernel was told
        sys.exit(0)


__all__ = ["PARENT", "end_with_parent", "run_command", "service_names", "with_a_port"]
