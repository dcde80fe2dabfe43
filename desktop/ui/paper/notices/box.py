"""The notices there are, in the left column of 打印: which one, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from desktop.services.paper.notice_beginnings import ACTIVITY, MONTH, Beginning
from desktop.services.paper.notices import NoticeLine
from desktop.ui import theme
from desktop.ui.paper.notices.verbs import BLANK, COPY, STORED, NoticesThere, Open
from desktop.ui.widgets.readers_choice import ReadersChoice
from desktop.ui.widgets.words import button, label
from desktop.ui.widgets.wrapped_row import WrappedRow

_ROLE = Qt.ItemDataRole.UserRole
#: Two rows are always in sight.
_LEAST_PX = 112


class NoticesList(QListWidget):
    """The list; Enter and Del do what they do in every list.

    Signals:
        wanted: the one that is current should be changed.
        unwanted: it should go.
    """

    wanted = Signal()
    unwanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 change, Del deletes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.unwanted.emit()
        else:
            super().keyPressEvent(event)


class NoticesBox(QWidget):
    """Chooses the notice that is printed; hidden where another document is.

    Args:
        parent: the Qt parent.

    Signals:
        changed: another notice.
        opened: one should be written: an `Open`.
        removed: one should go: its id.
    """

    changed = Signal()
    opened = Signal(object)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, NoticeLine] = {}
        self._wanted = ""
        self.listed = NoticesList()
        self.new_button = button(self.tr("新通知(&N)"), "plain", "plus")
        self.change_button = button(self.tr("修改(&E)…"), "plain", "pencil-simple")
        self.copy_button = button(self.tr("复制一份(&D)…"), "plain", "copy")
        self.remove_button = button(self.tr("删除(&R)"), "plain", "trash")
        self.beginnings = QMenu(self.new_button)
        self._entries: list[QAction] = []
        self._why = label("", "quiet", wrap=True)
        self._build()
        self._wire()

    def offer(self, there: NoticesThere) -> None:
        """Show these; the one that was chosen stays so where it can."""
        wanted = self._wanted or self.chosen
        self._lines = {line.id: line for line in there.lines}
        with QSignalBlocker(self.listed):
            self.listed.clear()
            for line in there.lines:
                self.listed.addItem(self._item(line))
        self._list_beginnings(there.beginnings)
        self.choose(wanted)

    def choose(self, notice: str) -> None:
        """Choose one, the newest where it is not there; one that is not listed yet, once it is."""
        ids = list(self._lines)
        self._wanted = "" if notice in ids else notice
        with QSignalBlocker(self.listed):
            self.listed.setCurrentRow(ids.index(notice) if notice in ids else 0)
        self._tell()

    @property
    def chosen(self) -> str:
        """The id of the notice; empty where there is none."""
        item = self.listed.currentItem()
        return "" if item is None else str(item.data(_ROLE))

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        name = label(self.tr("哪一份通知"), "field")
        name.setBuddy(self.listed)
        self.listed.setAccessibleName(self.tr("哪一份通知"))
        self.listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Most titles begin alike: what does not fit goes on in the next line.
        self.listed.setWordWrap(True)
        self.listed.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.listed.setMinimumHeight(theme.px(_LEAST_PX))
        theme.set_role(self.listed, "card")
        ReadersChoice(self.listed)
        self.new_button.setMenu(self.beginnings)
        self.new_button.setProperty("menu", "true")
        buttons = WrappedRow()
        for made in (self.new_button, self.change_button, self.copy_button, self.remove_button):
            buttons.add(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(name)
        column.addWidget(self.listed, 1)
        column.addWidget(self._why)
        column.addWidget(buttons)
        self.hide()

    def _wire(self) -> None:
        self.listed.currentRowChanged.connect(self._on_row)
        self.listed.itemDoubleClicked.connect(self._on_change)
        self.listed.wanted.connect(self._on_change)
        self.listed.unwanted.connect(self._on_remove)
        self.beginnings.triggered.connect(self._on_beginning)
        self.change_button.clicked.connect(self._on_change)
        self.copy_button.clicked.connect(self._on_copy)
        self.remove_button.clicked.connect(self._on_remove)

    def _item(self, line: NoticeLine) -> QListWidgetItem:
        source = self.tr("{0}发布").format(line.source) if line.source else ""
        below = "　".join(part for part in (line.dated, source) if part)
        item = QListWidgetItem(f"{line.title}\n{below}")
        item.setData(_ROLE, line.id)
        item.setToolTip(line.title)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.title} {below}")
        return item

    def _list_beginnings(self, offered: Sequence[Beginning]) -> None:
        self.beginnings.clear()
        self._entries = []
        self._entry(self.tr("空白通知(&B)"), Open(BLANK))
        about = {ACTIVITY: self.tr("活动：{0}"), MONTH: self.tr("月计划：{0}")}
        for sort, words in about.items():
            self.beginnings.addSeparator()
            for one in offered:
                if one.sort == sort:
                    self._entry(words.format(one.words.replace("&", "&&")), Open(sort, one.of))

    def _entry(self, words: str, opens: Open) -> None:
        # Of Python's own: what `addAction(str)` gives may go before its menu.
        action = QAction(words, self)
        action.setData(opens)
        self._entries.append(action)
        self.beginnings.addAction(action)

    # --- what happens -----------------------------------------------------------------------

    def _tell(self) -> None:
        line = self._lines.get(self.chosen)
        own = line is not None and not line.source
        self.change_button.setEnabled(own)
        self.remove_button.setEnabled(own)
        self.copy_button.setEnabled(line is not None)
        words = self.tr("由{0}发布，不能改；复制一份就能改成本站的。")
        self._why.setText(words.format(line.source) if line is not None else "")
        self._why.setVisible(line is not None and not own)

    @Slot()
    def _on_row(self) -> None:
        self._wanted = ""
        self._tell()
        self.changed.emit()

    @Slot(QAction)
    def _on_beginning(self, action: QAction) -> None:
        self.opened.emit(action.data())

    @Slot()
    def _on_change(self) -> None:
        if self.change_button.isEnabled():
            self.opened.emit(Open(STORED, self.chosen))

    @Slot()
    def _on_copy(self) -> None:
        self.opened.emit(Open(COPY, self.chosen))

    @Slot()
    def _on_remove(self) -> None:
        if self.remove_button.isEnabled():
            self.removed.emit(self.chosen)
