"""A window and a command, or two commands, at one station: nothing lost, no lock ever shown."""

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from desktop.services import opening
from desktop.services.apart import Here
from desktop.services.safekeeping import checkup
from tests.conftest import PASSPHRASE
from tests.unit.commands.conftest import HEAD
from tests.unit.commands.running_station import clean_environment, run
from tests.unit.importing.made_rosters import make_xlsx

EACH = 40

_WORK = """
import json, sys
from pathlib import Path
from desktop.config import Home
from desktop.services import opening, records
from desktop.services.apart import Here

home, name, shared, each = Home(Path(sys.argv[1])), sys.argv[2], sys.argv[3], int(sys.argv[4])
desk = opening.open_desk(home, opening.unlock(home, sys.argv[5]), Here())
made = []
for number in range(each):
    made.append(records.add(desk, "team", {"name": f"{name} {number}"}))
    records.change(desk, "activity", shared, {name: f"{name} {number}"})
print(json.dumps(made))
desk.close()
"""


@pytest.fixture
def environment(tmp_path):
    (tmp_path / "tmp").mkdir()
    return clean_environment(tmp_path / "tmp")


def at_once(*works):
    results = [None] * len(works)

    def do(place, work):
        results[place] = work()

    threads = [threading.Thread(target=do, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_writers_in_turn_lose_no_update(station, environment):
    shared = station("add", "activity", "title=端午", "held_on=2026-06-19", "status=held").id
    fields = ("story", "plan", "place")

    def work(field):
        words = [str(station.home.path), field, shared, str(EACH), PASSPHRASE]
        top = str(Path(__file__).parents[3])
        return subprocess.run(
            [sys.executable, "-c", _WORK, *words],
            env={**environment, "PYTHONPATH": top},
            capture_output=True,
            check=False,
        )

    done = at_once(*(lambda field=field: work(field) for field in fields))
    assert all(one.returncode == 0 and one.stderr == b"" for one in done), done
    made = {team for one in done for team in json.loads(one.stdout)}
    assert {t["id"] for t in station("list", "team", "--json").json} == made
    assert len(made) == EACH * len(fields)
    activity = station("list", "activity", "--json").json[0]
    assert [activity[field] for field in fields] == [f"{field} {EACH - 1}" for field in fields]
    assert len(station("history", "activity", shared, "--json").json) == 1 + EACH * len(fields)
    desk = opening.open_desk(station.home, opening.unlock(station.home, PASSPHRASE), Here())
    assert checkup.examine(desk) == []
    desk.close()


def test_commands_at_the_same_moment_all_succeed(station, environment, folder):
    rows = [[f"张{chr(0x4E00 + n)}", "", "", "", "", ""] for n in range(800)]
    roster = make_xlsx(folder / "花名册.xlsx", [HEAD, *rows])
    home = station.home.path
    done = at_once(
        lambda: run(home, "import", "volunteer", roster, "--json", environment=environment),
        lambda: run(home, "add", "team", "name=一队", environment=environment),
        lambda: run(home, "backup", folder / "备份.zip", environment=environment),
        lambda: run(home, "doctor", "--json", environment=environment),
    )
    assert [one.code for one in done] == [0, 0, 0, 0], [one.err for one in done]
    assert "locked" not in "".join(one.err for one in done)
    assert done[0].json["added"] == 800 and done[3].json == {"findings": []}
    assert len(station("list", "team", "--json").json) == 1


def test_the_same_roster_from_two_sides_comes_in_once(station, environment, folder):
    rows = [[f"张{chr(0x4E00 + n)}", "", "1990-01-01", "", "", ""] for n in range(300)]
    roster = make_xlsx(folder / "花名册.xlsx", [HEAD, *rows])
    words = ("import", "volunteer", roster, "--json")
    done = at_once(
        *(lambda: run(station.home.path, *words, environment=environment) for _ in range(2))
    )
    assert [one.code for one in done] == [0, 0]
    assert sorted(one.json["added"] for one in done) == [0, 300]
    assert len(station("list", "volunteer", "--json").json) == 300
