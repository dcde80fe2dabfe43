"""Photos in rows of two, each whole and upright, with what is written under it.

An odd one stands in the middle of the last row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from desktop.printing.document import Align, Document
from desktop.printing.furniture.cell import Setter, Words
from desktop.printing.furniture.galley import Piece
from desktop.printing.furniture.photo import for_paper, shape_of
from desktop.printing.ink import BLACK, GREY, MM
from desktop.printing.typography.faces import Role
from desktop.printing.typography.lines import Breaker

#: What all photos of a file may take together, so that it goes by mail: 8 MB with its fonts.
ALL_BYTES = 7_000_000
_EACH_BYTES = 700_000
_ACROSS = 2
_GAP = 6 * MM
_TALLEST = 64 * MM
#: A single photo stands in the middle, larger.
_ALONE = (124 * MM, 100 * MM)
_BELOW = 1.6 * MM
_AFTER = 5 * MM
_HAIRLINE = 0.3
_UNREADABLE = "照片已损坏，打不开"


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo and its caption.

    Args:
        jpeg: its bytes.
        caption: what is written under it; may be empty.
    """

    jpeg: bytes = field(repr=False)
    caption: str = ""


@dataclass(frozen=True, slots=True)
class _Hung:
    """A photo with its size on paper, in points, and how many bytes it may have there."""

    jpeg: bytes
    size: tuple[float, float]
    most: int
    caption: Words


class PhotoGrid:
    """Hangs photos into a column; each is made small enough for its place when it is drawn.

    Args:
        document: where they go.
        breaker: of that document.
        place: left edge and width of the column, in points.
        before_each: called before a photo is drawn, which may take a tenth of a second.
    """

    def __init__(
        self,
        document: Document,
        breaker: Breaker,
        place: tuple[float, float],
        before_each: Callable[[], None] = lambda: None,
    ) -> None:
        self._captions = Setter(document, breaker, Role.KAI, 10.5, 1.3)
        self._left, self._width = place
        self._before_each = before_each

    def rows(self, photos: Sequence[Photo], share: float = 1.0) -> list[Piece]:
        """The rows, from top to bottom.

        Args:
            photos: in order.
            share: of the height photos usually have.
        """
        width = (self._width - (_ACROSS - 1) * _GAP) / _ACROSS
        room = (width, _TALLEST * share)
        if len(photos) == 1:
            width, room = self._width, (min(_ALONE[0], self._width), _ALONE[1] * share)
        most = min(_EACH_BYTES, ALL_BYTES // max(len(photos), 1))
        hung = [self._hung(photo, width, room, most) for photo in photos]
        starts = range(0, len(hung), _ACROSS)
        return [self._row(hung[start : start + _ACROSS], width) for start in starts]

    def _hung(self, photo: Photo, width: float, room: tuple[float, float], most: int) -> _Hung:
        shape = shape_of(photo.jpeg)
        caption = self._captions.words(photo.caption, width)
        if shape is None:
            return _Hung(b"", (room[0], room[1] / 2), most, caption)
        scale = min(room[0] / shape.width, room[1] / shape.height)
        return _Hung(photo.jpeg, (shape.width * scale, shape.height * scale), most, caption)

    def _row(self, hung: Sequence[_Hung], width: float) -> Piece:
        tallest = max(one.size[1] for one in hung)
        below = self._captions.height(max(len(one.caption) for one in hung))
        height = tallest + (_BELOW + below if below else 0.0) + _AFTER
        return Piece(height, partial(self._draw, hung, width, tallest), what="照片")

    def _draw(
        self, hung: Sequence[_Hung], width: float, tallest: float, document: Document, top: float
    ) -> None:
        """Photos stand on one line, so that their captions begin at one height."""
        start = self._left + (self._width - len(hung) * width - (len(hung) - 1) * _GAP) / 2
        for place, one in enumerate(hung):
            left = start + place * (width + _GAP)
            at = (left + (width - one.size[0]) / 2, top - tallest)
            self._before_each()
            jpeg = for_paper(one.jpeg, one.size, one.most)
            if jpeg is None:
                _unreadable(document, at, one.size)
            else:
                document.picture(jpeg, at, one.size)
            document.pen(GREY, _HAIRLINE)
            document.operators(f"{at[0]:.2f} {at[1]:.2f} {one.size[0]:.2f} {one.size[1]:.2f} re S")
            document.ink(BLACK)
            height = self._captions.height(len(one.caption))
            box = (left, top - tallest - _BELOW, width, height)
            self._captions.draw(one.caption, box, Align.CENTRE)


def _unreadable(document: Document, at: tuple[float, float], size: tuple[float, float]) -> None:
    document.ink(GREY)
    middle = (at[0] + size[0] / 2, at[1] + size[1] / 2)
    document.text(middle, _UNREADABLE, Role.HEI, 9, align=Align.CENTRE)
