"""本站: who the station is, as it stands on paper and at the head of the window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop import errors
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.ui import theme
from desktop.ui.settings.section import COLUMN_PX
from desktop.ui.settings.verbs import Change
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.history_button import HistoryButton
from desktop.ui.widgets.words import button, label

#: What a form leaves free at the right of its fields.
_ASIDE_PX = 16
_FIELDS = (
    "name",
    "head",
    "phone",
    "address",
    "opening_hours",
    "town",
    "county",
    "brand",
    "signing_body",
    "seal_body",
)


class StationSection(QFrame):
    """A form that saves what was changed.

    Args:
        parent: the Qt parent.

    Signals:
        saved: the `Change` to store.
    """

    saved = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._facts: Record | None = None
        self.form = Form(kind_named("station"), dt.date.min)
        self.save_button = button(self.tr("保存(&S)"), "primary")
        self._code = label("", "quiet", wrap=True)
        self._build()
        self.form.submitted.connect(self.save)
        self.form.edited.connect(self._on_edited)
        self.save_button.clicked.connect(self.save)
        self.save_button.setEnabled(False)

    @property
    def shown(self) -> str:
        """The station's id; empty until it is known."""
        return str(self._facts.id) if self._facts is not None else ""

    def show_facts(self, facts: Record) -> None:
        """Show the station; what is being typed is not written over."""
        if self.unsaved():
            return
        self._facts = facts
        self.form.load_record(facts)
        self._code.setText(
            self.tr("区划代码 {0}（建站时定下）").format(facts.text("division_code"))
        )
        self.save_button.setEnabled(False)

    def unsaved(self) -> bool:
        """Whether something was typed that is not stored."""
        return self._facts is not None and bool(self.form.changes())

    def typed(self) -> dict[str, str]:
        """What was typed and is not stored, as a draft keeps it."""
        return self.form.changes() if self._facts is not None else {}

    def take_up(self, typed: Mapping[str, object]) -> None:
        """Go on with what was typed before the program ended; what is typed now goes before."""
        if self._facts is None or self.unsaved():
            return
        for name, text in typed.items():
            if name in _FIELDS:
                self.form.row(name).editor.set_value(str(text))
        self._on_edited("")

    def show_refusal(self, error: errors.StationError) -> str:
        """Say below the fields why it was not stored; gives what belongs to none of them."""
        self.save_button.setEnabled(True)
        if isinstance(error, errors.InvalidValues):
            return self.form.show_refusal(error)
        return str(error)

    def settle(self) -> None:
        """What stands there is stored now."""
        self._facts = None

    @Slot()
    def save(self) -> None:
        """Check, and hand over what was changed."""
        if self._facts is None or not self.form.check():
            return
        changes = self.form.changes()
        if changes:
            self.save_button.setEnabled(False)
            bases = {name: self._facts.versions[name] for name in changes}
            self.saved.emit(Change("station", self._facts.id, changes, bases))

    def _build(self) -> None:
        for name in _FIELDS:
            self.form.add_field(name, self._hint(name))
        self.form.add_widget(self._code)
        inside, top = QWidget(), QWidget()
        # The bar that scrolls stands at the edge of the card, 保存 above the end of the fields.
        top.setMaximumWidth(theme.px(COLUMN_PX))
        self.form.widget().setMaximumWidth(theme.px(COLUMN_PX))
        head = QHBoxLayout(top)
        head.setContentsMargins(0, 0, theme.px(_ASIDE_PX), 0)
        head.addWidget(label(self.tr("本站"), "section"))
        head.addStretch(1)
        head.addWidget(HistoryButton())
        head.addWidget(self.save_button)
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.px(16), theme.px(12), 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(top)
        column.addWidget(self.form, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(inside, 1)

    def _hint(self, name: str) -> str:
        return {
            "name": self.tr("写全称，例如 石桥村新时代文明实践站；打印时用这个名字"),
            "signing_body": self.tr("落在制度和证书最后的单位；不写就用站名"),
            "seal_body": self.tr("多数站没有自己的公章：写村党组织、村委会或镇街所"),
            "brand": self.tr("有活动品牌就写，例如 石桥夜话"),
        }.get(name, "")

    @Slot(str)
    def _on_edited(self, _name: str) -> None:
        self.save_button.setEnabled(bool(self.form.changes()))
