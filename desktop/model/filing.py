"""What an activity's file needs before it is filed, by its kind (domain.md, Filing an activity)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

#: What a file may need, with the clerk's word for it.
PARTS = {
    "plan": "活动方案",
    "script": "广播稿",
    "photo": "照片",
    "times": "实际起止时间",
    "start": "播出时间",
    "participants": "参加人员",
    "story": "活动纪实",
    "residents": "群众人数",
    "press_brief": "信息稿",
    "sheet": "签到表扫描件",
}
#: In force where no policy named ``filing`` says otherwise: by the activity's kind, else ``""``.
SHIPPED: Mapping[str, Sequence[str]] = {
    "": ("plan", "photo", "times", "participants", "story"),
    "广播": ("script", "start"),
}


@dataclass(frozen=True, slots=True)
class FileState:
    """What there is of one activity.

    Args:
        kind: its form, one of the vocabulary ``activity_kind``.
        texts: the fields that have words.
        photos: pictures of it, scans of paper not counted.
        scans: scans of its sign-in sheet.
        participants: how many took part.
    """

    kind: str
    texts: frozenset[str]
    photos: int
    scans: int
    participants: int


def missing(state: FileState, needs: Mapping[str, Sequence[str]] = SHIPPED) -> tuple[str, ...]:
    """The parts a file still lacks, as codes of `PARTS`.

    Args:
        state: what there is.
        needs: parts by kind; what is under ``""`` goes for every other kind. Parts this version
            does not know are left out: it could never tell that they are there.
    """
    wanted = needs.get(state.kind, needs.get("", ()))
    return tuple(part for part in wanted if part in PARTS and not _has(state, part))


def _has(state: FileState, part: str) -> bool:
    counted = {
        "photo": state.photos,
        "sheet": state.scans,
        "participants": state.participants,
    }
    if part in counted:
        return counted[part] > 0
    fields = {"script": ("plan",), "times": ("started_at", "ended_at"), "start": ("started_at",)}
    return state.texts.issuperset(fields.get(part, (part,)))


def words(parts: Sequence[str]) -> str:
    """``照片、活动纪实``."""
    return "、".join(PARTS[part] for part in parts)
