"""Grounds and borders: guilloche, washes, frames and corners, as printers of certificates use them."""

from functools import lru_cache

import cv2
import numpy as np

from specimens.paper import Colour, Pixels


@lru_cache(maxsize=24)
def _guilloche_mask(width: int, height: int, style: int) -> Pixels:
    """Fine interlaced lines over a page, as a mask; the styles differ in their waves."""
    mask = np.zeros((height, width), np.uint8)
    x = np.arange(0, width + 8, 8, dtype=np.float64)
    period, sway = (150, 22) if style % 2 else (230, 34)
    for index, base in enumerate(range(-40, height + 40, 16 if style % 3 else 22)):
        phase = index * 0.45 if style % 2 else (index % 2) * np.pi
        y = base + sway * np.sin(2 * np.pi * x / period + phase) + 0.4 * sway * np.sin(2 * np.pi * x / (period * 0.37))
        line = np.stack([x, y], axis=1)
        cv2.polylines(mask, [np.round(line * 16).astype(np.int32)], False, 255, 1, cv2.LINE_AA, 4)
    return mask


def guilloche(width: int, height: int, paper: Colour, ink: Colour, *, strength: float = 0.35, style: int = 0) -> Pixels:
    """A page of ``paper`` colour under fine waves of ``ink``."""
    mask = _guilloche_mask(width, height, style % 6)
    levels = np.arange(256, dtype=np.float32)[:, None] / 255 * strength
    table = np.asarray(paper, np.float32) * (1 - levels) + np.asarray(ink, np.float32) * levels
    return np.asarray(cv2.LUT(cv2.merge([mask, mask, mask]), table.astype(np.uint8)[None]))


def wash(width: int, height: int, top: Colour, bottom: Colour) -> Pixels:
    """A page whose colour runs from top to bottom."""
    share = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    column = np.asarray(top, np.float32) * (1 - share) + np.asarray(bottom, np.float32) * share
    return np.asarray(cv2.resize(column.astype(np.uint8), (width, height), interpolation=cv2.INTER_NEAREST))


def rosette(pixels: Pixels, x: float, y: float, radius: float, ink: Colour, *, petals: int = 12) -> None:
    """A guilloche rosette drawn into the page, one fine line."""
    turn = np.linspace(0, 2 * np.pi, 720)
    overlay = pixels.copy()
    for ring in range(5):
        reach = radius * (0.45 + 0.13 * ring) * (1 + 0.16 * np.sin(petals * turn + ring * 0.7))
        line = np.stack([x + reach * np.cos(turn), y + reach * np.sin(turn)], axis=1)
        cv2.polylines(overlay, [np.round(line * 16).astype(np.int32)], True, ink, 1, cv2.LINE_AA, 4)
    cv2.addWeighted(overlay, 0.45, pixels, 0.55, 0, pixels)


def band_border(pixels: Pixels, margin: int, band: int, ink: Colour, *, wave: int = 26) -> None:
    """A border of interlaced waves between two rules, ``band`` pixels wide."""
    height, width = pixels.shape[:2]
    left, top, right, bottom = margin, margin, width - margin, height - margin
    for inset in (0, band):
        cv2.rectangle(pixels, (left + inset, top + inset), (right - inset, bottom - inset), ink, 3, cv2.LINE_AA)
    for phase in (0.0, np.pi / 2, np.pi, 3 * np.pi / 2):
        for start, stop, fixed, across in (
            (left, right, top + band / 2, True),
            (left, right, bottom - band / 2, True),
            (top, bottom, left + band / 2, False),
            (top, bottom, right - band / 2, False),
        ):
            along = np.arange(start + band * 0.2, stop - band * 0.2, 3.0)
            sway = fixed + band * 0.36 * np.sin(2 * np.pi * along / wave + phase)
            line = np.stack([along, sway] if across else [sway, along], axis=1)
            cv2.polylines(pixels, [np.round(line * 16).astype(np.int32)], False, ink, 1, cv2.LINE_AA, 4)


def rules(pixels: Pixels, margin: int, ink: Colour, *, widths: tuple[int, ...] = (8, 2), gap: int = 10) -> None:
    """Plain frame rules, outermost first."""
    height, width = pixels.shape[:2]
    inset = margin
    for thickness in widths:
        half = thickness // 2
        cv2.rectangle(
            pixels, (inset + half, inset + half), (width - inset - half, height - inset - half), ink, thickness
        )
        inset += thickness + gap


def scroll_corners(pixels: Pixels, margin: int, size: int, ink: Colour) -> None:
    """A scroll in every corner: spirals and a leaf, as on award certificates."""
    height, width = pixels.shape[:2]
    turn = np.linspace(0, 3.2 * np.pi, 160)
    shrink = size * 0.26 * (1 - turn / (3.6 * np.pi))
    arms = []
    for swap in (False, True):
        spiral = np.stack([size * 0.72 + shrink * np.cos(turn + np.pi), size * 0.27 + shrink * np.sin(turn + np.pi)], 1)
        stem = np.stack([np.linspace(0, size * 0.5, 40), size * 0.05 + size * 0.2 * np.linspace(0, 1, 40) ** 2], 1)
        long = np.stack([np.linspace(0, size * 1.5, 60), size * 0.04 * np.sin(np.linspace(0, 9, 60)) + size * 0.02], 1)
        arms += [curve[:, ::-1] if swap else curve for curve in (spiral, stem, long)]
    for flip_x in (False, True):
        for flip_y in (False, True):
            for curve in arms:
                x = width - margin - curve[:, 0] if flip_x else margin + curve[:, 0]
                y = height - margin - curve[:, 1] if flip_y else margin + curve[:, 1]
                line = np.round(np.stack([x, y], axis=1) * 16).astype(np.int32)
                cv2.polylines(pixels, [line], False, ink, max(size // 26, 2), cv2.LINE_AA, 4)


def swoosh(pixels: Pixels, ink: Colour, *, share: float, upper: bool) -> None:
    """A curved field of colour over the upper or lower edge, as on modern award certificates."""
    height, width = pixels.shape[:2]
    x = np.linspace(0, width, 80)
    y = height * share * (0.55 + 0.45 * np.sin(np.linspace(-0.3, 2.6, 80) + (0.0 if upper else 1.9)))
    if not upper:
        y = height - y
    edge = 0.0 if upper else float(height)
    area = np.concatenate([np.stack([x, y], 1), [[width, edge], [0.0, edge]]])
    cv2.fillPoly(pixels, [np.round(area * 16).astype(np.int32)], ink, cv2.LINE_AA, 4)
