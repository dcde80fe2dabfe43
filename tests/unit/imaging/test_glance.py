"""When pictures were taken, from their first kilobytes."""

from __future__ import annotations

from datetime import date

from PIL import Image

from desktop.imaging.glance import HEAD_BYTES, glance

TODAY = date(2026, 11, 22)
_ORIGINAL, _EXIF_IFD = 0x9003, 0x8769


def with_exif(taken: str) -> Image.Exif:
    exif = Image.Exif()
    exif.get_ifd(_EXIF_IFD)[_ORIGINAL] = taken
    return exif


def test_the_pictures_own_time_goes_before_its_name(tmp_path):
    path = tmp_path / "IMG_20260101_080000.jpg"
    Image.new("RGB", (32, 24)).save(path, exif=with_exif("2026:10:18 09:30:12"))
    assert glance(path, TODAY).at == "2026-10-18T09:30:12"


def test_without_a_time_inside_the_name_tells(tmp_path):
    path = tmp_path / "IMG_20261018_093012.png"
    Image.new("RGB", (32, 24)).save(path)
    assert glance(path, TODAY) == ("2026-10-18T09:30:12", "name")


def test_a_file_that_is_not_there_tells_by_its_name_only(tmp_path):
    assert glance(tmp_path / "wx.jpg", TODAY) == (None, None)


def test_no_more_than_the_beginning_is_looked_at(tmp_path):
    path = tmp_path / "x.jpg"
    path.write_bytes(b"\xff\xd8" + bytes(HEAD_BYTES) + b"Exif\0\0II*\0")
    assert glance(path, TODAY).at is None


def test_words_that_look_like_the_opening_of_exif_are_passed_over(tmp_path):
    picture = tmp_path / "a.jpg"
    Image.new("RGB", (32, 24)).save(picture, exif=with_exif("2026:10:18 09:30:12"))
    path = tmp_path / "b.jpg"
    path.write_bytes(b"\xff\xd8Exif\0\0no block" + picture.read_bytes())
    assert glance(path, TODAY).at == "2026-10-18T09:30:12"
