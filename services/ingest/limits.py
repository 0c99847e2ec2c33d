"""What a file may cost, handed to the decoder."""

from dataclasses import dataclass

SIDE_MIN_PX = 64
"""A picture with a shorter side holds no line of text that could be read."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one upload.

    ``pixels_max`` is of one page as the file declares it, before it is decoded; ``long_side_px`` is of a page as it is
    stored, in pixels; ``memory_bytes_max`` is what a worker may take beyond what it has at rest.
    """

    bytes_max: int = 20_000_000
    pixels_max: int = 70_000_000
    pages_max: int = 20
    long_side_px: int = 3_000
    memory_bytes_max: int = 1_073_741_824
