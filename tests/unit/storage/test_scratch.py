import fcntl
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import errors
from desktop.storage.scratch import claimed, sweep
from tests.unit.small_disks import small_disk


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_everything_of_a_claim_goes_when_the_work_is_done(tmp_path):
    with claimed(tmp_path / "staging") as scratch:
        for suffix in (".staging", ".staging-wal", ".snapshot"):
            scratch.with_suffix(suffix).write_bytes(b"noise")
    assert names(tmp_path / "staging") == []


def test_everything_of_a_claim_goes_when_the_work_fails(tmp_path):
    with pytest.raises(RuntimeError), claimed(tmp_path) as scratch:
        scratch.with_suffix(".staging").write_bytes(b"noise")
        raise RuntimeError
    assert names(tmp_path) == []


def test_what_somebody_works_on_is_not_swept(tmp_path):
    with claimed(tmp_path) as scratch:
        file = scratch.with_suffix(".staging")
        file.write_bytes(b"noise")
        assert sweep(tmp_path) == 0
        assert file.exists()


_HOLD = """
import sys
from pathlib import Path
from desktop.storage.scratch import claimed
with claimed(Path(sys.argv[1])) as scratch:
    scratch.with_suffix(".staging").write_bytes(b"noise")
    print("ready", flush=True)
    sys.stdin.read()
"""


def test_another_process_keeps_its_files_until_it_dies(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout.readline() == b"ready\n"
        assert sweep(tmp_path) == 0
        assert len(names(tmp_path)) == 2
        other.kill()
    assert len(names(tmp_path)) == 2
    assert sweep(tmp_path) == 1
    assert names(tmp_path) == []


def test_files_whose_claim_is_gone_are_swept(tmp_path):
    (tmp_path / "0123456789abcdef.staging").write_bytes(b"noise")
    (tmp_path / "0123456789abcdef.staging-journal").write_bytes(b"noise")
    assert sweep(tmp_path) == 1
    assert names(tmp_path) == []


def test_a_claim_that_a_sweeper_took_is_made_anew(tmp_path, monkeypatch):
    """The sweeper comes between the making of the file and its lock."""
    real, taken = fcntl.flock, []

    def flock(file, how):
        if not taken:
            taken.append(file.name)
            Path(file.name).unlink()
        return real(file, how)

    monkeypatch.setattr(fcntl, "flock", flock)
    with claimed(tmp_path) as scratch:
        assert str(scratch) not in taken[0]
        assert names(tmp_path) == [f"{scratch.name}.claim"]


def test_no_folder_is_nothing_to_sweep(tmp_path):
    assert sweep(tmp_path / "staging") == 0


def test_a_full_disk_refuses_in_words(tmp_path):
    with small_disk(tmp_path / "盘", 1) as disk:
        disk.make_read_only()
        with pytest.raises(errors.FolderNotWritable), claimed(disk.path / "staging"):
            pytest.fail("there is nothing to work on")
