"""Proofs and traces that lie in a file's container, found without decoding a pixel.

C2PA manifests lie where the C2PA specification 2.1, appendix A, puts them for each container.
"""

from collections.abc import Callable, Iterator

from services.ingest.sniff import MediaType

_TABLES_MAX = 4
_TABLE_VALUES = 64
_C2PA_BMFF_UUID = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
_BADGE_KEYWORDS = {b"openbadges", b"openbadgecredential"}  # Open Badges 2.0 and 3.0, "baking"
_MARKER, _SOS, _DQT, _APP11 = 0xFF, 0xDA, 0xDB, 0xEB
_PARTS_MAX = 10_000
_LABEL_WINDOW = 256


def has_c2pa(content: bytes, media_type: MediaType) -> bool:
    """Whether the file carries a C2PA manifest (its validity is verification's question)."""
    find = _C2PA_FINDERS.get(media_type)
    return find is not None and find(content)


def has_open_badge(content: bytes, media_type: MediaType) -> bool:
    """Whether an Open Badge is baked into a PNG."""
    return media_type is MediaType.PNG and any(
        name in {b"iTXt", b"tEXt"} and payload.partition(b"\0")[0] in _BADGE_KEYWORDS
        for name, payload in png_chunks(content)
    )


def quantisation_tables(content: bytes, media_type: MediaType) -> tuple[tuple[int, ...], ...]:
    """A JPEG's quantisation tables, 64 values each, as they stand in the file (zigzag order), at most four."""
    if media_type is not MediaType.JPEG:
        return ()
    tables: list[tuple[int, ...]] = []
    for marker, payload in jpeg_segments(content):
        at = 0
        while marker == _DQT and at < len(payload):
            width = 2 if payload[at] >> 4 else 1
            raw = payload[at + 1 : at + 1 + _TABLE_VALUES * width]
            at += 1 + _TABLE_VALUES * width
            if len(raw) == _TABLE_VALUES * width:
                tables.append(tuple(int.from_bytes(raw[i : i + width], "big") for i in range(0, len(raw), width)))
    return tuple(tables[:_TABLES_MAX])


def jpeg_segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and payload of each segment before the first scan (ITU-T T.81, annex B)."""
    at = 2
    for _ in range(_PARTS_MAX):
        if at + 4 > len(content) or content[at] != _MARKER:
            return
        marker = content[at + 1]
        if marker == _MARKER:  # fill byte
            at += 1
            continue
        if marker == _SOS:
            return
        size = int.from_bytes(content[at + 2 : at + 4], "big")
        yield marker, content[at + 4 : at + 2 + size]
        at += 2 + max(size, 2)


def png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and payload of each chunk but the picture's own (PNG specification, section 5)."""
    at = 8
    for _ in range(_PARTS_MAX):
        if at + 8 > len(content):
            return
        size, name = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        if name != b"IDAT":
            yield name, content[at + 8 : at + 8 + size]
        at += 12 + size


def _riff_chunks(content: bytes) -> Iterator[bytes]:
    at = 12
    for _ in range(_PARTS_MAX):
        if at + 8 > len(content):
            return
        size = int.from_bytes(content[at + 4 : at + 8], "little")
        yield content[at : at + 4]
        at += 8 + size + size % 2


def _bmff_boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and first bytes of each top-level box (ISO/IEC 14496-12, section 4.2)."""
    at = 0
    for _ in range(_PARTS_MAX):
        if at + 8 > len(content):
            return
        size, header = int.from_bytes(content[at : at + 4], "big"), 8
        if size == 1:
            size, header = int.from_bytes(content[at + 8 : at + 16], "big"), 16
        yield content[at + 4 : at + 8], content[at + header : at + header + 16]
        if size < header:  # 0: to the end of the file
            return
        at += size


def _jpeg_has_c2pa(content: bytes) -> bool:
    return any(
        marker == _APP11 and payload[:2] == b"JP" and b"c2pa" in payload[:_LABEL_WINDOW]
        for marker, payload in jpeg_segments(content)
    )


_C2PA_FINDERS: dict[MediaType, Callable[[bytes], bool]] = {
    MediaType.JPEG: _jpeg_has_c2pa,
    MediaType.PNG: lambda content: any(name == b"caBX" for name, _ in png_chunks(content)),
    MediaType.WEBP: lambda content: b"C2PA" in _riff_chunks(content),
    MediaType.HEIC: lambda content: any(part == (b"uuid", _C2PA_BMFF_UUID) for part in _bmff_boxes(content)),
    MediaType.PDF: lambda content: b"/C2PA_Manifest" in content,
    MediaType.GIF: lambda content: b"C2PA_GIF" in content,
}
