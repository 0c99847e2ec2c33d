"""EasyOCR on torch: the second engine, for GPUs and as a second opinion. Needs the extra ``easyocr``."""

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import easyocr
import numpy as np
from easyocr import config

from services.ocr.engines import weights
from services.ocr.engines.base import Picture, ReadLine, quad
from shared.events import EngineInfo

# EasyOCR's own 2560 takes four times as long on a CPU; certificates read no better with it.
_CANVAS_PX = 1280
_LISTS = (config.detection_models["craft"], config.recognition_models["gen2"]["zh_sim_g2"])


class EasyEngine:
    """Reads simplified Chinese and English as the picture lies; it can't tell which way up that is.

    Uses a GPU where torch sees one; on a CPU, as many threads as OMP_NUM_THREADS says. Downloads nothing.

    Raises:
        ConfigurationError: the weights are not on this machine.
    """

    reads_sideways = False

    def __init__(self) -> None:
        wanted = {str(entry["filename"]): str(entry["md5sum"]) for entry in _LISTS}
        found = weights.find(wanted, Path(config.MODULE_PATH) / "model")
        # EasyOCR wants all its files in one folder, and reads them while it is made.
        with TemporaryDirectory(prefix="easyocr-") as folder:
            for name, path in found.items():
                (Path(folder) / name).symlink_to(path.resolve())
            self._reader = easyocr.Reader(
                ["ch_sim", "en"],
                gpu=True,
                model_storage_directory=folder,
                user_network_directory=folder,
                download_enabled=False,
                verbose=False,
                # torch is about to drop the quantising that EasyOCR calls; it saves 6% of the time on a CPU
                quantize=False,
            )
        self.info = EngineInfo(
            name="easyocr",
            version=version("easyocr"),
            models=tuple(f"{name.removesuffix('.pth')}@{wanted[name]}" for name in wanted),
        )

    def recognise(self, crops: Sequence[Picture]) -> list[tuple[str, float]]:
        """Read pictures of one upright line each."""
        read = []
        for crop in crops:
            grey = cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY)
            height_px, width_px = grey.shape
            found = self._reader.recognize(grey, horizontal_list=[[0, width_px, 0, height_px]], free_list=[])
            read.append((found[0][1], float(found[0][2])) if found else ("", 0.0))
        return read

    def read(self, image: Picture) -> list[ReadLine]:
        """Read a picture as it lies."""
        bgr = np.ascontiguousarray(image[..., ::-1])
        return [
            ReadLine(text=text, box=quad(np.asarray(box).reshape(8)), confidence=float(confidence))
            for box, text, confidence in self._reader.readtext(bgr, canvas_size=_CANVAS_PX)
        ]
