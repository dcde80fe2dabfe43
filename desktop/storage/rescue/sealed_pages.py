"""Pages of a SQLCipher file read without SQLite, so that one broken page hides only itself.

Layout of SQLCipher 4 (zetetic.net/sqlcipher/design): 4096 bytes a page, of which the last 80 hold
the IV and the HMAC-SHA512; the first 16 bytes of the file are the salt. The file is only ever read.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from types import TracebackType

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from desktop.storage.rescue.wal_frames import Log, read_log

PAGE, RESERVE, SALT = 4096, 80, 16
USABLE = PAGE - RESERVE
_MAGIC = b"SQLite format 3\x00"
_SALT_MASK, _ROUNDS = 0x3A, 2
_CACHED_PAGES = 4_000


class SealedFile:
    """A database file and its log, page by page.

    Args:
        path: the database file; its log lies beside it.
        key: 32 bytes, used as they are.

    Attributes:
        pages: how many there should be.
        log: the write-ahead log.
        broken: numbers of pages none of whose versions holds.
        stale: numbers of pages whose newest version is broken and an older one serves.
        sealed: whether seals could be checked at all; not without the file's salt.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._key = key
        self._file = path.open("rb")
        log_path = path.with_name(f"{path.name}-wal")
        self.log: Log = read_log(log_path)
        self._log_file = log_path.open("rb") if self.log.frames else None
        self._versions: dict[int, list[int]] = {}
        for frame in self.log.usable:
            self._versions.setdefault(frame.page, []).append(frame.offset)
        length = path.stat().st_size
        commits = [frame.pages_after for frame in self.log.usable if frame.pages_after]
        self.pages = max([length // PAGE, *self._versions, *commits[-1:]], default=0)
        self.broken: set[int] = set()
        self.stale: set[int] = set()
        self._seal_key = self._found_seal_key()
        self.sealed = self._seal_key is not None
        self.page = lru_cache(_CACHED_PAGES)(self._page)

    def __enter__(self) -> SealedFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the files back."""
        self._file.close()
        if self._log_file is not None:
            self._log_file.close()

    def _page(self, number: int) -> bytes | None:
        """The usable bytes of a page in clear; None where no version of it holds."""
        for age, raw in enumerate(self._raw(number)):
            clear = self._opened(number, raw)
            if clear is not None:
                if age:
                    self.stale.add(number)
                return clear
        if 0 < number <= self.pages:
            self.broken.add(number)
        return None

    def _raw(self, number: int) -> Iterable[bytes]:
        """The versions of a page, newest first."""
        if self._log_file is not None:
            for offset in reversed(self._versions.get(number, [])):
                yield _read(self._log_file, offset)
        yield _read(self._file, (number - 1) * PAGE)

    def _opened(self, number: int, raw: bytes) -> bytes | None:
        if len(raw) < PAGE:
            return None
        start = SALT if number == 1 else 0
        body, iv = raw[start:USABLE], raw[USABLE : USABLE + 16]
        if self._seal_key is not None and not _holds(self._seal_key, number, raw, start):
            return None
        clear = _decrypted(self._key, iv, body)
        if number == 1:
            clear = _MAGIC + clear
        if self._seal_key is None and not _plausible(clear, number):
            return None
        return clear

    def _found_seal_key(self) -> bytes | None:
        """The key of the seals: by the salt, or by one that differs from it in a single byte."""
        salts = [raw[:SALT] for raw in self._raw(1) if len(raw) >= SALT]
        for salt in [*salts, *(one for read in salts for one in _one_byte_off(read))]:
            key = _seal_key(self._key, salt)
            if any(self._proves(key, number) for number in range(1, min(self.pages, 8) + 1)):
                return key
        return None

    def _proves(self, key: bytes, number: int) -> bool:
        start = SALT if number == 1 else 0
        return any(
            len(raw) == PAGE and _holds(key, number, raw, start) for raw in self._raw(number)
        )


def _read(file: object, offset: int) -> bytes:
    try:
        file.seek(offset)  # type: ignore[attr-defined]
        return bytes(file.read(PAGE))  # type: ignore[attr-defined]
    except OSError:
        return b""  # the disk does not give this one; doctor counts it among the broken


def _seal_key(key: bytes, salt: bytes) -> bytes:
    masked = bytes(byte ^ _SALT_MASK for byte in salt)
    return hashlib.pbkdf2_hmac("sha512", key, masked, _ROUNDS, 32)


def _one_byte_off(salt: bytes) -> Iterable[bytes]:
    for place in range(SALT):
        for value in range(256):
            yield salt[:place] + bytes([value]) + salt[place + 1 :]


def _holds(seal_key: bytes, number: int, raw: bytes, start: int) -> bool:
    seal = hmac.digest(seal_key, raw[start : USABLE + 16] + number.to_bytes(4, "little"), "sha512")
    return hmac.compare_digest(seal, raw[USABLE + 16 :])


def _decrypted(key: bytes, iv: bytes, body: bytes) -> bytes:
    cipher = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return cipher.update(body) + cipher.finalize()


def _plausible(clear: bytes, number: int) -> bool:
    """Whether a page that no seal speaks for looks like one; overflow pages begin with a zero."""
    at = 100 if number == 1 else 0
    kind, cells = clear[at], int.from_bytes(clear[at + 3 : at + 5], "big")
    if kind in (2, 5, 10, 13):
        return cells <= USABLE // 4
    return clear[0] == 0 and number > 1
