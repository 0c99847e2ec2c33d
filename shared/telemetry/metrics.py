"""Every metric of the system, each under a comment that says what it tells an operator and what to do."""

from prometheus_client import Counter, Gauge, Histogram

# Messages by how they ended here: published, failed (dead letter), undecodable (dead letter).
# A rise of `failed` after a release is a bug in it; a rise of `undecodable` is a sender that broke its contract.
MESSAGES = Counter("redflower_messages_total", "Messages done, by their end.", ["service", "topic", "end"])

# Dead letters by reason. Alert on any rise; look with `redflower dlq list`, mend, then `redflower dlq replay`.
DEAD_LETTERS = Counter("redflower_dead_letters_total", "Messages set aside.", ["service", "topic", "reason"])

# Pauses because something is away. A steady rise means the broker, Postgres or the object store is down.
RETRIES = Counter("redflower_retries_total", "Batches tried again after a transient error.", ["service", "what"])

# How long a batch takes. If the 99th percentile nears the poll interval, lower the batch size.
BATCH_SECONDS = Histogram(
    "redflower_batch_seconds",
    "Seconds a batch takes, from taken to committed.",
    ["service"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120),
)

# Messages taken at once. Always at the limit means that the service is behind: add processes.
BATCH_SIZE = Histogram(
    "redflower_batch_size", "Messages in a batch.", ["service"], buckets=(1, 2, 5, 10, 20, 50, 100, 200)
)

# Messages that wait in the partitions of this process. Growing: add processes, up to the number of partitions.
LAG = Gauge("redflower_consumer_lag", "Messages not yet taken.", ["service", "topic", "partition"])

# Seconds since the event's own time when it is done here: how long customers wait up to this stage.
AGE_SECONDS = Histogram(
    "redflower_event_age_seconds",
    "Seconds from the upload to this stage's end.",
    ["service"],
    buckets=(0.5, 1, 2, 3, 5, 8, 13, 21, 34, 60, 120, 300, 900, 3600),
)

# Commits refused because the group had moved the partitions on. Some at each scaling step; steady means batches too slow.
COMMITS_REFUSED = Counter("redflower_commits_refused_total", "Batches that will be delivered again.", ["service"])

# Events in the outbox that the broker has not acknowledged yet, seen by the active relay every few seconds. Growing: the
# broker refuses them. No process of a service has it above none: no relay is active, look for `relay_failed` in the logs.
OUTBOX_WAITING = Gauge("redflower_outbox_waiting", "Events waiting in the outbox.", ["service"])

# Age of the oldest of them. Alert above a minute.
OUTBOX_OLDEST_SECONDS = Gauge("redflower_outbox_oldest_seconds", "Seconds the oldest event waits.", ["service"])

# Accounts of which an event in the outbox can't be published, so that none after it may go either. Look for
# `outbox_row_stuck` in the logs, mend the row or the release, and restart the service.
OUTBOX_STUCK_ACCOUNTS = Gauge("redflower_outbox_stuck_accounts", "Accounts held up in the outbox.", ["service"])

# Events that the relay has published.
RELAYED = Counter("redflower_outbox_relayed_total", "Events published from the outbox.", ["service"])
