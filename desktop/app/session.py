"""From the doorway to the closed window."""

from __future__ import annotations

import gc
import logging
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from desktop import errors, logbook
from desktop.app.joining import join_ways
from desktop.app.openings import (
    Unlocked,
    contents_of_backup,
    found,
    make_recovery_sheet,
    open_sample,
    recover,
    renew,
    take_over,
    unlock,
)
from desktop.app.running import OpenStation, make_application, show_window
from desktop.background.errand import Errand
from desktop.background.workers import Workers
from desktop.config import Home
from desktop.services import looks
from desktop.services.access.this_pc import ThisPc
from desktop.ui import language, theme
from desktop.ui.doorway import Doorway
from desktop.ui.doorway.ways import FirstSteps, FirstWays, RecoverWays
from desktop.ui.one_window import OneWindow

if TYPE_CHECKING:
    from desktop.app.renewing import Renewal
    from desktop.ui.handover.verbs import ToWipe

log = logging.getLogger(__name__)


def run_window(
    home: Home,
    *,
    passphrase: str | None,
    argv: Sequence[str],
    opened: Callable[[OpenStation], None] | None = None,
    language_named: str = "",
) -> int:
    """Open the window of a station and stay until it is closed.

    Args:
        home: the station's folder; without a station there the clerk may make one.
        passphrase: if it came from outside; asked for otherwise.
        argv: for Qt.
        opened: called once the window shows, on its thread.
        language_named: on the command line; the environment's or Chinese where empty.

    Returns:
        The exit code: 0, also where another window was brought to the front instead.
    """
    app = make_application(argv, looks.look_of(home), language_named=language_named)
    one = OneWindow(home)
    if not one.claim():
        print(errors.AlreadyOpen(), file=sys.stderr)
        return 0
    session = Session(app, home, opened)
    one.raise_wanted.connect(session.come_forward)
    sys.excepthook = session.on_exception
    threading.excepthook = _on_thread_exception
    sys.unraisablehook = _on_unraisable
    session.begin(passphrase)
    try:
        return app.exec()
    finally:
        session.close()
        one.let_go()


class Session(QObject):
    """From the doorway to the closed window.

    Args:
        app: the application.
        home: the station.
        opened: called with the open station once its window shows.
        here: this PC at the station's door.
        parent: the Qt parent.
    """

    def __init__(
        self,
        app: QApplication,
        home: Home,
        opened: Callable[[OpenStation], None] | None = None,
        here: ThisPc | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._here = here or ThisPc(home)
        self._renewal: Renewal | None = None
        self._app, self._home, self._opened = app, home, opened
        self._errand, self._beside = Errand(self), Errand(self)
        self._doorway: Doorway | None = None
        self._steps = FirstSteps()
        self._language = ""
        self.station: OpenStation | None = None

    def begin(self, passphrase: str | None) -> None:
        """Show the doorway, and try a passphrase that is known already."""
        self._doorway = Doorway(
            self._here,
            self._errand,
            partial(unlock, self._here),
            partial(found, self._here),
            RecoverWays(
                contents_of_backup, partial(recover, self._home), partial(take_over, self._here)
            ),
            FirstWays(partial(make_recovery_sheet, self._home), partial(open_sample, self._here)),
            self._beside,
            joins=join_ways(self._here),
        )
        self._doorway.opened.connect(self._on_opened)
        self._doorway.language_wanted.connect(self._on_language)
        self._doorway.show()
        if passphrase and self._home.records.is_file():
            self._doorway.unlock_with(passphrase)

    @Slot()
    def come_forward(self) -> None:
        """Bring the window to the front."""
        window = self.station.front if self.station else self._doorway
        if window is not None:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.show()
            window.raise_()
            window.activateWindow()

    def on_exception(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """What nobody caught: the place to the log, a sentence to the clerk."""
        if issubclass(kind, KeyboardInterrupt):
            self._app.quit()
            return
        if isinstance(error, errors.StationError):
            logbook.note(error)
            told = error
        else:
            told = logbook.note_unexpected(error.with_traceback(trace))
        if self.station is not None:
            self.station.window.tell_error(told)

    def close(self) -> None:
        """End everything and wait for it."""
        self._errand.close()
        self._beside.close()
        if self._renewal is not None:
            self._renewal.close()
        if self.station is not None:
            self.station.close()
            self.station = None

    def _open(self, unlocked: Unlocked) -> OpenStation:
        """A window on an unlocked station, not shown yet."""
        home = unlocked.home or self._home
        station = OpenStation(home, unlocked, Workers(), self._here.at(home), self)
        station.sample_removal_wanted.connect(self._on_sample_removal)
        station.renewal_wanted.connect(self._on_renewal)
        station.wipe_wanted.connect(self._on_wipe)
        self.station = station
        return station

    @Slot(object)
    def _on_opened(self, unlocked: Unlocked) -> None:
        percent, colours = unlocked.text_percent, unlocked.scheme_name
        theme.apply_if_other(self._app, scale=percent / 100, scheme_name=colours)
        station = self._open(unlocked)
        show_window(station.window)
        station.begin()
        self._keep_language(station.home)
        if self._opened is not None:
            self._opened(station)
        if self._doorway is not None:
            self._steps = self._doorway.first_steps
            self._doorway.close()
            self._doorway.deleteLater()
            self._doorway = None
        self._take_first_steps(station)
        # What the start made stays; without this each full collection stops the window for 40 ms.
        gc.freeze()

    @Slot(str)
    def _on_language(self, code: str) -> None:
        """The doorway anew in another language; kept for the next time where there is a station."""
        self._language = code
        language.speak(self._app, code)
        self._keep_language(self._home)
        old = self._doorway
        self.begin(None)
        if old is not None:
            old.hide()
            old.deleteLater()

    def _keep_language(self, home: Home) -> None:
        if not self._language or not home.records.is_file():
            return
        try:
            looks.keep_language(home, self._language)
        except errors.WorldError as error:
            logbook.note(error)  # it speaks it now, and will ask again next time

    def _take_first_steps(self, station: OpenStation) -> None:
        """What the clerk chose in the wizard comes up by itself."""
        if self._steps.joins:
            station.window.open_sync("settings")
        if self._steps.roster is not None:
            station.window.bring_in(self._steps.roster)
        self._steps = FirstSteps()

    @Slot()
    def _on_renewal(self) -> None:
        """A new station key is due: the window closes for it and opens again where it was."""
        if self.station is None or not self.station.may_renew():
            return
        from desktop.app.renewing import Renewal

        station, self.station = self.station, None
        self._renewal = Renewal(station, partial(renew, station.home), self)
        self._renewal.over.connect(self._on_renewed)
        self._renewal.failed.connect(self._on_not_renewed)
        self._renewal.begin()

    @Slot(object)
    def _on_renewed(self, unlocked: Unlocked) -> None:
        if self._renewal is not None:
            station = self._open(unlocked)
            self._renewal.come_back(station.window)
            station.begin()
            self._renewal = None

    @Slot(object)
    def _on_not_renewed(self, error: errors.StationError) -> None:
        """The door, with the reason: whoever opens it again has everything as it was."""
        self.begin(None)
        if self._doorway is not None:
            self._doorway.banner.show_error(error)
        if self._renewal is not None:
            self._renewal.end()
            self._renewal = None

    @Slot()
    def _on_sample_removal(self) -> None:
        """The sample goes, the doorway comes back; what is one's own was never touched."""
        station = self.station
        if station is None:
            return
        station.window.hide()
        self.station = None
        station.close()
        self._errand.close()
        from desktop.services import sample

        try:
            sample.remove(station.home)
        except errors.StationError as error:
            logbook.note(error)
        look = looks.look_of(self._home)
        theme.apply(self._app, scale=look.percent / 100, scheme_name=look.scheme)
        self.begin(None)

    @Slot(object)
    def _on_wipe(self, ready: ToWipe) -> None:
        """This PC is emptied; the doorway comes back and says where the proof lies."""
        station = self.station
        if station is None:
            return
        station.window.hide()
        self.station = None
        station.close()
        self._errand.close()
        from desktop.app import wiping

        failed: errors.StationError | None = None
        try:
            wiping.carry_out(ready, self._here.at(station.home))
        except errors.StationError as error:
            failed = error
        self.begin(None)
        if self._doorway is None:
            return
        if failed is not None:
            self._doorway.banner.show_error(failed)
            return
        self._doorway.say_wiped(str(ready.target), told=ready.told)


def _on_unraisable(told: sys.UnraisableHookArgs) -> None:
    """Python would print it, words and all, to where a desktop keeps what programs print."""
    log.error("passed over: %s", told.exc_type.__name__, exc_info=told.exc_value)


def _on_thread_exception(told: threading.ExceptHookArgs) -> None:
    kind = told.exc_type
    log.critical("a thread ended with %s", kind.__name__, exc_info=told.exc_value)
