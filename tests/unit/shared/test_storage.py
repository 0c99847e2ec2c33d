"""The object store gives back what was put, or says why not."""

import asyncio
import hashlib
import http.server
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from shared.errors import ConfigurationError, PermanentError, TransientError
from shared.events import ObjectRef
from shared.storage import ObjectKeyInvalidError, ObjectMismatchError, ObjectMissingError, Storage


def reference(key: str) -> ObjectRef:
    return ObjectRef(key=key, sha256="0" * 64, media_type="text/plain", size_bytes=1)


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


@pytest.mark.parametrize("name", ["with space", "状态", "100%25", "a?b#c"])
def test_a_folder_of_any_name_is_the_one_written_to(tmp_path: Path, name: str):
    """A URL is percent-encoded; the folder is not. Nobody else may look into it."""
    folder = tmp_path / name
    asyncio.run(Storage(folder.as_uri()).put("a", b"x", "text/plain"))
    assert (folder / "a").read_bytes() == b"x"
    assert [each.name for each in tmp_path.iterdir()] == [name]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "url", ["file://host/folder", "file:folder", "file:///folder?x", "file:///folder#x", "folder", "nothing://x"]
)
def test_a_url_that_names_no_store_is_refused_by_the_variable(url: str):
    """A slash too few must not put pictures into a folder that nobody thought of."""
    with pytest.raises(ConfigurationError, match="REDFLOWER_STORAGE_URL"):
        Storage(url)


def test_a_folder_that_can_not_be_made_is_refused_by_the_variable(tmp_path: Path):
    """A plain error at start rather than a traceback."""
    (tmp_path / "file").touch()
    with pytest.raises(ConfigurationError, match="REDFLOWER_STORAGE_URL"):
        Storage((tmp_path / "file" / "objects").as_uri())


@pytest.mark.parametrize("key", ["n" * 256, "字" * 86, "folder/" + "n" * 300, "there/below", "there#1", "../outside"])
async def test_a_key_under_which_nothing_can_lie_is_not_waited_for(storage_url: str, key: str):
    """A key comes from outside. One that the file system can't hold would block its partition for ever."""
    storage = Storage(storage_url)
    await storage.put("there", b"x", "text/plain")
    await storage.put("folder/a", b"x", "text/plain")
    with pytest.raises(ObjectMissingError):
        await storage.get(reference(key), bytes_max=10)
    with pytest.raises(ObjectKeyInvalidError, match="object_key_invalid"):
        await storage.put(key, b"x", "text/plain")


class S3(http.server.BaseHTTPRequestHandler):
    """Answers as S3 does to a key of more than 1,024 bytes."""

    def do_GET(self) -> None:
        content = b"<Error><Code>KeyTooLongError</Code><Message>Your key is too long</Message></Error>"
        self.rfile.read(int(self.headers.get("content-length", 0)))
        self.send_response(400)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_PUT = do_GET  # noqa: N815 - the name that http.server calls

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def s3_url(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), S3)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("AWS_ALLOW_HTTP", "true")
    monkeypatch.setenv("AWS_SKIP_SIGNATURE", "true")
    yield "s3://bucket/prefix"
    server.shutdown()
    server.server_close()


async def test_a_key_too_long_for_s3_is_not_waited_for(s3_url: str):
    """S3 answers 400, which no waiting mends."""
    storage = Storage(s3_url)
    with pytest.raises(ObjectMissingError):
        await storage.get(reference("字" * 400), bytes_max=10)
    with pytest.raises(ObjectKeyInvalidError):
        await storage.put("字" * 400, b"x", "text/plain")
