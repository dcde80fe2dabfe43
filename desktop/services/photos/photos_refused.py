"""Pictures the county will not take: why, in words, and how one is tried again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.services.desk import Desk

#: Of this replica: [SHA-256, rendition, code of the county's refusal].
_REFUSED = "replica.photos_refused"
_MOST_REMEMBERED = 5_000
_SIZES = {"thumbnail": "小图", "standard": "大图", "original": "原图"}
_WHY = {
    "too_big": "照片太大，超过了县平台的上限",
    "wrong_type": "这种格式的照片县平台不收",
    "not_yours": "县平台说它不属于本站",
}
_UNKNOWN = "县平台没有接受"


@dataclass(frozen=True, slots=True)
class RefusedPicture:
    """One of them.

    Args:
        sha256: of the original, hex.
        rendition: which of its sizes.
        photo: id of the record that names it.
        activity: id of what it was taken at; empty where it is of nothing.
        title: of that.
        why: in words.
    """

    sha256: str
    rendition: str
    photo: str
    activity: str
    title: str
    why: str

    @property
    def sentence(self) -> str:
        """All of it as one sentence."""
        whose = f"「{self.title}」的一张照片" if self.title else "有一张照片"
        return f"{whose}（{_SIZES[self.rendition]}）没有被县里接受：{self.why}。照片好好存在本机。"


def note(desk: Desk, sha256: str, rendition: str, code: str) -> None:
    """Remember a refusal, so that it is not sent again and again."""
    others = [one for one in _noted(desk) if one[:2] != [sha256, rendition]]
    desk.settings.put(_REFUSED, [*others, [sha256, rendition, code]][-_MOST_REMEMBERED:])


def refused(desk: Desk) -> set[tuple[str, str]]:
    """(SHA-256, rendition) of all that were refused."""
    return {(one[0], one[1]) for one in _noted(desk)}


def retry(desk: Desk, sha256: str, rendition: str) -> None:
    """Let one be sent again by the next sync that finds the county waiting for it."""
    others = [one for one in _noted(desk) if one[:2] != [sha256, rendition]]
    desk.settings.put(_REFUSED, others)


def waiting(desk: Desk) -> list[RefusedPicture]:
    """Those a person has to know of: their records live."""
    return list(_told(desk))


def _told(desk: Desk) -> Iterator[RefusedPicture]:
    for sha256, rendition, code in _noted(desk):
        rows = desk.store.rows(
            "SELECT p.id, p.activity, a.title FROM photo AS p "
            "LEFT JOIN activity AS a ON a.id = p.activity "
            "WHERE p.sha256 = ? AND p.removed_at IS NULL ORDER BY p.id LIMIT 1",
            (sha256,),
        )
        for photo, activity, title in rows:
            why = _WHY.get(code, f"{_UNKNOWN}（{code}）" if code else _UNKNOWN)
            yield RefusedPicture(sha256, rendition, photo, activity or "", title or "", why)


def _noted(desk: Desk) -> list[list[str]]:
    # Two members are an older program's, which did not ask why.
    return [[*one, ""][:3] for one in desk.settings.get(_REFUSED, default=())]
