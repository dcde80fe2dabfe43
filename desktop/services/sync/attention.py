"""Changes the county will never take: why, in words, and what can be done about each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from desktop import errors
from desktop.model.fields import Value
from desktop.model.kind import Kind, Record
from desktop.model.kinds import ALL
from desktop.services import rules
from desktop.services.desk import Desk
from desktop.services.naming import Names
from desktop.services.sync.replicas import REPLICA
from desktop.storage import columns
from desktop.storage.columns import REMOVED
from desktop.storage.journal import REMOTE, Origin, head
from desktop.sync.incoming import attention, conflicts
from desktop.sync.incoming.attention import Held
from desktop.sync.incoming.pending import of_records
from desktop.sync.outgoing import withheld
from desktop.sync.outgoing.ops import ADD, DELETE, REOPEN, RESOLVE, RESTORE, SET
from desktop.sync.wire.protocol import REMOVED_NAME, decoded, written

_NO_CONFLICT = "no_conflict"
_SORTS = {
    "malformed": "县平台没有看懂这处变动",
    "too_big": "内容太多，超过了一条变动的上限",
    "too_long": "「{field}」太长",
    "not_yours": "这类资料不由本站上报",
    "insert_only": "这类记录只能添加，不能改",
    "unknown_action": "县平台不认识这种操作",
    "has_hours": "这位志愿者在别处已有服务时长，不能删除",
    _NO_CONFLICT: "要处理的不一致在县平台上已经没有了",
}
_UNKNOWN = "县平台没有接受，原因本程序还不认识（{code}）"


@dataclass(frozen=True, slots=True)
class Item:
    """One change that was not taken.

    Args:
        id: of the entry.
        kind: of the record.
        record_id: its id.
        title: what the record is called.
        action: what was to be done, in words.
        fields: the fields concerned, in words.
        why: in words.
        at: when it was found out.
        dependants: what waits at the county for this record, in words.
        removes: whether the record was to be deleted.
    """

    id: int
    kind: str
    record_id: str
    title: str
    action: str
    fields: tuple[str, ...]
    why: str
    at: str
    dependants: tuple[str, ...]
    removes: bool = False

    @property
    def sentence(self) -> str:
        """All of it as one sentence."""
        what = f"的{'、'.join(self.fields)}" if self.fields and self.action == "修改" else ""
        return f"{self.action}「{self.title}」{what}没有被接受：{self.why}。"


def items(desk: Desk) -> list[Item]:
    """All that waits for a person, the oldest first."""
    names, waiting = Names(desk), _waiting(desk)
    return [_item(desk, names, held, waiting) for held in attention.open_all(desk.store)]


def retry(desk: Desk, item_id: int) -> None:
    """Send it again as the record stands now; an edit of the record does the same by itself.

    Raises:
        errors.NotFound: there is no such entry.
    """
    held = _held(desk, item_id)
    record = desk.records.get(ALL[held.kind], held.record, removed=True)
    with desk.store.transaction():
        if held.action in (RESOLVE, REOPEN):
            _choose_again(desk, held, record)
        else:
            _again(desk, held, held.action, _values(held, record))
        if held.action == ADD and record.removed_at:
            _again(desk, held, DELETE, {})
        attention.close(desk.store, [held.id], "retried")


def _values(held: Held, record: Record) -> dict[str, Any]:
    """The fields of a refused operation as they stand now."""
    known, added = record.kind.by_name, held.action == ADD
    return {
        name: columns.to_json(record.values[name])
        for name in (known if added else held.fields)
        if name in known and (not added or record.values[name] not in (None, ()))
    }


def _choose_again(desk: Desk, held: Held, record: Record) -> None:
    """Send a choice anew; where the county has no such conflict, what was chosen as an edit."""
    fields, gone = _values(held, record), bool(record.removed_at)
    conflict = _conflict_of(desk, held)
    if conflict is None:
        if fields:
            _again(desk, held, SET, fields)
        if REMOVED_NAME in held.fields:
            _again(desk, held, DELETE if gone else RESTORE, {})
        return
    if REMOVED_NAME in held.fields:
        fields[REMOVED_NAME] = gone
    _again(desk, held, held.action, fields, conflict)
    if held.action == RESOLVE:
        who = {"clerk": desk.clerk, "replica": desk.settings.get(REPLICA), "at": _now(desk)}
        feed = desk.station.text("division_code")
        conflicts.resolved(desk.store, feed, conflict, fields.get(conflict[1]), who)


def _conflict_of(desk: Desk, held: Held) -> tuple[int, str] | None:
    """The conflict a refused choice was about, as far as there may be one."""
    line = desk.store.one(
        "SELECT bytes FROM sync_op WHERE replica = ? AND n = ?", (held.replica, held.n)
    )
    told = decoded(line).get("c") if line else None
    return (int(told[0]), str(told[1])) if told and held.code != _NO_CONFLICT else None


def give_up(desk: Desk, item_id: int) -> None:
    """Take back what the county has; a record it never took goes to the trash here.

    Raises:
        errors.NotFound: there is no such entry.
        errors.InvalidValues: others depend on the record; they have to go first.
    """
    held = _held(desk, item_id)
    kind = ALL[held.kind]
    with desk.action("give_up", "") as group:
        group.origin = Origin(REMOTE)  # it never leaves: the county has just this
        record = desk.records.get(kind, held.record, removed=True)
        attention.close(desk.store, [held.id], "given_up")
        withheld.forget(desk.store, (held.kind, held.record), held.fields)
        changes = _countys(desk, held, record)
        if held.action == ADD:
            _refuse_depended_on(desk, record)
            changes = {REMOVED: record.removed_at or group.at}
        desk.records.update(group, record, changes)
        group.flush()
        rules.follow_pulled(desk, group, [record])
        group.kept = True
        group.rename(f"放弃对{kind.label}「{Names(desk).of(record)}」没有被接受的变动")


def _held(desk: Desk, item_id: int) -> Held:
    for held in attention.open_all(desk.store):
        if held.id == item_id and held.kind in ALL:
            return held
    raise errors.NotFound(label="待处理的变动", id=item_id)


def _again(
    desk: Desk,
    held: Held,
    action: str,
    fields: dict[str, Any],
    conflict: tuple[int, str] | None = None,
) -> None:
    after, _ = head(desk.store)
    desk.store.run(
        "INSERT INTO sync_todo (after, seq, action, kind, record, fields, conflict, clerk, at) "
        "VALUES (?,?,?,?,?,?,?,?,?)",
        (
            after, held.seq, action, held.kind, held.record, written(fields).decode(),
            written(conflict).decode() if conflict else None, desk.clerk, _now(desk),
        ),
    )  # fmt: skip


def _now(desk: Desk) -> str:
    return desk.clock().isoformat(timespec="seconds")


def _countys(desk: Desk, held: Held, record: Record) -> dict[str, Value]:
    """What the county has of the fields, where no later change of this PC lies on them."""
    pending = of_records(desk.store, [held.record])
    before = attention.before(desk.store, held.seq)
    changes: dict[str, Value] = {}
    for name in held.fields:
        own = REMOVED if name == REMOVED_NAME else name
        key = (held.kind, held.record, name)
        if name != REMOVED_NAME and name not in record.kind.by_name:
            continue
        if pending.holds(*key):
            if all(change.seq > (held.seq or 0) for change in pending.changes(*key)):
                _lies_below(desk, key, before.get(own))
            continue
        shadow = desk.store.one(
            "SELECT value FROM sync_shadow WHERE kind = ? AND record = ? AND field = ?", key
        )
        value = decoded(shadow) if shadow is not None else before.get(own)
        changes[own] = columns.from_json(record.kind.by_name.get(own), value)
        desk.store.run("DELETE FROM sync_shadow WHERE kind = ? AND record = ? AND field = ?", key)
    return changes


def _lies_below(desk: Desk, key: tuple[str, str, str], value: Any) -> None:  # noqa: ANN401 - JSON
    """Keep what comes up should the later changes be given up as well: they lay on this one."""
    desk.store.run(
        "INSERT OR IGNORE INTO sync_shadow (kind, record, field, value, row) VALUES (?,?,?,?,0)",
        (*key, written(value).decode()),
    )


def _refuse_depended_on(desk: Desk, record: Record) -> None:
    from desktop.services.past import belongings

    others = belongings.removals(desk, record.kind, [record], "")[1:]
    if others:
        raise errors.InvalidValues(
            problems=f"还有 {len(others)} 条资料与它相关，请先处理或删除它们。"
        )


def _item(desk: Desk, names: Names, held: Held, waiting: dict[tuple[str, str], list[str]]) -> Item:
    kind = ALL.get(held.kind)
    records = desk.records.get_many(kind, [held.record]) if kind else []
    title = names.of(records[0]) if records else held.record
    labels = tuple(_label(kind, name) for name in held.fields if name != REMOVED_NAME)
    told = _SORTS.get(held.code, _UNKNOWN)
    why = told.format(code=held.code, field=_label(kind, str(held.detail.get("field", ""))))
    return Item(
        held.id, held.kind, held.record, title, _verb(held.action, kind), labels, why, held.at,
        tuple(_dependants(waiting, (held.kind, held.record))), held.action == DELETE,
    )  # fmt: skip


def _verb(action: str, kind: Kind | None) -> str:
    label = kind.label if kind else ""
    verbs = {ADD: f"添加{label}", SET: "修改", DELETE: f"删除{label}", RESTORE: f"恢复{label}"}
    return verbs.get(action, "修改")


def _label(kind: Kind | None, name: str) -> str:
    return kind.by_name[name].label if kind and name in kind.by_name else name


def _waiting(desk: Desk) -> dict[tuple[str, str], list[str]]:
    """Operations that wait at the county for a record: (kind, id) -> what they are, in words."""
    found: dict[tuple[str, str], list[str]] = {}
    rows: Sequence[Any] = desk.store.rows(
        "SELECT bytes, detail FROM sync_op WHERE open = 1 AND verdict = 'deferred'"
    )
    names = Names(desk)
    for line, detail in rows:
        waits = json.loads(detail or "{}").get("waits")
        op = decoded(line) if line else {}
        kind = ALL.get(str(op.get("k")))
        if not waits or kind is None:
            continue
        records = desk.records.get_many(kind, [str(op["i"])])
        title = names.of(records[0]) if records else str(op["i"])
        found.setdefault((str(waits[0]), str(waits[1])), []).append(f"{kind.label}「{title}」")
        found.setdefault((f"->{waits[0]}", str(waits[1])), []).append(f"{op['k']}\n{op['i']}")
    return found


def _dependants(waiting: dict[tuple[str, str], list[str]], of: tuple[str, str]) -> list[str]:
    """What waits for a record, and what waits for that in turn."""
    told: dict[str, None] = {}
    ahead, seen = [of], {of}
    while ahead:
        kind, record = ahead.pop()
        told |= dict.fromkeys(waiting.get((kind, record), ()))
        for text in waiting.get((f"->{kind}", record), ()):
            other = tuple(text.split("\n"))
            key = (other[0], other[1])
            if key not in seen:
                seen.add(key)
                ahead.append(key)
    return list(told)
