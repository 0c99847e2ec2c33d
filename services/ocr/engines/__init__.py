"""The engines that read a picture, behind one interface; :func:`make` gives one by name."""

import importlib
from collections.abc import Callable

from services.ocr.engines.base import Engine, ReadLine
from shared.errors import ConfigurationError

_FACTORIES = {
    "rapidocr": "services.ocr.engines.rapid:RapidEngine",
    "easyocr": "services.ocr.engines.easy:EasyEngine",
}


def make(name: str) -> Engine:
    """Make an engine and load its models.

    Args:
        name: ``rapidocr``, ``easyocr``, or ``module:function`` of an engine of one's own.

    Raises:
        ConfigurationError: there is none of that name, or what it needs is not installed.
    """
    module_name, _, factory_name = _FACTORIES.get(name, name).partition(":")
    try:
        factory: Callable[[], Engine] = getattr(importlib.import_module(module_name), factory_name)
    except (ImportError, AttributeError, ValueError) as error:
        raise ConfigurationError(f"REDFLOWER_OCR_ENGINE={name}: {error}") from error
    return factory()


__all__ = ["Engine", "ReadLine", "make"]
