from pathlib import Path

from desktop.storage.drives import mount_points, root_of, same_drive
from tests.unit.small_disks import small_disk

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
/dev/sdb1 /media/clerk/U\\040盘 vfat rw 0 0
/dev/sdc1 /srv/old exfat rw 0 0
//server/share /mnt/share cifs rw 0 0
tmpfs /run tmpfs rw 0 0
/dev/sdd1 /run/media/clerk/照片 ext4 rw 0 0
"""


def test_sticks_and_drives_are_found_and_shares_are_not():
    assert mount_points(MOUNTS) == [
        Path("/media/clerk/U 盘"),
        Path("/srv/old"),
        Path("/run/media/clerk/照片"),
    ]


def test_a_line_cut_short_is_passed_over():
    assert mount_points("nonsense\n\n") == []


def test_two_folders_of_one_drive_are_told_from_another_drive(tmp_path):
    assert same_drive(tmp_path, tmp_path.parent)
    with small_disk(tmp_path / "U盘", 1) as disk:
        assert not same_drive(tmp_path, disk.path)
        (disk.path / "里面").mkdir()
        assert root_of(disk.path / "里面") == disk.path


def test_what_is_not_there_counts_as_the_same_so_that_nobody_feels_safe(tmp_path):
    assert same_drive(tmp_path, tmp_path / "没有")
