"""An open station with its window, and the application round it."""

from __future__ import annotations

import gc
import random
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from desktop import errors
from desktop.app.openings import Unlocked, unlock
from desktop.background.door import Door
from desktop.background.workers import Workers
from desktop.config import APP_NAME, Home
from desktop.services import opening
from desktop.services.access.this_pc import ThisPc
from desktop.services.desk import Desk
from desktop.services.looks import Look
from desktop.services.sync.rhythm import Rhythm
from desktop.ui import language, qt_memory, qt_messages, theme
from desktop.ui.backups.automatic import AutomaticBackups
from desktop.ui.loading_ahead import LoadingAhead
from desktop.ui.main_window import MainWindow
from desktop.ui.places import places
from desktop.ui.sync.syncing import Syncing
from desktop.ui.tidying import Tidying
from desktop.ui.widgets.display import free_area

if TYPE_CHECKING:
    from desktop.ui.lock.lock import Let, Lock

#: The smallest screen the window is made for; on such a one it is maximised.
SMALL_SCREEN = (1366, 768)
#: From the window to loading what the clerk has not looked at yet; the first page comes first.
LOAD_AFTER_MS = 2_500
#: Between looks whether the first page is there; sync takes half as long to load as all before it.
_GLANCE_MS = 100


class OpenStation(QObject):
    """A station's window with all that works behind it.

    Args:
        home: the station's files.
        unlocked: from the doorway.
        workers: the processes for heavy work; closed with the window.
        here: this PC at the station's door.
        parent: the Qt parent.

    Signals:
        sample_removal_wanted: take this sample station away.
        renewal_wanted: close it, and open it again with a new station key.
        wipe_wanted: close it, and take it off this PC: a `ToWipe`.
    """

    sample_removal_wanted = Signal()
    renewal_wanted = Signal()
    wipe_wanted = Signal(object)

    def __init__(
        self,
        home: Home,
        unlocked: Unlocked,
        workers: Workers,
        here: ThisPc | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.home, self.unlocked = home, unlocked
        self.here = here or ThisPc(home)
        self.workers = workers
        self._percent, self._scheme = unlocked.text_percent, unlocked.scheme_name
        self._language = language.current()
        self.door = Door(partial(_desk, home, unlocked, workers), self)
        self.backups = AutomaticBackups(self.door, self)
        self.tidying = Tidying(self.door, self)
        self.backups.under_way.connect(self.tidying.on_backup)
        # A station that can only be looked at takes nothing in.
        rhythm = Rhythm(random.random)
        self.syncing = None if unlocked.looking else Syncing(self.door, rhythm, parent=self)
        self._lock: Lock | None = None
        self.window = self._made_window()
        self._later = QTimer(self, interval=LOAD_AFTER_MS, singleShot=True)
        self._ahead = LoadingAhead(self.door, self)
        self._ahead.done.connect(self._on_loaded)
        self._later.timeout.connect(self._ahead.start)
        self._later.start()
        self._glance = QTimer(self, interval=_GLANCE_MS)
        self._glance.timeout.connect(self._start_syncing)

    @property
    def lock(self) -> Lock:
        """What locks its window; made when first asked for, the first page comes before it."""
        if self._lock is None:
            from desktop.ui.lock.lock import Lock

            self._lock = Lock(self.door, self.here, self.backups, self)
            self._lock.guard(self.window)
            self._lock.let_in.connect(self._on_let_in)
        return self._lock

    @property
    def front(self) -> QWidget:
        """The window in sight: its own, or what covers it while it is locked."""
        cover = None if self._lock is None else self._lock.cover
        return cover or self.window

    def begin(self) -> None:
        """What goes on by itself from now on, once the window shows."""
        self.door.start_watching()
        self.backups.start()
        self._glance.start()
        if self.unlocked.remarks:
            self.window.say("".join(self.unlocked.remarks), "warn")
        if self.unlocked.by_code:
            self._ask_new_way()
        self.lock.begin()

    def may_renew(self) -> bool:
        """Whether the window may close for a new key; else it stays due, and the clerk hears."""
        unsaved = self.window.unsaved()
        if unsaved:
            words = self.tr("{0}：保存以后再换密钥，或者等下次打开时自动换。")
            self.window.say(words.format(unsaved), "warn")
        return not unsaved

    def close(self) -> None:
        """Take the window down, end the lanes and the processes, and wait for them."""
        self._later.stop()
        self._ahead.stop()
        self._glance.stop()
        if self._lock is not None:
            self._lock.close()
        self.backups.stop()
        if self.syncing is not None:
            self.syncing.leave()
        self.door.close()
        self.workers.close()
        self.window.deleteLater()

    def _made_window(self) -> MainWindow:
        window = MainWindow(self.door, places(self.door, self.syncing, self.here))
        window.text_scale_changed.connect(self._on_text_scale)
        window.scheme_changed.connect(self._on_scheme)
        window.language_changed.connect(self._on_language)
        window.sample_removal_wanted.connect(self.sample_removal_wanted)
        window.renewal_wanted.connect(self.renewal_wanted)
        window.wipe_wanted.connect(self.wipe_wanted)
        window.keep_backed_up(self.backups)
        if self.syncing is not None:
            window.keep_synced(self.syncing)
        return window

    def _ask_new_way(self) -> None:
        """A code from paper is known now to whoever typed it, and no way in for every day."""
        from desktop.ui.keys.work import KeyWork

        work = KeyWork(self.door, self.here, self.window)
        work.said.connect(self.window.say)
        work.renewal_wanted.connect(self.renewal_wanted)
        work.new_way()

    @Slot(object)
    def _on_let_in(self, let: Let) -> None:
        if let.by_code:
            self._ask_new_way()

    @Slot()
    def _start_syncing(self) -> None:
        """Once the first page is there; work that goes on and on is not waited for."""
        if self.door.idle or not self._later.isActive():
            self._glance.stop()
            if self.syncing is not None:
                self.syncing.start()

    @Slot()
    def _on_loaded(self) -> None:
        """What was loaded stays; without this each full collection stops the window for 40 ms."""
        gc.freeze()

    @Slot(int)
    def _on_text_scale(self, percent: int) -> None:
        self._percent = percent
        self._dress_anew()

    @Slot(str)
    def _on_scheme(self, name: str) -> None:
        self._scheme = name
        self._dress_anew()

    @Slot(str)
    def _on_language(self, code: str) -> None:
        self._language = language.wanted(kept=code)
        self._dress_anew()

    def _dress_anew(self) -> None:
        """Sizes, colours and words are taken when widgets are made: others need another window."""
        old = self.window
        if old.unsaved():
            old.say(self.tr("还有没保存的内容，新的样子下次打开时生效。"), "note")
            return
        theme.apply(application(), scale=self._percent / 100, scheme_name=self._scheme)
        if self._language != language.current():
            language.speak(application(), self._language)
        self.window = self._made_window()
        self.lock.guard(self.window)
        self.window.go(old.current)
        self.window.setGeometry(old.geometry())
        self.window.setWindowState(old.windowState())
        self.window.show()
        old.hide()
        self.backups.over.disconnect(old.close)
        old.deleteLater()


def make_application(
    argv: Sequence[str], look: Look | None = None, *, language_named: str = ""
) -> QApplication:
    """The dressed application.

    Args:
        argv: for Qt.
        look: letters, colours and language it begins with; light, in Chinese where None.
        language_named: on the command line; the environment's or the look's where empty.
    """
    look = look or Look(scheme="light")
    if QApplication.instance() is None:
        qt_messages.send_to_log()
        qt_memory.keep_nothing()
        made = QApplication(list(argv) or [APP_NAME])
        made.aboutToQuit.connect(qt_memory.forget)
    app = application()
    app.setApplicationName(APP_NAME)
    theme.apply(app, scale=look.percent / 100, scheme_name=look.scheme)
    language.speak(app, language.wanted(language_named, look.language))
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
    station = OpenStation(home, unlock(ThisPc(home), passphrase), Workers())
    try:
        station.window.resize(*SMALL_SCREEN)
        station.window.show()
        station.door.start_watching()
        return Tour(station.window, station.door, folder, sample.roster()).run()
    finally:
        station.close()


def show_window(window: QWidget) -> None:
    """Show a window as large as fits: all of a small screen, a part of a large one."""
    free = free_area(window)
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
