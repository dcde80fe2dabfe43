"""The first look: sizes and limits are known before anything is decoded."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from desktop.errors import FileMissing, PhotoFileTooBig, PhotoTooBig, PhotoUnreadable
from desktop.imaging.inspect import inspect, read_file
from desktop.imaging.picture import ImageLimits
from tests.unit.imaging.made_pictures import make_exif, make_scene, written, written_heic

LIMITS = ImageLimits(file_bytes=2_000_000, pixels=100_000, jpeg_pixels=150_000)


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_head(width: int, height: int) -> bytes:
    body = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", body)


def resized_in_header(data: bytes, width: int, height: int) -> bytes:
    """A JPEG whose header claims another size."""
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + struct.pack(">HH", height, width) + data[at + 4 :]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP"])
def test_format_and_size_are_told_without_decoding(kind: str):
    picture = inspect(written(make_scene(120, 80), kind), "a.jpg")

    assert (picture.format, picture.width, picture.height) == (kind.lower(), 120, 80)


def test_a_heic_picture_tells_its_size():
    picture = inspect(written_heic(make_scene(128, 96)), "IMG_1.HEIC")

    assert (picture.format, picture.width, picture.height) == ("heic", 128, 96)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_upright_size_swaps_sides_for_pictures_stored_lying_down(orientation: int):
    data = written(make_scene(120, 80), exif=make_exif(orientation))

    picture = inspect(data, "a.jpg")

    assert picture.upright_size == ((80, 120) if orientation >= 5 else (120, 80))


@pytest.mark.parametrize("kind", ["PNG", "GIF", "BMP", "TIFF", "WEBP"])
def test_a_picture_with_too_many_pixels_is_refused(kind: str):
    data = written(Image.new("RGB", (401, 250)), kind)

    with pytest.raises(PhotoTooBig) as refusal:
        inspect(data, "大图.png", LIMITS)

    assert "大图.png" in str(refusal.value)
    assert "401×250" in str(refusal.value)


def test_a_heic_picture_with_too_many_pixels_is_refused():
    data = written_heic(Image.new("RGB", (402, 250)))

    with pytest.raises(PhotoTooBig):
        inspect(data, "a.heic", LIMITS)


def test_a_jpeg_may_be_larger_since_it_is_made_smaller_while_read():
    assert inspect(written(Image.new("RGB", (500, 300))), "a.jpg", LIMITS).width == 500
    with pytest.raises(PhotoTooBig):
        inspect(written(Image.new("RGB", (501, 300))), "a.jpg", LIMITS)


def test_a_progressive_jpeg_may_not_since_all_of_it_is_held():
    with pytest.raises(PhotoTooBig):
        inspect(written(Image.new("RGB", (500, 300)), progressive=True), "a.jpg", LIMITS)


@pytest.mark.parametrize(
    "bomb",
    [
        png_head(50_000, 50_000) + png_chunk(b"IDAT", b"") + png_chunk(b"IEND", b""),
        resized_in_header(written(Image.new("RGB", (8, 8))), 65_500, 65_500),
        b"GIF89a" + struct.pack("<HH", 65_535, 65_535) + b"\x80\0\0" + b"\0" * 6
        + b"," + struct.pack("<HHHH", 0, 0, 65_535, 65_535) + b"\0\x02\x01\0\0;",
        b"RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + b"\xff\x3e\0\xff\x3e\0" + b"\0" * 4,
    ],
    ids=["png", "jpeg", "gif", "webp"],
)  # fmt: skip
def test_a_small_file_that_claims_a_huge_picture_is_refused_at_once(bomb: bytes):
    with pytest.raises(PhotoTooBig):
        inspect(bomb, "炸弹.jpg")


def test_a_bitmap_that_claims_a_huge_picture_is_refused_at_once():
    data = bytearray(written(Image.new("RGB", (8, 8)), "BMP"))
    data[18:26] = struct.pack("<ii", 60_000, 60_000)

    with pytest.raises(PhotoTooBig):
        inspect(bytes(data), "a.bmp")


def test_a_file_with_too_many_bytes_is_refused_with_both_sizes():
    with pytest.raises(PhotoFileTooBig) as refusal:
        inspect(b"\xff\xd8\xff" + b"\0" * 61 * 1024 * 1024, "a.jpg")

    assert "61 MB" in str(refusal.value)
    assert "60 MB" in str(refusal.value)


def test_a_long_file_is_refused_before_it_is_read(tmp_path: Path):
    path = tmp_path / "录像 2026.jpg"
    with path.open("wb") as file:
        file.truncate(10**12)

    with pytest.raises(PhotoFileTooBig, match="录像 2026"):
        read_file(path)


def test_a_file_with_a_chinese_name_and_spaces_is_read(tmp_path: Path):
    path = tmp_path / "重阳 节" / "照片 1.jpg"
    path.parent.mkdir()
    path.write_bytes(b"whatever")

    assert read_file(path) == b"whatever"


def test_a_missing_file_is_told_in_words(tmp_path: Path):
    with pytest.raises(FileMissing, match="「没有"):
        read_file(tmp_path / "没有.jpg")


def test_a_jpeg_with_thousands_of_segments_is_refused():
    data = written(Image.new("RGB", (8, 8)))
    stuffed = data[:2] + b"\xff\xe5\x00\x02" * 20_000 + data[2:]

    with pytest.raises(PhotoUnreadable, match="结构不正常"):
        inspect(stuffed, "a.jpg")


def test_a_jpeg_with_hundreds_of_scans_is_refused():
    data = written(make_scene(16, 16), progressive=True)
    start, end = data.rindex(b"\xff\xda"), len(data) - 2

    with pytest.raises(PhotoUnreadable, match="结构不正常"):
        inspect(data[:end] + data[start:end] * 200 + data[end:], "a.jpg")


def test_a_tiff_whose_fields_claim_more_than_the_file_holds_is_refused():
    data = bytearray(written(Image.new("RGB", (60, 60)), "TIFF"))
    first = struct.unpack("<I", data[4:8])[0]
    old = data[first : first + 2 + 12 * struct.unpack("<H", data[first : first + 2])[0]]
    extra = [struct.pack("<HHII", 60_000 + tag, 1, len(data) - 8, 8) for tag in range(500)]
    count = (len(old) - 2) // 12 + len(extra)
    data[4:8] = struct.pack("<I", len(data))
    data += struct.pack("<H", count) + old[2:] + b"".join(extra) + b"\0\0\0\0"

    with pytest.raises(PhotoUnreadable, match="结构不正常"):
        inspect(bytes(data), "扫描.tif")


def test_the_preview_of_a_raw_file_is_not_taken_for_the_photo():
    preview = Image.new("RGB", (160, 120))
    data = written(preview, "TIFF", tiffinfo={0x00FE: 1})

    with pytest.raises(PhotoUnreadable, match="RAW"):
        inspect(data, "DSC_1.NEF")


def test_a_scanned_tiff_keeps_its_date_and_tells_its_upright_size():
    data = written(make_scene(60, 40), "TIFF", tiffinfo={0x0112: 6, 0x0132: "2026:10:12 09:30:12"})

    picture = inspect(data, "扫描.tif")

    assert picture.exif.changed == "2026:10:12 09:30:12"
    assert picture.upright_size == (40, 60)


def test_a_run_length_bitmap_is_refused_since_unpacking_takes_minutes():
    data = bytearray(written(Image.new("L", (8, 8)), "BMP"))
    data[30:34] = struct.pack("<I", 1)

    with pytest.raises(PhotoUnreadable, match="压缩的 BMP"):
        inspect(bytes(data), "a.bmp")


def test_a_huge_exif_block_passes_and_is_not_handed_on():
    data = written(make_scene(60, 40), exif=make_exif(6, "2026:10:12 09:30:12"))
    padding = b"\xff\xe1\xff\xff" + b"Exif\0\0" + b"\x55" * (0xFFFF - 8)
    stuffed = data[:2] + data[2:].replace(b"\xff\xdb", padding * 300 + b"\xff\xdb", 1)

    picture = inspect(stuffed, "a.jpg")

    assert len(stuffed) > 19_000_000
    assert picture.exif.orientation == 6
    assert len(picture.data) < len(data)


def test_a_png_text_bomb_is_left_out_and_the_picture_kept():
    data = written(make_scene(60, 40), "PNG")
    bomb = png_chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 50_000_000, 9))
    stuffed = data[:33] + bomb + data[33:-12] + bomb + data[-12:]

    picture = inspect(stuffed, "a.png")

    assert (picture.width, picture.height) == (60, 40)
    assert b"zTXt" not in picture.data
