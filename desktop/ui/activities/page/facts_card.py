"""The facts of one activity, to be read: name and value in two columns, the story below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.model.durations import length_minutes
from desktop.model.kind import Record
from desktop.model.locked import LOCKED_WORDS
from desktop.services.activities.happenings import Happening
from desktop.services.activities.stories import TEXTS
from desktop.ui import theme
from desktop.ui.activities.entry.form_values import day_of
from desktop.ui.activities.entry.typed import day_in_words, hours_shown
from desktop.ui.widgets.words import label
from desktop.ui.words_of_model import shown, spoken

#: Shown by their own label where there is something to show.
_PLAIN = ("category", "platform", "kind", "festival", "leader", "residents", "recorded_on", "notes")
#: At 100 %, lower than this it does not become.
_LOWEST_PX = 160
#: The card's own line and the room inside of it, above and below; wider in high contrast.
_EDGES_PX = 6


class FactsCard(QFrame):
    """What is known of an activity."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._area = QScrollArea()
        self._whole = False
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(theme.px(8))
        self._grid.setColumnStretch(1, 1)
        self._texts = {name: (label("", "section"), label("", "body", wrap=True)) for name in TEXTS}
        self._build()

    def show_happening(self, happening: Happening) -> None:
        """Show these."""
        self._empty()
        for name, value in self._facts(happening):
            self._add(name, value)
        record = happening.record
        for name, (head, body) in self._texts.items():
            text = record.text(name)
            head.setText(spoken(record.kind.field(name).label))
            body.setText(text or self.tr("还没有写。"))
            theme.set_role(body, "body" if text else "quiet")
            for part in (head, body):
                # A missing story is said; the others are missed only where a file needs them.
                part.setVisible(bool(text) or name == "story")

    @property
    def lines(self) -> list[str]:
        """What it says, a line a fact."""
        rows = range(self._grid.rowCount())
        cells = [[self._text(row, column) for column in (0, 1)] for row in rows]
        return ["　".join(pair) for pair in cells if any(pair)]

    def _facts(self, happening: Happening) -> list[tuple[str, str]]:
        record = happening.record
        place = "　".join(filter(None, (happening.point, record.text("place"))))
        facts = [
            (self.tr("日期"), day_in_words(day_of(record))),
            (self.tr("时间"), self._hours(record)),
            (self.tr("地点"), place),
            (self.tr("队伍"), happening.team),
        ]
        facts += [
            (spoken(record.kind.field(name).label), self._plain(record, name)) for name in _PLAIN
        ]
        return [(name, value) for name, value in facts if value]

    def stand(self, *, whole: bool) -> None:
        """As high as all it says, on a page that scrolls anyway; else it scrolls itself."""
        self._whole = whole
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower, the same words are higher."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Other facts are higher or lower."""
        if watched is self._area.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        inside = self._area.widget()
        high = inside.minimumSizeHint().height() if self._whole else 0
        if self._whole and inside.hasHeightForWidth():
            high = max(high, inside.heightForWidth(self.width() - 2))
        self.setMinimumHeight(max(theme.px(_LOWEST_PX), high + _EDGES_PX))

    def _plain(self, record: Record, name: str) -> str:
        words = shown(record, name)
        counted = name == "residents" and words.isdecimal()
        return self.tr("{0} 人").format(words) if counted else words

    def _hours(self, record: Record) -> str:
        if LOCKED_WORDS in (record.text("started_at"), record.text("ended_at")):
            return LOCKED_WORDS
        start = record.text("started_at") or record.text("planned_start")
        end = record.text("ended_at") or record.text("planned_end")
        minutes = length_minutes(record.values)
        if not minutes:
            return start[11:16]
        words = self.tr("{0} 到 {1}，共 {2} 小时")
        return words.format(start[11:16], end[11:16], hours_shown(minutes))

    def _build(self) -> None:
        inside = QWidget()
        theme.set_role(inside, "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(16))
        column.setSpacing(theme.px(8))
        column.addLayout(self._grid)
        column.addSpacing(theme.px(8))
        for head, body in self._texts.values():
            column.addWidget(head)
            column.addWidget(body)
            body.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        column.addStretch(1)
        area = self._area
        area.setWidget(inside)
        inside.installEventFilter(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("活动情况"))
        area.viewport().setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(area)

    def _add(self, name: str, value: str) -> None:
        row = self._grid.rowCount()
        top = Qt.AlignmentFlag.AlignTop
        head = label(name, "field")
        head.setContentsMargins(0, theme.px(2), 0, 0)  # its smaller letters on the value's line
        self._grid.addWidget(head, row, 0, top)
        self._grid.addWidget(label(value, "body", wrap=True), row, 1)

    def _empty(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _text(self, row: int, column: int) -> str:
        item = self._grid.itemAtPosition(row, column)
        widget = item.widget() if item else None
        return widget.text() if isinstance(widget, QLabel) else ""
