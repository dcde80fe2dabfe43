"""Where whole pictures lie: a folder, or any S3-compatible store through obstore."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import parse_qsl, urlsplit

from county import errors
from county.store.whole_files import LastingFolders, whole_file

if TYPE_CHECKING:
    from obstore.store import ObjectStore, RetryConfig

#: For connecting to an S3-compatible store, and for one request to it.
_TIMEOUT = "30s"
_PIECE_BYTES = 1 << 20
#: Whether a store can be reached at all is asked once, and somebody waits for it.
_TRY_S = 5
_SCHEME = "s3://"


class PictureStore(Protocol):
    """Keeps pictures under names like `610802001001/ab/abcd….standard`."""

    def put(self, name: str, source: Path) -> None:
        """Keep a file; it may be there already, since a name tells its bytes' photo."""

    def get(self, name: str, first: int, last: int) -> bytes | None:
        """Bytes from `first` to `last`, both included; None where nothing has that name."""

    def delete(self, name: str) -> None:
        """Remove it, if it is there."""

    def local(self, name: str) -> Path | None:
        """The file itself, where pictures are files of this machine; it may not be there."""

    def trouble(self) -> str:
        """Why it can't be used now, in words for an administrator; empty where it can."""


class FolderStore:
    """Pictures as files under a folder.

    Args:
        folder: made at the first picture.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._folders = LastingFolders(folder)

    def put(self, name: str, source: Path) -> None:
        """Keep a file.

        Raises:
            errors.Busy: the disk refuses; it is tried again.
        """
        target = self._folder / name
        try:
            self._folders.make(target.parent)
            with source.open("rb") as picture, whole_file(target) as file:
                shutil.copyfileobj(picture, file, _PIECE_BYTES)
        except OSError as error:
            raise errors.Busy(headers={"Retry-After": "60"}, why=error.strerror) from error

    def get(self, name: str, first: int, last: int) -> bytes | None:
        """A part of a picture."""
        try:
            with (self._folder / name).open("rb") as file:
                file.seek(first)
                return file.read(last - first + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise errors.Busy(headers={"Retry-After": "60"}, why=error.strerror) from error

    def delete(self, name: str) -> None:
        """Remove a picture."""
        (self._folder / name).unlink(missing_ok=True)

    def local(self, name: str) -> Path:
        """The file itself."""
        return self._folder / name

    def trouble(self) -> str:
        """A folder is made when it is needed."""
        return ""


class ObjectPictures:
    """Pictures in an S3-compatible store.

    Args:
        store: of obstore.
        trying: the same one; it gives up at once.
    """

    def __init__(self, store: ObjectStore, trying: ObjectStore) -> None:
        self._store = store
        self._trying = trying

    def put(self, name: str, source: Path) -> None:
        """Keep a file.

        Raises:
            errors.Busy: the store refuses or does not answer; it is tried again.
        """
        import obstore

        try:
            obstore.put(self._store, name, source)
        except Exception as error:
            raise _refused(error) from error

    def get(self, name: str, first: int, last: int) -> bytes | None:
        """A part of a picture."""
        import obstore

        try:
            return bytes(obstore.get_range(self._store, name, start=first, end=last + 1))
        except FileNotFoundError:
            return None
        except Exception as error:
            raise _refused(error) from error

    def delete(self, name: str) -> None:
        """Remove a picture."""
        import obstore

        try:
            obstore.delete(self._store, name)
        except FileNotFoundError:
            return
        except Exception as error:
            raise _refused(error) from error

    def local(self, _name: str) -> None:
        """They are elsewhere."""
        return

    def trouble(self) -> str:
        """Asks for one name of the bucket."""
        import obstore

        try:
            for _page in obstore.list(self._trying, chunk_size=1):
                break
        except Exception as error:
            return str(_refused(error).facts["why"])
        return ""


def _refused(error: Exception) -> errors.Busy:
    # Messages of obstore quote addresses, so the kind must do.
    from obstore import exceptions

    rights = (exceptions.PermissionDeniedError, exceptions.UnauthenticatedError)
    if isinstance(error, rights):
        why = "没有权限：请核对 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY"
    elif isinstance(error, exceptions.GenericError):
        why = "连不上，或者没有这个桶"
    else:
        why = type(error).__name__
    return errors.Busy(headers={"Retry-After": "60"}, why=why)


def is_address(where: str) -> bool:
    """Whether ``--photos`` names an S3-compatible store, and no folder."""
    return where.startswith(_SCHEME)


def open_store(where: str, folder: Path) -> PictureStore:
    """The store that ``--photos`` names.

    Args:
        where: ``s3://bucket/prefix?endpoint=https://…&region=…``, a folder, or empty for `folder`.
            Keys come from the environment (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`).
        folder: used where nothing else is said.

    Raises:
        errors.BadInput: the address can't be used.
    """
    if not is_address(where):
        return FolderStore(Path(where) if where else folder)
    parts = urlsplit(where)
    options = dict(parse_qsl(parts.query))
    endpoint = options.get("endpoint")
    if not parts.netloc or set(options) - {"endpoint", "region"}:
        raise errors.BadInput(
            what=f"照片存放处“{where[:80]}”写法不对，应为 s3://桶名/前缀?endpoint=地址"
        )
    region = options.get("region", "us-east-1")
    prefix = parts.path.strip("/")
    try:
        return ObjectPictures(
            _bucket(parts.netloc, prefix, endpoint, region),
            _bucket(parts.netloc, prefix, endpoint, region, patient=False),
        )
    except Exception as error:
        raise errors.BadInput(what=f"照片存放处“{where[:80]}”不能使用。") from error


def _bucket(
    name: str, prefix: str, endpoint: str | None, region: str, *, patient: bool = True
) -> ObjectStore:
    from obstore.store import S3Store

    timeout = _TIMEOUT if patient else f"{_TRY_S}s"
    impatient: RetryConfig = {"max_retries": 0}
    return S3Store(
        name,
        prefix=prefix or None,
        endpoint=endpoint,
        region=region,
        virtual_hosted_style_request=False,
        client_options={
            "timeout": timeout,
            "connect_timeout": timeout,
            "allow_http": bool(endpoint and endpoint.startswith("http://")),
        },
        retry_config=None if patient else impatient,
    )
