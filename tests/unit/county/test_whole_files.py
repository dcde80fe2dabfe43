"""Files of the county appear whole or not at all."""

from pathlib import Path
from threading import Barrier, Thread

import pytest

from county.photos.stores import FolderStore
from county.store import whole_files
from county.store.whole_files import LastingFolders, whole_file


def test_what_stood_there_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "identity.key"
    target.write_bytes(b"before")
    with pytest.raises(ValueError, match="stop"), whole_file(target) as file:
        file.write(b"half")
        raise ValueError("stop")
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_private_one_is_read_by_its_owner_alone(tmp_path: Path) -> None:
    with whole_file(tmp_path / "a.key", private=True) as file:
        file.write(b"secret")
    assert (tmp_path / "a.key").stat().st_mode & 0o777 == 0o600
    with whole_file(tmp_path / "a.pem") as file:
        file.write(b"open")
    assert (tmp_path / "a.pem").stat().st_mode & 0o777 & ~0o022 == 0o644 & ~0o022


def test_two_threads_that_write_one_file_at_once_leave_one_whole(tmp_path: Path) -> None:
    target, both = tmp_path / "picture", Barrier(2)

    def write(letter: bytes) -> None:
        with whole_file(target) as file:
            both.wait(10)
            file.write(letter * 100_000)
            both.wait(10)

    threads = [Thread(target=write, args=(letter,)) for letter in (b"a", b"b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert target.read_bytes() in (b"a" * 100_000, b"b" * 100_000)
    assert list(tmp_path.iterdir()) == [target]


@pytest.fixture
def flushed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was flushed to the disk, in order, and still is."""
    done: list[Path] = []
    really = whole_files.flush_to_disk

    def note(path: Path) -> None:
        really(path)
        done.append(path)

    monkeypatch.setattr(whole_files, "flush_to_disk", note)
    return done


def test_each_new_folder_of_a_picture_is_flushed_once(tmp_path: Path, flushed: list[Path]) -> None:
    source = tmp_path / "sent"
    source.write_bytes(b"picture")
    pictures, top = FolderStore(tmp_path / "a" / "pictures"), tmp_path / "a" / "pictures"
    pictures.put("610802001001/ab/abcd.standard", source)
    station, shelf = top / "610802001001", top / "610802001001" / "ab"
    assert flushed == [tmp_path, tmp_path / "a", top, station, shelf]
    flushed.clear()
    pictures.put("610802001001/ab/abef.standard", source)
    assert flushed == [shelf]
    flushed.clear()
    pictures.put("610802001001/cd/cdef.standard", source)
    assert flushed == [station, station / "cd"]


def test_a_folder_another_process_made_is_flushed_too(tmp_path: Path, flushed: list[Path]) -> None:
    (tmp_path / "610802001001" / "ab").mkdir(parents=True)
    folders = LastingFolders(tmp_path)
    folders.make(tmp_path / "610802001001" / "ab")
    assert flushed == [tmp_path, tmp_path / "610802001001"]
    folders.make(tmp_path / "610802001001" / "ab")
    assert len(flushed) == 2


def test_a_folder_that_somebody_cleared_away_is_made_again(tmp_path: Path) -> None:
    folders = LastingFolders(tmp_path / "pictures")
    for _ in range(2):
        folders.make(tmp_path / "pictures" / "610802001001" / "ab")
        (tmp_path / "pictures" / "610802001001" / "ab").rmdir()
        (tmp_path / "pictures" / "610802001001").rmdir()
        (tmp_path / "pictures").rmdir()


def test_it_forgets_which_folders_last_before_they_fill_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flushed: list[Path]
) -> None:
    monkeypatch.setattr(LastingFolders, "_REMEMBERED", 2)
    folders = LastingFolders(tmp_path)
    for name in ("a", "b", "c", "a"):
        folders.make(tmp_path / name)
    assert flushed == [tmp_path] * 4
