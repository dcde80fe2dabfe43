"""Orphans are swept and half-dead volumes emptied; never under an intake's or a backup's feet."""

import hashlib

import pytest

from desktop import errors
from desktop.services.activities import activities
from desktop.services.photos.photos import standard
from desktop.services.safekeeping import checkup
from desktop.storage.photos.photo_claims import clearing, keeping
from desktop.storage.photos.photo_upkeep import PhotoUpkeep
from desktop.storage.photos.photos import ORIGINAL, STANDARD, PhotoVolumes
from desktop.storage.purging import purge
from tests.unit import busy_station

VOLUME = 100_000


@pytest.fixture
def small(desk, monkeypatch):
    """A desk whose volumes are full after three pictures."""
    monkeypatch.setattr(desk.volumes, "_volume_bytes", VOLUME)
    return desk


@pytest.fixture
def activity(desk):
    held = {"title": "端午", "held_on": "2026-06-19", "status": "held"}
    return activities.record_activity(desk, held, [])


def upkeep(desk, **rest):
    made = PhotoUpkeep(desk.home.staging, desk.store, desk.volumes, desk.places)
    return made.run(**rest)


def forget(desk, sha256):
    """Its record is cleared out of the trash."""
    photo = desk.store.one("SELECT id FROM photo WHERE sha256 = ?", (sha256,))
    with desk.action("purge", "清除") as group:
        purge(desk.store, group, {"photo": [photo]})


def shown(desk, sha256):
    place = desk.places.of(sha256)[ORIGINAL]
    return hashlib.sha256(desk.volumes.get(place.volume, sha256, ORIGINAL)).hexdigest() == sha256


def test_bytes_without_a_record_go_and_those_with_one_stay(small, activity):
    kept = busy_station.add_picture(small, activity, "a")
    orphan = busy_station.put_bytes(small, "b")
    done = upkeep(small)
    assert (done.orphans, done.emptied) == (3, ())
    assert done.bytes == 23_300
    assert shown(small, kept)
    assert {sha for sha, _ in small.volumes.sizes(1)} == {kept}
    with pytest.raises(errors.Damaged):
        small.volumes.get(1, orphan, ORIGINAL)
    assert upkeep(small).orphans == 0


def test_room_given_back_is_used_again_before_a_new_volume_begins(small, activity):
    for seed in range(3):
        busy_station.put_bytes(small, seed)
    upkeep(small)
    for seed in range(3, 6):
        busy_station.add_picture(small, activity, seed)
    assert small.volumes.numbers() == [1]


def test_a_sealed_volume_half_dead_is_emptied_and_deleted(small, activity):
    pictures = [busy_station.add_picture(small, activity, seed) for seed in range(10)]
    sealed = small.volumes.numbers()[:-1]
    within = {sha for sha, _ in small.places.within(sealed[0])}
    gone = sorted(within)[: len(within) // 2 + 1]
    for sha256 in gone:
        forget(small, sha256)
    done = upkeep(small)
    assert done.emptied == (sealed[0],)
    assert not small.volumes.path(sealed[0]).exists()
    assert all(shown(small, sha256) for sha256 in pictures if sha256 not in gone)
    assert checkup.examine(small) == []


def test_a_sealed_volume_mostly_alive_is_not_written_to(small, activity):
    for seed in range(10):
        busy_station.add_picture(small, activity, seed)
    first = sorted({sha for sha, _ in small.places.within(1)})[0]
    forget(small, first)
    small.volumes.close()
    before = small.volumes.path(1).read_bytes()
    assert upkeep(small).emptied == ()
    small.volumes.close()
    assert small.volumes.path(1).read_bytes() == before


def test_nothing_is_cleared_while_somebody_keeps(small):
    busy_station.put_bytes(small, "b")
    with keeping(small.home.staging):
        assert upkeep(small).orphans == 0
    assert upkeep(small).orphans == 3


def test_who_wants_to_keep_waits_for_the_clearing_and_gives_up_in_words(small):
    waits = []
    with clearing(small.home.staging) as may:
        assert may()
        with pytest.raises(errors.StationBusy), keeping(small.home.staging, waits.append):
            raise AssertionError("not to be entered")
    assert sum(waits) > 19
    with keeping(small.home.staging, waits.append):
        pass


def test_two_never_clear_at_once(small):
    with clearing(small.home.staging) as first, clearing(small.home.staging) as second:
        assert sorted([first(), second()]) == [False, True]


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("point", ["put", "moved", "delete_volume"])
@pytest.mark.parametrize("after", [False, True])
def test_a_kill_at_any_step_of_emptying_loses_no_picture(
    small, activity, monkeypatch, point, after
):
    pictures = [busy_station.add_picture(small, activity, seed) for seed in range(10)]
    gone = sorted({sha for sha, _ in small.places.within(1)})[:2]
    for sha256 in gone:
        forget(small, sha256)
    owner = small.places if point == "moved" else small.volumes
    real = getattr(owner, point)

    def dying(*words, **rest):
        if after:
            real(*words, **rest)
        raise Killed

    with monkeypatch.context() as planted:
        planted.setattr(type(owner), point, lambda _self, *w, **r: dying(*w, **r))
        with pytest.raises(Killed):
            upkeep(small)
    small.volumes.close()
    assert checkup.examine(small) == []
    assert all(shown(small, sha256) for sha256 in pictures if sha256 not in gone)
    assert 1 not in small.volumes.numbers()
    held = [key for n in small.volumes.numbers() for key in small.volumes.sizes(n)]
    assert sorted(held) == sorted((sha, one.rendition) for sha, one in small.places.all())


def test_a_volume_that_refuses_to_go_goes_the_next_time(small, activity, monkeypatch):
    for seed in range(10):
        busy_station.add_picture(small, activity, seed)
    for sha256 in sorted({sha for sha, _ in small.places.within(1)}):
        forget(small, sha256)

    def refused(_self, volume):
        raise errors.FolderNotWritable(path="照片")

    with monkeypatch.context() as planted:
        planted.setattr(PhotoVolumes, "delete_volume", refused)
        assert upkeep(small).emptied == ()
    assert upkeep(small).emptied == (1,)


def test_a_picture_moved_meanwhile_is_found_where_it_lies_now(small, activity, monkeypatch):
    sha256 = busy_station.add_picture(small, activity, "a")
    old = small.places.of(sha256)
    data = small.volumes.get(1, sha256, STANDARD)
    stored = small.volumes.put(sha256, {STANDARD: data}, avoid={1})
    with small.store.transaction():
        small.places.moved(sha256, 1, stored)
    small.volumes.discard(1, [(sha256, STANDARD)])
    now, asked = small.places.of(sha256), iter([old])
    monkeypatch.setattr(type(small.places), "of", lambda _self, _sha: next(asked, now))
    assert standard(small, sha256) == data


def test_a_volume_nobody_can_open_takes_nothing_new_and_stops_nothing(small, activity):
    busy_station.add_picture(small, activity, "a")
    small.volumes.close()
    small.volumes.path(1).write_bytes(b"not a volume" * 1000)
    sha256 = busy_station.add_picture(small, activity, "b")
    assert small.places.of(sha256)[ORIGINAL].volume == 2
    assert [one.what for one in checkup.examine(small)] == [
        "照片卷 0001 打不开，里面有 3 个图像文件"
    ]


def test_the_last_volume_is_never_deleted_so_that_no_number_comes_twice(small, activity):
    sha256 = busy_station.add_picture(small, activity, "a")
    forget(small, sha256)
    assert upkeep(small, give_up=frozenset({1})).emptied == ()
    assert small.volumes.numbers() == [1]


def test_cancelling_between_pictures_keeps_everything(small, activity):
    pictures = [busy_station.add_picture(small, activity, seed) for seed in range(10)]
    done = upkeep(small, give_up=frozenset({1}), cancelled=lambda: True)
    assert done.emptied == () and all(shown(small, sha256) for sha256 in pictures)
