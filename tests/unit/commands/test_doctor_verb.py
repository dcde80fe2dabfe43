"""`station doctor`: words, JSON and exit codes; what it mends, what it saves out."""

import shutil

import pytest

from desktop.config import Home
from desktop.services import opening
from desktop.services.access import clerk_keys
from desktop.services.access.clerk_keys import NewSecret
from desktop.services.apart import Here
from desktop.storage import keys
from desktop.storage.driver import connect
from desktop.storage.keys import RECORDS_PURPOSE
from desktop.storage.migrations import SCHEMA_VERSION
from desktop.storage.rescue.wal_frames import read_log
from desktop.storage.system_keyring import NoKeyring
from tests.conftest import CHEAP, PASSPHRASE
from tests.unit import busy_station
from tests.unit.busy_station import PAGE


@pytest.fixture
def team(station):
    return station("add", "team", "name=一队").id


@pytest.fixture
def stranger(station):
    """Runs a statement on the file as a program that knows the key and fakes our function."""

    def run(statement):
        master = opening.unlock(station.home, PASSPHRASE)
        raw = connect(station.home.records, master.derive(RECORDS_PURPOSE))
        raw.create_function("journalling", 0, lambda: 1)
        raw.execute(statement)
        raw.close()

    return run


def flip(path, page, place=1000):
    data = bytearray(path.read_bytes())
    data[(page - 1) * PAGE + place] ^= 1
    path.write_bytes(data)


def test_a_sound_station_is_0_and_nothing_on_standard_output(station):
    said = station("doctor")
    assert (said.code, said.out) == (0, "") and "一切正常" in said.err
    assert station("doctor", "--json").json == {"findings": []}


def test_what_was_mended_is_0_and_told(station, team, stranger):
    stranger("DELETE FROM search")
    said = station("doctor", "--json")
    assert said.code == 0
    assert {(one["area"], one["repaired"]) for one in said.json["findings"]} == {("search", True)}
    assert "剩下 0 处" in said.err


def test_what_is_left_is_3_with_what_to_do(station, team, stranger):
    stranger(f"UPDATE team SET name = '假队' WHERE id = '{team}'")
    said = station("doctor")
    assert said.code == 3 and said.out.startswith("问题：一条队伍与变更日志不一致：名称")
    assert "--repair-records" in said.out and "假队" not in said.out
    said = station("doctor", "--repair-records", "--json")
    assert said.code == 0
    assert [(one["area"], one["repaired"]) for one in said.json["findings"]] == [("records", True)]
    assert [one["name"] for one in station("list", "team", "--json").json] == ["一队"]
    assert "体检：按日志改正 1 条记录" in station("undo").err


def test_a_station_that_does_not_open_is_named_and_saved_out(station, team, folder):
    whole = station.home.records.read_bytes()
    station.home.records.write_bytes(bytes(PAGE) + whole[PAGE:])
    said = station("doctor", "--json")
    assert said.code == 3
    assert [one["area"] for one in said.json["findings"]] == ["pages"]
    assert "--save-to" in said.json["findings"][0]["advice"]
    before = busy_station.contents(station.home.path)
    said = station("doctor", "--save-to", folder / "新站")
    assert said.code == 0, said.out
    assert "没有遗失任何内容" in said.out and "口令不变" in said.err
    after = busy_station.contents(station.home.path)
    assert {k: v for k, v in after.items() if "log" not in k} == {
        k: v for k, v in before.items() if "log" not in k
    }
    new = type(station)(Home(folder / "新站"), station._hear)
    assert [one["name"] for one in new("list", "team", "--json").json] == ["一队"]
    assert new("doctor", "--json").json == {"findings": []}


def test_saving_out_with_losses_is_3_and_told_as_json(station, folder):
    for number in range(30):
        station("add", "volunteer", f"name=张{chr(0x4E00 + number)}")
    size = station.home.records.stat().st_size // PAGE
    with station.home.records.open("r+b") as file:
        file.truncate((size // 3) * PAGE)
    said = station("doctor", "--save-to", folder / "新站", "--json")
    assert said.code == 3, said.out
    assert not said.json["complete"] and said.json["broken_pages"] >= 0


def test_saving_out_refuses_a_folder_with_something_in_it(station, folder):
    (folder / "别的.txt").write_text("x")
    said = station("doctor", "--save-to", folder)
    assert said.code == 1 and "别的东西" in said.err
    assert [path.name for path in folder.iterdir()] == ["别的.txt"]


def test_a_wrong_passphrase_saves_nothing_out(station, folder):
    said = station("doctor", "--save-to", folder / "新站", passphrase="another one")
    assert said.code == 1 and not (folder / "新站").exists()


def test_saves_behind_a_break_in_the_log_keep_doctor_from_opening(station, folder):
    master = opening.unlock(station.home, PASSPHRASE)
    desk = opening.open_desk(station.home, master, Here())
    busy_station.fill(desk, people=10, pictures=0)
    copy = Home(folder / "断电后")
    shutil.copytree(station.home.path, copy.path, ignore=shutil.ignore_patterns("*-shm"))
    desk.close()
    log = copy.path / "station.db-wal"
    frames = read_log(log).frames
    data = bytearray(log.read_bytes())
    data[frames[len(frames) // 2].offset + 9] ^= 1
    log.write_bytes(data)
    killed = type(station)(copy, station._hear)
    said = killed("doctor", "--json")
    assert said.code == 3 and "次保存打开就会丢失" in said.json["findings"][0]["what"]
    assert log.read_bytes() == data  # still there to be saved out
    said = killed("doctor", "--save-to", folder / "新站")
    assert "志愿者 10" in said.out


@pytest.mark.slow
def test_a_slot_taken_back_and_pasted_in_again_looks_at_no_wreck(station, team, folder):
    station("key", "list")  # the founder's slot takes today's form
    li = station("add", "clerk", "name=李记录").id
    desk = opening.open_desk(station.home, opening.unlock(station.home, PASSPHRASE), Here())
    clerk_keys.add(desk, li, NewSecret("what li typed", keys.PASSPHRASE, CHEAP), NoKeyring())
    before = station.home.keys.read_bytes()
    clerk_keys.take_back(desk, li, NoKeyring())
    desk.close()
    station.home.keys.write_bytes(before)
    whole = station.home.records.read_bytes()
    station.home.records.write_bytes(bytes(PAGE) + whole[PAGE:])
    said = station("doctor", "--save-to", folder / "新站", passphrase="what li typed")
    assert said.code == 1 and "已经收回" in said.err
    assert not (folder / "新站").exists()


# --- a newer program's station ------------------------------------------------------------------


@pytest.fixture
def newer(station, team, stranger):
    """The station as a program with one more table and column leaves it."""
    stranger("ALTER TABLE team ADD COLUMN motto TEXT")
    stranger("CREATE TABLE partner (id TEXT PRIMARY KEY)")
    stranger(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    return station


def test_a_newer_programs_station_is_shown_and_never_written(newer, team, folder):
    before = newer.home.records.read_bytes()
    said = newer("list", "team", "--json")
    assert said.code == 0 and [one["name"] for one in said.json] == ["一队"]
    assert "只能查看" in said.err
    for words in (
        ("add", "team", "name=二队"),
        ("set", "team", team, "name=二队"),
        ("delete", "team", team),
        ("list", "volunteer", "--full"),
        ("undo",),
    ):
        said = newer(*words)
        assert said.code == 1 and "更新版本的程序" in said.err, words
    assert newer("export", "team", folder / "队伍.csv").code == 0
    assert newer("history", "team", team, "--json").code == 0
    assert newer("doctor", "--json").code == 0
    assert newer.home.records.read_bytes() == before


def test_a_newer_schema_that_took_something_away_is_refused(newer, team, stranger):
    stranger("ALTER TABLE team DROP COLUMN slogan")
    said = newer("list", "team")
    assert said.code == 1 and "没有打开" in said.err
