"""The face 主题与项目: five parts, each made when the clerk first turns to it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.background.door import Door
from desktop.ui.activities.face import Face
from desktop.ui.activities.plans.claims_part import ClaimsPart
from desktop.ui.activities.plans.kept_part import KeptPart
from desktop.ui.activities.plans.projects_part import ProjectsPart
from desktop.ui.activities.plans.record_part import RecordPart
from desktop.ui.activities.plans.series_part import SeriesPart
from desktop.ui.activities.plans.themes_part import ThemesPart
from desktop.ui.activities.plans.units_part import UnitsPart
from desktop.ui.activities.telling import Telling
from desktop.ui.widgets.low_scroll import LowScroll
from desktop.ui.widgets.segments import Segments

#: Lower than this at 100 %, the face scrolls.
_LOWEST_PX = 340
_KINDS = ("theme", "project", "series", "unit", "claim")
_MADE = (ThemesPart, ProjectsPart, SeriesPart, UnitsPart, ClaimsPart)


class PlansFace(Face):
    """Themes, projects with claims, series, units, all claims.

    Args:
        door: to the station.
        telling: where it is said what was done.
        parent: the Qt parent.
    """

    kinds = frozenset({*_KINDS, "activity", "team", "point", "vocabulary"})

    def __init__(self, door: Door, telling: Telling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door, self._telling = door, telling
        self._stack = QStackedWidget()
        self._parts: dict[int, KeptPart] = {}
        self._number = 0
        words = (
            self.tr("月主题"),
            self.tr("项目"),
            self.tr("系列活动"),
            self.tr("单位"),
            self.tr("认领一览"),
        )
        self.segments = Segments(tuple(zip(_KINDS, words, strict=True)))
        for number, chip in enumerate(self.segments.buttons.values()):
            # A digit beside the name would read as a count.
            key = f"Alt+{number + 1}"
            chip.setToolTip(f"{words[number]} ({key})")
            QShortcut(QKeySequence(key), self.segments).activated.connect(chip.click)
        self._build()

    @property
    def part(self) -> KeptPart:
        """The part in sight."""
        return self._part(self._number)

    def refresh(self) -> None:
        """The part in sight anew."""
        super().refresh()
        self.part.refresh()

    def show_part(self, number: int) -> None:
        """Turn to a part: 0 themes, 1 projects, 2 series, 3 units, 4 claims."""
        self._number = number
        self._stack.setCurrentWidget(self._part(number))
        self.segments.choose(_KINDS[number])
        if self.isVisible():
            self.refresh()

    def show_kind(self, kind: str, record_id: str) -> None:
        """Show one record; of an empty id only its part."""
        self.show_part(_KINDS.index(kind))
        if record_id:
            self.part.show_record(record_id)

    def begin_new(self, kind: str) -> None:
        """An empty form of a kind."""
        self.show_part(_KINDS.index(kind))
        if isinstance(self.part, RecordPart):
            self.part.begin_new()

    def would_be_lost(self) -> bool:
        """Whether closing now loses what is typed; what is kept as a draft comes back."""
        return any(part.would_be_lost() for part in self._parts.values())

    def shown_record(self) -> tuple[str, str]:
        """What is in sight: (kind, id)."""
        return self.part.shown_record()

    def take_keyboard(self) -> None:
        """To the list in sight."""
        self.part.take_keyboard()

    def _part(self, number: int) -> KeptPart:
        if number not in self._parts:
            part: KeptPart = _MADE[number](self._door, self._telling)
            if isinstance(part, RecordPart):
                part.opened.connect(self.opened)
            self._parts[number] = part
            self._stack.addWidget(part)
        return self._parts[number]

    def _build(self) -> None:
        self.segments.turned.connect(self._on_turned)
        area = LowScroll(_LOWEST_PX)
        area.column.addWidget(self.segments)
        area.column.addWidget(self._stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self.show_part(0)

    @Slot(str)
    def _on_turned(self, kind: str) -> None:
        self.show_part(_KINDS.index(kind))
