"""Where the reader computes: on the CPU, or on a GPU where its engine can."""

import importlib
from typing import Literal, get_args

from services.ocr.settings import OcrSettings
from shared.errors import ConfigurationError

Device = Literal["cpu", "cuda"]
DEVICES: tuple[Device, ...] = get_args(Device)


def refuse_unless_offered(device: Device) -> None:
    """Make sure that the engine of the settings offers the device.

    Raises:
        ConfigurationError: it doesn't; the message says what would.
    """
    engine = OcrSettings().engine
    if device == "cpu":
        return
    if engine == "rapidocr":
        raise ConfigurationError(
            "--device cuda: the engine rapidocr reads on the CPU alone; "
            "take --device cpu, or REDFLOWER_OCR_ENGINE=easyocr with the extra of that name"
        )
    if engine == "easyocr":
        try:
            torch = importlib.import_module("torch")  # an extra of its own
        except ImportError as error:
            raise ConfigurationError("--device cuda: easyocr needs torch: pip install 'redflower[easyocr]'") from error
        if not torch.cuda.is_available():
            raise ConfigurationError("--device cuda: torch finds no CUDA device on this machine; take --device cpu")


__all__ = ["DEVICES", "Device", "refuse_unless_offered"]
