"""PP-OCRv6's recogniser, trained further on drawn lines."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch

from training.prints import Photographed, photograph_all, requests
from training.recogniser import OWN, characters, folded, lines_of, measure, pictures, said_of, served, spaced, train
from training.tuned import Tunable

pytestmark = pytest.mark.torch


@pytest.fixture(scope="module")
def photographed() -> list[Photographed]:
    return [lines for lines, _ in photograph_all(requests(10, 3), workers=1)]


@pytest.fixture(scope="module")
def known() -> list[str]:
    return characters(OWN)


def probabilities(path: Path, taken: torch.Tensor) -> "np.ndarray[tuple[int, ...], np.dtype[np.float32]]":
    return np.asarray(onnxruntime.InferenceSession(path).run(None, {"x": taken.numpy()})[0])


def test_torch_has_the_same_network_as_it_is_served(tmp_path: Path) -> None:
    """What is trained says what RapidOCR's own file says; and what is written says so too, but for half precision."""
    taken = torch.from_numpy(np.random.default_rng(1).uniform(-1, 1, (1, 3, 48, 320)).astype(np.float32))
    network = Tunable(OWN, without_last="Softmax")
    own = probabilities(OWN, taken)
    assert np.abs(network.module(taken).softmax(2).detach().numpy() - own).max() < 1e-4
    network.save(tmp_path / "same.onnx")
    assert np.abs(probabilities(tmp_path / "same.onnx", taken) - own).max() < 0.02
    assert (tmp_path / "same.onnx").stat().st_size < 0.55 * OWN.stat().st_size
    assert characters(tmp_path / "same.onnx") == characters(OWN)


def test_another_ending_than_is_to_be_left_out_is_an_error() -> None:
    with pytest.raises(ValueError, match="ends in Softmax, not Sigmoid"):
        Tunable(OWN, without_last="Sigmoid")


def test_lines_come_with_what_is_printed_in_them(photographed: list[Photographed], known: list[str]) -> None:
    """Most are read as they are labelled, though the photos are poor, and so are nearly all that the detector finds."""
    lines, _ = lines_of([replace(each, layout=1) for each in photographed], known)
    figures = measure(served(OWN), lines, known)
    assert figures.lines > 80
    assert figures.right > 0.9
    assert figures.right_of_found > 0.9
    assert np.mean([line.found for line in lines]) > 0.95


def test_training_learns_what_was_misread_and_keeps_the_last_layer(
    photographed: list[Photographed], known: list[str]
) -> None:
    """Lines that were misread are read, after some rounds; the weights that are served lie between."""
    training, held = lines_of([replace(each, layout=1) for each in photographed], known)
    assert not held
    own = Tunable(OWN, without_last="Softmax").module
    misread = [line for line, said in said_of(served(OWN), training, known) if folded(said) != folded(line.text)][:8]
    trained = train(OWN, misread, misread, known, seed=1, epochs=8, told=lambda _: None)
    assert trained.figures[0.0].right == 0.0
    assert trained.figures[1.0].characters_wrong < 0.8 * trained.figures[0.0].characters_wrong
    taken = pictures([misread[0].crop])
    before, after = own(taken), trained.network.module(taken)
    assert not torch.equal(before, after)
    last = [name for name, kept in trained.network.names.items() if kept.startswith("linear_8")]
    assert last
    assert all(torch.equal(own.get_parameter(name), trained.network.module.get_parameter(name)) for name in last)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("管 理 号：2021 08", "管理号：2021 08"),
        ("  State  Board of 律师 ", "State Board of律师"),
        ("", ""),
    ],
)
def test_labels_have_spaces_where_the_recogniser_writes_them(printed: str, read: str) -> None:
    assert spaced(printed) == read


def test_the_width_of_points_and_spaces_are_no_misreading() -> None:
    assert folded("编号： Ａ１") == folded("编号:A1")
