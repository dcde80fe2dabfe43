"""Where whole pictures lie: a folder, or any S3-compatible store through obstore."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import parse_qsl, urlsplit

from county import errors
from county.store.whole_files import LastingFolders, whole_file

if TYPE_CHECKING:
    from obstore.store import ObjectStore

#: For connecting to an S3-compatible store, and for one request to it.
_TIMEOUT = "30s"
_PIECE_BYTES = 1 << 20


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


class ObjectPictures:
    """Pictures in an S3-compatible store.

    Args:
        store: of obstore.
    """

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

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


def _refused(error: Exception) -> errors.Busy:
    # obstore names no one set of errors; its messages quote addresses, so the kind must do.
    return errors.Busy(headers={"Retry-After": "60"}, why=type(error).__name__)


def open_store(where: str, folder: Path) -> PictureStore:
    """The store that ``--photos`` names.

    Args:
        where: ``s3://bucket/prefix?endpoint=https://…&region=…``, a folder, or empty for `folder`.
            Keys come from the environment (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`).
        folder: used where nothing else is said.

    Raises:
        errors.BadInput: the address can't be used.
    """
    if not where.startswith("s3://"):
        return FolderStore(Path(where) if where else folder)
    from obstore.store import S3Store

    parts = urlsplit(where)
    options = dict(parse_qsl(parts.query))
    endpoint = options.get("endpoint")
    if not parts.netloc or set(options) - {"endpoint", "region"}:
        raise errors.BadInput(
            what=f"照片存放处“{where[:80]}”写法不对，应为 s3://桶名/前缀?endpoint=地址"
        )
    try:
        return ObjectPictures(
            S3Store(
                parts.netloc,
                prefix=parts.path.strip("/") or None,
                endpoint=endpoint,
                region=options.get("region", "us-east-1"),
                virtual_hosted_style_request=False,
                client_options={
                    "timeout": _TIMEOUT,
                    "connect_timeout": _TIMEOUT,
                    "allow_http": bool(endpoint and endpoint.startswith("http://")),
                },
            )
        )
    except Exception as error:
        raise errors.BadInput(what=f"照片存放处“{where[:80]}”不能使用。") from error
