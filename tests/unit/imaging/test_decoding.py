"""From bytes to pixels: upright, in sRGB, on white, whatever the phone stored."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat

from desktop.errors import PhotoUnreadable
from desktop.imaging.decoding import PillowDecoder, fitting, upright
from desktop.imaging.inspect import inspect
from tests.unit.imaging.made_pictures import (
    make_exif,
    make_profile,
    make_scene,
    opened,
    written,
    written_heic,
)

CORNERS = {(0, 0): "red", (1, 0): "lime", (0, 1): "blue", (1, 1): "yellow"}


def decoded(data: bytes, long_side: int = 1600) -> Image.Image:
    picture = inspect(data, "a")
    return upright(PillowDecoder().decode(picture, long_side), picture.exif.orientation)


def four_corners() -> Image.Image:
    image = Image.new("RGB", (2, 2))
    for at, colour in CORNERS.items():
        image.putpixel(at, Image.new("RGB", (1, 1), colour).getpixel((0, 0)))
    return image.resize((96, 64), Image.Resampling.NEAREST)


def stored_lying(image: Image.Image, orientation: int) -> Image.Image:
    """What a phone stores, so that `orientation` brings the picture back upright."""
    inverse = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    return image if inverse is None else image.transpose(inverse)


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures' channels, 0 to 255."""
    assert one.size == other.size
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


def p3_in_srgb(red: int, green: int, blue: int) -> tuple[int, int, int]:
    """By the primaries of Display P3 and sRGB (both D65) and the curve of the test profile."""
    r, g, b = ((value / 255) ** 2.2 for value in (red, green, blue))
    linear = (
        1.2249 * r - 0.2247 * g,
        -0.0420 * r + 1.0419 * g,
        -0.0197 * r - 0.0786 * g + 1.0979 * b,
    )
    return tuple(round(255 * (1.055 * value ** (1 / 2.4) - 0.055)) for value in linear)


def near(pixel: object, wanted: tuple[int, int, int], most: int = 3) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) <= most for a, b in zip(pixel, wanted, strict=True))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_every_orientation_comes_out_upright(kind: str, orientation: int):
    upright_picture = four_corners()
    lying = stored_lying(upright_picture, orientation)
    options = {"lossless": True} if kind == "WEBP" else {"quality": 95, "subsampling": 0}

    image = decoded(written(lying, kind, exif=make_exif(orientation), **options))

    assert image.size == (96, 64)
    assert difference(image, upright_picture) < 2


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("compression", ["raw", "tiff_lzw"])
def test_every_orientation_of_a_scan_comes_out_upright_once(compression: str, orientation: int):
    upright_picture = four_corners()
    lying = stored_lying(upright_picture, orientation)

    image = decoded(written(lying, "TIFF", compression=compression, tiffinfo={274: orientation}))

    assert image.size == (96, 64)
    assert difference(image, upright_picture) == 0


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_of_a_heic_picture_comes_out_upright_once(orientation: int):
    upright_picture = four_corners()
    lying = stored_lying(upright_picture, orientation)

    image = decoded(written_heic(lying, quality=95, exif=make_exif(orientation)))

    assert image.size == (96, 64)
    assert difference(image, upright_picture) < 6


def test_display_p3_of_an_iphone_becomes_srgb(p3_profile: bytes):
    stored = Image.new("RGB", (64, 64), (200, 100, 60))

    image = decoded(written(stored, quality=95, icc_profile=p3_profile))

    assert near(image.getpixel((32, 32)), p3_in_srgb(200, 100, 60))
    assert "icc_profile" not in image.info


def test_display_p3_in_heic_becomes_srgb(p3_profile: bytes):
    stored = Image.new("RGB", (64, 64), (200, 100, 60))

    image = decoded(written_heic(stored, quality=95, icc_profile=p3_profile))

    assert near(image.getpixel((32, 32)), p3_in_srgb(200, 100, 60), 5)


def test_an_srgb_profile_changes_no_colour(scene: Image.Image):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    tagged = decoded(written(scene, icc_profile=profile))

    assert difference(tagged, decoded(written(scene))) == 0


@pytest.mark.parametrize(
    "profile", [b"no profile at all", b"\0" * 200, make_profile(((0, 0, 0),) * 3, 1)[:150]]
)
def test_a_broken_profile_costs_no_picture(scene: Image.Image, profile: bytes):
    assert difference(decoded(written(scene, icc_profile=profile)), scene) < 4


def test_a_profile_for_other_colours_is_passed_over(p3_profile: bytes):
    grey = Image.new("L", (32, 32), 90)

    assert near(decoded(written(grey, icc_profile=p3_profile)).getpixel((5, 5)), (90, 90, 90), 1)


def test_cmyk_of_a_print_shop_becomes_rgb():
    cmyk = Image.new("CMYK", (64, 64), (0, 255, 255, 0))

    assert near(decoded(written(cmyk, quality=95)).getpixel((30, 30)), (255, 0, 0), 4)


def test_sixteen_bit_grey_is_scaled_not_cut():
    grey = Image.new("I;16", (32, 32), 40_000)

    assert near(decoded(written(grey, "PNG")).getpixel((3, 3)), (156, 156, 156), 1)


def test_sixteen_bit_colour_is_read():
    import struct
    import zlib

    from tests.unit.imaging.test_inspect import png_chunk

    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", 4, 4, 16, 2, 0, 0, 0))
    row = b"\0" + struct.pack(">3H", 0x8000, 0x4000, 0xFFFF) * 4
    body = png_chunk(b"IDAT", zlib.compress(row * 4)) + png_chunk(b"IEND", b"")

    image = decoded(b"\x89PNG\r\n\x1a\n" + head + body)

    assert near(image.getpixel((1, 1)), (128, 64, 255), 1)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF"])
def test_what_is_transparent_turns_white(kind: str):
    image = Image.new("RGBA", (40, 40), (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (0, 0, 20, 40))
    options = {"lossless": True} if kind == "WEBP" else {}

    flat = decoded(written(image, kind, **options))

    assert near(flat.getpixel((30, 20)), (255, 255, 255), 0)
    assert near(flat.getpixel((10, 20)), (0, 0, 255), 0)


def test_half_transparent_pixels_are_mixed_with_white():
    image = Image.new("RGBA", (10, 10), (0, 0, 0, 128))

    assert near(decoded(written(image, "PNG")).getpixel((5, 5)), (127, 127, 127), 1)


def test_a_transparent_colour_of_a_palette_turns_white():
    image = Image.new("P", (10, 10), 0)
    image.putpalette([255, 0, 0, 0, 128, 0])
    image.paste(1, (0, 0, 5, 10))

    flat = decoded(written(image, "PNG", transparency=b"\x00\xff"))

    assert near(flat.getpixel((8, 5)), (255, 255, 255), 0)
    assert near(flat.getpixel((2, 5)), (0, 128, 0), 0)


def test_the_first_frame_of_an_animation_is_taken():
    frames = [Image.new("RGB", (30, 20), colour) for colour in ("red", "blue", "lime")]
    animation = {"save_all": True, "append_images": frames[1:]}

    for kind in ("GIF", "WEBP", "PNG", "TIFF"):
        image = decoded(written(frames[0], kind, **animation))
        assert near(image.getpixel((10, 10)), (255, 0, 0), 4), kind


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_pixel_becomes_plain_rgb(mode: str):
    image = decoded(written(Image.new(mode, (9, 7)), "PNG"))

    assert (image.mode, image.size, image.info) == ("RGB", (9, 7), {})


def test_measurements_in_floating_point_are_no_photo():
    with pytest.raises(PhotoUnreadable, match="测量数据"):
        decoded(written(Image.new("F", (9, 7)), "TIFF"))


@pytest.mark.parametrize(
    ("size", "fitted"),
    [
        ((1, 1), (1, 1)),
        ((1600, 1200), (1600, 1200)),
        ((1601, 1200), (1600, 1199)),
        ((1200, 3000), (640, 1600)),
        ((8000, 800), (1600, 160)),
        ((50_000, 3), (1600, 1)),
    ],
)
def test_the_longer_side_fits_and_nothing_is_enlarged(
    size: tuple[int, int], fitted: tuple[int, int]
):
    assert fitting(*size, 1600) == fitted


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "CMYK", "I;16"])
def test_a_large_picture_is_made_smaller_band_by_band_without_a_seam(mode: str):
    slope = Image.linear_gradient("L").resize((6601, 1203))
    if mode == "I;16":  # each grey value twice is that value in sixteen bits
        large = Image.frombytes(mode, slope.size, Image.merge("LA", (slope, slope)).tobytes())
    else:
        large = slope.convert("RGB").convert(mode)
    small = decoded(written(large, "TIFF"), 640)

    straight = decoded(written(slope, "TIFF"), 640)
    assert small.size == (640, 117)
    assert difference(small, straight) < 1.5


def test_a_jpeg_closed_too_early_is_never_a_half_grey_picture(scene: Image.Image):
    for options in ({}, {"optimize": True}, {"subsampling": 0}, {"progressive": True}):
        whole = written(scene, quality=85, **options)
        scan = whole.index(b"\xff\xda")
        parts = (0.05,) if "progressive" in options else (0.05, 0.3, 0.6, 0.97)
        for part in parts:
            cut = whole[: scan + int((len(whole) - scan) * part)] + b"\xff\xd9"
            with pytest.raises(PhotoUnreadable, match="没有传完整"):
                decoded(cut, 400)


@pytest.mark.parametrize("kind", ["RGB", "L"])
def test_a_picture_that_is_grey_by_itself_is_kept(kind: str):
    grey = Image.new(kind, (300, 200), (128, 128, 128) if kind == "RGB" else 128)

    assert near(decoded(written(grey)).getpixel((299, 199)), (128, 128, 128), 1)


def test_a_picture_whose_last_corner_is_grey_is_kept(scene: Image.Image):
    image = scene.copy()
    image.paste((128, 128, 128), (700, 500, 800, 600))

    assert difference(decoded(written(image, quality=90)), image) < 3


def test_an_endless_strip_keeps_at_least_one_pixel():
    assert decoded(written(Image.new("RGB", (50_000, 3)), "PNG")).size == (1600, 1)


def test_decoding_in_smaller_size_agrees_with_the_full_picture():
    scene = make_scene(3300, 2400)
    data = written(scene, quality=92)

    small = decoded(data, 400)

    full = opened(data).resize((400, 291), Image.Resampling.LANCZOS)
    assert difference(small, full) < 1.5


def test_pixels_carry_no_metadata(scene: Image.Image):
    data = io.BytesIO()
    scene.save(data, "JPEG", exif=make_exif(1, place=True), comment=b"told", dpi=(300, 300))

    assert decoded(data.getvalue()).info == {}
