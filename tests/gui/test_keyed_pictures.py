"""The pictures of a station whose clerks have PINs, and the station of all others, can be made."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.config import Home
from desktop.services import sample
from tools.screenshots.folders import SHOWN
from tools.screenshots.keyed import grab_keyed
from tools.screenshots.keyed_station import make_keyed_station
from tools.screenshots.nowhere import in_a_folder_of_its_own
from tools.screenshots.stations import fill

pytestmark = pytest.mark.slow


def test_doors_keys_and_peoples_data_leave_a_picture_of_their_own_each(dressed: QApplication):
    with in_a_folder_of_its_own() as folder:
        pictures = folder / "图"
        pictures.mkdir()
        grab_keyed(make_keyed_station(Home(Path("村 站"))), pictures)
        made = {path.stem: _digest(path) for path in pictures.glob("*.png")}
        assert not list(folder.glob("移交*")), "the next dress begins alike"
    assert set(SHOWN) <= set(made)
    alike = [name for name, digest in made.items() if list(made.values()).count(digest) > 1]
    assert not alike and len(made) > 40


def test_the_station_of_the_other_pictures_can_be_filled(dressed: QApplication):
    with in_a_folder_of_its_own():
        home = Home(Path("示例 站"))
        fill(home, sample.make_sample(home))


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
