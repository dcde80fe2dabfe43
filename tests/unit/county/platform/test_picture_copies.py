"""Copies of pictures beside a backup: new ones only, each checked; and the way back from them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from county import errors
from county.__main__ import main
from county.app import County
from county.commands.terminal import DONE, IN_PART, REFUSED
from county.photos.stores import FolderStore
from county.work.picture_copies import PictureCopies
from tests.county_line import JPEG, InProcess, announced, photo, piece, token
from tests.county_pc import STATION, Pc

OTHER = JPEG + b"2"


def sent(client: InProcess, pc: Pc, data: bytes) -> str:
    """The name of a photo of which the standard picture is here."""
    named = photo(pc, data)
    pc.sync()
    headers = {**token(client, pc), **announced(pc, named, "standard", data)}
    client.post("/v1/photos", headers=headers)
    url = f"/v1/photos/{STATION}/{named}/standard"
    done = client.patch(url, headers={**token(client, pc), **piece(0)}, content=data)
    assert done.status_code == 204
    return named


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def where(county: County) -> list[str]:
    return ["--data", str(county.place.data)]


def test_a_backup_without_pictures_says_so_and_how_to_have_them(
    county: County, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", str(tmp_path / "b.db"), *where(county)]) == DONE
    told = capsys.readouterr().err
    assert "没有照片" in told
    assert "--with-photos" in told


def test_only_new_pictures_are_copied_and_those_on_the_same_disk_take_no_room(
    county: County, client: InProcess, pc: Pc, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sent(client, pc, JPEG)
    copies = tmp_path / "照片备份"
    verb = ["backup", str(tmp_path / "b.db"), "--with-photos", str(copies), *where(county)]
    assert main(verb) == DONE
    assert "新增 1 张" in capsys.readouterr().err
    assert files(copies) == files(county.place.photos)
    (one,) = (path for path in copies.rglob("*") if path.is_file())
    assert one.stat().st_nlink == 2
    sent(client, pc, OTHER)
    assert main([*verb, "--json"]) == DONE
    spoken = capsys.readouterr()
    assert json.loads(spoken.out)["photos"] == {
        "new": 1, "linked": 1, "there": 1, "bytes": len(OTHER), "unsound": []
    }  # fmt: skip
    assert "不防磁盘损坏" in spoken.err
    assert files(copies) == files(county.place.photos)


def test_where_links_cannot_be_they_are_copied(
    county: County, client: InProcess, pc: Pc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent(client, pc, JPEG)

    def another_disk(_source: object, _target: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", another_disk)
    done = county.picture_copies.copy_to(tmp_path / "c")
    assert (done.new, done.linked, done.bytes) == (1, 0, len(JPEG))
    assert files(tmp_path / "c") == files(county.place.photos)


def test_a_damaged_or_missing_picture_is_told_and_the_others_are_copied(
    county: County, client: InProcess, pc: Pc, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sent(client, pc, JPEG)
    good = set(files(county.place.photos))
    sent(client, pc, OTHER)
    (bad,) = set(files(county.place.photos)) - good
    (county.place.photos / bad).write_bytes(b"\0" * len(OTHER))
    copies = tmp_path / "c"
    verb = ["backup", str(tmp_path / "b.db"), "--with-photos", str(copies), *where(county)]
    assert main(verb) == IN_PART
    assert bad in capsys.readouterr().err
    assert set(files(copies)) == good
    (county.place.photos / bad).unlink()
    assert main(verb) == IN_PART
    assert set(files(copies)) == good


def test_pictures_come_back_with_a_restore_and_only_lacking_ones_are_asked_for(
    county: County, client: InProcess, pc: Pc, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sent(client, pc, JPEG)
    keys, file, copies = tmp_path / "keys.json", tmp_path / "b.db", tmp_path / "c"
    verb = ["backup", str(file), "--keys", str(keys), "--with-photos", str(copies)]
    assert main([*verb, *where(county)]) == DONE
    second = sent(client, pc, OTHER)
    assert main(["backup", str(file), *where(county)]) == DONE  # without its picture
    data = tmp_path / "新服务器"
    verb = ["restore", str(file), "--keys", str(keys), "--with-photos", str(copies)]
    assert main([*verb, "--data", str(data)]) == DONE
    told = capsys.readouterr().err
    assert "已补上 1 张" in told
    assert "1 张照片不在" in told
    assert list(files(data / "photos")) == list(files(copies))
    (copies / "x").mkdir()
    lost = data / "photos" / next(iter(files(data / "photos")))
    lost.unlink()
    assert main(["restore-photos", str(copies), "--data", str(data)]) == DONE
    assert "已补上 1 张" in capsys.readouterr().err
    assert lost.read_bytes() == JPEG
    assert second


def test_a_damaged_copy_is_never_put_back(
    county: County, client: InProcess, pc: Pc, tmp_path: Path
) -> None:
    named = sent(client, pc, JPEG)
    copies = tmp_path / "c"
    county.picture_copies.copy_to(copies)
    name = next(iter(files(copies)))
    (county.place.photos / name).unlink()
    (copies / name).write_bytes(b"\0" * len(JPEG))
    assert county.picture_copies.put_back(copies) == (0, 1)
    assert pc.sync().head["lacks"]["standard"] == [named]


def test_a_folder_that_is_not_there_stops_a_restore_before_it_begins(
    county: County, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys, file, data = tmp_path / "keys.json", tmp_path / "b.db", tmp_path / "d"
    main(["backup", str(file), "--keys", str(keys), *where(county)])
    verb = ["restore", str(file), "--keys", str(keys), "--with-photos", str(tmp_path / "nein")]
    assert main([*verb, "--data", str(data)]) == REFUSED
    assert "没有文件夹" in capsys.readouterr().err
    assert not data.exists()


def test_a_full_disk_stops_the_copying_and_what_was_copied_stays(
    county: County, client: InProcess, pc: Pc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent(client, pc, JPEG)
    sent(client, pc, OTHER)
    real, times = Path.replace, iter([True])

    def once(part: Path, target: Path) -> Path:
        if next(times, False):
            return real(part, target)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", once)
    copies = tmp_path / "c"
    with pytest.raises(errors.PicturesNotCopied, match="No space left"):
        county.picture_copies.copy_to(copies)
    monkeypatch.undo()
    assert len(files(copies)) == 1
    done = county.picture_copies.copy_to(copies)
    assert (done.new, done.there) == (1, 1)


def test_a_store_that_does_not_answer_loses_nothing(
    county: County, client: InProcess, pc: Pc, tmp_path: Path
) -> None:
    sent(client, pc, JPEG)

    class Away(FolderStore):
        def local(self, name: str) -> None:
            return None

        def get(self, name: str, first: int, last: int) -> bytes | None:
            raise errors.Busy(why="ConnectError")

    away = PictureCopies(county.engine, Away(county.place.photos))
    with pytest.raises(errors.PicturesNotCopied, match="ConnectError"):
        away.copy_to(tmp_path / "c")
    with pytest.raises(errors.PicturesNotCopied, match="ConnectError"):
        away.put_back(None)
    assert "standard" not in pc.sync().head["lacks"]
