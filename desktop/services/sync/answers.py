"""What town and county answered about a record, above all what they returned and why."""

from __future__ import annotations

from dataclasses import dataclass

from desktop import errors
from desktop.model import checks
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import ALL, kind_named
from desktop.services.desk import Desk
from desktop.services.naming import Names

_ANSWER = kind_named("answer")
RETURNED, DONE = "returned", "done"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, in words.

    Args:
        id: the answer.
        of_kind: the kind of what it is about, as the answer names it.
        record: the id of that.
        title: what that is called.
        outcome: ``returned`` or ``done``.
        label: the same for people.
        reason: in the answerer's words; may be empty.
        by: who answered.
        given_on: ISO day; may be empty.
        waiting: whether it was returned and the station has not answered yet.
    """

    id: RecordId
    of_kind: str
    record: str
    title: str
    outcome: str
    label: str
    reason: str
    by: str
    given_on: str
    waiting: bool

    @property
    def sentence(self) -> str:
        """For example 石桥镇所退回了「重阳敬老」：缺照片。."""
        verb = "退回了" if self.outcome == RETURNED else "答复"
        reason = f"：{self.reason.rstrip('。')}" if self.reason else ""
        return f"{self.by or '上级'}{verb}「{self.title}」{reason}。"


def about(desk: Desk, kind_name: str, record: str) -> list[Answer]:
    """All answers about a record, in the order they came."""
    found = desk.records.find(_ANSWER, of_kind=kind_named(kind_name).name, record=record)
    return _told(desk, sorted(found, key=_came))


def waiting(desk: Desk) -> list[Answer]:
    """What was returned and waits for the station, the oldest first.

    What was returned about a record that is gone since asks for nothing.
    """
    found = desk.records.find(_ANSWER, outcome=RETURNED)
    live = [answer for answer in found if _stands(desk, answer)]
    return [answer for answer in _told(desk, sorted(live, key=_came)) if answer.waiting]


def reply_done(desk: Desk, answer_id: str, words: str = "") -> RecordId:
    """Answer that what was asked for is done, as an action of its own.

    Args:
        desk: the open station.
        answer_id: of what was returned.
        words: what was done, if there is something to say.

    Raises:
        errors.NotFound: no such answer.
        errors.InvalidValues: it was answered already, or the words are too long.
    """
    clerk = desk.records.get_many(kind_named("clerk"), [desk.clerk] if desk.clerk else [])
    with desk.action("answer", "") as group:
        returned = desk.records.get(_ANSWER, answer_id)
        (told,) = _told(desk, [returned])
        if not told.waiting:
            raise errors.InvalidValues(problems=f"「{told.title}」的退回已经答复过了。")
        typed = {
            "of_kind": told.of_kind,
            "record": told.record,
            "outcome": DONE,
            "reason": words,
            "by": clerk[0].text("name") if clerk else "",
            "given_on": desk.today().isoformat(),
            "replies_to": told.id,
        }
        made = desk.records.insert(group, _ANSWER, checks.parse_values(_ANSWER, typed))
        group.rename(f"答复「{told.title}」已办理")
    return made


def _told(desk: Desk, found: list[Record]) -> list[Answer]:
    names = Names(desk)
    return [_answer(desk, names, record) for record in found]


def _answer(desk: Desk, names: Names, record: Record) -> Answer:
    of_kind, about_id = record.text("of_kind"), record.text("record")
    kind = ALL.get(of_kind)
    returned = record.values["outcome"] == RETURNED
    replied = returned and desk.records.find(_ANSWER, outcome=DONE, replies_to=record.id)
    return Answer(
        id=record.id,
        of_kind=of_kind,
        record=about_id,
        title=names.referred(kind, about_id) if kind else of_kind,
        outcome=record.text("outcome"),
        label=record.shown("outcome"),
        reason=record.text("reason"),
        by=record.text("by"),
        given_on=record.text("given_on"),
        waiting=returned and not replied,
    )


def _came(record: Record) -> int:
    """By the journal: days are only shown, ids of different makers don't follow each other."""
    return min(record.versions.values())


def _stands(desk: Desk, answer: Record) -> bool:
    kind = ALL.get(answer.text("of_kind"))
    found = desk.records.get_many(kind, [answer.text("record")]) if kind else []
    return bool(found) and not found[0].removed_at
