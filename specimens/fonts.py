"""Faces with Chinese and Latin glyphs, from font packages with free licences (Noto: OFL; WenQuanYi: Apache-2.0)."""

from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from PIL import ImageFont

Face = Literal["song", "hei", "hei_bold", "hei_black", "round"]

_SIMPLIFIED_CHINESE = 2  # index of the SC face in Noto's collection


@cache
def _path(package: str, name: str) -> str:
    return str(files(package).joinpath(name))


@lru_cache(maxsize=512)
def font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """A face at ``size`` pixels: 宋 (serif), 黑 (sans) in three weights, or the rounder WenQuanYi Micro Hei."""
    if face == "song":
        return ImageFont.truetype(_path("pylopdf_fonts_zh_cn", "NotoSerifSC-Regular.otf"), size)
    if face == "hei":
        return ImageFont.truetype(_path("pylopdf_fonts_zh_cn", "NotoSansSC-Regular.otf"), size)
    if face == "round":
        return ImageFont.truetype(_path("paperang_p2_fonts_cjk", "fonts/wqy-microhei.ttc"), size)
    heavy = ImageFont.truetype(_path("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc"), size, index=_SIMPLIFIED_CHINESE)
    heavy.set_variation_by_axes([700 if face == "hei_bold" else 900])
    return heavy
