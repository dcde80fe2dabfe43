"""月主题: the twelve months of a year, the county's themes beside the station's own."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.services.activities.themes import ThemeRow
from desktop.services.drafts import Draft
from desktop.ui import theme
from desktop.ui.activities.plans import verbs
from desktop.ui.activities.plans.kept_part import KeptPart
from desktop.ui.activities.telling import Telling
from desktop.ui.models.columns import Column
from desktop.ui.models.id_list import IdListModel
from desktop.ui.widgets.halves import Halves
from desktop.ui.widgets.history_button import HistoryButton
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.table import RecordTable
from desktop.ui.widgets.words import button, label
from desktop.ui.words_of_model import spoken

translate = QCoreApplication.translate

_LIST_PX, _PANE_PX, _ROOMY_PX = 520, 420, 720


class ThemesPart(KeptPart):
    """A year of themes; the chosen month at the right.

    Args:
        door: to the station.
        telling: where it is said what was done.
        parent: the Qt parent.
    """

    def __init__(self, door: Door, telling: Telling, parent: QWidget | None = None) -> None:
        super().__init__(door, telling, parent)
        self._year, self._today = 0, dt.date.min
        self._month = ""
        self._shown: ThemeRow | None = None
        self.model = IdListModel(door, verbs.theme_rows, _columns(), self)
        self.table = RecordTable(self.model)
        self.year_words = label("", "section")
        self.before = button("", "plain", "caret-left")
        self.after = button("", "plain", "caret-right")
        self.head = label("", "section")
        self.above = label("", "body", wrap=True)
        self.above.hide()
        self.title, self.description = QLineEdit(), QPlainTextEdit()
        self.save_button = button(self.tr("保存(&S)"), "plain", "check")
        self.back_button = button(self.tr("返回(&B)"), "quiet", "arrow-left")
        self.history_button = HistoryButton()
        self.banner = MessageBanner()
        self._halves = Halves(
            self._list_side(), self._month_side(), sizes=(_LIST_PX, _PANE_PX), roomy=_ROOMY_PX
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._halves)
        self._wire()

    def refresh(self) -> None:
        """The year anew."""
        self._door.read(self, verbs.ListThemes(self._year), self._on_listed)

    def show_record(self, month: str) -> None:
        """Show a month, ``2026-03``."""
        self._halves.to_right()
        self._month = month
        self._year = int(month[:4]) if month[:4].isdecimal() else 0
        self.refresh()

    def shown_record(self) -> tuple[str, str]:
        """The station's own theme of the month in sight."""
        own = self._shown.own if self._shown else ""
        return ("theme", own) if own else ("", "")

    def unsaved(self) -> bool:
        """Whether something typed is not stored."""
        shown = self._shown
        return shown is not None and (
            self.title.text().strip() != shown.own_title
            or self.description.toPlainText().strip() != shown.own_description
        )

    def _typed(self) -> dict[str, str]:
        if not self.unsaved():
            return {}
        words = self.description.toPlainText()
        return {"title": self.title.text(), "description": words}

    def _on_draft(self, draft: Draft) -> None:
        if not self.unsaved():
            self.title.setText(str(draft.body.get("title", "")))
            self.description.setPlainText(str(draft.body.get("description", "")))
            if self.unsaved():
                self.tell_of_draft()

    @Slot()
    def _on_give_up(self) -> None:
        self._keeper.drop()
        self._shown = None
        self._show()

    # --- building ---------------------------------------------------------------------------

    def _list_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        head = QHBoxLayout()
        for made, name in ((self.before, self.tr("上一年")), (self.after, self.tr("下一年"))):
            made.setFixedWidth(theme.px(44))
            made.setAccessibleName(name)
            made.setToolTip(name)
        head.addWidget(self.before)
        head.addWidget(self.year_words)
        head.addWidget(self.after)
        head.addStretch(1)
        column.addLayout(head)
        theme.set_role(self.table, "card")
        self.table.setSortingEnabled(False)
        self.table.setAccessibleName(self.tr("月主题"))
        column.addWidget(self.table, 1)
        return side

    def _month_side(self) -> QWidget:
        card = QFrame()
        theme.set_role(card, "card")
        card.setProperty("form", "true")
        head = QHBoxLayout()
        head.addWidget(self.back_button)
        head.addWidget(self.head, 1)
        head.addWidget(self.history_button)
        head.addWidget(self.save_button)
        self.title.setMaxLength(60)
        self.title.setPlaceholderText(self.tr("例如 移风易俗"))
        column = QVBoxLayout(card)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(self.above)
        for words, editor in (
            (self.tr("本站自己的主题"), self.title),
            (self.tr("说明"), self.description),
        ):
            name = label(words, "field")
            name.setBuddy(editor)
            editor.setAccessibleName(words)
            column.addWidget(name)
            column.addWidget(editor)
        column.addWidget(self.banner)
        column.addStretch(1)
        self.description.setTabChangesFocus(True)
        self.description.setMaximumHeight(theme.px(160))
        self.back_button.hide()
        self.history_button.hide()
        return card

    def _wire(self) -> None:
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)
        self.table.record_chosen.connect(self._on_chosen)
        self.table.record_opened.connect(self._on_opened)
        self.table.edit_pressed.connect(self._on_opened)
        self.model.dataChanged.connect(self._on_rows)
        self.save_button.clicked.connect(self.save)
        self.title.textChanged.connect(self._on_typed)
        self.description.textChanged.connect(self._on_typed)
        self.title.returnPressed.connect(self.save)
        self.back_button.clicked.connect(self.to_list)
        self.banner.pressed.connect(self._on_give_up)
        self._halves.alone.connect(self.back_button.setVisible)

    # --- answers ----------------------------------------------------------------------------

    def _on_listed(self, listed: verbs.Listed) -> None:
        self._today = listed.choices.today
        self._year = int(listed.ids[0][:4])
        self.year_words.setText(self.tr("{0}年").format(self._year))
        self.model.set_ids(listed.ids)
        now = self._today.isoformat()[:7]
        wanted = self._month if self._month in listed.ids else ""
        self.table.choose(wanted or (now if now in listed.ids else listed.ids[0]))
        self._show()

    @Slot()
    def _on_rows(self) -> None:
        self._show()

    @Slot(str)
    def _on_chosen(self, month: str) -> None:
        if month and month != self._month:
            self._keeper.leave()  # while what is typed still stands there
            self._month, self._shown = month, None
            self._show()

    def _show(self) -> None:
        place = self.model.row_of(self._month)
        row: ThemeRow | None = None if place is None else self.model.row_data(place)
        if row is None or row == self._shown:
            return
        if self._shown is not None and self._shown.id == row.id and self.unsaved():
            return  # others have changed it: what is typed here stays
        self._keeper.leave()
        self._shown = row
        self.head.setText(month_words(row.id))
        self.above.setText(_above(row))
        self.above.setVisible(bool(self.above.text()))
        self.title.setText(row.own_title)
        self.description.setPlainText(row.own_description)
        self.history_button.record = self.shown_record()
        self.history_button.setVisible(bool(row.own))
        self.banner.hide()
        self._keeper.begin(f"theme:{row.id}", self._on_draft)

    # --- what happens -----------------------------------------------------------------------

    @Slot()
    def _on_before(self) -> None:
        self._turn(-1)

    @Slot()
    def _on_after(self) -> None:
        self._turn(1)

    def _turn(self, step: int) -> None:
        self._keeper.leave()
        self._year += step
        self._month = f"{self._year:04d}{self._month[4:]}" if self._month else ""
        self._shown = None
        self.refresh()

    @Slot(str)
    def _on_opened(self, _month: str) -> None:
        self._halves.to_right()
        self.title.setFocus()

    @Slot()
    def _on_typed(self) -> None:
        self.save_button.setEnabled(self.unsaved())
        if self._shown is not None:
            self._keeper.typed(self._typed)

    @Slot()
    def save(self) -> None:
        """Store the station's own theme; empty words take it away."""
        if self._month:
            verb = verbs.SetTheme(
                self._month, self.title.text(), self.description.toPlainText().strip()
            )
            self._door.write(self, verb, self._on_saved, self._on_refused)

    def _on_saved(self, month: str) -> None:
        self._keeper.drop()
        self._shown = None
        self.model.refresh()
        self._telling.say(self.tr("{0}的主题已保存。").format(month_words(month)), "good")

    def _on_refused(self, error: errors.StationError) -> None:
        self.banner.show_error(error)


def month_words(month: str) -> str:
    """``2026年3月``."""
    return translate("ThemesPart", "{0}年{1}月").format(month[:4], int(month[5:7]))


def _columns() -> tuple[Column, ...]:
    return (
        Column("", translate("ThemesPart", "月份"), _month, 72),
        Column("", translate("ThemesPart", "主题"), _title, 220, tip=_title),
        Column("", translate("ThemesPart", "来源"), _source, 100),
        Column("", translate("ThemesPart", "活动"), _count, 64, figures=True),
    )


def _above(row: ThemeRow) -> str:
    if row.source and row.theme != row.own:
        words = translate("ThemesPart", "{0}定的主题：{1}").format(row.source, row.title)
        return f"{words}\n{row.description}" if row.description else words
    return ""


def _month(row: ThemeRow) -> str:
    return translate("ThemesPart", "{0}月").format(int(row.id[5:7]))


def _title(row: ThemeRow) -> str:
    return row.title


def _source(row: ThemeRow) -> str:
    return spoken(row.source)


def _count(row: ThemeRow) -> str:
    return str(row.activities) if row.activities else ""
