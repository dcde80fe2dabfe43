"""The file of one activity (活动档案): facts, plan, story, who took part, photos, press brief.

What an activity has none of is left out, so that a small one looks finished too.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop import errors
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.printing.document import Align, Document, Properties
from desktop.printing.furniture.form import Form, facts
from desktop.printing.furniture.galley import Pages, Piece, held, on_pages
from desktop.printing.furniture.photo_grid import Photo, PhotoGrid
from desktop.printing.furniture.prose import heading, paragraphs_of, prose
from desktop.printing.furniture.running_page import RunningPages, title
from desktop.printing.furniture.signing import signing
from desktop.printing.furniture.table import Column, Table
from desktop.printing.ink import A4, MM
from desktop.printing.typography.faces import Role
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Breaker, Span
from desktop.printing.typography.missing import require_all
from desktop.printing.typography.wording import even_decimals, numeral

TITLE = "志愿服务活动档案"
SIDE = 17 * MM
_TEXT = 12.0
_LEADING = 1.7
_BEFORE = 6 * MM
#: So much at least stands above the lines to sign on.
_COMPANY = 20 * MM
#: Heights that few photos may have, as shares of the usual one.
_SHARES, _FEW = (1.0, 0.88, 0.76), 6


@dataclass(frozen=True, slots=True)
class Helper:
    """One volunteer who took part, as it is to be read.

    Args:
        name: full name.
        role: what they did; may be empty, like all that follows.
        came: when they signed in.
        left: when they signed out.
        hours: credited.
        source: what tells of it: 纸质名单, 签到签退, or why it was added later.
    """

    name: str
    role: str = ""
    came: str = ""
    left: str = ""
    hours: str = ""
    source: str = ""

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        return {"姓名": self.name, "分工": self.role, "来源": self.source}


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityFile:
    """What the file says; every part but the title may be empty.

    Args:
        station: full name of the station.
        activity: its title.
        when: day and hours, in words.
        place, team, leader, category, platform, kind, festival, tags, status: as in the record.
        theme, project, series: what the activity belongs to.
        residents: how many came.
        scans: how many scans of signed lists there are.
        recorded_on: the day it was written down, where that was later.
        plan, story, brief: texts as they were typed.
        published: where the press brief appeared.
        people: who took part, in order.
        hours: all of theirs.
        photos: in order, with captions.
        sample: print 「示例」 across every page.
    """

    station: str
    activity: str
    when: str = ""
    place: str = ""
    team: str = ""
    leader: str = ""
    category: str = ""
    platform: str = ""
    kind: str = ""
    festival: str = ""
    theme: str = ""
    project: str = ""
    series: str = ""
    tags: str = ""
    status: str = ""
    residents: int = 0
    scans: int = 0
    recorded_on: str = ""
    plan: str = ""
    story: str = ""
    brief: str = ""
    published: str = ""
    people: tuple[Helper, ...] = ()
    hours: str = ""
    photos: tuple[Photo, ...] = ()
    sample: bool = False

    def told(self) -> list[tuple[str, str]]:
        """The facts in its head, label and value; what is not known is left out."""
        facts = (
            ("活动名称", self.activity),
            ("活动时间", self.when),
            ("活动地点", self.place),
            ("服务队伍", self.team),
            ("负责人", self.leader),
            ("活动内容", self.category),
            ("服务平台", self.platform),
            ("活动形式", self.kind),
            ("节日", self.festival),
            ("月主题", self.theme),
            ("所属项目", self.project),
            ("所属系列", self.series),
            ("标签", self.tags),
            ("志愿者", f"{len(self.people)}人" if self.people else ""),
            ("群众", f"{self.residents}人" if self.residents else ""),
            ("签到表扫描件", f"{self.scans}张" if self.scans else ""),
            ("补记日期", self.recorded_on),
            ("状态", self.status),
        )
        return [(label, value) for label, value in facts if value]

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        return {
            "站名": self.station,
            **dict(self.told()),
            "活动方案": self.plan,
            "活动纪实": self.story,
            "信息稿": self.brief + self.published,
            "照片说明": "".join(photo.caption for photo in self.photos),
        }


@dataclass(frozen=True, slots=True)
class ActivityFiles:
    """Files of one or several activities, each with pages numbered by itself."""

    files: tuple[ActivityFile, ...]


def render_activity_files(
    batch: ActivityFiles,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    phrases: Sequence[str] = (),
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> bytes:
    """Set the files, on upright A4.

    Raises:
        NothingToPrint: there is none.
        MissingGlyphs: characters no font has, with whose they are.
        DoesNotFit: a title is too long for a line.
        Cancelled: somebody asked it to stop.
    """
    files = batch.files
    if not files:
        raise errors.NothingToPrint(why="没有选择活动")
    require_all(((one.activity, one.texts()) for one in files), book.missing)
    require_all(((who.name, who.texts()) for one in files for who in one.people), book.missing)
    first = files[0]
    more = f" 等{len(files)}个活动" if len(files) > 1 else ""
    whole = f"{TITLE} {first.activity}{more}"
    document = Document(book, Properties(whole, first.station, made_at), A4.size)
    steps = _steps(sum(1 + len(file.photos) for file in files), progress, cancelled)
    for file in files:
        next(steps)
        _File(document, file, phrases, steps).draw()
    return document.finish()


def _steps(count: int, progress: Progress, cancelled: CancelAsked) -> Iterator[None]:
    """One for each file and each photo; photos are what takes long."""
    for done in range(count):
        if cancelled():
            raise errors.Cancelled()
        progress(done, count)
        yield


class _File:
    """Sets the file of one activity."""

    def __init__(
        self,
        document: Document,
        file: ActivityFile,
        phrases: Sequence[str],
        steps: Iterator[None],
    ) -> None:
        self._document = document
        self._file = file
        self._steps = steps
        self._pages = RunningPages(
            size=A4.size,
            side=SIDE,
            top=16 * MM,
            bottom=18 * MM,
            running=f"{TITLE}\u3000{file.activity}",
            beside=file.station,
            sample=file.sample,
        )
        self._place = (SIDE, self._pages.width)
        names = [*phrases, *(one.name for one in file.people)]
        self._breaker = Breaker(document.book.advance, names)

    def draw(self) -> None:
        """Write its pages."""
        self._pages.draw(self._document, self._laid())

    def _laid(self) -> Pages:
        """Its pages; a few photos are made a little smaller where that spares a page."""
        shares = _SHARES if len(self._file.photos) <= _FEW else _SHARES[:1]
        end = signing(self._place, before=9 * MM)
        tried = [
            on_pages([*held(list(self._column(share)), _COMPANY), end], self._pages.height)
            for share in shares
        ]
        return min(tried, key=len)

    def _column(self, share: float) -> Iterator[Piece]:
        file = self._file
        form = Form(self._document, self._breaker, self._place)
        yield title(self._document, file.station, TITLE, self._place)
        yield from facts(form, file.told(), ties=0)
        for number, (words, pieces) in enumerate(self._parts(share), 1):
            told = f"{numeral(number)}、{words}"
            yield from heading(
                told, self._breaker, self._place, size=13, before=_BEFORE, after=1.2 * MM
            )
            yield from pieces

    def _parts(self, share: float) -> Iterator[tuple[str, list[Piece]]]:
        """The parts there are, each with what its heading says."""
        file = self._file
        if pieces := self._text(file.plan):
            yield "活动方案", pieces
        if pieces := self._text(file.story):
            yield "活动纪实", pieces
        if file.people:
            hours = f"，{file.hours}小时" if file.hours else ""
            yield f"参与人员（共{len(file.people)}人{hours}）", self._people()
        if file.photos:
            grid = PhotoGrid(
                self._document, self._breaker, self._place, lambda: next(self._steps, None)
            )
            yield f"活动照片（{len(file.photos)}张）", grid.rows(file.photos, share)
        if pieces := self._text(file.brief, f"刊发：{file.published}" if file.published else ""):
            yield "信息稿", pieces

    def _text(self, text: str, after: str = "") -> list[Piece]:
        told = [*paragraphs_of(text), *([after] if after else [])]
        return [
            piece
            for words in told
            for piece in prose(
                (Span(words, Role.FANG),),
                self._breaker,
                self._place,
                size=_TEXT,
                leading=_LEADING,
            )
        ]

    def _people(self) -> list[Piece]:
        """The table; times stand in it where anybody signed in or out."""
        people = self._file.people
        signed = any(one.came or one.left for one in people)
        table = Table(self._document, self._breaker, _columns(signed=signed), self._place)
        hours = even_decimals(one.hours for one in people)
        rows = table.rows(
            _cells(n, one, long, signed=signed)
            for n, (one, long) in enumerate(zip(people, hours, strict=True), 1)
        )
        return table.pieces(rows, 0.3)


def _columns(*, signed: bool) -> list[Column]:
    middle = Align.CENTRE
    times = [Column("签到", 15 * MM, align=middle), Column("签退", 15 * MM, align=middle)]
    return [
        Column("序号", 12 * MM, align=middle),
        Column("姓名", 27 * MM, 0.4),
        Column("分工", 28 * MM, 0.7),
        *(times if signed else []),
        Column("时长\n（小时）", 18 * MM, align=Align.RIGHT),
        Column("来源", 26 * MM, 1.0),
    ]


def _cells(number: int, one: Helper, hours: str, *, signed: bool) -> list[str]:
    times = [one.came, one.left] if signed else []
    return [str(number), one.name, one.role, *times, hours, one.source]
