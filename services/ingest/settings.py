"""Settings of the ingest service: ``REDFLOWER_INGEST_*``."""

from typing import Annotated

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from services.ingest.limits import Limits
from shared.events.credential import PAGES_MAX
from shared.settings import Settings


class IngestSettings(Settings):
    """What an upload may cost, and how much is done at once."""

    model_config = SettingsConfigDict(env_prefix="REDFLOWER_INGEST_", frozen=True, extra="ignore")

    bytes_max: Annotated[int, Field(ge=1_000, le=1_000_000_000)] = Field(
        default=20_000_000, description="A larger file is refused, in bytes."
    )
    pixels_max: Annotated[int, Field(ge=10_000, le=1_000_000_000)] = Field(
        default=70_000_000,
        description="A picture that declares more pixels is refused before it is decoded. A 64-megapixel phone fits.",
    )
    pages_max: Annotated[int, Field(ge=1, le=PAGES_MAX)] = Field(
        default=PAGES_MAX, description="A document with more pages is refused."
    )
    long_side_px: Annotated[int, Field(ge=640, le=10_000)] = Field(
        default=3_000, description="Longer pages are scaled down to this, in pixels."
    )
    memory_bytes_max: Annotated[int, Field(ge=134_217_728)] = Field(
        default=1_073_741_824,
        description="Memory a worker may take for one document beyond what it has at rest, in bytes (Linux).",
    )
    document_timeout_s: Annotated[float, Field(gt=0, le=600)] = Field(
        default=30.0, description="Longest time for one document; then its worker is killed and it is refused."
    )
    workers: Annotated[int, Field(ge=1, le=64)] = Field(default=2, description="Processes that decode.")
    worker_documents_max: Annotated[int, Field(ge=1)] = Field(
        default=200, description="A worker is replaced after so many documents."
    )
    batch_max: Annotated[int, Field(ge=1, le=1000)] = Field(default=16, description="Uploads taken at once, at most.")

    def limits(self) -> Limits:
        """The bounds that the decoder holds."""
        return Limits(
            bytes_max=self.bytes_max,
            pixels_max=self.pixels_max,
            pages_max=self.pages_max,
            long_side_px=self.long_side_px,
            memory_bytes_max=self.memory_bytes_max,
        )
