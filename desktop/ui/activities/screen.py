"""活动: asks the station and feeds the list, the page of one activity and the form."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDir, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.background.lane import Job
from desktop.services.happenings import ActivityQuery, Happening
from desktop.services.photos import PhotosAdded
from desktop.ui.activities import verbs
from desktop.ui.activities.chosen_files import pictures_in, report_in_words
from desktop.ui.activities.form import ActivityForm
from desktop.ui.activities.list_page import ListPage
from desktop.ui.activities.page import ActivityPage
from desktop.ui.activities.photo_viewer import PhotoViewer
from desktop.ui.widgets.notices import Notices
from desktop.ui.widgets.screen import Screen

KINDS = frozenset({"activity", "answer", "participation", "photo", "team", "point", "volunteer"})
CERTIFICATE = "activity-certificate"


class ActivitiesScreen(Screen):
    """The place 活动.

    Args:
        door: to the station.
        parent: the Qt parent.
    """

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title = self.tr("活动")
        self._door = door
        self._stale = True
        self._shown = ""
        self._adding: Job | None = None
        self._removed: verbs.Remove | None = None
        self._wanted: Happening | None = None
        self._paths: tuple[Path, ...] = ()
        self._offer = ""
        self._conflict = errors.EditConflict()
        self.notices = Notices()
        self.banner, self.progress = self.notices.banner, self.notices.progress
        self.list = ListPage(door)
        self.page = ActivityPage(door)
        self.form = ActivityForm(door)
        self.stack = QStackedWidget()
        self._build()
        self._wire()

    # --- what the frame asks ----------------------------------------------------------------

    def show_record(self, record_id: str) -> None:
        """Show one activity."""
        self._shown = record_id
        self._door.read(self, verbs.ShowActivity(record_id), self._on_shown, self._on_gone)

    def begin_new(self) -> None:
        """Record a new one; one begun before comes first."""
        self._open_form(None)

    def find_here(self) -> None:
        """To the list's own search."""
        self._to(self.list)
        self.list.search.setFocus()
        self.list.search.selectAll()

    def marks_changed(self) -> None:
        """The same rows and the same activity, marked anew."""
        self.list.model.refresh()
        self._refresh_page()

    @Slot(str)
    def _on_mark(self, record_id: str) -> None:
        if found := self.list.marks_of(record_id):
            self.sync_wanted.emit(found[0].part, found[0].kind, found[0].record)

    @Slot(str, str)
    def _answer(self, answer_id: str, words: str) -> None:
        self._door.write(self, verbs.AnswerDone(answer_id, words), self._on_answered)

    def _on_answered(self, words: str) -> None:
        self.page.facts.take_keyboard()  # the line it stood in goes
        self.said.emit(words, "good")

    def unsaved(self) -> str:
        """Whether an activity is half written."""
        return self.tr("有一个活动还没有保存") if self.form.unsaved() else ""

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the screen was away is asked for now."""
        super().showEvent(event)
        if self._stale:
            self._ask_list(self.list.query())

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for page in (self.list, self.page, self.form):
            self.stack.addWidget(page)
        column.addWidget(self.stack, 1)
        column.addWidget(self.notices)

    def _wire(self) -> None:
        self._door.records_changed.connect(self._on_records_changed)
        self.list.asked.connect(self._ask_list)
        self.list.opened.connect(self._open)
        self.list.new_pressed.connect(self.begin_new)
        self.list.removal_asked.connect(self._remove_activities)
        self.list.table.mark_pressed.connect(self._on_mark)
        self.page.marks.pressed.connect(self.sync_wanted)
        self.page.answers.done_pressed.connect(self._answer)
        self.page.back_pressed.connect(self._to_list)
        self.page.edit_pressed.connect(self._edit)
        self.page.removal_pressed.connect(self._remove_shown)
        self.page.certificates_pressed.connect(self._print)
        self.page.files_chosen.connect(self._add_photos)
        self.page.person_opened.connect(self._open_person)
        self.page.photos.captioned.connect(self._write_caption)
        self.page.photos.reordered.connect(self._order_photos)
        self.page.strip.opened.connect(self._open_photo)
        self.page.strip.removal_asked.connect(self._remove_photos)
        self.page.strip.export_asked.connect(self._export_photo)
        self.form.saved.connect(self._save)
        self.form.cancelled.connect(self._leave_form)
        self.form.banner.pressed.connect(self._start_over)
        self.banner.pressed.connect(self._on_banner)
        self.progress.cancel_pressed.connect(self._cancel)

    # --- the list ---------------------------------------------------------------------------

    @Slot(object)
    def _ask_list(self, query: ActivityQuery) -> None:
        self._stale = False
        self._door.read(self, verbs.ListActivities(query), self._on_list)

    def _on_list(self, answer: verbs.ListAnswer) -> None:
        self.list.show_answer(answer.ids, answer.years)

    @Slot(object)
    def _on_records_changed(self, kinds: frozenset[str]) -> None:
        if not kinds & KINDS:
            return
        self._stale = True
        if not self.isVisible():
            return
        self._ask_list(self.list.query())
        self._refresh_page()

    def _refresh_page(self) -> None:
        if self.stack.currentWidget() is self.form and self.form.shows:
            shown = verbs.ShowActivity(self.form.shows)
            self._door.read(self, shown, self.form.show_news, self.form.show_refusal)
        if self.stack.currentWidget() is self.page and self._shown:
            shown = verbs.ShowActivity(self._shown)
            self._door.read(self, shown, self._on_shown, self._on_gone_meanwhile)

    # --- one activity -----------------------------------------------------------------------

    @Slot(str)
    def _open(self, activity_id: str) -> None:
        self.banner.hide()
        self.show_record(activity_id)

    def _on_shown(self, happening: Happening) -> None:
        if happening.record.id != self._shown:
            return
        self.page.show_happening(happening)
        if self.stack.currentWidget() is not self.page:
            self._to(self.page)
            self.page.facts.take_keyboard()

    def _on_gone(self, error: errors.StationError) -> None:
        self._to(self.list)
        if not isinstance(error, errors.NotFound) or self._removed is None:
            self.banner.show_error(error)

    def _on_gone_meanwhile(self, error: errors.StationError) -> None:
        """Somebody undid or deleted what is shown; whoever did it was told already."""
        if isinstance(error, errors.NotFound):
            self._to(self.list)
        else:
            self.banner.show_error(error)

    @Slot()
    def _edit(self) -> None:
        self._open_form(self.page.happening)

    def _open_form(self, happening: Happening | None) -> None:
        self._wanted = happening
        self.banner.hide()
        if self.form.unsaved():
            self.form.banner.show_words(
                self.tr("这是刚才没有保存的内容，保存或放弃后再写别的。"),
                action=self.tr("放弃这些，重新开始(&Q)"),
            )
            self._to(self.form)
        else:
            self._door.read(self, verbs.offers, self._on_offers)

    def _on_offers(self, offers: verbs.Offers) -> None:
        self.form.begin(offers, self._wanted)
        self._to(self.form)

    @Slot()
    def _start_over(self) -> None:
        self.form.forget()
        self._open_form(self._wanted)

    @Slot(object)
    def _save(self, draft: verbs.Draft) -> None:
        self._paths = draft.paths
        self._door.write(self, draft, self._on_saved, self._on_not_saved)

    def _on_saved(self, activity_id: str) -> None:
        self.form.forget()
        self.said.emit(self.tr("活动已保存"), "good")
        self.show_record(activity_id)
        if self._paths:
            self._shown = activity_id
            self._add_photos(self._paths)

    def _on_not_saved(self, error: errors.StationError) -> None:
        if isinstance(error, errors.EditConflict) and self.form.shows:
            self._conflict = error
            shown = verbs.ShowActivity(self.form.shows)
            self._door.read(self, shown, self._on_overtaken, self.form.show_refusal)
        else:
            self.form.show_refusal(error)

    def _on_overtaken(self, now: Happening) -> None:
        self.form.show_conflict(self._conflict, now)

    @Slot()
    def _leave_form(self) -> None:
        if self.form.unsaved():
            self._offer = "form"
            self.banner.show_words(
                self.tr("刚才写的还没有保存，先给您留着。"), action=self.tr("继续填写(&J)")
            )
        self._to(self.page if self.form.changes_stored else self.list)

    # --- photos -----------------------------------------------------------------------------

    @Slot(object)
    def _add_photos(self, paths: Sequence[Path]) -> None:
        if self._adding is not None:
            self.said.emit(self.tr("上一批照片还在添加，请等它做完"), "note")
            return
        pictures = tuple(pictures_in(paths))
        if not pictures:
            self.banner.show_words(self.tr("这个文件夹里没有照片。"))
            return
        self.banner.hide()
        self.progress.begin(self.tr("正在添加照片"), self.tr("张"))
        self._adding = self._door.work(
            self,
            verbs.AddPhotos(self._shown, pictures),
            self._on_added,
            self._on_not_added,
            self.progress.advance,
        )

    def _on_added(self, report: PhotosAdded) -> None:
        self._end_work()
        tone, head, rest = report_in_words(report)
        self._offer = ""
        self.banner.show_words(head, tone, rest)

    def _on_not_added(self, error: errors.StationError) -> None:
        self._end_work()
        if isinstance(error, errors.Cancelled):
            self.banner.show_words(self.tr("已停下，没有添加照片。"))
        else:
            self.banner.show_error(error)

    @Slot()
    def _cancel(self) -> None:
        if self._adding is not None:
            self._adding.cancel()

    def _end_work(self) -> None:
        self._adding = None
        self.progress.end()

    @Slot(str, str)
    def _write_caption(self, photo_id: str, words: str) -> None:
        self._door.write(self, verbs.Caption(photo_id, words), self._on_written, self._on_refused)

    @Slot(object)
    def _order_photos(self, ids: tuple[str, ...]) -> None:
        verb = verbs.OrderPhotos(self._shown, ids)
        self._door.write(self, verb, self._on_written, self._on_refused)

    @Slot(int)
    def _open_photo(self, row: int) -> None:
        viewer = PhotoViewer(self._door, self.page.photos.tiles, row, self)
        viewer.setGeometry(self.screen().geometry())
        viewer.showFullScreen()

    @Slot(str)
    def _export_photo(self, photo_id: str) -> None:
        title = self.tr("把照片另存为")
        start = str(Path(QDir.homePath()) / f"{photo_id[-8:]}.jpg")
        name, _ = QFileDialog.getSaveFileName(self, title, start, self.tr("JPEG 照片 (*.jpg)"))
        if name:
            verb = verbs.ExportPhoto(photo_id, Path(name))
            self._door.render(self, verb, self._on_exported, self._on_refused)

    def _on_exported(self, target: Path) -> None:
        self._offer = ""
        self.banner.show_words(
            self.tr("照片已存到「{0}」。").format(target), "good", self.tr("拍摄地点已去掉。")
        )

    # --- deleting ---------------------------------------------------------------------------

    @Slot()
    def _remove_shown(self) -> None:
        self._remove(verbs.Remove("activity", (self._shown,)))

    @Slot(object)
    def _remove_activities(self, ids: Sequence[str]) -> None:
        self._remove(verbs.Remove("activity", tuple(ids)))

    @Slot(object)
    def _remove_photos(self, ids: Sequence[str]) -> None:
        self._remove(verbs.Remove("photo", tuple(ids)))

    def _remove(self, verb: verbs.Remove) -> None:
        self._removed = verb
        self._door.write(self, verb, self._on_removed, self._on_refused)

    def _on_removed(self, count: int) -> None:
        if self._removed is None:
            return
        if self._removed.kind == "activity":
            words = self.tr("删除了 {0} 个活动，时长已一并退回。").format(count)
            self._to(self.list)
        else:
            words = self.tr("删除了 {0} 张照片。").format(count)
        self._offer = "restore"
        self.banner.show_words(words, action=self.tr("撤销(&U)"))

    @Slot()
    def _on_banner(self) -> None:
        self.banner.hide()
        if self._offer == "form":
            self._to(self.form)
        elif self._offer == "restore" and self._removed is not None:
            verb = verbs.Restore(self._removed.kind, self._removed.ids)
            self._removed = None
            self._door.write(self, verb, self._on_restored, self._on_refused)

    def _on_restored(self, _count: int) -> None:
        self.said.emit(self.tr("已经恢复"), "good")

    # --- elsewhere --------------------------------------------------------------------------

    @Slot()
    def _print(self) -> None:
        self.print_requested.emit(CERTIFICATE, [self._shown])

    @Slot(str)
    def _open_person(self, volunteer_id: str) -> None:
        self.open_record.emit("volunteer", volunteer_id)

    def _on_written(self, _changed: bool) -> None:
        """Views hear of it by `records_changed`."""

    def _on_refused(self, error: errors.StationError) -> None:
        self._offer = ""
        self.banner.show_error(error)
        if self.stack.currentWidget() is self.page:
            self.show_record(self._shown)

    @Slot()
    def _to_list(self) -> None:
        self._shown = ""
        self._to(self.list)
        self.list.table.setFocus()

    def _to(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(page)
