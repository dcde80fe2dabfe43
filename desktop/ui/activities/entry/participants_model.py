"""The people of one activity while the clerk writes them down, as an editable table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds.activities import SOURCE
from desktop.services.activities.activities import Participant
from desktop.ui.activities.entry.typed import hours_shown, minutes_between, typed_hours, typed_time
from desktop.ui.words_of_model import spoken

Index = QModelIndex | QPersistentModelIndex

translate = QCoreApplication.translate

#: Any change of these columns' text is kept as typed.
_ROLE_LIMIT, _REASON_LIMIT = 40, 200


class Column(IntEnum):
    """The columns in the order they are shown."""

    NAME = 0
    ROLE = 1
    SOURCE = 2
    SIGNED_IN = 3
    SIGNED_OUT = 4
    HOURS = 5
    REASON = 6


@dataclass(slots=True)
class Attendee:
    """One person on the list.

    Args:
        volunteer: who.
        name: as the roster writes it.
        group: the village group, to tell people of one name apart.
        role: what they did.
        source: ``signed``, ``sheet`` or ``added``.
        minutes: as typed; None takes the length of the activity or the time signed.
        signed_in: ``HH:MM`` or empty.
        signed_out: ``HH:MM`` or empty.
        reason: why there is no list, for ``added``.
    """

    volunteer: RecordId
    name: str
    group: str = ""
    role: str = ""
    source: str = "sheet"
    minutes: int | None = None
    signed_in: str = ""
    signed_out: str = ""
    reason: str = ""

    @classmethod
    def of(cls, participation: Record, volunteer: Record, usual: int | None) -> Attendee:
        """From what is stored; minutes equal to the `usual` ones follow the times again."""
        minutes = participation.number("minutes") or None
        signed_in = participation.text("signed_in")[11:16]
        signed_out = participation.text("signed_out")[11:16]
        implied = minutes_between(signed_in, signed_out) or usual
        return cls(
            volunteer=volunteer.id,
            name=volunteer.text("name"),
            group=volunteer.text("village_group"),
            role=participation.text("role"),
            source=participation.text("source") or "sheet",
            minutes=None if minutes == implied else minutes,
            signed_in=signed_in,
            signed_out=signed_out,
            reason=participation.text("reason"),
        )

    def participant(self, day: str) -> Participant:
        """What the verb takes; `day` (ISO) completes the times signed."""
        signed = self.source == "signed" and day
        return Participant(
            volunteer=self.volunteer,
            source=self.source,
            minutes=self.minutes,
            role=self.role,
            signed_in=f"{day}T{self.signed_in}" if signed and self.signed_in else "",
            signed_out=f"{day}T{self.signed_out}" if signed and self.signed_out else "",
            reason=self.reason if self.source == "added" else "",
        )


class ParticipantsModel(QAbstractTableModel):
    """The list of attendees.

    Signals:
        changed: somebody came, went, or is written down otherwise.
        refused: a sentence on why what was typed into a cell will not do.
    """

    changed = Signal()
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people: list[Attendee] = []
        self._usual: int | None = None
        self._usual_typed = False
        self._source = "sheet"
        self._reason = ""

    # --- what it holds ----------------------------------------------------------------------

    @property
    def people(self) -> tuple[Attendee, ...]:
        """Everybody on the list, in order."""
        return tuple(self._people)

    def participants(self, day: str) -> list[Participant]:
        """Everybody, as the verb takes them."""
        found = [person.participant(day) for person in self._people]
        if not self._usual_typed:
            return found
        # The verb knows the activity's own length only, not what was typed for everybody.
        return [
            replace(participant, minutes=self.minutes_of(person))
            for participant, person in zip(found, self._people, strict=True)
        ]

    def total_minutes(self) -> int:
        """What all of them together served, as far as it is known."""
        return sum(self.minutes_of(person) or 0 for person in self._people)

    def minutes_of(self, person: Attendee) -> int | None:
        """What somebody is credited: as typed, else as signed, else the activity's length."""
        if person.minutes is not None:
            return person.minutes
        if person.source == "signed":
            signed = minutes_between(person.signed_in, person.signed_out)
            if signed is not None:
                return signed
        return self._usual

    def shows(self, column: Column) -> bool:
        """Whether a column says anything for these people."""
        if column in (Column.SIGNED_IN, Column.SIGNED_OUT):
            return any(person.source == "signed" for person in self._people)
        if column is Column.REASON:
            return any(person.source == "added" for person in self._people)
        return True

    # --- changes ----------------------------------------------------------------------------

    def set_people(self, people: Sequence[Attendee]) -> None:
        """Begin anew with these."""
        self.beginResetModel()
        self._people = list(people)
        self.endResetModel()
        self.changed.emit()

    def add(self, people: Iterable[Attendee]) -> int:
        """Put people at the end, leaving out those already there; gives how many came."""
        there = {person.volunteer for person in self._people}
        new = [person for person in people if person.volunteer not in there]
        if not new:
            return 0
        for person in new:
            person.source, person.reason = self._source, self._reason
        first = len(self._people)
        self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
        self._people += new
        self.endInsertRows()
        self.changed.emit()
        return len(new)

    def remove(self, rows: Iterable[int]) -> None:
        """Take rows off the list."""
        for row in sorted(set(rows), reverse=True):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._people[row]
            self.endRemoveRows()
        self.changed.emit()

    def set_usual_minutes(self, minutes: int | None, *, typed: bool = False) -> None:
        """What everybody gets whose own minutes are not typed.

        Args:
            minutes: the activity's length by its times, or what was typed for everybody.
            typed: whether it is the latter.
        """
        if (minutes, typed) != (self._usual, self._usual_typed):
            self._usual, self._usual_typed = minutes, typed
            self._refresh()

    def set_source(self, source: str, reason: str = "") -> None:
        """Where the whole list comes from; also for who is added later."""
        self._source, self._reason = source, reason
        for person in self._people:
            person.source, person.reason = source, reason
        self._refresh()

    def _refresh(self) -> None:
        if self._people:
            last = self.index(len(self._people) - 1, Column.REASON)
            self.dataChanged.emit(self.index(0, 0), last)
        self.changed.emit()

    # --- Qt's questions ---------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many people."""
        return 0 if parent.isValid() else len(self._people)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns, hidden ones too."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in _FIGURES else _LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("姓名"),
            self.tr("分工"),
            self.tr("名单来源"),
            self.tr("签到"),
            self.tr("签退"),
            self.tr("小时"),
            self.tr("补记原因"),
        )[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be written but the name; signing and reason only where they apply."""
        flags = super().flags(index)
        if index.isValid() and self._writable(self._people[index.row()], Column(index.column())):
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell."""
        if not index.isValid():
            return None
        person, column = self._people[index.row()], Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(person, column)
        if role == Qt.ItemDataRole.EditRole:
            return person.source if column is Column.SOURCE else self._shown(person, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _FIGURES:
            return _RIGHT
        if role == Qt.ItemDataRole.ToolTipRole and column is Column.NAME:
            return person.group or None
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed, or say why not."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        person = self._people[index.row()]
        problem = self._write(person, Column(index.column()), str(value or "").strip())
        if problem:
            self.refused.emit(problem)
            return False
        last = self.index(index.row(), Column.REASON)
        self.dataChanged.emit(self.index(index.row(), 0), last)
        self.changed.emit()
        return True

    def _shown(self, person: Attendee, column: Column) -> str:
        if column is Column.NAME:
            return person.name
        if column is Column.SOURCE:
            return spoken(dict(SOURCE).get(person.source, person.source))
        if column is Column.HOURS:
            return hours_shown(self.minutes_of(person))
        return str(getattr(person, column.name.lower()))

    def _writable(self, person: Attendee, column: Column) -> bool:
        if column in (Column.SIGNED_IN, Column.SIGNED_OUT):
            return person.source == "signed"
        if column is Column.REASON:
            return person.source == "added"
        return column is not Column.NAME

    def _write(self, person: Attendee, column: Column, text: str) -> str:
        if not self._writable(person, column):
            return translate("ParticipantsModel", "这一格不能改")
        if column is Column.HOURS:
            length = typed_hours(text)
            if not length.problem:
                person.minutes = length.minutes
            return length.problem
        if column in (Column.SIGNED_IN, Column.SIGNED_OUT):
            time = typed_time(text)
            if not time.problem:
                setattr(person, column.name.lower(), time.value)
            return time.problem
        return self._write_words(person, column, text)

    def _write_words(self, person: Attendee, column: Column, text: str) -> str:
        if column is Column.SOURCE:
            person.source = text
            return ""
        limit = _ROLE_LIMIT if column is Column.ROLE else _REASON_LIMIT
        if len(text) > limit:
            return translate("ParticipantsModel", "太长了，最多 {0} 字").format(limit)
        setattr(person, column.name.lower(), text)
        return ""


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_FIGURES = (Column.SIGNED_IN, Column.SIGNED_OUT, Column.HOURS)
