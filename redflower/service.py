"""One service in the foreground. Needs nothing of the embedded broker or database: a service's image has neither."""

import asyncio
import ctypes
import importlib
import importlib.util
import os
import pkgutil
import signal
import sys

import services
from shared.errors import ConfigurationError
from shared.events import Stage
from shared.settings import TelemetrySettings

PARENT = "REDFLOWER_SYSTEM_PID"
"""The supervising process, where there is one: the service must not outlive it."""

_PR_SET_PDEATHSIG = 1


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
    asyncio.run(run_service(create_app(), TelemetrySettings.load()))


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


__all__ = ["PARENT", "end_with_parent", "run_command", "service_names"]
