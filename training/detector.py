"""Trains PP-OCRv6's detector further on print that it misses in photographs.

Its network gives each pixel a probability that it lies in the core of a line (Liao et al., "Real-time scene text detection
with differentiable binarization", AAAI 2020). What it says of the lines that it finds, and of all that is no line, is what
it is to go on saying; only where it saw nothing of a line does it learn that there is one. So boxes keep their measures.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import onnxruntime
import rapidocr
import torch
from numpy.typing import NDArray
from torch import nn

from training.prints import HELD, Photographed
from training.tuned import SHARES, Tunable

OWN = Path(rapidocr.__file__).parent / "models" / "PP-OCRv6_det_small.onnx"
"""The detector of RapidOCR's wheel, from which training starts."""
RATE = 1e-4
PIECE_PX = 512
BATCH = 3
_STRIDE_PX = 32
_PIXELS_MIN = 40
_SURE = 0.3
"""From here on a pixel counts as print."""
_SEEN = 0.2
"""Of a line's pixels, those in its core are some 45 %; where fewer than this count as print, it is missed."""
_RIM = 0.5
"""Of a line's height, what its core leaves out of both its sides together: the cores of found lines are most like that."""
_MISSED_WEIGHT = 4.0
_TOLD_EVERY = 50
SERVED = 0.75


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a photo (rows × columns × BGR), what the network is to say of it, and how much each pixel of that matters."""

    picture: NDArray[np.uint8]
    wanted: NDArray[np.float32]
    weight: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Figures:
    """Of photos that were not trained on: the share of lines seen, and of what is called print that is none, in [0, 1]."""

    lines_seen: float
    false: float
    lines: int


@dataclass(frozen=True, slots=True)
class Trained:
    """The network as it is to be served, and how it does by how far it is from where it began."""

    network: Tunable
    figures: dict[float, Figures]


Network = Callable[[NDArray[np.float32]], NDArray[np.float32]]


def pieces_of(photographed: Iterable[Photographed], seed: int) -> tuple[list[Piece], list[Photographed]]:
    """Pieces to train on, mostly round lines that are missed, and the photos of the layouts that are held back."""
    rng = np.random.default_rng(seed)
    own = served(OWN)
    pieces, held = [], []
    for photo in photographed:
        if photo.layout % HELD == 0:
            held.append(photo)
            continue
        picture, lines = fitted(photo)
        said = own(prepared([picture]))[0, 0]
        missed = [number for number, seen in _seen(said, lines).items() if seen < _SEEN]
        if missed or rng.random() < 1 / 3:
            pieces.append(_piece(picture, lines, said, missed, rng))
    return pieces, held


def train(
    pieces: Sequence[Piece], held: Sequence[Photographed], *, seed: int, epochs: int, told: Callable[[str], None]
) -> Trained:
    """Train further, and measure on photos that are held back."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    network = Tunable(OWN)
    before = network.weights()
    figures = {0.0: measure(_as_served(network.module), held)}
    told(f"{len(pieces)} pieces, {len(held)} photos held back; before: {figures[0.0]}")
    trained = [weight for weight in network.module.parameters() if weight.requires_grad]
    order = np.concatenate([rng.permutation(len(pieces)) for _ in range(epochs)])
    plan = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
    optimiser = torch.optim.AdamW(trained, lr=RATE, weight_decay=0.0)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=len(plan), pct_start=0.1)
    losses = []
    for step, places in enumerate(plan, 1):
        some = [pieces[place] for place in places]
        said = network.module(torch.from_numpy(prepared([each.picture for each in some])))[:, 0]
        wanted, weight = (
            torch.from_numpy(np.stack(each)) for each in zip(*((p.wanted, p.weight) for p in some), strict=True)
        )
        apart = nn.functional.binary_cross_entropy(said.clamp(1e-6, 1 - 1e-6), wanted, reduction="none")
        loss = (apart * weight).sum() / weight.sum()
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(trained, 1.0)
        optimiser.step()
        schedule.step()
        losses.append(float(loss.detach()))
        if step % _TOLD_EVERY == 0 or step == len(plan):
            told(f"{step} of {len(plan)} steps: loss {np.mean(losses[-_TOLD_EVERY:]):.4f}")
    after = network.weights()
    for share in SHARES:
        network.mix(before, after, share)
        figures[share] = measure(_as_served(network.module), held)
        told(f"{share:.0%} of the way: {figures[share]}")
    network.mix(before, after, SERVED)
    return Trained(network, figures)


def measure(network: Network, photographed: Sequence[Photographed]) -> Figures:
    """How many lines the network sees, and how much of what it sees is none."""
    seen, called, false = [], 0, 0
    for photo in photographed:
        picture, lines = fitted(photo)
        said = network(prepared([picture]))[0, 0]
        seen += [share >= _SEEN for share in _seen(said, lines).values()]
        called += int((said > _SURE).sum())
        false += int(((said > _SURE) & (lines == 0)).sum())
    return Figures(float(np.mean(seen)), false / max(called, 1), len(seen))


def served(path: Path) -> Network:
    """The network as ONNX Runtime serves it."""
    session = onnxruntime.InferenceSession(path)
    return lambda taken: np.asarray(session.run(None, {"x": taken})[0])


def prepared(pictures: Sequence[NDArray[np.uint8]]) -> NDArray[np.float32]:
    """As the detector takes pictures: pictures × BGR × rows × columns, in [-1, 1]."""
    return (np.stack(pictures).transpose(0, 3, 1, 2) / np.float32(127.5) - 1).astype(np.float32)


def fitted(photo: Photographed) -> tuple[NDArray[np.uint8], NDArray[np.uint16]]:
    """Picture and lines with sides that the network's strides divide, as RapidOCR brings them to size."""
    high, wide = (max(_STRIDE_PX, round(side / _STRIDE_PX) * _STRIDE_PX) for side in photo.lines.shape)
    lines = cv2.resize(photo.lines, (wide, high), interpolation=cv2.INTER_NEAREST)
    return np.asarray(cv2.resize(photo.picture, (wide, high)), np.uint8), np.asarray(lines, np.uint16)


def _as_served(module: nn.Module) -> Network:
    def said(taken: NDArray[np.float32]) -> NDArray[np.float32]:
        with torch.no_grad():
            return np.asarray(module(torch.from_numpy(taken)).numpy())

    return said


def _seen(said: NDArray[np.float32], lines: NDArray[np.uint16]) -> dict[int, float]:
    """Of each line that is large enough, the share of its pixels that count as print."""
    sizes = np.bincount(lines.ravel())
    called = np.bincount(lines[said > _SURE], minlength=len(sizes))
    return {number: called[number] / sizes[number] for number in range(1, len(sizes)) if sizes[number] >= _PIXELS_MIN}


def _piece(
    picture: NDArray[np.uint8],
    lines: NDArray[np.uint16],
    said: NDArray[np.float32],
    missed: Sequence[int],
    rng: np.random.Generator,
) -> Piece:
    """A part of the photo round one of the lines that are missed, where any is."""
    wanted = said.copy()
    weight = np.ones_like(said)
    for number in missed:
        core = _core(lines == number)
        wanted[core] = 1.0
        weight[core] = _MISSED_WEIGHT
    high, wide = lines.shape
    if missed:
        rows, columns = np.nonzero(lines == int(rng.choice(missed)))
        middle = rows.mean() + rng.uniform(-0.3, 0.3) * PIECE_PX, columns.mean() + rng.uniform(-0.3, 0.3) * PIECE_PX
    else:
        middle = rng.uniform(0, high), rng.uniform(0, wide)
    top, left = (
        int(np.clip(at - PIECE_PX / 2, 0, max(side - PIECE_PX, 0)))
        for at, side in zip(middle, (high, wide), strict=True)
    )
    window = slice(top, top + PIECE_PX), slice(left, left + PIECE_PX)
    lacking = [(0, PIECE_PX - side) for side in wanted[window].shape]
    return Piece(
        np.pad(picture[window], [*lacking, (0, 0)], mode="edge"),
        np.pad(wanted[window], lacking),
        np.pad(weight[window], lacking),
    )


def _core(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The inner part of a line, as wide as the network's own cores are."""
    rows, columns = np.nonzero(mask)
    _, sides, _ = cv2.minAreaRect(np.stack([columns, rows], axis=1).astype(np.float32))
    side = max(1, round(_RIM * len(rows) / max(*sides, 1.0)))
    padded = np.pad(mask.astype(np.uint8), side)
    return np.asarray(cv2.erode(padded, np.ones((side, side), np.uint8))[side:-side, side:-side] > 0)
