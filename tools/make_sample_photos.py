"""Draws the photos of the sample station into resources/sample/photos.

Run ``python -m tools.make_sample_photos``; the same fonts and Pillow give the same pictures. They
are drawings, each marked 示例, dressed up as what phones and WeChat really leave: EXIF with a
place (nowhere: 0°, 0°), pictures stored lying down, HEIC, a name without EXIF, a file used twice.
"""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pillow_heif
from PIL import Image, ImageOps

from tools.sample_photos import cleaning, dragon_boat, feast, spring_festival, talks
from tools.sample_photos.canvas import Canvas

TARGET = Path(__file__).parents[1] / "resources" / "sample" / "photos"
_CHINA = timezone(timedelta(hours=8))
_STORED = {
    3: Image.Transpose.ROTATE_180,
    6: Image.Transpose.ROTATE_90,
    8: Image.Transpose.ROTATE_270,
}


@dataclass(frozen=True)
class Shot:
    """One photo of an activity.

    Args:
        scene: draws it.
        caption: what it shows.
        taken: local time.
        name: the file's name; ``{}`` is filled from the time, ``{ms}`` with its milliseconds.
        orientation: how the phone was held (EXIF); 0 writes no EXIF at all, as WeChat does.
    """

    scene: Callable[[], Canvas]
    caption: str
    taken: str
    name: str = "IMG_{:%Y%m%d_%H%M%S}.jpg"
    orientation: int = 1

    @property
    def file_name(self) -> str:
        """The name a phone or WeChat would give."""
        moment = datetime.fromisoformat(self.taken).replace(tzinfo=_CHINA)
        return self.name.format(moment, ms=round(moment.timestamp() * 1000))


_STAND = Shot(talks.stand, "集市上的防诈骗咨询台", "2026-04-15T10:02:33")

#: Activity and the day it was held -> its photos.
ACTIVITIES: dict[tuple[str, str], tuple[Shot, ...]] = {
    ("春节写春联", "2026-02-10"): (
        Shot(spring_festival.couplet_writing, "老师傅现场挥毫", "2026-02-10T14:30:20"),
        Shot(spring_festival.at_the_door, "帮邻居贴春联", "2026-02-10T16:05:33", orientation=8),
    ),
    ("防诈骗知识宣传", "2026-04-15"): (
        _STAND,
        Shot(talks.poster, "发到村民群里的海报", "2026-04-15T09:30:00",
             "Screenshot_{:%Y%m%d_%H%M%S}.png", 0),
    ),
    ("端午包粽子", "2026-06-18"): (
        Shot(dragon_boat.zongzi_wrapping, "邻里围桌包粽子", "2026-06-18T09:41:00"),
        Shot(dragon_boat.to_the_door, "把粽子送到老人家", "2026-06-18T10:35:44",
             "微信图片_{:%Y%m%d%H%M%S}.jpg", 0),
    ),
    ("理论宣讲进院坝", "2026-08-14"): (
        Shot(talks.under_the_tree, "大树下听宣讲", "2026-08-14T19:05:12", "IMG{:%Y%m%d%H%M%S}.jpg"),
        Shot(talks.over_tea, "围着茶桌拉家常", "2026-08-14T19:48:05", "IMG_2087.HEIC"),
        _STAND,  # on purpose: the picture of another activity, to be pointed out
    ),
    ("清洁家园志愿行动", "2026-09-12"): (
        Shot(cleaning.sweeping, "清扫村道", "2026-09-12T08:30:15"),
        Shot(cleaning.river_bank, "捡拾河边垃圾", "2026-09-12T09:15:22", orientation=3),
    ),
    ("重阳敬老饺子宴", "2026-10-18"): (
        Shot(feast.wrapping, "一起包饺子", "2026-10-18T09:55:44", orientation=6),
        Shot(feast.long_table, "长桌宴开席", "2026-10-18T10:30:12"),
        Shot(feast.fan_dance, "文艺队跳扇子舞", "2026-10-18T11:20:08", "mmexport{ms}.jpg", 0),
    ),
}  # fmt: skip


def photo_bytes(shot: Shot) -> bytes:
    """The file as a phone or WeChat would have left it."""
    canvas = shot.scene()
    canvas.sample_mark()
    image = canvas.finished()
    target = io.BytesIO()
    if shot.file_name.endswith(".png"):
        image.quantize(128, dither=Image.Dither.NONE).save(target, "PNG", optimize=True)
    elif shot.file_name.endswith(".HEIC"):
        heic = pillow_heif.from_pillow(image)
        heic.save(target, quality=60, exif=_exif(shot))
    elif shot.orientation:
        stored = image.transpose(_STORED[shot.orientation]) if shot.orientation > 1 else image
        stored.save(target, "JPEG", quality=80, optimize=True, exif=_exif(shot))
    else:
        small = ImageOps.contain(image, (1440, 1440))
        small.save(target, "JPEG", quality=72, optimize=True)
    return target.getvalue()


def _exif(shot: Shot) -> bytes:
    written = datetime.fromisoformat(shot.taken).strftime("%Y:%m:%d %H:%M:%S")
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "SAMPLE", "SAMPLE PHONE"
    exif[0x0112], exif[0x0132] = shot.orientation, written
    exif.get_ifd(0x8769)[0x9003] = written
    exif.get_ifd(0x8825).update({1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)})
    return exif.tobytes()


def main() -> None:
    """Draws everything anew and writes photos.json, which says what belongs where."""
    shutil.rmtree(TARGET, ignore_errors=True)
    listed = []
    for (title, held_on), shots in ACTIVITIES.items():
        (TARGET / title).mkdir(parents=True)
        for shot in shots:
            (TARGET / title / shot.file_name).write_bytes(photo_bytes(shot))
        photos = [{"file": f"{title}/{shot.file_name}", "caption": shot.caption} for shot in shots]
        listed.append({"activity": title, "held_on": held_on, "photos": photos})
    text = json.dumps(listed, ensure_ascii=False, indent=2) + "\n"
    (TARGET / "photos.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
