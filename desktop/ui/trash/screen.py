"""回收站: asks what lies there, and takes out what the clerk wants back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QSignalBlocker,
    Qt,
    QTimer,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop import errors
from desktop.background.door import Door
from desktop.background.lane import Job
from desktop.model.ids import RecordId
from desktop.services.past.trash import Thrown
from desktop.services.past.trash_days import KEPT_DAYS
from desktop.ui import theme
from desktop.ui.trash.model import TrashModel
from desktop.ui.trash.verbs import Contents, Look, TakeOut, Wanted
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.header import PageHeader
from desktop.ui.widgets.notices import Notices
from desktop.ui.widgets.readers_choice import ChoiceBox
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.search_line import SearchLine
from desktop.ui.widgets.table import dress_table
from desktop.ui.widgets.words import button
from desktop.ui.words_of_model import spoken

_PATIENCE_MS = 120
#: Fewer are back before a bar is seen.
MANY = 1_000
_WIDTHS_PX = (112, 152, 128, 80)
#: Below this width, at 100 %, who deleted it and how long it is kept stand in the tip only.
_ROOMY_PX = 760
_KIND_PX = 200


class TrashScreen(Screen):
    """The place 回收站, reached from 设置 and the Edit menu.

    Args:
        door: to the records.
        parent: the Qt parent.
    """

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title = self.tr("回收站")
        self._door = door
        self._stale = True
        self._came: tuple[Thrown, ...] = ()
        self._job: Job | None = None
        self.header = PageHeader(self.title)
        self.words = SearchLine("magnifying-glass")
        self.kind = ChoiceBox()
        self.model = TrashModel(self)
        self.table = _Table()
        self.notices = Notices(self)
        self.restore = button(self.tr("恢复(&R)"), "primary", "arrow-counter-clockwise")
        self.history = button(self.tr("修改记录(&M)"), "plain", "clock-counter-clockwise")
        self._empty = EmptyState("trash", "", role="plain")
        self._faces = QStackedLayout()
        self._soon = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._build()
        self._wire()
        self.begin_at(self.table)

    # --- what the frame asks ----------------------------------------------------------------

    def find_here(self) -> None:
        """To the search line."""
        self.words.setFocus()
        self.words.selectAll()

    def shown_record(self) -> tuple[str, str]:
        """The one the clerk is at."""
        row = self.table.currentIndex().row()
        if not 0 <= row < self.model.rowCount():
            return "", ""
        one = self.model.at(row)
        return one.kind.name, str(one.id)

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the screen was away is asked for now."""
        super().showEvent(event)
        if self._stale:
            self._look()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.header.add(self.history)
        self.header.add(self.restore)
        self.words.setPlaceholderText(self.tr("按名称、拼音或谁删的找"))
        self.words.setAccessibleName(self.tr("在回收站里找"))
        self.kind.setAccessibleName(self.tr("类型"))
        self.kind.setMinimumWidth(theme.px(_KIND_PX))
        filters = QHBoxLayout()
        filters.setSpacing(theme.px(8))
        filters.addWidget(self.words, 2)
        filters.addWidget(self.kind)
        filters.addStretch(1)
        dress_table(self.table, 2)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("回收站"))
        self.table.setSortingEnabled(True)
        self.table.horizontalHeader().setSortIndicator(2, Qt.SortOrder.DescendingOrder)
        heads = self.table.horizontalHeader()
        # See `RecordTable`: of 100,000 selected rows heads would ask each whether it is.
        heads.setSelectionModel(QItemSelectionModel(self.model, heads))
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(_WIDTHS_PX, 1):
            self.table.setColumnWidth(column, theme.px(width))
        card = QFrame()
        theme.set_role(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addLayout(self._faces)
        # Only now: a layout without a parent shows its first page as a window.
        self._faces.addWidget(self.table)
        self._faces.addWidget(self._empty)
        body = QVBoxLayout()
        body.setSpacing(theme.px(8))
        body.addLayout(filters)
        body.addWidget(card, 1)
        self.arrange(self.header, body)

    def _wire(self) -> None:
        self._door.records_changed.connect(self._on_records_changed)
        self.words.textEdited.connect(self._soon.start)
        self.kind.activated.connect(self._look)
        self.model.order_wanted.connect(self._look)
        self._soon.timeout.connect(self._look)
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        self.table.doubleClicked.connect(self._on_double_click)
        self.table.opened = self._restore
        self.restore.clicked.connect(self._restore)
        self.history.clicked.connect(self._on_history)
        self.notices.banner.pressed.connect(self._go_there)
        self.notices.progress.cancel_pressed.connect(self._on_cancel)
        self._enable()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less beside the name where there is no room."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.px(_ROOMY_PX)
        for column in (3, 4):
            self.table.setColumnHidden(column, narrow)

    # --- looking ----------------------------------------------------------------------------

    @property
    def wanted(self) -> Wanted:
        """What is to be shown."""
        heads = self.table.horizontalHeader()
        descending = heads.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        kind = str(self.kind.currentData() or "")
        return Wanted(self.words.text(), kind, heads.sortIndicatorSection(), descending)

    @Slot()
    def _look(self) -> None:
        self._stale = False
        self._door.read(self, Look(self.wanted), self._on_contents)

    def _on_contents(self, found: Contents) -> None:
        if found.wanted != self.wanted:
            return
        self._offer_kinds(found)
        chosen = self._chosen() if self._count() < MANY else ()
        self.model.show_rows(found.shown, found.mark)
        self._choose({one.id for one in chosen})
        told = self.tr("{0} 条 · 删除满 {1} 天后自动清除").format(found.total, KEPT_DAYS)
        self.header.set_aside(told if found.total else "")
        self._faces.setCurrentIndex(0 if found.shown else 1)
        if found.total:
            self._empty.say(self.tr("没有符合条件的"), self.tr("换个词，或者把类型改成全部。"))
        else:
            rest = self.tr("删掉的东西都先放到这里，{0} 天内随时可以恢复。")
            self._empty.say(self.tr("回收站是空的"), rest.format(KEPT_DAYS))
        if found.shown and not self.table.selectionModel().hasSelection():
            self.table.selectRow(0)
        self._enable()

    def _offer_kinds(self, found: Contents) -> None:
        chosen = self.kind.currentData()
        with QSignalBlocker(self.kind):
            self.kind.clear()
            self.kind.addItem(self.tr("全部类型（{0}）").format(found.total), "")
            for name, words, count in found.kinds:
                self.kind.addItem(f"{words}（{count}）", name)
            self.kind.setCurrentIndex(max(self.kind.findData(chosen), 0))
        if (self.kind.currentData() or "") != (chosen or ""):
            self._soon.start()  # the last of that kind was taken out

    @Slot(object)
    def _on_records_changed(self, _kinds: object) -> None:
        self._stale = True
        if self.isVisible():
            self._look()

    # --- taking out -------------------------------------------------------------------------

    def _chosen(self) -> tuple[Thrown, ...]:
        found: list[Thrown] = []
        for first, last in self._spans():
            found += self.model.between(first, last)
        return tuple(found)

    def _choose(self, ids: set[RecordId]) -> None:
        """Mark these where they are in sight, in whatever order."""
        selection = self.table.selectionModel()
        if not ids or selection.hasSelection():
            return
        rows = QItemSelectionModel.SelectionFlag.Rows | QItemSelectionModel.SelectionFlag.Select
        for row in range(self.model.rowCount()):
            if self.model.at(row).id in ids:
                selection.select(self.model.index(row, 0), rows)

    def _count(self) -> int:
        return sum(last - first + 1 for first, last in self._spans())

    def _spans(self) -> list[tuple[int, int]]:
        """The rows that are selected, from one to another: by index, 100,000 take seconds."""
        parts = self.table.selectionModel().selection()
        return sorted((parts.at(n).top(), parts.at(n).bottom()) for n in range(parts.count()))

    @Slot(QItemSelection, QItemSelection)
    def _on_selection(self, _new: QItemSelection, _old: QItemSelection) -> None:
        self._enable()

    @Slot(QModelIndex)
    def _on_double_click(self, _index: QModelIndex) -> None:
        self._restore()

    def _enable(self) -> None:
        count = self._count()
        self.restore.setEnabled(count > 0 and self._job is None)
        self.history.setEnabled(count == 1)
        many = self.tr("恢复 {0} 条(&R)").format(count)
        self.restore.setText(many if count > 1 else self.tr("恢复(&R)"))

    @Slot()
    def _restore(self) -> None:
        if self._job is not None:
            return
        self._came = self._chosen()
        verb = TakeOut(self._came)
        if self._came:
            self.table.setFocus()  # a line to write in would take Ctrl+Z for itself
            self.restore.setEnabled(False)
        if verb.count >= MANY:
            self.notices.banner.hide()
            self.notices.progress.begin(self.tr("正在恢复"), self.tr("条"))
            self._job = self._door.work(
                self, verb, self._on_back, self._on_refused, self.notices.progress.advance
            )
        elif self._came:
            self._door.write(self, verb, self._on_back, self._on_refused)

    @Slot()
    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _end(self) -> None:
        if self._job is not None:
            self._job = None
            self.notices.progress.end()

    def _on_back(self, _count: int) -> None:
        self._end()
        self._enable()
        words = self.tr("已恢复：{0}。").format(self._named(self._came))
        see = self.tr("去看看(&G)") if len(self._came) == 1 else ""
        self.notices.banner.show_words(words, "good", self.tr("按 Ctrl+Z 可以撤销。"), see)
        self._look()

    def _named(self, came: Sequence[Thrown]) -> str:
        first = f"{spoken(came[0].kind.label)}「{came[0].title}」"
        return first if len(came) == 1 else self.tr("{0}等 {1} 条").format(first, len(came))

    def _on_refused(self, error: errors.StationError) -> None:
        self._end()
        self._enable()
        if isinstance(error, errors.Cancelled):
            self.notices.banner.show_words(self.tr("已取消，什么都没有改动。"))
        else:
            self.notices.banner.show_error(error)

    @Slot()
    def _go_there(self) -> None:
        if len(self._came) == 1:
            self.open_record.emit(self._came[0].kind.name, str(self._came[0].id))

    @Slot()
    def _on_history(self) -> None:
        self.history_wanted.emit(*self.shown_record())


class _Table(QTableView):
    """Enter does what a double click does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.opened = _nothing
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter restores; the rest is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened()
        else:
            super().keyPressEvent(event)


def _nothing() -> None:
    """Nobody listens yet."""
