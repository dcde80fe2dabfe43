"""What every paper needs to be made: its entry in the table, what is asked, what is laid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from desktop.model.stock import PLAIN, Stock
from desktop.services.desk import Desk
from desktop.services.paper.certificates.claims import Planned

#: What a paper can be about.
STATION, ACTIVITY, TEAM, PERSON = "station", "activity", "team", "person"


class Shows(Enum):
    """Whether a paper tells of people of the roster, and what they must have agreed to for it."""

    #: Nobody of the roster; the station's own head, clerk and bodies are no such people.
    NOBODY = "nobody"
    #: It hangs or is handed to others: only those who agreed to that purpose, asked at the moment
    #: the paper is made; whoever is left out is told of before.
    WALL = "wall"
    PUBLICITY = "publicity"
    #: Pictures, only by that consent.
    PHOTO = "photo"
    #: Only as the clerk wrote it into a text; whoever has not agreed is told of before.
    TYPED = "typed"
    #: The person's own paper, made for them.
    OWN = "own"
    #: A list or file that stays at the desk, or goes round among those who stand on it.
    DESK = "desk"


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    """One template.

    Args:
        name: as on the command line.
        label: in Chinese.
        papers: the sizes it is made for, the usual one first.
        about: ``station``, or ``activity``, ``team`` or ``person`` if it needs one or several.
        each: whether everybody who took part gets one of their own.
        preprinted: whether it can go onto bought paper that has its frame already.
        moves: whether it shows how far a printer is off.
        blank: whether it can also be made of nothing chosen, to be filled in by hand.
        single: whether each page is a sheet of its own, never the back of another's: a
            certificate, a name to stand on a desk.
        shows: of whom it tells (a test asks it of every template).
    """

    name: str
    label: str
    papers: tuple[str, ...]
    about: str
    each: bool = False
    preprinted: bool = False
    moves: bool = False
    blank: bool = False
    single: bool = False
    shows: tuple[Shows, ...] = ()


def day_of(written: str) -> dt.date | None:
    """A day as ``2026-11-22``; None where it is none, or not wholly typed yet."""
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None


class Answer(Enum):
    """How a question is answered."""

    CHOICE = "choice"
    WORDS = "words"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Question:
    """What a paper wants to know beside the records it is about.

    Args:
        name: as on the command line.
        label: in Chinese.
        answer: how it is answered; a day as ``2026-11-22``.
        usual: what is taken where nobody answers.
        offered: of a choice: what there is, (value, words).
    """

    name: str
    label: str
    answer: Answer
    usual: str = ""
    offered: tuple[tuple[str, str], ...] = ()

    def takes(self, value: str) -> bool:
        """Whether that is an answer; nothing means the usual one."""
        if not value or self.answer is Answer.WORDS:
            return True
        if self.answer is Answer.CHOICE:
            return value in dict(self.offered)
        return day_of(value) is not None

    def told(self) -> str:
        """What may be answered, in words."""
        if self.answer is Answer.DAY:
            return "2026-11-22 这样的日期"
        return "、".join(value for value, _ in self.offered)


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that is being written, to be looked at before it is stored.

    Args:
        title: of it.
        body: JSON, as the document would hold it.
        effective_on: ISO day; empty for none.
    """

    title: str
    body: str
    effective_on: str = ""


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """What is wanted on paper.

    Args:
        template: its name.
        paper: ``A4`` …; the usual one where empty.
        ids: the records it is about.
        people: only these volunteers: for every record the same, or by record; all where empty.
        stock: the sheet in the printer.
        printer: its name, where it matters.
        answers: to the paper's questions, by name; the usual ones are there too.
        draft: instead of the text in force.
    """

    template: str
    paper: str = ""
    ids: tuple[str, ...] = ()
    people: Sequence[str] | Mapping[str, Sequence[str]] = ()
    stock: Stock = PLAIN
    printer: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    draft: Draft | None = None

    def people_of(self, record_id: str) -> Sequence[str]:
        """Those meant of one record; everybody where empty."""
        if isinstance(self.people, Mapping):
            return self.people.get(record_id, ())
        return self.people


@dataclass(frozen=True, slots=True)
class Laid:
    """All that a paper says, before it is set.

    Args:
        data: the template's data object.
        title: what it is, also for a file name.
        unnumbered: certificates in it that have no number yet.
        left_out: names of those who took part without hours, and so have no certificate in it.
        remark: what there is to know before it is saved or printed, in words.
        only_to_look: whether it may not be saved as it is.
        planned: what stands in the register for each page, or will.
    """

    data: object
    title: str
    unnumbered: int = 0
    left_out: tuple[str, ...] = ()
    remark: str = ""
    only_to_look: bool = False
    planned: tuple[Planned, ...] = ()


def no_questions(_desk: Desk) -> tuple[Question, ...]:
    """Nothing is asked."""
    return ()


def nothing(_desk: Desk, _order: PaperOrder) -> None:
    """Nothing more is to be written down."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """An entry of the table of papers.

    Args:
        info: what it is.
        look: what it would say; registers nothing.
        issue: what it says, with its numbers; the same as `look` where None.
        register: writes the numbers down once the paper is there, and gives the ids of what was
            written; None where they are no longer free. Where there is no such function, `issue`
            has done it.
        asks: what it wants to know.
        noted: writes down that it was made, after it was.
    """

    info: TemplateInfo
    look: Callable[[Desk, PaperOrder], Laid]
    issue: Callable[[Desk, PaperOrder], Laid] | None = None
    register: Callable[[Desk, PaperOrder, Laid], tuple[str, ...] | None] | None = None
    asks: Callable[[Desk], tuple[Question, ...]] = field(default=no_questions)
    noted: Callable[[Desk, PaperOrder], None] = field(default=nothing)
