"""QR codes in a scan or a telephone's picture of a paper: turned, askew, dim, a little blurred.

Read by ZXing-C++, which finds codes at any angle and in perspective by itself. What it misses are
codes out of focus: those it often finds once the picture is sharpened, or small ones enlarged.
"""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image, ImageFilter

from desktop.imaging.decoding import PillowDecoder
from desktop.imaging.inspect import inspect, naming

#: Pixels of the longer side: a code of 17 mm on A4 has 4 px a module then, also with much table
#: around the sheet.
_LONG_SIDE = 4_000
#: Smaller ones, as WeChat sends them, are enlarged too.
_SMALL_SIDE = 2_500
_SHARPENED = ImageFilter.UnsharpMask(radius=4, percent=250, threshold=0)


def codes_in(data: bytes, name: str) -> tuple[str, ...]:
    """What the codes of a picture say; none where nothing here can read codes.

    Args:
        data: the whole file.
        name: its name, for refusals.

    Raises:
        PhotoUnreadable: no picture, or a broken one.
        PhotoTooBig: larger than any photo.
    """
    picture = inspect(data, name)
    with naming(name):
        return codes_of(PillowDecoder().decode(picture, _LONG_SIDE))


def codes_of(image: Image.Image) -> tuple[str, ...]:
    """What the codes of a decoded picture say."""
    try:
        import zxingcpp
    except ImportError:  # a Windows without its C++ runtime: the clerk is asked instead
        return ()
    wanted = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    for look in _looks(image.convert("L")):
        found = zxingcpp.read_barcodes(look, formats=wanted, try_invert=False)
        if found:
            return tuple(one.text for one in found)
    return ()


def _looks(grey: Image.Image) -> Iterator[Image.Image]:
    """The picture as it is, then as what might be read where that is not."""
    yield grey
    yield grey.filter(_SHARPENED)
    if max(grey.size) <= _SMALL_SIDE:
        twice = grey.resize((grey.width * 2, grey.height * 2), Image.Resampling.BICUBIC)
        yield twice.filter(_SHARPENED)
