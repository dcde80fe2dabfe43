"""The key of private fields at this PC: which it has, how new it is, and another in its place."""

from __future__ import annotations

import os
from dataclasses import dataclass

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import audits
from desktop.services.desk import Desk
from desktop.services.sync.syncing import PRIVATE_KEY
from desktop.storage.database import Store
from desktop.storage.journal import Group
from desktop.storage.records import Records
from desktop.storage.settings import KEY_ELSEWHERE, Secrets, Settings
from desktop.sync.outgoing import leaving, policy

#: The verb of the action that changes it; nothing that undo takes back.
VERB = "private_key"
#: Setting: how often the station's key was changed before this one; none is 0.
_GENERATION = "private_key_generation"
_KEY_BYTES, _GENERATION_BYTES = 64, 4


@dataclass(frozen=True, slots=True)
class PrivateKey:
    """A key and its place among those the station has had.

    Args:
        secret: 64 bytes, of AES-SIV (RFC 5297), which takes two halves.
        generation: how often it was changed before; the higher one seals.
    """

    secret: bytes
    generation: int = 0

    def packed(self) -> bytes:
        """As it travels in a pairing file or an envelope."""
        return self.secret + self.generation.to_bytes(_GENERATION_BYTES, "big")


def unpacked(data: bytes) -> PrivateKey | None:
    """A key that travelled; None where it is none. Older programs wrote no generation."""
    if len(data) not in (_KEY_BYTES, _KEY_BYTES + _GENERATION_BYTES):
        return None
    return PrivateKey(data[:_KEY_BYTES], int.from_bytes(data[_KEY_BYTES:], "big"))


def held(desk: Desk) -> PrivateKey | None:
    """This PC's key; None where it waits for one."""
    return _held(desk.settings, desk.secrets)


def keep(desk: Desk, key: PrivateKey) -> None:
    """Have it from now on, in the open action; one that was here before still opens.

    An older one than this PC's, of a PC that has not heard of the change, opens and seals nothing.
    """
    own = held(desk)
    if own is not None and own.generation > key.generation:
        _put_by(desk.secrets, key)
        return
    if own is not None:
        _put_by(desk.secrets, own)
        policy.seal_anew(desk.store, leaving.current(desk.store))
    desk.secrets.put(PRIVATE_KEY, key.secret)
    desk.settings.put(_GENERATION, key.generation)
    desk.settings.put(KEY_ELSEWHERE, False)


def change(desk: Desk) -> None:
    """A new key, for instance when somebody left who knew the old one.

    All that was sent sealed goes out anew under it; every recovery sheet's envelope is void, and
    the other PCs of the station read a new pairing file or a new sheet. Until they have, what they
    write is sealed with the old key, which still opens here.

    Raises:
        errors.KeyNotHere: this PC waits for the key itself.
    """
    if held(desk) is None:
        raise errors.KeyNotHere()
    audits.note(desk, audits.What.ROTATED, why="证件号的钥匙")
    with desk.action(VERB, "更换证件号的钥匙") as group:
        change_within(desk.store, desk.records, group)


def change_within(store: Store, records: Records, group: Group) -> bool:
    """The same as part of another action, for instance of a handover, before a desk is open.

    Returns:
        Whether there was a key to change; a PC that waits for one has none.
    """
    settings, secrets = Settings(store), Secrets(store)
    own = _held(settings, secrets)
    if own is None:
        return False
    _put_by(secrets, own)
    secrets.put(PRIVATE_KEY, os.urandom(_KEY_BYTES))
    settings.put(_GENERATION, own.generation + 1)
    for envelope in records.find(kind_named("key_envelope")):
        records.update(group, envelope, {"sealed": None})
    policy.seal_anew(store, leaving.current(store), everybodys=True)
    return True


def _held(settings: Settings, secrets: Secrets) -> PrivateKey | None:
    secret = None if settings.get(KEY_ELSEWHERE) else secrets.find(PRIVATE_KEY)
    return PrivateKey(secret, int(settings.get(_GENERATION, default=0))) if secret else None


def _put_by(secrets: Secrets, key: PrivateKey) -> None:
    before = secrets.family(PRIVATE_KEY)
    if key.secret not in before:
        secrets.put(f"{PRIVATE_KEY}/{len(before):04}", key.secret)
