"""Settings of the OCR service, by the variables ``REDFLOWER_OCR_…``."""

import os
from typing import Annotated

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from shared.settings import Settings

_CORES_SHARED_FROM = 3


def workers_default() -> int:
    """One worker a core; from three cores on, one core is left to the rest of the machine."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores if cores < _CORES_SHARED_FROM else cores - 1


class OcrSettings(Settings):
    """Which engine reads, in how many processes, and what a page may cost."""

    model_config = SettingsConfigDict(env_prefix="REDFLOWER_OCR_", frozen=True, extra="ignore")

    engine: Annotated[str, Field(pattern=r"^(rapidocr|easyocr|[A-Za-z_][\w.]*:[A-Za-z_]\w*)$")] = Field(
        default="rapidocr",
        description="rapidocr, easyocr (needs the extra of that name), or module:function that makes another engine.",
    )
    second_opinion: Annotated[str, Field(pattern=r"^(easyocr|[A-Za-z_][\w.]*:[A-Za-z_]\w*)$")] | None = Field(
        default=None,
        description="Another engine (easyocr, or module:function) for lines of which the first is unsure. Default: none.",
    )
    workers: Annotated[int, Field(ge=1, le=256)] = Field(
        default_factory=workers_default,
        description="Worker processes, each with one thread. Default: as many as cores, less one from three on.",
    )
    page_timeout_s: Annotated[float, Field(gt=0, le=600)] = Field(
        default=30.0, description="A page that takes longer is given up, and its worker replaced."
    )
    start_timeout_s: Annotated[float, Field(gt=0, le=600)] = Field(
        default=120.0, description="Longest time a worker may take to load its models."
    )
    recycle_pages: Annotated[int, Field(ge=1)] = Field(
        default=500, description="A worker is replaced after so many pages: memory that leaks is given back."
    )
    document_failures_max: Annotated[int, Field(ge=1, le=20)] = Field(
        default=3, description="After so many failed pages the rest of a document is not tried."
    )
    page_bytes_max: Annotated[int, Field(ge=1024)] = Field(
        default=64 * 1024 * 1024, description="A larger page object goes to the dead letters."
    )
    batch_max: Annotated[int, Field(ge=1, le=1000)] = Field(
        default_factory=lambda: 4 * workers_default(),
        description="Documents taken at once, at most. Default: four for each worker that the machine would have.",
    )
