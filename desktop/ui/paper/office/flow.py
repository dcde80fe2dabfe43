"""Files next to paper: asked for, made in the background, told of with the way to their folder."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.background.lane import Job
from desktop.services.handed_out import HandedOut, of_paper
from desktop.services.office.form_facts import NOTHING_CHOSEN, Chosen
from desktop.services.office.forms import FormReport
from desktop.services.office.press_briefs import BriefPreview
from desktop.ui.activities.sheets.flow import SheetFlow
from desktop.ui.activities.telling import Telling
from desktop.ui.paper.file_names import file_name
from desktop.ui.paper.office.brief_dialog import BriefDialog
from desktop.ui.paper.office.form_dialog import FormDialog
from desktop.ui.paper.office.menu import BRIEF, FORM, SHEETS, WORD
from desktop.ui.paper.office.verbs import (
    FillForm,
    LookAtBrief,
    NoteBriefCopied,
    SaveBrief,
    SavePicture,
    SaveWord,
)
from desktop.ui.paper.verbs import Order
from desktop.ui.sentences import told
from desktop.ui.widgets.notices import Notices


class OfficeFlow(QObject):
    """Makes one thing at a time.

    Args:
        door: to the station.
        notices: where progress is shown and the end is told.
        over: the screen.

    Signals:
        activity_wanted: id of an activity the clerk wants to see.
    """

    activity_wanted = Signal(str)

    def __init__(self, door: Door, notices: Notices, over: QWidget) -> None:
        super().__init__(over)
        self._door, self._over = door, over
        self._banner, self._progress = notices.banner, notices.progress
        self._job: Job | None = None
        self._made: Path | None = None
        self._banner.pressed.connect(self._open_folder)
        self._banner.told.connect(self._on_told)
        self._progress.cancel_pressed.connect(self._cancel)

    def make(self, what: str, order: Order | None, title: str, shown: tuple[str, str]) -> None:
        """Make what the menu offers of what is chosen.

        Args:
            what: one of the menu's.
            order: the document; None while something lacks.
            title: of it.
            shown: the one record it is about, as (kind, id); empty where it is none.
        """
        if what == FORM:
            self.fill_form(_about(*shown))
        elif what == SHEETS:
            self.sheets.choose()
        elif what == BRIEF and shown[0] != "activity":
            self._banner.show_words(self.tr("请在左边只选一个活动，再做信息稿。"))
        elif what == BRIEF:
            self.look_at_brief(shown[1])
        elif order is None:
            self._banner.show_words(self.tr("请先在左边选好要做的内容。"))
        elif what == WORD:
            self.save_word(order, title)
        else:
            self.save_picture(order, title)

    @cached_property
    def sheets(self) -> SheetFlow:
        """Takes signed sign-in sheets in."""
        telling = Telling(self._banner, self)
        made = SheetFlow(self._door, telling, self._progress, self._over)
        made.opened.connect(self.activity_wanted)
        return made

    # --- Word and pictures ------------------------------------------------------------------

    def save_word(self, order: Order, title: str) -> None:
        """Ask where to, and save the text of a document as a Word file."""
        words = self.tr("另存为 Word")
        if target := self._ask_target(words, title, ".docx", self.tr("Word 文件")):
            self.word_to(order, target)

    def word_to(self, order: Order, target: Path) -> None:
        """Save the text of a document as a Word file."""
        done = partial(self._on_word, order, target)
        self._door.jot(self, SaveWord(order, target), done, self._on_refused)

    def _on_word(self, order: Order, target: Path, title: str) -> None:
        words = self.tr("「{0}」已存成 Word 文件，可以用 WPS 或 Word 修改。").format(title)
        self._tell(words, told(of_paper(order.template).value), target)

    def save_picture(self, order: Order, title: str) -> None:
        """Ask where to, and save a document as a long picture."""
        words = self.tr("存成长图")
        if target := self._ask_target(words, title, ".png", self.tr("图片")):
            self.picture_to(order, target)

    def picture_to(self, order: Order, target: Path) -> None:
        """Save a document as a long picture."""
        if self._job is not None:
            return
        self._banner.hide()
        self._progress.begin(self.tr("正在画长图"), self.tr("页"))
        done = partial(self._on_picture, order, target)
        verb = SavePicture(order, target)
        self._job = self._door.work(self, verb, done, self._on_refused, self._progress.advance)

    def _on_picture(self, order: Order, target: Path, title: str) -> None:
        self._end()
        words = self.tr("「{0}」已做成长图，可以发到微信。").format(title)
        self._tell(words, told(of_paper(order.template).value), target)

    # --- press briefs -----------------------------------------------------------------------

    def look_at_brief(self, activity: str) -> None:
        """Show the press brief of an activity."""
        done = partial(self._on_brief, activity)
        self._door.render(self, LookAtBrief(activity), done, self._on_refused)

    def _on_brief(self, activity: str, brief: BriefPreview) -> None:
        dialog = BriefDialog(brief, self._over.window())
        save = partial(self._save_brief, activity, dialog.title)
        dialog.folder_chosen.connect(save)
        dialog.copy_pressed.connect(partial(self._note_copied, activity, dialog))
        _open(dialog)

    def _note_copied(self, activity: str, dialog: BriefDialog) -> None:
        """First written down: what can't be is not handed out."""
        done = partial(_copy_brief, dialog)
        self._door.jot(dialog, NoteBriefCopied(activity), done, self._on_refused)

    def _save_brief(self, activity: str, title: str, into: str) -> None:
        verb = SaveBrief(activity, self.tr("信息稿 {0}").format(title), Path(into))
        self._door.jot(self, verb, self._on_brief_saved, self._on_refused)

    def _on_brief_saved(self, folder: Path) -> None:
        rest = told(HandedOut.PRESS_BRIEF.carries.value)
        self._tell(self.tr("信息稿已存好：文字、Word 文件和照片。"), rest, folder)

    # --- the town's forms -------------------------------------------------------------------

    def fill_form(self, chosen: Chosen = NOTHING_CHOSEN) -> None:
        """Choose a form of the town's and fill it."""
        dialog = FormDialog(self._door, chosen, self._over.window())
        dialog.fill_wanted.connect(self._fill)
        _open(dialog)

    @Slot(object)
    def _fill(self, verb: FillForm) -> None:
        self._door.jot(self, verb, partial(self._on_filled, verb.target), self._on_refused)

    def _on_filled(self, target: Path, report: FormReport) -> None:
        rest = []
        if report.personal:
            rest.append(self.tr("里面有：{0}。").format("、".join(report.personal)))
            rest.append(told(report.carries.value))
        if report.empty:
            names = "、".join(name for name, _ in report.empty)
            rest.append(self.tr("空着的：{0}。").format(names))
        if report.unknown:
            names = "、".join(name for name, _ in report.unknown)
            rest.append(self.tr("不认识、原样留着的：{0}。").format(names))
        for name, rows in report.left_over:
            words = self.tr("「{0}」还有 {1} 行没有地方填，请在空表里多留几行。")
            rest.append(words.format(name, rows))
        if report.losses:
            words = self.tr("空表里的{0}填好后可能不在了，请打开看一看。")
            rest.append(words.format("、".join(report.losses)))
        wrong = bool(report.left_over or report.losses or report.unknown)
        tone = "warn" if wrong else "good"
        self._tell(self.tr("表已填好。空表没有改动。"), "".join(rest), target, tone)

    # --- telling ----------------------------------------------------------------------------

    def _tell(self, words: str, rest: str, target: Path, tone: str = "good") -> None:
        shown = "\n".join(part for part in (rest, str(target)) if part)
        self._banner.show_words(words, tone, shown, self.tr("打开所在文件夹(&O)"))
        self._made = target

    def _on_refused(self, error: errors.StationError) -> None:
        self._end()
        if isinstance(error, errors.Cancelled):
            self._banner.show_words(self.tr("已停下，没有留下文件。"))
        else:
            self._banner.show_error(error)

    def _end(self) -> None:
        if self._job is not None:
            self._job = None
            self._progress.end()

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    @Slot(bool)
    def _on_told(self, _passing: bool) -> None:
        """The banner says something else: its button is not ours any more."""
        self._made = None

    @Slot()
    def _open_folder(self) -> None:
        if self._made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made.parent)))

    def _ask_target(self, words: str, title: str, ending: str, kind: str) -> Path | None:
        place = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(place))
        start = str(folder / f"{file_name(title)}{ending}")
        name, _ = QFileDialog.getSaveFileName(self._over, words, start, f"{kind} (*{ending})")
        if not name:
            return None
        path = Path(name)
        return path if path.suffix.lower() == ending else path.with_name(path.name + ending)


def _about(kind: str, record: str) -> Chosen:
    """A form about the record that is in sight."""
    return {
        "activity": Chosen(activity=record),
        "volunteer": Chosen(person=record),
        "team": Chosen(team=record),
    }.get(kind, NOTHING_CHOSEN)


def _copy_brief(dialog: BriefDialog, _noted: None) -> None:
    dialog.copy()


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
