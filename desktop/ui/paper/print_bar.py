"""By which printer, on which paper, how many, which pages: the bar below the preview."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from desktop.model.page_range import as_ranges, parse_pages
from desktop.model.sheet_use import USUAL, SheetUse
from desktop.model.stock import PLAIN, Stock
from desktop.services.paper import sizes
from desktop.services.paper.paper_memory import Remembered
from desktop.services.paper.recipe import TemplateInfo
from desktop.ui import theme
from desktop.ui.paper.print_options import PrintOptions
from desktop.ui.paper.sending import Printers
from desktop.ui.widgets.readers_choice import ChoiceBox
from desktop.ui.widgets.words import button, label, stress
from desktop.ui.widgets.wrapped_row import WrappedRow
from desktop.ui.words_of_model import spoken

_MOST_COPIES, _LONGEST_RANGE = 99, 60
_PRINTER_PX, _PAPER_PX, _COPIES_PX, _PAGES_PX, _STOCK_PX = 168, 96, 80, 132, 168
_LEAST_PX = (200, 52)
#: What the sheet makes other fields; Qt would have its arrows stand out of the line.
_FIELD_PX, _BORDERS_PX = 34, 2
#: Sheets a village printer can't take.
_LARGE = frozenset({"A2", "A1"})


class PrinterBox(ChoiceBox):
    """Names of printers, as long as their makers like: what has no room ends in …, the tip has it.

    Args:
        parent: the Qt parent.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentTextChanged.connect(self.setToolTip)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As much of the name as fits."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        control = QStyle.ComplexControl.CC_ComboBox
        painter.drawComplexControl(control, option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(control, option, field, self).width()
        shown = option.currentText  # type: ignore[attr-defined] # PySide's stub lacks it
        end = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(shown, end, room)  # type: ignore[attr-defined]
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class PrintBar(QFrame):
    """How it is printed.

    Signals:
        changed: what is set would look different.
        print_pressed: print it.
        save_pressed: save it as a PDF.
        offsets_pressed: tell how far the printer is off.
    """

    changed = Signal()
    print_pressed = Signal()
    save_pressed = Signal()
    offsets_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self.printer, self.paper, self.stock = PrinterBox(), ChoiceBox(), ChoiceBox()
        self.copies = QSpinBox(minimum=1, maximum=_MOST_COPIES)
        self.pages = QLineEdit()
        self.options = PrintOptions()
        self.offsets_button = button(self.tr("校正(&J)…"), "quiet", "crosshair")
        self.print_button = button(self.tr("打印(&P)"), "primary", "printer")
        self.save_button = button(self.tr("保存 PDF(&S)"), "plain", "floppy-disk")
        self.note = label("", "quiet", wrap=True)
        self._why = label(self.tr("没有打印机"), "quiet")
        self._wrong = label(self.tr("页码写成 1-3,5 这样"), "error")
        self._fields = WrappedRow()
        self._notes = QWidget()
        self._info: TemplateInfo | None = None
        self._memory: Mapping[str, Remembered] = {}
        self._offsets: Mapping[str, tuple[float, float]] = {}
        self._there, self._ready, self._lent = 0, False, False
        self._said, self._known = "", False
        self._one_sided: frozenset[str] = frozenset()
        self._build()
        self._wire()

    def minimumSizeHint(self) -> QSize:
        """Its buttons: the rest goes elsewhere where there is no room."""
        return QSize(theme.px(_LEAST_PX[0]), theme.px(_LEAST_PX[1]))

    def lend(self) -> tuple[QWidget, QWidget]:
        """Give away the fields and what is told; a word of why nothing prints stays."""
        self._lent = True
        self._tell_why()
        return self._fields, self._notes

    def take_back(self) -> None:
        """What was lent stands here again."""
        self._lent = False
        self._tell_why()
        self._column.insertWidget(0, self._fields)
        self._row.insertWidget(0, self._notes, 1)

    # --- what is offered --------------------------------------------------------------------

    def recall(
        self, memory: Mapping[str, Remembered], offsets: Mapping[str, tuple[float, float]]
    ) -> None:
        """What was chosen before, by document, and how far each printer is off."""
        self._memory, self._offsets = memory, offsets

    def offer(self, info: TemplateInfo) -> None:
        """Show what this document can go onto, as it was chosen the last time."""
        if info == self._info:
            return
        self._info = info
        kept = self._kept()
        with QSignalBlocker(self.paper), QSignalBlocker(self.stock), QSignalBlocker(self.copies):
            self.paper.clear()
            for size in info.papers:
                self.paper.addItem(spoken(sizes.label_of(size)), size)
            self.paper.setCurrentIndex(max(self.paper.findData(kept.paper), 0))
            self.stock.setCurrentIndex(int(kept.preprinted))
            self.copies.setValue(1)
        self.pages.clear()
        if (place := self.printer.findText(kept.printer)) >= 0:
            self.printer.setCurrentIndex(place)
        self.options.choose(kept.uses.get(self.printer.currentText(), USUAL))
        self._paper.setVisible(len(info.papers) > 1)
        self._arrange()

    def offer_printers(self, printers: Printers) -> None:
        """Show the printers there are; none is said kindly."""
        before, kept = self.printer.currentText(), self._kept()
        chosen = before or kept.printer or printers.default
        with QSignalBlocker(self.printer):
            self.printer.clear()
            self.printer.addItems(printers.names)
            self.printer.setCurrentIndex(max(self.printer.findText(chosen), 0))
        self._one_sided = printers.one_sided
        if self.printer.currentText() != before:
            self.options.choose(kept.uses.get(self.printer.currentText(), USUAL))
        for part in (self._printer, self._copies, self._pages):
            part.setVisible(bool(printers.names))
        self._known = True
        self.say(self._said)
        self._tell_why()
        there = bool(printers.names)
        stress(self.print_button, "printer", primary=there)
        stress(self.save_button, "floppy-disk", primary=not there)
        self._arrange()
        self._enable()

    def set_ready(self, *, ready: bool, pages: int = 0) -> None:
        """Whether there is something to print, of how many pages."""
        self._ready, self._there = ready, pages
        self._enable()

    def say(self, words: str) -> None:
        """A word about what is chosen, for example on numbers."""
        self._said = words
        told = [words] if words else []
        known = bool(self.printer.count())
        if known and self._shares and (use := self.options.words(self._printed())):
            told.append(use)
        if self._known and not self.printer.count():
            told.append(self._no_printer())
        self.note.setText("\n".join(told))

    # --- what was chosen --------------------------------------------------------------------

    def chosen_paper(self) -> str:
        """The name of its size."""
        return str(self.paper.currentData() or "")

    def chosen_stock(self) -> Stock:
        """The sheet in the printer, with how far the printer is off where that matters."""
        info = self._info
        preprinted = bool(info and info.preprinted and self.stock.currentIndex() == 1)
        if not preprinted and not (info and info.moves):
            return PLAIN
        return Stock(preprinted, *self.moved)

    @property
    def moved(self) -> tuple[float, float]:
        """How far the printer moves everything to the right and down, in millimetres."""
        return self._offsets.get(self.printer.currentText(), (0.0, 0.0))

    def chosen_range(self) -> str | None:
        """The pages, empty for all; None where what is typed is no range."""
        meant = parse_pages(self.pages.text(), self._there)
        if meant is None:
            return None
        return "" if len(meant) == self._there else as_ranges(meant)

    def chosen_use(self) -> SheetUse:
        """How the printer uses its sheets; of certificates and posters each page is one."""
        return self.options.chosen() if self._shares else USUAL

    def to_remember(self) -> Remembered:
        """What is kept for the next time."""
        preprinted, printer = self.chosen_stock().preprinted, self.printer.currentText()
        uses = dict(self._kept().uses)
        if printer and self._shares:
            uses[printer] = self.options.chosen()
        return Remembered(printer, self.chosen_paper(), preprinted, uses)

    def keep(self) -> None:
        """Choose the same when this document comes again."""
        if self._info is not None:
            self._memory = {**self._memory, self._info.name: self.to_remember()}

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.stock.addItems([self.tr("白纸连花边"), self.tr("有花边的证书纸")])
        self._printer = _named(self.tr("打印机"), self.printer, _PRINTER_PX)
        self._paper = _named(self.tr("纸张"), self.paper, _PAPER_PX)
        self.copies.setMaximumHeight(theme.px(_FIELD_PX) + _BORDERS_PX)
        self._copies = _named(self.tr("份数"), self.copies, _COPIES_PX)
        self._pages = _named(self.tr("页码"), self.pages, _PAGES_PX)
        self._stock = _named(self.tr("用什么纸"), self.stock, _STOCK_PX)
        self.pages.setPlaceholderText(self.tr("全部，或 1-3,5"))
        self.pages.setMaxLength(_LONGEST_RANGE)
        self.offsets_button.setToolTip(self.tr("打出来偏了？量一量，填几毫米"))
        for part in (self._printer, self._paper, self._stock, self._copies, self._pages):
            self._fields.add(part)
        self._fields.add(self.options)
        self._fields.add(self.offsets_button)
        told = QVBoxLayout(self._notes)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(theme.px(4))
        told.addWidget(self.note)
        told.addWidget(self._wrong)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px(8))
        self._row.addWidget(self._notes, 1)
        self._row.addStretch(0)
        self._row.addWidget(self._why)
        self._row.addWidget(self.save_button)
        self._row.addWidget(self.print_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[theme.px(8)] * 4)
        self._column.setSpacing(theme.px(8))
        self._column.addWidget(self._fields)
        self._column.addLayout(self._row)
        self._wrong.hide()
        self._why.hide()

    def _wire(self) -> None:
        self.paper.activated.connect(self._on_looks)
        self.stock.activated.connect(self._on_looks)
        self.printer.activated.connect(self._on_printer)
        self.options.changed.connect(self._tell)
        self.pages.textEdited.connect(self._enable)
        self.print_button.clicked.connect(self.print_pressed)
        self.save_button.clicked.connect(self.save_pressed)
        self.offsets_button.clicked.connect(self.offsets_pressed)

    @Slot()
    def _on_printer(self) -> None:
        # What was just chosen goes along to a printer that never printed this document.
        use = self._kept().uses.get(self.printer.currentText(), self.options.chosen())
        self.options.choose(use)
        self._on_looks()

    @Slot()
    def _tell(self) -> None:
        self.say(self._said)

    @Slot()
    def _on_looks(self) -> None:
        self._arrange()
        self.changed.emit()

    @Slot()
    def _enable(self) -> None:
        right = self.chosen_range() is not None
        self._wrong.setVisible(self._ready and not right)
        self.save_button.setEnabled(self._ready)
        fits = bool(sizes.fed_of(self.chosen_paper()))
        there = self.printer.count() > 0
        self.print_button.setEnabled(self._ready and right and there and fits)
        self.print_button.setToolTip("" if fits else self.tr("这种尺寸请保存 PDF，交给印刷店"))
        self._tell()

    def _arrange(self) -> None:
        info = self._info
        self._stock.setVisible(bool(info and info.preprinted))
        moved = bool(info and info.moves) or self.chosen_stock().preprinted
        self.offsets_button.setVisible(moved and self.printer.count() > 0)
        self.options.know(turns=self.printer.currentText() not in self._one_sided)
        self.options.setVisible(self._shares and self.printer.count() > 0)
        self._tell()
        self._fields.updateGeometry()

    @property
    def _shares(self) -> bool:
        """Whether pages may stand beside each other, or on each other's back."""
        info, paper = self._info, self.chosen_paper()
        if info is None or info.single or too_large(paper):
            return False
        return not sizes.is_poster(paper)

    def _printed(self) -> int:
        """How many pages are meant."""
        if not self._ready:
            return 0
        return len(parse_pages(self.pages.text(), self._there) or ())

    def _kept(self) -> Remembered:
        return self._memory.get(self._info.name if self._info else "", Remembered())

    def _tell_why(self) -> None:
        self._why.setVisible(self._lent and self._known and not self.printer.count())

    def _no_printer(self) -> str:
        return self.tr("这台电脑还没有打印机。可以先保存 PDF，拿到能打印的电脑上去打。")


def too_large(paper: str) -> bool:
    """Whether a sheet is beyond what a village prints itself."""
    return paper in _LARGE


def _named(words: str, widget: QWidget, wide: int = 0) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(4))
    name = label(words, "field")
    column.addWidget(name)
    column.addWidget(widget)
    if words:
        name.setBuddy(widget)
        widget.setAccessibleName(words)
    if wide:
        # Never too narrow for what stands in it, whatever the style puts around it.
        made.setFixedWidth(max(theme.px(wide), widget.sizeHint().width()))
    return made
