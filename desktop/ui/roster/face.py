"""One face of the screen 花名册: a list with what belongs to it, behind its tab."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.kept_fresh import KeptFresh


class RosterPart(KeptFresh):
    """One of them.

    Signals:
        counted: what stands quietly beside the title, for example 共 120 人.
        editing_changed: whether a form is open.
        alone_changed: whether the right half hides the list.
        open_record: (kind, id) of a record that is shown elsewhere.
        sync_wanted: to the place where what waits is settled: (part, kind, id).
        said: words for the frame's banner: (words, tone).
        people_wanted: the list of volunteers narrowed to a `Term`.
        print_wanted: go to 打印 with a template and records: (template, ids).
    """

    counted = Signal(str)
    editing_changed = Signal(bool)
    alone_changed = Signal(bool)
    open_record = Signal(str, str)
    sync_wanted = Signal(str, str, str)
    said = Signal(str, str)
    people_wanted = Signal(object)
    print_wanted = Signal(str, list)

    #: Words of the button that adds a record; empty for none.
    add_words = ""
    add_tip = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.aside = ""

    @property
    def editing(self) -> bool:
        """Whether a form is open."""
        return False

    @property
    def right_alone(self) -> bool:
        """Whether the right half hides the list."""
        return False

    def show_record(self, record_id: str) -> None:
        """Show one record."""

    def shown_record(self) -> tuple[str, str]:
        """(kind, id) of the record in sight."""
        return "", ""

    def begin_new(self) -> None:
        """Begin a new record."""

    def find_here(self) -> None:
        """Put the keyboard into the search line."""

    def to_list(self) -> None:
        """Leave the right half where it hides the list."""

    def unsaved(self) -> str:
        """Whose form holds something typed."""
        return ""

    def tell(self, words: str) -> None:
        """Say beside the title how many there are."""
        self.aside = words
        self.counted.emit(words)
