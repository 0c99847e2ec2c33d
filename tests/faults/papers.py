"""What the fault tests send: small drawn credentials that are read quickly, several an account, all different."""

import io
import zlib
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from specimens import SpecimenRequest, draw, made_up_name

_TYPES = ("barista", "software_copyright", "chinese_cook", "ai_trainer")
_LONG_SIDE_PX = 1_100
_NAME_LENGTH_MIN = 3


@dataclass(frozen=True, slots=True)
class Paper:
    """One upload."""

    upload_id: str
    account_id: str
    holder: str
    content: bytes
    media_type: str = "image/jpeg"


def papers(label: str, accounts: int = 5) -> list[Paper]:
    """Four genuine credentials an account, the accounts' turn by turn; about half a second of reading each."""
    first = zlib.crc32(label.encode()) % 1_000_000
    holders = _holders(first, accounts)
    return [
        Paper(
            f"{label}-{number:02}-{code}",
            f"{label}-{number:02}",
            holder,
            _picture(code, holder, first + 1_000 * number),
        )
        for code in _TYPES
        for number, holder in enumerate(holders)
    ]


def scraps(label: str, count: int) -> list[Paper]:
    """Scraps of paper with a number on them: no credentials, each read in a moment; ten an account."""
    return [
        Paper(f"{label}-scrap-{number:02}", f"{label}-scraps-{number % 10}", "王小红", _scrap(f"{label} {number}"))
        for number in range(count)
    ]


def _holders(first: int, count: int) -> list[str]:
    names: dict[str, None] = {}
    seed = first
    while len(names) < count:
        name = made_up_name(seed, "zh")
        if len(name) >= _NAME_LENGTH_MIN:  # a longer name is never like another by chance
            names[name] = None
        seed += 1
    return list(names)


def _picture(code: str, holder: str, seed: int) -> bytes:
    specimen = draw(SpecimenRequest(code, holder, seed, severity="clean"))
    image = Image.open(io.BytesIO(specimen.image))
    image.thumbnail((_LONG_SIDE_PX, _LONG_SIDE_PX), Image.Resampling.LANCZOS)
    return _jpeg(image)


def _scrap(text: str) -> bytes:
    image = Image.new("RGB", (420, 160), "white")
    ImageDraw.Draw(image).text((20, 60), text, fill="black", font=ImageFont.load_default(size=26))
    return _jpeg(image)


def _jpeg(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=88)
    return buffer.getvalue()
