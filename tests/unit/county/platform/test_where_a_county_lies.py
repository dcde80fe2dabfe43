"""Verbs work on the county that is meant, and on its pictures where they lie."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from county.__main__ import main
from county.app import County
from county.photos.stores import is_address
from tests.county_pc import STATION


def set_up(data: Path) -> None:
    assert main(["init", "--code", STATION[:6], "--name", "榆阳区", "--data", str(data)]) == 0


def test_where_no_county_lies_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for words in (
        ["devices"],
        ["backup", "b.bak"],
        ["enrol-code", STATION],
        ["admin-key", "list"],
        ["bundle", "read", "b.bundle"],
    ):
        assert main([*words, "--data", str(tmp_path / "别处")]) == 1
        assert "没有做任何改动" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_environment_names_the_county_unless_a_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here, other = tmp_path / "县", tmp_path / "别的县"
    set_up(here)
    set_up(other)
    assert main(["station", "add", "--code", STATION, "--data", str(here)]) == 0
    monkeypatch.setenv("COUNTY_DATA", str(tmp_path / "没有"))
    monkeypatch.setenv("COUNTY_DATABASE", f"sqlite:///{here}/county.db")
    capsys.readouterr()
    assert main(["station", "list", "--json", "--data", str(other)]) == 0
    assert json.loads(capsys.readouterr().out) == []
    monkeypatch.setenv("COUNTY_DATA", str(here))
    assert main(["station", "list", "--json"]) == 0
    assert [each["code"] for each in json.loads(capsys.readouterr().out)] == [STATION]


def test_a_restored_county_looks_for_pictures_where_it_was_told(
    county: County, tmp_path: Path
) -> None:
    backup, keys = tmp_path / "b.bak", tmp_path / "k.bak"
    copies = ["--with-photos", str(tmp_path / "照片备份")]  # there are no pictures yet
    where = ["--data", str(county.place.data)]
    assert main(["backup", str(backup), "--keys", str(keys), *copies, *where]) == 0
    again, pictures = tmp_path / "新", tmp_path / "照片"
    told = ["--keys", str(keys), *copies, "--photos", str(pictures), "--data", str(again)]
    assert main(["restore", str(backup), *told]) == 0
    assert (again / "photos.address").read_text("utf-8") == str(pictures)
    assert not is_address(str(pictures))


def test_keys_that_cannot_be_saved_leave_no_backup_behind(county: County, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    backup, keys = tmp_path / "b.bak", tmp_path / "file" / "k.bak"
    where = ["--data", str(county.place.data)]
    assert main(["backup", str(backup), "--keys", str(keys), *where]) == 1
    assert not backup.exists()
    assert main(["backup", str(backup), "--keys", str(tmp_path / "新" / "k.bak"), *where]) == 0


def test_a_restore_that_was_refused_after_the_keys_is_run_again(
    county: County, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backup, keys = tmp_path / "b.bak", tmp_path / "k.bak"
    assert main(["backup", str(backup), "--keys", str(keys), "--data", str(county.place.data)]) == 0
    again = tmp_path / "新"
    words = ["restore", str(backup), "--keys", str(keys), "--data", str(again)]
    again.mkdir()
    (again / "county.db").touch()
    assert main(words) == 1
    (again / "county.db").unlink()
    assert main(words) == 0
    other = tmp_path / "别的县"
    set_up(other)
    (other / "county.db").unlink()
    assert main([*words[:-1], str(other)]) == 1
    assert "另一份密钥" in capsys.readouterr().err
