"""A PC joins a station that is there already: what is asked, what comes, in which order."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from desktop import errors
from desktop.background.door import Door
from desktop.background.lane import Job
from desktop.model.kinds import kind_named
from desktop.ui.doorway.join_asking import JoinAsking, Joining
from desktop.ui.doorway.join_fetching import Fetched, JoinFetching
from desktop.ui.doorway.join_key import JoinKey
from desktop.ui.doorway.ways import JoinWays, Start
from desktop.ui.sync.verbs import Sync, standing

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.ui.sync.shown import Standing

#: Of the five steps: what comes after who one is.
_FETCHING, _KEY = 3, 4


class JoinCourse(QObject):
    """From the first page to a station whose records are here.

    No child of the doorway, whose methods it holds: collected together they would end the program.

    Args:
        ways: how it is done.
        start: begins an errand of the doorway.
        asking: the first two pages.

    Signals:
        turned: the page to be seen now.
        step_changed: 1 to 4.
        began: something is tried or asked anew, whatever was told before.
        told: why it stopped: a `StationError`.
        done: what opens the station; the recovery sheet comes now.
        inside: the same, and the clerk wants in at once.
    """

    turned = Signal(object)
    step_changed = Signal(int)
    began = Signal()
    told = Signal(object)
    done = Signal(object)
    inside = Signal(object)

    def __init__(self, ways: JoinWays, start: Start, asking: JoinAsking) -> None:
        super().__init__()
        self._ways, self._start, self.asking = ways, start, asking
        self.fetching = JoinFetching()
        self.key: JoinKey | None = None
        self._door: Door | None = None
        self._unlocked: object = None
        self._job: Job | None = None
        self._verb: Sync | None = None
        self._after: Callable[[], None] | None = None
        self._stops = False
        self._wire()

    def go_on(self, unlocked: object) -> None:
        """What the station has comes now; here for the first time, or after it was cut.

        Args:
            unlocked: what opens the station.
        """
        self._unlocked = unlocked
        self._door = self._ways.door(unlocked, self)
        self.step_changed.emit(_FETCHING)
        self.turned.emit(self.fetching)
        self._fetch()

    def close(self) -> None:
        """Let go of the line and of the station's file."""
        self._hang_up()
        door, self._door = self._door, None
        if door is not None:
            door.close()

    # --- asking -----------------------------------------------------------------------------

    @Slot(object)
    def _on_join(self, wanted: Joining) -> None:
        words = self.tr("正在联系县平台……")
        self._start(words, partial(self._ways.join, wanted), self.go_on)

    @Slot(object, object)
    def _on_request(self, wanted: Joining, target: Path) -> None:
        task = partial(self._ways.write_request, wanted, target)
        self._start(self.tr("正在写申请文件……"), task, self._on_written)

    def _on_written(self, path: object) -> None:
        self.asking.show_written(str(path))

    @Slot(object, object)
    def _on_reply(self, wanted: Joining, source: Path) -> None:
        task = partial(self._ways.read_reply, wanted, source)
        self._start(self.tr("正在读回执文件……"), task, self._on_answered)

    def _on_answered(self, unlocked: object) -> None:
        """By files: there is no line over which anything could come."""
        self._unlocked = unlocked
        self.fetching.show_by_file()
        self.step_changed.emit(_FETCHING)
        self.turned.emit(self.fetching)

    @Slot()
    def _on_anew(self) -> None:
        self._start(self.tr("正在重新开始……"), self._ways.ask_anew, self._on_forgotten)

    def _on_forgotten(self, _nothing: object) -> None:
        self.asking.show_asked(asked=False)
        self.asking.show_step(1)
        words = self.tr(
            "上次的申请不要了。上次的加入码要是已经用掉，请向县里再要一个；没用掉的照样能用。"
        )
        self.asking.tell(words)

    # --- fetching ---------------------------------------------------------------------------

    @Slot()
    def _fetch(self) -> None:
        if self._door is None or self._job is not None:
            return
        self._stops = False
        self.began.emit()
        self.fetching.show_under_way()
        self._verb = Sync(records_only=True)
        self._job = self._door.talk(
            self, self._verb, self._on_fetched, self._on_cut, self.fetching.advance
        )

    def _on_fetched(self, _more: bool) -> None:
        self._job = self._verb = None
        if self._door is not None and not self._leaves():
            self._door.render(self, _fetched, self._on_counted, self._on_cut)

    def _on_counted(self, came: Fetched) -> None:
        self.fetching.show_fetched(came)

    def _on_cut(self, error: errors.StationError) -> None:
        self._job = self._verb = None
        if self._leaves():
            return
        self.fetching.show_stopped()
        if isinstance(error, errors.NoAnswer):
            error = errors.FetchingCut(**error.facts)
        if not self._stops:
            self.told.emit(error)

    @Slot()
    def _hang_up(self) -> None:
        if self._job is not None and self._verb is not None:
            self._stops = True
            self._job.cancel()
            self._verb.hang_up()

    @Slot()
    def _on_inside(self) -> None:
        """Once the line is let go of: two that fetch at once would wait for each other."""
        if self._job is None:
            self._go_inside()
        else:
            self._after = self._go_inside
            self._hang_up()

    def _leaves(self) -> bool:
        after, self._after = self._after, None
        if after is not None:
            after()
        return after is not None

    def _go_inside(self) -> None:
        self.close()
        self.inside.emit(self._unlocked)

    # --- the key ----------------------------------------------------------------------------

    @Slot()
    def _on_next(self) -> None:
        if self._door is None:  # by files nothing stands locked yet
            self._on_end()
            return
        if self.key is None:
            self.key = JoinKey(self._door)
            self.key.opened.connect(self._look)
            self.key.next_wanted.connect(self._on_end)
        self._look()

    @Slot()
    def _look(self) -> None:
        if self._door is not None:
            self._door.render(self, standing, self._on_standing, self.told.emit)

    def _on_standing(self, now: Standing) -> None:
        if self.key is None:
            return
        self.key.show_standing(now)
        if self.key.parent() is None:
            self.step_changed.emit(_KEY)
            self.turned.emit(self.key)

    @Slot()
    def _on_end(self) -> None:
        self.close()
        self.done.emit(self._unlocked)

    def _wire(self) -> None:
        asking, fetching = self.asking, self.fetching
        asking.join_wanted.connect(self._on_join)
        asking.request_wanted.connect(self._on_request)
        asking.reply_wanted.connect(self._on_reply)
        asking.anew_wanted.connect(self._on_anew)
        asking.step_changed.connect(self.step_changed)
        asking.step_changed.connect(self.began)
        fetching.again_wanted.connect(self._fetch)
        fetching.stop_wanted.connect(self._hang_up)
        fetching.inside_wanted.connect(self._on_inside)
        fetching.next_wanted.connect(self._on_next)


def _fetched(desk: Desk) -> Fetched:
    return Fetched(*(desk.records.count(kind_named(name)) for name in ("volunteer", "activity")))
