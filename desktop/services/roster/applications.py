"""Signed application forms come home: whose each is, and what stands on it into the register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from desktop.model import application_code, checks
from desktop.model.fields import Value
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.model.kinds.people import PURPOSE
from desktop.model.locked import readable as in_words
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.services import rules
from desktop.services.desk import Desk
from desktop.services.photos import personal_pictures
from desktop.services.photos.pictures import Loose, Taken, laid_down, look_at
from desktop.services.photos.scanned_pages import ScannedPage, read_pages
from desktop.services.roster import consents, minors, teams
from desktop.storage import columns
from desktop.storage.journal import Group
from desktop.storage.merged import selves
from desktop.storage.photos.photo_claims import keeping

_VOLUNTEER = kind_named("volunteer")
#: What the paper is called in the captions of its scans.
PAPER = "报名表"

Whose = Literal["known", "blank", "elsewhere", "gone", "unread"]


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that was looked at.

    Args:
        name: of its file, with the page where that has several.
        picture: it itself.
        file: where it came from.
        number: of the pages of that file, from 1.
        whose: ``known`` somebody of this station, ``blank`` a form without a name, ``elsewhere``
            another station's, ``gone`` somebody who is in the register no more, or ``unread``.
        volunteer: id of whom it is; empty unless known.
        title: their name.
    """

    name: str
    picture: Path | Loose
    file: Path
    number: int = 1
    whose: Whose = "unread"
    volunteer: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class FormsSeen:
    """What became of looking at files.

    Args:
        pages: in order.
        failed: (file name, why it can't be read).
    """

    pages: tuple[FormPage, ...]
    failed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Application:
    """What stands on one signed form.

    Args:
        pages: scans of it.
        volunteer: id of whom it is; empty for somebody new.
        typed: fields of the volunteer as typed; those that are not there stay.
        purposes: codes of `PURPOSE` that were agreed to.
        day: when it was signed, ISO.
        given_by: the guardian who signed; empty for themselves.
        teams: ids of teams they wish to join.
    """

    pages: tuple[Path | Loose, ...] = ()
    volunteer: str = ""
    typed: Mapping[str, object] = field(default_factory=dict)
    purposes: tuple[str, ...] = ()
    day: str = ""
    given_by: str = ""
    teams: tuple[str, ...] = ()


def look_at_forms(
    desk: Desk,
    paths: Sequence[Path],
    *,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> FormsSeen:
    """Read the codes of scans; changes nothing.

    Args:
        desk: the open station, may be one that only reads.
        paths: pictures, or PDFs of which each page is one.
        progress: files done, files in all.
        cancelled: asked between files.

    Raises:
        errors.Cancelled: somebody asked it to stop.
    """
    read = read_pages(desk, paths, progress=progress, cancelled=cancelled)
    return FormsSeen(tuple(_page(desk, page) for page in read.pages), read.failed)


def by_short_code(desk: Desk, text: str) -> Record | None:
    """Whose form bears a short code; None where nobody's does.

    Args:
        desk: the open station.
        text: as typed.
    """
    wanted = application_code.typed(text)
    if not wanted:
        return None
    for (person,) in desk.store.rows("SELECT id FROM volunteer WHERE removed_at IS NULL"):
        if application_code.short(person) == wanted:
            return desk.records.get(_VOLUNTEER, selves(desk.store, person)[0])
    return None


def attach(desk: Desk, pages: Sequence[FormPage]) -> int:
    """Put scans to the people they are of, and to their consents that lack one, as one action.

    Args:
        desk: the open station.
        pages: of which each is known.

    Returns:
        How many were not there before.

    Raises:
        errors.InputFileError: a page can't be read; nothing was written.
    """
    by_person: dict[str, list[Path | Loose]] = {}
    for page in pages:
        by_person.setdefault(page.volunteer, []).append(page.picture)
    added = 0
    with keeping(desk.home.staging):
        looked = {
            person: [laid_down(desk, look_at(desk, one)) for one in of]
            for person, of in by_person.items()
        }
        with desk.action("photo", "") as group:
            for person, taken in looked.items():
                new = _not_there(desk, person, taken)
                added += len(new)
                _put(desk, group, person, new)
            people = list(by_person)
            group.rename(f"附上{consents.who(desk, people)}的报名表")
    return added


def accept(desk: Desk, told: Application) -> RecordId:
    """Enter a signed form: the person, their consents with the scan, their teams; one action.

    Who applied is in service from the day it was signed. A field that is not typed stays.

    Args:
        desk: the open station.
        told: what stands on it.

    Returns:
        The person's id.

    Raises:
        errors.RecordError: a value will not do; nothing was written.
        errors.InvalidValues: the day is to come, or no guardian signed for somebody not of age.
        errors.InputFileError: a page can't be read; nothing was written.
    """
    day = told.day or desk.today().isoformat()
    with keeping(desk.home.staging):
        pages = [laid_down(desk, look_at(desk, one)) for one in told.pages]
        with desk.action("add", "") as group:
            person = _enter(desk, group, told, day)
            if told.purposes:
                consents.check(desk, [person], told.purposes, day)
                minors.check_guardian(desk, [person], day, told.given_by)
                consents.write(desk, group, [person], told.purposes, day, told.given_by)
            if pages:
                _put(desk, group, person, _not_there(desk, person, pages))
            if told.teams:
                teams.set_teams(desk, group, person, told.teams, joins=True)
            rules.follow(desk, group, "volunteer", person)
            group.rename(f"受理{consents.who(desk, [person])}的报名表")
    return person


def _enter(desk: Desk, group: Group, told: Application, day: str) -> RecordId:
    """The person as the form says, in service from that day."""
    typed = checks.parse_values(_VOLUNTEER, told.typed)
    if not told.volunteer:
        values = columns.complete(_VOLUNTEER, {"status": "active", "registered_on": day, **typed})
        return desk.records.insert(group, _VOLUNTEER, rules.settle(desk, _VOLUNTEER, values))
    record = desk.records.get(_VOLUNTEER, selves(desk.store, told.volunteer)[0])
    wanted: dict[str, Value] = dict(typed)
    if record.text("status") == "applicant":
        wanted["status"] = "active"
    if not record.values["registered_on"]:
        wanted.setdefault("registered_on", day)
    settled = rules.settle(desk, _VOLUNTEER, {**record.values, **wanted})
    changed = {name: value for name, value in settled.items() if value != record.values[name]}
    desk.records.update(group, record, changed)
    return record.id


def _not_there(desk: Desk, person: str, taken: Sequence[Taken]) -> list[Taken]:
    """Pages that the person has not got yet."""
    there = {one.text("sha256") for one in personal_pictures.scans(desk, person)}
    return [one for one in taken if one.photo.sha256 not in there]


def _put(desk: Desk, group: Group, person: str, pages: Sequence[Taken]) -> None:
    """Scans at the person, and the first at each consent in force that has none."""
    if not pages:
        return
    made = personal_pictures.put_scans(desk, group, person, pages, PAPER)
    every = [code for code, _ in PURPOSE]
    bare = [one for one in consents.in_force(desk, [person], every) if not one.values["scan"]]
    desk.records.update_many(group, bare, {"scan": made})


def _page(desk: Desk, page: ScannedPage) -> FormPage:
    """With whoever is meant."""
    whose, record = _meant(desk, page.codes)
    title = in_words(record.text("name")) if record else ""
    return FormPage(
        page.name, page.picture, page.file, page.number, whose, record.id if record else "", title
    )


def _meant(desk: Desk, codes: Sequence[str]) -> tuple[Whose, Record | None]:
    read = {code for text in codes if (code := application_code.read(text)) is not None}
    if len(read) != 1:  # two forms in one picture: the clerk says whose it is
        return "unread", None
    (code,) = read
    if code.division != desk.station.text("division_code"):
        return "elsewhere", None
    if not code.volunteer:
        return "blank", None
    found = desk.records.get_many(_VOLUNTEER, [selves(desk.store, code.volunteer)[0]])
    if not found or found[0].removed_at:
        return "gone", None
    return "known", found[0]
