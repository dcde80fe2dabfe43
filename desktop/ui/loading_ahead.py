"""What the other places are made of, loaded before the clerk goes there.

A class of Qt's must be made on the window's thread: PySide keeps a table of all such classes that
Qt, while it works, reads without Python's lock. A class made beside it moves that table, and the
program is gone without a word: seen as a crash in `QObject.metaObject`, with a screen reader in
one start of seven (docs/adr/0023). So the records' side is loaded in a lane and the widgets' side
here, a few classes at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.background.door import Door
from desktop.services.desk import Desk

#: Between two steps, for what the clerk does meanwhile.
PAUSE_MS = 15

#: Without any class of Qt's. What is found by what these load in turn is not named.
RECORDS_SIDE = (
    "html.entities",
    "importlib.metadata",
    "ctypes",
    "desktop.model.page_range",
    "desktop.services.lists.finding",
    "desktop.services.lists.list_memory",
    "desktop.services.lists.list_offers",
    "desktop.services.lists.table_rows",
    "desktop.services.roster.side_by_side",
    "desktop.services.roster.name_lists",
    "desktop.services.activities.activity_edits",
    "desktop.services.activities.activity_listing",
    "desktop.services.activities.claims",
    "desktop.services.activities.filing",
    "desktop.services.activities.projects",
    "desktop.services.activities.series",
    "desktop.services.activities.stories",
    "desktop.services.activities.themes",
    "desktop.services.photos.photo_times",
    "desktop.services.photos.photo_turning",
    "desktop.services.photos.scanned_sheets",
    "desktop.services.office.forms",
    "desktop.services.office.long_pictures",
    "desktop.services.office.press_briefs",
    "desktop.services.office.word_texts",
    "desktop.printing.sheets.certificates.alignment_sheet",
    "desktop.services.paper.certificate_pieces",
    "desktop.services.paper.certificates.listing",
    "desktop.services.paper.certificates.photographed",
    "desktop.services.paper.notice_beginnings",
    "desktop.services.paper.paper_memory",
    "desktop.services.paper.printer_offsets",
    "desktop.services.paper.queued",
    "desktop.services.paper.two_up",
    "desktop.services.access.lock_settings",
    "desktop.services.sync.line_settings",
    "desktop.services.handover.wiping",
    "desktop.services.safekeeping.checkup",
    "desktop.services.sync.carriers",
    "desktop.services.sync.leaves",
    "desktop.services.past.trash",
)

#: Each loads few modules that were not there before it; a block of the window is as long as one.
STEPS = (
    "desktop.ui.lists.cells",
    "desktop.ui.lists.panel",
    "desktop.ui.lists.keeper",
    "desktop.ui.activities.photos.photo_flow",
    "desktop.ui.roster.person_view",
    "desktop.ui.roster.person_pane",
    "desktop.ui.roster.screen",
    "desktop.ui.activities.plans.record_part",
    "desktop.ui.activities.plans.view",
    "desktop.ui.activities.entry.participants_editor",
    "desktop.ui.activities.entry.entry_flow",
    "desktop.ui.activities.page.page",
    "desktop.ui.paper.office.flow",
    "desktop.ui.activities.screen",
    "desktop.ui.paper.chooser",
    "desktop.ui.paper.drawing",
    "desktop.ui.paper.making",
    "desktop.ui.paper.screen",
    "desktop.ui.paper.register.screen",
    "desktop.ui.handover.work",
    "desktop.ui.settings.clerk_keys_work",
    "desktop.ui.settings.look_work",
    "desktop.ui.settings.screen",
    "desktop.ui.roster_import.screen",
    "desktop.ui.sync.joining",
    "desktop.ui.sync.conflicts_view",
    "desktop.ui.sync.pairing",
    "desktop.ui.sync.screen",
    "desktop.ui.history.dialog",
    "desktop.ui.trash.screen",
    "desktop.ui.audit.screen",
)


class LoadingAhead(QObject):
    """Loads both sides, the records' first.

    Args:
        door: to the lane that loads the records' side.
        parent: the Qt parent.

    Signals:
        done: all is there.
    """

    done = Signal()

    def __init__(self, door: Door, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._steps: Iterator[str] = iter(STEPS)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._on_pause)

    def start(self) -> None:
        """Begin; a place the clerk goes to meanwhile loads what it still needs itself."""
        self._door.render(self, load_records_side, self._on_records_side)

    def stop(self) -> None:
        """The window closes; what is not there is not needed any more."""
        self._pause.stop()

    def _on_records_side(self, _nothing: None) -> None:
        self._pause.start()

    @Slot()
    def _on_pause(self) -> None:
        step = next(self._steps, "")
        if step:
            import_module(step)
            self._pause.start()
        else:
            self.done.emit()


def load_records_side(_desk: Desk) -> None:
    """Load what has no widgets, in a lane."""
    for name in RECORDS_SIDE:
        import_module(name)
