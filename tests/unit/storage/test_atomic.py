import errno
import fcntl
import os
import subprocess
import sys

import pytest

from desktop import errors
from desktop.storage import atomic
from desktop.storage.atomic import atomic_writer, own_files, try_target
from desktop.storage.claims import remove_abandoned
from tests.unit.small_disks import small_disk


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_file_appears_whole(tmp_path):
    path = tmp_path / "石桥 村.pdf"
    with atomic_writer(path) as file:
        file.write(b"whole")
        assert not path.exists()
    assert path.read_bytes() == b"whole"
    assert names(tmp_path) == [path.name]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    with pytest.raises(RuntimeError), atomic_writer(path) as file:
        file.write(b"half")
        raise RuntimeError
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.pdf"]


def test_a_name_as_long_as_names_can_be_is_taken(tmp_path):
    path = tmp_path / ("村" * 83 + ".xlsx")
    with atomic_writer(path) as file:
        file.write(b"x")
    assert path.read_bytes() == b"x"


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("没有这个文件夹/a.pdf", "文件夹不存在"),
        ("文件/a.pdf", "文件夹不存在"),
        ("夹", "同名的文件夹"),
        ("长" * 100, "文件名太长"),
    ],
)
def test_a_place_that_refuses_says_why(tmp_path, target, why):
    (tmp_path / "文件").write_bytes(b"")
    (tmp_path / "夹").mkdir()
    before = names(tmp_path)
    with (
        pytest.raises(errors.OutputFileError, match=why),
        atomic_writer(tmp_path / target) as file,
    ):
        file.write(b"x")
    assert names(tmp_path) == before


def test_a_full_disk_leaves_the_old_file_and_no_half_one(tmp_path):
    with small_disk(tmp_path / "U盘", 1) as disk:
        path = disk.path / "备份.zip"
        path.write_bytes(b"old")
        disk.fill(leave=64 * 1024)
        with pytest.raises(errors.DiskFull), atomic_writer(path) as file:
            file.write(bytes(1 << 20))
        assert path.read_bytes() == b"old"
        assert disk.names() == {"备份.zip"}


def test_a_read_only_disk_is_named_as_such(tmp_path):
    with small_disk(tmp_path / "U盘", 1) as disk:
        disk.make_read_only()
        with (
            pytest.raises(errors.OutputFileError, match="只读"),
            atomic_writer(disk.path / "a") as file,
        ):
            file.write(b"x")


def test_a_folder_that_can_not_be_flushed_is_no_failure(tmp_path, monkeypatch):
    def refuse(handle):
        raise OSError(errno.EINVAL, "no flushing of folders on this stick")

    monkeypatch.setattr(atomic.os, "fsync", refuse)
    atomic.sync_folder(tmp_path)


def test_a_folder_whose_flushing_fails_is_a_failure(tmp_path, monkeypatch):
    def fail(handle):
        raise OSError(errno.EIO, "")

    monkeypatch.setattr(atomic.os, "fsync", fail)
    with pytest.raises(OSError, match="5"):
        atomic.sync_folder(tmp_path)


@pytest.mark.parametrize(
    ("number", "meant"),
    [
        (errno.ENOSPC, errors.DiskFull),
        (errno.EDQUOT, errors.DiskFull),
        (errno.EIO, errors.DiskFailing),
        (errno.EROFS, errors.FolderNotWritable),
        (errno.EACCES, errors.FolderNotWritable),
    ],
)
def test_the_stations_own_folder_refuses_in_words(tmp_path, number, meant):
    with pytest.raises(meant) as caught, own_files(tmp_path):
        raise OSError(number, os.strerror(number))
    assert os.strerror(number) not in str(caught.value)


def test_a_target_is_tried_without_a_trace(tmp_path):
    try_target(tmp_path / "a.pdf")
    assert names(tmp_path) == []
    with pytest.raises(errors.OutputFileError, match="不存在"):
        try_target(tmp_path / "没有" / "a.pdf")
    with pytest.raises(errors.OutputFileError, match="同名的文件夹"):
        try_target(tmp_path)


_DIE = """
import os, signal, sys
from pathlib import Path
from desktop.storage.atomic import atomic_writer
with atomic_writer(Path(sys.argv[1])) as file:
    file.write(bytes(100_000))
    file.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_half_that_a_power_cut_left_goes_with_the_next_try(tmp_path):
    target = tmp_path / "备份.zip"
    for _ in range(2):
        subprocess.run([sys.executable, "-c", _DIE, str(target)], check=False)
        assert len(names(tmp_path)) == 1  # never more than one
    (tmp_path / ".别的.part").write_bytes(b"somebody else's")
    with atomic_writer(target) as file:
        file.write(b"x")
    assert names(tmp_path) == [".别的.part", "备份.zip"]


def test_two_at_one_target_leave_each_other_alone(tmp_path):
    target = tmp_path / "备份.zip"
    with atomic_writer(target) as first:
        first.write(b"first")
        with atomic_writer(target) as second:
            second.write(b"second")
        assert target.read_bytes() == b"second"
    assert target.read_bytes() == b"first"
    assert names(tmp_path) == ["备份.zip"]


def test_a_disk_that_knows_no_locks_takes_files_all_the_same(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(errno.ENOLCK, "")

    left = tmp_path / ".0-x.part"
    left.write_bytes(b"perhaps somebody works on it")
    monkeypatch.setattr(fcntl, "flock", refuse)
    with atomic_writer(tmp_path / "a.pdf") as file:
        file.write(b"x")
    assert names(tmp_path) == [".0-x.part", "a.pdf"]
    assert not remove_abandoned(left) and left.exists()


def test_a_device_is_never_replaced(tmp_path):
    """A pipe stands for it: a fault here would take /dev/null from the machine."""
    pipe = tmp_path / "管道.pdf"
    os.mkfifo(pipe)
    with pytest.raises(errors.OutputFileError, match="普通文件"), atomic_writer(pipe) as file:
        file.write(b"x")
    with pytest.raises(errors.OutputFileError, match="普通文件"):
        try_target(pipe)
    assert pipe.is_fifo()
