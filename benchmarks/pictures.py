"""How long a photo takes until it is ready to be kept, beside bare Pillow in the same run.

Run ``python benchmarks/pictures.py``. The picture is made here: 12 million pixels, soft shapes and
grain, about 4 MB as JPEG, the same each time.
"""

from __future__ import annotations

import io
import random
import time
from collections.abc import Callable

import pillow_heif
from PIL import Image

from desktop.imaging.renditions import STANDARD_SIDE, THUMBNAIL_SIDE, prepare
from desktop.imaging.stripping import original_without_location

SIZE = (4032, 3024)
ROUNDS = 7


def scene() -> Image.Image:
    """A picture that costs a codec about what a phone's photo does."""
    dice = random.Random(12)
    soft = Image.frombytes("RGB", (61, 47), dice.randbytes(61 * 47 * 3))
    grain = Image.frombytes("L", SIZE, dice.randbytes(SIZE[0] * SIZE[1]))
    picture = soft.resize(SIZE, Image.Resampling.BICUBIC)
    return Image.blend(picture, grain.convert("RGB"), 0.115)


def jpeg(picture: Image.Image, quality: int) -> bytes:
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=quality)
    return target.getvalue()


def heic(picture: Image.Image) -> bytes:
    target = io.BytesIO()
    pillow_heif.from_pillow(picture).save(target, quality=50, tile_size=512)
    return target.getvalue()


def bare(data: bytes) -> bytes:
    """Nothing but a standard rendition, by Pillow's shortest way."""
    image = Image.open(io.BytesIO(data))
    image.thumbnail((STANDARD_SIDE, STANDARD_SIDE))
    return jpeg(image, 82)


def bare_twice(data: bytes) -> bytes:
    """Standard rendition and thumbnail, decoded straight to half size: the least that is needed."""
    image = Image.open(io.BytesIO(data))
    image.draft(None, (STANDARD_SIDE, STANDARD_SIDE * SIZE[1] // SIZE[0]))
    image.thumbnail((STANDARD_SIDE, STANDARD_SIDE), reducing_gap=None)
    small = image.copy()
    small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    return jpeg(image, 82) + jpeg(small, 76)


def bare_heic(data: bytes) -> bytes:
    image: Image.Image = pillow_heif.HeifImageFile(io.BytesIO(data))  # type: ignore[no-untyped-call]
    image.thumbnail((STANDARD_SIDE, STANDARD_SIDE))
    return jpeg(image, 82)


def measured_together(*ways: Callable[[], object]) -> list[float]:
    """The best time of each way in milliseconds; they take turns, so as to share the weather."""
    best = [float("inf")] * len(ways)
    for _ in range(ROUNDS):
        for index, way in enumerate(ways):
            start = time.perf_counter()
            way()
            best[index] = min(best[index], (time.perf_counter() - start) * 1000)
    return best


def main() -> None:
    picture = scene()
    photo, iphone = jpeg(picture, 88), heic(picture)
    ready = prepare(photo, "IMG_20261018_103012.jpg")
    ours, shortest, least, cut = measured_together(
        lambda: prepare(photo, "IMG_20261018_103012.jpg"),
        lambda: bare(photo),
        lambda: bare_twice(photo),
        lambda: original_without_location(photo),
    )
    ours_heic, shortest_heic = measured_together(
        lambda: prepare(iphone, "IMG_2087.HEIC"), lambda: bare_heic(iphone)
    )
    print(f"JPEG, 12 MP, {len(photo) / 1e6:.1f} MB: ready to be kept        {ours:7.1f} ms")
    print(f"  floor: Pillow thumbnail(1600) + save                {shortest:7.1f} ms")
    print(f"  floor: Pillow draft, both sizes, save               {least:7.1f} ms")
    print(f"  original without location, nothing decoded          {cut:7.1f} ms")
    print(f"HEIC, 12 MP, {len(iphone) / 1e6:.1f} MB: ready to be kept        {ours_heic:7.1f} ms")
    print(f"  floor: pillow-heif thumbnail(1600) + save           {shortest_heic:7.1f} ms")
    kilobytes = (len(ready.standard) / 1000, len(ready.thumbnail) / 1000)
    print("standard {:.0f} kB, thumbnail {:.1f} kB".format(*kilobytes))


if __name__ == "__main__":
    main()
