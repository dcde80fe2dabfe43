import hashlib
import threading

import pytest

from desktop import errors
from desktop.storage.keys import MasterKey
from desktop.storage.photos.photos import ORIGINAL, STANDARD, THUMBNAIL, PhotoPlaces, PhotoVolumes
from tests.unit.small_disks import small_disk


def names(folder):
    return sorted(path.name for path in folder.iterdir())


KEY = bytes(range(32))
MASTER = MasterKey(KEY)


def picture(seed, size=40_000):
    data = hashlib.shake_256(str(seed).encode()).digest(size)
    return hashlib.sha256(data).hexdigest(), data


def put(volumes, seed, size=40_000):
    sha256, data = picture(seed, size)
    return sha256, volumes.put(sha256, {ORIGINAL: data, STANDARD: data[:900], THUMBNAIL: b"t"})


@pytest.fixture
def volumes(tmp_path):
    made = PhotoVolumes(tmp_path / "照片", MASTER, volume_bytes=200_000)
    yield made
    made.close()


def test_what_was_put_comes_back_and_its_hash_is_told(volumes):
    sha256, stored = put(volumes, 1)
    assert volumes.get(1, sha256, ORIGINAL) == picture(1)[1]
    assert volumes.get(1, sha256, THUMBNAIL) == b"t"
    by_name = {one.rendition: one for one in stored}
    assert by_name[ORIGINAL].content_hash == sha256
    assert by_name[STANDARD].size == 900


def test_the_bytes_are_encrypted(volumes, tmp_path):
    sha256, _ = put(volumes, 1)
    volumes.close()
    for path in (tmp_path / "照片").iterdir():
        data = path.read_bytes()
        assert picture(1)[1][:64] not in data and sha256.encode() not in data


def test_a_full_volume_is_sealed_and_never_written_again(volumes):
    for seed in range(6):
        put(volumes, seed)
    volumes.close()
    assert volumes.numbers() == [1, 2]
    sealed = volumes.path(1).read_bytes()
    for seed in range(6, 20):
        put(volumes, seed)
    volumes.close()
    assert volumes.path(1).read_bytes() == sealed
    assert len(volumes.numbers()) > 3
    assert all(volumes.path(n).stat().st_size <= 200_000 for n in volumes.numbers())


def test_the_same_picture_twice_takes_its_place_once(volumes):
    sha256, _ = put(volumes, 1)
    put(volumes, 1)
    assert volumes.get(1, sha256, ORIGINAL) == picture(1)[1]
    assert volumes.numbers() == [1]


def test_a_missing_volume_is_damage_in_words(volumes):
    with pytest.raises(errors.Damaged, match="缺少照片卷 0007"):
        volumes.get(7, "x", ORIGINAL)
    assert not volumes.path(7).exists()  # looking for it does not make it


def test_a_picture_that_is_not_there_is_damage_in_words(volumes):
    put(volumes, 1)
    with pytest.raises(errors.Damaged, match="0001"):
        volumes.get(1, "x", ORIGINAL)


def test_another_key_opens_no_volume(volumes, tmp_path):
    sha256, _ = put(volumes, 1)
    volumes.close()
    other = PhotoVolumes(tmp_path / "照片", MasterKey(bytes(32)))
    with pytest.raises(errors.NotAStation):
        other.get(1, sha256, ORIGINAL)
    other.close()


def test_flipped_bytes_are_found_in_the_pages(volumes):
    put(volumes, 1)
    volumes.close()
    assert volumes.broken_pages(1) == []
    volumes.close()
    data = bytearray(volumes.path(1).read_bytes())
    data[len(data) // 2] ^= 1
    volumes.path(1).write_bytes(data)
    assert volumes.broken_pages(1)


def test_a_copy_made_while_work_goes_on_is_whole(volumes, tmp_path):
    sha256, _ = put(volumes, 1)
    (tmp_path / "备份").mkdir()
    volumes.copy_volume(1, tmp_path / "备份" / "volume-0001.db")
    put(volumes, 2)
    copies = PhotoVolumes(tmp_path / "备份", MASTER)
    assert copies.get(1, sha256, ORIGINAL) == picture(1)[1]
    copies.close()


def test_a_full_disk_keeps_nothing_of_a_picture_and_everything_before(tmp_path):
    with small_disk(tmp_path / "盘", 4) as disk:
        volumes = PhotoVolumes(disk.path / "photos", MASTER)
        sha256, _ = put(volumes, 1)
        disk.fill(leave=600_000)
        with pytest.raises(errors.DiskFull) as caught:
            put(volumes, 2, size=900_000)
        assert "以前保存的资料都在" in str(caught.value)
        assert volumes.get(1, sha256, ORIGINAL) == picture(1)[1]
        with pytest.raises(errors.Damaged):
            volumes.get(1, picture(2, 900_000)[0], ORIGINAL)
        disk.empty()
        put(volumes, 2, size=900_000)
        assert volumes.broken_pages(1) == []
        volumes.close()


def test_a_disk_without_any_room_says_so_at_the_first_picture(tmp_path):
    with small_disk(tmp_path / "盘", 1) as disk:
        disk.fill()
        volumes = PhotoVolumes(disk.path / "photos", MASTER)
        with pytest.raises(errors.DiskFull):
            put(volumes, 1)
        volumes.close()


def test_a_read_only_disk_refuses_in_words(tmp_path):
    with small_disk(tmp_path / "盘", 1) as disk:
        disk.make_read_only()
        volumes = PhotoVolumes(disk.path / "photos", MASTER)
        with pytest.raises(errors.FolderNotWritable, match="只读"):
            put(volumes, 1)


def test_several_windows_begin_the_first_volume_at_once(tmp_path):
    failures = []
    together = threading.Barrier(6)

    def add(seed):
        volumes = PhotoVolumes(tmp_path / "照片", MASTER)
        together.wait()
        try:
            put(volumes, seed)
        except Exception as error:  # told in the test's own thread
            failures.append(error)
        finally:
            volumes.close()

    threads = [threading.Thread(target=add, args=(seed,)) for seed in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    volumes = PhotoVolumes(tmp_path / "照片", MASTER)
    found = [
        volumes.get(n, picture(seed)[0], ORIGINAL) == picture(seed)[1]
        for seed in range(6)
        for n in volumes.numbers()[:1]
    ]
    volumes.close()
    assert all(found) and len(found) == 6


def test_places_are_noted_with_the_record(desk):
    places = PhotoPlaces(desk.store)
    sha256, stored = put(desk.volumes, 1)
    with desk.store.transaction():
        places.put(sha256, stored)
    assert set(places.of(sha256)) == {ORIGINAL, STANDARD, THUMBNAIL}
    assert {one.volume for _, one in places.all()} == {1}
    assert places.of("nothing") == {}
    assert names(desk.home.photos)
