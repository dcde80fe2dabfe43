"""Breaks a notice's title by its sense, in the shape of a trapezium or a diamond.

GB/T 9704-2012, 7.3.1: a title of several lines keeps its words whole, is balanced, of fitting
length, and stands as a trapezium or a diamond, never as a rectangle or an hourglass.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from desktop.printing.typography.faces import Role
from desktop.printing.typography.fonts import inked
from desktop.printing.typography.lines import NEVER_FIRST, NEVER_LAST, NUMBER, Breaker, Span
from desktop.printing.typography.phrases import title_words

_QUOTED = r"“[^“”]{1,16}”|《[^《》]{1,18}》|（[^（）]{1,12}）|〔\d{4}〕\d*号?"
_DATES = rf"{NUMBER}(?:年度|[年月日时分号届次期个项条周])?"
#: Belong to the word before them, and to the word behind them.
_LEANS_BACK = frozenset("的地得了等、，：；！？。")
_LEANS_ON = ("关于", "和", "与", "及", "暨", "并", "对", "在", "为", "向", "以", "全体", "各")
#: A new thought begins with these, and one ends with those.
_BEGINS, _ENDS = ("关于",), ("印发", "转发", "开展", "举办", "做好", "组织", "召开", "、")
#: The kind of paper, which never stands alone on the last line.
_PAPERS = ("通知", "公告", "通报", "启事", "倡议书", "方案", "意见", "办法", "决定", "安排")

_MANY_LINES, _MOST_LINES = 4, 8
#: Title lines look best well inside the text area; only a title of one line may fill it.
_ROOM = 0.9
_SHORTEST = 4.0
#: How much shorter than the longest line the shortest one looks best.
_TAPER = 0.25
_COST_OF_A_LINE = 4.0

Width = Callable[[str], float]
#: A piece of a title, or a line of it, and its width in em.
_Wide = tuple[str, float]


def title_lines(
    title: str, room: float, breaker: Breaker, width: Width, words: Sequence[str]
) -> list[str]:
    """The lines of a title.

    Args:
        title: on one line.
        room: width of the text area, in em of the title's type.
        breaker: of the document, for what has no place to break by sense.
        width: of a text, in em.
        words: what else no line may split: names of people, fixed phrases.

    Returns:
        One line where it fits, else as few as fit, or one more where that is the better shape.
    """
    title = inked(title).strip(" \u3000")
    if width(title) <= room:
        return [title]
    pieces = tuple((piece, width(piece)) for piece in _pieces(title, (*words, *title_words())))
    for most in (room * _ROOM, room):
        for count in range(2, _MOST_LINES + 1):
            shapes = [*_shapes(pieces, count, most)]
            if shapes:
                shapes += _shapes(pieces, count + 1, most)
                return [line for line, _ in min(shapes, key=_ugliness)]
    return [line.text for line in breaker.lines((Span(title, Role.TITLE),), room, indent=0)]


def _shapes(pieces: Sequence[_Wide], count: int, most: float) -> Iterator[list[_Wide]]:
    """Every way to set pieces in so many lines none of which is wider than `most`.

    Of many lines none is less than half as wide: there would be too many ways to look at.
    """
    least = most / 2 if count >= _MANY_LINES else 0.0
    yield from _ways(pieces, count, (least, most))


def _ways(
    pieces: Sequence[_Wide], count: int, bounds: tuple[float, float]
) -> Iterator[list[_Wide]]:
    least, most = bounds
    left = sum(width for _, width in pieces)
    if count == 1:
        if pieces and least <= left <= most:
            yield [("".join(piece for piece, _ in pieces), left)]
        return
    taken = 0.0
    for end in range(1, len(pieces) - count + 2):
        taken += pieces[end - 1][1]
        if taken > most:
            return
        if taken >= least and least * (count - 1) <= left - taken <= most * (count - 1):
            line = "".join(piece for piece, _ in pieces[:end]), taken
            yield from ([line, *others] for others in _ways(pieces[end:], count - 1, bounds))


def _pieces(title: str, words: Sequence[str]) -> list[str]:
    """What stays whole: known words, numbers, what is quoted, and what stands between known words.

    A stretch of which no word is known stays whole too: better a line of odd length than a word
    torn apart.
    """
    longest_first = sorted({w for w in words if len(w) > 1}, key=len, reverse=True)
    known = "|".join(map(re.escape, longest_first))
    leaning = "".join(sorted(_LEANS_BACK)) + "和与及暨"
    pattern = re.compile(f"{_QUOTED}|{_DATES}|{known}|[{leaning}]")
    pieces: list[str] = []
    end = 0
    for found in pattern.finditer(title):
        pieces += [title[end : found.start()], found[0]]
        end = found.end()
    return _joined([piece for piece in (*pieces, title[end:]) if piece])


def _joined(pieces: list[str]) -> list[str]:
    joined: list[str] = []
    for piece in pieces:
        if joined and _belong_together(joined[-1], piece):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def _belong_together(left: str, right: str) -> bool:
    if right[0] in NEVER_FIRST | _LEANS_BACK or left[-1] in NEVER_LAST:
        return True
    return left.endswith(_LEANS_ON) or (left.endswith("的") and right.startswith(_PAPERS))


def _ugliness(lines: Sequence[_Wide]) -> float:
    """How far lines are from a good title; 0 is perfect."""
    widths = [width for _, width in lines]
    longest, shortest = max(widths), min(widths)
    ugly = abs((longest - shortest) - _TAPER * longest) + _COST_OF_A_LINE * len(lines)
    ugly += 0 if _is_trapezium(widths) or _is_diamond(widths) else 12
    ugly += 10 if shortest < _SHORTEST else 0
    for (line, _), (following, _) in pairwise(lines):
        ugly -= 2.5 if following.startswith(_BEGINS) or line.endswith(_ENDS) else 0
    return ugly


def _is_trapezium(widths: Sequence[float]) -> bool:
    steps = [b - a for a, b in pairwise(widths)]
    monotone = all(step >= 0 for step in steps) or all(step <= 0 for step in steps)
    return monotone and abs(widths[-1] - widths[0]) >= 1


def _is_diamond(widths: Sequence[float]) -> bool:
    peak = widths.index(max(widths))
    rises = all(b >= a for a, b in pairwise(widths[: peak + 1]))
    falls = all(a >= b for a, b in pairwise(widths[peak:]))
    stands_out = widths[peak] - max(widths[0], widths[-1]) >= 1
    return 0 < peak < len(widths) - 1 and rises and falls and stands_out
