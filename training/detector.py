"""Trains PP-OCRv6's detector further on poor photos: small grey print that is plain on the page before it is photographed.

The loss is DB's for its map of shares (Liao et al., "Real-time Scene Text Detection with Differentiable Binarization",
AAAI 2020): cross-entropy on print and on the places beside it that are told worst, and how far both maps overlap. What is
served lies between the weights before and after, as with the recogniser.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
import torch
from torch import nn

from services.ocr.engines.rapid import RapidEngine
from training.prints import HELD, held_by
from training.scenes import OWN, SERVED_PX, SUFFIX, VIEW_PX, Pixels, load, prepared
from training.tuned import SHARES, Tunable

RATE = 2e-4
BATCH = 4
SIDE_PX = 512
"""A training picture's side: pieces of photos, each shown at one of these shares of the size that is served."""
SIZES = (0.8, 1.0, 1.0, 1.2, 1.33)
SERVED = 0.5
"""How far from where it began the network is served."""
_HARD, _UNSEEN = 0.6, 0.8
"""So many pieces are of photos with lines that the detector does not see, and so many of those show such a line."""
_TURNED = 0.3
_TOLD_EVERY = 50
_TRACE = 25
_BESIDE_MIN = 1_000
_EMPTY = 0.1


@dataclass(frozen=True, slots=True)
class Figures:
    """Of photos that were not trained on.

    Attributes:
        whole: share of printed lines that a box holds whole and alone or with others of their row, in [0, 1].
        empty: boxes a photo that hold no print.
        lines: how many lines there are.
    """

    whole: float
    empty: float
    lines: int


@dataclass(frozen=True, slots=True)
class Trained:
    """The network as it is to be served, and how it does by how far it is from where it began."""

    network: Tunable
    figures: dict[float, Figures]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A square of a photo, what is wanted there (0 to 1), where print is, and where what is wanted is known."""

    bgr: Pixels
    wanted: Pixels
    print: Pixels
    known: Pixels


def train(folder: Path, *, seed: int, steps: int, told: Callable[[str], None]) -> Trained:
    """Train further on what :func:`training.prints.save` wrote, and measure on the layouts that are held back.

    Args:
        steps: of ``BATCH`` pieces each.
        told: hears of progress.

    Raises:
        ValueError: there are no photos to train on.
    """
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    training, hard, held = _sorted(folder)
    if not training or not held:
        raise ValueError(f"{folder} holds too few photos: `redflower train prints` makes them")
    told(f"{len(training)} photos, {len(hard)} of them with lines that are not seen; {len(held)} held back")
    network = Tunable(OWN, without_last="Sigmoid")
    before = network.weights()
    figures = {0.0: measure(network, held)}
    told(f"before: {figures[0.0]}")
    _fit(network.module, (training, hard), rng, steps, told)
    after = network.weights()
    for share in SHARES:
        network.mix(before, after, share)
        figures[share] = measure(network, held)
        told(f"{share:.0%} of the way: {figures[share]}")
    network.mix(before, after, SERVED)
    return Trained(network, figures)


def measure(network: Tunable, held: Sequence[Path]) -> Figures:
    """How whole the lines of photos are found, as the engine makes boxes of what the network sees."""
    with TemporaryDirectory() as folder:
        weights = Path(folder) / "detector.onnx"
        network.save(weights)
        engine = RapidEngine(detector=weights)
        whole = lines = empty = 0
        for scene in map(load, held):
            boxes = engine.find(np.asarray(scene.bgr, np.uint8))
            lines += len(np.unique(scene.lines)) - 1
            whole += len({number for _, numbers in held_by(boxes, scene.lines) for number in numbers})
            empty += sum(_share_of_print(box, scene.lines) < _EMPTY for box in boxes)
    return Figures(whole / lines, empty / len(held), lines)


def loss_of(scores: torch.Tensor, wanted: torch.Tensor, printed: torch.Tensor, known: torch.Tensor) -> torch.Tensor:
    """The loss of a batch: scores, what is wanted (0 to 1), where print is and what is known, each pieces × rows × columns."""
    each = nn.functional.binary_cross_entropy_with_logits(scores, wanted, reduction="none")
    inside, beside = printed & known, ~printed & known
    worst = each[beside].topk(min(max(_BESIDE_MIN, int(inside.sum())), int(beside.sum()))).values
    shares, wanted = scores.sigmoid() * known, wanted * known
    apart = 1 - (2 * (shares * wanted).sum((1, 2)) + 1) / (shares.sum((1, 2)) + wanted.sum((1, 2)) + 1)
    return each[inside].sum() / max(1, int(inside.sum())) + 0.5 * worst.mean() + 0.5 * apart.mean()


def _sorted(folder: Path) -> tuple[list[Path], list[Path], list[Path]]:
    """Photos to train on, those of them with lines that are not seen, and those that are held back."""
    training: list[Path] = []
    hard: list[Path] = []
    held: list[Path] = []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        with np.load(path) as kept:  # reads no more than it is asked for
            layout, unseen = int(kept["layout"]), len(kept["unseen"])
        (held if layout % HELD == 0 else training).append(path)
        if layout % HELD and unseen:
            hard.append(path)
    return training, hard, held


def _fit(
    module: nn.Module,
    photos: tuple[Sequence[Path], Sequence[Path]],
    rng: np.random.Generator,
    steps: int,
    told: Callable[[str], None],
) -> None:
    trained = [weight for weight in module.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(trained, lr=RATE, weight_decay=0.0)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.1)
    losses = []
    for step in range(1, steps + 1):
        pieces = [_drawn(*photos, rng) for _ in range(BATCH)]
        scores = module(torch.from_numpy(np.concatenate([prepared(piece.bgr) for piece in pieces])))[:, 0]
        wanted, printed, known = (
            torch.from_numpy(np.stack([getattr(piece, name) for piece in pieces]))
            for name in ("wanted", "print", "known")
        )
        loss = loss_of(scores, wanted, printed, known)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(trained, 1.0)
        optimiser.step()
        schedule.step()
        losses.append(float(loss.detach()))
        if step % _TOLD_EVERY == 0 or step == steps:
            told(f"{step} of {steps} steps: loss {np.mean(losses[-_TOLD_EVERY:]):.4f}")


def _drawn(training: Sequence[Path], hard: Sequence[Path], rng: np.random.Generator) -> _Piece:
    """A piece with print in it, in other light, a little; some turned by quarters."""
    some = hard if hard and rng.random() < _HARD else training
    scene = load(some[int(rng.integers(len(some)))])
    if scene.unseen and rng.random() < _UNSEEN:
        number = int(rng.choice(scene.unseen))
    else:
        number = int(rng.choice(np.unique(scene.lines)))
    rows, columns = np.nonzero(scene.lines == number)
    at = int(rng.integers(len(rows)))
    side = round(SIDE_PX / (float(rng.choice(SIZES)) * SERVED_PX / VIEW_PX))
    top, left = (
        int(np.clip(place - rng.integers(side), 0, max(0, length - side)))
        for place, length in zip((rows[at], columns[at]), scene.lines.shape, strict=True)
    )
    quarters = int(rng.integers(4)) if rng.random() < _TURNED else 0

    def piece(field: Pixels, kind: int) -> Pixels:
        part = field[top : top + side, left : left + side]
        down, across = side - part.shape[0], side - part.shape[1]
        whole = cv2.copyMakeBorder(part, 0, down, 0, across, cv2.BORDER_CONSTANT, value=0)
        return np.ascontiguousarray(np.rot90(cv2.resize(whole, (SIDE_PX, SIDE_PX), interpolation=kind), quarters))

    gain, lift = rng.uniform(0.7, 1.3), rng.uniform(-25, 25)
    wanted = piece(scene.wanted, cv2.INTER_AREA)
    printed = piece(scene.lines, cv2.INTER_NEAREST) > 0
    return _Piece(
        np.clip(piece(scene.bgr, cv2.INTER_AREA) * gain + lift, 0, 255),
        wanted.astype(np.float32) / 255,
        printed,
        # The words round a seal, which are read by themselves, would join the lines under it.
        (piece(scene.known.astype(np.uint8), cv2.INTER_NEAREST) > 0) & (printed | (wanted < _TRACE)),
    )


def _share_of_print(box: Sequence[float], lines: Pixels) -> float:
    inside = np.zeros(lines.shape, np.uint8)
    cv2.fillConvexPoly(inside, np.round(np.array(box).reshape(4, 2)).astype(np.int32), 1)
    return float((lines[inside > 0] > 0).mean()) if inside.any() else 0.0


__all__ = ["SERVED", "Figures", "Trained", "loss_of", "measure", "train"]
