"""When the window syncs by itself, and what it says of it; one sync at a time."""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QNetworkInformation

from desktop import errors, logbook
from desktop.background.door import Door
from desktop.background.lane import Job
from desktop.services.sync.rhythm import Rhythm
from desktop.ui.sync.shown import Standing

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.needs.need import Need
    from desktop.services.sync import sync_state
    from desktop.services.sync.line_settings import LineSettings
    from desktop.ui.sync.untold import Untold
    from desktop.ui.sync.verbs import Sync

    Told: TypeAlias = tuple[sync_state.Standing, list[Need]]

_NO_NETWORK = (
    QNetworkInformation.Reachability.Unknown,
    QNetworkInformation.Reachability.Disconnected,
)
#: However far away the next sync is: a PC that slept must not sleep on.
_LONGEST_NAP_S = 60.0
#: What `ui.sync.verbs` and `mapping` need, without any class of Qt's.
RECORDS_SIDE = (
    "desktop.services.needs.needs",
    "desktop.services.roster.merging",
    "desktop.services.roster.side_by_side",
    "desktop.services.sync.attention",
    "desktop.services.sync.conflicts",
    "desktop.services.sync.line_settings",
    "desktop.services.sync.lines",
    "desktop.services.sync.sync_run",
)


class Syncing(QObject):
    """Syncs without being asked, quietly, and when asked.

    Args:
        door: to the station.
        rhythm: when to sync.
        monotonic: seconds that only rise.
        parent: the Qt parent.

    Signals:
        standing_changed: a `Standing`, when it is known or another.
        under_way_changed: whether a sync goes on now.
        progressed: how many are done, how many there are, and whether they are photos.
        over: a sync ended, well or not.
    """

    standing_changed = Signal(object)
    under_way_changed = Signal(bool)
    progressed = Signal(int, int, bool)
    over = Signal()

    def __init__(
        self,
        door: Door,
        rhythm: Rhythm,
        monotonic: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._door, self._rhythm, self._monotonic = door, rhythm, monotonic
        self._job: Job | None = None
        self._verb: Sync | None = None
        self._untold: Untold | None = None
        self._left = self._looking = self._look_again = False
        self.standing: Standing = Standing()
        self.known = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_time)

    @property
    def under_way(self) -> bool:
        """Whether a sync goes on now."""
        return self._job is not None

    def start(self) -> None:
        """Begin to look after the station's line."""
        self._door.records_changed.connect(self._on_records_changed)
        if QNetworkInformation.loadDefaultBackend():
            network = QNetworkInformation.instance()
            if network is not None:
                network.reachabilityChanged.connect(self._on_reachability)
        self._door.render(self, _settings, self._on_settings)
        self.look()

    def leave(self) -> None:
        """Sync no more, and let go of what is under way: its lane must not wait for a dead line."""
        self._left = True
        self._timer.stop()
        self._hang_up()

    @Slot()
    def look(self) -> None:
        """Ask how station and county stand to each other; once for all who ask meanwhile."""
        self._look_again = self._looking
        if not self._looking:
            self._looking = True
            self._door.render(self, _standing, self._on_told, self._on_unknown)

    @Slot()
    def ask(self) -> None:
        """The clerk wants a sync now."""
        self._rhythm.asked(self._monotonic())
        self._plan()

    @Slot()
    def stop(self) -> None:
        """End the one that goes on; what was acknowledged counts."""
        self._hang_up()

    @Slot()
    def on_joined(self) -> None:
        """The station has joined: the first sync comes at once."""
        self.standing = Standing(joined=True)
        self.look()
        self.ask()

    def set_every(self, minutes: int) -> None:
        """Sync this often from now on."""
        self._rhythm.set_every(minutes, self._monotonic())
        self._plan()

    # --- when -------------------------------------------------------------------------------

    def _plan(self) -> None:
        if not self._may_begin():
            return
        wait = self._rhythm.due_in(self._monotonic())
        if wait is None:
            self._timer.stop()
        else:
            self._timer.start(round(1000 * min(max(wait, 0.0), _LONGEST_NAP_S)))

    def _may_begin(self) -> bool:
        on_line = self.standing.joined and not self.standing.by_file
        return on_line and not self._left and not self.under_way

    @Slot()
    def _on_time(self) -> None:
        wait = self._rhythm.due_in(self._monotonic())
        if wait is not None and wait <= 0:
            self._begin()
        else:
            self._plan()

    @Slot(object)
    def _on_records_changed(self, _kinds: object) -> None:
        self.look()

    def _on_reachability(self, reachability: QNetworkInformation.Reachability) -> None:
        # A hint only: some systems never tell, and behind some routers nothing is reachable.
        if reachability not in _NO_NETWORK:
            self._rhythm.line_came_up(self._monotonic())
            self._plan()

    def _on_settings(self, found: LineSettings) -> None:
        self._rhythm.started(found.every_minutes, self._monotonic())
        self._plan()

    # --- one sync ---------------------------------------------------------------------------

    def _begin(self) -> None:
        if not self._may_begin():
            return
        self._rhythm.began()
        from desktop.ui.sync.verbs import Sync

        self._verb = Sync()
        self._job = self._door.talk(
            self, self._verb, self._on_done, self._on_failed, self._on_progress
        )
        self.under_way_changed.emit(True)

    def _on_progress(self, done: int, total: int) -> None:
        self.progressed.emit(done, total, self._verb is not None and self._verb.photos)

    def _on_done(self, more: bool) -> None:
        self._end(None, more=more)

    def _on_failed(self, error: errors.StationError) -> None:
        self._end(error)

    def _end(self, error: errors.StationError | None, *, more: bool = False) -> None:
        self._job = self._verb = None
        self._rhythm.ended(self._monotonic(), error, more=more)
        self._untold = _untold(error)
        self.show(self.honest(self.standing))  # till the records are asked
        self.look()
        self.under_way_changed.emit(False)
        self.over.emit()
        self._plan()

    def _hang_up(self) -> None:
        if self._job is not None and self._verb is not None:
            self._job.cancel()
            self._verb.hang_up()

    def _on_told(self, told: Told) -> None:
        from desktop.ui.sync import mapping  # the window opens without it

        found, pressing = told
        self._on_standing(mapping.standing(found, sum(map(mapping.tells, pressing))))

    def _on_standing(self, found: Standing) -> None:
        # What a pull brought is a change of records too, but none that waits here.
        if self.known and found.changes > self.standing.changes:
            self._rhythm.changed(self._monotonic())
        self._looking = False
        self.show(self.honest(found))
        self._plan()
        if self._look_again:
            self.look()

    def _on_unknown(self, error: errors.StationError) -> None:
        self._looking = False
        logbook.note(error)  # what was known stays; the next change asks again

    def honest(self, found: Standing) -> Standing:
        """What the records tell, with a failure they could not note."""
        return found if self._untold is None else self._untold.over(found)

    def show(self, found: Standing) -> None:
        """Tell everybody how it stands."""
        news = found != self.standing or not self.known
        self.standing, self.known = found, True
        if news:
            self.standing_changed.emit(found)


# What sync is made of is loaded in a lane once the window is there, half as long as all the rest,
# but nothing that has widgets (docs/adr/0023).


def _settings(desk: Desk) -> LineSettings:
    from desktop.services.sync.line_settings import line_settings

    return line_settings(desk)


def _standing(desk: Desk) -> Told:
    for name in RECORDS_SIDE:
        import_module(name)
    from desktop.services.needs import needs
    from desktop.services.sync import sync_state

    return sync_state.standing(desk), needs.pressing(desk)


def _untold(error: errors.StationError | None) -> Untold | None:
    from desktop.ui.sync.untold import Untold

    stopped = isinstance(error, errors.Cancelled) or getattr(error, "reason", "") == "stopped"
    return None if error is None or stopped else Untold(error)
