"""受理报名表: signed forms one after the other, the scan beside what is typed from it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.background.lane import Job
from desktop.services.roster.applications import Application, FormPage, FormsSeen
from desktop.ui import theme
from desktop.ui.activities.photos.chosen_files import PICTURE_ENDINGS, dropped_paths
from desktop.ui.roster.applications.sheet_view import SheetView
from desktop.ui.roster.applications.signed_box import SignedBox
from desktop.ui.roster.applications.verbs import (
    Accept,
    Begin,
    Beginning,
    LookAtForms,
    Picture,
    ShowPage,
)
from desktop.ui.roster.applications.whose_box import WhoseBox
from desktop.ui.roster.person_form import PersonForm
from desktop.ui.roster.verbs import Namesakes, namesakes
from desktop.ui.widgets.halves import Halves
from desktop.ui.widgets.header import PageHeader
from desktop.ui.widgets.low_scroll import LowScroll
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.progress import ProgressPanel
from desktop.ui.widgets.words import button, stress

translate = QCoreApplication.translate
_PDF = ".pdf"
_LEFT_PX, _RIGHT_PX, _ROOMY_PX, _FORM_PX = 520, 520, 820, 420


class ApplicationsScreen(QWidget):
    """Takes signed application forms in.

    Args:
        door: to the station.
        parent: the Qt parent.

    Signals:
        finished: the clerk is done here.
        accepted: (id, name) of a person whose form was entered.
    """

    finished = Signal()
    accepted = Signal(str, str)

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "page")
        self._door = door
        self._pages: tuple[FormPage, ...] = ()
        self._at, self._volunteer, self._entered = 0, "", 0
        self._job: Job | None = None
        self.header = PageHeader(self.tr("受理报名表"))
        self.banner, self.progress = MessageBanner(), ProgressPanel()
        self.sheet, self.whose, self.form = SheetView(), WhoseBox(door), PersonForm()
        self.signed: SignedBox | None = None
        self._back = button(self.tr("返回花名册(&B)"), "plain", "arrow-left")
        self.choose = button(self.tr("选扫描件(&O)…"), "primary", "folder-open")
        self.skip = button(self.tr("先不受理，看下一张(&K)"), "plain")
        #: Where there is no room for both halves.
        self.turn = button(self.tr("去填表(&T)"), "plain")
        self._right = LowScroll()
        self.halves = Halves(self.sheet, self._right, sizes=(_LEFT_PX, _RIGHT_PX), roomy=_ROOMY_PX)
        self._build()
        self.setAcceptDrops(True)

    @property
    def page(self) -> FormPage | None:
        """The page in sight."""
        return self._pages[self._at] if self._at < len(self._pages) else None

    @property
    def idle(self) -> bool:
        """Whether nothing is under way and no form waits."""
        return self._job is None and self.page is None

    @Slot()
    def begin(self) -> None:
        """Start over, unless something is under way."""
        if self.idle:
            self.banner.show_words(
                self.tr("把签好的报名表扫描或拍照，选进来或拖进来；一次可以好多张。"),
                "note",
                self.tr("表上右上角的二维码会认出是谁的表；认不出的可以自己选人。"),
            )
            self.choose.setFocus()

    def take(self, paths: Sequence[Path]) -> None:
        """Look at scans, then show them one after the other."""
        if paths and self._job is None:
            self.banner.hide()
            self.progress.begin(self.tr("正在认报名表"), self.tr("个文件"))
            self._job = self._door.render_long(
                self, LookAtForms(tuple(paths)), self._on_seen, self._on_refused,
                self.progress.advance,
            )  # fmt: skip

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Scans may be dropped anywhere."""
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them."""
        self.take(dropped_paths(event.mimeData()))
        event.acceptProposedAction()

    # --- one after the other ----------------------------------------------------------------

    def _on_seen(self, seen: FormsSeen) -> None:
        self._end()
        rest = self._pages[self._at :]
        self._pages, self._at = (*rest, *seen.pages), 0
        if seen.failed:
            self.banner.show_words("\n".join(why for _, why in seen.failed), "warn")
        self._show()

    def _show(self) -> None:
        page = self.page
        self.halves.setVisible(page is not None)
        self.skip.setVisible(page is not None)
        self._show_turn()
        if page is None:
            self.header.set_title(self.tr("受理报名表"))
            if self._entered:
                words = self.tr("受理了 {0} 份报名表。").format(self._entered)
                self.banner.show_words(words, "good", self.tr("每一份都可以撤销。"))
            return
        told = self.tr("受理报名表：第 {0} 张，共 {1} 张").format(self._at + 1, len(self._pages))
        self.header.set_title(told)
        self.sheet.show_jpeg(b"")
        self.whose.begin(page)
        self._door.render(self, ShowPage(page), self._on_picture, self._on_refused)
        self._choose_person(page.volunteer)

    def _on_picture(self, picture: Picture) -> None:
        if picture.page is self.page:
            self.sheet.show_jpeg(picture.jpeg)

    @Slot(str)
    def _on_chosen(self, volunteer: str) -> None:
        self._choose_person(volunteer)

    def _choose_person(self, volunteer: str) -> None:
        self._volunteer = volunteer
        self._door.read(self, Begin(volunteer), self._on_beginning, self._on_refused)

    def _on_beginning(self, told: Beginning) -> None:
        if (told.record.id if told.record else "") != self._volunteer:
            return
        if self.signed is None:
            self.signed = SignedBox(told.help.today)
            self._right.column.insertWidget(1, self.signed)
        guardian = told.record.text("guardian") if told.record else ""
        self.signed.begin(guardian, told.teams)
        self.form.begin(told.record, told.help)
        page = self.page
        if page is not None and (told.record or page.whose != "known"):
            chosen = told.record is not None and page.volunteer != told.record.id
            if chosen and told.record is not None:
                self.whose.show_name(told.record.title)

    @Slot(object)
    def _on_who(self, values: dict[str, str]) -> None:
        asked = partial(namesakes, values=values, but=self._volunteer)
        self._door.read(self, asked, self._on_namesakes)

    def _on_namesakes(self, found: Namesakes) -> None:
        self.form.show_namesakes(found)

    # --- saving -----------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """Enter what stands there, and show the next."""
        page, signed = self.page, self.signed
        if page is None or signed is None or self._job is not None or not self.form.check():
            return
        if signed.problem:
            self.banner.show_words(signed.problem, "warn")
            return
        told = Application(
            (page.picture,), self._volunteer, self.form.typed(), signed.purposes, signed.day,
            signed.given_by, signed.teams,
        )  # fmt: skip
        self.form.set_saving(saving=True)
        self._door.write(self, Accept(told), self._on_accepted, self._on_not_accepted)

    def _on_accepted(self, answer: tuple[str, str]) -> None:
        self.form.set_saving(saving=False)
        self._entered += 1
        self.accepted.emit(*answer)
        words = self.tr("「{0}」的报名表受理好了。").format(answer[1])
        self.banner.show_words(words, "good", self.tr("不对可以撤销（Ctrl+Z）。"))
        self._next()

    def _on_not_accepted(self, error: errors.StationError) -> None:
        self.form.set_saving(saving=False)
        self.form.show_refusal(error)

    @Slot()
    def _on_skip(self) -> None:
        self.banner.hide()
        self._next()

    def _next(self) -> None:
        self._at += 1
        self._show()

    def _on_refused(self, error: errors.StationError) -> None:
        self._end()
        self.banner.show_error(error)

    def _end(self) -> None:
        self._job = None
        self.progress.end()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        for made in (self._back, self.turn, self.skip, self.choose):
            self.header.add(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(12))
        for part in (self.header, self.banner, self.progress):
            column.addWidget(part)
        column.addWidget(self.halves, 1)
        column.addStretch(0)
        self.form.setMinimumHeight(theme.px(_FORM_PX))
        self._right.column.addWidget(self.whose)
        self._right.column.addWidget(self.form, 1)
        self._right.column.setContentsMargins(theme.px(8), 0, 0, 0)
        self.halves.setVisible(False)
        self.skip.setVisible(False)
        self.turn.setVisible(False)
        self._back.clicked.connect(self.finished)
        self.choose.clicked.connect(self._on_choose)
        self.skip.clicked.connect(self._on_skip)
        self.turn.clicked.connect(self._on_turn)
        self.halves.alone.connect(self._show_turn)
        self.whose.chosen.connect(self._on_chosen)
        self.form.save_pressed.connect(self.save)
        self.form.cancel_pressed.connect(self._on_skip)
        self.form.who_left.connect(self._on_who)
        self.progress.cancel_pressed.connect(self._cancel)

    @Slot()
    def _show_turn(self) -> None:
        """What is offered above: one red button at a time, while a form is open it is 保存."""
        busy, narrow = self.page is not None, self.halves.narrow
        self.turn.setVisible(busy and narrow)
        alone = self.halves.right_alone
        self.turn.setText(self.tr("看扫描件(&T)") if alone else self.tr("去填表(&T)"))
        self.choose.setVisible(not (busy and narrow))
        stress(self.choose, "folder-open", primary=not busy)

    @Slot()
    def _on_turn(self) -> None:
        if self.halves.right_alone:
            self.halves.to_left()
        else:
            self.halves.to_right()

    @Slot()
    def _on_choose(self) -> None:
        self.take(ask_for_forms(self))

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()


def ask_for_forms(parent: QWidget) -> list[Path]:
    """The dialog for scans or pictures of application forms."""
    endings = " ".join(f"*{one} *{one.upper()}" for one in (_PDF, *PICTURE_ENDINGS))
    kinds = translate("ApplicationsScreen", "扫描件和照片") + f" ({endings})"
    title = translate("ApplicationsScreen", "选报名表的扫描件或照片（可以按住 Ctrl 选多张）")
    names, _ = QFileDialog.getOpenFileNames(parent, title, QDir.homePath(), kinds)
    return [Path(name) for name in names]
