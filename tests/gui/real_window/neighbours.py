"""Other programs on the clerk's screen: one that copied something, one to drag files from."""

from __future__ import annotations

import subprocess
import sys
from contextlib import ExitStack

from tests.gui.real_window.display import Display

#: What another program holds that copied something: WeChat a list, the file manager files.
_COPIED = """
import sys
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
data = QMimeData()
data.setText(sys.argv[1])
app.clipboard().setMimeData(data)
print("ready", flush=True)
app.exec()
"""
#: A file manager, as far as it takes part: a window from which its files are dragged.
_FOLDER = """
import sys
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
class Folder(QLabel):
    def mouseMoveEvent(self, event):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(name) for name in sys.argv[6:]])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)
folder = Folder(sys.argv[1])
folder.setWindowTitle(sys.argv[1])
folder.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
folder.setGeometry(*map(int, sys.argv[2:6]))
folder.show()
print("ready", flush=True)
app.exec()
"""


class Neighbours:
    """Programs beside ours; each ends with the test, and before another of its sort begins.

    Args:
        display: their screen.
        ends: what ends with the test.
    """

    def __init__(self, display: Display, ends: ExitStack) -> None:
        self._display, self._ends = display, ends
        self._running: dict[str, subprocess.Popen[str]] = {}

    def copy(self, words: str) -> None:
        """Words are copied in another program."""
        self._run(_COPIED, words)

    def open_folder(self, title: str, box: tuple[int, int, int, int], *files: str) -> None:
        """A window with files in it stands somewhere: left, top, width, height."""
        self._run(_FOLDER, title, *map(str, box), *files)

    def close_folder(self) -> None:
        """The window goes."""
        self._end(_FOLDER)

    def _run(self, script: str, *given: str) -> None:
        self._end(script)
        program = subprocess.Popen(
            (sys.executable, "-c", script, *given),
            env=self._display.environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._running[script] = program
        self._ends.callback(_end, program)
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"

    def _end(self, script: str) -> None:
        if program := self._running.pop(script, None):
            _end(program)


def _end(program: subprocess.Popen[str]) -> None:
    if program.poll() is None:
        program.terminate()
    program.wait()
    if program.stdout is not None:
        program.stdout.close()
