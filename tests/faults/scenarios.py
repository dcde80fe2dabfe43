"""What a clerk does while things go wrong: each a few steps that happen wholly or not at all."""

from __future__ import annotations

import dataclasses
import datetime as dt
import zipfile

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import opening, records
from desktop.services.access import rotation
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.desk import Desk
from desktop.services.founding import make_station
from desktop.services.lists import bulk_edits
from desktop.services.past import trash, trash_days, undoing
from desktop.services.photos import photos
from desktop.services.roster import merging, rosters
from desktop.services.safekeeping import backups, recovering
from desktop.storage import database, keys, migrations
from desktop.storage.driver import Database
from desktop.storage.keys import RECORDS_PURPOSE
from tests.faults.county_before import (
    carry,
    carry_again,
    join,
    small_pieces,
    sync,
    write_bundle,
)
from tests.faults.county_beside import held
from tests.faults.scenes import (
    CHEAP,
    FACTS,
    FIRST_PASSPHRASE,
    NOW,
    SECOND_PASSPHRASE,
    Scenario,
    Scene,
    Step,
)
from tests.faults.station_before import WEEKS


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
    return dataclasses.replace(desk, clock=lambda: NOW + dt.timedelta(weeks=WEEKS))


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
    slot = keys.passphrase_slot(scene.key, SECOND_PASSPHRASE, CHEAP)
    keys.write_slots(scene.home.keys, (slot,))


def _new_key(scene: Scene, desk: Desk) -> None:
    """Everybody is out while the station's key changes."""
    desk.close()
    slots = (keys.passphrase_slot(scene.key, FIRST_PASSPHRASE, CHEAP),)

    def carry(new: keys.MasterKey) -> list[keys.Slot]:
        return rotation.carried(slots, new)

    rotation.rotate(scene.home, scene.key, carry, lambda: NOW, "试")


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
    make_station(scene.home, FACTS, FIRST_PASSPHRASE, cost=CHEAP, clock=lambda: NOW)


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
    Scenario("backup", (_back_up, _add, _back_up), beside=_backup_beside, again=_backup_again,
             notes_first=True),
    Scenario("automatic-backup", (_automatic,), beside=_archives_beside, again=_automatic),
    Scenario("merge", (_merge, _unmerge, _undo)),
    Scenario("purge", (_see_day, _purge)),
    Scenario("migration", (), opens=True, prepare=_grow),
    Scenario("undo", (_participants, _undo, _redo, _undo)),
    Scenario("new-passphrase", (_new_passphrase,), beside=_keys_beside),
    Scenario("new-key", (_new_key,)),
    Scenario("sync", (sync,), joined=True, settles=True, beside=held, again=sync),
    Scenario("bundle", (write_bundle, carry, write_bundle, carry), joined=True, settles=True,
             beside=held, again=carry_again),
    Scenario("second-pc", (sync,), founds=True, begin=join, joined=True, settles=True,
             prepare=small_pieces, beside=held, again=sync),
)  # fmt: skip
SCENARIOS = {scenario.name: scenario for scenario in _SCENARIOS}
#: Those that are quick enough to be tried now and then.
QUICK = [name for name, scenario in SCENARIOS.items() if not scenario.settles]
