"""The quick card: what a clerk does every day, and with which keys, on one upright A4."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop import errors
from desktop.printing.document import Align, Document, Properties
from desktop.printing.furniture.ornament import rule_with_diamond
from desktop.printing.furniture.page import fitted_size, watermark
from desktop.printing.ink import A4, BLACK, GREY, MM, RED
from desktop.printing.typography.faces import Role
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Breaker, Line, Span
from desktop.printing.typography.missing import require_all

WIDTH, HEIGHT = A4.size
SIDE, GAP = 17 * MM, 9 * MM
COLUMN = (WIDTH - 2 * SIDE - GAP) / 2
TOP, FOOT = HEIGHT - 56 * MM, 21 * MM
KEY = 26 * MM
SIZES = tuple(8 + step * 0.25 for step in range(19))
LEADING = 1.5


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with its rows.

    Args:
        heading: what they are about.
        rows: (key or step, words); the first may be empty.
    """

    heading: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class QuickCard:
    """What the card says.

    Args:
        station: the full name.
        title: of the card.
        left: blocks of the left column.
        right: blocks of the right column.
        foot: one line at the foot.
        sample: print 「示例」 across it.
    """

    station: str
    title: str
    left: tuple[Block, ...]
    right: tuple[Block, ...]
    foot: str = ""
    sample: bool = False

    @classmethod
    def load(cls, path: Path, station: str, *, sample: bool = False) -> QuickCard:
        """Read the card's words from a file of ``resources/help``.

        Raises:
            errors.FileMissing: there is no such file.
            errors.FileUnreadable: it is not of the expected form.
        """
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
            left, right = (
                tuple(Block(b["heading"], tuple((k, w) for k, w in b["rows"])) for b in told[side])
                for side in ("left", "right")
            )
            return cls(station, told["title"], left, right, told["foot"], sample)
        except OSError as error:
            raise errors.FileMissing(path=path.name) from error
        except (ValueError, KeyError, TypeError) as error:
            raise errors.FileUnreadable(path=path.name, why="不是上手卡的格式") from error

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        rows = [w for b in (*self.left, *self.right) for row in b.rows for w in (b.heading, *row)]
        return {"站名": self.station, "标题": self.title, "正文": "".join([*rows, self.foot])}


def render_quick_card(
    card: QuickCard,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    phrases: Sequence[str] = (),
) -> bytes:
    """Set the card on one page, in the largest type that fits.

    Raises:
        MissingGlyphs: a character no font has.
        DoesNotFit: it says too much.
    """
    require_all([("", card.texts())], book.missing)
    document = Document(book, Properties(card.title, card.station, made_at), A4.size)
    breaker = Breaker(book.advance, phrases)
    columns = (card.left, card.right)
    size = next(
        (s for s in reversed(SIZES) if all(_height(c, breaker, s) <= TOP - FOOT for c in columns)),
        None,
    )
    if size is None:
        raise errors.DoesNotFit(what=card.title)
    if card.sample:
        watermark(document, A4.size)
    _head(document, card)
    for place, blocks in enumerate(columns):
        _column(document, blocks, breaker, size, SIDE + place * (COLUMN + GAP))
    document.ink(GREY)
    foot = fitted_size(document, card.foot, Role.KAI, (5, 10), WIDTH - 2 * SIDE, 0)
    document.text((WIDTH / 2, 13 * MM), card.foot, Role.KAI, foot, align=Align.CENTRE)
    document.end_page()
    return document.finish()


def _head(document: Document, card: QuickCard) -> None:
    document.ink(BLACK)
    name = fitted_size(document, card.station, Role.KAI, (6, 14), WIDTH - 2 * SIDE, 0.08)
    at = (WIDTH / 2, HEIGHT - 22 * MM)
    document.text(at, card.station, Role.KAI, name, align=Align.CENTRE, spacing=0.08)
    document.ink(RED)
    at = (WIDTH / 2, HEIGHT - 37 * MM)
    document.text(at, card.title, Role.TITLE, 30, align=Align.CENTRE, spacing=0.16)
    rule_with_diamond(document, (WIDTH / 2, HEIGHT - 44 * MM), 120 * MM, RED)


def _lines(words: str, breaker: Breaker, size: float, *, keyed: bool) -> list[Line]:
    measure = (COLUMN - (KEY if keyed else 0)) / size
    return list(breaker.lines((Span(words, Role.HEI),), measure, indent=0, hanging=0))


def _height(blocks: Sequence[Block], breaker: Breaker, size: float) -> float:
    step = size * LEADING
    rows = [(key, words) for block in blocks for key, words in block.rows]
    lines = sum(len(_lines(words, breaker, size, keyed=bool(key))) for key, words in rows)
    return (lines + 0.3 * len(rows) + 2.4 * len(blocks)) * step


def _column(
    document: Document, blocks: Sequence[Block], breaker: Breaker, size: float, left: float
) -> None:
    step, y = size * LEADING, TOP
    for block in blocks:
        y -= 1.3 * step
        document.ink(RED)
        document.text((left, y), block.heading, Role.HEI_BOLD, size * 1.2)
        document.pen(RED, 0.5)
        line = y - 0.35 * step
        document.operators(f"{left:.2f} {line:.2f} m {left + COLUMN:.2f} {line:.2f} l S")
        y -= 0.4 * step
        for key, words in block.rows:
            y = _row(document, (key, words), breaker, size, (left, y))
        y -= 0.7 * step


def _row(
    document: Document,
    row: tuple[str, str],
    breaker: Breaker,
    size: float,
    at: tuple[float, float],
) -> float:
    (key, words), (left, y), step = row, at, size * LEADING
    document.ink(BLACK)
    if key:
        fitted = fitted_size(document, key, Role.HEI_BOLD, (4, size), KEY - 2 * MM, 0)
        document.text((left, y - step), key, Role.HEI_BOLD, fitted)
    for line in _lines(words, breaker, size, keyed=bool(key)):
        y -= step
        document.line((left + (KEY if key else 0), y), line, size)
    return y - 0.3 * step
