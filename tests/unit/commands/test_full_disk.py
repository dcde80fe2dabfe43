"""The disk under the station fills up, a little earlier or later, in the middle of every verb."""

import pytest

from desktop.config import Home
from tests.unit.commands.conftest import HEAD, INIT, Station
from tests.unit.imaging.made_pictures import make_scene, written
from tests.unit.importing.made_rosters import make_xlsx
from tests.unit.small_disks import small_disk

KILOBYTE = 1024


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path / "老 硬盘", 12) as disk:
        yield disk


@pytest.fixture
def station(disk, capfd):
    """A station with a team, an activity and a person on the small disk."""
    station = Station(Home(disk.path / "站 点"), capfd.readouterr)
    assert station(*INIT).code == 0
    station.team = station("add", "team", "name=一队").id
    station.activity = station(
        "add", "activity", "title=端午", "held_on=2026-06-19", "status=held"
    ).id
    return station


@pytest.fixture
def many(folder):
    """A roster whose records need more room than is left."""
    rows = [[f"张三{chr(0x4E00 + n)}", "男", "", "", "", "理论宣讲队"] for n in range(3000)]
    return make_xlsx(folder / "花名册.xlsx", [HEAD, *rows])


def full(said):
    assert (said.code, said.out) == (1, ""), said
    assert "磁盘空间不够" in said.err and "以前保存的资料都在" in said.err, said.err
    assert "Traceback" not in said.err and "disk" not in said.err
    return True


def sound(station):
    said = station("doctor", "--json")
    return (said.code, said.json) == (0, {"findings": []})


def count(station, kind):
    return len(station("list", kind, "--json").json)


@pytest.mark.parametrize("room", [0, 16, 40])
def test_nothing_can_even_be_opened_and_nothing_is_lost(station, disk, room):
    before = disk.names()
    disk.fill(leave=room * KILOBYTE)
    said = station("add", "team", "name=二队", "slogan=" + "长" * 100)
    if room < 40:
        assert full(said)
    disk.empty()
    assert sound(station) and count(station, "team") == 1 + (said.code == 0)
    assert disk.names() == before


def test_what_is_there_can_still_be_looked_at_and_taken_to_another_disk(
    station, disk, folder, capfd
):
    picture = folder / "一.jpg"
    picture.write_bytes(written(make_scene(1600, 1200, 1), quality=90))
    photo = station("photo", "add", station.activity, picture).id
    before = disk.names()
    disk.fill()

    said = station("list", "activity", "--json")
    assert (said.code, said.json[0]["title"]) == (0, "端午")
    assert "磁盘满了，现在只能查看" in said.err
    assert station("export", "activity", folder / "活动.xlsx").code == 0
    assert station("photo", "export", photo, folder / "照片.jpg").code == 0
    said = station("backup", folder / "备份.station")
    assert said.code == 0, said
    assert full(station("add", "team", "name=二队"))
    other = folder / "二.jpg"
    other.write_bytes(written(make_scene(1600, 1200, 2), quality=90))
    assert full(station("photo", "add", station.activity, other))

    disk.empty()
    assert sound(station) and disk.names() == before
    made = Station(Home(folder / "新站"), capfd.readouterr)
    assert made("recover", folder / "备份.station").code == 0
    assert count(made, "photo") == 1 and sound(made)


@pytest.mark.parametrize("room", [60, pytest.param(900, marks=pytest.mark.slow)])
def test_an_import_comes_in_whole_or_not_at_all(station, disk, many, room):
    before = disk.names()
    disk.fill(leave=room * KILOBYTE)
    assert full(station("import", "volunteer", many))
    disk.empty()
    assert count(station, "volunteer") == count(station, "membership") == 0
    assert count(station, "team") == 1
    assert sound(station)
    assert disk.names() == before
    assert station("import", "volunteer", many, "--json").json["added"] == 3000


@pytest.mark.parametrize("room", [45, 60, 80])
def test_an_edit_is_made_whole_or_not_at_all(station, disk, room):
    disk.fill(leave=room * KILOBYTE)
    story = "那天的事" * 4_900
    said = station("set", "activity", station.activity, f"story={story}")
    assert full(said)
    disk.empty()
    assert station("list", "activity", "--json").json[0]["story"] is None
    assert len(station("history", "activity", station.activity, "--json").json) == 1
    assert sound(station)
    assert station("set", "activity", station.activity, f"story={story}").code == 0


@pytest.mark.parametrize("room", [pytest.param(40, marks=pytest.mark.slow), 400])
def test_photos_come_in_whole_or_not_at_all(station, disk, folder, room):
    paths = []
    for number in range(3):
        paths.append(folder / f"{number}.jpg")
        paths[-1].write_bytes(written(make_scene(1600, 1200, number), quality=90))
    disk.fill(leave=room * KILOBYTE)
    assert full(station("photo", "add", station.activity, *paths))
    disk.empty()
    assert count(station, "photo") == 0 and sound(station)
    assert len(station("photo", "add", station.activity, *paths).out.split()) == 3
    assert sound(station)


@pytest.mark.parametrize("room", [60, 300])
def test_a_backup_beside_the_station_leaves_the_old_one(station, disk, room):
    target = disk.path / "备份.zip"
    assert station("backup", target).code == 0
    old, before = target.read_bytes(), disk.names()
    disk.fill(leave=room * KILOBYTE)
    assert full(station("backup", target))
    disk.empty()
    assert target.read_bytes() == old and disk.names() == before
    assert sound(station)


def test_a_backup_to_elsewhere_is_made_though_home_is_full(station, disk, folder):
    disk.fill(leave=60 * KILOBYTE)
    said = station("backup", folder / "备份.zip")
    disk.empty()
    assert said.code == 0, said.err
    assert [path.name for path in folder.iterdir()] == ["备份.zip"]


def test_files_asked_for_on_the_full_disk_leave_no_half(station, disk):
    before = disk.names()
    disk.fill(leave=50 * KILOBYTE)
    for words in (
        ("export", "vocabulary", disk.path / "a.xlsx"),
        ("export", "vocabulary", disk.path / "a.csv"),
        ("print", "recruitment-rules", "--out", disk.path / "a.pdf"),
    ):
        said = station(*words)
        if said.code:
            assert said.code in (1, 3) and "磁盘空间不够" in said.err, (words, said)
    disk.empty()
    made = disk.names() - before
    assert "a.pdf" not in made and not any(".part" in name for name in made)
    assert sound(station)
