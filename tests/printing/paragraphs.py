"""Random paragraphs whose parts are known, and what of the setting rules a broken one offends.

The rules are written down here anew, from GB/T 15834-2011 (4.1.3, 5.1) and the brief, so that the
breaker is not measured with its own ruler.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.printing.typography.faces import Role
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Line

NAMES = ("李桂兰", "欧阳文静", "司马相如之", "王䶮", "阿依古丽·买买提", "赵𬭎")
NOT_FIRST = set("、。，．：；！？）〕］｝〉》」』】〗”’…—％%℃")
NOT_LAST = set("（〔［｛〈《「『【〖“‘￥")
#: Marks with an empty half: behind the first kind, before the second.
HALF_BEHIND = set("、。，．：；！？）〕］｝〉》」』】〗”’")
HALF_BEFORE = set("（〔［｛〈《「『【〖“‘")
_LATIN = ("WeChat", "GB/T 9704", "A4", "QQ", "COVID-19", "PDF", "e-mail", "O'Neil")
_PAIRS = ("“”", "‘’", "（）", "《》", "【】", "〔〕", "「」", "〈〉")
_ENDS = (*"，。；：！？、", "……", "——", "。”", "）。", "》，", "”，“")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text and which stretches of it must stay whole, as (start, end)."""

    text: str
    whole: tuple[tuple[int, int], ...]


def paragraph(chance: random.Random, han: str, phrases: Sequence[str]) -> Paragraph:
    """Five to forty parts: words, numbers, Latin words, names, phrases, quotations, marks.

    Args:
        chance: where it comes from.
        han: characters of which plain words are made.
        phrases: those that must not split.
    """
    text, whole = "", []
    for _ in range(chance.randint(5, 40)):
        for part, stays in _part(chance, han, phrases):
            if stays and part.strip():
                whole.append((len(text), len(text) + len(part)))
            text += part
    return Paragraph(text, tuple(whole))


def _part(chance: random.Random, han: str, phrases: Sequence[str]) -> Iterator[tuple[str, bool]]:
    kind = chance.choices(
        ("word", "number", "latin", "name", "phrase", "quoted", "mark"), (8, 3, 2, 2, 2, 2, 6)
    )[0]
    if kind == "number":
        yield _number(chance), True
    elif kind == "latin":
        for place, word in enumerate(chance.choice(_LATIN).split(" ")):
            yield (" " if place else ""), False
            yield word, True
    elif kind == "name":
        yield chance.choice(NAMES), True
    elif kind == "phrase":
        yield chance.choice(phrases), True
    elif kind == "quoted":
        opening, closing = chance.choice(_PAIRS)
        yield opening, False
        yield from _part(chance, han, phrases)
        yield closing, False
    elif kind == "mark":
        yield chance.choice(_ENDS), False
    else:
        yield "".join(chance.choices(han, k=chance.randint(1, 9))), False


def _number(chance: random.Random) -> str:
    day, hour = chance.randint(1, 28), chance.randint(6, 21)
    return chance.choice(
        (
            f"{chance.randint(1, 99_999_999)}",
            f"{chance.random() * 100:.2f}",
            f"{chance.randint(1, 9_999_999):,}",
            f"{chance.randint(1, 100)}%",
            f"{chance.randint(1990, 2030)}年",
            f"{day}日",
            f"{hour}:{chance.randint(0, 59):02d}",
            f"0839-{chance.randint(1_000_000, 9_999_999)}",
            f"第{chance.choice('一二三四五六七八九')}十{chance.choice('一二三四')}条",
            f"￥{chance.randint(1, 5000)}.50",
        )
    )


def offences(
    made: Paragraph, lines: Sequence[Line], width: float, book: FontBook, role: Role
) -> list[str]:
    """What a broken paragraph does that it must not, in words; nothing lost, nothing split.

    Args:
        made: before it was broken.
        lines: what became of it.
        width: of the column, in em.
        book: of its faces.
        role: it was set in.
    """
    found = [*_edges(lines), *_parted(made, lines, width, book, role)]
    for place, line in enumerate(lines):
        wanted = _set_width(line.text, place, book, role)
        if abs(line.width - wanted) > 1e-6:
            found.append(f"{line.text!r} takes {line.width} em, not {wanted}")
        if line.indent + line.width > width + 1e-6:
            found.append(f"{line.text!r} runs over")
    bare = "".join(line.text for line in lines).replace(" ", "")
    if bare != made.text.replace(" ", ""):
        found.append("something is lost")
    return found


def _edges(lines: Sequence[Line]) -> Iterator[str]:
    texts = [line.text for line in lines]
    yield from (f"a line begins {text[:3]!r}" for text in texts[1:] if text[0] in NOT_FIRST)
    yield from (f"a line ends {text[-3:]!r}" for text in texts[:-1] if text[-1] in NOT_LAST)
    for one, other in itertools.pairwise(texts):
        if one[-1] + other[0] in ("……", "——"):
            yield f"{one[-1]} is parted"


def _parted(
    made: Paragraph, lines: Sequence[Line], width: float, book: FontBook, role: Role
) -> Iterator[str]:
    for place in breaks(made.text, lines):
        for start, end in made.whole:
            stretch = _glued(made, start, end)
            fits = book.width(stretch, role) <= width - 2
            if start < place < end and fits:
                yield f"{made.text[start:end]!r} is split"


def _glued(made: Paragraph, start: int, end: int) -> str:
    """A part with what must not leave it: marks on both sides and parts that touch it."""
    before = after = -1
    while (before, after) != (start, end):
        before, after = start, end
        while start and (made.text[start - 1] in NOT_LAST or made.text[start] in NOT_FIRST):
            start -= 1
        while end < len(made.text) and (
            made.text[end] in NOT_FIRST or made.text[end - 1] in NOT_LAST
        ):
            end += 1
        for one, other in made.whole:
            if one <= end and other >= start:
                start, end = min(start, one), max(end, other)
    return made.text[start:end]


def breaks(text: str, lines: Sequence[Line]) -> list[int]:
    """Where in a text its lines begin, but the first; blanks at the edges are gone."""
    places, at = [], 0
    for line in lines:
        start = text.index(line.text, at) if line.text else at
        places.append(start)
        at = start + len(line.text)
    return places[1:]


def _set_width(text: str, place: int, book: FontBook, role: Role) -> float:
    """Its characters less the empty halves of marks at its edges and where two marks meet."""
    width = book.width(text, role)
    for one, other in itertools.pairwise(text):
        behind = one in HALF_BEHIND and other in HALF_BEHIND | HALF_BEFORE
        width -= 0.5 * (behind or (one in HALF_BEFORE and other in HALF_BEFORE))
    width -= 0.5 * (place > 0 and text[:1] in HALF_BEFORE)
    return width - 0.5 * (text[-1:] in HALF_BEHIND)
