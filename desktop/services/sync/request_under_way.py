"""The request of a PC that asks to join, on the disk before it is sent; until its station is made.

A lost answer, a closed program or days without a line: asked again it is the same request, which
the county answers as it did. It holds this PC's keys, so it is sealed under what its clerk chose.
"""

from __future__ import annotations

import json
import os
import shutil
import uuid
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop import errors
from desktop.config import Home
from desktop.model import pins
from desktop.services.access import clerk_keys
from desktop.services.access.clerk_keys import NewSecret
from desktop.storage import keys
from desktop.storage.atomic import atomic_writer, make_folder, own_files
from desktop.storage.keys import PIN, MasterKey, Slot
from desktop.storage.places import check_place
from desktop.storage.system_keyring import Keyring

_FILE, _PURPOSE = "request.sealed", "joining"


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked, and what its answer needs.

    Args:
        body: as it is sent.
        device: this PC's Ed25519 key, 32 bytes.
        sealing: the X25519 key that answers are sealed to, 32 bytes.
        code: the enrolment code.
    """

    body: dict[str, Any]
    device: bytes = field(repr=False)
    sealing: bytes = field(repr=False)
    code: str = field(default="", repr=False)


class RequestUnderWay:
    """Where it is kept.

    Args:
        home: of the station to be.
        wanted: what its clerk chose; the same opens it the next time.
        ring: of this PC, which a PIN needs.
    """

    def __init__(self, home: Home, wanted: NewSecret, ring: Keyring) -> None:
        self._home, self._wanted, self._ring = home, wanted, ring
        self._place = Home(home.joining)
        self._master: MasterKey | None = None

    def read(self) -> Request | None:
        """The one that is kept; None where there is none, or a damaged one.

        Raises:
            errors.WrongPassphrase: it was kept under another secret.
            errors.DeviceKeyGone: under a PIN, and this PC does not hold its other half.
        """
        if not is_kept(self._home):
            return None
        slots = keys.read_slots(self._place.keys)
        opened = keys.open_slots(slots, self._wanted.typed, device_secret=self._ring.get)
        self._master = opened.master
        with own_files(self._place.path):
            data = (self._place.path / _FILE).read_bytes()
        try:
            clear = json.loads(self._cipher(opened.master).decrypt(data[:12], data[12:], None))
        except (InvalidTag, ValueError):
            return None  # a new one is made
        device, sealing = (bytes.fromhex(clear[name]) for name in ("device", "sealing"))
        return Request(clear["request"], device, sealing, clear.get("code", ""))

    def keep(self, request: Request) -> None:
        """Keep it in the place of the one before.

        Raises:
            errors.OpenError: the folder, the secret or this PC will not do.
        """
        if self._master is None:
            self._master = self._begin()
        clear = {
            "request": request.body,
            "device": request.device.hex(),
            "sealing": request.sealing.hex(),
            "code": request.code,
        }
        nonce = os.urandom(12)
        sealed = self._cipher(self._master).encrypt(nonce, json.dumps(clear).encode(), None)
        with atomic_writer(self._place.path / _FILE) as file:
            file.write(nonce + sealed)

    def _begin(self) -> MasterKey:
        clerk_keys.check(self._wanted)
        with own_files(self._home.path):
            make_folder(self._place.path)
            check_place(self._place.path)
        master = keys.new_master_key()
        keys.write_slots(self._place.keys, (self._slot(master),))
        return master

    def _slot(self, master: MasterKey) -> Slot:
        wanted = self._wanted
        if wanted.kind != PIN:
            return keys.passphrase_slot(master, wanted.typed, wanted.cost)
        name, secret = str(uuid.uuid4()), os.urandom(32)
        if not self._ring.put(name, secret):
            raise errors.NoKeyringHere()
        return keys.pin_slot(master, pins.read(wanted.typed), wanted.cost, "", name, secret)

    @staticmethod
    def _cipher(master: MasterKey) -> AESGCM:
        return AESGCM(master.derive(_PURPOSE))


def is_kept(home: Home) -> bool:
    """Whether there is one."""
    return Home(home.joining).keys.is_file() and (home.joining / _FILE).is_file()


def forget(home: Home, ring: Keyring) -> None:
    """Keep it no more; a rest that can't be taken away now goes when the station opens."""
    with suppress(OSError, errors.NotAStation):
        for slot in keys.read_slots(Home(home.joining).keys):
            if slot.device:
                ring.drop(slot.device)
    with suppress(OSError):
        shutil.rmtree(home.joining)
