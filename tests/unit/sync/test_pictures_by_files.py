"""Pictures by files alone: they need no answer to go up, and come down to the other PCs."""

from __future__ import annotations

import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from county.photos.arriving import Arriving
from county.photos.stores import FolderStore
from county.store import replicas
from county.store.engine import writing
from county.work.bundles import Bundles
from county.work.carried_replies import CarriedReplies
from county.work.photos import Photos
from county.work.sealed_files import SealedFiles
from desktop.config import resources
from desktop.services import records
from desktop.services.photos import photos
from desktop.services.sync import carriers, sync_state
from desktop.storage.photos.photos import ORIGINAL, STANDARD, THUMBNAIL
from desktop.sync.joining.joined import SEALING_KEY


@pytest.fixture
def desks(pc, other, county):
    """Two PCs, each with a key that files to it are sealed with."""
    for one in (pc, other):
        key = X25519PrivateKey.generate()
        one.desk.secrets.put(SEALING_KEY, key.private_bytes_raw())
        with writing(county.engine) as connection:
            replica = one.desk.settings.get("replica")
            replicas.learn_sealing(connection, replica, key.public_key().public_bytes_raw())
    return pc.desk, other.desk


@pytest.fixture
def bundles(county, tmp_path):
    engine = county.engine
    return Bundles(
        engine,
        county.keyring,
        county.clock,
        CarriedReplies(engine, county.exchange, county.papers),
        SealedFiles(engine, county.keyring, county.random),
        Photos(engine, county.clock, Arriving(tmp_path / "arriving"), FolderStore(tmp_path / "p")),
        tmp_path / "scratch",
    )


@pytest.fixture
def trip(bundles, tmp_path):
    """Carries what a desk writes; gives it, what the county read, and the files of the reply."""
    made = []

    def go(desk):
        made.append(desk)
        folder = tmp_path / f"U{len(made)}"
        folder.mkdir()
        written = carriers.write(desk, folder)
        [read], failed = bundles.read(list(written.files), folder / "back")
        assert failed == []
        return written, read

    return go


def take(desk, count=2):
    """Pictures of an activity, taken in at a desk; the hashes of their originals."""
    activity = records.add(desk, "activity", {"title": "义诊"})
    pictures = sorted((resources() / "sample" / "photos").glob("*/*.jpg"))[:count]
    photos.add_photos(desk, activity, pictures)
    return [hashlib.sha256(path.read_bytes()).hexdigest() for path in pictures]


def here(desk, shas):
    return [sorted(desk.places.of(sha256)) for sha256 in shas]


def at_the_county(county):
    found = county.rows("SELECT photo, rendition FROM picture")
    return {(row[0], row[1]) for row in found}


def test_the_first_bundle_has_the_thumbnails_and_so_has_each_until_a_reply_comes(
    desks, county, trip
):
    shas = take(desks[0])
    for _ in range(2):
        written, _ = trip(desks[0])
        assert written.photos == 2
        assert at_the_county(county) == {(sha256, THUMBNAIL) for sha256 in shas}
    _, read = trip(desks[0])
    assert carriers.read(desks[0], read.replies).failed == []
    written, _ = trip(desks[0])
    assert at_the_county(county) == {(s, r) for s in shas for r in (THUMBNAIL, STANDARD)}
    assert written.photos == 2  # only what the county had said it waits for


def test_the_other_pc_gets_the_pictures_by_files_too(desks, trip):
    shas = take(desks[0])
    _, read = trip(desks[0])
    carriers.read(desks[0], read.replies)
    trip(desks[0])
    _, read = trip(desks[1])
    assert carriers.read(desks[1], read.replies).photos == 2
    assert here(desks[1], shas) == [[THUMBNAIL], [THUMBNAIL]]
    _, read = trip(desks[1])
    assert carriers.read(desks[1], read.replies).photos == 2
    assert here(desks[1], shas) == [[STANDARD, THUMBNAIL]] * 2
    assert carriers.read(desks[1], trip(desks[1])[1].replies).photos == 0
    assert ORIGINAL in desks[0].places.of(shas[0])


def test_a_reply_older_than_what_waits_is_not_told_as_all_sent(desks, trip):
    _, read = trip(desks[0])
    records.add(desks[0], "volunteer", {"name": "李秀兰"})
    carriers.read(desks[0], read.replies)
    standing, [past] = sync_state.standing(desks[0]), sync_state.past_runs(desks[0])
    assert (standing.last_whole_at, standing.trouble) == (None, None)
    assert (past.whole, past.words) == (False, "读了带回来的文件，还有没送出的")
    carriers.read(desks[0], trip(desks[0])[1].replies)
    assert sync_state.standing(desks[0]).last_whole_at is not None
    assert sync_state.past_runs(desks[0])[0].whole


def test_a_stick_with_little_room_takes_what_fits(desks, trip, monkeypatch):
    shas = take(desks[0])
    size = desks[0].places.of(shas[0])[THUMBNAIL].size + desks[0].places.of(shas[1])[THUMBNAIL].size
    usage = type("Usage", (), {"free": (32 << 20) + size - 1})
    monkeypatch.setattr("shutil.disk_usage", lambda _place: usage)
    short = trip(desks[0])[0]
    assert (short.photos, short.left) == (1, 1)
    usage.free += 1
    assert trip(desks[0])[0].photos == 2
