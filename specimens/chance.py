"""Where chance comes from: a generator for each part of the work, seeded by what the work is."""

import hashlib

import numpy as np


def chance(*what: object) -> np.random.Generator:
    """A generator of its own for each part of the work, so that a change in one leaves the others as they were."""
    digest = hashlib.sha256(repr(what).encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:8], "big"))
