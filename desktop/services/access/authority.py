"""Which slots hold: the records say so, inside the encryption; the key file is a copy of it.

Whoever can write to the folder can put an older key file back, or another's slot into it. He can't
write into the records, so after each opening the two are held against each other.
"""

from __future__ import annotations

import base64
from pathlib import Path

from desktop import errors
from desktop.config import Home
from desktop.model.audited import What
from desktop.services import audits
from desktop.services.desk import Desk
from desktop.storage import keys
from desktop.storage.atomic import own_files
from desktop.storage.keys import KeyFile, Opened, Slot
from desktop.storage.settings import Settings

#: Setting: the key file's bytes as they should be, in base64.
KEPT = "key_file"
#: Setting: why a new master key is due; gone once there is one.
DUE = "new_key_due"

#: Setting: the clerk of a way in -> the clerk whose it is by now.
_HANDED_ON = "clerk_handed_on"


def hand_on(settings: Settings, clerk: str, heir: str) -> None:
    """What was made for one clerk is another's from now on: both were one person."""
    handed: dict[str, str] = settings.get(_HANDED_ON, default={})
    settings.put(_HANDED_ON, {**handed, clerk: heir})


def whose(settings: Settings, slot: Slot) -> str:
    """The id of the clerk whose a way in is; empty where it is nobody's own."""
    handed: dict[str, str] = settings.get(_HANDED_ON, default={})
    return handed.get(slot.clerk, slot.clerk)


def kept(settings: Settings) -> KeyFile | None:
    """The slots that hold; None in a station of before."""
    text = settings.get(KEPT)
    return None if text is None else keys.parse(base64.b64decode(text), Path("key_file"))


def keep(settings: Settings, wanted: KeyFile) -> None:
    """Say which slots hold, in the open transaction or at once."""
    settings.put(KEPT, base64.b64encode(keys.encoded(wanted)).decode())


def in_file(home: Home) -> KeyFile:
    """The slots of the key file, or of the generation before where that does not read.

    Raises:
        errors.NotAStation: neither reads.
    """
    with own_files(home.path):
        try:
            return keys.read(home.keys)
        except (FileNotFoundError, errors.NotAStation):
            return keys.read(home.keys.with_name(keys.PREVIOUS_NAME))


def current(desk: Desk) -> KeyFile:
    """The slots that hold."""
    return kept(desk.settings) or in_file(desk.home)


def new_key_due(desk: Desk) -> bool:
    """Whether a new master key is to be made (`access.renewal`)."""
    return bool(desk.settings.get(DUE, default=""))


def change(desk: Desk, slots: tuple[Slot, ...]) -> None:
    """Let these slots hold from now on: first in the records, then in the file.

    A power cut in between leaves the file of before, which the next opening puts right.

    Raises:
        errors.WorldError: the records can't be written; then nothing has changed.
    """
    wanted = KeyFile(slots, current(desk).generation + 1)
    keep(desk.settings, wanted)
    _write(desk.home, wanted)


def check(desk: Desk, opened: Opened) -> None:
    """Refuse a slot that holds no more; writes nothing.

    Raises:
        errors.KeyTakenBack: what was typed belongs to such a slot.
    """
    wanted = kept(desk.settings)
    if wanted and not any(opened.slot.same_as(slot) for slot in wanted.slots):
        raise errors.KeyTakenBack()


def settle(desk: Desk, opened: Opened) -> bool:
    """Hold the key file against the records, and put it right.

    Args:
        desk: just opened, for writing.
        opened: what opened it.

    Returns:
        Whether the file was another than it should be.

    Raises:
        errors.KeyTakenBack: what was typed belongs to a slot that holds no more.
        errors.WorldError: the records or the file can't be written now.
    """
    wanted = kept(desk.settings)
    if wanted is None:
        keep(desk.settings, in_file(desk.home))
        return False
    check(desk, opened)
    if _same(desk.home, wanted):
        return False
    audits.note(desk, What.KEY_CHANGED, why="密钥文件和资料对不上，已改正")
    _write(desk.home, wanted)
    return True


def _same(home: Home, wanted: KeyFile) -> bool:
    try:
        return keys.read(home.keys).slots == wanted.slots
    except (OSError, errors.NotAStation):
        return False


def _write(home: Home, wanted: KeyFile) -> None:
    with own_files(home.path):
        keys.write(home.keys, wanted)
