"""Desk names (席卡): a name on both sides of a folded card, one of them upside down on the sheet.

Either one card a sheet, folded into a prism of three faces that stands by itself and whose faces
fit the usual stands of 200 by 100 mm, or two cards a sheet, cut apart and folded once.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from desktop import errors
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.printing.document import Align, Document, Properties
from desktop.printing.furniture.page import fitted_size, watermark
from desktop.printing.ink import A4, BLACK, GREY, MM
from desktop.printing.typography.faces import Role
from desktop.printing.typography.fonts import FontBook, inked
from desktop.printing.typography.missing import require_all

TITLE = "席卡"
WIDTH, HEIGHT = A4.size
#: What a card's name may take of the width of its face.
_ROOM = WIDTH - 2 * 22 * MM
#: Of the height of its face, as the size of the type.
_TALLEST = 0.56
_LEAST = 30.0
#: Names from so many characters on stand in two lines, parted at their dot.
_LONG = 10
_SPREAD = {2: 1.0, 3: 0.22, 4: 0.1}
_DOT = "·"
_MARK = 7 * MM
#: From the middle of a line of Chinese type down to its baseline, in em.
_BASE = 0.37


@dataclass(frozen=True, slots=True)
class DeskNames:
    """Whose cards are printed.

    Args:
        names: in order.
        two: two cards a sheet, lower ones; else one.
        sample: print 「示例」 across every sheet.
    """

    names: tuple[str, ...]
    two: bool = False
    sample: bool = False


def render_desk_names(
    cards: DeskNames,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    phrases: Sequence[str] = (),
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> bytes:
    """Set the cards, on upright A4.

    Raises:
        NothingToPrint: nobody is named.
        MissingGlyphs: characters no font has, with whose they are.
        DoesNotFit: a name is too long to be read from afar.
        Cancelled: somebody asked it to stop.
    """
    del phrases  # a name stands alone
    names = tuple(name for name in map(_tidy, cards.names) if name)
    if not names:
        raise errors.NothingToPrint(why="没有选人，也没有写名字")
    require_all(((name, {"姓名": name}) for name in names), book.missing)
    more = f" 等{len(names)}人" if len(names) > 1 else ""
    document = Document(book, Properties(f"{TITLE} {names[0]}{more}", TITLE, made_at), A4.size)
    each = 2 if cards.two else 1
    for start in range(0, len(names), each):
        if cancelled():
            raise errors.Cancelled()
        progress(start, len(names))
        if cards.sample:
            watermark(document, A4.size)
        if cards.two:
            _two(document, names[start : start + 2])
        else:
            _one(document, names[start])
        document.end_page()
    progress(len(names), len(names))
    return document.finish()


def _tidy(name: str) -> str:
    return inked(name).strip()


def _one(document: Document, name: str) -> None:
    """Three faces: the name, the name upside down, and the one it stands on."""
    face = HEIGHT / 3
    _face(document, name, (face, face), turned=False)
    _face(document, name, (2 * face, face), turned=True)
    for fold in (face, 2 * face):
        _fold(document, fold)
    document.ink(GREY)
    words = "沿两条短线向后折，这一面作底，与另一头粘在一起"
    document.text((WIDTH / 2, face / 2), words, Role.HEI, 9, align=Align.CENTRE)


def _two(document: Document, names: Sequence[str]) -> None:
    """Two cards one above the other, each of two faces."""
    half, face = HEIGHT / 2, HEIGHT / 4
    for place, name in enumerate(names):
        base = half * (1 - place)
        _face(document, name, (base, face), turned=False)
        _face(document, name, (base + face, face), turned=True)
        _fold(document, base + face)
    _cut(document, half)


def _face(document: Document, name: str, band: tuple[float, float], *, turned: bool) -> None:
    """A name in the middle of a band across the sheet (base, height)."""
    base, height = band
    middle = base + height / 2
    turn = "-1 0 0 -1" if turned else "1 0 0 1"
    document.operators(f"q {turn} {WIDTH / 2:.3f} {middle:.3f} cm")
    document.ink(BLACK)
    lines = _lines(name)
    most = height * _TALLEST if len(lines) == 1 else height * 0.3
    spread = _SPREAD.get(len(name), 0.06)
    size = min(
        fitted_size(document, line, Role.TITLE, (_LEAST, most), _ROOM, spread) for line in lines
    )
    step = size * 1.2
    for place, line in enumerate(lines):
        y = ((len(lines) - 1) / 2 - place) * step - size * _BASE
        document.text((0, y), line, Role.TITLE, size, align=Align.CENTRE, spacing=spread)
    document.operators("Q")


def _lines(name: str) -> list[str]:
    """One line; two of a long name that has a dot or a blank to be parted at."""
    if len(name) < _LONG:
        return [name]
    for mark in (_DOT, " "):
        if mark in name.strip(mark):
            places = [place for place, char in enumerate(name) if char == mark]
            middle = min(places, key=lambda place: abs(place - len(name) / 2))
            after = middle + (mark == _DOT)
            return [name[:after], name[middle + 1 :]]
    return [name]


def _fold(document: Document, y: float) -> None:
    """A short mark at both edges."""
    document.pen(GREY, 0.5)
    for start, end in ((0, _MARK), (WIDTH - _MARK, WIDTH)):
        document.operators(f"[3 2] 0 d {start:.2f} {y:.2f} m {end:.2f} {y:.2f} l S [] 0 d")
    document.ink(GREY)
    document.text((_MARK + 2 * MM, y - 2.5), "折", Role.HEI, 7)


def _cut(document: Document, y: float) -> None:
    """A hairline across the sheet."""
    document.pen(GREY, 0.4)
    document.operators(f"0 {y:.2f} m {WIDTH:.2f} {y:.2f} l S")
    document.ink(GREY)
    document.text((_MARK + 2 * MM, y + 2), "剪", Role.HEI, 7)
