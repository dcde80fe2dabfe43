import datetime as dt
import os
import zipfile
from pathlib import Path

import pytest

from desktop import errors
from desktop.services import records
from desktop.services.apart import Here
from desktop.services.opening import open_desk
from desktop.services.safekeeping import backups
from tests.unit.small_disks import small_disk


def test_the_last_one_is_remembered(desk, tmp_path, now):
    assert backups.last_backup(desk) is None
    report = backups.back_up(desk, tmp_path / "备份.zip")
    assert backups.last_backup(desk) == now.isoformat(timespec="seconds")
    assert report.bytes == (tmp_path / "备份.zip").stat().st_size


def test_a_newer_one_takes_the_place_of_the_old(home, master, tmp_path, now):
    later = now + dt.timedelta(days=1)
    times = iter([now, now, later, later])  # each asks for its line in the register and its own
    desk = open_desk(home, master, Here(), clock=lambda: next(times))
    target = tmp_path / "备份.zip"
    backups.back_up(desk, target)
    first = target.read_bytes()
    backups.back_up(desk, target)
    assert target.read_bytes() != first
    assert backups.last_backup(desk) == later.isoformat(timespec="seconds")
    desk.close()


@pytest.mark.parametrize("name", ["station.db", "keys.json", "photos/volume-0001.db"])
def test_it_is_never_written_over_the_station(desk, name):
    desk.home.photos.mkdir()
    desk.volumes.put("a", {"original": b"x"})
    before = (desk.home.path / name).read_bytes()
    with pytest.raises(errors.OutputFileError, match="站点自己"):
        backups.back_up(desk, desk.home.path / name)
    assert (desk.home.path / name).read_bytes() == before


@pytest.mark.parametrize(
    ("target", "why"), [("没有/b.zip", "不存在"), (".", "同名的文件夹"), ("b" * 300, "太长")]
)
def test_a_place_that_refuses_says_why(desk, tmp_path, target, why):
    with pytest.raises(errors.OutputFileError, match=why):
        backups.back_up(desk, tmp_path / target)
    assert backups.last_backup(desk) is None


def test_a_full_stick_leaves_the_old_one_and_is_not_remembered(desk, tmp_path):
    with small_disk(tmp_path / "U盘", 1) as disk:
        target = disk.path / "备份.zip"
        backups.back_up(desk, target)
        old, told = target.read_bytes(), backups.last_backup(desk)
        disk.fill()
        with pytest.raises(errors.DiskFull):
            backups.back_up(desk, target)
        assert target.read_bytes() == old and disk.names() == {"备份.zip"}
        assert backups.last_backup(desk) == told


def test_a_copy_that_is_made_counts_though_home_is_too_full_to_note_it(desk, tmp_path, monkeypatch):
    def refuse(key, value):
        raise errors.DiskFull()

    monkeypatch.setattr(desk.settings, "put", refuse)
    backups.back_up(desk, tmp_path / "b.zip")
    assert zipfile.is_zipfile(tmp_path / "b.zip")


def test_a_stick_whose_folder_has_another_encoding_is_taken(desk, tmp_path):
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + "/备份".encode("gb18030")))
    folder.mkdir()
    backups.back_up(desk, folder / "b.zip")
    assert zipfile.is_zipfile(folder / "b.zip")
    assert backups.last_backup(desk)


def test_a_damaged_station_is_not_copied_as_if_it_were_whole(home, master, desk, tmp_path):
    for number in range(200):
        records.add(desk, "team", {"name": f"第 {number} 队", "slogan": "走村入户" * 8})
    desk.close()
    data = bytearray(home.records.read_bytes())
    for page in range(len(data) // 4096 - 20, len(data) // 4096 - 2):
        data[page * 4096 + 100] ^= 1
    home.records.write_bytes(data)
    damaged = open_desk(home, master, Here())
    with pytest.raises(errors.Damaged, match="备份恢复"):
        backups.back_up(damaged, tmp_path / "b.zip")
    assert not (tmp_path / "b.zip").exists()
    damaged.close()
