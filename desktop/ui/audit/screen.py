"""查看记录: the register of looks and of keys, and what can be done with it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desktop import errors
from desktop.background.door import Door
from desktop.model.audited import What
from desktop.services.audit_register import Listed, rows
from desktop.services.handed_out import HandedOut
from desktop.ui import theme
from desktop.ui.audit.columns import columns
from desktop.ui.audit.verbs import Asked, Export, Found, Look
from desktop.ui.models.id_list import IdListModel
from desktop.ui.sentences import told
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.header import PageHeader
from desktop.ui.widgets.notices import Notices
from desktop.ui.widgets.readers_choice import ChoiceBox
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.table import RecordTable
from desktop.ui.widgets.words import button
from desktop.ui.widgets.wrapped_row import WrappedRow
from desktop.ui.words_of_model import spoken

_TEMPLATE = "audit-list"
_BOX_PX = 128


class AuditScreen(Screen):
    """The place 查看记录, reached from 设置, from a person and by Ctrl+K.

    Args:
        door: to the station.
        parent: the Qt parent.
    """

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title = self.tr("查看记录")
        self._door = door
        self._person = ""
        self.header = PageHeader(self.title)
        self.period, self.clerk, self.what = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.whose = button("", "quiet", "x")
        self.model = IdListModel(door, rows, columns(), self)
        self.table = RecordTable(self.model)
        self.notices = Notices(self)
        self.progress = self.notices.progress
        self.back = button(self.tr("返回设置(&B)"), "quiet", "arrow-left")
        self.person = button(self.tr("看这个人(&R)"), "quiet", "user")
        self.only = button(self.tr("只看这个人的(&W)"), "quiet", "funnel-simple")
        self.print = button(self.tr("打印(&P)…"), "plain", "printer")
        self.export = button(self.tr("导出(&X)…"), "plain", "download-simple")
        self._empty = EmptyState("eye", "", role="plain")
        self._faces = QStackedLayout()
        self._build()
        self._wire()
        self.begin_at(self.table)

    # --- what the frame asks ----------------------------------------------------------------

    def show_kind(self, _kind: str, record_id: str) -> None:
        """Narrow it to one person."""
        for box in (self.period, self.clerk, self.what):
            box.setCurrentIndex(0)
        self._narrow(record_id)

    def showEvent(self, event: QShowEvent) -> None:
        """Looks change no record, so nobody tells of them: asked for each time."""
        super().showEvent(event)
        self._look()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.header.lead(self.back)
        self.header.add(self.export)
        self.header.add(self.print)
        self._offer()
        filters = WrappedRow()
        for box in (self.period, self.clerk, self.what, self.whose):
            filters.add(box)
        self.whose.hide()
        self.whose.setToolTip(self.tr("看所有人的"))
        self.table.setAccessibleName(self.title)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.spread(len(self.model.columns) - 1)
        card = QFrame()
        theme.set_role(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addLayout(self._faces)
        # Only now: a layout without a parent shows its first page as a window.
        self._faces.addWidget(self.table)
        self._faces.addWidget(self._empty)
        ways = WrappedRow()
        ways.add(self.person)
        ways.add(self.only)
        body = QVBoxLayout()
        body.setSpacing(theme.px(8))
        body.addWidget(filters)
        body.addWidget(card, 1)
        body.addWidget(ways)
        self.arrange(self.header, body)
        self._enable()

    def _offer(self) -> None:
        self.period.setAccessibleName(self.tr("时间"))
        for words, days in (
            (self.tr("全部时间"), 0),
            (self.tr("今天"), 1),
            (self.tr("最近 7 天"), 7),
            (self.tr("最近 30 天"), 30),
            (self.tr("最近一年"), 365),
        ):
            self.period.addItem(words, days)
        self.clerk.setAccessibleName(self.tr("文书"))
        self.clerk.addItem(self.tr("全部文书"), "")
        self.what.setAccessibleName(self.tr("做了什么"))
        self.what.addItem(self.tr("全部事项"), "")
        for what in What:
            self.what.addItem(spoken(what.words), what.value)
        for box in (self.period, self.clerk, self.what):
            box.setMinimumWidth(theme.px(_BOX_PX))

    def _wire(self) -> None:
        for box in (self.period, self.clerk, self.what):
            box.activated.connect(self._look)
        self.table.record_chosen.connect(self._enable)
        self.table.record_opened.connect(self._open_person)
        self.model.dataChanged.connect(self._enable)
        self.whose.clicked.connect(self._widen)
        self.back.clicked.connect(partial(self.place_wanted.emit, "settings"))
        self.person.clicked.connect(self._open_person)
        self.only.clicked.connect(self._only_person)
        self.print.clicked.connect(partial(self.print_requested.emit, _TEMPLATE, []))
        self.export.clicked.connect(self._choose_file)

    # --- looking ----------------------------------------------------------------------------

    @property
    def asked(self) -> Asked:
        """What is to be shown."""
        return Asked(
            int(self.period.currentData() or 0),
            str(self.clerk.currentData() or ""),
            str(self.what.currentData() or ""),
            self._person,
        )

    @Slot()
    def _look(self) -> None:
        self._door.read(self, Look(self.asked), self._on_found, self._on_failed)

    def _on_found(self, found: Found) -> None:
        if found.asked != self.asked:
            return
        self._offer_clerks(found.clerks)
        self.model.set_ids(found.ids, found.first)
        shown = len(found.ids)
        told = self.tr("{0} 条").format(f"{found.total:,}")
        if shown != found.total:
            told = self.tr("{0} 条，共 {1} 条").format(f"{shown:,}", f"{found.total:,}")
        self.header.set_aside(told if found.total else "")
        self._faces.setCurrentIndex(0 if shown else 1)
        if found.total:
            self._empty.say(self.tr("没有符合条件的记录"), self.tr("把条件改成全部再看。"))
        else:
            rest = self.tr("看完整证件号、导出和打印名册、动用密钥，都会记在这里，改不了也删不掉。")
            self._empty.say(self.tr("还没有查看记录"), rest)
        self.whose.setVisible(bool(self._person))
        self.whose.setText(self.tr("只看{0}的").format(found.person.replace("&", "&&")))
        if shown and not self.table.chosen:
            self.table.selectRow(0)
        self._enable()

    def _offer_clerks(self, clerks: tuple[tuple[str, str], ...]) -> None:
        known = {self.clerk.itemData(place) for place in range(self.clerk.count())}
        for clerk, name in clerks:
            if clerk not in known:
                self.clerk.addItem(name, clerk)

    @Slot()
    def _widen(self) -> None:
        self._narrow("")

    @Slot(str)
    def _narrow(self, person: str) -> None:
        self._person = person
        self._look()

    # --- what is done about it --------------------------------------------------------------

    @property
    def row(self) -> Listed | None:
        """The row the clerk is at, once it is here."""
        place = self.table.currentIndex().row()
        if not 0 <= place < self.model.rowCount():
            return None
        found = self.model.row_data(place)
        return found if isinstance(found, Listed) else None

    @Slot()
    def _enable(self) -> None:
        row = self.row
        of_one = row is not None and row.about_person
        self.person.setEnabled(of_one)
        self.only.setEnabled(of_one and not self._person)

    @Slot()
    def _open_person(self) -> None:
        if (row := self.row) is not None and row.about_person and row.record_id:
            self.open_record.emit("volunteer", row.record_id)

    @Slot()
    def _only_person(self) -> None:
        if (row := self.row) is not None and row.about_person and row.record_id:
            self._narrow(row.record_id)

    @Slot()
    def _choose_file(self) -> None:
        kinds = self.tr("Excel 工作簿 (*.xlsx);;CSV 文本 (*.csv)")
        name, _ = QFileDialog.getSaveFileName(
            self.window(), self.tr("导出查看记录"), f"{self.title}.xlsx", kinds
        )
        if name:
            target = Path(name)
            self.export_to(target if target.suffix else target.with_suffix(".xlsx"))

    def export_to(self, target: Path) -> None:
        """Write what is seen to a file."""
        done = partial(self._on_exported, target)
        self.progress.begin(self.tr("正在导出"), self.tr("条"))
        job = Export(self.asked, target)
        self._door.work(self, job, done, self._on_failed, self.progress.advance)

    def _on_exported(self, target: Path, count: int) -> None:
        words = self.tr("已导出 {0} 条。").format(f"{count:,}")
        self.progress.end()
        rest = f"{told(HandedOut.AUDIT_TABLE.carries.value)}\n{target}"
        self.notices.banner.show_words(words, "good", rest)
        self._look()

    def _on_failed(self, error: errors.StationError) -> None:
        self.progress.end()
        self.notices.banner.show_error(error)
