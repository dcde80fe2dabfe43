"""文书: who keeps the station, and who kept it before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from desktop import errors
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.ui import theme
from desktop.ui.keys.verbs import Standing
from desktop.ui.settings.clerk_keys_part import ClerkWay, StationKeys
from desktop.ui.settings.section import Section
from desktop.ui.settings.verbs import Change
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.history_button import HistoryButton
from desktop.ui.widgets.readers_choice import ReadersChoice
from desktop.ui.widgets.words import button, label, line
from desktop.ui.words_of_model import shown

_FIELDS = ("name", "role", "since", "until")
_ROLE = Qt.ItemDataRole.UserRole


class ClerksSection(Section):
    """The list of clerks, and below it the one chosen or a new one.

    Args:
        parent: the Qt parent.

    Signals:
        saved: the `Change` to store.
        removal_pressed: the id of a clerk to delete.
    """

    saved = Signal(object)
    removal_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._clerks: dict[str, Record] = {}
        self._at_desk = ""
        self._today = dt.date.min
        self._chosen: Record | None = None
        self._wanted = ""
        self.form: Form | None = None
        self.list = QListWidget()
        self.add_button = button(self.tr("添加文书(&A)"), "plain", "plus")
        self.save_button = button(self.tr("保存(&S)"), "primary")
        self.remove_button = button(self.tr("删除(&D)"), "danger", "trash")
        self._head = label("", "section")
        self.way, self.keys = ClerkWay(), StationKeys()
        self._standing: Standing | None = None
        self._build()

    @property
    def shown(self) -> str:
        """The clerk chosen; empty for a new one."""
        return str(self._chosen.id) if self._chosen is not None else ""

    @property
    def shown_name(self) -> str:
        """The name of the clerk chosen."""
        return self._chosen.text("name") if self._chosen is not None else ""

    def show_standing(self, standing: Standing) -> None:
        """How everybody gets in."""
        self._standing = standing
        self.keys.show_standing(standing)
        self.keys.show()
        self.way.show_way(standing, self._chosen, self._today)

    def show_clerks(self, clerks: Sequence[Record], at_desk: str, today: dt.date) -> None:
        """Show them; the one being edited stays chosen."""
        self._at_desk, self._today = at_desk, today
        self._clerks = {record.id: record for record in clerks}
        kept = self._wanted or (self._chosen.id if self._chosen else at_desk)
        self._wanted = ""
        editing = self.unsaved()
        if self.form is None:
            self._make_form()
        with QSignalBlocker(self.list):
            self.list.clear()
            for record in clerks:
                self.list.addItem(self._item(record))
                if record.id == kept and not (editing and self._chosen is None):
                    self.list.setCurrentRow(self.list.count() - 1)
        self.list.setFixedHeight(theme.px(36) * min(max(len(clerks), 1), 5) + theme.px(4) + 2)
        if not editing:
            self._show(self._clerks.get(kept))

    def unsaved(self) -> bool:
        """Whether something was typed that is not stored."""
        return self.form is not None and bool(self.form.changes())

    def settle(self, record_id: str) -> None:
        """What was typed is stored as this clerk."""
        if self.form is not None:
            self.form.load(self.form.values())
        self._wanted = record_id

    def show_refusal(self, error: errors.StationError) -> str:
        """Say below the fields why it was not stored; gives what belongs to none of them."""
        if isinstance(error, errors.InvalidValues) and self.form is not None:
            return self.form.show_refusal(error)
        return str(error)

    @Slot()
    def begin_new(self) -> None:
        """An empty form."""
        self.list.clearSelection()
        self.list.setCurrentRow(-1)
        self._show(None)
        if self.form is not None:
            self.form.go_to("name")

    @Slot()
    def save(self) -> None:
        """Check, and hand over."""
        if self.form is None or not self.form.check():
            return
        changes = self.form.changes()
        if not changes:
            return
        if self._chosen is None:
            self.saved.emit(Change("clerk", "", self.form.values(), {}))
            return
        bases = {name: self._chosen.versions[name] for name in changes}
        self.saved.emit(Change("clerk", self._chosen.id, changes, bases))

    def _build(self) -> None:
        heading = QHBoxLayout()
        heading.addWidget(label(self.tr("文书"), "section"))
        heading.addStretch(1)
        heading.addWidget(self.add_button)
        self.column.addLayout(heading)
        text = self.tr("谁在记台账。离任的人写上“止”的日期，以前记的内容照样留着名字。")
        self.column.addWidget(label(text, "quiet", wrap=True))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("文书名单"))
        self.column.addWidget(self.list)
        self.column.addWidget(line())
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self._head)
        self._buttons.addStretch(1)
        self._buttons.addWidget(HistoryButton())
        self._buttons.addWidget(self.remove_button)
        self._buttons.addWidget(self.save_button)
        self.column.addLayout(self._buttons)
        for part in (self.way, self.keys):
            part.hide()  # until it is known how it stands
        self.column.addWidget(self.way)
        self.column.addWidget(self.keys)
        self.list.currentRowChanged.connect(self._on_row)
        ReadersChoice(self.list)
        self.add_button.clicked.connect(self.begin_new)
        self.save_button.clicked.connect(self.save)
        self.remove_button.clicked.connect(self._on_remove)

    def _make_form(self) -> None:
        self.form = Form(kind_named("clerk"), self._today)
        for name in _FIELDS:
            self.form.add_field(name)
        self.form.submitted.connect(self.save)
        self.form.edited.connect(self._on_edited)
        # The section scrolls, not the form in it.
        self.form.setMinimumHeight(max(theme.px(260), self.form.widget().sizeHint().height()))
        self.column.insertWidget(self.column.indexOf(self.keys), self.form, 1)

    def _show(self, record: Record | None) -> None:
        self._chosen = record
        self.way.show_way(self._standing, record, self._today)
        if self.form is None:
            return
        if record is None:
            self.form.load({"role": "clerk", "since": self._today.isoformat()})
            self._head.setText(self.tr("新文书"))
        else:
            self.form.load_record(record)
            self._head.setText(record.text("name"))
        self.save_button.setEnabled(False)
        self.remove_button.setVisible(record is not None and record.id != self._at_desk)

    def _item(self, record: Record) -> QListWidgetItem:
        since, until = record.text("since"), record.text("until")
        told = [record.text("name"), shown(record, "role")]
        if until:
            told.append(self.tr("{0} 到 {1}").format(since, until).strip())
        elif since:
            told.append(self.tr("{0} 起").format(since))
        if record.id == self._at_desk:
            told.append(self.tr("现在使用这台电脑"))
        item = QListWidgetItem("　".join(told))
        item.setData(_ROLE, record.id)
        return item

    @Slot(str)
    def _on_edited(self, _name: str) -> None:
        self.save_button.setEnabled(self.unsaved())

    @Slot(int)
    def _on_row(self, row: int) -> None:
        if row >= 0:
            self._show(self._clerks.get(str(self.list.item(row).data(_ROLE))))

    @Slot()
    def _on_remove(self) -> None:
        if self._chosen is not None:
            self.removal_pressed.emit(self._chosen.id)
