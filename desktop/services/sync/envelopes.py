"""A station's key envelopes: one for each recovery sheet, by which a fresh PC gets the key."""

from __future__ import annotations

import os

from desktop import errors
from desktop.model import recovery_code
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services import audits
from desktop.services.desk import Desk
from desktop.services.sync import pairing, private_key
from desktop.services.sync.private_key import PrivateKey
from desktop.services.sync.replicas import REPLICA, former_replicas
from desktop.storage.journal import Group
from desktop.sync.joining.key_envelope import Place, closed, opened, sheet_of

#: The verb of the action that makes one; nothing that undo takes back.
VERB = "recovery_sheet"
_KIND = "key_envelope"


def put(desk: Desk, group: Group, code: str) -> bool:
    """Make the envelope of a new sheet; those of this PC's sheets before it are void.

    Args:
        desk: the open station.
        group: the open action.
        code: of the sheet, 25 characters.

    Returns:
        Whether one was made: not where this PC has no key to put in.
    """
    replica, kind = str(desk.settings.get(REPLICA)), kind_named(_KIND)
    own = {replica, *(one.replica for one in former_replicas(desk.settings))}
    for before in desk.records.find(kind):
        if before.text("replica") in own:
            # The ciphertext goes first: what lies in the trash would still open.
            desk.records.update(group, before, {"sealed": None})
    key = private_key.held(desk)
    if key is None:
        return False
    place = Place(_station(desk), replica, desk.today().isoformat())
    values = {
        "replica": replica,
        "sheet": sheet_of(code, place.station),
        "made_on": place.made_on,
        "sealed": closed(key.packed(), code, place, os.urandom),
    }
    desk.records.insert(group, kind, values)
    return True


def any_stands(desk: Desk) -> bool:
    """Whether some recovery sheet opens ID numbers on a fresh PC."""
    return any(one.text("sealed") for one in desk.records.find(kind_named(_KIND)))


def own_stands(desk: Desk) -> bool:
    """Whether this PC's own newest sheet does."""
    own = desk.records.find(kind_named(_KIND), replica=str(desk.settings.get(REPLICA)))
    return any(one.text("sealed") for one in own)


def unlock(desk: Desk, typed: str) -> None:
    """Take the key out of the envelope of a sheet, and open what stood locked.

    Args:
        desk: at a PC that has joined and synced, and waits for the key.
        typed: the code as it stands on paper.

    Raises:
        errors.KeyHereAlready: this PC has the key, and nothing stands locked.
        errors.KeyOpensNothing: it is not the key of what stands locked.
        errors.RecoveryCodeMistyped: it is no such code.
        errors.NoEnvelopeOfSheet: none that came belongs to it.
        errors.SheetVoid: a newer sheet took its place.
        errors.EnvelopeBroken: somebody changed it on the way.
    """
    pairing.check_wanted(desk)
    code = recovery_code.read(typed)
    if not code:
        raise errors.RecoveryCodeMistyped()
    key = _key_of(desk, code)
    audits.note(desk, audits.What.UNLOCKED_BY_RECOVERY, why="证件号的钥匙，来自县平台")
    pairing.take_in(desk, key)


def _key_of(desk: Desk, code: str) -> PrivateKey:
    station = _station(desk)
    found = desk.records.find(kind_named(_KIND), sheet=sheet_of(code, station))
    if not found:
        raise errors.NoEnvelopeOfSheet()
    for one in found:
        if key := private_key.unpacked(_opened(one, code, station)):
            return key
    if not any(one.text("sealed") for one in found):
        raise errors.SheetVoid(made_on=max(one.text("made_on") for one in found))
    raise errors.EnvelopeBroken()


def _opened(envelope: Record, code: str, station: str) -> bytes:
    place = Place(station, envelope.text("replica"), envelope.text("made_on"))
    return opened(envelope.text("sealed"), code, place) or b""


def _station(desk: Desk) -> str:
    return desk.station.text("division_code")
