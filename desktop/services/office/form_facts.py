"""What the station knows for a form: values by the names of `form_fields`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from desktop.model.hour_account import COUNTING
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.model.locked import LOCKED_WORDS, readable
from desktop.services import vocabularies
from desktop.services.activities.happenings import (
    ActivityQuery,
    activity_ids,
    activity_rows,
    happening,
)
from desktop.services.desk import Desk
from desktop.services.office.form_fields import Subject, columns
from desktop.services.paper.activity_facts import activity_facts
from desktop.services.paper.activity_words import clock_words, day_words, hours_text, when
from desktop.services.paper.villages import village_of
from desktop.services.records import masked
from desktop.services.roster import stars
from desktop.services.roster.memberships import members
from desktop.services.roster.people_listing import minutes_of, teams_of

if TYPE_CHECKING:
    # The libraries that fill forms are loaded where they work: in the worker process.
    from desktop.office.form_data import Cell, FormData

_VOLUNTEER, _TEAM = kind_named("volunteer"), kind_named("team")
_SCENE = "scene"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a form is filled about; empty where nothing is chosen.

    Args:
        activity: an activity's id.
        person: a volunteer's.
        team: a team's.
        month: as YYYY-MM.
    """

    activity: str = ""
    person: str = ""
    team: str = ""
    month: str = ""

    def has(self, subject: Subject) -> bool:
        """Whether fields about that can be filled."""
        if subject is Subject.STATION:
            return True
        return bool(getattr(self, subject.name.lower()))


NOTHING_CHOSEN = Chosen()


def gathered(desk: Desk, chosen: Chosen) -> FormData:
    """All that can be put into a form about what is chosen.

    Raises:
        errors.NotFound: what is chosen is not there.
    """
    from desktop.office.form_data import FormData

    gather: dict[Subject, Callable[[], _Told]] = {
        Subject.ACTIVITY: partial(_activity, desk, chosen.activity),
        Subject.PERSON: partial(_person, desk, chosen.person),
        Subject.TEAM: partial(_team, desk, chosen.team),
        Subject.MONTH: partial(_month, desk, chosen.month),
    }
    values = _station(desk)
    tables: dict[str, tuple[dict[str, Cell], ...]] = {}
    for subject, gathering in gather.items():
        if not chosen.has(subject):
            continue
        told, rows = gathering()
        values |= told
        for name, heads in columns(subject).items():
            numbered = [{"序号": place, **row} for place, row in enumerate(rows, 1)]
            tables[name] = tuple(numbered) or (dict.fromkeys(heads, ""),)
    return FormData({name: _open(value) for name, value in values.items()}, tables)


def people_in(desk: Desk, chosen: Chosen) -> dict[str, list[str]]:
    """Whose details stand in a form, ids of volunteers by the list's name, and by 姓名."""
    found: dict[str, list[str]] = {}
    if chosen.activity:
        found["参加人员"] = [one.id for _, one in happening(desk, chosen.activity).participants]
    if chosen.team:
        found["队员"] = [*members(desk, chosen.team)]
    if chosen.person:
        found["姓名"] = [chosen.person]
    return found


_Told = tuple[dict[str, "Cell"], list[dict[str, "Cell"]]]


def _station(desk: Desk) -> dict[str, Cell]:
    station = desk.station
    plain = {
        "站名": "name", "镇街": "town", "县区": "county", "区划代码": "division_code",
        "站长": "head", "地址": "address", "电话": "phone", "开放时间": "opening_hours",
        "品牌": "brand", "盖章单位": "seal_body",
    }  # fmt: skip
    clerk = desk.records.get(kind_named("clerk"), desk.clerk or "", removed=True)
    return {
        **{name: station.text(field) for name, field in plain.items()},
        "村名": village_of(station),
        "落款单位": station.text("signing_body") or station.text("name"),
        "经办人": clerk.text("name"),
        "今天": day_words(desk.today().isoformat()),
    }


def _activity(desk: Desk, activity_id: str) -> _Told:
    found, facts = happening(desk, activity_id), activity_facts(desk, activity_id)
    record = found.record
    plain = {
        "活动名称": "title", "活动内容": "category", "活动平台": "platform", "活动形式": "kind",
        "活动节日": "festival", "活动方案": "plan", "活动纪实": "story", "信息稿": "press_brief",
        "刊发媒体": "published_at",
    }  # fmt: skip
    scenes = [photo for photo in found.photos if (photo.values["purpose"] or _SCENE) == _SCENE]
    minutes = sum(part.number("minutes") for part, _ in found.participants)
    values: dict[str, Cell] = {
        **{name: record.text(field) for name, field in plain.items()},
        "活动日期": day_words(facts.day.isoformat()) if facts.day else "",
        "活动时间": when(facts),
        "活动地点": facts.place,
        "活动队伍": facts.team,
        "活动负责人": facts.leader,
        "活动主题": _title_of(desk, "theme", record),
        "活动项目": _title_of(desk, "project", record),
        "活动状态": record.shown("status"),
        "志愿者人数": len(found.participants),
        "群众人数": _counted(record, "residents"),
        "服务时长": hours_text(minutes) if minutes else "",
        "照片张数": len(scenes),
    }
    return values, [_participant(part, who) for part, who in found.participants]


def _participant(part: Record, who: Record) -> dict[str, Cell]:
    known = part.values["minutes"] is not None
    return {
        **_anybody(who),
        "分工": part.text("role"),
        "签到": clock_words(part.text("signed_in")),
        "签退": clock_words(part.text("signed_out")),
        "时长": hours_text(part.number("minutes")) if known else "",
    }


def _anybody(who: Record) -> dict[str, Cell]:
    fields = {"姓名": "name", "手机": "phone", "村民小组": "village_group"}
    told: dict[str, Cell] = {name: _open(who.text(field)) for name, field in fields.items()}
    return told | {"性别": who.shown("sex")}


def _person(desk: Desk, person_id: str) -> _Told:
    record = masked(desk.records.get(_VOLUNTEER, person_id))
    minutes = minutes_of(desk, [record.id]).get(record.id, 0)
    reached = stars.stars(minutes, stars.tiers(desk))
    values: dict[str, Cell] = {
        **_anybody(record),
        "出生日期": day_words(record.text("birth_date")),
        "家庭住址": record.text("address"),
        "政治面貌": record.text("political_status"),
        "证件类型": record.shown("id_type"),
        "证件号码": record.text("id_number"),
        "登记日期": day_words(record.text("registered_on")),
        "志愿者编号": record.text("national_number"),
        "特长": record.shown("skills"),
        "服务意向": record.shown("service_areas"),
        "所在队伍": teams_of(desk, [record.id]).get(record.id, ""),
        "累计时长": hours_text(minutes) if minutes else "",
        "星级": f"{reached}星" if reached else "",
    }
    return values, []


def _team(desk: Desk, team_id: str) -> _Told:
    team = desk.records.get(_TEAM, team_id)
    ids = members(desk, team_id)
    people = {one.id: one for one in desk.records.get_many(_VOLUNTEER, ids)}
    minutes, roles = minutes_of(desk, ids), _roles(desk, team_id)
    leader = team.reference("leader")
    led = desk.records.get_many(_VOLUNTEER, [leader]) if leader else []
    values: dict[str, Cell] = {
        "队伍名称": team.text("name"),
        "队伍层级": team.shown("level"),
        "队伍类别": team.text("category"),
        "上级队伍": _title_of(desk, "team", team, "parent"),
        "队长": led[0].text("name") if led else "",
        "队伍口号": team.text("slogan"),
        "队员人数": len(ids),
    }
    rows = [
        {
            **_anybody(people[one]),
            "职务": roles.get(one, ""),
            "累计时长": hours_text(minutes.get(one, 0)),
        }
        for one in ids
        if one in people
    ]
    return values, rows


def _roles(desk: Desk, team_id: str) -> dict[str, str]:
    """What people are in a team, by who stands for them now."""
    kind = kind_named("membership")
    rows = desk.store.rows(
        "SELECT coalesce(v.merged_into, v.id), m.role FROM membership AS m "
        "JOIN volunteer AS v ON v.id = m.volunteer "
        "WHERE m.team = ? AND m.removed_at IS NULL AND m.until IS NULL AND m.role IS NOT NULL",
        (team_id,),
    )
    return {person: kind.field("role").choice_label(role) for person, role in rows}


def _month(desk: Desk, month: str) -> _Told:
    query = ActivityQuery(year=month[:4], descending=False)
    rows = activity_rows(desk, activity_ids(desk, query))
    held = [row for row in rows if row.day.startswith(month) and row.status in COUNTING]
    known = desk.records.get_many(kind_named("activity"), [row.id for row in held])
    residents = {one.id: one.number("residents") for one in known}
    theme = vocabularies.theme(desk, month)
    values: dict[str, Cell] = {
        "月份": day_words(month),
        "月主题": theme.text("title") if theme else "",
        "活动场次": len(held),
        "志愿者人次": sum(row.participants for row in held),
        "群众人次": sum(residents.values()),
        "本月时长": hours_text(sum(row.minutes for row in held)),
    }
    told: list[dict[str, Cell]] = [
        {
            "日期": day_words(row.day),
            "名称": row.title,
            "地点": row.place,
            "队伍": row.team,
            "志愿者": row.participants,
            "群众": residents.get(row.id, 0),
            "时长": hours_text(row.minutes),
        }
        for row in held
    ]
    return values, told


def _title_of(desk: Desk, kind: str, record: Record, field: str = "") -> str:
    target = record.reference(field or kind)
    found = desk.records.get_many(kind_named(kind), [target]) if target else []
    if not found:
        return ""
    return found[0].text("title" if "title" in found[0].values else "name")


def _counted(record: Record, field: str) -> Cell:
    return "" if record.values[field] is None else record.number(field)


def _open(value: Cell) -> Cell:
    """Nothing where a value is locked on this PC."""
    if not isinstance(value, str):
        return value
    return "" if readable(value) == LOCKED_WORDS else value
