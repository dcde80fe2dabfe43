"""The signed sheet beside the keyboard: the people it may name, ticked off one after the other."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from desktop.background.door import Door
from desktop.model.names import initials, pinyin
from desktop.services.roster.people import PersonRow
from desktop.ui import theme
from desktop.ui.activities.entry.entry_verbs import Roll
from desktop.ui.activities.entry.person_picker import described
from desktop.ui.widgets.editors import ChoiceEditor, TextEditor
from desktop.ui.widgets.readers_choice import ReadersChoice
from desktop.ui.widgets.table import ROW_PX
from desktop.ui.widgets.words import button, label

Index = QModelIndex | QPersistentModelIndex
_SOUGHT = Qt.ItemDataRole.UserRole


class RollModel(QAbstractListModel):
    """People with a tick each.

    Signals:
        ticked: the `PersonRow` that was ticked.
        unticked: the id of one whose tick was taken away.
    """

    ticked = Signal(object)
    unticked = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[PersonRow] = []
        self._ticks: set[str] = set()

    @property
    def rows(self) -> tuple[PersonRow, ...]:
        """Everybody on the roll."""
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[PersonRow]) -> None:
        """Another roll."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def set_ticks(self, ids: Collection[str]) -> None:
        """Who is on the activity's list."""
        if self._ticks == set(ids):
            return
        self._ticks = set(ids)
        if self._rows:
            last = self.index(len(self._rows) - 1)
            self.dataChanged.emit(self.index(0), last, [Qt.ItemDataRole.CheckStateRole])

    def tick(self, row: int, *, on: bool) -> None:
        """Tick somebody, or take the tick away."""
        who = self._rows[row]
        if on == (who.id in self._ticks):
            return
        if on:
            self._ticks.add(who.id)
            self.ticked.emit(who)
        else:
            self._ticks.discard(who.id)
            self.unticked.emit(who.id)
        index = self.index(row)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """How many people."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name with what tells namesakes apart, and the tick."""
        if not index.isValid():
            return None
        who = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return described(who)
        if role == Qt.ItemDataRole.CheckStateRole:
            on = who.id in self._ticks
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == _SOUGHT:
            return f"{who.name} {pinyin(who.name)} {initials(who.name)} {who.phone}".lower()
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a tick."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.tick(index.row(), on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everybody can be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags


class _Roll(QListView):
    """Space ticks, Enter ticks and goes on to the next."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter as down a paper list."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            after = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
            self.model().setData(index, after, Qt.ItemDataRole.CheckStateRole)
            self.setCurrentIndex(index.siblingAtRow(min(index.row() + 1, _last_row(self))))
            event.accept()
        else:
            super().keyPressEvent(event)


class TickList(QWidget):
    """Choose whose sheet it is, tick, done.

    Args:
        door: through which people are found.
        parent: the Qt parent.

    Signals:
        ticked: the `PersonRow` that was ticked.
        unticked: the id of one whose tick was taken away.
        finished: the clerk is done.
    """

    ticked = Signal(object)
    unticked = Signal(str)
    finished = Signal()

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._asked: Roll | None = None
        self._rolls: list[Roll] = []
        self.model = RollModel(self)
        self._fitting = QSortFilterProxyModel(self)
        self._fitting.setSourceModel(self.model)
        self._fitting.setFilterRole(_SOUGHT)
        self.whose = ChoiceEditor((), required=True)
        self.sought = TextEditor()
        self.roll = _Roll()
        self.all_button = button(self.tr("全部打勾(&L)"), "plain")
        self.done_button = button(self.tr("打完了(&D)"), "plain", "check-circle")
        self._nobody = label(self.tr("没有人"), "quiet")
        self._build()
        self._wire()

    def offer(self, teams: Sequence[tuple[str, str]], groups: Sequence[str]) -> None:
        """Whose sheets there are: teams, village groups, everybody."""
        self.whose.clear()
        named = [(name, Roll(team=team)) for team, name in teams]
        named += [(group, Roll(group=group)) for group in groups]
        named.append((self.tr("全部志愿者"), Roll()))
        self._rolls = [roll for _, roll in named]
        for words, _ in named:
            self.whose.addItem(words)

    def offer_last(self, activity: str, words: str) -> None:
        """The people of an activity before, first of all."""
        if self._rolls and self._rolls[0].activity:
            self.whose.removeItem(0)
            del self._rolls[0]
        if activity:
            self._rolls.insert(0, Roll(activity=activity))
            self.whose.insertItem(0, words)
            self.whose.setCurrentIndex(0)

    def begin(self, team: str, ticks: Collection[str]) -> None:
        """Show a roll: last time's where there is one, else that of the activity's team."""
        wanted = Roll(team=team)
        if team and wanted in self._rolls and not self._rolls[0].activity:
            self.whose.setCurrentIndex(self._rolls.index(wanted))
        self.model.set_ticks(ticks)
        self.sought.set_value("")
        self._fitting.setFilterFixedString("")
        self._ask()
        self.roll.setFocus()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.whose.setAccessibleName(self.tr("谁的名单"))
        self.whose.setSizeAdjustPolicy(
            ChoiceEditor.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.sought.setPlaceholderText(self.tr("找名字：zs、张，回车打勾"))
        self.sought.setAccessibleName(self.tr("在名单里找"))
        self.roll.setModel(self._fitting)
        self.roll.setAccessibleName(self.tr("按签到表打勾"))
        self.roll.setUniformItemSizes(True)
        self.roll.setMinimumHeight(theme.px(ROW_PX * 4))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self.whose, 1)
        head.addWidget(self.sought, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(label(self.tr("空格打勾，回车打勾并到下一个"), "quiet", wrap=True), 1)
        foot.addWidget(self.all_button)
        foot.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(self.roll, 1)
        column.addWidget(self._nobody)
        column.addLayout(foot)
        self._nobody.hide()

    def _wire(self) -> None:
        ReadersChoice(self.roll)
        self.model.ticked.connect(self.ticked)
        self.model.unticked.connect(self.unticked)
        self.whose.activated.connect(self._ask)
        self.sought.edited.connect(self._on_sought)
        self.sought.returnPressed.connect(self._on_found)
        self.all_button.clicked.connect(self._on_all)
        self.done_button.clicked.connect(self.finished)

    # --- what happens -----------------------------------------------------------------------

    @Slot()
    def _ask(self) -> None:
        place = self.whose.currentIndex()
        if 0 <= place < len(self._rolls):
            self._asked = self._rolls[place]
            self._door.read(self, self._asked, self._on_roll)

    def _on_roll(self, answer: tuple[Roll, list[PersonRow]]) -> None:
        roll, rows = answer
        if roll == self._asked:
            self.model.set_rows(rows)
            self.roll.setCurrentIndex(self._fitting.index(0, 0))
            self._nobody.setVisible(not rows)

    @Slot()
    def _on_sought(self) -> None:
        self._fitting.setFilterFixedString(self.sought.value().lower())
        self.roll.setCurrentIndex(self._fitting.index(0, 0))

    @Slot()
    def _on_found(self) -> None:
        """Enter in the search ticks the first that fits, and the next name can be typed."""
        index = self._fitting.index(0, 0)
        if self.sought.value() and index.isValid():
            self.model.tick(self._fitting.mapToSource(index).row(), on=True)
            self.sought.set_value("")
            self._on_sought()

    @Slot()
    def _on_all(self) -> None:
        for row in range(self._fitting.rowCount()):
            index = self._fitting.mapToSource(self._fitting.index(row, 0))
            self.model.tick(index.row(), on=True)


def _last_row(view: QListView) -> int:
    return view.model().rowCount() - 1
