"""打印: asks for the sheet, shows it, saves it or sends it to a printer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.background.lane import Job
from desktop.services.paper.certificate_pieces import Piece
from desktop.services.paper.papers import Sheet
from desktop.services.paper.recipe import ACTIVITY, STATION
from desktop.ui import theme
from desktop.ui.paper.chooser import Chooser
from desktop.ui.paper.editing.edit_flow import EditFlow
from desktop.ui.paper.file_names import as_pdf, file_name
from desktop.ui.paper.giving_way import GivingWay
from desktop.ui.paper.head import PaperHead
from desktop.ui.paper.making import Making, Way
from desktop.ui.paper.notices.flow import NoticeFlow
from desktop.ui.paper.office.flow import OfficeFlow
from desktop.ui.paper.offsets_dialog import OffsetsDialog
from desktop.ui.paper.preview import PdfPreview
from desktop.ui.paper.print_bar import PrintBar
from desktop.ui.paper.remarks import remark
from desktop.ui.paper.sending import Printers, Sender, known_printers, usual_sender
from desktop.ui.paper.verbs import (
    Choices,
    KeepOffsets,
    Order,
    PiecesOf,
    Preview,
    Reprint,
    Source,
    SourcesOf,
    UseText,
    Wanted,
    choices,
)
from desktop.ui.widgets.notices import Notices
from desktop.ui.widgets.screen import Screen

KINDS = frozenset(
    {"station", "clerk", "document", "activity", "participation", "volunteer", "certificate"}
    | {"point", "team", "membership"}
)
#: Until a choice is asked for; until the clerk is told that it takes its time.
_PATIENCE_MS, _LONG_MS = 120, 500
#: Lower or narrower than this at 100 %, the fields of the print bar go to the left.
_LOW_PX, _NARROW_PX = 420, 800
#: From this width on at 100 %, documents have a column of their own, and those fields one line.
_COLUMNS_PX = 1140
#: How often a long preview tells how far it is, in pages.
_TOLD = 20
_TEST_PAGE = "alignment-sheet"


class PaperScreen(Screen):
    """The place 打印.

    Args:
        door: to the station.
        parent: the Qt parent.
        sender: what reaches printers; the system's usual one where None.
    """

    def __init__(
        self, door: Door, parent: QWidget | None = None, sender: Sender | None = None
    ) -> None:
        super().__init__("", parent)
        self.title = self.tr("打印")
        self._door = door
        self._stale = True
        self._wanted: Wanted | None = None
        self._job: Job | None = None
        self._sheet: Sheet | None = None
        self._far = ""
        self._low = False
        self.header = PaperHead(self.title)
        self.chooser, self.bar = Chooser(), PrintBar()
        self.preview = PdfPreview()
        self.notices = Notices(self)
        self.banner = self.notices.banner
        self.making = Making(door, sender or usual_sender(door, self), self.notices, self)
        self.editing = EditFlow(door, self)
        self.office = OfficeFlow(door, self.notices, self)
        self.writing = NoticeFlow(door, self.chooser.notices, self)
        self._soon = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._long = QTimer(self, interval=_LONG_MS, singleShot=True)
        self._build()
        self._wire()

    def show_template(self, template: str, ids: Sequence[str]) -> None:
        """Go to a document, and to the records it should be about."""
        self._go_to(Wanted(template, tuple(ids)))

    def show_kind(self, kind: str, record_id: str) -> None:
        """A certificate of the register, to be printed once more."""
        del kind
        self._door.read(self, Reprint(record_id), self._go_to)

    def begin_with(self, kind: str, facts: Mapping[str, object]) -> None:
        """A notice, begun from what is known."""
        del kind
        self.writing.begin(facts)

    def begin_new(self) -> None:
        """Ctrl+N: a notice, which is all that is written here."""
        self.writing.begin({})

    def _go_to(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.banner.hide()
        self._ask_choices()

    def shown_record(self) -> tuple[str, str]:
        """The one activity, team or person it is about."""
        pieces, info = self.chooser.pieces, self.chooser.template
        if info is None or info.about == STATION or len(pieces.chosen) != 1:
            return "", ""
        return {"person": "volunteer"}.get(pieces.about, pieces.about), pieces.chosen[0]

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the screen was away is asked for now; printers come and go."""
        super().showEvent(event)
        self._door.render(self, known_printers, self._on_printers)
        self.making.queue.resume()
        if self._stale:
            self._ask_choices()
        else:  # 设置 may have told how far a printer is off
            self._door.read(self, choices, self._on_offsets)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where letters are large and the screen small, the page keeps the room at the right."""
        super().resizeEvent(event)
        size = event.size()
        low = size.height() < theme.px(_LOW_PX) or size.width() < theme.px(_NARROW_PX)
        if low != self._low:
            self._low = low
            if low:
                self.chooser.hold(self.bar.lend())
            else:
                self.bar.take_back()
        beside = not low and size.width() >= theme.px(_COLUMNS_PX)
        if beside != self.chooser.beside:
            self._stand(beside=beside)

    def _stand(self, *, beside: bool) -> None:
        """The documents in a column of their own, or above for whom it is."""
        if beside:
            self._row.insertWidget(0, self.chooser.lend_templates())
        else:
            self.chooser.take_back()

    def _build(self) -> None:
        right = GivingWay(self.preview, self.bar)
        self._row = row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.chooser, 2)
        row.addWidget(right, 4)
        self.arrange(self.header, row)

    def _wire(self) -> None:
        self._door.records_changed.connect(self._on_records_changed)
        self.chooser.template_changed.connect(self._on_template)
        self.chooser.changed.connect(self._soon.start)
        self.chooser.text_chosen.connect(self._use_text)
        self.chooser.pieces.sources_wanted.connect(self._ask_sources)
        self.chooser.pieces.pieces_wanted.connect(self._ask_pieces)
        self.header.register.clicked.connect(partial(self.place_wanted.emit, "register"))
        self.header.edit.clicked.connect(self._edit_text)
        self.header.office.wanted.connect(self._on_office)
        self.office.activity_wanted.connect(partial(self.open_record.emit, "activity"))
        self.editing.saved.connect(self._ask_choices)
        self.editing.history_wanted.connect(self.history_wanted)
        self.chooser.notice_wanted.connect(self.writing.begin_about)
        self.writing.shown.connect(self.show_template)
        self.writing.history_wanted.connect(self.history_wanted)
        self.bar.changed.connect(self._soon.start)
        self.bar.save_pressed.connect(self._save)
        self.bar.print_pressed.connect(self._print)
        self.bar.offsets_pressed.connect(self._ask_offsets)
        self._soon.timeout.connect(self._ask_preview)
        self._long.timeout.connect(self._tell_long)
        self.making.begun.connect(self._on_begun)
        self.making.ended.connect(self._on_ended)

    # --- choices ----------------------------------------------------------------------------

    @Slot()
    def _ask_choices(self) -> None:
        self._stale = False
        self._door.read(self, choices, self._on_choices)

    def _on_choices(self, found: Choices) -> None:
        self.bar.recall(found.memory, found.offsets)
        wanted, self._wanted = self._wanted, None
        self.chooser.offer(found)
        if wanted is not None:
            self.chooser.choose(wanted.template, wanted)

    @Slot()
    def _on_template(self) -> None:
        if (info := self.chooser.template) is not None:
            self.header.follow(info.name, has_text=self.chooser.has_text)
            self.bar.offer(info)

    @Slot(str, str)
    def _use_text(self, template: str, text: str) -> None:
        self._door.write(self, UseText(template, text), self._on_text, self._on_no_text)

    @Slot()
    def _edit_text(self) -> None:
        if (info := self.chooser.template) is not None:
            self.editing.open(info.name, self.chooser.today)

    @Slot(str)
    def _on_office(self, what: str) -> None:
        title = self._sheet.title if self._sheet else ""
        self.office.make(what, self.order(), title, self.shown_record())

    def _on_text(self, words: str) -> None:
        self.said.emit(words, "good")
        self._ask_choices()

    def _on_no_text(self, error: errors.StationError) -> None:
        self.banner.show_error(error)
        self._ask_choices()

    @Slot(object)
    def _ask_sources(self, asked: SourcesOf) -> None:
        self._door.read(self, asked, self._on_sources)

    def _on_sources(self, answer: tuple[SourcesOf, list[Source]]) -> None:
        self.chooser.pieces.show_sources(*answer)

    @Slot(object)
    def _ask_pieces(self, asked: PiecesOf) -> None:
        self._door.read(self, asked, self._on_pieces)

    def _on_pieces(self, answer: tuple[PiecesOf, list[Piece]]) -> None:
        self.chooser.pieces.show_pieces(*answer)

    def _on_printers(self, printers: Printers) -> None:
        self.bar.offer_printers(printers)

    @Slot(object)
    def _on_records_changed(self, kinds: frozenset[str]) -> None:
        if not kinds & KINDS:
            return
        self._stale = True
        self._look_again()

    def _look_again(self) -> None:
        """See what changed; a batch on its way to the printer changes something with each step."""
        if self._stale and self.isVisible() and not self.making.under_way:
            self._ask_choices()

    # --- how far the printer is off ---------------------------------------------------------

    @Slot()
    def _ask_offsets(self) -> None:
        printer = self.bar.printer.currentText()
        dialog = OffsetsDialog(printer, self.bar.moved, self)
        dialog.kept.connect(self._keep_offsets)
        dialog.test_wanted.connect(self._show_test_page)
        dialog.open()

    @Slot(float, float)
    def _keep_offsets(self, right: float, down: float) -> None:
        verb = KeepOffsets(self.bar.printer.currentText(), right, down)
        self._door.write(self, verb, self._on_offsets, self._on_refused)

    def _on_offsets(self, found: Choices) -> None:
        before = self.bar.chosen_stock()
        self.bar.recall(found.memory, found.offsets)
        if self.bar.chosen_stock() != before:
            self._soon.start()

    @Slot()
    def _show_test_page(self) -> None:
        self.chooser.choose(_TEST_PAGE)

    # --- the preview ------------------------------------------------------------------------

    def order(self) -> Order | None:
        """What is wanted; None while something lacks."""
        info, parts = self.chooser.template, self.chooser.pieces.parts()
        if info is None or parts is None:
            return None
        printer = self.bar.printer.currentText() if info.moves else ""
        paper = self.bar.chosen_paper() or info.papers[0]
        stock, answers = self.bar.chosen_stock(), self.chooser.answers()
        return Order(info.name, paper, parts, stock, printer, answers)

    @Slot()
    def _ask_preview(self) -> None:
        if self._job is not None:
            self._job.cancel()
        order = self.order()
        self.bar.set_ready(ready=False)
        if order is None:
            self._long.stop()
            self._show_lack()
            return
        self._long.start()
        self._far = ""
        self._job = self._door.render_long(
            self, Preview(order), self._on_preview, self._on_no_preview, self._on_far
        )

    def _on_far(self, done: int, total: int) -> None:
        self._far = self.tr("{0} / {1} 张").format(done, total)
        if not self._long.isActive() and not done % _TOLD:
            self._tell_long()

    @Slot()
    def _tell_long(self) -> None:
        self.preview.show_reason(self.tr("正在排版……"), self._far)

    def _show_lack(self) -> None:
        self.bar.say("")
        pieces = self.chooser.pieces
        if pieces.chosen and not pieces.people.count():
            rest = self.tr("先在「活动」里写上谁参加了")
            self.preview.show_reason(self.tr("这里还没有参与人员"), rest)
        elif pieces.chosen:
            self.preview.show_reason(self.tr("请至少选一个人"))
        elif pieces.about == ACTIVITY and not pieces.sources.count():
            rest = self.tr("先在「活动」里记录一个活动和参与人员")
            self.preview.show_reason(self.tr("没有开展过的活动"), rest)
        else:
            self.preview.show_reason(self.tr("请在左边选要打印什么"))

    def _on_preview(self, answer: tuple[Order, Sheet]) -> None:
        order, sheet = answer
        if order != self.order():
            return
        self._long.stop()
        self._sheet = sheet
        self.preview.show_sheet(sheet)
        self.bar.set_ready(ready=not self.making.under_way, pages=sheet.pages)
        self.bar.say(remark(order, sheet))

    def _on_no_preview(self, error: errors.StationError) -> None:
        if isinstance(error, errors.Cancelled):
            return
        self._long.stop()
        happened, kept, advice = error.sentences()
        self.bar.say("")
        self.preview.show_reason(happened, advice or kept)

    # --- saving and printing ----------------------------------------------------------------

    @Slot()
    def _save(self) -> None:
        order = self.order()
        if order is None or self._sheet is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = str(Path(folder) / f"{file_name(self._sheet.title)}.pdf")
        title = self.tr("保存 PDF")
        name, _ = QFileDialog.getSaveFileName(self, title, start, self.tr("PDF 文件 (*.pdf)"))
        if name:
            self.save_to(as_pdf(Path(name)))

    def save_to(self, target: Path) -> None:
        """Make the document itself and write it."""
        order = self.order()
        if order is not None and self._sheet is not None:
            self.making.save(order, self._sheet, target, self.bar.to_remember())

    @Slot()
    def _print(self) -> None:
        order, meant, bar = self.order(), self.bar.chosen_range(), self.bar
        if order is not None and meant is not None and self._sheet is not None:
            printer, use = bar.printer.currentText(), bar.chosen_use()
            way = Way(printer, bar.copies.value(), meant, bar.to_remember(), use)
            self.making.print_out(order, self._sheet, way)

    @Slot()
    def _on_begun(self) -> None:
        self.bar.keep()
        self.bar.set_ready(ready=False)

    @Slot()
    def _on_ended(self) -> None:
        self.bar.set_ready(ready=self.preview.pages > 0, pages=self.preview.pages)
        self._look_again()

    def _on_refused(self, error: errors.StationError) -> None:
        self._on_ended()
        self.banner.show_error(error)
