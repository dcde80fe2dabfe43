"""系列活动: repeating events, their rhythm, and the next activities made from them by one press."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from desktop.background.door import Door
from desktop.services.activities.planning import Planned
from desktop.services.activities.series import SeriesPage, SeriesRow, series_rows
from desktop.ui import theme
from desktop.ui.activities.entry.typed import day_in_words, typed_time
from desktop.ui.activities.plans import verbs
from desktop.ui.activities.plans.days_editor import DaysEditor
from desktop.ui.activities.plans.linked import LinkedActivities
from desktop.ui.activities.plans.part_face import PartFace
from desktop.ui.activities.plans.record_part import RecordPart
from desktop.ui.activities.plans.rhythm_words import days_offered, in_words
from desktop.ui.activities.telling import Telling
from desktop.ui.models.columns import Column
from desktop.ui.widgets.form import Form, FormRow
from desktop.ui.widgets.words import button, label
from desktop.ui.words_of_model import spoken

translate = QCoreApplication.translate

_USUAL, _MOST = 4, 60


def face() -> PartFace:
    """What the part shows."""
    return PartFace(
        "series",
        series_rows,
        (
            Column("", translate("SeriesPart", "系列"), _title, 150, tip=_title),
            Column("", translate("SeriesPart", "周期"), _rhythm, 128, tip=_rhythm),
            Column("", translate("SeriesPart", "下一次"), _next, 100, tip=_next_words),
            Column("", translate("SeriesPart", "活动"), _activities, 52, figures=True),
        ),
        (
            "title", "rhythm", "days", "starts_at", "minutes", "kind", "category", "platform",
            "team", "point", "project", "since", "until",
        ),
        translate("SeriesPart", "新建系列(&A)"),
        (
            translate("SeriesPart", "还没有系列活动"),
            translate("SeriesPart", "一周一课、逢四说事、农历逢集，写一次周期，以后一按就排好"),
        ),
    )  # fmt: skip


class SeriesPart(RecordPart):
    """Series with the days to come.

    Args:
        door: to the station.
        telling: where it is said what was done, with the press that takes it back.
        parent: the Qt parent.
    """

    def __init__(self, door: Door, telling: Telling, parent: QWidget | None = None) -> None:
        super().__init__(door, telling, face(), parent)
        self._planned = Planned((), ())
        self._coming = label("", "body", wrap=True)
        self.count = QSpinBox()
        self.plan_button = button("", "plain", "calendar-plus")
        self._activities = LinkedActivities()
        self._planning = self._planning_card()
        self.add_daily(self._planning)
        self.add_daily(self._activities)
        self._activities.opened.connect(self.opened)

    def add_rows(self, form: Form) -> None:
        """Days are chips that follow the rhythm."""
        super().add_rows(form)
        form.edited.connect(self._on_field_edited)
        form.left.connect(self._on_left)

    def make_row(self, form: Form, name: str) -> bool:
        """The days, as chips of the rhythm."""
        if name != "days":
            return False
        editor = DaysEditor()
        form.add_row(name, FormRow(spoken(self._kind.field(name).label), editor))
        return True

    def before_loading(self, form: Form, texts: Mapping[str, str]) -> None:
        """Chips of the right rhythm before its days are shown."""
        editor = form.row("days").editor
        if isinstance(editor, DaysEditor):
            rhythm = texts.get("rhythm") or "weekly"
            editor.offer(days_offered(rhythm))

    def show_page(self, page: Any) -> None:  # noqa: ANN401 - None for a new series
        """The days to come and the activities there are."""
        self._planning.setVisible(isinstance(page, SeriesPage))
        if not isinstance(page, SeriesPage):
            self._activities.show_activities(())
            return
        days = [f"{day_in_words(c.day.isoformat())}（{c.lunar}）" for c in page.coming[:3]]
        self._coming.setText(
            "\n".join(days) or self.tr("接下来没有轮到的日子，请看看周期和起止日期。")
        )
        self.plan_button.setEnabled(bool(page.coming))
        self._activities.show_activities(page.activities)

    def _planning_card(self) -> QWidget:
        made = QWidget()
        self.count.setRange(1, _MOST)
        self.count.setValue(_USUAL)
        self.count.setAccessibleName(self.tr("排几次"))
        self.count.setFixedWidth(theme.px(80))
        self.plan_button.setText(self.tr("排进计划(&K)"))
        self.plan_button.setToolTip(self.tr("按周期把接下来几次活动加进计划，一次撤销就能收回"))
        self.plan_button.clicked.connect(self._on_plan)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(label(self.tr("接下来")))
        row.addWidget(self.count)
        row.addWidget(label(self.tr("次")))
        row.addWidget(self.plan_button)
        row.addStretch(1)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(label(self.tr("还没排的日子"), "section"))
        column.addWidget(self._coming)
        column.addLayout(row)
        return made

    @Slot(str)
    def _on_field_edited(self, name: str) -> None:
        if name != "rhythm" or self.form is None:
            return
        editor = self.form.row("days").editor
        if isinstance(editor, DaysEditor):
            editor.offer(days_offered(self.form.values()["rhythm"]))

    @Slot(str)
    def _on_left(self, name: str) -> None:
        if name != "starts_at" or self.form is None:
            return
        row = self.form.row(name)
        told = typed_time(row.editor.value())
        if told.problem:
            row.show_problem(told.problem)
        elif told.value:
            row.editor.set_value(told.value)

    @Slot()
    def _on_plan(self) -> None:
        if self._record is not None:
            verb = verbs.PlanNext(self._record.id, self.count.value())
            self._door.write(self, verb, self._on_planned, self._on_refused)

    def _on_planned(self, planned: Planned) -> None:
        words = self.tr("排好了 {0} 次活动，{1} 到 {2}。").format(
            len(planned.ids), planned.days[0], planned.days[-1]
        )
        self._planned = planned
        self._telling.offer(words, self.tr("撤销(&U)"), self._take_back, "good")

    def _take_back(self) -> None:
        verb = verbs.TakeBack(self._planned.ids)
        self._door.write(self, verb, self._on_taken_back, self._telling.refuse)

    def _on_taken_back(self, _count: int) -> None:
        self._telling.say(self.tr("排的活动已经收回。"), "good")


def _title(row: SeriesRow) -> str:
    return row.title


def _rhythm(row: SeriesRow) -> str:
    return in_words(row.code, row.days)


def _next(row: SeriesRow) -> str:
    return row.next


def _next_words(row: SeriesRow) -> str:
    return day_in_words(row.next)


def _activities(row: SeriesRow) -> str:
    return str(row.activities) if row.activities else ""
