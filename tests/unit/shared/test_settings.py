"""Settings: read from the environment, refused by name, never shown with their secrets."""

import pytest

from shared.bus.client import client_options
from shared.errors import ConfigurationError
from shared.settings import (
    DatabaseSettings,
    DeliverySettings,
    KafkaSettings,
    Settings,
    StateSettings,
    StorageSettings,
    TelemetrySettings,
)
from shared.storage import Storage

ALL = [DatabaseSettings, DeliverySettings, KafkaSettings, StateSettings, StorageSettings, TelemetrySettings]


@pytest.mark.parametrize("settings", ALL)
def test_every_setting_says_what_it_is_for(settings: type[Settings]):
    """No setting without a description."""
    assert [name for name, field in settings.model_fields.items() if not field.description] == []


@pytest.mark.parametrize(
    ("settings", "variable", "value"),
    [
        (DatabaseSettings, "DATABASE_URL", "mysql://nowhere"),
        (KafkaSettings, "KAFKA_BOOTSTRAP_SERVERS", None),
        (KafkaSettings, "REDFLOWER_KAFKA_SECURITY_PROTOCOL", "TELNET"),
        (DeliverySettings, "REDFLOWER_BATCH_MAX", "0"),
        (DeliverySettings, "REDFLOWER_GRACE_S", "soon"),
        (TelemetrySettings, "REDFLOWER_LOG_LEVEL", "LOUD"),
        (StorageSettings, "REDFLOWER_STORAGE_URL", None),
    ],
)
def test_a_wrong_setting_is_refused_by_the_name_of_its_variable(
    settings: type[Settings], variable: str, value: str | None, monkeypatch: pytest.MonkeyPatch
):
    """Whoever starts a service with it learns which variable to mend."""
    monkeypatch.setenv("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092")
    if value is None:
        monkeypatch.delenv(variable, raising=False)
    else:
        monkeypatch.setenv(variable, value)
    with pytest.raises(ConfigurationError, match=f"^{variable}: "):
        settings.load()


def test_secrets_are_not_shown():
    """A settings object in a log or a traceback shows neither password nor database URL."""
    kafka = KafkaSettings.model_validate(
        {"KAFKA_BOOTSTRAP_SERVERS": "localhost:9092", "kafka_sasl_username": "user", "kafka_sasl_password": "hunter2"}
    )
    database = DatabaseSettings.model_validate({"DATABASE_URL": "postgresql://user:hunter2@localhost/db"})
    assert "hunter2" not in f"{kafka!r} {kafka} {database!r} {database}"


def test_sasl_without_a_password_is_refused():
    """Half a credential is a mistake, not plain text."""
    settings = KafkaSettings.model_validate(
        {"KAFKA_BOOTSTRAP_SERVERS": "localhost:9092", "kafka_security_protocol": "SASL_PLAINTEXT"}
    )
    with pytest.raises(ConfigurationError, match="REDFLOWER_KAFKA_SASL_USERNAME"):
        client_options(settings)


def test_a_storage_path_that_is_no_url_is_refused():
    """A folder is named by a file:// URL; the error shows one."""
    with pytest.raises(ConfigurationError, match="file:///folder"):
        Storage("just/a/folder")
