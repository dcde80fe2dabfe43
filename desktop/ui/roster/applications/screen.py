"""受理报名表: signed forms one after the other, the scan beside what is typed from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QDir, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.background.lane import Job
from desktop.services.drafts import Draft
from desktop.services.roster.applications import Application, FormPage, FormsSeen
from desktop.ui.activities.photos.chosen_files import dropped_paths
from desktop.ui.activities.photos.chosen_scans import scan_filter, scans_in
from desktop.ui.roster.applications.face import FormsFace
from desktop.ui.roster.applications.half_typed import PLACE, HalfTyped, read
from desktop.ui.roster.applications.verbs import (
    Accept,
    Begin,
    Beginning,
    LookAtForms,
    Picture,
    ShowPage,
)
from desktop.ui.roster.applications.waiting import WaitingPages
from desktop.ui.roster.verbs import Namesakes, namesakes
from desktop.ui.widgets.draft_keeper import DraftKeeper

translate = QCoreApplication.translate
Seen = Callable[[FormsSeen], None]
Refused = Callable[[errors.StationError], None]


class ApplicationsScreen(FormsFace):
    """Takes signed application forms in.

    Args:
        door: to the station.
        parent: the Qt parent.

    Signals:
        accepted: (id, name) of a person whose form was entered.
    """

    accepted = Signal(str, str)

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(door, parent)
        self._door = door
        self._waiting, self._drafts = WaitingPages(), DraftKeeper(door, self)
        self._volunteer, self._entered = "", 0
        self._job: Job | None = None
        self._half: HalfTyped | None = None
        #: Whether what stands in the form belongs to the page in sight and may be saved.
        self._ready = False
        self._resuming = False
        self._connect()
        self.setAcceptDrops(True)

    @property
    def page(self) -> FormPage | None:
        """The page in sight."""
        return self._waiting.now.page if self._waiting.now else None

    @property
    def idle(self) -> bool:
        """Whether nothing is under way and no form waits."""
        return self._job is None and self.page is None

    def unsaved(self) -> str:
        """What is typed and would be lost, in words; empty if it is saved or kept as a draft."""
        if not self._typed or self._drafts.keeps:
            return ""
        return self.tr("填到一半的报名表还没有保存")

    @Slot()
    def begin(self) -> None:
        """Start over, with what was half typed before; nothing where something is under way."""
        if self.idle:
            self.banner.show_words(
                self.tr("把签好的报名表扫描或拍照，选进来或拖进来；一次可以好多张。"),
                "note",
                self.tr("表上右上角的二维码会认出是谁的表；认不出的可以自己选人。"),
            )
            self.choose.setFocus()
            self._drafts.begin(PLACE, self._on_draft)

    def take(self, paths: Sequence[Path]) -> None:
        """Look at scans, then show them one after the other."""
        files = scans_in(paths)
        if self._job is not None:
            self.banner.show_words(self.tr("上一批还在认，请等它认完再放。"))
        elif files:
            self.banner.hide()
            self._look(files, self._on_seen, self._on_refused)
        elif paths:
            self.banner.show_words(self.tr("这里面没有照片、图片或 PDF。"), "warn")

    def _look(self, files: Sequence[Path], done: Seen, refused: Refused) -> None:
        self.progress.begin(self.tr("正在认报名表"), self.tr("个文件"))
        verb = LookAtForms(tuple(files))
        self._job = self._door.render_long(self, verb, done, refused, self.progress.advance)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Scans may be dropped anywhere."""
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them."""
        self.take(dropped_paths(event.mimeData()))
        event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the lists; a form that is open waits here."""
        if event.key() == Qt.Key.Key_Escape and self._job is None:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    # --- one after the other ----------------------------------------------------------------

    def _on_seen(self, seen: FormsSeen) -> None:
        self._end()
        begun = self.page is not None
        self._waiting.add(seen.pages)
        if self._half is not None:
            self._resume(self._half)
        elif begun:
            self.show_place(*self._waiting.place)
        else:
            self._show()
        self._tell_failed(seen)

    def _tell_failed(self, seen: FormsSeen) -> None:
        if seen.failed:
            self.banner.show_words("\n".join(why for _, why in seen.failed), "warn")

    def _show(self) -> None:
        now = self._waiting.now
        self.show_busy(busy=now is not None)
        self.show_place(*self._waiting.place)
        if now is None:
            self.choose.setFocus()  # Esc and Alt+Up belong to this page
            if self._entered:
                words = self.tr("受理了 {0} 份报名表。").format(self._entered)
                self.banner.show_words(words, "good", self.tr("每一份都可以撤销。"))
            return
        self.sheet.show_jpeg(b"")
        self.whose.begin(now.page)
        if now.lost:
            told = self.tr("扫描件「{0}」不在原来的地方了。").format(now.page.name)
            rest = self.tr("填的都还在，可以对着纸接着填；保存时不附扫描件，以后可以再附。")
            self.banner.show_words(told, "warn", rest)
        else:
            self._door.render(self, ShowPage(now.page), self._on_picture, self.banner.show_error)
        self._half = now.half
        self._choose_person(now.half.volunteer if now.half else now.page.volunteer)

    def _on_picture(self, picture: Picture) -> None:
        if picture.page is self.page:
            self.sheet.show_jpeg(picture.jpeg)

    @Slot(str)
    def _on_chosen(self, volunteer: str) -> None:
        if not volunteer:
            self.whose.show_name("")
        self._choose_person(volunteer)

    def _choose_person(self, volunteer: str) -> None:
        self._volunteer, self._ready = volunteer, False
        self._door.read(self, Begin(volunteer), self._on_beginning, self._on_no_person)

    def _on_no_person(self, error: errors.StationError) -> None:
        """Whose form it was is gone meanwhile: what is typed may be somebody new."""
        self.banner.show_error(error)
        if self._volunteer:
            self._choose_person("")

    def _on_beginning(self, told: Beginning) -> None:
        if (told.record.id if told.record else "") != self._volunteer:
            return
        guardian = told.record.text("guardian") if told.record else ""
        signed = self.signed_from(told.help.today)
        signed.begin(guardian, told.teams)
        self.form.begin(told.record, told.help)
        page = self.page
        if page is not None and told.record is not None and page.volunteer != told.record.id:
            self.whose.show_name(told.record.title)
        half, self._half = self._half, None
        if half is not None:
            self.form.take_draft(half.facts)
            signed.take_up(half)
            self.show_form()
        self._resuming, self._ready = False, True

    @Slot(object)
    def _on_who(self, values: dict[str, str]) -> None:
        asked = partial(namesakes, values=values, but=self._volunteer)
        self._door.read(self, asked, self._on_namesakes)

    def _on_namesakes(self, found: Namesakes) -> None:
        self.form.show_namesakes(found)

    # --- what was half typed ----------------------------------------------------------------

    @property
    def _typed(self) -> bool:
        """Whether anything was typed from the page in sight."""
        signed = self.signed is not None and self.signed.touched
        return self._ready and self.page is not None and (signed or self.form.dirty())

    @Slot()
    def _on_edited(self) -> None:
        self._drafts.typed(self._half_typed)

    def _half_typed(self) -> dict[str, Any]:
        page, signed = self.page, self.signed
        if page is None or signed is None or not self._typed:
            return {}
        whose = self.form.record.title if self.form.record else ""
        half = HalfTyped(
            self._waiting.files, page.number, self._volunteer, whose, self.form.draft(),
            signed.purposes, signed.day, signed.given_by, (*signed.teams, "")[0],
        )  # fmt: skip
        return half.body()

    def _on_draft(self, draft: Draft) -> None:
        if self._resuming or self._typed:
            return
        self._resuming = True
        half = read(draft.body)
        if self._job is None:
            self._resume(half)
        else:
            self._half = half  # scans that were dropped meanwhile come after it

    def _resume(self, half: HalfTyped) -> None:
        self._half = None
        self.banner.hide()
        self._look(half.files, partial(self._on_half, half), partial(self._on_half_lost, half))

    def _on_half(self, half: HalfTyped, seen: FormsSeen) -> None:
        self._end()
        self._waiting.take_up(half, seen.pages)
        self._show()
        if self._waiting.now is not None and not self._waiting.now.lost:
            self._tell_failed(seen)

    def _on_half_lost(self, half: HalfTyped, _error: errors.StationError) -> None:
        """Stopped, or worse: without its scan, but what was typed is there."""
        self._on_half(half, FormsSeen(()))

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed last is kept at once: the window may be closing."""
        self._drafts.flush()
        super().hideEvent(event)

    # --- saving -----------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """Enter what stands there, and show the next."""
        now, signed = self._waiting.now, self.signed
        if now is None or signed is None or not self._ready or not self.form.check():
            return
        if signed.problem:
            self.banner.show_words(signed.problem, "warn")
            return
        told = Application(
            now.pictures, self._volunteer, self.form.typed(), signed.purposes, signed.day,
            signed.given_by, signed.teams,
        )  # fmt: skip
        self._ready = False  # a second Ctrl+Enter enters nobody twice
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
        self._ready = True
        self.form.set_saving(saving=False)
        self.form.show_refusal(error)

    @Slot()
    def _on_skip(self) -> None:
        """Put aside; what is typed goes only where the clerk says so."""
        if self._typed:
            words = self.tr("这里填的还没有保存。")
            self.form.banner.show_words(words, "warn", "", self.tr("放弃修改(&D)"))
        else:
            self._put_aside()

    @Slot()
    def _put_aside(self) -> None:
        self.banner.hide()
        self._next()

    def _next(self) -> None:
        self._drafts.drop()
        self._ready = False
        self._waiting.next()
        self._show()

    def _on_refused(self, error: errors.StationError) -> None:
        self._end()
        self.banner.show_error(error)
        if self._half is not None:
            self._resume(self._half)

    def _end(self) -> None:
        self._job = None
        self.progress.end()

    # --- what the clerk presses -------------------------------------------------------------

    def _connect(self) -> None:
        self.choose.clicked.connect(self._on_choose)
        self.skip.clicked.connect(self._on_skip)
        self.whose.chosen.connect(self._on_chosen)
        self.form.save_pressed.connect(self.save)
        self.form.cancel_pressed.connect(self._on_skip)
        self.form.banner.pressed.connect(self._put_aside)
        self.form.who_left.connect(self._on_who)
        self.edited.connect(self._on_edited)
        self.progress.cancel_pressed.connect(self._cancel)

    @Slot()
    def _on_choose(self) -> None:
        self.take(ask_for_forms(self))

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()


def ask_for_forms(parent: QWidget) -> list[Path]:
    """The dialog for scans or pictures of application forms."""
    title = translate("ApplicationsScreen", "选报名表的扫描件或照片（可以按住 Ctrl 选多张）")
    names, _ = QFileDialog.getOpenFileNames(parent, title, QDir.homePath(), scan_filter())
    return [Path(name) for name in names]
