"""PP-OCRv6's detector, trained further on drawn papers' photos."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from training.detector import OWN, PIECE_PX, fitted, measure, pieces_of, prepared, served, train
from training.prints import Photographed, photograph_all, requests
from training.tuned import Tunable

pytestmark = pytest.mark.torch


@pytest.fixture(scope="module")
def photographed() -> list[Photographed]:
    return [replace(each, layout=1) for each in photograph_all(requests(10, 4), workers=1)]


def test_torch_has_the_same_network_as_it_is_served(photographed: list[Photographed]) -> None:
    taken = prepared([fitted(photographed[0])[0]])
    with torch.no_grad():
        assert np.abs(Tunable(OWN).module(torch.from_numpy(taken)).numpy() - served(OWN)(taken)).max() < 1e-3


def test_most_lines_are_seen_where_the_camera_put_them(photographed: list[Photographed]) -> None:
    """Else the camera would tell wrong places, or the network would not be the detector."""
    figures = measure(served(OWN), photographed)
    assert figures.lines > 80
    assert figures.lines_seen > 0.85
    assert figures.false < 0.2


def test_a_piece_wants_what_is_said_already_and_what_is_missed(photographed: list[Photographed]) -> None:
    """Where nothing is missed the network is to say what it says; what is missed weighs more."""
    pieces, held = pieces_of(photographed, 1)
    assert not held
    assert pieces
    for piece in pieces:
        assert piece.picture.shape == (PIECE_PX, PIECE_PX, 3)
        assert piece.wanted.shape == piece.weight.shape == (PIECE_PX, PIECE_PX)
        assert (piece.wanted[piece.weight > 1] == 1).all()
    assert any((piece.weight > 1).any() for piece in pieces)


def test_what_was_missed_is_seen_after_training(photographed: list[Photographed]) -> None:
    pieces, _ = pieces_of(photographed, 1)
    missing = [piece for piece in pieces if (piece.weight > 1).any()][:3]
    trained = train(missing, photographed[-1:], seed=1, epochs=20, told=lambda _: None)
    own, now = served(OWN), trained.network.module
    taken = prepared([piece.picture for piece in missing])
    with torch.no_grad():
        after = now(torch.from_numpy(taken)).numpy()[:, 0]
    before = own(taken)[:, 0]
    there = np.stack([piece.weight > 1 for piece in missing])
    assert after[there].mean() > 2 * before[there].mean()
    assert np.abs(after - before)[~there].mean() < 0.05
