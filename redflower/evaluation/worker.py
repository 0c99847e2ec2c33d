"""What runs in a worker process: draws or opens one picture after another, and recognises it.

Only light imports here: the limits on threads must stand before numpy and ONNX Runtime are loaded.
"""

import io
import os
import time
import warnings
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from redflower.evaluation.item import Item, Truth, fault
from services.ingest.refusal import Refusal
from services.ocr import worker as reader
from shared.errors import ConfigurationError
from shared.events import EngineInfo

if TYPE_CHECKING:
    from redflower.evaluation.pipeline import Pipeline

UNREADABLE = "file_unreadable"
THUMBNAIL_PX = 420
_THUMBNAIL_QUALITY = 68
_NO_GPU = {"CUDA_VISIBLE_DEVICES": "-1"}

_pipeline: "Pipeline | None" = None
_refusal: ConfigurationError | None = None


class Task(Protocol):
    """A picture to come: a file, or a specimen to be drawn."""

    @property
    def id(self) -> str:
        """Names it in the report."""
        ...

    @property
    def truth(self) -> Truth:
        """What is known of it before it is opened."""
        ...

    def open(self) -> tuple[bytes, Truth]:
        """Its bytes, and what it is."""
        ...


def start(engine: str, device: str, parent_pid: int) -> None:
    """Prepare this process: one thread, the engine loaded, gone when the parent is gone, deaf to Ctrl-C."""
    global _pipeline, _refusal  # noqa: PLW0603 a worker has one pipeline for its life
    if device == "cpu":
        os.environ.update(_NO_GPU)
    reader.start(engine, None, parent_pid)

    from PIL import Image  # noqa: PLC0415 after the limits on threads

    from redflower.evaluation.pipeline import Pipeline  # noqa: PLC0415
    from services.ingest.settings import IngestSettings  # noqa: PLC0415

    # As ingest's worker has it: Pillow refuses at twice this, before anything is decoded.
    Image.MAX_IMAGE_PIXELS = IngestSettings().limits().pixels_max // 2
    warnings.simplefilter("ignore", Image.DecompressionBombWarning)
    try:
        _pipeline = Pipeline()
    except ConfigurationError as error:
        _refusal = error  # told by describe(): the parent can do something about it


def describe() -> EngineInfo:
    """The engine that this worker reads with.

    Raises:
        ConfigurationError: it can't be made.
    """
    if _refusal is not None:
        raise _refusal
    return reader.describe()


def examine(task: Task) -> Item:
    """Recognise one picture. What is wrong with the file is told in the item's ``failure``."""
    assert _pipeline is not None
    try:
        content, truth = task.open()
    except OSError:
        return Item(task.id, task.truth, failure=UNREADABLE)
    started = time.perf_counter()
    decoded = _pipeline.decode(content)
    if isinstance(decoded, Refusal):
        return Item(task.id, truth, failure=decoded.code.value, seconds=time.perf_counter() - started)
    answer = _pipeline.recognise(decoded)
    item = Item(task.id, truth, answer, seconds=time.perf_counter() - started)
    return replace(item, thumbnail=_thumbnail(decoded.pages[0].jpeg)) if fault(item) else item


def _thumbnail(jpeg: bytes) -> bytes:
    from PIL import Image  # noqa: PLC0415

    with Image.open(io.BytesIO(jpeg)) as image:
        image.thumbnail((THUMBNAIL_PX, THUMBNAIL_PX))
        out = io.BytesIO()
        image.save(out, "JPEG", quality=_THUMBNAIL_QUALITY, optimize=True)
    return out.getvalue()


__all__ = ["Task", "describe", "examine", "start"]
