"""Into the trash and out of it: any number of records as one action, with what belongs to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from desktop import errors
from desktop.model.ids import RecordId
from desktop.model.kind import Kind, Record
from desktop.model.kinds import kind_named
from desktop.model.progress import OFTEN, Watch
from desktop.services import rules
from desktop.services.desk import Desk
from desktop.services.naming import called
from desktop.services.past import belongings
from desktop.services.roster import aliases
from desktop.services.sync import published
from desktop.storage import merged
from desktop.storage.columns import REMOVED
from desktop.storage.records import Edit


@dataclass(slots=True)
class _Going:
    """What is to be changed.

    Args:
        chosen: how many were named.
        moved: how many of them are not there yet.
        first: one of them, for the action's words.
        edits: by record.
    """

    chosen: int = 0
    moved: int = 0
    first: Record | None = None
    edits: dict[RecordId, Edit] = field(default_factory=dict)

    def take(self, record: Record, removed_at: str | None) -> None:
        """One that was named."""
        self.first = self.first or record
        self.chosen += 1
        self.moved += bool(record.removed_at) != bool(removed_at)
        self.edits[record.id] = Edit(record, {REMOVED: removed_at})

    def take_along(self, others: Sequence[Record], removed_at: str | None) -> None:
        """What belongs to them."""
        for other in others:
            self.edits.setdefault(other.id, Edit(other, {REMOVED: removed_at}))

    def let_go(self) -> list[Edit]:
        """The edits, which nobody else holds then."""
        edits = list(self.edits.values())
        self.edits.clear()
        return edits


def throw_away(desk: Desk, kind: Kind, ids: Sequence[str], watch: Watch) -> int:
    """Move records of a kind to the trash; gives how many went.

    Args:
        desk: the open station.
        kind: theirs.
        ids: which.
        watch: told how far it is; nothing is kept where the clerk cancels.

    Raises:
        errors.Cancelled: the clerk cancelled.
        errors.NotFound: one is not there.
        errors.ReadOnlyKind: one of them may not go.
    """
    _refuse(desk, kind, ids)
    watch.begin(0)
    with desk.action("remove", "") as group:
        going, named = _Going(), frozenset(ids)
        for part in _parts(desk, kind, ids, watch, removed=False):
            if kind.name == "volunteer":
                _refuse_with_hours(desk, part)
            _refuse_merged(desk, part)
            for record in part:
                going.take(record, group.at)
            children = belongings.children_of(desk, kind, [record.id for record in part])
            going.take_along([c for c in children if c.id not in named], group.at)
        one, count = _one(desk, going), going.chosen
        title = _with_others(going, f"删除{one}" if one else f"删除{kind.label} {count} 条")
        rules.write_all(desk, group, going.let_go(), watch)
        group.rename(title)
    return going.moved


def bring_back(desk: Desk, chosen: Sequence[tuple[Kind, Sequence[str]]], watch: Watch) -> int:
    """Take records out of the trash; gives how many came. Else like `throw_away`.

    Raises:
        errors.InvalidValues: one of them belongs to something that stays in the trash.
    """
    for kind, ids in chosen:
        _refuse(desk, kind, ids)
    watch.begin(0)
    with desk.action("restore", "") as group:
        coming = _Going()
        named = frozenset(one for _, ids in chosen for one in ids)
        for kind, ids in chosen:
            for part in _parts(desk, kind, ids, watch, removed=True):
                lying = [record for record in part if record.removed_at]
                for record in lying:
                    belongings.refuse_orphan(desk, record, named)
                for record in part:
                    coming.take(record, None)
                coming.take_along(belongings.gone_together(desk, kind, lying), None)
        one, count = _one(desk, coming), coming.chosen
        title = f"恢复{one}" if one else f"恢复{chosen[0][0].label} {count} 条"
        if len(chosen) > 1 and not one:
            title = f"恢复 {count} 条记录"
        title = _with_others(coming, title)
        rules.write_all(desk, group, coming.let_go(), watch)
        group.rename(title)
    return coming.moved


def _refuse(desk: Desk, kind: Kind, ids: Sequence[str]) -> None:
    if kind.kept_by_verb or kind.name == "station":
        raise errors.ReadOnlyKind(label=kind.label, advice_text=kind.made_by_verb)
    published.refuse_kind(kind)
    published.refuse(desk, kind, ids)


def _parts(
    desk: Desk, kind: Kind, ids: Sequence[str], watch: Watch, *, removed: bool
) -> Iterator[list[Record]]:
    """Records in the order of their ids.

    Raises:
        errors.NotFound: one is not there; without `removed`, one in the trash is not either.
    """
    for start in range(0, len(ids), OFTEN):
        part = ids[start : start + OFTEN]
        found = {str(record.id): record for record in desk.records.get_many(kind, part)}
        for one in part:
            watch.step()
            if one not in found or (found[one].removed_at and not removed):
                raise errors.NotFound(label=kind.label, id=one)
        yield [found[one] for one in part]


def _one(desk: Desk, moves: _Going) -> str:
    """What the only one is called, for the action's words; empty where there are several."""
    if moves.chosen != 1 or moves.first is None:
        return ""
    return f"{moves.first.kind.label}「{called(desk, moves.first)}」"


def _with_others(moves: _Going, title: str) -> str:
    along = len(moves.edits) - moves.chosen
    return f"{title}（连同 {along} 条相关记录）" if along else title


def _refuse_merged(desk: Desk, records: Sequence[Record]) -> None:
    for record in records:
        root = aliases.current_id(desk, record.kind, record.id)
        if root != record.id:
            other = desk.records.get(record.kind, root, removed=True).title
            advice = "请删除合并后的那一位，或先取消合并。"
            label = f"{record.title}（已并入「{other}」）"
            raise errors.ReadOnlyKind(label=label, advice_text=advice)


def _refuse_with_hours(desk: Desk, people: Sequence[Record]) -> None:
    """A volunteer with hours is archived, never deleted (sync.md rule 11)."""
    for person in people:
        everyone = merged.selves(desk.store, person.id)
        marks = ",".join("?" * len(everyone))
        if desk.store.one(f"SELECT 1 FROM hour_entry WHERE volunteer IN ({marks})", everyone):
            title = desk.records.get(kind_named("volunteer"), person.id).title
            advice = "请把状态改为“已退出”，时长和证书会继续保留。"
            raise errors.ReadOnlyKind(label=f"{title}（已有服务时长）", advice_text=advice)
