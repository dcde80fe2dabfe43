"""A form at the right of a list: adds or edits one record, says every slip in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop import errors
from desktop.model.kind import Kind, Record
from desktop.ui import theme
from desktop.ui.roster.verbs import FormHelp
from desktop.ui.widgets.form import Form, as_typed
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.words import button, label
from desktop.ui.words_of_model import shown, spoken


class EditForm(QFrame):
    """What the forms of people, teams and households have in common.

    Args:
        kind: what it edits.
        names: of the fields it asks for, in order.
        parent: the Qt parent.

    Signals:
        save_pressed: 保存.
        cancel_pressed: 取消 or Esc.
        edited: something was typed.
    """

    save_pressed = Signal()
    cancel_pressed = Signal()
    edited = Signal()

    def __init__(self, kind: Kind, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._kind, self._names = kind, tuple(names)
        self.record: Record | None = None
        self.bases: dict[str, int] = {}
        self._today = dt.date.min
        self._title = label("", "title", wrap=True)
        self.banner = MessageBanner()
        self._form = Form(kind, self._today)
        self._place = QVBoxLayout()
        #: What is said of it, and its buttons; whoever scrolls the whole form lays them below.
        self.foot = QWidget()
        self._save = button(self.tr("保存(&S)"), "primary")
        self._cancel = button(self.tr("取消(&C)"), "plain")
        self._build()

    @property
    def kind(self) -> Kind:
        """Of the records it edits."""
        return self._kind

    @property
    def fields(self) -> Form:
        """The rows."""
        return self._form

    # --- what the pane tells it -------------------------------------------------------------

    def begin(self, record: Record | None, help_: FormHelp, name: str = "") -> None:
        """Show a record's values, or an empty form.

        Args:
            record: as read, private fields masked; None for a new one.
            help_: today, words and records to choose from.
            name: what a new record is called so far.
        """
        self.record = record
        self.bases = dict(record.versions) if record else {}
        self._today = help_.today
        new = self.tr("添加{0}").format(spoken(self._kind.label))
        self._title.setText(self.tr("修改 {0}").format(record.title) if record else new)
        self._make_form(help_)
        self.banner.hide()
        if record is None:
            given = {f.name: str(f.default) for f in self._kind.fields if f.default}
            title = self._kind.title[0]
            self._form.load({n: given.get(n, "") for n in self._names} | {title: name})
        else:
            self._form.load_record(record)
        self._begun()
        self._form.go_to(self._names[0])

    def typed(self) -> dict[str, str]:
        """What to save: the fields that differ, or all that is filled of a new record."""
        if self.record is None:
            return {name: text for name, text in self._form.values().items() if text}
        return self._form.changes()

    def draft(self) -> dict[str, str]:
        """What is typed and not saved, for the draft."""
        return self.typed() if self.dirty() else {}

    def take_draft(self, typed: Mapping[str, str]) -> None:
        """Show what was typed before a kill or a power cut, unless there is something newer."""
        known = [name for name in typed if name in self._names]
        if self.dirty() or not known:
            return
        for name in known:
            self.type_into(name, str(typed[name] or ""))
        if self.dirty():
            self._begun()
            self.banner.show_words(self.tr("上次填到一半的内容还在，接着填就行。"), "note")

    def dirty(self) -> bool:
        """Whether something was typed."""
        return bool(self._form.changes())

    def check(self) -> bool:
        """Say what is wrong below each field; gives whether nothing is."""
        return self._form.check()

    def set_saving(self, *, saving: bool) -> None:
        """While it is being saved nothing is saved twice."""
        self._save.setEnabled(not saving)

    def type_into(self, name: str, text: str) -> None:
        """Put words into a field as if they had been typed."""
        self._form.row(name).editor.set_value(text)

    # --- what became of it ------------------------------------------------------------------

    def show_refusal(self, error: errors.StationError) -> None:
        """Say why it could not be saved, at the fields where it can."""
        if isinstance(error, errors.InvalidValues):
            rest = self._form.show_refusal(error)
            if rest:
                self.banner.show_words(rest + "。", "warn")
        else:
            self.banner.show_error(error)

    def show_conflict(self, error: errors.EditConflict, now: Record) -> None:
        """Somebody else changed the record meanwhile: show both, let the clerk decide.

        Args:
            error: the refusal.
            now: the record as it is now; another save says this was seen.
        """
        before, typed = self.record, self.typed()
        for name in self._names:
            if before is None or now.versions[name] == before.versions[name]:
                continue
            theirs = as_typed(now, name)
            if name in typed and typed[name] != theirs:
                words = self.tr("别处已改成“{0}”。再按保存就用您填的。").format(
                    shown(now, name) or self.tr("空")
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
        """Somebody else has changed the record meanwhile: say so, and change nothing here."""
        if self.record is None or self.record.id != now.id:
            return
        typed = self.typed()
        for name in self._names:
            theirs = as_typed(now, name)
            overtaken = now.versions.get(name) != self.bases.get(name)
            if not overtaken or theirs in (as_typed(self.record, name), typed.get(name)):
                continue
            words = self.tr("别处刚改成“{0}”。这一格您没有改，会照那边的留着。")
            if name in typed:
                words = self.tr("别处刚改成“{0}”。您填的还在，保存时再请您看一眼。")
            self._form.row(name).show_notice(words.format(shown(now, name) or self.tr("空")))

    def show_gone(self) -> None:
        """The record was deleted elsewhere meanwhile; what is typed stays."""
        words = self.tr("这条记录刚在别处删除了。您填的还在，保存前请先问一问。")
        self.banner.show_words(words, "warn")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancel_pressed.emit()
        else:
            super().keyPressEvent(event)

    # --- what a form of its own kind adds ---------------------------------------------------

    def _fill(self, help_: FormHelp) -> None:
        """Put the rows into the form."""
        raise NotImplementedError

    def _begun(self) -> None:
        """The values stand there."""

    # --- inside -----------------------------------------------------------------------------

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(label(self.tr("Enter 到下一格\nCtrl+Enter 保存"), "quiet", wrap=True), 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(16), 0, theme.px(12))
        column.setSpacing(theme.px(12))
        column.addWidget(self._title)
        column.addLayout(self._place, 1)
        # Below the fields: above them it would push them away from under the mouse.
        below = QVBoxLayout(self.foot)
        below.setContentsMargins(0, 0, theme.px(16), 0)
        below.setSpacing(theme.px(12))
        below.addWidget(self.banner)
        below.addLayout(foot)
        column.addWidget(self.foot)
        self._save.clicked.connect(self.save_pressed)
        self._cancel.clicked.connect(self.cancel_pressed)

    def _make_form(self, help_: FormHelp) -> None:
        self._form.hide()
        self._form.deleteLater()
        self._form = Form(self._kind, help_.today)
        self._fill(help_)
        self._place.addWidget(self._form)
        self._form.edited.connect(self._on_edited)
        self._form.submitted.connect(self.save_pressed)

    @Slot(str)
    def _on_edited(self, _name: str) -> None:
        self.edited.emit()
