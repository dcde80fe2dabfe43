"""300 photos of 4 MB in the station: do lists and opening feel them? Before and after, in one run.

The floor of storing is writing and syncing the same bytes to a plain file.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from desktop.config import Home
from desktop.model.kinds import kind_named
from desktop.services import opening, records
from desktop.services.activities import activities, happenings
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.founding import StationFacts, make_station
from desktop.services.roster import people
from desktop.storage.keys import Argon2Cost, MasterKey
from desktop.storage.photos.photos import ORIGINAL, STANDARD, THUMBNAIL

PHOTOS, ORIGINAL_BYTES, STANDARD_BYTES, THUMBNAIL_BYTES = 300, 4_000_000, 280_000, 12_000
PEOPLE, ACTIVITIES = 2_000, 60


def fill(desk: Desk) -> list[str]:
    kind = kind_named("volunteer")
    with desk.action("import", "people") as group:
        for number in range(PEOPLE):
            values = {"name": f"村民{number}", "phone": f"199{number:08d}"}
            desk.records.insert(group, kind, values)
    return [
        activities.record_activity(
            desk, {"title": f"活动{number}", "held_on": f"2026-{number % 9 + 1:02d}-11"}
        )
        for number in range(ACTIVITIES)
    ]


def add_photos(desk: Desk, owners: list[str]) -> float:
    begun = time.perf_counter()
    for number in range(PHOTOS):
        data = os.urandom(ORIGINAL_BYTES)
        sha256 = f"{number:064x}"
        renditions = {
            ORIGINAL: data,
            STANDARD: data[:STANDARD_BYTES],
            THUMBNAIL: data[:THUMBNAIL_BYTES],
        }
        stored = desk.volumes.put(sha256, renditions)
        with desk.action("photo", "photo") as group:
            desk.places.put(sha256, stored)
            values = {"activity": owners[number % len(owners)], "sha256": sha256}
            desk.records.insert(group, kind_named("photo"), values)
    return time.perf_counter() - begun


def plain_files(folder: Path) -> float:
    begun = time.perf_counter()
    for number in range(PHOTOS):
        data = os.urandom(ORIGINAL_BYTES)
        with (folder / f"{number}.bin").open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    return time.perf_counter() - begun


def median_ms(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(15):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def figures(home: Home, master: MasterKey) -> dict[str, float]:
    begun = time.perf_counter()
    desk = opening.open_desk(home, master, Here())
    opened = (time.perf_counter() - begun) * 1000
    query = happenings.ActivityQuery()
    ids = happenings.activity_ids(desk, query)[:50]
    roster = people.people_ids(desk, people.PeopleQuery())[:50]
    found = {
        "open": opened,
        "activity ids": median_ms(lambda: happenings.activity_ids(desk, query)),
        "activity page": median_ms(lambda: happenings.activity_rows(desk, ids)),
        "roster page": median_ms(lambda: people.people_rows(desk, roster)),
        "search": median_ms(lambda: records.list_records(desk, "activity", search="活动7")),
    }
    desk.close()
    return found


def main() -> None:
    with tempfile.TemporaryDirectory(dir="out" if Path("out").is_dir() else None) as name:
        home = Home(Path(name) / "站")
        facts = StationFacts("石桥村新时代文明实践站", "999999001001")
        master = make_station(home, facts, "correct horse", cost=Argon2Cost(1, 8, 1))
        desk = opening.open_desk(home, master, Here())
        owners = fill(desk)
        desk.close()
        before = figures(home, master)
        desk = opening.open_desk(home, master, Here())
        stored = add_photos(desk, owners)
        volumes = [path.stat().st_size / 1e6 for path in sorted(home.photos.glob("*.db"))]
        sha256 = f"{PHOTOS // 2:064x}"
        place = desk.places.of(sha256)
        read = {
            name: median_ms(lambda name=name: desk.volumes.get(place[name].volume, sha256, name))
            for name in (THUMBNAIL, STANDARD, ORIGINAL)
        }
        desk.close()
        after = figures(home, master)
        floor = plain_files(Path(name))
    print(f"{'ms':16}{'no photos':>12}{f'{PHOTOS} photos':>14}")
    for what, value in before.items():
        print(f"{what:16}{value:12.2f}{after[what]:14.2f}")
    print(
        f"store {PHOTOS} x {ORIGINAL_BYTES / 1e6:.0f} MB: {stored:.1f} s; plain files {floor:.1f} s"
        f" ({stored / floor:.1f} x)"
    )
    print("volumes, MB: " + ", ".join(f"{size:.0f}" for size in volumes))
    print("read back, ms: " + ", ".join(f"{what} {value:.1f}" for what, value in read.items()))


if __name__ == "__main__":
    main()
