"""One window a station: a second start finds the first one and asks it to come to the front."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desktop.config import Home

_ANSWER_MS = 1_000


def door_name(home: Home) -> str:
    """The name under which a station's window can be found; says nothing about its folder."""
    digest = hashlib.sha256(str(home.path.resolve()).encode()).hexdigest()
    return f"civic-station-{digest[:24]}"


class OneWindow(QObject):
    """Holds a station's name while its window is open.

    Args:
        home: the station.
        parent: the Qt parent.

    Signals:
        raise_wanted: somebody started the program again.
    """

    raise_wanted = Signal()

    def __init__(self, home: Home, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = door_name(home)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_knock)

    def claim(self) -> bool:
        """Take the name; False if another window has it, which has been asked to come forward."""
        if self._knock():
            return False
        if not self._server.listen(self._name):
            # A program that was killed leaves its name behind on Unix.
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)
        return True

    def let_go(self) -> None:
        """Give the name back."""
        self._server.close()

    def _knock(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        answered = socket.waitForConnected(_ANSWER_MS)
        if answered:
            socket.disconnectFromServer()
        return answered

    @Slot()
    def _on_knock(self) -> None:
        while self._server.hasPendingConnections():
            self._server.nextPendingConnection().deleteLater()
        self.raise_wanted.emit()
