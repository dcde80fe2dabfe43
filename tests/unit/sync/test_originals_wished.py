"""An original of the other PC: comes only when somebody asks for it, whole or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from desktop import errors
from desktop.config import resources
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.desk import Desk
from desktop.services.photos import originals, photos
from desktop.services.sync.photo_transfer import SAVING, transfer
from desktop.storage.journal import Origin, open_group
from desktop.storage.photos.photos import ORIGINAL
from desktop.sync.joining.joined import COUNTY
from tests.unit.sync.paper_photos import PaperPhotos

_FACTS = dict.fromkeys(("code", "name", "identity", "sealing", "ca"), "")


@pytest.fixture
def picture() -> Path:
    return min((resources() / "sample" / "photos").glob("*/*.jpg"))


@pytest.fixture
def path(picture: Path) -> str:
    sha256 = hashlib.sha256(picture.read_bytes()).hexdigest()
    return f"/v1/photos/999999001001/{sha256}/original"


@pytest.fixture
def elsewhere(desk: Desk, picture: Path) -> str:
    """The record of a photo that another PC took in."""
    desk.settings.put(COUNTY, _FACTS)
    activity = records.add(desk, "activity", {"title": "义诊"})
    sha256 = hashlib.sha256(picture.read_bytes()).hexdigest()
    with open_group(
        desk.store, "pull", "同步", clerk=None, now=desk.clock(), origin=Origin("remote")
    ) as group:
        values = {"activity": activity, "sha256": sha256, "format": "jpeg"}
        return desk.records.insert(group, kind_named("photo"), values)


def test_nobody_is_asked_for_an_original_unasked(desk: Desk, elsewhere: str, path: str) -> None:
    county = PaperPhotos()
    transfer(desk, county)
    assert county.wished == set()


def test_a_wish_is_told_until_the_original_came(
    desk: Desk, elsewhere: str, picture: Path, path: str, tmp_path: Path
) -> None:
    county = PaperPhotos()
    assert not originals.wish(desk, elsewhere)
    assert not originals.wish(desk, elsewhere)
    assert transfer(desk, county).fetched == 0
    assert county.wished == {path}
    assert [asked for asked in county.asked if asked == ("GET", path)] == []
    county.whole[path] = picture.read_bytes()
    moved = transfer(desk, county)
    assert (moved.fetched, moved.bytes) == (1, picture.stat().st_size)
    assert originals.wanted(desk) == []
    assert originals.wish(desk, elsewhere)
    photos.export_photo(desk, elsewhere, tmp_path / "原图.jpg", original=True)
    assert (tmp_path / "原图.jpg").stat().st_size > 0
    assert photos.thumbnail(desk, path.split("/")[-2])
    assert photos.standard(desk, path.split("/")[-2])
    county.asked.clear()
    transfer(desk, county)
    assert ("POST", path) not in county.asked


def test_bytes_that_are_not_the_original_are_not_kept(
    desk: Desk, elsewhere: str, picture: Path, path: str
) -> None:
    originals.wish(desk, elsewhere)
    county = PaperPhotos(whole={path: picture.read_bytes() + b"x"})
    assert transfer(desk, county).fetched == 0
    assert len(originals.wanted(desk)) == 1


def test_while_data_is_saved_no_original_travels(
    desk: Desk, elsewhere: str, picture: Path, path: str
) -> None:
    originals.wish(desk, elsewhere)
    desk.settings.put(SAVING, True)
    county = PaperPhotos(whole={path: picture.read_bytes()})
    assert transfer(desk, county).fetched == 0
    desk.settings.put(SAVING, False)
    assert transfer(desk, county).fetched == 1


def test_an_original_that_is_here_needs_no_wish(desk: Desk, picture: Path) -> None:
    activity = records.add(desk, "activity", {"title": "义诊"})
    (made,) = photos.add_photos(desk, activity, [picture]).added
    assert originals.wish(desk, made)
    assert originals.wanted(desk) == []


def test_a_station_of_no_county_is_told_so(desk: Desk, elsewhere: str) -> None:
    desk.settings.put(COUNTY, None)
    with pytest.raises(errors.NotEnrolled):
        originals.wish(desk, elsewhere)


def test_what_was_wished_stays_wished_when_the_line_breaks(
    desk: Desk, elsewhere: str, picture: Path, path: str
) -> None:
    originals.wish(desk, elsewhere)
    county = PaperPhotos(whole={path: picture.read_bytes()}, cuts=dict.fromkeys(range(3, 60), -1))
    with pytest.raises(errors.NoAnswer):
        transfer(desk, county)
    assert ORIGINAL not in desk.places.of(path.split("/")[-2])
    assert len(originals.wanted(desk)) == 1
