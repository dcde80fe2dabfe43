"""视图: what a clerk looks for again and again, under a name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from desktop.services.lists.list_memory import View
from desktop.ui.widgets.editors import TextEditor
from desktop.ui.widgets.fitted_dialog import FittedDialog
from desktop.ui.widgets.words import button, label

#: A name has to fit into a menu.
_LONGEST = 20


class ViewMenu(QMenu):
    """The menu of a list.

    Args:
        parent: the Qt parent.

    Signals:
        chosen: a `View`; None for everything.
        save_wanted: keep what is looked for now.
        removed: name of the view that goes.
    """

    chosen = Signal(object)
    save_wanted = Signal()
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: Sequence[View] = ()
        self.aboutToShow.connect(self.fill)

    def show_views(self, views: Sequence[View]) -> None:
        """The views there are now."""
        self._views = tuple(views)

    @Slot()
    def fill(self) -> None:
        """All there is to choose."""
        self.clear()
        everything = self.addAction(self.tr("全部(&A)"))
        everything.triggered.connect(partial(self._on_chosen, None))
        for view in self._views:
            action = self.addAction(view.name.replace("&", "&&"))
            action.triggered.connect(partial(self._on_chosen, view))
        self.addSeparator()
        self.addAction(self.tr("保存为视图(&S)…")).triggered.connect(self.save_wanted)
        if self._views:
            away = self.addMenu(self.tr("删除视图(&D)"))
            for view in self._views:
                action = away.addAction(view.name.replace("&", "&&"))
                action.triggered.connect(partial(self._on_removed, view.name))

    def _on_chosen(self, view: View | None) -> None:
        self.chosen.emit(view)

    def _on_removed(self, name: str) -> None:
        self.removed.emit(name)


class NameDialog(FittedDialog):
    """Asks what a view is called.

    Args:
        told: what it looks for, in words.
        parent: the window.
    """

    def __init__(self, told: str, parent: QWidget | None = None) -> None:
        super().__init__(12, parent)
        self.setWindowTitle(self.tr("保存为视图"))
        self.line = TextEditor()
        self.line.setMaxLength(_LONGEST)
        self.line.setAccessibleName(self.tr("视图名称"))
        self._accept = button(self.tr("保存(&S)"), "primary")
        self._accept.setEnabled(False)
        self.line.textChanged.connect(self._on_text)
        self.column.addWidget(label(self.tr("给这个视图起个名字"), "section"))
        self.column.addWidget(self.line)
        self.column.addWidget(label(told, "quiet", wrap=True))
        cancel = button(self.tr("取消(&C)"), "plain")
        self.lay_foot(self._accept, cancel)

    @property
    def name(self) -> str:
        """What was typed."""
        return self.line.value()

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._accept.setEnabled(bool(text.strip()))
