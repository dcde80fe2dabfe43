import os
from pathlib import Path

import pytest

from desktop import errors
from desktop.config import Home
from desktop.storage.places import check_place, check_target, on_network, readable
from tests.unit.small_disks import small_disk


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def mounts(folder, kind, options="rw"):
    escaped = str(folder).replace("\\", "\\134").replace(" ", "\\040").replace("\t", "\\011")
    return f"/dev/sda1 / ext4 rw 0 0\nserver:/x {escaped} {kind} {options} 0 0\n"


@pytest.mark.parametrize("kind", ["cifs", "nfs4", "fuse.sshfs", "fuse.gvfsd-fuse", "davfs"])
@pytest.mark.parametrize("name", ["共享", "村 委会", "a\tb", "a\\040b"])
def test_a_network_share_is_refused(tmp_path, kind, name):
    share = tmp_path / name
    home = share / "站点"
    home.mkdir(parents=True)
    with pytest.raises(errors.NetworkFolder) as caught:
        check_place(home, mounts(share, kind))
    assert "网络" in str(caught.value) and str(home) in str(caught.value)


@pytest.mark.parametrize("kind", ["ext4", "vfat", "exfat", "fuseblk", "btrfs", "tmpfs", "xfs"])
def test_a_disk_of_this_pc_is_taken(tmp_path, kind):
    check_place(tmp_path, mounts(tmp_path, kind))


def test_a_neighbour_of_a_share_is_no_share(tmp_path):
    (tmp_path / "共享").mkdir()
    (tmp_path / "共享 站点").mkdir()
    assert not on_network(tmp_path / "共享 站点", mounts(tmp_path / "共享", "cifs"))


def test_a_disk_mounted_inside_a_share_is_this_pcs(tmp_path):
    inner = tmp_path / "共享" / "盘"
    inner.mkdir(parents=True)
    text = mounts(tmp_path / "共享", "nfs") + f"/dev/sdb1 {inner} ext4 rw 0 0\n"
    assert not on_network(inner, text)
    assert on_network(inner.parent, text)


def test_a_link_to_a_share_is_the_share(tmp_path):
    share = tmp_path / "共享"
    share.mkdir()
    link = tmp_path / "我的站点"
    link.symlink_to(share)
    assert on_network(link, mounts(share, "cifs"))


def test_a_mount_table_that_makes_no_sense_is_no_network(tmp_path):
    assert not on_network(tmp_path, "\n\nonly\n  \n")


def test_a_read_only_folder_is_refused_in_words(tmp_path):
    with small_disk(tmp_path / "只读 盘", 1) as disk:
        disk.make_read_only()
        with pytest.raises(errors.FolderNotWritable, match="只读"):
            check_place(disk.path)


def test_a_folder_is_left_as_it_was_found(tmp_path):
    check_place(tmp_path)
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    "name",
    ["station.db", "station.db-wal", "keys.json", "keys.previous.json", "photos/x.zip", "logs/a"],
)
def test_the_stations_own_files_are_no_target(tmp_path, name):
    home = Home(tmp_path / "站 点")
    home.path.mkdir()
    with pytest.raises(errors.OutputFileError, match="站点自己"):
        check_target(home, home.path / name)
    link = tmp_path / "link"
    link.symlink_to(home.path)
    with pytest.raises(errors.OutputFileError, match="站点自己"):
        check_target(home, link / name)


@pytest.mark.parametrize("name", ["备份.zip", "名册.xlsx", "../station.db", "x/keys.json"])
def test_other_files_are(tmp_path, name):
    home = Home(tmp_path / "站 点")
    home.path.mkdir()
    check_target(home, home.path / name)


def test_a_path_in_another_encoding_becomes_text(tmp_path):

    name = Path(os.fsdecode("名册.xlsx".encode("gb18030")))
    readable(name).encode()
    assert readable(Path("名册.xlsx")) == "名册.xlsx"
