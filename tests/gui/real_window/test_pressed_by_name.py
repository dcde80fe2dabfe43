"""Every control of every face is found by its name, worked through AT-SPI, and answers visibly."""

from __future__ import annotations

import pytest

from tests.gui.real_window.faces import FACES, PAPER, SETTINGS, SYNC, Listed
from tests.gui.real_window.round import Rounds
from tests.gui.real_window.scenes import Scene

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


def test_the_frame_round_every_place(rounds: Rounds) -> None:
    rounds.work_frame()
    assert rounds.faults() == []


@pytest.mark.parametrize("faces", FACES.values(), ids=FACES)
def test_every_control_of_a_face(
    rounds: Rounds, faces: tuple[tuple[Scene, Scene | None], ...]
) -> None:
    for face, base in faces:
        rounds.work(face, base)
    assert rounds.faults() == []


@pytest.mark.parametrize("listed", (PAPER, SETTINGS, SYNC), ids=("paper", "settings", "sync"))
def test_every_control_of_faces_a_list_names(rounds: Rounds, listed: Listed) -> None:
    rounds.work_listed(listed)
    assert rounds.faults() == []
