"""An edit of 5,000 volunteers and its undo, beside the bare statements that no edit can spare.

The floor writes the same rows of journal, payload and record with ready-made values, in one
transaction of the same encrypted file: what is above it is reading, rules, chain and words.
"""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from desktop.config import Home
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.founding import StationFacts, make_station
from desktop.services.lists import bulk_edits
from desktop.services.opening import open_desk
from desktop.services.past import undoing
from desktop.services.roster.people import PeopleQuery, people_ids
from desktop.services.roster.rosters import import_roster
from desktop.storage.keys import Argon2Cost

PEOPLE, EDITED, ROUNDS = 20_000, 5_000, 5
GOAL_UNDO_S = 1.0
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰"


def roster(path: Path) -> Path:
    dice = random.Random(20261122)
    lines = ["姓名,手机,村民小组,出生日期"]
    for number in range(PEOPLE):
        name = dice.choice(SURNAMES) + "".join(dice.choices(GIVEN, k=2))
        born = f"{1940 + number % 65}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        lines.append(f"{name},199{number:08d},{number % 12 + 1}组,{born}")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def spent(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def floor(desk: Desk, ids: list[str], value: str) -> None:
    """The same writes bare."""
    connection = desk.store.connection
    seq = desk.store.one("SELECT max(seq) FROM journal")
    body = '{"after":{"village_group":"二组"},"bases":{"village_group":1},"before":{}}'
    salt, hashed = os.urandom(16), os.urandom(32)
    rows = [
        (seq + n, "volunteer", i, "update", None, "2026-11-22T09:30:00+08:00", "bare", None,
         "local", None, None, None, 2, hashed, hashed)
        for n, i in enumerate(ids, start=1)
    ]  # fmt: skip
    payloads = [(seq + n, salt, body, None) for n in range(1, len(ids) + 1)]
    with desk.store.transaction():
        marks = ",".join("?" * 15)
        connection.executemany(f"INSERT INTO journal VALUES ({marks})", rows)
        connection.executemany("INSERT INTO journal_payload VALUES (?,?,?,?)", payloads)
        connection.executemany(
            "UPDATE volunteer SET village_group = ?, revisions = ? WHERE id = ?",
            [(value, '{"village_group":1}', i) for i in ids],
        )


def on_a_copy(desk: Desk, work: Callable[[Desk], None], folder: Path, name: str) -> float:
    """Time bare writes on a copy of the file, which is broken afterwards."""
    home = Home(folder / name)
    home.path.mkdir(parents=True)
    desk.store.run("VACUUM INTO ?", (str(home.records),))
    home.keys.write_bytes(desk.home.keys.read_bytes())
    copy = open_desk(home, desk.master, Here())
    try:
        return spent(lambda: work(copy))
    finally:
        copy.close()


def report(desk: Desk, folder: Path) -> None:
    ids = [str(i) for i in people_ids(desk, PeopleQuery())[:EDITED]]
    bare, edit, undo, redo = [], [], [], []
    for turn in range(ROUNDS):
        group = f"第{turn}组"
        bare.append(on_a_copy(desk, lambda d, g=group: floor(d, ids, g), folder, f"bare-{turn}"))
        change = {"village_group": group}
        edit.append(spent(lambda c=change: bulk_edits.set_many(desk, "volunteer", ids, c)))
        undo.append(spent(lambda: undoing.undo(desk)))
        redo.append(spent(lambda: undoing.redo(desk)))
    base = statistics.median(bare)
    print(f"{EDITED:,} of {PEOPLE:,} volunteers, median of {ROUNDS}")
    print(f"{'bare UPDATE and INSERTs':26}{base * 1000:8.0f} ms   1.0x")
    for words, times in (("edit", edit), ("its undo", undo), ("its redo", redo)):
        middle = statistics.median(times)
        print(f"{words:26}{middle * 1000:8.0f} ms   {middle / base:.1f}x")
    print(f"goal: undo within {GOAL_UNDO_S:.0f} s")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        facts = StationFacts("石桥村新时代文明实践站", "999999001001", "石桥镇", "示例县", "文书")
        home = Home(folder / "站")
        master = make_station(home, facts, "benchmark only", cost=Argon2Cost(1, 8, 1))
        desk = open_desk(home, master, Here())
        try:
            import_roster(desk, roster(folder / "花名册.csv"))
            report(desk, folder)
            print(f"undo of the import: {spent(lambda: undo_all(desk)) * 1000:,.0f} ms")
        finally:
            desk.close()


def undo_all(desk: Desk) -> None:
    """Back to before the roster came in: the edits' redos, then the import of everybody."""
    while undoing.next_undo(desk):
        undoing.undo(desk)


if __name__ == "__main__":
    main()
