"""What the frame knows of a screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.header import PageHeader

#: Lower than this at 100 %, every line counts.
_LOW_PX = 300
_EDGE_PX = 16


class Room(NamedTuple):
    """Where a message may stand.

    Attributes:
        page: all there is.
        free: of it, what lies between the words of a head and its actions; empty for nothing.
    """

    page: QRect
    free: QRect


class Screen(QWidget):
    """A place of the navigation.

    Args:
        title: its name.
        parent: the Qt parent.

    Signals:
        open_record: show a record wherever its kind lives: (kind, id).
        print_requested: go to 打印 with a template and records: (template, ids).
        said: words for the frame's banner: (words, tone).
        sync_wanted: go to a part of 同步, to one record there if one is named: (part, kind, id).
        history_wanted: tell what became of a record: (kind, id).
        place_wanted: go to another place, by its key.
    """

    open_record = Signal(str, str)
    print_requested = Signal(str, list)
    said = Signal(str, str)
    sync_wanted = Signal(str, str, str)
    place_wanted = Signal(str)
    new_wanted = Signal(str, object)
    history_wanted = Signal(str, str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._name: PageHeader | None = None
        self._first: QWidget = self
        theme.set_role(self, "page")

    def arrange(self, header: PageHeader, body: QLayout, *, widest: int = 0) -> None:
        """Lay a page out: its header, its body below.

        Args:
            header: its title and actions.
            body: the rest.
            widest: in px at 100 %, what header and body take of a very wide screen; 0 for all.
        """
        self._name = header if header.only_words else None
        inside = QVBoxLayout()
        inside.setContentsMargins(*[theme.px(_EDGE_PX)] * 4)
        inside.setSpacing(theme.px(12))
        inside.addWidget(header)
        inside.addLayout(body, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if widest:
            content = QWidget()
            content.setLayout(inside)
            column.addLayout(beside_nothing(content, widest), 1)
        else:
            column.addLayout(inside, 1)

    def room_for_news(self) -> Room:
        """Where a message may stand above this page."""
        heads = self.findChildren(PageHeader)
        head = next((head for head in heads if head.isVisible()), None)
        if head is None:
            return Room(self.rect(), QRect())
        free = head.free()
        return Room(self.rect(), QRect(head.mapTo(self, free.topLeft()), free.size()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A header that only names the place goes first: the navigation names it too."""
        super().resizeEvent(event)
        if self._name is not None:
            self._name.setVisible(event.size().height() >= theme.px(_LOW_PX))

    def begin_at(self, control: QWidget) -> None:
        """Where the keyboard goes when the clerk comes here.

        No focus proxy: with one, Tab passes by all that stands before it.
        """
        self._first = control

    def take_keyboard(self) -> None:
        """The clerk came here."""
        (self._first if self._first.isVisibleTo(self) else self).setFocus()

    def show_record(self, record_id: str) -> None:
        """Show one record of this screen."""

    def shown_record(self) -> tuple[str, str]:
        """The record the clerk is at: (kind, id), whose history Ctrl+H tells; empty if none."""
        return "", ""

    def show_kind(self, kind: str, record_id: str) -> None:
        """Show one record where this screen has several kinds of them.

        Args:
            kind: of the record.
            record_id: which; empty for the place where that kind is listed.
        """
        del kind
        if record_id:
            self.show_record(record_id)

    def begin_with(self, kind: str, facts: Mapping[str, object]) -> None:
        """Begin a new record of which something is known; by default an empty one."""
        del kind, facts
        self.begin_new()

    def begin_new(self) -> None:
        """Ctrl+N: begin a new record; nothing where a screen has none."""

    def begin_import(self) -> None:
        """Bring records in from a file; nothing where a screen takes none."""

    def find_here(self) -> None:
        """Ctrl+F: put the keyboard into this screen's own search; nothing where it has none."""

    def marks_changed(self) -> None:
        """Another record waits for the clerk, or one does no more; for screens that mark them."""

    def unsaved(self) -> str:
        """What would be lost by closing now, as a sentence without its stop; empty if nothing."""
        return ""


def beside_nothing(content: QWidget, widest: int) -> QHBoxLayout:
    """Leave the right of a very wide screen empty: lines and fields stay short enough to be read.

    Args:
        content: stands at the left.
        widest: what it takes at most, in px at 100 %.
    """
    content.setMaximumWidth(theme.px(widest))
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(content, 1)
    row.addStretch()
    return row
