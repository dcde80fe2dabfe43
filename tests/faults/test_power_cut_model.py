"""The model of a power cut has teeth: careless programs lose files in it, careful ones do not."""

import os
import random
import signal
import subprocess
import sys

import pytest

from tests.faults import power_cut, shim
from tests.faults.power_cut import HARSH, ORDERED, Disk, Entry, Kind, Tree
from tests.faults.shim import Class, Plan, What

CUTS = 60


def dice(seed):
    return random.Random(seed)  # noqa: S311 - reproducible


def write(inode, data, offset=0):
    return Entry(Kind.WRITE, inode, offset, "", "", data)


def named(kind, inode, first, second=""):
    return Entry(kind, inode, 0, first, second, b"")


def sync(inode, kind=Kind.SYNC):
    return named(kind, inode, "")


OLD = Tree({"d/a": b"old"}, frozenset({"d"}))
INODES = {"d": 1, "d/a": 2}
BESIDE = [named(Kind.CREATE, 3, "d/new"), write(3, b"new")]
RENAME = named(Kind.RENAME, 3, "d/new", "d/a")


def outcomes(entries, model, before=OLD):
    """What a file may hold after cuts behind all of these operations; None where it is gone."""
    found = set()
    for seed in range(CUTS):
        disk = Disk(before, INODES)
        disk.play(entries)
        tree = disk.after_cut(dice(seed), model)
        found.add(tree.files.get("d/a"))
    return found


@pytest.mark.parametrize("model", [ORDERED, HARSH])
def test_write_flush_rename_flush_is_there(model):
    assert outcomes([*BESIDE, sync(3), RENAME, sync(1)], model) == {b"new"}


@pytest.mark.parametrize("model", [ORDERED, HARSH])
def test_without_the_last_flush_it_is_old_or_new(model):
    assert outcomes([*BESIDE, sync(3), RENAME], model) == {b"old", b"new"}


@pytest.mark.parametrize("model", [ORDERED, HARSH])
def test_renaming_what_was_not_flushed_may_leave_an_empty_file(model):
    assert b"" in outcomes([*BESIDE, RENAME, sync(1)], model)


def test_a_new_name_needs_its_folder_flushed_only_in_a_harsh_world():
    made = [named(Kind.CREATE, 3, "d/a"), write(3, b"new"), sync(3)]
    empty = Tree({}, frozenset({"d"}))
    assert outcomes(made, ORDERED, empty) == {b"new"}
    assert outcomes(made, HARSH, empty) == {b"new", None}


def test_a_folder_that_was_not_flushed_takes_its_files_along():
    made = [named(Kind.MKDIR, 9, "d/e"), named(Kind.CREATE, 3, "d/e/f"), write(3, b"x"), sync(3)]
    disk = Disk(OLD, INODES)
    disk.play([*made, sync(9)])
    trees = [disk.after_cut(dice(seed), HARSH) for seed in range(CUTS)]
    assert any("d/e" not in tree.folders and "d/e/f" not in tree.files for tree in trees)


def test_a_flush_after_one_that_failed_brings_nothing_back():
    lost = [write(2, b"new"), sync(2, Kind.LOST_SYNC), sync(2)]
    assert b"old" in outcomes(lost, ORDERED)
    assert outcomes([*lost, write(2, b"new"), sync(2)], ORDERED) == {b"new"}


def test_long_writes_are_torn_at_sectors():
    found = outcomes([write(2, bytes([1]) * 2048)], ORDERED)
    torn = [body for body in found if 0 < body.count(1) < 2048]
    assert torn and all(body.count(1) % power_cut.SECTOR == 0 for body in torn)


# --- the shim -------------------------------------------------------------------------------

_PROGRAM = """
import os, sys
from pathlib import Path
from tests.faults import shim
from tests.faults.shim import Class, Plan, What

folder, what, at, record = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
log = os.open(record, os.O_WRONLY | os.O_CREAT, 0o600)
shim.arm([folder], Plan(What(what), at, error=28), log)
failed = 0
try:
    (folder / "e").mkdir()
    with (folder / "e/f").open("wb", buffering=0) as file:
        file.write(b"0123456789A")
        os.fsync(file.fileno())
    (folder / "e/f").rename(folder / "e/g")
    (folder / "e/g").unlink()
except OSError as error:
    failed = error.errno
print(shim.disarm(), failed)
"""


def run(library, tmp_path, what=What.NOTHING, at=0):
    folder = tmp_path / "disk"
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, str(folder), str(int(what)), str(at), str(tmp_path / "r")],
        env={**os.environ, "LD_PRELOAD": str(library)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return folder, done


def test_every_operation_is_counted_and_recorded(shim_library, tmp_path):
    _, done = run(shim_library, tmp_path)
    assert done.stdout.split() == ["6", "0"], done.stderr
    record = power_cut.read_record(tmp_path / "r", tmp_path)
    assert [(entry.kind.name, entry.first, entry.second) for entry in record] == [
        ("MKDIR", "disk/e", ""), ("CREATE", "disk/e/f", ""), ("WRITE", "", ""), ("SYNC", "", ""),
        ("RENAME", "disk/e/f", "disk/e/g"), ("UNLINK", "disk/e/g", ""),
    ]  # fmt: skip
    assert record[2].data == b"0123456789A"


@pytest.mark.parametrize(
    ("what", "left"),
    [(What.KILL_BEFORE, b""), (What.KILL_MIDDLE, b"01234"), (What.KILL_AFTER, b"0123456789A")],
)
def test_death_comes_before_within_or_after_a_write(shim_library, tmp_path, what, left):
    folder, done = run(shim_library, tmp_path, what, 3)
    assert done.returncode == -signal.SIGKILL
    assert (folder / "e/f").read_bytes() == left


def test_an_operation_fails_as_told(shim_library, tmp_path):
    folder, done = run(shim_library, tmp_path, What.FAIL_ONCE, 5)
    assert done.stdout.split()[1] == "28"
    assert (folder / "e/f").exists()


def test_the_numbers_of_both_sides_agree():
    source = shim.SOURCE.read_text(encoding="utf-8")
    assert "enum { WRITE = 1, CUT = 2, SYNC = 4, NAME = 8, READ = 16, OPEN = 32 };" in source
    assert [one.value for one in Class] == [1, 2, 4, 8, 16, 32]
    told = source.split("enum { NOTHING,")[1].split("}")[0].replace(" ", "").split(",")
    assert ["NOTHING", *told] == [one.name for one in What]
    assert Plan().what is What.NOTHING


def test_a_file_may_get_the_number_of_a_folder_that_went():
    again = [named(Kind.MKDIR, 3, "d/e"), named(Kind.RMDIR, 3, "d/e"), *BESIDE, sync(3), RENAME]
    assert outcomes([*again, sync(1)], HARSH) == {b"new"}
