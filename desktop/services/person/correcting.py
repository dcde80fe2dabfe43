"""A correction that was asked for (个人信息保护法, 46): an ordinary edit, with a receipt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop import errors
from desktop.services import audits, records
from desktop.services.desk import Desk
from desktop.services.past.history import HistoryLine, history
from desktop.services.person.held import VOLUNTEER
from desktop.storage.journal import LOCAL
from desktop.storage.merged import selves

#: What such an action begins with.
MARK = "应本人要求更正："


@dataclass(frozen=True, slots=True)
class Correction:
    """What was corrected last for somebody.

    Args:
        name: theirs.
        line: who changed what, when; private values masked.
        title: of the action, with the reason.
    """

    name: str
    line: HistoryLine
    title: str


def correct(desk: Desk, volunteer: str, typed: Mapping[str, object], why: str) -> bool:
    """Change fields of somebody at their request; else like `records.change`.

    Returns:
        Whether anything differed.

    Raises:
        errors.InvalidValues: no reason is given, or a value will not do.
        errors.RecordError: as of `records.change`.
    """
    told = _reason(why)
    if not records.change(desk, VOLUNTEER.name, volunteer, typed):
        return False
    mark(desk, volunteer, told)
    return True


def mark(desk: Desk, volunteer: str, why: str) -> str:
    """Say of the latest edit of somebody that they asked for it, and why.

    Args:
        desk: the open station.
        volunteer: whose.
        why: the reason; no personal data.

    Returns:
        The words of the action now.

    Raises:
        errors.InvalidValues: no reason is given, or nothing of them was edited here.
    """
    told = _reason(why)
    with desk.store.transaction():
        group, title = _latest(desk, volunteer)
        words = title if title.startswith(MARK) else f"{MARK}{title}（{told}）"
        desk.store.run("UPDATE journal_group SET title = ? WHERE id = ?", (words, group))
    return words


def latest(desk: Desk, volunteer: str) -> Correction:
    """The latest edit of somebody, for the receipt.

    Raises:
        errors.InvalidValues: nothing of them was edited here.
    """
    person = desk.records.get(VOLUNTEER, selves(desk.store, volunteer)[0])
    group, title = _latest(desk, person.id)
    first, last = desk.store.rows(
        "SELECT first_seq, last_seq FROM journal_group WHERE id = ?", (group,)
    )[0]
    lines = history(desk, VOLUNTEER.name, person.id)
    line = next(line for line in reversed(lines) if first <= line.seq <= last)
    return Correction(person.title, line, title)


def _latest(desk: Desk, volunteer: str) -> tuple[str, str]:
    rows = desk.store.rows(
        "SELECT g.id, g.title FROM journal AS j JOIN journal_group AS g ON g.id = j.group_id "
        "WHERE j.record_id = ? AND j.origin = ? AND g.verb = 'edit' ORDER BY j.seq DESC LIMIT 1",
        (selves(desk.store, volunteer)[0], LOCAL),
    )
    if not rows:
        raise errors.InvalidValues(problems="这个人的资料在这台电脑上没有更正过。")
    return rows[0][0], rows[0][1]


def _reason(why: str) -> str:
    try:
        return audits.reason(why)
    except errors.ReasonMissing:
        raise errors.InvalidValues(problems="理由：请写明为什么更正，100 个字以内。") from None
