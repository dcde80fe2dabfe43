"""Names pasted from a WeChat 接龙, a column of a workbook or a line of text.

WeChat writes ``#接龙``, a heading, an example line and then ``1. 张三``; people add flowers, a head
count, a phone or a remark behind their name, write where they come from before it, and some write
for two. Out of a workbook comes a column, or a block with a head row.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.model.names import normalise_name

_HAN = "㐀-鿿"
_HEAD = re.compile(r"^\s*#?\s*(接龙|群接龙|solitaire)", re.IGNORECASE)
_EXAMPLE = re.compile(r"^\s*(?:例|例如|示例|格式)\s*[：: ]")
_TITLES = r"(?:志愿者|参加|参与|报名|签到)?(?:人员)?(?:姓名|名字|名单|人员|志愿者)"
_COLUMN = re.compile(rf"^\s*{_TITLES}\s*[：:]?\s*$")
_TITLE = re.compile(rf"^\s*{_TITLES}\s*[：:]\s*")
#: What a line tells that names nobody.
_ABOUT = re.compile(
    r"^\s*(?:活动|集合|开始|服务)?(?:时间|日期|地点|地址|内容|备注|联系\w*|要求)\s*[：:]"
)
_TOTAL = re.compile(
    r"^\s*[（(]?(?:一共|总共|合计|总计|共计|共|还差|已报名)\s*\d*\s*[人位个名]?[）)]?\s*$"
)
#: ``1.`` ``2、`` ``３）`` ``(4)`` ``⑤`` at the head of a line.
_NUMBER = re.compile(r"^\s*(?:[（(]?\s*\d{1,3}\s*[.．、,，)）:：\s]|[①-⑳㉑-㉟㊱-㊿])\s*")
_PHONE = re.compile(r"(?<!\d)1\d{10}(?!\d)")
#: Counts in characters only behind a blank: 王五两人 may be two names.
_COUNT = re.compile(r"(\d{1,3}|(?<=\s)[一二两三四五六七八九十])\s*[人位个](?!\w)")
_PLUS = re.compile(r"[+＋]\s*(\d{1,2})(?!\d)")
_REMARK = re.compile(r"[（(【\[].*?[）)】\]]")
_BEFORE = re.compile(r"^(?:我是|我叫|本人)")
#: What people write behind their name to say that they come.
_COMES = re.compile(
    rf"(?<=[{_HAN}][{_HAN}])(?:\s*(?:(?:我|已|能|会|可以|准时)*(?:报名|参加|参与)|收到|已到|能来|会来|准时到)"
    r"|\s+[到来去能行])[！!。~～\s]*$"
)
#: ``张三：带扫帚``; but not ``9:30``.
_SAID = re.compile(r"(?<!\d)\s*[：:].*$|[：:](?!\s*\d).*$")
_DASH = re.compile(rf"\s*[—–]+\s*|(?<=[{_HAN}])\s*-+\s*|\s*-+\s*(?=[{_HAN}])")
#: Between names of one line; a blank only where both sides are Chinese.
_BETWEEN = re.compile(rf"[、,，;；/|\t]|(?<=[{_HAN}])[ \u3000]{{1,}}(?=[{_HAN}]{{2}})")
#: Cells and words that stand beside a name and are none.
_BESIDE = re.compile(
    r"(?:男|女|是|否|已到|未到|到|党员|群众|团员|中共党员|共青团员|预备党员|[汉彝藏回苗]族"
    r"|序号|编号|性别|电话|手机|手机号|联系电话|备注|签名|职务|单位|队伍|年龄"
    r"|第?[一二三四五六七八九十\d]{1,3}(?:村民小)?[组队社]|\d+)"
)
_WHERE = re.compile(r".{2,}[村组社区队站镇乡院校]")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_HAN_COUNT = {char: n for n, char in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
_LONGEST_NAME = 30
_NAME = re.compile(r"[^\W\d_][\w·•・●.\s'-]*")
_FIGURE = re.compile(r"\s+\d+$")
#: Pictures in a text: symbols, what colours and joins them, frames round digits.
_PICTURES = frozenset({"So", "Sk", "Me", "Co", "Cn"})
_JOINTS = "\u200d\ufe0e\ufe0f"
#: Of that sort, but the dot of longer names where somebody wrote it so.
_DOT = "●"


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


@dataclass(frozen=True, slots=True)
class Read:
    """What a list holds.

    Args:
        names: its names, in its order, each once.
        unread: its numbered lines in which no name was found.
    """

    names: tuple[Pasted, ...]
    unread: tuple[str, ...]


def names_in(text: str) -> list[Pasted]:
    """The names of a pasted list, in its order; what is no name is left out.

    Args:
        text: as pasted.
    """
    return list(read(text).names)


def read(text: str) -> Read:
    """A pasted list with what could not be read of it.

    Args:
        text: as pasted.
    """
    lines = [line for line in text.replace("\r", "\n").split("\n") if line.strip()]
    numbered = dict.fromkeys(line for line in lines if _numbered(line))
    if numbered and _HEAD.match(lines[0]):
        # The heading of a 接龙 may hold names and numbers of its own.
        lines = list(numbered)
    first: dict[str, Pasted] = {}
    unread = []
    for line, found in _by_line(lines):
        for one in found:
            first.setdefault(one.name, one)
        if not found and line in numbered:
            unread.append(line.strip())
    return Read(tuple(first.values()), tuple(unread))


def _by_line(lines: Sequence[str]) -> Iterator[tuple[str, list[Pasted]]]:
    """Every line with its names; of a block with a head row only the column of names."""
    column = -1
    for line in lines:
        cells = line.split("\t")
        titled = [at for at, cell in enumerate(cells) if _COLUMN.match(cell)]
        if len(cells) > 1 and titled:
            column = titled[0]
        elif _heading(line):
            continue
        elif 0 <= column < len(cells) > 1:
            named = " ".join((cells[column], *_PHONE.findall(line)))
            yield line, _of_line(named, line)
        else:
            yield line, _of_line(_TITLE.sub("", line), line)


def _numbered(line: str) -> bool:
    return bool(_NUMBER.match(_plain(line)))


def _plain(line: str) -> str:
    """Without pictures, digits as usual."""
    kept = (
        " " if unicodedata.category(one) in _PICTURES and one != _DOT else one
        for one in line
        if one not in _JOINTS
    )
    return "".join(kept).translate(_DIGITS)


def _heading(line: str) -> bool:
    return any(sort.match(line) for sort in (_HEAD, _EXAMPLE, _COLUMN, _ABOUT, _TOTAL))


def _of_line(told: str, line: str) -> list[Pasted]:
    rest = _NUMBER.sub("", _NUMBER.sub("", _plain(told), count=1), count=1)
    phones = _PHONE.findall(rest)
    others = _others(rest)
    bare = _COUNT.sub(" ", _PLUS.sub(" ", _PHONE.sub(" ", _REMARK.sub(" ", rest))))
    bare = _COMES.sub("", _SAID.sub("", bare))
    parts = [name for part in _BETWEEN.split(bare) for name in _names(part)]
    if len(parts) == 1:
        return [Pasted(parts[0], line.strip(), "".join(phones[:1]), others)]
    return [Pasted(name, line.strip()) for name in parts]


def _names(part: str) -> list[str]:
    """The names of one piece; where somebody comes from is none beside a name."""
    found = [name for piece in _DASH.split(part) if (name := _name(piece))]
    people = [name for name in found if not _WHERE.fullmatch(name)]
    return people if len(found) > 1 and people else found


def _name(piece: str) -> str:
    cleaned = piece.strip(" \u3000.。:：-—_~～!！√")
    cleaned = _FIGURE.sub("", _COMES.sub("", _BEFORE.sub("", cleaned))).strip()
    if len(cleaned) > _LONGEST_NAME or _BESIDE.fullmatch(cleaned):
        return ""
    return normalise_name(cleaned) if _NAME.fullmatch(cleaned) else ""


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
