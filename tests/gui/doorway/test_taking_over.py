"""The next clerk at the door of a new PC: the file, the code on paper, a name, a new secret."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from desktop import app
from desktop.background.errand import Errand
from desktop.config import Home
from desktop.services.access.this_pc import ThisPc
from desktop.services.apart import Here
from desktop.services.handover import package
from desktop.services.handover.package import Packed
from desktop.services.opening import open_desk, unlock
from desktop.ui.doorway import Doorway
from desktop.ui.doorway.ways import RecoverWays
from tests.conftest import CHEAP

NEW = "李文书自己的一句话"


@pytest.fixture
def errand(dressed) -> Iterator[Errand]:
    made = Errand()
    yield made
    made.close()


@pytest.fixture
def packed(station, tmp_path: Path) -> Packed:
    desk = open_desk(station.home, station.master, Here())
    try:
        return package.pack(desk, tmp_path / "移交.station", cost=CHEAP)
    finally:
        desk.close()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "新电脑")


@pytest.fixture
def door(home: Home, errand: Errand, shown) -> Doorway:
    here = ThisPc(home, measure=lambda: CHEAP)
    ways = RecoverWays(
        app.contents_of_backup, partial(app.recover, home), partial(app.take_over, here)
    )
    made = Doorway(here, errand, partial(app.unlock, here), partial(app.found, here), ways)
    shown(made)
    return made


def looked_into(door: Doorway, packed: Packed, errand: Errand, qtbot):
    door._founding.recover.click()
    with qtbot.waitSignal(errand.done):
        door._recovering.look_into(packed.files[0])
    return door._recovering


def test_a_handover_file_asks_for_code_name_and_a_new_secret(door, packed, errand, home, qtbot):
    view = looked_into(door, packed, errand, qtbot)
    assert view.go.text() == "接手(&R)"
    assert "接手码" in view.passphrase.line.accessibleName()
    view.passphrase.line.setText(packed.code)
    view.name.editor.set_value("李文书")
    for row in (view.secret.first, view.secret.again):
        row.editor.set_value(NEW)
    with qtbot.waitSignal(door.opened) as opened:
        view.go.click()
    assert "恢复单" in "".join(opened.args[0].remarks)
    assert unlock(home, NEW) == opened.args[0].master


def test_what_lacks_is_said_below_its_line_before_anything_is_done(
    door, packed, errand, home, qtbot
):
    view = looked_into(door, packed, errand, qtbot)
    view.passphrase.line.setText(packed.code)
    view.go.click()
    assert "姓名" in view.name.problem
    view.name.editor.set_value("李文书")
    view.go.click()
    assert "口令太短" in view.secret.first.problem
    assert not home.path.exists()


@pytest.mark.slow
def test_a_wrong_code_is_told_and_can_be_typed_again(door, packed, errand, home, qtbot):
    view = looked_into(door, packed, errand, qtbot)
    view.passphrase.line.setText("7K2QM")
    view.name.editor.set_value("李文书")
    for row in (view.secret.first, view.secret.again):
        row.editor.set_value(NEW)
    with qtbot.waitSignal(errand.failed):
        view.go.click()
    assert "接手码不对" in door.banner.text
    assert view.passphrase.line.selectedText() == "7K2QM"
