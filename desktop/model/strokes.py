"""Names by strokes (按姓氏笔画排序), as lists on paper and on the wall are put in order.

Fewer strokes first; with as many, the kinds of the first strokes decide, 横竖撇点折; then the next
character of the name.
"""

from __future__ import annotations

from functools import cache, lru_cache

from desktop import config

_UNKNOWN = "~"
#: A character without strokes (a letter, a figure) stands before all that have some.
_NONE = (0, "")


def sort_key(name: str) -> str:
    """A text that orders a name among others, by plain comparison of code points.

    Args:
        name: as written.
    """
    return "".join(map(_part, name))


@lru_cache(maxsize=16_384)
def _part(char: str) -> str:
    count, order = _known().get(char) or _rare(char)
    return f"{count:02d}{order}{char}"


def _rare(char: str) -> tuple[int, str]:
    """The count of a character whose strokes nobody wrote down: looked up, since few ever ask."""
    for line in _lines():
        count, order, chars = line.split(" ")
        if order == _UNKNOWN and char in chars:
            return int(count), _UNKNOWN
    return _NONE


@cache
def _known() -> dict[str, tuple[int, str]]:
    """Characters with their count and, packed two to a sign, the kinds of their first strokes."""
    table: dict[str, tuple[int, str]] = {}
    for line in _lines():
        count, order, chars = line.split(" ")
        if order != _UNKNOWN:
            table.update(dict.fromkeys(chars, (int(count), _packed(order))))
    return table


@cache
def _lines() -> tuple[str, ...]:
    path = config.resources() / "strokes" / "strokes.txt"
    return tuple(path.read_text(encoding="utf-8").splitlines())


def _packed(order: str) -> str:
    """Two kinds to a sign: the same order in half the room."""
    pairs = (f"{order[at : at + 2]}0" for at in range(0, len(order), 2))
    return "".join(chr(ord("A") + 6 * int(pair[0]) + int(pair[1])) for pair in pairs)
