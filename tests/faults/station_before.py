"""The station that every scenario starts from, and the files its clerk brings in."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import random
from pathlib import Path

from PIL import Image

from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.desk import Desk
from desktop.services.founding import make_station
from desktop.services.past import trash_days
from desktop.services.photos import photos
from desktop.services.safekeeping import backups
from tests.faults.scenes import CHEAP, FACTS, FIRST_PASSPHRASE, NOW, Scene

#: None of them may stand readable in any file.
PLAIN_WORDS = ("石桥村新时代文明实践站", "赵甲一", "19900000001", "1101011990030780", "端午包粽子")
#: Longer than the trash keeps anything.
WEEKS = 15
_SURNAMES, _GIVEN = "赵钱孙李周吴郑冯陈褚卫蒋", "甲乙丙丁戊己庚辛壬癸"


def make_before(root: Path) -> bytes:
    """A station with people, a team, an activity and a photo; gives its key."""
    scene = Scene(root)
    scene.stick.mkdir(parents=True)
    make_given(scene.given)
    master = make_station(scene.home, FACTS, FIRST_PASSPHRASE, cost=CHEAP, clock=lambda: NOW)
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
    for week in range(WEEKS):
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
