"""Through the door: from what somebody typed to a desk at which it is known who sits."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop import errors, logbook
from desktop.config import Home
from desktop.model import pins, recovery_code
from desktop.model.audited import What
from desktop.services import audits
from desktop.services.access import authority, door_names
from desktop.services.access.wrong_tries import FREE, WrongTries
from desktop.services.desk import Desk
from desktop.services.opening import find_station, open_with
from desktop.storage import keys
from desktop.storage.keys import HANDOVER, PASSPHRASE, PIN, RECOVERY, Opened, Slot
from desktop.storage.system_keyring import Keyring, NoKeyring


@dataclass(frozen=True, slots=True)
class Knock:
    """What somebody does at the door.

    Args:
        typed: a passphrase, a PIN or the code of a sheet.
        clerk: the id of who was chosen; anybody where empty.
        ring: this PC's keyring.
    """

    typed: str
    clerk: str = ""
    ring: Keyring = field(default_factory=NoKeyring)


@dataclass(frozen=True, slots=True)
class Entered:
    """Who came in.

    Args:
        opened: the key, and the slot that gave it.
        wrong_before: how many wrong tries came before.
    """

    opened: Opened
    wrong_before: int = 0

    @property
    def by_code(self) -> bool:
        """Whether a code from paper opened it."""
        return self.opened.slot.kind in (RECOVERY, HANDOVER)


def knock(home: Home, knocking: Knock, tries: WrongTries) -> Entered:
    """Get the station's key by what was typed.

    Raises:
        errors.NoStation: none here.
        errors.TooManyTries: it is too early for another try.
        errors.WrongPassphrase: it opens nothing.
        errors.DeviceKeyGone: it may be a PIN, and this PC does not hold its other half.
        errors.NotAStation: the key file is damaged, the previous generation too.
        errors.WorldError: the folder or the disk refuses.
    """
    find_station(home)
    tries.begin()
    try:
        opened = open_with(home, knocking.typed, knocking.clerk, knocking.ring.get)
    except (errors.WrongPassphrase, errors.DeviceKeyGone, errors.NotAStation):
        raise  # something was compared, or may have been
    except errors.StationError:
        tries.void()
        raise
    return Entered(opened, tries.right())


def sit_down(desk: Desk, entered: Entered, knocking: Knock, *, stays: bool = True) -> list[str]:
    """Say at the open desk who came in; gives what the clerk should hear about.

    Args:
        desk: just opened.
        entered: from `knock`.
        knocking: what was typed.
        stays: whether all that is done at this PC from now on is this clerk's, as in the window;
            a command is one clerk's while the window beside it may be another's.

    Raises:
        errors.KeyTakenBack: what opened it holds no more; the desk is to be closed.
    """
    if desk.looking:
        _that_holds(desk, entered.opened, knocking)
        return []
    told: list[str] = []
    try:
        _settle(desk, entered, knocking, told, stays=stays)
    except errors.WorldError as error:
        if isinstance(error, errors.KeyTakenBack):
            raise
        logbook.note(error)  # somebody else is writing, or the disk is full: the next time
    return told


def _settle(desk: Desk, entered: Entered, knocking: Knock, told: list[str], *, stays: bool) -> None:
    opened = _that_holds(desk, entered.opened, knocking)
    slot = opened.slot
    if authority.settle(desk, opened):
        told.append("密钥文件和资料对不上，已按资料改正。")
    _settle_gone(desk, slot, knocking, told)
    whose = authority.whose(desk.settings, slot)
    if stays and whose and whose != desk.clerk:
        desk.settings.put("clerk", whose)
    if entered.wrong_before >= FREE:
        told.append(f"上次打开以后，有人输错了 {entered.wrong_before} 次。")
        audits.note(desk, What.WRONG_TRIES, why=f"{entered.wrong_before} 次")
    if slot.kind in (RECOVERY, HANDOVER):
        audits.note(desk, What.UNLOCKED_BY_RECOVERY)
    nobodys = slot.kind == PASSPHRASE and not slot.clerk
    if not slot.public or nobodys or whose != slot.clerk:
        _modernise(desk, opened, knocking, whose)
        door_names.write(desk, knocking.ring)


def _settle_gone(desk: Desk, slot: Slot, knocking: Knock, told: list[str]) -> None:
    """Take away what clerks who are gone have left, and tell of who only has left."""
    from desktop.services.access import gone_clerks  # not before somebody is at the door

    if words := gone_clerks.take_back(desk):
        door_names.write(desk, knocking.ring)
        told.append(words)
    if words := gone_clerks.still_open(desk, authority.whose(desk.settings, slot)):
        told.append(words)


def _that_holds(desk: Desk, opened: Opened, knocking: Knock) -> Opened:
    """The slot that holds for what was typed, of somebody who is not gone; writes nothing."""
    from desktop.services.access import gone_clerks  # not before somebody is at the door

    found = _held(desk, opened, knocking)
    gone_clerks.refuse(desk, found.slot)
    return found


def _held(desk: Desk, opened: Opened, knocking: Knock) -> Opened:
    try:
        authority.check(desk, opened)
    except errors.KeyTakenBack:
        # Another window or command may have changed the slots since the key file was read.
        slots = authority.current(desk).slots
        try:
            return keys.open_slots(
                slots, knocking.typed, clerk=knocking.clerk, device_secret=knocking.ring.get
            )
        except errors.OpenError:
            raise errors.KeyTakenBack() from None
    return opened


def _modernise(desk: Desk, opened: Opened, knocking: Knock, whose: str) -> None:
    """One of before (format 1) comes to outlive a new station key; nobody's, the clerk's here."""
    slot, master, typed = opened.slot, desk.master, knocking.typed
    cost, clerk = keys.Argon2Cost(**slot.parameters["argon2id"]), whose or str(desk.clerk or "")
    if slot.kind == PASSPHRASE:
        newer = keys.passphrase_slot(master, typed, cost, clerk)
    elif slot.kind == PIN:
        secret = knocking.ring.get(slot.device) or b""  # it was there to open it
        newer = keys.pin_slot(master, pins.read(typed), cost, clerk, slot.device, secret)
    else:
        newer = keys.recovery_slot(master, recovery_code.read(typed), cost)
    kept = authority.current(desk).slots
    authority.change(desk, tuple(newer if one.same_as(slot) else one for one in kept))
