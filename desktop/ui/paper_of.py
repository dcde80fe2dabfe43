"""Where a document that was found is printed: its template."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from desktop import errors
from desktop.background.door import Door
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.services.paper.groups import LABELS

KINDS = frozenset({"document"})
#: The kind of a document, and what prints it.
_NOTICE = "notice"


class PaperOf(QObject):
    """Asks, and tells the frame.

    Args:
        door: to the records.
        parent: the window.

    Signals:
        found: (template, ids) as 打印 takes them; an empty template opens the place alone.
    """

    found = Signal(str, list)

    def __init__(self, door: Door, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door

    def point_at(self, kind: str, record_id: str) -> None:
        """Find out where one is printed."""
        self._door.read(self, _Of(kind, record_id), self._on_found)

    def _on_found(self, answer: tuple[str, list[str]]) -> None:
        self.found.emit(*answer)


@dataclass(frozen=True, slots=True)
class _Of:
    kind: str
    id: str

    def __call__(self, desk: Desk) -> tuple[str, list[str]]:
        try:
            record = desk.records.get(kind_named(self.kind), self.id)
        except errors.NotFound:
            return "", []  # gone meanwhile: the place itself is open, which is enough
        if record.text("kind") == _NOTICE:
            return _NOTICE, [record.id]
        template = record.text("template")
        return (template, []) if template in LABELS else ("", [])
