"""Rules that hold whoever writes a record: what a kind asks before a save, and what follows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from desktop import errors
from desktop.model import checks, durations, planning_rules, station_rules, volunteer_rules
from desktop.model.fields import FieldType, Value
from desktop.model.ids import RecordId
from desktop.model.kind import ERASED, Kind, Record
from desktop.model.kinds import kind_named
from desktop.model.locked import is_locked
from desktop.model.progress import OFTEN, Watch, let_go
from desktop.services.activities import hours
from desktop.services.activities.days_to_come import is_to_come
from desktop.services.desk import Desk
from desktop.services.roster import aliases, minors
from desktop.storage.journal import HERE, Group
from desktop.storage.records import Edit


def settle(
    desk: Desk, kind: Kind, values: Mapping[str, Value], sound: set[str] | None = None
) -> dict[str, Value]:
    """A whole record's values, regular and allowed.

    Args:
        desk: the open station.
        kind: what it is.
        values: every field.
        sound: ids already found to be there in this action, added to; spares an edit of many
            records from looking for the same one again and again.

    Raises:
        errors.InvalidValues: something lacks, contradicts, or points at nothing.
    """
    checks.check_complete(kind, values)
    settle_kind = _SETTLERS.get(kind.name)
    settled = settle_kind(desk, values) if settle_kind else dict(values)
    _check_references(desk, kind, settled, set() if sound is None else sound)
    return settled


def follow(desk: Desk, group: Group, kind_name: str, record_id: RecordId) -> None:
    """What a change of one record brings with it, in the same action."""
    follower = _FOLLOWERS.get(kind_name)
    if follower:
        follower(desk, group, [record_id])


def follow_all(desk: Desk, group: Group, records: Iterable[Record]) -> None:
    """The same for many records, in the order in which kinds build on each other."""
    by_kind: dict[str, list[RecordId]] = {}
    for record in records:
        by_kind.setdefault(record.kind.name, []).append(record.id)
    follow_ids(desk, group, by_kind)


def follow_ids(
    desk: Desk, group: Group, by_kind: Mapping[str, Sequence[RecordId]], watch: Watch | None = None
) -> None:
    """The same for records by kind.

    Args:
        desk: the open station.
        group: the open action.
        by_kind: ids of the records that changed.
        watch: asked now and then whether to go on; `begin` was said before.
    """
    watch = watch or Watch()
    for kind_name, follower in _FOLLOWERS.items():
        ids = by_kind.get(kind_name, ())
        for start in range(0, len(ids), OFTEN):
            part = ids[start : start + OFTEN]
            follower(desk, group, part)
            for _ in part:
                watch.step()


def write_all(desk: Desk, group: Group, edits: list[Edit], watch: Watch) -> int:
    """Change many records, and what follows, bit by bit; gives how many differed.

    Args:
        desk: the open station.
        group: the open action.
        edits: each record once; let go as they are done.
        watch: told how far it is.

    Raises:
        errors.Cancelled: the clerk cancelled.
    """
    touched: dict[str, list[RecordId]] = {}
    for edit in edits:
        touched.setdefault(edit.record.kind.name, []).append(edit.record.id)
    watch.begin(len(edits) + _followed(touched), things=len(edits))
    changed = 0
    for part in let_go(edits):
        changed += desk.records.update_each(group, part)
        for _ in part:
            watch.step()
    follow_ids(desk, group, touched, watch)
    return changed


def _followed(by_kind: Mapping[str, Sequence[RecordId]]) -> int:
    """How many of some records bring something with them."""
    return sum(len(ids) for kind_name, ids in by_kind.items() if kind_name in _FOLLOWERS)


def follow_pulled(desk: Desk, group: Group, records: Iterable[Record]) -> None:
    """What pulled changes bring with them: never refused, and the same on every PC of the station.

    Only hour entries are written, as rows of this PC that go up like others; who is one person and
    whose hours collide is told anew in derived columns. What a form would have refused stands and
    is named in words (services/needs/needs.py).

    Args:
        desk: inside the pull's transaction, after the last of its rows.
        group: that pull.
        records: every record with a changed row; as read before or after, only kind and id count,
            and of hour entries whose they are.
    """
    by_kind: dict[str, list[Record]] = {}
    for record in records:
        by_kind.setdefault(record.kind.name, []).append(record)
    ids = {name: [record.id for record in found] for name, found in by_kind.items()}
    with _of_here(group):
        aliases.follow_aliases(desk, group, ids.get("alias", []))
        aliases.follow_people(desk, group, ids.get("volunteer", []))
        entries = [e.text("participation") for e in by_kind.get("hour_entry", ())]
        taking_part = [*ids.get("participation", []), *entries]
        hours.follow_pulled(desk, group, taking_part, ids.get("activity", []))


def follow_pulled_all(desk: Desk, group: Group) -> None:
    """The same for a whole station, once a snapshot is complete."""
    with _of_here(group):
        aliases.follow_everyone(desk)
        rows = desk.store.rows("SELECT id FROM participation ORDER BY id")
        hours.follow_pulled(desk, group, [row[0] for row in rows], [])


@contextmanager
def _of_here(group: Group) -> Iterator[None]:
    """Rows written meanwhile are this program's own, nobody else's."""
    before = group.origin, group.clerk
    group.origin, group.clerk = HERE, None
    try:
        yield
    finally:
        group.origin, group.clerk = before


def _settle_volunteer(desk: Desk, values: Mapping[str, Value]) -> dict[str, Value]:
    if values.get(ERASED):
        raise errors.InvalidValues(problems="这位志愿者的资料已应本人要求删除，不能再填写。")
    settled = volunteer_rules.settle(values, desk.today())
    born = settled.get("birth_date")
    if not is_locked(born) and is_to_come(desk, born):
        raise errors.InvalidValues(problems=f"出生日期：{born} 还没有到。")
    return settled


def _settle_activity(desk: Desk, values: Mapping[str, Value]) -> dict[str, Value]:
    settled = dict(values)
    # Who has the key has checked what is locked here.
    known = {name: value for name, value in settled.items() if not is_locked(value)}
    for start, end in (("planned_start", "planned_end"), ("started_at", "ended_at")):
        first, last = known.get(start), known.get(end)
        if first and last and str(last) <= str(first):
            raise errors.InvalidValues(problems="结束时间应晚于开始时间。")
    began = known.get("started_at") or known.get("planned_start")
    if settled.get("status") in hours.COUNTING and not is_locked(settled.get("held_on")):
        settled["held_on"] = settled.get("held_on") or (str(began)[:10] if began else None)
        if not settled["held_on"]:
            raise errors.InvalidValues(problems="开展日期：已开展的活动要写明哪一天。")
        if is_to_come(desk, settled["held_on"]):
            raise errors.InvalidValues(
                problems=f"开展日期：{settled['held_on']} 还没有到，不能记为已开展。"
            )
        known["held_on"] = settled["held_on"]
    _check_day(known.get("held_on"), known.get("started_at"))
    return settled


def _check_day(held_on: Value, started_at: Value) -> None:
    if held_on and started_at and str(started_at)[:10] != held_on:
        began = f"与实际开始（{_moment(started_at)}）不是同一天"
        raise errors.InvalidValues(problems=f"开展日期：{held_on} {began}，请一起改正。")


def _settle_participation(_desk: Desk, values: Mapping[str, Value]) -> dict[str, Value]:
    minutes, most = values.get("minutes"), durations.DAY_MINUTES
    if isinstance(minutes, int) and minutes < 0:
        raise errors.InvalidValues(
            problems=f"时长：不能是负数（{minutes}），请写 0 到 {most} 分钟。"
        )
    if isinstance(minutes, int) and minutes > most:
        raise errors.InvalidValues(problems=f"时长：一天最多 {most} 分钟，不是 {minutes}。")
    signed_in, signed_out = values.get("signed_in"), values.get("signed_out")
    locked = is_locked(signed_in) or is_locked(signed_out)
    if signed_in and signed_out and not locked and str(signed_out) <= str(signed_in):
        raise errors.InvalidValues(
            problems=f"签退：应晚于签到（{_moment(signed_in)}），不是 {_moment(signed_out)}。"
        )
    if values.get("source") == "added" and not values.get("reason"):
        raise errors.InvalidValues(problems="补记原因：没有名单的补记要写明原因。")
    return dict(values)


def _moment(value: Value) -> str:
    return str(value).replace("T", " ")


def _check_references(desk: Desk, kind: Kind, values: Mapping[str, Value], sound: set[str]) -> None:
    for field in kind.fields:
        target = values.get(field.name)
        if field.type is not FieldType.REFERENCE or not target or not field.refers_to:
            continue
        if target in sound or is_locked(target):
            continue
        other = kind_named(field.refers_to)
        found = desk.records.get_many(other, [str(target)])
        if not found or found[0].removed_at:
            raise errors.InvalidValues(
                problems=f"{field.label}：没有编号为 {target} 的{other.label}。"
            )
        sound.add(str(target))


def _settle_station(_desk: Desk, values: Mapping[str, Value]) -> dict[str, Value]:
    station_rules.check_name(str(values.get("name")))
    return dict(values)


def _settle_monthly(_desk: Desk, values: Mapping[str, Value]) -> dict[str, Value]:
    planning_rules.check_month(values)
    return dict(values)


def _settle_project(_desk: Desk, values: Mapping[str, Value]) -> dict[str, Value]:
    planning_rules.check_span(values)
    return dict(values)


def _settle_series(_desk: Desk, values: Mapping[str, Value]) -> dict[str, Value]:
    planning_rules.check_series(values)
    return dict(values)


def _settle_membership(desk: Desk, values: Mapping[str, Value]) -> dict[str, Value]:
    found = desk.records.get_many(kind_named("team"), [str(values.get("team") or "")])
    if found and values.get("volunteer") and not values.get("until"):
        minors.check_team(desk, found[0], [str(values["volunteer"])])
    return dict(values)


_SETTLERS: dict[str, Callable[[Desk, Mapping[str, Value]], dict[str, Value]]] = {
    "station": _settle_station,
    "volunteer": _settle_volunteer,
    "activity": _settle_activity,
    "participation": _settle_participation,
    "membership": _settle_membership,
    "theme": _settle_monthly,
    "claim": _settle_monthly,
    "project": _settle_project,
    "series": _settle_series,
}


def _follow_participations(desk: Desk, group: Group, ids: Sequence[RecordId]) -> None:
    for record_id in ids:
        hours.follow_participation(desk, group, record_id)


def _follow_activities(desk: Desk, group: Group, ids: Sequence[RecordId]) -> None:
    for record_id in ids:
        hours.follow_activity(desk, group, record_id)


#: Who is one person comes first: the hours ask it.
_FOLLOWERS: dict[str, Callable[[Desk, Group, Sequence[RecordId]], None]] = {
    "alias": aliases.follow_aliases,
    "volunteer": aliases.follow_people,
    "participation": _follow_participations,
    "activity": _follow_activities,
}
#: Kinds whose followers ask only whether a record is there at all.
_FOLLOW_PRESENCE = frozenset({"alias", "volunteer"})


def follows_fields(kind_name: str) -> bool:
    """Whether a change of fields brings something with it."""
    return kind_name in _FOLLOWERS and kind_name not in _FOLLOW_PRESENCE
