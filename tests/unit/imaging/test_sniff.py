"""What a file is: told by its content, refused in the clerk's words."""

from __future__ import annotations

import pytest

from desktop.errors import PhotoUnreadable
from desktop.imaging.sniff import sniff
from tests.unit.imaging.made_pictures import make_scene, written, written_heic


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP"])
def test_each_format_is_known_by_its_content_whatever_the_name_says(kind: str):
    data = written(make_scene(40, 30), kind)

    assert sniff(data, "照片.doc") == kind.lower()


def test_a_picture_of_an_iphone_is_known_by_its_content():
    assert sniff(written_heic(make_scene(64, 64)), "IMG_1234.JPG") == "heic"


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.jpg", "0 字节"),
        (b"\0" * 4096, "a.jpg", "没有拷贝完整"),
        (b"%PDF-1.7\n", "通知.jpg", "PDF"),
        (b"PK\x03\x04" + b"\0" * 40, "花名册.jpg", "压缩包或办公文档"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.jpg", "办公文档"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.png", "SVG"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><svg/>", "a.png", "SVG"),
        (b"<!DOCTYPE html><html>", "a.jpg", "网页"),
        (b"\0\0\0\x20ftypisom" + b"\0" * 20, "VID_1.jpg", "视频"),
        (b"\0\0\0\x14ftypqt  " + b"\0" * 20, "IMG_1.MOV", "视频"),
        (b"\0\0\0\x1cftypavif" + b"\0" * 20, "a.jpg", "AVIF"),
        (b"\0\0\0\x18ftypcrx " + b"\0" * 20, "a.cr3", "RAW"),
        (b"RIFF\x10\0\0\0AVI ", "a.jpg", "视频"),
        (b"8BPS\0\x01", "a.jpg", "Photoshop"),
        (b"\x4a\x5c" * 40, "9f3c.dat", "微信"),
        (b"BM, as in Bergmann, not a bitmap", "a.bmp", "不认识"),
        (b"hello", "a.jpg", "不认识"),
    ],
)
def test_what_is_no_photo_is_refused_in_words_that_say_what_it_is(
    data: bytes, name: str, words: str
):
    with pytest.raises(PhotoUnreadable) as refusal:
        sniff(data, name)

    assert words in str(refusal.value)
    assert name in str(refusal.value)
