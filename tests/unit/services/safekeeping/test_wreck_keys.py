"""A slot that was taken back and pasted in again opens no wreck either."""

import shutil

import pytest

from desktop import errors
from desktop.config import Home
from desktop.services import records
from desktop.services.access import authority, clerk_keys
from desktop.services.access.clerk_keys import NewSecret
from desktop.services.access.entering import Knock, knock, sit_down
from desktop.services.access.wrong_tries import WrongTries
from desktop.services.opening import open_with
from desktop.services.safekeeping import wreck_keys
from desktop.services.safekeeping.salvage import save_out
from desktop.storage import keys
from desktop.storage.keys import PASSPHRASE
from desktop.storage.system_keyring import NoKeyring
from tests.conftest import CHEAP
from tests.conftest import PASSPHRASE as FOUNDER
from tests.unit.busy_station import PAGE

LEAVER = "what li typed"


@pytest.fixture
def wreck(desk, tmp_path):
    """A copy as a kill leaves it, with the leaver's slot in its key file again."""
    knocking = Knock(FOUNDER, "", NoKeyring())
    sit_down(desk, knock(desk.home, knocking, WrongTries(desk.home)), knocking)
    li = records.add(desk, "clerk", {"name": "李记录"})
    clerk_keys.add(desk, li, NewSecret(LEAVER, PASSPHRASE, CHEAP), NoKeyring())
    before = desk.home.keys.read_bytes()
    clerk_keys.take_back(desk, li, NoKeyring())
    copy = Home(tmp_path / "断电后")
    shutil.copytree(desk.home.path, copy.path, ignore=shutil.ignore_patterns("*-shm"))
    for name in (copy.keys.name, keys.PREVIOUS_NAME):
        copy.keys.with_name(name).write_bytes(before)
    return copy


def without_first_page(home):
    whole = home.records.read_bytes()
    home.records.write_bytes(bytes(PAGE) + whole[PAGE:])


@pytest.mark.parametrize("spoil", [lambda _home: None, without_first_page])
def test_the_records_pages_say_that_it_was_taken_back(wreck, spoil):
    spoil(wreck)
    with pytest.raises(errors.KeyTakenBack):
        wreck_keys.hold(wreck, open_with(wreck, LEAVER))
    assert wreck_keys.hold(wreck, open_with(wreck, FOUNDER))


def test_where_no_page_says_so_the_key_file_is_believed_and_that_is_told(desk, wreck):
    wreck.records.write_bytes(bytes(PAGE))
    wreck.records.with_name("station.db-wal").unlink()
    assert not wreck_keys.hold(wreck, open_with(wreck, FOUNDER))


@pytest.mark.slow
def test_what_is_saved_out_has_no_slot_that_the_records_do_not_know(wreck, tmp_path, now):
    new = Home(tmp_path / "新站")
    save_out(wreck, open_with(wreck, FOUNDER).master, new.path, clock=lambda: now)
    for path in (new.keys, new.keys.with_name(keys.PREVIOUS_NAME)):
        assert len(keys.read_slots(path)) == 1
    with pytest.raises(errors.WrongPassphrase):
        open_with(new, LEAVER)
    assert authority.in_file(new).slots[0].clerk
