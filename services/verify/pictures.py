"""When two pictures are one: perceptual hashes a few bits apart, found by bands instead of a look at every row.

A picture saved again or resized keeps its 64-bit hash but for a few bits. Two hashes at most 3 bits apart agree in at
least one of four bands of 16 bits (the pigeonhole principle), so an index on each band finds all of them; see Manku,
Jain and Sarma, "Detecting near-duplicates for web crawling", WWW 2007.
"""

DISTANCE_MAX = 3
BANDS = 4
STRIPES = 256
_BAND_BITS = 16
_SIGN = 1 << 63


def signed(perceptual_hash: str) -> int:
    """16 hexadecimal digits as the signed 64-bit integer that Postgres keeps."""
    value = int(perceptual_hash, 16)
    return value - (value & _SIGN) * 2


def bands(value: int) -> tuple[int, ...]:
    """The four bands of a hash, the highest bits first, each from 0 to 65,535."""
    mask = (1 << _BAND_BITS) - 1
    return tuple(value >> shift & mask for shift in range(_BAND_BITS * (BANDS - 1), -1, -_BAND_BITS))


def stripes(values: tuple[int, ...], digests: tuple[str, ...]) -> frozenset[int]:
    """The locks that claiming these page hashes and hexadecimal digests needs, each from 0 to 255.

    Whatever two credentials could both claim has a stripe in common: an equal digest, or an equal band. A transaction
    takes its stripes in ascending order before it looks, so it neither misses a claim nor deadlocks.
    """
    by_band = {band % STRIPES for value in values for band in bands(value)}
    return frozenset(by_band | {int(digest[:8], 16) % STRIPES for digest in digests})
