"""Pictures of people leave by consent; scans of what they signed stay."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from desktop.config import resources
from desktop.services import records
from desktop.services.desk import Desk
from desktop.services.photos import personal_pictures, photos
from desktop.services.roster import consents, merging
from desktop.services.sync.carried_photos import to_carry
from desktop.services.sync.photo_transfer import LACKS, transfer, waiting
from desktop.storage.photos.photos import ORIGINAL, THUMBNAIL
from tests.unit.sync.paper_photos import PaperPhotos

_DAY = "2026-11-01"


@pytest.fixture
def pictures() -> list[Path]:
    return sorted((resources() / "sample" / "photos").glob("*/*.jpg"))[:2]


@pytest.fixture
def portrait(desk: Desk, pictures: list[Path]) -> tuple[str, str]:
    """A person, and the SHA-256 of their photo; the county waits for all there is."""
    person = str(records.add(desk, "volunteer", {"name": "田小麦"}))
    personal_pictures.set_portrait(desk, person, pictures[0])
    sha256 = hashlib.sha256(pictures[0].read_bytes()).hexdigest()
    desk.settings.put(LACKS, {THUMBNAIL: [sha256], ORIGINAL: [sha256]})
    return person, sha256


def test_a_portrait_goes_only_with_consent_to_photos_and_to_reporting(
    desk: Desk, portrait: tuple[str, str], tmp_path: Path
) -> None:
    person, sha256 = portrait
    county = PaperPhotos()
    for purpose in ("photo", "report"):
        assert waiting(desk) == [] and to_carry(desk, tmp_path) == ([], 0)
        assert transfer(desk, county).sent == 0 and not county.whole
        consents.give(desk, [person], [purpose], _DAY)
    assert waiting(desk) == [(sha256, THUMBNAIL), (sha256, ORIGINAL)]
    consents.withdraw(desk, [person], ["photo"])
    assert waiting(desk) == []


def test_who_was_entered_twice_has_one_consent(desk: Desk, portrait: tuple[str, str]) -> None:
    person, sha256 = portrait
    twin = str(records.add(desk, "volunteer", {"name": "田晓麦"}))
    consents.give(desk, [twin], ["photo", "report"], _DAY)
    assert waiting(desk) == []
    merging.merge(desk, "volunteer", twin, person)
    assert waiting(desk)[0] == (sha256, THUMBNAIL)


def test_a_scan_of_what_was_signed_never_goes(
    desk: Desk, portrait: tuple[str, str], pictures: list[Path]
) -> None:
    person, _ = portrait
    consents.give(desk, [person], ["photo", "report"], _DAY)
    personal_pictures.attach_paper(desk, [person], ["photo", "report"], [pictures[1]])
    sha256 = hashlib.sha256(pictures[1].read_bytes()).hexdigest()
    desk.settings.put(LACKS, {THUMBNAIL: [sha256]})
    assert waiting(desk) == []


def test_a_picture_that_an_activity_has_as_well_goes_as_its_pictures_do(
    desk: Desk, portrait: tuple[str, str], pictures: list[Path]
) -> None:
    _, sha256 = portrait
    activity = records.add(desk, "activity", {"title": "义诊"})
    photos.add_photos(desk, activity, pictures[:1])
    assert (sha256, THUMBNAIL) in waiting(desk)
