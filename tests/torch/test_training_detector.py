"""PP-OCRv6's detector, trained further on photos of drawn papers."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch

from training import detector, scenes
from training.prints import HELD, photograph_all, requests
from training.scenes import OWN, Scene
from training.tuned import Tunable

pytestmark = pytest.mark.torch


@pytest.fixture(scope="module")
def photos() -> list[Scene]:
    return [scene for _, scene in photograph_all(requests(10, 3), workers=1)]


@pytest.fixture
def folder(photos: list[Scene], tmp_path: Path) -> Path:
    """The photos on the disk, the last two of a layout that is held back."""
    for place, scene in enumerate(photos, 1):
        layout = HELD if place > len(photos) - 2 else HELD + 1
        scenes.save(replace(scene, layout=layout), tmp_path / f"{place:05d}{scenes.SUFFIX}")
    return tmp_path


def test_what_is_wanted_lies_where_print_lies(photos: list[Scene]) -> None:
    """Cores of lines are in lines, and nearly every line has one; what the camera turned or bent was turned along."""
    for scene in photos:
        assert scene.bgr.shape[:2] == scene.wanted.shape == scene.lines.shape
        cores = scene.wanted > 128
        assert cores.any()
        assert (scene.lines[cores] > 0).mean() > 0.7
        numbers = np.unique(scene.lines[scene.lines > 0])
        assert np.isin(numbers, scene.lines[cores]).mean() > 0.85


def test_a_photo_is_kept_as_it_was(photos: list[Scene], tmp_path: Path) -> None:
    scenes.save(photos[0], tmp_path / "one.scene.npz")
    kept = scenes.load(tmp_path / "one.scene.npz")
    assert all(np.array_equal(getattr(kept, each), getattr(photos[0], each)) for each in ("wanted", "lines", "known"))
    assert (kept.unseen, kept.layout) == (photos[0].unseen, photos[0].layout)
    assert np.abs(kept.bgr.astype(int) - photos[0].bgr).mean() < 6


def test_torch_has_the_same_detector_as_it_is_served(tmp_path: Path) -> None:
    taken = scenes.prepared(np.random.default_rng(1).integers(0, 255, (320, 320, 3)).astype(np.uint8))
    network = Tunable(OWN, without_last="Sigmoid")
    own = onnxruntime.InferenceSession(OWN).run(None, {"x": taken})[0]
    assert np.abs(network.module(torch.from_numpy(taken)).sigmoid().detach().numpy() - own).max() < 1e-4
    network.save(tmp_path / "same.onnx")
    same = onnxruntime.InferenceSession(tmp_path / "same.onnx").run(None, {"x": taken})[0]
    assert np.abs(same - own).max() < 0.02


def test_training_finds_more_of_what_it_was_shown(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few steps on a few photos bring the map nearer to what is wanted there; what is served lies between."""
    monkeypatch.setattr(detector, "SIDE_PX", 256)
    trained = detector.train(folder, seed=1, steps=16, told=lambda _: None)
    assert trained.figures.keys() == {0.0, 0.5, 0.75, 1.0}
    assert all(0.5 < each.whole <= 1.0 for each in trained.figures.values())
    own = Tunable(OWN, without_last="Sigmoid")
    losses = {"own": 0.0, "trained": 0.0}
    for path in sorted(folder.glob(f"*{scenes.SUFFIX}"))[:4]:
        scene = scenes.load(path)
        rows, columns = (side // 32 * 32 for side in scene.lines.shape)
        taken = torch.from_numpy(scenes.prepared(scene.bgr[:rows, :columns]))
        wanted, printed, known = (
            torch.from_numpy(each[None, :rows, :columns].copy())
            for each in (scene.wanted.astype(np.float32) / 255, scene.lines > 0, scene.known)
        )
        for name, network in (("own", own), ("trained", trained.network)):
            with torch.no_grad():
                losses[name] += float(detector.loss_of(network.module(taken)[:, 0], wanted, printed, known))
    assert losses["trained"] < losses["own"]


def test_a_place_of_which_nothing_is_known_teaches_nothing() -> None:
    scores = torch.zeros(1, 8, 8, requires_grad=True)
    wanted, printed, known = torch.ones(1, 8, 8), torch.zeros(1, 8, 8, dtype=torch.bool), torch.ones(1, 8, 8).bool()
    known[:, :4] = False
    detector.loss_of(scores, wanted, printed, known).backward()
    assert scores.grad is not None
    assert not scores.grad[:, :4].any()
    assert scores.grad[:, 4:].all()


def test_too_few_photos_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="redflower train prints"):
        detector.train(tmp_path, seed=1, steps=1, told=lambda _: None)
