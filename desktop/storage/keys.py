"""The database key and the slots that wrap it: `keys.json` beside the records.

A random master key is wrapped once for each slot. A slot of kind ``passphrase`` wraps it with
AES-256-GCM under an Argon2id key of the passphrase, one of kind ``recovery`` likewise under the
code of a recovery sheet; other kinds (the system's keyring, a clerk's PIN) are further entries of
the same list with their own ``kind``. Files are replaced atomically and the previous generation
stays beside as `keys.previous.json`.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop import errors
from desktop.model import recovery_code
from desktop.model.ids import new_id
from desktop.storage.atomic import atomic_writer

FORMAT = 1
#: The generation before, beside `keys.json`.
PREVIOUS_NAME = "keys.previous.json"
#: What keys are derived for (`MasterKey.derive`).
RECORDS_PURPOSE, PHOTOS_PURPOSE = "records", "photo volumes"
#: Kinds of slots.
PASSPHRASE, RECOVERY = "passphrase", "recovery"
MASTER_BYTES = 32
MINIMUM_PASSPHRASE = 8
#: More memory in KiB, passes or lanes than anybody's slot costs; a trap's might.
_MOST = (256 << 10, 16, 16)
#: Each passphrase slot is tried in turn, a good part of a second each.
_MOST_SLOTS = 32


@dataclass(frozen=True, slots=True)
class Argon2Cost:
    """How dear one guess at a passphrase is.

    Args:
        passes: rounds over the memory.
        memory_kib: memory in KiB.
        lanes: parallel lanes.
    """

    passes: int
    memory_kib: int
    lanes: int


#: RFC 9106, second recommended option (64 MiB, 3 passes): an old PC of 2 GiB can pay it.
STATION_COST = Argon2Cost(passes=3, memory_kib=64 * 1024, lanes=4)


@dataclass(frozen=True, slots=True)
class MasterKey:
    """The random key everything of a station is encrypted under; never written unwrapped."""

    secret: bytes

    def derive(self, purpose: str) -> bytes:
        """The 32-byte key of one purpose, for example ``records`` (HKDF, RFC 5869)."""
        return HKDF(SHA256(), 32, salt=None, info=purpose.encode()).derive(self.secret)

    def __repr__(self) -> str:
        return "MasterKey(…)"


def new_master_key() -> MasterKey:
    """32 bytes from the system's random source."""
    return MasterKey(os.urandom(MASTER_BYTES))


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapping of the master key, as it stands in the file.

    Args:
        id: a UUID.
        kind: how the wrapping key is got: ``passphrase`` or ``recovery``.
        parameters: what that way needs (salt, cost), JSON-able.
        nonce: 12 bytes.
        wrapped: the master key under AES-256-GCM, 48 bytes.
    """

    id: str
    kind: str
    parameters: Mapping[str, Any]
    nonce: bytes
    wrapped: bytes

    def associated(self) -> bytes:
        """What the tag covers besides the key, so that a slot's parameters can't be swapped."""
        body = {"format": FORMAT, "id": self.id, "kind": self.kind, "parameters": self.parameters}
        return json.dumps(body, sort_keys=True, separators=(",", ":")).encode()


def passphrase_slot(master: MasterKey, passphrase: str, cost: Argon2Cost) -> Slot:
    """Wrap the master key under a passphrase.

    Raises:
        errors.PassphraseTooShort: it has fewer than 8 characters.
    """
    if len(passphrase) < MINIMUM_PASSPHRASE:
        raise errors.PassphraseTooShort(minimum=MINIMUM_PASSPHRASE)
    return _wrapped(master, PASSPHRASE, passphrase, cost)


def recovery_slot(master: MasterKey, code: str, cost: Argon2Cost) -> Slot:
    """Wrap the master key under the code of a recovery sheet, as `recovery_code.read` gives it."""
    return _wrapped(master, RECOVERY, code, cost)


def _wrapped(master: MasterKey, kind: str, secret: str, cost: Argon2Cost) -> Slot:
    parameters = {"salt": _text(os.urandom(16)), "argon2id": asdict(cost)}
    slot = Slot(new_id(), kind, parameters, os.urandom(12), b"")
    key = _stretch(secret, parameters)
    wrapped = AESGCM(key).encrypt(slot.nonce, master.secret, slot.associated())
    return Slot(slot.id, slot.kind, slot.parameters, slot.nonce, wrapped)


def unlock(slots: tuple[Slot, ...], passphrase: str) -> MasterKey:
    """Try every passphrase slot, and where a recovery sheet's code was typed those of such.

    Raises:
        errors.WrongPassphrase: none opens.
        errors.NotAStation: a slot is damaged.
    """
    typed = {PASSPHRASE: passphrase, RECOVERY: recovery_code.read(passphrase)}
    for slot in slots:
        secret = typed.get(slot.kind)
        if not secret:
            continue
        try:
            key = _stretch(secret, slot.parameters)
            return MasterKey(AESGCM(key).decrypt(slot.nonce, slot.wrapped, slot.associated()))
        except InvalidTag:
            continue
        except (KeyError, TypeError, ValueError, RecursionError, HashingError) as error:
            raise errors.NotAStation(path="keys.json") from error
    raise errors.WrongPassphrase()


def write_slots(path: Path, slots: tuple[Slot, ...]) -> None:
    """Replace the key file atomically; the generation before stays as `keys.previous.json`."""
    if is_sound(path):  # a damaged file must not push the good generation out
        with atomic_writer(path.with_name(PREVIOUS_NAME)) as file:
            file.write(path.read_bytes())
    listed = [_to_json(slot) for slot in slots]
    body = {"format": FORMAT, "slots": listed, "check": _check(listed)}
    with atomic_writer(path) as file:
        file.write(json.dumps(body, ensure_ascii=False, indent=1).encode())


def is_sound(path: Path) -> bool:
    """Whether a key file is there and reads, with a passphrase slot in it."""
    try:
        return any(slot.kind == PASSPHRASE for slot in read_slots(path))
    except (OSError, errors.NotAStation):
        return False


def read_slots(path: Path) -> tuple[Slot, ...]:
    """The slots of a key file.

    Raises:
        errors.NotAStation: the file is not one of ours or is damaged.
        errors.NewerStation: a newer program wrote it.
    """
    return parse_slots(path.read_bytes(), path)


def parse_slots(data: bytes, path: Path) -> tuple[Slot, ...]:
    """The slots in the bytes of a key file; raises what `read_slots` raises.

    Args:
        data: of the file.
        path: where it came from, for words only.
    """
    try:
        body = json.loads(data)
        found = int(body["format"])
        if found > FORMAT:
            raise errors.NewerStation(found=f"密钥 {found}", known=FORMAT)
        # Without it a flipped byte inside a slot would look like a wrong passphrase.
        if body.get("check", _check(body["slots"])) != _check(body["slots"]):
            raise errors.NotAStation(path=str(path))
        if len(body["slots"]) > _MOST_SLOTS:
            raise ValueError("more slots than anybody has")
        return tuple(_from_json(entry) for entry in body["slots"])
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise errors.NotAStation(path=str(path)) from error


def _stretch(passphrase: str, parameters: Mapping[str, Any]) -> bytes:
    cost = Argon2Cost(**parameters["argon2id"])
    wanted = (cost.memory_kib, cost.passes, cost.lanes)
    if any(not 1 <= a <= most for a, most in zip(wanted, _MOST, strict=True)):
        raise errors.NotAStation(path="keys.json")
    return hash_secret_raw(
        passphrase.encode(),
        _bytes(parameters["salt"]),
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=32,
        type=Type.ID,
    )


def _check(slots: object) -> str:
    """Tells damage from a wrong passphrase; protects against nobody."""
    body = json.dumps(slots, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(body.encode()).hexdigest()


def _to_json(slot: Slot) -> dict[str, Any]:
    return {
        "id": slot.id,
        "kind": slot.kind,
        "parameters": dict(slot.parameters),
        "nonce": _text(slot.nonce),
        "wrapped": _text(slot.wrapped),
    }


def _from_json(entry: Mapping[str, Any]) -> Slot:
    return Slot(
        str(entry["id"]),
        str(entry["kind"]),
        dict(entry["parameters"]),
        _bytes(entry["nonce"]),
        _bytes(entry["wrapped"]),
    )


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(data: str) -> bytes:
    return base64.b64decode(data, validate=True)
