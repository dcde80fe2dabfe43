"""The window of a PC that was handed over closes, the PC is emptied, the doorway comes back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.app import Session, make_application
from desktop.services.access.this_pc import ThisPc
from desktop.services.handover import wipe_proof
from desktop.storage.system_keyring import NoKeyring
from tests.conftest import CHEAP
from tests.gui.conftest import PASSPHRASE

NAME = "石桥村新时代文明实践站"


@pytest.fixture
def opened(station, qapp, qtbot) -> Iterator[Session]:
    here = ThisPc(station.home, NoKeyring, lambda: CHEAP)
    session = Session(make_application([]), station.home, here=here)
    session.begin(PASSPHRASE)
    qtbot.waitUntil(lambda: session.station is not None)
    qtbot.waitUntil(lambda: session.station.window.windowTitle() != "")
    yield session
    session.close()


@pytest.mark.slow
def test_the_pc_is_emptied_and_the_doorway_says_where_the_proof_lies(opened, tmp_path, qtbot):
    home, window = opened.station.home, opened.station.window
    window.go("settings")
    screen = window.screens.at("settings")
    screen.turn_to("handover")
    screen.handing.hand_over_to(tmp_path / "移交.station")
    qtbot.waitUntil(lambda: not screen.handover._made.isHidden(), timeout=30_000)
    screen.handover.name.editor.set_value(NAME)
    proof = tmp_path / "清除证明.pdf"
    screen.handing.wipe(proof)
    qtbot.waitUntil(lambda: opened._doorway is not None, timeout=60_000)
    assert opened.station is None
    assert not home.path.exists()
    assert "清除证明.pdf" in opened._doorway.banner.text
    assert proof.read_bytes().startswith(b"%PDF")
    assert wipe_proof.read(proof.with_suffix(".json"))["state"] == "done"
    opened._doorway.close()
