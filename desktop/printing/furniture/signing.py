"""Lines to sign on: who handled it, who checked it, who answers for it, and the day."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.printing.document import Document
from desktop.printing.furniture.galley import Piece
from desktop.printing.ink import BLACK, MM
from desktop.printing.typography.faces import Role

#: Of lists and files (domain.md): 经办, 审核, 负责人.
HANDS = ("经办", "审核", "负责人")
_DAY = "\u2003\u2003年\u2003\u2002月\u2003\u2002日"
_SIZE = 10.5
_HEIGHT = 13 * MM
_GAP = 6 * MM
_HAIRLINE = 0.5


def signing(place: tuple[float, float], who: Sequence[str] = HANDS, *, before: float = 0) -> Piece:
    """A line for each hand, and room for the day behind them.

    Args:
        place: left edge and width of the column, in points.
        who: in words.
        before: space above, in points.
    """
    left, width = place

    def draw(document: Document, top: float) -> None:
        base = top - _HEIGHT + 2 * MM
        day = document.width(_DAY, Role.SONG, _SIZE)
        share = (width - day - len(who) * _GAP) / len(who)
        document.ink(BLACK)
        document.pen(BLACK, _HAIRLINE)
        for number, hand in enumerate(who):
            x = left + number * (share + _GAP)
            start = x + document.text((x, base), f"{hand}：", Role.SONG, _SIZE)
            document.operators(f"{start:.2f} {base - 2:.2f} m {x + share:.2f} {base - 2:.2f} l S")
        document.text((left + width - day, base), _DAY, Role.SONG, _SIZE)

    return Piece(_HEIGHT, draw, before=before, what="签字栏")
