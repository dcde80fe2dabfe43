"""One piece of slow work before a station is open: unlocking one, or making one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop import errors, logbook


class Errand(QObject):
    """Runs a function on a thread of its own and brings its answer to the window's thread.

    Args:
        parent: the Qt parent; it must wait with `close` before it goes.

    Signals:
        done: what the function gave.
        failed: the `StationError` it raised.
    """

    done = Signal(object)
    failed = Signal(object)
    _arrived = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def under_way(self) -> bool:
        """Whether an answer is still to come."""
        return self._thread is not None

    def run(self, task: Callable[[], Any]) -> None:
        """Start; one that is under way must have ended."""
        if self._thread is not None:
            raise errors.ProgramError(what="上一步还没有结束")
        self._thread = threading.Thread(target=self._live, args=(task,), name="errand")
        self._thread.start()

    def close(self) -> None:
        """Wait for the thread; its answer is dropped."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _live(self, task: Callable[[], Any]) -> None:
        result: Any = None
        error: errors.StationError | None = None
        try:
            result = task()
        except errors.ProgramError as ours:
            logbook.note(ours)
            error = ours
        except errors.StationError as refused:
            error = refused
        except Exception as failure:  # we erred; the clerk hears a sentence, the log the place
            error = logbook.note_unexpected(failure)
        self._arrived.emit(result, error)

    @Slot(object, object)
    def _on_arrived(self, result: object, error: errors.StationError | None) -> None:
        if self._thread is None:
            return
        self._thread.join()
        self._thread = None
        if error is None:
            self.done.emit(result)
        else:
            self.failed.emit(error)
