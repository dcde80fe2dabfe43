"""The window before the window: at rest and after a slip; of a new station all five steps."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop import app, errors
from desktop.app.joining import join_ways
from desktop.background.errand import Errand
from desktop.config import Home
from desktop.services.access.this_pc import ThisPc
from desktop.storage.system_keyring import NoKeyring
from desktop.ui.doorway import Doorway
from desktop.ui.doorway.first_steps_view import FirstStepsView
from desktop.ui.doorway.founding_view import FoundingView
from desktop.ui.doorway.recover_view import RecoverView
from desktop.ui.doorway.ways import FirstWays, RecoverWays
from tools.screenshots.keyed_station import OWN_PIN, cheap_pc

#: What the wizard is filled with; a place that does not exist.
NEW_STATION = {
    "name": "柳沟村新时代文明实践站",
    "code": "999999001002",
    "county": "示例县",
    "town": "石桥镇",
    "clerk": "李文书",
    "passphrase": OWN_PIN,
    "again": OWN_PIN,
}
#: Of the event loop, until what one answer begins has been painted.
_ROUNDS = 10


class DoorCamera:
    """A doorway with its camera.

    Args:
        here: the PC at whose door it stands.
        folder: where the pictures go; it is there.
    """

    def __init__(self, here: ThisPc, folder: Path) -> None:
        home = here.home
        self._errand, self._beside, self._folder = Errand(), Errand(), folder
        self.view = Doorway(
            here,
            self._errand,
            partial(app.unlock, here),
            partial(app.found, here),
            RecoverWays(
                app.contents_of_backup, partial(_no_station, home), partial(_no_station, home)
            ),
            FirstWays(partial(app.make_recovery_sheet, home), partial(_no_station, home)),
            self._beside,
            joins=join_ways(here),
        )
        self.view.show()
        self.settle()

    def settle(self) -> None:
        """Wait until what is under way is over, and painted."""
        while self._errand.under_way or self._beside.under_way:
            QApplication.processEvents()
        for _ in range(_ROUNDS):
            QApplication.processEvents()

    def keep(self, name: str) -> None:
        """A picture, once what is under way is over."""
        self.settle()
        self.view.grab().save(str(self._folder / f"{name}.png"))

    def close(self) -> None:
        """Take it down."""
        self.view.close()
        self._errand.close()
        self._beside.close()


def grab_doorway(home: Home, folder: Path) -> None:
    """The door of a station that is there."""
    folder.mkdir(parents=True, exist_ok=True)
    door = DoorCamera(ThisPc(home, NoKeyring), folder)
    door.keep("打开站点")
    door.view.unlock_with("记不清的口令")
    door.keep("打开站点-有误")
    door.close()


def grab_new_station(home: Home, folder: Path) -> None:
    """The five steps of a new station, a slip in the first, and the way back from a backup."""
    door = DoorCamera(cheap_pc(home), folder)
    door.keep("新建站点-1")
    founding = door.view.view
    if not isinstance(founding, FoundingView):
        raise errors.ProgramError(what="这里已经有站点")
    founding.recover_wanted.emit()
    door.keep("从备份恢复")
    if isinstance(recovering := door.view.view, RecoverView):
        wrong = home.path.with_name("旧备份.station")
        wrong.write_bytes(bytes(2_000))
        recovering.preview_wanted.emit(wrong)
        door.keep("从备份恢复-有误")
        recovering.back_wanted.emit()
    founding.press_next()
    door.keep("新建站点-1-有误")
    for name, text in NEW_STATION.items():
        founding.rows[name].editor.set_value(text)
    founding.press_next()
    door.keep("新建站点-2")
    founding.press_next()
    door.keep("新建站点-3")
    door.keep("新建站点-3")  # the sheet is an errand of its own, begun by the answer of the first
    for number in (4, 5):
        if isinstance(view := door.view.view, FirstStepsView):
            view.next.click()
        door.keep(f"新建站点-{number}")
    door.close()


def _no_station(_home: Home, _wanted: object = None) -> object:
    raise errors.ProgramError(what="图片里不恢复")
