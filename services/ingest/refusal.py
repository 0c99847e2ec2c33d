"""Why an upload can't be taken in, and what the customer can do about it: one table."""

from dataclasses import dataclass
from enum import StrEnum


class RefusalCode(StrEnum):
    """Stable codes of what ingest refuses."""

    OBJECT_MISSING = "object_missing"
    OBJECT_MISMATCH = "object_mismatch"
    EMPTY_FILE = "empty_file"
    FILE_TOO_LARGE = "file_too_large"
    UNSUPPORTED_TYPE = "unsupported_type"
    DAMAGED_FILE = "damaged_file"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_MANY_PAGES = "too_many_pages"
    PICTURE_TOO_SMALL = "picture_too_small"
    ENCRYPTED_PDF = "encrypted_pdf"
    DECODING_TIMEOUT = "decoding_timeout"
    DECODING_CRASHED = "decoding_crashed"
    DECODING_OUT_OF_MEMORY = "decoding_out_of_memory"


ADVICE: dict[RefusalCode, str] = {
    RefusalCode.OBJECT_MISSING: "没有收到您的文件，请重新上传。",
    RefusalCode.OBJECT_MISMATCH: "文件在上传过程中发生了变化，请检查网络后重新上传。",
    RefusalCode.EMPTY_FILE: "文件是空的，请重新选择证书照片或 PDF 后上传。",
    RefusalCode.FILE_TOO_LARGE: "文件太大，请压缩后上传，或直接用手机拍摄证书。",
    RefusalCode.UNSUPPORTED_TYPE: "不支持这种文件，请上传 JPG、PNG、HEIC、WebP、TIFF、BMP、GIF 图片或 PDF。",
    RefusalCode.DAMAGED_FILE: "文件已损坏或不完整，请重新拍摄，或重新下载原文件后上传。",
    RefusalCode.TOO_MANY_PIXELS: "图片尺寸过大，请用手机的普通模式重新拍摄，或缩小后上传。",
    RefusalCode.TOO_MANY_PAGES: "文件页数过多，请只上传证书所在的页。",
    RefusalCode.PICTURE_TOO_SMALL: "图片太小，看不清内容，请上传清晰的原图。",
    RefusalCode.ENCRYPTED_PDF: "PDF 设有打开密码，请去除密码后上传，或上传证书的照片。",
    RefusalCode.DECODING_TIMEOUT: "文件过于复杂，无法处理，请改为上传证书的照片。",
    RefusalCode.DECODING_CRASHED: "文件无法打开，请改为上传证书的照片。",
    RefusalCode.DECODING_OUT_OF_MEMORY: "文件展开后过大，无法处理，请改为上传证书的照片。",
}
"""What the customer can do, shown as it is."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An upload that is not taken in. ``detail`` is one sentence for people, without anything read from the file."""

    code: RefusalCode
    detail: str = ""


class RefusedError(Exception):
    """Raised inside the decoder where a file breaks a limit; becomes a :class:`Refusal` at its edge."""

    def __init__(self, code: RefusalCode, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}")
        self.refusal = Refusal(code, detail)
