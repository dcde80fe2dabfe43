"""The key of private fields from one PC of a station to another, in a file under a passphrase.

The county never has it (sync.md rule 20): without this file a second PC shows ID numbers as locked.
"""

from __future__ import annotations

import base64
import json
import os
from dataclasses import asdict
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop import errors
from desktop.model.fields import FieldType
from desktop.model.kind import Kind
from desktop.model.kinds import ALL
from desktop.model.locked import LOCKED_GLOB, sealed_of
from desktop.services import audits
from desktop.services.desk import Desk
from desktop.services.sync.syncing import PRIVATE_KEY, sealing_of
from desktop.storage import keys
from desktop.storage.atomic import atomic_writer
from desktop.storage.columns import from_json
from desktop.storage.journal import REMOTE, Group, Origin, open_group
from desktop.storage.keys import Argon2Cost, Slot
from desktop.storage.places import check_target, is_file, readable
from desktop.storage.settings import KEY_ELSEWHERE
from desktop.sync.outgoing.sealing import Sealing
from desktop.sync.wire.protocol import decoded, written

FORMAT = "station-pairing-1"
_SECRET_BYTES, _PURPOSE = 64, "pairing"
_MOST_BYTES = 64 << 10


def write(desk: Desk, target: Path, passphrase: str, cost: Argon2Cost = keys.STATION_COST) -> None:
    """Write the pairing file.

    Args:
        desk: at a PC that has the key.
        target: the file to make; to be deleted once the other PC has read it.
        passphrase: told to whoever sits at the other PC, not written with the file.
        cost: of one guess at it.

    Raises:
        errors.KeyNotHere: this PC waits for the key itself.
        errors.WorldError: the place refuses.
    """
    if desk.settings.get(KEY_ELSEWHERE):
        raise errors.KeyNotHere()
    check_target(desk.home, target)
    master, nonce = keys.new_master_key(), os.urandom(12)
    slot = keys.passphrase_slot(master, passphrase, cost)
    station = desk.station.text("division_code")
    cipher = AESGCM(master.derive(_PURPOSE))
    audits.note(desk, audits.What.PAIRING_WRITTEN, why="给另一台电脑证件号密钥")
    sealed = cipher.encrypt(nonce, desk.secrets.get(PRIVATE_KEY), station.encode())
    told = {name: _text(value) for name, value in asdict(slot).items()}
    body = {"format": FORMAT, "station": station, "slot": told, "sealed": _text(nonce + sealed)}
    with atomic_writer(target) as file:
        file.write(json.dumps(body).encode())


def read(desk: Desk, source: Path, passphrase: str) -> None:
    """Take the key in, and open what stood locked.

    Raises:
        errors.KeyHereAlready: this PC has one.
        errors.InputFileError: it is no such file, or another station's.
        errors.WrongPassphrase: it was written under another one.
    """
    if not desk.settings.get(KEY_ELSEWHERE):
        raise errors.KeyHereAlready()
    name = readable(source)
    if not is_file(source) or source.stat().st_size > _MOST_BYTES:
        raise errors.NotAPairingFile(path=name)
    try:
        body = json.loads(source.read_bytes())
        station, data = str(body["station"]), _bytes(body["sealed"])
        told = body["slot"]
        slot = Slot(
            str(told["id"]),
            "passphrase",
            dict(told["parameters"]),
            _bytes(told["nonce"]),
            _bytes(told["wrapped"]),
            _bytes(told.get("public", "")),
            _bytes(told.get("master", "")),
        )
        if body["format"] != FORMAT or station != desk.station.text("division_code"):
            raise errors.NotAPairingFile(path=name)
        master = keys.unlock((slot,), passphrase)
        cipher = AESGCM(master.derive(_PURPOSE))
        secret = cipher.decrypt(data[:12], data[12:], station.encode())
    except (ValueError, KeyError, TypeError, RecursionError, InvalidTag, OSError) as error:
        raise errors.NotAPairingFile(path=name) from error
    except errors.NotAStation as error:
        raise errors.NotAPairingFile(path=name) from error
    if len(secret) != _SECRET_BYTES:
        raise errors.NotAPairingFile(path=name)
    audits.note(desk, audits.What.PAIRING_READ, why="读入证件号密钥")
    take_in(desk, secret)


def take_in(desk: Desk, secret: bytes) -> None:
    """Keep the key, and open what stood locked; what waited for it leaves with the next sync.

    Args:
        desk: at a PC that had none.
        secret: 64 bytes.
    """
    came = Origin(REMOTE)
    with open_group(
        desk.store, "pull", "证件号解开", clerk=None, now=desk.clock(), origin=came
    ) as group:
        desk.secrets.put(PRIVATE_KEY, secret)
        desk.settings.put(KEY_ELSEWHERE, False)
        sealing = sealing_of(desk)
        for kind in ALL.values():
            _open_locked(desk, group, kind, sealing)
        _open_beside(desk, sealing)


def _open_beside(desk: Desk, sealing: Sealing) -> None:
    """The same of what lies below this PC's own values, and of what was parked."""
    keys = {"sync_shadow": "kind, record, field", "sync_conflict": "feed, row, field"}
    for table, key in keys.items():
        named = " AND ".join(f"{name} = ?" for name in key.split(", "))
        for kind, record, field, text, *which in desk.store.rows(
            f"SELECT kind, record, field, value, {key} FROM {table}"
        ):
            sealed = sealed_of(decoded(text))
            opened, value = sealing.opened(kind, record, field, sealed) if sealed else (False, None)
            if opened:
                desk.store.run(
                    f"UPDATE {table} SET value = ? WHERE {named}",
                    (written(value).decode(), *which),
                )


def _open_locked(desk: Desk, group: Group, kind: Kind, sealing: Sealing) -> None:
    """Lay in what stood locked; nothing of it is sent, since the county has it as it is.

    Any text may: a county can ask for fields to be sealed that usually are not.
    """
    texts = [
        field.name
        for field in kind.fields
        if field.column_type is str and field.type is not FieldType.SET and not field.local
    ]
    for name in texts:
        for record in desk.records.select(kind, f"WHERE [{name}] GLOB ?", (LOCKED_GLOB,)):
            sealed = sealed_of(record.values[name])
            opened, value = sealing.opened(kind.name, record.id, name, str(sealed))
            if opened:
                desk.records.update(group, record, {name: from_json(kind.field(name), value)})


def waits_for_key(desk: Desk) -> bool:
    """Whether ID numbers stand locked here until another PC gives its key."""
    return bool(desk.settings.get(KEY_ELSEWHERE))


def _text(value: object) -> object:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
