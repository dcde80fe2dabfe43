"""What the 同步 page asks, each as something a lane can call with its desk."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.services.desk import Desk
from desktop.services.needs import needs
from desktop.services.needs.need import Deed
from desktop.services.roster import duplicates, merging
from desktop.services.roster.side_by_side import comparisons
from desktop.services.sync import attention, conflicts, line_settings, lines, sync_run, sync_state
from desktop.services.sync.line_settings import LineSettings
from desktop.ui.sync import mapping
from desktop.ui.sync.shown import Page, Standing

translate = QCoreApplication.translate

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
#: More than anybody compares in one sitting; the rest comes when these are done.
_PAIRS = 100
_CHOICES = 50
_RUNS = 100


@dataclass(frozen=True, slots=True)
class Dated:
    """The page, and the day by the PC's clock."""

    page: Page
    today: dt.date


class Sync:
    """One whole sync; whoever asked for it may hang up from another thread.

    Args:
        records_only: whether photos are left to the next one.
    """

    def __init__(self, *, records_only: bool = False) -> None:
        self._records_only = records_only
        self._line: lines.OpenLine | None = None
        self._hung_up = False
        #: Whether changes are through and photos go now.
        self.photos = False

    def __call__(self, desk: Desk, progress: Progress, cancelled: Cancelled) -> bool:
        """Do it; gives whether there is more to do at once.

        Raises:
            errors.StationError: what ended it early; what was exchanged before counts.
        """
        with lines.line_of(desk) as line:
            self._line = line
            if self._hung_up:
                line.abort()

            def pictures(sent: int, total: int) -> None:
                self.photos = True
                progress(sent, total)

            done = sync_run.run(
                desk,
                line,
                progress=progress,
                cancelled=cancelled,
                of_photos=pictures,
                records_only=self._records_only,
            )
        if done.error is not None:
            raise done.error
        return done.photos.waits > 0 and done.moved

    def hang_up(self) -> None:
        """Let go of the line at once; called on the window's thread."""
        self._hung_up = True
        if (line := self._line) is not None:
            line.abort()


def standing(desk: Desk) -> Standing:
    """How station and county stand to each other."""
    telling = sum(mapping.tells(need) for need in needs.pressing(desk))
    return mapping.standing(sync_state.standing(desk), telling)


def page(desk: Desk) -> Dated:
    """All the page shows."""
    from desktop.services.handover import retirement  # the window opens without it

    found = needs.everything(desk)
    now = sync_state.standing(desk)
    told = Page(
        standing=mapping.standing(now, sum(map(mapping.tells, found))),
        waiting=mapping.waiting(sync_state.waiting(desk), now),
        runs=tuple(map(mapping.run, sync_state.past_runs(desk, _RUNS))),
        differing=mapping.differing(conflicts.open_conflicts(desk)),
        choices=tuple(map(mapping.choice, conflicts.settled_conflicts(desk, _CHOICES))),
        matters=mapping.matters(attention.items(desk), found),
        pairs=tuple(comparisons(desk, duplicates.described(desk, duplicates.pairs(desk)[:_PAIRS]))),
        settings=line_settings.line_settings(desk),
        old_pc=retirement.waiting(desk),
    )
    return Dated(told, desk.today())


@dataclass(frozen=True, slots=True)
class Take:
    """Choose one of the two values."""

    key: str
    parked: bool

    def __call__(self, desk: Desk) -> str:
        """Do it; gives what to tell."""
        conflicts.take(desk, *mapping.place(self.key), "parked" if self.parked else "standing")
        return translate("SyncVerbs", "选好了，会告诉另一边。")


@dataclass(frozen=True, slots=True)
class TakeAll:
    """Choose for all differences of a record."""

    kind: str
    record_id: str
    mine: bool

    def __call__(self, desk: Desk) -> str:
        """Do it; gives what to tell."""
        count = conflicts.take_all(desk, self.kind, self.record_id, mine=self.mine)
        return translate("SyncVerbs", "{0} 处都选好了，会告诉另一边。").format(count)


@dataclass(frozen=True, slots=True)
class WriteAnew:
    """Write a third value instead of both."""

    key: str
    typed: str

    def __call__(self, desk: Desk) -> str:
        """Do it; gives what to tell."""
        conflicts.resolve(desk, *mapping.place(self.key), self.typed)
        return translate("SyncVerbs", "写好了，会告诉另一边。")


@dataclass(frozen=True, slots=True)
class Reopen:
    """Take choices back."""

    keys: tuple[str, ...]

    def __call__(self, desk: Desk) -> str:
        """Do it; gives what to tell."""
        for key in self.keys:
            conflicts.reopen(desk, *mapping.place(key))
        return translate("SyncVerbs", "放回去了，请重新选。")


@dataclass(frozen=True, slots=True)
class TakeWay:
    """Do what a matter offers."""

    key: str
    code: str
    said: str

    def __call__(self, desk: Desk) -> str:
        """Do it; gives what to tell."""
        if self.code == mapping.AGAIN:
            attention.retry(desk, int(self.key))
            return translate("SyncVerbs", "下次同步时再送一次。")
        if self.code == mapping.GIVE_UP:
            attention.give_up(desk, int(self.key))
            return translate("SyncVerbs", "不送这一处了，改回了县里有的样子；可以用撤销找回来。")
        verb, facts = json.loads(self.code)
        return needs.perform(desk, Deed(verb, "", tuple(facts)), self.said)


@dataclass(frozen=True, slots=True)
class Merge:
    """Make one person of two."""

    survivor: str
    loser: str
    take: tuple[str, ...]

    def __call__(self, desk: Desk) -> str:
        """Do it; gives what to tell."""
        done = merging.merge(desk, "volunteer", self.survivor, self.loser, self.take)
        told = [*done.left, *(one.sentence for one in done.overlaps)]
        return translate("SyncVerbs", "合并好了，可以随时撤销。") + "".join(told)


@dataclass(frozen=True, slots=True)
class TellApart:
    """Remember that two are not the same."""

    one: str
    other: str

    def __call__(self, desk: Desk) -> str:
        """Do it; gives what to tell."""
        duplicates.tell_apart(desk, "volunteer", self.one, self.other)
        return translate("SyncVerbs", "记下了，不是同一人，以后不再问。")


@dataclass(frozen=True, slots=True)
class SetLine:
    """How sync goes about from now on."""

    wanted: LineSettings

    def __call__(self, desk: Desk) -> LineSettings:
        """Do it; gives what stands then."""
        return line_settings.set_line_settings(desk, self.wanted)
