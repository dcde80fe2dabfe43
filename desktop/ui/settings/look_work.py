"""Feeds the sections 显示, 恢复单, 打印机 and 同步与流量, and stores what they hand over."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot

from desktop.background.door import Door
from desktop.services.sync.line_settings import LineSettings
from desktop.ui.paper.sending import Printers, known_printers
from desktop.ui.settings import look_verbs
from desktop.ui.settings.display_section import DisplaySection
from desktop.ui.settings.line_section import LineSection
from desktop.ui.settings.look_verbs import Look
from desktop.ui.settings.printer_section import PrinterSection
from desktop.ui.settings.recovery_section import RecoverySection


class LookWork(QObject):
    """Four small sections and the door.

    Args:
        door: to the station.
        display: letters and colours.
        parent: the screen.

    Signals:
        scheme_changed: name of the colours, once it is stored.
        language_changed: a code or ``system``, once it is stored.
        said: words for the frame: (words, tone).
        paper_wanted: name of a template in 打印.
        sync_wanted: to the page 同步.
    """

    scheme_changed = Signal(str)
    language_changed = Signal(str)
    said = Signal(str, str)
    paper_wanted = Signal(str)
    sync_wanted = Signal()

    def __init__(self, door: Door, display: DisplaySection, parent: QObject) -> None:
        super().__init__(parent)
        self._door = door
        self._offsets: Mapping[str, tuple[float, float]] = {}
        self._printers = Printers()
        self.display = display
        self.recovery, self.printer = RecoverySection(), PrinterSection()
        self.line = LineSection()
        display.scheme_chosen.connect(self._set_scheme)
        display.language_chosen.connect(self._set_language)
        display.gaps_chosen.connect(self._show_gaps)
        self.recovery.print_pressed.connect(self._on_recovery)
        self.printer.changed.connect(self._set_offsets)
        self.printer.test_pressed.connect(self._on_test)
        self.line.changed.connect(self._set_line)
        self.line.sync_pressed.connect(self.sync_wanted)

    @Slot()
    def look(self) -> None:
        """Ask how it stands; printers come and go."""
        self._door.read(self, look_verbs.look, self._on_look)
        self._door.render(self, known_printers, self._on_printers)

    def _on_look(self, found: Look) -> None:
        self.display.show_look(found.scheme, found.language, gaps=found.gaps)
        self.recovery.show_made_on(found.sheet_made_on, lacks_key=found.sheet_lacks_key)
        self.line.show_settings(found.line)
        self._offsets = found.offsets
        self._show_printers()

    def _on_printers(self, found: Printers) -> None:
        self._printers = found
        self._show_printers()

    def _show_printers(self) -> None:
        self.printer.show_printers(self._printers.names, self._offsets, self._printers.default)

    @Slot(str)
    def _set_scheme(self, name: str) -> None:
        self._door.write(self, look_verbs.SetScheme(name), self._on_scheme)

    def _on_scheme(self, name: str) -> None:
        self.scheme_changed.emit(name)

    @Slot(str)
    def _set_language(self, code: str) -> None:
        self._door.write(self, look_verbs.SetLanguage(code), self._on_language)

    def _on_language(self, code: str) -> None:
        self.language_changed.emit(code)

    @Slot(bool)
    def _show_gaps(self, shown: bool) -> None:
        self._door.write(self, look_verbs.ShowGaps(shown), self._on_stored)

    @Slot(str, float, float)
    def _set_offsets(self, printer: str, right_mm: float, down_mm: float) -> None:
        verb = look_verbs.SetOffsets(printer, right_mm, down_mm)
        self._door.write(self, verb, self._on_offsets)

    def _on_offsets(self, printer: str) -> None:
        self.said.emit(self.tr("「{0}」的位置已记住").format(printer), "good")

    @Slot(object)
    def _set_line(self, wanted: LineSettings) -> None:
        self._door.write(self, look_verbs.SetLine(wanted), self._on_line)

    def _on_line(self, found: LineSettings) -> None:
        self.line.show_settings(found)

    def _on_stored(self, _kept: bool) -> None:
        """The button shows it already."""

    @Slot()
    def _on_recovery(self) -> None:
        self.paper_wanted.emit("recovery-sheet")

    @Slot()
    def _on_test(self) -> None:
        self.paper_wanted.emit("alignment-sheet")
