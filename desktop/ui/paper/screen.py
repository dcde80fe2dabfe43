"""打印: asks for the sheet, shows it, saves it or sends it to a printer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.background.lane import Job
from desktop.services.papers import Sheet
from desktop.ui import theme
from desktop.ui.paper.chooser import Chooser, too_large
from desktop.ui.paper.preview import PdfPreview
from desktop.ui.paper.sending import Printers, PrintJob, Sender, known_printers, usual_sender
from desktop.ui.paper.verbs import (
    Choices,
    Holder,
    HoldersOf,
    Issue,
    Order,
    Preview,
    UseText,
    choices,
)
from desktop.ui.widgets.header import PageHeader
from desktop.ui.widgets.notices import Notices
from desktop.ui.widgets.screen import Screen

KINDS = frozenset(
    {"station", "clerk", "document", "activity", "participation", "volunteer", "certificate"}
    | {"point"}
)
_PATIENCE_MS = 120
#: How many of those left out a note names.
_NAMED = 6
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


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
        self._sender = sender or usual_sender(door, self)
        self._stale = True
        self._wanted: tuple[str, str] | None = None
        self._job: Job | None = None
        self._sheet: Sheet | None = None
        self._target: Path | None = None
        self.header = PageHeader(self.title)
        self.chooser = Chooser()
        self.preview = PdfPreview()
        self.notices = Notices()
        self.banner = self.notices.banner
        self._soon = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._build()
        self._wire()

    def show_template(self, template: str, ids: Sequence[str]) -> None:
        """Go to a document, and to the activity it should be about."""
        self._wanted = (template, ids[0] if ids else "")
        self.banner.hide()
        self._ask_choices()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the screen was away is asked for now; printers come and go."""
        super().showEvent(event)
        self._door.render(self, known_printers, self._on_printers)
        if self._stale:
            self._ask_choices()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.chooser, 2)
        row.addWidget(self.preview, 3)
        self.arrange(self.header, row, self.notices)

    def _wire(self) -> None:
        self._door.records_changed.connect(self._on_records_changed)
        self.chooser.changed.connect(self._soon.start)
        self.chooser.activity_chosen.connect(self._ask_people)
        self.chooser.save_pressed.connect(self._save)
        self.chooser.print_pressed.connect(self._print)
        self.chooser.text_chosen.connect(self._use_text)
        self._soon.timeout.connect(self._ask_preview)
        self._sender.sent.connect(self._on_sent)
        self._sender.refused.connect(self._on_not_sent)
        self.banner.pressed.connect(self._open_folder)

    # --- choices ----------------------------------------------------------------------------

    def _ask_choices(self) -> None:
        self._stale = False
        self._door.read(self, choices, self._on_choices)

    def _on_choices(self, found: Choices) -> None:
        wanted, self._wanted = self._wanted, None
        self.chooser.offer(found)
        if wanted is not None:
            self.chooser.choose(*wanted)

    @Slot(str, str)
    def _use_text(self, template: str, text: str) -> None:
        self._door.write(self, UseText(template, text), self._on_text, self._on_no_text)

    def _on_text(self, words: str) -> None:
        self.said.emit(words, "good")
        self._ask_choices()

    def _on_no_text(self, error: errors.StationError) -> None:
        self.banner.show_error(error)
        self._ask_choices()

    @Slot(str)
    def _ask_people(self, activity: str) -> None:
        self._door.read(self, HoldersOf(activity), self._on_people)

    def _on_people(self, answer: tuple[str, list[Holder]]) -> None:
        activity, holders = answer
        if activity == self.chooser.chosen_activity:
            self.chooser.show_people(holders)

    def _on_printers(self, printers: Printers) -> None:
        self.chooser.offer_printers(printers)

    @Slot(object)
    def _on_records_changed(self, kinds: frozenset[str]) -> None:
        if not kinds & KINDS:
            return
        self._stale = True
        if self.isVisible():
            self._ask_choices()

    # --- the preview ------------------------------------------------------------------------

    @Slot()
    def _ask_preview(self) -> None:
        if self._job is not None:
            self._job.cancel()
        order = self.chooser.order()
        self.chooser.set_ready(ready=False)
        if order is None:
            self._show_lack()
            return
        self._job = self._door.render(self, Preview(order), self._on_preview, self._on_no_preview)

    def _show_lack(self) -> None:
        self.chooser.say("")
        if not self.chooser.needs_activity:
            self.preview.show_reason(self.tr("请在左边选要打印什么"))
        elif not self.chooser.chosen_activity:
            self.preview.show_reason(
                self.tr("还没有开展过活动"), self.tr("先在「活动」里记录一个活动和参与人员")
            )
        else:
            self.preview.show_reason(self.tr("请至少选一个人"))

    def _on_preview(self, answer: tuple[Order, Sheet]) -> None:
        order, sheet = answer
        if order != self.chooser.order():
            return
        self._sheet = sheet
        self.preview.show_sheet(sheet)
        self.chooser.say(self._note(order, sheet))
        self.chooser.set_ready(ready=True)

    def _note(self, order: Order, sheet: Sheet) -> str:
        words = []
        if sheet.unnumbered:
            said = self.tr("有 {0} 张还没有编号；保存或打印时才登记编号。")
            words.append(said.format(sheet.unnumbered))
        elif too_large(order.paper):
            words.append(self.tr("这么大的纸一般要请打印店打：保存 PDF，带去就行。"))
        if sheet.left_out:
            words.append(self._left_out(sheet.left_out))
        return "\n".join(words)

    def _left_out(self, names: Sequence[str]) -> str:
        more = self.tr("等 {0} 人").format(len(names)) if len(names) > _NAMED else ""
        said = self.tr("{0}没有时长，没有证书；在活动里补上时长就有。")
        return said.format("、".join(names[:_NAMED]) + more)

    def _on_no_preview(self, error: errors.StationError) -> None:
        if isinstance(error, errors.Cancelled):
            return
        happened, kept, advice = error.sentences()
        self.chooser.say("")
        self.preview.show_reason(happened, advice or kept)

    # --- saving and printing ----------------------------------------------------------------

    @Slot()
    def _save(self) -> None:
        order = self.chooser.order()
        if order is None or self._sheet is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = str(Path(folder) / f"{_file_name(self._sheet.title)}.pdf")
        title = self.tr("保存 PDF")
        name, _ = QFileDialog.getSaveFileName(self, title, start, self.tr("PDF 文件 (*.pdf)"))
        if name:
            self.save_to(_with_ending(Path(name)))

    def save_to(self, target: Path) -> None:
        """Make the document itself and write it."""
        order = self.chooser.order()
        if order is None:
            return
        self._target = target
        self._begin()
        self._door.write(self, Issue(order, target), self._on_saved, self._on_refused)

    def _on_saved(self, sheet: Sheet) -> None:
        self._end()
        words = self.tr("已保存「{0}」，共 {1} 页。").format(sheet.title, sheet.pages)
        action = self.tr("打开所在文件夹(&O)")
        self.banner.show_words(words, "good", str(self._target), action)

    @Slot()
    def _print(self) -> None:
        order = self.chooser.order()
        if order is not None:
            self._begin()
            self._door.write(self, Issue(order), self._on_issued, self._on_refused)

    def _on_issued(self, sheet: Sheet) -> None:
        chooser = self.chooser
        self._sender.send(
            PrintJob(
                pdf=sheet.pdf,
                title=sheet.title,
                printer=chooser.printer.currentText(),
                copies=chooser.copies.value(),
                paper=chooser.paper.currentText(),
            )
        )

    @Slot(object)
    def _on_sent(self, job: PrintJob) -> None:
        self._end()
        words = self.tr("已交给打印机「{0}」：{1}，{2} 份。")
        self.banner.show_words(words.format(job.printer, job.title, job.copies), "good")

    @Slot(object, object)
    def _on_not_sent(self, _job: PrintJob, error: errors.StationError) -> None:
        self._on_refused(error)

    def _on_refused(self, error: errors.StationError) -> None:
        self._end()
        self.banner.show_error(error)

    @Slot()
    def _open_folder(self) -> None:
        if self._target is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._target.parent)))

    def _begin(self) -> None:
        self.banner.hide()
        self.chooser.set_ready(ready=False)

    def _end(self) -> None:
        self.chooser.set_ready(ready=self.preview.pages > 0)


def _file_name(title: str) -> str:
    return _FORBIDDEN.sub(" ", title).strip() or "文件"


def _with_ending(path: Path) -> Path:
    return path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
