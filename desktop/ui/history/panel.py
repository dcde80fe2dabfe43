"""The history of one record: its changes at the left, the chosen one at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop import errors
from desktop.background.door import Door
from desktop.services.past.history import CHANGED, CLEARED, HistoryLine
from desktop.ui import sentences, theme
from desktop.ui.history.verbs import Return, Story, TakeBack, Tell
from desktop.ui.models.lines import Line, LinesModel
from desktop.ui.widgets.notices import Notices
from desktop.ui.widgets.readers_choice import ReadersChoice
from desktop.ui.widgets.table import dress_table, row_height
from desktop.ui.widgets.words import button, label
from desktop.ui.words_of_model import shown_value, spoken

#: Below this width, at 100 %, both halves stand one above the other.
_ROOMY_PX = 640
_TIME_PX, _WHO_PX, _FIELD_PX = 136, 88, 104


class HistoryPanel(QWidget):
    """Who changed a record, when, from what to what; back to any of its states.

    Args:
        door: to the records.
        parent: the Qt parent.

    Signals:
        titled: what the record is called, once it is known.
        gone: there is no such record.
    """

    titled = Signal(str)
    gone = Signal(object)

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._asked = ("", "")
        self._action = ""
        self.story: Story | None = None
        self.lines = LinesModel((self.tr("时间"), self.tr("谁"), self.tr("做了什么")), (), self)
        self.changes = LinesModel((self.tr("项目"), self.tr("原来"), self.tr("改成")), (), self)
        self.table, self.detail = QTableView(), QTableView()
        self.notices = Notices(self)
        self._what = label("", "section", wrap=True)
        self._back = button(self.tr("回到这时的样子(&B)"), "primary", "arrow-counter-clockwise")
        self._why = label("", "quiet", wrap=True)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self._wire()

    def show_record(self, kind: str, record_id: str) -> None:
        """Tell of a record."""
        self._asked = (kind, record_id)
        self._ask()

    @property
    def chosen(self) -> HistoryLine | None:
        """The line the clerk is at."""
        row = self.table.currentIndex().row()
        told = self.story.lines if self.story else ()
        return told[row] if 0 <= row < len(told) else None

    @property
    def back_button(self) -> QWidget:
        """The button that sets the record back."""
        return self._back

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        dress_table(self.table, 2)
        dress_table(self.detail, 2)
        for table, model in ((self.table, self.lines), (self.detail, self.changes)):
            table.setModel(model)
            theme.set_role(table, "card")
            table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
            table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setAccessibleName(self.tr("修改记录"))
        self.detail.setAccessibleName(self.tr("这次改了什么"))
        self.table.setWordWrap(False)
        for place, width in enumerate((_TIME_PX, _WHO_PX)):
            self.table.setColumnWidth(place, theme.px(width))
        # The last one takes what is left, however little that is.
        self.table.setColumnWidth(2, theme.px(_FIELD_PX) // 2)
        self._arrange_detail()
        self._halves.setSpacing(theme.px(12))
        self._halves.addWidget(self.table, 5)
        self._halves.addWidget(self._right(), 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(self._halves, 1)

    def _arrange_detail(self) -> None:
        """Long texts are read whole: they wrap, and their rows grow."""
        self.detail.setWordWrap(True)
        heads, rows = self.detail.horizontalHeader(), self.detail.verticalHeader()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.detail.setColumnWidth(0, theme.px(_FIELD_PX))
        rows.setMinimumSectionSize(row_height())
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.detail.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _right(self) -> QWidget:
        made = QFrame()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._what)
        column.addWidget(self.detail, 1)
        column.addWidget(self._why)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _wire(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._on_chosen)
        ReadersChoice(self.table).made.connect(self._show_chosen)
        self._back.clicked.connect(self._go_back)
        self.notices.banner.pressed.connect(self._take_back)
        self._door.records_changed.connect(self._on_records_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One above the other where there is no room beside."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(_ROOMY_PX)
        directions = QBoxLayout.Direction
        self._halves.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    # --- what is told -----------------------------------------------------------------------

    def _ask(self) -> None:
        self._door.read(self, Tell(*self._asked), self._on_told, self._on_not_told)

    def _on_told(self, story: Story) -> None:
        if (story.kind, story.id) != self._asked:
            return
        kept = self.chosen.seq if self.chosen else 0
        self.story = story
        self.lines.show([_line(one) for one in story.lines])
        self.titled.emit(story.title)
        seqs = [one.seq for one in story.lines]
        self.table.selectRow(seqs.index(kept) if kept in seqs else 0)
        self._show_chosen()

    def _on_not_told(self, error: errors.StationError) -> None:
        self.notices.banner.show_error(error)
        self.gone.emit(error)

    @Slot(QItemSelection, QItemSelection)
    def _on_chosen(self, _new: QItemSelection, _old: QItemSelection) -> None:
        self._show_chosen()

    def _show_chosen(self) -> None:
        line, story = self.chosen, self.story
        if line is None or story is None:
            return
        told = (_when(line.at), line.clerk, spoken(line.verb), sentences.told(line.what))
        self._what.setText(" ".join(part for part in told if part))
        self.changes.show([Line(_change(line.kind, one)) for one in line.changes])
        self.detail.setVisible(bool(line.changes))
        changed = any(before for _, before, _ in line.changes)
        self.changes.name_head(2, self.tr("改成") if changed else self.tr("内容"))
        self.detail.setColumnHidden(1, not changed)
        self._back.setVisible(story.can_return(line))
        self._say_why(line, story)

    def _say_why(self, line: HistoryLine, story: Story) -> None:
        words = ""
        if line.seq in story.newest:
            words = self.tr("现在就是这个样子。")
        elif line.verb == CLEARED:
            words = self.tr("内容已按期清除，只留下这一行。")
        elif line.kind not in story.returnable:
            words = self.tr("这类记录不能直接改回，只能看。")
        if line.undone:
            words = self.tr("这是一次撤销。") + words
        self._why.setText(words)
        self._why.setVisible(bool(words))

    @Slot(object)
    def _on_records_changed(self, kinds: frozenset[str]) -> None:
        told = {line.kind for line in self.story.lines} if self.story else set[str]()
        if self.isVisible() and kinds & (told | {self._asked[0]}):
            self._ask()

    # --- going back -------------------------------------------------------------------------

    @Slot()
    def _go_back(self) -> None:
        if (line := self.chosen) is not None:
            self._back.setEnabled(False)
            self._door.write(self, Return(line), self._on_returned, self._on_refused)

    def _on_returned(self, action: str) -> None:
        self._back.setEnabled(True)
        self._action = action
        if action:
            words, undo = self.tr("已经回到那时的样子。"), self.tr("撤销(&U)")
            self.notices.banner.show_words(words, "good", "", undo)
            self.table.selectRow(0)
        else:
            self.notices.banner.show_words(self.tr("和现在一样，没有要改的。"))

    def _on_refused(self, error: errors.StationError) -> None:
        self._back.setEnabled(True)
        self.notices.banner.show_error(error)

    @Slot()
    def _take_back(self) -> None:
        if self._action:
            action, self._action = self._action, ""
            self._door.write(self, TakeBack(action), self._on_taken_back, self._on_refused)

    def _on_taken_back(self, words: str) -> None:
        self.notices.banner.show_words(self.tr("已撤销：{0}").format(sentences.told(words)), "good")


def _line(line: HistoryLine) -> Line:
    labels = "、".join(dict.fromkeys(spoken(change[0]) for change in line.changes))
    about = sentences.told(line.what) or (labels if line.verb == CHANGED else "")
    return Line((_when(line.at), line.clerk, " ".join(p for p in (spoken(line.verb), about) if p)))


def _change(kind: str, change: Sequence[str]) -> tuple[str, str, str]:
    field, *values = change
    before, after = (shown_value(kind, field, words) or "—" for words in values)
    return spoken(field), before, after


def _when(at: str) -> str:
    return at[:16].replace("T", " ")
