"""The recovery sheet opens the station and its backups; a newer sheet takes its place."""

from __future__ import annotations

import pytest

from desktop import errors
from desktop.config import Home
from desktop.services import opening
from desktop.services.paper import papers
from desktop.services.safekeeping import backups, recovering, recovery_sheets
from desktop.storage import keys
from desktop.storage.keys import Argon2Cost

CHEAP = Argon2Cost(1, 8, 1)


def test_the_code_opens_the_station_as_the_passphrase_does(desk):
    code = recovery_sheets.make(desk, cost=CHEAP).shown
    assert opening.unlock(desk.home, code) == desk.master
    assert opening.unlock(desk.home, code.lower().replace("-", " ")) == desk.master


def test_only_the_newest_sheet_opens_and_the_passphrase_still_does(desk):
    first = recovery_sheets.make(desk, cost=CHEAP).shown
    second = recovery_sheets.make(desk, cost=CHEAP).shown
    with pytest.raises(errors.WrongPassphrase):
        opening.unlock(desk.home, first)
    assert opening.unlock(desk.home, second) == desk.master
    kinds = [slot.kind for slot in keys.read_slots(desk.home.keys)]
    assert sorted(kinds) == [keys.PASSPHRASE, keys.RECOVERY]


def test_a_backup_is_opened_by_the_sheet_that_was_in_force(desk, tmp_path):
    code = recovery_sheets.make(desk, cost=CHEAP).shown
    path = backups.back_up(desk, tmp_path / "一份.station").path
    made = recovering.recover(path, Home(tmp_path / "新"), code)
    assert made.master == desk.master


def test_looking_at_the_sheet_makes_no_code_and_printing_it_makes_one(desk):
    before = desk.home.keys.read_bytes()
    seen = papers.preview(desk, "recovery-sheet", [])
    assert seen.only_to_look
    assert desk.home.keys.read_bytes() == before
    assert recovery_sheets.made_on(desk) == ""
    sheet = papers.issue(desk, "recovery-sheet", [])
    assert not sheet.only_to_look and sheet.pages == 1
    assert recovery_sheets.made_on(desk) == desk.today().isoformat()
    assert keys.RECOVERY in [slot.kind for slot in keys.read_slots(desk.home.keys)]


def test_a_damaged_key_file_does_not_lose_the_passphrase(desk):
    desk.home.keys.write_bytes(desk.home.keys.read_bytes())
    recovery_sheets.make(desk, cost=CHEAP)
    desk.home.keys.unlink()
    code = recovery_sheets.make(desk, cost=CHEAP).shown
    assert opening.unlock(desk.home, code) == desk.master
