"""The key of private fields from one PC of a station to another, in a file under a passphrase.

The county never has it (sync.md rule 20): without this file a second PC shows ID numbers as locked.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop import errors
from desktop.model.fields import FieldType
from desktop.model.kind import Kind, Record
from desktop.model.kinds import ALL
from desktop.model.locked import LOCKED_GLOB, sealed_of
from desktop.services import audits
from desktop.services.desk import Desk
from desktop.services.sync import private_key
from desktop.services.sync.private_key import PrivateKey
from desktop.services.sync.syncing import sealing_of
from desktop.storage import keys
from desktop.storage.atomic import atomic_writer
from desktop.storage.columns import from_json
from desktop.storage.journal import REMOTE, Group, Origin, open_group
from desktop.storage.keys import Argon2Cost, Slot
from desktop.storage.places import check_target, is_file, readable
from desktop.storage.settings import KEY_ELSEWHERE
from desktop.sync.outgoing import leaving
from desktop.sync.outgoing.sealing import Sealing
from desktop.sync.wire.protocol import decoded, written

FORMAT = "station-pairing-1"
_PURPOSE = "pairing"
#: Setting: values stand locked here though this PC has a key.
_STRANGE = "private_key_strange"
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
    key = private_key.held(desk)
    if key is None:
        raise errors.KeyNotHere()
    check_target(desk.home, target)
    master, nonce = keys.new_master_key(), os.urandom(12)
    slot = keys.passphrase_slot(master, passphrase, cost)
    station = desk.station.text("division_code")
    cipher = AESGCM(master.derive(_PURPOSE))
    audits.note(desk, audits.What.PAIRING_WRITTEN, why="给另一台电脑证件号密钥")
    sealed = cipher.encrypt(nonce, key.packed(), station.encode())
    told = {name: _text(value) for name, value in asdict(slot).items()}
    body = {"format": FORMAT, "station": station, "slot": told, "sealed": _text(nonce + sealed)}
    with atomic_writer(target) as file:
        file.write(json.dumps(body).encode())


def read(desk: Desk, source: Path, passphrase: str) -> None:
    """Take the key in, and open what stood locked.

    Raises:
        errors.KeyHereAlready: this PC has one, and nothing stands locked.
        errors.KeyOpensNothing: it is not the key of what stands locked.
        errors.KeyOfBefore: it was written before the station changed its key.
        errors.InputFileError: it is no such file, or another station's.
        errors.WrongPassphrase: it was written under another one.
    """
    check_wanted(desk)
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
    key = private_key.unpacked(secret)
    if key is None:
        raise errors.NotAPairingFile(path=name)
    audits.note(desk, audits.What.PAIRING_READ, why="读入证件号密钥")
    take_in(desk, key)


def take_in(desk: Desk, key: PrivateKey) -> None:
    """Keep the key, and open what stood locked; what waited for it leaves with the next sync.

    A PC that was founded as a new station though the county had one already has a key of its own:
    it still opens, and what was sealed with it is sent anew under the station's.

    Args:
        desk: at a PC that had none, or not the one that others seal with.
        key: of the station.

    Raises:
        errors.KeyOpensNothing: it opens nothing that this PC's own key does not.
        errors.KeyOfBefore: this PC has none, and the station has changed its key since.
    """
    opens = _opens_any(desk, Sealing(key.secret))
    if private_key.held(desk) is not None and not opens:
        raise errors.KeyOpensNothing()
    if not opens and _any_locked(desk):
        raise errors.KeyOfBefore()
    came = Origin(REMOTE)
    with open_group(
        desk.store, "pull", "证件号解开", clerk=None, now=desk.clock(), origin=came
    ) as group:
        private_key.keep(desk, key)
        sealing = sealing_of(desk)
        _open_locked(desk, group, sealing)
        _open_beside(desk, sealing)
    look_for_locked(desk)


def look_for_locked(desk: Desk) -> None:
    """After a pull: note whether values came that this PC's own key does not open."""
    found = not waits_for_key(desk) and _any_locked(desk)
    if found != strange_key(desk):
        desk.settings.put(_STRANGE, found)


def check_wanted(desk: Desk) -> None:
    """Stop who would bring a key for nothing.

    Raises:
        errors.KeyHereAlready: this PC has the key, and all is open.
    """
    if not waits_for_key(desk) and not strange_key(desk):
        raise errors.KeyHereAlready()


def strange_key(desk: Desk) -> bool:
    """Whether values stand locked here though this PC has a key: another PC seals with another."""
    return bool(desk.settings.get(_STRANGE))


def _any_locked(desk: Desk) -> bool:
    """Asked after each pull: of what leaves sealed alone, and of no record's content."""
    flat = leaving.current(desk.store).flat()
    sealed = [name.split(".", 1) for name, how in flat.items() if how in ("sealed", "consent")]
    return any(
        desk.store.one(f"SELECT 1 FROM [{kind}] WHERE [{name}] GLOB ? LIMIT 1", (LOCKED_GLOB,))
        for kind, name in sealed
    )


def _opens_any(desk: Desk, sealing: Sealing) -> bool:
    return any(
        sealing.opened(kind.name, record.id, name, str(sealed_of(record.values[name])))[0]
        for kind, name, record in _locked(desk)
    )


def _locked(desk: Desk) -> Iterator[tuple[Kind, str, Record]]:
    """What stands locked: kind, field and record."""
    for kind in ALL.values():
        for name in _texts(kind):
            for record in desk.records.select(kind, f"WHERE [{name}] GLOB ?", (LOCKED_GLOB,)):
                yield kind, name, record


def _texts(kind: Kind) -> list[str]:
    """The fields that can stand locked.

    Any text may: a county can ask for fields to be sealed that usually are not.
    """
    return [
        field.name
        for field in kind.fields
        if field.column_type is str and field.type is not FieldType.SET and not field.local
    ]


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


def _open_locked(desk: Desk, group: Group, sealing: Sealing) -> None:
    """Lay in what stood locked; nothing of it is sent, since the county has it as it is."""
    for kind, name, record in _locked(desk):
        sealed = str(sealed_of(record.values[name]))
        opened, value = sealing.opened(kind.name, record.id, name, sealed)
        if opened:
            desk.records.update(group, record, {name: from_json(kind.field(name), value)})


def waits_for_key(desk: Desk) -> bool:
    """Whether ID numbers stand locked here until another PC gives its key."""
    return bool(desk.settings.get(KEY_ELSEWHERE))


def _text(value: object) -> object:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
