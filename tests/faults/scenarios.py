"""What a clerk does while things go wrong: each a few steps on a small station made beforehand."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import os
import random
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image

from desktop import errors
from desktop.config import Home
from desktop.model import ids
from desktop.model.kinds import kind_named
from desktop.services import (
    activities,
    backups,
    bulk_edits,
    merging,
    opening,
    photos,
    records,
    recovering,
    rosters,
    trash,
    trash_days,
    undoing,
)
from desktop.services.activities import Participant
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.founding import StationFacts, make_station
from desktop.storage import database, keys, migrations
from desktop.storage.driver import Database
from desktop.storage.keys import PHOTOS_PURPOSE, RECORDS_PURPOSE, Argon2Cost, MasterKey
from desktop.storage.photos import VOLUME_BYTES, PhotoVolumes

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))
FIRST_PASSPHRASE, SECOND_PASSPHRASE = "correct horse", "battery staple"
#: None of them may stand readable in any file.
PLAIN_WORDS = ("石桥村新时代文明实践站", "赵甲一", "19900000001", "1101011990030780", "端午包粽子")
_truly_random = os.urandom
_CHEAP = Argon2Cost(passes=1, memory_kib=8, lanes=1)
#: Longer than the trash keeps anything.
_WEEKS = 15
_FACTS = StationFacts("石桥村新时代文明实践站", "999999001001", "石桥镇", "示例县", "王文书")
_SURNAMES, _GIVEN = "赵钱孙李周吴郑冯陈褚卫蒋", "甲乙丙丁戊己庚辛壬癸"


@dataclass(frozen=True)
class Scene:
    """One copy of the disk for one run.

    Args:
        root: a folder of its own; `disk` in it is what can fail, `given` holds files brought in.
        master: the station's key; empty where the scenario makes the station.
        volume_bytes: when a photo volume is sealed.
        passphrases: one of them opens.
    """

    root: Path
    master: bytes = b""
    volume_bytes: int = VOLUME_BYTES
    passphrases: tuple[str, ...] = (FIRST_PASSPHRASE, SECOND_PASSPHRASE)

    @property
    def disk(self) -> Path:
        return self.root / "disk"

    @property
    def home(self) -> Home:
        return Home(self.disk / "石桥 站")

    @property
    def stick(self) -> Path:
        return self.disk / "U盘"

    @property
    def given(self) -> Path:
        return self.root / "given"

    @property
    def key(self) -> MasterKey:
        """The station's key; of one that the scenario itself made, by its passphrase."""
        if self.master:
            return MasterKey(self.master)
        return opening.unlock(self.home, FIRST_PASSPHRASE)

    def sit_down(self) -> Desk:
        """Open the station as the window does, heavy work in this process."""
        key = self.key
        desk = opening.open_desk(self.home, key, Here(), clock=lambda: NOW)
        if self.volume_bytes == VOLUME_BYTES:
            return desk
        volumes = PhotoVolumes(self.home.photos, key.derive(PHOTOS_PURPOSE), self.volume_bytes)
        return dataclasses.replace(desk, volumes=volumes)


Step = Callable[[Scene, Desk], object]


def _nothing_begun(scene: Scene) -> None:
    del scene


def _nothing_beside(scene: Scene) -> dict[str, str]:
    del scene
    return {}


def _nothing_again(scene: Scene, desk: Desk) -> None:
    del scene, desk


@dataclass(frozen=True)
class Scenario:
    """Steps that each must happen wholly or not at all.

    Args:
        name: for messages and options.
        steps: what the clerk does at the open desk.
        opens: whether opening is a step of its own, since it changes the file.
        founds: whether the first step makes the station, so that there is none before.
        begin: that first step.
        volume_bytes: when a photo volume is sealed.
        beside: what else has a state, besides the records.
        again: done after a fault, for what the next try is to sweep.
        prepare: done in each process before anything else.
    """

    name: str
    steps: tuple[Step, ...] = ()
    opens: bool = False
    founds: bool = False
    begin: Callable[[Scene], object] = _nothing_begun
    volume_bytes: int = VOLUME_BYTES
    beside: Callable[[Scene], dict[str, str]] = _nothing_beside
    again: Callable[[Scene, Desk], None] = _nothing_again
    prepare: Callable[[], None] = lambda: None

    def run(self, scene: Scene, told: Callable[[int], None], tried: Tried) -> None:
        """Do every step; tell how many are done, as the clerk sees it."""
        done = 0
        if self.founds:
            tried(done, lambda: self.begin(scene))
            told(done := done + 1)
        desk = tried(done, lambda: _opened(scene))
        if self.opens:
            told(done := done + 1)
        try:
            for step in self.steps:
                tried(done, lambda step=step: step(scene, desk))
                told(done := done + 1)
        finally:
            tried(done, desk.close)


#: Does one step: with the same randomness each time, so that a second try ends the same.
Tried = Callable[[int, Callable[[], object]], object]


def _opened(scene: Scene) -> Desk:
    opening.unlock(scene.home, FIRST_PASSPHRASE)
    return scene.sit_down()


def seeded(number: int) -> None:
    """Make this process's randomness and clock those of one step; there is no way back."""
    dice = random.Random(number)  # noqa: S311 - the same at every run is the point

    def draw(size: int) -> bytes:
        # A second try must not find its own throwaway name taken.
        throwaway = sys._getframe(1).f_globals["__name__"] == "desktop.storage.scratch"
        return _truly_random(size) if throwaway else dice.randbytes(size)

    os.urandom = draw
    Ed25519PrivateKey.generate = classmethod(  # type: ignore[method-assign]
        lambda cls: cls.from_private_bytes(os.urandom(32))
    )
    ticks = iter(range(1_790_000_000 + number * 1000, 1_900_000_000))
    time.time_ns = lambda: next(ticks) * 1_000_000_000
    ids._last_ms = 0


# --- the station beforehand -----------------------------------------------------------------


def make_before(root: Path) -> bytes:
    """A station with people, a team, an activity and a photo; gives its key."""
    scene = Scene(root)
    scene.stick.mkdir(parents=True)
    make_given(scene.given)
    master = make_station(scene.home, _FACTS, FIRST_PASSPHRASE, cost=_CHEAP, clock=lambda: NOW)
    desk = dataclasses.replace(scene, master=master.secret).sit_down()
    people = [records.add(desk, "volunteer", _person(n)) for n in range(12)]
    team = records.add(desk, "team", {"name": "理论宣讲队"})
    for person in people[:3]:
        records.add(desk, "membership", {"volunteer": person, "team": team})
    spare = records.add(desk, "volunteer", {"name": "误加人", "sex": "男"})
    records.remove(desk, "volunteer", [spare])
    _let_weeks_pass(desk)
    held = {"title": "端午包粽子", "held_on": "2026-06-19", "started_at": "2026-06-19T08:00",
            "ended_at": "2026-06-19T10:00"}  # fmt: skip
    activity = activities.record_activity(desk, held, [Participant(p) for p in people[:5]])
    photos.add_photos(desk, activity, [scene.given / "0.jpg"])
    backups.back_up(desk, scene.given / "backup.zip")
    desk.close()
    return master.secret


def _let_weeks_pass(desk: Desk) -> None:
    for week in range(_WEEKS):
        day = NOW + dt.timedelta(weeks=week)
        trash_days.see_day(dataclasses.replace(desk, clock=lambda day=day: day))


def _person(n: int) -> dict[str, object]:
    name = _SURNAMES[n % 12] + _GIVEN[n // 12 % 10] + "一二三四五六七八九"[n // 120 % 9]
    known = {"id_number": "11010119900307803X", "id_type": "居民身份证"} if n == 0 else {}
    sex = "男" if n == 0 else "女"
    return {"name": name, "sex": sex, "phone": f"199{n + 1:08d}", "village_group": "一组", **known}


def make_given(folder: Path) -> None:
    """The files the clerk brings in: a roster and three pictures."""
    folder.mkdir()
    with (folder / "roster.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["姓名", "性别", "手机", "村民小组", "所属队伍"])
        for n in range(8, 128):
            person = _person(n)
            team = "卫生环保队" if n % 10 == 0 else ""
            table.writerow([person["name"], person["sex"], person["phone"], "二组", team])
    for n in range(4):
        dice = random.Random(n)  # noqa: S311 - pictures
        small = Image.frombytes("RGB", (9, 7), dice.randbytes(9 * 7 * 3))
        small.resize((200, 150), Image.Resampling.BICUBIC).save(folder / f"{n}.jpg")


# --- steps ----------------------------------------------------------------------------------


def _import(scene: Scene, desk: Desk) -> None:
    report = rosters.import_roster(desk, scene.given / "roster.csv")
    assert report.added > 100, report.to_json()


def _first(desk: Desk, kind: str) -> str:
    return desk.records.find(kind_named(kind))[0].id


def _change(scene: Scene, desk: Desk) -> None:
    person = _first(desk, "volunteer")
    assert records.change(desk, "volunteer", person, {"village_group": "五组", "notes": "会电工"})


def _add(scene: Scene, desk: Desk) -> None:
    records.add(desk, "volunteer", {"name": "新来人", "sex": "男"})


def _participants(scene: Scene, desk: Desk) -> None:
    people = desk.records.find(kind_named("volunteer"))
    kept = [Participant(person.id) for person in people[3:9]]
    assert activities.set_participants(desk, _first(desk, "activity"), kept)


def _delete(scene: Scene, desk: Desk) -> None:
    people = desk.records.find(kind_named("volunteer"))
    assert records.remove(desk, "volunteer", [people[-1].id, people[-2].id]) == 2


def _bulk(scene: Scene, desk: Desk) -> None:
    people = [person.id for person in desk.records.find(kind_named("volunteer"))]
    changes = {"village_group": "八组", "notes": "并村后改组，" * 20}
    assert bulk_edits.set_many(desk, "volunteer", people, changes).changed == len(people)


def _merge(scene: Scene, desk: Desk) -> None:
    people = desk.records.find(kind_named("volunteer"))
    merging.merge(desk, "volunteer", people[0].id, people[1].id)


def _unmerge(scene: Scene, desk: Desk) -> None:
    (alias,) = desk.records.find(kind_named("alias"), of_kind="volunteer")
    merging.unmerge(desk, "volunteer", alias.text("loser"))


def _later(desk: Desk) -> Desk:
    return dataclasses.replace(desk, clock=lambda: NOW + dt.timedelta(weeks=_WEEKS))


def _see_day(scene: Scene, desk: Desk) -> None:
    trash_days.see_day(_later(desk))


def _purge(scene: Scene, desk: Desk) -> None:
    assert trash.empty(_later(desk)) == 1


def _pictures(*numbers: int) -> Step:
    def take(scene: Scene, desk: Desk) -> None:
        paths = [scene.given / f"{n}.jpg" for n in numbers]
        done = photos.add_photos(desk, _first(desk, "activity"), paths)
        assert len(done.added) == len(numbers), done

    return take


def _undo(scene: Scene, desk: Desk) -> None:
    undoing.undo(desk)


def _redo(scene: Scene, desk: Desk) -> None:
    undoing.redo(desk)


def _new_passphrase(scene: Scene, desk: Desk) -> None:
    slot = keys.passphrase_slot(scene.key, SECOND_PASSPHRASE, _CHEAP)
    keys.write_slots(scene.home.keys, (slot,))


def _keys_beside(scene: Scene) -> dict[str, str]:
    told = {}
    for name, passphrase in (("first", FIRST_PASSPHRASE), ("second", SECOND_PASSPHRASE)):
        try:
            opening.unlock(scene.home, passphrase)
            told[f"{name} passphrase"] = "opens"
        except errors.StationError as error:
            told[f"{name} passphrase"] = error.kind
    return told


def _back_up(scene: Scene, desk: Desk) -> None:
    backups.back_up(desk, scene.stick / "备份.zip")


def _found(scene: Scene) -> None:
    make_station(scene.home, _FACTS, FIRST_PASSPHRASE, cost=_CHEAP, clock=lambda: NOW)


def _recover(scene: Scene) -> None:
    path = scene.given / "backup.zip"
    recovering.recover(path, scene.home, FIRST_PASSPHRASE, clock=lambda: NOW)


def _automatic(scene: Scene, desk: Desk) -> None:
    (outcome,) = backups.automatic(desk, backups.START, mounts=list)
    if outcome.error:
        raise outcome.error


def _archives_beside(scene: Scene) -> dict[str, str]:
    """How many automatic backups there are, all of them whole."""
    archives = sorted(scene.home.backups.glob("*.station"))
    for path in archives:
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None, path.name
    return {"backup": str(len(archives))}


def _backup_again(scene: Scene, desk: Desk) -> None:
    """Sweeps the halves of the one that was cut."""
    _back_up(scene, desk)


def _backup_beside(scene: Scene) -> dict[str, str]:
    """Whether there is a backup, and the last journal row in it."""
    path = scene.stick / "备份.zip"
    if not path.exists():
        return {"backup": "none"}
    copy = scene.root / "copy.db"
    try:
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None, "备份.zip"
            copy.write_bytes(archive.read("station.db"))
        key = scene.key.derive(RECORDS_PURPOSE)
        store = database.open_store(copy, key, read_only=True)
        last = store.one("SELECT max(seq) FROM journal")
        store.close()
    except (zipfile.BadZipFile, KeyError, errors.StationError, AssertionError) as error:
        return {"backup": f"broken: {error!r}"}
    finally:
        for left in scene.root.glob("copy.db*"):
            left.unlink()
    return {"backup": f"whole, {last}"}


class _GrownStep:
    """A migration that a program of tomorrow brings."""

    __name__ = "step_9999_grown"

    @staticmethod
    def apply(database: Database) -> None:
        database["volunteer"].transform(column_order=["id", "notes"])
        database["partner"].create({"id": str, "name": str}, pk="id", strict=True)
        for number in range(200):
            database.execute(
                "INSERT INTO partner VALUES (?, ?)", (f"partner-{number}", "共建单位" * 20)
            )


def _grow() -> None:
    steps = (*migrations.STEPS, _GrownStep)
    migrations.STEPS = steps  # type: ignore[assignment]
    migrations.SCHEMA_VERSION = database.SCHEMA_VERSION = len(steps)  # type: ignore[misc]


_SCENARIOS = (
    Scenario("founding", founds=True, begin=_found),
    Scenario("recover", founds=True, begin=_recover),
    Scenario("import", (_import,)),
    Scenario("edit", (_change, _add, _participants, _delete)),
    Scenario("bulk-edit", (_bulk,)),
    Scenario("photo-add", (_pictures(1, 2),)),
    Scenario("volume-sealing", (_pictures(1), _pictures(2), _pictures(3)), volume_bytes=40_000),
    Scenario("backup", (_back_up, _add, _back_up), beside=_backup_beside, again=_backup_again),
    Scenario("automatic-backup", (_automatic,), beside=_archives_beside, again=_automatic),
    Scenario("merge", (_merge, _unmerge, _undo)),
    Scenario("purge", (_see_day, _purge)),
    Scenario("migration", (), opens=True, prepare=_grow),
    Scenario("undo", (_participants, _undo, _redo, _undo)),
    Scenario("new-passphrase", (_new_passphrase,), beside=_keys_beside),
)
SCENARIOS = {scenario.name: scenario for scenario in _SCENARIOS}
