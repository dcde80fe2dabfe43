"""What can be read of a wreck is saved out; what can't is told; the wreck stays as it was."""

import contextlib
import hashlib
import random
import shutil

import pytest

from desktop import errors
from desktop.config import Home
from desktop.model.kinds import ALL, kind_named
from desktop.services import opening
from desktop.services.apart import Here
from desktop.services.opening import open_desk
from desktop.services.past import undoing
from desktop.services.past.history import history
from desktop.services.safekeeping import checkup, recovery_sheets
from desktop.services.safekeeping.checkup import Repairs
from desktop.services.safekeeping.salvage import save_out
from desktop.services.sync import envelopes
from desktop.storage import keys
from desktop.storage.keys import PHOTOS_PURPOSE, RECORDS_PURPOSE
from desktop.storage.photos.photos import ORIGINAL
from desktop.storage.rescue.btree_rows import Walk, leaf_rows
from desktop.storage.rescue.carving import shapes
from desktop.storage.rescue.sealed_pages import SealedFile
from desktop.storage.rescue.wal_frames import read_log
from tests.conftest import CHEAP, PASSPHRASE
from tests.unit import busy_station
from tests.unit.busy_station import PAGE

_TOLD = ("journal", "journal_payload", *(k for k in ALL if k != "setting"))


@pytest.fixture
def filled(desk):
    """The ids of a busy station, which is closed."""
    made = busy_station.fill(desk)
    desk.close()
    return made


@pytest.fixture
def saved(home, master, now, tmp_path, filled):
    """Saves the station out and opens what was built."""
    desks = []

    def save(name="新站"):
        before = busy_station.contents(home.path)
        report = save_out(home, master, tmp_path / name, clock=lambda: now)
        assert busy_station.contents(home.path) == before
        desk = open_desk(Home(tmp_path / name), master, Here(), clock=lambda: now)
        desks.append(desk)
        return report, desk

    yield save
    for desk in desks:
        desk.close()


def rows(desk, table):
    listed = ", ".join(f"[{name}]" for name in shapes()[table].columns)
    return set(desk.store.rows(f"SELECT {listed} FROM [{table}]"))


def everything(home, master):
    desk = open_desk(home, master, Here())
    try:
        return {table: rows(desk, table) for table in _TOLD}
    finally:
        desk.close()


def test_a_sound_station_is_copied_whole_as_a_replica_of_its_own(saved, home, master, filled):
    was = everything(home, master)
    report, desk = saved()
    assert report.complete and report.lines()[-1] == "没有遗失任何内容。"
    assert checkup.examine(desk) == []
    for table in _TOLD:
        assert was[table] <= rows(desk, table), table
    old = open_desk(home, master, Here())
    assert desk.settings.get("replica") != old.settings.get("replica")
    assert desk.secrets.get("private_field_key") == old.secrets.get("private_field_key")
    series = {row[0] for row in desk.store.rows("SELECT series FROM device")}
    assert len(series) == 2
    old.close()


def test_the_passphrase_stays(saved, home):
    _, desk = saved()
    assert opening.unlock(desk.home, PASSPHRASE) == desk.master
    with pytest.raises(errors.WrongPassphrase):
        opening.unlock(desk.home, "another one")


def test_history_stays_and_undo_works(saved, filled):
    _, desk = saved()
    assert len(history(desk, "volunteer", filled["volunteer"][0])) == 2
    assert undoing.next_undo(desk) is not None


def test_each_page_spoiled_alone_loses_no_person_and_no_hour(saved, home, filled):
    whole = home.records.read_bytes()
    chance = random.Random(3)  # noqa: S311 - damage, not keys
    numbers = chance.sample(range(len(whole) // PAGE), 12)
    for number in [0, *numbers]:
        data = bytearray(whole)
        data[number * PAGE : (number + 1) * PAGE] = bytes(PAGE)
        home.records.write_bytes(data)
        report, _ = saved(f"新站 {number}")
        assert report.findings == []
        assert report.saved["volunteer"] == 40 and report.saved["hour_entry"] == 13, number
        assert not report.lost


@pytest.mark.parametrize("place", range(0, 16, 5))
def test_a_flipped_byte_in_the_salt_hides_nothing(saved, home, place):
    data = bytearray(home.records.read_bytes())
    data[place] ^= 0x40
    home.records.write_bytes(data)
    report, _ = saved()
    assert report.complete


@pytest.mark.parametrize("place", [16, 100, 4000, 4017, 4040, 4095])
def test_every_region_of_a_page_is_under_the_seal(desk, home, master, filled, place):
    data = bytearray(home.records.read_bytes())
    data[5 * PAGE + place] ^= 1
    home.records.write_bytes(data)
    with SealedFile(home.records, master.derive(RECORDS_PURPOSE)) as file:
        assert [n for n in range(1, file.pages + 1) if file.page(n) is None] == [6]


def test_lost_journal_rows_come_back_by_what_is_beside_them(saved, home, master):
    was = everything(home, master)
    with SealedFile(home.records, master.derive(RECORDS_PURPOSE)) as file:
        victims = [n for n, table in leaves(file).items() if table == "journal"]
    spoil_pages(home, victims[1:2])
    report, desk = saved()
    assert report.broken_pages == 1 and report.complete
    assert rows(desk, "journal") >= was["journal"]


def test_a_journal_and_its_contents_lost_together_leave_the_records(saved, home, master):
    was = everything(home, master)
    with SealedFile(home.records, master.derive(RECORDS_PURPOSE)) as file:
        victims = [n for n, t in leaves(file).items() if t in ("journal", "journal_payload")]
    spoil_pages(home, victims)
    report, desk = saved()
    assert report.findings == [] and report.journal_rows and report.journal_anew
    for kind in ("volunteer", "participation", "hour_entry", "certificate"):
        assert rows(desk, kind) >= was[kind], kind
    assert any("变更日志的内容遗失" in line for line in report.lines())
    assert undoing.next_undo(desk) is None  # nothing of which a part is lost is taken back


def test_records_and_their_journal_lost_together_are_named_and_children_keep_a_parent(
    saved, home, master, filled
):
    with SealedFile(home.records, master.derive(RECORDS_PURPOSE)) as file:
        found = leaves(file)
    gone = ("volunteer", "journal", "journal_payload")
    spoil_pages(home, [n for n, table in found.items() if table in gone])
    report, desk = saved()
    assert report.findings == []
    stood_in = report.stand_ins["volunteer"]
    assert set(stood_in) <= set(filled["volunteer"]) and len(stood_in) == 13
    assert report.saved["participation"] == report.saved["hour_entry"] == 13
    held = desk.records.get(kind_named("volunteer"), stood_in[0])
    assert held.text("name") == "（资料损坏遗失）"
    assert any("已占位" in line for line in report.lines())


def test_lost_certificate_numbers_are_void_and_never_free(saved, home, master):
    with SealedFile(home.records, master.derive(RECORDS_PURPOSE)) as file:
        found = leaves(file)
        last = max(n for n, table in found.items() if table == "certificate")
    gone = [n for n, table in found.items() if table == "journal_payload"]
    spoil_pages(home, [*gone, last - 1 if found.get(last - 1) == "certificate" else last])
    report, desk = saved()
    assert report.findings == []
    numbers = [r[0] for r in desk.store.rows("SELECT number FROM certificate ORDER BY number")]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_broken_key_file_is_no_hindrance(saved, home):
    home.keys.write_bytes(b"{ torn")
    report, desk = saved()
    assert report.complete
    assert keys.is_sound(desk.home.keys)


def test_a_wreck_of_another_key_gives_nothing_and_leaves_nothing(home, filled, tmp_path):
    place = tmp_path / "新站"
    with pytest.raises(errors.NothingReadable):
        save_out(home, keys.new_master_key(), place)
    assert sorted(path.name for path in tmp_path.iterdir()) == [home.path.name]


def test_nothing_is_saved_over_or_into_a_station(home, master, filled, tmp_path):
    for place in (home.path, home.path / "另存"):
        with pytest.raises(errors.RecoverRefused):
            save_out(home, master, place)
    assert not (home.path / "另存").exists()


def test_cancelling_leaves_nothing(home, master, filled, tmp_path):
    with pytest.raises(errors.Cancelled):
        save_out(home, master, tmp_path / "新站", cancelled=lambda: True)
    assert sorted(path.name for path in tmp_path.iterdir()) == [home.path.name]


# --- the log ----------------------------------------------------------------------------------


@pytest.fixture
def killed(home, master, now, tmp_path, desk):
    """A copy of the station's files as a kill leaves them: half of it in the log."""
    busy_station.fill(desk)
    copy = Home(tmp_path / "断电后")
    shutil.copytree(home.path, copy.path, ignore=shutil.ignore_patterns("*-shm"))
    return copy


def test_what_lies_in_the_log_only_is_saved(killed, master, tmp_path, now, desk):
    was = {table: rows(desk, table) for table in _TOLD}
    assert read_log(killed.path / "station.db-wal").frames
    report = save_out(killed, master, tmp_path / "新站", clock=lambda: now)
    assert report.complete
    new = open_desk(Home(tmp_path / "新站"), master, Here(), clock=lambda: now)
    for table in _TOLD:
        assert was[table] <= rows(new, table), table
    new.close()


def test_saves_behind_a_break_in_the_log_are_told_and_saved(killed, master, tmp_path, now):
    log = killed.path / "station.db-wal"
    found = read_log(log)
    middle = found.frames[len(found.frames) // 2]
    data = bytearray(log.read_bytes())
    data[middle.offset + 700] ^= 4
    log.write_bytes(data)
    broken = read_log(log)
    assert broken.lost_commits > 3 and broken.valid < len(found.frames)
    report = save_out(killed, master, tmp_path / "新站", clock=lambda: now)
    assert report.log_broken == broken.lost_commits
    assert report.saved["volunteer"] == 40 and report.saved["hour_entry"] == 13
    assert report.findings == []


def test_a_torn_last_transaction_is_a_power_cut_and_no_fault(killed):
    log = killed.path / "station.db-wal"
    found = read_log(log)
    ends = [n for n, frame in enumerate(found.frames) if frame.pages_after]
    inside = found.frames[ends[-2] + 1]
    data = bytearray(log.read_bytes())
    data[inside.offset + 700] ^= 4
    log.write_bytes(data)
    assert read_log(log).lost_commits == 0
    assert read_log(log).valid == ends[-2] + 1


# --- pictures -----------------------------------------------------------------------------------


def test_pictures_of_a_broken_volume_are_saved_one_by_one(saved, home, master, now):
    path = home.photos / "volume-0001.db"
    data = bytearray(path.read_bytes())
    data[8 * PAGE + 99] ^= 1
    path.write_bytes(data)
    report, desk = saved()
    assert report.pictures == 8
    assert len(report.originals_lost) + len(report.pictures_lost) == 1
    for sha256, one in desk.places.all():
        if one.rendition == ORIGINAL:
            assert desk.volumes.get(one.volume, sha256, ORIGINAL)
    assert checkup.examine(desk) == []


def test_a_volume_that_is_gone_leaves_the_photo_records(saved, home):
    (home.photos / "volume-0001.db").unlink()
    report, desk = saved()
    assert len(report.pictures_lost) == 3 and report.saved["photo"] == 3
    assert checkup.examine(desk) == []
    assert any("图像遗失的照片" in line for line in report.lines())


def test_the_seal_of_a_volume_is_checked(saved, home, master):
    path = home.photos / "volume-0001.db"
    with SealedFile(path, master.derive(PHOTOS_PURPOSE)) as file:
        assert file.sealed and all(file.page(n) is not None for n in range(1, file.pages + 1))


def whole_pictures(desk):
    """What the program itself can still read, in its usual way."""
    found = set()
    for sha256, one in desk.places.all():
        with contextlib.suppress(errors.StationError):
            data = desk.volumes.get(one.volume, sha256, one.rendition)
            if hashlib.sha256(data).hexdigest() == one.content_hash:
                found.add((sha256, one.rendition))
    return found


def check_volume_seed(seed, home, master, tmp_path, now):
    """Doctor finds it or names no picture; what the program can read is saved out."""
    hit = busy_station.spoil(home.photos / "volume-0001.db", seed, most=8)
    desk = open_desk(home, master, Here(), clock=lambda: now)
    readable = whole_pictures(desk)
    found = checkup.look_over(desk, Repairs(derived=False)).findings
    desk.close()
    assert {one.area for one in found} == {"photos"}, (seed, hit)
    place = tmp_path / f"新站 {seed}"
    report = save_out(home, master, place, clock=lambda: now)
    new = open_desk(Home(place), master, Here(), clock=lambda: now)
    held = {(sha256, one.rendition) for sha256, one in new.places.all()}
    assert readable <= held == whole_pictures(new), seed
    new.close()
    assert report.findings == [], seed
    shutil.rmtree(place)


def check_log_seed(seed, killed, master, tmp_path, now):
    """A spoiled log: told or given up as a power cut gives up; nothing SQLite keeps is missing."""
    chance = random.Random(seed)  # noqa: S311 - damage, not keys
    log = killed.path / "station.db-wal"
    data = bytearray(log.read_bytes())
    for _ in range(chance.randint(1, 3)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    log.write_bytes(data[: chance.randrange(len(data))] if seed % 5 == 0 else data)
    place = tmp_path / f"新站 {seed}"
    report = save_out(killed, master, place, clock=lambda: now)
    assert report.findings == [], seed
    told = read_log(log).lost_commits
    assert report.log_broken == told
    try:
        usual = open_desk(killed, master, Here(), clock=lambda: now)
    except (errors.NotAStation, errors.Damaged):
        return  # named by not opening
    new = open_desk(Home(place), master, Here(), clock=lambda: now)
    assert checkup.examine(usual) == [], seed  # what SQLite keeps fits together
    for kind in ("volunteer", "participation", "hour_entry", "certificate"):
        ids = {row[0] for row in usual.store.rows(f"SELECT id FROM [{kind}]")}
        assert ids <= {row[0] for row in new.store.rows(f"SELECT id FROM [{kind}]")}, (seed, kind)
    usual.close()
    new.close()
    shutil.rmtree(place)


@pytest.mark.parametrize("seed", range(3))
def test_seeded_damage_to_a_volume(home, master, tmp_path, now, filled, seed):
    check_volume_seed(seed, home, master, tmp_path, now)


@pytest.mark.parametrize("seed", range(3))
def test_seeded_damage_to_the_log(killed, master, tmp_path, now, seed):
    check_log_seed(seed, killed, master, tmp_path, now)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_hundred_damages_to_a_volume(home, master, tmp_path, now, filled):
    path = home.photos / "volume-0001.db"
    whole = path.read_bytes()
    for seed in range(3, 103):
        path.write_bytes(whole)
        check_volume_seed(seed, home, master, tmp_path, now)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_hundred_damages_to_the_log(killed, master, tmp_path, now):
    kept = busy_station.contents(killed.path)
    for seed in range(3, 103):
        shutil.rmtree(killed.path)
        for name, data in kept.items():
            (killed.path / name).parent.mkdir(parents=True, exist_ok=True)
            (killed.path / name).write_bytes(data)
        check_log_seed(seed, killed, master, tmp_path, now)


# --- hundreds of seeds --------------------------------------------------------------------------


def leaves(file):
    """Every leaf of a table, and which table."""
    wanted = shapes()
    found = {}
    for number in range(2, file.pages + 1):
        cells = list(leaf_rows(file.page, number, Walk()))
        fitting = {s.name for s in wanted.values() for _, row in cells[:1] if s.fits(row)}
        if len(fitting) == 1:
            found[number] = fitting.pop()
    return found


def spoil_pages(home, numbers):
    data = bytearray(home.records.read_bytes())
    for number in numbers:
        data[(number - 1) * PAGE + 300] ^= 8
    home.records.write_bytes(data)


def readable_ids(home, master, hit):
    """Ids of records whose leaf is whole; none of them is longer than a page here."""
    with SealedFile(home.records, master.derive(RECORDS_PURPOSE)) as file:
        return {
            row[0]
            for number, table in leaves(file).items()
            for _, row in leaf_rows(file.page, number, Walk())
            if number not in hit and table in ("volunteer", "participation", "hour_entry")
        }


def check_seed(seed, home, master, tmp_path, now):
    hit = busy_station.spoil(home.records, seed)
    whole = readable_ids(home, master, hit)
    before = busy_station.contents(home.path)
    place = tmp_path / f"新站 {seed}"
    report = save_out(home, master, place, clock=lambda: now)
    assert busy_station.contents(home.path) == before
    assert report.findings == [], seed
    assert report.broken_pages == len(hit - {0}) or 1 in hit, seed
    desk = open_desk(Home(place), master, Here(), clock=lambda: now)
    kinds = ("volunteer", "participation", "hour_entry")
    ids = {row[0] for kind in kinds for row in desk.store.rows(f"SELECT id FROM [{kind}]")}
    desk.close()
    shutil.rmtree(place)
    assert whole <= ids, seed


@pytest.mark.parametrize("seed", range(4))
def test_seeded_damage_brings_back_every_row_whose_page_is_whole(
    home, master, tmp_path, now, filled, seed
):
    check_seed(seed, home, master, tmp_path, now)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_hundreds_of_damages_bring_back_every_row_whose_page_is_whole(
    home, master, tmp_path, now, filled
):
    whole = home.records.read_bytes()
    for seed in range(4, 300):
        home.records.write_bytes(whole)
        check_seed(seed, home, master, tmp_path, now)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_doctor_finds_hundreds_of_damages_or_the_station_does_not_open(home, master, filled, now):
    whole = home.records.read_bytes()
    for seed in range(300, 500):
        home.records.write_bytes(whole)
        busy_station.spoil(home.records, seed, most=3)
        try:
            desk = open_desk(home, master, Here(), clock=lambda: now)
        except (errors.Damaged, errors.NotAStation):
            continue
        found = checkup.examine(desk)
        desk.close()
        assert any(one.area == "pages" and not one.repaired for one in found), seed


def test_a_lost_key_of_private_fields_is_fetched_where_a_recovery_sheet_has_it(saved, home, master):
    desk = open_desk(home, master, Here())
    code = recovery_sheets.make(desk, cost=CHEAP).shown
    key = desk.secrets.get("private_field_key")
    with desk.store.transaction():
        desk.secrets.drop("private_field_key")
    desk.close()
    report, desk = saved()
    assert any("用恢复单或配对文件取回" in line for line in report.settings_anew)
    assert desk.secrets.find("private_field_key") is None
    envelopes.unlock(desk, code)
    assert desk.secrets.get("private_field_key") == key
