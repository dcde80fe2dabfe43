import shutil

import pytest

from desktop.config import Home
from tests.unit.commands.conftest import Station


@pytest.fixture
def other(tmp_path, capfd):
    """The command line where a station is to be recovered."""
    return Station(Home(tmp_path / "新 电脑"), capfd.readouterr)


def test_a_backup_is_recovered_and_the_doctor_is_silent(station, other, folder, roster):
    assert station("import", "volunteer", roster).code in (0, 3)
    target = folder / "备 份.station"
    made = station("backup", target, "--json")
    assert made.code == 0 and made.json["whole"] and made.json["files"] == [str(target)]
    done = other("recover", target)
    assert done.code == 0, done.err
    assert "已恢复：石桥村新时代文明实践站" in done.err
    assert other("list", "volunteer", "--full").out == station("list", "volunteer", "--full").out
    assert other("doctor").code == 0
    assert "张三" in other("list", "volunteer", "--search", "zhangsan").out
    assert other("add", "team", "name=新队").code == 0
    assert other("undo").code == 0
    while (done := other("undo")).code == 0:
        assert "恢复" not in done.err


def test_home_may_stand_behind_the_verb(station, folder, tmp_path):
    station("backup", folder / "b.station")
    done = station("recover", folder / "b.station", "--home", tmp_path / "那边")
    assert done.code == 0 and (tmp_path / "那边" / "station.db").is_file()


def test_a_station_that_is_there_is_never_touched(station, folder):
    station("backup", folder / "b.station")
    before = station.home.records.read_bytes()
    done = station("recover", folder / "b.station", passphrase=None)
    assert done.code == 1 and "已经有一个站点" in done.err
    assert station.home.records.read_bytes() == before


def test_what_is_in_it_is_listed_without_a_passphrase(station, other, folder):
    station("backup", folder / "b.station")
    told = other("recover", folder / "b.station", "--list", passphrase=None)
    assert told.code == 0 and told.out.startswith("站点：石桥村新时代文明实践站\n")
    found = other("recover", folder / "b.station", "--list", "--json", passphrase=None).json
    assert found["whole"] and found["counts"]["volunteer"] == 0 and found["format"] == 2
    assert not other.home.path.exists()


def test_something_else_is_refused_in_words(other, roster):
    done = other("recover", roster, passphrase=None)
    assert done.code == 1 and "不是本程序的备份" in done.err


def test_a_torn_volume_leaves_a_part(station, other, folder, tmp_path):
    from PIL import Image

    Image.new("RGB", (600, 400), "red").save(tmp_path / "p.jpg")
    activity = station("add", "activity", "title=清洁家园", "held_on=2026-11-07").id
    assert station("photo", "add", activity, tmp_path / "p.jpg").code == 0
    volume = station.home.photos / "volume-0001.db"
    data = bytearray(volume.read_bytes())
    data[100] ^= 1
    volume.write_bytes(data)
    done = station("backup", folder / "b.station")
    assert done.code == 3 and "照片卷 0001 已损坏" in done.err
    part = other("recover", folder / "b.station", "--json")
    assert part.code == 3 and part.json["torn"] == [1] and part.json["lost"] == 1
    assert "1 张照片的图像没有恢复" in part.err


def test_automatic_ones_are_made_once_and_listed(station):
    first = station("backup", "--auto", "--json")
    assert first.code == 0 and [p["state"] for p in first.json["places"]] == ["made"]
    again = station("backup", "--auto")
    assert again.code == 0 and "没有改动" in again.err
    (line,) = station("backup", "--list").out.splitlines()
    assert line.startswith("本机\t") and "\t完整\t" in line
    found = station("backup", "--list", "--json").json
    assert len(found["backups"]) == 1 and found["second"] is None and not found["due"]
    path = found["backups"][0]["path"]
    assert station("backup", "--check", path).code == 0


def test_a_second_place_is_chosen_missed_and_given_up(station, folder):
    stick = folder / "U盘"
    stick.mkdir()
    chosen = station("backup", "--second", stick, "--auto")
    assert chosen.code == 0 and len(list(stick.glob("*/*.station"))) == 1
    stick.rename(folder / "拔掉了")
    station("add", "team", "name=新队")
    missed = station("backup", "--auto")
    assert missed.code == 0 and "U 盘没插" in missed.err
    assert station("backup", "--no-second").code == 0
    shutil.rmtree(folder / "拔掉了")
    assert "U 盘" not in station("backup", "--auto").err


def test_a_flipped_bit_in_a_backup_is_found(station, folder):
    target = folder / "b.station"
    station("backup", target)
    data = bytearray(target.read_bytes())
    data[60_000] ^= 1
    target.write_bytes(data)
    done = station("backup", target, "--check")
    assert done.code == 1 and "资料文件" in done.err


def test_days_of_the_reminder_are_set(station):
    assert "30 天" in station("backup", "--remind", 30).err


@pytest.mark.parametrize("words", [(), ("--check",), ("x.station", "--auto"), ("--auto", "--list")])
def test_what_makes_no_sense_is_wrong_usage(station, words):
    done = station("backup", *words)
    assert done.code == 2 and done.err
