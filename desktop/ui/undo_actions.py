"""撤销 and 重做 of the Edit menu: they say what they would take back, and do it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence

from desktop import errors
from desktop.background.door import Door
from desktop.background.lane import Job
from desktop.model.progress import CancelAsked, Progress
from desktop.services.desk import Desk
from desktop.services.past import undoing
from desktop.services.past.undoing import Step, Undone
from desktop.ui import theme
from desktop.ui.sentences import told

if TYPE_CHECKING:
    from desktop.services.past.taking_back import Meanwhile

_LONGEST_WORDS = 40
#: Of fewer changes an action is taken back before a bar is seen.
MANY = 1_000


@dataclass(frozen=True, slots=True)
class _Steps:
    back: Step | None
    again: Step | None


def _next_steps(desk: Desk) -> _Steps:
    return _Steps(undoing.next_undo(desk), undoing.next_redo(desk))


class UndoActions(QObject):
    """The two actions, kept in step with the records.

    Args:
        door: asks the records.
        parent: the Qt parent.

    Signals:
        done: words of what was taken back or done again.
        refused: (error, words of the button that does it all the same or empty, words of the one
            that passes over what was changed again or empty).
        begun: words of what takes long from now on.
        advanced: how far that is: changes made, changes in all.
        ended: it is over, whatever came of it.
        stopped: the clerk stopped it, all is as it was.
    """

    done = Signal(str)
    refused = Signal(object, str, str)
    begun = Signal(str)
    advanced = Signal(int, int)
    ended = Signal()
    stopped = Signal()

    def __init__(self, door: Door, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._verb: Callable[..., Undone] = undoing.undo
        self._told: Callable[[Undone], None] = self._on_undone
        self._steps = _Steps(None, None)
        self._job: Job | None = None
        self.undo = QAction(self.tr("撤销(&U)"), self)
        self.redo = QAction(self.tr("重做(&R)"), self)
        self.undo.setShortcut(QKeySequence(self.tr("Ctrl+Z")))
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.undo.setIcon(theme.icon("arrow-counter-clockwise"))
        self.redo.setIcon(theme.icon("arrow-clockwise"))
        self.undo.triggered.connect(self._on_undo)
        self.redo.triggered.connect(self._on_redo)
        door.records_changed.connect(self._on_records_changed)

    @Slot()
    def look(self) -> None:
        """Ask what could be taken back now."""
        self._door.read(self, _next_steps, self._on_steps)

    @Slot()
    def force(self) -> None:
        """Do what was refused because of a later change."""
        self._go("force")

    @Slot()
    def skip(self) -> None:
        """Do what was refused, but for what was changed again."""
        self._go("skip")

    @Slot()
    def stop(self) -> None:
        """Stop what takes long."""
        if self._job is not None:
            self._job.cancel()

    @Slot(object)
    def _on_records_changed(self, _kinds: object) -> None:
        self.look()

    def _on_steps(self, steps: _Steps) -> None:
        self._steps = steps
        if self._job is not None:
            return  # one at a time; it looks again when it is over
        self._say(self.undo, self.tr("撤销(&U)"), steps.back)
        self._say(self.redo, self.tr("重做(&R)"), steps.again)

    def _say(self, action: QAction, words: str, step: Step | None) -> None:
        action.setEnabled(step is not None)
        title = told(step.title) if step else ""
        if len(title) > _LONGEST_WORDS:
            title = title[:_LONGEST_WORDS] + "……"
        # An ampersand in a name would become a mnemonic.
        action.setText(f"{words}：{title.replace('&', '&&')}" if title else words)

    @Slot()
    def _on_undo(self) -> None:
        self._verb, self._told = undoing.undo, self._on_undone
        self._go("ask")

    @Slot()
    def _on_redo(self) -> None:
        self._verb, self._told = undoing.redo, self._on_redone
        self._go("ask")

    def _go(self, meanwhile: Meanwhile) -> None:
        verb = partial(self._verb, meanwhile=meanwhile)
        redoes = self._verb is undoing.redo
        step = self._steps.again if redoes else self._steps.back
        if step is None or step.rows < MANY:
            self._door.write(self, verb, self._told, self._on_refused)
            return
        self.undo.setEnabled(False)
        self.redo.setEnabled(False)
        self.begun.emit(self.tr("正在重做") if redoes else self.tr("正在撤销"))
        self._job = self._door.work(
            self, partial(_long, verb), self._on_ended, self._on_not_ended, self._on_far
        )

    def _on_far(self, done: int, total: int) -> None:
        self.advanced.emit(done, total)

    def _on_ended(self, undone: Undone) -> None:
        self._end()
        self._told(undone)

    def _on_not_ended(self, error: errors.StationError) -> None:
        self._end()
        if isinstance(error, errors.Cancelled):
            self.stopped.emit()
        else:
            self._on_refused(error)

    def _end(self) -> None:
        self._job = None
        self.ended.emit()
        self.look()

    def _on_undone(self, undone: Undone) -> None:
        self.done.emit(self.tr("已撤销：{0}").format(told(str(undone))))

    def _on_redone(self, redone: Undone) -> None:
        self.done.emit(self.tr("已重做：{0}").format(told(str(redone))))

    def _on_refused(self, error: errors.StationError) -> None:
        asks = isinstance(error, errors.UndoConflict)
        force = self.tr("仍然这样做(&F)") if asks else ""
        skip = self.tr("跳过这些(&K)") if asks else ""
        self.refused.emit(error, force, skip)


def _long(
    verb: Callable[..., Undone], desk: Desk, progress: Progress, cancelled: CancelAsked
) -> Undone:
    return verb(desk, progress=progress, cancelled=cancelled)
