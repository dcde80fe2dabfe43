"""One activity: its facts and story, who took part, its photos; and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.background.door import Door
from desktop.services.activities.happenings import Happening
from desktop.services.activities.hours import COUNTING
from desktop.services.activities.planning import PLANNED
from desktop.services.lists.unsettled import ATTENTION, Mark
from desktop.ui import theme
from desktop.ui.activities.entry.participants_model import Attendee, Column, ParticipantsModel
from desktop.ui.activities.entry.typed import hours_shown
from desktop.ui.activities.page.answers_card import AnswersCard
from desktop.ui.activities.page.attendee_table import AttendeeTable
from desktop.ui.activities.page.facts_card import FactsCard
from desktop.ui.activities.page.file_card import FileCard
from desktop.ui.activities.page.paper_button import PaperButton
from desktop.ui.activities.photos.chosen_files import dropped_paths
from desktop.ui.activities.photos.photo_intake import ask_for_files, ask_for_folder
from desktop.ui.activities.photos.photo_model import PhotoModel, Tile
from desktop.ui.activities.photos.photo_strip import (
    CAPTION_PX,
    GAP_PX,
    PICTURE_PX,
    PhotoStrip,
    tile_side,
)
from desktop.ui.activities.photos.thumbnails import Thumbnails, stored_thumbnail
from desktop.ui.activities.sheets.flow import ask_for_sheets
from desktop.ui.widgets.badge import badge, retone
from desktop.ui.widgets.header import PageHeader
from desktop.ui.widgets.history_button import HistoryButton
from desktop.ui.widgets.mark_lines import MarkLines
from desktop.ui.widgets.words import button, label
from desktop.ui.words_of_model import spoken

_TWO_COLUMNS_PX, _LOWEST_PX = 820, 16


class ActivityPage(QWidget):
    """Shows one activity.

    Args:
        door: to the lane that makes thumbnails.
        parent: the Qt parent.

    Signals:
        back_pressed: to the list.
        edit_pressed: change it.
        removal_pressed: delete it.
        print_pressed: name of the template to print it with.
        files_chosen: the `Path`s to take in.
        picture_pasted: a picture out of the clipboard.
        person_opened: a volunteer's id.
    """

    back_pressed = Signal()
    edit_pressed = Signal()
    removal_pressed = Signal()
    print_pressed = Signal(str)
    files_chosen = Signal(object)
    picture_pasted = Signal(QImage)
    person_opened = Signal(str)

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.happening: Happening | None = None
        self.header = PageHeader("")
        self.marks, self.answers = MarkLines(), AnswersCard()
        self.papers = PaperButton()
        self.file = FileCard()
        self.facts = FactsCard()
        self.people = ParticipantsModel(self)
        self.table = AttendeeTable(self.people)
        thumbnails = Thumbnails(door, stored_thumbnail, tile_side(), self)
        self.photos = PhotoModel(thumbnails, writable=True, parent=self)
        self.strip = PhotoStrip(self.photos)
        self._status = badge("")
        self._people_count = label("", "quiet")
        self._photo_count = label("", "quiet", wrap=True)
        self._no_people = label(self.tr("还没有写参与人员。按「修改」添加。"), "quiet")
        self._no_photos = label(self.tr("还没有照片。把照片或整个文件夹拖到这里就行。"), "quiet")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()

    def show_happening(self, happening: Happening) -> None:
        """Show this one."""
        self.happening = happening
        record = happening.record
        self.header.set_title(record.text("title"))
        counting = record.text("status") in COUNTING
        retone(self._status, spoken(record.shown("status")), "good" if counting else "")
        # What was returned is told in full below.
        self.marks.show_marks([m for m in happening.marks if not _returned(m, happening)])
        self.answers.show_answers(happening.answers)
        scans = sum(photo.text("purpose") == "scan" for photo in happening.photos)
        self.file.show_file(record.text("status"), happening.missing, scans)
        self.facts.show_happening(happening)
        self._show_people(happening)
        self.photos.set_tiles([Tile.of(photo) for photo in happening.photos])
        self._tell_photos()
        self.papers.set_certifiable(certifiable=bool(happening.participants) and counting)

    def take_keyboard(self) -> None:
        """To what is likely done next: a plan is carried out, all else is changed."""
        status = self.happening.record.text("status") if self.happening else ""
        (self.file.file_button if status in PLANNED else self.edit).setFocus()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self._columns.setSpacing(theme.px(12))
        self._columns.addWidget(self.facts, 1)
        self._columns.addWidget(self._people_card(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(12))
        self._fill_header()
        column.addWidget(self.header)
        column.addWidget(self.marks)
        column.addWidget(self._body(), 1)
        QShortcut(QKeySequence("Ctrl+E"), self).activated.connect(self.edit_pressed)
        QShortcut(QKeySequence("Alt+Up"), self).activated.connect(self.back_pressed)
        QShortcut(QKeySequence("Ctrl+V"), self).activated.connect(self._on_paste)
        self.photos.rowsInserted.connect(self._tell_photos)
        self.photos.modelReset.connect(self._tell_photos)

    def _body(self) -> QScrollArea:
        """Scrolls where letters are large and the screen is small."""
        inside = QWidget()
        theme.set_role(inside, "scrolled")
        body = QVBoxLayout(inside)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.px(12))
        body.addWidget(self.file)
        body.addWidget(self.answers)
        body.addLayout(self._columns, 1)
        body.addWidget(self._photo_card())
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumHeight(theme.px(_LOWEST_PX))  # the head above it stays whole
        area.viewport().setAutoFillBackground(False)
        return area

    def _fill_header(self) -> None:
        back = button(self.tr("返回(&B)"), "quiet", "arrow-left")
        back.setToolTip(self.tr("回到活动列表（Alt+↑）"))
        self.edit = button(self.tr("修改(&E)"), "plain", "pencil-simple")
        self.edit.setToolTip(self.tr("修改活动和参与人员（Ctrl+E）"))
        self.delete = button(self.tr("删除(&D)"), "quiet", "trash")
        self.header.lead(back)
        self.header.mark(self._status)
        for made in (HistoryButton(), self.papers, self.edit, self.delete):
            self.header.add(made)
        back.clicked.connect(self.back_pressed)
        self.papers.chosen.connect(self.print_pressed)
        self.edit.clicked.connect(self.edit_pressed)
        self.delete.clicked.connect(self.removal_pressed)

    def _people_card(self) -> QFrame:
        card, column = _card()
        head = QHBoxLayout()
        head.addWidget(label(self.tr("参与人员"), "section"))
        head.addWidget(self._people_count)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self._no_people)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        self.table.set_readable_only()
        self.table.doubleClicked.connect(self._on_person)
        self.table.entered_row.connect(self._on_person)
        return card

    def _photo_card(self) -> QFrame:
        card, column = _card()
        add = button(self.tr("添加照片(&A)"), "plain", "image")
        menu = QMenu(add)
        menu.addAction(self.tr("选照片(&P)……"), self._on_files)
        menu.addAction(self.tr("选整个文件夹(&F)……"), self._on_folder)
        add.setMenu(menu)
        add.setProperty("menu", "true")
        self.add_button = add
        self.drop_photos = button(self.tr("删除照片(&R)"), "quiet", "trash")
        self.drop_photos.setVisible(False)
        self.drop_photos.clicked.connect(self.strip.ask_removal)
        self.strip.picked.connect(self._on_picked)
        self.strip.files_dropped.connect(self.files_chosen)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("照片"), "section"))
        head.addWidget(self._photo_count, 1)
        head.addWidget(self.drop_photos)
        head.addWidget(add)
        column.addLayout(head)
        column.addWidget(self._no_photos)
        column.addWidget(self.strip)
        self.strip.setFixedHeight(theme.px(PICTURE_PX[1] + CAPTION_PX + GAP_PX))
        return card

    # --- showing ----------------------------------------------------------------------------

    def _show_people(self, happening: Happening) -> None:
        people = [Attendee.of(part, who, None) for part, who in happening.participants]
        self.people.set_people(people)
        for column in Column:
            self.table.setColumnHidden(column, not self.people.shows(column))
        hours = hours_shown(self.people.total_minutes()) or "0"
        words = self.tr("{0} 人 · 共 {1} 小时").format(len(people), hours)
        self._people_count.setText(words if people else "")
        self._no_people.setVisible(not people)
        self.table.setVisible(bool(people))

    @Slot()
    def _tell_photos(self) -> None:
        count = self.photos.rowCount()
        words = self.tr("{0} 张 · 双击放大，拖动排序，点下面的字写说明").format(count)
        self._photo_count.setText(words if count else "")
        self._no_photos.setVisible(not count)
        self.strip.setVisible(bool(count))

    # --- what happens -----------------------------------------------------------------------

    @Slot(int)
    def _on_picked(self, count: int) -> None:
        self.drop_photos.setVisible(count > 0)

    @Slot(QModelIndex)
    def _on_person(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self.people.people):
            self.person_opened.emit(self.people.people[index.row()].volunteer)

    def ask_for_photos(self) -> None:
        """Choose pictures now."""
        self._on_files()

    def ask_for_scans(self) -> Sequence[Path]:
        """Choose scans or pictures of a paper."""
        return tuple(ask_for_sheets(self))

    @Slot()
    def _on_files(self) -> None:
        self._choose(ask_for_files(self))

    @Slot()
    def _on_folder(self) -> None:
        self._choose(ask_for_folder(self))

    def _choose(self, paths: Sequence[object]) -> None:
        if paths:
            self.files_chosen.emit(tuple(paths))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome anywhere on the page."""
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    @Slot()
    def _on_paste(self) -> None:
        """Files copied in the file manager, or a picture copied in WeChat."""
        clipboard = QGuiApplication.clipboard()
        if paths := dropped_paths(clipboard.mimeData()):
            self.files_chosen.emit(tuple(paths))
        elif not (image := clipboard.image()).isNull():
            self.picture_pasted.emit(image)

    def dropEvent(self, event: QDropEvent) -> None:
        """They become photos of this activity."""
        if paths := dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.files_chosen.emit(tuple(paths))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room, else one."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(_TWO_COLUMNS_PX)
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self.facts.stand(whole=not wide)


def _returned(mark: Mark, happening: Happening) -> bool:
    waits = any(answer.waiting for answer in happening.answers)
    return waits and mark.part == ATTENTION and mark.kind == happening.record.kind.name


def _card() -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    theme.set_role(card, "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(*[theme.px(16)] * 4)
    column.setSpacing(theme.px(8))
    column.setAlignment(Qt.AlignmentFlag.AlignTop)
    return card, column
