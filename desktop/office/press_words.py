"""What a press brief (信息稿) says: its text to paste, its photos and what they are called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

CLOSING = "供稿"
#: What no system takes in a name of a file, and what hides in one.
_NO_NAME = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+')
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class BriefPhoto:
    """A photo of a brief.

    Args:
        caption: may be empty.
        jpeg: its bytes, upright.
    """

    caption: str
    jpeg: bytes


@dataclass(frozen=True, slots=True)
class PressBrief:
    """What a brief says.

    Args:
        title: its headline.
        paragraphs: the text.
        photos: those that may be shown, in order.
        by: who sends it: the station, and the clerk.
        dated: when it is sent, in words.
        sample: mark the Word file as a sample.
    """

    title: str
    paragraphs: tuple[str, ...]
    photos: tuple[BriefPhoto, ...]
    by: str
    dated: str
    sample: bool = False

    def plain(self) -> str:
        """The text to paste, a paragraph a line, indented as papers print it."""
        lines = [self.title, "", *(f"\u3000\u3000{text}" for text in self.paragraphs), ""]
        lines += [f"（{CLOSING}：{self.by}）", self.dated]
        captions = [photo.caption for photo in self.photos]
        if any(captions):
            lines += ["", "图片说明："]
            lines += [f"{place}. {words}" for place, words in enumerate(captions, 1) if words]
        return "\n".join(lines) + "\n"


def photo_names(captions: Sequence[str]) -> list[str]:
    """Names of files for photos by what they show: 01-说明.jpg; 01.jpg where nothing is told."""
    digits = max(len(str(len(captions))), 2)
    plain = (_NO_NAME.sub(" ", caption).strip(" .") for caption in captions)
    told = (words[:_LONGEST_NAME].strip(" .") for words in plain)
    return [
        f"{place:0{digits}}-{words}.jpg" if words else f"{place:0{digits}}.jpg"
        for place, words in enumerate(told, 1)
    ]
