"""What 打印 asks of the station, each as something a lane can call with its desk."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop import errors
from desktop.services import happenings, papers, texts
from desktop.services.desk import Desk
from desktop.services.happenings import ActivityQuery
from desktop.services.hours import COUNTING
from desktop.services.papers import Sheet, TemplateInfo
from desktop.services.texts import TextChoice


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen.

    Args:
        templates: all documents, in order.
        activities: (id, day, title) of those that were held, newest first.
        texts: per document the texts there are for it, the one in force first.
    """

    templates: tuple[TemplateInfo, ...]
    activities: tuple[tuple[str, str, str], ...]
    texts: Mapping[str, tuple[TextChoice, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody a certificate can be made for.

    Args:
        id: the volunteer.
        name: as the roster writes it.
        group: the village group.
        minutes: credited.
    """

    id: str
    name: str
    group: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Order:
    """What the clerk wants on paper.

    Args:
        template: its name.
        paper: ``A4`` ….
        activity: for documents about one, else empty.
        people: only these volunteers; everybody where empty.
    """

    template: str
    paper: str
    activity: str = ""
    people: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The records it is about."""
        return (self.activity,) if self.activity else ()


def choices(desk: Desk) -> Choices:
    """All that can be chosen."""
    ids = happenings.activity_ids(desk, ActivityQuery())
    rows = happenings.activity_rows(desk, ids)
    held = tuple((row.id, row.day, row.title) for row in rows if row.status in COUNTING)
    found = {info.name: tuple(texts.choices(desk, info.name)) for info in papers.templates()}
    return Choices(papers.templates(), held, found)


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
class HoldersOf:
    """Who took part in an activity."""

    activity: str

    def __call__(self, desk: Desk) -> tuple[str, list[Holder]]:
        """Ask; gives the activity back, to tell answers apart."""
        found = happenings.happening(desk, self.activity)
        return self.activity, [
            Holder(who.id, who.text("name"), who.text("village_group"), part.number("minutes"))
            for part, who in found.participants
        ]


@dataclass(frozen=True, slots=True)
class Preview:
    """What it would look like; registers nothing."""

    order: Order

    def __call__(self, desk: Desk) -> tuple[Order, Sheet]:
        """Ask; gives the order back, to tell answers apart."""
        order = self.order
        sheet = papers.preview(desk, order.template, order.ids, order.paper, order.people)
        return order, sheet


@dataclass(frozen=True, slots=True)
class Issue:
    """The document itself, certificates with their numbers; saved at once where a target is given.

    Saving stands in the same verb: nothing but the file may come between a number and its paper.
    """

    order: Order
    target: Path | None = None

    def __call__(self, desk: Desk) -> Sheet:
        """Do it."""
        order = self.order
        if self.target is not None:
            _check_folder(self.target)
        sheet = papers.issue(desk, order.template, order.ids, order.paper, order.people)
        if self.target is not None:
            papers.save(sheet, self.target)
        return sheet


def _check_folder(target: Path) -> None:
    """What can be known before a number is used up.

    Raises:
        errors.OutputFileError: there is no such folder, or it may not be written to.
    """
    if not target.parent.is_dir():
        why = QCoreApplication.translate("paper", "没有这个文件夹")
    elif not os.access(target.parent, os.W_OK):
        why = QCoreApplication.translate("paper", "这个文件夹不让写")
    else:
        return
    raise errors.OutputFileError(path=str(target), why=why)
