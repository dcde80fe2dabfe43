"""A busy hour at the window, in a program of its own: `python -m tests.security.clerk_at_window`.

Arguments: the station's folder, what the clerk brings, where what the clerk asks for goes. Each
deed is done once the one before has come home; says on stdout which was done. In the middle of an
import and of a form that is not saved the program kills itself, as a power cut does.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QDir, QMimeData, QObject, QTimer, QUrl, Slot, qWarning
from PySide6.QtGui import QGuiApplication, QImageReader, QPixmap, QPixmapCache
from PySide6.QtWidgets import (
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from desktop import app
from desktop.__main__ import main as start
from desktop.app import OpenStation
from desktop.ui.lists.moving import Moving
from tests.security import people_named as named

_TURN_MS, _MOST_TURNS, _MOST_S = 30, 400, 90


class Clerk(QObject):
    """Does one deed after another.

    Args:
        station: the open window.
        brought: where the clerk's files lie.
        asked: where what is asked for goes.
    """

    def __init__(self, station: OpenStation, brought: Path, asked: Path) -> None:
        super().__init__(station)
        self.door, self.window = station.door, station.window
        self.brought, self.asked = brought, asked
        self._deeds = iter(self.deeds())
        self._until: Callable[[], bool] = lambda: True
        self._turns = 0
        self._timer = QTimer(self, interval=_TURN_MS)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    @Slot()
    def _go_on(self) -> None:
        self._turns += 1
        if not (self.door.idle and self._until()) and self._turns < _MOST_TURNS:
            return
        if self._turns >= _MOST_TURNS:
            print("too long", flush=True)
        self._turns, self._until = 0, lambda: True
        print(next(self._deeds), flush=True)

    def deeds(self) -> Iterator[str]:
        yield from self.look_around()
        yield from self.type_everywhere()
        yield from self.paste_and_copy()
        yield from self.make_papers()
        yield from self.choose_files()
        yield from self.go_wrong()
        yield from self.lose_power()

    def look_around(self) -> Iterator[str]:
        """Every place with everything on it, and a person's page."""
        for key in ("roster", "activities", "paper", "register", "settings", "trash", "sync"):
            try:
                self.window.go(key)
            except KeyError:
                continue
            yield f"at {key}"

    def type_everywhere(self) -> Iterator[str]:
        """A form that is not saved, a search that finds nobody."""
        self.window.go("roster")
        self.window.screen_at("roster").begin_new()
        yield "a form"
        lines = [one for one in _shown(self.window, QLineEdit) if not one.isReadOnly()]
        told = (named.DRAFT, *named.NUMBERS, *named.PHONES, named.ADDRESS)
        for line, words in zip(lines, told * len(lines), strict=False):
            line.setFocus()
            line.insert(words)
        for text in _shown(self.window, QPlainTextEdit):
            text.insertPlainText(named.DRAFT)
        yield f"typed into {len(lines)}"
        self._until = _later(60)  # drafts are kept after a while
        yield "the draft"

    def paste_and_copy(self) -> Iterator[str]:
        """A list of names and a picture on the clipboard, from other programs."""
        copied = QMimeData()
        copied.setText("\n".join((*named.PEOPLE, named.SOUGHT)))
        copied.setUrls([QUrl.fromLocalFile(str(self.brought / named.PICTURE))])
        QGuiApplication.clipboard().setMimeData(copied)
        self.window.go("activities")
        self.window.screen_at("activities").begin_new()
        yield "an activity"
        for press in _shown(self.window, QPushButton):
            if "粘贴" in press.text():
                press.click()
        yield "pasted"
        self.window.go("roster")
        self.window.screen_at("roster").turn_to("people")
        yield "the list"
        list_panel = self.window.screen_at("roster").list
        list_panel.table.selectAll()
        for moving in self.window.findChildren(Moving):
            moving.copy_with_heads()
            moving.export_to(self.asked / f"{named.PEOPLE[1]}.xlsx")
        yield "copied"

    def make_papers(self) -> Iterator[str]:
        """A paper seen, saved and sent to a printer that is not there."""
        screen = self.window.screen_at("paper")
        self.window.print_records("roster", [])
        self._until = lambda: screen.preview.pages > 0
        yield "a preview"
        screen.save_to(self.asked / f"{named.PEOPLE[2]}.pdf")
        yield "a file"
        screen._print()
        yield "sent"

    def choose_files(self) -> Iterator[str]:
        """Folders and files that are called after people, in the dialog that Qt itself draws."""
        folder = self.brought / named.FOLDER
        folder.mkdir(exist_ok=True)
        for mode in (QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode.AcceptSave):
            dialog = QFileDialog(self.window, "选择", str(folder))
            dialog.setAcceptMode(mode)
            dialog.open()
            yield "a dialog"
            dialog.selectFile(str(folder / named.PICTURE))
            dialog.done(1)
            dialog.setDirectory(QDir(str(folder)))
            yield "chosen"
            dialog.deleteLater()
        QPixmap(str(folder / named.PICTURE))
        QPixmapCache.insert(named.PEOPLE[0], QPixmap(200, 200))
        yield "looked at"

    def go_wrong(self) -> Iterator[str]:
        """In a slot, on a lane, in Qt."""
        QTimer.singleShot(0, _raise)
        yield "a slot"
        self.door.read(self, lambda _desk: _raise(), print, lambda _error: None)
        yield "a lane"
        _Falls()
        thread = threading.Thread(target=_raise)
        thread.start()
        thread.join()
        yield "a thread"
        reader = QImageReader(str(self.brought / named.ROSTER))
        reader.read()
        qWarning(f"QFSFileEngine::open: {self.brought / named.PICTURE} {named.PHONES[0]}")
        self.window.open_record("volunteer", named.IN_EXCEPTION)
        yield "Qt"

    def lose_power(self) -> Iterator[str]:
        """While a roster is read."""
        self.window.bring_in(self.brought / named.ROSTER)
        yield "importing"
        os.kill(os.getpid(), signal.SIGKILL)
        yield "never"


class _Falls:
    def __del__(self) -> None:
        _raise()


def _raise() -> None:
    raise KeyError(named.IN_EXCEPTION, named.NUMBERS[1])


def _later(turns: int) -> Callable[[], bool]:
    left = iter(range(turns))
    return lambda: next(left, None) is None


W = TypeVar("W", bound=QWidget)


def _shown(within: QWidget, sort: type[W]) -> list[W]:
    return [one for one in within.findChildren(sort) if one.isVisible() and one.isEnabled()]


def main(words: Sequence[str]) -> None:
    """Start the program as a clerk does, and work."""
    home, brought, asked = words
    kept: list[Clerk] = []

    def begin(station: OpenStation) -> None:
        kept.append(Clerk(station, Path(brought), Path(asked)))

    app.run_window = partial(app.run_window, opened=begin)
    os.environ["STATION_PASSPHRASE"] = named.PASSPHRASE
    signal.alarm(_MOST_S)  # a window that does not open would stay for ever
    start(["--home", home])


if __name__ == "__main__":
    main(sys.argv[1:])
