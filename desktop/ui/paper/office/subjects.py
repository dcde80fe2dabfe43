"""About which activity, volunteer, team and month a form is filled."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.background.door import Door
from desktop.services.office.form_facts import Chosen
from desktop.services.office.form_fields import Subject
from desktop.services.roster.called import Named
from desktop.ui import theme
from desktop.ui.lists.record_finder import Answer, RecordFinder
from desktop.ui.paper.office.verbs import Called, NameOf
from desktop.ui.widgets.editors import TextEditor
from desktop.ui.widgets.words import label
from desktop.ui.words_of_model import spoken

#: Kinds of records by what a form is about.
_KINDS = {Subject.ACTIVITY: "activity", Subject.PERSON: "volunteer", Subject.TEAM: "team"}


class SubjectsBox(QWidget):
    """A line for each; those nobody needs are hidden.

    Args:
        door: finds records.
        parent: the Qt parent.

    Signals:
        changed: it is about something else.
    """

    changed = Signal()

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._ids: dict[Subject, str] = {}
        self.finders = {one: RecordFinder(kind, self._find) for one, kind in _KINDS.items()}
        self.month = TextEditor()
        self._names: dict[Subject, QLabel] = {}
        self._build()
        self.show_needed(())

    @property
    def chosen(self) -> Chosen:
        """What is chosen."""
        activity, person, team = (self._ids.get(one, "") for one in _KINDS)
        return Chosen(activity, person, team, self.month.value().strip())

    def choose(self, chosen: Chosen) -> None:
        """Be about these; they are shown by name once that is known."""
        given = (chosen.activity, chosen.person, chosen.team)
        for subject, record in zip(_KINDS, given, strict=True):
            if record:
                self._ids[subject] = record
                self._door.read(self, NameOf(_KINDS[subject], record), self._on_named)

    def show_needed(self, needed: Collection[str]) -> None:
        """Ask about these subjects, by their words; what is chosen stays in sight."""
        for subject, name in self._names.items():
            field = self.finders.get(subject, self.month)
            wanted = subject.value in needed or bool(field.value())
            name.setVisible(wanted)
            field.setVisible(wanted)

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(1, 1)
        self.month.setPlaceholderText(self.tr("如 2026-11"))
        self.month.editingFinished.connect(self._on_month)
        for row, subject in enumerate((*_KINDS, Subject.MONTH)):
            words = spoken(subject.value)
            field = self.finders.get(subject, self.month)
            field.setAccessibleName(words)
            name = self._names[subject] = label(words, "field")
            name.setBuddy(field)
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, row, 1)
        for finder in self.finders.values():
            finder.taken.connect(self._on_taken)
            finder.textEdited.connect(self._on_typed)

    def _find(self, owner: QObject, kind: str, typed: str, answer: Answer) -> None:
        self._door.read(owner, Called(kind, typed), answer)

    def _on_named(self, answer: tuple[str, Named | None]) -> None:
        kind, found = answer
        subject = next(one for one, known in _KINDS.items() if known == kind)
        if found is None:
            self._ids.pop(subject, None)
        elif not self.finders[subject].hasFocus():
            self.finders[subject].set_value(found.title)
        self.changed.emit()

    @Slot()
    def _on_taken(self) -> None:
        for subject, finder in self.finders.items():
            if finder is self.sender():
                self._ids[subject] = finder.value()
        self.changed.emit()

    @Slot()
    def _on_typed(self) -> None:
        """What was chosen is not what stands there any more."""
        for subject, finder in self.finders.items():
            if finder is self.sender() and self._ids.pop(subject, ""):
                self.changed.emit()

    @Slot()
    def _on_month(self) -> None:
        self.changed.emit()
