"""QR codes drawn as vectors."""

from __future__ import annotations

from functools import lru_cache

from desktop.printing.document import Document

# Any mask reads equally well by the standard's own rules of error correction; trying all eight to
# score them costs four fifths of the time of a certificate.
MASK = 2


@lru_cache(maxsize=256)
def modules(payload: str) -> tuple[int, str]:
    """The dark modules of a code at level M (15 % of it may be lost).

    Returns:
        Modules a side, and PDF operators that fill the code over a square of that many units.
    """
    import segno

    rows = segno.make(payload, error="m", micro=False, mask=MASK, boost_error=False).matrix
    side = len(rows)
    parts = []
    for number, row in enumerate(rows):
        start = 0
        bottom = side - 1 - number
        while (start := row.find(1, start)) >= 0:
            end = row.find(0, start)
            end = side if end < 0 else end
            parts.append(f"{start} {bottom} {end - start} 1 re")
            start = end
    return side, " ".join([*parts, "f"])


def draw_code(document: Document, payload: str, at: tuple[float, float], width: float) -> None:
    """Draw a code in the current ink; the quiet zone around it is the caller's.

    Args:
        document: where it goes.
        payload: what it says; ASCII.
        at: its lower left corner, in points.
        width: of its side, in points.
    """
    side, fill = modules(payload)
    scale = width / side
    document.operators(f"q {scale:.5f} 0 0 {scale:.5f} {at[0]:.3f} {at[1]:.3f} cm {fill} Q")
