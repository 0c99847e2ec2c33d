"""Trains PP-OCRv6's recogniser further on lines of print in photographs.

All but its last layer: what each of its 18,710 characters looks like stays as it was, since most of them are on no drawn
paper. The loss is CTC's (Graves et al., ICML 2006). What is served lies between the weights before and after (Wortsman
et al., "Robust fine-tuning of zero-shot models", CVPR 2022), so that it keeps on print unlike ours what it could do.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import rapidocr
import torch
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from torch import nn

from training.prints import HELD, Photographed
from training.tuned import SHARES, Tunable

OWN = Path(rapidocr.__file__).parent / "models" / "PP-OCRv6_rec_small.onnx"
"""The recogniser of RapidOCR's wheel, from which training starts."""
RATE = 2e-4
BATCH_PX = 2_560
"""A batch is as many lines as are together so wide."""
WIDTH_MIN_PX, WIDTH_MAX_PX = 8, 1_200
EASY = 0.1
"""Of the lines that were read rightly from the start, so many are learnt from, too."""
SERVED = 0.5
"""How far from where it began the network is served."""
_TOLD_EVERY = 200
_STEP_PX = 16
_WIDTH_MIN_PX = 64
_LAST = "linear_8"
Network = Callable[[torch.Tensor], torch.Tensor]
"""From pictures of lines to scores or probabilities: lines × steps × characters."""
_HAN_FROM = "\u2e80"


@dataclass(frozen=True, slots=True)
class Line:
    """A line cut out (48 × width × BGR), what it says, as the recogniser numbers characters, and whether it was found."""

    crop: NDArray[np.uint8]
    text: str
    numbers: tuple[int, ...]
    found: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """Of lines that were not trained on, in [0, 1]: shares of lines right, of those that were found, of characters wrong."""

    right: float
    right_of_found: float
    characters_wrong: float
    lines: int


@dataclass(frozen=True, slots=True)
class Trained:
    """The network as it is to be served, and how it does by how far it is from where it began."""

    network: Tunable
    figures: dict[float, Figures]


def characters(path: Path) -> list[str]:
    """What the recogniser can say, by number; 0 is its blank."""
    about = {each.key: each.value for each in onnx.load(path).metadata_props}
    return ["", *about["character"].split("\n"), " "]


def spaced(text: str) -> str:
    """A printed text with spaces where the recogniser writes them: between words, and none beside Chinese."""
    words = text.split()
    kept = words[:1]
    for before, word in pairwise(words):
        kept += [" " * (max(before[-1], word[0]) < _HAN_FROM), word]
    return "".join(kept)


def folded(text: str) -> str:
    """A text as it is compared: without spaces, and letters, figures and points of full width as plain ones."""
    return unicodedata.normalize("NFKC", text).replace(" ", "")


def lines_of(photographed: Iterable[Photographed], known: Sequence[str]) -> tuple[list[Line], list[Line]]:
    """Lines to train on, and those of the layouts that are held back."""
    number_of = {character: number for number, character in enumerate(known) if character}
    training: list[Line] = []
    held: list[Line] = []
    for photo in photographed:
        for crop, text, found in zip(photo.crops, photo.texts, photo.found, strict=True):
            said = spaced(text)
            if (
                not said
                or not all(each in number_of for each in said)
                or not WIDTH_MIN_PX <= crop.shape[1] <= WIDTH_MAX_PX
            ):
                continue
            line = Line(crop, said, tuple(number_of[each] for each in said), found)
            (held if photo.layout % HELD == 0 else training).append(line)
    return training, held


def train(
    path: Path,
    training: Sequence[Line],
    held: Sequence[Line],
    known: Sequence[str],
    *,
    seed: int,
    epochs: int,
    told: Callable[[str], None],
) -> Trained:
    """Train further on lines that are misread and a share of the others, and measure on those that are held back.

    Args:
        path: the network to start from.
        epochs: how often each line is seen.
        told: hears of progress.
    """
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    network = Tunable(path, without_last="Softmax")
    for name, kept in network.names.items():
        if kept.startswith(_LAST):
            network.module.get_parameter(name).requires_grad_(requires_grad=False)
    before = network.weights()
    figures = {0.0: measure(network.module, held, known)}
    told(f"{len(training)} lines, {len(held)} held back; before: {figures[0.0]}")
    chosen = []
    for line, said in said_of(served(path), training, known):
        if folded(said) != folded(line.text):
            chosen.append(line)
        elif rng.random() < EASY:  # it keeps its ways with spaces and with the width of points
            chosen.append(replace(line, text=said, numbers=tuple(map(known.index, said))))
    told(f"learning from {len(chosen)}, the misread ones and {EASY:.0%} of the others")
    plan = [batch for _ in range(epochs) for batch in batches(chosen, rng)]
    _fit(network.module, plan, rng, told)
    after = network.weights()
    for share in SHARES:
        network.mix(before, after, share)
        figures[share] = measure(network.module, held, known)
        told(f"{share:.0%} of the way: {figures[share]}")
    network.mix(before, after, SERVED)
    return Trained(network, figures)


def _fit(
    module: nn.Module, plan: Sequence[Sequence[Line]], rng: np.random.Generator, told: Callable[[str], None]
) -> None:
    trained = [weight for weight in module.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(trained, lr=RATE, weight_decay=0.0)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=len(plan), pct_start=0.05)
    loss_of = nn.CTCLoss(zero_infinity=True)
    losses = []
    for step, batch in enumerate(plan, 1):
        scores = module(pictures([_jittered(line.crop, rng) for line in batch]))
        loss = loss_of(
            scores.log_softmax(2).transpose(0, 1),
            torch.tensor([number for line in batch for number in line.numbers]),
            torch.full((len(batch),), scores.shape[1]),
            torch.tensor([len(line.numbers) for line in batch]),
        )
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(trained, 1.0)
        optimiser.step()
        schedule.step()
        losses.append(float(loss.detach()))
        if step % _TOLD_EVERY == 0 or step == len(plan):
            told(f"{step} of {len(plan)} steps: loss {np.mean(losses[-_TOLD_EVERY:]):.4f}")


def batches(lines: Sequence[Line], rng: np.random.Generator) -> list[list[Line]]:
    """Lines of one width together, as the recogniser is served a line at its own width; in an order by chance."""
    by_width: dict[int, list[Line]] = {}
    for place in rng.permutation(len(lines)):
        by_width.setdefault(_padded(lines[place].crop.shape[1]), []).append(lines[place])
    cut = [
        same[start : start + max(1, BATCH_PX // width)]
        for width, same in sorted(by_width.items())
        for start in range(0, len(same), max(1, BATCH_PX // width))
    ]
    return [cut[place] for place in rng.permutation(len(cut))]


def pictures(crops: Sequence[NDArray[np.uint8]]) -> torch.Tensor:
    """As the recogniser takes lines: lines × BGR × 48 × width, in [-1, 1], 0 beside a line."""
    width = max(_padded(crop.shape[1]) for crop in crops)
    taken = np.zeros((len(crops), 3, 48, width), np.float32)
    for place, crop in enumerate(crops):
        taken[place, :, :, : crop.shape[1]] = crop.transpose(2, 0, 1) / np.float32(127.5) - 1
    return torch.from_numpy(taken)


def measure(module: Network, lines: Sequence[Line], known: Sequence[str]) -> Figures:
    """How lines are read, spaces left out of account."""
    read = [(line, folded(line.text), folded(said)) for line, said in said_of(module, lines, known)]
    right = np.array([said == wanted for _, wanted, said in read], np.float64)
    found = np.array([line.found for line, _, _ in read], np.bool_)
    wrong = sum(Levenshtein.distance(said, wanted) for _, wanted, said in read)
    length = sum(len(wanted) for _, wanted, _ in read)
    return Figures(float(right.mean()), float(right[found].mean()), wrong / length, len(lines))


def said_of(network: Network, lines: Sequence[Line], known: Sequence[str]) -> list[tuple[Line, str]]:
    """What each line is read as, in the lines' order."""
    said = {}
    for batch in batches(lines, np.random.default_rng(0)):
        with torch.no_grad():
            best_of = network(pictures([line.crop for line in batch])).argmax(2).numpy()
        for line, best in zip(batch, best_of, strict=True):
            steps = best[np.append(True, best[1:] != best[:-1])]
            said[id(line)] = "".join(known[step] for step in steps if step)
    return [(line, said[id(line)]) for line in lines]


def served(path: Path) -> Network:
    """The network as ONNX Runtime serves it, in a third of torch's time."""
    session = onnxruntime.InferenceSession(path)
    return lambda taken: torch.from_numpy(session.run(None, {"x": taken.numpy()})[0])


def _padded(width_px: int) -> int:
    return max(_WIDTH_MIN_PX, -(-width_px // _STEP_PX) * _STEP_PX)


def _jittered(crop: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """The line in other light, a little."""
    gain, lift = rng.uniform(0.8, 1.2), rng.uniform(-20, 20)
    return np.asarray(np.clip(crop * gain + lift, 0, 255), np.uint8)
