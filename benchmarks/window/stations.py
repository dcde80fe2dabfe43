"""The station that is measured: 100,000 volunteers, some years of activities, a cheap key."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from pathlib import Path

from benchmarks.window.facts import HOLDERS, MORE_PEOPLE, NAME, PASSPHRASE, PEOPLE
from desktop.config import Home
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.apart import Here
from desktop.services.desk import Desk, wall_clock
from desktop.services.founding import StationFacts, make_station
from desktop.services.opening import open_desk
from desktop.services.roster.people import PeopleQuery, people_ids
from desktop.services.roster.rosters import import_roster
from desktop.storage.keys import Argon2Cost

FACTS = StationFacts(NAME, "999999001001", "石桥镇", "示例县", "文书")
#: One guess takes no time: what a passphrase costs on purpose is none of the window's.
TEST_KEY = Argon2Cost(1, 8, 1)
ACTIVITIES, JOINED = 250, 12
_GROUPS, _DAYS_BETWEEN = 12, 4
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡"
_GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲华红国建志"
_TITLES = ("清洁家园", "敬老饺子宴", "用火安全宣讲", "义诊进村", "道德讲堂", "移风易俗宣讲")


@dataclass(frozen=True, slots=True)
class Station:
    """Where the station lies and what is in it.

    Args:
        home: its folder.
        more: a roster of others to bring in.
        crowded: an activity of as many people as certificates are printed.
    """

    home: Path
    more: Path
    crowded: str


def prepare(folder: Path, people: int = PEOPLE) -> Station:
    """Make it."""
    home, dice = folder / "站", random.Random(20261122)
    master = make_station(Home(home), FACTS, PASSPHRASE, cost=TEST_KEY)
    desk = open_desk(Home(home), master, Here())
    try:
        first = _roster(folder / "花名册.csv", dice, people, "199")
        import_roster(desk, first)
        known = people_ids(desk, PeopleQuery())
        _years(desk, dice, list(known))
        yesterday = wall_clock().date() - dt.timedelta(days=1)
        crowded = _activity(desk, yesterday, "清洁家园总动员", list(known[:HOLDERS]))
    finally:
        desk.close()
    more = _roster(folder / "新花名册.csv", dice, MORE_PEOPLE, "188")
    return Station(home, more, crowded)


def _roster(path: Path, dice: random.Random, people: int, phones: str) -> Path:
    lines = ["姓名,手机,村民小组,家庭住址,出生日期"]
    for number in range(people):
        name = dice.choice(_SURNAMES) + "".join(dice.choices(_GIVEN, k=2))
        group = number % _GROUPS + 1
        born = f"{1940 + number % 65}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        place = f"石桥镇石桥村{group}组{number}号"
        lines.append(f"{name},{phones}{number:08d},{group}组,{place},{born}")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _years(desk: Desk, dice: random.Random, known: list[str]) -> None:
    teams = [
        records.add(desk, "team", {"name": name, "category": category})
        for name, category in (("理论宣讲队", "理论宣讲"), ("卫生环保队", "卫生环保"))
    ]
    for number, someone in enumerate(dice.sample(known, min(60, len(known)))):
        records.add(desk, "membership", {"team": teams[number % 2], "volunteer": someone})
    today = wall_clock().date()
    for number in range(ACTIVITIES):
        day = today - dt.timedelta(days=number * _DAYS_BETWEEN + 2)
        joined = dice.sample(known, min(JOINED, len(known)))
        _activity(desk, day, _TITLES[number % len(_TITLES)], joined)


def _activity(desk: Desk, day: dt.date, title: str, joined: list[str]) -> str:
    facts = {
        "title": title, "started_at": f"{day}T09:00", "ended_at": f"{day}T10:30",
        "place": "村文化广场",
    }  # fmt: skip
    return activities.record_activity(desk, facts, [Participant(one) for one in joined])
