"""Which papers are drawn for training: all types in turn, photographed well and badly."""

from collections.abc import Iterator

from specimens import AnyRequest, Severity, Split, sample

# What customers send: photos for the most part, then screenshots and files as they were made.
SEVERITIES: dict[Severity, float] = {"clean": 0.15, "scan": 0.15, "phone": 0.35, "hard": 0.35}


def mixed_sample(count: int, seed: int, split: Split, *, unlisted: float = 0.2) -> Iterator[AnyRequest]:
    """About ``count`` papers in all severities. More of no known type than there are in life: they are the harder ones."""
    for number, (severity, share) in enumerate(SEVERITIES.items()):
        yield from sample(
            round(count * share), seed * 10 + number, split, severity, not_credentials=0.15, unlisted=unlisted
        )
