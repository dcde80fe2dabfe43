"""Originals for handing out: every pixel stays, every trace of place and device goes."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops

from desktop.errors import PhotoUnreadable
from desktop.imaging import exif
from desktop.imaging.inspect import inspect
from desktop.imaging.sniff import sniff
from desktop.imaging.stripping import original_without_location
from tests.unit.imaging.made_pictures import (
    make_exif,
    make_scene,
    opened,
    written,
    written_heic,
)
from tests.unit.imaging.test_renditions import SECRETS, marker_kinds, talkative_jpeg


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_jpeg_keeps_pixels_and_orientation_and_loses_the_rest(orientation: int):
    scene = make_scene(400, 300)
    data = talkative_jpeg(scene, orientation)

    clean = original_without_location(data, "a.jpg")

    assert opened(clean).tobytes() == opened(written(scene, quality=90)).tobytes()
    assert not any(secret in clean for secret in SECRETS if secret != b"Exif")
    assert dict(opened(clean).getexif()) == ({274: orientation} if orientation > 1 else {})
    assert inspect(clean, "a.jpg").exif == exif.Exif(orientation)


def test_only_segments_the_picture_needs_are_left():
    clean = original_without_location(talkative_jpeg(make_scene(200, 100)))

    kinds = marker_kinds(clean)
    assert [kind for kind in kinds if 0xE0 <= kind <= 0xEF or kind == 0xFE] == [0xE0]


def test_an_exif_thumbnail_goes_too():
    inner = written(Image.new("RGB", (32, 32), "red"), comment=b"secret")
    block = b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0" + inner
    data = written(make_scene(200, 100), exif=block)
    assert b"secret" in data

    assert b"secret" not in original_without_location(data)


def test_a_jfif_thumbnail_goes_too():
    data = written(make_scene(200, 100))
    head = b"\xff\xe0\0\x1cJFIF\0\x01\x01\0\0\x01\0\x01\x02\x02secret places"[: 2 + 0x1C]
    stuffed = data[:2] + head + data[20:]
    assert opened(stuffed).size == (200, 100)

    clean = original_without_location(stuffed)

    assert b"secret" not in clean
    assert opened(clean).tobytes() == opened(data).tobytes()


def test_a_film_or_second_picture_behind_the_image_goes():
    scene = make_scene(200, 100)
    data = written(scene) + talkative_jpeg(make_scene(60, 40)) + b"ftypmp42 secret"

    assert original_without_location(data) == original_without_location(written(scene))


def test_the_second_picture_of_a_two_lens_phone_goes_with_its_index():
    first, second = make_scene(200, 100), make_scene(200, 100, 2)
    pair = written(first, "MPO", save_all=True, append_images=[second])
    assert opened(pair).format == "MPO"

    clean = original_without_location(pair)

    assert opened(clean).format == "JPEG"
    assert opened(clean).tobytes() == opened(written(first)).tobytes()
    assert b"MPF" not in clean


def test_metadata_hidden_between_the_scans_goes():
    data = written(make_scene(200, 100), progressive=True)
    at = data.rindex(b"\xff\xda")
    hidden = b"\xff\xe1\0\x14Exif\0\0GPS secret!!"
    stuffed = data[:at] + hidden + data[at:]

    assert original_without_location(stuffed) == original_without_location(data)


def test_the_colour_profile_stays(p3_profile: bytes):
    data = written(make_scene(200, 100), icc_profile=p3_profile, exif=make_exif(place=True))

    assert opened(original_without_location(data)).info["icc_profile"] == p3_profile


def test_a_cmyk_jpeg_keeps_its_colours():
    data = written(Image.new("CMYK", (40, 40), (10, 200, 30, 5)), exif=make_exif(place=True))

    clean = original_without_location(data)

    assert opened(clean).mode == "CMYK"
    assert opened(clean).tobytes() == opened(data).tobytes()


def test_a_png_keeps_pixels_profile_and_orientation_and_loses_text(p3_profile: bytes):
    from PIL.PngImagePlugin import PngInfo

    told = PngInfo()
    told.add_text("Comment", "secret")
    told.add_itxt("XML:com.adobe.xmp", "secret GPS", zip=True)
    image = make_scene(120, 80).convert("RGBA")
    data = written(
        image, "PNG", pnginfo=told, exif=make_exif(6, place=True), icc_profile=p3_profile
    )

    clean = original_without_location(data, "a.png")

    again = opened(clean)
    assert again.tobytes() == image.tobytes()
    assert again.info["icc_profile"] == p3_profile
    assert dict(again.getexif()) == {274: 6}
    assert not any(secret in clean for secret in SECRETS)
    assert b"tEXt" not in clean
    assert b"iTXt" not in clean


def test_heic_and_webp_become_upright_jpeg_in_full_size():
    lying = make_scene(2000, 1000).transpose(Image.Transpose.ROTATE_90)
    block = make_exif(6, place=True)

    for data in (written_heic(lying, exif=block), written(lying, "WEBP", exif=block)):
        clean = original_without_location(data)

        image = opened(clean)
        assert (sniff(clean), image.size) == ("jpeg", (2000, 1000))
        assert not image.getexif()
        assert not any(secret in clean for secret in SECRETS)


@pytest.mark.parametrize("kind", ["BMP", "TIFF", "GIF"])
def test_drawings_become_png_with_the_same_pixels(kind: str):
    image = Image.new("RGB", (50, 40), (10, 200, 30))
    image.paste((250, 0, 0), (0, 0, 25, 40))

    clean = original_without_location(written(image, kind))

    assert sniff(clean) == "png"
    assert ImageChops.difference(opened(clean), image).getbbox() is None


def test_what_was_cleaned_stays_the_same_when_cleaned_again():
    once = original_without_location(talkative_jpeg(make_scene(120, 80), 5))

    assert original_without_location(once) == once


def test_a_broken_original_is_refused_by_name():
    data = io.BytesIO(written(make_scene(120, 80))).read(2000)

    with pytest.raises(PhotoUnreadable, match="断了"):
        original_without_location(data, "断了.jpg")
