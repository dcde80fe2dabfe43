"""The walk that makes the pictures visits every screen, whatever is in the station."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from desktop.app import SMALL_SCREEN, grab_screens
from tests.gui.conftest import PASSPHRASE

pytestmark = pytest.mark.slow


def test_every_screen_of_a_filled_station_leaves_its_own_picture(station, qapp, tmp_path):
    pictures = grab_screens(station.home, PASSPHRASE, tmp_path / "图")
    names = [path.name[3:-4] for path in pictures]
    for name in ("今日", "花名册-一个人", "花名册-填错", "搜索", "导入-预览", "活动-一个活动",
                 "打印-证书", "设置", "同步"):  # fmt: skip
        assert name in names
    assert {QImage(str(path)).size().toTuple() for path in pictures} == {SMALL_SCREEN}
    assert len({digest(path) for path in pictures}) == len(pictures)


def test_an_empty_station_is_walked_through_too(empty_station, qapp, tmp_path):
    pictures = grab_screens(empty_station.home, PASSPHRASE, tmp_path / "图")
    assert not any("一个活动" in path.name for path in pictures)
    assert all(path.stat().st_size > 10_000 for path in pictures)


def test_the_walk_changes_nothing(station, qapp, tmp_path):
    desk = station.open(read_only=True)
    before = (
        desk.store.one("SELECT max(seq) FROM journal"),
        desk.store.one("SELECT count(*) FROM audit"),
    )
    grab_screens(station.home, PASSPHRASE, tmp_path / "图")
    after = (
        desk.store.one("SELECT max(seq) FROM journal"),
        desk.store.one("SELECT count(*) FROM audit"),
    )
    desk.close()
    assert after == before


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
