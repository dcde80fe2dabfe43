"""From the services' values to those the page shows: the one place that knows both."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from desktop import errors
from desktop.model.fields import Field, FieldType
from desktop.model.fitting import STRANGE_WORDS
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import ALL
from desktop.model.locked import LOCKED_WORDS, is_locked
from desktop.services.needs.need import Deed, Need
from desktop.services.sync import attention, conflicts, sync_state
from desktop.ui.sentences import told
from desktop.ui.sync.shown import (
    Choice,
    Difference,
    Differing,
    Matter,
    Run,
    Side,
    Standing,
    Trouble,
    Waiting,
    Way,
)
from desktop.ui.widgets.form import as_typed
from desktop.ui.words_of_model import shown_value, spoken

translate = QCoreApplication.translate

#: What can be done about a change the county did not take.
AGAIN, GIVE_UP = "again", "give_up"
_REMOVED = "removed"
_NO_NETWORK = frozenset({"no_network", "dns"})
_PORTAL = "portal"
_ELSEWHERE = frozenset({"elsewhere", "dns", "tls_ca", "tls_name"})
#: The county wants this PC no more; a new code is the way back.
_REFUSED = frozenset({"revoked", "unknown_replica"})
#: The clerk stopped it: no trouble, what waits is told anyway.
_STOPPED = frozenset({"stopped", "cancelled"})
_TITLE = re.compile(r"「([^」]+)」")
#: What other PCs, the town or the county have brought about; the rest is the station's own
#: book-keeping, which the page lists but the status bar does not count.
_TELLING = frozenset(
    {"chain", "returned", "certificate", "overlap", "long_day", "contradiction", "text"}
)
#: Shown in another way: side by side, or with what the services of their own tell.
_SHOWN_OTHERWISE = frozenset({"duplicate", "conflict", "rejected"})
#: Kinds that have a page of their own to look at.
_OPENABLE = frozenset({"volunteer", "activity"})
_NOT_TYPED = frozenset({FieldType.REFERENCE, FieldType.JSON})
#: What stands in the place of a value that cannot be shown.
_SAID_INSTEAD = frozenset({LOCKED_WORDS, STRANGE_WORDS})


def standing(found: sync_state.Standing, telling: int) -> Standing:
    """How it stands.

    Args:
        found: of the services.
        telling: how many needs the status bar counts.
    """
    return Standing(
        joined=found.joined,
        county=found.county,
        last_whole=found.last_whole_at,
        changes=found.changes,
        photos=found.photos,
        photo_bytes=found.photo_bytes,
        conflicts=found.conflicts,
        attention=found.attention + telling,
        trouble=_trouble(found),
        by_file=found.by_file,
        url=found.url,
        refused=found.reason in _REFUSED,
        waits_for_key=found.waits_for_key,
        strange_key=found.strange_key,
        sheet_opens=found.sheet_opens,
        for_key=found.for_key,
        photos_held=found.photos_held,
        photos_more=found.photos_more,
        asked=found.asked,
    )


def trouble_of(error: errors.StationError) -> Trouble:
    """Why a sync of this window failed."""
    if isinstance(error, errors.DiskFull):  # its own words are of what a clerk saves
        return Trouble(
            translate("SyncMapping", "这台电脑的磁盘满了，没有同步成。"),
            translate(
                "SyncMapping",
                "请清空电脑的回收站，或者删掉不用的大文件；有了空间会自动接着同步。",
            ),
        )
    happened, _, advice = error.sentences()
    return _in_words(happened, advice, str(getattr(error, "reason", "")))


def tells(need: Need) -> bool:
    """Whether the status bar counts a need."""
    return need.what in _TELLING


def waiting(counts: Iterable[tuple[str, int]], found: sync_state.Standing) -> Waiting:
    """What has not left."""
    named = tuple((spoken(kind), count) for kind, count in counts)
    return Waiting(named, found.photos, found.photo_bytes)


def run(found: sync_state.Run) -> Run:
    """One sync of the past."""
    carried = found.bytes_up + found.bytes_down
    return Run(found.at, told(found.words), found.whole, found.sent, found.received, carried)


def differing(found: Iterable[conflicts.Conflict]) -> tuple[Differing, ...]:
    """Differences by record, in the order they came."""
    by_record: dict[tuple[str, str], list[conflicts.Conflict]] = {}
    for one in found:
        by_record.setdefault((one.kind, one.record_id), []).append(one)
    return tuple(
        Differing(
            kind, record, many[0].title, spoken(ALL[kind].label), tuple(map(_difference, many))
        )
        for (kind, record), many in by_record.items()
    )


def choice(found: conflicts.Conflict) -> Choice:
    """A difference somebody has settled."""
    return Choice(
        key(found),
        found.kind,
        found.record_id,
        found.title,
        _label(found),
        _words(found, found.chosen),
        found.chosen_by,
        found.chosen_at,
    )


def key(found: conflicts.Conflict) -> str:
    """What names a conflict on the page."""
    return f"{found.row}/{found.field}"


def place(text: str) -> tuple[int, str]:
    """The row and field of a key."""
    row, _, field = text.partition("/")
    return int(row), field


def matters(held: Iterable[attention.Item], found: Iterable[Need]) -> tuple[Matter, ...]:
    """What needs a person: what the county did not take, then the rest, what tells first."""
    needed = [need for need in found if need.what not in _SHOWN_OTHERWISE]
    ordered = sorted(needed, key=lambda need: not tells(need))
    return (*map(_refused, held), *map(_needed, ordered))


def _trouble(found: sync_state.Standing) -> Trouble | None:
    if found.trouble is None or found.reason in _STOPPED or not found.trouble[0]:
        return None
    return _in_words(*found.trouble, found.reason)


def _in_words(happened: str, advice: str, reason: str) -> Trouble:
    return Trouble(
        told(happened),
        told(advice),
        reason in _NO_NETWORK,
        reason == _PORTAL,
        reason in _ELSEWHERE,
    )


def _difference(found: conflicts.Conflict) -> Difference:
    field = _typed_field(found)
    typed = ""
    if field is not None and not field.private:
        kind = ALL[found.kind]
        typed = as_typed(Record(kind, RecordId(""), {field.name: found.standing.value}), field.name)
    standing, parked = _side(found, found.standing), _side(found, found.parked)
    return Difference(key(found), _label(found), standing, parked, field, typed)


def _label(found: conflicts.Conflict) -> str:
    removed = found.field == _REMOVED
    return translate("SyncMapping", "这条记录") if removed else spoken(found.label)


def _words(found: conflicts.Conflict, words: str) -> str:
    """A value; empty where there is none. What somebody wrote stays as it is."""
    if words == conflicts.EMPTY_WORDS:
        return ""
    if found.field == _REMOVED or words in _SAID_INSTEAD:
        return told(words)
    return shown_value(found.kind, found.field, words)


def _typed_field(found: conflicts.Conflict) -> Field | None:
    """The field where a third value can be typed."""
    field = ALL[found.kind].by_name.get(found.field)
    if field is None or field.type in _NOT_TYPED or is_locked(found.standing.value):
        return None
    return field


def _side(of: conflicts.Conflict, found: conflicts.Side) -> Side:
    return Side(
        _words(of, found.words),
        told(found.who),
        found.at,
        translate("SyncMapping", "这台电脑") if found.here else "",
        found.here,
    )


def _refused(found: attention.Item) -> Matter:
    gone = found.removes
    ways = (
        Way(
            AGAIN,
            translate("SyncMapping", "再试一次删除")
            if gone
            else translate("SyncMapping", "改好了，再送一次"),
        ),
        Way(
            GIVE_UP,
            translate("SyncMapping", "不删了，放回来")
            if gone
            else translate("SyncMapping", "不送了，改回县里有的样子"),
        ),
    )
    waits = tuple(
        translate("SyncMapping", "跟着它一起等的：{0}").format(other) for other in found.dependants
    )
    openable = found.kind in _OPENABLE and not gone  # what lies in the trash has no page
    return Matter(
        str(found.id),
        translate("SyncMapping", "县里没收"),
        found.title,
        found.sentence,
        waits,
        ways,
        found.kind if openable else "",
        found.record_id if openable else "",
        (found.kind, found.record_id),
    )


def _needed(need: Need) -> Matter:
    title = _TITLE.search(need.sentence)
    kind, record = _to_open(need)
    ways = tuple(_way(deed) for deed in need.deeds if deed.verb != "open")
    sort = _sorts().get(need.what, translate("SyncMapping", "请看一下"))
    name = json.dumps([need.what, need.records], ensure_ascii=False)
    return Matter(
        name, sort, title[1] if title else sort, need.sentence, (), ways, kind, record,
        need.records[0] if need.records else ("", ""),
    )  # fmt: skip


def _way(deed: Deed) -> Way:
    return Way(json.dumps([deed.verb, deed.facts], ensure_ascii=False), deed.label, deed.asks)


def _to_open(need: Need) -> tuple[str, str]:
    offered: Sequence[tuple[str, str]] = [
        (deed.facts[0], deed.facts[1]) for deed in need.deeds if deed.verb == "open"
    ]
    for kind, record in (*offered, *need.records):
        if kind in _OPENABLE:
            return kind, record
    return "", ""


def _sorts() -> dict[str, str]:
    return {
        "chain": translate("SyncMapping", "日志对不上"),
        "returned": translate("SyncMapping", "退回"),
        "certificate": translate("SyncMapping", "证书重复"),
        "overlap": translate("SyncMapping", "时间重叠"),
        "long_day": translate("SyncMapping", "一天超时"),
        "too_long": translate("SyncMapping", "时长过长"),
        "no_minutes": translate("SyncMapping", "没有时长"),
        "account": translate("SyncMapping", "时长对不上"),
        "contradiction": translate("SyncMapping", "前后不一"),
        "text": translate("SyncMapping", "选用哪份"),
        "unreadable": translate("SyncMapping", "读不懂"),
        "photo_refused": translate("SyncMapping", "照片没收"),
        "for_key": translate("SyncMapping", "等钥匙"),
    }
