"""The object store: pictures and documents by key, on `obstore` (a folder by default, S3 and others by URL)."""

import asyncio
import errno
import hashlib
import os
import re
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore, from_url

from shared.errors import ConfigurationError, PermanentError, TransientError
from shared.events import ObjectRef

if TYPE_CHECKING:
    from obstore.store import ClientConfig, RetryConfig

# Short: the delivery loop has the patience, and can be stopped while it waits.
_RETRY: "RetryConfig" = {"max_retries": 2, "retry_timeout": timedelta(seconds=10)}
_KEY_IMPOSSIBLE = re.compile(
    rf"\(os error ({errno.ENAMETOOLONG}|{errno.ENOTDIR}|{errno.ELOOP})\)"  # a folder's words: no such file can be
    r"|Filenames containing trailing"  # obstore's own names of files that are being written: ``key#1``
    r"|KeyTooLong|InvalidObjectName"  # S3's, and MinIO's
)
"""What a store says of a key under which nothing can lie. obstore has no type for it, only the words."""


class ObjectMissingError(PermanentError):
    """No object lies under that key."""

    def __init__(self, key: str) -> None:
        super().__init__("object_missing", f"no object under the key {key!r}")


class ObjectMismatchError(PermanentError):
    """The bytes are not the ones that were promised."""

    def __init__(self, key: str, what: str) -> None:
        super().__init__("object_mismatch", f"the object under {key!r} differs from its reference: {what}")


class ObjectKeyInvalidError(PermanentError):
    """Nothing can be written under that key: it leaves the store, is too long, or goes through another object."""

    def __init__(self, key: str) -> None:
        super().__init__("object_key_invalid", f"this store can hold nothing under the key {key!r}")


class Storage:
    """Reads and writes objects by key.

    Args:
        url: ``file:///folder`` or ``s3://bucket/prefix`` or any URL that obstore knows. Credentials of a cloud store
            come from its own environment variables. A folder that is made here is its owner's alone.

    Raises:
        ConfigurationError: the URL names no store, or its folder can't be made.
    """

    def __init__(self, url: str) -> None:
        try:
            self._store = _opened(url)
        except (BaseError, OSError, ValueError) as error:
            message = f"REDFLOWER_STORAGE_URL: {url!r} can't be opened: {error}"
            raise ConfigurationError(message) from error

    async def put(self, key: str, content: bytes, media_type: str) -> ObjectRef:
        """Write an object, whole or not at all, over what lay there, and return its claim check.

        Raises:
            ObjectKeyInvalidError: nothing can lie under that key.
            TransientError: the store is away.
        """
        try:
            await obstore.put_async(self._store, key, content)
        except ValueError:
            raise ObjectKeyInvalidError(key) from None
        except (BaseError, OSError) as error:
            if _KEY_IMPOSSIBLE.search(str(error)):
                raise ObjectKeyInvalidError(key) from error
            message = f"can't write {key!r}: {error}"
            raise TransientError(message) from error
        return ObjectRef(
            key=key, sha256=hashlib.sha256(content).hexdigest(), media_type=media_type, size_bytes=len(content)
        )

    async def get(self, ref: ObjectRef, *, bytes_max: int) -> bytes:
        """Read what ``ref`` points to, at most ``bytes_max`` bytes, and check it against its size and sha256.

        Raises:
            ObjectMissingError: nothing lies there.
            ObjectMismatchError: the bytes are others than promised.
            PermanentError: ``object_too_large``.
            TransientError: the store is away.
        """
        content = await self._bytes(ref.key, bytes_max)
        digest = await asyncio.to_thread(lambda: hashlib.sha256(content).hexdigest())
        if digest != ref.sha256:
            raise ObjectMismatchError(ref.key, "its sha256 is another")
        return content

    async def _bytes(self, key: str, bytes_max: int) -> bytes:
        try:
            result = await obstore.get_async(self._store, key)
            size_bytes = result.meta["size"]
            if size_bytes > bytes_max:
                raise PermanentError("object_too_large", f"{key!r} has {size_bytes} bytes; the limit is {bytes_max}")
            return bytes(await result.bytes_async())
        except (FileNotFoundError, ValueError):
            # A key that is no key (it leaves the store, or has what a path may not have) names no object.
            raise ObjectMissingError(key) from None
        except (BaseError, OSError) as error:
            if _KEY_IMPOSSIBLE.search(str(error)):
                raise ObjectMissingError(key) from error
            message = f"can't read {key!r}: {error}"
            raise TransientError(message) from error


def _opened(url: str) -> ObjectStore:
    parts = urlsplit(url)
    if parts.scheme == "file":
        if parts.netloc or parts.query or parts.fragment or not parts.path.startswith("/"):
            message = (
                f"REDFLOWER_STORAGE_URL: a folder is file:///folder, with three slashes, no host, and ? and # written "
                f"as %3F and %23; not {url!r}"
            )
            raise ConfigurationError(message)
        folder = Path(unquote(parts.path))
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(exist_ok=True, mode=0o700)
        return LocalStore(prefix=folder)
    if parts.scheme:
        # Options given here hide the environment's: without this a store of one's own behind plain HTTP is refused.
        plain = parts.scheme == "http" or os.environ.get("AWS_ALLOW_HTTP", "").lower() in {"1", "true", "yes"}
        options: ClientConfig = {"timeout": "30s", "connect_timeout": "5s", "allow_http": plain}
        return from_url(url, retry_config=_RETRY, client_options=options)
    message = f"REDFLOWER_STORAGE_URL must be a URL such as file:///folder or s3://bucket, not {url!r}"
    raise ConfigurationError(message)
