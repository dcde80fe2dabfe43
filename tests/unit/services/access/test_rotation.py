"""A new master key: everything there is opens, the key before opens nothing."""

import os

import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.access import authority, renewal, rotation
from desktop.services.apart import Here
from desktop.services.opening import open_desk, unlock
from desktop.services.safekeeping import backups, checkup, recovering, recovery_sheets
from desktop.storage import keys
from desktop.storage.keys import RECORDS_PURPOSE, MasterKey
from tests.conftest import CHEAP, PASSPHRASE


@pytest.fixture
def modern(home, master):
    """The station with a slot of today's form."""
    slot = keys.passphrase_slot(master, PASSPHRASE, CHEAP)
    keys.write_slots(home.keys, (slot,))
    return home


def rotated(home, master, now):
    slots = keys.read_slots(home.keys)

    def carry(new):
        return rotation.carried(slots, new)

    return rotation.rotate(home, master, carry, lambda: now, "试")


def test_the_passphrase_opens_what_was_there_and_what_comes(modern, master, now):
    desk = open_desk(modern, master, Here())
    person = records.add(desk, "volunteer", {"name": "王桂芳"})
    old = desk.volumes.put("a" * 64, {"original": b"before"})[0]
    desk.close()
    rotated(modern, master, now)
    new = unlock(modern, PASSPHRASE)
    assert new.secret != master.secret
    desk = open_desk(modern, new, Here())
    assert desk.records.get(kind_named("volunteer"), person).text("name") == "王桂芳"
    assert desk.volumes.get(old.volume, "a" * 64, "original") == b"before"
    later = desk.volumes.put("b" * 64, {"original": b"after"})[0]
    assert later.volume == old.volume + 1
    desk.close()
    with pytest.raises(errors.NotAStation):
        open_desk(modern, master, Here())


def test_new_pictures_do_not_open_under_the_key_before(modern, master, now):
    desk = open_desk(modern, master, Here())
    desk.volumes.put("a" * 64, {"original": b"before"})
    desk.close()
    new = rotated(modern, master, now)
    assert new.photo_key(1) == master.photo_key(1)
    assert new.photo_key(2) != master.photo_key(2)
    again = rotated(modern, new, now)
    assert [again.photo_key(n) == new.photo_key(n) for n in (1, 2)] == [True, False]


def test_somebody_who_has_it_open_keeps_the_key_as_it_is(modern, master, now):
    desk = open_desk(modern, master, Here())
    with pytest.raises(errors.StationBusy):
        rotated(modern, master, now)
    records.add(desk, "volunteer", {"name": "王桂芳"})
    desk.close()
    assert unlock(modern, PASSPHRASE) == master
    assert not list(modern.staging.iterdir())


def test_a_power_cut_between_key_file_and_records_leaves_the_key_before(
    modern, master, now, monkeypatch
):
    def cut(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(rotation, "_rename", cut)
    with pytest.raises(KeyboardInterrupt):
        rotated(modern, master, now)
    monkeypatch.undo()
    assert unlock(modern, PASSPHRASE) == master
    rotated(modern, master, now)
    assert unlock(modern, PASSPHRASE) != master


def test_backups_of_before_and_after_open_each_with_their_own_key(modern, master, now, tmp_path):
    desk = open_desk(modern, master, Here(), clock=lambda: now)
    desk.volumes.put("a" * 64, {"original": b"before"})
    backups.back_up(desk, tmp_path / "一.station")
    desk.close()
    new = rotated(modern, master, now)
    desk = open_desk(modern, new, Here(), clock=lambda: now)
    desk.volumes.put("b" * 64, {"original": b"after"})
    backups.back_up(desk, tmp_path / "二.station")
    desk.close()
    for name in ("一", "二"):
        target = type(modern)(tmp_path / name)
        done = recovering.recover(tmp_path / f"{name}.station", target, PASSPHRASE)
        assert done.whole
        desk = open_desk(target, unlock(target, PASSPHRASE), Here())
        assert desk.volumes.get(1, "a" * 64, "original") == b"before"
        if name == "二":
            assert desk.volumes.get(2, "b" * 64, "original") == b"after"
        assert checkup.examine(desk) == []
        desk.close()


def test_the_recovery_sheet_goes_on(modern, master, now):
    desk = open_desk(modern, master, Here(), clock=lambda: now)
    code = recovery_sheets.make(desk, cost=CHEAP).shown
    assert not authority.new_key_due(desk)
    desk.close()
    new = rotated(modern, master, now)
    assert unlock(modern, code) == new


def test_another_sheet_makes_a_new_key_due_and_the_sheet_before_opens_no_copy(modern, master, now):
    desk = open_desk(modern, master, Here(), clock=lambda: now)
    first = recovery_sheets.make(desk, cost=CHEAP).shown
    copied = modern.keys.read_bytes()
    second = recovery_sheets.make(desk, cost=CHEAP).shown
    assert authority.new_key_due(desk)
    desk.close()
    assert renewal.renew_if_due(modern, master).done
    new = unlock(modern, second)
    assert not renewal.renew_if_due(modern, new).done
    modern.keys.write_bytes(copied)
    modern.keys.with_name(keys.PREVIOUS_NAME).write_bytes(copied)
    stale = unlock(modern, first)
    with pytest.raises(errors.NotAStation):
        open_desk(modern, stale, Here())


def test_a_key_with_its_eras_survives_packing():
    key = MasterKey(os.urandom(32))
    assert MasterKey.unpacked(key.packed()) == key
    later = key.followed_by(os.urandom(32), 4).followed_by(os.urandom(32), 9)
    assert MasterKey.unpacked(later.packed()) == later
    assert [later.photo_key(3), later.photo_key(9)] == [
        key.photo_key(1),
        later.derive("photo volumes"),
    ]
    assert later.derive(RECORDS_PURPOSE) != key.derive(RECORDS_PURPOSE)


@pytest.mark.parametrize("data", [b"", b"x" * 31, b"x" * 35, b"x" * 36 * 501])
def test_what_is_no_key_is_told(data):
    with pytest.raises(ValueError, match="no key"):
        MasterKey.unpacked(data)
