"""What a station holds, as a few digests to compare; and whether it is well after a fault."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop import errors
from desktop.model.kinds import ALL
from desktop.services import opening, records
from desktop.services.desk import Desk
from desktop.services.safekeeping import checkup
from desktop.storage import driver
from desktop.storage.keys import RECORDS_PURPOSE
from tests.faults.scenes import Scenario, Scene
from tests.faults.station_before import PLAIN_WORDS

State = dict[str, str]
#: Nothing else may lie in a station's folder once it was opened and closed again.
_OWN = (
    "station.db", "station.schema-", "keys.json", "keys.previous.json", "photos/volume-", "logs/",
    "backups/",
)  # fmt: skip
_PASSING = ("-wal", "-shm", "-journal", ".part", ".claim")
#: When a step was done stands by the wall clock; which volume took a picture may differ where
#: an earlier try has left bytes. How a backup went is noted apart from making it.
_COMPARED = {
    "_sqlite_migrations": "name",
    "photo_bytes": "sha256, rendition, size, content_hash",
}
#: What must be the same in the end however often a sync was cut.
_RECORDS = {*ALL, "station", "photo_bytes", "sync_conflict"}
#: Of these the rows of a PC that joins have ids of chance; a second try draws others.
_DRAWN = {"clerk", "device"}
_SQLITE = b"SQLite format 3\0"


def state_of(scenario: Scenario, scene: Scene) -> State:
    """One digest a table, and what else the scenario looks at; opened past the program."""
    tables = _tables(scene)
    if scenario.notes_first:
        tables.pop("audit", None)
    if scenario.settles:
        # When and in how many steps it came is another story each time.
        tables = {name: told for name, told in tables.items() if name in _RECORDS}
        tables |= {name: tables[name].partition(":")[0] for name in _DRAWN & tables.keys()}
    return {**tables, **scenario.beside(scene)}


def _tables(scene: Scene) -> State:
    home = scene.home
    if not home.records.is_file():
        return {"station": "none"}
    # A copy: opening the file itself would already heal what the next start has to heal.
    seen = scene.root / "seen"
    seen.mkdir()
    try:
        for name in ("", "-wal", "-journal"):
            if (path := home.records.with_name(home.records.name + name)).exists():
                shutil.copy(path, seen)
        connection = driver.connect(seen / "station.db", scene.key.derive(RECORDS_PURPOSE))
        try:
            return dict(_digests(connection, str(scene.root)))
        finally:
            connection.close()
    finally:
        shutil.rmtree(seen)


def _digests(connection: driver.Connection, root: str) -> Iterator[tuple[str, str]]:
    made = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
    ).fetchall()
    yield "schema", _digest(made)
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    for (name,) in tables:
        columns = _COMPARED.get(name, "*")
        where = "WHERE key NOT LIKE '%backup%' AND key <> 'key_file'" if name == "setting" else ""
        rows = connection.execute(f"SELECT {columns} FROM [{name}] {where}").fetchall()
        # Each run lies in a folder of its own, which a setting may name.
        shown = sorted(repr(row).replace(root, "") for row in rows)
        yield name, f"{len(rows)}:{_digest(shown)}"


def _digest(rows: object) -> str:
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Verdict:
    """How a station stood after a fault.

    Args:
        state: before the program opened it again; of a scenario that settles, after that.
        problems: whatever is not as promised, in words.
        settled: whether it is the one or the other.
    """

    state: State
    problems: list[str]
    settled: bool = False


def look_again(scenario: Scenario, scene: Scene) -> Verdict:
    """What the next start meets: open, examine, go on working, close."""
    problems = list(_plain_text(scene))
    state = state_of(scenario, scene)
    if state.get("station") == "none":
        scenario.begin(scene)  # nothing was made: it can be made now
    try:
        desk = scene.sit_down()
    except errors.StationError as error:
        return Verdict(state, [*problems, f"does not open: {error.kind} {error}"])
    try:
        problems += [f"doctor: {found.area} {found.what}" for found in checkup.examine(desk)]
        if scenario.settles:
            scenario.again(scene, desk)
            problems += [f"settled, {found.area} {found.what}" for found in checkup.examine(desk)]
            state = state_of(scenario, scene)
        problems += _goes_on(desk)
        if not scenario.settles:
            scenario.again(scene, desk)
    finally:
        desk.close()
    _passphrase_opens(scene, problems)
    left = [*problems, *_left_over(scene), *_plain_text(scene)]
    return Verdict(state, left, scenario.settles)


def _goes_on(desk: Desk) -> list[str]:
    made = records.add(desk, "volunteer", {"name": "后来人", "sex": "女"})
    found = records.list_records(desk, "volunteer", search="hlr")
    return [] if [one.id for one in found] == [made] else ["work does not go on"]


def _passphrase_opens(scene: Scene, problems: list[str]) -> None:
    for passphrase in scene.passphrases:
        try:
            if opening.unlock(scene.home, passphrase).secret == scene.key.secret:
                return
        except errors.WrongPassphrase:
            continue
        except errors.StationError as error:
            problems.append(f"keys: {error.kind} {error}")
            return
    problems.append("keys: no passphrase opens")


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.rglob("*") if path.is_file())


def _left_over(scene: Scene) -> Iterator[str]:
    for path in _files(scene.disk):
        name = str(path.relative_to(scene.home.path)) if scene.home.path in path.parents else ""
        if name and (not name.startswith(_OWN) or name.endswith(_PASSING)):
            yield f"left over: {name}"
        if not name and (path.name.startswith(".") or path.suffix == ".part"):
            yield f"left over on the stick: {path.name}"


def _plain_text(scene: Scene) -> Iterator[str]:
    for path in _files(scene.disk):
        body = path.read_bytes()
        # A backup says readably whose it is; nobody else's name stands in it.
        backup = {scene.stick, scene.home.backups} & set(path.parents)
        told = PLAIN_WORDS[1:] if backup else PLAIN_WORDS
        shown = [word for word in told if word.encode() in body]
        if shown or _SQLITE in body[:4096]:
            yield f"plain text in {path.name}: {shown}"
