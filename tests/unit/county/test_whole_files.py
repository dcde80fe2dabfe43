"""Files of the county appear whole or not at all."""

from pathlib import Path
from threading import Barrier, Thread

import pytest

from county.store.whole_files import whole_file


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
