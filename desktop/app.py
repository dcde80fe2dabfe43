"""Builds and wires everything: the only place that does."""

from __future__ import annotations

import gc
import logging
import random
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator, Slot
from PySide6.QtWidgets import QApplication, QWidget

from desktop import errors, logbook
from desktop.background.door import Door
from desktop.background.errand import Errand
from desktop.background.workers import Workers
from desktop.config import APP_NAME, Home
from desktop.services import opening, recovering
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.founding import make_station
from desktop.services.rhythm import Rhythm
from desktop.services.station import text_scale
from desktop.storage.keys import STATION_COST, Argon2Cost, MasterKey
from desktop.ui import qt_messages, theme
from desktop.ui.backups.automatic import AutomaticBackups
from desktop.ui.doorway import Doorway
from desktop.ui.doorway.founding_view import Founding
from desktop.ui.doorway.recover_view import Recovering
from desktop.ui.doorway.window import RecoverWays
from desktop.ui.main_window import MainWindow
from desktop.ui.one_window import OneWindow
from desktop.ui.places import load_modules, places
from desktop.ui.sync.syncing import Syncing
from desktop.ui.tidying import Tidying

log = logging.getLogger(__name__)

#: The smallest screen the window is made for; on such a one it is maximised.
SMALL_SCREEN = (1366, 768)
#: From the window to loading what the clerk has not looked at yet; the first page comes first.
LOAD_AFTER_MS = 1_000


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What the doorway hands on.

    Args:
        master: the station's key.
        text_percent: the size of text on this PC.
        remarks: sentences to tell in the window, for example what a backup lacked.
        looking: whether the station can only be looked at.
    """

    master: MasterKey
    text_percent: int
    looking: bool = False
    remarks: tuple[str, ...] = ()


class OpenStation(QObject):
    """A station's window with all that works behind it.

    Args:
        home: the station's files.
        unlocked: from the doorway.
        workers: the processes for heavy work; closed with the window.
        parent: the Qt parent.
    """

    def __init__(
        self, home: Home, unlocked: Unlocked, workers: Workers, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.workers = workers
        self.door = Door(partial(_desk, home, unlocked, workers), self)
        self.backups = AutomaticBackups(self.door, self)
        self.tidying = Tidying(self.door, self)
        self.backups.under_way.connect(self.tidying.on_backup)
        # A station that can only be looked at takes nothing in.
        rhythm = Rhythm(random.random)
        self.syncing = None if unlocked.looking else Syncing(self.door, rhythm, parent=self)
        self.window = self._made_window()
        self._later = QTimer(self, interval=LOAD_AFTER_MS, singleShot=True)
        self._later.timeout.connect(self._load_rest)
        self._later.start()

    def close(self) -> None:
        """Take the window down, end the lanes and the processes, and wait for them."""
        self._later.stop()
        self.backups.stop()
        if self.syncing is not None:
            self.syncing.leave()
        self.door.close()
        self.workers.close()
        self.window.deleteLater()

    def _made_window(self) -> MainWindow:
        window = MainWindow(self.door, places(self.door, self.syncing))
        window.text_scale_changed.connect(self._on_text_scale)
        window.keep_backed_up(self.backups)
        if self.syncing is not None:
            window.keep_synced(self.syncing)
        return window

    @Slot()
    def _load_rest(self) -> None:
        self.door.render(self, load_modules, self._on_loaded)

    def _on_loaded(self, _nothing: None) -> None:
        """What was loaded stays; without this each full collection stops the window for 40 ms."""
        gc.freeze()

    @Slot(int)
    def _on_text_scale(self, percent: int) -> None:
        """Sizes are taken when widgets are made, so another scale needs another window."""
        old = self.window
        if old.unsaved():
            old.say(self.tr("还有没保存的内容，新的字号下次打开时生效。"), "note")
            return
        theme.apply(application(), scale=percent / 100)
        self.window = self._made_window()
        self.window.go(old.current)
        self.window.setGeometry(old.geometry())
        self.window.setWindowState(old.windowState())
        self.window.show()
        old.hide()
        self.backups.over.disconnect(old.close)
        old.deleteLater()


def run_window(
    home: Home,
    *,
    passphrase: str | None,
    argv: Sequence[str],
    opened: Callable[[OpenStation], None] | None = None,
) -> int:
    """Open the window of a station and stay until it is closed.

    Args:
        home: the station's folder; without a station there the clerk may make one.
        passphrase: if it came from outside; asked for otherwise.
        argv: for Qt.
        opened: called once the window shows, on its thread.

    Returns:
        The exit code: 0, also where another window was brought to the front instead.
    """
    app = make_application(argv)
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


def make_application(argv: Sequence[str], *, scale: float = 1.0) -> QApplication:
    """The dressed application, with Qt's own words in Chinese."""
    if QApplication.instance() is None:
        qt_messages.send_to_log()
        QApplication(list(argv) or [APP_NAME])
    app = application()
    app.setApplicationName(APP_NAME)
    theme.apply(app, scale=scale)
    _speak_chinese(app)
    return app


def application() -> QApplication:
    """The one there is.

    Raises:
        errors.ProgramError: nobody made one.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise errors.ProgramError(what="窗口还没有准备好")
    return app


def grab_screens(home: Home, passphrase: str, folder: Path) -> list[Path]:
    """Walk through every screen with the data there and leave a picture of each.

    Args:
        home: a station; nothing in it is changed.
        passphrase: opens it.
        folder: where the PNGs go; made if missing.

    Returns:
        The files, in the order of the walk.

    Raises:
        errors.OpenError: the station does not open.
    """
    # Nobody but a walk needs these, and they bring the import's readers along.
    from desktop.services import sample
    from desktop.ui.tour import Tour

    make_application([])
    station = OpenStation(home, unlock(home, passphrase), Workers())
    try:
        station.window.resize(*SMALL_SCREEN)
        station.window.show()
        station.door.start_watching()
        return Tour(station.window, station.door, folder, sample.roster()).run()
    finally:
        station.close()


def unlock(home: Home, passphrase: str) -> Unlocked:
    """Get the key, and find out on the way whether the station opens at all.

    Raises:
        errors.OpenError: the passphrase, the folder or the file will not do.
    """
    return _looked_into(home, opening.unlock(home, passphrase))


def found(home: Home, founding: Founding, *, cost: Argon2Cost = STATION_COST) -> Unlocked:
    """Make a station.

    Raises:
        errors.OpenError: the folder or the passphrase will not do.
        errors.InvalidValues: the facts will not do.
    """
    master = make_station(home, founding.facts, founding.passphrase, cost=cost)
    logbook.start(home.logs)
    return _looked_into(home, master)


def contents_of_backup(path: Path) -> list[str]:
    """What is in a backup, in lines.

    Raises:
        errors.InputFileError: it is none.
    """
    return recovering.preview_lines(recovering.preview(path))


def recover(home: Home, wanted: Recovering) -> Unlocked:
    """Build a station from a backup.

    Raises:
        errors.OpenError: the folder or the passphrase will not do.
        errors.InputFileError: the backup will not do.
    """
    made = recovering.recover(wanted.path, home, wanted.passphrase)
    logbook.start(home.logs)
    return replace(_looked_into(home, made.master), remarks=tuple(recovering.told(made)))


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
        self.station: OpenStation | None = None

    def begin(self, passphrase: str | None) -> None:
        """Show the doorway, and try a passphrase that is known already."""
        self._doorway = Doorway(
            self._home,
            self._errand,
            partial(unlock, self._home),
            partial(found, self._home),
            RecoverWays(contents_of_backup, partial(recover, self._home)),
        )
        self._doorway.opened.connect(self._on_opened)
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
        log.critical("nobody caught %s", kind.__name__, exc_info=(kind, error, trace))
        if self.station is not None:
            told = error if isinstance(error, errors.StationError) else None
            self.station.window.tell_error(told or errors.ProgramError(what=kind.__name__))

    def close(self) -> None:
        """End everything and wait for it."""
        self._errand.close()
        if self.station is not None:
            self.station.close()
            self.station = None

    @Slot(object)
    def _on_opened(self, unlocked: Unlocked) -> None:
        theme.apply(self._app, scale=unlocked.text_percent / 100)
        self.station = OpenStation(self._home, unlocked, Workers(), self)
        show_window(self.station.window)
        self.station.door.start_watching()
        self.station.backups.start()
        if self.station.syncing is not None:
            self.station.syncing.start()
        if unlocked.remarks:
            self.station.window.say("".join(unlocked.remarks), "warn")
        if self._opened is not None:
            self._opened(self.station)
        if self._doorway is not None:
            self._doorway.close()
            self._doorway.deleteLater()
            self._doorway = None
        # What the start made stays; without this each full collection stops the window for 40 ms.
        gc.freeze()


def show_window(window: QWidget) -> None:
    """Show a window as large as fits: all of a small screen, a part of a large one."""
    free = window.screen().availableGeometry()
    wide, high = SMALL_SCREEN
    if free.width() <= wide or free.height() <= high:
        window.resize(free.size())  # where no window manager maximises
        window.showMaximized()
        return
    window.resize(min(free.width() * 4 // 5, 1600), min(free.height() * 4 // 5, 1000))
    window.show()


def _desk(home: Home, unlocked: Unlocked, workers: Workers, read_only: bool) -> Desk:
    looking = read_only or unlocked.looking
    return opening.open_desk(home, unlocked.master, workers, read_only=looking)


def _looked_into(home: Home, master: MasterKey) -> Unlocked:
    """Opens the station once for writing: newer, damaged or on the network is told at the door."""
    desk = opening.open_or_look(home, master, Here())
    try:
        return Unlocked(master, text_scale(desk), bool(desk.looking))
    finally:
        desk.close()


def _speak_chinese(app: QApplication) -> None:
    if app.findChild(QTranslator, "qt_words") is not None:
        return
    words = QTranslator(app)
    words.setObjectName("qt_words")
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    chinese = QLocale(QLocale.Language.Chinese, QLocale.Country.China)
    if words.load(chinese, "qtbase", "_", folder):
        app.installTranslator(words)


def _on_thread_exception(told: threading.ExceptHookArgs) -> None:
    kind = told.exc_type
    log.critical("a thread ended with %s", kind.__name__, exc_info=told.exc_value)
