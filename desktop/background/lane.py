"""A lane: one thread with one desk, that does what it is asked in turn. Qt-free."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from desktop import errors, logbook
from desktop.services.desk import Desk


@dataclass(slots=True)
class Job:
    """One piece of work on its way through a lane.

    Args:
        verb: what to do with the desk.
        number: tells jobs apart.
        kept: a change that the clerk takes for made: done also while the lane closes.
    """

    verb: Callable[..., Any]
    number: int
    kept: bool = False
    _cancel: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask the work to stop; a job not yet begun will not begin."""
        self._cancel.set()

    def cancelled(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._cancel.is_set()


#: Told what became of a job: (job, result or None, error or None); runs on the lane's thread.
Finished = Callable[[Job, Any, errors.StationError | None], None]


class Lane:
    """A thread with a desk of its own.

    Args:
        name: for the log and the debugger.
        open_desk: makes the desk; called on the lane's thread, since a connection belongs to it.
        finished: told of each job's end.
    """

    def __init__(self, name: str, open_desk: Callable[[], Desk], finished: Finished) -> None:
        self._open_desk = open_desk
        self._finished = finished
        self._queue: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._current: Job | None = None
        self._desk: Desk | None = None
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._live, name=name, daemon=True)
        self._thread.start()

    def ask(self, job: Job) -> None:
        """Put a job at the end of the queue."""
        self._queue.put(job)

    @property
    def at_work(self) -> bool:
        """Whether something runs or waits."""
        return self._current is not None or not self._queue.empty()

    def close(self) -> None:
        """Cancel what runs and waits, but do the changes that wait; then wait for the thread."""
        self._closing.set()
        if (current := self._current) is not None and not current.kept:
            current.cancel()
        self._queue.put(None)
        self._thread.join()

    def _live(self) -> None:
        while (job := self._queue.get()) is not None:
            self._current = job
            if self._closing.is_set() and not job.kept:
                job.cancel()
            try:
                result = self._done(job)
            except errors.StationError as error:
                self._finished(job, None, error)
            else:
                self._finished(job, result, None)
            self._current = None
        if self._desk is not None:
            self._desk.close()

    def _done(self, job: Job) -> Any:  # noqa: ANN401 - whatever the verb gives
        if job.cancelled():
            raise errors.Cancelled()
        try:
            self._desk = self._desk or self._open_desk()
            return job.verb(self._desk)
        except errors.ProgramError as error:
            logbook.note(error)
            raise
        except errors.StationError:
            raise
        except Exception as error:  # we erred; the clerk hears a sentence, the log the place
            raise logbook.note_unexpected(error) from error
