"""Uploads on their way through a running system: sent, watched, and at the end put before the judge."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import KafkaError

from redflower.journeys import Journeys
from redflower.watch import Watcher
from shared.bus.client import client_options
from shared.bus.cloudevents import decode, encode
from shared.bus.publisher import Message
from shared.bus.stage import Outgoing
from shared.bus.topics import topics
from shared.errors import PermanentError, TransientError
from shared.events import CHANNELS, AccountUpdated, CredentialUploaded, Event, ObjectRef
from tests.faults.harness import SERVICES, Harness, eventually
from tests.faults.judge import Entry, Evidence, Seen, problems
from tests.faults.papers import Paper

_BASE_LIMIT_FEN = 300_000
_BEFORE = dict(zip(SERVICES, ("upload", *SERVICES), strict=False))
_ACCEPTED = {channel.event.type: channel.event for channel in CHANNELS}
_VALUE_BYTES_MAX = 8 * 1024 * 1024
_STATEFUL = {"ingest": "uploads", "verify": "waiting", "credit": "waiting"}

Offsets = dict[TopicPartition, int]


class Load:
    """Some uploads, watched from their sending to their ends."""

    def __init__(self, harness: Harness, watcher: Watcher, since: Offsets) -> None:
        self._harness = harness
        self._watcher = watcher
        self._since = since
        self._uploads: dict[str, str] = {}
        self._journeys = Journeys(())

    async def send(self, papers: Sequence[Paper], *, pause_s: float = 0.0) -> None:
        """Tell of the accounts, then upload."""
        holders = {paper.account_id: paper.holder for paper in papers}
        await self._harness.send([to_message(account(*each)) for each in holders.items()])
        for paper in papers:
            await self.upload([await self.store(paper)])
            await asyncio.sleep(pause_s)

    async def store(self, paper: Paper) -> CredentialUploaded:
        """Put a paper into the object store; returns the event that announces it."""
        while True:
            try:
                ref = await self._harness.storage.put(f"uploads/{paper.upload_id}", paper.content, paper.media_type)
            except TransientError:
                await asyncio.sleep(0.2)
            else:
                return upload(paper.upload_id, paper.account_id, ref)

    async def upload(self, events: Sequence[CredentialUploaded]) -> None:
        """Announce uploads; they are followed from here on."""
        for event in events:
            self._uploads[event.upload_id] = event.account_id
            self._journeys.follow(event.upload_id)
        await self._harness.send([to_message(event) for event in events])

    def passed(self, station: str) -> int:
        """How many uploads have passed a station; credit's has no other side, so there it is those with an end."""
        if station == "credit":
            return self.ended
        return sum(station in journey.passed_s for journey in self._journeys.all())

    def in_hand(self, service: str) -> int:
        """How many uploads lie before a service or in its hands."""
        return sum(
            _BEFORE[service] in journey.passed_s and service not in journey.passed_s and not journey.ended
            for journey in self._journeys.all()
        )

    @property
    def ended(self) -> int:
        """How many uploads have an end."""
        return sum(journey.ended for journey in self._journeys.all())

    async def until(self, condition: Callable[[], bool], what: str, timeout_s: float = 120) -> None:
        """Wait until the load has come so far."""

        async def holds() -> bool:
            return condition()

        assert await eventually(holds, timeout_s), f"after {timeout_s} s: {what}; {self._state()}"

    async def evidence(self, *, ends_within_s: float = 180, quiet_within_s: float = 60) -> Evidence:
        """Wait until all have ended and nothing moves any more, then gather what there is to judge.

        Running out of time is no error here: the judge will say what is missing.
        """

        async def all_ended() -> bool:
            return not self._journeys.open

        unfinished: list[str] = []

        until: list[Offsets] = [{}]

        async def quiet() -> bool:
            """Nothing waits, and nothing has come between two looks: what moved on behind a look is seen by the next."""
            before, until[0] = until[0], await ends(self._harness)
            unfinished[:] = await self._unfinished()
            return not unfinished and before == until[0]

        await eventually(all_ended, ends_within_s)
        await eventually(quiet, quiet_within_s)
        seen, dead_letters = await self._seen()
        return Evidence(self._uploads, seen, dead_letters, await self._ledger(), unfinished)

    async def verify(self, *, grants_min: int) -> Evidence:
        """Assert that every promise is kept, and that there was something to keep."""
        evidence = await self.evidence()
        assert problems(evidence) == []
        assert evidence.grants >= grants_min, f"{evidence.grants} limit changes of {len(self._uploads)} uploads"
        return evidence

    async def watch(self) -> None:
        """Follow the uploads until cancelled."""
        while True:
            for sighting in await self._watcher.see(0.1):
                self._journeys.take(sighting)

    def _state(self) -> str:
        passed = {station: self.passed(station) for station in ("upload", *SERVICES)}
        return f"passed {passed}, ended {self.ended} of {len(self._uploads)}"

    async def _unfinished(self) -> list[str]:
        found = []
        try:
            found += await uncommitted(self._harness)
        except (KafkaError, OSError) as error:
            found.append(f"the broker does not tell what is committed: {error!r}")
        connection = await self._harness.connect()
        try:
            for schema, table in _STATEFUL.items():
                tables = ("outbox", table) if table == "waiting" else ("outbox",)
                for each in tables:
                    count = await connection.fetchval(f'select count(*) from "{schema}"."{each}"')
                    found += [f"{count} rows wait in {schema}.{each}"] if count else []
        finally:
            await connection.close()
        return found

    async def _seen(self) -> tuple[list[Seen], list[str]]:
        records = await read(self._harness, self._since)
        seen, dead_letters = [], []
        for record in records:
            if ".dlq." in record.topic:
                reason = next(value for name, value in record.headers if name == "dlq_reason")
                dead_letters.append(f"{reason.decode()} in {record.topic}")
                continue
            try:
                delivery = decode(record, _ACCEPTED, value_bytes_max=_VALUE_BYTES_MAX)
            except PermanentError:
                continue  # a test's own poison
            if delivery.event.account_id in self._uploads.values():
                seen.append(Seen(delivery.id, delivery.event))
        return seen, dead_letters

    async def _ledger(self) -> list[Entry]:
        connection = await self._harness.connect()
        try:
            rows = await connection.fetch(
                "select account_id, sequence, fingerprint, upload_id from credit.ledger where account_id = any($1)",
                sorted(set(self._uploads.values())),
            )
        finally:
            await connection.close()
        return [Entry(**dict(row)) for row in rows]


@asynccontextmanager
async def load(harness: Harness) -> AsyncIterator[Load]:
    """A load that sees everything from now on."""
    since = await ends(harness)
    async with Watcher.open(harness.settings) as watcher:
        underway = Load(harness, watcher, since)
        watching = asyncio.create_task(underway.watch())
        try:
            yield underway
        finally:
            watching.cancel()
            await asyncio.wait([watching])


def account(account_id: str, holder: str) -> AccountUpdated:
    """What the lender's core knows of an account."""
    return AccountUpdated(
        account_id=account_id,
        holder_name=holder,
        segment="recent_graduate",
        base_limit_fen=_BASE_LIMIT_FEN,
        updated_at=datetime.now(UTC),
    )


def upload(upload_id: str, account_id: str, ref: ObjectRef) -> CredentialUploaded:
    """An upload's announcement."""
    return CredentialUploaded(account_id=account_id, upload_id=upload_id, object=ref, uploaded_at=datetime.now(UTC))


def to_message(event: Event) -> Message:
    """An event as upstream sends it; the same upload has the same id each time."""
    name = event.upload_id if isinstance(event, CredentialUploaded) else event.account_id
    event_id: UUID = uuid5(NAMESPACE_URL, f"{event.type}/{name}")
    trace = (("traceparent", f"00-{event_id.hex}-{event_id.hex[16:]}-01"),)
    return encode(Outgoing(event, event_id, event_id, datetime.now(UTC), "/upstream", trace))


async def ends(harness: Harness) -> Offsets:
    """Where each partition ends now."""
    consumer = AIOKafkaConsumer(**client_options(harness.settings))
    await consumer.start()
    try:
        partitions = [TopicPartition(t.name, n) for t in topics(harness.settings) for n in range(t.num_partitions)]
        return dict(await consumer.end_offsets(partitions))
    finally:
        await consumer.stop()


async def read(harness: Harness, since: Offsets) -> list["ConsumerRecord[bytes, bytes]"]:
    """Every record since then, a partition's in order."""
    until = await ends(harness)
    consumer = AIOKafkaConsumer(**client_options(harness.settings), max_partition_fetch_bytes=2 * _VALUE_BYTES_MAX)
    await consumer.start()
    try:
        behind = {partition for partition, end in until.items() if since[partition] < end}
        consumer.assign(sorted(behind))
        for partition in behind:
            consumer.seek(partition, since[partition])
        records: list[ConsumerRecord[bytes, bytes]] = []
        deadline = time.monotonic() + 60
        while behind:
            assert time.monotonic() < deadline, "the broker does not give what it holds"
            for some in (await consumer.getmany(timeout_ms=500)).values():
                records += some
            behind = {each for each in behind if await consumer.position(each) < until[each]}
        return records
    finally:
        await consumer.stop()


async def uncommitted(harness: Harness) -> list[str]:
    """What the services' groups have not committed yet, in words."""
    until = await ends(harness)
    admin = AIOKafkaAdminClient(**client_options(harness.settings))
    await admin.start()
    try:
        found = []
        for service in SERVICES:
            group = harness.settings.topic(f"redflower-{service}")
            committed = await admin.list_consumer_group_offsets(group)
            for channel in CHANNELS:
                if service not in channel.takers:
                    continue
                topic = harness.settings.topic(channel.topic)
                lag = sum(
                    end - (committed[partition].offset if partition in committed else 0)
                    for partition, end in until.items()
                    if partition.topic == topic
                )
                found += [f"{service} has not committed {lag} messages of {topic}"] if lag else []
        return found
    finally:
        await admin.close()


async def members(harness: Harness, service: str) -> int:
    """How many processes the broker counts in a service's group."""
    admin = AIOKafkaAdminClient(**client_options(harness.settings))
    await admin.start()
    try:
        (response,) = await admin.describe_consumer_groups([harness.settings.topic(f"redflower-{service}")])
        ((_error, _group, _state, _kind, _protocol, joined, *_),) = response.groups
        return len(joined)
    finally:
        await admin.close()
