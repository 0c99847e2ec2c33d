"""Many specimens on one picture, to look at."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw

from specimens.fonts import font
from specimens.truth import Specimen

_CELL = 420


def contact_sheet(specimens: Sequence[Specimen], *, columns: int = 6) -> bytes:
    """The specimens in rows, each with type, severity and flaw below it. A PNG."""
    rows = -(-len(specimens) // columns)
    sheet = Image.new("RGB", (columns * _CELL, rows * (_CELL + 26)), (40, 42, 46))
    pen = ImageDraw.Draw(sheet)
    for index, specimen in enumerate(specimens):
        x, y = index % columns * _CELL, index // columns * (_CELL + 26)
        picture = Image.open(BytesIO(specimen.image)).convert("RGB")
        picture.thumbnail((_CELL - 8, _CELL - 8))
        sheet.paste(picture, (x + (_CELL - picture.width) // 2, y + (_CELL - picture.height) // 2))
        truth = specimen.truth
        caption = f"{truth.type_code or truth.family} · {truth.severity}" + (
            "" if truth.flaw == "none" else f" · {truth.flaw}"
        )
        pen.text((x + _CELL / 2, y + _CELL + 10), caption, (230, 230, 230), font("hei", 18), anchor="mm")
    file = BytesIO()
    sheet.save(file, "PNG")
    return file.getvalue()
