"""Processes killed in the middle: all of the action or nothing of it, and doctor is content."""

import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from desktop.model.kinds import kind_named
from desktop.services import opening
from desktop.services.apart import Here
from desktop.services.safekeeping import checkup
from tests.conftest import PASSPHRASE
from tests.unit.commands.conftest import HEAD, INIT
from tests.unit.commands.running_station import clean_environment, run, started
from tests.unit.imaging.made_pictures import make_scene, written
from tests.unit.importing.made_rosters import make_xlsx

PEOPLE = 1500


@pytest.fixture
def environment(tmp_path):
    (tmp_path / "tmp").mkdir()
    return clean_environment(tmp_path / "tmp")


@pytest.fixture
def roster(folder):
    rows = [[f"张{chr(0x4E00 + n)}", "男", "", "", "", "理论宣讲队"] for n in range(PEOPLE)]
    return make_xlsx(folder / "花名册.xlsx", [HEAD, *rows])


@pytest.fixture
def pictures(folder):
    paths = [folder / f"{n}.jpg" for n in range(3)]
    for number, path in enumerate(paths):
        path.write_bytes(written(make_scene(1600, 1200, number), quality=90))
    return paths


@pytest.fixture
def activity(station):
    return station("add", "activity", "title=端午", "held_on=2026-06-19", "status=held").id


def looked_over(home):
    """A desk opened as the next command would; whatever was left over is swept, all is sound."""
    desk = opening.open_desk(home, opening.unlock(home, PASSPHRASE), Here())
    assert checkup.examine(desk) == []
    assert not home.staging.exists() or list(home.staging.iterdir()) == []
    assert [p.name for p in home.path.iterdir() if p.name.startswith(".")] == []
    return desk


def counted(home, *kinds):
    desk = looked_over(home)
    found = [desk.records.count(kind_named(kind)) for kind in kinds]
    desk.close()
    return found


# --- at the worst moments -------------------------------------------------------------------

_DIE = """
import os, signal, sys
from desktop.__main__ import main
from desktop.storage import atomic, database, scratch
from desktop.storage.photos import photos
from desktop.services.photos import photos as photo_verbs
from desktop.services.roster import rosters

def dying(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def after(owner, name):
    real = getattr(owner, name)
    def once(*words, **rest):
        real(*words, **rest)
        dying()
    setattr(owner, name, once)

if __name__ == "__main__":
    exec(sys.argv[1])
    sys.exit(main(sys.argv[2:]))
"""


def killed_at(fault, home, environment, folder, *words):
    script = folder / "dying.py"
    script.write_text(_DIE)
    reading, writing = os.pipe()
    os.write(writing, PASSPHRASE.encode() + b"\n")
    os.close(writing)
    given = ["--home", home.path, "--passphrase-fd", reading, *words]
    done = subprocess.run(
        [sys.executable, script, fault, *map(str, given)],
        env={**environment, "PYTHONPATH": str(Path(__file__).parents[3])},
        pass_fds=[reading],
        capture_output=True,
        check=False,
    )
    os.close(reading)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


@pytest.mark.parametrize(
    ("fault", "came_in"),
    [
        pytest.param("rosters.bulk.insert_staged = dying", 0, marks=pytest.mark.slow),
        ("after(rosters.bulk, 'insert_staged')", 0),
        ("after(rosters._Import, '_commit')", PEOPLE),
    ],
)
def test_an_import_killed_around_its_commit(station, environment, folder, roster, fault, came_in):
    killed_at(fault, station.home, environment, folder, "import", "volunteer", roster)
    assert list(station.home.staging.iterdir())  # ciphertext, whose key died with the process
    assert counted(station.home, "volunteer", "membership") == [came_in, came_in]
    told = station("import", "volunteer", roster, "--json").json
    assert told["added"] + told["unchanged"] == PEOPLE


def test_photos_killed_between_the_bytes_and_the_record(
    station, environment, folder, pictures, activity
):
    fault = "photo_verbs._keep = dying"
    words = ("photo", "add", activity, *pictures)
    killed_at(fault, station.home, environment, folder, *words)
    assert (station.home.photos / "volume-0001.db").exists()
    assert counted(station.home, "photo") == [0]
    assert len(station(*words).out.split()) == 3


def test_a_station_killed_before_it_is_complete_can_be_made_again(empty, environment, folder):
    fault = "from desktop.services import founding; founding._settle_in = dying"
    killed_at(fault, empty.home, environment, folder, *INIT)
    assert "没有站点资料" in empty("list", "team").err
    assert empty(*INIT).code == 0
    assert counted(empty.home, "station") == [1]


def test_a_station_killed_before_its_keys_have_their_name_opens(empty, environment, folder):
    fault = "from desktop.services import founding; after(founding, 'confirm_names')"
    killed_at(fault, empty.home, environment, folder, *INIT)
    assert not empty.home.keys.exists()
    assert counted(empty.home, "station") == [1]


def test_a_backup_killed_before_its_name_leaves_the_old_one(station, environment, folder):
    target = folder / "备份.zip"
    assert station("backup", target).code == 0
    old = target.read_bytes()
    fault = "from desktop.storage.backups import backup; backup._read_back = dying"
    killed_at(fault, station.home, environment, folder, "backup", target)
    assert target.read_bytes() == old
    assert list(station.home.staging.iterdir())
    assert counted(station.home, "station") == [1]


# --- Ctrl-C ---------------------------------------------------------------------------------


def has_children(process_id):
    return bool(Path(f"/proc/{process_id}/task/{process_id}/children").read_text().split())


def test_ctrl_c_in_an_import_is_answered_in_words_and_keeps_nothing(station, environment, folder):
    rows = [[f"张{chr(0x4E00 + n)}", "", "", "", "", ""] for n in range(8_000)]
    roster = make_xlsx(folder / "长.xlsx", [HEAD, *rows])
    words = ("import", "volunteer", roster, "--json")
    with started(station.home.path, *words, environment=environment) as process:
        while not has_children(process.pid):
            assert process.poll() is None
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process of it
        out, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "已取消" in err.decode() and "Traceback" not in err.decode() and out == b""
    assert counted(station.home, "volunteer") == [0]


# --- at any moment --------------------------------------------------------------------------

POINTS = 20


class Killer:
    """Runs a verb once to see how long it takes, then kills it at seeded moments of that time.

    A first run may be slow (a cold disk, another test beside it): one that ends before its moment
    tells anew how long the verb takes.
    """

    def __init__(self, home, environment, seed):
        self._home, self._environment = home, environment
        self._chance = random.Random(seed)  # noqa: S311 - moments, not keys
        self.killed = self.ended = 0

    def whole(self, *words):
        begun = time.monotonic()
        ended = run(self._home.path, *words, environment=self._environment)
        assert ended.code in (0, 3), ended.err
        self._seconds = time.monotonic() - begun

    def strike(self, *words):
        moment = self._chance.uniform(0.25, 1.05) * self._seconds
        begun = time.monotonic()
        with started(self._home.path, *words, environment=self._environment) as process:
            try:
                process.communicate(timeout=moment)
                self.ended += 1
                self._seconds = min(self._seconds, time.monotonic() - begun)
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
                self.killed += 1


@pytest.fixture
def killer(station, environment):
    return Killer(station.home, environment, seed=20261122)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_an_import_killed_at_any_moment(station, killer, roster):
    words = ("import", "volunteer", roster)
    killer.whole(*words, "--dry-run")
    for _ in range(POINTS):
        killer.strike(*words)
        people, members = counted(station.home, "volunteer", "membership")
        assert people == members and people in (0, PEOPLE)
        if people:
            station("undo")
    assert killer.killed > POINTS // 2


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_photos_killed_at_any_moment(station, killer, pictures, activity):
    words = ("photo", "add", activity, *pictures)
    killer.whole(*words)
    station("undo")
    for _ in range(POINTS):
        killer.strike(*words)
        (found,) = counted(station.home, "photo")
        assert found in (0, 3)
        if found:
            station("undo")
    assert killer.killed > POINTS // 2


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_an_edit_killed_at_any_moment(station, killer, activity):
    story = "那天的事" * 4_000
    killer.whole("set", "activity", activity, "residents=1", f"story={story}")
    for number in range(2, POINTS + 2):
        before = len(station("history", "activity", activity, "--json").json)
        killer.strike("set", "activity", activity, f"residents={number}", f"story={story}{number}")
        desk = looked_over(station.home)
        record = desk.records.get(kind_named("activity"), activity)
        desk.close()
        done = record.text("story") == f"{story}{number}"
        assert done == (record.number("residents") == number)
        after = len(station("history", "activity", activity, "--json").json)
        assert after - before == int(done)
    assert killer.killed > POINTS // 3


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_backup_killed_at_any_moment(station, killer, folder, pictures, activity):
    assert station("photo", "add", activity, *pictures).code == 0
    target = folder / "备份.zip"
    killer.whole("backup", target)
    for _ in range(POINTS):
        killer.strike("backup", target)
        with zipfile.ZipFile(target) as archive:
            assert archive.testzip() is None
        assert counted(station.home, "photo") == [3]
    assert killer.killed > POINTS // 3


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_making_a_station_killed_at_any_moment(empty, environment):
    killer = Killer(empty.home, environment, seed=7)
    killer.whole(*INIT)
    made = 0
    for number in range(POINTS):
        home = type(empty.home)(empty.home.path.with_name(f"站 {number}"))
        killer._home = home
        killer.strike(*INIT)
        if home.records.exists():
            made += 1
        else:
            assert run(home.path, *INIT, environment=environment).code == 0
        assert counted(home, "station") == [1]
    assert made < POINTS
