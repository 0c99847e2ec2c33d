"""Recognitions, accounts and deliveries for verify's tests. All names and numbers are made up."""

import hashlib
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from catalogue import Catalogue, CredentialType, NumberFormat
from shared.bus.stage import Delivery
from shared.events import (
    AccountUpdated,
    Box,
    CredentialRecognised,
    Document,
    Event,
    ExtractedField,
    Family,
    FieldName,
    ObjectRef,
    Page,
)

NOW = datetime(2026, 6, 1, 4, 0, tzinfo=UTC)
KEY = "a key for tests only"

SKILL = CredentialType(
    code="skill",
    family=Family.VOCATIONAL_SKILL,
    name_zh="测试技能等级证书",
    issuers=("测试技能鉴定中心",),
    number=NumberFormat(pattern=r"S\d{12}", example="S000011000001"),
    fields=(FieldName.HOLDER, FieldName.NUMBER, FieldName.ISSUED_ON),
    tier=3,
)
SKILL_TWIN = SKILL.model_copy(update={"code": "skill_twin", "name_zh": "测试技能等级证书二"})
LUHN = CredentialType(
    code="luhn_card",
    family=Family.MEMBERSHIP,
    name_zh="测试会员证",
    number=NumberFormat(pattern=r"\d{16}", example="4539578763621486", check="luhn"),
    validity_years=3,
    tier=1,
)
COURSE = CredentialType(
    code="course", family=Family.COURSE_CERTIFICATE, name_zh="测试课程证书", fields=(FieldName.HOLDER,), tier=1
)
AWARD = CredentialType(
    code="award",
    family=Family.AWARD,
    name_zh="测试获奖证书",
    fields=(FieldName.HOLDER, FieldName.ISSUED_ON),
    tier=1,
)
CONTEST = AWARD.model_copy(
    update={"code": "contest", "name_zh": "测试竞赛证书", "fields": (*AWARD.fields, FieldName.NUMBER)}
)
EXPIRING = SKILL.model_copy(update={"code": "expiring", "name_zh": "测试年审证书", "validity_years": 2})
WORTHLESS = CredentialType(code="worthless", family=Family.HOBBY, name_zh="测试纪念证", tier=0)
CATALOGUE = Catalogue((SKILL, SKILL_TWIN, LUHN, COURSE, AWARD, CONTEST, EXPIRING, WORTHLESS), {})

_BOX = Box(points=(0, 0, 10, 0, 10, 10, 0, 10))


def field(name: FieldName, value: str, confidence: float = 0.98) -> ExtractedField:
    return ExtractedField(name=name, text=value, value=value, page=1, box=_BOX, confidence=confidence)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def page(perceptual_hash: str, number: int = 1) -> Page:
    image = ObjectRef(key=f"pages/{number}", sha256=sha256(perceptual_hash), media_type="image/png", size_bytes=1)
    return Page(number=number, image=image, width_px=800, height_px=600, perceptual_hash=perceptual_hash)


GOOD = {
    FieldName.HOLDER: "林小禾",
    FieldName.NUMBER: "S202600000001",
    FieldName.ISSUED_ON: "2025-05-20",
    FieldName.ISSUER: "测试技能鉴定中心",
}


def recognised(
    account_id: str = "acc-1",
    upload_id: str = "up-1",
    *,
    type_code: str | None = "skill",
    family: Family = Family.VOCATIONAL_SKILL,
    probability: float = 0.97,
    fields: dict[FieldName, str] | None = None,
    confidence: float = 0.98,
    picture: str | None = None,
    hashes: tuple[str, ...] | None = None,
    reading_failure: str | None = None,
    family_probability: float | None = None,
    credentials_seen: int = 1,
) -> CredentialRecognised:
    """A recognition that verifies, but for what is said otherwise. Its picture is the upload's own."""
    original = sha256(picture or upload_id)
    return CredentialRecognised(
        account_id=account_id,
        document=Document(
            upload_id=upload_id,
            uploaded_at=NOW,
            original_sha256=original,
            original_media_type="image/jpeg",
            pages=tuple(page(each, place) for place, each in enumerate(hashes or (original[:16],), start=1)),
        ),
        type_code=type_code,
        family=family,
        family_probability=family_probability,
        credentials_seen=credentials_seen,
        probability=probability,
        fields=tuple(field(name, value, confidence) for name, value in (GOOD if fields is None else fields).items()),
        reading_failure=reading_failure,
    )


def account(account_id: str = "acc-1", holder: str | None = "林小禾", updated_at: datetime = NOW) -> AccountUpdated:
    return AccountUpdated(
        account_id=account_id,
        holder_name=holder,
        segment="blue_collar",
        base_limit_fen=500_000,
        updated_at=updated_at,
    )


def delivery(event: Event, name: str = "") -> Delivery[Event]:
    """A delivery whose id follows from the event and ``name``: the same twice is the same message."""
    return Delivery(
        event=event,
        id=uuid5(NAMESPACE_URL, f"{event.type}{event.model_dump_json()}{name}"),
        time=NOW,
        parent_id=uuid5(NAMESPACE_URL, "parent"),
        trace=(("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),),
        topic=event.topic,
        partition=0,
        offset=1,
    )
