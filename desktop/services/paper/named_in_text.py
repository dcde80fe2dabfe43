"""Who of the roster is named in a text the clerk wrote, and has not agreed to be shown.

A text is the clerk's own: nothing is struck out of it. Before it hangs or goes to others it is told
who is named in it without the consent for that (个人信息保护法, articles 13 and 25).
"""

from __future__ import annotations

from collections.abc import Iterable

from desktop.model.kinds.people import PURPOSE
from desktop.services.desk import Desk
from desktop.services.roster.on_walls import WALL, on_walls

PUBLICITY = "publicity"
#: Of a name of one character every text would speak.
_LEAST_NAME = 2
_TOLD = 6


def named_without_consent(desk: Desk, texts: Iterable[str], purpose: str = WALL) -> list[str]:
    """Names in a text that belong to people of the roster of whom none agreed.

    Where two people have one name, and one of them agreed, it may well be that one.

    Args:
        desk: the open station.
        texts: what is shown.
        purpose: what they must have agreed to.
    """
    whole = "\n".join(text for text in texts if text)
    if not whole:
        return []
    rows = desk.store.rows(
        "SELECT name, id FROM volunteer WHERE removed_at IS NULL AND length(name) >= ? "
        "AND instr(?, name) ORDER BY name, id",
        (_LEAST_NAME, whole),
    )
    allowed = on_walls(desk, [person for _, person in rows], purpose)
    agreed = {name for name, person in rows if person in allowed}
    return [name for name in dict.fromkeys(name for name, _ in rows) if name not in agreed]


def told_of(names: list[str], purpose: str = WALL) -> str:
    """That those are named, in words; empty where nobody is."""
    if not names:
        return ""
    told = "、".join(names[:_TOLD])
    if len(names) > _TOLD:
        told = f"{told} 等 {len(names)} 人"
    return f"文字里写着 {told}，没有登记“{dict(PURPOSE)[purpose]}”的同意，交出去以前请先问过本人。"


def remark_on(desk: Desk, texts: Iterable[str], purpose: str = WALL) -> str:
    """Both."""
    return told_of(named_without_consent(desk, texts, purpose), purpose)
