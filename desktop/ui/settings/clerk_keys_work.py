"""Joins the section 文书 with what is done about keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from desktop.background.door import Door
from desktop.services.access.this_pc import ThisPc
from desktop.ui.keys.verbs import Standing
from desktop.ui.keys.work import KeyWork
from desktop.ui.settings.clerks_section import ClerksSection


class ClerkKeysWork(QObject):
    """The buttons of the section and the dialogs behind them.

    Args:
        door: to the station.
        here: this PC.
        section: 文书.

    Signals:
        said: words for the frame: (words, tone).
        renewal_wanted: the window is to close and open again with a new station key.
        lock_after_changed: minutes; 0 for never.
    """

    said = Signal(str, str)
    renewal_wanted = Signal()
    lock_after_changed = Signal(int)

    def __init__(self, door: Door, here: ThisPc, section: ClerksSection) -> None:
        super().__init__(section)
        self._section = section
        self.work = KeyWork(door, here, section)
        self.work.stands.connect(self._on_standing)
        self.work.said.connect(self.said)
        self.work.renewal_wanted.connect(self.renewal_wanted)
        self.work.lock_after_changed.connect(self.lock_after_changed)
        section.way.give_pressed.connect(self._on_give)
        section.way.change_pressed.connect(self._on_change)
        section.way.take_pressed.connect(self._on_take)
        section.keys.lock_after_chosen.connect(self.work.set_lock_after)
        section.keys.renew_pressed.connect(self.work.renew)
        section.keys.orphan_pressed.connect(self._on_orphan)

    def look(self) -> None:
        """Ask how it stands."""
        self.work.look()

    @Slot(object)
    def _on_standing(self, standing: Standing) -> None:
        self._section.show_standing(standing)

    @Slot()
    def _on_give(self) -> None:
        self.work.give(self._section.shown, self._section.shown_name)

    @Slot()
    def _on_change(self) -> None:
        self.work.change(self._section.shown, self._section.shown_name)

    @Slot()
    def _on_take(self) -> None:
        self.work.take_back(self._section.shown, self._section.shown_name)

    @Slot(str)
    def _on_orphan(self, clerk: str) -> None:
        self.work.take_back(clerk, "")
