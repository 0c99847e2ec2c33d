"""RapidOCR with PP-OCRv6 small on ONNX Runtime: the default engine. Its wheel carries its models."""

from importlib.metadata import version
from math import dist

import numpy as np
from rapidocr import RapidOCR
from rapidocr.utils.process_img import map_boxes_to_original

from services.ocr.engines.base import Picture, Quad, ReadLine, quad
from shared.events import EngineInfo

# Against the defaults, on twelve drawn papers: a third of the time, half the memory, half the character errors
# (docs/ocr.md). N processes of one thread read more pages a second than one process of N threads.
TUNING = {
    "Det.limit_type": "max",
    "Det.limit_side_len": 960,
    "Det.thresh": 0.2,
    "Det.box_thresh": 0.45,
    "Det.unclip_ratio": 1.4,
    "Rec.rec_batch_num": 1,
    "EngineConfig.onnxruntime.enable_cpu_mem_arena": True,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    "Global.log_level": "error",
}
_TALL = 1.5  # rapidocr.utils.process_img.get_rotate_crop_image

MODELS = ("PP-OCRv6_det_small", "ch_ppocr_mobile_v2.0_cls", "PP-OCRv6_rec_small")


class RapidEngine:
    """Reads Chinese and Latin lines at any multiple of 90°: a tall crop is laid flat, and a small model turns it upright."""

    def __init__(self) -> None:
        self._rapid = RapidOCR(params=TUNING)
        self.info = EngineInfo(name="rapidocr", version=version("rapidocr"), models=MODELS)

    def read(self, image: Picture) -> list[ReadLine]:
        """Read a picture as it lies. Lines below RapidOCR's own confidence limit (0.5) are left out."""
        height_px, width_px = image.shape[:2]
        # RapidOCR's own steps rather than its call: only here are the classifier's 180° answers still to be had.
        prepared, record = self._rapid.preprocess_img(np.ascontiguousarray(image[..., ::-1]))
        found, turns, texts, _ = self._rapid.run_ocr_steps(prepared, record)
        if found.boxes is None or texts.txts is None or turns.cls_res is None:
            return []
        boxes = map_boxes_to_original(found.boxes, record, height_px, width_px)
        return [
            ReadLine(
                text=text,
                box=_from_own_top_left(
                    quad(box.reshape(8)), turned=label == "180" and certainty > self._rapid.cfg.Cls.cls_thresh
                ),
                confidence=min(1.0, float(score)),
            )
            for box, (label, certainty), text, score in zip(boxes, turns.cls_res, texts.txts, texts.scores, strict=True)
            if text.strip() and score >= self._rapid.text_score
        ]


def _from_own_top_left(box: Quad, *, turned: bool) -> Quad:
    """The corners from the text's own top left, by what RapidOCR did to the crop before it read it.

    A tall crop it lays flat, a quarter turn counter-clockwise, so that it reads downwards; one that its classifier finds on
    its head it turns by 180°.
    """
    width_px = max(dist(box[0:2], box[2:4]), dist(box[4:6], box[6:8]))
    height_px = max(dist(box[0:2], box[6:8]), dist(box[2:4], box[4:6]))
    first = 2 * ((height_px >= _TALL * width_px) + 2 * turned)
    return quad(box[first:] + box[:first])
