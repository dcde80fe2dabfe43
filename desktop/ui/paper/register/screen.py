"""证书登记簿: the list of certificates, and what can be done about one."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desktop import errors
from desktop.background.door import Door
from desktop.model.kinds.paper import CERTIFICATE_KIND
from desktop.services.paper.certificates.listing import (
    CertificateLine,
    RegisterQuery,
    certificate_lines,
)
from desktop.ui import theme
from desktop.ui.models.id_list import IdListModel
from desktop.ui.paper.register.check_dialog import CheckDialog
from desktop.ui.paper.register.columns import GIVE_WAY, WIDEST, columns
from desktop.ui.paper.register.verbs import Listed, Look, Void
from desktop.ui.paper.register.void_dialog import VoidDialog
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.header import PageHeader
from desktop.ui.widgets.notices import Notices
from desktop.ui.widgets.readers_choice import ChoiceBox
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.search_line import SearchLine
from desktop.ui.widgets.table import RecordTable
from desktop.ui.widgets.words import button
from desktop.ui.widgets.wrapped_row import WrappedRow
from desktop.ui.words_of_model import spoken

KINDS = frozenset({"certificate", "volunteer", "activity"})
#: What 打印 prints once more.
REPRINT = "reprint"
_PATIENCE_MS = 120
#: Below this width, at 100 %, kind and day are left out.
_ROOMY_PX = 760
_BOX_PX = 144


class RegisterScreen(Screen):
    """The place 证书登记簿, reached from 打印 and by Ctrl+K.

    Args:
        door: to the records.
        parent: the Qt parent.
    """

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title = self.tr("证书登记簿")
        self._door = door
        self._stale, self._wanted = True, ""
        self._order, self._descending = "day", True
        self.header = PageHeader(self.title)
        self.words = SearchLine("magnifying-glass")
        self.kind, self.state = ChoiceBox(), ChoiceBox()
        self.model = IdListModel(door, certificate_lines, columns(), self)
        self.table = RecordTable(self.model)
        self.notices = Notices(self)
        self.back = button(self.tr("返回打印(&B)"), "quiet", "arrow-left")
        self.check = button(self.tr("核对二维码(&Q)…"), "plain", "qr-code")
        self.again = button(self.tr("再打印(&P)"), "plain", "printer")
        self.void = button(self.tr("作废(&V)…"), "quiet", "x-circle")
        self.holder = button(self.tr("看持证人(&R)"), "quiet", "user")
        self.activity = button(self.tr("看活动(&A)"), "quiet", "calendar-check")
        self._empty = EmptyState("medal", "", role="plain")
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
        return ("certificate", self.table.chosen) if self.table.chosen else ("", "")

    def show_record(self, record_id: str) -> None:
        """Go to one, whatever the list is narrowed to."""
        self._wanted = record_id
        self.words.clear()
        for box in (self.kind, self.state):
            box.setCurrentIndex(0)
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the screen was away is asked for now."""
        super().showEvent(event)
        if self._stale:
            self._look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less beside the name where there is no room."""
        super().resizeEvent(event)
        narrow = event.size().width() < theme.px(_ROOMY_PX)
        for place, column in enumerate(self.model.columns):
            if column.key in GIVE_WAY:
                self.table.setColumnHidden(place, narrow)

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.header.lead(self.back)
        self.header.add(self.check)
        self.words.setPlaceholderText(self.tr("按编号、姓名、拼音或活动找"))
        self.words.setAccessibleName(self.tr("在证书登记簿里找"))
        self._offer()
        filters = QHBoxLayout()
        filters.setSpacing(theme.px(8))
        filters.addWidget(self.words, 1)
        filters.addWidget(self.kind)
        filters.addWidget(self.state)
        self.table.setAccessibleName(self.tr("证书登记簿"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.show_order(self._order, descending=self._descending)
        self.table.spread([column.key for column in self.model.columns].index(WIDEST))
        card = QFrame()
        theme.set_role(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addLayout(self._faces)
        # Only now: a layout without a parent shows its first page as a window.
        self._faces.addWidget(self.table)
        self._faces.addWidget(self._empty)
        ways = WrappedRow()
        for way in (self.again, self.void, self.holder, self.activity):
            ways.add(way)
        body = QVBoxLayout()
        body.setSpacing(theme.px(8))
        body.addLayout(filters)
        body.addWidget(card, 1)
        body.addWidget(ways)
        self.arrange(self.header, body)
        self._enable()

    def _offer(self) -> None:
        self.kind.setAccessibleName(self.tr("种类"))
        self.kind.addItem(self.tr("全部种类"), "")
        for code, words in CERTIFICATE_KIND:
            self.kind.addItem(spoken(words), code)
        self.state.setAccessibleName(self.tr("状态"))
        for words, code in (
            (self.tr("全部状态"), ""),
            (self.tr("有效"), "valid"),
            (self.tr("补打过"), "again"),
            (self.tr("没有打出来"), "unprinted"),
            (self.tr("作废"), "void"),
        ):
            self.state.addItem(words, code)
        for box in (self.kind, self.state):
            box.setMinimumWidth(theme.px(_BOX_PX))

    def _wire(self) -> None:
        self._door.records_changed.connect(self._on_records_changed)
        self.words.textEdited.connect(self._soon.start)
        self._soon.timeout.connect(self._look)
        self.model.order_changed.connect(self._on_order)
        for box in (self.kind, self.state):
            box.activated.connect(self._look)
        self.table.record_chosen.connect(self._enable)
        self.table.record_opened.connect(self._open_holder)
        self.model.dataChanged.connect(self._enable)
        self.back.clicked.connect(self._go_back)
        self.check.clicked.connect(self._ask_code)
        self.again.clicked.connect(self._print_again)
        self.void.clicked.connect(self._ask_why)
        self.holder.clicked.connect(self._open_holder)
        self.activity.clicked.connect(self._open_activity)

    # --- looking ----------------------------------------------------------------------------

    @property
    def wanted(self) -> RegisterQuery:
        """What is to be shown."""
        return RegisterQuery(
            self.words.text().strip(),
            str(self.kind.currentData() or ""),
            str(self.state.currentData() or ""),
            self._order,
            self._descending,
        )

    @Slot()
    def _look(self) -> None:
        self._stale = False
        self._door.read(self, Look(self.wanted), self._on_listed)

    def _on_listed(self, found: Listed) -> None:
        if found.query != self.wanted:
            return
        self.model.set_ids(found.ids, found.first)
        shown = len(found.ids)
        told = self.tr("{0} 张").format(f"{found.total:,}")
        if shown != found.total:
            told = self.tr("{0} 张，共 {1} 张").format(f"{shown:,}", f"{found.total:,}")
        self.header.set_aside(told if found.total else "")
        self._faces.setCurrentIndex(0 if shown else 1)
        if found.total:
            self._empty.say(self.tr("没有符合条件的证书"), self.tr("换个词，或者把条件改成全部。"))
        else:
            rest = self.tr("在「打印」里打过证书，编号就登记在这里。")
            self._empty.say(self.tr("还没有登记过证书"), rest)
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.table.choose(wanted)
        elif shown and not self.table.chosen:
            self.table.selectRow(0)
        self._enable()

    @Slot(str, bool)
    def _on_order(self, key: str, descending: bool) -> None:
        self._order, self._descending = key, descending
        self._look()

    @Slot(object)
    def _on_records_changed(self, kinds: frozenset[str]) -> None:
        if kinds & KINDS:
            self._stale = True
            if self.isVisible():
                self._look()

    # --- what is done about one -------------------------------------------------------------

    @property
    def line(self) -> CertificateLine | None:
        """The line the clerk is at, once it is here."""
        row = self.table.currentIndex().row()
        if not 0 <= row < self.model.rowCount():
            return None
        found = self.model.row_data(row)
        return found if isinstance(found, CertificateLine) else None

    @Slot()
    def _enable(self) -> None:
        line = self.line
        stands = line is not None and not line.void
        self.again.setEnabled(stands)
        self.void.setEnabled(stands)
        self.holder.setEnabled(line is not None and bool(line.volunteer))
        self.activity.setEnabled(line is not None and bool(line.activity))
        gone = (
            self.tr("作废的不能再打印；要重发，到「打印」里打一张新的")
            if line and not stands
            else ""
        )
        self.again.setToolTip(gone or self.tr("到「打印」里再打这一张，打印次数会记下来"))

    @Slot()
    def _print_again(self) -> None:
        if (line := self.line) is not None and not line.void:
            self.open_record.emit(REPRINT, str(line.id))

    @Slot()
    def _open_holder(self) -> None:
        if (line := self.line) is not None and line.volunteer:
            self.open_record.emit("volunteer", line.volunteer)

    @Slot()
    def _open_activity(self) -> None:
        if (line := self.line) is not None and line.activity:
            self.open_record.emit("activity", line.activity)

    @Slot()
    def _go_back(self) -> None:
        self.place_wanted.emit("paper")

    @Slot()
    def _ask_code(self) -> None:
        dialog = CheckDialog(self._door, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot()
    def _ask_why(self) -> None:
        if (line := self.line) is None or line.void:
            return
        dialog = VoidDialog(line, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.reasoned.connect(self._void)
        dialog.open()

    @Slot(str, str)
    def _void(self, certificate: str, why: str) -> None:
        self._door.write(self, Void(certificate, why), self._on_void, self._on_not_void)

    def _on_void(self, number: str) -> None:
        words = self.tr("证书 {0} 已作废，编号不再使用。").format(number)
        self.notices.banner.show_words(words, "good", self.tr("请把纸上的那张收回来。"))
        self.table.setFocus()

    def _on_not_void(self, error: errors.StationError) -> None:
        self.notices.banner.show_error(error)
