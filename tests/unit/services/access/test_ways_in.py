"""Clerks' PINs and passphrases: given, changed, taken back; and what old copies open afterwards."""

import shutil

import pytest

from desktop import errors
from desktop.services import records
from desktop.services.access import authority, clerk_keys, door_names, renewal
from desktop.services.access.clerk_keys import NewSecret
from desktop.services.access.entering import Knock, knock, sit_down
from desktop.services.access.wrong_tries import WrongTries
from desktop.services.apart import Here
from desktop.services.opening import open_desk, unlock
from desktop.services.roster import rosters
from desktop.services.safekeeping import recovery_sheets
from desktop.storage import keys
from desktop.storage.keys import PASSPHRASE, PIN
from tests.conftest import CHEAP
from tests.conftest import PASSPHRASE as FOUNDER

PIN_OF_LI = "290417"


class Ring:
    """A keyring in memory; another PC or account has another one."""

    def __init__(self):
        self.kept = {}

    def get(self, name):
        return self.kept.get(name)

    def put(self, name, secret):
        self.kept[name] = secret
        return True

    def drop(self, name):
        self.kept.pop(name, None)


@pytest.fixture
def ring():
    return Ring()


@pytest.fixture
def li(desk, ring):
    """A second clerk, with a PIN."""
    clerk = records.add(desk, "clerk", {"name": "李记录"})
    clerk_keys.add(desk, clerk, NewSecret(PIN_OF_LI, PIN, CHEAP), ring)
    return clerk


def enter(home, typed, ring, clerk=""):
    """Through the door, as the window goes; gives the key and what is told."""
    knocking = Knock(typed, clerk, ring)
    entered = knock(home, knocking, WrongTries(home))
    master = renewal.renew_if_due(home, entered.opened.master).master
    desk = open_desk(home, master, Here())
    try:
        told = sit_down(desk, entered, knocking)
        return desk.clerk, told
    finally:
        desk.close()


def settled(desk, ring):
    """What the founder's passphrase opens has taken today's form."""
    knocking = Knock(FOUNDER, "", ring)
    sit_down(desk, knock(desk.home, knocking, WrongTries(desk.home)), knocking)


def test_a_pin_opens_on_its_pc_and_says_who_came(desk, li, ring):
    desk.close()
    assert enter(desk.home, PIN_OF_LI, ring) == (li, [])


def test_the_same_pin_is_worth_nothing_on_another_pc(desk, li):
    with pytest.raises(errors.DeviceKeyGone):
        enter(desk.home, PIN_OF_LI, Ring())


def test_a_try_counts_where_this_pc_lacks_the_other_half_of_pins(desk, li):
    """A passphrase of figures alone might be looked for so, without ever having to wait."""
    tries = WrongTries(desk.home)
    for _ in range(3):
        with pytest.raises(errors.DeviceKeyGone):
            knock(desk.home, Knock("19900307", "", Ring()), tries)
    with pytest.raises(errors.TooManyTries):
        knock(desk.home, Knock("19900308", "", Ring()), tries)


def test_without_a_keyring_there_is_no_pin(desk):
    class Shut(Ring):
        def put(self, name, secret):
            return False

    clerk = records.add(desk, "clerk", {"name": "李记录"})
    with pytest.raises(errors.NoKeyringHere):
        clerk_keys.add(desk, clerk, NewSecret(PIN_OF_LI, PIN, CHEAP), Shut())
    assert len(authority.current(desk).slots) == 1


@pytest.mark.parametrize("typed", ["12345", "abcdef", "29041七", ""])
def test_a_pin_is_six_digits_or_more(desk, ring, typed):
    clerk = records.add(desk, "clerk", {"name": "李记录"})
    with pytest.raises(errors.PinTooShort):
        clerk_keys.add(desk, clerk, NewSecret(typed, PIN, CHEAP), ring)


@pytest.mark.parametrize(
    "typed", ["111111", "123456", "987654", "121212", "123123", "１２３４５６"]
)
def test_one_that_is_tried_first_is_refused(desk, ring, typed):
    clerk = records.add(desk, "clerk", {"name": "李记录"})
    with pytest.raises(errors.PinTooSimple):
        clerk_keys.add(desk, clerk, NewSecret(typed, PIN, CHEAP), ring)


def test_the_head_has_no_key(desk, ring):
    head = records.add(desk, "clerk", {"name": "张书记", "role": "head"})
    with pytest.raises(errors.HeadHasNoKey):
        clerk_keys.add(desk, head, NewSecret(PIN_OF_LI, PIN, CHEAP), ring)


def test_nobody_gets_two(desk, li, ring):
    with pytest.raises(errors.KeyExists):
        clerk_keys.add(desk, li, NewSecret("some passphrase", PASSPHRASE, CHEAP), ring)


def test_the_door_names_clerks_to_this_account_only(desk, li, ring):
    settled(desk, ring)
    assert {(one.name, one.kind) for one in door_names.read(desk.home, ring)} == {
        ("李记录", "pin"),
        ("王文书", "passphrase"),
    }
    assert door_names.read(desk.home, Ring()) == []
    assert "李记录".encode() not in (desk.home.path / "door.json").read_bytes()


def test_a_changed_pin_opens_and_the_old_one_opens_no_copy_with_new_records(desk, li, ring):
    settled(desk, ring)
    old = desk.home.keys.read_bytes()
    clerk_keys.change(desk, li, NewSecret("804261", PIN, CHEAP), ring)
    desk.close()
    assert enter(desk.home, "804261", ring)[0] == li
    for path in (desk.home.keys, desk.home.keys.with_name(keys.PREVIOUS_NAME)):
        path.write_bytes(old)
    with pytest.raises(errors.StationError):
        enter(desk.home, PIN_OF_LI, ring)


def test_who_was_taken_off_opens_nothing_made_later_with_any_copy_of_before(
    desk, li, ring, tmp_path
):
    settled(desk, ring)
    copied = tmp_path / "keys of before.json"
    shutil.copy(desk.home.keys, copied)
    clerk_keys.take_back(desk, li, ring)
    desk.close()
    _, told = enter(desk.home, FOUNDER, ring)
    assert told == []
    with pytest.raises(errors.WrongPassphrase):
        enter(desk.home, PIN_OF_LI, ring)
    shutil.copy(copied, desk.home.keys)
    shutil.copy(copied, desk.home.keys.with_name(keys.PREVIOUS_NAME))
    with pytest.raises(errors.StationError):
        enter(desk.home, PIN_OF_LI, ring)
    slots = keys.read_slots(copied)
    master = keys.open_slots(slots, PIN_OF_LI, device_secret=ring.get).master
    with pytest.raises(errors.NotAStation):
        open_desk(desk.home, master, Here())


def test_before_the_new_key_is_made_a_slot_pasted_back_is_refused_and_taken_out(desk, li, ring):
    settled(desk, ring)
    before = desk.home.keys.read_bytes()
    clerk_keys.take_back(desk, li, ring)
    desk.home.keys.write_bytes(before)
    knocking = Knock(PIN_OF_LI, "", ring)
    with pytest.raises(errors.KeyTakenBack):
        sit_down(desk, knock(desk.home, knocking, WrongTries(desk.home)), knocking)
    knocking = Knock(FOUNDER, "", ring)
    told = sit_down(desk, knock(desk.home, knocking, WrongTries(desk.home)), knocking)
    assert "已按资料改正" in told[0]
    assert {slot.clerk for slot in keys.read_slots(desk.home.keys)} == {desk.clerk}


def test_a_slot_of_a_stranger_wraps_no_new_key(desk, li, ring, tmp_path):
    """Who swaps the public half of a slot in the file gets nothing at the next change of keys."""
    settled(desk, ring)
    theirs = keys.passphrase_slot(keys.new_master_key(), "stranger's own", CHEAP)
    keys.write_slots(desk.home.keys, (*keys.read_slots(desk.home.keys), theirs))
    renewal.mark_due(desk, "试")
    desk.close()
    enter(desk.home, FOUNDER, ring)
    with pytest.raises(errors.WrongPassphrase):
        unlock(desk.home, "stranger's own")


def test_the_last_one_stays(desk, ring):
    settled(desk, ring)
    with pytest.raises(errors.LastKey):
        clerk_keys.take_back(desk, str(desk.clerk), ring)


def test_the_founders_slot_of_before_takes_todays_form_at_the_first_opening(desk, ring):
    desk.close()
    old = keys.read_slots(desk.home.keys)[0]
    enter(desk.home, FOUNDER, ring)
    (new,) = keys.read_slots(desk.home.keys)
    assert (new.public, new.clerk) != (old.public, old.clerk)
    assert enter(desk.home, FOUNDER, ring)[1] == []


def test_a_roster_is_not_brought_in_while_only_this_pc_opens_the_station(desk, li, ring, tmp_path):
    settled(desk, ring)
    authority.change(desk, tuple(one for one in authority.current(desk).slots if one.kind == PIN))
    roster = tmp_path / "花名册.csv"
    roster.write_text("姓名\n张三\n", encoding="utf-8")
    with pytest.raises(errors.RecoverySheetNeeded):
        rosters.import_roster(desk, roster)
    assert rosters.import_roster(desk, roster, dry_run=True).added == 1
    recovery_sheets.make(desk, cost=CHEAP)
    assert rosters.import_roster(desk, roster).added == 1


def test_a_slot_pasted_back_opens_nothing_to_look_at_either(desk, li, ring, monkeypatch):
    """On a full disk or at a newer program's station nothing is written, but it is held against."""
    settled(desk, ring)
    before = desk.home.keys.read_bytes()
    clerk_keys.take_back(desk, li, ring)
    desk.home.keys.write_bytes(before)
    monkeypatch.setattr(desk.store, "full", True)
    assert desk.looking
    knocking = Knock(PIN_OF_LI, "", ring)
    with pytest.raises(errors.KeyTakenBack):
        sit_down(desk, knock(desk.home, knocking, WrongTries(desk.home)), knocking)
    knocking = Knock(FOUNDER, "", ring)
    assert sit_down(desk, knock(desk.home, knocking, WrongTries(desk.home)), knocking) == []


def gone(desk, clerk, how):
    if how == "deleted":
        records.remove(desk, "clerk", [clerk])
    else:
        records.change(desk, "clerk", clerk, {"role": "head"})


@pytest.mark.parametrize("how", ["deleted", "head"])
def test_who_was_deleted_or_only_signs_is_refused_and_loses_the_way_in(desk, li, ring, how):
    """Deleting a record is no taking back, and may have come from another PC."""
    settled(desk, ring)
    gone(desk, li, how)
    knocking = Knock(PIN_OF_LI, "", ring)
    with pytest.raises(errors.ClerkGone):
        sit_down(desk, knock(desk.home, knocking, WrongTries(desk.home)), knocking)
    knocking = Knock(FOUNDER, "", ring)
    told = sit_down(desk, knock(desk.home, knocking, WrongTries(desk.home)), knocking)
    assert "李记录" in told[0] and "已收回" in told[0]
    assert {slot.clerk for slot in authority.current(desk).slots} == {desk.clerk}
    assert authority.new_key_due(desk)
    assert desk.store.one("SELECT what FROM audit ORDER BY seq DESC LIMIT 1") == "key-removed"
    assert [one.name for one in door_names.read(desk.home, ring)] == ["王文书"]


def test_who_is_gone_is_refused_where_nothing_can_be_written_too(desk, li, ring, monkeypatch):
    settled(desk, ring)
    gone(desk, li, "deleted")
    monkeypatch.setattr(desk.store, "full", True)
    knocking = Knock(PIN_OF_LI, "", ring)
    with pytest.raises(errors.ClerkGone):
        sit_down(desk, knock(desk.home, knocking, WrongTries(desk.home)), knocking)


def test_where_nobody_else_could_open_the_station_who_was_deleted_still_comes_in(desk, ring):
    settled(desk, ring)
    records.remove(desk, "clerk", [str(desk.clerk)])
    knocking = Knock(FOUNDER, "", ring)
    assert sit_down(desk, knock(desk.home, knocking, WrongTries(desk.home)), knocking) == []
    assert len(authority.current(desk).slots) == 1


def test_who_has_left_and_still_opens_the_station_is_told_of_to_the_others(desk, li, ring):
    settled(desk, ring)
    records.change(desk, "clerk", li, {"until": "2026-01-01"})
    told = {}
    for typed in (FOUNDER, PIN_OF_LI):
        knocking = Knock(typed, "", ring)
        told[typed] = sit_down(desk, knock(desk.home, knocking, WrongTries(desk.home)), knocking)
    assert told[PIN_OF_LI] == []
    assert told[FOUNDER][0].startswith("「李记录」已经离任")
