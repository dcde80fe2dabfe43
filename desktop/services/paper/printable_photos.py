"""Which of an activity's photos may go onto paper, and what the clerk should know of the others.

Who is in a picture stands nowhere but in its caption: one that names somebody who took part and
has not agreed to photos stays out (docs/adr/0017-pictures-of-people.md). Of all others only the
clerk can tell, and is told how many people have not agreed.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop import errors
from desktop.model.kind import Record
from desktop.services.activities.happenings import Happening
from desktop.services.desk import Desk
from desktop.services.photos import photos
from desktop.services.photos.personal_pictures import rights

_SCENE, _SCAN = "scene", "scan"
#: Of a name of one character every other caption would speak.
_LEAST_NAME = 2


@dataclass(frozen=True, slots=True)
class Printable:
    """One photo that may be printed.

    Args:
        caption: what is written under it; may be empty.
        jpeg: its bytes, upright, 1600 pixels long at most.
    """

    caption: str
    jpeg: bytes


@dataclass(frozen=True, slots=True)
class PrintablePhotos:
    """The photos of an activity.

    Args:
        photos: those that may be printed, in order.
        named: names in captions of those that stay out.
        kept_back: how many stay out since they name these.
        absent: how many have not come to this PC.
        unasked: how many of those who took part have not agreed to photos.
        people: how many took part.
        scans: how many scans of paper belong to the activity.
    """

    photos: tuple[Printable, ...]
    named: tuple[str, ...] = ()
    kept_back: int = 0
    absent: int = 0
    unasked: int = 0
    people: int = 0
    scans: int = 0

    def remark(self) -> str:
        """What the clerk should know before it is printed; empty if nothing."""
        told = []
        if self.kept_back:
            names = "、".join(self.named)
            told.append(
                f"有 {self.kept_back} 张照片的说明写着 {names}，还没有「照片」同意，没有印。"
            )
        if self.absent:
            told.append(f"有 {self.absent} 张照片还没有传到这台电脑，没有印。")
        if self.photos and self.unasked:
            told.append(
                f"参加的 {self.people} 人里有 {self.unasked} 人没有「照片」同意，"
                "请看看照片里有没有他们。"
            )
        return "".join(told)


def printable(desk: Desk, found: Happening) -> PrintablePhotos:
    """The photos of one activity by the consents of who took part."""
    people = [volunteer for _, volunteer in found.participants]
    agreed = rights(desk, people)
    others = [one.text("name") for one in people if agreed[one.id] != "given"]
    told = [name for name in others if len(name) >= _LEAST_NAME]
    shown: list[Printable] = []
    named: list[str] = []
    kept_back = absent = 0
    for photo in found.photos:
        if (photo.values["purpose"] or _SCENE) != _SCENE:
            continue
        caption = photo.text("caption")
        if spoken_of := [name for name in told if name in caption]:
            named += spoken_of
            kept_back += 1
        elif (jpeg := _bytes(desk, photo)) is None:
            absent += 1
        else:
            shown.append(Printable(caption, jpeg))
    return PrintablePhotos(
        tuple(shown),
        tuple(dict.fromkeys(named)),
        kept_back,
        absent,
        len(others),
        len(people),
        sum(photo.values["purpose"] == _SCAN for photo in found.photos),
    )


def _bytes(desk: Desk, photo: Record) -> bytes | None:
    try:
        return photos.standard(desk, photo.text("sha256"))
    except (errors.NotFound, errors.Damaged):
        return None
