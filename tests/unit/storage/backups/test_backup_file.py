import hashlib
import json
import zipfile

import pytest

from desktop import errors
from desktop.config import Home
from desktop.services import records
from desktop.services.apart import Here
from desktop.services.opening import open_desk
from desktop.services.safekeeping.backups import source_of
from desktop.storage import journal, keys
from desktop.storage.backups import backup, backup_source
from desktop.storage.backups.backup import write_backup
from desktop.storage.database import open_store
from desktop.storage.keys import RECORDS_PURPOSE
from desktop.storage.photos.photos import ORIGINAL, PhotoVolumes
from tests.conftest import PASSPHRASE
from tests.unit.small_disks import small_disk

PICTURE = bytes(range(256)) * 2400
#: More than the records alone, less than records and photos.
BESIDE = 800_000
SHA256 = hashlib.sha256(PICTURE).hexdigest()


@pytest.fixture
def full_desk(desk):
    records.add(desk, "volunteer", {"name": "张三"})
    desk.volumes.put(SHA256, {ORIGINAL: PICTURE})
    return desk


def back_up(desk, target, **rest):
    return write_backup(source_of(desk, "line", "asked"), target, **rest)


def test_the_copy_opens_with_the_passphrase_and_is_the_station(full_desk, tmp_path):
    target = tmp_path / "备 份.zip"
    report = back_up(full_desk, target)
    with zipfile.ZipFile(target) as archive:
        archive.extractall(tmp_path / "另一处")
    copied = Home(tmp_path / "另一处")
    master = keys.unlock(keys.read_slots(copied.keys), PASSPHRASE)
    store = open_store(copied.records, master.derive(RECORDS_PURPOSE))
    assert journal.head(store) == journal.head(full_desk.store)
    assert store.one("SELECT name FROM volunteer") == "张三"
    assert list(journal.broken_rows(store)) == []
    assert report.records == journal.head(store)[0]
    store.close()
    volumes = PhotoVolumes(copied.photos, master)
    assert volumes.get(1, SHA256, ORIGINAL) == PICTURE
    volumes.close()
    assert (report.path, report.volumes) == (target, 1)
    assert report.bytes == target.stat().st_size


def test_the_list_of_parts_tells_the_truth(full_desk, tmp_path, now):
    back_up(full_desk, tmp_path / "b.zip")
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        told = json.loads(archive.read("manifest.json"))
        for part in told["parts"]:
            data = archive.read(part["name"])
            assert (len(data), hashlib.sha256(data).hexdigest()) == (part["bytes"], part["sha256"])
        assert set(archive.namelist()) == {"manifest.json", *(p["name"] for p in told["parts"])}
    seq, head = journal.head(full_desk.store)
    assert told["journal"] == {"seq": seq, "head": head.hex()}
    assert told["made_at"] == now.isoformat(timespec="seconds")


def test_nothing_of_it_is_readable(full_desk, tmp_path):
    back_up(full_desk, tmp_path / "b.zip")
    data = (tmp_path / "b.zip").read_bytes()
    for encoding in ("utf-8", "utf-16-le", "gb18030"):
        assert "张三".encode(encoding) not in data
    assert PICTURE[:256] not in data


def test_nothing_stays_beside_the_records(full_desk, tmp_path):
    back_up(full_desk, tmp_path / "b.zip")
    assert list(full_desk.home.staging.iterdir()) == []
    assert [p.name for p in full_desk.home.path.iterdir() if p.name.startswith(".")] == []


def test_progress_ends_at_its_total(full_desk, tmp_path):
    seen = []
    back_up(full_desk, tmp_path / "b.zip", progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_work_goes_on_meanwhile(full_desk, home, master, now, tmp_path):
    from desktop.services.apart import Here
    from desktop.services.opening import open_desk

    other = open_desk(home, master, Here(), clock=lambda: now)
    names = iter(["李四", "王五", "赵六"])
    report = back_up(
        full_desk,
        tmp_path / "b.zip",
        progress=lambda *_: records.add(other, "volunteer", {"name": next(names)}),
    )
    other.close()
    assert report.records == journal.head(full_desk.store)[0] - 3


def test_a_full_stick_keeps_the_old_backup(full_desk, tmp_path):
    with small_disk(tmp_path / "U 盘", 4) as disk:
        target = disk.path / "备份.zip"
        back_up(full_desk, target)
        old = target.read_bytes()
        disk.fill(leave=200 * 1024)
        with pytest.raises(errors.DiskFull):
            back_up(full_desk, target)
        assert target.read_bytes() == old
        assert disk.names() == {"备份.zip"}


def test_a_full_home_backs_up_to_a_stick_all_the_same(full_desk, tmp_path, monkeypatch):
    monkeypatch.setattr(backup_source, "_MARGIN_BYTES", 1 << 60)
    (tmp_path / "U盘").mkdir()
    with zipfile.ZipFile(_backed_up(full_desk, tmp_path / "U盘" / "b.zip")) as archive:
        assert "station.db" in archive.namelist()
    assert [p.name for p in (tmp_path / "U盘").iterdir()] == ["b.zip"]
    assert not full_desk.home.staging.exists() or not list(full_desk.home.staging.iterdir())


def _backed_up(desk, target):
    back_up(desk, target)
    return target


def test_a_copy_that_reads_back_otherwise_is_no_backup(full_desk, tmp_path, monkeypatch):
    target = tmp_path / "b.zip"
    target.write_bytes(b"old")
    real = backup._read_back

    def spoilt(file, cancelled):
        file.seek(5000)
        file.write(b"\0" * 64)
        real(file, cancelled)

    monkeypatch.setattr(backup, "_read_back", spoilt)
    with pytest.raises(errors.BackupFailed, match="半个备份"):
        back_up(full_desk, target)
    assert target.read_bytes() == b"old"


def test_what_was_half_made_when_somebody_cancelled_goes(full_desk, tmp_path):
    with pytest.raises(errors.Cancelled):
        back_up(full_desk, tmp_path / "b.zip", cancelled=lambda: True)
    assert not (tmp_path / "b.zip").exists()
    assert list(full_desk.home.staging.iterdir()) == []


def test_no_file_grows_beyond_what_a_stick_takes(full_desk, tmp_path):
    target = tmp_path / "U盘" / "备 份.station"
    target.parent.mkdir()
    report = back_up(full_desk, target, largest=100_000)
    names = {path.name for path in target.parent.iterdir()}
    assert {path.name for path in report.files} == names
    slices = [path for path in report.files if ".station-" in path.name]
    assert len(slices) > 2 and all(path.stat().st_size <= 100_000 for path in slices)
    assert all(name.startswith(target.name) for name in names)
    assert report.bytes == sum(path.stat().st_size for path in target.parent.iterdir())


def test_a_volume_that_did_not_change_is_not_copied_again(full_desk, tmp_path):
    target = tmp_path / "b.station"
    first = back_up(full_desk, target, largest=BESIDE)
    records.add(full_desk, "volunteer", {"name": "李四"})
    second = back_up(full_desk, target, largest=BESIDE)
    volume = [path for path in second.files if "volume" in path.name]
    assert volume == [path for path in first.files if "volume" in path.name]
    full_desk.volumes.put("b" * 64, {ORIGINAL: b"more"})
    third = back_up(full_desk, target, largest=BESIDE)
    assert not volume[0].exists() and set(third.files) == {*tmp_path.glob("b.station*")}


def test_files_beside_a_backup_that_now_fits_into_one_file_go(full_desk, tmp_path):
    target = tmp_path / "b.station"
    (tmp_path / "b.station.volume-0001-mine.txt").write_text("没人问")
    back_up(full_desk, target, largest=BESIDE)
    report = back_up(full_desk, target)
    assert report.files == (target,)
    assert {path.name for path in tmp_path.glob("b.station*")} == {
        "b.station",
        "b.station.volume-0001-mine.txt",
    }


def tear(path, first_page=1):
    """Flip one bit on every page from there on."""
    data = bytearray(path.read_bytes())
    for page in range(first_page, len(data) // 4096):
        data[page * 4096 + 100] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize("first_page", [0, 3])
def test_a_torn_volume_is_copied_as_it_lies_and_named(
    full_desk, home, master, now, tmp_path, first_page
):
    full_desk.close()
    volume = home.photos / "volume-0001.db"
    tear(volume, first_page)
    torn = volume.read_bytes()
    desk = open_desk(home, master, Here(), clock=lambda: now)
    report = back_up(desk, tmp_path / "b.station")
    desk.close()
    assert report.manifest.damaged == (1,) and not report.manifest.whole
    with zipfile.ZipFile(report.path) as archive:
        assert archive.read("photos/volume-0001.db") == torn


def test_a_torn_volume_keeps_its_last_good_copy_beside_it(full_desk, home, master, now, tmp_path):
    target = tmp_path / "b.station"
    good = [
        path for path in back_up(full_desk, target, largest=BESIDE).files if "volume" in path.name
    ]
    full_desk.close()
    tear(home.photos / "volume-0001.db", 0)
    desk = open_desk(home, master, Here(), clock=lambda: now)
    for _ in range(2):  # and is not copied again as long as nobody touches it
        report = back_up(desk, target, largest=BESIDE)
        (part,) = report.manifest.volumes
        assert part.damaged and part.earlier == (good[0].name,) and good[0].exists()
    desk.close()


def test_pictures_that_no_volume_holds_are_counted(full_desk, tmp_path):
    from desktop.storage.photos.photos import Stored

    with full_desk.store.transaction():
        full_desk.places.put("c" * 64, [Stored(ORIGINAL, 1, 5, "d" * 64)])
        full_desk.places.put("e" * 64, [Stored(ORIGINAL, 7, 5, "d" * 64)])
    manifest = back_up(full_desk, tmp_path / "b.station").manifest
    assert (manifest.lost, manifest.missing, manifest.whole) == (1, (7,), False)
