"""What, for whom, on which paper, by which printer: the column at the left of 打印."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desktop.services.papers import TemplateInfo
from desktop.services.texts import TextChoice
from desktop.ui import theme
from desktop.ui.paper.sending import Printers
from desktop.ui.paper.text_box import TextBox
from desktop.ui.paper.verbs import Choices, Holder, Order
from desktop.ui.widgets.words import button, label

WIDTH_PX, NARROW_PX = 320, 200
_ROOMY_PX = 280
_ROW_PX, _MOST_COPIES = 36, 99
_ROLE = Qt.ItemDataRole.UserRole
#: Sheets a village printer can't take.
_LARGE = frozenset({"A2", "A1"})


class Chooser(QFrame):
    """The choices.

    Signals:
        changed: another order.
        activity_chosen: the id of the activity whose people should be listed.
        print_pressed: print it.
        save_pressed: save it as a PDF.
        text_chosen: another text of the document is wanted: (its name, id of the text).
    """

    changed = Signal()
    activity_chosen = Signal(str)
    print_pressed = Signal()
    save_pressed = Signal()
    text_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self.setMinimumWidth(theme.px(NARROW_PX))
        self.setMaximumWidth(theme.px(WIDTH_PX))
        self.templates = QListWidget()
        self.activity, self.paper, self.printer = QComboBox(), QComboBox(), QComboBox()
        self.texts = TextBox()
        self.people = QListWidget()
        self.everybody = QCheckBox(self.tr("全部参与人员"))
        self.copies = QSpinBox(minimum=1, maximum=_MOST_COPIES)
        self.print_button = button(self.tr("打印(&P)"), "primary", "printer")
        self.save_button = button(self.tr("保存 PDF(&S)"), "plain", "floppy-disk")
        self._about = QWidget()
        self._note = label("", "quiet", wrap=True)
        self._no_printer = label(self._kind_words(), "quiet", wrap=True)
        self._ready = False
        self._infos: tuple[TemplateInfo, ...] = ()
        self._texts: Mapping[str, Sequence[TextChoice]] = {}
        self._listed = ""
        self._build()
        self._wire()

    # --- what it offers ---------------------------------------------------------------------

    def offer(self, choices: Choices) -> None:
        """Show what can be chosen; what was chosen before stays where it can."""
        template, activity = self._template(), self.chosen_activity
        with QSignalBlocker(self.templates), QSignalBlocker(self.activity):
            self.templates.clear()
            for info in choices.templates:
                self.templates.addItem(info.label)
            self._infos, self._texts = choices.templates, choices.texts
            self.activity.clear()
            for record_id, day, title in choices.activities:
                self.activity.addItem(f"{day}　{title}", record_id)
            self.activity.setCurrentIndex(max(self.activity.findData(activity), 0))
        self._fit_templates()
        self.choose(template.name if template else "", activity)

    def choose(self, template: str, activity: str = "") -> None:
        """Go to a document, and for one about an activity to that."""
        named = [row for row, info in enumerate(self._infos) if info.name == template]
        with QSignalBlocker(self.templates), QSignalBlocker(self.activity):
            self.templates.setCurrentRow(named[0] if named else 0)
            if (place := self.activity.findData(activity)) >= 0:
                self.activity.setCurrentIndex(place)
        self._on_template()

    def show_people(self, holders: Sequence[Holder]) -> None:
        """Show who took part; all are meant but those left out before for the same activity."""
        items = [self.people.item(row) for row in range(self.people.count())]
        left_out = {i.data(_ROLE) for i in items if i.checkState() == Qt.CheckState.Unchecked}
        if self._listed != self.chosen_activity:
            self._listed, left_out = self.chosen_activity, set()
        with QSignalBlocker(self.people), QSignalBlocker(self.everybody):
            self.people.clear()
            for holder in holders:
                self.people.addItem(_item(holder, chosen=holder.id not in left_out))
            self.everybody.setChecked(len(self._people_chosen()) == len(holders))
            self.everybody.setEnabled(bool(holders))
        self.changed.emit()

    def offer_printers(self, printers: Printers) -> None:
        """Show the printers there are; none is said kindly."""
        chosen = self.printer.currentText() or printers.default
        self.printer.clear()
        self.printer.addItems(printers.names)
        self.printer.setCurrentIndex(max(self.printer.findText(chosen), 0))
        self._printing.setVisible(bool(printers.names))
        self._number.setVisible(bool(printers.names))
        self._no_printer.setVisible(not printers.names)
        self._enable()

    def set_ready(self, *, ready: bool) -> None:
        """Whether there is something to print."""
        self._ready = ready
        self._enable()

    def say(self, words: str) -> None:
        """A word about what is chosen, for example on numbers."""
        self._note.setText(words)
        self._note.setVisible(bool(words))

    # --- what was chosen --------------------------------------------------------------------

    @property
    def chosen_activity(self) -> str:
        """The activity, also while the document does not need one."""
        return str(self.activity.currentData() or "")

    @property
    def needs_activity(self) -> bool:
        """Whether the chosen document is about an activity."""
        info = self._template()
        return info is not None and info.about == "activity"

    def order(self) -> Order | None:
        """What is wanted; None while something lacks."""
        info = self._template()
        if info is None:
            return None
        paper = self.paper.currentText() or info.papers[0]
        if not self.needs_activity:
            return Order(info.name, paper)
        people = self._people_chosen()
        if not self.chosen_activity or not people:
            return None
        everybody = len(people) == self.people.count()
        return Order(info.name, paper, self.chosen_activity, () if everybody else people)

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        inside = QWidget()
        theme.set_role(inside, "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(8))
        column.addWidget(label(self.tr("打印什么"), "section"))
        column.addWidget(self.templates)
        column.addWidget(self.texts)
        column.addWidget(self._activity_part(), 1)
        self._printing_part(column)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        outer.addWidget(area, 1)
        outer.addWidget(self._foot())
        self.templates.setAccessibleName(self.tr("打印什么"))
        self.templates.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _activity_part(self) -> QWidget:
        column = QVBoxLayout(self._about)
        column.setContentsMargins(0, theme.px(4), 0, 0)
        column.setSpacing(theme.px(8))
        self.activity.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.people.setAccessibleName(self.tr("给谁"))
        self.people.setMinimumHeight(theme.px(_ROW_PX * 3))
        self.people.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        column.addWidget(_named(self.tr("哪个活动"), self.activity))
        who = QHBoxLayout()
        who.addWidget(label(self.tr("给谁"), "field"))
        who.addStretch(1)
        who.addWidget(self.everybody)
        column.addLayout(who)
        column.addWidget(self.people, 1)
        return self._about

    def _printing_part(self, column: QVBoxLayout) -> None:
        self._printing = _named(self.tr("打印机"), self.printer)
        self._size = _named(self.tr("纸张"), self.paper)
        self._number = _named(self.tr("份数"), self.copies)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self._size, 1)
        row.addWidget(self._number, 1)
        self.printer.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._rest = QWidget()  # takes the room that is left where no list of people does
        column.addWidget(self._rest, 1)
        column.addLayout(row)
        for part in (self._printing, self._no_printer, self._note):
            column.addWidget(part)
        self._no_printer.hide()
        self._note.hide()

    def _foot(self) -> QWidget:
        foot = QWidget()
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight, foot)
        self._buttons.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(16))
        self._buttons.setSpacing(theme.px(8))
        self._buttons.addWidget(self.save_button, 1)
        self._buttons.addWidget(self.print_button, 1)
        return foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons stand one above the other where there is no room."""
        super().resizeEvent(event)
        roomy = event.size().width() >= theme.px(_ROOMY_PX)
        directions = QBoxLayout.Direction
        self._buttons.setDirection(directions.LeftToRight if roomy else directions.TopToBottom)

    def _wire(self) -> None:
        self.templates.currentRowChanged.connect(self._on_template)
        self.activity.activated.connect(self._on_activity)
        self.paper.activated.connect(self._on_paper)
        self.everybody.clicked.connect(self._on_everybody)
        self.people.itemChanged.connect(self._on_person)
        self.print_button.clicked.connect(self.print_pressed)
        self.save_button.clicked.connect(self.save_pressed)
        self.texts.chosen.connect(self._on_text)

    # --- what happens -----------------------------------------------------------------------

    @Slot()
    def _on_template(self) -> None:
        info = self._template()
        if info is None:
            return
        with QSignalBlocker(self.paper):
            chosen = self.paper.currentText()
            self.paper.clear()
            self.paper.addItems(info.papers)
            self.paper.setCurrentIndex(max(self.paper.findText(chosen), 0))
        self.texts.offer(self._texts.get(info.name, ()))
        self._size.setVisible(len(info.papers) > 1)
        self._about.setVisible(self.needs_activity)
        self._rest.setVisible(not self.needs_activity)
        if self.needs_activity and self.chosen_activity:
            self.activity_chosen.emit(self.chosen_activity)
        else:
            self.changed.emit()

    @Slot(str)
    def _on_text(self, text: str) -> None:
        if (info := self._template()) is not None:
            self.text_chosen.emit(info.name, text)

    @Slot()
    def _on_activity(self) -> None:
        self.activity_chosen.emit(self.chosen_activity)

    @Slot()
    def _on_paper(self) -> None:
        self.changed.emit()

    @Slot(bool)
    def _on_everybody(self, checked: bool) -> None:
        state = Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
        with QSignalBlocker(self.people):
            for row in range(self.people.count()):
                self.people.item(row).setCheckState(state)
        self.changed.emit()

    @Slot()
    def _on_person(self) -> None:
        with QSignalBlocker(self.everybody):
            self.everybody.setChecked(len(self._people_chosen()) == self.people.count())
        self.changed.emit()

    def _enable(self) -> None:
        self.save_button.setEnabled(self._ready)
        self.print_button.setEnabled(self._ready and self.printer.count() > 0)

    def _template(self) -> TemplateInfo | None:
        row = self.templates.currentRow()
        return self._infos[row] if 0 <= row < len(self._infos) else None

    def _people_chosen(self) -> tuple[str, ...]:
        items = [self.people.item(row) for row in range(self.people.count())]
        return tuple(
            str(item.data(_ROLE)) for item in items if item.checkState() == Qt.CheckState.Checked
        )

    def _fit_templates(self) -> None:
        rows = min(self.templates.count(), 6)
        self.templates.setFixedHeight(theme.px(_ROW_PX) * rows + 2)

    def _kind_words(self) -> str:
        return self.tr("这台电脑还没有打印机。可以先保存 PDF，拿到能打印的电脑上去打。")


def too_large(paper: str) -> bool:
    """Whether a sheet is beyond what a village prints itself."""
    return paper in _LARGE


def _item(holder: Holder, *, chosen: bool) -> QListWidgetItem:
    words = "　".join(part for part in (holder.name, holder.group) if part)
    item = QListWidgetItem(words)
    item.setData(_ROLE, holder.id)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
    return item


def _named(words: str, widget: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(4))
    name = label(words, "field")
    name.setBuddy(widget)
    widget.setAccessibleName(words)
    column.addWidget(name)
    column.addWidget(widget)
    return made
