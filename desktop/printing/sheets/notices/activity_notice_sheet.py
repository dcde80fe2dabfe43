"""Sets the poster of an activity in type that is read from two metres away.

It is laid out as wide as A4 and enlarged for larger paper.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import partial

from desktop import errors
from desktop.printing.document import Align, Document, Properties
from desktop.printing.furniture.galley import Pages, Piece, airy, on_pages
from desktop.printing.furniture.ornament import rule_with_diamond
from desktop.printing.ink import A4, BLACK, MM, RED, Paper
from desktop.printing.sheets.notices.activity_notice import ActivityNotice, ActivityNotices
from desktop.printing.sheets.notices.activity_notice_frame import (
    COLUMN,
    SIDE,
    WIDTH,
    Frame,
    top_of,
)
from desktop.printing.sheets.notices.notice_title import title_lines
from desktop.printing.typography.faces import Role
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Breaker, Line, Span
from desktop.printing.typography.missing import require_all

_PLAN = "活动内容"

#: Type of the facts, in points as printed. A Chinese character of 20 pt is 7 mm high and read from
#: two metres; the plan stands in four fifths of that.
_SMALLEST, _LARGEST = 20.0, 26.0
_PLAN_SHARE = 0.8
_STEP = 0.5
_TITLE_MOST, _TITLE_LEAST, _TITLE_SHARE = 62, 22, 2.2
_SHORT_TITLE, _ANY = 6, 99
#: A title may take more lines the smaller its type: (at least so large, lines at most).
_TITLE_LINES = ((44, 1), (36, 2), (28, 3), (24, 5), (0, 8))
_LABEL_EM = 4.0
_GAP_EM = 0.9
_LEADING = 1.36
_MOST_PAGES = 12
#: A column that leaves room over stands so much lower at most.
_DOWN = 46 * MM


def render_activity_notices(
    batch: ActivityNotices,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    paper: Paper = A4,
    phrases: Sequence[str] = (),
) -> bytes:
    """Set posters, each on a page of its own; only a very long plan takes more.

    Args:
        batch: the activities.
        book: the fonts.
        made_at: the time the PDF states.
        paper: an upright one.
        phrases: words no line may split.

    Raises:
        NothingToPrint: there is no activity.
        MissingGlyphs: a character no font has.
        DoesNotFit: a text is too long for a wall.
    """
    if not batch.notices:
        raise errors.NothingToPrint(why="没有选择活动")
    require_all(((one.title, one.texts()) for one in batch.notices), book.missing)
    first = batch.notices[0]
    document = Document(book, Properties(first.title, first.station, made_at), paper.size)
    scale = paper.size[0] / WIDTH
    for notice in batch.notices:
        frame = Frame(document, notice, paper.size[1] / scale)
        _Poster(document, notice, phrases, frame, _SMALLEST / scale).draw(scale)
    return document.finish()


class _Poster:
    """Lays out and draws the poster of one activity.

    Args:
        document: where it goes.
        notice: what it says.
        phrases: words no line may split.
        frame: what is around it.
        smallest: type of the facts at least, in points of A4.
    """

    def __init__(
        self,
        document: Document,
        notice: ActivityNotice,
        phrases: Sequence[str],
        frame: Frame,
        smallest: float,
    ) -> None:
        self._document = document
        self._notice = notice
        self._frame = frame
        whole = [words for _, stretches in notice.facts for words in stretches]
        self._words = [*phrases, *notice.when, notice.leader, notice.team, notice.place]
        self._breaker = Breaker(document.book.advance, [*phrases, *whole])
        self._smallest = smallest
        self._titles: dict[int, list[str]] = {}

    def draw(self, scale: float) -> None:
        """Write its pages, enlarged by so much."""
        pages = self._pages()
        for number, page in enumerate(pages):
            self._document.operators(f"q {scale:.6f} 0 0 {scale:.6f} 0 0 cm")
            self._frame.draw(number)
            used = page[-1].down + page[-1].piece.height
            spare = self._frame.room(number) - used
            top = self._frame.height - top_of(number)
            top -= min(spare * 0.4, _DOWN) if len(pages) == 1 else 0.0
            for standing in page:
                standing.piece.draw(self._document, top - standing.down)
            self._document.operators("Q")
            self._document.end_page()

    def _pages(self) -> Pages:
        """One page in the largest type that fits, else as many as the smallest needs."""
        size = _LARGEST
        while size > self._smallest:
            if len(on_pages(self._pieces(size, 0.0), self._frame.room)) == 1:
                return airy(partial(self._pieces, size), self._frame.room)
            size -= _STEP
        pages = airy(partial(self._pieces, self._smallest), self._frame.room)
        if len(pages) > _MOST_PAGES:
            raise errors.DoesNotFit(what=self._notice.title)
        return pages

    # --- what stands in the column ---

    def _pieces(self, size: float, openness: float) -> list[Piece]:
        pieces = [self._title(size), self._rule(size, openness)]
        for place, (label, words) in enumerate(self._notice.facts):
            pieces.append(self._fact(label, words, size, openness, strong=place < 2))
        return [*pieces, *self._plan(size, openness)]

    def _title(self, size: float) -> Piece:
        lines, type_size = self._title_set(size)
        step, spacing = type_size * 1.28, self._spacing

        def draw(document: Document, top: float) -> None:
            document.ink(RED)
            for place, line in enumerate(lines):
                at = (WIDTH / 2, top - place * step - type_size * 0.95)
                document.text(at, line, Role.TITLE, type_size, align=Align.CENTRE, spacing=spacing)

        return Piece(len(lines) * step, draw, ties=2, what=self._notice.title)

    def _title_set(self, size: float) -> tuple[list[str], int]:
        """Its lines and their size."""
        for tried in range(min(_TITLE_MOST, int(size * _TITLE_SHARE)), _TITLE_LEAST, -1):
            most = next(count for least, count in _TITLE_LINES if tried >= least)
            lines = self._title_lines(tried, most)
            if lines and len(lines) <= most:
                return lines, tried
        return self._title_lines(_TITLE_LEAST, _ANY), _TITLE_LEAST

    def _title_lines(self, size: int, most: int) -> list[str]:
        """The title in type of a size; none where it clearly takes more lines than that."""
        book, spacing, room = self._document.book, self._spacing, COLUMN / size

        def width(text: str) -> float:
            return book.width(text, Role.TITLE) + spacing * len(text)

        if size not in self._titles and width(self._notice.title) <= room * most:
            title = self._notice.title
            self._titles[size] = title_lines(title, room, self._breaker, width, self._words)
        return self._titles.get(size, [])

    @property
    def _spacing(self) -> float:
        """Between the title's characters, in em."""
        return 0.12 if len(self._notice.title) <= _SHORT_TITLE else 0.03

    def _rule(self, size: float, openness: float) -> Piece:
        def draw(document: Document, top: float) -> None:
            rule_with_diamond(document, (WIDTH / 2, top - size * 0.2), COLUMN * 0.8, RED)

        before = size * (0.35 + 0.5 * openness)
        return Piece(size * (0.5 + 0.4 * openness), draw, before=before, ties=1)

    def _fact(
        self, label: str, words: Sequence[str], size: float, openness: float, *, strong: bool
    ) -> Piece:
        role = Role.HEI_BOLD if strong else Role.HEI
        left = SIDE + (_LABEL_EM + _GAP_EM) * size
        measure = (WIDTH - SIDE - left) / size
        lines = self._fact_lines(words, role, measure)
        step = size * (_LEADING + 0.1 * openness)
        spread = (_LABEL_EM - len(label)) / max(len(label) - 1, 1)

        def draw(document: Document, top: float) -> None:
            document.ink(RED)
            base = top - step / 2 - size * 0.37
            document.text((SIDE, base), label, Role.HEI_BOLD, size, spacing=spread)
            document.ink(BLACK)
            for place, line in enumerate(lines):
                document.line((left, base - place * step), line, size)

        before = size * (0.3 + 0.75 * openness)
        return Piece(len(lines) * step, draw, before=before, what=label)

    def _fact_lines(self, words: Sequence[str], role: Role, measure: float) -> list[Line]:
        """On one line if there is room, else every stretch on lines of its own."""
        together = self._breaker.lines((Span("\u2002".join(words), role),), measure, indent=0)
        if len(together) == 1:
            return together
        return [
            line
            for one in words
            for line in self._breaker.lines((Span(one, role),), measure, indent=0)
        ]

    def _plan(self, size: float, openness: float) -> list[Piece]:
        paragraphs = [line.strip() for line in self._notice.plan.splitlines() if line.strip()]
        if not paragraphs:
            return []
        head = self._fact(_PLAN, (), size, openness, strong=False)
        type_size = size * _PLAN_SHARE
        step = type_size * (1.5 + 0.3 * openness)
        pieces = [Piece(size * _LEADING, head.draw, before=head.before, ties=2, what=_PLAN)]
        for paragraph in paragraphs:
            lines = self._breaker.lines((Span(paragraph, Role.HEI),), COLUMN / type_size)
            for place, line in enumerate(lines):
                ties = 1 if place == 0 or place == len(lines) - 2 else 0
                before = type_size * 0.3 if place == 0 else 0.0
                draw = partial(_draw_line, line, type_size, step)
                pieces.append(Piece(step, draw, before=before, ties=ties * (len(lines) > 1)))
        return pieces


def _draw_line(line: Line, size: float, step: float, document: Document, top: float) -> None:
    document.ink(BLACK)
    base = top - step / 2 - size * 0.37
    document.line((SIDE, base), line, size, COLUMN / size)
