import datetime as dt
import shutil
import threading

import pytest

from desktop import errors
from desktop.config import Home
from desktop.services import records
from desktop.services.apart import Here
from desktop.services.opening import open_desk, unlock
from desktop.services.safekeeping import backup_notes, backup_places, backups, recovering
from desktop.storage import drives
from desktop.storage.backups import backup_shelf
from desktop.storage.backups.backup_shelf import entries
from desktop.storage.claims import hold
from desktop.storage.photos.photos import ORIGINAL
from tests.conftest import PASSPHRASE
from tests.unit.small_disks import small_disk


class Clock:
    """A wall clock that somebody sets."""

    def __init__(self, now):
        self.now = now

    def __call__(self):
        return self.now

    def pass_days(self, days):
        self.now += dt.timedelta(days=days)


@pytest.fixture
def clock(now):
    return Clock(now)


@pytest.fixture
def desk(home, master, clock):
    desk = open_desk(home, master, Here(), clock=clock)
    yield desk
    desk.close()


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "media" / "U盘"
    folder.mkdir(parents=True)
    return folder


def run(desk, mounts=()):
    return backups.automatic(desk, backups.START, mounts=lambda: list(mounts))


def states(desk, mounts=()):
    return [one.state for one in run(desk, mounts)]


def change(desk, name="张三"):
    return records.add(desk, "volunteer", {"name": name})


def listed(folder):
    return sorted(path.name for path in folder.iterdir() if path.suffix == ".station")


# --- when there is something to do -----------------------------------------------------------


def test_only_a_change_makes_another_one(desk):
    assert states(desk) == ["made"]
    assert states(desk) == ["unchanged"]
    change(desk)
    assert states(desk) == ["made"]
    assert (
        listed(desk.home.backups)
        == [
            "2026-11-22-0930-000001.station",
            "2026-11-22-0930-000002.station",
        ][1:]
    )


def test_another_passphrase_is_worth_another_one(desk):
    run(desk)
    slots = desk.home.keys.read_text(encoding="utf-8")
    desk.home.keys.write_text(slots.replace('"format": ', '"format":  '), encoding="utf-8")
    assert states(desk) == ["made"]


def test_one_that_lost_a_file_is_made_again(desk):
    desk.volumes.put("a" * 64, {ORIGINAL: b"x"})
    (one,) = run(desk)
    one.report.files[1].unlink()
    assert states(desk) == ["made"]


def test_it_recovers(desk, tmp_path, now):
    change(desk)
    (one,) = run(desk)
    target = Home(tmp_path / "新")
    made = recovering.recover(one.report.path, target, PASSPHRASE, clock=lambda: now)
    assert made.whole


def test_a_cut_short_one_is_seen_and_not_counted(desk):
    (one,) = run(desk)
    data = one.report.path.read_bytes()
    one.report.path.write_bytes(data[: len(data) // 2])
    assert states(desk) == ["made"]
    newest, broken = entries(desk.home.backups)
    assert newest.good and not broken.good and broken.manifest is None


def test_leftovers_of_a_kill_go_with_the_next(desk):
    run(desk)
    change(desk)
    unfinished = desk.home.backups / ".unfinished"
    unfinished.mkdir()
    (unfinished / "0123456789abcdef.claim").touch()
    (unfinished / "0123456789abcdef.archive").write_bytes(b"half")
    assert states(desk) == ["made"]
    assert not unfinished.exists()


def test_cancelling_leaves_what_was(desk):
    run(desk)
    before = listed(desk.home.backups)
    change(desk)
    with pytest.raises(errors.Cancelled):
        backups.automatic(desk, backups.QUIT, cancelled=lambda: True, mounts=list)
    assert listed(desk.home.backups) == before
    assert not (desk.home.backups / ".unfinished").exists()


# --- rotation on a real shelf ----------------------------------------------------------------


def test_old_ones_go_and_volumes_with_the_last_that_named_them(desk, clock):
    desk.volumes.put("a" * 64, {ORIGINAL: b"x" * 1000})
    for number in range(12):
        change(desk, f"第{number}人")
        if number == 6:
            desk.volumes.put("b" * 64, {ORIGINAL: b"y" * 1000})
        run(desk)
        clock.pass_days(1)
    there = entries(desk.home.backups)
    assert 7 <= len(there) <= 10 and all(entry.good for entry in there)
    named = {name for e in there for part in e.manifest.parts for name in part.files}
    kept = {f"photos/{path.name}" for path in (desk.home.backups / "photos").iterdir()}
    assert named == kept


def test_a_clock_set_back_rotates_nothing_away_that_is_newer(desk, clock):
    run(desk)
    clock.pass_days(-900)
    change(desk)
    run(desk)
    assert [e.number for e in entries(desk.home.backups)] == [2, 1]


def test_files_put_back_by_hand_begin_a_line_of_their_own(home, master, clock):
    desk = open_desk(home, master, Here(), clock=clock)
    run(desk)
    desk.close()
    old = home.records.read_bytes()
    desk = open_desk(home, master, Here(), clock=clock)
    for number in range(3):
        change(desk, f"第{number}人")
        clock.pass_days(1)
        run(desk)
    desk.close()
    home.records.write_bytes(old)
    before = set(listed(home.backups))
    desk = open_desk(home, master, Here(), clock=clock)
    for number in range(30):
        change(desk, f"后来第{number}人")
        clock.pass_days(1)
        run(desk)
    desk.close()
    assert before <= set(listed(home.backups))


def test_a_recovered_station_never_rotates_the_former_ones_away(desk, clock, tmp_path, stick):
    backup_places.choose_second(desk, stick)
    for number in range(3):
        change(desk, f"第{number}人")
        clock.pass_days(1)
        outcomes = run(desk)
    before = set(listed(outcomes[1].place.folder))
    target = Home(tmp_path / "新")
    first = outcomes[1].place.folder / sorted(before)[0]
    recovering.recover(first, target, PASSPHRASE, clock=clock)
    new = open_desk(target, unlock(target, PASSPHRASE), Here(), clock=clock)
    for number in range(30):
        change(new, f"后来第{number}人")
        clock.pass_days(1)
        assert states(new) == ["made", "made"]
    new.close()
    assert before <= set(listed(outcomes[1].place.folder))


def test_before_a_migration_the_old_file_is_put_away(home, master, clock, monkeypatch):
    from desktop.services.safekeeping import backup_migration

    desk = open_desk(home, master, Here(), clock=clock)
    change(desk)
    desk.close()
    monkeypatch.setattr(backup_migration, "SCHEMA_VERSION", 99)
    open_desk(home, master, Here(), clock=clock).close()
    (made,) = entries(home.backups)
    assert made.manifest.label.reason == "migration"
    open_desk(home, master, Here(), clock=clock).close()
    assert len(entries(home.backups)) == 1


# --- the second place ------------------------------------------------------------------------


def test_a_stick_gets_its_own_and_is_found_under_another_letter(desk, stick, tmp_path):
    place = backup_places.choose_second(desk, stick)
    assert place.folder == stick / "新时代文明实践站备份-999999001001"
    assert states(desk) == ["made", "made"]
    moved = tmp_path / "media" / "另一个盘符"
    stick.rename(moved)
    change(desk)
    # The tail is taken from the drive's root; here the whole of tmp_path is one drive.
    root = tmp_path / "root"
    tail = place.folder.relative_to(drives.root_of(place.folder))
    (root / tail).parent.mkdir(parents=True)
    shutil.move(moved / place.folder.name, root / tail)
    outcomes = run(desk, [tmp_path / "nothing", root])
    assert outcomes[1].state == "made" and outcomes[1].place.folder == root / tail


def test_a_stick_that_is_not_there_is_said_and_home_goes_on(desk, stick):
    backup_places.choose_second(desk, stick)
    stick.rename(stick.with_name("拔掉了"))
    assert states(desk) == ["made", "absent"]
    assert not stick.exists()


def test_a_stick_of_another_station_is_never_written_to(desk, stick):
    folder = backup_places.choose_second(desk, stick).folder
    (folder / backup_shelf.MARKER).write_text('{"station": "another", "shelf": "x"}')
    before = sorted(path.name for path in folder.iterdir())
    assert states(desk) == ["made", "absent"]
    assert sorted(path.name for path in folder.iterdir()) == before
    with pytest.raises(errors.BackupPlaceRefused, match="另一个站点"):
        backup_places.choose_second(desk, stick)


@pytest.mark.parametrize("inside", ["", "photos", "backups"])
def test_a_place_inside_the_station_is_refused(desk, inside):
    folder = desk.home.path / inside
    folder.mkdir(exist_ok=True)
    with pytest.raises(errors.BackupPlaceRefused, match="自己的文件夹"):
        backup_places.choose_second(desk, folder)


def test_the_shelf_itself_is_no_place_for_a_file(desk):
    run(desk)
    with pytest.raises(errors.OutputFileError, match="自己的资料"):
        backups.back_up(desk, desk.home.backups / "b.station")


def test_choosing_the_shelf_itself_takes_it_as_it_is(desk, stick):
    first = backup_places.choose_second(desk, stick)
    assert backup_places.choose_second(desk, first.folder).folder == first.folder
    assert backup_places.choose_second(desk, stick).folder == first.folder


def test_whoever_sends_backups_to_a_stick_from_now_on_is_written_down(desk, stick):
    backup_places.choose_second(desk, stick)
    [row] = desk.store.rows("SELECT what, clerk, why FROM audit")
    assert row == ("backed-up", desk.clerk, "以后自动备份到另一处（加密）")


def test_no_second_place_any_more(desk, stick):
    backup_places.choose_second(desk, stick)
    run(desk)
    backup_places.forget_second(desk)
    assert states(desk) == ["unchanged"]
    assert len(list(stick.glob("*/*.station"))) == 1


def test_a_full_stick_keeps_its_good_ones_and_says_so(desk, tmp_path):
    with small_disk(tmp_path / "U盘", 2) as disk:
        folder = backup_places.choose_second(desk, disk.path).folder
        assert states(desk) == ["made", "made"]
        before = listed(folder)
        disk.fill()
        change(desk)
        home, second = run(desk)
        assert (home.state, second.state) == ("made", "failed")
        assert isinstance(second.error, errors.DiskFull)
        assert listed(folder) == before and entries(folder)[0].good


def test_a_read_only_stick_says_so_and_is_listed_all_the_same(desk, tmp_path):
    with small_disk(tmp_path / "U盘", 2) as disk:
        folder = backup_places.choose_second(desk, disk.path).folder
        run(desk)
        change(desk)
        disk.make_read_only()
        home, second = run(desk)
        assert (home.state, second.state) == ("made", "failed")
        assert "只读" in str(second.error)
        (entry,) = entries(folder)
        assert backups.check(desk, entry.path) == []


def test_a_stick_pulled_out_half_way_leaves_the_station_alone(desk, stick, monkeypatch):
    folder = backup_places.choose_second(desk, stick).folder
    desk.volumes.put("a" * 64, {ORIGINAL: b"x" * 10_000})
    real = backup_shelf.write_archive

    def pulled(file, source, snapshot, beside, *rest):
        if beside._folder.is_relative_to(folder):
            shutil.rmtree(stick)
        return real(file, source, snapshot, beside, *rest)

    monkeypatch.setattr(backup_shelf, "write_archive", pulled)
    home, second = run(desk)
    assert (home.state, second.state) == ("made", "failed")
    assert isinstance(second.error, errors.WorldError)
    change(desk)


def test_two_at_once_one_is_told(desk):
    desk.home.backups.mkdir()
    held, _ = hold(desk.home.backups / ".lock")
    with held:
        (one,) = run(desk)
    assert isinstance(one.error, errors.BackupUnderWay)
    assert states(desk) == ["made"]


def test_edits_go_on_while_it_runs(home, master, clock, desk):
    desk.volumes.put("a" * 64, {ORIGINAL: b"x" * 10_000})
    stop, made = threading.Event(), []

    def edit():
        other = open_desk(home, master, Here(), clock=clock)
        while not stop.is_set():
            made.append(change(other, f"第{len(made)}人"))
        other.close()

    editor = threading.Thread(target=edit)
    editor.start()
    try:
        reports = [run(desk)[0].report for _ in range(5)]
    finally:
        stop.set()
        editor.join()
    for report in reports:
        if report is not None and report.path.exists():
            assert backups.check(desk, report.path) == []
    assert len(made) == desk.store.one("SELECT count(*) FROM volunteer") and made


# --- the reminder ----------------------------------------------------------------------------


def on_another_disk(monkeypatch):
    monkeypatch.setattr(backup_notes, "same_drive", lambda *_: False)


def test_a_fresh_station_is_not_nagged_and_an_old_one_is_reminded(desk, clock):
    run(desk)
    assert backup_notes.standing(desk).words == ""
    clock.pass_days(15)
    assert "本机以外还没有备份" in backup_notes.standing(desk).words


def test_two_weeks_after_the_last_one_off_this_disk(desk, clock, tmp_path, monkeypatch):
    on_another_disk(monkeypatch)
    backups.back_up(desk, tmp_path / "b.station")
    clock.pass_days(15)
    assert not backup_notes.standing(desk).due  # nothing has changed since
    change(desk)
    assert backup_notes.standing(desk).words.startswith("上次备份到本机以外是 15 天前")
    backup_notes.set_reminder_days(desk, 30)
    assert not backup_notes.standing(desk).due


def test_a_clock_set_back_is_said(desk, clock, tmp_path, monkeypatch):
    on_another_disk(monkeypatch)
    backups.back_up(desk, tmp_path / "b.station")
    change(desk)
    clock.pass_days(-30)
    assert "往回调过" in backup_notes.standing(desk).words


def test_a_stick_that_has_it_all_counts_as_of_today(desk, clock, stick, monkeypatch):
    on_another_disk(monkeypatch)
    backup_places.choose_second(desk, stick)
    run(desk)
    clock.pass_days(20)
    run(desk)
    change(desk)
    assert not backup_notes.standing(desk).due


# --- checking --------------------------------------------------------------------------------


def test_a_good_one_has_no_faults(desk):
    desk.volumes.put("a" * 64, {ORIGINAL: b"x" * 10_000})
    (one,) = run(desk)
    assert backups.check(desk, one.report.path) == []


@pytest.mark.parametrize(("which", "word"), [(0, "资料文件"), (1, "照片卷 0001")])
def test_a_flipped_bit_is_found(desk, which, word):
    desk.volumes.put("a" * 64, {ORIGINAL: b"x" * 10_000})
    (one,) = run(desk)
    path = one.report.files[which]
    data = bytearray(path.read_bytes())
    data[9_000] ^= 1
    path.write_bytes(data)
    (fault,) = backups.check(desk, one.report.path)
    assert word in fault


def test_one_whose_volume_is_gone_says_which(desk):
    desk.volumes.put("a" * 64, {ORIGINAL: b"x" * 10_000})
    (one,) = run(desk)
    one.report.files[1].unlink()
    (fault,) = backups.check(desk, one.report.path)
    assert "volume-0001" in fault
