"""Undo and redo: an action is taken back, or done again, as one step and as ordinary changes.

An undo is itself an action whose `undo_of` names what it took back; a redo is an undo of an undo.
An action that nobody has undone is live. Undo takes the newest live action that does something
(an even number of undos deep), or an older one that was chosen; redo the newest live undo (an odd
number) with nothing done since. Nothing is deleted: what was added goes to the trash, hours are
reversed, numbers stay used. What has been sent already is taken back just so: as later changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop import errors
from desktop.model.ids import GroupId
from desktop.model.progress import CancelAsked, Progress, Watch, never, silent
from desktop.services.changes import sent_up_to
from desktop.services.desk import Desk
from desktop.storage import journal

if TYPE_CHECKING:
    from desktop.services.past.taking_back import Meanwhile

#: Not a clerk's action: nothing to take back, and no obstacle to a redo.
_NEVER = frozenset(
    {
        "enrol", "init", "pull", "fork", "recover", "recovery_sheet", "private_key", "purge",
        "erase", "salvage", "salvaged",
    }
)  # fmt: skip
_LIVE = """
SELECT id, title, verb, at, clerk, undo_of, first_seq, last_seq FROM journal_group AS g
WHERE NOT EXISTS (SELECT 1 FROM journal_group AS later WHERE later.undo_of = g.id)
ORDER BY first_seq DESC, rowid DESC
"""


@dataclass(frozen=True, slots=True)
class Step:
    """An action that undo or redo could take.

    Args:
        id: the action.
        title: its words.
        at: when it happened, local time.
        clerk: who did it, by name.
        first_seq: its first journal row.
        last_seq: its last.
        sent: whether any of it has left this PC.
    """

    id: GroupId
    title: str
    at: str
    clerk: str
    first_seq: int
    last_seq: int
    sent: bool

    @property
    def rows(self) -> int:
        """How many changes it is of."""
        return self.last_seq - self.first_seq + 1


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back, or done again.

    Args:
        title: the action's words.
        remarks: what was left as it is, and what else there is to know.
        changed: how many records were written.
    """

    title: str
    remarks: tuple[str, ...]
    changed: int

    def __str__(self) -> str:
        return "".join((self.title, *(f"（{remark.rstrip('。')}）" for remark in self.remarks)))


def next_undo(desk: Desk) -> Step | None:
    """What undo would take back now."""
    return next(_undoable(desk), None)


def next_redo(desk: Desk) -> Step | None:
    """What redo would do again now; nothing once something else was done."""
    for row in desk.store.stream(_LIVE):
        depth = _depth(desk, row[5])
        if depth == 0 and row[2] not in _NEVER:
            return None
        if depth % 2 and _takes_effect(desk, row):
            return None if _something_since(desk, row[6]) else _step(desk, row)
    return None


def steps(desk: Desk, limit: int = 50) -> list[Step]:
    """The actions that can be taken back, newest first."""
    found = []
    for step in _undoable(desk):
        found.append(step)
        if len(found) == limit:
            break
    return found


def size_of(desk: Desk, action: str) -> int:
    """How many changes an action is of; 0 where there is none of that id."""
    sql = "SELECT last_seq - first_seq + 1 FROM journal_group WHERE id = ?"
    return int(desk.store.one(sql, (action,)) or 0)


def undo(
    desk: Desk,
    action: str = "",
    *,
    meanwhile: Meanwhile = "ask",
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> Undone:
    """Take back an action.

    Args:
        desk: the open station.
        action: which; the newest live one where empty.
        meanwhile: what to do where one of its records was changed again since: ``ask`` refuses
            and names it, ``force`` sets what was before all the same, ``skip`` leaves those.
        progress: changes made, changes in all.
        cancelled: asked meanwhile; nothing is kept then.

    Returns:
        The words of what was undone.

    Raises:
        errors.Cancelled: the clerk cancelled.
        errors.NothingToUndo: there is none.
        errors.NotFound: no action of that id.
        errors.NotUndoable: it has been undone already, or its content is gone.
        errors.UndoConflict: it was changed again meanwhile; nothing was done.
    """
    step = _chosen(desk, action) if action else next_undo(desk)
    if step is None:
        raise errors.NothingToUndo(verb="撤销")
    return _reverse(desk, step, "undo", meanwhile, Watch(progress, cancelled))


def redo(
    desk: Desk,
    *,
    meanwhile: Meanwhile = "ask",
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> Undone:
    """Do again what the last undo took back; like `undo`."""
    step = next_redo(desk)
    if step is None:
        raise errors.NothingToUndo(verb="重做")
    return _reverse(desk, step, "redo", meanwhile, Watch(progress, cancelled))


def _reverse(desk: Desk, step: Step, verb: str, meanwhile: Meanwhile, watch: Watch) -> Undone:
    # The window asks at its start what could be taken back; this takes longer to load.
    from desktop.services import rules
    from desktop.services.past.taking_back import TakingBack

    words = "撤销" if verb == "undo" else "重做"
    with desk.action(verb, step.title, undo_of=step.id) as group:
        group.kept = True  # taken back, also where nothing was left to change
        watch.begin(0)
        entries = journal.each_of(desk.store, step.id)
        back = TakingBack(desk, entries, group.at, meanwhile, watch)
        if back.nothing:
            raise _gone(step.title, words)
        edits = back.edits()
        if back.conflicts and meanwhile == "ask":
            raise errors.UndoConflict(verb=words, fields=back.told)
        changed = rules.write_all(desk, group, edits, watch)
    remarks = list(dict.fromkeys(back.remarks))
    if back.conflicts and meanwhile == "skip":
        remarks.insert(0, f"没有动 {back.told}。")
    if step.sent:
        remarks.append("其中已上报过的内容会以更正的方式再上报。")
    return Undone(step.title, tuple(remarks), changed)


def _undoable(desk: Desk) -> Iterator[Step]:
    for row in desk.store.stream(_LIVE):
        usual = row[2] not in _NEVER and _takes_effect(desk, row)
        if usual and _depth(desk, row[5]) % 2 == 0:
            yield _step(desk, row)


def _chosen(desk: Desk, action: str) -> Step:
    rows = desk.store.rows(
        "SELECT id, title, verb, at, clerk, undo_of, first_seq, last_seq FROM journal_group "
        "WHERE id = ?",
        (action,),
    )
    if not rows:
        raise errors.NotFound(label="操作", id=action)
    row = rows[0]
    title = row[1]
    if row[2] in _NEVER:
        raise errors.NotUndoable(verb="撤销", title=title, advice_text="这类操作没有可撤销的内容。")
    if desk.store.one("SELECT 1 FROM journal_group WHERE undo_of = ?", (action,)):
        raise errors.NotUndoable(
            verb="撤销",
            title=title,
            advice_text="它已经撤销过了；要恢复请用「重做」或看记录的历史。",
        )
    if _depth(desk, row[5]) % 2:
        raise errors.NotUndoable(
            verb="撤销", title=title, advice_text="它本身是一次撤销，请用「重做」。"
        )
    if not _takes_effect(desk, row):
        raise _gone(title, "撤销")
    return _step(desk, row)


def _gone(title: str, verb: str) -> errors.NotUndoable:
    advice = "它涉及的内容已从回收站清除或应本人要求删除，或本来就没有改动任何记录。"
    return errors.NotUndoable(verb=verb, title=title, advice_text=advice)


def _depth(desk: Desk, undo_of: str | None) -> int:
    """How many undos deep an action is."""
    depth = 0
    while undo_of:
        depth += 1
        undo_of = desk.store.one("SELECT undo_of FROM journal_group WHERE id = ?", (undo_of,))
    return depth


def _takes_effect(desk: Desk, row: tuple[str | int, ...]) -> bool:
    """Whether an action changed anything whose content is still there."""
    content = "SELECT 1 FROM journal_payload WHERE seq BETWEEN ? AND ? LIMIT 1"
    return bool(desk.store.one(content, row[6:8]))


def _something_since(desk: Desk, first_seq: int) -> bool:
    marks = ",".join("?" * len(_NEVER))
    found = desk.store.one(
        "SELECT 1 FROM journal_group WHERE undo_of IS NULL AND first_seq > ? "
        f"AND verb NOT IN ({marks}) LIMIT 1",
        (first_seq, *sorted(_NEVER)),
    )
    return bool(found)


def _step(desk: Desk, row: tuple[str, str, str, str, str, str, int, int]) -> Step:
    group, title, _verb, at, clerk, _undo_of, first, last = row
    name = desk.store.one("SELECT name FROM clerk WHERE id = ?", (clerk,))
    return Step(GroupId(group), title, at, name or "程序", first, last, first <= sent_up_to(desk))
