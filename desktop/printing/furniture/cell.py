"""Words in a box: broken into lines where they are too long, set in its middle or at an edge."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.printing.document import Align, Document
from desktop.printing.typography.faces import Role
from desktop.printing.typography.lines import Breaker, Line, Span

#: From the middle of a line of Chinese type down to its baseline, in em.
_BASE = 0.37
#: Signs side by side, which the breaker sets closer than each alone is wide.
_CLOSE = re.compile("[（）《》“”、，。；：！？]{2}")

#: What fits on one line stays text, which is set much faster than a broken paragraph.
Words = tuple[str | Line, ...]


@dataclass(frozen=True, slots=True)
class Setter:
    """Breaks and sets words of one size and face.

    Args:
        document: what they are measured and set in.
        breaker: of that document.
        role: their face.
        size: of the type, in points.
        leading: from line to line, in em.
    """

    document: Document
    breaker: Breaker
    role: Role
    size: float
    leading: float = 1.35

    def words(self, text: str, room: float) -> Words:
        """A text as lines no wider than `room` points; its own line ends are kept."""
        if self._plain(text, room):
            return (text,) if text else ()
        lines: list[str | Line] = []
        for paragraph in text.split("\n"):
            spans = (Span(paragraph, self.role),)
            lines += self.breaker.lines(spans, room / self.size, indent=0)
        return tuple(lines)

    def _plain(self, text: str, room: float) -> bool:
        if "\n" in text or _CLOSE.search(text):
            return False
        return self.document.width(text, self.role, self.size) <= room

    def height(self, lines: int) -> float:
        """Of so many lines, in points."""
        return lines * self.leading * self.size

    def fitting(self, height: float) -> int:
        """How many lines a height holds."""
        return int(height / (self.leading * self.size) + 1e-6)

    def draw(
        self, words: Words, box: tuple[float, float, float, float], align: Align = Align.LEFT
    ) -> None:
        """Set lines in the middle of a box's height, in the present ink.

        Args:
            words: as `words` gave them.
            box: left, top, width and height, in points.
            align: to which edge.
        """
        left, top, width, height = box
        step = self.leading * self.size
        base = top - (height - len(words) * step) / 2 - step / 2 - self.size * _BASE
        for line in words:
            if isinstance(line, str):
                at = (left + width * align.value, base)
                self.document.text(at, line, self.role, self.size, align=align)
            else:
                x = left + (width - line.width * self.size) * align.value
                self.document.line((x, base), line, self.size)
            base -= step


def shares(wanted: Sequence[tuple[float, float]], width: float) -> list[float]:
    """Divide a width: each part has its least, the rest goes by share.

    Args:
        wanted: (least, share) of each part, the least in points.
        width: of all, in points; if the least alone is more, all shrink alike.
    """
    least = sum(part[0] for part in wanted)
    if least >= width:
        return [part[0] * width / least for part in wanted]
    every = sum(part[1] for part in wanted) or 1.0
    return [part[0] + (width - least) * part[1] / every for part in wanted]
