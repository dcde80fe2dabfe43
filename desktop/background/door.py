"""The one door to work off the window: lanes that write, read, back up and sync, and a relay back.

A widget asks with a verb (a function of a desk) and a method to call with the result; the method
runs on the window's thread. Results travel through one queued signal to a slot, never through a
lambda, which would run on the worker's thread.
"""

from __future__ import annotations

import itertools
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop import errors
from desktop.background.collecting import Collector
from desktop.background.lane import Job, Lane
from desktop.services.changes import Watermark, changed_since, watermark
from desktop.services.desk import Desk
from desktop.storage.search_text import TOLD_BY, SearchTexts

T = TypeVar("T")

#: What a lane keeps of the file. Search reads one table, 17 MB at 100,000 people, with each key;
#: where a little less than all of it is kept, nothing is when it is wanted: 13 ms become 52.
_READER_KIB, _OTHERS_KIB = 12_000, 6_000

#: After so much quiet the words of those who were changed are made ready for the next search.
_QUIET_MS = 1_500

#: How often the door looks whether the command line or another window wrote something.
POLL_MS = 2_000
#: How long sync lets a save go first, and how often it looks whether that is done.
_COURTESY_S, _GLANCE_S = 0.25, 0.002
#: How often progress is told.
_SELDOM_S = 0.1
#: How long a lane that computes keeps the interpreter once another one wants it. A save takes it
#: back after each of its twenty statements: with Python's own 5 ms, 9 ms became 36 beside a sync.
_TURN_S = 0.0005


@dataclass(slots=True)
class _Waiting:
    """Who waits for a job."""

    owner: QObject
    done: Callable[[Any], None]
    failed: Callable[[errors.StationError], None] | None
    progress: Callable[[int, int], None] | None
    writes: bool
    keeps: bool = False
    talks: bool = False


class Door(QObject):
    """Asks lanes to work and brings their answers home.

    Args:
        open_desk: makes a desk; called with whether it may only read, on the lane's thread.
        parent: the Qt parent.

    Signals:
        records_changed: a frozenset of kind names that somebody wrote to, here or elsewhere.
        failed: a `StationError` nobody waited for by name.
        busy: whether the writer has work.
        kept: a backup, or a look at one, has ended.
    """

    records_changed = Signal(object)
    failed = Signal(object)
    busy = Signal(bool)
    kept = Signal()
    _arrived = Signal(object, object, object)
    _progressed = Signal(object, int, int)

    def __init__(self, open_desk: Callable[[bool], Desk], parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_TURN_S)
        self._numbers = itertools.count(1)
        self._waiting: dict[int, _Waiting] = {}
        self._mark: Watermark | None = None
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._on_progressed, Qt.ConnectionType.QueuedConnection)
        self._collector = Collector(self, lambda: self.idle)
        self._texts, self._reading_texts = SearchTexts(), False
        self._quiet = QTimer(self, interval=_QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self.expect_search)
        self._open_desk = open_desk
        self._writer = self._lane("writer", read_only=False)
        self._reader = self._lane("reader", read_only=True, kib=_READER_KIB)
        # Previews and thumbnails, which take long, must not keep a search box waiting.
        self._renderer = self._lane("renderer", read_only=True)
        # A backup of many photos must not keep a save waiting.
        self._keeper = self._lane("keeper", read_only=False)
        # Nor must a line that answers after a minute.
        self._talker = self._lane("talker", read_only=False)
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._look_for_changes)

    @property
    def idle(self) -> bool:
        """Whether every answer has come home."""
        return not self._waiting

    def start_watching(self) -> None:
        """Begin to look for what others write."""
        self._timer.start()
        self._look_for_changes()

    def read(
        self,
        owner: QObject,
        verb: Callable[[Desk], T],
        done: Callable[[T], None],
        failed: Callable[[errors.StationError], None] | None = None,
    ) -> Job:
        """Ask something quick of the records.

        Args:
            owner: whose method `done` is; once it is gone the answer is dropped.
            verb: called with a desk that can only read.
            done: called with the result on the window's thread.
            failed: called with the error; without it `Door.failed` tells the window.
        """
        return self._ask(self._reader, _Waiting(owner, done, failed, None, False), verb)

    def render(
        self,
        owner: QObject,
        verb: Callable[[Desk], T],
        done: Callable[[T], None],
        failed: Callable[[errors.StationError], None] | None = None,
    ) -> Job:
        """Ask something that takes long but writes nothing: a preview, pictures."""
        return self._ask(self._renderer, _Waiting(owner, done, failed, None, False), verb)

    def render_long(
        self,
        owner: QObject,
        verb: Callable[[Desk, Callable[[int, int], None], Callable[[], bool]], T],
        done: Callable[[T], None],
        failed: Callable[[errors.StationError], None],
        progress: Callable[[int, int], None],
    ) -> Job:
        """`render` with progress and cancel, as in `work`."""
        return self._watched(self._renderer, _Waiting(owner, done, failed, progress, False), verb)

    def write(
        self,
        owner: QObject,
        verb: Callable[[Desk], T],
        done: Callable[[T], None],
        failed: Callable[[errors.StationError], None] | None = None,
    ) -> Job:
        """Ask for a change; views hear of it by `records_changed`."""
        self.busy.emit(True)
        return self._ask(self._writer, _Waiting(owner, done, failed, None, True), verb)

    def jot(
        self,
        owner: QObject,
        verb: Callable[[Desk], T],
        done: Callable[[T], None],
        failed: Callable[[errors.StationError], None] | None = None,
    ) -> Job:
        """Keep something that is no record, for example a draft: in turn with all writes, unseen.

        Done also while the door closes.
        """
        job = Job(verb, next(self._numbers), kept=True)
        self._waiting[job.number] = _Waiting(owner, done, failed, None, writes=False)
        self._writer.ask(job)
        return job

    def work(
        self,
        owner: QObject,
        verb: Callable[[Desk, Callable[[int, int], None], Callable[[], bool]], T],
        done: Callable[[T], None],
        failed: Callable[[errors.StationError], None],
        progress: Callable[[int, int], None],
    ) -> Job:
        """Ask for long work that writes, with progress and cancel.

        Args:
            owner: whose methods the others are.
            verb: called with the desk, a progress function and a cancel question.
            done: called with the result.
            failed: called with the error; `Cancelled` when the clerk cancelled.
            progress: called with how many are done and how many there are.
        """
        self.busy.emit(True)
        return self._watched(self._writer, _Waiting(owner, done, failed, progress, True), verb)

    def keep(
        self,
        owner: QObject,
        verb: Callable[[Desk, Callable[[int, int], None], Callable[[], bool]], T],
        done: Callable[[T], None],
        failed: Callable[[errors.StationError], None],
        progress: Callable[[int, int], None],
    ) -> Job:
        """Ask for a backup or for a look at one: long work beside all other, records untouched."""
        waiting = _Waiting(owner, done, failed, progress, False, keeps=True)
        return self._watched(self._keeper, waiting, verb)

    def talk(
        self,
        owner: QObject,
        verb: Callable[[Desk, Callable[[int, int], None], Callable[[], bool]], T],
        done: Callable[[T], None],
        failed: Callable[[errors.StationError], None],
        progress: Callable[[int, int], None] | None = None,
    ) -> Job:
        """Speak with the county, over its line or by files: beside all other work.

        Views hear of what it wrote by `records_changed`. Whenever it asks whether to go on, it lets
        a clerk's save go first, so that this waits for one short transaction and not for many.
        """
        job = Job(verb, next(self._numbers))
        asked = _Courteous(job, self._writer)
        job.verb = _WithProgress(verb, job, self._progressed.emit, asked)
        self._waiting[job.number] = _Waiting(owner, done, failed, progress, False, talks=True)
        self._talker.ask(job)
        return job

    @Slot()
    def expect_search(self) -> None:
        """Somebody is about to search: get the words of a large station ready."""
        if not self._reading_texts:
            self._reading_texts = True
            # Not by the reader, whom the first key would have to wait for.
            self.render(self, _read_texts, self._on_texts, self._on_no_texts)

    def close(self) -> None:
        """End every lane and wait; answers still on their way are dropped."""
        self._timer.stop()
        self._quiet.stop()
        self._waiting.clear()
        for lane in (self._reader, self._renderer, self._keeper, self._talker, self._writer):
            lane.close()
        self._collector.stop()

    def _lane(self, name: str, *, read_only: bool, kib: int = _OTHERS_KIB) -> Lane:
        return Lane(name, partial(self._desk, read_only, kib), self._arrived.emit)

    def _desk(self, read_only: bool, kib: int) -> Desk:
        """Runs on the lane's thread, to which the connection belongs from now on."""
        desk = self._open_desk(read_only)
        desk.store.keep_pages(kib)
        desk.search.texts = self._texts
        return desk

    def _ask(self, lane: Lane, waiting: _Waiting, verb: Callable[[Desk], Any]) -> Job:
        job = Job(verb, next(self._numbers), kept=waiting.writes)
        self._waiting[job.number] = waiting
        lane.ask(job)
        return job

    def _watched(self, lane: Lane, waiting: _Waiting, verb: Callable[..., Any]) -> Job:
        job = Job(verb, next(self._numbers))
        job.verb = _WithProgress(verb, job, self._progressed.emit)
        self._waiting[job.number] = waiting
        lane.ask(job)
        return job

    @Slot(object, object, object)
    def _on_arrived(self, job: Job, result: object, error: errors.StationError | None) -> None:
        waiting = self._waiting.pop(job.number, None)
        if waiting is None:
            return
        if self._texts.wanted:
            self.expect_search()
        if waiting.writes:
            self.busy.emit(any(other.writes for other in self._waiting.values()))
            self._look_for_changes()
        if waiting.talks:
            self._look_for_changes()
        if waiting.keeps:
            self.kept.emit()
        if not shiboken6.isValid(waiting.owner):
            return
        if error is None:
            waiting.done(result)
        elif waiting.failed is not None:
            waiting.failed(error)
        elif not isinstance(error, errors.Cancelled):
            self.failed.emit(error)

    @Slot(object, int, int)
    def _on_progressed(self, job: Job, done: int, total: int) -> None:
        waiting = self._waiting.get(job.number)
        if waiting and waiting.progress and shiboken6.isValid(waiting.owner):
            waiting.progress(done, total)

    def _on_texts(self, _read: None) -> None:
        self._reading_texts = False

    def _on_no_texts(self, _error: errors.StationError) -> None:
        """The table itself goes on answering, and tells what is wrong with the file if it can't."""
        self._reading_texts = False

    @Slot()
    def _look_for_changes(self) -> None:
        if self._mark is None:
            self.read(self, watermark, self._on_watermark)
        else:
            self.read(self, _ChangedSince(self._mark), self._on_changes)

    def _on_watermark(self, mark: Watermark) -> None:
        self._mark = self._mark or mark

    def _on_changes(self, found: tuple[Watermark, frozenset[str]]) -> None:
        mark, kinds = found
        if self._mark is not None and mark.seq <= self._mark.seq:
            return
        self._mark = mark
        if self._texts.kept and kinds.intersection(TOLD_BY):
            self._quiet.start()
        if kinds:
            self.records_changed.emit(kinds)


@dataclass(frozen=True, slots=True)
class _Courteous:
    """Asks whether a job was cancelled, after those who save have had their turn."""

    job: Job
    writer: Lane

    def __call__(self) -> bool:
        until = time.monotonic() + _COURTESY_S
        while self.writer.at_work and not self.job.cancelled() and time.monotonic() < until:
            time.sleep(_GLANCE_S)
        return self.job.cancelled()


@dataclass(slots=True)
class _WithProgress:
    verb: Callable[..., Any]
    job: Job
    report: Callable[[Job, int, int], None]
    cancelled: Callable[[], bool] | None = None
    _total: int = -1
    _told_at: float = 0.0

    def __call__(self, desk: Desk) -> Any:  # noqa: ANN401 - whatever the verb gives
        return self.verb(desk, self._progress, self.cancelled or self.job.cancelled)

    def _progress(self, done: int, total: int) -> None:
        """Seldom: what comes faster than the window can paint it waits, and then stops it."""
        now = time.monotonic()
        whole = bool(total) and done >= total
        if whole or total != self._total or now - self._told_at >= _SELDOM_S:
            self._total, self._told_at = total, now
            self.report(self.job, done, total)


def _read_texts(desk: Desk) -> None:
    if desk.search.texts is not None:
        desk.search.texts.read(desk.store)


@dataclass(frozen=True, slots=True)
class _ChangedSince:
    mark: Watermark

    def __call__(self, desk: Desk) -> tuple[Watermark, frozenset[str]]:
        return changed_since(desk, self.mark)
