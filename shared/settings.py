"""Settings from the environment. Every one is documented here; a wrong one is refused at start, by name."""

from pathlib import Path
from typing import Annotated, Literal, Self, TypeVar

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from shared.errors import ConfigurationError

S = TypeVar("S", bound=BaseSettings)


class Settings(BaseSettings):
    """Base of all settings: read from variables with a prefix, frozen, nothing unknown guessed."""

    model_config = SettingsConfigDict(env_prefix="REDFLOWER_", frozen=True, extra="ignore", hide_input_in_errors=True)

    @classmethod
    def load(cls) -> Self:
        """Read the environment.

        Raises:
            ConfigurationError: names each wrong variable, what is wrong with it, and what it is for.
        """
        try:
            return cls()
        except ValidationError as error:
            lines = []
            for problem in error.errors():
                name = str(problem["loc"][0]) if problem["loc"] else ""
                field = cls.model_fields.get(name)
                variable = cls.variable(name) if field is not None else name
                purpose = f" ({field.description})" if field is not None and field.description else ""
                lines.append(f"{variable}: {problem['msg']}{purpose}")
            raise ConfigurationError("\n".join(lines)) from None  # what was given may be a secret

    @classmethod
    def variable(cls, name: str) -> str:
        """The environment variable of a field."""
        field = cls.model_fields[name]
        if isinstance(field.validation_alias, str):
            return field.validation_alias.upper()
        return f"{cls.model_config.get('env_prefix', '')}{name}".upper()


class StateSettings(Settings):
    """Where what is kept on this machine lies."""

    state_dir: Path = Field(default=Path(".state"), description="Folder for embedded Kafka, Postgres and objects.")
    cache_dir: Path = Field(
        default=Path("~/.cache/redflower"),
        description="Folder for fetched packages (Kafka's jars), shared by all states.",
    )
    kafka_jars_dir: Path | None = Field(
        default=None, description="A folder with Kafka's jars, for machines that can't fetch them."
    )


class KafkaSettings(Settings):
    """The broker and how to speak to it."""

    bootstrap_servers: str = Field(
        validation_alias="KAFKA_BOOTSTRAP_SERVERS",
        description="Comma-separated host:port of the brokers.",
        min_length=3,
    )
    kafka_security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = Field(
        default="PLAINTEXT", description="How to speak to the brokers."
    )
    kafka_sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = Field(
        default="SCRAM-SHA-512", description="SASL mechanism, where the protocol is SASL_*."
    )
    kafka_sasl_username: str | None = Field(default=None, description="SASL user.")
    kafka_sasl_password: str | None = Field(default=None, description="SASL password.", repr=False)
    kafka_ssl_cafile: Path | None = Field(
        default=None, description="PEM file of the authority that signed the brokers."
    )
    kafka_ssl_certfile: Path | None = Field(
        default=None, description="PEM file of the client certificate (mutual TLS)."
    )
    kafka_ssl_keyfile: Path | None = Field(default=None, description="PEM file of the client key (mutual TLS).")
    kafka_group_instance_id: str | None = Field(
        default=None, description="Static membership: a stable name of this process (the pod's). Empty: dynamic."
    )
    topic_prefix: Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]*$")] = Field(
        default="", description="Put before every topic and group, so that several systems share a cluster."
    )
    topic_partitions: Annotated[int, Field(ge=1, le=1000)] = Field(default=6, description="Partitions of a new topic.")
    topic_replication: Annotated[int, Field(ge=1, le=9)] = Field(default=1, description="Copies of a new topic.")

    def topic(self, name: str) -> str:
        """The full name of a topic or consumer group on this cluster."""
        return self.topic_prefix + name

    def dead_letter_topic(self, name: str, service: str) -> str:
        """Where a service sets messages of a topic aside."""
        return self.topic(f"{name}.dlq.{service}")


class DeliverySettings(Settings):
    """The delivery loop."""

    batch_max: Annotated[int, Field(ge=1, le=1000)] = Field(default=100, description="Messages taken at once, at most.")
    batch_wait_ms: Annotated[int, Field(ge=1, le=10_000)] = Field(
        default=1000,
        description="How long one poll waits where there is nothing; it returns at once when the first message comes.",
    )
    value_bytes_max: Annotated[int, Field(ge=1024)] = Field(
        default=1_000_000, description="A larger message value goes to the dead letters."
    )
    retry_first_s: Annotated[float, Field(gt=0)] = Field(
        default=0.2, description="First pause after a transient error."
    )
    retry_max_s: Annotated[float, Field(gt=0)] = Field(default=15.0, description="Longest pause between tries.")
    grace_s: Annotated[float, Field(gt=0)] = Field(
        default=25.0, description="Time to finish the batch in hand after SIGTERM; then it is given back."
    )
    poll_interval_max_s: Annotated[int, Field(ge=30)] = Field(
        default=900, description="Longest time a batch may take before the group takes the partitions away."
    )


class DatabaseSettings(Settings):
    """Postgres. TLS by the URL (``?sslmode=verify-full&sslrootcert=/path``)."""

    database_url: str = Field(
        validation_alias="DATABASE_URL",
        description="postgresql://user:password@host:port/database",
        pattern=r"^postgres(ql)?://",
        repr=False,
    )
    database_pool_max: Annotated[int, Field(ge=1, le=100)] = Field(
        default=4, description="Connections a process holds."
    )
    database_timeout_s: Annotated[float, Field(gt=0)] = Field(
        default=30.0, description="Longest time of one statement."
    )


class StorageSettings(Settings):
    """The object store."""

    storage_url: str = Field(description="file:///folder, s3://bucket/prefix or another URL that obstore knows.")


class TelemetrySettings(Settings):
    """Logs, metrics, health, traces. OTEL_EXPORTER_OTLP_ENDPOINT, where set, receives the traces."""

    http_host: str = Field(default="127.0.0.1", description="Where /metrics, /healthz and /readyz listen.")
    http_port: Annotated[int, Field(ge=0, le=65535)] = Field(
        default=0, description="Port for them; 0 takes a free one."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(default="INFO", description="Least level logged.")
