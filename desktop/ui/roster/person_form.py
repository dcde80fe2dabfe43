"""Add or edit a volunteer: the ID number fills birth date and sex, every slip is said in words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.model import id_number
from desktop.model.ages import is_minor, may_be_minor
from desktop.model.kinds import kind_named
from desktop.model.phones import read_phone
from desktop.ui.roster.edit_form import EditForm
from desktop.ui.roster.number_editor import NumberEditor
from desktop.ui.roster.verbs import FormHelp, Namesakes
from desktop.ui.widgets.form import FormRow
from desktop.ui.widgets.words import label
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


class PersonForm(EditForm):
    """The form at the right of the roster.

    Args:
        parent: the Qt parent.

    Signals:
        who_left: what tells who it is, by field, once the clerk is done with a part of it.
    """

    who_left = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            kind_named("volunteer"), [name for _, names in _SECTIONS for name in names], parent
        )
        self._hinted: dict[str, str] = {}
        self._number = NumberEditor()
        self._guardian_head = label("", "section")

    def typed(self) -> dict[str, str]:
        """What to save: the fields that differ, or all that is filled of somebody new."""
        changes = super().typed()
        if self.record is not None and "id_number" in changes:
            changes["id_type"] = ""  # the new number decides what document it is, if any
        return changes

    def draft(self) -> dict[str, str]:
        """What is typed and not saved, for the draft."""
        typed = super().draft()
        if self.record is not None:
            typed.pop("id_number", None)  # what becomes of a known number is decided in one go
        return typed

    def check(self) -> bool:
        """Say what is wrong below each field; gives whether nothing is."""
        problems = {name: words for name in self._names if (words := self._problem(name))}
        self._form.show_problems(problems)
        return not problems

    def show_namesakes(self, found: Namesakes) -> None:
        """Say that somebody in the roster may be the same person."""
        if found.asked != self._who():
            return  # typed on meanwhile
        for name, words in (("id_number", found.by_number), ("name", found.by_name)):
            if words or self._hinted.get(name):
                self._form.row(name).show_notice(words)
            self._hinted[name] = words

    # --- building ---------------------------------------------------------------------------

    def _fill(self, help_: FormHelp) -> None:
        self._hinted = {}
        for title, names in _SECTIONS:
            if title:
                head = label(self._section_words(title), "section")
                self._form.add_widget(head)
                self._guardian_head = head
            for name in names:
                self._add_field(name, help_)
        self._form.left.connect(self._on_left)

    def _begun(self) -> None:
        if self.record is not None:
            self._tell_of_number()
        self._show_guardian()

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
            hint = self.tr("不动就不变。保存后也能撤销。")
            self._form.row("id_number").set_hint(hint)

    # --- while typing -----------------------------------------------------------------------

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

    def _show_guardian(self) -> None:
        birth = self._form.values()["birth_date"]
        doubtful = may_be_minor(birth, self._today)
        minor = doubtful or is_minor(birth, self._today)
        if doubtful:
            words = self.tr("可能还没满 18 周岁；没满的请填监护人")
            self._form.row("birth_date").show_notice(words)
        self._guardian_head.setVisible(minor)
        for name in ("guardian", "guardian_phone"):
            filled = bool(self._form.row(name).editor.value())
            self._form.row(name).setVisible(minor or filled)
