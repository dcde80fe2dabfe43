"""The people of the sample village, who don't exist, and how they were written down."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from desktop.model.id_number import check_character

SEED = 20260302
DISTRICT = "990101"
PEOPLE = 120

GROUPS = ("一组", "二组", "三组", "四组", "五组", "六组")
TEAMS = (
    "理论宣讲", "文化惠民", "助学支教", "医疗健身", "科学普及", "法律服务", "卫生环保", "扶贫帮困",
    "平安巡逻",
)  # fmt: skip
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
MEN = (
    "建国", "德明", "志强", "大山", "文博", "家旺", "永福", "海涛", "国庆", "金宝", "长林", "勇",
    "伟",
)  # fmt: skip
WOMEN = (
    "秀英", "桂兰", "玉珍", "丽华", "春花", "小红", "雨欣", "素芬", "翠萍", "雪梅", "兰香", "巧云",
    "燕", "静", "芳",
)  # fmt: skip
#: Surnames that pinyin gets wrong, long names and characters old fonts don't have; True for men.
SPECIAL = {
    "单晓明": True, "仇桂英": False, "曾国平": True, "解秀兰": False, "区志伟": True,
    "查文斌": True, "万俟明亮": True, "尉迟春": False, "欧阳小红": False, "朴顺姬": False,
    "盖成林": True, "阿依古丽·买买提": False, "王䶮": True, "李𬭎": True, "赵㛃": False,
    "张三": True, "李四": True,
}  # fmt: skip
SKILLS = (
    "唱歌",
    "跳舞",
    "书法",
    "写作",
    "理发",
    "水电维修",
    "急救",
    "烹饪",
    "农技",
    "摄影",
    "腰鼓",
    "乒乓球",
)
GROWN, YOUNG, CHILD = (
    ("群众", "群众", "党员", "中共党员"),
    ("群众", "团员", "共青团员"),
    ("少先队员",),
)


@dataclass(frozen=True)
class Person:
    """One made-up villager.

    Attributes:
        name: as it would be written without haste.
        male: whether a man.
        born: birth date.
        number: document number with a fitting check digit.
        phone: mobile without blanks, empty for some.
        group: village group.
        house: number of the house.
        status: political status as villages write it.
        skills: what they can do.
        team: the team they joined.
        joined: since when.
        guardian: parent of a minor and the parent's phone.
    """

    name: str
    male: bool
    born: dt.date
    number: str
    phone: str
    group: str
    house: int
    status: str
    skills: tuple[str, ...]
    team: str
    joined: dt.date
    guardian: tuple[str, str] = ("", "")


def make_people(count: int = PEOPLE) -> list[Person]:
    """The people of the village, the same ones each time, group by group."""
    dice = random.Random(SEED)  # noqa: S311 - a sample that must be the same each time
    names = dict(SPECIAL)
    while len(names) < count:
        male = dice.random() < 0.45
        names.setdefault(dice.choice(SURNAMES) + dice.choice(MEN if male else WOMEN), male)
    order = list(names)
    dice.shuffle(order)
    groups = sorted((dice.choice(GROUPS) for _ in order), key=GROUPS.index)
    return [_person(dice, at, name, names[name], groups[at]) for at, name in enumerate(order)]


def _person(dice: random.Random, at: int, name: str, male: bool, group: str) -> Person:
    minor = at % 29 == 7
    oldest = dt.date(2011, 1, 1) if minor else dt.date(1948, 1, 1)
    born = oldest + dt.timedelta(days=dice.randrange(900 if minor else 20_000))
    first = f"{DISTRICT}{born:%Y%m%d}{dice.randrange(1, 50) * 20 + at % 9 * 2 + male:03d}"
    return Person(
        name=name,
        male=male,
        born=born,
        number=first + check_character(first),
        phone="" if at % 17 == 5 or minor else f"154{at * 7919 % 100_000_000:08d}",
        group=group,
        house=at % 40 + 1,
        status=dice.choice(CHILD if minor else GROWN if born.year < 1998 else YOUNG),
        skills=tuple(dice.sample(SKILLS, dice.randrange(0, 3))),
        team=TEAMS[at % len(TEAMS)],
        joined=dt.date(2021, 3, 5) + dt.timedelta(days=dice.randrange(1700)),
        guardian=(f"{name[0]}大明", f"154{90_000_000 + at:08d}") if minor else ("", ""),
    )


def written_date(person: Person, at: int) -> str | dt.date | float:
    """The birth date in one of the spellings villages use."""
    born = person.born
    serial = float((born - dt.date(1899, 12, 30)).days)
    return (
        f"{born.year}年{born.month}月",
        f"{born.year % 100:02d}.{born.month}.{born.day}",
        f"{born:%Y-%m}",
        serial,
        born,
        f"{born.year}/{born.month}/{born.day}",
    )[at % 6]


def written_name(person: Person, at: int) -> str:
    """The name as typed: two characters are often set apart to line up with three."""
    apart = len(person.name) == 2 and at % 3 == 0
    return f"{person.name[0]}　{person.name[1]}" if apart else person.name


def written_phone(person: Person, at: int) -> str | float:
    """The phone as typed: as a number, with dashes or blanks, in full-width digits."""
    phone = person.phone
    if not phone:
        return ""
    return (
        phone,
        float(phone),
        f"{phone[:3]}-{phone[3:7]}-{phone[7:]}",
        f"{phone[:3]} {phone[3:7]} {phone[7:]}",
        phone.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}),
    )[at % 5]
