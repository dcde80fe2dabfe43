"""The import's presenter: choose, look, bring in, save what is to be corrected."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.background.lane import Job
from desktop.services.handed_out import HandedOut
from desktop.ui import theme
from desktop.ui.roster_import import verbs
from desktop.ui.roster_import.drop_view import SUFFIXES, DropView
from desktop.ui.roster_import.report_view import ReportView
from desktop.ui.sentences import run_on, told
from desktop.ui.widgets.header import PageHeader
from desktop.ui.widgets.low_scroll import LowScroll
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.progress import ProgressPanel
from desktop.ui.widgets.turns import InTurns
from desktop.ui.widgets.words import button

if TYPE_CHECKING:
    from desktop.services.roster.rosters import ImportReport

translate = QCoreApplication.translate

#: Lower than this at 100 %, what is wrong gets the room of the figures.
_LOW_PX = 400
_GAP_PX, _LOW_GAP_PX, _EDGE_PX = 12, 6, 16
_NO_ROOM = QSizePolicy.Policy.Ignored

#: Asks the clerk for a file: (parent, suggested place) -> path, or None.
AskPath = Callable[[QWidget, str], Path | None]


def ask_roster(parent: QWidget, place: str) -> Path | None:
    """The system's dialog for opening a roster."""
    kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
    chosen, _ = QFileDialog.getOpenFileName(
        parent,
        translate("ask_roster", "选择花名册"),
        place,
        translate("ask_roster", "花名册") + f" ({kinds})",
    )
    return Path(chosen) if chosen else None


def ask_corrections(parent: QWidget, place: str) -> Path | None:
    """The system's dialog for saving the rows to correct."""
    chosen, _ = QFileDialog.getSaveFileName(
        parent, translate("ask_roster", "保存待更正的行"), place, "Excel (*.xlsx)"
    )
    return Path(chosen).with_suffix(".xlsx") if chosen else None


class ImportScreen(QWidget):
    """Brings a roster in.

    Args:
        door: to the records.
        ask_open: asks for the roster.
        ask_save: asks where the corrections go.
        parent: the Qt parent.

    Signals:
        finished: the clerk is done here.
        paper_wanted: name of a template to print first.
    """

    finished = Signal()
    paper_wanted = Signal(str)

    def __init__(
        self,
        door: Door,
        ask_open: AskPath = ask_roster,
        ask_save: AskPath = ask_corrections,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme.set_role(self, "page")
        self._door, self._ask_open, self._ask_save = door, ask_open, ask_save
        self._path = Path()
        self._job: Job | None = None
        self._dry_run, self._done = True, False
        self.last_report: ImportReport | None = None
        self.header = PageHeader(self.tr("导入花名册"))
        self.banner = MessageBanner()
        self.progress = ProgressPanel()
        self.drop = DropView()
        self._back = button(self.tr("返回花名册(&B)"), "plain", "arrow-left")
        self._other = button(self.tr("换一个文件(&O)…"), "plain")
        self.bring = button("", "primary")
        self._stack = QStackedWidget()
        self._low = False
        self._build()
        self.begin()
        InTurns((lambda: self.report,), self)

    @cached_property
    def report(self) -> ReportView:
        """What would happen; made while the file is chosen, or read."""
        made = ReportView()
        made.set_low(low=self._low)
        made.setSizePolicy(_NO_ROOM, _NO_ROOM)
        made.corrections.clicked.connect(self.save_corrections)
        self._stack.addWidget(made)
        return made

    # --- steps ------------------------------------------------------------------------------

    @Slot()
    def begin(self) -> None:
        """Start over, unless something is under way."""
        if self._job is not None:
            return
        self.banner.hide()
        self.last_report = None
        self._turn_to(self.drop)
        self._show_buttons(report=None, done=False)
        self.drop.choose.setFocus()

    @Slot(object)
    def look_at(self, path: Path) -> None:
        """Look at a file without changing anything."""
        if self._job is None:
            self._path = path
            self._start(dry_run=True)

    @Slot()
    def choose(self) -> None:
        """Ask for a file and look at it."""
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = self._ask_open(self, str(self._path.parent) if self._path.name else place)
        if path is not None:
            self.look_at(path)

    @Slot()
    def bring_in(self) -> None:
        """Bring in what was looked at."""
        if self.last_report is not None and self._job is None:
            self._start(dry_run=False)

    @Slot()
    def save_corrections(self) -> None:
        """Write the rows left out to a workbook."""
        if self.last_report is None:
            return
        suggested = self._path.with_name(self.tr("{0}-待更正.xlsx").format(self._path.stem))
        target = self._ask_save(self, str(suggested))
        if target is not None:
            write = partial(verbs.corrections, report=self.last_report, target=target)
            self._door.write(self, write, self._on_corrections, self.banner.show_error)

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        for widget in (self._back, self._other, self.bring):
            self.header.add(widget)
        self._stack.addWidget(self.drop)
        area = self._area = LowScroll()
        area.column.setContentsMargins(0, 0, 0, 0)
        area.column.addWidget(self.banner)
        area.column.addWidget(self.progress)
        area.column.addWidget(self._stack, 1)
        column = self._column = QVBoxLayout(self)
        column.addWidget(self.header)
        column.addWidget(area, 1)
        self.drop.dropped.connect(self.look_at)
        self.drop.choose_pressed.connect(self.choose)
        self._other.clicked.connect(self.choose)
        self._back.clicked.connect(self._on_back)
        QShortcut(QKeySequence("Alt+Up"), self).activated.connect(self._on_back)
        self.bring.clicked.connect(self._on_bring)
        self.banner.pressed.connect(self._on_sheet)
        self.progress.cancel_pressed.connect(self._on_cancel)

    def _turn_to(self, page: QWidget) -> None:
        """Show a page; the other one, out of sight, asks for no room."""
        self._stack.currentWidget().setSizePolicy(_NO_ROOM, _NO_ROOM)
        page.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._stack.setCurrentWidget(page)

    def _show_buttons(self, *, report: ImportReport | None, done: bool) -> None:
        self._other.setVisible(report is not None and not done)
        self.bring.setVisible(report is not None)
        if report is None:
            self.header.set_aside("")
            return
        people = report.added + report.updated
        self.header.set_aside(report.file)
        self.bring.setEnabled(done or people > 0)
        self.bring.setText(
            self.tr("完成(&D)") if done else self.tr("导入 {0:,} 人(&I)").format(people)
        )
        self._done = done

    # --- work -------------------------------------------------------------------------------

    def _start(self, *, dry_run: bool) -> None:
        self.banner.hide()
        what = self.tr("正在查看 {0}") if dry_run else self.tr("正在导入 {0}")
        self.progress.begin(what.format(self._path.name), self.tr("行"))
        self._stack.setEnabled(False)
        self.bring.setEnabled(False)
        self._dry_run = dry_run
        self._job = self._door.work(
            self,
            partial(verbs.bring, path=self._path, dry_run=dry_run),
            self._on_report,
            self._on_failed,
            self.progress.advance,
        )

    def _end(self) -> None:
        self._job = None
        self.progress.end()
        self._stack.setEnabled(True)

    def _on_report(self, report: ImportReport) -> None:
        self._end()
        self.last_report = report
        self.report.show_report(report)
        self._turn_to(self.report)
        self._show_buttons(report=report, done=not self._dry_run)
        if self._dry_run:
            self._say_what_would_happen(report)
        else:
            self._say_what_happened(report)
        self.bring.setFocus()

    def _on_failed(self, error: errors.StationError) -> None:
        self._end()
        if isinstance(error, errors.Cancelled):
            self.banner.show_words(self.tr("已取消，什么都没有改动。"), "note")
        elif isinstance(error, errors.RecoverySheetNeeded):
            self.banner.show_error(error, self.tr("去打印恢复单(&P)…"))
        else:
            self.banner.show_error(error)
        if self.last_report is None:
            self._turn_to(self.drop)
        else:
            self._show_buttons(report=self.last_report, done=False)

    def _say_what_would_happen(self, report: ImportReport) -> None:
        if report.added + report.updated:
            rest = self.tr("还没有改动任何资料。看过下面的内容后，按右上角的按钮导入。")
            self.banner.show_words(self.tr("这是导入的预览。"), "note", rest)
        elif report.bad and report.unchanged:
            words = self.tr("其余 {0:,} 人花名册里已经有了；下面 {1:,} 行更正后才能导入。")
            self.banner.show_words(words.format(report.unchanged, report.bad), "warn")
        elif report.bad:
            words = self.tr("没有可以导入的行，请按下面的原因更正后再来。")
            self.banner.show_words(words, "warn")
        else:
            self.banner.show_words(self.tr("花名册里已经都有了，没有变化。"), "good")

    def _say_what_happened(self, report: ImportReport) -> None:
        words = self.tr("已新增 {0:,} 人，更新 {1:,} 人。").format(report.added, report.updated)
        rest = self.tr("导错了也不要紧，按 Ctrl+Z 可以整批撤销。")
        if report.bad:
            left = self.tr("有 {0:,} 行没有导入，可以保存成表格，改好后再导入。").format(report.bad)
            rest = left + rest
        self.banner.show_words(words, "good", rest)

    def _on_corrections(self, target: Path) -> None:
        carries = told(HandedOut.CORRECTIONS.carries.value)
        rest = run_on(self.tr("改好后再导入这个文件。"), carries)
        self.banner.show_words(self.tr("已保存到「{0}」。").format(target), "good", rest)

    @Slot()
    def _on_sheet(self) -> None:
        self.paper_wanted.emit("recovery-sheet")

    @Slot()
    def _on_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    @Slot()
    def _on_bring(self) -> None:
        if self._done:
            self.finished.emit()
        else:
            self.bring_in()

    @Slot()
    def _on_back(self) -> None:
        self.finished.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Few rows fit into a low window."""
        super().resizeEvent(event)
        self._low = event.size().height() < theme.px(_LOW_PX)
        self.drop.set_low(low=self._low)
        for column in (self._area.column, self._column):
            column.setSpacing(theme.px(_LOW_GAP_PX if self._low else _GAP_PX))
        edge, high = theme.px(_EDGE_PX), theme.px(_EDGE_PX // 2 if self._low else _EDGE_PX)
        self._column.setContentsMargins(edge, high, edge, high)
        if "report" in vars(self):
            self.report.set_low(low=self._low)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape and self._job is None:
            self.finished.emit()
        else:
            super().keyPressEvent(event)
