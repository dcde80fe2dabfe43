"""Makes `schema-N.zip`, a small station as a released program leaves it.

Run with the released program first on the path, for schema 1 the tree of commit 9351f70:

    git archive 9351f70 | tar -x -C TREE
    PYTHONPATH=TREE python tests/migrations/released/make_station.py tests/migrations/released

What was made once is never made again: programs in villages have left such files behind.
"""

from __future__ import annotations

import datetime as dt
import io
import sys
import tempfile
import zipfile
from pathlib import Path

from PIL import Image

from desktop.config import Home
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.opening import open_desk
from desktop.services.past import undoing
from desktop.services.photos import photos
from desktop.storage.keys import Argon2Cost
from desktop.storage.migrations import SCHEMA_VERSION

try:
    from desktop.services.founding import StationFacts, make_station
except ImportError:  # it stood there in schema 1
    from desktop.services.opening import StationFacts, make_station
try:
    from desktop.services.paper.certificates.activity_certificates import issue
except ImportError:  # they were one module to begin with
    from desktop.services.paper.certificates import issue_activity as issue

PASSPHRASE = "released long ago"
PEOPLE = ("张三", "李四", "欧阳建国", "王小明", "赵六", "钱七", "孙八", "周九")


def main(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        home = Home(Path(scratch) / "站")
        now = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))
        facts = StationFacts("石桥村新时代文明实践站", "999999001001", "石桥镇", "示例县", "王文书")
        cheap = Argon2Cost(passes=1, memory_kib=8, lanes=1)
        master = make_station(home, facts, PASSPHRASE, cost=cheap, clock=lambda: now)
        desk = open_desk(home, master, Here(), clock=lambda: now)
        fill(desk, Path(scratch))
        desk.close()
        kept = [home.records, home.keys, home.path / "keys.previous.json"]
        kept += sorted(home.photos.glob("volume-*.db"))
        target = folder / f"schema-{SCHEMA_VERSION}.zip"
        with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED) as archive:
            for path in kept:
                archive.write(path, path.relative_to(home.path))


def fill(desk: Desk, folder: Path) -> None:
    """People, a team, an activity with photos and certificates, edits, an undo, a trash."""
    people = [
        records.add(desk, "volunteer", {"name": name, "phone": f"1990000{number:04d}"})
        for number, name in enumerate(PEOPLE)
    ]
    records.change(desk, "volunteer", people[2], {"skills": "理发、修电器", "notes": "热心"})
    team = records.add(desk, "team", {"name": "理论宣讲队", "leader": people[0]})
    for person in people[:3]:
        records.add(desk, "membership", {"team": team, "volunteer": person})
    held = {"title": "端午包粽子", "started_at": "2026-06-19T09:00", "ended_at": "2026-06-19T11:00"}
    activity = activities.record_activity(desk, held, [Participant(one) for one in people[:4]])
    photos.add_photos(desk, activity, [picture(folder, number) for number in range(2)])
    issue(desk, activity)
    records.change(desk, "activity", activity, {"residents": "30"})
    undoing.undo(desk)
    records.remove(desk, "volunteer", people[-1:])


def picture(folder: Path, number: int) -> Path:
    path, memory = folder / f"{number}.jpg", io.BytesIO()
    plain = Image.radial_gradient("L").resize((240, 180)).rotate(number * 40)
    plain.convert("RGB").save(memory, "JPEG", quality=60)
    path.write_bytes(memory.getvalue())
    return path


if __name__ == "__main__":
    main(Path(sys.argv[1]))
