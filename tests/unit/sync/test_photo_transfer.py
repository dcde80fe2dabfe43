"""Photos of a station: what the county waits for goes up, what another PC took comes down."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from desktop.config import resources
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.desk import Desk
from desktop.services.needs import needs
from desktop.services.photos import photos, photos_refused
from desktop.services.photos import pictures as pictures_of
from desktop.services.sync import sync_state
from desktop.services.sync.photo_transfer import LACKS, SAVING, transfer, waiting
from desktop.storage.journal import Origin, open_group
from desktop.storage.photos.photos import ORIGINAL, STANDARD, THUMBNAIL
from desktop.sync.joining import restart
from desktop.sync.line.port import Reply
from desktop.sync.line.stride import Stride
from desktop.sync.pictures import lacks
from desktop.sync.runs import LAST_WHOLE
from tests.unit.sync.paper_photos import PaperPhotos


@pytest.fixture
def pictures() -> list[Path]:
    return sorted((resources() / "sample" / "photos").glob("*/*.jpg"))[:2]


@pytest.fixture
def shas(desk: Desk, pictures: list[Path]) -> list[str]:
    """Pictures taken in at this PC."""
    activity = records.add(desk, "activity", {"title": "义诊"})
    photos.add_photos(desk, activity, pictures)
    return [hashlib.sha256(path.read_bytes()).hexdigest() for path in pictures]


def _path(sha256: str, rendition: str) -> str:
    return f"/v1/photos/999999001001/{sha256}/{rendition}"


def _lacks(desk: Desk, shas: list[str], *renditions: str) -> None:
    desk.settings.put(LACKS, dict.fromkeys(renditions, shas))


def test_what_the_county_lacks_goes_up_thumbnails_first(desk: Desk, shas: list[str]) -> None:
    county = PaperPhotos()
    _lacks(desk, shas, STANDARD, THUMBNAIL, ORIGINAL)
    moved = transfer(desk, county)
    assert (moved.sent, moved.waits) == (6, 0)
    assert list(county.whole) == [
        _path(sha256, name) for name in (THUMBNAIL, STANDARD, ORIGINAL) for sha256 in shas
    ]
    assert hashlib.sha256(county.whole[_path(shas[0], ORIGINAL)]).hexdigest() == shas[0]
    assert transfer(desk, county).sent == 0


def test_a_picture_thrown_away_while_it_goes_up_goes_no_further_and_the_next_does(
    desk: Desk, shas: list[str]
) -> None:
    class ThrownAway(PaperPhotos):
        def _patch(self, path, headers, body):  # type: ignore[no-untyped-def]
            if not self.whole and path == _path(shas[0], ORIGINAL):
                found = desk.store.rows("SELECT id FROM photo WHERE sha256 = ?", (shas[0],))
                records.remove(desk, "photo", [row[0] for row in found])
            return super()._patch(path, headers, body)

    county = ThrownAway()
    _lacks(desk, shas, ORIGINAL)
    moved = transfer(desk, county, stride=Stride(first=Stride.SMALLEST))
    assert list(county.whole) == [_path(shas[1], ORIGINAL)]
    assert len(county.parts[_path(shas[0], ORIGINAL)]) == Stride.SMALLEST
    assert (moved.sent, moved.waits) == (1, 0)


def test_saving_data_sends_thumbnails_only(desk: Desk, shas: list[str]) -> None:
    county = PaperPhotos()
    _lacks(desk, shas, STANDARD, THUMBNAIL)
    desk.settings.put(SAVING, True)
    assert transfer(desk, county).sent == 2
    assert waiting(desk) == []
    desk.settings.put(SAVING, False)
    assert transfer(desk, county).sent == 2


def test_a_picture_whose_record_is_still_to_come_waits(desk: Desk, shas: list[str]) -> None:
    county = PaperPhotos(recorded={shas[1]})
    _lacks(desk, shas, THUMBNAIL)
    moved = transfer(desk, county)
    assert (moved.sent, moved.waits) == (1, 1)
    county.recorded = None
    assert transfer(desk, county).sent == 1


def test_a_small_picture_that_does_not_read_is_made_again(desk: Desk, shas: list[str]) -> None:
    place = desk.places.of(shas[0])[THUMBNAIL]
    desk.volumes.discard(place.volume, [(shas[0], THUMBNAIL)])
    county = PaperPhotos()
    _lacks(desk, shas, THUMBNAIL)
    assert transfer(desk, county).sent == 2


def test_what_is_not_here_is_left_to_another_pc(desk: Desk) -> None:
    county = PaperPhotos()
    _lacks(desk, ["cd" * 32], THUMBNAIL)
    assert transfer(desk, county).waits == 0
    assert county.asked == []


def _pulled_photo(desk: Desk, sha256: str) -> None:
    """A photo's record as a pull brings it, without bytes."""
    activity = records.add(desk, "activity", {"title": "义诊"})
    with open_group(
        desk.store, "pull", "同步", clerk=None, now=desk.clock(), origin=Origin("remote")
    ) as group:
        values = {"activity": activity, "sha256": sha256, "format": "jpeg"}
        desk.records.insert(group, kind_named("photo"), values)


def test_pictures_another_pc_took_come_down_small_first(desk: Desk, pictures: list[Path]) -> None:
    data = pictures[0].read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    made = pictures_of.prepare_apart(
        data, "x.jpg", desk.today(), progress=lambda *_: None, cancelled=lambda: False
    )
    _pulled_photo(desk, sha256)
    assert desk.places.unplaced() == []  # not missing: still to come
    county = PaperPhotos(whole={_path(sha256, THUMBNAIL): made.thumbnail})
    assert transfer(desk, county).fetched == 1
    assert photos.thumbnail(desk, sha256) == made.thumbnail
    county.whole[_path(sha256, STANDARD)] = made.standard
    assert transfer(desk, county).fetched == 1
    assert photos.standard(desk, sha256) == made.standard
    assert transfer(desk, county).fetched == 0


def test_what_is_no_picture_is_not_kept(desk: Desk) -> None:
    _pulled_photo(desk, "ef" * 32)
    county = PaperPhotos(whole={_path("ef" * 32, THUMBNAIL): b"\xff\xd8\xff nothing of the kind"})
    assert transfer(desk, county).fetched == 0
    assert desk.places.of("ef" * 32) == {}


def test_pictures_the_county_has_not_got_do_not_hold_up_the_others(desk: Desk) -> None:
    for number in range(20):
        _pulled_photo(desk, f"{number:02x}" * 32)
    county = PaperPhotos()
    transfer(desk, county)
    first = {path for method, path in county.asked if method == "GET" and "photos" in path}
    assert len(first) == 8
    county.asked.clear()
    transfer(desk, county)
    second = {path for method, path in county.asked if method == "GET" and "photos" in path}
    assert not first & second


class _Garbling(PaperPhotos):
    """A line that changes what it carries up."""

    def request(self, method, path, headers, body=b""):  # type: ignore[no-untyped-def]
        changed = body[:10] + b"XX" + body[12:] if method == "PATCH" else body
        return super().request(method, path, headers, changed)


def test_what_arrives_changed_is_tried_again_by_the_next_run(desk: Desk, shas: list[str]) -> None:
    _lacks(desk, shas, THUMBNAIL)
    moved = transfer(desk, _Garbling())
    assert (moved.sent, moved.waits) == (0, 2)
    assert photos_refused.waiting(desk) == []
    assert transfer(desk, PaperPhotos()).sent == 2


class _Refusing(PaperPhotos):
    """A county that takes none of this type."""

    def _create(self, headers):  # type: ignore[no-untyped-def]
        return Reply(415, {}, b'{"error":"wrong_type"}')


def test_a_refused_picture_needs_a_person_who_can_have_it_tried_again(
    desk: Desk, shas: list[str]
) -> None:
    restart.note_registered(desk.settings, str(desk.settings.get("replica")))
    _lacks(desk, shas[:1], THUMBNAIL)
    moved = transfer(desk, _Refusing())
    assert (moved.sent, moved.waits) == (0, 0)
    standing = sync_state.standing(desk)
    assert (standing.attention, standing.synced) == (1, False)
    (need,) = [one for one in needs.everything(desk) if one.what == "photo_refused"]
    assert "义诊" in need.sentence and "这种格式" in need.sentence
    again = next(deed for deed in need.deeds if deed.verb == "photo.retry")
    assert transfer(desk, PaperPhotos()).sent == 0  # not before somebody says so
    needs.perform(desk, again)
    assert transfer(desk, PaperPhotos()).sent == 1
    assert sync_state.standing(desk).attention == 0


def test_refusals_an_older_program_noted_are_shown_too(desk: Desk, shas: list[str]) -> None:
    desk.settings.put("replica.photos_refused", [[shas[0], STANDARD]])
    (one,) = photos_refused.waiting(desk)
    assert one.sentence.startswith("「义诊」的一张照片（大图）没有被县里接受")


def test_large_pictures_that_stay_are_told_of(desk: Desk, shas: list[str]) -> None:
    restart.note_registered(desk.settings, str(desk.settings.get("replica")))
    desk.settings.put(LAST_WHOLE, "2026-11-22T09:30:00+08:00")
    _lacks(desk, shas, STANDARD)
    desk.settings.put(SAVING, True)
    standing = sync_state.standing(desk)
    assert (standing.photos, standing.photos_held, standing.synced) == (0, 2, False)
    assert "另有 2 张大图，关掉省流量后上传" in standing.words
    lacks.note(desk.settings, {STANDARD: [*shas, *(f"{n:064x}" for n in range(198))]})
    assert "另有至少 2 张大图，关掉省流量后上传" in sync_state.standing(desk).words
