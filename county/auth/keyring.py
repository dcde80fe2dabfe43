"""The county's own keys: in memory, and as files outside the database.

A dump of the database alone lets nobody forge a challenge, find a person by ID number or speak
for the county. Keys of divisions may be added while the platform runs, so they are looked up on the
disk when memory has none.
"""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from county import errors
from county.config import Randomness
from county.store.whole_files import whole_file
from county.wire.encoding import b64, unb64
from county.wire.signatures import signer_id

KEY_BYTES = 32
_SUCCESSION = b"station-identity-1\n"
_MAIN = ("identity", "sealing", "duplicates", "challenges")


@dataclass(frozen=True, slots=True)
class DivisionKey:
    """The one replica of a county or town.

    Args:
        code: 6 or 9 digits.
        replica: its random UUID.
        seed: private Ed25519 key, 32 bytes.
    """

    code: str
    replica: str
    seed: bytes

    @property
    def private(self) -> Ed25519PrivateKey:
        """The key that signs its segments."""
        return Ed25519PrivateKey.from_private_bytes(self.seed)

    @property
    def public(self) -> bytes:
        """Its public half, 32 bytes."""
        return self.private.public_key().public_bytes_raw()

    @property
    def signer(self) -> str:
        """Its signer id."""
        return signer_id(self.public)


class Keyring:
    """All keys of one county.

    Args:
        secrets: 32 bytes each: `identity` (Ed25519), `sealing` (X25519), `duplicates`,
            `challenges`.
        folder: of the key files; None keeps everything in memory.
        succession: of the identity key, the oldest link first.
    """

    def __init__(
        self,
        secrets: dict[str, bytes],
        folder: Path | None = None,
        succession: Sequence[list[str]] = (),
    ) -> None:
        self._secrets = secrets
        self._folder = folder
        #: Each identity key there was, the one that followed it, and its signature of that, b64.
        self.succession = list(succession)
        self._divisions: dict[str, DivisionKey] = {}

    @classmethod
    def make(cls, randomness: Randomness) -> Keyring:
        """New keys, kept in memory only."""
        return cls({name: randomness(KEY_BYTES) for name in _MAIN})

    @classmethod
    def load(cls, folder: Path) -> Keyring:
        """The keys of a folder.

        Raises:
            errors.NoKeys: there are none.
            errors.KeysUnreadable: a file is damaged.
        """
        if not (folder / "identity.key").is_file():
            raise errors.NoKeys(place=folder)
        found = {name: _read(folder / f"{name}.key") for name in _MAIN}
        links = found["identity"][0].get("succession") or []
        if not isinstance(links, list):
            raise errors.KeysUnreadable(path=folder / "identity.key", why="内容已损坏")
        return cls({name: key for name, (_, key) in found.items()}, folder, links)

    @classmethod
    def load_or_make(cls, folder: Path, randomness: Randomness) -> Keyring:
        """The keys of a folder; new ones if it has none. Two processes at once agree."""
        with _locked(folder):
            if not (folder / "identity.key").is_file():
                # The identity comes last: while it is missing, nothing was made.
                for name in reversed(_MAIN):
                    _write(folder / f"{name}.key", name, randomness(KEY_BYTES))
            return cls.load(folder)

    def renew_identity(self, randomness: Randomness) -> None:
        """Make another identity key, signed by the one before it; that one signs no more.

        Workers that run go on with the old one until they are started again; stations take both.
        """
        seed = randomness(KEY_BYTES)
        public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
        signature = self.identity.sign(_SUCCESSION + public)
        links = [*self.succession, [b64(self.identity_public), b64(public), b64(signature)]]
        if self._folder is not None:
            with _locked(self._folder):
                # Key and links in one file: whoever is cut off here has both or neither.
                _write(self._folder / "identity.key", "identity", seed, succession=links)
        self._secrets["identity"], self.succession = seed, links

    @property
    def identity(self) -> Ed25519PrivateKey:
        """The key by which stations know the county."""
        return Ed25519PrivateKey.from_private_bytes(self._secrets["identity"])

    @property
    def identity_public(self) -> bytes:
        """Its public half, 32 bytes."""
        return self.identity.public_key().public_bytes_raw()

    @property
    def identities(self) -> list[bytes]:
        """The public identity key, and those before it."""
        former = [unb64(link[0], KEY_BYTES) or b"" for link in self.succession]
        return [self.identity_public, *former]

    @property
    def sealing(self) -> X25519PrivateKey:
        """The key that opens bundles sealed to the county."""
        return X25519PrivateKey.from_private_bytes(self._secrets["sealing"])

    @property
    def sealing_public(self) -> bytes:
        """Its public half, 32 bytes."""
        return self.sealing.public_key().public_bytes_raw()

    @property
    def duplicates(self) -> tuple[str, bytes]:
        """Key id and key of the tokens by which one person is found in two stations."""
        secret = self._secrets["duplicates"]
        return signer_id(b"duplicates" + secret)[:8], secret

    @property
    def challenge_secret(self) -> bytes:
        """What challenges, tokens and sessions are made known again by."""
        return self._secrets["challenges"]

    def division(self, code: str) -> DivisionKey | None:
        """The key of a county or town, None if it has none."""
        if code not in self._divisions and self._folder is not None:
            path = self._folder / f"division-{code}.key"
            if path.is_file():
                document, seed = _read(path)
                self._divisions[code] = DivisionKey(code, str(document["replica"]), seed)
        return self._divisions.get(code)

    def add_division(self, code: str, randomness: Randomness) -> DivisionKey:
        """The key of a county or town, made if it has none yet."""
        if self._folder is None:
            return self._divisions.setdefault(code, _new_division(code, randomness))
        with _locked(self._folder):
            held = self.division(code)
            if held is None:
                held = _new_division(code, randomness)
                path = self._folder / f"division-{code}.key"
                _write(path, "division", held.seed, replica=held.replica)
        return held


def _new_division(code: str, randomness: Randomness) -> DivisionKey:
    replica = str(uuid.UUID(bytes=randomness(16), version=4))
    return DivisionKey(code, replica, randomness(KEY_BYTES))


def _read(path: Path) -> tuple[dict[str, object], bytes]:
    try:
        document = json.loads(path.read_bytes())
        key = unb64(document["key"], KEY_BYTES)
    except OSError as error:
        raise errors.KeysUnreadable(path=path, why=error.strerror) from error
    except (ValueError, KeyError, TypeError) as error:
        raise errors.KeysUnreadable(path=path, why="内容已损坏") from error
    if key is None:
        raise errors.KeysUnreadable(path=path, why="内容已损坏")
    return document, key


def _write(path: Path, purpose: str, key: bytes, **rest: str | list[list[str]]) -> None:
    document = {"format": "county-key-1", "purpose": purpose, **rest, "key": b64(key)}
    with whole_file(path, private=True) as file:
        file.write(json.dumps(document).encode("ascii"))


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """One process at a time makes keys in a folder."""
    import fcntl

    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise errors.KeysUnreadable(path=folder, why=error.strerror) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
