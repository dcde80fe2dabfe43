"""Each clerk's way in: a PIN that holds on this PC, or a passphrase that holds anywhere."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from desktop import errors
from desktop.model import pins
from desktop.model.audited import What
from desktop.model.kinds import kind_named
from desktop.services import audits
from desktop.services.access import authority, door_names, renewal
from desktop.services.desk import Desk
from desktop.storage import keys
from desktop.storage.keys import PASSPHRASE, PIN, RECOVERY, Argon2Cost, MasterKey, Slot
from desktop.storage.settings import Settings
from desktop.storage.system_keyring import Keyring

#: Setting: under which name this PC's keyring holds the other half of PINs.
DEVICE = "keyring_name"
_CLERKS = (PASSPHRASE, PIN)


@dataclass(frozen=True, slots=True)
class Way:
    """One way into the station.

    Args:
        id: of the slot.
        kind: ``passphrase``, ``pin``, ``recovery`` or ``handover``.
        clerk: the id of whose it is; empty where it is nobody's own.
        name: the clerk's name.
        here: whether it works on this PC.
        outdated: whether it is of an older program, and can't outlive a new station key.
    """

    id: str
    kind: str
    clerk: str
    name: str
    here: bool
    outdated: bool


@dataclass(frozen=True, slots=True)
class NewSecret:
    """What a clerk chose.

    Args:
        typed: the PIN or passphrase.
        kind: which of the two.
        cost: of one guess.
    """

    typed: str
    kind: str
    cost: Argon2Cost = keys.STATION_COST


def ways(desk: Desk) -> list[Way]:
    """All ways in, clerks' first."""
    names = {str(one.id): one.text("name") for one in desk.records.find(kind_named("clerk"))}
    device = desk.settings.get(DEVICE, default="")
    told = [
        Way(
            slot.id,
            slot.kind,
            authority.whose(desk.settings, slot),
            names.get(authority.whose(desk.settings, slot), ""),
            slot.kind != PIN or slot.device == device,
            not slot.public,
        )
        for slot in authority.current(desk).slots
    ]
    return sorted(told, key=lambda way: (way.kind not in _CLERKS, way.name))


def check(wanted: NewSecret) -> None:
    """Refuse a PIN or passphrase that will not do anywhere.

    Raises:
        errors.OpenError: it is too short or too simple.
    """
    if wanted.kind == PASSPHRASE:
        keys.check_passphrase(wanted.typed)
    else:
        keys.check_pin(pins.read(wanted.typed))


def maker(desk: Desk, clerk: str, wanted: NewSecret, ring: Keyring) -> Callable[[MasterKey], Slot]:
    """What makes a clerk's slot for a master key; the secret and this PC are looked at before.

    Args:
        desk: the open station.
        clerk: the id of whose it is.
        wanted: what was chosen.
        ring: of this PC.

    Raises:
        errors.OpenError: the secret or this PC will not do.
    """
    return maker_with(desk.settings, clerk, wanted, ring)


def maker_with(
    settings: Settings, clerk: str, wanted: NewSecret, ring: Keyring
) -> Callable[[MasterKey], Slot]:
    """The same where no desk stands yet; raises what `maker` raises."""
    check(wanted)
    if wanted.kind == PASSPHRASE:
        return lambda master: keys.passphrase_slot(master, wanted.typed, wanted.cost, clerk)
    pin = pins.read(wanted.typed)
    device, secret = _device(settings, ring)
    return lambda master: keys.pin_slot(master, pin, wanted.cost, clerk, device, secret)


def add(desk: Desk, clerk: str, wanted: NewSecret, ring: Keyring) -> None:
    """Give a clerk a way in.

    Raises:
        errors.HeadHasNoKey: the station's head signs on paper only.
        errors.KeyExists: the clerk has one that works here.
        errors.OpenError: the secret or this PC will not do.
    """
    person = desk.records.get(kind_named("clerk"), clerk)
    if person.text("role") == "head":
        raise errors.HeadHasNoKey()
    slots = authority.current(desk).slots
    device = desk.settings.get(DEVICE, default="")
    own = [slot for slot in slots if authority.whose(desk.settings, slot) == clerk]
    if any(slot.device in ("", device) for slot in own):
        raise errors.KeyExists()
    slot = maker(desk, clerk, wanted, ring)(desk.master)
    audits.note(desk, What.KEY_ADDED, "clerk", clerk, why=_KINDS[slot.kind])
    authority.change(desk, (*slots, slot))
    door_names.write(desk, ring)


def change(desk: Desk, clerk: str, wanted: NewSecret, ring: Keyring) -> None:
    """Another PIN or passphrase in the place of what this clerk has here; a new key is due then.

    Raises:
        errors.OpenError: the secret or this PC will not do; nothing has changed.
    """
    slot = maker(desk, clerk, wanted, ring)(desk.master)
    device = desk.settings.get(DEVICE, default="")
    kept = [
        one
        for one in authority.current(desk).slots
        if one.kind not in _CLERKS
        or authority.whose(desk.settings, one) != clerk
        or one.device not in ("", device)
    ]
    audits.note(desk, What.KEY_CHANGED, "clerk", clerk, why=_KINDS[slot.kind])
    authority.change(desk, (*kept, slot))
    renewal.mark_due(desk, "更改了口令或 PIN")
    door_names.write(desk, ring)


def take_back(desk: Desk, clerk: str, ring: Keyring) -> None:
    """A clerk opens the station no more, on no PC; with a new key by no copy of today's files.

    Raises:
        errors.LastKey: nobody else could open it then.
    """
    slots = authority.current(desk).slots
    kept = [
        one
        for one in slots
        if one.kind not in _CLERKS or authority.whose(desk.settings, one) != clerk
    ]
    if not any(one.kind in _CLERKS for one in kept):
        raise errors.LastKey()
    if len(kept) == len(slots):
        return
    audits.note(desk, What.KEY_REMOVED, "clerk", clerk)
    authority.change(desk, tuple(kept))
    renewal.mark_due(desk, "收回了口令或 PIN")
    door_names.write(desk, ring)


def has_recovery(desk: Desk) -> bool:
    """Whether a recovery sheet in force opens the station."""
    return any(slot.kind == RECOVERY for slot in authority.current(desk).slots)


def hangs_on_this_pc(desk: Desk) -> bool:
    """Whether nothing but PINs opens the station: with this PC's system all would be gone."""
    return all(slot.kind == PIN for slot in authority.current(desk).slots)


def refuse_pins_alone(desk: Desk) -> None:
    """Before much is brought in: more than this PC's system must open the station.

    Raises:
        errors.RecoverySheetNeeded: nothing but PINs does.
    """
    if hangs_on_this_pc(desk):
        raise errors.RecoverySheetNeeded()


def _device(settings: Settings, ring: Keyring) -> tuple[str, bytes]:
    """The name and the secret in this PC's keyring, made where they lack.

    Raises:
        errors.NoKeyringHere: the system keeps nothing for us.
    """
    name = str(settings.get(DEVICE, default=""))
    if name and (secret := ring.get(name)) is not None:
        return name, secret
    name, secret = str(uuid.uuid4()), os.urandom(32)
    if not ring.put(name, secret):
        raise errors.NoKeyringHere()
    settings.put(DEVICE, name)
    return name, secret


_KINDS = {PASSPHRASE: "口令", PIN: "PIN"}
