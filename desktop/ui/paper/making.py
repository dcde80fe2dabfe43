"""Paper made of what the preview shows: a file, or sheets at a printer, a large batch by portions.

What counts as printed is what was made: a file has its numbers registered once it is whole, and a
batch for a printer is registered portion by portion, each handed over before the next one begins.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from desktop import errors
from desktop.background.door import Door
from desktop.background.lane import Job
from desktop.model.sheet_use import USUAL, SheetUse
from desktop.services.paper import sizes
from desktop.services.paper.paper_memory import Remembered
from desktop.services.paper.papers import Sheet
from desktop.services.paper.queued import Queued
from desktop.ui.paper.queue_watch import QueueWatch
from desktop.ui.paper.sending import PrintJob, Sender, page_numbers
from desktop.ui.paper.spooler import Fate
from desktop.ui.paper.verbs import Issue, NotPrinted, Order, TwoUp
from desktop.ui.sentences import told
from desktop.ui.widgets.notices import Notices
from desktop.ui.words_of_model import spoken

#: So many sheets go to a printer at once: a batch can be stopped after each portion.
PORTION = 20


@dataclass(frozen=True, slots=True)
class Way:
    """How it is printed.

    Args:
        printer: its name.
        copies: of each page.
        pages: which of them, as ``1-3,5``; all where empty.
        memory: what is kept for the next time.
        use: of each sheet.
    """

    printer: str
    copies: int
    pages: str
    memory: Remembered
    use: SheetUse = USUAL


class Making(QObject):
    """Makes one thing at a time.

    Args:
        door: to the station.
        sender: what reaches printers.
        notices: where progress is shown and the end is told.
        parent: the Qt parent.

    Signals:
        begun: something is under way.
        ended: it is made, was stopped or went wrong.
    """

    begun = Signal()
    ended = Signal()

    def __init__(
        self, door: Door, sender: Sender, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._door, self._sender = door, sender
        self._banner, self._progress = notices.banner, notices.progress
        self._job: Job | None = None
        self._target: Path | None = None
        self._way: Way | None = None
        self._portions: list[Order] = []
        self._sheet: Sheet | None = None
        self._title = ""
        self._total = self._done = 0
        self._stopped = False
        self._number = 0
        self.queue = QueueWatch(door, self)
        self.queue.fell_out.connect(self._on_fell_out)
        notices.progress.cancel_pressed.connect(self._stop)
        self._banner.pressed.connect(self._open_folder)
        sender.queued.connect(self._on_queued)
        sender.sent.connect(self._on_sent)
        sender.refused.connect(self._on_not_sent)

    @property
    def under_way(self) -> bool:
        """Whether something is being made."""
        return self._job is not None

    # --- a file -----------------------------------------------------------------------------

    def save(self, order: Order, seen: Sheet, target: Path, memory: Remembered) -> None:
        """Make the document itself and write it.

        Args:
            order: what is wanted.
            seen: its preview.
            target: the file.
            memory: what is kept for the next time.
        """
        self._target = target
        self._begin(self.tr("正在保存「{0}」"), seen.title, len(seen.pieces))
        verb = Issue(order, target, memory)
        self._job = self._door.work(self, verb, self._on_saved, self._on_failed, self._advance)

    def _on_saved(self, sheet: Sheet) -> None:
        self._end()
        words = self.tr("已保存「{0}」，共 {1} 页。").format(sheet.title, sheet.pages)
        action = self.tr("打开所在文件夹(&O)")
        rest = "\n".join(part for part in (told(sheet.carries.value), str(self._target)) if part)
        self._banner.show_words(words, "good", rest, action)

    # --- at a printer -----------------------------------------------------------------------

    def print_out(self, order: Order, seen: Sheet, way: Way) -> None:
        """Make the document itself and hand it to the printer.

        Args:
            order: what is wanted.
            seen: its preview, which says whose each page is.
            way: how.
        """
        meant = _meant(seen, way.pages)
        self._portions = [_of(order, meant[i : i + PORTION]) for i in range(0, len(meant), PORTION)]
        if meant:  # the pages are chosen already
            way = replace(way, pages="")
        self._portions = self._portions or [order]
        self._way = way
        self._begin(self.tr("正在打印「{0}」"), seen.title, len(meant))
        self._next()

    def _next(self) -> None:
        way = self._way
        if way is None or not self._portions:
            self._tell_sent()
        elif self._stopped:
            self._tell_stopped()
        else:
            verb = Issue(self._portions.pop(0), None, way.memory)
            self._job = self._door.work(self, verb, self._on_issued, self._on_failed, self._hear)

    def _on_issued(self, sheet: Sheet) -> None:
        self._sheet = sheet
        if (way := self._way) is None:
            return
        if way.use.two_up:
            wanted = page_numbers(way.pages) if way.pages else frozenset[int]()
            self._door.render(self, TwoUp(sheet.pdf, wanted), self._on_laid, self._on_not_laid)
        else:
            self._send(sheet.pdf, way.pages)

    def _on_laid(self, pdf: bytes) -> None:
        self._send(pdf, "")

    def _send(self, pdf: bytes, pages: str) -> None:
        sheet, way = self._sheet, self._way
        if sheet is not None and way is not None:
            fed, sides = sizes.fed_of(way.memory.paper), way.use.sides
            job = PrintJob(
                pdf, sheet.title, way.printer, way.copies, fed, pages, sides, spoken(sheet.label)
            )
            self._sender.send(job)

    @Slot(object, int)
    def _on_queued(self, _job: PrintJob, number: int) -> None:
        self._number = number

    @Slot(object)
    def _on_sent(self, job: PrintJob) -> None:
        if self._sheet is None:
            return
        if self._number:
            self.queue.follow(Queued(job.printer, self._number, job.title, self._sheet.made))
            self._number = 0
        self._done += len(self._sheet.pieces)
        self._title, self._sheet = self._sheet.title, None
        self._advance(self._done, self._total)
        self._next()

    def _tell_sent(self) -> None:
        self._end()
        if (way := self._way) is None:
            return
        if self._total > PORTION:
            words = self.tr("已交给打印机「{0}」：{1}，{2} 张，每张 {3} 份。")
            words = words.format(way.printer, self._title, self._done, way.copies)
        else:
            words = self.tr("已交给打印机「{0}」：{1}，{2} 份。")
            words = words.format(way.printer, self._title, way.copies)
        self._banner.show_words(words, "good")

    # --- stopped, or gone wrong -------------------------------------------------------------

    @Slot()
    def _stop(self) -> None:
        self._stopped = True
        if self._job is not None:
            self._job.cancel()

    @Slot(object, object)
    def _on_not_sent(self, _job: PrintJob, error: errors.StationError) -> None:
        self._on_not_laid(error)

    def _on_not_laid(self, error: errors.StationError) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is not None and sheet.made:
            self._door.write(self, NotPrinted(sheet), self._on_noted, self._on_failed)
        self._on_failed(error)

    def _on_noted(self, _none: None) -> None:
        """The banner has told already."""

    def _on_failed(self, error: errors.StationError) -> None:
        if isinstance(error, errors.Cancelled):
            self._tell_stopped()
            return
        self._end()
        if self._done:
            happened, *rest = error.sentences()
            self._banner.show_words(happened, "warn", "".join((*rest, self._so_far())))
        else:
            self._banner.show_error(error)

    def _tell_stopped(self) -> None:
        self._end()
        if self._done:
            self._banner.show_words(self.tr("停下了。"), "note", self._so_far())
        else:
            words = self.tr("取消了：什么也没有做，也没有用掉编号。")
            self._banner.show_words(words)

    @Slot(object, object)
    def _on_fell_out(self, queued: Queued, fate: Fate) -> None:
        """What the printer had taken will not be printed after all."""
        if fate is Fate.CANCELLED:
            words = self.tr("「{0}」没有打出来：打印任务被取消了。")
        else:
            words = self.tr("「{0}」没有打出来：打印服务说出错了。")
        kept = self.tr("这些证书不算打过，编号留着，可以再打。") if queued.made else ""
        self._banner.show_words(words.format(queued.title), "warn", kept)

    def _so_far(self) -> str:
        rest = self._total - self._done
        words = self.tr(
            "前 {0} 张已交给打印机；其余 {1} 张没有打，也不算打过，用「只选没发过的」可以接着打。"
        )
        return words.format(self._done, rest)

    # --- what is shown ----------------------------------------------------------------------

    def _begin(self, what: str, title: str, total: int) -> None:
        self._title, self._total, self._done, self._stopped = title, total, 0, False
        self._sheet = None
        self._banner.hide()
        if total > PORTION:
            self._progress.begin(what.format(title), self.tr("张"))
        self.begun.emit()

    def _end(self) -> None:
        self._job = None
        self._progress.end()
        self.ended.emit()

    def _hear(self, _set: int, _total: int) -> None:
        """A portion is set in a moment; what counts is what the printer took."""

    def _advance(self, done: int, total: int) -> None:
        self._progress.advance(done, total)

    @Slot()
    def _open_folder(self) -> None:
        # The banner is shared: its button is ours only while it tells of our file.
        if self._target is not None and str(self._target) in self._banner.text:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._target.parent)))


def _meant(seen: Sheet, pages: str) -> list[tuple[str, str]]:
    """Of a batch with a page for each, those on these pages; none where some take several."""
    if not pages:
        return list(seen.pieces)
    if seen.pages != len(seen.pieces):
        return []
    wanted = page_numbers(pages)
    return [one for at, one in enumerate(seen.pieces) if at in wanted]


def _of(order: Order, pieces: Iterable[tuple[str, str]]) -> Order:
    by_activity: dict[str, list[str]] = {}
    for activity, volunteer in pieces:
        by_activity.setdefault(activity, []).append(volunteer)
    return replace(order, parts=tuple((one, tuple(who)) for one, who in by_activity.items()))
