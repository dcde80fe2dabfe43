"""The one column of an activity's facts and texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.model.kinds import kind_named
from desktop.services.activities.hours import COUNTING
from desktop.services.activities.stories import LastTime
from desktop.ui.activities.entry.typed import day_in_words, hours_shown
from desktop.ui.activities.entry.when_edits import HeldDayEdit, TimeSpanEdit
from desktop.ui.activities.entry.writing import WritingEditor
from desktop.ui.activities.verbs import Offers
from desktop.ui.widgets.editors import ChoiceEditor, SuggestEditor
from desktop.ui.widgets.form import Form, FormRow
from desktop.ui.words_of_model import spoken

#: What is the same again, and so filled in; where and how, never when or how many came.
_AGAIN = ("team", "category", "platform", "kind")
TEXTS = ("story", "plan", "press_brief")


class FactsForm(Form):
    """An activity's facts.

    Args:
        offers: what can be chosen.
        new: whether the activity is not stored yet.
        planned: whether it is to come; else it has been held.
        parent: the Qt parent.

    Signals:
        title_left: the name of a new activity was written.
        last_wanted: last time's text is wanted: story, plan or press_brief.
    """

    title_left = Signal(str)
    last_wanted = Signal(str)

    def __init__(
        self,
        offers: Offers,
        *,
        new: bool,
        planned: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kind_named("activity"), offers.today, parent)
        self._offers, self._new = offers, new
        self._people, self._minutes = 0, 0
        self.day = HeldDayEdit(offers.today)
        self.day.held = not planned
        self.span = TimeSpanEdit()
        self.add_field("title", offers=offers.titles)
        self.add_row("held_on", FormRow(self.tr("开展日期"), self.day, required=True))
        self.add_row("span", FormRow(self.tr("时间"), self.span))
        places = SuggestEditor([name for _, name in offers.points])
        places.setPlaceholderText(self.tr("按 ↓ 选常用地点，也可以直接写"))
        self.add_row("place", FormRow(self.tr("地点"), places))
        self._add_choice("team", offers.teams)
        for name in ("category", "platform", "kind"):
            self._add_choice(name, [(word, word) for word in offers.words.get(name, ())])
        if not planned:
            self.add_field("residents")
        if not new:
            self.add_field("status")
        self.texts = {name: self._add_text(name) for name in self._texts(planned=planned)}
        self.left.connect(self._on_left)
        self.edited.connect(self._on_edited)

    def problem_of(self, name: str) -> str:
        """What is wrong with one field; the day and the hours know it themselves."""
        if self.row(name).locked:
            return ""
        if name == "held_on" and (self.day.held or self._new) and not self.day.value():
            return self.tr("请填写开展日期")
        if name == "span":
            return self.span.problem()
        return super().problem_of(name)

    def show_words(self) -> None:
        """Say the day in words below it."""
        row = self.row("held_on")
        words = day_in_words(self.day.value()) if not self.day.problem() else ""
        if not row.problem:
            row.show_notice(words)

    def follow_status(self) -> None:
        """A planned activity's day may lie ahead."""
        if "status" in self.values():
            self.day.held = self.values()["status"] in COUNTING

    def count_people(self, people: int, minutes: int) -> None:
        """How many took part, for the phrases."""
        self._people, self._minutes = people, minutes

    def fill_again(self, last: LastTime) -> bool:
        """Fill what is empty as it was last time; gives whether anything was."""
        told = {name: last.facts.get(name, "") for name in _AGAIN}
        told["place"] = last.point
        values = self.values()
        told = {name: text for name, text in told.items() if text and not values[name]}
        for name, text in told.items():
            self.row(name).editor.set_value(text)
            self.edited.emit(name)
        words = self.tr("照 {0} 那次填了地点、队伍等，请看一眼。").format(day_in_words(last.day))
        self.row("title").show_notice(words if told else "")
        return bool(told)

    def facts(self) -> dict[str, str]:
        """The facts by the names that phrases give them."""
        values = self.values()
        team = dict(self._offers.teams).get(values["team"], "")
        return {
            "日期": _spoken_day(self.day.value()),
            "活动": values["title"],
            "队伍": team or self.tr("志愿者"),
            "地点": values["place"],
            "开始": self.span.start,
            "结束": self.span.end,
            "人数": str(self._people) if self._people else "",
            "时长": hours_shown(self._minutes) if self._minutes else "",
            "群众": values.get("residents", ""),
        }

    def _texts(self, *, planned: bool) -> Sequence[str]:
        return ("plan",) if planned else TEXTS

    def _add_text(self, name: str) -> WritingEditor:
        phrases = self._offers.phrases if name != "plan" else ()
        editor = WritingEditor(phrases, self.facts)
        self.add_row(name, FormRow(spoken(kind_named("activity").field(name).label), editor))
        editor.last_wanted.connect(_Wanted(self, name).on_wanted)
        return editor

    def _add_choice(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        label = spoken(kind_named("activity").field(name).label)
        self.add_row(name, FormRow(label, ChoiceEditor(choices)))

    @Slot(str)
    def _on_left(self, name: str) -> None:
        problem = self.problem_of(name) if name in ("held_on", "span") else ""
        # An empty field just passed is no fault yet.
        if problem and self.row(name).editor.value():
            self.row(name).show_problem(problem)
        elif name == "held_on":
            self.show_words()
        elif name == "title" and self._new and (title := self.values()["title"]):
            self.title_left.emit(title)

    @Slot(str)
    def _on_edited(self, name: str) -> None:
        if name == "status":
            self.follow_status()


class _Wanted(QObject):
    """Tells which text's last time is wanted."""

    def __init__(self, form: FactsForm, name: str) -> None:
        super().__init__(form)
        self._form, self._name = form, name

    @Slot()
    def on_wanted(self) -> None:
        """Its button was pressed."""
        self._form.last_wanted.emit(self._name)


def _spoken_day(iso: str) -> str:
    """``11月22日``."""
    try:
        day = dt.date.fromisoformat(iso)
    except ValueError:
        return ""
    return f"{day.month}月{day.day}日"
