"""The roster's presenter: its faces behind tabs, the import on top."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.background.door import Door
from desktop.services.lists.listing import Term
from desktop.ui import theme
from desktop.ui.roster.face import RosterPart
from desktop.ui.roster.people_part import PeoplePart
from desktop.ui.widgets.header import PageHeader
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.words import button, plain

if TYPE_CHECKING:
    from desktop.ui.lists.panel import ListPanel
    from desktop.ui.roster.applications.screen import ApplicationsScreen
    from desktop.ui.roster.person_pane import PersonPane
    from desktop.ui.roster_import import ImportScreen
    from desktop.ui.widgets.halves import Halves
    from desktop.ui.widgets.message import MessageBanner

#: Key of a face -> kinds of records that are shown there.
_FACES = {
    "people": ("volunteer",),
    "teams": ("team", "membership"),
    "households": ("household",),
    "duplicates": ("duplicates", "not_same", "alias"),
    "consents": ("consents", "consent"),
}
#: Narrower than this at 100 %, title and count give way to the tabs.
_ROOMY_PX = 780


class RosterScreen(Screen):
    """花名册.

    Args:
        door: to the records.
        parent: the Qt parent.
    """

    #: Keys of its faces, the first in sight first.
    face_keys = tuple(_FACES)

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("花名册"), parent)
        self._door = door
        self._add = button(self.tr("添加(&A)"), "primary", "plus")
        self._bring = button(self.tr("导入(&I)…"), "plain", "download-simple")
        self._forms = button(self.tr("受理报名表(&F)…"), "plain", "clipboard-text")
        self._back = button(self.tr("返回列表(&B)"), "plain", "arrow-left")
        self.header = PageHeader(self.tr("花名册"))
        self.tabs = QTabBar()
        self._roomy = True
        self._importing: ImportScreen | None = None
        self._applications: ApplicationsScreen | None = None
        self._parts: dict[str, RosterPart] = {}
        self._stack, self._faces = QStackedWidget(), QStackedWidget()
        self.people = PeoplePart(door)
        self._take_in("people", self.people)
        self.people.import_wanted.connect(self.begin_import)
        self._build()
        self._connect()
        self.begin_at(self.list.table)
        self.setAcceptDrops(True)

    # --- the volunteers, by the names others know -------------------------------------------

    @property
    def list(self) -> ListPanel:
        """The list of volunteers."""
        return self.people.list

    @property
    def pane(self) -> PersonPane:
        """The volunteer at the right."""
        return self.people.pane

    @property
    def halves(self) -> Halves:
        """Both."""
        return self.people.halves

    @property
    def banner(self) -> MessageBanner:
        """What is said above the volunteers."""
        return self.people.banner

    # --- what the frame asks ----------------------------------------------------------------

    def show_record(self, record_id: str) -> None:
        """Show one volunteer, whatever the list is narrowed to."""
        self.show_kind("volunteer", record_id)

    def show_kind(self, kind: str, record_id: str) -> None:
        """Show a record at the face of its kind; without an id the face itself.

        ``took_part`` is whoever took part in a month (YYYY-MM), as 今日 counts them.
        """
        if kind == "took_part":
            self.turn_to("people")
            self.list.clear()
            self.list.add_term(Term("took_part", "is", record_id))
            return
        key = next((key for key, kinds in _FACES.items() if kind in kinds), "people")
        self.turn_to(key)
        if record_id:
            self.part(key).show_record(record_id)

    def shown_record(self) -> tuple[str, str]:
        """The record in sight."""
        return self.current.shown_record()

    @Slot()
    def begin_new(self) -> None:
        """Add a record of the face in sight."""
        self._faces.setCurrentIndex(0)
        if not self.current.add_words:
            self.turn_to("people")
        self.current.begin_new()

    def begin_with(self, kind: str, facts: Mapping[str, object]) -> None:
        """Begin a record of a kind; of an application the page that takes signed forms in."""
        if kind == "application":
            self.begin_forms()
            return
        self.show_kind(kind, "")
        super().begin_with(kind, facts)

    @Slot()
    @Slot(str)
    def _to_paper(self, template: str) -> None:
        self.print_requested.emit(template, [])

    def begin_import(self) -> None:
        """Bring in a file."""
        importing = self.importing
        importing.begin()
        self._faces.setCurrentWidget(importing)

    @property
    def importing(self) -> ImportScreen:
        """The page that brings a file in; made when needed, its readers take 0.1 s to load."""
        if self._importing is None:
            from desktop.ui.roster_import import ImportScreen

            self._importing = ImportScreen(self._door)
            self._importing.finished.connect(self._on_imported)
            self._importing.paper_wanted.connect(self._to_paper)
            self._faces.addWidget(self._importing)
        return self._importing

    @Slot()
    def begin_forms(self) -> None:
        """Take signed application forms in."""
        applications = self.applications
        applications.begin()
        self._faces.setCurrentWidget(applications)

    @property
    def applications(self) -> ApplicationsScreen:
        """The page that takes signed forms in; made when needed."""
        if self._applications is None:
            from desktop.ui.roster.applications.screen import ApplicationsScreen

            self._applications = ApplicationsScreen(self._door)
            self._applications.finished.connect(self._on_imported)
            self._faces.addWidget(self._applications)
        return self._applications

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Signed forms may be dropped onto the lists; the pages above them take their own."""
        if event.mimeData().hasUrls() and self._faces.currentIndex() == 0:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them."""
        from desktop.ui.activities.photos.chosen_files import dropped_paths

        event.acceptProposedAction()
        self.take_dropped(dropped_paths(event.mimeData()))

    def take_dropped(self, paths: Sequence[Path]) -> None:
        """Scans and folders of them go to 受理报名表; of other files it is said where they belong.

        Args:
            paths: what was dropped.
        """
        from desktop.ui.activities.photos.chosen_scans import is_scan
        from desktop.ui.roster_import.drop_view import SUFFIXES

        if any(map(is_scan, paths)):
            self.begin_forms()
            self.applications.take(paths)
        elif any(path.suffix.lower() in SUFFIXES for path in paths):
            self.said.emit(self.tr("这是表格。要导入花名册请按“导入”，再把它拖到那一页。"), "note")
        elif paths:
            words = self.tr("「{0}」不是扫描件。报名表请用照片、图片或 PDF 拖进来。")
            self.said.emit(words.format(paths[0].name), "note")

    def take_keyboard(self) -> None:
        """The clerk came here: to the lists, unless signed forms wait to be taken in."""
        if self._applications is not None and self._applications.idle:
            self._faces.setCurrentIndex(0)
        super().take_keyboard()

    def find_here(self) -> None:
        """Put the keyboard into the search line."""
        self._faces.setCurrentIndex(0)
        self.current.find_here()

    def marks_changed(self) -> None:
        """The same rows, marked anew."""
        for part in self._parts.values():
            part.marks_changed()

    def unsaved(self) -> str:
        """Whose form holds something typed."""
        told = [part.unsaved() for part in self._parts.values()]
        told += [self._applications.unsaved()] if self._applications is not None else []
        return next((words for words in told if words), "")

    # --- faces ------------------------------------------------------------------------------

    @property
    def current(self) -> RosterPart:
        """The face in sight."""
        return self.part(self.face_keys[max(self.tabs.currentIndex(), 0)])

    def part(self, key: str) -> RosterPart:
        """One face, made now if nobody has turned to it yet."""
        if key not in self._parts:
            self._take_in(key, _made(key)(self._door))
        return self._parts[key]

    def turn_to(self, key: str) -> None:
        """Show a face."""
        self._faces.setCurrentIndex(0)
        self.tabs.setCurrentIndex(self.face_keys.index(key))

    def _take_in(self, key: str, part: RosterPart) -> None:
        self._parts[key] = part
        self._stack.addWidget(part)
        part.counted.connect(self._show_head)
        part.editing_changed.connect(self._show_head)
        part.alone_changed.connect(self._show_head)
        part.open_record.connect(self._on_open)
        part.sync_wanted.connect(self.sync_wanted)
        part.said.connect(self.said)
        part.people_wanted.connect(self._on_people_wanted)
        part.print_wanted.connect(self.print_requested)

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self._bring.setToolTip(self.tr("从 Excel 花名册导入 (Ctrl+I)"))
        self.tabs.setAccessibleName(self.tr("花名册的几种看法"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        words = (
            self.tr("志愿者"),
            self.tr("队伍"),
            self.tr("农户"),
            self.tr("可能重复"),
            self.tr("同意"),
        )
        for number, name in enumerate(words):
            self.tabs.addTab(name)
            # A digit beside the name would read as a count.
            key = f"Alt+{number + 1}"
            self.tabs.setTabToolTip(number, f"{name} ({key})")
            turn = partial(self.tabs.setCurrentIndex, number)
            QShortcut(QKeySequence(key), self.tabs).activated.connect(turn)
        self.header.mark(self.tabs)
        self._forms.setToolTip(self.tr("把签好的报名表扫描进来，登记人和同意"))
        for made in (self._back, self._forms, self._bring, self._add):
            self.header.add(made)
        self._back.hide()
        page = QWidget()
        column = self._page = QVBoxLayout(page)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        self._faces.addWidget(page)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._faces)

    def _connect(self) -> None:
        self._add.clicked.connect(self.begin_new)
        self._bring.clicked.connect(self.begin_import)
        self._forms.clicked.connect(self.begin_forms)
        self._back.clicked.connect(self._on_back)
        self.tabs.currentChanged.connect(self._on_turned)
        self._door.records_changed.connect(self._on_records_changed)
        QShortcut(QKeySequence("Ctrl+PgDown"), self).activated.connect(partial(self._turn, 1))
        QShortcut(QKeySequence("Ctrl+PgUp"), self).activated.connect(partial(self._turn, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where letters are large there is less around the tabs."""
        super().resizeEvent(event)
        roomy = event.size().width() >= theme.px(_ROOMY_PX)
        if roomy != self._roomy:
            self._roomy = roomy
            high = 16 if roomy else 8
            self._page.setContentsMargins(*[theme.px(side) for side in (16, high, 16, high)])
            self._page.setSpacing(theme.px(12 if roomy else 4))
            self._show_head()

    @Slot(int)
    def _on_turned(self, _number: int) -> None:
        self._stack.setCurrentWidget(self.current)
        self._show_head()

    def _turn(self, step: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())
        self.current.take_keyboard()

    @Slot()
    def _show_head(self) -> None:
        """The head is the face's; a form alone on a screen of large letters gets its place too."""
        part = self.current
        self.header.set_title(self.title if self._roomy else "")
        self.header.set_aside(part.aside if self._roomy else "")
        words = part.add_words or self.tr("添加(&A)")
        self._add.setText(words if self._roomy else "")
        self._add.setAccessibleName(plain(words))
        self._add.setToolTip(part.add_tip)
        self._add.setVisible(bool(part.add_words))
        # One red button at a time: while a form is open it is 保存.
        self._add.setDisabled(part.editing)
        brings = part is self.people and self._roomy and not part.right_alone
        self._bring.setVisible(brings)
        self._forms.setVisible(brings)
        self._back.setVisible(part.right_alone)
        self.tabs.setVisible(not part.right_alone)
        self.header.setHidden(part.editing and part.right_alone)

    @Slot()
    def _on_back(self) -> None:
        self.current.to_list()

    @Slot(str, str)
    def _on_open(self, kind: str, record_id: str) -> None:
        if any(kind in kinds for kinds in _FACES.values()):
            self.show_kind(kind, record_id)
        else:
            self.open_record.emit(kind, record_id)

    @Slot(object)
    def _on_people_wanted(self, term: Term) -> None:
        self.turn_to("people")
        self.list.show_query(replace(self.list.query, search="", terms=(term,)))

    @Slot(object)
    def _on_records_changed(self, kinds: frozenset[str]) -> None:
        for part in self._parts.values():
            part.note_changes(kinds)

    @Slot()
    def _on_imported(self) -> None:
        self._faces.setCurrentIndex(0)
        self.people.refresh()


def _made(key: str) -> Callable[[Door], RosterPart]:
    """The class of a face; read when the clerk first turns to it."""
    from desktop.ui.roster.consents_part import ConsentsPart
    from desktop.ui.roster.duplicates_part import DuplicatesPart
    from desktop.ui.roster.households_part import HouseholdsPart
    from desktop.ui.roster.teams_part import TeamsPart

    classes: dict[str, Callable[[Door], RosterPart]] = {
        "teams": TeamsPart,
        "households": HouseholdsPart,
        "duplicates": DuplicatesPart,
        "consents": ConsentsPart,
    }
    return classes[key]
