"""Add or edit a volunteer: the ID number fills birth date and sex, every slip is said in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop import errors
from desktop.model import id_number
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.model.phones import read_phone
from desktop.ui import theme
from desktop.ui.roster.number_editor import NumberEditor
from desktop.ui.roster.verbs import FormHelp, Namesakes
from desktop.ui.widgets.form import Form, FormRow, as_typed
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.words import button, label
from desktop.ui.words_of_model import spoken

_SECTIONS = (
    ("", ("name", "id_number", "birth_date", "sex", "phone", "village_group")),
    ("more", ("address", "political_status", "skills", "service_areas", "registered_on", "status",
           "status_reason", "contact_person", "alias", "national_number", "no_photo", "notes")),
    ("minor", ("guardian", "guardian_phone")),
)  # fmt: skip
#: What tells whether somebody is in the roster already (domain.md, Same person twice).
_TELLING = ("name", "id_number", "birth_date", "village_group")
_PHONES = ("phone", "guardian_phone")
#: domain.md: a guardian's consent is needed below this age.
ADULT_YEARS = 18


class PersonForm(QFrame):
    """The form at the right of the roster.

    Signals:
        save_pressed: 保存.
        cancel_pressed: 取消 or Esc.
        who_left: what tells who it is, by field, once the clerk is done with a part of it.
        edited: something was typed.
    """

    save_pressed = Signal()
    cancel_pressed = Signal()
    who_left = Signal(object)
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self.record: Record | None = None
        self.bases: dict[str, int] = {}
        self._today = dt.date.min
        self._hinted: dict[str, str] = {}
        self._title = label("", "title")
        self.banner = MessageBanner()
        self._form = Form(kind_named("volunteer"), self._today)
        self._number = NumberEditor()
        self._save = button(self.tr("保存(&S)"), "primary")
        self._cancel = button(self.tr("取消(&C)"), "plain")
        self._guardian_head = label("", "section")
        self._form_place = QVBoxLayout()
        self._build()

    # --- what the screen tells it -----------------------------------------------------------

    def begin(self, record: Record | None, help_: FormHelp, name: str = "") -> None:
        """Show a person's values, or an empty form.

        Args:
            record: as read, ID number masked; None for somebody new.
            help_: today and the word lists.
            name: what a new person is called so far.
        """
        self.record = record
        self.bases = dict(record.versions) if record else {}
        self._today = help_.today
        self._title.setText(
            self.tr("编辑 {0}").format(record.title) if record else self.tr("添加志愿者")
        )
        self._hinted = {}
        self._make_form(help_)
        self.banner.hide()
        if record is None:
            self._form.load({"name": name, "status": "active"})
        else:
            self._form.load_record(record)
            self._tell_of_number()
        self._show_guardian()
        self._form.go_to("name")

    def typed(self) -> dict[str, str]:
        """What to save: the fields that differ, or all that is filled of somebody new."""
        changes = self._form.changes()
        if self.record is None:
            return {name: text for name, text in self._form.values().items() if text}
        if "id_number" in changes:
            changes["id_type"] = ""  # the new number decides what document it is, if any
        return changes

    def draft(self) -> dict[str, str]:
        """What is typed and not saved, for the draft."""
        typed = self.typed() if self.dirty() else {}
        if self.record is not None:
            typed.pop("id_number", None)  # what becomes of a known number is decided in one go
        return typed

    def take_draft(self, typed: Mapping[str, str]) -> None:
        """Show what was typed before a kill or a power cut, unless there is something newer."""
        known = [name for name in typed if name in self._names()]
        if self.dirty() or not known:
            return
        for name in known:
            self.type_into(name, str(typed[name]))
        if not self.dirty():
            return
        self._show_guardian()
        self.banner.show_words(self.tr("上次填到一半的内容还在，接着填就行。"), "note")

    def dirty(self) -> bool:
        """Whether something was typed."""
        return bool(self._form.changes())

    def check(self) -> bool:
        """Say what is wrong below each field; gives whether nothing is."""
        problems = {name: words for name in self._names() if (words := self._problem(name))}
        self._form.show_problems(problems)
        return not problems

    def show_refusal(self, error: errors.StationError) -> None:
        """Say why it could not be saved, at the fields where it can."""
        if isinstance(error, errors.InvalidValues):
            rest = self._form.show_refusal(error)
            if rest:
                self.banner.show_words(rest + "。", "warn")
        else:
            self.banner.show_error(error)

    def show_conflict(self, error: errors.EditConflict, now: Record) -> None:
        """Somebody else changed the person meanwhile: show both, let the clerk decide.

        Args:
            error: the refusal.
            now: the person as they are now; another save says this was seen.
        """
        before, typed = self.record, self.typed()
        for name in self._names():
            if before is None or now.versions[name] == before.versions[name]:
                continue
            theirs = as_typed(now, name)
            if name in typed and typed[name] != theirs:
                words = self.tr("别处已改成“{0}”。再按保存就用您填的。").format(
                    now.shown(name) or self.tr("空")
                )
                self._form.row(name).show_notice(words)
            else:
                self._form.accept(name, theirs)
        self.record = now
        self.bases = dict(now.versions)
        happened, kept, _advice = error.sentences()
        advice = self.tr("请看一眼标出的几格，再按保存。")
        self.banner.show_words(happened, "warn", kept + advice)

    def show_news(self, now: Record) -> None:
        """Somebody else has changed the person meanwhile: say so, and change nothing here."""
        if self.record is None or self.record.id != now.id:
            return
        typed = self.typed()
        for name in self._names():
            theirs = as_typed(now, name)
            overtaken = now.versions.get(name) != self.bases.get(name)
            if not overtaken or theirs in (as_typed(self.record, name), typed.get(name)):
                continue
            words = self.tr("别处刚改成“{0}”。这一格您没有改，会照那边的留着。")
            if name in typed:
                words = self.tr("别处刚改成“{0}”。您填的还在，保存时再请您看一眼。")
            self._form.row(name).show_notice(words.format(now.shown(name) or self.tr("空")))

    def show_gone(self) -> None:
        """The person was deleted elsewhere meanwhile; what is typed stays."""
        words = self.tr("这个人刚在别处删除了。您填的还在，保存前请先问一问。")
        self.banner.show_words(words, "warn")

    def show_namesakes(self, found: Namesakes) -> None:
        """Say that somebody in the roster may be the same person."""
        if found.asked != self._who():
            return  # typed on meanwhile
        for name, words in (("id_number", found.by_number), ("name", found.by_name)):
            if words or self._hinted.get(name):
                self._form.row(name).show_notice(words)
            self._hinted[name] = words

    def set_saving(self, *, saving: bool) -> None:
        """While it is being saved nothing is saved twice."""
        self._save.setEnabled(not saving)

    def type_into(self, name: str, text: str) -> None:
        """Put words into a field as if they had been typed."""
        self._form.row(name).editor.set_value(text)

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(label(self.tr("Enter 到下一格，Ctrl+Enter 保存"), "quiet", wrap=True), 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(16), 0, theme.px(12))
        column.setSpacing(theme.px(12))
        column.addWidget(self._title)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 0, theme.px(16), 0)
        beside.addWidget(self.banner)
        column.addLayout(beside)
        column.addLayout(self._form_place, 1)
        foot.setContentsMargins(0, 0, theme.px(16), 0)
        column.addLayout(foot)
        self._save.clicked.connect(self.save_pressed)
        self._cancel.clicked.connect(self.cancel_pressed)

    def _make_form(self, help_: FormHelp) -> None:
        self._form.hide()
        self._form.deleteLater()
        self._form = Form(kind_named("volunteer"), help_.today)
        for title, names in _SECTIONS:
            if title:
                head = label(self._section_words(title), "section")
                self._form.add_widget(head)
                self._guardian_head = head
            for name in names:
                self._add_field(name, help_)
        self._form_place.addWidget(self._form)
        self._form.left.connect(self._on_left)
        self._form.edited.connect(self._on_edited)
        self._form.submitted.connect(self.save_pressed)

    def _add_field(self, name: str, help_: FormHelp) -> None:
        if name != "id_number":
            self._form.add_field(name, self._hint(name), help_.offers.get(name, ()))
            return
        self._number = NumberEditor()
        words = spoken(kind_named("volunteer").field(name).label)
        self._form.add_row(name, FormRow(words, self._number, self._hint(name)))

    def _hint(self, name: str) -> str:
        hints = {
            "id_number": self.tr("填了身份证号，出生日期和性别会自动填上"),
            "registered_on": self.tr("例如 5.12、0512、昨天"),
        }
        return hints.get(name, "")

    def _tell_of_number(self) -> None:
        """What can be done with a number that is known."""
        if self._number.value():
            hint = self.tr("不按「更改」或「清除」就保持不变；都在保存时生效，可以撤销")
            self._form.row("id_number").set_hint(hint)

    # --- while typing -----------------------------------------------------------------------

    @Slot(str)
    def _on_edited(self, _name: str) -> None:
        self.edited.emit()

    @Slot(str)
    def _on_left(self, name: str) -> None:
        row = self._form.row(name)
        problem = self._problem(name) if row.editor.value() else ""
        if problem or row.problem:
            row.show_problem(problem)
        if name == "id_number" and not problem:
            self._fill_from_number()
        if name in _PHONES and not problem and row.editor.value():
            row.show_notice(read_phone(row.editor.value()).problem)
        if name in ("birth_date", "id_number"):
            self._show_guardian()
        if name in _TELLING and (self.record is None or name in self._form.changes()):
            self.who_left.emit(self._who())

    def _who(self) -> dict[str, str]:
        """What tells who it is; of a known person only the number the clerk types."""
        values = self._form.values()
        return {name: values[name] for name in _TELLING} | {"id_number": self._number.typed}

    def _fill_from_number(self) -> None:
        typed = self._number.typed
        read = id_number.check(typed, today=self._today) if typed else None
        if not isinstance(read, id_number.IdNumber):
            return
        self._number.set_value(read.number)
        if read.warning:
            self._form.row("id_number").show_notice(read.warning)
        filled: Mapping[str, str | None] = {"birth_date": read.birth_date, "sex": read.sex}
        for name, value in filled.items():
            if value and self._form.row(name).editor.value() != value:
                self._form.row(name).editor.set_value(value)
                self._form.row(name).show_notice(self.tr("已按身份证号填写"))

    def _problem(self, name: str) -> str:
        if name == "id_number":
            number = self._number.typed
            read = id_number.check(number, today=self._today) if number else None
            return read.reason if isinstance(read, id_number.IdProblem) else ""
        typed = self._form.row(name).editor.value()
        if name in _PHONES and typed and not read_phone(typed).phone:
            return self.tr("不像电话号码，请核对；手机是 11 位")
        return self._form.problem_of(name)

    def _section_words(self, section: str) -> str:
        return {"more": self.tr("更多"), "minor": self.tr("未成年人")}[section]

    def _names(self) -> list[str]:
        return [name for _, names in _SECTIONS for name in names]

    def _show_guardian(self) -> None:
        birth = self._form.values()["birth_date"]
        minor = len(birth) >= 4 and birth[:4].isdigit() and self._years(birth) < ADULT_YEARS
        self._guardian_head.setVisible(minor)
        for name in ("guardian", "guardian_phone"):
            filled = bool(self._form.row(name).editor.value())
            self._form.row(name).setVisible(minor or filled)

    def _years(self, birth: str) -> int:
        return self._today.year - int(birth[:4]) - (self._today.isoformat()[5:] < birth[5:])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancel_pressed.emit()
        else:
            super().keyPressEvent(event)
