"""How a station stands on the day it changes hands, in words: only what its records tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop import config
from desktop.model import filing
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.model.locked import readable
from desktop.services.access import clerk_keys
from desktop.services.activities import activity_files
from desktop.services.desk import Desk
from desktop.services.needs import needs, today
from desktop.services.paper.activity_words import day_words, hours_text
from desktop.services.paper.certificates.numbers import number_words
from desktop.services.roster import teams
from desktop.services.roster.departed import is_departed
from desktop.services.safekeeping import backup_notes, backup_places, recovery_sheets
from desktop.services.sync import sync_state
from desktop.services.sync.replicas import DEVICE
from desktop.storage.keys import HANDOVER, PASSPHRASE, PIN, RECOVERY
from desktop.storage.merged import COUNTED
from desktop.sync.joining import county_keys
from desktop.sync.joining.joined import membership

#: So many are listed one by one; the rest is on the screen.
MOST = 20
_KINDS = {PASSPHRASE: "口令", PIN: "PIN（只在一台电脑上）", HANDOVER: "接手码"}
_DUES = {
    "draft": "没填完的表单",
    "record": "到了日子还没有记录的活动",
    "planned": "本周要开展的活动",
    "series": "本周到期的系列活动",
    "certificates": "还没有打印的证书",
}
_VOLUNTEER, _TEAM = kind_named("volunteer"), kind_named("team")


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to ask.

    Args:
        what: they are.
        name: theirs; empty where nobody wrote it down.
        phone: theirs.
    """

    what: str
    name: str
    phone: str


def counts(desk: Desk) -> list[tuple[str, str]]:
    """(what, how many) of everything there is."""
    found = desk.records
    minutes = desk.store.one(
        f"SELECT coalesce(sum(h.minutes), 0) FROM hour_entry AS h WHERE {COUNTED}"
    )
    active = len(found.find(_VOLUNTEER, status="active"))
    return [
        ("志愿者", f"{found.count(_VOLUNTEER):,} 人（在册 {active:,} 人）"),
        ("队伍", f"{found.count(_TEAM):,} 支"),
        ("农户", f"{found.count(kind_named('household')):,} 户"),
        ("活动", f"{found.count(kind_named('activity')):,} 个"),
        ("照片", f"{found.count(kind_named('photo')):,} 张"),
        ("志愿时长", f"{hours_text(int(minutes))} 小时"),
        ("证书证明", f"{found.count(kind_named('certificate')):,} 份"),
        ("制度和文稿", f"{found.count(kind_named('document')):,} 份"),
    ]


def open_files(desk: Desk) -> tuple[list[tuple[str, str, str]], int]:
    """(activity, day, what lacks) of files that are not put away; and how many there are in all."""
    found = activity_files.open_files(desk)
    told = [
        (
            readable(one.title),
            day_words(one.day),
            f"缺{filing.words(one.missing)}" if one.missing else "齐了，可以归档",
        )
        for one in found[:MOST]
    ]
    return told, len(found)


def to_do(desk: Desk) -> list[tuple[str, str]]:
    """(sort, what) that needs a person."""
    counted: dict[str, int] = {}
    titles: dict[str, list[str]] = {}
    for due in today.today(desk).due:
        if due.sort in _DUES:
            counted[due.sort] = counted.get(due.sort, 0) + (due.count or 1)
            titles.setdefault(due.sort, []).extend(filter(None, [readable(due.title)]))
    told = [
        (_DUES[sort], f"{count} 件" + (f"：{'、'.join(titles[sort][:3])}" if titles[sort] else ""))
        for sort, count in counted.items()
    ]
    pressing = needs.pressing(desk)
    told += [("要处理", one.sentence) for one in pressing[:MOST]]
    if len(pressing) > MOST:
        told.append(("要处理", f"另有 {len(pressing) - MOST} 件，见程序里的“今日”。"))
    return told


def county(desk: Desk) -> list[tuple[str, str]]:
    """How it stands with the county."""
    found, belongs = sync_state.standing(desk), membership(desk.settings)
    if belongs is None:
        return [("县平台", "没有加入")]
    last = (found.last_whole_at or "")[:16].replace("T", " ")
    waits = "、".join(f"{label} {count} 处" for label, count in sync_state.waiting(desk))
    return [
        ("县平台", belongs.county.name),
        ("网址", belongs.url or "没有线路，用文件交换"),
        ("上次全部同步", last or "还没有过"),
        ("现在", found.words),
        ("等着上报", waits or "没有"),
        ("两处不一致", f"{found.conflicts} 处" if found.conflicts else "没有"),
    ]


def devices(desk: Desk) -> Iterator[tuple[str, str, str, str]]:
    """(name, series, next number, remark) of every PC of the station."""
    own, out = str(desk.settings.get(DEVICE, default="")), county_keys.revoked(desk.settings)
    last = dict(desk.store.rows("SELECT series, max(number) FROM certificate GROUP BY series"))
    for one in desk.records.find(kind_named("device")):
        series = one.text("series")
        number = number_words(series, int(last.get(series) or 0) + 1)
        remark = "县里已停用" if one.text("replica") in out else ""
        remark = "这一台；接手的电脑同步后停用" if one.id == own else remark
        yield one.text("name"), series, number, remark


def ways(desk: Desk) -> Iterator[tuple[str, str]]:
    """(who, how) of everything that opens the station today; at the takeover all of it is void."""
    for way in clerk_keys.ways(desk):
        if way.kind != RECOVERY:
            yield way.name or "本站文书", _KINDS[way.kind]
    made = day_words(recovery_sheets.made_on(desk))
    yield "恢复单", f"{made}打印的那张纸" if made else "没有打印过"


def kept_copies(desk: Desk) -> list[tuple[str, str]]:
    """Where backups lie."""
    found, second = backup_notes.standing(desk), backup_places.second_place(desk)
    return [
        ("上次备份", _moment(found.last)),
        ("本机以外", f"{_moment(found.off_disk)} {found.off_disk_path}".strip()),
        ("选定的第二个位置", str(second.folder) if second else "没有选"),
        ("程序版本", config.program_version()),
    ]


def contacts(desk: Desk) -> list[Contact]:
    """Town, county, head, then who leads each team; phones as far as they are written down."""
    station = desk.station
    told = [
        Contact("站长", station.text("head"), station.text("phone")),
        Contact(f"{station.text('town') or '镇街'}新时代文明实践所", "", ""),
        Contact(f"{station.text('county') or '县'}新时代文明实践中心", "", ""),
    ]
    return told + [one for team in desk.records.find(_TEAM) if (one := _leader(desk, team))]


def _leader(desk: Desk, team: Record) -> Contact | None:
    leader, _name = teams.team_page(desk, team.id).leader
    if not leader:
        return None
    person = desk.records.get(_VOLUNTEER, leader, removed=True)
    if is_departed(person):
        return None
    name, phone = person.text("name"), person.text("phone")
    return Contact(f"{readable(team.title)}队长", readable(name), readable(phone))


def _moment(iso: str | None) -> str:
    return iso[:16].replace("T", " ") if iso else "没有过"
