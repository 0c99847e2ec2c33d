"""How to reach Kafka: one translation of the settings for every client of aiokafka."""

import ssl
from typing import Any

from shared.errors import ConfigurationError
from shared.settings import KafkaSettings


def tls(settings: KafkaSettings) -> ssl.SSLContext | None:
    """The TLS context that the settings ask for, or None for plain text."""
    if "SSL" not in settings.kafka_security_protocol:
        return None
    try:
        context = ssl.create_default_context(cafile=settings.kafka_ssl_cafile)
        if settings.kafka_ssl_certfile is not None:
            context.load_cert_chain(settings.kafka_ssl_certfile, settings.kafka_ssl_keyfile)
    except OSError as error:
        message = f"REDFLOWER_KAFKA_SSL_*: {error}"
        raise ConfigurationError(message) from error
    return context


def client_options(settings: KafkaSettings) -> dict[str, Any]:
    """Arguments for ``AIOKafkaProducer``, ``AIOKafkaConsumer`` and ``AIOKafkaAdminClient``."""
    options: dict[str, Any] = {
        "bootstrap_servers": settings.bootstrap_servers,
        "security_protocol": settings.kafka_security_protocol,
        "ssl_context": tls(settings),
    }
    if settings.kafka_security_protocol.startswith("SASL"):
        if not settings.kafka_sasl_username or not settings.kafka_sasl_password:
            message = "REDFLOWER_KAFKA_SASL_USERNAME and REDFLOWER_KAFKA_SASL_PASSWORD are needed for SASL"
            raise ConfigurationError(message)
        options |= {
            "sasl_mechanism": settings.kafka_sasl_mechanism,
            "sasl_plain_username": settings.kafka_sasl_username,
            "sasl_plain_password": settings.kafka_sasl_password,
        }
    return options
