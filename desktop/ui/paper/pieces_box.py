"""For whom or what: activities, teams or people, and of certificates each single one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QSignalBlocker, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.services.paper.certificate_pieces import MOST, Piece
from desktop.services.paper.recipe import ACTIVITY, PERSON, STATION, TEAM, TemplateInfo
from desktop.ui import theme
from desktop.ui.paper.ticks import TickList
from desktop.ui.paper.verbs import PiecesOf, Source, SourcesOf
from desktop.ui.widgets.search_line import SearchLine
from desktop.ui.widgets.segments import Segments
from desktop.ui.widgets.words import button, label

_PATIENCE_MS = 150
#: Rows that are always in sight: of activities, teams or people, and below them of for whom.
_SOURCES_SHOWN, _PEOPLE_SHOWN = 3, 3
#: More than these are scrolled within a list, whatever it stands in.
_MOST_ROWS = 60
#: Of the room, beside a stretch of 1.
_MOST = 100

Parts = tuple[tuple[str, tuple[str, ...]], ...]


class PiecesBox(QWidget):
    """Chooses what a document is about; hidden where it is about the station.

    Args:
        parent: the Qt parent.

    Signals:
        sources_wanted: a `SourcesOf` to be answered by `show_sources`.
        pieces_wanted: a `PiecesOf` to be answered by `show_pieces`.
        changed: another choice.
    """

    sources_wanted = Signal(object)
    pieces_wanted = Signal(object)
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._info: TemplateInfo | None = None
        self._about = ACTIVITY
        self._chosen: tuple[str, ...] = ()
        self._first = False
        self._pieces: tuple[Piece, ...] = ()
        self._listed: PiecesOf | None = None
        self._left: frozenset[tuple[str, str]] = frozenset()
        self._only: frozenset[tuple[str, str]] = frozenset()
        self._people_least = _PEOPLE_SHOWN
        self._ways = Segments(
            (
                (ACTIVITY, self.tr("按活动")),
                (TEAM, self.tr("按队伍")),
                (PERSON, self.tr("按人")),
            )
        )
        self.ways = self._ways.buttons
        self.words = SearchLine("magnifying-glass")
        self.sources = TickList(alone=True)
        self.people = TickList()
        self.everybody = QCheckBox(self.tr("全部"))
        self.unissued = button(self.tr("只选没发过的(&N)"), "link")
        self._count = label(self.tr("给谁"), "field")
        self._head = QWidget()
        self._soon = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._build()
        self._wire()

    # --- what is offered --------------------------------------------------------------------

    def offer(self, info: TemplateInfo) -> None:
        """Ask what this document needs to be asked."""
        self._info = info
        self.setVisible(info.about != STATION)
        if info.about == STATION:
            return
        self._ways.setVisible(info.each)
        for part in (self._head, self.people):
            part.setVisible(info.each)
        self._tell()
        about = self._about if info.each else info.about
        self._turn_to(about)

    def choose(
        self, about: str, ids: Sequence[str], only: frozenset[tuple[str, str]] = frozenset()
    ) -> None:
        """Be about these, whatever was chosen before.

        Args:
            about: what they are.
            ids: of the records.
            only: of certificates those meant, as (activity, volunteer); the usual where empty.
        """
        self._about, self._only = about, only
        self._chosen, self._first, self._listed = tuple(ids), False, None
        self.words.clear()
        if self._info is not None:
            self.offer(self._info)

    def show_sources(self, asked: SourcesOf, found: Sequence[Source]) -> None:
        """Show what there is to choose from; with nothing chosen the first is."""
        if asked != self._asked():
            return
        ids = {source.id for source in found}
        self._chosen = tuple(one for one in self._chosen if one in ids)
        if not self._chosen and self._first and found:
            self._chosen = (found[0].id,)
        self._first = False
        chosen = set(self._chosen)
        rows = [(one.id, _told(one), one.id in chosen) for one in found]
        # Those that are chosen stand first, wherever they were found.
        self.sources.show_rows(sorted(rows, key=lambda row: not row[2]))
        self._share()
        self._after_sources()

    def show_pieces(self, asked: PiecesOf, found: Sequence[Piece]) -> None:
        """Show each that can be made; for one activity everybody is meant, else who has none."""
        if asked != PiecesOf(self._about, self._chosen):
            return
        again, left = self._listed == asked, self._left
        self._listed, self._pieces = asked, tuple(found)
        several = self._about != ACTIVITY or len(self._chosen) > 1
        rows = []
        for piece in found:
            key = (piece.activity, piece.volunteer)
            meant = key not in left if again else self._about == ACTIVITY or not piece.issued
            if self._only:
                meant = key in self._only
            rows.append((key, _piece_words(piece, several=several), meant))
        self._only = frozenset()
        self.people.show_rows(rows)
        self._left = frozenset(key for key, _, meant in rows if not meant)
        self._tell()
        self._share()
        self.changed.emit()

    def show_everybody(self, *, everybody: bool) -> None:
        """Whether for whom it is shows in full, since what this stands in scrolls."""
        self._people_least = _MOST_ROWS if everybody else _PEOPLE_SHOWN
        self._share()

    # --- what was chosen --------------------------------------------------------------------

    @property
    def about(self) -> str:
        """What is chosen from: activities, teams or people."""
        return self._about

    @property
    def chosen(self) -> tuple[str, ...]:
        """The sources ticked."""
        return self._chosen

    def parts(self) -> Parts | None:
        """What the document is about; None while something lacks."""
        if self._info is None or self._info.about == STATION:
            return ()
        if not self._info.each:
            parts: Parts = tuple((one, ()) for one in self._chosen)
            return parts if parts or self._info.blank else None
        by_activity: dict[str, list[str]] = {}
        for activity, volunteer in cast("list[tuple[str, str]]", self.people.chosen()):
            by_activity.setdefault(activity, []).append(volunteer)
        return tuple((one, tuple(people)) for one, people in by_activity.items()) or None

    # --- the room there is ------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer rows."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Whole rows in both lists: first all for whom it is, then more of what is chosen from."""
        sources, people = self.sources, self.people
        sources.be_as_high_as(_SOURCES_SHOWN, _SOURCES_SHOWN)
        people.be_as_high_as(self._people_least, self._people_least)
        needed = self._column.totalMinimumHeightForWidth(self.width())
        row = sources.height_of(2) - sources.height_of(1)
        spare = max(self.height() - needed, 0) // row
        for_people = min(spare, max(people.count() - self._people_least, 0))
        if people.isHidden():
            for_people = 0
        people.be_as_high_as(self._people_least, self._people_least + for_people)
        sources.be_as_high_as(_SOURCES_SHOWN, _SOURCES_SHOWN + spare - for_people)

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._ways)
        column.addWidget(self.words)
        column.addWidget(self.sources, _MOST)
        column.addWidget(self._head)
        column.addWidget(self.people, _MOST)
        column.addWidget(self.unissued)
        column.addStretch(1)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.everybody)
        for listed in (self.sources, self.people):
            theme.set_role(listed, "card")
            # As high as there is room for, whatever Qt would like.
            listed.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._share()
        self.people.setAccessibleName(self.tr("给谁"))
        self._count.setBuddy(self.people)

    def _wire(self) -> None:
        self.words.textEdited.connect(self._soon.start)
        self._soon.timeout.connect(self._ask_sources)
        self.sources.ticked.connect(self._on_sources)
        self.people.ticked.connect(self._on_people)
        self.everybody.toggled.connect(self._on_everybody)
        self._ways.turned.connect(self._on_way)
        self.unissued.clicked.connect(self._on_unissued)

    # --- asking -----------------------------------------------------------------------------

    @Slot(str)
    def _on_way(self, about: str) -> None:
        if about != self._about:
            self.words.clear()
            self._turn_to(about)

    def _turn_to(self, about: str) -> None:
        if about != self._about:
            self._chosen, self._listed = (), None
        self._about = about
        self._first = not self._chosen and about == ACTIVITY
        self._ways.choose(about)
        words = {
            ACTIVITY: self.tr("找活动：名称、拼音"),
            TEAM: self.tr("找队伍"),
            PERSON: self.tr("找人：姓名、拼音、手机号"),
        }[about]
        self.words.setPlaceholderText(words)
        self.words.setAccessibleName(words)
        name = {ACTIVITY: self.tr("哪些活动"), TEAM: self.tr("哪些队伍"), PERSON: self.tr("哪些人")}
        self.sources.setAccessibleName(name[about])
        self._ask_sources()

    def _asked(self) -> SourcesOf:
        planned = self._info is not None and not self._info.each
        return SourcesOf(self._about, self.words.text().strip(), self._chosen, planned)

    @Slot()
    def _ask_sources(self) -> None:
        self.sources_wanted.emit(self._asked())

    @Slot()
    def _on_sources(self) -> None:
        self._chosen = tuple(str(key) for key in self.sources.chosen())
        self._after_sources()

    def _after_sources(self) -> None:
        if self._info is not None and self._info.each:
            self.pieces_wanted.emit(PiecesOf(self._about, self._chosen))
        else:
            self.changed.emit()

    # --- each single one --------------------------------------------------------------------

    @Slot()
    def _on_people(self) -> None:
        everyone = {(p.activity, p.volunteer) for p in self._pieces}
        chosen = cast("list[tuple[str, str]]", self.people.chosen())
        self._left = frozenset(everyone.difference(chosen))
        self._tell()
        self.changed.emit()

    @Slot(bool)
    def _on_everybody(self, checked: bool) -> None:
        self.people.tick(self.people.keys() if checked else ())

    @Slot()
    def _on_unissued(self) -> None:
        self.people.tick((p.activity, p.volunteer) for p in self._pieces if not p.issued)

    def _tell(self) -> None:
        count, chosen = self.people.count(), len(self.people.chosen())
        told = self.tr("给谁：{0} / {1} 份").format(chosen, count) if count else self.tr("给谁")
        if count == MOST:
            told += self.tr("（只列前 {0} 份）").format(MOST)
        self._count.setText(told)
        self.everybody.setEnabled(count > 0)
        with QSignalBlocker(self.everybody):
            self.everybody.setChecked(0 < count == chosen)
        issued = sum(piece.issued for piece in self._pieces)
        each = self._info is not None and self._info.each
        self.unissued.setVisible(each and 0 < issued < count)


def _told(source: Source) -> str:
    aside = "" if source.aside == source.words else source.aside
    return "　".join(part for part in (source.words, aside) if part)


def _piece_words(piece: Piece, *, several: bool) -> str:
    if several:
        return "　".join(part for part in (piece.name, piece.day, piece.title) if part)
    return "　".join(part for part in (piece.name, piece.group) if part)
