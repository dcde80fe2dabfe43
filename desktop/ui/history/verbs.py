"""What the history asks of the station, each as something a lane can call with its desk."""

from __future__ import annotations

from dataclasses import dataclass

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.services.naming import called
from desktop.services.past import history, undoing
from desktop.services.past.history import HistoryLine
from desktop.services.records import refuse_changing
from desktop.ui.words_of_model import spoken

#: Whose own history tells of what belongs to it too.
_WHOLE = "activity"


@dataclass(frozen=True, slots=True)
class Story:
    """The whole history of a record.

    Args:
        kind: the kind's English name.
        id: the record.
        title: what it is called.
        lines: newest first.
        newest: per record told of, the row that shows it as it is now.
        returnable: kinds whose records can be set back.
    """

    kind: str
    id: str
    title: str
    lines: tuple[HistoryLine, ...]
    newest: frozenset[int]
    returnable: frozenset[str]

    def can_return(self, line: HistoryLine) -> bool:
        """Whether a record can be set to how it stood after a line."""
        told = line.verb != history.CLEARED and line.seq not in self.newest
        return told and line.kind in self.returnable


@dataclass(frozen=True, slots=True)
class Tell:
    """The history of one record."""

    kind: str
    id: str

    def __call__(self, desk: Desk) -> Story:
        """Ask."""
        whole = self.kind == _WHOLE
        told = history.of_activity(desk, self.id) if whole else history.history(desk, *self._named)
        kind = kind_named(self.kind)
        found = desk.records.get_many(kind, [self.id])
        newest = {line.record_id: line.seq for line in told}
        return Story(
            self.kind,
            self.id,
            f"{spoken(kind.label)}「{called(desk, found[0])}」" if found else spoken(kind.label),
            tuple(reversed(told)),
            frozenset(newest.values()),
            frozenset(name for name in {line.kind for line in told} if _returns(name)),
        )

    @property
    def _named(self) -> tuple[str, str]:
        return self.kind, self.id


@dataclass(frozen=True, slots=True)
class Return:
    """Set a record to how it stood after one of its lines."""

    line: HistoryLine

    def __call__(self, desk: Desk) -> str:
        """Do it; gives the action that takes it back, empty where nothing differed."""
        line = self.line
        if not history.go_back(desk, line.kind, line.record_id, line.seq):
            return ""
        step = undoing.next_undo(desk)
        return step.id if step else ""


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Undo one action."""

    action: str

    def __call__(self, desk: Desk) -> str:
        """Do it; gives the words of what was undone."""
        return str(undoing.undo(desk, self.action))


def _returns(kind_name: str) -> bool:
    try:
        refuse_changing(kind_named(kind_name))
    except errors.ReadOnlyKind:
        return False
    return True
