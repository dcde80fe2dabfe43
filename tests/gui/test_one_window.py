"""A station has one window: a second start brings the first to the front."""

from __future__ import annotations

import socket

import pytest
from PySide6.QtNetwork import QLocalServer

from desktop.config import Home
from desktop.ui.one_window import OneWindow, door_name


@pytest.fixture
def place(tmp_path) -> Home:
    return Home(tmp_path / "石桥 站")


def test_the_first_takes_the_name_and_the_second_finds_it_taken(place, qapp, qtbot):
    first, second = OneWindow(place), OneWindow(place)
    assert first.claim()
    with qtbot.waitSignal(first.raise_wanted):
        assert not second.claim()
    first.let_go()


def test_once_let_go_the_name_is_free(place, qapp):
    first = OneWindow(place)
    assert first.claim()
    first.let_go()
    second = OneWindow(place)
    assert second.claim()
    second.let_go()


def test_two_stations_do_not_know_of_each_other(place, tmp_path, qapp):
    first, other = OneWindow(place), OneWindow(Home(tmp_path / "柳沟 站"))
    assert first.claim()
    assert other.claim()
    first.let_go()
    other.let_go()


def test_another_way_to_the_same_folder_is_the_same_station(place, tmp_path, qapp):
    place.path.mkdir()
    (tmp_path / "link").symlink_to(place.path)
    assert door_name(Home(tmp_path / "link")) == door_name(place)


def test_the_name_says_nothing_about_the_folder(place):
    assert "石桥" not in door_name(place)
    assert len(door_name(place)) < 60


def test_a_name_left_behind_by_a_killed_program_is_taken_over(place, qapp):
    probe = QLocalServer()
    assert probe.listen(door_name(place))
    path = probe.fullServerName()
    probe.close()
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(path)  # closing it leaves the file, as a killed program does
    first, second = OneWindow(place), OneWindow(place)
    assert first.claim()
    assert not second.claim()
    first.let_go()
