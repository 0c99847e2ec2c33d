"""Makes the topics: one a channel, and one for dead letters a channel and service that takes it."""

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import KafkaError, TopicAlreadyExistsError, for_code

from shared.bus.client import client_options
from shared.errors import TransientError
from shared.events import CHANNELS, Stage
from shared.settings import KafkaSettings

_DEAD_LETTER_RETENTION_MS = 30 * 24 * 3600 * 1000
_VALUE_BYTES_MAX = 8 * 1024 * 1024
_OUR_SERVICES = {stage.value for stage in Stage}


def topics(settings: KafkaSettings) -> list[NewTopic]:
    """All topics of the system as they should be."""
    wanted = []
    for channel in CHANNELS:
        configs = {"max.message.bytes": str(_VALUE_BYTES_MAX)}
        if channel.compacted:
            configs["cleanup.policy"] = "compact"
        wanted.append(_topic(settings, settings.topic(channel.topic), settings.topic_partitions, configs))
        for service in channel.takers:
            if service in _OUR_SERVICES:
                name = settings.dead_letter_topic(channel.topic, service)
                configs = {"max.message.bytes": str(_VALUE_BYTES_MAX), "retention.ms": str(_DEAD_LETTER_RETENTION_MS)}
                wanted.append(_topic(settings, name, 1, configs))
    return wanted


def dead_letter_topics(settings: KafkaSettings) -> list[str]:
    """The names of all dead-letter topics."""
    return [topic.name for topic in topics(settings) if ".dlq." in topic.name]


async def create_topics(settings: KafkaSettings) -> list[str]:
    """Make the topics that are missing; what is there stays as it is. Returns the new ones.

    Raises:
        TransientError: the broker is away or refuses.
    """
    admin = AIOKafkaAdminClient(**client_options(settings))
    try:
        await admin.start()
        response = await admin.create_topics(topics(settings))
    except (KafkaError, OSError) as error:
        message = f"topics can't be made: {error!r}"
        raise TransientError(message) from error
    finally:
        await admin.close()
    made = []
    for name, code, *_ in response.topic_errors:
        if code == 0:
            made.append(name)
        elif for_code(code) is not TopicAlreadyExistsError:
            message = f"topic {name} can't be made: {for_code(code).__name__}"
            raise TransientError(message)
    return made


def _topic(settings: KafkaSettings, name: str, partitions: int, configs: dict[str, str]) -> NewTopic:
    return NewTopic(name, partitions, settings.topic_replication, topic_configs=configs)
