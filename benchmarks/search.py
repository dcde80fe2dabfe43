"""Search as the clerk types in 100,000 volunteers, beside LIKE over the wide table in the same run.

LIKE knows no pinyin and no initials; where it can't answer, the way of the search box stands alone.
The people are put in by the import's own way, so that what is searched is what a station holds.
"""

from __future__ import annotations

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
from desktop.services.lists import listing
from desktop.services.lists.finding import find_anything
from desktop.services.lists.listing import ListQuery, Term
from desktop.services.opening import open_desk
from desktop.services.roster.people_listing import PEOPLE as PEOPLE_LIST
from desktop.services.roster.people_listing import people_lines
from desktop.services.roster.rosters import import_roster
from desktop.storage.keys import Argon2Cost

PEOPLE = 100_000
ROUNDS = 15
PAGE = 100
GOAL_MS = 20
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲华红国建志"
WIDE = "name LIKE ?1 OR alias LIKE ?1 OR phone LIKE ?1 OR village_group LIKE ?1 OR address LIKE ?1"
QUESTIONS = (
    ("two characters", "桂芳", True),
    ("a surname", "张", True),
    ("digits of a phone", "8888", True),
    ("pinyin", "zhangwei", False),
    ("initials", "zw", False),
    ("one letter", "z", False),
)
LISTS = (
    ("all, by pinyin", ListQuery()),
    ("all, by strokes", ListQuery(order="strokes")),
    ("all, by birth date", ListQuery(order="birth_date")),
    ("without a phone", ListQuery(terms=(Term("phone", "empty"),))),
    ("of one group", ListQuery(terms=(Term("village_group", "is", "3组"),))),
    ("in no team", ListQuery(terms=(Term("teams", "empty"),))),
    ("60 years and more", ListQuery(terms=(Term("age", "least", "60"),))),
)


def roster(path: Path) -> Path:
    dice = random.Random(20261122)
    lines = ["姓名,手机,村民小组,家庭住址,出生日期"]
    for number in range(PEOPLE):
        name = dice.choice(SURNAMES) + "".join(dice.choices(GIVEN, k=2))
        phone, group = f"199{dice.randrange(10**8):08d}", number % 12 + 1
        born = f"{1940 + number % 65}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        lines.append(f"{name},{phone},{group}组,石桥镇石桥村{group}组{number}号,{born}")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def milliseconds(work: Callable[[], object]) -> float:
    spent = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        work()
        spent.append((time.perf_counter() - begun) * 1000)
    return statistics.median(spent)


def wide(desk: Desk, typed: str) -> object:
    return desk.store.rows(
        f"SELECT id, name, phone FROM volunteer WHERE removed_at IS NULL AND ({WIDE}) "
        "ORDER BY name LIMIT 8",
        (f"%{typed}%",),
    )


def report(desk: Desk) -> None:
    print(f"{desk.search.find(['volunteer'], '张', PEOPLE).__len__():,} of {PEOPLE:,} are named 张")
    print(f"{'':22}{'search box':>12}{'LIKE, wide':>12}   goal {GOAL_MS} ms")
    for words, typed, like in QUESTIONS:
        ours = milliseconds(lambda typed=typed: find_anything(desk, typed))
        theirs = milliseconds(lambda typed=typed: wide(desk, typed)) if like else None
        shown = f"{theirs:9.1f} ms" if theirs is not None else "        none"
        print(f"{words:22}{ours:9.1f} ms{shown:>12}")
    for words, query in LISTS:
        spent = milliseconds(lambda query=query: listing.ids(desk, PEOPLE_LIST, query))
        print(f"{words:22}{spent:9.1f} ms")
    everybody = listing.ids(desk, PEOPLE_LIST, ListQuery())
    page = milliseconds(lambda: people_lines(desk, everybody[50_000 : 50_000 + PAGE]))
    print(f"{'a page of 100 rows':22}{page:9.1f} ms")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "站")
        facts = StationFacts("石桥村新时代文明实践站", "999999001001", "石桥镇", "示例县", "文书")
        master = make_station(home, facts, "benchmark only", cost=Argon2Cost(1, 8, 1))
        desk = open_desk(home, master, Here())
        try:
            begun = time.perf_counter()
            added = import_roster(desk, roster(Path(folder) / "花名册.csv")).added
            print(f"{added:,} people imported in {time.perf_counter() - begun:.1f} s")
            report(desk)
        finally:
            desk.close()


if __name__ == "__main__":
    main()
