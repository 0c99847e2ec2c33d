"""Where a service's pages are: at a port that is told before anything listens on it."""

import socket

import pytest

from redflower.service import with_a_port
from shared.errors import ConfigurationError
from shared.settings import TelemetrySettings


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_port_0_stands_for_a_free_one(host: str) -> None:
    """The one that is told is free to listen on."""
    chosen = with_a_port(TelemetrySettings(http_host=host, http_port=0))
    assert chosen.http_port > 0
    with socket.create_server((host, chosen.http_port)) as server:
        assert server.getsockname()[1] == chosen.http_port


def test_a_port_that_is_named_stays() -> None:
    """Nothing else is chosen for it."""
    assert with_a_port(TelemetrySettings(http_port=8000)).http_port == 8000


def test_an_address_of_another_machine_is_refused_by_the_variable() -> None:
    """192.0.2.1 is in no network (RFC 5737)."""
    with pytest.raises(ConfigurationError, match="REDFLOWER_HTTP_HOST"):
        with_a_port(TelemetrySettings(http_host="192.0.2.1", http_port=0))
