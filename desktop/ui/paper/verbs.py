"""What 打印 asks of the station, each as something a lane can call with its desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.model.progress import CancelAsked, Progress
from desktop.model.stock import PLAIN, Stock
from desktop.services import records
from desktop.services.activities import happenings
from desktop.services.activities.happenings import ActivityQuery
from desktop.services.activities.hours import COUNTING
from desktop.services.desk import Desk
from desktop.services.paper import certificate_pieces, paper_memory, papers, printer_offsets, texts
from desktop.services.paper.certificate_pieces import Piece
from desktop.services.paper.certificates import listing
from desktop.services.paper.paper_memory import Remembered
from desktop.services.paper.papers import Sheet
from desktop.services.paper.recipe import ACTIVITY, PERSON, TEAM, Question, TemplateInfo
from desktop.services.paper.texts import TextChoice
from desktop.services.paper.two_up import two_to_a_sheet
from desktop.services.roster import people
from desktop.services.roster.people import PeopleQuery
from desktop.ui.paper.notices import verbs as notice_verbs
from desktop.ui.paper.notices.verbs import NO_NOTICES, NoticesThere

#: So many sources are listed; more are found by typing.
MOST_SOURCES = 200
_TO_COME = frozenset({"draft", "announced"})


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen.

    Args:
        templates: all documents, in order.
        texts: per document the texts there are for it, the one in force first.
        memory: per document what was chosen the last time.
        offsets: per printer how far it is off.
        questions: per document what it wants to know.
        today: by this PC.
        notices: those there are, and what a new one can begin with.
    """

    templates: tuple[TemplateInfo, ...]
    texts: Mapping[str, tuple[TextChoice, ...]] = field(default_factory=dict)
    memory: Mapping[str, Remembered] = field(default_factory=dict)
    offsets: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    questions: Mapping[str, tuple[Question, ...]] = field(default_factory=dict)
    today: dt.date = dt.date.min
    notices: NoticesThere = NO_NOTICES


@dataclass(frozen=True, slots=True)
class Source:
    """An activity, a team or a person that papers can be about.

    Args:
        id: which.
        words: as the clerk knows it.
        aside: what tells it from others.
    """

    id: str
    words: str
    aside: str = ""


_Known = tuple[str, tuple[str, ...], str, dict[str, tuple[str, ...]], Stock, str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Order:
    """What the clerk wants on paper.

    Args:
        template: its name.
        paper: ``A4`` ….
        parts: the records it is about, with the volunteers meant of each; everybody where empty.
        stock: the sheet in the printer.
        printer: its name, where it matters.
        answers: to the document's questions, as (name, value).
    """

    template: str
    paper: str
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    stock: Stock = PLAIN
    printer: str = ""
    answers: tuple[tuple[str, str], ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The records it is about."""
        return tuple(part[0] for part in self.parts)

    @property
    def people(self) -> dict[str, tuple[str, ...]]:
        """The volunteers meant, by record."""
        return dict(self.parts)

    def known(self) -> _Known:
        """All of it, as `papers.preview` and `papers.issue` take it."""
        answers = dict(self.answers)
        return self.template, self.ids, self.paper, self.people, self.stock, self.printer, answers


def choices(desk: Desk) -> Choices:
    """All that can be chosen."""
    known = papers.templates()
    found = {info.name: tuple(texts.choices(desk, info.name)) for info in known}
    memory, offsets = paper_memory.remembered(desk), printer_offsets.all_offsets(desk)
    asked, listed = papers.questions(desk), notice_verbs.there(desk)
    return Choices(known, found, memory, offsets, asked, desk.today(), listed)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What 打印 is asked to show by another screen.

    Args:
        template: the document.
        ids: the records it is about.
        only: of certificates those meant, as (activity, volunteer); the usual where empty.
        answers: to the document's questions, as (name, value).
    """

    template: str
    ids: tuple[str, ...] = ()
    only: frozenset[tuple[str, str]] = frozenset()
    answers: tuple[tuple[str, str], ...] = ()


NOTHING_WANTED = Wanted("")


@dataclass(frozen=True, slots=True)
class Reprint:
    """How a certificate of the register comes onto paper once more."""

    certificate: str

    def __call__(self, desk: Desk) -> Wanted:
        """Ask."""
        found = listing.again(desk, self.certificate)
        piece = frozenset({(found.record, found.volunteer)})
        return Wanted(found.template, (found.record,), piece, found.answers)


@dataclass(frozen=True, slots=True)
class UseText:
    """Print this text from now on, on this PC."""

    template: str
    text: str

    def __call__(self, desk: Desk) -> str:
        """Do it; gives what to tell."""
        texts.use(desk, self.template, self.text)
        return QCoreApplication.translate("paper", "以后打印用这一份；别的文本都还在，随时可以换。")


@dataclass(frozen=True, slots=True)
class SourcesOf:
    """What papers of a sort can be about.

    Args:
        about: ``activity``, ``team`` or ``person``.
        words: narrows it.
        with_ids: those that must be among them.
        planned: of activities also those that are to come.
    """

    about: str
    words: str = ""
    with_ids: tuple[str, ...] = ()
    planned: bool = False

    def __call__(self, desk: Desk) -> tuple[SourcesOf, list[Source]]:
        """Ask; gives itself back, to tell answers apart."""
        return self, _SOURCES[self.about](desk, self)


def _activities(desk: Desk, asked: SourcesOf) -> list[Source]:
    ids = happenings.activity_ids(desk, ActivityQuery(search=asked.words))[:MOST_SOURCES]
    more = [one for one in asked.with_ids if one not in set(ids)]
    rows = happenings.activity_rows(desk, [*more, *ids])
    fitting = COUNTING | _TO_COME if asked.planned else COUNTING
    return [Source(row.id, row.title, row.day) for row in rows if row.status in fitting]


def _teams(desk: Desk, asked: SourcesOf) -> list[Source]:
    found = records.list_records(desk, "team", search=asked.words)
    kept = records.list_records(desk, "team") if asked.with_ids else []
    shown = {one.id: one for one in (*(t for t in kept if t.id in asked.with_ids), *found)}
    return [Source(one.id, one.text("name"), one.text("category")) for one in shown.values()]


def _people(desk: Desk, asked: SourcesOf) -> list[Source]:
    ids = people.people_ids(desk, PeopleQuery(search=asked.words))[:MOST_SOURCES]
    more = [one for one in asked.with_ids if one not in set(ids)]
    rows = people.people_rows(desk, [*more, *ids])
    return [Source(row.id, row.name, row.village_group) for row in rows]


_SOURCES = {ACTIVITY: _activities, TEAM: _teams, PERSON: _people}


@dataclass(frozen=True, slots=True)
class PiecesOf:
    """Which certificates there can be."""

    about: str
    ids: tuple[str, ...]

    def __call__(self, desk: Desk) -> tuple[PiecesOf, list[Piece]]:
        """Ask; gives itself back, to tell answers apart."""
        return self, certificate_pieces.pieces(desk, self.about, self.ids)


@dataclass(frozen=True, slots=True)
class Preview:
    """What it would look like; registers nothing."""

    order: Order

    def __call__(
        self, desk: Desk, progress: Progress, cancelled: CancelAsked
    ) -> tuple[Order, Sheet]:
        """Ask; gives the order back, to tell answers apart."""
        one = self.order
        sheet = papers.preview(desk, *one.known(), progress=progress, cancelled=cancelled)
        return one, sheet


@dataclass(frozen=True, slots=True)
class Issue:
    """The document itself, certificates with their numbers; saved where a target is given."""

    order: Order
    target: Path | None = None
    memory: Remembered | None = None

    def __call__(self, desk: Desk, progress: Progress, cancelled: CancelAsked) -> Sheet:
        """Do it; the choices are kept for the next time."""
        one = self.order
        sheet = papers.issue(
            desk, *one.known(), into=self.target, progress=progress, cancelled=cancelled
        )
        if self.memory is not None:
            paper_memory.remember(desk, one.template, self.memory)
        return sheet


@dataclass(frozen=True, slots=True)
class TwoUp:
    """Two pages of a finished sheet to a side; of these pages only, all where empty."""

    pdf: bytes
    pages: frozenset[int]

    def __call__(self, desk: Desk) -> bytes:
        """Lay them."""
        return two_to_a_sheet(desk, self.pdf, self.pages)


@dataclass(frozen=True, slots=True)
class NotPrinted:
    """What was issued did not come out of the printer."""

    sheet: Sheet

    def __call__(self, desk: Desk) -> None:
        """Do it."""
        papers.not_printed(desk, self.sheet)


@dataclass(frozen=True, slots=True)
class KeepOffsets:
    """How far a printer is off, from now on."""

    printer: str
    right_mm: float
    down_mm: float

    def __call__(self, desk: Desk) -> Choices:
        """Do it; gives the choices anew."""
        printer_offsets.set_offsets(desk, self.printer, self.right_mm, self.down_mm)
        return choices(desk)
