"""What is kept of a photo: standard size, thumbnail, facts; nothing a phone wrote beside it."""

from __future__ import annotations

import hashlib
import pickle
from datetime import date

import pytest
from PIL import Image

from desktop.errors import PhotoUnreadable
from desktop.imaging.decoding import PillowDecoder
from desktop.imaging.picture import Picture
from desktop.imaging.renditions import PreparedPhoto, prepare
from tests.unit.imaging.made_pictures import (
    make_exif,
    make_scene,
    opened,
    written,
    written_heic,
)

SECRETS = (b"TestPhone", b"GPS", b"Exif", b"secret", b"8BIM", b"http://ns.adobe.com", b"MPF")


def marker_kinds(data: bytes) -> list[int]:
    """The markers of a JPEG up to its first scan, read anew instead of by the code under test."""
    kinds, at = [], 2
    while data[at + 1] != 0xDA:
        assert data[at] == 0xFF
        kinds.append(data[at + 1])
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return kinds


def talkative_jpeg(image: Image.Image, orientation: int = 1) -> bytes:
    """With all that phones and editors write: EXIF with place and maker notes, XMP, IPTC, MPF."""
    data = written(
        image,
        quality=90,
        exif=make_exif(orientation, "2026:10:12 09:30:12", place=True, maker=b"secret" * 30),
        comment=b"secret comment",
        xmp=b"<x:xmpmeta>secret exif:GPSLatitude</x:xmpmeta>",
    )
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x06secret"
    pieces = [b"\xff\xed" + (len(iptc) + 2).to_bytes(2, "big") + iptc]
    pieces += [b"\xff\xe2\0\x0cMPF\0secret", b"\xff\xe5\0\x08secret"]
    return data[:2] + b"".join(pieces) + data[2:] + b"hidden film with a secret place"


def test_a_photo_of_a_phone_is_prepared_whole():
    data = talkative_jpeg(make_scene(4000, 3000), orientation=6)

    photo = prepare(data, "IMG_0001.jpg", today=date(2026, 11, 22))

    assert photo.sha256 == hashlib.sha256(data).hexdigest()
    assert (photo.format, photo.width, photo.height) == ("jpeg", 3000, 4000)
    assert (photo.taken_at, photo.taken_from) == ("2026-10-12T09:30:12", "exif")
    assert opened(photo.standard).size == photo.standard_size == (1200, 1600)
    assert opened(photo.thumbnail).size == photo.thumbnail_size == (240, 320)
    assert len(photo.fingerprint) == 16


def test_nothing_a_phone_wrote_is_left_in_what_is_made():
    photo = prepare(talkative_jpeg(make_scene(900, 700), orientation=3), "a.jpg")

    for made in (photo.standard, photo.thumbnail):
        assert not any(secret in made for secret in SECRETS)
        kinds = marker_kinds(made)
        assert [kind for kind in kinds if 0xE0 <= kind <= 0xEF or kind == 0xFE] == [0xE0]
        assert not opened(made).getexif()
        assert made.endswith(b"\xff\xd9")


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF", "GIF"])
def test_nothing_is_left_of_other_formats_either(kind: str):
    options = {"exif": make_exif(1, place=True)} if kind in ("PNG", "WEBP") else {}
    options |= {"xmp": b"secret"} if kind == "WEBP" else {}
    options |= {"comment": b"secret"} if kind == "GIF" else {}

    photo = prepare(written(make_scene(300, 200), kind, **options), "a")

    assert not any(secret in photo.standard for secret in SECRETS)
    assert opened(photo.standard).format == "JPEG"


def test_a_heic_photo_keeps_its_date_and_loses_its_place():
    block = make_exif(1, "2026:10:12 09:30:12", place=True)
    data = written_heic(make_scene(640, 480), exif=block, xmp=b"secret")

    photo = prepare(data, "IMG_1234.HEIC")

    assert (photo.format, photo.width, photo.height) == ("heic", 640, 480)
    assert photo.taken_at == "2026-10-12T09:30:12"
    assert not any(secret in photo.standard for secret in SECRETS)


def test_the_colour_profile_is_applied_and_not_carried_on(p3_profile: bytes):
    data = written(Image.new("RGB", (64, 64), (200, 100, 60)), icc_profile=p3_profile)

    standard = opened(prepare(data, "a.jpg").standard)

    assert "icc_profile" not in standard.info
    assert standard.getpixel((30, 30))[0] > 210


@pytest.mark.parametrize(
    ("size", "standard", "thumbnail"),
    [
        ((1, 1), (1, 1), (1, 1)),
        ((320, 200), (320, 200), (320, 200)),
        ((1600, 1200), (1600, 1200), (320, 240)),
        ((1602, 1200), (1600, 1199), (320, 240)),
        ((8000, 800), (1600, 160), (320, 32)),
        ((700, 2400), (467, 1600), (93, 320)),
    ],
)
def test_long_sides_fit_and_nothing_is_enlarged(
    size: tuple[int, int], standard: tuple[int, int], thumbnail: tuple[int, int]
):
    photo = prepare(written(make_scene(*size)), "a.jpg")

    assert (photo.width, photo.height) == size
    assert opened(photo.standard).size == standard
    assert opened(photo.thumbnail).size == thumbnail


def test_a_typical_photo_takes_a_quarter_of_a_megabyte():
    photo = prepare(written(make_scene(4000, 3000), quality=92), "a.jpg")

    assert len(photo.standard) < 300_000
    assert len(photo.thumbnail) < 15_000


def test_a_picture_full_of_grain_is_pressed_harder():
    import random

    grain = random.Random(2).randbytes(1600 * 1200 * 3)  # noqa: S311 - grain, not keys
    data = written(Image.frombytes("RGB", (1600, 1200), grain), quality=90)

    standard = prepare(data, "a.jpg").standard

    assert len(standard) < len(written(opened(data), quality=82)) * 0.75


def test_another_decoder_can_take_over():
    class Counting:
        asked: list[tuple[str, int]] = []  # noqa: RUF012 - one test's notebook

        def decode(self, picture: Picture, long_side: int) -> Image.Image:
            self.asked.append((picture.format, long_side))
            return PillowDecoder().decode(picture, long_side)

    photo = prepare(written(make_scene(40, 30), exif=make_exif(8)), "a.jpg", decoder=Counting())

    assert Counting.asked == [("jpeg", 1600)]
    assert photo.standard_size == (30, 40)


def test_what_is_prepared_travels_between_processes():
    photo = prepare(written(make_scene(40, 30)), "a.jpg")

    assert pickle.loads(pickle.dumps(photo)) == photo  # noqa: S301 - our own bytes
    assert isinstance(photo, PreparedPhoto)


def test_a_wrong_extension_does_not_matter():
    assert prepare(written(make_scene(40, 30), "PNG"), "IMG_1.JPG").format == "png"


def test_a_refusal_names_the_file_and_what_to_do():
    data = written(make_scene(400, 300))

    with pytest.raises(PhotoUnreadable) as refusal:
        prepare(data[: len(data) // 2], "重阳 1.jpg")

    happened, kept, advice = refusal.value.sentences()
    assert happened == "照片「重阳 1.jpg」打不开（文件没有传完整）。"
    assert "其他照片不受影响" in kept
    assert "重新发送原图" in advice
