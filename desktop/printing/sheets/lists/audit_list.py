"""查看记录 on paper: who looked at whose data, when and why, on lying A4, for an inspection."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from desktop import errors
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.printing.document import Align, Document, Properties
from desktop.printing.furniture.galley import Piece, airy
from desktop.printing.furniture.page import fitted_size
from desktop.printing.furniture.running_page import RunningPages, title
from desktop.printing.furniture.signing import signing
from desktop.printing.furniture.table import Column, Row, Table
from desktop.printing.ink import A4, GREY, MM
from desktop.printing.typography.faces import Role
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Breaker
from desktop.printing.typography.missing import require_all
from desktop.printing.typography.wording import date_in_figures

TITLE = "个人信息查看记录"
PAGE = A4.landscape.size
SIDE = 15 * MM
_SIZE = 10.5
#: So many rows are broken between two looks at whether to go on.
_ROWS_A_LOOK = 500


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One look, as it is to be read.

    Args:
        seq: its number in the register.
        when: day and minute.
        clerk: who.
        did: what.
        whom: whose data; may be empty.
        why: the reason; may be empty.
    """

    seq: int
    when: str
    clerk: str
    did: str
    whom: str
    why: str

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        return {"文书": self.clerk, "做了什么": self.did, "谁的资料": self.whom, "理由": self.why}


@dataclass(frozen=True, slots=True)
class AuditList:
    """What the list says.

    Args:
        station: full name of the station.
        period: of what time, in words.
        lines: the looks, the oldest first.
        as_of: the day it was made.
        check: of both chains that day, as recovery sheets bear it.
        sample: print 「示例」 across every page.
    """

    station: str
    period: str
    lines: tuple[AuditLine, ...]
    as_of: datetime.date
    check: str = ""
    sample: bool = False


def render_audit_list(
    listed: AuditList,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    phrases: Sequence[str] = (),
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> bytes:
    """Set the list.

    Args:
        listed: what it says.
        book: the fonts.
        made_at: the time the PDF states.
        phrases: words no line may split.
        progress: told how many rows are broken.
        cancelled: asked between some rows.

    Raises:
        NothingToPrint: nobody looked.
        MissingGlyphs: characters no font has, with where they stand.
        DoesNotFit: the station's name is too long.
        Cancelled: somebody asked it to stop.
    """
    if not listed.lines:
        raise errors.NothingToPrint(why=f"{listed.period}没有查看记录")
    require_all(_sheets(listed), book.missing)
    document = Document(book, Properties(TITLE, listed.station, made_at), PAGE)
    pages = RunningPages(
        size=PAGE,
        side=SIDE,
        top=16 * MM,
        bottom=17 * MM,
        running=TITLE,
        beside=listed.station,
        sample=listed.sample,
    )
    place = (SIDE, pages.width)
    table = Table(document, Breaker(book.advance, phrases), _columns(), place, size=_SIZE)
    rows = _broken(table, listed, progress, cancelled)
    top = [title(document, listed.station, TITLE, place), _told(document, listed, place)]
    foot = signing(place, before=3 * MM)

    def column(openness: float) -> list[Piece]:
        return [*top, *table.pieces(rows, openness, ties=1), foot]

    pages.draw(document, airy(column, pages.height))
    return document.finish()


def _sheets(listed: AuditList) -> Iterator[tuple[str, dict[str, str]]]:
    yield "", {"站名": listed.station}
    for line in listed.lines:
        yield f"第 {line.seq} 条", line.texts()


def _columns() -> list[Column]:
    middle = Align.CENTRE
    return [
        Column("序号", 15 * MM, align=middle),
        Column("时间", 36 * MM, align=middle),
        Column("文书", 26 * MM, 0.5),
        Column("做了什么", 34 * MM, 0.5),
        Column("谁的资料", 40 * MM, 1.0),
        Column("理由", 50 * MM, 2.0),
    ]


def _broken(
    table: Table, listed: AuditList, progress: Progress, cancelled: CancelAsked
) -> list[Row]:
    rows: list[Row] = []
    total = len(listed.lines)
    for start in range(0, total, _ROWS_A_LOOK):
        if cancelled():
            raise errors.Cancelled()
        progress(start, total)
        part = listed.lines[start : start + _ROWS_A_LOOK]
        rows += table.rows(
            (str(one.seq), one.when, one.clerk, one.did, one.whom, one.why) for one in part
        )
    progress(total, total)
    return rows


def _told(document: Document, listed: AuditList, place: tuple[float, float]) -> Piece:
    """Of what time, how many, and by what they can be checked."""
    words = f"{listed.period}\u3000共{len(listed.lines)}条\u3000{date_in_figures(listed.as_of)}制表"
    words += f"\u3000日志校验 {listed.check}" if listed.check else ""
    size = fitted_size(document, words, Role.SONG, (6, _SIZE), place[1], 0)
    height = size + 3 * MM
    return Piece(height, partial(_draw_told, words, size, place), ties=2)


def _draw_told(
    words: str, size: float, place: tuple[float, float], document: Document, top: float
) -> None:
    document.ink(GREY)
    document.text((place[0] + place[1], top - size), words, Role.SONG, size, align=Align.RIGHT)
