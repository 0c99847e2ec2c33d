"""RapidOCR with PP-OCRv6 small on ONNX Runtime: the default engine. Its wheel carries its models."""

from collections.abc import Sequence
from importlib.metadata import version
from math import ceil
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from rapidocr import RapidOCR
from rapidocr.ch_ppocr_det import TextDetector
from rapidocr.ch_ppocr_rec import TextRecognizer

from services.ocr import light, missed
from services.ocr.engines.base import Picture, Quad, ReadLine, quad
from services.ocr.geometry import moved_lines, reduced, turn_matrix, turned
from services.ocr.missed import Traces
from services.ocr.strips import HEIGHT_PX, as_row, at_height, cut, sides
from shared.events import EngineInfo

_SIDE_PX, _SECOND_SIDE_PX = 960, 736
_CLOSER, _CLOSER_MIN = 3, 1.5
"""Places that may hold missed print are shown to the detector up to so many times as large as before; not for less."""

# Against the defaults, on twelve drawn papers: a third of the time, half the memory, half the character errors
# (docs/ocr.md). N processes of one thread read more pages a second than one process of N threads.
_WEIGHTS = Path(__file__).parent / "models"
_DETECTOR = _WEIGHTS / "detector.onnx"
TUNING = {
    "Rec.model_path": str(_WEIGHTS / "recogniser.onnx"),
    "Det.limit_type": "max",
    "Det.limit_side_len": _SIDE_PX,
    "Det.thresh": 0.2,
    "Det.box_thresh": 0.45,
    "Det.unclip_ratio": 1.4,
    "Det.score_mode": "slow",  # a line is weighed along its own outline: a bent one fills little of its box
    "EngineConfig.onnxruntime.enable_cpu_mem_arena": True,
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    "Global.log_level": "error",
}
MODELS = ("PP-OCRv6_det_small+redflower", "ch_ppocr_mobile_v2.0_cls", "PP-OCRv6_rec_small+redflower")

_TALL = 1.5
"""A box this much taller than wide holds a line that lies on its side, or a column of characters."""
_LINES_ASKED = 5
"""So many of the longest lines say which way up the page is; only where they disagree are all asked, and most decide."""
_TURNED_MIN = 0.9
_CONFIDENCE_MIN = 0.5
_SURE = 0.9
_CHARACTER_SURE = 0.9
"""A character below this has a second choice worth telling, where that is at least ``_SECOND_MIN``."""
_SECOND_MIN = 0.02
_BLANK = 0
_STEP_PX = 16
_WIDTH_MIN_PX = 64
_SIDE_MIN_PX = 32
_SHORT_SIDE_SHARE_MIN = 1 / 30


class RapidEngine:
    """Reads Chinese and Latin lines at any multiple of 90°.

    RapidOCR's own three models, run by steps: which way the page lies is told from the boxes before a line is
    recognised, and a line costs the recogniser its own width, where RapidOCR fills every line up to 320 pixels.

    Args:
        detector: the detector's weights, where they are not those that are served.
    """

    reads_sideways = True

    def __init__(self, detector: Path = _DETECTOR) -> None:
        self._rapid = RapidOCR(params={**TUNING, "Det.model_path": str(detector)})
        self.info = EngineInfo(name="rapidocr", version=version("rapidocr"), models=MODELS)
        # RapidOCR loads each model on its first use. It finds no line on a blank, and so goes no further than the first.
        blank = np.full((HEIGHT_PX, 320, 3), 255, np.uint8)
        self._rapid.run_ocr_steps(blank, {})
        self._rapid.recognize_txt(self._rapid.cls_and_rotate([blank])[0])
        assert self._rapid.text_det is not None
        assert self._rapid.text_rec is not None
        self._detector: TextDetector = self._rapid.text_det
        self._recogniser: TextRecognizer = self._rapid.text_rec

    def read(self, image: Picture) -> list[ReadLine]:
        """Read a picture as it lies. Lines below RapidOCR's own confidence limit (0.5) come with an empty text."""
        bgr = np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2BGR), np.uint8)
        boxes, traces = self._detect(bgr)
        if not _lies_sideways(boxes):
            return self._read_all(bgr, boxes, traces)
        # The detector finds level lines better: one that a seal breaks is broken more often where it stands upright.
        level = turned(bgr, 270)
        back = np.linalg.inv(turn_matrix(bgr.shape[1], bgr.shape[0], 270))
        return moved_lines(self._read_all(level, *self._detect(level)), back)

    def find(self, bgr: Picture) -> list[Quad]:
        """Boxes of the lines in a picture (rows × columns × BGR), each from its top left corner."""
        return self._detect(bgr)[0]

    def _read_all(self, bgr: Picture, boxes: list[Quad], traces: Traces) -> list[ReadLine]:
        """The lines, and those of faint print: found where a photo's light is evened, or where one looks closer."""
        size = (bgr.shape[1], bgr.shape[0])
        all_traces = [traces]
        small, scale = reduced(bgr, _SECOND_SIDE_PX)
        if light.is_poor(small):
            evened, evened_traces = self._detect(light.evened(small))
            boxes = [*boxes, *light.further(boxes, [quad(value / scale for value in box) for box in evened], size)]
            all_traces.append(evened_traces)
        closer = self._closer(bgr, boxes, all_traces)
        lines = self._read_level(bgr, [*boxes, *closer])
        # What was a trace, and can't be read enlarged, was no print: it mustn't count as print that nobody could read.
        return [line for place, line in enumerate(lines) if line.text or place < len(boxes)]

    def _closer(self, bgr: Picture, boxes: list[Quad], traces: Sequence[Traces]) -> list[Quad]:
        """Boxes that are found besides, where the network saw traces and the picture is enlarged."""
        size = (bgr.shape[1], bgr.shape[0])
        first = min(1.0, _SIDE_PX / max(size))
        found: list[Quad] = []
        for left, top, right, bottom in missed.places(traces, boxes, size):
            piece = bgr[top:bottom, left:right]
            times = min(_CLOSER * first, _SIDE_PX / max(piece.shape))
            if times < _CLOSER_MIN * first:
                continue
            kind = cv2.INTER_CUBIC if times > 1 else cv2.INTER_AREA
            enlarged = cv2.resize(piece, None, fx=times, fy=times, interpolation=kind)
            there, _ = self._detect(np.asarray(enlarged, np.uint8))
            shifted = [quad(np.tile((left, top), 4) + np.array(box) / times) for box in there]
            found += light.further([*boxes, *found], shifted, size)
        return found

    def _read_level(self, bgr: Picture, boxes: list[Quad]) -> list[ReadLine]:
        if not boxes:
            return []
        flat = [_laid_flat(box) for box in boxes]
        crops = [cut(bgr, box) for box in flat]
        on_head = self._stand_on_head(crops)
        lines = self._read_as(flat, crops, on_head=on_head)
        # Two papers may lie in one picture, each its own way.
        unsure = [place for place, line in enumerate(lines) if line.confidence <= _SURE]
        heads = self._heads([crops[place] for place in unsure])
        doubtful = [place for place, head in zip(unsure, heads, strict=True) if head is not on_head]
        other = self._read_as([flat[at] for at in doubtful], [crops[at] for at in doubtful], on_head=not on_head)
        for place, line in zip(doubtful, other, strict=True):
            if line.confidence > _SURE:
                lines[place] = line
        return [self._as_column(bgr, box, line) for box, line in zip(boxes, lines, strict=True)]

    def _read_as(self, boxes: Sequence[Quad], crops: Sequence[Picture], *, on_head: bool) -> list[ReadLine]:
        """The lines, all upright or all on their heads; a line's box begins at its own top left."""
        if on_head:
            boxes = [quad(box[4:] + box[:4]) for box in boxes]
            crops = [np.ascontiguousarray(crop[::-1, ::-1]) for crop in crops]
        return [_line(box, *read) for box, read in zip(boxes, self._recognise(crops), strict=True)]

    def _as_column(self, bgr: Picture, box: Quad, line: ReadLine) -> ReadLine:
        """A tall line among level ones read as a column of upright characters, where it reads more surely so."""
        width, height = sides(box)
        if height < _TALL * width or line.confidence > _SURE:
            return line
        column = cut(bgr, quad(box[2:] + box[:2]))
        upright = np.ascontiguousarray(np.rot90(column, k=-1))
        column_line = _line(box, *self._recognise([as_row(upright)])[0])
        return column_line if column_line.confidence > line.confidence and column_line.text else line

    def recognise(self, crops: Sequence[Picture]) -> list[tuple[str, float]]:
        """Read pictures of one upright line each: text and confidence of each, in their order."""
        read = self._recognise([at_height(np.ascontiguousarray(crop[..., ::-1])) for crop in crops])
        return [(text, confidence) for text, confidence, _ in read]

    def _detect(self, bgr: Picture) -> tuple[list[Quad], Traces]:
        """Boxes of lines, from the corner that lies top left in the picture; and what the network saw."""
        height_px, width_px = bgr.shape[:2]
        top = left = 0
        # A sliver is reduced to nothing by the detector, and one of a few pixels is none to it: it gets a rim.
        least = max(_SIDE_MIN_PX, ceil(max(height_px, width_px) * _SHORT_SIDE_SHARE_MIN))
        if min(height_px, width_px) < least:
            top, left = max(0, least - height_px), max(0, least - width_px)
            bgr = np.asarray(cv2.copyMakeBorder(bgr, top, top, left, left, cv2.BORDER_REPLICATE), np.uint8)
        # The detector's own reducing takes a pixel and its neighbours: of a poor photo's grain that keeps all, and hides
        # small grey print.
        small, scale = reduced(bgr, _SIDE_PX)
        traces = self._detector.session(self._detector.get_preprocess()(small))
        found, _ = self._detector.postprocess_op(traces, small.shape[:2])
        corners = np.asarray(found, np.float64).reshape(-1, 4, 2) / scale - (left, top)
        corners = np.clip(corners, 0, (width_px, height_px))
        boxes = [quad(box.reshape(8)) for box in corners]
        seen = missed.without_rim(traces[0, 0], (left, top), (width_px, height_px))
        return [box for box in boxes if min(sides(box)) >= 1], seen

    def _stand_on_head(self, crops: Sequence[Picture]) -> bool:
        """Whether lines stand on their heads, by most of what is written.

        A single poor line tells it wrong too often to be believed against the others.
        """
        by_length = sorted(crops, key=lambda crop: -crop.shape[1])
        heads = self._heads(by_length[:_LINES_ASKED])
        if len(set(heads)) > 1:
            heads += self._heads(by_length[_LINES_ASKED:])
        turned: int = sum(
            crop.shape[1] if head else -crop.shape[1] for crop, head in zip(by_length, heads, strict=False)
        )
        return turned > 0

    def _heads(self, crops: list[Picture]) -> list[bool]:
        """Of each line whether it stands on its head."""
        if not crops:
            return []
        _, answers = self._rapid.cls_and_rotate(crops)
        return [label == "180" and certainty > _TURNED_MIN for label, certainty in answers.cls_res or ()]

    def _recognise(self, crops: Sequence[Picture]) -> list[tuple[str, float, str | None]]:
        """Text, confidence, and the text with the second choice for its least sure character, where there is one."""
        read = []
        for crop in crops:
            width_px = crop.shape[1]
            padded = np.zeros((1, 3, HEIGHT_PX, max(_WIDTH_MIN_PX, ceil(width_px / _STEP_PX) * _STEP_PX)), np.float32)
            padded[0, :, :, :width_px] = crop.transpose(2, 0, 1) / np.float32(127.5) - 1
            shares = self._recogniser.session(padded)
            (line,), _ = self._recogniser.postprocess_op(shares)
            read.append((line[0], min(1.0, float(line[1])), self._second(shares[0])))
        return read

    def _second(self, shares: NDArray[np.float32]) -> str | None:
        """What a line says if its least sure character is what the recogniser holds for second most likely.

        Args:
            shares: probabilities, steps × characters; the greedy path is what was read.
        """
        best = shares.argmax(axis=1)
        starts = [step for step in np.flatnonzero(best != _BLANK) if step == 0 or best[step] != best[step - 1]]
        if not starts:
            return None
        unsure = min(starts, key=lambda step: float(shares[step, best[step]]))
        second = shares[unsure].copy()
        second[[_BLANK, best[unsure]]] = 0.0
        if shares[unsure, best[unsure]] >= _CHARACTER_SURE or second.max() < _SECOND_MIN:
            return None
        characters = self._recogniser.postprocess_op.character
        return "".join(characters[int(second.argmax() if step == unsure else best[step])] for step in starts)


def _line(box: Quad, text: str, confidence: float, second: str | None) -> ReadLine:
    if confidence < _CONFIDENCE_MIN:
        return ReadLine("", box, confidence)
    return ReadLine(text, box, confidence, alternative=second)


def _lies_sideways(boxes: Sequence[Quad]) -> bool:
    """Whether more of the text stands tall than lies wide, measured in letters."""
    tall = wide = 0.0
    for width, height in map(sides, boxes):
        if height >= _TALL * width:
            tall += height / width
        elif width >= _TALL * height:
            wide += width / height
    return tall > wide


def _laid_flat(box: Quad) -> Quad:
    """The box from the corner at which a line begins that reads downwards, where it is tall."""
    width, height = sides(box)
    return quad(box[2:] + box[:2]) if height >= _TALL * width else box
