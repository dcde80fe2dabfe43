"""Every kind of pixel made plain: eight bits, no transparency, sRGB."""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image, ImageCms

from desktop.errors import PhotoUnreadable

#: Profiles of printing presses have up to 3 MB; a longer one is no profile.
_LONGEST_PROFILE = 4 * 1024 * 1024
_PLAIN = frozenset(("L", "RGB", "CMYK"))
_SPACES = {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK"}


def is_plain(image: Image.Image) -> bool:
    """Whether a picture is already eight-bit grey, RGB or CMYK without transparency."""
    return image.mode in _PLAIN and "transparency" not in image.info


def plain(image: Image.Image) -> Image.Image:
    """Makes a picture grey, RGB or CMYK, eight bits each; what is transparent turns white.

    Raises:
        PhotoUnreadable: its pixels are no colours of a screen (measurements in floating point).
    """
    if is_plain(image):
        return image
    if image.mode.startswith("I"):
        # Pillow's own conversion cuts everything above 255 instead of scaling.
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode in ("F", "LAB"):
        raise PhotoUnreadable(why="这是测量数据，不是照片")
    if image.mode in ("1", "YCbCr"):
        return image.convert("L" if image.mode == "1" else "RGB")
    if image.mode == "P" and "transparency" not in image.info:
        return image.convert("RGB")
    return _on_white(image.convert("RGBA"))


def _on_white(image: Image.Image) -> Image.Image:
    sheet = Image.new("RGB", image.size, "white")
    sheet.paste(image, mask=image.getchannel("A"))
    return sheet


def to_srgb(image: Image.Image, profile: object) -> Image.Image:
    """Converts a plain picture to sRGB by its ICC profile, as iPhones' Display P3 needs.

    A profile that is damaged or belongs to other colours costs shades, never the picture.

    Args:
        image: mode L, RGB or CMYK.
        profile: the embedded ICC profile as a decoder gave it; anything but bytes is none.

    Returns:
        Mode RGB.
    """
    if not isinstance(profile, bytes) or len(profile) > _LONGEST_PROFILE:
        return image.convert("RGB")
    transform = _transform(profile, image.mode)
    return transform.apply(image) if transform else image.convert("RGB")


@lru_cache(maxsize=4)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """The way from a profile to sRGB; None if it is sRGB already, or can't be used."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        described = ImageCms.getProfileDescription(source)
        if source.profile.xcolor_space.strip() != _SPACES[mode] or described.startswith("sRGB"):
            return None
        return ImageCms.ImageCmsTransform(
            source,
            ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
            mode,
            "RGB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None
