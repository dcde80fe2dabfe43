"""How the window looks is known before the station is open, and names nobody."""

from __future__ import annotations

import json

import pytest

from desktop.config import Home
from desktop.services import looks, station
from desktop.services.looks import Look


def test_letters_and_colours_are_there_before_the_passphrase(desk):
    station.set_text_scale(desk, 175)
    station.set_scheme(desk, "dark")
    looks.mirror(desk)
    assert looks.look_of(desk.home) == Look(175, "dark", "")


def test_the_language_stays_when_letters_change(desk):
    looks.keep_language(desk.home, "en")
    station.set_text_scale(desk, 125)
    looks.mirror(desk)
    assert looks.look_of(desk.home) == Look(125, "system", "en")


def test_a_mirror_that_is_right_is_not_written_again(desk):
    looks.mirror(desk)
    before = desk.home.look.stat() if desk.home.look.exists() else None
    looks.mirror(desk)
    after = desk.home.look.stat() if desk.home.look.exists() else None
    assert (before and before.st_ino) == (after and after.st_ino)


def test_it_says_nothing_of_the_station(desk):
    looks.keep_language(desk.home, "en")
    kept = json.loads(desk.home.look.read_text(encoding="utf-8"))
    assert set(kept) == {"percent", "scheme", "language"}


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"\xff\xfe",
        b"[1, 2]",
        b'{"percent": 900, "scheme": "pink", "language": 7}',
        b'{"percent": "150"}',
        b'{"language": "../../etc/passwd"}',
        b"[" * 10_000,
    ],
)
def test_a_file_somebody_played_with_opens_the_door_as_ever(tmp_path, kept: bytes):
    home = Home(tmp_path)
    home.look.write_bytes(kept)
    assert looks.look_of(home) == Look()


def test_a_folder_without_one_looks_as_the_computer_does(tmp_path):
    assert looks.look_of(Home(tmp_path / "nothing")) == Look(100, "system", "")
