"""A JPEG's picture without anything else that lay in the file, coefficient for coefficient as it came.

Read strictly after ITU-T T.81, annex B. Readers of JPEG forgive much, each in its own way; what only a forgiving reader
takes is left to be encoded anew.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_SOI, _EOI = b"\xff\xd8", b"\xff\xd9"
_JFIF = bytes.fromhex("ffe00010 4a46494600 0101 00 0001 0001 0000")  # version 1.1, square pixels, no thumbnail
_MARKER_AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7]")  # neither a stuffed 0xFF nor a restart
_FRAMES = {0xC0, 0xC1, 0xC2}  # Huffman-coded: baseline, extended, progressive
_TABLES = {0xDB, 0xC4, 0xDD}  # quantisation, Huffman, restart interval
_SOS, _ADOBE = 0xDA, 0xEE
_LEFT_OUT = {*range(0xE0, 0xF0), 0xFE}  # APPn, comments
_SEGMENTS_MAX = 200
_SCANS_MAX = 20
_COMPONENT_IDS = {(1, 2, 3), (0, 1, 2)}
_ADOBE_YCBCR = b"\x01"


class _NotPlainError(Exception):
    """The file is to be encoded anew."""


class _Segment(NamedTuple):
    """``whole`` is the segment with its marker and length, and with the scan that follows a scan's header."""

    marker: int
    payload: bytes
    whole: bytes


def plain_jpeg(content: bytes) -> bytes | None:
    """The same picture with nothing of the sender's beside it, or None where the file is not plain enough for that.

    Plain is: Huffman-coded, baseline or progressive, 8 bits, three components in YCbCr, at most 20 scans (each costs
    whoever decodes it a pass over the picture), every byte up to the end of the picture part of a segment or a scan.

    All APPn segments (EXIF, XMP, ICC profile, C2PA, MPF), comments, and whatever follows the end of the picture are left
    out; one JFIF header of ours stands for them. Huffman codes are not decoded here: that the picture is sound is for a
    decoder to say.
    """
    try:
        return b"".join((_SOI, _JFIF, *_kept(content), _EOI))
    except _NotPlainError:
        return None


def _kept(content: bytes) -> Iterator[bytes]:
    frames = scans = 0
    for marker, payload, whole in _segments(content):
        frames += marker in _FRAMES
        scans += marker == _SOS
        _require(frames <= 1 and scans <= (_SCANS_MAX if frames else 0))
        if marker in _LEFT_OUT:
            _require(marker != _ADOBE or _leaves_colours(payload))
            continue
        _require(marker in _TABLES or marker == _SOS or _is_plain_frame(marker, payload))
        yield whole
    _require(scans > 0)


def _segments(content: bytes) -> Iterator[_Segment]:
    """Every segment up to the end of the picture."""
    _require(content.startswith(_SOI))
    at = len(_SOI)
    for _ in range(_SEGMENTS_MAX):
        if content[at : at + 2] == _EOI:
            return
        start, size = at + 4, int.from_bytes(content[at + 2 : at + 4], "big")
        end = at + 2 + size
        _require(content[at : at + 1] == b"\xff" and start <= end <= len(content))
        marker, payload = content[at + 1], content[start:end]
        if marker == _SOS:
            end = _end_of_scan(content, end)
        yield _Segment(marker, payload, content[at:end])
        at = end
    raise _NotPlainError


def _end_of_scan(content: bytes, start: int) -> int:
    following = _MARKER_AFTER_SCAN.search(content, start)
    if following is None:
        raise _NotPlainError
    return following.start()


def _is_plain_frame(marker: int, payload: bytes) -> bool:
    """Whether a frame header declares 8 bits, a height, and three components that are YCbCr to every reader."""
    if marker not in _FRAMES or len(payload) != 6 + 3 * 3 or payload[0] != 8:  # noqa: PLR2004 -- T.81, B.2.2
        return False
    height, components, ids = int.from_bytes(payload[1:3], "big"), payload[5], tuple(payload[6::3])
    return height > 0 and components == len(ids) and ids in _COMPONENT_IDS


def _leaves_colours(adobe: bytes) -> bool:
    """Whether an APP14 segment leaves the colours YCbCr: the one APPn on which decoding depends."""
    return not adobe.startswith(b"Adobe") or adobe[11:12] == _ADOBE_YCBCR


def _require(condition: bool) -> None:  # noqa: FBT001 -- reads as a sentence
    if not condition:
        raise _NotPlainError
