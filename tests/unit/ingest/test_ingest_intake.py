"""One upload, on a real object store and real workers: its pages are stored, or its customer learns why not."""

import pytest

from services.ingest.intake import Intake
from services.ingest.refusal import ADVICE, RefusalCode
from shared.errors import TransientError
from shared.events import CredentialDocumented, CredentialRejected, CredentialUploaded, ObjectRef, Stage
from shared.storage import Storage
from tests.unit.ingest import files
from tests.unit.ingest.uploads import NOON, reference, uploaded


async def taken(intake: Intake, upload: CredentialUploaded) -> CredentialDocumented:
    result = await intake.take(upload)
    assert isinstance(result, CredentialDocumented), result
    return result


async def refused(intake: Intake, ref: ObjectRef) -> CredentialRejected:
    upload = CredentialUploaded(account_id="account-1", upload_id="upload-1", object=ref, uploaded_at=NOON)
    result = await intake.take(upload)
    assert isinstance(result, CredentialRejected), result
    return result


async def test_an_upload_becomes_a_document(intake: Intake, storage: Storage):
    """The event says what was received and where its pages lie; each page is there, as promised."""
    content = files.encoded(files.drawing(), "TIFF", save_all=True, append_images=[files.drawing(400, 300)])
    upload = await uploaded(storage, content)
    event = await taken(intake, upload)
    document = event.document
    assert (event.account_id, document.upload_id, document.uploaded_at) == ("account-1", "upload-1", NOON)
    assert (document.original_sha256, document.original_media_type) == (upload.object.sha256, "image/tiff")
    assert [page.number for page in document.pages] == [1, 2]
    for page in document.pages:
        stored = await storage.get(page.image, bytes_max=1_000_000)
        assert len(stored) == page.image.size_bytes
        assert page.image.media_type == "image/jpeg"
    assert document.original is None


async def test_taking_in_twice_is_taking_in_once(intake: Intake, storage: Storage):
    """A repeat writes the same objects under the same keys and gives an equal event."""
    upload = await uploaded(storage, files.jpeg(exif=files.exif(thumbnail=True)))
    assert await taken(intake, upload) == await taken(intake, upload)


async def test_what_verification_needs_is_kept(intake: Intake, storage: Storage):
    """Traces of the camera and the program stay, with the thumbnail as an object; the place goes."""
    event = await taken(intake, await uploaded(storage, files.jpeg(exif=files.exif(6, thumbnail=True))))
    capture = event.document.capture
    assert (capture.software, capture.camera) == ("Retouch 3.1", "Maker Model 7")
    assert (capture.taken_at, capture.modified_at) == ("2026:03:01 10:00:00", "2026:03:02 11:00:00")
    assert [len(table) for table in capture.quantisation_tables] == [64, 64]
    assert capture.quantisation_tables[0][:3] == (8, 6, 6)  # quality 75, zigzag order (ITU-T T.81, annex K)
    assert capture.thumbnail is not None
    assert (await storage.get(capture.thumbnail, bytes_max=100_000)).startswith(b"\xff\xd8")
    page = await storage.get(event.document.pages[0].image, bytes_max=1_000_000)
    assert b"Exif" not in page
    assert b"Retouch" not in page


@pytest.mark.parametrize(
    ("content", "proof"),
    [
        (files.jpeg_with_c2pa(), "has_c2pa"),
        (files.png_with_chunk(b"caBX", b"\0\0\0\x10jumb"), "has_c2pa"),
        (files.png_badge("openbadges"), "has_open_badge"),
        (files.png_badge("openbadgecredential"), "has_open_badge"),
        (files.signed_pdf(), "pdf_signatures"),
    ],
    ids=["c2pa in jpeg", "c2pa in png", "open badge 2", "open badge 3", "signed pdf"],
)
async def test_proof_of_origin_keeps_the_original(intake: Intake, storage: Storage, content: bytes, proof: str):
    """A file that carries proof is kept to the byte, since its proof is void otherwise."""
    document = (await taken(intake, await uploaded(storage, content))).document
    assert getattr(document.capture, proof)
    assert document.original is not None
    assert await storage.get(document.original, bytes_max=1_000_000) == content


async def test_a_text_layer_is_an_object_of_its_own(intake: Intake, storage: Storage):
    """The text of a PDF lies aside in UTF-8, and no event carries it."""
    event = await taken(intake, await uploaded(storage, files.pdf_with_text("CERTIFICATE 2026")))
    text_layer = event.document.pages[0].text_layer
    assert text_layer is not None
    assert await storage.get(text_layer, bytes_max=1_000) == b"CERTIFICATE 2026"
    assert "CERTIFICATE 2026" not in event.model_dump_json()


@pytest.mark.parametrize("key", ["uploads/nothing", "../secret", "/etc/hostname", "a//b", "."])
async def test_a_missing_object_is_refused(intake: Intake, key: str):
    """Where nothing lies, or nothing can lie, the customer is asked to upload again."""
    event = await refused(intake, reference(key, files.jpeg()))
    assert [reason.code for reason in event.reasons] == ["object_missing"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"sha256": "0" * 64}, RefusalCode.OBJECT_MISMATCH),
        ({"size_bytes": 1}, RefusalCode.OBJECT_MISMATCH),
        ({"size_bytes": 3_000_000}, RefusalCode.FILE_TOO_LARGE),
    ],
    ids=["sha256", "size", "size above the limit"],
)
async def test_bytes_that_are_not_those_promised_are_refused(
    intake: Intake, storage: Storage, change: dict[str, object], code: RefusalCode
):
    """Size and sha256 are checked against the claim check."""
    upload = await uploaded(storage, files.jpeg())
    event = await refused(intake, upload.object.model_copy(update=change))
    assert (event.reasons[0].code, event.advice, event.stage) == (code, ADVICE[code], Stage.INGEST)


async def test_an_object_above_the_limit_is_refused_whatever_was_claimed(intake: Intake, storage: Storage):
    """An object larger than it said it was is never read."""
    upload = await uploaded(storage, bytes(2_500_000))
    event = await refused(intake, upload.object.model_copy(update={"size_bytes": 10}))
    assert event.reasons[0].code == "file_too_large"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"plain text", "unsupported_type"),
        (b"PK\x03\x04" + bytes(60), "unsupported_type"),
        (files.jpeg(800, 600)[:-2000], "damaged_file"),
        (files.png_bomb(), "too_many_pixels"),
        (files.encrypted_pdf(b"secret"), "encrypted_pdf"),
        (files.pdf(1_000), "too_many_pages"),
    ],
    ids=["empty", "text", "zip", "truncated", "bomb", "encrypted", "1,000 pages"],
)
async def test_hostile_files_are_refused(intake: Intake, storage: Storage, content: bytes, code: str):
    """What the decoder refuses becomes a rejection event with its code."""
    event = await refused(intake, (await uploaded(storage, content)).object)
    assert event.reasons[0].code == code


async def test_a_store_that_is_away_is_not_the_customers_fault(cut_off: Intake):
    """Nothing is refused because the object store can't be reached."""
    upload = CredentialUploaded(
        account_id="account-1", upload_id="u", object=reference("uploads/x", files.jpeg()), uploaded_at=NOON
    )
    with pytest.raises(TransientError):
        await cut_off.take(upload)


@pytest.mark.parametrize("upload_id", ["..", ".", "a@b:c"])
async def test_an_upload_id_is_never_a_path(intake: Intake, storage: Storage, upload_id: str):
    """Ids that look like folders end up in the folder of documents like all others."""
    event = await taken(intake, await uploaded(storage, files.jpeg(), upload_id=upload_id))
    assert event.document.pages[0].image.key.startswith("documents/u-")
    assert await storage.get(event.document.pages[0].image, bytes_max=1_000_000)
