"""The door where clerks have PINs: who it is, a slip, the wait, the code of the sheet, a new PC."""

from __future__ import annotations

from pathlib import Path

from desktop.config import Home
from desktop.services.access.this_pc import ThisPc
from desktop.ui.doorway.first_steps_view import FirstStepsView
from desktop.ui.doorway.founding_view import FoundingView
from desktop.ui.doorway.join_asking import JoinAsking
from desktop.ui.doorway.recover_view import RecoverView
from desktop.ui.doorway.unlock_view import UnlockView
from tools.screenshots.doors import NEW_STATION, DoorCamera
from tools.screenshots.keyed_station import cheap_pc

_WRONG_PIN, _SIMPLE_PIN = "135792", "123456"
#: So many wrong ones cost no waiting.
_FREE = 3


def grab_keyed_door(here: ThisPc, folder: Path) -> None:
    """At rest, by the code of the sheet, after a slip, after too many."""
    door = DoorCamera(here, folder)
    door.keep("打开-选名字")
    view = door.view.view
    if isinstance(view, UnlockView):
        view.by_code.click()
        door.keep("打开-用恢复单")
        view.by_code.click()
        for number in range(_FREE + 1):
            view.unlock_wanted.emit(_WRONG_PIN, view.chosen.clerk if view.chosen else "")
            door.settle()
            if number == 0:
                view.passphrase.line.setText(_WRONG_PIN)
                door.keep("打开-PIN不对")
        door.keep("打开-要等一会儿")
    door.close()
    here.tries.right()


def grab_first_pin(home: Home, folder: Path) -> None:
    """The step of a new station that asks for a PIN, and the code copied by hand.

    Args:
        home: a new station's; it is founded.
        folder: where the pictures go.
    """
    door = DoorCamera(cheap_pc(home), folder)
    founding = door.view.view
    if isinstance(founding, FoundingView):
        for name, text in NEW_STATION.items():
            founding.rows[name].editor.set_value(text)
        founding.press_next()
        door.keep("新建站点-设PIN")
        for typed in (_SIMPLE_PIN, NEW_STATION["passphrase"]):
            for row in ("passphrase", "again"):
                founding.rows[row].editor.set_value(typed)
            if typed == _SIMPLE_PIN:
                founding.press_next()
                door.keep("新建站点-PIN太简单")
        founding.press_next()
        door.settle()
        door.settle()  # the sheet is an errand of its own, begun by the answer of the first
    if isinstance(view := door.view.view, FirstStepsView):
        view.by_hand.look.click()
        door.keep("新建站点-手抄恢复码")
    door.close()


def grab_joining(home: Home, folder: Path) -> None:
    """What a second PC is asked: by which county and code, and who sits here.

    Args:
        home: of no station yet.
        folder: where the pictures go.
    """
    door = DoorCamera(cheap_pc(home), folder)
    if isinstance(founding := door.view.view, FoundingView):
        founding.join.click()
    if isinstance(asking := door.view.view, JoinAsking):
        door.keep("加入已有的站-1")
        asking.show_step(2)
        door.keep("加入已有的站-2")
    door.close()


def grab_taking_over(home: Home, file: Path, folder: Path) -> None:
    """What the next clerk is asked at the door of another PC.

    Args:
        home: of no station yet.
        file: for handing over.
        folder: where the pictures go.
    """
    door = DoorCamera(cheap_pc(home), folder)
    founding = door.view.view
    if isinstance(founding, FoundingView):
        founding.recover_wanted.emit()
    if isinstance(recovering := door.view.view, RecoverView):
        recovering.look_into(file)
        door.keep("接手-新电脑")
    door.close()
