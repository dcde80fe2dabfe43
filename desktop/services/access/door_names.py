"""The clerks' names at the door: readable before the station is open, on this PC's account only.

`keys.json` holds no names. What the door offers to choose from stands beside it under the secret
that the system keeps for us; on another PC or account it can't be read, and nobody is named.
"""

from __future__ import annotations

import base64
import json
import os
from contextlib import suppress
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop import errors, logbook
from desktop.config import Home
from desktop.model.kinds import kind_named
from desktop.services.access import authority
from desktop.services.desk import Desk
from desktop.storage.atomic import atomic_writer, own_files
from desktop.storage.keys import PASSPHRASE, PIN
from desktop.storage.system_keyring import Keyring

_NAME, _PURPOSE = "door.json", b"names at the door"


@dataclass(frozen=True, slots=True)
class AtTheDoor:
    """A clerk who can be chosen.

    Args:
        clerk: the id.
        name: the name.
        kind: what opens: ``pin`` or ``passphrase``.
    """

    clerk: str
    name: str
    kind: str


def are_kept(home: Home) -> bool:
    """Whether somebody may be named; whether this account can read it is another question."""
    return (home.path / _NAME).is_file()


def read(home: Home, ring: Keyring) -> list[AtTheDoor]:
    """Who may be chosen at the door; nobody where this account can't read it."""
    try:
        body = json.loads((home.path / _NAME).read_bytes())
        secret = ring.get(str(body["device"]))
        if secret is None:
            return []
        data = base64.b64decode(body["sealed"], validate=True)
        told = json.loads(_cipher(secret).decrypt(data[:12], data[12:], _PURPOSE))
        return [AtTheDoor(str(a), str(b), str(c)) for a, b, c in told]
    except (OSError, ValueError, KeyError, TypeError, RecursionError, InvalidTag):
        return []  # the door opens without names, too


def write(desk: Desk, ring: Keyring) -> None:
    """Let the door offer those who have a way in here; without a keyring nothing is written."""
    from desktop.services.access.clerk_keys import DEVICE

    device = str(desk.settings.get(DEVICE, default=""))
    secret = ring.get(device) if device else None
    if secret is None:
        _forget(desk.home)
        return
    clerks = {str(one.id): one for one in desk.records.find(kind_named("clerk"))}
    ways = [
        (authority.whose(desk.settings, slot), slot)
        for slot in authority.current(desk).slots
        if slot.kind in (PASSPHRASE, PIN) and slot.device in ("", device)
    ]
    ways.sort(key=lambda way: way[0] != desk.clerk)  # who sat here last comes first
    told = [
        (slot.clerk, clerks[whose].text("name"), slot.kind)
        for whose, slot in ways
        if whose in clerks
    ]
    nonce = os.urandom(12)
    sealed = nonce + _cipher(secret).encrypt(nonce, json.dumps(told).encode(), _PURPOSE)
    body = {"device": device, "sealed": base64.b64encode(sealed).decode()}
    try:
        with own_files(desk.home.path), atomic_writer(desk.home.path / _NAME) as file:
            file.write(json.dumps(body).encode())
    except errors.WorldError as error:
        logbook.note(error)  # the door opens without names


def _forget(home: Home) -> None:
    with suppress(OSError):
        (home.path / _NAME).unlink(missing_ok=True)


def _cipher(secret: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, salt=None, info=_PURPOSE).derive(secret))
