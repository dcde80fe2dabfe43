"""Words in a box that need several lines: as few as can be, of about the same length."""

from __future__ import annotations

from desktop.printing.furniture.cell import Setter, Words

#: By how much lines are shortened while they stay as few, in em, and no shorter than so much.
_STEP, _LEAST = 0.5, 2.0


def even_lines(setter: Setter, text: str, room: float) -> Words:
    """A text in as few lines as `room` points need, of about the same length."""
    words = setter.words(text, room)
    if len(words) < 2:
        return words
    step, least = _STEP * setter.size, _LEAST * setter.size
    while room - step > least:
        narrower = setter.words(text, room - step)
        if len(narrower) > len(words):
            break
        words, room = narrower, room - step
    return words
