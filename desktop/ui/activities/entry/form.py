"""Record, plan or change an activity: facts at the left, people and photos at the right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.services.activities.happenings import Happening
from desktop.services.activities.planning import PLANNED
from desktop.services.activities.stories import LastTime
from desktop.ui import theme
from desktop.ui.activities.entry import form_values
from desktop.ui.activities.entry.begun import Begun
from desktop.ui.activities.entry.facts_form import FactsForm
from desktop.ui.activities.entry.form_columns import FormColumns
from desktop.ui.activities.entry.participants_editor import ParticipantsEditor
from desktop.ui.activities.entry.participants_model import Attendee
from desktop.ui.activities.entry.typed import day_in_words
from desktop.ui.activities.entry.when_edits import HeldDayEdit
from desktop.ui.activities.photos.photo_intake import PhotoIntake
from desktop.ui.activities.verbs import Draft, Offers
from desktop.ui.widgets.header import PageHeader
from desktop.ui.widgets.notices import Notices
from desktop.ui.widgets.screen import beside_nothing
from desktop.ui.widgets.words import button

#: At 100 %, of a very wide screen.
_WIDEST_PX = 1600


class ActivityForm(QWidget):
    """The page that records or changes one activity.

    Args:
        door: for people and thumbnails.
        parent: the Qt parent.

    Signals:
        saved: the `Draft` to store.
        cancelled: the clerk leaves without saving.
        edited: something was typed or chosen.
        title_left: the name of a new activity was written.
        last_wanted: last time's text is wanted: which of the activity's texts.
        hidden: it went out of sight.
    """

    saved = Signal(object)
    cancelled = Signal()
    edited = Signal()
    title_left = Signal(str)
    last_wanted = Signal(str)
    hidden = Signal()

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._begun = Begun()
        self._offers: Offers | None = None
        self._known: dict[str, str] = {}
        self.facts: FactsForm | None = None
        self.header = PageHeader(self.tr("记录活动"))
        self.banner = Notices(self).banner
        self.people = ParticipantsEditor(door)
        self.photos = PhotoIntake(door)
        self.save_button = button(self.tr("保存(&S)"), "primary")
        self.cancel_button = button(self.tr("取消(&X)"))
        ends = (self.cancel_button, self.save_button)
        self._columns = FormColumns((self.people, self.photos), ends)
        self._build()
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.cancelled)
        for keys in ("Ctrl+S", "Ctrl+Return"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)
        self.banner.closed.connect(self._focus_facts)
        self.people.edited.connect(self._on_people)
        self.photos.edited.connect(self.edited)
        self.photos.chosen.connect(partial(self._columns.show_card, self.photos))

    def begin(
        self,
        offers: Offers,
        happening: Happening | None = None,
        known: Mapping[str, str] | None = None,
        focus: str = "",
    ) -> None:
        """Start a new activity, or show a stored one to be changed.

        Args:
            offers: what can be chosen.
            happening: the stored activity; None for a new one.
            known: of a new one, what is known of it already: the form's fields, and fields of the
                record that the form does not show. A ``status`` of what is only planned makes it
                a plan. Of a stored one, what should be changed: it stands there as if typed.
            focus: the field to begin at; empty for the first.
        """
        self._offers, self._begun, self._known = offers, Begun(happening), dict(known or {})
        new = happening is None
        self.header.set_title(self._title())
        self.banner.hide()
        self._show_facts(FactsForm(offers, new=new, planned=new and self.plans))
        self.people.offer(offers.teams, offers.words.get("role", ()), offers.groups)
        self.people.offer_last("", "")
        self.photos.begin(HeldDayEdit(offers.today))
        self.photos.setVisible(new and not self.plans)
        self._load()
        self.set_busy(busy=False)
        self._focus_field(focus)

    @property
    def plans(self) -> bool:
        """Whether a new activity is only planned."""
        return not self.changes_stored and self._known.get("status", "") in PLANNED

    @property
    def shows(self) -> str:
        """The id of the stored activity it changes; empty for a new one."""
        return self._begun.stored.id if self._begun.stored else ""

    @property
    def changes_stored(self) -> bool:
        """Whether it shows a stored activity rather than a new one."""
        return self._begun.stored is not None

    def unsaved(self) -> bool:
        """Whether something was written that is not stored."""
        if self.facts is None:
            return False
        pictures = self.photos.batch().pictures
        return bool(self.facts.changes() or pictures or self._people_differ())

    def forget(self) -> None:
        """What it holds is stored or not wanted."""
        self._columns.set_form(None)
        self.facts = None
        self.photos.clear()
        self.set_busy(busy=False)

    def set_busy(self, *, busy: bool) -> None:
        """While it is being stored nothing can be pressed twice."""
        self.save_button.setEnabled(not busy)
        self.save_button.setText(self.tr("正在保存……") if busy else self.tr("保存(&S)"))

    # --- last time --------------------------------------------------------------------------

    def show_last(self, title: str, last: LastTime | None) -> None:
        """What the same activity was like last time; what is empty is filled as it was."""
        if self.facts is None or self.changes_stored or self.facts.values()["title"] != title:
            return
        if last is None:
            self.people.offer_last("", "")
            return
        self.facts.fill_again(last)
        day = day_in_words(last.day).partition("年")[2].partition(" ")[0]
        words = self.tr("{0} 那次的 {1} 人").format(day, last.people)
        self.people.offer_last(last.id if last.people else "", words)

    def show_last_text(self, what: str, text: str) -> None:
        """Put last time's text in, or say that there is none."""
        if self.facts is None or what not in self.facts.texts:
            return
        if text:
            self.facts.texts[what].put_in(text)
        else:
            self.facts.row(what).show_notice(self.tr("同名或同类的活动还没有写过。"))

    # --- what is kept of it while it is written ---------------------------------------------

    def state(self) -> dict[str, Any]:
        """What stands in it, as plain values; empty where nothing was written."""
        facts = self.facts
        if facts is None or not self.unsaved():
            return {}
        changes = facts.changes()
        names = form_values.fields_of(facts.values(), changes, ())
        return {
            "facts": changes,
            "known": self._known,
            "people": self.people.state() if self._people_differ() else {},
            "photos": self.photos.state(),
            "bases": self._begun.versions(names),
        }

    def take_state(self, state: Mapping[str, Any]) -> None:
        """Write again what `state` gave once."""
        if self.facts is None:
            return
        for name, text in dict(state.get("facts", {})).items():
            if name in self.facts.values() and not self.facts.row(name).locked:
                self.facts.row(name).editor.set_value(str(text))
        self._begun = replace(self._begun, bases=dict(state.get("bases", {})))
        self.facts.follow_status()
        self.facts.show_words()
        self._follow_facts()
        if people := state.get("people"):
            self.people.take_state(people)
        if pictures := state.get("photos"):
            self.photos.take_state(pictures)

    # --- refusals and news ------------------------------------------------------------------

    def show_refusal(self, error: errors.StationError) -> None:
        """Say why it was not stored, below the fields where they are known."""
        self.set_busy(busy=False)
        if isinstance(error, errors.InvalidValues) and self.facts is not None:
            self.facts.show_refusal(error)
        self.banner.show_error(error)

    def show_news(self, now: Happening) -> None:
        """Another hand has changed the activity meanwhile: say so, and change nothing here."""
        if self.facts is None or not self._begun.is_of(now):
            return
        for name, words in self._begun.news(now, self.facts.values()).items():
            told = self.tr("别处刚改成“{0}”。这一格您没有改，会照那边的留着。")
            if name in self.facts.changes():
                told = self.tr("别处刚改成“{0}”。您填的还在，保存时再请您看一眼。")
            self.facts.row(name).show_notice(told.format(words or self.tr("空")))
        if self._begun.people_changed(now):
            words = self.tr("参与人员刚在别处改过。您没有动过的人，会照那边的留着。")
            self.banner.show_words(words, "note")

    def show_conflict(self, error: errors.EditConflict, now: Happening) -> None:
        """The same once saving was refused for it; another save says that it was seen.

        Args:
            error: the refusal.
            now: the activity as it is.
        """
        self.set_busy(busy=False)
        if self.facts is None or not self._begun.is_of(now):
            return
        shown = form_values.shown_values(now)
        for name, words in self._begun.news(now, self.facts.values()).items():
            if name in self.facts.changes():
                told = self.tr("别处已改成“{0}”。再按保存就用您填的。")
                self.facts.row(name).show_notice(told.format(words or self.tr("空")))
            else:
                self.facts.accept(name, shown.get(name, ""))
        self._begun = self._begun.accepted(now, self._people_now())
        happened, kept, _advice = error.sentences()
        advice = self.tr("请看一眼标出的几格，再按保存。")
        self.banner.show_words(happened, "warn", kept + advice)

    @Slot()
    def save(self) -> None:
        """Check, and hand the draft over."""
        if self.facts is None or not self.save_button.isEnabled():
            return
        people_problem = self.people.problem()
        self.people.say(people_problem)
        if self.photos.looking:
            self.banner.show_words(self.tr("文件夹里的照片还在看，看完再保存。"))
            return
        if not self.facts.check() or people_problem:
            return
        self.set_busy(busy=True)
        self.saved.emit(self._draft(self.facts))

    def _draft(self, facts: FactsForm) -> Draft:
        values = facts.values()
        points = self._offers.points if self._offers else ()
        stored = self._begun.stored
        status = self._known.get("status", "held")
        changed = facts.changes() if stored else values
        fields = form_values.fields_of(values, changed, points, status)
        if stored is None:
            unseen = {name: text for name, text in self._known.items() if name not in values}
            fields = {name: text for name, text in (unseen | fields).items() if text}
        return Draft(
            id=stored.id if stored else "",
            typed=fields,
            participants=self.people.model.participants(values["held_on"]),
            bases=self._begun.versions(fields),
            batch=self.photos.batch(),
            seen=self._begun.seen,
        )

    def _load(self) -> None:
        facts, happening = self.facts, self._begun.happening
        if facts is None:
            return
        facts.lock(form_values.locked_in(happening.record) if happening else ())
        known = {name: text for name, text in self._known.items() if name in facts.values()}
        facts.load(form_values.shown_values(happening) if happening else known)
        if happening:
            for name, text in known.items():
                facts.row(name).editor.set_value(text)
        facts.follow_status()
        facts.show_words()
        usual = self._begun.minutes
        pairs = happening.participants if happening else ()
        self.people.set_people([Attendee.of(part, who, usual) for part, who in pairs])
        self._follow_facts()
        seen = {part.text("volunteer"): part for part, _ in pairs}
        self._begun = Begun(happening, people=self._people_now(), seen=seen)

    def _follow_facts(self) -> None:
        """People and pictures go by the day, the hours and the team."""
        if self.facts is None:
            return
        self.people.set_usual_minutes(self.facts.span.minutes or self._begun.minutes)
        self.people.set_team(self.facts.values()["team"])
        self.photos.set_day(self.facts.day.value() if not self.facts.day.problem() else "")

    def _people_now(self) -> dict[str, str]:
        return {p.volunteer: repr(p) for p in self.people.model.people}

    def _people_differ(self) -> bool:
        return bool(self.people.question.open_names) or self._people_now() != self._begun.people

    def _title(self) -> str:
        if self.changes_stored:
            return self.tr("修改活动")
        return self.tr("计划活动") if self.plans else self.tr("记录活动")

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        for made in (self.cancel_button, self.save_button):
            self.header.add(made)
        # Fields as wide as a 4K screen are none to type in.
        inside = QWidget()
        self.setLayout(beside_nothing(inside, _WIDEST_PX))
        column = QVBoxLayout(inside)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(self.header)
        column.addWidget(self._columns, 1)

    def _show_facts(self, facts: FactsForm) -> None:
        self.facts = facts
        self._columns.set_form(facts)
        facts.submitted.connect(self.save)
        facts.edited.connect(self._on_edited)
        facts.left.connect(self._on_edited)
        facts.title_left.connect(self.title_left)
        facts.last_wanted.connect(self.last_wanted)

    @Slot(str)
    def _on_edited(self, name: str) -> None:
        if name in ("span", "team", "held_on"):
            self._follow_facts()
        self.edited.emit()

    @Slot()
    def _on_people(self) -> None:
        if self.facts is not None:
            model = self.people.model
            self.facts.count_people(len(model.people), model.total_minutes())
        self.edited.emit()

    @Slot()
    def _focus_facts(self) -> None:
        self._focus_field("title")

    def _focus_field(self, name: str) -> None:
        if name == "participants":
            self.people.picker.setFocus()
        elif self.facts is not None:
            shown = name if name in self.facts.values() else "title"
            self.facts.row(shown).editor.target().setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts a message away, then leaves; what was written is kept."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.banner.isVisible():
            self.banner.put_away()
        elif self.save_button.isEnabled():
            self.cancelled.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight: what was typed last is kept now."""
        super().hideEvent(event)
        self.hidden.emit()
