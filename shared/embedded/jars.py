"""Kafka's jars: named in ``jgo.toml``, locked by sha256 in ``jgo.lock.toml``, fetched by jgo, checked, kept in a cache."""

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

import requests
from jgo.env import EnvironmentSpec, LockFile
from jgo.env._lockfile import LockedDependency
from jgo.maven import MavenContext

from shared.errors import ConfigurationError
from shared.settings import StateSettings

Progress = Callable[[int, int], None]
"""Told after each jar: how many are there, of how many."""

_FETCHERS = 8
_LOCK_RESOURCE = "jgo.lock.toml"
_SPEC_RESOURCE = "jgo.toml"


def classpath(settings: StateSettings, progress: Progress | None = None) -> list[Path]:
    """Kafka's jars on this machine, fetched where they are not there yet (43 MB, once a cache).

    Raises:
        ConfigurationError: they can't be fetched, or one is not what the lock says; says the ways out.
    """
    if settings.kafka_jars_dir is not None:
        jars = sorted(settings.kafka_jars_dir.glob("*.jar"))
        if not any(jar.name.startswith("kafka_2.13-") for jar in jars):
            message = f"REDFLOWER_KAFKA_JARS_DIR: no kafka_2.13-*.jar in {settings.kafka_jars_dir}"
            raise ConfigurationError(message)
        return jars
    with as_file(files("shared.embedded") / _LOCK_RESOURCE) as path:
        locked = LockFile.load(path).dependencies
    folder = settings.cache_dir.expanduser() / "kafka-jars"
    folder.mkdir(parents=True, exist_ok=True)
    targets = {_target(folder, dependency): dependency for dependency in locked}
    missing = {target: dependency for target, dependency in targets.items() if not target.exists()}
    if missing:
        with _alone(folder):
            _fetch({target: d for target, d in missing.items() if not target.exists()}, len(targets), progress)
    return list(targets)


def _target(folder: Path, dependency: LockedDependency) -> Path:
    # The digest is in the name: a file that is there has been checked, and a new lock never takes an old file.
    return folder / f"{dependency.artifactId}-{dependency.version}.{(dependency.sha256 or '')[:12]}.jar"


def _fetch(missing: dict[Path, LockedDependency], total: int, progress: Progress | None) -> None:
    there = total - len(missing)
    with tempfile.TemporaryDirectory(dir=next(iter(missing)).parent) as scratch:
        context = MavenContext(repo_cache=Path(scratch), local_repos=[], timeout=30)
        with ThreadPoolExecutor(_FETCHERS) as threads:
            for _ in threads.map(lambda item: _fetch_one(context, *item), missing.items()):
                there += 1
                if progress is not None:
                    progress(there, total)


def _fetch_one(context: MavenContext, target: Path, dependency: LockedDependency) -> None:
    name = f"{dependency.groupId}:{dependency.artifactId}:{dependency.version}"
    try:
        component = context.project(dependency.groupId, dependency.artifactId).at_version(dependency.version)
        jar = component.artifact().resolve()
    except (requests.RequestException, RuntimeError, OSError) as error:
        message = (
            f"Kafka's jar {name} can't be fetched ({error}). Two ways out: put Kafka's jars into a folder and name it in "
            "REDFLOWER_KAFKA_JARS_DIR, or name a broker of your own in KAFKA_BOOTSTRAP_SERVERS."
        )
        raise ConfigurationError(message) from error
    digest = hashlib.sha256(jar.read_bytes()).hexdigest()
    if digest != dependency.sha256:
        message = f"Kafka's jar {name} is not the locked one: sha256 {digest}, locked {dependency.sha256}"
        raise ConfigurationError(message)
    os.replace(jar, target)  # noqa: PTH105 - atomic, within one file system


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process fetches at a time; the others wait and find the jars there."""
    with (folder / ".lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def write_lock(folder: Path) -> int:
    """Write ``jgo.lock.toml`` from ``jgo.toml`` (for maintainers, ``make lock``); returns the number of jars."""
    spec = EnvironmentSpec.load(folder / _SPEC_RESOURCE)
    with tempfile.TemporaryDirectory() as scratch:
        context = MavenContext(repo_cache=Path(scratch), local_repos=[], timeout=30)

        def lock(coordinate: str) -> LockedDependency:
            group, artifact, version = coordinate.split(":")
            jar = context.project(group, artifact).at_version(version).artifact().resolve()
            return LockedDependency(group, artifact, version, sha256=hashlib.sha256(jar.read_bytes()).hexdigest())

        with ThreadPoolExecutor(_FETCHERS) as threads:
            locked = list(threads.map(lock, spec.coordinates))
    LockFile(dependencies=locked, environment_name=spec.name).save(folder / _LOCK_RESOURCE)
    return len(locked)
