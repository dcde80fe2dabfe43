"""Backups of every released format are recovered for ever."""

from pathlib import Path

import pytest

from desktop import errors
from desktop.config import Home
from desktop.services.apart import Here
from desktop.services.opening import open_desk
from desktop.services.photos import photos
from desktop.services.safekeeping import checkup, recovering
from tests.conftest import PASSPHRASE

SAVED = Path(__file__).parent / "saved"


def test_format_1_is_recovered_whole(tmp_path, now):
    home = Home(tmp_path / "站")
    path = SAVED / "backup-format-1.station"
    before = path.read_bytes()
    made = recovering.recover(path, home, PASSPHRASE, clock=lambda: now)
    assert (made.whole, made.photos, made.station) == (True, 1, "石桥村新时代文明实践站")
    assert path.read_bytes() == before
    desk = open_desk(home, made.master, Here(), clock=lambda: now)
    names = {row[0] for row in desk.store.rows("SELECT name FROM volunteer")}
    assert names == {"张三", "李四"}
    (sha256,) = desk.store.rows("SELECT sha256 FROM photo")[0]
    assert photos.standard(desk, sha256).startswith(b"\xff\xd8")
    assert checkup.examine(desk) == []
    desk.close()


def test_format_1_says_what_it_can_before_a_passphrase_is_given():
    seen = recovering.preview(SAVED / "backup-format-1.station")
    assert seen.manifest.format == 1 and seen.missing == ()
    assert "备份时间：2026年11月22日 09:30" in recovering.preview_lines(seen)


def test_format_1_under_another_passphrase_is_refused(tmp_path):
    with pytest.raises(errors.WrongPassphrase):
        recovering.recover(SAVED / "backup-format-1.station", Home(tmp_path / "站"), "wrong horse")
