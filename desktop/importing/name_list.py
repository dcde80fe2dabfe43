"""Names pasted from a WeChat 接龙, a column of a workbook or a line of text.

WeChat writes ``#接龙``, a heading, an example line and then ``1. 张三``; people add a head count,
a phone or a remark behind their name, and some write for two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.model.names import normalise_name

_HEAD = re.compile(r"^\s*#?\s*(接龙|群接龙|solitaire)", re.IGNORECASE)
_EXAMPLE = re.compile(r"^\s*(?:例|例如|示例|格式)\s*[：: ]")
_COLUMN = re.compile(r"^\s*(?:姓名|名单|参加人员|志愿者)\s*[：:]?\s*$")
#: ``1.`` ``2、`` ``３）`` ``(4)`` ``⑤`` at the head of a line.
_NUMBER = re.compile(r"^\s*(?:[（(]?\s*\d{1,3}\s*[.．、,，)）:：\s]|[①-⑳㉑-㉟㊱-㊿])\s*")
_PHONE = re.compile(r"(?<!\d)1\d{10}(?!\d)")
#: Counts in characters only behind a blank: 王五两人 may be two names.
_COUNT = re.compile(r"(\d{1,3}|(?<=\s)[一二两三四五六七八九十])\s*[人位个](?!\w)")
_PLUS = re.compile(r"[+＋]\s*(\d{1,2})(?!\d)")
_REMARK = re.compile(r"[（(【\[].*?[）)】\]]")
#: Between names of one line; a blank only where both sides are Chinese.
_BETWEEN = re.compile(r"[、,，;；/|\t]|(?<=[㐀-鿿])[ \u3000]{1,}(?=[㐀-鿿]{2})")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_HAN_COUNT = {char: n for n, char in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
_LONGEST_NAME = 30
_NAME = re.compile(r"[^\W\d_][\w·•・.\s'-]*")


@dataclass(frozen=True, slots=True)
class Pasted:
    """One name of a list.

    Args:
        name: in the spelling names have here.
        line: as it was pasted, for the question about who is meant.
        phone: a mobile number beside it, else empty.
        with_others: how many come along, beyond the one named.
    """

    name: str
    line: str
    phone: str = ""
    with_others: int = 0


def names_in(text: str) -> list[Pasted]:
    """The names of a pasted list, in its order; what is no name is left out.

    Args:
        text: as pasted.
    """
    lines = [line for line in text.replace("\r", "\n").split("\n") if line.strip()]
    numbered = [line for line in lines if _NUMBER.match(line)]
    if numbered and _HEAD.match(lines[0]):
        # The heading of a 接龙 may hold names and numbers of its own.
        lines = numbered
    found = [one for line in lines if not _heading(line) for one in _of_line(line)]
    first: dict[str, Pasted] = {}
    for one in found:
        first.setdefault(one.name, one)
    return list(first.values())


def _heading(line: str) -> bool:
    return any(pattern.match(line) for pattern in (_HEAD, _EXAMPLE, _COLUMN))


def _of_line(line: str) -> list[Pasted]:
    rest = _NUMBER.sub("", line.translate(_DIGITS), count=1)
    phones = _PHONE.findall(rest)
    others = _others(rest)
    bare = _COUNT.sub(" ", _PLUS.sub(" ", _PHONE.sub(" ", _REMARK.sub(" ", rest))))
    parts = [name for part in _BETWEEN.split(bare) if (name := _name(part))]
    if len(parts) == 1:
        return [Pasted(parts[0], line.strip(), "".join(phones[:1]), others)]
    return [Pasted(name, line.strip()) for name in parts]


def _name(part: str) -> str:
    cleaned = part.strip(" \u3000.。:：-—_~!！")
    if not _NAME.fullmatch(cleaned) or len(cleaned) > _LONGEST_NAME:
        return ""
    return normalise_name(cleaned)


def _others(rest: str) -> int:
    """``张三+2`` brings two more, ``张三 3人`` makes three in all."""
    plus = _PLUS.search(rest)
    if plus:
        return int(plus[1])
    count = _COUNT.search(rest)
    if not count:
        return 0
    told = count[1]
    return max(int(told) if told.isdigit() else _HAN_COUNT.get(told, 1), 1) - 1
