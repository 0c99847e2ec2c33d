"""Files for the tests, sound and hostile, all made here."""

import hashlib
import io
import struct
import zlib

import numpy as np
import pillow_heif
import pypdfium2
from PIL import ExifTags, Image, ImageDraw, PngImagePlugin

pillow_heif.register_heif_opener()

_PASSWORD_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


def drawing(width: int = 320, height: int = 200, mode: str = "RGB") -> Image.Image:
    """A picture whose top left quarter is red, so that one can see which way is up."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width // 2, height // 2), fill="red")
    draw.text((width // 2 + 10, height // 2), "CERTIFICATE", fill="black")
    return image.convert(mode)


def photo(width: int = 1600, height: int = 1000) -> Image.Image:
    """The same under uneven light, as a camera sees it: no part of it is exactly flat."""
    size = (width, height)
    off_centre = (1, 0.2, -width / 5, 0.1, 1, -height / 8)
    light = Image.radial_gradient("L").resize(size).transform(size, Image.Transform.AFFINE, off_centre)
    return Image.blend(drawing(width, height), light.convert("RGB"), 0.4)


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def jpeg(width: int = 320, height: int = 200, **options: object) -> bytes:
    return encoded(drawing(width, height), "JPEG", **options)


def every_kind() -> dict[str, bytes]:
    """One sound file of each type that is taken in, by its media type."""
    return {
        "image/jpeg": jpeg(),
        "image/png": encoded(drawing(), "PNG"),
        "image/webp": encoded(drawing(), "WEBP", lossless=True),
        "image/heic": encoded(drawing(), "HEIF", quality=90),
        "image/tiff": encoded(drawing(), "TIFF"),
        "image/bmp": encoded(drawing(), "BMP"),
        "image/gif": encoded(drawing(), "GIF"),
        "application/pdf": pdf(),
    }


def exif(orientation: int = 1, *, thumbnail: bool = False) -> bytes:
    """EXIF with every tag that verification wants, and a place that it must not keep."""
    tags = Image.Exif()
    tags[ExifTags.Base.Orientation] = orientation
    tags[ExifTags.Base.Software] = "Retouch 3.1\0"
    tags[ExifTags.Base.Make] = "Maker"
    tags[ExifTags.Base.Model] = "Model 7"
    tags[ExifTags.Base.DateTime] = "2026:03:02 11:00:00"
    tags.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2026:03:01 10:00:00"
    tags.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSDateStamp] = "2026:03:01"
    raw = tags.tobytes()
    return _with_thumbnail(raw) if thumbnail else raw


def _with_thumbnail(raw: bytes) -> bytes:
    """Append a first image directory (IFD1) with a JPEG thumbnail to EXIF made by Pillow."""
    prefix, tiff = raw[:6], bytearray(raw[6:])
    order = "<" if tiff[:2] == b"II" else ">"
    picture = jpeg(160, 120)
    directory_at = len(tiff) + len(tiff) % 2
    tiff.extend(b"\0" * (directory_at - len(tiff)))
    picture_at = directory_at + 2 + 2 * 12 + 4
    tiff += struct.pack(f"{order}H", 2)
    tiff += struct.pack(f"{order}HHII", 0x0201, 4, 1, picture_at)
    tiff += struct.pack(f"{order}HHII", 0x0202, 4, 1, len(picture))
    tiff += struct.pack(f"{order}I", 0) + picture
    first_at = struct.unpack_from(f"{order}I", tiff, 4)[0]
    entries = struct.unpack_from(f"{order}H", tiff, first_at)[0]
    struct.pack_into(f"{order}I", tiff, first_at + 2 + 12 * entries, directory_at)
    return prefix + bytes(tiff)


def png_chunk(name: bytes, payload: bytes) -> bytes:
    return struct.pack(">I", len(payload)) + name + payload + struct.pack(">I", zlib.crc32(name + payload))


def png_bomb(width: int = 50_000, height: int = 50_000) -> bytes:
    """A PNG of a few megabytes at most whose header declares as many pixels as one likes, all of them there."""
    row = zlib.compressobj(9)
    scanlines = row.compress(b"\0" * 1_000_000) + row.flush()
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + png_chunk(b"IDAT", scanlines) + png_chunk(b"IEND", b"")


def png_with_chunk(name: bytes, payload: bytes) -> bytes:
    """A sound PNG with one chunk more, before its picture."""
    content = encoded(drawing(), "PNG")
    after_header = 8 + 12 + 13
    return content[:after_header] + png_chunk(name, payload) + content[after_header:]


def png_badge(keyword: str) -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_itxt(keyword, '{"type": ["OpenBadgeCredential"]}')
    return encoded(drawing(), "PNG", pnginfo=info)


def jpeg_with_c2pa() -> bytes:
    """A JPEG with the head of a C2PA manifest store in an APP11 segment."""
    box = b"JP" + struct.pack(">HI", 1, 1) + struct.pack(">I", 60) + b"jumb" + struct.pack(">I", 52) + b"jumd"
    payload = box + bytes.fromhex("63327061001100108000 00aa00389b71".replace(" ", "")) + b"\x03c2pa\0"
    content = jpeg()
    return content[:2] + b"\xff\xeb" + struct.pack(">H", len(payload) + 2) + payload + content[2:]


def sixteen_bit_png() -> bytes:
    return encoded(Image.fromarray(np.linspace(0, 60_000, 320 * 200).reshape(200, 320).astype(np.uint16)), "PNG")


def pdf(pages: int = 1, *, width_pt: float = 595, height_pt: float = 842) -> bytes:
    """A PDF of blank pages."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(width_pt, height_pt)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def pdf_of(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects, the first of them the catalogue, with its cross-reference table."""
    content, starts = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        starts.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % start for start in starts)
    return content + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        table,
    )


def stream(body: bytes, dictionary: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(body), dictionary, body)


def pdf_with_text(text: str, *, page: bytes = b"", more: list[bytes] | None = None, trailer: bytes = b"") -> bytes:
    """One page with a line of text in Helvetica."""
    body = f"BT /F1 24 Tf 72 720 Td ({text}) Tj ET".encode("latin-1")
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] /SigFlags 3 >> >>"
            if more
            else b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> " + page + b" >>",
            stream(body),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *(more or []),
        ],
        trailer,
    )


def signed_pdf() -> bytes:
    """A PDF with one signature field that is filled (its value is nothing that would validate)."""
    field = b"<< /FT /Sig /T (seal) /V 7 0 R /Type /Annot /Subtype /Widget /Rect [0 0 0 0] /P 3 0 R >>"
    value = (
        b"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /ByteRange [0 1 2 3] /Contents <00> >>"
    )
    return pdf_with_text("SIGNED", page=b"/Annots [6 0 R]", more=[field, value])


def encrypted_pdf(password: bytes) -> bytes:
    """A PDF under the standard handler, revision 2 (ISO 32000-1, 7.6.3); an empty password opens by itself."""
    document_id, owner, permissions = bytes(range(16)), bytes(32), struct.pack("<i", -4)
    padded = (password + _PASSWORD_PADDING)[:32]
    key = hashlib.md5(padded + owner + permissions + document_id, usedforsecurity=False).digest()[:5]
    user = _rc4(key, _PASSWORD_PADDING)
    trailer = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >> /ID [<%s> <%s>]" % (
        owner.hex().encode(),
        user.hex().encode(),
        document_id.hex().encode(),
        document_id.hex().encode(),
    )
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        ],
        trailer,
    )


def pdf_with_bomb(side_px: int = 60_000) -> bytes:
    """A PDF of some megabytes that holds one picture of ``side_px`` squared pixels."""
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(bytes(side_px)) for _ in range(side_px)) + packer.flush()
    picture = b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 8 /ColorSpace /DeviceGray"
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>",
            stream(b"595 0 0 842 0 0 cm /I Do"),
            stream(body, picture % (side_px, side_px) + b" /Filter /FlateDecode"),
        ]
    )


def _rc4(key: bytes, content: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in content:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
