"""Record an activity, or change one: facts at the left, people and photos at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.model.durations import length_minutes
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services.happenings import Happening
from desktop.services.hours import COUNTING
from desktop.ui import theme
from desktop.ui.activities import form_values
from desktop.ui.activities.participants_editor import ParticipantsEditor
from desktop.ui.activities.participants_model import Attendee
from desktop.ui.activities.photo_intake import PhotoIntake
from desktop.ui.activities.typed import day_in_words
from desktop.ui.activities.verbs import Draft, Offers
from desktop.ui.activities.when_edits import HeldDayEdit, TimeSpanEdit
from desktop.ui.widgets.editors import ChoiceEditor, SuggestEditor
from desktop.ui.widgets.form import Form, FormRow
from desktop.ui.widgets.header import PageHeader
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.words import button

#: Narrower than this at 100 %, the two columns stand one below the other.
_TWO_COLUMNS_PX = 900


class FactsForm(Form):
    """The one column of an activity's facts.

    Args:
        offers: what can be chosen.
        new: whether the activity is not stored yet; then it has been held.
        parent: the Qt parent.
    """

    def __init__(self, offers: Offers, *, new: bool, parent: QWidget | None = None) -> None:
        super().__init__(kind_named("activity"), offers.today, parent)
        self.day = HeldDayEdit(offers.today)
        self.span = TimeSpanEdit()
        self.add_field("title")
        self.add_row("held_on", FormRow(self.tr("开展日期"), self.day, required=True))
        self.add_row("span", FormRow(self.tr("时间"), self.span))
        places = SuggestEditor([name for _, name in offers.points])
        places.setPlaceholderText(self.tr("按 ↓ 选常用地点，也可以直接写"))
        self.add_row("place", FormRow(self.tr("地点"), places))
        self._add_choice("team", offers.teams)
        for name in ("category", "platform", "kind"):
            self._add_choice(name, [(word, word) for word in offers.words.get(name, ())])
        self.add_field("residents")
        if not new:
            self.add_field("status")
        self.add_field("story")
        self.left.connect(self._on_left)
        self.edited.connect(self._on_edited)

    def problem_of(self, name: str) -> str:
        """What is wrong with one field; the day and the hours know it themselves."""
        if self.row(name).locked:
            return ""
        if name == "held_on" and self.day.held and not self.day.value():
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
        status = self.values().get("status", "held")
        self.day.held = status in COUNTING

    def _add_choice(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        label = kind_named("activity").field(name).label
        self.add_row(name, FormRow(label, ChoiceEditor(choices)))

    @Slot(str)
    def _on_left(self, name: str) -> None:
        problem = self.problem_of(name) if name in ("held_on", "span") else ""
        # An empty field just passed is no fault yet.
        if problem and self.row(name).editor.value():
            self.row(name).show_problem(problem)
        elif name == "held_on":
            self.show_words()

    @Slot(str)
    def _on_edited(self, name: str) -> None:
        if name == "status":
            self.follow_status()


class ActivityForm(QWidget):
    """The page that records or changes one activity.

    Args:
        door: for people and thumbnails.
        parent: the Qt parent.

    Signals:
        saved: the `Draft` to store.
        cancelled: the clerk leaves without saving.
    """

    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._happening: Happening | None = None
        self._offers: Offers | None = None
        self._people_loaded: dict[str, str] = {}
        self._seen: dict[str, Record] = {}
        self.facts: FactsForm | None = None
        self.header = PageHeader(self.tr("记录活动"))
        self.banner = MessageBanner()
        self.people = ParticipantsEditor(door)
        self.photos = PhotoIntake(door)
        self.save_button = button(self.tr("保存(&S)"), "primary")
        self.cancel_button = button(self.tr("取消(&X)"))
        self._card = QFrame()
        self._facts_column = QVBoxLayout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.cancelled)
        for keys in ("Ctrl+S", "Ctrl+Return"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)
        self.banner.closed.connect(self._focus_facts)

    def begin(self, offers: Offers, happening: Happening | None = None) -> None:
        """Start a new activity, or show a stored one to be changed."""
        self._offers, self._happening = offers, happening
        new = happening is None
        self.header.set_title(self.tr("记录活动") if new else self.tr("修改活动"))
        self.banner.hide()
        self._show_facts(FactsForm(offers, new=new))
        self.people.offer(offers.teams, offers.words.get("role", ()))
        self.photos.clear()
        self.photos.setVisible(new)
        self._load()
        self.set_busy(busy=False)
        self._arrange(self.width())
        self._focus_facts()

    @property
    def shows(self) -> str:
        """The id of the stored activity it changes; empty for a new one."""
        return self._happening.record.id if self._happening else ""

    @property
    def changes_stored(self) -> bool:
        """Whether it shows a stored activity rather than a new one."""
        return self._happening is not None

    def unsaved(self) -> bool:
        """Whether something was written that is not stored."""
        if self.facts is None:
            return False
        people = {p.volunteer: repr(p) for p in self.people.model.people}
        return bool(self.facts.changes() or self.photos.paths or people != self._people_loaded)

    def forget(self) -> None:
        """What it holds is stored or not wanted."""
        if self.facts is not None:
            self._facts_column.removeWidget(self.facts)
            self.facts.deleteLater()
            self.facts = None
        self.photos.clear()
        self.set_busy(busy=False)

    def set_busy(self, *, busy: bool) -> None:
        """While it is being stored nothing can be pressed twice."""
        self.save_button.setEnabled(not busy)
        self.save_button.setText(self.tr("正在保存……") if busy else self.tr("保存(&S)"))

    def show_refusal(self, error: errors.StationError) -> None:
        """Say why it was not stored, below the fields where they are known."""
        self.set_busy(busy=False)
        if isinstance(error, errors.InvalidValues) and self.facts is not None:
            self.facts.show_refusal(error)
        self.banner.show_error(error)

    def show_news(self, now: Happening) -> None:
        """Another hand has changed the activity meanwhile: say so, and change nothing here."""
        if self.facts is None or not self._is_of(now):
            return
        for name, words in self._news(now).items():
            told = self.tr("别处刚改成“{0}”。这一格您没有改，会照那边的留着。")
            if name in self.facts.changes():
                told = self.tr("别处刚改成“{0}”。您填的还在，保存时再请您看一眼。")
            self.facts.row(name).show_notice(told.format(words or self.tr("空")))
        if self._people_changed(now):
            words = self.tr("参与人员刚在别处改过。您没有动过的人，会照那边的留着。")
            self.banner.show_words(words, "note")

    def show_conflict(self, error: errors.EditConflict, now: Happening) -> None:
        """The same once saving was refused for it; another save says that it was seen.

        Args:
            error: the refusal.
            now: the activity as it is.
        """
        self.set_busy(busy=False)
        if self.facts is None or not self._is_of(now):
            return
        shown = form_values.shown_values(now)
        for name, words in self._news(now).items():
            if name in self.facts.changes():
                told = self.tr("别处已改成“{0}”。再按保存就用您填的。")
                self.facts.row(name).show_notice(told.format(words or self.tr("空")))
            else:
                self.facts.accept(name, shown.get(name, ""))
        mine = {p.volunteer: repr(p) for p in self.people.model.people}
        for part, _ in now.participants:
            who = part.text("volunteer")
            if who in self._seen and mine.get(RecordId(who)) != self._people_loaded.get(who):
                self._seen[who] = part
        self._happening = now
        happened, kept, _advice = error.sentences()
        advice = self.tr("请看一眼标出的几格，再按保存。")
        self.banner.show_words(happened, "warn", kept + advice)

    def _is_of(self, now: Happening) -> bool:
        return self._happening is not None and self._happening.record.id == now.record.id

    def _news(self, now: Happening) -> dict[str, str]:
        """What others have changed of what the form shows, in words."""
        before = form_values.shown_values(self._happening) if self._happening else {}
        after = form_values.shown_values(now)
        return {
            name: form_values.words_of(now, name)
            for name in after
            if self.facts is not None
            and name in self.facts.values()
            and after[name] != before.get(name)
            and after[name] != self.facts.values()[name]
        }

    def _people_changed(self, now: Happening) -> bool:
        known = {who: dict(part.versions) for who, part in self._seen.items()}
        return {p.text("volunteer"): dict(p.versions) for p, _ in now.participants} != known

    @Slot()
    def save(self) -> None:
        """Check, and hand the draft over."""
        if self.facts is None or not self.save_button.isEnabled():
            return
        people_problem = self.people.problem()
        self.people.say(people_problem)
        if not self.facts.check() or people_problem:
            return
        self.set_busy(busy=True)
        self.saved.emit(self._draft(self.facts))

    def _draft(self, facts: FactsForm) -> Draft:
        values = facts.values()
        points = self._offers.points if self._offers else ()
        stored = self._happening.record if self._happening else None
        fields = form_values.fields_of(values, facts.changes() if stored else values, points)
        if stored is None:
            fields = {name: text for name, text in fields.items() if text}
        return Draft(
            id=stored.id if stored else "",
            typed=fields,
            participants=self.people.model.participants(values["held_on"]),
            bases={name: stored.versions[name] for name in fields} if stored else {},
            paths=self.photos.paths,
            seen=self._seen,
        )

    def _load(self) -> None:
        facts, happening = self.facts, self._happening
        if facts is None:
            return
        facts.lock(form_values.locked_in(happening.record) if happening else ())
        facts.load(form_values.shown_values(happening) if happening else {})
        facts.follow_status()
        facts.show_words()
        usual = length_minutes(happening.record.values) if happening else None
        pairs = happening.participants if happening else ()
        self.people.set_usual_minutes(usual)
        self.people.set_people([Attendee.of(part, who, usual) for part, who in pairs])
        self.people.set_team(facts.values()["team"])
        self._people_loaded = {p.volunteer: repr(p) for p in self.people.model.people}
        self._seen = {part.text("volunteer"): part for part, _ in pairs}

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        for made in (self.cancel_button, self.save_button):
            self.header.add(made)
        inside = QWidget()
        theme.set_role(inside, "scrolled")
        right = QVBoxLayout()
        right.setSpacing(theme.px(12))
        right.addWidget(self.people, 1)
        right.addWidget(self.photos)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(theme.px(12))
        self._columns.addWidget(self._card, 9)
        self._columns.addLayout(right, 11)
        inside.setLayout(self._columns)
        self._card.setLayout(self._facts_column)
        self._facts_column.setContentsMargins(theme.px(16), theme.px(16), 0, 0)
        theme.set_role(self._card, "card")
        self._area = QScrollArea()
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(self.header)
        column.addWidget(self.banner)
        column.addWidget(self._area, 1)

    def _show_facts(self, facts: FactsForm) -> None:
        if self.facts is not None:
            self._facts_column.removeWidget(self.facts)
            self.facts.deleteLater()
        self.facts = facts
        self._facts_column.addWidget(facts)
        facts.submitted.connect(self.save)
        facts.edited.connect(self._on_edited)
        facts.left.connect(self._on_edited)

    @Slot(str)
    def _on_edited(self, name: str) -> None:
        if self.facts is None:
            return
        if name == "span":
            self.people.set_usual_minutes(self.facts.span.minutes)
        elif name == "team":
            self.people.set_team(self.facts.values()["team"])

    @Slot()
    def _focus_facts(self) -> None:
        if self.facts is not None:
            self.facts.row("title").editor.target().setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room, else one."""
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _arrange(self, width: int) -> None:
        wide = width >= theme.px(_TWO_COLUMNS_PX)
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        if self.facts is not None:
            natural = self.facts.widget().sizeHint().height()
            # Room for what rows may say below their fields, or there would be two scroll bars.
            self.facts.setMinimumHeight(0 if wide else natural + theme.px(80))
