"""One engine reads a folder of pictures: ``python -m benchmarks.ocr_reader ENGINE FOLDER`` prints what it read as JSON.

A process of its own for each engine, on one core: so that each has its own memory, threads and interpreter. ``ours`` is
all that the service does with a page; the others are the engine's own default call, told that it has one core.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

Reader = Callable[[Path], list[str]]


def main() -> None:
    """Warm up on the first picture, then read all of them."""
    engine, folder = sys.argv[1], Path(sys.argv[2])
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_THREAD_LIMIT"):
        os.environ[variable] = "1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    read = READERS[engine]()
    pictures = sorted(folder.iterdir())
    read(pictures[0])
    lines: dict[str, list[str]] = {}
    cpu_s: dict[str, float] = {}
    began = time.perf_counter()
    for picture in pictures:
        before = _cpu_s()
        lines[picture.name] = read(picture)
        cpu_s[picture.name] = _cpu_s() - before
    took_s = time.perf_counter() - began
    peak_kib = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({"lines": lines, "cpu_s": cpu_s, "wall_s": took_s, "peak_mib": peak_kib / 1024}))


def _cpu_s() -> float:
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _ours() -> Reader:
    import cv2  # noqa: PLC0415 - after the limits on threads

    from services.ocr.engines import make  # noqa: PLC0415
    from services.ocr.page import read_page  # noqa: PLC0415

    cv2.setNumThreads(1)
    engine = make("rapidocr")
    return lambda picture: [line.text for line in read_page(engine, 1, picture.read_bytes()).lines]


def _rapidocr() -> Reader:
    import cv2  # noqa: PLC0415 - after the limits on threads
    from rapidocr import RapidOCR  # noqa: PLC0415

    cv2.setNumThreads(1)
    threads = "EngineConfig.onnxruntime.intra_op_num_threads"
    engine = RapidOCR(params={threads: 1, "Global.log_level": "error"})
    return lambda picture: list(engine(picture.read_bytes()).txts or ())


def _easyocr() -> Reader:
    from tempfile import TemporaryDirectory  # noqa: PLC0415

    import easyocr  # noqa: PLC0415
    from easyocr import config  # noqa: PLC0415

    from services.ocr.engines import weights  # noqa: PLC0415

    lists = (config.detection_models["craft"], config.recognition_models["gen2"]["zh_sim_g2"])
    wanted = {str(entry["filename"]): str(entry["md5sum"]) for entry in lists}
    with TemporaryDirectory(prefix="easyocr-") as folder:
        for name, path in weights.find(wanted, Path(config.MODULE_PATH) / "model").items():
            (Path(folder) / name).symlink_to(path.resolve())
        engine = easyocr.Reader(
            ["ch_sim", "en"], gpu=False, model_storage_directory=folder, download_enabled=False, verbose=False
        )
    return lambda picture: list(engine.readtext(str(picture), detail=0))


def _tesseract() -> Reader:
    def read(picture: Path) -> list[str]:
        command = ["tesseract", str(picture), "stdout", "-l", "chi_sim+eng"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()  # noqa: S603

    return read


READERS: dict[str, Callable[[], Reader]] = {
    "ours": _ours,
    "rapidocr": _rapidocr,
    "easyocr": _easyocr,
    "tesseract": _tesseract,
}

if __name__ == "__main__":
    main()
