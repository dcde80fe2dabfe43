"""活动: the faces of all activities, the page of one, the form; and the ways between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.services.activities.happenings import Happening
from desktop.services.lists.listing import Term
from desktop.ui.activities import faces_made, verbs
from desktop.ui.activities.entry.entry_flow import EntryFlow
from desktop.ui.activities.entry.form import ActivityForm
from desktop.ui.activities.entry.form_values import day_of
from desktop.ui.activities.face import Face
from desktop.ui.activities.faces import Faces
from desktop.ui.activities.kinds import COUNTED, KINDS, PARTS, PLANS
from desktop.ui.activities.list_page import ListPage
from desktop.ui.activities.page.filing_flow import FilingFlow
from desktop.ui.activities.page.page import ActivityPage
from desktop.ui.activities.photos.photo_flow import PhotoFlow
from desktop.ui.activities.plans.view import PlansFace
from desktop.ui.activities.removal_flow import RemovalFlow
from desktop.ui.activities.sheets.flow import SheetFlow
from desktop.ui.activities.telling import Telling
from desktop.ui.paper.office.flow import OfficeFlow
from desktop.ui.widgets.notices import Notices
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.turns import InTurns


class ActivitiesScreen(Screen):
    """The place 活动.

    Args:
        door: to the station.
        parent: the Qt parent.
    """

    #: Keys of its faces, the first in sight first; the last five are parts of one.
    face_keys = ("list", "calendar", "wall", *PARTS)

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title = self.tr("活动")
        self._door = door
        self._shown = ""
        self.notices = Notices(self)
        self.banner, self.progress = self.notices.banner, self.notices.progress
        self.telling = Telling(self.banner, self)
        self.photos = PhotoFlow(door, self.telling, self.progress, self)
        self.removal = RemovalFlow(door, self.telling, self)
        self.filing = FilingFlow(door, self.telling, self)
        self.office = OfficeFlow(door, self.notices, self)
        self.sheets = SheetFlow(door, self.telling, self.progress, self)
        self.faces = Faces(faces_made.tabs(door, self._welcome, self.photos, self.telling))
        self.list = self._list_page()
        self.stack = QStackedWidget()
        self._build()
        self._wire()
        InTurns((partial(getattr, self, name) for name in ("page", "form", "entry")), self)

    @cached_property
    def page(self) -> ActivityPage:
        """Shows one activity; made when it is wanted, or soon after the list is in sight."""
        made = ActivityPage(self._door)
        self.stack.addWidget(made)
        self._wire_page(made)
        return made

    @cached_property
    def form(self) -> ActivityForm:
        """In which an activity is written; made likewise."""
        made = ActivityForm(self._door)
        self.stack.addWidget(made)
        return made

    @cached_property
    def entry(self) -> EntryFlow:
        """Fills the form and saves what is in it."""
        made = EntryFlow(self._door, self.form, self.telling, self)
        made.wanted.connect(partial(self._to, self.form))
        made.saved.connect(self._on_saved)
        made.left.connect(self._on_left)
        made.said.connect(self.said)
        return made

    # --- what the frame asks ----------------------------------------------------------------

    def show_record(self, record_id: str) -> None:
        """Show one activity."""
        self._shown = record_id
        self._door.read(self, verbs.ShowActivity(record_id), self._on_shown, self._on_gone)

    def shown_record(self) -> tuple[str, str]:
        """What is in sight."""
        if isinstance(self.stack.currentWidget(), ActivityPage) and self._shown:
            return "activity", self._shown
        face = self.faces.current if self.stack.currentWidget() is self.faces else None
        return face.shown_record() if isinstance(face, PlansFace) else ("", "")

    def show_kind(self, kind: str, record_id: str) -> None:
        """Show one record of any kind of this screen; of no id the face it is listed on.

        ``held`` and ``visited`` are what was held, or had residents, in a month (YYYY-MM).
        """
        if kind in PLANS:
            self.turn_to("plans")
            self._plans().show_kind(kind, record_id)
        elif kind in COUNTED:
            self.turn_to("list")
            self.list.narrow(Term("held_on", "is", record_id), *COUNTED[kind])
        elif record_id and kind == "activity":
            self.show_record(record_id)
        elif record_id:
            owner = verbs.ActivityOf(kind, record_id)
            self._door.read(self, owner, self._on_owner, self.telling.refuse)
        else:
            self.turn_to("wall" if kind == "photo" else "list")

    def begin_with(self, kind: str, facts: Mapping[str, object]) -> None:
        """Begin a record of which something is known."""
        if kind in PLANS[1:]:
            self.turn_to("plans")
            self._plans().begin_new(kind)
        else:
            self.entry.begin(None, {name: str(value) for name, value in facts.items()})

    def begin_new(self) -> None:
        """Record a new one; one begun before comes first."""
        self.entry.begin()

    def find_here(self) -> None:
        """To the list's own search."""
        self._to(self.faces)
        self.faces.turn_to("list")
        self.list.find_here()

    def turn_to(self, face: str) -> None:
        """Show one of `face_keys`; ``plans`` is the part of it that was in sight last."""
        self._to(self.faces)
        if face in PARTS:
            self._plans().show_part(PARTS.index(face))
            self.faces.turn_to("plans")
        else:
            self.faces.turn_to(face)

    def marks_changed(self) -> None:
        """The same rows and the same activity, marked anew."""
        for face in self.faces.made:
            face.marks_changed()
        self._refresh_page()

    def unsaved(self) -> str:
        """Whether an activity is half written and could not be kept as a draft."""
        if "entry" in vars(self) and self.entry.would_be_lost():
            return self.tr("有一个活动还没有保存")
        plans = [face for face in self.faces.made if isinstance(face, PlansFace)]
        lost = any(face.would_be_lost() for face in plans)
        return self.tr("主题与项目里有没保存的内容") if lost else ""

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the screen was away is asked for now."""
        super().showEvent(event)
        self._refresh_page()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.stack.addWidget(self.faces)
        column.addWidget(self.stack, 1)

    def _list_page(self) -> ListPage:
        made = self.faces.face("list")
        if not isinstance(made, ListPage):
            raise errors.ProgramError(what="活动的第一个页签不是列表")
        return made

    def _plans(self) -> PlansFace:
        made = self.faces.face("plans")
        if not isinstance(made, PlansFace):
            raise errors.ProgramError(what="活动没有主题与项目这一页")
        return made

    def _wire(self) -> None:
        self._door.records_changed.connect(self._on_records_changed)
        self.faces.new_pressed.connect(self.begin_new)
        self.list.new_pressed.connect(self.begin_new)
        self.list.counted.connect(self.faces.show_count)
        self.list.mark_pressed.connect(self._on_mark)
        self.removal.removed.connect(self._on_removed)
        self.list.files_dropped.connect(self.sheets.take)
        self.sheets.photos_found.connect(self.photos.add)
        self.sheets.opened.connect(self._open)
        for flow in (self.photos, self.removal, self.filing, self.sheets):
            flow.refused.connect(self._show_again)
        for teller in (self.photos, self.removal, self.filing, self.sheets):
            teller.said.connect(self.said)

    def _wire_page(self, page: ActivityPage) -> None:
        page.marks.pressed.connect(self.sync_wanted)
        page.answers.done_pressed.connect(self._answer)
        page.back_pressed.connect(self._to_faces)
        page.edit_pressed.connect(self._edit)
        page.removal_pressed.connect(self._remove_shown)
        page.print_pressed.connect(self._print)
        page.papers.office_wanted.connect(self._make_file)
        page.files_chosen.connect(self._add_photos)
        page.picture_pasted.connect(self._paste_picture)
        page.person_opened.connect(self._open_person)
        page.photos.captioned.connect(self.photos.write_caption)
        page.photos.reordered.connect(self._order_photos)
        page.strip.opened.connect(self._open_photo)
        page.strip.removal_asked.connect(self.removal.remove_photos)
        page.strip.export_asked.connect(self.photos.write_out)
        page.file.put_right_pressed.connect(self._put_right)
        page.file.held_pressed.connect(self._on_held)
        page.file.filing_pressed.connect(self._file)
        page.file.reopening_pressed.connect(self._reopen)

    def _welcome(self, face: Face) -> Face:
        """Whatever a face asks for, the screen does."""
        face.opened.connect(self._open)
        face.entry_wanted.connect(self._enter)
        return face

    # --- what others wrote ------------------------------------------------------------------

    @Slot(object)
    def _on_records_changed(self, kinds: frozenset[str]) -> None:
        for face in self.faces.made:
            face.note_changes(kinds)
        if kinds & KINDS and self.isVisible():
            self._refresh_page()

    def _refresh_page(self) -> None:
        in_sight = self.stack.currentWidget()
        if isinstance(in_sight, ActivityForm):
            self.entry.look_again()
        if isinstance(in_sight, ActivityPage) and self._shown:
            shown = verbs.ShowActivity(self._shown)
            self._door.read(self, shown, self._on_shown, self._on_gone_meanwhile)

    @Slot(str)
    def _on_mark(self, record_id: str) -> None:
        if found := self.list.marks_of(record_id):
            self.sync_wanted.emit(found[0].part, found[0].kind, found[0].record)

    # --- one activity -----------------------------------------------------------------------

    @Slot(str)
    def _open(self, activity_id: str) -> None:
        self.telling.hush()
        self.show_record(activity_id)

    def _on_owner(self, activity: str) -> None:
        if activity:
            self._open(activity)
        else:
            self.turn_to("list")

    def _on_shown(self, happening: Happening) -> None:
        if happening.record.id != self._shown:
            return
        self.page.show_happening(happening)
        if self.stack.currentWidget() is not self.page:
            self._to(self.page)
            self.page.take_keyboard()

    def _on_gone(self, error: errors.StationError) -> None:
        self._to(self.faces)
        if not isinstance(error, errors.NotFound) or not self.removal.waiting:
            self.telling.refuse(error)

    def _on_gone_meanwhile(self, error: errors.StationError) -> None:
        """Somebody undid or deleted what is shown; whoever did it was told already."""
        if isinstance(error, errors.NotFound):
            self._to(self.faces)
        else:
            self.telling.refuse(error)

    @Slot()
    def _show_again(self) -> None:
        if isinstance(self.stack.currentWidget(), ActivityPage):
            self.show_record(self._shown)

    @Slot()
    def _edit(self) -> None:
        self.entry.begin(self.page.happening)

    @Slot(object)
    def _enter(self, known: Mapping[str, str]) -> None:
        self.entry.begin(None, known)

    @Slot(str, object)
    def _on_saved(self, activity_id: str, batch: verbs.Batch) -> None:
        self.show_record(activity_id)
        if batch.pictures:
            self.photos.take_in(activity_id, batch)

    @Slot(bool)
    def _on_left(self, stored: bool) -> None:
        self._to(self.page if stored else self.faces)

    # --- what is done with it ---------------------------------------------------------------

    @Slot(str, str)
    def _answer(self, answer_id: str, words: str) -> None:
        self._door.write(self, verbs.AnswerDone(answer_id, words), self._on_answered)

    def _on_answered(self, words: str) -> None:
        self.page.take_keyboard()  # the line it stood in goes
        self.said.emit(words, "good")

    @Slot(str)
    def _put_right(self, part: str) -> None:
        """What is missing is one press from where it is put right."""
        if part == "photo":
            self.page.ask_for_photos()
        elif part == "sheet":
            self.sheets.take(self.page.ask_for_scans(), self._shown)
        else:
            self.entry.begin(self.page.happening, focus=part)

    @Slot()
    def _on_held(self) -> None:
        """What was planned took place: who came is asked first."""
        self.entry.begin(self.page.happening, {"status": "held"}, "participants")

    @Slot(bool)
    def _file(self, incomplete: bool) -> None:
        self.filing.file(self._shown, incomplete=incomplete)

    @Slot()
    def _reopen(self) -> None:
        self.filing.reopen(self._shown)

    @Slot(object)
    def _add_photos(self, paths: Sequence[Path]) -> None:
        self.sheets.sort_out(self._shown, paths, self._day_shown())

    @Slot(QImage)
    def _paste_picture(self, image: QImage) -> None:
        self.photos.paste(self._shown, image, self._day_shown())

    def _day_shown(self) -> str:
        shown = self.page.happening
        return day_of(shown.record) if shown and shown.record.id == self._shown else ""

    @Slot(object)
    def _order_photos(self, ids: tuple[str, ...]) -> None:
        self.photos.order(self._shown, ids)

    @Slot(int)
    def _open_photo(self, row: int) -> None:
        self.photos.show_large(self.page.photos.tiles, row)

    @Slot()
    def _remove_shown(self) -> None:
        self.removal.remove_activities([self._shown])

    @Slot(str)
    def _on_removed(self, kind: str) -> None:
        if kind == "activity":
            self._to(self.faces)

    @Slot(str)
    def _print(self, template: str) -> None:
        self.print_requested.emit(template, [self._shown])

    @Slot(str)
    def _make_file(self, what: str) -> None:
        self.office.make(what, None, "", ("activity", self._shown))

    @Slot(str)
    def _open_person(self, volunteer_id: str) -> None:
        self.open_record.emit("volunteer", volunteer_id)

    # --- ways -------------------------------------------------------------------------------

    @Slot()
    def _to_faces(self) -> None:
        self._shown = ""
        self._to(self.faces)
        self.faces.current.take_keyboard()

    def _to(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(page)
