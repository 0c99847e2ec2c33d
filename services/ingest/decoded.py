"""What decoding makes of a file: normalised pages, and what the file said of itself."""

from dataclasses import dataclass, field

from services.ingest.sniff import MediaType
from shared.events import Capture


@dataclass(frozen=True, slots=True)
class DecodedPage:
    """One upright RGB page as JPEG without metadata, its perceptual hash, and its own text where it has one."""

    jpeg: bytes = field(repr=False)
    width_px: int
    height_px: int
    perceptual_hash: str
    text: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file that is sound and within limits. ``thumbnail`` is the embedded one, as JPEG without metadata."""

    media_type: MediaType
    pages: tuple[DecodedPage, ...]
    capture: Capture
    thumbnail: bytes | None = field(default=None, repr=False)

    @property
    def carries_proof(self) -> bool:
        """Whether the untouched original proves its origin, and must be kept."""
        return self.capture.has_c2pa or self.capture.has_open_badge or self.capture.pdf_signatures > 0
