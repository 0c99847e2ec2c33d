"""What the system promises before anything starts."""

from pathlib import Path

import pytest

from redflower.state import StateFolder
from redflower.system import with_the_brokers_replication
from shared.embedded.kafka import EmbeddedKafka
from shared.settings import KafkaSettings


@pytest.mark.parametrize("nodes", [1, 3])
def test_topics_get_as_many_copies_as_the_embedded_broker_has_nodes(tmp_path: Path, nodes: int) -> None:
    """Whoever makes them, and under whichever prefix: on three nodes, two copies must be in sync."""
    state = StateFolder(tmp_path)
    servers = EmbeddedKafka(state.kafka, nodes=nodes).bootstrap_servers
    settings = KafkaSettings.model_validate({"KAFKA_BOOTSTRAP_SERVERS": servers, "topic_prefix": "later."})
    assert with_the_brokers_replication(settings, state).topic_replication == nodes
    assert with_the_brokers_replication(settings, state).topic_prefix == "later."


def test_a_broker_of_ones_own_gets_what_the_settings_say(tmp_path: Path) -> None:
    """Also where an embedded one lies in the folder, unused; and one is not made up where none is."""
    state = StateFolder(tmp_path)
    settings = KafkaSettings.model_validate({"KAFKA_BOOTSTRAP_SERVERS": "broker:9092", "topic_replication": 2})
    assert with_the_brokers_replication(settings, state).topic_replication == 2
    assert not state.kafka.exists()
    EmbeddedKafka(state.kafka, nodes=3)
    assert with_the_brokers_replication(settings, state).topic_replication == 2
