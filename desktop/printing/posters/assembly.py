"""The map that comes with a tiled poster: a small picture of it, its sheets, and what to do."""

from __future__ import annotations

from desktop.printing.document import Align, Document
from desktop.printing.ink import A4, BLACK, GREY, MM, RED, WHITE
from desktop.printing.posters.tiling import OVERLAP_MM, Tiling
from desktop.printing.typography.faces import Role
from desktop.printing.typography.lines import Breaker, Span

_WIDTH, _HEIGHT = A4.size
_SIDE = 25 * MM
_PICTURE_MM = (120.0, 150.0)
_PICTURE_TOP = _HEIGHT - 52 * MM
_SIZE, _LEADING = 11.0, 18.0
_RULER_MM = 100


def picture_place(tiling: Tiling) -> tuple[float, float, float]:
    """Where the small picture stands: left, bottom and its scale against the finished poster.

    The sheets around it have their room too; they hang over at both sides alike.
    """
    wide, high = (side + 2 * over for side, over in zip(_size(tiling), _over(tiling), strict=True))
    scale = min(_PICTURE_MM[0] / wide, _PICTURE_MM[1] / high)
    left = (_WIDTH - tiling.width_mm * scale * MM) / 2
    return left, _PICTURE_TOP - (high - _over(tiling)[1]) * scale * MM, scale


def _size(tiling: Tiling) -> tuple[float, float]:
    return tiling.width_mm, tiling.height_mm


def _over(tiling: Tiling) -> tuple[float, float]:
    """How far the sheets hang over at each side, and above and below, in millimetres."""
    tiles = tiling.tiles()
    return max(0.0, *(-one.left_mm for one in tiles)), max(0.0, *(-one.top_mm for one in tiles))


def draw_map(document: Document, tiling: Tiling, poster: str, page: str, breaker: Breaker) -> None:
    """Draw all of the map but the picture, which comes below it.

    Args:
        document: its page is an upright A4.
        tiling: the poster.
        poster: the paper it was set for, for example ``A2``.
        page: which page of the document it is, in words; empty for the only one.
        breaker: of the document.
    """
    middle = _WIDTH / 2
    document.ink(BLACK)
    title = f"拼接图\u3000{page}".strip()
    document.text((middle, _HEIGHT - 28 * MM), title, Role.TITLE, 20, align=Align.CENTRE)
    document.ink(GREY)
    told = _told(tiling, poster)
    document.text((middle, _HEIGHT - 38 * MM), told, Role.HEI, 10.5, align=Align.CENTRE)
    _grid(document, tiling)
    _steps(document, tiling, breaker)
    _ruler(document)


def _told(tiling: Tiling, poster: str) -> str:
    lies = "横放" if tiling.sheet.width_mm > tiling.sheet.height_mm else "竖放"
    share = "原大" if tiling.scale == 1 else f"原大的 {tiling.scale * 100:.1f}%"
    size = f"{tiling.width_mm:.0f} × {tiling.height_mm:.0f} 毫米"
    return f"{poster}，{share}，拼成 {size}；{tiling.count} 张 A4 纸{lies}，不算这一张"


def _grid(document: Document, tiling: Tiling) -> None:
    left, bottom, scale = picture_place(tiling)
    wide, high = (side * scale * MM for side in tiling.printed_mm)
    top = bottom + tiling.height_mm * scale * MM
    for tile in tiling.tiles():
        x, y = left + tile.left_mm * scale * MM, top - tile.top_mm * scale * MM
        document.pen(GREY, 0.5)
        document.operators(f"{x:.2f} {y - high:.2f} {wide:.2f} {high:.2f} re S")
        _badge(document, f"{tile.row + 1}-{tile.column + 1}", (x + wide / 2, y - high / 2))


def _badge(document: Document, name: str, at: tuple[float, float]) -> None:
    """Which sheet it is, in a box of its own: without an edge it looks like a hole in the title."""
    document.ink(WHITE)
    document.pen(RED, 0.8)
    document.operators(f"{at[0] - 13:.2f} {at[1] - 8.5:.2f} 26 17 re B")
    document.ink(RED)
    document.text((at[0], at[1] - 4.2), name, Role.HEI_BOLD, 11.5, align=Align.CENTRE)


def _steps(document: Document, tiling: Tiling, breaker: Breaker) -> None:
    _, bottom, scale = picture_place(tiling)
    base = bottom - _over(tiling)[1] * scale * MM - 12 * MM
    measure = (_WIDTH - 2 * _SIDE) / _SIZE
    document.ink(BLACK)
    for number, words in enumerate(_words(tiling), 1):
        spans = (Span(f"{number}. {words}", Role.SONG),)
        for line in breaker.lines(spans, measure, indent=0, hanging=1.2):
            document.line((_SIDE, base), line, _SIZE, measure)
            base -= _LEADING


def _words(tiling: Tiling) -> list[str]:
    words = [
        "打印时选“实际大小”或 100%，不要选“适合纸张”。打完量一量最下面的线段，应当正好"
        f" {_RULER_MM} 毫米。"
    ]
    if tiling.columns > 1:
        words.append(
            "从第二列起，每张沿左边的实线裁掉白边；右边一张压在左边一张的虚线上，对齐粘好。"
        )
    if tiling.rows > 1:
        words.append(
            "从第二行起，每张沿上边的实线裁掉白边；下面一行压在上面一行的虚线上，对齐粘好。"
        )
    words.append(f"相邻两张重叠 {OVERLAP_MM:.0f} 毫米。全部粘完，再沿四角的角线裁齐。")
    return words


def _ruler(document: Document) -> None:
    long, left, base = _RULER_MM * MM, (_WIDTH - _RULER_MM * MM) / 2, 16 * MM
    document.pen(BLACK, 0.6)
    document.operators(f"{left:.2f} {base:.2f} m {left + long:.2f} {base:.2f} l S")
    for x in (left, left + long):
        document.operators(f"{x:.2f} {base - 4:.2f} m {x:.2f} {base + 4:.2f} l S")
    document.ink(GREY)
    words = f"{_RULER_MM} 毫米"
    document.text((_WIDTH / 2, base + 5), words, Role.HEI, 9, align=Align.CENTRE)
