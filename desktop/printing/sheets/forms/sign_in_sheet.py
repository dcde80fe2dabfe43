"""The sign-in sheet (签到表): an activity's facts, who is expected, rows to sign in and out.

The code at the foot of every page names the activity, so that a scan finds back to it.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from desktop import errors
from desktop.printing.document import Align, Document, Properties
from desktop.printing.furniture.form import Form, facts
from desktop.printing.furniture.galley import Pages, Piece, on_pages
from desktop.printing.furniture.qr import draw_code
from desktop.printing.furniture.running_page import SMALL, RunningPages, title
from desktop.printing.furniture.signing import signing
from desktop.printing.furniture.table import Column, Table
from desktop.printing.ink import A4, BLACK, GREY, MM
from desktop.printing.typography.faces import Role
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Breaker
from desktop.printing.typography.missing import require_all

TITLE = "志愿服务活动签到表"
WIDTH, HEIGHT = A4.size
SIDE = 17 * MM
#: Rows to sign in: as high as all stand on the fewest pages.
ROWS = (10 * MM, 9.25 * MM, 8.5 * MM)
CODE = 17 * MM
BOTTOM = 27 * MM
_COLUMNS = (
    Column("序号", 12 * MM, align=Align.CENTRE),
    Column("姓名", 25 * MM, 0.5),
    Column("村民小组", 23 * MM, 0.3),
    Column("本人签名", 30 * MM, 0.6),
    Column("签到时间", 21 * MM, align=Align.CENTRE),
    Column("签退时间", 21 * MM, align=Align.CENTRE),
    Column("手机\n首次参加请填", 31 * MM, align=Align.CENTRE),
)
_ASK = "请本人签名，写明来、去的时间。"
_CODE_WORDS = "扫描件凭此码附回活动"
_HANDS = ("记录人", "负责人")
#: Whatever fills a page, at least so many rows are left for those nobody expected.
SPARE = 2
#: A page holds fewer.
_MOST_SPARE = 40


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody who is expected, as it is to be read."""

    name: str
    group: str = ""

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        return {"姓名": self.name, "村民小组": self.group}


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInSheet:
    """What the sheet of one activity says; every text may be empty, to be written by hand.

    Args:
        station: full name of the station.
        activity: its title.
        when: day and time, in words.
        place: where.
        team: who does it.
        leader: who answers for it.
        people: who is expected, in order.
        spare: empty rows below them; None fills the last page.
        code: payload of the code at the foot; empty prints none.
        sample: print 「示例」 across every page.
    """

    station: str
    activity: str = ""
    when: str = ""
    place: str = ""
    team: str = ""
    leader: str = ""
    people: tuple[Expected, ...] = ()
    spare: int | None = None
    code: str = ""
    sample: bool = False

    def told(self) -> list[tuple[str, str]]:
        """The facts in its head: label and value."""
        return [
            ("活动名称", self.activity),
            ("活动时间", self.when),
            ("活动地点", self.place),
            ("服务队伍", self.team),
            ("负责人", self.leader),
        ]

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        return {"站名": self.station, **dict(self.told())}


@dataclass(frozen=True, slots=True)
class SignInSheets:
    """Sheets of one or several activities, each with pages numbered by itself."""

    sheets: tuple[SignInSheet, ...]


def render_sign_in_sheets(
    batch: SignInSheets,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    phrases: Sequence[str] = (),
) -> bytes:
    """Set the sheets, on upright A4.

    Raises:
        NothingToPrint: there is none.
        MissingGlyphs: characters no font has, with whose they are.
        DoesNotFit: the station's name is too long for a line.
    """
    if not batch.sheets:
        raise errors.NothingToPrint(why="没有选择活动")
    require_all(((one.activity, one.texts()) for one in batch.sheets), book.missing)
    people = (one for sheet in batch.sheets for one in sheet.people)
    require_all(((one.name, one.texts()) for one in people), book.missing)
    first = batch.sheets[0]
    whole = f"{TITLE} {first.activity}".strip()
    document = Document(book, Properties(whole, first.station, made_at), A4.size)
    for sheet in batch.sheets:
        _Sheet(document, sheet, phrases).draw()
    return document.finish()


class _Sheet:
    """Sets the sheet of one activity."""

    def __init__(self, document: Document, sheet: SignInSheet, phrases: Sequence[str]) -> None:
        self._document = document
        self._sheet = sheet
        self._pages = RunningPages(
            size=A4.size,
            side=SIDE,
            top=15 * MM,
            bottom=BOTTOM,
            running=f"{TITLE}\u3000{sheet.activity}".strip(),
            beside=sheet.station,
            foot=partial(_foot, sheet),
            sample=sheet.sample,
        )
        self._place = (SIDE, self._pages.width)
        names = [*phrases, *(one.name for one in sheet.people)]
        breaker = Breaker(document.book.advance, names)
        self._tables = [
            Table(document, breaker, _COLUMNS, self._place, least=height) for height in ROWS
        ]
        form = Form(document, breaker, self._place, least=8.5 * MM)
        head = title(document, sheet.station, TITLE, self._place)
        gap = Piece(4 * MM, lambda _document, _top: None, ties=1)
        self._top = [head, *facts(form, sheet.told()), gap]
        people = enumerate(sheet.people, 1)
        self._rows = self._tables[0].rows(
            (str(number), one.name, one.group, "", "", "", "") for number, one in people
        )

    def draw(self) -> None:
        """Write its pages."""
        self._pages.draw(self._document, self._laid())

    def _laid(self) -> Pages:
        spare = SPARE if self._sheet.spare is None else self._sheet.spare
        settings = [self._with(table, spare) for table in self._tables]
        fewest = min(len(pages) for pages in settings)
        table, pages = next(
            pair for pair in zip(self._tables, settings, strict=True) if len(pair[1]) == fewest
        )
        return pages if self._sheet.spare is not None else self._filled(table, pages)

    def _filled(self, table: Table, best: Pages) -> Pages:
        """With as many empty rows as the last page still holds."""
        for spare in range(SPARE + 1, _MOST_SPARE):
            tried = self._with(table, spare)
            if len(tried) > len(best):
                break
            best = tried
        return best

    def _with(self, table: Table, spare: int) -> Pages:
        start = len(self._rows)
        empty = table.rows((str(start + n), *[""] * 6) for n in range(1, spare + 1))
        pieces = [
            *self._top,
            *table.pieces([*self._rows, *empty], ties=1),
            signing(self._place, _HANDS),
        ]
        return on_pages(pieces, self._pages.height)


def _foot(sheet: SignInSheet, document: Document, _page: int) -> None:
    document.ink(GREY)
    base = BOTTOM - 7 * MM
    document.text((SIDE, base), _ASK, Role.KAI, 10.5)
    if not sheet.code:
        return
    left, bottom = WIDTH - SIDE - CODE, 7 * MM
    document.text((left - 2.5 * MM, base), _CODE_WORDS, Role.KAI, SMALL, align=Align.RIGHT)
    document.ink(BLACK)
    draw_code(document, sheet.code, (left, bottom), CODE)
