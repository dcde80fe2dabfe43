"""From the doorway to the closed window."""

from __future__ import annotations

import gc
import logging
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from desktop import errors, logbook
from desktop.app.openings import (
    Unlocked,
    contents_of_backup,
    found,
    make_recovery_sheet,
    open_sample,
    recover,
    unlock,
)
from desktop.app.running import OpenStation, make_application, show_window
from desktop.background.errand import Errand
from desktop.background.workers import Workers
from desktop.config import Home
from desktop.services import looks
from desktop.ui import language, theme
from desktop.ui.doorway import Doorway
from desktop.ui.doorway.ways import FirstSteps, FirstWays, RecoverWays
from desktop.ui.one_window import OneWindow

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
        parent: the Qt parent.
    """

    def __init__(
        self,
        app: QApplication,
        home: Home,
        opened: Callable[[OpenStation], None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._app, self._home, self._opened = app, home, opened
        self._errand = Errand(self)
        self._doorway: Doorway | None = None
        self._steps = FirstSteps()
        self._language = ""
        self.station: OpenStation | None = None

    def begin(self, passphrase: str | None) -> None:
        """Show the doorway, and try a passphrase that is known already."""
        self._doorway = Doorway(
            self._home,
            self._errand,
            partial(unlock, self._home),
            partial(found, self._home),
            RecoverWays(contents_of_backup, partial(recover, self._home)),
            FirstWays(partial(make_recovery_sheet, self._home), partial(open_sample, self._home)),
        )
        self._doorway.opened.connect(self._on_opened)
        self._doorway.language_wanted.connect(self._on_language)
        self._doorway.show()
        if passphrase and self._home.records.is_file():
            self._doorway.unlock_with(passphrase)

    @Slot()
    def come_forward(self) -> None:
        """Bring the window to the front."""
        window = self.station.window if self.station else self._doorway
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
        if self.station is not None:
            self.station.close()
            self.station = None

    @Slot(object)
    def _on_opened(self, unlocked: Unlocked) -> None:
        theme.apply(self._app, scale=unlocked.text_percent / 100, scheme_name=unlocked.scheme_name)
        self.station = OpenStation(unlocked.home or self._home, unlocked, Workers(), self)
        self.station.sample_removal_wanted.connect(self._on_sample_removal)
        show_window(self.station.window)
        self.station.door.start_watching()
        self.station.backups.start()
        if self.station.syncing is not None:
            self.station.syncing.start()
        self._keep_language(self.station.home)
        if unlocked.remarks:
            self.station.window.say("".join(unlocked.remarks), "warn")
        if self._opened is not None:
            self._opened(self.station)
        if self._doorway is not None:
            self._steps = self._doorway.first_steps
            self._doorway.close()
            self._doorway.deleteLater()
            self._doorway = None
        self._take_first_steps(self.station)
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


def _on_thread_exception(told: threading.ExceptHookArgs) -> None:
    kind = told.exc_type
    log.critical("a thread ended with %s", kind.__name__, exc_info=told.exc_value)
