"""Every dialog is opened and worked by names alone: no control without one, each button answers.

A dialog that is added is asked for here: `DIALOGS` must know all that the window has.
"""

from __future__ import annotations

from contextlib import ExitStack

import pytest

from tests.gui.real_window.conftest import ALONE
from tests.gui.real_window.dialogs import DIALOGS, JOINING, NOT_OPENED
from tests.gui.real_window.display import Display
from tests.gui.real_window.neighbours import Neighbours
from tests.gui.real_window.round import Rounds
from tests.gui.whole_window import test_every_dialog

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

#: More cells than are changed unasked.
_COPIED = "".join(f"何{number}\n" for number in "一二三四五六七八")


def test_every_dialog_of_the_window_is_worked_here() -> None:
    known = {kind.__name__ for kind in test_every_dialog.DIALOGS}
    assert known <= {*DIALOGS, *NOT_OPENED, "EnrolDialog"}


def test_every_control_of_every_dialog(rounds: Rounds, display: Display) -> None:
    with ExitStack() as ends:
        Neighbours(display, ends).copy(_COPIED)
        for dialog in DIALOGS.values():
            rounds.work(dialog)
    assert rounds.faults() == []


@pytest.mark.parametrize("rounds", [ALONE], indirect=True)
def test_every_control_of_joining_a_county(rounds: Rounds) -> None:
    rounds.work(JOINING)
    assert rounds.faults() == []
