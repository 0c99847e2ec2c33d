"""Makes the readings and recognitions of papers that no type fits. The people, contests and numbers are invented."""

from hashlib import sha256

from shared.events import (
    Box,
    CredentialRead,
    CredentialRecognised,
    Document,
    EngineInfo,
    ExtractedField,
    Family,
    FieldName,
    Line,
    ObjectRef,
    Page,
    PageReading,
)
from tests.unit.redflower.making import NOW

BOX = Box(points=(0, 0, 10, 0, 10, 10, 0, 10))


def page(text: str, **more: object) -> PageReading:
    """One line of text a line; ``#`` makes it tall."""
    lines = []
    for place, row in enumerate(text.strip().splitlines()):
        words, height = row.strip(" #"), 80.0 if "#" in row else 24.0
        top = 100.0 * place
        box = (0.0, top, height * len(words), top, height * len(words), top + height, 0.0, top + height)
        lines.append(Line(text=words, box=Box(points=box), confidence=0.98))
    return PageReading.model_validate(
        {"number": 1, "width_px": 1600, "height_px": 1200, "lines": lines, "seconds": 0.1, **more}
    )


def document(upload_id: str, picture: str = "") -> Document:
    image = ObjectRef(key="k", sha256="0" * 64, media_type="image/jpeg", size_bytes=1)
    return Document(
        upload_id=upload_id,
        uploaded_at=NOW,
        original_sha256=sha256((picture or upload_id).encode()).hexdigest(),
        original_media_type="image/jpeg",
        pages=(Page(number=1, image=image, width_px=1600, height_px=1200, perceptual_hash="0" * 16),),
    )


def read(upload_id: str, text: str, *, account_id: str = "", picture: str = "", **more: object) -> CredentialRead:
    return CredentialRead(
        account_id=account_id or f"account-{upload_id}",
        document=document(upload_id, picture),
        pages=(page(text, **more),),
        engine=EngineInfo(name="made", version="1"),
    )


def recognised(
    upload_id: str,
    family: Family,
    fields: dict[FieldName, str],
    *,
    type_code: str | None = None,
    unknown: float | None = 0.9,
    account_id: str = "",
    picture: str = "",
) -> CredentialRecognised:
    return CredentialRecognised(
        account_id=account_id or f"account-{upload_id}",
        document=document(upload_id, picture),
        type_code=type_code,
        family=family,
        probability=0.9,
        unknown_type_probability=unknown,
        fields=tuple(
            ExtractedField(name=name, text=value, value=value, page=1, box=BOX, confidence=0.9)
            for name, value in fields.items()
        ),
    )


def contest(
    upload_id: str, holder: str, number: str, edition: str = "第三届"
) -> tuple[CredentialRead, CredentialRecognised]:
    """A paper of a contest that there isn't."""
    text = f"""# 获奖证书
    ## {edition}花城青年风筝设计大赛
    {holder}同学：
    在{edition}花城青年风筝设计大赛中荣获
    # 一等奖
    证书编号：{number}
    花城风筝协会
    2025年5月1日"""
    fields = {
        FieldName.HOLDER: holder,
        FieldName.NUMBER: number,
        FieldName.ISSUER: "花城风筝协会",
        FieldName.LEVEL: "一等奖",
        FieldName.ISSUED_ON: "2025-05-01",
    }
    return read(upload_id, text), recognised(upload_id, Family.AWARD, fields)
