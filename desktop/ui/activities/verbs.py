"""What the screen asks of the station, each as something a lane can call with its desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services import records, vocabularies
from desktop.services.activities import activities, activity_edits, filing, happenings, stories
from desktop.services.activities.activities import Participant
from desktop.services.activities.happenings import Happening
from desktop.services.desk import Desk
from desktop.services.lists import finding
from desktop.services.photos import photos
from desktop.services.photos.photos import PhotosAdded
from desktop.services.photos.pictures import Loose
from desktop.services.roster import departed, memberships, people
from desktop.services.roster.people import PersonRow
from desktop.services.sync import answers

#: The word lists a form offers, by the field that takes them.
_LISTS = {
    "category": "content",
    "platform": "platform",
    "kind": "activity_kind",
    "role": "participation_role",
}


@dataclass(frozen=True, slots=True)
class Offers:
    """What a form offers to choose from.

    Args:
        today: the day by the station's clock.
        teams: (id, name) of every team.
        points: (id, name) of every place.
        words: per field its word list.
        titles: names of activities there were, the latest first.
        phrases: sentences for the story.
        groups: village groups there are people of.
    """

    today: dt.date
    teams: tuple[tuple[str, str], ...] = ()
    points: tuple[tuple[str, str], ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    titles: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


def offers(desk: Desk) -> Offers:
    """All that a form offers."""
    return Offers(
        desk.today(),
        _named(desk, "team"),
        _named(desk, "point"),
        {name: tuple(vocabularies.words(desk, of)) for name, of in _LISTS.items()},
        tuple(stories.titles_before(desk)),
        tuple(stories.phrases(desk)),
        tuple(people.village_groups(desk)),
    )


@dataclass(frozen=True, slots=True)
class ShowActivity:
    """One activity, whole."""

    id: str

    def __call__(self, desk: Desk) -> Happening:
        """Ask."""
        return happenings.happening(desk, self.id)


@dataclass(frozen=True, slots=True)
class ActivityOf:
    """The activity that a claim's month, a photo or another record leads to; empty for none."""

    kind: str
    id: str

    def __call__(self, desk: Desk) -> str:
        """Ask."""
        kind = kind_named(self.kind)
        record = desk.records.get(kind, self.id)
        return str(record.reference("activity") or "") if "activity" in kind.by_name else ""


@dataclass(frozen=True, slots=True)
class FindPeople:
    """Volunteers by characters, pinyin, initials or phone."""

    typed: str

    def __call__(self, desk: Desk) -> tuple[str, list[PersonRow]]:
        """Ask; gives back what was typed, to tell answers apart."""
        found = finding.find_anything(desk, self.typed)
        ids = [one.id for one in found if one.kind == "volunteer"]
        return self.typed, people.people_rows(desk, departed.still_there(desk, ids))


@dataclass(frozen=True, slots=True)
class TeamMembers:
    """Everybody who belongs to a team now."""

    team: str

    def __call__(self, desk: Desk) -> list[PersonRow]:
        """Ask."""
        return people.people_rows(desk, memberships.members(desk, self.team))


@dataclass(frozen=True, slots=True)
class Batch:
    """Pictures chosen for an activity.

    Args:
        pictures: files, and pictures that were pasted.
        taken: when those were taken that do not tell; ISO day or empty.
    """

    pictures: tuple[Path | Loose, ...] = ()
    taken: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a form holds when it is saved.

    Args:
        id: of the activity that is changed; empty for a new one.
        typed: its fields.
        participants: who took part.
        bases: per field the version the form showed.
        batch: pictures to take in afterwards.
        seen: the participations the form showed, by volunteer.
    """

    id: str
    typed: Mapping[str, object]
    participants: Sequence[Participant]
    bases: Mapping[str, int]
    batch: Batch = field(default_factory=Batch)
    seen: Mapping[str, Record] = field(default_factory=dict)

    def __call__(self, desk: Desk) -> str:
        """Save; gives the activity's id."""
        if not self.id:
            return activities.record_activity(desk, self.typed, self.participants)
        activity_edits.revise_activity(
            desk, self.id, self.typed, self.participants, self.bases, self.seen
        )
        return self.id


@dataclass(frozen=True, slots=True)
class AddPhotos:
    """Take pictures in."""

    activity: str
    paths: tuple[Path | Loose, ...]
    taken: str = ""

    def __call__(
        self, desk: Desk, progress: Callable[[int, int], None], cancelled: Callable[[], bool]
    ) -> PhotosAdded:
        """Do it, telling how far it is."""
        return photos.add_photos(
            desk,
            self.activity,
            self.paths,
            taken=self.taken,
            progress=progress,
            cancelled=cancelled,
        )


@dataclass(frozen=True, slots=True)
class AnswerDone:
    """Tell whoever returned it that it is mended."""

    answer: str
    words: str

    def __call__(self, desk: Desk) -> str:
        """Do it; gives what to tell."""
        answers.reply_done(desk, self.answer, self.words)
        return QCoreApplication.translate("ActivityVerbs", "答复记下了，下次同步时报上去。")


@dataclass(frozen=True, slots=True)
class FileActivity:
    """Put an activity's file away."""

    activity: str
    incomplete: bool = False

    def __call__(self, desk: Desk) -> bool:
        """Do it."""
        return filing.file_activity(desk, self.activity, incomplete=self.incomplete)


@dataclass(frozen=True, slots=True)
class ReopenActivity:
    """Take an activity's file out again."""

    activity: str

    def __call__(self, desk: Desk) -> bool:
        """Do it."""
        return filing.reopen_activity(desk, self.activity)


@dataclass(frozen=True, slots=True)
class Caption:
    """Write a photo's caption."""

    photo: str
    words: str

    def __call__(self, desk: Desk) -> bool:
        """Do it."""
        return records.change(desk, "photo", self.photo, {"caption": self.words})


@dataclass(frozen=True, slots=True)
class OrderPhotos:
    """Put an activity's photos in an order."""

    activity: str
    ids: tuple[str, ...]

    def __call__(self, desk: Desk) -> bool:
        """Do it."""
        return activity_edits.order_photos(desk, self.activity, self.ids)


@dataclass(frozen=True, slots=True)
class Remove:
    """Move records to the trash."""

    kind: str
    ids: tuple[str, ...]

    def __call__(self, desk: Desk) -> int:
        """Do it."""
        return records.remove(desk, self.kind, self.ids)


@dataclass(frozen=True, slots=True)
class Restore:
    """Take records out of the trash again."""

    kind: str
    ids: tuple[str, ...]

    def __call__(self, desk: Desk) -> int:
        """Do it."""
        return records.restore(desk, self.kind, self.ids)


@dataclass(frozen=True, slots=True)
class ExportPhoto:
    """Write a photo, without its location, to a file."""

    photo: str
    target: Path

    def __call__(self, desk: Desk) -> Path:
        """Do it."""
        photos.export_photo(desk, self.photo, self.target)
        return self.target


def _named(desk: Desk, kind: str) -> tuple[tuple[str, str], ...]:
    found = desk.records.find(kind_named(kind))
    return tuple(sorted(((r.id, r.text("name")) for r in found), key=_by_name))


def _by_name(pair: tuple[str, str]) -> str:
    return pair[1]
