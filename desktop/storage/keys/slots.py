"""The slots that wrap the master key, one for each way of opening a station.

What a clerk types opens a slot's own X25519 key, and that key opens the master key, which is
sealed to it (HPKE, RFC 9180). So a new master key can be wrapped for every clerk and for the
recovery sheet without anybody typing anything. Slots of before (format 1) wrapped the master key
itself; they open still and can't be carried over to another master key.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from argon2.exceptions import HashingError
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop import errors
from desktop.model import pins, recovery_code
from desktop.model.ids import new_id
from desktop.storage.keys.master import MasterKey
from desktop.storage.keys.stretching import Argon2Cost, parameters, stretch

#: Kinds of slots: a passphrase; a PIN that holds on one PC only; codes on paper.
PASSPHRASE, PIN, RECOVERY, HANDOVER = "passphrase", "pin", "recovery", "handover"
MINIMUM_PASSPHRASE, MINIMUM_PIN = 8, pins.MINIMUM
_SEALING = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_PIN_PURPOSE = b"pin on this pc"

#: Gives the secret that the system keeps for this PC under a name, or None where it has none.
DeviceSecret = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapping of the master key, as it stands in the file.

    Args:
        id: a UUID.
        kind: how it is opened: ``passphrase``, ``pin``, ``recovery`` or ``handover``.
        parameters: what that way needs (salt, cost; whose it is; of a PIN on which PC), JSON-able.
        nonce: 12 bytes.
        wrapped: the slot's own key under AES-256-GCM, 48 bytes; of format 1 the master key.
        public: the public half of that key; empty in format 1.
        master: the master key sealed to it.
    """

    id: str
    kind: str
    parameters: Mapping[str, Any]
    nonce: bytes
    wrapped: bytes
    public: bytes = b""
    master: bytes = b""

    @property
    def clerk(self) -> str:
        """The id of the clerk whose it is; empty where it is nobody's own."""
        return str(self.parameters.get("clerk", ""))

    @property
    def device(self) -> str:
        """Of a PIN the name under which its PC keeps the other half."""
        return str(self.parameters.get("device", ""))

    def same_as(self, other: Slot) -> bool:
        """Whether both are the same way in, whatever master key each wraps."""
        return (self.associated(), self.wrapped) == (other.associated(), other.wrapped)

    def associated(self) -> bytes:
        """What the tag covers besides the key, so that a slot's parameters can't be swapped."""
        body = {"format": 1, "id": self.id, "kind": self.kind, "parameters": self.parameters}
        if self.public:
            body |= {"format": 2, "public": self.public.hex()}
        return json.dumps(body, sort_keys=True, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True)
class Opened:
    """What a typed secret opened.

    Args:
        master: the station's key.
        slot: the one that gave it.
    """

    master: MasterKey
    slot: Slot


def check_passphrase(passphrase: str) -> None:
    """Refuse one that is too short.

    Raises:
        errors.PassphraseTooShort: it has fewer than 8 characters.
    """
    if len(passphrase) < MINIMUM_PASSPHRASE:
        raise errors.PassphraseTooShort(minimum=MINIMUM_PASSPHRASE)


def check_pin(pin: str) -> None:
    """Refuse one that is too short or that a stranger tries first.

    Args:
        pin: as `pins.read` gives it.

    Raises:
        errors.PinTooShort: it has fewer than 6 digits, or something else in it.
        errors.PinTooSimple: it is one of those that are tried first.
    """
    if not pins.is_pin(pin) or len(pin) < MINIMUM_PIN:
        raise errors.PinTooShort(minimum=MINIMUM_PIN)
    if pins.is_simple(pin):
        raise errors.PinTooSimple()


def passphrase_slot(master: MasterKey, passphrase: str, cost: Argon2Cost, clerk: str = "") -> Slot:
    """Wrap the master key under a passphrase.

    Raises:
        errors.PassphraseTooShort: it has fewer than 8 characters.
    """
    check_passphrase(passphrase)
    kept = parameters(cost) | ({"clerk": clerk} if clerk else {})
    return _made(master, PASSPHRASE, kept, stretch(passphrase, kept))


def pin_slot(
    master: MasterKey, pin: str, cost: Argon2Cost, clerk: str, device: str, secret: bytes
) -> Slot:
    """Wrap the master key under a PIN and what this PC keeps.

    Args:
        master: the key.
        pin: as `pins.read` gives it.
        cost: of one guess.
        clerk: the id of whose it is.
        device: the name under which the system keeps the secret.
        secret: 32 random bytes, without which the PIN is worth nothing.

    Raises:
        errors.PinTooShort: it has fewer than 6 digits.
        errors.PinTooSimple: it is one of those that are tried first.
    """
    check_pin(pin)
    kept = parameters(cost) | {"clerk": clerk, "device": device}
    return _made(master, PIN, kept, _with_device(stretch(pin, kept), secret))


def recovery_slot(master: MasterKey, code: str, cost: Argon2Cost) -> Slot:
    """Wrap the master key under the code of a recovery sheet, as `recovery_code.read` gives it."""
    kept = parameters(cost)
    return _made(master, RECOVERY, kept, stretch(code, kept))


def handover_slot(master: MasterKey, code: str, cost: Argon2Cost) -> Slot:
    """Wrap it under the code that the next clerk gets on paper; such a code reads likewise."""
    kept = parameters(cost)
    return _made(master, HANDOVER, kept, stretch(code, kept))


def rewrapped(slot: Slot, master: MasterKey) -> Slot:
    """The same slot for another master key; whoever opens it types what he typed before.

    Raises:
        ValueError: the slot is of format 1.
    """
    if not slot.public:
        raise ValueError("a slot of format 1 wraps one key for ever")
    sealed = _SEALING.encrypt(
        master.packed(), X25519PublicKey.from_public_bytes(slot.public), slot.associated()
    )
    return replace(slot, master=sealed)


def unlock(slots: tuple[Slot, ...], typed: str) -> MasterKey:
    """The key that a passphrase or code opens; raises what `open_slots` raises."""
    return open_slots(slots, typed).master


def open_slots(
    slots: tuple[Slot, ...],
    typed: str,
    *,
    clerk: str = "",
    device_secret: DeviceSecret | None = None,
) -> Opened:
    """Try what was typed on the slots it may be meant for.

    Args:
        slots: of the station.
        typed: a passphrase, a PIN or a code from paper.
        clerk: whose passphrase or PIN it is; anybody's where empty.
        device_secret: of this PC; without it no PIN is tried.

    Raises:
        errors.DeviceKeyGone: it may be a PIN, and this PC does not hold its other half.
        errors.WrongPassphrase: none opens.
        errors.NotAStation: a slot is damaged.
    """
    gone = False
    for slot in slots:
        if clerk and slot.clerk and slot.clerk != clerk:
            continue
        try:
            key = _key(slot, typed, device_secret)
            if key:
                return Opened(_opened(slot, key), slot)
            gone = gone or (slot.kind == PIN and pins.is_pin(pins.read(typed)))
        except InvalidTag:
            continue
        except (KeyError, TypeError, ValueError, RecursionError, HashingError) as error:
            raise errors.NotAStation(path="keys.json") from error
    if gone:
        raise errors.DeviceKeyGone()
    raise errors.WrongPassphrase()


def _key(slot: Slot, typed: str, device_secret: DeviceSecret | None) -> bytes | None:
    """What should open a slot, or None where it can't have been meant."""
    if slot.kind == PASSPHRASE:
        return stretch(typed, slot.parameters) if typed else None
    if slot.kind in (RECOVERY, HANDOVER):
        code = recovery_code.read(typed)
        return stretch(code, slot.parameters) if code else None
    if slot.kind == PIN and device_secret and pins.is_pin(pin := pins.read(typed)):
        secret = device_secret(slot.device)
        return _with_device(stretch(pin, slot.parameters), secret) if secret else None
    return None


def _opened(slot: Slot, key: bytes) -> MasterKey:
    clear = AESGCM(key).decrypt(slot.nonce, slot.wrapped, slot.associated())
    if not slot.public:
        return MasterKey.unpacked(clear)
    private = X25519PrivateKey.from_private_bytes(clear)
    return MasterKey.unpacked(_SEALING.decrypt(slot.master, private, slot.associated()))


def _made(master: MasterKey, kind: str, kept: Mapping[str, Any], key: bytes) -> Slot:
    private = X25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()
    slot = Slot(new_id(), kind, kept, os.urandom(12), b"", public)
    wrapped = AESGCM(key).encrypt(slot.nonce, private.private_bytes_raw(), slot.associated())
    return rewrapped(replace(slot, wrapped=wrapped), master)


def _with_device(stretched: bytes, secret: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=secret, info=_PIN_PURPOSE).derive(stretched)
