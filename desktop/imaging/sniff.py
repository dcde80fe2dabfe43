"""What a file is by its first bytes, never by its name; what is no photo is refused in words."""

from __future__ import annotations

from typing import Literal

from desktop.errors import PhotoUnreadable

PictureFormat = Literal["jpeg", "png", "heic", "webp", "gif", "bmp", "tiff"]

_PICTURES: tuple[tuple[bytes, PictureFormat], ...] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
)

_RAW = "这是相机的 RAW 原始文件，请在相机或手机里另存为 JPG"

#: Openings of files people take for photos, and what to call them.
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "这是 PDF 文件，不是照片"),
    (b"PK\x03\x04", "这是压缩包或办公文档（Word、Excel、WPS），不是照片"),
    (b"\xd0\xcf\x11\xe0", "这是办公文档（Word、Excel、WPS），不是照片"),
    (b"Rar!", "这是压缩包，不是照片，请先解压"),
    (b"7z\xbc\xaf", "这是压缩包，不是照片，请先解压"),
    (b"8BPS", "这是 Photoshop 文件，请另存为 JPG"),
    (b"\x1aE\xdf\xa3", "这是视频，不是照片"),
    (b"FUJIFILMCCD-RAW", _RAW),
    (b"IIU\x00", _RAW),
    (b"II+\x00", "不认识这种超大 TIFF 文件，请另存为 JPG"),
    (b"MM\x00+", "不认识这种超大 TIFF 文件，请另存为 JPG"),
    (b"\x00\x00\x00\x0cjP  ", "这是 JPEG 2000 图片，请另存为 JPG"),
    (b"\x00\x00\x00\x0cJXL ", "这是 JPEG XL 图片，请另存为 JPG"),
    (b"\xff\x0a", "这是 JPEG XL 图片，请另存为 JPG"),
    (b"ID3", "这是录音，不是照片"),
)

#: Brands of the first box (ISO/IEC 23008-12, annex B) that hold HEVC pictures.
_HEIC_BRANDS = frozenset(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1")
)

_BMP_HEADER_BYTES = frozenset((12, 40, 52, 56, 64, 108, 124))


def sniff(data: bytes, name: str = "") -> PictureFormat:
    """The format of a picture, told by its content.

    Args:
        data: the whole file.
        name: its name; only used to explain a refusal.

    Raises:
        PhotoUnreadable: the file is empty, or no picture this program reads.
    """
    for opening, kind in _PICTURES:
        if data.startswith(opening):
            return kind
    container = _container(data)
    if container is not None:
        return container
    raise PhotoUnreadable(path=name, why=_what_it_is(data, name))


def _container(data: bytes) -> PictureFormat | None:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return "heic"
    if data[:2] == b"BM" and int.from_bytes(data[14:18], "little") in _BMP_HEADER_BYTES:
        return "bmp"
    return None


def _what_it_is(data: bytes, name: str) -> str:
    if not data:
        return "文件是空的，0 字节"
    if not data.strip(b"\x00"):
        return "文件内容全是空白，没有拷贝完整"
    for opening, words in _OTHERS:
        if data.startswith(opening):
            return words
    if data[4:8] == b"ftyp":
        return _film(data[8:12])
    if data[:4] == b"RIFF":
        return "这是录音或视频，不是照片"
    return _text_or_unknown(data, name)


def _film(brand: bytes) -> str:
    if brand in (b"avif", b"avis"):
        return "这是 AVIF 图片，请另存为 JPG"
    return _RAW if brand == b"crx " else "这是视频，不是照片"


def _text_or_unknown(data: bytes, name: str) -> str:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<svg", b"<?xml")) or b"<svg" in start:
        return "这是矢量图（SVG），不是照片，请另存为 PNG 或 JPG"
    if start.startswith((b"<!doctype", b"<html")):
        return "这是网页，不是照片，可能没有下载成功"
    if name.lower().endswith(".dat"):
        return "这像是微信内部的缓存文件，请在微信里把图片“另存为”后再添加"
    return "不认识的格式"
