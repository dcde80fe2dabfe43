"""The sample station's photos: drawings that behave like what phones and WeChat leave."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from desktop.config import resources
from desktop.imaging.fingerprint import distance, similar
from desktop.imaging.renditions import PreparedPhoto, prepare
from desktop.imaging.stripping import original_without_location
from tests.unit.imaging.made_pictures import opened
from tools import make_sample_photos

FOLDER = resources() / "sample" / "photos"
LISTED = json.loads((FOLDER / "photos.json").read_text(encoding="utf-8"))
FILES = [FOLDER / photo["file"] for entry in LISTED for photo in entry["photos"]]


@pytest.fixture(scope="module")
def prepared() -> dict[Path, PreparedPhoto]:
    return {path: prepare(path.read_bytes(), path.name) for path in FILES}


def test_all_files_are_listed_and_small():
    found = {path for path in FOLDER.rglob("*") if path.is_file() and path.name != "photos.json"}

    assert found == set(FILES)
    assert max(path.stat().st_size for path in found) < 200_000
    assert sum(path.stat().st_size for path in found) < 3_000_000


def test_there_are_six_activities_each_with_photos():
    assert len(LISTED) == 6
    assert all(len(entry["photos"]) >= 2 for entry in LISTED)
    assert all(photo["caption"] for entry in LISTED for photo in entry["photos"])


def test_each_was_taken_on_the_day_of_its_activity_but_the_one_used_twice(
    prepared: dict[Path, PreparedPhoto],
):
    strangers = [
        photo["file"]
        for entry in LISTED
        for photo in entry["photos"]
        if (prepared[FOLDER / photo["file"]].taken_at or "")[:10] != entry["held_on"]
    ]

    assert strangers == ["理论宣讲进院坝/IMG_20260415_100233.jpg"]


def test_formats_names_and_orientations_are_mixed(prepared: dict[Path, PreparedPhoto]):
    assert {photo.format for photo in prepared.values()} == {"jpeg", "png", "heic"}
    assert {photo.taken_from for photo in prepared.values()} == {"exif", "name"}
    turned = {
        opened(path.read_bytes()).getexif().get(274) for path in FILES if path.suffix == ".jpg"
    }
    assert turned == {1, 3, 6, 8, None}


def red_ink(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    """How many pixels of a part are of the mark's red."""
    pixels = image.crop(box).convert("RGB").tobytes()
    inks = zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True)
    return sum(r - b > 70 and g < 130 for r, g, b in inks)


def test_every_rendition_stands_upright_with_its_mark_in_the_corner(
    prepared: dict[Path, PreparedPhoto],
):
    for path, photo in prepared.items():
        image = opened(photo.standard)
        right, bottom = image.size
        corner = red_ink(image, (right - 120, bottom - 70, right - 20, bottom - 20))
        others = [
            red_ink(image, (20, bottom - 70, 120, bottom - 20)),
            red_ink(image, (20, 20, 120, 70)),
            red_ink(image, (right - 120, 20, right - 20, 70)),
        ]
        assert corner > 150, path.name
        assert corner > 2 * max(others), path.name


def test_places_are_in_the_originals_and_in_nothing_that_leaves(
    prepared: dict[Path, PreparedPhoto],
):
    placed = [path for path in FILES if b"SAMPLE PHONE" in path.read_bytes()]

    assert len(placed) >= 9
    for path in placed:
        assert b"SAMPLE PHONE" not in prepared[path].standard
        clean = opened(original_without_location(path.read_bytes(), path.name))
        assert set(clean.getexif()) <= {274}


def test_one_picture_is_used_twice_and_all_others_are_told_apart(
    prepared: dict[Path, PreparedPhoto],
):
    alike = [
        (one.name, other.name)
        for one, other in itertools.combinations(FILES, 2)
        if similar(prepared[one].fingerprint, prepared[other].fingerprint)
    ]
    others = [
        distance(prepared[one].fingerprint, prepared[other].fingerprint)
        for one, other in itertools.combinations(FILES, 2)
        if one.name != other.name
    ]

    assert alike == [("IMG_20260415_100233.jpg", "IMG_20260415_100233.jpg")]
    assert min(others) >= 12


def test_the_drawing_program_draws_what_is_kept():
    shots = make_sample_photos.ACTIVITIES["重阳敬老饺子宴", "2026-10-18"]
    kept = FOLDER / "重阳敬老饺子宴" / shots[-1].file_name

    drawn = make_sample_photos.photo_bytes(shots[-1])

    difference = ImageChops.difference(opened(drawn), opened(kept.read_bytes()))
    assert max(ImageStat.Stat(difference).mean) < 1
