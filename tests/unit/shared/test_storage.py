"""The object store gives back what was put, or says why not."""

import hashlib

import pytest

from shared.errors import PermanentError, TransientError
from shared.events import ObjectRef
from shared.storage import ObjectMismatchError, ObjectMissingError, Storage


async def test_what_is_put_is_got(storage_url: str):
    """Bytes come back whole, by a reference that names their digest and size."""
    storage = Storage(storage_url)
    ref = await storage.put("pages/a/1.jpg", b"picture", "image/jpeg")
    assert ref == ObjectRef(
        key="pages/a/1.jpg", sha256=hashlib.sha256(b"picture").hexdigest(), media_type="image/jpeg", size_bytes=7
    )
    assert await storage.get(ref, bytes_max=7) == b"picture"


async def test_putting_again_replaces_it(storage_url: str):
    """A repeat of the work writes the same key again, and that is no error."""
    storage = Storage(storage_url)
    await storage.put("a", b"one", "text/plain")
    ref = await storage.put("a", b"two", "text/plain")
    assert await storage.get(ref, bytes_max=10) == b"two"


async def test_an_object_that_is_missing_other_or_too_large_is_a_lasting_error(storage_url: str):
    """None of these gets better by waiting."""
    storage = Storage(storage_url)
    ref = await storage.put("a", b"content", "text/plain")
    with pytest.raises(ObjectMissingError):
        await storage.get(ref.model_copy(update={"key": "b"}), bytes_max=10)
    with pytest.raises(ObjectMismatchError):
        await storage.get(ref.model_copy(update={"sha256": "0" * 64}), bytes_max=10)
    with pytest.raises(PermanentError, match="object_too_large"):
        await storage.get(ref, bytes_max=6)


async def test_a_store_that_is_away_is_waited_for():
    """Nothing listens there: transient, so the batch comes again."""
    storage = Storage("http://127.0.0.1:9/objects")
    ref = ObjectRef(key="a", sha256="0" * 64, media_type="text/plain", size_bytes=1)
    with pytest.raises(TransientError):
        await storage.get(ref, bytes_max=10)


@pytest.mark.parametrize("key", ["../outside", "/etc/hostname", "a/../../outside"])
async def test_a_key_can_not_leave_the_store(storage_url: str, key: str):
    """A key comes from outside: it must not name a file beside the store."""
    storage = Storage(storage_url)
    ref = ObjectRef(key=key, sha256="0" * 64, media_type="text/plain", size_bytes=1)
    with pytest.raises(PermanentError):
        await storage.get(ref, bytes_max=1000)
