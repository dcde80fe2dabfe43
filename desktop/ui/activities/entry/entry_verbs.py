"""What writing an activity down asks of the station, each as something a lane can call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from desktop.importing.name_list import Pasted
from desktop.services.activities import stories
from desktop.services.activities.stories import LastTime
from desktop.services.desk import Desk
from desktop.services.photos import photo_times, photos
from desktop.services.photos.photo_times import Seen
from desktop.services.photos.pictures import Loose
from desktop.services.roster import by_names, memberships, name_lists, people
from desktop.services.roster.name_lists import NameList
from desktop.services.roster.people import PeopleQuery, PersonRow
from desktop.ui.activities.photos.chosen_files import is_picture

_QUALITY = 92
#: A sign-in sheet has no more lines; longer lists are found by typing.
MOST_ON_ROLL = 300


@dataclass(frozen=True, slots=True)
class WhoIsNamed:
    """Who a pasted list names."""

    text: str

    def __call__(self, desk: Desk) -> NameList:
        """Ask."""
        return name_lists.whole_list(desk, self.text)


@dataclass(frozen=True, slots=True)
class AddNamed:
    """Take people into the roster whom a list names."""

    pasted: tuple[Pasted, ...]

    def __call__(self, desk: Desk) -> list[PersonRow]:
        """Do it; gives their rows."""
        return name_lists.add_people(desk, self.pasted)


@dataclass(frozen=True, slots=True)
class LearnName:
    """Remember whom a list meant by a name."""

    volunteer: str
    called: str
    name: str

    def __call__(self, desk: Desk) -> tuple[str, str]:
        """Do it; gives what was learnt and of whom, empty where there was nothing to."""
        learnt = by_names.learn(desk, self.volunteer, self.called)
        return (self.called, self.name) if learnt else ("", "")


@dataclass(frozen=True, slots=True)
class Roll:
    """The people to tick: a team's, a village group's, or those of an activity before.

    Args:
        team: its id; empty for none.
        group: a village group; empty for none.
        activity: an activity's id; empty for none. With all three empty: everybody.
    """

    team: str = ""
    group: str = ""
    activity: str = ""

    def __call__(self, desk: Desk) -> tuple[Roll, list[PersonRow]]:
        """Ask; gives the question back, to tell answers apart."""
        if self.team:
            ids: Sequence[str] = memberships.members(desk, self.team)
        elif self.activity:
            from desktop.services.activities.activities import participants_of

            ids = [who.id for _, who in participants_of(desk, self.activity)]
        else:
            ids = people.people_ids(desk, PeopleQuery(village_group=self.group))
        return self, people.people_rows(desk, list(ids)[:MOST_ON_ROLL])


@dataclass(frozen=True, slots=True)
class AskLastTime:
    """The last activity of that name or series."""

    title: str
    series: str = ""
    but: str = ""

    def __call__(self, desk: Desk) -> tuple[str, LastTime | None]:
        """Ask; gives the name back, to tell answers apart."""
        return self.title, stories.last_time(desk, self.title, self.series, self.but)


@dataclass(frozen=True, slots=True)
class AskLastText:
    """Last time's text."""

    what: str
    title: str
    kind: str
    team: str
    but: str

    def __call__(self, desk: Desk) -> tuple[str, str]:
        """Ask; gives back which text was asked for."""
        found = stories.last_text(desk, self.what, self.title, self.kind, self.team, self.but)
        return self.what, found


@dataclass(frozen=True, slots=True)
class LookAtPictures:
    """The pictures among files and in folders, with their times."""

    paths: tuple[Path, ...]
    folders: bool = True

    def __call__(self, desk: Desk) -> tuple[bool, tuple[Seen, ...]]:
        """Ask; gives back whether there are folders among them."""
        return self.folders, photo_times.look(desk, self.paths, is_picture)


@dataclass(frozen=True, slots=True)
class SayWhenTaken:
    """Write down when pictures were taken that do not tell."""

    ids: tuple[str, ...]
    day: str

    def __call__(self, desk: Desk) -> int:
        """Do it; gives how many."""
        return photos.say_when_taken(desk, self.ids, self.day)


@dataclass(frozen=True, slots=True)
class Written:
    """A picture of the clipboard as a JPEG; a large one takes too long for the window's thread."""

    image: QImage
    name: str

    def __call__(self, _desk: Desk) -> Loose:
        """Do it."""
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.image.save(buffer, "JPEG", _QUALITY)  # type: ignore[call-overload]
        return Loose(self.name, bytes(data.data()))
