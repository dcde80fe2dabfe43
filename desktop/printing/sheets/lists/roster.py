"""The roster (花名册): every volunteer of the station or of one team, on lying A4."""

from __future__ import annotations

import datetime
import re
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
from desktop.printing.typography.wording import date_in_figures, even_decimals

TITLE = "志愿者花名册"
PAGE = A4.landscape.size
SIDE = 15 * MM
_UNMASKED = re.compile(r"\d{6}")
_SIZE = 10.5
#: So many rows are broken between two looks at whether to go on.
_ROWS_A_LOOK = 500


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One volunteer, as it is to be read.

    Args:
        name: full name.
        sex: 男 or 女.
        born: year and month, 1968年3月.
        phone: may be empty, like all that follows.
        group: the village group.
        teams: all teams they belong to.
        registered: the day.
        hours: credited.
        id_number: masked to its first and last character; for rosters that show it.
    """

    name: str
    sex: str = ""
    born: str = ""
    phone: str = ""
    group: str = ""
    teams: str = ""
    registered: str = ""
    hours: str = ""
    id_number: str = ""

    def __post_init__(self) -> None:
        if _UNMASKED.search(self.id_number):
            raise errors.ProgramError(what="证件号码没有遮盖")

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        return {
            "姓名": self.name,
            "手机": self.phone,
            "村民小组": self.group,
            "队伍": self.teams,
            "资料": f"{self.sex}{self.born}{self.registered}{self.hours}{self.id_number}",
        }


@dataclass(frozen=True, slots=True)
class Roster:
    """What the roster says.

    Args:
        station: full name of the station.
        lines: who stands on it, in order.
        team: whose roster it is; the whole station's where empty.
        as_of: the day it tells of.
        with_id: whether it has a column of masked ID numbers.
        sample: print 「示例」 across every page.
    """

    station: str
    lines: tuple[RosterLine, ...]
    as_of: datetime.date
    team: str = ""
    with_id: bool = False
    sample: bool = False


def render_roster(
    roster: Roster,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    phrases: Sequence[str] = (),
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> bytes:
    """Set the roster.

    Args:
        roster: what it says.
        book: the fonts.
        made_at: the time the PDF states.
        phrases: words no line may split.
        progress: told how many rows are broken.
        cancelled: asked between some rows.

    Raises:
        NothingToPrint: nobody stands on it.
        MissingGlyphs: characters no font has, with whose they are.
        DoesNotFit: the station's name is too long.
        Cancelled: somebody asked it to stop.
    """
    if not roster.lines:
        raise errors.NothingToPrint(why="没有在册的志愿者")
    require_all(_sheets(roster), book.missing)
    whole = f"{TITLE}（{roster.team}）" if roster.team else TITLE
    document = Document(book, Properties(whole, roster.station, made_at), PAGE)
    pages = RunningPages(
        size=PAGE,
        side=SIDE,
        top=16 * MM,
        bottom=17 * MM,
        running=whole,
        beside=roster.station,
        sample=roster.sample,
    )
    place = (SIDE, pages.width)
    table = Table(document, Breaker(book.advance, phrases), _columns(roster), place, size=_SIZE)
    rows = _broken(table, roster, progress, cancelled)
    top = [title(document, roster.station, whole, place), _told(document, roster, place)]
    foot = signing(place, before=3 * MM)

    def column(openness: float) -> list[Piece]:
        return [*top, *table.pieces(rows, openness, ties=1), foot]

    pages.draw(document, airy(column, pages.height))
    return document.finish()


def _sheets(roster: Roster) -> Iterator[tuple[str, dict[str, str]]]:
    yield "", {"站名": roster.station, "队伍": roster.team}
    for line in roster.lines:
        yield line.name, line.texts()


def _columns(roster: Roster) -> list[Column]:
    middle = Align.CENTRE
    columns = [
        Column("序号", 13 * MM, align=middle),
        Column("姓名", 29 * MM, 0.6),
        Column("性别", 12 * MM, align=middle),
        Column("出生年月", 24 * MM, 0.3, middle),
        Column("手机", 28 * MM, 0.4, middle),
        Column("村民小组", 22 * MM, 0.8),
    ]
    if not roster.team:
        columns.append(Column("队伍", 34 * MM, 2.0))
    if roster.with_id:
        columns.append(Column("证件号码", 43 * MM, 0.3, middle))
    columns.append(Column("登记日期", 31 * MM, 0.3, middle))
    columns.append(Column("服务时长（小时）", 20 * MM, 0.2, Align.RIGHT))
    return columns


def _cells(roster: Roster, number: int, line: RosterLine, hours: str) -> list[str]:
    cells = [str(number), line.name, line.sex, line.born, line.phone, line.group]
    cells += [] if roster.team else [line.teams]
    cells += [line.id_number] if roster.with_id else []
    return [*cells, line.registered, hours]


def _broken(table: Table, roster: Roster, progress: Progress, cancelled: CancelAsked) -> list[Row]:
    rows: list[Row] = []
    total = len(roster.lines)
    hours = even_decimals(line.hours for line in roster.lines)
    for start in range(0, total, _ROWS_A_LOOK):
        if cancelled():
            raise errors.Cancelled()
        progress(start, total)
        part = range(start, min(start + _ROWS_A_LOOK, total))
        rows += table.rows(_cells(roster, n + 1, roster.lines[n], hours[n]) for n in part)
    progress(total, total)
    return rows


def _told(document: Document, roster: Roster, place: tuple[float, float]) -> Piece:
    """As of when, and how many they are."""
    women = sum(line.sex == "女" for line in roster.lines)
    words = f"截至{date_in_figures(roster.as_of)}\u3000共{len(roster.lines)}人"
    words += f"，其中女{women}人" if women else ""
    size = fitted_size(document, words, Role.SONG, (6, _SIZE), place[1], 0)
    height = size + 3 * MM
    return Piece(height, partial(_draw_told, words, size, place), ties=2)


def _draw_told(
    words: str, size: float, place: tuple[float, float], document: Document, top: float
) -> None:
    document.ink(GREY)
    document.text((place[0] + place[1], top - size), words, Role.SONG, size, align=Align.RIGHT)
