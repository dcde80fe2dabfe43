"""Opening pictures by Pillow and pillow-heif: warnings kept in, failures put into words."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageFile, UnidentifiedImageError

from desktop.errors import PhotoError, PhotoUnreadable
from desktop.imaging.sniff import PictureFormat

_PILLOW_NAMES: dict[PictureFormat, str] = {
    "jpeg": "JPEG",
    "png": "PNG",
    "webp": "WEBP",
    "gif": "GIF",
    "bmp": "BMP",
    "tiff": "TIFF",
}


@contextmanager
def failures_in_words() -> Iterator[None]:
    """Turns whatever a decoder throws at hostile input into `PhotoUnreadable`.

    Pillow and its plugins name no set of errors: nearly every built-in one has been seen. Keep
    only their calls inside, or our own mistakes would pass for bad pictures. Decoders' warnings
    say nothing to a clerk; that a picture is too big is checked before (`inspect.py`).
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except PhotoError:
            raise
        except MemoryError as error:
            raise PhotoUnreadable(why="内存不够，请先关闭其他程序") from error
        except Exception as error:
            raise PhotoUnreadable(why=_why(error)) from error


def _why(error: Exception) -> str:
    told = str(error).lower()
    if isinstance(error, EOFError) or "truncated" in told or "end of file" in told:
        return "文件没有传完整"
    if isinstance(error, UnidentifiedImageError):
        return "文件开头已损坏"
    return "图像数据已损坏"


def open_lazily(data: bytes, kind: PictureFormat) -> ImageFile.ImageFile:
    """Reads a picture's header and nothing more; only the decoder of its own format is asked.

    Raises:
        PhotoUnreadable: the header makes no sense.
    """
    with failures_in_words():
        if kind != "heic":
            return Image.open(io.BytesIO(data), formats=(_PILLOW_NAMES[kind],))
        import pillow_heif

        image: ImageFile.ImageFile = pillow_heif.HeifImageFile(io.BytesIO(data))  # type: ignore[no-untyped-call]
        return image
