"""The random key everything of a station is encrypted under, and the keys derived from it."""

from __future__ import annotations

import os
import struct
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MASTER_BYTES = 32
#: What keys are derived for (`MasterKey.derive`).
RECORDS_PURPOSE, PHOTOS_PURPOSE = "records", "photo volumes"
_FIRST_VOLUME = 1
_ERA = struct.Struct(f">I{MASTER_BYTES}s")
#: More changes of the key than a station sees in a hundred years.
_MOST_ERAS = 500


@dataclass(frozen=True, slots=True)
class Era:
    """A key of before, whose photo volumes stay as they are.

    Args:
        first_volume: the first volume made under it; it ends where the next era begins.
        secret: 32 bytes.
    """

    first_volume: int
    secret: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class MasterKey:
    """The random key of a station; never written unwrapped.

    Records are encrypted anew when it changes. Photo volumes are not, since that would take hours
    on an old PC: those made before keep the key they had, new pictures go into new volumes.

    Args:
        secret: 32 bytes.
        first_volume: the first photo volume made under it.
        before: earlier keys, oldest first.
    """

    secret: bytes
    first_volume: int = _FIRST_VOLUME
    before: tuple[Era, ...] = ()

    def derive(self, purpose: str) -> bytes:
        """The 32-byte key of one purpose, for example ``records`` (HKDF, RFC 5869)."""
        return _derived(self.secret, purpose)

    def photo_key(self, volume: int) -> bytes:
        """The 32-byte key of a photo volume."""
        if volume < self.first_volume:
            for era in reversed(self.before):
                if volume >= era.first_volume:
                    return _derived(era.secret, PHOTOS_PURPOSE)
        return self.derive(PHOTOS_PURPOSE)

    def followed_by(self, secret: bytes, next_volume: int) -> MasterKey:
        """The key after this one.

        Args:
            secret: 32 new bytes.
            next_volume: the number of the first photo volume there is none of yet.
        """
        if next_volume <= self.first_volume:  # nothing was ever put away under this one
            return MasterKey(secret, self.first_volume, self.before)
        return MasterKey(secret, next_volume, (*self.before, Era(self.first_volume, self.secret)))

    def packed(self) -> bytes:
        """As slots wrap it: 32 bytes, and where there are eras each with its first volume."""
        if not self.before and self.first_volume == _FIRST_VOLUME:
            return self.secret
        eras = (*self.before, Era(self.first_volume, self.secret))
        return b"".join(_ERA.pack(era.first_volume, era.secret) for era in eras)

    @staticmethod
    def unpacked(data: bytes) -> MasterKey:
        """The key out of `packed`.

        Raises:
            ValueError: it is none.
        """
        if len(data) == MASTER_BYTES:
            return MasterKey(data)
        count, rest = divmod(len(data), _ERA.size)
        if rest or not 0 < count <= _MOST_ERAS:
            raise ValueError("no key")
        *before, (first, secret) = _ERA.iter_unpack(data)
        return MasterKey(secret, first, tuple(Era(*era) for era in before))

    def __repr__(self) -> str:
        return "MasterKey(…)"


def new_master_key() -> MasterKey:
    """32 bytes from the system's random source."""
    return MasterKey(os.urandom(MASTER_BYTES))


def _derived(secret: bytes, purpose: str) -> bytes:
    return HKDF(SHA256(), MASTER_BYTES, salt=None, info=purpose.encode()).derive(secret)
