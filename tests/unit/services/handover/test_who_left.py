"""A clerk who left opens nothing that was made after: each thing he may have kept, on each file."""

import shutil
import zipfile

import pytest

from desktop import errors
from desktop.config import Home
from desktop.services import records
from desktop.services.access import clerk_keys
from desktop.services.access.clerk_keys import NewSecret
from desktop.services.access.entering import Knock, knock, sit_down
from desktop.services.access.wrong_tries import WrongTries
from desktop.services.apart import Here
from desktop.services.handover import package, taking_over
from desktop.services.handover.taking_over import Successor
from desktop.services.opening import open_desk, unlock
from desktop.services.safekeeping import backups, recovering, recovery_sheets
from desktop.services.sync import pairing
from desktop.storage import keys
from desktop.storage.backups.backup_manifest import opened
from desktop.storage.database import open_store
from desktop.storage.keys import RECORDS_PURPOSE
from desktop.storage.photos.photos import PhotoVolumes
from tests.conftest import CHEAP, PASSPHRASE

pytestmark = pytest.mark.slow

NEW, PIN = "李文书自己的一句话", "470913"


class Ring:
    """The keyring of one PC; the leaver has a copy of his."""

    def __init__(self):
        self.kept = {}

    def get(self, name):
        return self.kept.get(name)

    def put(self, name, secret):
        self.kept[name] = secret
        return True

    def drop(self, name):
        self.kept.pop(name, None)


class Leaver:
    """All that somebody can carry off on the last day: secrets, papers, key, files, keyring."""

    def __init__(self, desk, folder):
        self.ring = Ring()
        second = records.add(desk, "clerk", {"name": "赵文书"})
        clerk_keys.add(desk, second, NewSecret(PIN, keys.PIN, CHEAP), self.ring)
        self.paper = recovery_sheets.make(desk, cost=CHEAP).shown
        packed = package.pack(desk, folder / "移交.station", cost=CHEAP)
        self.file, self.code = packed.files[0], packed.code
        self.master = desk.master
        self.keys = folder / "拷走的 keys.json"
        shutil.copy(desk.home.keys, self.keys)

    @property
    def secrets(self):
        """What can be typed."""
        return {"口令": PASSPHRASE, "PIN": PIN, "恢复码": self.paper, "接手码": self.code}


@pytest.fixture
def leaver(desk, tmp_path):
    desk.volumes.put("a" * 64, {"original": b"before"})
    return Leaver(desk, tmp_path)


@pytest.fixture
def after(leaver, tmp_path, now):
    """The next clerk's open station, in which work has gone on."""
    home = Home(tmp_path / "新电脑")
    who = Successor("李文书", NewSecret(NEW, keys.PASSPHRASE, CHEAP))
    done = taking_over.take_over(leaver.file, home, leaver.code, who, clock=lambda: now)
    desk = open_desk(home, done.master, Here(), clock=lambda: now)
    records.add(desk, "volunteer", {"name": "接手以后来的"})
    desk.volumes.put("b" * 64, {"original": b"after"})
    yield desk
    desk.close()


def knocks(home, typed, ring):
    knocking = Knock(typed, ring=ring)
    # A clock that runs fast: how long wrong tries wait is another test's.
    passed = iter(range(0, 10**9, 10**6))
    tries = WrongTries(home, lambda: next(passed))
    return knocking, knock(home, knocking, tries)


@pytest.mark.parametrize("what", ["口令", "PIN", "恢复码", "接手码"])
def test_nothing_he_can_type_opens_the_station(leaver, after, what):
    with pytest.raises(errors.OpenError):
        knocks(after.home, leaver.secrets[what], leaver.ring)


@pytest.mark.parametrize("what", ["口令", "PIN", "恢复码"])
def test_nor_with_his_key_file_put_in_the_place_of_the_new_one(leaver, after, what, now):
    for name in (after.home.keys.name, keys.PREVIOUS_NAME):
        shutil.copy(leaver.keys, after.home.path / name)
    with pytest.raises((errors.NotAStation, errors.KeyTakenBack, errors.WrongPassphrase)):
        knocking, entered = knocks(after.home, leaver.secrets[what], leaver.ring)
        desk = open_desk(after.home, entered.opened.master, Here(), clock=lambda: now)
        sit_down(desk, entered, knocking)


def test_nor_with_the_key_file_of_the_handover(leaver, after):
    with zipfile.ZipFile(leaver.file) as archive:
        after.home.keys.write_bytes(archive.read("keys.json"))
    with pytest.raises((errors.NotAStation, errors.WrongPassphrase)):
        _, entered = knocks(after.home, leaver.code, leaver.ring)
        open_desk(after.home, entered.opened.master, Here())


def test_the_key_he_knows_opens_no_records_and_no_new_photos(leaver, after):
    with pytest.raises(errors.NotAStation):
        open_store(after.home.records, leaver.master.derive(RECORDS_PURPOSE), read_only=True)
    volumes = PhotoVolumes(after.home.photos, leaver.master)
    assert volumes.get(1, "a" * 64, "original") == b"before"  # which he had
    with pytest.raises(errors.StationError):
        volumes.get(2, "b" * 64, "original")
    volumes.close()


def test_backups_made_after_do_not_open_for_him(leaver, after, tmp_path):
    made = backups.back_up(after, tmp_path / "以后的.station").path
    for number, typed in enumerate(leaver.secrets.values()):
        with pytest.raises(errors.WrongPassphrase):
            recovering.recover(made, Home(tmp_path / f"偷 {number}"), typed)
    assert backups.check(after, made) == []
    with opened(made) as (archive, _), archive.open("station.db") as inside:
        stolen = tmp_path / "偷.db"
        stolen.write_bytes(inside.read())
    with pytest.raises(errors.NotAStation):
        open_store(stolen, leaver.master.derive(RECORDS_PURPOSE), read_only=True)


def test_a_backup_whose_key_file_he_swaps_for_his_own_does_not_open(leaver, after, tmp_path):
    made = backups.back_up(after, tmp_path / "以后的.station").path
    forged = tmp_path / "换过.station"
    with zipfile.ZipFile(made) as archive, zipfile.ZipFile(forged, "w") as target:
        for name in archive.namelist():
            data = leaver.keys.read_bytes() if name == "keys.json" else archive.read(name)
            target.writestr(name, data)
    with pytest.raises(errors.BackupDamaged):
        recovering.recover(forged, Home(tmp_path / "偷"), PASSPHRASE)


def test_a_later_handover_does_not_open_with_the_code_before(leaver, after, tmp_path):
    again = package.pack(after, tmp_path / "再交.station", cost=CHEAP)
    for typed in leaver.secrets.values():
        with pytest.raises(errors.HandoverCodeWrong):
            package.opens_with(again.files[0], typed)


def test_a_pairing_file_made_after_does_not_open_for_him(leaver, after, tmp_path, desk):
    file = tmp_path / "钥匙.pairing"
    pairing.write(after, file, "另一句只有两人知道的话", CHEAP)
    for typed in leaver.secrets.values():
        with pytest.raises(errors.StationError):
            pairing.read(desk, file, typed)


def test_the_new_clerks_own_secret_still_opens_all_of_it(after, now):
    master = unlock(after.home, NEW)
    assert master == after.master
